//! The changes of a document: what was ever done to it, by whom, and how more comes in.

use std::collections::{BTreeMap, BTreeSet};

use automerge::transaction::Transaction;
use automerge::{ActorId, Automerge, Change, ChangeHash, ObjId, ObjType, PatchLog, ReadDoc};
use protocol::LaneId;

use super::{Document, State, Then};
use crate::Touched;
use crate::history::{LastChange, Shape, Sight, holds};
use crate::limits::MAX_LANE_OPERATIONS;

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
    /// The newest changes: those that no other change builds on. They stand for the whole history, so
    /// documents with the same heads are the same.
    pub fn heads(&self) -> Vec<ChangeHash> {
        self.automerge()
            .map(Automerge::get_heads)
            .unwrap_or_default()
    }

    /// The document as it was when these were its heads, to be read. None where it sleeps, or one of them is not here.
    pub fn at(&self, heads: &[ChangeHash]) -> Option<Then<'_>> {
        let automerge = self.automerge()?;
        if heads.is_empty() || !heads.iter().all(|hash| holds(automerge, hash)) {
            return None;
        }
        Some(Then {
            automerge,
            declaration: self.kind().declaration(),
            heads: heads.to_vec(),
        })
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

fn committed(change: &Change) -> CommittedChange {
    CommittedChange {
        bytes: change.raw_bytes().to_vec(),
        hash: change.hash(),
    }
}
