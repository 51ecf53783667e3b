//! The timetable: the steps of the longer plan that a theme day is one of, and when each is.
//!
//! A row says what is done, by which body, and when, as people write it: a day, days from and to, a month, a half-year,
//! years. Rows stand in the order that facilitators gave them; whether their dates rise is somebody else's question.

use protocol::{ItemId, Stream, StreamClass};

use super::write::written;
use crate::content::{Entry, Says};
use crate::limits::{NAME_LIMIT, NOTE_LIMIT};
use crate::order;
use crate::schema::{CHANGED_FIELD, Declaration, Form, Keys, Writers, entries, field};

/// The key of the rows.
pub const ROWS: &str = "rows";
/// Of a row: which body does it.
pub const BODY: &str = "body";
/// Of a row: what kind of step it is, see [`RowStep`].
pub const STEP: &str = "step";
/// Of a row: what is done.
pub const WHAT: &str = "what";
/// Of a row: when.
pub const WHEN: &str = "when";
const NOTE: &str = "note";
const ORDER: &str = "order";
const REMOVED: &str = "removed";

pub(super) const DECLARATION: Declaration = Declaration {
    name: "timetable",
    class: StreamClass::Synthesis,
    only: Some(Stream::TIMETABLE),
    writers: Writers::Facilitators,
    roots: &[entries(
        ROWS,
        Keys::Id,
        &[
            field(WHAT, Form::OptionalText(NAME_LIMIT)),
            field(BODY, Form::Register(&Form::Word(NAME_LIMIT))),
            field(STEP, Form::Register(&Form::Word(NAME_LIMIT))),
            field(WHEN, Form::Register(&Form::Word(NAME_LIMIT))),
            field(NOTE, Form::OptionalText(NOTE_LIMIT)),
            field(ORDER, Form::Number),
            field(REMOVED, Form::Flag),
            CHANGED_FIELD,
        ],
    )],
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
    /// What kind of step it is, likewise.
    pub steps: Vec<String>,
    /// When, likewise.
    pub whens: Vec<String>,
    /// What else is said of it.
    pub note: String,
    /// Its place among the others.
    pub order: f64,
}

impl TimetableRow {
    /// All rows that were not taken out, by their order, ties by id.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let rows = says.entries(ROWS);
        let mut rows: Vec<Self> = rows.iter().filter_map(|row| Self::of(row)).collect();
        order::sort_by(&mut rows, |one: &Self, other| {
            one.order
                .total_cmp(&other.order)
                .then(one.id.cmp(&other.id))
        });
        rows
    }

    fn of(entry: &Entry) -> Option<Self> {
        let string = |field| entry.string(field).unwrap_or_default().to_owned();
        let all = |field| {
            let said = entry.all(field);
            said.filter_map(|said| said.value.string().map(str::to_owned))
                .collect()
        };
        let id = ItemId::from_hex(&entry.key)?;
        (!entry.flag(REMOVED)).then(|| Self {
            id,
            what: string(WHAT),
            bodies: all(BODY),
            steps: all(STEP),
            whens: all(WHEN),
            note: string(NOTE),
            order: entry.number(ORDER),
        })
    }
}
