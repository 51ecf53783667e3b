//! What a document says, whether it is loaded or asleep.

use std::borrow::Cow;

use super::{Document, State, Then};
use crate::content::{Entry, Says};
use crate::loaded::Loaded;
use crate::{Contribution, Plan, Profile, Reading, Seat};

/// What is asked what a document says.
enum SaysNow<'a> {
    Awake(Loaded<'a>),
    Asleep(&'a Reading),
}

impl Says for Document {
    fn schema_number(&self) -> Option<u64> {
        match self.says() {
            SaysNow::Awake(loaded) => loaded.schema_number(),
            SaysNow::Asleep(reading) => reading.schema_number(),
        }
    }

    fn root(&self) -> Cow<'_, Entry> {
        match self.says() {
            SaysNow::Awake(loaded) => Cow::Owned(loaded.root()),
            SaysNow::Asleep(reading) => reading.root(),
        }
    }

    fn entry(&self, root: &str, key: &str) -> Option<Cow<'_, Entry>> {
        match self.says() {
            SaysNow::Awake(loaded) => loaded.entry(root, key).map(Cow::Owned),
            SaysNow::Asleep(reading) => reading.entry(root, key),
        }
    }

    fn entries(&self, root: &str) -> Vec<Cow<'_, Entry>> {
        match self.says() {
            SaysNow::Awake(loaded) => loaded.entries(root).into_iter().map(Cow::Owned).collect(),
            SaysNow::Asleep(reading) => reading.entries(root),
        }
    }
}

impl Says for Then<'_> {
    fn schema_number(&self) -> Option<u64> {
        self.loaded().schema_number()
    }

    fn root(&self) -> Cow<'_, Entry> {
        Cow::Owned(self.loaded().root())
    }

    fn entry(&self, root: &str, key: &str) -> Option<Cow<'_, Entry>> {
        self.loaded().entry(root, key).map(Cow::Owned)
    }

    fn entries(&self, root: &str) -> Vec<Cow<'_, Entry>> {
        let entries = self.loaded().entries(root);
        entries.into_iter().map(Cow::Owned).collect()
    }
}

impl Then<'_> {
    fn loaded(&self) -> Loaded<'_> {
        Loaded {
            automerge: self.automerge,
            declaration: self.declaration,
            heads: Some(&self.heads),
        }
    }
}

impl Document {
    fn says(&self) -> SaysNow<'_> {
        match &self.state {
            State::Awake(history) => SaysNow::Awake(Loaded {
                automerge: &history.automerge,
                declaration: self.kind.declaration(),
                heads: None,
            }),
            State::Asleep { reading, .. } => SaysNow::Asleep(reading),
        }
    }
}

/// What is asked most, by name.
impl Document {
    /// The whole plan; empty when the document is not one.
    pub fn plan(&self) -> Plan {
        Plan::of(self)
    }

    /// Everything written here, withdrawn or not, oldest first, ties by id.
    pub fn contributions(&self) -> Vec<Contribution> {
        Contribution::all(self)
    }

    /// One contribution.
    pub fn contribution(&self, id: &protocol::ItemId) -> Option<Contribution> {
        Contribution::find(self, id)
    }

    /// Who the sheet's person says to be.
    pub fn profile(&self) -> Profile {
        Profile::find(self)
    }

    /// Who sits or sat at the table, by person.
    pub fn seats(&self) -> Vec<Seat> {
        Seat::all(self)
    }

    /// Everything that it says, to be kept beside it.
    pub fn read(&self) -> Reading {
        match &self.state {
            State::Asleep { reading, .. } => reading.clone(),
            State::Awake(_) => Reading::of(self.kind, self),
        }
    }
}
