//! A document: one Automerge document of one kind, in the hands of one lane; loaded or asleep.

#[cfg(feature = "facilitators")]
mod authors;
mod changes;
mod says;

use std::cell::OnceCell;

use automerge::{ActorId, Automerge, ChangeHash};
use protocol::LaneId;

use crate::content::Says;
use crate::first_change::{FIRST_ACTOR, first_change, first_hash};
use crate::history::{History, LoadError, holds, load_automerge, without_orphans};
use crate::kinds::DocumentKind;
use crate::schema::{Declaration, SCHEMA_VERSION, Writers};
use crate::{Reading, Touched};

#[cfg(feature = "facilitators")]
pub use authors::{Author, Authors};
pub use changes::{Applied, ApplyError, CommittedChange, Waiting};

/// The schema of a document, seen from this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// As this program writes it.
    Current,
    /// From a newer program: to be read as far as it goes, and not to be written.
    Newer(u64),
}

/// One Automerge document. Text positions are UTF-16 units.
///
/// It is loaded, or it sleeps: then it says what it said when it was saved, and nothing that is asked
/// of it meets the saved bytes before somebody [wakes](Document::wake) it, behind the guard. What it
/// says can be asked at any time ([`Says`]); its history only of one that is awake.
///
/// A clone keeps the lane and what was touched since the last look; it is what a guard tries foreign
/// changes on. Between calls no transaction is open and no change waits for another.
#[derive(Clone, Debug)]
pub struct Document {
    kind: DocumentKind,
    lane: LaneId,
    touched: Touched,
    state: State,
}

/// A document as it was when these were its heads, to be read.
#[derive(Debug)]
pub struct Then<'a> {
    automerge: &'a Automerge,
    declaration: &'static Declaration,
    heads: Vec<ChangeHash>,
}

#[derive(Clone, Debug)]
enum State {
    Awake(Box<History>),
    /// As it was saved, and what it says.
    Asleep {
        saved: Vec<u8>,
        reading: Reading,
    },
}

impl Document {
    /// A fresh document: the first change and nothing else.
    pub fn new(kind: DocumentKind, lane: LaneId) -> Self {
        thread_local! {
            /// Loading the first change takes a browser a millisecond, a clone of what came of it does not.
            static FRESH: [OnceCell<Document>; DocumentKind::ALL.len()] =
                const { [const { OnceCell::new() }; DocumentKind::ALL.len()] };
        }
        let mut document = FRESH.with(|fresh| {
            let load = || Self::load(kind, &first_change(kind), LaneId(FIRST_ACTOR));
            fresh[kind as usize]
                .get_or_init(|| load().expect("the first change makes a document"))
                .clone()
        });
        document.set_lane(lane);
        document
    }

    /// Loads what [`Document::save`] or [`Document::export`] wrote, here or in another program.
    ///
    /// The bytes must have been vetted by [`crate::foreign::vet_document`], and be loaded behind the
    /// guard, unless this device wrote them. Changes that build on something absent are left out.
    pub fn load(kind: DocumentKind, bytes: &[u8], lane: LaneId) -> Result<Self, LoadError> {
        Ok(Self::of(kind, History::load(kind, bytes, lane)?, lane))
    }

    /// A document that this device saved and read, see [`Reading`]: it is loaded when that is not
    /// enough.
    pub fn asleep(kind: DocumentKind, saved: Vec<u8>, reading: Reading, lane: LaneId) -> Self {
        Self {
            kind,
            lane,
            touched: Touched::default(),
            state: State::Asleep { saved, reading },
        }
    }

    /// Opens a vetted file that another program may have changed, to read what is in it.
    ///
    /// Other programs may have replaced whole parts, which a document of the workshop does not let
    /// pass; so what this gives is for reading and never takes a document's place.
    pub fn open(bytes: &[u8], lane: LaneId) -> Result<Self, LoadError> {
        let automerge = load_automerge(bytes, lane)?;
        let kind = DocumentKind::ALL
            .iter()
            .copied()
            .find(|kind| holds(&automerge, &first_hash(*kind)))
            .ok_or(LoadError::Stranger)?;
        Ok(Self::of(kind, History::of(automerge), lane))
    }

    pub(super) fn of(kind: DocumentKind, history: History, lane: LaneId) -> Self {
        Self {
            kind,
            lane,
            touched: Touched::default(),
            state: State::Awake(Box::new(history)),
        }
    }

    /// Whether it has yet to be loaded.
    pub fn is_asleep(&self) -> bool {
        matches!(self.state, State::Asleep { .. })
    }

    /// Loads it, behind the guard.
    pub fn wake(&mut self) -> Result<(), LoadError> {
        if let State::Asleep { saved, .. } = &self.state {
            self.state = State::Awake(Box::new(History::load(self.kind, saved, self.lane)?));
        }
        Ok(())
    }

    /// Of a document that sleeps there is none. Whoever asks for it has woken the document before, or
    /// gets the answer of one in which nothing was ever done.
    fn history(&self) -> Option<&History> {
        match &self.state {
            State::Awake(history) => Some(history),
            State::Asleep { .. } => {
                debug_assert!(false, "a document that sleeps was asked for its history");
                None
            }
        }
    }

    pub(crate) fn automerge(&self) -> Option<&Automerge> {
        Some(&self.history()?.automerge)
    }

    /// What the document is for.
    pub fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// The lane that writes here.
    pub fn lane(&self) -> LaneId {
        self.lane
    }

    /// Puts the document in another lane's hands; what is written from now on is that lane's.
    pub fn set_lane(&mut self, lane: LaneId) {
        self.lane = lane;
        if let State::Awake(history) = &mut self.state {
            history.automerge.set_actor(ActorId::from(&lane.0[..]));
        }
    }

    /// Whether this program may write the document. What one says of itself that all participants write
    /// does not count: any of them could lock the table with it.
    pub fn schema(&self) -> Schema {
        if self.kind.declaration().writers == Writers::Participants {
            return Schema::Current;
        }
        match self.schema_number() {
            Some(number) if number > SCHEMA_VERSION => Schema::Newer(number),
            _ => Schema::Current,
        }
    }

    /// The whole document as bytes.
    ///
    /// They depend on the order in which concurrent changes came; two documents are the same when
    /// their [heads](Document::heads) are.
    pub fn save(&self) -> Vec<u8> {
        match &self.state {
            State::Asleep { saved, .. } => saved.clone(),
            State::Awake(history) => history.automerge.save(),
        }
    }

    /// The document as a plain `.automerge` file for any Automerge program.
    pub fn export(&self) -> Vec<u8> {
        match &self.state {
            // Between calls no change waits for another, so nothing that was saved is an orphan.
            State::Asleep { saved, .. } => saved.clone(),
            State::Awake(history) => history.automerge.save_with_options(without_orphans()),
        }
    }
}
