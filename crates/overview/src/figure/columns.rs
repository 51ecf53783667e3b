//! Columns: parts of a whole that lead from one to the next, each with its points.

use super::colour::{CARD, INK, LINE_STRONG, ON_DARK, PETROL};
use super::svg::{Anchor, Area, Look, MARGIN, Stroke, Svg};
use super::text::Font;
use super::{Captions, Figure, Room};

const HEAD: Font = Font::bold(16.0);
const POINT: Font = Font::regular(14.0);
const INSIDE: f64 = 14.0;
const APART: f64 = 12.0;
/// How far a heading points at the next.
const TIP: f64 = 14.0;
const DOT: f64 = 14.0;

/// A heading and its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What it is called.
    pub title: String,
    /// What stands under it.
    pub points: Vec<String>,
}

/// Columns side by side, or one below the other, each heading an arrow to the next. None without columns.
pub fn columns(columns: &[Listed], room: Room, captions: &Captions) -> Option<Figure> {
    if columns.is_empty() {
        return None;
    }
    let across = match room {
        Room::Wide => columns.len().min(6),
        Room::Narrow => 1,
    };
    let (mut svg, top) = Svg::of_width(captions, room.width());
    let inner = room.width() - 2.0 * MARGIN;
    let width = (inner - APART * (across - 1) as f64) / across as f64;
    let mut y = top;
    for row in columns.chunks(across) {
        let wrapped: Vec<_> = row.iter().map(|one| Wrapped::of(one, width)).collect();
        let head = wrapped.iter().map(Wrapped::head_height).fold(0.0, f64::max);
        let body = wrapped.iter().map(Wrapped::body_height).fold(0.0, f64::max);
        for (place, one) in wrapped.iter().enumerate() {
            let x = MARGIN + place as f64 * (width + APART);
            one.draw(&mut svg, (x, y), width, (head, body));
        }
        y += head + body + APART;
    }
    Some(svg.finish(y - APART))
}

struct Wrapped {
    title: Vec<String>,
    points: Vec<Vec<String>>,
}

impl Wrapped {
    fn of(column: &Listed, width: f64) -> Self {
        let points = column.points.iter();
        let points = points.map(|point| POINT.wrap_whole(point, width - 2.0 * INSIDE - DOT));
        Self {
            title: HEAD.wrap(&column.title, width - 2.0 * INSIDE - TIP),
            points: points.filter(|lines| !lines.is_empty()).collect(),
        }
    }

    fn head_height(&self) -> f64 {
        self.title.len().max(1) as f64 * HEAD.leading() + 2.0 * INSIDE
    }

    fn body_height(&self) -> f64 {
        let points = self.points.iter();
        let points = points.map(|lines| lines.len() as f64 * POINT.leading() + 6.0);
        points.sum::<f64>() + 2.0 * INSIDE - 6.0
    }

    fn draw(&self, svg: &mut Svg, (x, y): (f64, f64), width: f64, (head, body): (f64, f64)) {
        let below = Area {
            x,
            y: y + head,
            width: width - TIP,
            height: body,
        };
        svg.rect(below, CARD, Stroke::Plain(LINE_STRONG));
        let (right, middle, bottom) = (x + width, y + head / 2.0, y + head);
        let arrow = [
            (x, y),
            (right - TIP, y),
            (right, middle),
            (right - TIP, bottom),
            (x, bottom),
        ];
        svg.polygon(&arrow, PETROL, Stroke::None);
        let look = Look::new(HEAD, Anchor::Start, ON_DARK);
        svg.lines_around(x + INSIDE, middle, &self.title, look);
        let look = Look::new(POINT, Anchor::Start, INK);
        let mut y = y + head + INSIDE;
        for lines in &self.points {
            let dot = y + POINT.leading() / 2.0;
            svg.circle((x + INSIDE + 3.0, dot), 2.5, PETROL, Stroke::None);
            svg.lines(x + INSIDE + DOT, y, lines, look);
            y += lines.len() as f64 * POINT.leading() + 6.0;
        }
    }
}
