//! Exports: a workshop's report as files that people and other programs open.
//!
//! A [`Report`] goes in, bytes come out. What it holds was chosen by whoever made it: nothing here reads a
//! document, a clock or a disk, and nothing hidden is ever in a report. Every file says the same with the same
//! numbers, so that “nr. 17” is one input in all of them.
//!
//! - [`word()`] writes a document for politicians: what was treated, the themes with a footnote on where each sentence
//!   comes from, figures, and all input in annexes.
//! - [`paper_word`] writes any other text, a [`Paper`], as a Word document.
//! - [`excel()`] writes a workbook with typed cells: input, themes, merged sentences, the sum, and a sheet per figure.
//! - [`csv()`] writes a row an input, for a Danish Excel or by the book; [`csv_of_rows`] any rows, such as a log.
//! - [`markdown()`] writes what Word gets, to be worked on as text.
//! - [`json()`] writes all of it for another program; `schema/temadag-export.schema.json` describes it.
//! - [`calendar()`] writes what lies when for calendars, as iCalendar.
//! - [`polis()`] writes the input as Polis lays out its comments.
//!
//! No text can do anything to the file it stands in: what XML forbids is left out, what a spreadsheet would calculate is
//! guarded, what is too long for a cell is cut with a mark that can be seen. An id that leads nowhere is shown as “–” or
//! passed over. Names are written only where [`Report::with_names`] says so.

mod calendar;
mod csv;
mod error;
mod excel;
mod follow;
mod grid;
mod json;
mod markdown;
mod moment;
mod paper;
mod polis;
mod report;
mod text;
mod typography;
mod word;
mod words;

pub use calendar::{Calendar, Clock, Date, Event, calendar};
pub use csv::{CsvForm, csv, csv_of_rows};
pub use error::Error;
pub use excel::excel;
pub use json::{FORMAT, VERSION, json};
pub use markdown::markdown;
pub use paper::{Block, Paper, Span};
pub use polis::polis;
pub use report::{
    Cell, Figure, Grid, Input, Language, Member, Named, Report, Sentence, State, Sum, Theme,
};
pub use word::{paper as paper_word, word};
