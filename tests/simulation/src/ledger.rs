//! The ledger: what people did and were told is on the disk. At the end it must be there.

use std::collections::BTreeMap;

use protocol::{ItemId, PersonId};
use sync::{DocumentId, ImportReport, RequestId, Trouble};

use crate::registers::Register;

use crate::device::TabId;

/// What somebody did.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// Added a contribution with this token in its text.
    Added {
        /// Which.
        id: ItemId,
        /// The token.
        token: String,
    },
    /// Put a token into a contribution's text.
    Edited {
        /// Which.
        id: ItemId,
        /// The token.
        token: String,
    },
    /// Withdrew a contribution.
    Withdrew {
        /// Which.
        id: ItemId,
    },
    /// Said something of what came in.
    Said {
        /// By this statement.
        id: ItemId,
    },
    /// Published where a contribution went.
    Published {
        /// Which, as statements name it.
        subject: ItemId,
    },
    /// Took a seat, or said who they are.
    Named {
        /// As what.
        name: String,
    },
    /// Set something that is said as a whole.
    Set {
        /// What.
        register: Register,
        /// To what.
        value: String,
    },
    /// Commented on a contribution, with this token.
    Commented {
        /// The comment.
        id: ItemId,
        /// The token.
        token: String,
    },
    /// Put a token into a part of the strategy.
    Drafted {
        /// Which.
        id: ItemId,
        /// The token.
        token: String,
    },
    /// Said what a part of the strategy builds on.
    Sourced {
        /// By this entry.
        id: ItemId,
    },
    /// Marked something as important that nobody takes the mark from.
    Marked {
        /// What, as statements and votes name it.
        subject: ItemId,
    },
    /// Added a phase to the programme.
    Phased {
        /// Which.
        id: ItemId,
    },
    /// Added a kind of people.
    Peopled {
        /// By the word that profiles keep.
        word: String,
    },
    /// Handed in a document in which another program had put a token into a contribution.
    Imported {
        /// Which contribution it is a version of.
        original: ItemId,
        /// The token.
        token: String,
    },
    /// Something that leaves no trace of its own.
    Other,
}

/// An entry: who did what, where.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where they sat.
    pub tab: TabId,
    /// Who.
    pub person: PersonId,
    /// In which document, if in one.
    pub document: Option<DocumentId>,
    /// What.
    pub deed: Deed,
    /// When it was asked for.
    pub asked: u64,
    /// Has the answer come that it is on the disk?
    pub done: bool,
}

/// What everybody did.
#[derive(Debug, Default)]
pub struct Ledger {
    /// By request.
    pub entries: BTreeMap<RequestId, Entry>,
    /// What became of files.
    pub imports: BTreeMap<RequestId, ImportReport>,
    /// Requests that failed, with the reason in words.
    pub failures: BTreeMap<RequestId, String>,
    /// What people were told that they should know.
    pub troubles: Vec<(TabId, Trouble)>,
    /// What must never happen to honest devices.
    pub shocks: Vec<String>,
    /// Deeds that are missing because their rows tore, and named.
    pub excused: usize,
    counter: u64,
}

impl Ledger {
    /// A fresh request.
    pub fn request(&mut self) -> RequestId {
        self.counter += 1;
        RequestId(self.counter)
    }

    /// A fresh token: nothing else that is written looks like it.
    pub fn token(&mut self) -> String {
        self.counter += 1;
        format!("«{}»", self.counter)
    }

    /// What was done, in the order in which it was asked for.
    pub fn done(&self) -> impl Iterator<Item = (&RequestId, &Entry)> {
        self.entries.iter().filter(|(_, entry)| entry.done)
    }
}
