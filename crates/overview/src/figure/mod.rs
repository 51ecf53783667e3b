//! Pictures of tables and themes, each an SVG that stands alone.
//!
//! They go into a page whose policy allows no styles, onto a projector, and into print: so all looks are presentation
//! attributes, nothing is fetched, and no colour says what a number or a word does not say beside it.

mod bars;
mod colour;
mod columns;
mod heat;
mod letters;
mod pairs;
mod place;
mod quadrant;
mod spark;
mod stairs;
mod svg;
mod text;
mod timeline;

pub use bars::{Bar, bars};
pub use columns::{Listed, columns};
pub use heat::heat;
pub use pairs::{Heads, Item, Pair, pairs};
pub use quadrant::{Axis, Point, quadrant};
pub use spark::{Spark, spark};
pub use stairs::stairs;
pub use timeline::{Moment, timeline};

/// How wide there is room for a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A screen or a page of paper: parts stand beside each other.
    Wide,
    /// A telephone: parts follow each other.
    Narrow,
}

impl Room {
    fn width(self) -> f64 {
        match self {
            Self::Wide => 960.0,
            Self::Narrow => 340.0,
        }
    }
}

/// The words around a picture, in the language of the page.
#[derive(Clone, Copy, Debug)]
pub struct Captions<'a> {
    /// What the picture is called: drawn above it, and read aloud.
    pub title: &'a str,
    /// What it shows, in words, for those who do not see it.
    pub description: &'a str,
    /// How the language writes a number.
    pub number: fn(f64) -> String,
    /// What stands for a withheld count. "<5" is true of persons, and of those counts only that are withheld for their own
    /// sake; others are larger, and withheld so that nobody works these out. Which are which must not be seen, so a sign
    /// without meaning, explained in `note`, is truer.
    pub withheld: &'a str,
    /// A sentence or two below the picture; may be empty.
    pub note: &'a str,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// A standalone SVG document, without XML declaration, so that it can stand in a page too.
    pub svg: String,
    /// As wide as it was drawn for, in pixels.
    pub width: u32,
    /// As high as it was drawn for, in pixels.
    pub height: u32,
}
