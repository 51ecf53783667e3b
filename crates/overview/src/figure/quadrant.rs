//! A quadrant: what does most, and what can be done at all.

use super::colour::{CARD, INK, INK_SOFT, LINE, LINE_STRONG, ON_DARK, PETROL, PETROL_SOFT};
use super::place::{Side, discs, labels};
use super::svg::{Anchor, Area, Look, MARGIN, Stroke, Svg};
use super::text::Font;
use super::{Captions, Figure};

const LABEL: Font = Font::regular(12.0);
const KEY: Font = Font::regular(13.0);
const AXIS: Font = Font::bold(13.0);
const TICK: Font = Font::regular(12.0);
const PLACE: Font = Font::bold(12.0);

const WIDTH: f64 = 680.0;
const HEIGHT: f64 = 520.0;
const WIDEST_LABEL: f64 = 170.0;
const WIDEST_KEY: f64 = 280.0;
const DOT: f64 = 6.0;
const DISC: f64 = 11.0;
const TICKS: f64 = 34.0;

/// A point with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// What it is called.
    pub label: String,
    /// How far to the right.
    pub x: f64,
    /// How far up.
    pub y: f64,
}

/// What is measured along a side, and from where to where. The middle is where the quadrants meet: that of the scale, not
/// of the points, for else half of all things would always be bad.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis<'a> {
    /// What it measures.
    pub title: &'a str,
    /// The least that can be, such as the lowest mark that could be given.
    pub from: f64,
    /// The most that can be.
    pub to: f64,
}

impl Axis<'_> {
    /// How far along a value is, of one; what is beyond an end stands at it.
    fn share(&self, value: f64) -> f64 {
        ((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }

    fn has_extent(&self) -> bool {
        (self.to - self.from).is_finite() && self.to > self.from
    }
}

/// Points between two axes, the best to the upper right. Their labels stand beside them where all have room;
/// otherwise they have numbers, and a key beside. None without a point of finite numbers, or where an axis has no extent.
pub fn quadrant(points: &[Point], x: Axis, y: Axis, captions: &Captions) -> Option<Figure> {
    let is_finite = |point: &&Point| point.x.is_finite() && point.y.is_finite();
    let points: Vec<_> = points.iter().filter(is_finite).collect();
    if points.is_empty() || !x.has_extent() || !y.has_extent() {
        return None;
    }
    // Where a point stands depends on how high the title is, so places are first counted from the frame's corner.
    let inset = DISC + 4.0;
    let place = |point: &&Point| {
        let across = inset + x.share(point.x) * (WIDTH - 2.0 * inset);
        let up = inset + y.share(point.y) * (HEIGHT - 2.0 * inset);
        (across, HEIGHT - up)
    };
    let places: Vec<_> = points.iter().map(place).collect();
    let wrapped: Vec<_> = points
        .iter()
        .map(|point| LABEL.wrap(&point.label, WIDEST_LABEL))
        .collect();
    let size = |lines: &Vec<String>| (LABEL.widest(lines), lines.len() as f64 * LABEL.leading());
    let sizes: Vec<_> = wrapped.iter().map(size).collect();
    let frame = Area {
        x: 0.0,
        y: 0.0,
        width: WIDTH,
        height: HEIGHT,
    };
    // A key has room for more than a place beside a point.
    let is_whole = |lines: &Vec<String>| lines.last().is_none_or(|line| !line.ends_with('…'));
    let beside = match wrapped.iter().all(is_whole) {
        true => labels(&places, &sizes, DOT, frame),
        false => None,
    };

    let left = MARGIN + TICKS;
    let key = if beside.is_some() {
        0.0
    } else {
        24.0 + 2.0 * DISC + 10.0 + WIDEST_KEY
    };
    let (mut svg, top) = Svg::new(captions, left + WIDTH + key + MARGIN);
    let top = top + AXIS.leading() + 6.0;
    let corner = (left, top);
    ground(&mut svg, corner, x, y, captions);
    let mut bottom = top + HEIGHT + TICK.leading() + AXIS.leading() + 12.0;
    match beside {
        Some(beside) => {
            for (at, (side, area)) in beside.into_iter().enumerate() {
                svg.circle(from(corner, places[at]), DOT, PETROL, Stroke::Plain(CARD));
                let (anchor, across) = match side {
                    Side::Right => (Anchor::Start, 0.0),
                    Side::Left => (Anchor::End, area.width),
                    Side::Over => (Anchor::Middle, area.width / 2.0),
                };
                let (x, y) = from(corner, (area.x + across, area.y));
                svg.lines(x, y, &wrapped[at], Look::new(LABEL, anchor, INK));
            }
        }
        None => {
            numbered(&mut svg, corner, &places, frame, captions);
            bottom = bottom.max(listed(&mut svg, corner, &points, captions));
        }
    }
    Some(svg.finish(bottom))
}

/// A place in the frame as one in the picture.
fn from(corner: (f64, f64), place: (f64, f64)) -> (f64, f64) {
    (corner.0 + place.0, corner.1 + place.1)
}

/// The four fields, what is measured, and where it begins, turns and ends.
fn ground(svg: &mut Svg, corner: (f64, f64), x: Axis, y: Axis, captions: &Captions) {
    let (left, top) = corner;
    let (right, bottom) = (left + WIDTH, top + HEIGHT);
    let (across, down) = (left + WIDTH / 2.0, top + HEIGHT / 2.0);
    let best = Area {
        x: across,
        y: top,
        width: WIDTH / 2.0,
        height: HEIGHT / 2.0,
    };
    svg.rect(best, PETROL_SOFT, Stroke::None);
    let all = Area {
        x: left,
        y: top,
        width: WIDTH,
        height: HEIGHT,
    };
    svg.rect(all, "none", Stroke::Plain(LINE_STRONG));
    svg.line((across, top), (across, bottom), Stroke::Dashed(LINE_STRONG));
    svg.line((left, down), (right, down), Stroke::Dashed(LINE_STRONG));

    let tick = |axis: Axis, share: f64| {
        let value = axis.from + share * (axis.to - axis.from);
        TICK.shorten(&(captions.number)(value), TICKS - 6.0)
    };
    for (share, anchor) in [
        (0.0, Anchor::Start),
        (0.5, Anchor::Middle),
        (1.0, Anchor::End),
    ] {
        let place = (left + share * WIDTH, bottom + TICK.leading());
        svg.text(place, &tick(x, share), Look::new(TICK, anchor, INK_SOFT));
    }
    for (share, baseline) in [(0.0, 0.0), (0.5, 0.35), (1.0, 0.75)] {
        let place = (left - 6.0, bottom - share * HEIGHT + baseline * TICK.size);
        svg.text(
            place,
            &tick(y, share),
            Look::new(TICK, Anchor::End, INK_SOFT),
        );
    }
    let title = AXIS.shorten(y.title, WIDTH - 24.0);
    let look = Look::new(AXIS, Anchor::Start, INK);
    svg.text((left, top - 10.0), &format!("↑ {title}"), look);
    let title = AXIS.shorten(x.title, WIDTH - 24.0);
    let place = (right, bottom + TICK.leading() + AXIS.leading() + 6.0);
    svg.text(
        place,
        &format!("{title} →"),
        Look::new(AXIS, Anchor::End, INK),
    );
}

/// Numbers at the points. One that had to give way is tied to where it belongs.
fn numbered(
    svg: &mut Svg,
    corner: (f64, f64),
    places: &[(f64, f64)],
    frame: Area,
    captions: &Captions,
) {
    let shown = discs(places, DISC, frame);
    for (place, disc) in places.iter().zip(&shown) {
        if place != disc {
            let (place, disc) = (from(corner, *place), from(corner, *disc));
            svg.line(place, disc, Stroke::Plain(PETROL));
            svg.circle(place, 3.0, PETROL, Stroke::Plain(CARD));
        }
    }
    for (at, disc) in shown.iter().enumerate() {
        number(svg, from(corner, *disc), at, captions);
    }
}

/// What the numbers are called, beside the frame. Tells where it ends.
fn listed(svg: &mut Svg, corner: (f64, f64), points: &[&Point], captions: &Captions) -> f64 {
    let x = corner.0 + WIDTH + 24.0;
    let mut y = corner.1;
    for (at, point) in points.iter().enumerate() {
        let lines = KEY.wrap(&point.label, WIDEST_KEY);
        let height = (lines.len() as f64 * KEY.leading()).max(2.0 * DISC);
        if at > 0 {
            let to = (x + 2.0 * DISC + 10.0 + WIDEST_KEY, y - 5.0);
            svg.line((x, y - 5.0), to, Stroke::Plain(LINE));
        }
        number(svg, (x + DISC, y + height / 2.0), at, captions);
        let text = x + 2.0 * DISC + 10.0;
        svg.lines_around(
            text,
            y + height / 2.0,
            &lines,
            Look::new(KEY, Anchor::Start, INK),
        );
        y += height + 10.0;
    }
    y - 10.0
}

fn number(svg: &mut Svg, (x, y): (f64, f64), at: usize, captions: &Captions) {
    svg.circle((x, y), DISC, PETROL, Stroke::Plain(CARD));
    let look = Look::new(PLACE, Anchor::Middle, ON_DARK);
    let text = PLACE.shorten(&(captions.number)((at + 1) as f64), 2.0 * DISC);
    svg.text((x, y + PLACE.size * 0.35), &text, look);
}
