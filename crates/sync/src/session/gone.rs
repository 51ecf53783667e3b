//! Gone: changes that were withdrawn, and what built on them. They never come again.

use std::collections::BTreeSet;

use protocol::{LaneId, StreamId};
use workshop::ChangeHash;

/// Changes that never come again, and where what builds on them is to be looked for.
#[derive(Default)]
pub(super) struct Gone {
    changes: BTreeSet<ChangeHash>,
    /// The lanes that made them.
    lanes: BTreeSet<LaneId>,
    /// Streams in which what builds on them is to be looked for.
    due: BTreeSet<StreamId>,
}

impl Gone {
    pub(super) fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    pub(super) fn has(&self, change: &ChangeHash) -> bool {
        self.changes.contains(change)
    }

    /// Returns whether it was not known to be gone.
    pub(super) fn add(&mut self, change: ChangeHash) -> bool {
        self.changes.insert(change)
    }

    pub(super) fn changes(&self) -> impl Iterator<Item = &ChangeHash> {
        self.changes.iter()
    }

    /// Only a document with one of these lanes in it can hold what is gone.
    pub(super) fn lanes(&self) -> impl Iterator<Item = &LaneId> {
        self.lanes.iter()
    }

    pub(super) fn add_lanes(&mut self, lanes: impl IntoIterator<Item = LaneId>) {
        self.lanes.extend(lanes);
    }

    /// What builds on them is to be looked for in a stream.
    pub(super) fn look_in(&mut self, stream: StreamId) {
        self.due.insert(stream);
    }

    pub(super) fn is_due_in(&self, stream: StreamId) -> bool {
        self.due.contains(&stream)
    }

    pub(super) fn is_due(&self) -> bool {
        !self.due.is_empty()
    }

    /// Takes out the streams that can be looked through now.
    pub(super) fn take_due(&mut self, can: impl Fn(&StreamId) -> bool) -> Vec<StreamId> {
        self.due.extract_if(.., |stream| can(stream)).collect()
    }
}
