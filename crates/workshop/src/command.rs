//! A command: what a person wants done to a document.
//!
//! A command names everything itself, ids and times included, so that issuing it again in another
//! lane has the same effect. That happens when a cloned device loses a number to its twin: the
//! document is rebuilt from the log and the commands that are missing from it are issued anew. What
//! adds or sets something may be issued any number of times. What edits text says the text before
//! and after; it is carried over what others have written since, and is to be issued again only
//! where its change was lost.

use minicbor::{Decode, Decoder, Encode};
use protocol::{ItemId, PersonId};
use serde::Serialize;

use crate::DocumentKind;
use crate::hexadecimal;
use crate::sheet::Imported;
use crate::template::PlanContent;

/// The most a contribution holds, in characters (Unicode scalar values: æ, ø and å are one each,
/// most emoji one or two). UTF-16 units would count an emoji twice and graphemes would count
/// differently from one Unicode version to the next.
pub const TEXT_LIMIT: usize = 10_000;

/// The most a title or a name holds, in characters.
pub const NAME_LIMIT: usize = 300;

/// The most tables that a plan is given, whatever their numbers.
pub const TABLE_LIMIT: u32 = 500;

/// The version of the form that is kept.
const FORM: u32 = 1;

/// What a person wants done.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(
    tag = "command",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Command {
    // The plan.
    /// Fills a fresh plan. What is there already stays as it is.
    #[n(0)]
    CreatePlan {
        /// What to fill it with.
        #[n(0)]
        content: PlanContent,
    },
    /// Edits the workshop's title.
    #[n(1)]
    EditTitle {
        /// The title that the person saw.
        #[n(0)]
        before: String,
        /// The title that the person left.
        #[n(1)]
        after: String,
    },
    /// Sets or clears the date of the workshop.
    #[n(2)]
    SetDate {
        /// As in “2018-01-29”.
        #[n(0)]
        date: Option<String>,
    },
    /// Adds a focus point, a row of the grid.
    #[n(3)]
    AddFocusPoint {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// What it is called.
        #[n(1)]
        title: String,
        /// Its place among the others.
        #[n(2)]
        order: f64,
    },
    /// Adds an aspect, a column of the grid.
    #[n(4)]
    AddAspect {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// What it is called.
        #[n(1)]
        title: String,
        /// Its place among the others.
        #[n(2)]
        order: f64,
    },
    /// Adds a table.
    #[n(5)]
    AddTable {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// The number that stands on it.
        #[n(1)]
        number: u32,
        /// A name beside the number.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(2)]
        name: Option<String>,
    },
    /// Edits the title of a focus point, an aspect or a stakeholder, or the name of a table.
    #[n(6)]
    Rename {
        /// Of which.
        #[n(0)]
        item: PlanItem,
        /// The title that the person saw.
        #[n(1)]
        before: String,
        /// The title that the person left.
        #[n(2)]
        after: String,
    },
    /// Moves a part of the plan among its likes.
    #[n(7)]
    SetOrder {
        /// Which.
        #[n(0)]
        item: PlanItem,
        /// Its new place; for a table its number.
        #[n(1)]
        order: f64,
    },
    /// Takes a part out of the plan, or puts it back. Nothing is erased: contributions keep naming it.
    #[n(8)]
    SetRemoved {
        /// Which.
        #[n(0)]
        item: PlanItem,
        /// Out, or back.
        #[n(1)]
        removed: bool,
    },

    /// Makes the tables 1 to `count` the ones in use. Those that were taken out come back before new
    /// ones are made. Of tables with the same number, as two people make them at once, one stays.
    #[n(15)]
    SetTableCount {
        /// How many; at most [`TABLE_LIMIT`].
        #[n(0)]
        count: u32,
        /// The id of each table from 1 on, if it has to be made.
        #[serde(serialize_with = "hexadecimal::list::serialize")]
        #[n(1)]
        ids: Vec<ItemId>,
    },

    // A sheet or a joint sheet.
    /// Adds a contribution.
    #[n(9)]
    AddContribution {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// The row it stands in.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(1)]
        focus_point: ItemId,
        /// The column it stands in.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(2)]
        aspect: ItemId,
        /// What the person wrote.
        #[n(3)]
        text: String,
        /// When, in milliseconds since 1970.
        #[n(4)]
        created: i64,
        /// Who, in a joint sheet; in a sheet it is the sheet's person.
        #[serde(
            serialize_with = "hexadecimal::option::serialize",
            skip_serializing_if = "Option::is_none"
        )]
        #[n(5)]
        creator: Option<PersonId>,
        /// Where it comes from, if it was not written here.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(6)]
        imported: Option<Imported>,
    },
    /// Edits a contribution's text.
    #[n(10)]
    EditContribution {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// The text that the person saw.
        #[n(1)]
        before: String,
        /// The text that the person left.
        #[n(2)]
        after: String,
        /// Where the caret stood afterwards, in UTF-16 units; it tells which of several equal
        /// letters was typed.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(3)]
        caret: Option<usize>,
    },
    /// Withdraws a contribution, or puts it back. In a joint sheet only its creator may.
    #[n(11)]
    SetWithdrawn {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// Withdrawn, or not any more.
        #[n(1)]
        withdrawn: bool,
        /// Who asks.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(2)]
        person: PersonId,
    },

    // A sheet.
    /// Says who the sheet's person is, as far as the person wants to.
    #[n(12)]
    SetProfile {
        /// A name or pseudonym.
        #[n(0)]
        name: Option<String>,
        /// The word of a stakeholder in the plan.
        #[n(1)]
        stakeholder: Option<String>,
    },

    // A joint sheet.
    /// Sits down at the table, or says anew who one is.
    #[n(13)]
    TakeSeat {
        /// Who.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        person: PersonId,
        /// A name or pseudonym.
        #[n(1)]
        name: Option<String>,
        /// The word of a stakeholder in the plan.
        #[n(2)]
        stakeholder: Option<String>,
    },
    /// Leaves the table. What the person wrote stays.
    #[n(14)]
    LeaveSeat {
        /// Who.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        person: PersonId,
    },
}

/// A part of the plan that can be renamed, moved or taken out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, Serialize)]
#[serde(
    tag = "part",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum PlanItem {
    /// A focus point.
    #[n(0)]
    FocusPoint {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
    },
    /// An aspect.
    #[n(1)]
    Aspect {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
    },
    /// A table.
    #[n(2)]
    Table {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
    },
    /// A stakeholder.
    #[n(3)]
    Stakeholder {
        /// By its word.
        #[n(0)]
        word: String,
    },
}

/// Why a command was not carried out. The document is as it was.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The command belongs to another kind of document.
    #[error("the command does not belong in a document of the kind {}", .0.name())]
    WrongDocument(DocumentKind),
    /// A newer program wrote the document; this one may only read it.
    #[error("the document has schema {0}, which is newer than this program")]
    Newer(u64),
    /// The text is too long.
    #[error("the text has {length} characters; {limit} is the most")]
    TooLong {
        /// How long it is, in characters.
        length: usize,
        /// How long it may be: [`TEXT_LIMIT`], [`NAME_LIMIT`], or what one change may do to it.
        limit: usize,
    },
    /// The thing is not (yet) in the document.
    #[error("what the command speaks of is not in the document")]
    Unknown,
    /// Only who created a joint contribution may withdraw it.
    #[error("only its creator may withdraw a joint contribution")]
    NotTheCreator,
    /// A contribution of a joint sheet must say who created it.
    #[error("a joint contribution must name its creator")]
    CreatorMissing,
    /// More tables than a plan is given.
    #[error("{count} tables are too many; {TABLE_LIMIT} is the most")]
    TooManyTables {
        /// How many.
        count: u32,
    },
    /// Not a day of the calendar written as year-month-day.
    #[error("“{0}” is not a date such as 2018-01-29")]
    NotADate(String),
    /// A place in the order must be a number that can be compared.
    #[error("the place in the order is not a number")]
    NotANumber,
    /// A part of the document that every document has is not as it should be.
    #[error("the document is damaged")]
    Damaged,
    /// Automerge would not do it.
    #[error("Automerge refused the change")]
    Refused(#[from] automerge::AutomergeError),
}

/// Why bytes are not a command that this program knows.
#[derive(Debug, thiserror::Error)]
pub enum ReadCommandError {
    /// A newer program wrote it; it is to be kept as it is.
    #[error("the command has form {0}, which is newer than this program")]
    Newer(u32),
    /// It is not a command.
    #[error("not a command")]
    Malformed(#[from] minicbor::decode::Error),
}

impl Command {
    /// The form that the outbox keeps: an array of the form's number and the command.
    pub fn to_bytes(&self) -> Vec<u8> {
        minicbor::to_vec((FORM, self)).expect("writing into a Vec cannot fail")
    }

    /// Reads [`Command::to_bytes`] back. Fields that this program does not know are passed over.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ReadCommandError> {
        let mut decoder = Decoder::new(bytes);
        decoder.array()?;
        let form = decoder.u32()?;
        if form > FORM {
            return Err(ReadCommandError::Newer(form));
        }
        Ok(decoder.decode()?)
    }
}
