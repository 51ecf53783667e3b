//! Why a command was not carried out.

use super::DocumentKind;
use crate::limits::{TABLE_LIMIT, YEARS};

/// Why a command was not carried out. The document is as it was.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The command belongs to another kind of document.
    #[error("the command does not belong in a document of the kind {}", .0.name())]
    WrongDocument(DocumentKind),
    /// The document sleeps, and only who wakes it behind the guard may write into it.
    #[error("the document has not been loaded")]
    Asleep,
    /// A newer program wrote the document; this one may only read it.
    #[error("the document has schema {0}, which is newer than this program")]
    Newer(u64),
    /// The text is too long.
    #[error("the text has {length} characters; {limit} is the most")]
    TooLong {
        /// How long it is, in characters.
        length: usize,
        /// How long it may be: what its field's declaration says, or what one change may do to it.
        limit: usize,
    },
    /// Of a text that has to say something nobody sees anything, see [`crate::visible`].
    #[error("the text says nothing")]
    Blank,
    /// The thing is not (yet) in the document.
    #[error("what the command speaks of is not in the document")]
    Unknown,
    /// Only who created a joint contribution may withdraw it.
    #[error("only its creator may withdraw a joint contribution")]
    NotTheCreator,
    /// More tables than a plan is given.
    #[error("{count} tables are too many; {TABLE_LIMIT} is the most")]
    TooManyTables {
        /// How many.
        count: u32,
    },
    /// Not a day of the calendar written as year-month-day.
    #[error("“{0}” is not a date such as 2018-01-29")]
    NotADate(String),
    /// A day of a year in which no workshop is held.
    #[error("the year {0} is not one of {first} to {last}", first = YEARS.start(), last = YEARS.end())]
    YearOutOfRange(u16),
    /// Not a time of day written as hours:minutes.
    #[error("“{0}” is not a time such as 18:30")]
    NotATime(String),
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
