//! A stream: an append-only sequence of records that is followed as one, and its class.
//!
//! What a person writes about is in documents; a stream holds the records of one or many of them
//! (a table's stream holds a sheet per person and the joint sheet).

use crate::{Malformed, Role};

/// The class of a stream: the first byte of its name, which tells the relay who may write. [S1]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum StreamClass {
    /// Control records.
    Control = 1,
    /// The plan.
    Plan = 2,
    /// One table: sheets and the joint sheet.
    Table = 3,
    /// Everybody's ballots.
    Ballots = 4,
    /// The facilitators' work afterwards.
    Synthesis = 5,
    /// What facilitators publish.
    Outcome = 6,
}

impl StreamClass {
    /// Every class.
    pub const ALL: [Self; 6] = [
        Self::Control,
        Self::Plan,
        Self::Table,
        Self::Ballots,
        Self::Synthesis,
        Self::Outcome,
    ];

    /// Reads the class byte.
    pub fn from_byte(byte: u8) -> Result<Self, Malformed> {
        Self::ALL
            .into_iter()
            .find(|class| *class as u8 == byte)
            .ok_or(Malformed("unknown class of stream"))
    }

    /// May somebody with this role append records to this document? [S2]
    ///
    /// `own` says whether the document is the writer's own sheet or ballot, `shared` whether it is
    /// nobody's.
    pub fn may_append(self, role: Role, document: Ownership) -> bool {
        use Ownership::{Another, Own, Shared};
        match (self, document) {
            (_, Another) => false,
            (Self::Control | Self::Plan | Self::Synthesis | Self::Outcome, Shared) => {
                role == Role::Facilitator
            }
            (Self::Control | Self::Plan | Self::Synthesis | Self::Outcome, Own) => false,
            // Facilitators correct the common input only by hiding it, which is in the synthesis.
            (Self::Table, Shared) => role == Role::Participant,
            (Self::Table, Own) => true,
            (Self::Ballots, Own) => true,
            (Self::Ballots, Shared) => false,
        }
    }

    /// May somebody with this role pack this document? [S3]
    pub fn may_pack(self, role: Role, document: Ownership) -> bool {
        match document {
            Ownership::Own => self.may_append(role, document),
            Ownership::Shared => {
                self != Self::Control && self != Self::Ballots && role == Role::Facilitator
            }
            Ownership::Another => false,
        }
    }
}

/// Whose a document is, seen from a writer. [S4]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ownership {
    /// The writer's own.
    Own,
    /// Another person's.
    Another,
    /// Nobody's: several write in it.
    Shared,
}

impl Ownership {
    /// Compares a document's owner with a writer.
    pub fn of(owner: Option<crate::PersonId>, writer: crate::PersonId) -> Self {
        match owner {
            None => Self::Shared,
            Some(person) if person == writer => Self::Own,
            Some(_) => Self::Another,
        }
    }
}

/// A stream as members speak of it. Only who holds the naming key can turn it into a
/// [`crate::StreamId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stream {
    /// Control records.
    Control,
    /// The plan.
    Plan,
    /// The table with this number, from 1.
    Table(u16),
    /// Everybody's ballots.
    Ballots,
    /// The facilitators' work afterwards.
    Synthesis,
    /// What facilitators publish.
    Outcome,
}

impl Stream {
    /// Its class.
    pub fn class(self) -> StreamClass {
        match self {
            Self::Control => StreamClass::Control,
            Self::Plan => StreamClass::Plan,
            Self::Table(_) => StreamClass::Table,
            Self::Ballots => StreamClass::Ballots,
            Self::Synthesis => StreamClass::Synthesis,
            Self::Outcome => StreamClass::Outcome,
        }
    }

    /// Which of its class: a table's number, else 0.
    pub fn index(self) -> u16 {
        match self {
            Self::Table(number) => number,
            _ => 0,
        }
    }
}
