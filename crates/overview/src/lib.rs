//! Overview: what an evening's input looks like from afar, as tables and pictures.
//!
//! It counts and draws, and claims nothing beyond its numbers. Politicians see its pictures, so what few persons said
//! is not told by a count; and what only one group speaks of is named, however little they wrote.
//!
//! - [`Fact`] is a contribution as far as it is counted; [`Labels`] are the words around the numbers.
//! - [`coverage`], [`coverage_in_full`], [`themes_by_stakeholder`] and [`themes_by_focus_point`] make a [`Table`] of facts.
//! - [`breadth`] and [`minority`] tell who stands behind a theme.
//! - [`SMALLEST_GROUP`] says how few persons are too few to be counted aloud.
//! - [`figure`] draws pictures: [`figure::heat`] of a table, [`figure::bars`] and [`figure::quadrant`] of themes, and
//!   [`figure::timeline`] of what lies when.
//!
//! It does no I/O, knows no clock and needs nothing but std.

mod breadth;
mod fact;
pub mod figure;
mod graph;
mod table;
mod tally;
mod withhold;

pub use breadth::{Breadth, Minority, breadth, minority};
pub use fact::{Fact, Labels};
pub use table::{
    Count, Table, coverage, coverage_in_full, themes_by_focus_point, themes_by_stakeholder,
};
pub use withhold::SMALLEST_GROUP;
