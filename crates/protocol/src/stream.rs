//! A stream: an append-only sequence of records that is followed as one, and its class.
//!
//! What a person writes about is in documents; a stream holds the records of one or many of them
//! (a table's stream holds a sheet per person and the joint sheet).

use crate::{ItemId, Malformed, Role};

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
    /// What facilitators publish to members.
    Outcome = 6,
    /// What parties write: hearing answers, a department's reports.
    Answers = 7,
    /// What facilitators publish to parties and members.
    Notice = 8,
}

/// How much of a stream somebody is handed out. [S7]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Nothing: they may not follow it.
    Nothing,
    /// The control records that are in the clear.
    Public,
    /// What is about their own document.
    Own,
    /// Everything.
    Everything,
}

impl StreamClass {
    /// Every class.
    pub const ALL: [Self; 8] = [
        Self::Control,
        Self::Plan,
        Self::Table,
        Self::Ballots,
        Self::Synthesis,
        Self::Outcome,
        Self::Answers,
        Self::Notice,
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
        use Role::{Facilitator, Participant, Party};
        let roles: &[Role] = match (self, document) {
            (_, Another) => &[],
            (
                Self::Control | Self::Plan | Self::Synthesis | Self::Outcome | Self::Notice,
                Shared,
            ) => &[Facilitator],
            // Facilitators correct the common input only by hiding it, which is in the synthesis.
            (Self::Table, Shared) => &[Participant],
            (Self::Table | Self::Ballots, Own) => &[Participant, Facilitator],
            // Facilitators enter what came on paper, as they do at the tables.
            (Self::Answers, Own) => &[Facilitator, Party],
            (_, Own | Shared) => &[],
        };
        roles.contains(&role)
    }

    /// How much of such a stream is somebody with this role handed out? [S7]
    pub fn may_follow(self, role: Role) -> Share {
        match (self, role) {
            (_, Role::Facilitator) => Share::Everything,
            (Self::Notice, _) => Share::Everything,
            (Self::Control | Self::Plan | Self::Table | Self::Outcome, Role::Participant) => {
                Share::Everything
            }
            (Self::Ballots, Role::Participant) | (Self::Answers, Role::Party) => Share::Own,
            // Exclusions, which are in the clear, hold in the notice too.
            (Self::Control, Role::Party) => Share::Public,
            (Self::Synthesis | Self::Answers, Role::Participant) => Share::Nothing,
            (
                Self::Plan | Self::Table | Self::Ballots | Self::Synthesis | Self::Outcome,
                Role::Party,
            ) => Share::Nothing,
        }
    }

    /// Is every record of such a stream about its writer's own document, and sealed for its writer and
    /// facilitators? Then a lane there belongs to one document, and a subscription may name its owner
    /// without tearing lanes. [S8]
    pub fn is_personal(self) -> bool {
        matches!(self, Self::Ballots | Self::Answers)
    }

    /// May somebody with this role pack this document? [S3]
    pub fn may_pack(self, role: Role, document: Ownership) -> bool {
        match document {
            Ownership::Own => self.may_append(role, document),
            Ownership::Shared => {
                self != Self::Control && !self.is_personal() && role == Role::Facilitator
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
    /// A part of the facilitators' work afterwards: 0 is what has a name of its own, such as themes; each
    /// of the 64 after it holds what is said of some contributions, see [`Stream::synthesis_of`]; then come
    /// [`Stream::OF_THEIR_OWN`].
    Synthesis(u16),
    /// What facilitators publish to members.
    Outcome,
    /// What parties write.
    Answers,
    /// What facilitators publish to parties and members.
    Notice,
}

/// So many parts of the synthesis hold what is said of contributions, from 1. Of ten thousand each holds
/// some 160: one document with all of them takes a second to load and a quarter to save, which everybody
/// would notice at every change.
pub const SYNTHESIS_PARTS: u16 = 64;

impl Stream {
    /// The part of the synthesis that holds the strategy. [S10]
    pub const STRATEGY: Self = Self::Synthesis(SYNTHESIS_PARTS + 1);

    /// The part of the synthesis that holds the timetable. [S10]
    pub const TIMETABLE: Self = Self::Synthesis(SYNTHESIS_PARTS + 2);

    /// The part of the synthesis that holds the cases. [S10]
    pub const CASES: Self = Self::Synthesis(SYNTHESIS_PARTS + 3);

    /// The part of the synthesis that holds the hearing. [S10]
    pub const HEARING: Self = Self::Synthesis(SYNTHESIS_PARTS + 4);

    /// The part of the synthesis that holds the actions. [S10]
    pub const ACTIONS: Self = Self::Synthesis(SYNTHESIS_PARTS + 5);

    /// The part of the synthesis that holds the pictures of the strategy. [S10]
    pub const PICTURES: Self = Self::Synthesis(SYNTHESIS_PARTS + 7);

    /// The parts of the synthesis that hold one document of a kind of its own each. [S10]
    pub const OF_THEIR_OWN: [Self; 6] = [
        Self::STRATEGY,
        Self::TIMETABLE,
        Self::CASES,
        Self::HEARING,
        Self::ACTIONS,
        Self::PICTURES,
    ];

    /// The part of the synthesis that holds what is said of a contribution. [S9]
    ///
    /// Ids end in random bytes, whoever wrote and however much they wrote, so parts grow alike.
    pub fn synthesis_of(contribution: &ItemId) -> Self {
        let [.., last] = contribution.0;
        Self::Synthesis(1 + u16::from(last) % SYNTHESIS_PARTS)
    }

    /// All parts of the synthesis.
    pub fn synthesis() -> impl Iterator<Item = Self> {
        (0..=SYNTHESIS_PARTS)
            .map(Self::Synthesis)
            .chain(Self::OF_THEIR_OWN)
    }

    /// Its class.
    pub fn class(self) -> StreamClass {
        match self {
            Self::Control => StreamClass::Control,
            Self::Plan => StreamClass::Plan,
            Self::Table(_) => StreamClass::Table,
            Self::Ballots => StreamClass::Ballots,
            Self::Synthesis(_) => StreamClass::Synthesis,
            Self::Outcome => StreamClass::Outcome,
            Self::Answers => StreamClass::Answers,
            Self::Notice => StreamClass::Notice,
        }
    }

    /// Which of its class: a table's number, a part of the synthesis, else 0.
    pub fn index(self) -> u16 {
        match self {
            Self::Table(number) | Self::Synthesis(number) => number,
            _ => 0,
        }
    }
}
