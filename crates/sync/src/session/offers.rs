//! Offers: what the relay was offered and told on this connection, and what it cannot take on it.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{LaneId, RecordHash, StreamId};

/// A record's name.
pub(super) type Name = (StreamId, LaneId, u64);

/// What was said on this connection of what the relay lacks.
#[derive(Default)]
pub(super) struct Offers {
    /// Records that were offered and not answered.
    offered: BTreeMap<RecordHash, Name>,
    /// Lanes that the relay was told of.
    introduced: BTreeSet<LaneId>,
    /// Lanes that cannot be offered further.
    stalled: BTreeSet<(StreamId, LaneId)>,
    /// Lanes of which the relay has another record than is here, from which number on, and until when
    /// that record is waited for.
    conflicts: BTreeMap<(StreamId, LaneId), (u64, u64)>,
}

impl Offers {
    /// The connection is gone, and what was said on it.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// What was offered is answered for by nobody: the log is a new one.
    pub(super) fn forget_all(&mut self) {
        self.offered.clear();
    }

    /// The same of one lane.
    pub(super) fn forget(&mut self, stream: StreamId, lane: LaneId) {
        self.offered
            .retain(|_, (s, l, _)| (*s, *l) != (stream, lane));
    }

    pub(super) fn has(&self, record: &RecordHash) -> bool {
        self.offered.contains_key(record)
    }

    /// How many are not answered.
    pub(super) fn open(&self) -> usize {
        self.offered.len()
    }

    pub(super) fn is_open_in(&self, stream: StreamId) -> bool {
        self.offered.values().any(|(of, ..)| *of == stream)
    }

    pub(super) fn add(&mut self, record: RecordHash, name: Name) {
        self.offered.insert(record, name);
    }

    /// The relay has answered.
    pub(super) fn answered(&mut self, record: &RecordHash) -> Option<Name> {
        self.offered.remove(record)
    }

    /// Returns whether the relay has not been told of a lane.
    pub(super) fn introduce(&mut self, lane: LaneId) -> bool {
        self.introduced.insert(lane)
    }

    /// The relay does not know a lane, whatever it was told.
    pub(super) fn is_unknown(&mut self, lane: LaneId) {
        self.introduced.remove(&lane);
    }

    /// Nothing more of a lane is offered. Returns whether it was until now.
    pub(super) fn stall(&mut self, stream: StreamId, lane: LaneId) -> bool {
        self.stalled.insert((stream, lane))
    }

    pub(super) fn is_stalled(&self, stream: StreamId, lane: LaneId) -> bool {
        self.stalled.contains(&(stream, lane))
    }

    pub(super) fn go_on(&mut self, stream: StreamId, lane: LaneId) {
        self.stalled.remove(&(stream, lane));
    }

    /// The same of every stream that these lanes write in.
    pub(super) fn go_on_with(&mut self, lanes: &BTreeSet<LaneId>) {
        self.stalled.retain(|(_, lane)| !lanes.contains(lane));
    }

    pub(super) fn go_on_with_all(&mut self) {
        self.stalled.clear();
    }

    /// The relay has another record under a number; it is waited for.
    pub(super) fn conflict(&mut self, (stream, lane, number): Name, until: u64) {
        self.stall(stream, lane);
        let from = self
            .conflicts
            .entry((stream, lane))
            .or_insert((number, until));
        from.0 = from.0.min(number);
    }

    /// Takes out the records that were waited for in vain.
    pub(super) fn take_overdue(&mut self, now: u64) -> Vec<Name> {
        let overdue = self.conflicts.extract_if(.., |_, (_, until)| *until <= now);
        overdue
            .map(|((stream, lane), (number, _))| (stream, lane, number))
            .collect()
    }

    /// When the next one is overdue.
    pub(super) fn overdue_at(&self) -> Option<u64> {
        self.conflicts.values().map(|(_, until)| *until).min()
    }
}
