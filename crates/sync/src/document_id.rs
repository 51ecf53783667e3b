//! A document's name: its stream, whose it is, and which generation.

use std::fmt;

use protocol::{PersonId, Stream};
use workshop::DocumentKind;

/// Names a document of a workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId {
    /// The stream that its records are in.
    pub stream: Stream,
    /// Whose it is; nobody's if it is shared.
    pub owner: Option<PersonId>,
    /// Which generation.
    pub generation: u32,
}

impl DocumentId {
    /// The plan.
    pub const PLAN: Self = Self::shared(Stream::Plan);

    /// What facilitators publish.
    pub const OUTCOME: Self = Self::shared(Stream::Outcome);

    /// The strategy that facilitators write.
    pub const STRATEGY: Self = Self::shared(Stream::STRATEGY);

    /// The timetable of the longer plan.
    pub const TIMETABLE: Self = Self::shared(Stream::TIMETABLE);

    /// The hearings.
    pub const HEARING: Self = Self::shared(Stream::HEARING);

    /// What facilitators publish to parties.
    pub const NOTICE: Self = Self::shared(Stream::Notice);

    /// What a party answers.
    pub fn answers(person: PersonId) -> Self {
        Self {
            stream: Stream::Answers,
            owner: Some(person),
            generation: 0,
        }
    }
    /// The pictures of the strategy.
    pub const PICTURES: Self = Self::shared(Stream::PICTURES);
    /// The cases that political bodies treat.
    pub const CASES: Self = Self::shared(Stream::CASES);
    /// The actions that carry the strategy out.
    pub const ACTIONS: Self = Self::shared(Stream::ACTIONS);

    const fn shared(stream: Stream) -> Self {
        Self {
            stream,
            owner: None,
            generation: 0,
        }
    }

    /// A person's sheet at a table.
    pub fn sheet(table: u16, person: PersonId) -> Self {
        Self {
            stream: Stream::Table(table),
            owner: Some(person),
            generation: 0,
        }
    }

    /// A table's joint sheet.
    pub fn joint(table: u16) -> Self {
        Self {
            stream: Stream::Table(table),
            owner: None,
            generation: 0,
        }
    }

    /// A part of the synthesis. [S10]
    pub fn synthesis(part: u16) -> Self {
        Self {
            stream: Stream::Synthesis(part),
            owner: None,
            generation: 0,
        }
    }

    /// A person's ballot.
    pub fn ballot(person: PersonId) -> Self {
        Self {
            stream: Stream::Ballots,
            owner: Some(person),
            generation: 0,
        }
    }

    /// Whether it is a table's joint sheet.
    pub fn is_joint(&self) -> bool {
        self.table().is_some() && self.owner.is_none()
    }

    /// The table that it belongs to, if it is a sheet or a joint sheet.
    pub fn table(&self) -> Option<u16> {
        match self.stream {
            Stream::Table(number) => Some(number),
            _ => None,
        }
    }

    /// What kind of document it is, where this version knows one. In this version nobody begins another
    /// generation. [S4]
    pub fn kind(&self) -> Option<DocumentKind> {
        let is_it = |kind: &&DocumentKind| {
            let declaration = kind.declaration();
            declaration.is_in(self.stream, self.owner.is_some())
        };
        let kind = DocumentKind::ALL.iter().find(is_it).copied();
        kind.filter(|_| self.generation == 0)
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.stream, self.owner) {
            (Stream::Table(number), Some(owner)) => {
                write!(f, "table {number}, sheet {:?}", owner)
            }
            (Stream::Table(number), None) => write!(f, "table {number}, joint sheet"),
            (stream, _) => write!(f, "{stream:?}"),
        }
    }
}
