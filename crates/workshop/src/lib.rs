//! The documents of a workshop.
//!
//! What people write at a temadag lives in a few small Automerge documents. This crate knows their
//! schema and nothing of how they travel: it does no I/O, opens no sockets, reads no clock and draws
//! no random numbers. Ids and times come in as arguments.
//!
//! A tour, in reading order:
//!
//! - [`schema`] is the language in which a kind of document declares what it holds. Each kind is a
//!   module of `kinds` with its declaration, its commands and the types that it is read as; all that
//!   follows goes by the declaration and knows no kind.
//! - [`Document`] is one document of one [`DocumentKind`]. All devices start it from the same constant
//!   [`first_change`].
//! - [`Command`] is what a person wants done, one enum for each kind. It carries its own ids and times,
//!   is kept as CBOR beside the record it led to, and can be issued again in another lane.
//!   [`Document::execute`] takes it apart into a few steps (add, set, edit) and turns these into one
//!   change, whose bytes are what travels.
//! - [`content`] is what a document says, whether it is loaded or asleep: entries and fields.
//!   [`Plan`], [`Contribution`], [`Profile`] and [`Seat`] are made of it. Reads never fail: what has
//!   the wrong form is passed over, for other programs write into these documents too.
//! - [`Reading`] is all content of a document, kept beside what was saved of it; the document then
//!   sleeps until somebody wakes it.
//! - [`Touched`] names what changed since the last look, so that a view reads just that again.
//! - [`Day`] is a date that a plan can hold, and how people write it.
//! - [`text`] finds the smallest splice between two texts and carries a splice over another's edit.
//! - [`visible`] says what a person sees of a text, and so whether there is one.
//! - [`template`] fills a new plan.
//! - [`synthesis`] works out what facilitators' [`Statement`]s come to: what became of each contribution,
//!   what is in which [`Theme`], what a [`Sentence`] was made of.
//! - [`actions`] works out how what was decided is carried out: states over time, what is due, how indicators stand.
//! - [`publishing`] works out what of that everybody may read, and what differs from what they read now.
//! - [`hearing`] joins answers with what became of each, and works out what of it is published.
//! - [`noticed`] is what parties and members read of what was published to them.
//! - [`strategy`], [`timetable`] and [`cases`] read what their documents say as a whole: the text with its numbers, the
//!   rows with their dates and what is odd about these, each case as a body reads it.
//! - [`collection`] orders, counts and searches what came in at all tables.
//! - [`foreign`] vets bytes that others made, before Automerge sees them. It is the first of two
//!   walls; the second, the guard that applies changes on a clone, is the session's.
//!
//! Text positions are UTF-16 units everywhere, as in the browser's text fields.
//!
//! # Schema 1
//!
//! A Text is edited letter by letter; everything else is a value that is set as a whole. An id is
//! 32 hexadecimal digits, a person 64. Unknown fields are kept. Every root holds `schema: 1` and
//! `kind`, and:
//!
//! | kind | who writes | root | keys | fields |
//! | --- | --- | --- | --- | --- |
//! | `plan` | facilitators | `aspects` | id | `title` Text ≤ 300, `order` number, `removed` flag, `question` register of string ≤ 1000, `plain` register of string ≤ 1000, `changed` timestamp |
//! | | | `date` | | register of day |
//! | | | `focusPoints` | id | `title` Text ≤ 300, `order` number, `removed` flag, `question` register of string ≤ 1000, `plain` register of string ≤ 1000, `changed` timestamp |
//! | | | `language` | | string ≤ 300 |
//! | | | `place` | | register of string ≤ 300 |
//! | | | `points` | | register of whole number |
//! | | | `privacy` | | register of string ≤ 4000 |
//! | | | `programme` | id | `title` Text ≤ 300, `order` number, `start` register of string ≤ 300, `end` register of string ≤ 300, `activity` register of string ≤ 300, `removed` flag, `changed` timestamp |
//! | | | `stakeholders` | word | `title` Text ≤ 300, `order` number, `removed` flag, `changed` timestamp |
//! | | | `tables` | id | `number` whole number, `name` Text ≤ 300, `removed` flag, `changed` timestamp |
//! | | | `template` | | string ≤ 300 |
//! | | | `title` | | Text ≤ 300 |
//! | `sheet` | its person | `comments` | id | `subject` string ≤ 300, `text` Text ≤ 4000, `created` timestamp, `withdrawn` flag |
//! | | | `contributions` | id | `focusPoint` string ≤ 64, `aspect` string ≤ 64, `text` Text ≤ 10000, `created` timestamp, `withdrawn` flag, `imported` map (`source` string ≤ 10000, `table` string ≤ 300, `original` string ≤ 64, `name` string ≤ 300, `stakeholder` string ≤ 300) |
//! | | | `marks` | id | `important` flag |
//! | | | `profile` | | `name` string ≤ 300, `stakeholder` string ≤ 300, `privacy` string ≤ 300 |
//! | `jointSheet` | participants, each what is theirs (A15, A16) | `contributions` | id | `focusPoint` string ≤ 64, `aspect` string ≤ 64, `text` Text ≤ 10000, `created` timestamp, `withdrawn` flag, `creator` string ≤ 64, `imported` map (`source` string ≤ 10000, `table` string ≤ 300, `original` string ≤ 64, `name` string ≤ 300, `stakeholder` string ≤ 300) |
//! | | | `seats` | person | `name` string ≤ 300, `stakeholder` string ≤ 300, `left` flag, `done` string ≤ 300 |
//! | `ballot` | its person | `votes` | id | `points` whole number |
//! | `synthesis` | facilitators | `pieces` | id | `of` string ≤ 64, `cut` string ≤ 64, `words` string ≤ 10000, `order` number, `changed` timestamp |
//! | | | `sentences` | id | `text` Text ≤ 10000, `changed` timestamp |
//! | | | `statements` | id | `subject` string ≤ 64, `act` string ≤ 600, `replaces` string ≤ 10000, `changed` timestamp |
//! | | | `themes` | id | `title` Text ≤ 300, `summary` Text ≤ 10000, `note` Text ≤ 10000, `order` number, `into` register of string ≤ 64, `removed` flag, `impact` number, `feasibility` number, `changed` timestamp |
//! | `strategy` | facilitators | `aside` | id | `source` string ≤ 64, `reason` string ≤ 300, `removed` flag, `changed` timestamp |
//! | | | `note` | | Text ≤ 4000 |
//! | | | `parts` | id | `form` string ≤ 300, `under` string ≤ 64, `title` Text ≤ 300, `text` Text ≤ 10000, `order` number, `removed` flag, `changed` timestamp, `note` Text ≤ 4000, `plain` Text ≤ 10000, `down` string ≤ 64, `across` string ≤ 64, `picture` string ≤ 64 |
//! | | | `period` | | register of string ≤ 300 |
//! | | | `sources` | id | `of` string ≤ 64, `source` string ≤ 64, `removed` flag, `changed` timestamp |
//! | | | `title` | | Text ≤ 300 |
//! | | | `versions` | id | `name` string ≤ 300, `heads` string ≤ 10000, `removed` flag, `changed` timestamp |
//! | | | `year` | | register of whole number |
//! | `timetable` | facilitators | `dates` | | register of string ≤ 300 |
//! | | | `rows` | id | `what` Text ≤ 300, `body` register of string ≤ 300, `role` register of string ≤ 300, `step` register of string ≤ 300, `when` register of string ≤ 300, `note` Text ≤ 4000, `order` number, `removed` flag, `changed` timestamp |
//! | | | `title` | | Text ≤ 300 |
//! | `hearing` | facilitators | `changes` | id | `point` string ≤ 64, `part` string ≤ 64, `version` string ≤ 64, `removed` flag, `changed` timestamp |
//! | | | `hearings` | id | `version` string ≤ 64, `title` Text ≤ 300, `lead` Text ≤ 10000, `from` register of day, `to` register of day, `removed` flag, `changed` timestamp |
//! | | | `parties` | id | `hearing` string ≤ 64, `name` Text ≤ 300, `kind` register of string ≤ 300, `order` number, `removed` flag, `changed` timestamp |
//! | | | `points` | id | `hearing` string ≤ 64, `answer` string ≤ 64, `words` string ≤ 10000, `order` number, `tag` register of string ≤ 300, `responsible` register of string ≤ 300, `disposition` register of string ≤ 300, `sentTo` register of string ≤ 300, `remark` Text ≤ 10000, `standard` register of string ≤ 64, `sameAs` register of string ≤ 64, `seen` string ≤ 64, `aside` string ≤ 300, `removed` flag, `changed` timestamp |
//! | | | `remarks` | id | `title` Text ≤ 300, `text` Text ≤ 10000, `removed` flag, `changed` timestamp |
//! | `answers` | its person | `answers` | id | `hearing` string ≤ 64, `part` string ≤ 64, `text` Text ≤ 10000, `created` timestamp, `removed` flag, `by` string ≤ 300, `channel` string ≤ 300, `changed` timestamp |
//! | | | `sender` | | register of string ≤ 300 |
//! | `notice` | facilitators | `hearings` | id | `version` string ≤ 64, `title` string ≤ 300, `lead` string ≤ 10000, `from` day, `to` day, `closed` flag, `removed` flag |
//! | | | `lines` | id | `version` string ≤ 64, `part` string ≤ 64, `form` string ≤ 300, `number` string ≤ 300, `title` string ≤ 300, `text` string ≤ 10000, `plain` string ≤ 10000, `under` string ≤ 64, `down` string ≤ 64, `across` string ≤ 64, `depth` whole number, `order` number, `removed` flag |
//! | | | `outcomes` | id | `hearing` string ≤ 64, `answer` string ≤ 64, `order` number, `disposition` string ≤ 300, `sentTo` string ≤ 300, `remark` string ≤ 10000, `parts` string ≤ 10000, `removed` flag |
//! | | | `versions` | id | `name` string ≤ 300, `title` string ≤ 300, `period` string ≤ 300, `published` timestamp, `removed` flag |
//! | `pictures` | facilitators | `pictures` | id | `jpeg` string ≤ 120000, `width` whole number, `height` whole number, `changed` timestamp |
//! | `cases` | facilitators | `attachments` | id | `of` string ≤ 64, `title` Text ≤ 300, `order` number, `removed` flag, `changed` timestamp |
//! | | | `cases` | id | `title` Text ≤ 300, `caseNumber` register of string ≤ 300, `form` register of string ≤ 300, `opening` Text ≤ 10000, `closing` Text ≤ 10000, `order` number, `removed` flag, `changed` timestamp |
//! | | | `clauses` | id | `of` string ≤ 64, `text` Text ≤ 10000, `order` number, `removed` flag, `changed` timestamp |
//! | | | `sections` | id | `of` string ≤ 64, `title` Text ≤ 300, `text` Text ≤ 10000, `piece` register of string ≤ 300, `isUnder` flag, `order` number, `removed` flag, `changed` timestamp |
//! | | | `treatments` | id | `of` string ≤ 64, `point` register of string ≤ 300, `body` register of string ≤ 300, `when` register of string ≤ 300, `text` Text ≤ 4000, `order` number, `removed` flag, `changed` timestamp |
//! | `actions` | facilitators | `actions` | id | `title` Text ≤ 300, `text` Text ≤ 10000, `form` register of string ≤ 300, `mainPoint` register of string ≤ 64, `department` register of string ≤ 300, `person` register of string ≤ 300, `from` register of day, `to` register of day, `step` register of string ≤ 64, `order` number, `removed` flag, `changed` timestamp |
//! | | | `bullets` | id | `column` string ≤ 300, `title` Text ≤ 300, `order` number, `removed` flag, `changed` timestamp |
//! | | | `calendar` | id | `title` Text ≤ 300, `task` register of string ≤ 300, `from` register of day, `to` register of day, `done` register of day, `order` number, `removed` flag, `changed` timestamp |
//! | | | `choices` | id | `of` string ≤ 64, `year` whole number, `removed` flag, `changed` timestamp |
//! | | | `followUps` | id | `of` string ≤ 64, `on` register of day, `text` Text ≤ 10000, `removed` flag, `changed` timestamp |
//! | | | `goals` | id | `of` string ≤ 64, `area` register of string ≤ 300, `title` Text ≤ 10000, `efforts` Text ≤ 10000, `following` Text ≤ 10000, `order` number, `removed` flag, `changed` timestamp |
//! | | | `indicators` | id | `of` string ≤ 64, `title` Text ≤ 300, `unit` register of string ≤ 300, `baseline` register of number, `expected` register of number, `to` register of day, `order` number, `removed` flag, `changed` timestamp |
//! | | | `measurements` | id | `of` string ≤ 64, `on` register of day, `value` register of number, `removed` flag, `changed` timestamp |
//! | | | `plans` | id | `department` register of string ≤ 300, `period` register of string ≤ 300, `order` number, `removed` flag, `changed` timestamp |
//! | | | `reports` | id | `title` Text ≤ 300, `text` Text ≤ 10000, `on` register of day, `removed` flag, `changed` timestamp |
//! | | | `results` | id | `of` string ≤ 64, `title` Text ≤ 300, `unit` register of string ≤ 300, `expected` register of number, `value` register of number, `order` number, `removed` flag, `changed` timestamp |
//! | | | `sources` | id | `of` string ≤ 64, `source` string ≤ 64, `removed` flag, `changed` timestamp |
//! | | | `states` | id | `of` string ≤ 64, `state` string ≤ 300, `on` register of day, `text` Text ≤ 4000, `removed` flag, `changed` timestamp |
//! | | | `steps` | id | `title` Text ≤ 300, `text` Text ≤ 4000, `order` number, `removed` flag, `changed` timestamp |
//! | | | `ways` | id | `of` string ≤ 64, `way` string ≤ 300, `removed` flag, `changed` timestamp |
//! | `outcome` | facilitators | `gallery` | id | `focusPoint` string ≤ 300, `aspect` string ≤ 300, `table` whole number, `text` string ≤ 10000, `removed` flag |
//! | | | `hidden` | id | `reason` string ≤ 300 |
//! | | | `placements` | id | `themes` string ≤ 10000, `sentences` string ≤ 10000 |
//! | | | `published` | | timestamp |
//! | | | `sentences` | id | `text` string ≤ 10000, `inputs` whole number, `removed` flag |
//! | | | `themes` | id | `title` string ≤ 300, `summary` string ≤ 10000, `order` number, `inputs` whole number, `tables` whole number, `removed` flag |
//!
//! Entries are never deleted from these maps and never replaced; a change that does either is
//! refused by [`foreign::Frontier`].

#![cfg_attr(
    not(feature = "facilitators"),
    allow(
        dead_code,
        unreachable_code,
        reason = "what only facilitators do to documents is compiled all the same, and left out when programs are linked"
    )
)]

mod command;
mod day;
mod deeds;
mod document;
mod execute;
mod hexadecimal;
mod history;
mod kinds;
mod limits;
mod loaded;
mod reading;
mod step;
mod touched;

pub mod actions;
#[cfg(feature = "facilitators")]
pub mod cases;
pub mod collection;
pub mod content;
#[cfg(feature = "facilitators")]
pub mod exhibition;
pub mod first_change;
pub mod foreign;
#[cfg(feature = "facilitators")]
pub mod hearing;
pub mod noticed;
pub mod order;
pub mod programme;
pub mod publishing;
pub mod schema;
pub mod strategy;
pub mod synthesis;
pub mod template;
pub mod text;
#[cfg(feature = "facilitators")]
pub mod timetable;
pub mod visible;

pub use automerge::ChangeHash;
pub use command::ReadCommandError;
pub use day::{Day, date_in_words, month_name};
pub use deeds::{Deed, deeds};
pub use document::{Applied, ApplyError, CommittedChange, Document, Schema, Then, Waiting};
#[cfg(feature = "facilitators")]
pub use document::{Author, Authors};
pub use history::LoadError;
pub use kinds::*;
pub use limits::{NAME_LIMIT, NOTE_LIMIT, QUESTION_LIMIT, TABLE_LIMIT, TEXT_LIMIT, YEARS};
pub use reading::Reading;
pub use schema::SCHEMA_VERSION;
pub use touched::Touched;
