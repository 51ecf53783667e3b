//! Pairs: headings on the one side, and on the other what is done for each.

use super::colour::{CARD, INK, INK_SOFT, LINE_STRONG, ON_DARK, PAPER_DEEP, PETROL, PETROL_SOFT};
use super::svg::{Anchor, Area, Look, MARGIN, Stroke, Svg};
use super::text::Font;
use super::{Captions, Figure, Room};

const HEAD: Font = Font::bold(15.0);
const LABEL: Font = Font::bold(15.0);
const TITLE: Font = Font::bold(14.0);
const TEXT: Font = Font::regular(13.0);
const INSIDE: f64 = 14.0;
const APART: f64 = 10.0;
/// The share of the width that the headings take.
const LEFT: f64 = 0.32;

/// What stands above the two sides.
#[derive(Clone, Copy, Debug)]
pub struct Heads<'a> {
    /// Above the headings.
    pub left: &'a str,
    /// Above what is done.
    pub right: &'a str,
    /// What stands where nothing is done.
    pub nothing: &'a str,
}

/// A heading, and what is done for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What it is called.
    pub label: String,
    /// What is done.
    pub items: Vec<Item>,
}

/// Something that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called.
    pub title: String,
    /// What it is; the beginning of a long text is drawn.
    pub text: String,
}

/// Headings with what is done for each beside them, or below where there is little room. None without headings.
pub fn pairs(pairs: &[Pair], heads: Heads, room: Room, captions: &Captions) -> Option<Figure> {
    if pairs.is_empty() {
        return None;
    }
    let (mut svg, top) = Svg::of_width(captions, room.width());
    let inner = room.width() - 2.0 * MARGIN;
    let left = match room {
        Room::Wide => (inner * LEFT).round(),
        Room::Narrow => inner,
    };
    let right = match room {
        Room::Wide => inner - left - APART,
        Room::Narrow => inner - INSIDE,
    };
    let beside = MARGIN + inner - right;
    let mut y = top;
    if room == Room::Wide {
        let height = HEAD.leading() + INSIDE;
        for (x, width, head) in [(MARGIN, left, heads.left), (beside, right, heads.right)] {
            let lines = [HEAD.shorten(head, width)];
            let look = Look::new(HEAD, Anchor::Start, INK_SOFT);
            svg.lines(x, y, &lines, look);
        }
        y += height;
    } else {
        let head = format!("{} · {}", heads.left, heads.right);
        let lines = HEAD.wrap(&head, inner);
        let look = Look::new(HEAD, Anchor::Start, INK_SOFT);
        svg.lines(MARGIN, y, &lines, look);
        y += lines.len() as f64 * HEAD.leading() + INSIDE;
    }
    for pair in pairs {
        let label = LABEL.wrap_whole(&pair.label, left - 2.0 * INSIDE);
        let boxes: Vec<_> = pair
            .items
            .iter()
            .map(|item| Drawn::of(item, right - 2.0 * INSIDE))
            .collect();
        let boxes = match boxes.is_empty() {
            true => vec![Drawn::nothing(heads.nothing, right - 2.0 * INSIDE)],
            false => boxes,
        };
        let of_boxes = boxes.iter().map(|one| one.height + APART).sum::<f64>() - APART;
        let of_label = label.len() as f64 * LABEL.leading() + 2.0 * INSIDE;
        let (label_height, mut at) = match room {
            Room::Wide => (of_label.max(of_boxes), y),
            Room::Narrow => (of_label, y + of_label + APART),
        };
        let area = Area {
            x: MARGIN,
            y,
            width: left,
            height: label_height,
        };
        svg.rect(area, PETROL, Stroke::None);
        let look = Look::new(LABEL, Anchor::Start, ON_DARK);
        svg.lines_around(MARGIN + INSIDE, y + label_height / 2.0, &label, look);
        for one in &boxes {
            one.draw(&mut svg, (beside, at), right);
            at += one.height + APART;
        }
        y = (y + label_height + APART).max(at) + APART;
    }
    Some(svg.finish(y - 2.0 * APART))
}

struct Drawn {
    title: Vec<String>,
    text: Vec<String>,
    height: f64,
    is_nothing: bool,
}

impl Drawn {
    fn of(item: &Item, width: f64) -> Self {
        let title = TITLE.wrap_whole(&item.title, width);
        let text = TEXT.wrap_whole(&item.text, width);
        let height = title.len() as f64 * TITLE.leading() + text.len() as f64 * TEXT.leading();
        let between = if text.is_empty() { 0.0 } else { 4.0 };
        Self {
            title,
            text,
            height: height + between + 2.0 * INSIDE,
            is_nothing: false,
        }
    }

    fn nothing(words: &str, width: f64) -> Self {
        let text = TEXT.wrap(words, width);
        Self {
            height: text.len() as f64 * TEXT.leading() + 2.0 * INSIDE,
            title: Vec::new(),
            text,
            is_nothing: true,
        }
    }

    fn draw(&self, svg: &mut Svg, (x, y): (f64, f64), width: f64) {
        let area = Area {
            x,
            y,
            width,
            height: self.height,
        };
        match self.is_nothing {
            true => svg.rect(area, CARD, Stroke::Dashed(LINE_STRONG)),
            false => svg.rect(area, PETROL_SOFT, Stroke::Plain(LINE_STRONG)),
        }
        let ink = if self.is_nothing { INK_SOFT } else { INK };
        let look = Look::new(TITLE, Anchor::Start, INK);
        svg.lines(x + INSIDE, y + INSIDE, &self.title, look);
        let between = if self.title.is_empty() { 0.0 } else { 4.0 };
        let below = y + INSIDE + self.title.len() as f64 * TITLE.leading() + between;
        let look = Look::new(TEXT, Anchor::Start, ink);
        svg.lines(x + INSIDE, below, &self.text, look);
        // A mark at the side, so that in print without grounds it is seen where one begins.
        let mark = Area {
            x,
            y,
            width: 4.0,
            height: self.height,
        };
        let fill = if self.is_nothing { PAPER_DEEP } else { PETROL };
        svg.rect(mark, fill, Stroke::None);
    }
}
