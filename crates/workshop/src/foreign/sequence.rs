//! The frontier: what comes next in each lane, given what a document holds.
//!
//! `seq` and `start_op` name a change and its operations. If a change could choose them, it could
//! give its operations the names of others', and documents would differ from then on.

use std::collections::BTreeMap;

use automerge::ChangeHash;
use protocol::LaneId;

use super::{Rejection, VettedChange};
use crate::Document;

/// Whether a vetted change can be applied now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It is next.
    Next,
    /// It is there already.
    Known,
    /// It builds on these, which are not there yet.
    Waiting(Vec<ChangeHash>),
}

/// A document and the changes of a batch admitted so far. A clone tries what may not be admitted whole.
#[derive(Clone)]
pub struct Frontier<'a> {
    document: &'a Document,
    admitted: BTreeMap<ChangeHash, Entry>,
    last: BTreeMap<LaneId, LastChange>,
}

#[derive(Clone)]
struct Entry {
    max_op: u64,
    dependencies: Vec<ChangeHash>,
}

/// The last change of an actor in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LastChange {
    pub(crate) seq: u64,
    pub(crate) max_op: u64,
    pub(crate) hash: ChangeHash,
}

impl<'a> Frontier<'a> {
    /// The frontier of a document.
    pub fn new(document: &'a Document) -> Self {
        Self {
            document,
            admitted: BTreeMap::new(),
            last: BTreeMap::new(),
        }
    }

    /// Whether a change is next. One that is counts as there for those after it in the batch.
    pub fn admit(&mut self, change: &VettedChange) -> Result<Admission, Rejection> {
        if self.entry(&change.hash).is_some() {
            return Ok(Admission::Known);
        }
        let mut start_op = 1;
        let mut missing = Vec::new();
        for dependency in &change.dependencies {
            match self.entry(dependency) {
                Some(entry) => start_op = start_op.max(entry.max_op + 1),
                None => missing.push(*dependency),
            }
        }
        if !missing.is_empty() {
            return Ok(Admission::Waiting(missing));
        }
        let last = self
            .last
            .get(&change.actor)
            .copied()
            .or_else(|| self.document.last_change(change.actor));
        let seq = last.map_or(1, |last| last.seq + 1);
        if change.seq != seq {
            return Err(Rejection::WrongSeq {
                expected: seq,
                found: change.seq,
            });
        }
        if change.start_op != start_op {
            return Err(Rejection::WrongStartOp {
                expected: start_op,
                found: change.start_op,
            });
        }
        if last.is_some_and(|last| !self.builds_on(change, &last)) {
            return Err(Rejection::Forked);
        }
        self.last.insert(
            change.actor,
            LastChange {
                seq: change.seq,
                max_op: change.max_op,
                hash: change.hash,
            },
        );
        self.admitted.insert(
            change.hash,
            Entry {
                max_op: change.max_op,
                dependencies: change.dependencies.clone(),
            },
        );
        Ok(Admission::Next)
    }

    /// Whether the lane's change before is among what the change builds on, near or far. Counters
    /// only rise along the way, so only changes that end no lower need be looked behind.
    fn builds_on(&self, change: &VettedChange, last: &LastChange) -> bool {
        let mut seen = BTreeMap::new();
        let mut ahead = change.dependencies.clone();
        while let Some(hash) = ahead.pop() {
            if hash == last.hash {
                return true;
            }
            if seen.insert(hash, ()).is_some() {
                continue;
            }
            if let Some(entry) = self
                .entry(&hash)
                .filter(|entry| entry.max_op >= last.max_op)
            {
                ahead.extend(entry.dependencies);
            }
        }
        false
    }

    fn entry(&self, hash: &ChangeHash) -> Option<Entry> {
        if let Some(Entry {
            max_op,
            dependencies,
        }) = self.admitted.get(hash)
        {
            return Some(Entry {
                max_op: *max_op,
                dependencies: dependencies.clone(),
            });
        }
        let change = self.document.automerge.get_change_meta_by_hash(hash)?;
        Some(Entry {
            max_op: change.max_op,
            dependencies: change.deps,
        })
    }
}
