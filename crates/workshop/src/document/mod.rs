//! A document: one Automerge document of one kind, in the hands of one lane.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use automerge::transaction::Transaction;
use automerge::{ActorId, Automerge, Change, ChangeHash, ObjId, ObjType, PatchLog, ReadDoc};
use protocol::LaneId;

use crate::content::{Entry, Says};
use crate::first_change::{first_change, first_hash};
use crate::history::{
    History, LastChange, LoadError, Shape, Sight, holds, load_automerge, without_orphans,
};
use crate::kinds::DocumentKind;
use crate::limits::MAX_LANE_OPERATIONS;
use crate::loaded::Loaded;
use crate::schema::{SCHEMA_VERSION, Writers};
use crate::{Contribution, Plan, Profile, Reading, Seat, Touched};

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

#[derive(Clone, Debug)]
enum State {
    Awake(Box<History>),
    /// As it was saved, and what it says.
    Asleep {
        saved: Vec<u8>,
        reading: Reading,
    },
}

/// A change just made: what a record carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommittedChange {
    /// The raw bytes: an uncompressed change chunk.
    pub bytes: Vec<u8>,
    /// Its hash.
    pub hash: ChangeHash,
}

/// What became of a batch of changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Now in the document, in the order applied.
    pub applied: Vec<ChangeHash>,
    /// Were there before.
    pub known: Vec<ChangeHash>,
    /// Not applied: something they build on is not here. The caller keeps them.
    pub waiting: Vec<Waiting>,
}

/// A change that builds on what is not here yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its place in the batch.
    pub index: usize,
    /// Its hash.
    pub hash: ChangeHash,
    /// What it builds on directly and is not in the document.
    pub missing: Vec<ChangeHash>,
}

/// Why changes could not be applied. The document may then hold a part of them: apply on a clone.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// A change that Automerge cannot read.
    #[error("change {index} of the batch cannot be read")]
    Malformed {
        /// Its place in the batch.
        index: usize,
        /// What Automerge says.
        #[source]
        source: automerge::LoadChangeError,
    },
    /// The document sleeps, and only who wakes it behind the guard may apply changes to it.
    #[error("the document has not been loaded")]
    Asleep,
    /// Automerge would not take it.
    #[error("the changes do not fit the document")]
    Refused(#[from] automerge::AutomergeError),
}

impl Document {
    /// A fresh document: the first change and nothing else.
    pub fn new(kind: DocumentKind, lane: LaneId) -> Self {
        Self::load(kind, &first_change(kind), lane).expect("the first change makes a document")
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

    fn of(kind: DocumentKind, history: History, lane: LaneId) -> Self {
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

    fn says(&self) -> SaysNow<'_> {
        match &self.state {
            State::Awake(history) => SaysNow::Awake(Loaded {
                automerge: &history.automerge,
                declaration: self.kind.declaration(),
            }),
            State::Asleep { reading, .. } => SaysNow::Asleep(reading),
        }
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

    /// The newest changes: those that no other change builds on. They stand for the whole history, so
    /// documents with the same heads are the same.
    pub fn heads(&self) -> Vec<ChangeHash> {
        self.automerge()
            .map(Automerge::get_heads)
            .unwrap_or_default()
    }

    /// Whether a change is in the document.
    pub fn contains(&self, hash: &ChangeHash) -> bool {
        self.automerge()
            .is_some_and(|automerge| holds(automerge, hash))
    }

    /// Of these hashes, those that are not in the document.
    pub fn missing_dependencies(&self, dependencies: &[ChangeHash]) -> Vec<ChangeHash> {
        dependencies
            .iter()
            .filter(|hash| !self.contains(hash))
            .copied()
            .collect()
    }

    /// The changes that are not among those that `heads` stand for, oldest first. Unknown heads are
    /// passed over; without heads it is the whole history, the first change included.
    pub fn changes_since(&self, heads: &[ChangeHash]) -> Vec<CommittedChange> {
        let changes = self.automerge().map(|doc| doc.get_changes(heads));
        changes.iter().flatten().map(committed).collect()
    }

    /// The last `seq` of a lane in this document; 0 when it has written nothing.
    pub fn last_seq(&self, lane: LaneId) -> u64 {
        self.last_change(lane).map_or(0, |last| last.seq)
    }

    /// Whether its lane has done so much here that it should do no more, see [`MAX_LANE_OPERATIONS`].
    /// Whoever writes next does so in another.
    pub fn is_lane_full(&self) -> bool {
        // One that is asleep is looked at when it is woken.
        if self.is_asleep() {
            return false;
        }
        let last = self.last_change(self.lane);
        last.is_some_and(|last| last.operations > MAX_LANE_OPERATIONS / 2)
    }

    /// The lanes that wrote here.
    pub fn lanes(&self) -> BTreeSet<LaneId> {
        let mut lanes = BTreeSet::new();
        let actors = self
            .history()
            .into_iter()
            .flat_map(|history| history.last.keys());
        lanes.extend(actors.filter_map(|actor| actor[..].try_into().ok().map(LaneId)));
        lanes
    }

    pub(crate) fn last_change(&self, lane: LaneId) -> Option<LastChange> {
        self.history()?.last.get(&lane.0[..]).copied()
    }

    /// Applies raw changes, in any order, as far as everything they build on is here.
    ///
    /// Vet the bytes first ([`crate::foreign::vet_change`]) and call this on a clone behind the guard.
    pub fn apply_changes(&mut self, raw: &[Vec<u8>]) -> Result<Applied, ApplyError> {
        let State::Awake(_) = &self.state else {
            return Err(ApplyError::Asleep);
        };
        let mut outcome = Applied::default();
        let mut ready = Vec::new();
        let mut coming = BTreeSet::new();
        let mut rest = Vec::new();
        for (index, bytes) in raw.iter().enumerate() {
            let change = Change::from_bytes(bytes.clone())
                .map_err(|source| ApplyError::Malformed { index, source })?;
            rest.push((index, change));
        }
        // A change never waits inside Automerge, where nobody would see it: what cannot go in now is
        // handed back. Each round takes what the rounds before made possible.
        loop {
            let before = rest.len();
            for (index, change) in std::mem::take(&mut rest) {
                let hash = change.hash();
                if coming.contains(&hash) || self.contains(&hash) {
                    outcome.known.push(hash);
                } else if change
                    .deps()
                    .iter()
                    .all(|dep| coming.contains(dep) || self.contains(dep))
                {
                    coming.insert(hash);
                    outcome.applied.push(hash);
                    ready.push(change);
                } else {
                    rest.push((index, change));
                }
            }
            if rest.is_empty() || rest.len() == before {
                break;
            }
        }
        outcome.waiting = rest
            .into_iter()
            .map(|(index, change)| Waiting {
                index,
                hash: change.hash(),
                missing: self.missing_dependencies(change.deps()),
            })
            .collect();
        let before = self.heads();
        if let (State::Awake(history), false) = (&mut self.state, ready.is_empty()) {
            let mut patches = PatchLog::active();
            history
                .automerge
                .apply_changes_log_patches(ready, &mut patches)?;
            let patches = history.automerge.make_patches(&mut patches);
            history.note_last_changes(&before);
            self.touched.note(self.kind.declaration(), &patches);
        }
        Ok(outcome)
    }

    /// What changed since the last call, by oneself and by others. A loaded or new document has
    /// nothing to tell: it is read whole.
    pub fn touched(&mut self) -> Touched {
        std::mem::take(&mut self.touched)
    }

    /// Runs writes as one change; no writes make no change.
    pub(crate) fn write<E>(
        &mut self,
        writes: impl FnOnce(&mut Transaction<'_>) -> Result<(), E>,
    ) -> Result<Option<CommittedChange>, E>
    where
        E: From<automerge::AutomergeError>,
    {
        let before = self.heads();
        let State::Awake(history) = &mut self.state else {
            return Ok(None);
        };
        let mut tx = history
            .automerge
            .transaction_log_patches(PatchLog::active())
            .map_err(automerge::AutomergeError::from)?;
        if let Err(error) = writes(&mut tx) {
            tx.rollback();
            return Err(error);
        }
        let (hash, mut patches) = tx.commit();
        if hash.is_none() {
            return Ok(None);
        }
        let patches = history.automerge.make_patches(&mut patches);
        history.note_last_changes(&before);
        let made = history.automerge.get_changes(&before);
        self.touched.note(self.kind.declaration(), &patches);
        Ok(made.iter().map(committed).next_back())
    }

    /// What an object of this document is.
    pub(crate) fn shape_of(&self, (actor, counter): (LaneId, u64)) -> Option<Shape> {
        let actor = ActorId::from(&actor.0[..]);
        match self.automerge()?.object_type(ObjId::Id(counter, actor, 0)) {
            Ok(ObjType::Map) => Some(Shape::Map),
            Ok(ObjType::Text) => Some(Shape::Text),
            _ => None,
        }
    }

    /// How far a change of this document sees: itself and what it builds on, near or far.
    pub(crate) fn sight_of(&self, change: &ChangeHash) -> Sight {
        let Some(history) = self.history() else {
            return Sight::new();
        };
        // What it does not build on comes after what it does, in every actor's own order.
        let mut unseen: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
        for other in history.automerge.get_changes_meta(&[*change]) {
            let first = unseen.entry(other.actor.to_bytes().to_vec());
            let first = first.or_insert(other.seq);
            *first = other.seq.min(*first);
        }
        let seen = |(actor, ends): (&Vec<u8>, &Vec<u64>)| {
            let count = match unseen.get(actor) {
                Some(first) => usize::try_from(first - 1).ok()?,
                None => ends.len(),
            };
            let lane = LaneId(<[u8; 32]>::try_from(&actor[..]).ok()?);
            Some((lane, *ends.get(count.checked_sub(1)?)?))
        };
        history.ends.iter().filter_map(seen).collect()
    }
}

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

fn committed(change: &Change) -> CommittedChange {
    CommittedChange {
        bytes: change.raw_bytes().to_vec(),
        hash: change.hash(),
    }
}
