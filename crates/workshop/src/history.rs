//! A history: all that was ever done to a document, as Automerge holds it once it is loaded.

use std::collections::BTreeMap;

use automerge::{ActorId, Automerge, ChangeHash, ObjId, ROOT, ReadDoc, SaveOptions};
use protocol::LaneId;

use crate::first_change::{first_actor, first_hash, root_objects};
use crate::kinds::DocumentKind;

/// Why bytes are not a document.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Nothing at all; Automerge would make an empty document of it.
    #[error("there are no bytes")]
    Empty,
    /// Automerge cannot read them.
    #[error("not an Automerge document")]
    Unreadable(#[from] automerge::AutomergeError),
    /// It did not start from the first change of the kind.
    #[error("not a document of the kind {}", .0.name())]
    AnotherKind(DocumentKind),
    /// It did not start from any of our first changes.
    #[error("not a document of a workshop")]
    Stranger,
    /// A root object is not the one that the first change made.
    #[error("the part “{0}” of the document has been replaced")]
    Replaced(&'static str),
}

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A map of values by key.
    Map,
    /// A text, edited character by character.
    Text,
}

/// How far somebody sees: for each actor the counter of the last operation among what a change builds
/// on, near or far, and its own.
pub(crate) type Sight = BTreeMap<LaneId, u64>;

/// The last change of an actor in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LastChange {
    pub(crate) seq: u64,
    pub(crate) max_op: u64,
    /// The operations of the lane, of this change and of those before it.
    pub(crate) operations: u64,
    pub(crate) hash: ChangeHash,
}

/// Automerge's document, and what of its changes is asked for again and again.
#[derive(Clone, Debug)]
pub(crate) struct History {
    pub(crate) automerge: Automerge,
    /// The last change of each actor, so that vetting a change need not read the history.
    pub(crate) last: BTreeMap<Vec<u8>, LastChange>,
    /// Where the changes of each actor end, the first first.
    pub(crate) ends: BTreeMap<Vec<u8>, Vec<u64>>,
}

impl History {
    pub(crate) fn load(kind: DocumentKind, bytes: &[u8], lane: LaneId) -> Result<Self, LoadError> {
        let automerge = load_automerge(bytes, lane)?;
        if !holds(&automerge, &first_hash(kind)) {
            return Err(LoadError::AnotherKind(kind));
        }
        let history = Self::of(automerge);
        history.verify_roots(kind)?;
        Ok(history)
    }

    pub(crate) fn of(automerge: Automerge) -> Self {
        let mut history = Self {
            automerge,
            last: BTreeMap::new(),
            ends: BTreeMap::new(),
        };
        history.note_last_changes(&[]);
        history
    }

    fn verify_roots(&self, kind: DocumentKind) -> Result<(), LoadError> {
        let first = first_actor();
        for (key, expected) in root_objects(kind.declaration()) {
            let found = self.automerge.get_all(ROOT, key)?;
            let ours = |(value, id): &(automerge::Value<'_>, ObjId)| {
                value.to_objtype() == Some(expected)
                    && matches!(id, ObjId::Id(_, actor, _) if *actor == first)
            };
            if found.len() != 1 || !found.iter().all(ours) {
                return Err(LoadError::Replaced(key));
            }
        }
        Ok(())
    }

    /// Notes what has come since these heads.
    pub(crate) fn note_last_changes(&mut self, before: &[ChangeHash]) {
        for change in self.automerge.get_changes_meta(before) {
            let actor = change.actor.to_bytes().to_vec();
            let before = self.last.get(&actor);
            let operations = (change.max_op + 1).saturating_sub(change.start_op)
                + before.map_or(0, |last| last.operations);
            // Each comes once, whichever of them comes last.
            let now = LastChange {
                seq: change.seq,
                max_op: change.max_op,
                operations,
                hash: change.hash,
            };
            let last = match before {
                Some(last) if last.seq > now.seq => LastChange {
                    operations,
                    ..*last
                },
                _ => now,
            };
            self.last.insert(actor, last);
            let ends = self
                .ends
                .entry(change.actor.to_bytes().to_vec())
                .or_default();
            if now.seq == ends.len() as u64 + 1 {
                ends.push(now.max_op);
            }
        }
    }
}

pub(crate) fn load_automerge(bytes: &[u8], lane: LaneId) -> Result<Automerge, LoadError> {
    if bytes.is_empty() {
        return Err(LoadError::Empty);
    }
    let mut automerge = Automerge::load(bytes)?;
    if !automerge.get_missing_deps(&[]).is_empty() {
        automerge = Automerge::load(&automerge.save_with_options(without_orphans()))?;
    }
    automerge.set_actor(ActorId::from(&lane.0[..]));
    Ok(automerge)
}

pub(crate) fn holds(automerge: &Automerge, hash: &ChangeHash) -> bool {
    automerge.get_change_meta_by_hash(hash).is_some()
}

pub(crate) fn without_orphans() -> SaveOptions {
    SaveOptions {
        retain_orphans: false,
        ..SaveOptions::default()
    }
}
