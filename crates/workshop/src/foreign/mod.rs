//! Foreign bytes: what others made, vetted before Automerge sees it.
//!
//! A hundred bytes can hold a million operations, a few kilobytes can inflate to gigabytes, and a
//! change with a wrong counter can give two operations one name. Automerge checks little of that
//! before it allocates or panics. So bytes from the network or a file are read here first, by a
//! reader that counts runs without expanding them and inflates against a budget:
//!
//! - [`vet_change`]: the change of a record. One uncompressed change chunk of the record's lane.
//! - [`Frontier`]: whether vetted changes are next in their lanes, given what a document holds.
//! - [`vet_document`]: a pack or a file: chunks of any kind, bounded in every direction.
//! - [`vet_history`]: the changes of a pack once it is loaded, each as if a record had carried it.
//!
//! What passes here can still make Automerge panic or save what does not load; it is not a proof.
//! The guard of the session applies it on a clone, where a panic is caught.

mod change;
mod chunk;
mod column;
mod document;
mod history;
mod leb128;
mod operation;
mod sequence;

#[cfg(test)]
mod hostile;

pub use change::{VettedChange, vet_change};
pub use document::{DocumentFacts, Limits, vet_document};
pub use history::vet_history;
pub use sequence::{Admission, Frontier, PersonOf};

pub use crate::history::Shape;
pub use crate::limits::{MAX_CHANGE_OPERATIONS, MAX_LANE_OPERATIONS};

/// Why foreign bytes were turned away.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    /// There are no bytes; Automerge would make an empty document of them.
    #[error("there are no bytes")]
    Empty,
    /// More bytes than anything of the kind has.
    #[error("{bytes} bytes are more than the {limit} allowed")]
    TooLarge {
        /// How many there are.
        bytes: usize,
        /// How many there may be.
        limit: usize,
    },
    /// They do not begin as Automerge's do.
    #[error("not Automerge bytes")]
    NotAutomerge,
    /// They end too early.
    #[error("the bytes end in the middle")]
    Truncated,
    /// Something follows where nothing may.
    #[error("there are bytes left over")]
    TrailingBytes,
    /// A chunk of a type that is not allowed here.
    #[error("a chunk of type {0} is not allowed here")]
    WrongChunk(u8),
    /// The bytes are not those that were written.
    #[error("the checksum is wrong")]
    WrongChecksum,
    /// A change by another actor than the lane that signed the record.
    #[error("the change is not by the lane that sent it")]
    WrongActor,
    /// A change that builds on nothing, not even the first change.
    #[error("the change builds on nothing")]
    NoDependencies,
    /// More operations than allowed, counted without expanding them.
    #[error("more than {limit} operations")]
    TooManyOperations {
        /// How many there may be.
        limit: u64,
    },
    /// More of something else than allowed.
    #[error("too many {what}")]
    TooMany {
        /// Of what.
        what: &'static str,
    },
    /// It would inflate to more than allowed.
    #[error("inflates to more than {limit} bytes")]
    InflatesTooFar {
        /// How many bytes there may be.
        limit: usize,
    },
    /// What should be deflated is not.
    #[error("cannot be inflated")]
    NotDeflated,
    /// Something in it contradicts itself or the format.
    #[error("malformed: {0}")]
    Malformed(&'static str),
    /// Not the lane's next change.
    #[error("change {found} of the lane where {expected} is next")]
    WrongSeq {
        /// What would be next.
        expected: u64,
        /// What it is.
        found: u64,
    },
    /// Operations that do not begin where the changes it builds on end.
    #[error("operations begin at {found} where {expected} is next")]
    WrongStartOp {
        /// What would be next.
        expected: u64,
        /// What it is.
        found: u64,
    },
    /// A lane that has done its share in the document.
    #[error("more than {limit} operations by one lane")]
    LaneFull {
        /// How many there may be.
        limit: u64,
    },
    /// A change that does not build on the lane's own change before it.
    #[error("the change does not build on the one before it in its lane")]
    Forked,
    /// A change that names operations that it does not build on.
    #[error("the change names what it does not build on")]
    NotBuiltOn,
    /// A change that writes in an object that is not there or is another kind of object.
    #[error("the change writes where there is nothing to write in")]
    NoSuchObject,
    /// A change that sets in a joint sheet what is another person's to set.
    #[error("the change sets what is another person's")]
    NotTheirs,
    /// A change that puts something in the place of an entry at the root or in a map at the root.
    #[error("the change removes an entry from the document")]
    Removes,
}
