//! Stairs: steps from the lowest to the highest, each with what stands on it.

use super::colour::{INK, ON_DARK, PETROL, PETROL_SOFT};
use super::svg::{Anchor, Area, Look, MARGIN, Stroke, Svg};
use super::text::Font;
use super::{Captions, Figure, Listed, Room};

const NAME: Font = Font::bold(14.0);
const ITEM: Font = Font::regular(13.0);
const INSIDE: f64 = 12.0;
/// How far each step is set in from the one below.
const TREAD: f64 = 64.0;

/// Steps, the first one the lowest; the highest is drawn on top. None without steps.
pub fn stairs(steps: &[Listed], room: Room, captions: &Captions) -> Option<Figure> {
    if steps.is_empty() {
        return None;
    }
    let (mut svg, top) = Svg::of_width(captions, room.width());
    let inner = room.width() - 2.0 * MARGIN;
    let risers = (steps.len() - 1).max(1) as f64;
    // However many there are, the highest keeps room for its words.
    let tread = match room {
        Room::Wide => TREAD.min(inner * 0.55 / risers),
        Room::Narrow => 12.0_f64.min(inner * 0.2 / risers),
    };
    let mut y = top;
    for (place, step) in steps.iter().enumerate().rev() {
        let x = MARGIN + place as f64 * tread;
        let width = MARGIN + inner - x;
        let name = NAME.wrap_whole(&step.title, width - 2.0 * INSIDE);
        let items: Vec<_> = step
            .points
            .iter()
            .map(|item| ITEM.wrap_whole(&format!("· {item}"), width - 2.0 * INSIDE))
            .collect();
        let lines = items.iter().map(Vec::len).sum::<usize>();
        let head = name.len().max(1) as f64 * NAME.leading() + 2.0 * INSIDE;
        let body = match lines {
            0 => 0.0,
            lines => lines as f64 * ITEM.leading() + INSIDE,
        };
        let area = |y, height| Area {
            x,
            y,
            width,
            height,
        };
        svg.rect(area(y, head), PETROL, Stroke::None);
        let look = Look::new(NAME, Anchor::Start, ON_DARK);
        svg.lines(x + INSIDE, y + INSIDE, &name, look);
        if lines > 0 {
            svg.rect(area(y + head, body), PETROL_SOFT, Stroke::Plain(PETROL));
            let look = Look::new(ITEM, Anchor::Start, INK);
            let mut at = y + head + INSIDE / 2.0;
            for lines in &items {
                svg.lines(x + INSIDE, at, lines, look);
                at += lines.len() as f64 * ITEM.leading();
            }
        }
        y += head + body + 4.0;
    }
    Some(svg.finish(y - 4.0))
}
