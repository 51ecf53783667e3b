//! A timeline: what lies when on one axis, bars for what lasts and diamonds for what is on a day.

use super::Room;
use super::colour::{CARD, INK, INK_SOFT, LINE, LINE_STRONG, PETROL, PETROL_SOFT};
use super::svg::{Anchor, Area, Look, MARGIN, Stroke, Svg};
use super::text::Font;
use super::{Captions, Figure};

const LABEL: Font = Font::regular(13.0);
const WHEN: Font = Font::bold(12.0);
const MARK: Font = Font::regular(12.0);

/// Labels stand beside the axis where there is room for both.
const LABELS: f64 = 280.0;
const THICK: f64 = 14.0;
const RADIUS: f64 = 8.0;
const PADDING: f64 = 14.0;
/// Shorter than this nobody sees a bar.
const LEAST: f64 = 6.0;

/// Something on a timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// What it is.
    pub label: String,
    /// When it is, in words.
    pub when: String,
    /// Where it begins and ends on the axis, from 0 to 1; what lies beyond is cut off there, with an arrow. None where nobody
    /// knows.
    pub place: Option<(f64, f64)>,
    /// It is on one day.
    pub is_day: bool,
}

/// Moments on an axis with these marks, each in a row of its own, in their order. None without moments or where none has a
/// place.
pub fn timeline(
    moments: &[Moment],
    marks: &[(f64, String)],
    room: Room,
    captions: &Captions,
) -> Option<Figure> {
    if !moments.iter().any(|moment| known(moment).is_some()) {
        return None;
    }
    let (mut svg, top) = Svg::of_width(captions, room.width());
    let left = match room {
        Room::Wide => MARGIN + LABELS + PADDING,
        Room::Narrow => MARGIN,
    };
    let axis = Axis {
        left,
        width: room.width() - MARGIN - left,
    };
    // What is drawn first lies below: the marks' lines, as long as the rows are high.
    let rows: Vec<Row> = moments.iter().map(|moment| Row::of(moment, room)).collect();
    let heights: f64 = rows.iter().map(|row| row.height + PADDING).sum();
    let begin = top + MARK.leading() + 6.0;
    axis.draw(&mut svg, marks, top, begin + heights);
    let mut y = begin + PADDING / 2.0;
    for row in &rows {
        row.draw(&mut svg, y, &axis, room);
        y += row.height + PADDING;
    }
    Some(svg.finish(begin + heights))
}

/// Where a moment is, if that can be drawn.
fn known(moment: &Moment) -> Option<(f64, f64)> {
    moment
        .place
        .filter(|(from, to)| from.is_finite() && to.is_finite())
}

#[derive(Clone, Copy)]
struct Axis {
    left: f64,
    width: f64,
}

impl Axis {
    fn at(self, place: f64) -> f64 {
        self.left + place.clamp(0.0, 1.0) * self.width
    }

    fn draw(self, svg: &mut Svg, marks: &[(f64, String)], top: f64, bottom: f64) {
        let baseline = top + MARK.size;
        let line = top + MARK.leading() + 2.0;
        let mut free = f64::MIN;
        for (place, text) in marks {
            if !place.is_finite() || !(0.0..=1.0).contains(place) {
                continue;
            }
            let x = self.at(*place);
            svg.line((x, line), (x, bottom), Stroke::Plain(LINE));
            // A mark that would stand in another's, or beyond the picture, has its line only.
            let width = MARK.width(text);
            if x >= free && x + width <= self.left + self.width + MARGIN {
                svg.text(
                    (x, baseline),
                    text,
                    Look::new(MARK, Anchor::Start, INK_SOFT),
                );
                free = x + width + 6.0;
            }
        }
        let end = self.left + self.width;
        svg.line((self.left, line), (end, line), Stroke::Plain(LINE_STRONG));
    }
}

struct Row<'a> {
    moment: &'a Moment,
    lines: Vec<String>,
    when: String,
    height: f64,
}

impl<'a> Row<'a> {
    fn of(moment: &'a Moment, room: Room) -> Self {
        let width = match room {
            Room::Wide => LABELS,
            Room::Narrow => room.width() - 2.0 * MARGIN,
        };
        let lines = LABEL.wrap(&moment.label, width);
        let when = WHEN.shorten(&moment.when, width);
        let words = lines.len() as f64 * LABEL.leading() + WHEN.leading();
        let height = match room {
            Room::Wide => words.max(2.0 * RADIUS),
            Room::Narrow => words + 6.0 + 2.0 * RADIUS,
        };
        Self {
            moment,
            lines,
            when,
            height,
        }
    }

    fn draw(&self, svg: &mut Svg, y: f64, axis: &Axis, room: Room) {
        let words = WHEN.leading() + self.lines.len() as f64 * LABEL.leading();
        let (top, middle) = match room {
            Room::Wide => (y + (self.height - words) / 2.0, y + self.height / 2.0),
            Room::Narrow => (y, y + self.height - RADIUS),
        };
        let when = std::slice::from_ref(&self.when);
        svg.lines(MARGIN, top, when, Look::new(WHEN, Anchor::Start, PETROL));
        let below = top + WHEN.leading();
        svg.lines(
            MARGIN,
            below,
            &self.lines,
            Look::new(LABEL, Anchor::Start, INK),
        );
        let Some((from, to)) = known(self.moment) else {
            return;
        };
        if self.moment.is_day {
            let x = axis.at((from + to) / 2.0);
            let around = [
                (x, middle - RADIUS),
                (x + RADIUS, middle),
                (x, middle + RADIUS),
                (x - RADIUS, middle),
            ];
            svg.polygon(&around, PETROL, Stroke::Plain(CARD));
            return;
        }
        let (from, to) = (from.min(to), to.max(from));
        let x = axis.at(from);
        let width = (axis.at(to) - x).max(LEAST);
        let area = Area {
            x,
            y: middle - THICK / 2.0,
            width,
            height: THICK,
        };
        svg.rect(area, PETROL_SOFT, Stroke::Plain(PETROL));
        let arrow = |x: f64, by: f64| {
            [
                (x - by, middle - THICK / 2.0 - 3.0),
                (x, middle),
                (x - by, middle + THICK / 2.0 + 3.0),
            ]
        };
        if to > 1.0 {
            svg.polygon(&arrow(x + width + 8.0, 10.0), PETROL, Stroke::None);
        }
        if from < 0.0 {
            svg.polygon(&arrow(x - 8.0, -10.0), PETROL, Stroke::None);
        }
    }
}
