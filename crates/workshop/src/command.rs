//! A command: what a person wants done to a document.
//!
//! A command names everything itself, ids and times included, so that issuing it again in another
//! lane has the same effect. That happens when a cloned device loses a number to its twin: the
//! document is rebuilt from the log and the commands that are missing from it are issued anew. What
//! adds or sets something may be issued any number of times. What edits text says the text before
//! and after; it is carried over what others have written since, and is to be issued again only
//! where its change was lost.

use protocol::{ItemId, PersonId};
use serde::{Deserialize, Serialize};

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

/// The version of the JSON form.
const FORM: u32 = 1;

/// What a person wants done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "command",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Command {
    // The plan.
    /// Fills a fresh plan. What is there already stays as it is.
    CreatePlan {
        /// What to fill it with.
        content: PlanContent,
    },
    /// Edits the workshop's title.
    EditTitle {
        /// The title that the person saw.
        before: String,
        /// The title that the person left.
        after: String,
    },
    /// Sets or clears the date of the workshop.
    SetDate {
        /// As in “2018-01-29”.
        date: Option<String>,
    },
    /// Adds a focus point, a row of the grid.
    AddFocusPoint {
        /// Its id.
        #[serde(with = "hexadecimal")]
        id: ItemId,
        /// What it is called.
        title: String,
        /// Its place among the others.
        order: f64,
    },
    /// Adds an aspect, a column of the grid.
    AddAspect {
        /// Its id.
        #[serde(with = "hexadecimal")]
        id: ItemId,
        /// What it is called.
        title: String,
        /// Its place among the others.
        order: f64,
    },
    /// Adds a table.
    AddTable {
        /// Its id.
        #[serde(with = "hexadecimal")]
        id: ItemId,
        /// The number that stands on it.
        number: u32,
        /// A name beside the number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    /// Edits the title of a focus point, an aspect or a stakeholder, or the name of a table.
    Rename {
        /// Of which.
        item: PlanItem,
        /// The title that the person saw.
        before: String,
        /// The title that the person left.
        after: String,
    },
    /// Moves a part of the plan among its likes.
    SetOrder {
        /// Which.
        item: PlanItem,
        /// Its new place; for a table its number.
        order: f64,
    },
    /// Takes a part out of the plan, or puts it back. Nothing is erased: contributions keep naming it.
    SetRemoved {
        /// Which.
        item: PlanItem,
        /// Out, or back.
        removed: bool,
    },

    // A sheet or a joint sheet.
    /// Adds a contribution.
    AddContribution {
        /// Its id.
        #[serde(with = "hexadecimal")]
        id: ItemId,
        /// The row it stands in.
        #[serde(with = "hexadecimal")]
        focus_point: ItemId,
        /// The column it stands in.
        #[serde(with = "hexadecimal")]
        aspect: ItemId,
        /// What the person wrote.
        text: String,
        /// When, in milliseconds since 1970.
        created: i64,
        /// Who, in a joint sheet; in a sheet it is the sheet's person.
        #[serde(
            default,
            with = "hexadecimal::option",
            skip_serializing_if = "Option::is_none"
        )]
        creator: Option<PersonId>,
        /// Where it comes from, if it was not written here.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        imported: Option<Imported>,
    },
    /// Edits a contribution's text.
    EditContribution {
        /// Which.
        #[serde(with = "hexadecimal")]
        id: ItemId,
        /// The text that the person saw.
        before: String,
        /// The text that the person left.
        after: String,
        /// Where the caret stood afterwards, in UTF-16 units; it tells which of several equal
        /// letters was typed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        caret: Option<usize>,
    },
    /// Withdraws a contribution, or puts it back. In a joint sheet only its creator may.
    SetWithdrawn {
        /// Which.
        #[serde(with = "hexadecimal")]
        id: ItemId,
        /// Withdrawn, or not any more.
        withdrawn: bool,
        /// Who asks.
        #[serde(with = "hexadecimal")]
        person: PersonId,
    },

    // A sheet.
    /// Says who the sheet's person is, as far as the person wants to.
    SetProfile {
        /// A name or pseudonym.
        name: Option<String>,
        /// The word of a stakeholder in the plan.
        stakeholder: Option<String>,
    },

    // A joint sheet.
    /// Sits down at the table, or says anew who one is.
    TakeSeat {
        /// Who.
        #[serde(with = "hexadecimal")]
        person: PersonId,
        /// A name or pseudonym.
        name: Option<String>,
        /// The word of a stakeholder in the plan.
        stakeholder: Option<String>,
    },
    /// Leaves the table. What the person wrote stays.
    LeaveSeat {
        /// Who.
        #[serde(with = "hexadecimal")]
        person: PersonId,
    },
}

/// A part of the plan that can be renamed, moved or taken out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(
    tag = "part",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum PlanItem {
    /// A focus point.
    FocusPoint {
        /// Which.
        #[serde(with = "hexadecimal")]
        id: ItemId,
    },
    /// An aspect.
    Aspect {
        /// Which.
        #[serde(with = "hexadecimal")]
        id: ItemId,
    },
    /// A table.
    Table {
        /// Which.
        #[serde(with = "hexadecimal")]
        id: ItemId,
    },
    /// A stakeholder.
    Stakeholder {
        /// By its word.
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
        /// How long it may be: [`TEXT_LIMIT`] or [`NAME_LIMIT`].
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

/// Why stored JSON is not a command that this program knows.
#[derive(Debug, thiserror::Error)]
pub enum ReadCommandError {
    /// A newer program wrote it; it is to be kept as it is.
    #[error("the command has form {0}, which is newer than this program")]
    Newer(u32),
    /// It is not a command.
    #[error("not a command")]
    Malformed(#[from] serde_json::Error),
}

#[derive(Serialize)]
struct Stored<'a> {
    form: u32,
    #[serde(flatten)]
    command: &'a Command,
}

#[derive(Deserialize)]
struct Form {
    form: u32,
}

impl Command {
    /// The JSON form that the outbox keeps.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&Stored {
            form: FORM,
            command: self,
        })
        .expect("a command has a JSON form")
    }

    /// Reads [`Command::to_json`] back. Fields that this program does not know are passed over.
    pub fn from_json(json: &str) -> Result<Self, ReadCommandError> {
        let Form { form } = serde_json::from_str(json)?;
        if form > FORM {
            return Err(ReadCommandError::Newer(form));
        }
        Ok(serde_json::from_str(json)?)
    }
}
