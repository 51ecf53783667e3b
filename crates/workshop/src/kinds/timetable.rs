//! The timetable: the steps of the longer plan that a theme day is one of, and when each is.
//!
//! A row says what is done, by which body and in which role, what kind of step that is, and when: a day, days from and to,
//! a month, a half-year, years, in the form of [`crate::timetable::When`], or as somebody typed it where it cannot be read.
//! Rows stand in the order that facilitators gave them; whether their dates rise is asked in [`crate::timetable`].

use protocol::{ItemId, Stream, StreamClass};

use super::fields::{text, words};
use super::write::written;
use crate::content::{Entry, Says};
use crate::limits::{NAME_LIMIT, NOTE_LIMIT};
use crate::order;
use crate::schema::{CHANGED_FIELD, Declaration, Form, Keys, Writers, entries, field, value};

/// The key of the rows.
pub const ROWS: &str = "rows";
/// At the root: what the timetable is called.
pub const TIMETABLE_TITLE: &str = "title";
/// At the root: how its dates are written, see [`crate::timetable::Style`].
pub const DATES: &str = "dates";
/// Of a row: which body does it.
pub const BODY: &str = "body";
/// Of a row: in which role that body does it.
pub const ROLE: &str = "role";
/// Of a row: what kind of step it is, see [`crate::timetable::RowStep`].
pub const STEP: &str = "step";
/// Of a row: what is done.
pub const WHAT: &str = "what";
/// Of a row: when.
pub const WHEN: &str = "when";
/// Of a row: what else is said of it.
pub const ROW_NOTE: &str = "note";
/// Of a row: its place among the others.
pub const ROW_ORDER: &str = "order";
const REMOVED: &str = "removed";

pub(super) const DECLARATION: Declaration = Declaration {
    name: "timetable",
    class: StreamClass::Synthesis,
    only: Some(Stream::TIMETABLE),
    writers: Writers::Facilitators,
    roots: &[
        value(DATES, Form::Register(&Form::Word(NAME_LIMIT))),
        entries(
            ROWS,
            Keys::Id,
            &[
                field(WHAT, Form::OptionalText(NAME_LIMIT)),
                field(BODY, Form::Register(&Form::Word(NAME_LIMIT))),
                field(ROLE, Form::Register(&Form::Word(NAME_LIMIT))),
                field(STEP, Form::Register(&Form::Word(NAME_LIMIT))),
                field(WHEN, Form::Register(&Form::Word(NAME_LIMIT))),
                field(ROW_NOTE, Form::OptionalText(NOTE_LIMIT)),
                field(ROW_ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        value(TIMETABLE_TITLE, Form::OptionalText(NAME_LIMIT)),
    ],
};

written! {
    /// What a facilitator wants done to the timetable.
    TimetableCommand
}

/// A row of the timetable.
#[derive(Clone, Debug, PartialEq)]
pub struct TimetableRow {
    /// Its id.
    pub id: ItemId,
    /// What is done.
    pub what: String,
    /// By which body; several where several were chosen at the same time, of which the last shows meanwhile.
    pub bodies: Vec<String>,
    /// In which role, likewise.
    pub roles: Vec<String>,
    /// What kind of step it is, likewise.
    pub steps: Vec<String>,
    /// When, likewise.
    pub whens: Vec<String>,
    /// What else is said of it.
    pub note: String,
    /// Its place among the others.
    pub order: f64,
    /// It was taken out.
    pub removed: bool,
}

impl TimetableRow {
    /// All rows, by their order, ties by id.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let rows = says.entries(ROWS);
        let mut rows: Vec<Self> = rows.iter().filter_map(|row| Self::of(row)).collect();
        order::by_place(&mut rows, |one: &Self| (one.order, one.id));
        rows
    }

    fn of(entry: &Entry) -> Option<Self> {
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            what: text(entry, WHAT),
            bodies: words(entry, BODY),
            roles: words(entry, ROLE),
            steps: words(entry, STEP),
            whens: words(entry, WHEN),
            note: text(entry, ROW_NOTE),
            order: entry.number(ROW_ORDER),
            removed: entry.flag(REMOVED),
        })
    }
}
