//! A history: all that was ever done to a document, as Automerge holds it once it is loaded.

use std::collections::BTreeMap;

use automerge::{ActorId, Automerge, ChangeHash, ObjId, ROOT, ReadDoc, SaveOptions};
use protocol::LaneId;

use crate::first_change::{first_actor, first_hash, root_objects};
use crate::foreign::LastChange;
use crate::{DocumentKind, LoadError};

/// See the module.
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
        for (key, expected) in root_objects(kind) {
            let found = self.automerge.get_all(ROOT, *key)?;
            let ours = |(value, id): &(automerge::Value<'_>, ObjId)| {
                value.to_objtype() == Some(*expected)
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
