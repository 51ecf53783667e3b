//! Writing SVG: the few shapes that the pictures are made of.

use std::fmt::Write;

use super::colour::{CARD, INK, INK_SOFT};
use super::text::{Font, clean, escape};
use super::{Captions, Figure};

/// Around every picture.
pub const MARGIN: f64 = 24.0;

/// So that a title has room above a small table.
const LEAST_WIDTH: f64 = 560.0;

const TITLE: Font = Font::bold(20.0);
const NOTE: Font = Font::regular(12.0);

/// A picture that is being drawn.
pub struct Svg<'a> {
    captions: &'a Captions<'a>,
    body: String,
    width: f64,
}

/// Where a text's point is in it.
#[derive(Clone, Copy, Debug)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub font: Font,
    pub anchor: Anchor,
    pub fill: &'static str,
}

/// A rectangle.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// How an outline looks.
#[derive(Clone, Copy, Debug)]
pub enum Stroke {
    None,
    Plain(&'static str),
    Dashed(&'static str),
}

impl Look {
    pub const fn new(font: Font, anchor: Anchor, fill: &'static str) -> Self {
        Self { font, anchor, fill }
    }
}

impl<'a> Svg<'a> {
    /// Begins a picture with its title, and tells where it ends.
    pub fn new(captions: &'a Captions<'a>, width: f64) -> (Self, f64) {
        Self::of_width(captions, width.max(LEAST_WIDTH))
    }

    /// The same of a width that the picture is made for.
    pub fn of_width(captions: &'a Captions<'a>, width: f64) -> (Self, f64) {
        let mut svg = Self {
            captions,
            body: String::new(),
            width: width.ceil(),
        };
        let lines = TITLE.wrap(captions.title, svg.width - 2.0 * MARGIN);
        let look = Look::new(TITLE, Anchor::Start, INK);
        svg.lines(MARGIN, MARGIN, &lines, look);
        let below = if lines.is_empty() { 0.0 } else { 16.0 };
        let height = lines.len() as f64 * TITLE.leading() + below;
        (svg, MARGIN + height)
    }

    pub fn rect(&mut self, area: Area, fill: &str, stroke: Stroke) {
        let (x, y) = (short(area.x), short(area.y));
        let (width, height) = (short(area.width.max(0.0)), short(area.height.max(0.0)));
        self.push(format_args!(
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"{}/>"#,
            outline(stroke)
        ));
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        let ((x1, y1), (x2, y2)) = (from, to);
        let (x1, y1, x2, y2) = (short(x1), short(y1), short(x2), short(y2));
        self.push(format_args!(
            r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"{}/>"#,
            outline(stroke)
        ));
    }

    pub fn circle(&mut self, (x, y): (f64, f64), radius: f64, fill: &str, stroke: Stroke) {
        let (x, y, radius) = (short(x), short(y), short(radius));
        self.push(format_args!(
            r#"<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}"{}/>"#,
            outline(stroke)
        ));
    }

    /// Lines from point to point.
    pub fn polyline(&mut self, points: &[(f64, f64)], colour: &str) {
        let points = points.iter();
        let points = points.map(|(x, y)| format!("{},{}", short(*x), short(*y)));
        let points = points.collect::<Vec<_>>().join(" ");
        self.push(format_args!(
            r#"<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round"/>"#
        ));
    }

    /// A filled shape with these corners.
    pub fn polygon(&mut self, corners: &[(f64, f64)], fill: &str, stroke: Stroke) {
        let corners = corners.iter();
        let corners = corners.map(|(x, y)| format!("{},{}", short(*x), short(*y)));
        let corners = corners.collect::<Vec<_>>().join(" ");
        self.push(format_args!(
            r#"<polygon points="{corners}" fill="{fill}"{}/>"#,
            outline(stroke)
        ));
    }

    /// A line of text on its baseline.
    pub fn text(&mut self, (x, y): (f64, f64), text: &str, look: Look) {
        let (x, y, size) = (short(x), short(y), short(look.font.size));
        let anchor = match look.anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let weight = if look.font.bold {
            r#" font-weight="600""#
        } else {
            ""
        };
        let (fill, text) = (look.fill, escape(&clean(text)));
        self.push(format_args!(
            r#"<text x="{x}" y="{y}" font-size="{size}"{weight}{anchor} fill="{fill}">{text}</text>"#
        ));
    }

    /// Lines of text, the first one's top at `y`.
    pub fn lines(&mut self, x: f64, y: f64, lines: &[String], look: Look) {
        for (at, line) in lines.iter().enumerate() {
            let top = y + at as f64 * look.font.leading();
            // Letters stand on about four fifths of their size.
            self.text((x, top + look.font.size * 0.95), line, look);
        }
    }

    /// Lines of text, their middle at `y`.
    pub fn lines_around(&mut self, x: f64, y: f64, lines: &[String], look: Look) {
        let height = lines.len() as f64 * look.font.leading();
        self.lines(x, y - height / 2.0, lines, look);
    }

    /// Ends the picture below `y`, with its note.
    pub fn finish(mut self, y: f64) -> Figure {
        let lines = NOTE.wrap(self.captions.note, self.width - 2.0 * MARGIN);
        let above = if lines.is_empty() { 0.0 } else { 14.0 };
        let look = Look::new(NOTE, Anchor::Start, INK_SOFT);
        self.lines(MARGIN, y + above, &lines, look);
        let height = y + above + lines.len() as f64 * NOTE.leading() + MARGIN;
        let captions = self.captions;
        self.ended_at(height, captions)
    }

    /// Ends the picture at a height, with the words that are read aloud.
    pub fn ended_at(self, height: f64, captions: &Captions) -> Figure {
        let (width, height) = (self.width as u32, height.ceil() as u32);
        let title = escape(&clean(captions.title));
        let description = escape(&clean(captions.description));
        let body = self.body;
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" font-family="IBM Plex Sans, Arial, sans-serif">
<title>{title}</title>
<desc>{description}</desc>
<rect width="{width}" height="{height}" fill="{CARD}"/>
{body}</svg>
"#
        );
        Figure { svg, width, height }
    }

    fn push(&mut self, element: std::fmt::Arguments) {
        // A string takes whatever is written to it.
        let _ = writeln!(self.body, "{element}");
    }
}

fn outline(stroke: Stroke) -> String {
    match stroke {
        Stroke::None => String::new(),
        Stroke::Plain(colour) => format!(r#" stroke="{colour}""#),
        Stroke::Dashed(colour) => format!(r#" stroke="{colour}" stroke-dasharray="4 3""#),
    }
}

/// A number with at most one decimal.
fn short(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
