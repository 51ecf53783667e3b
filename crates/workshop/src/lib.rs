//! The documents of a workshop.
//!
//! What people write at a temadag lives in a few small Automerge documents. This crate knows their
//! schema and nothing of how they travel: it does no I/O, opens no sockets, reads no clock and draws
//! no random numbers. Ids and times come in as arguments.
//!
//! A tour, in reading order:
//!
//! - [`Document`] is one document of one [`DocumentKind`]: the plan, a person's sheet, or a table's
//!   joint sheet. All devices start it from the same constant [`first_change`].
//! - [`Command`] is what a person wants done. It carries its own ids and times, is kept as CBOR
//!   beside the record it led to, and can be issued again in another lane.
//!   [`Document::execute`] turns it into one change, whose bytes are what travels.
//! - [`Plan`], [`Contribution`], [`Profile`] and [`Seat`] are what a document says, read from it by
//!   [`Document::plan`], [`Document::contributions`] and their siblings. Reads never fail: what has
//!   the wrong type is passed over, for other programs write into these documents too.
//! - [`Reading`] is all of that together, kept beside a saved document, which then sleeps until it is
//!   written into.
//! - [`Touched`] names what changed since the last look, so that a view reads just that again.
//! - [`Day`] is a date that a plan can hold, and how people write it.
//! - [`text`] finds the smallest splice between two texts and carries a splice over another's edit.
//! - [`template`] fills a new plan.
//! - [`collection`] orders, counts, searches and exports what came in at all tables.
//! - [`foreign`] vets bytes that others made, before Automerge sees them. It is the first of two
//!   walls; the second, the guard that applies changes on a clone, is the session's.
//!
//! Text positions are UTF-16 units everywhere, as in the browser's text fields.
//!
//! # Schema 1
//!
//! `Text` is edited letter by letter; everything else is a value that the last writer sets. An id is
//! 32 hexadecimal digits, a person 64. Unknown fields are kept. Every root holds `schema: 1` and
//! `kind`.
//!
//! | kind | root | entries |
//! | --- | --- | --- |
//! | `plan` | `title` | Text |
//! | | `date`, `language`, `template` | “2018-01-29” or null; “da”; the template's word |
//! | | `focusPoints`, `aspects` | id → `title` Text, `order`, `removed` |
//! | | `stakeholders` | word → `title` Text, `order`, `removed` |
//! | | `tables` | id → `number`, `name` Text, `removed` |
//! | | `programme` | id → `title` Text, `order`, `start` and `end` as in “18:30”, `removed` |
//! | `sheet` | `profile` | `name`, `stakeholder` |
//! | | `contributions` | id → `focusPoint`, `aspect`, `text` Text, `created` (timestamp), `withdrawn`, `imported` → `source`, `table`, `original` |
//! | | `comments`, `marks` | empty, for what comes |
//! | `jointSheet` | `contributions` | as in a sheet, and `creator`, a person |
//! | | `seats` | person → `name`, `stakeholder`, `left` |
//!
//! Entries are never deleted from these maps and never replaced; a change that does either is
//! refused by [`foreign::Frontier`].

mod command;
mod day;
mod document;
mod execute;
mod field;
mod hexadecimal;
mod history;
mod plan;
mod reading;
mod sheet;
mod touched;

pub mod collection;
pub mod first_change;
pub mod foreign;
pub mod order;
pub mod template;
pub mod text;

pub use automerge::ChangeHash;
pub use command::{
    Command, CommandError, NAME_LIMIT, PlanItem, ReadCommandError, TABLE_LIMIT, TEXT_LIMIT,
};
pub use day::{Day, date_in_words};
pub use document::{
    Applied, ApplyError, CommittedChange, Document, DocumentKind, LoadError, SCHEMA_VERSION,
    Schema, Waiting,
};
pub use plan::{Aspect, FocusPoint, Phase, Plan, Stakeholder, Table};
pub use reading::Reading;
pub use sheet::{Contribution, Imported, Profile, Seat};
pub use touched::Touched;
