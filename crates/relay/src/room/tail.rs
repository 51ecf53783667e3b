//! The tail of the log: what was committed and is not delivered to everybody.

use std::collections::{BTreeMap, VecDeque};

use super::connection::Connection;
use super::effect::ConnectionId;
use super::pending::By;
use crate::store::StoredRecord;

/// The last records of the log, for as long as somebody who is here has not got them.
#[derive(Debug, Default)]
pub(super) struct Tail {
    entries: VecDeque<(StoredRecord, By)>,
    bytes: usize,
}

impl Tail {
    pub(super) fn push(&mut self, record: StoredRecord, accept: By) {
        self.bytes += record.bytes.len();
        self.entries.push_back((record, accept));
    }

    /// Whoever waits for the acknowledgement of this record, if it is not delivered to all.
    pub(super) fn waiting_for(&mut self, seq: u64) -> Option<&mut By> {
        let index = self.index_after(seq - 1);
        let (record, by) = self.entries.get_mut(index)?;
        (record.seq == seq).then_some(by)
    }

    /// What comes after a sequence number, with whoever waits for its acknowledgement.
    pub(super) fn after(&self, seq: u64) -> impl Iterator<Item = &(StoredRecord, By)> {
        self.entries.range(self.index_after(seq)..)
    }

    /// What its records take together.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// The index of the first entry after a sequence number.
    fn index_after(&self, seq: u64) -> usize {
        self.entries
            .partition_point(|(record, _)| record.seq <= seq)
    }

    /// Drops what everybody has got.
    pub(super) fn trim(&mut self, connections: &BTreeMap<ConnectionId, Connection>) {
        let got = connections.values().map(|known| known.position).min();
        while let Some((record, _)) = self.entries.front() {
            if got.is_some_and(|got| record.seq > got) {
                break;
            }
            self.bytes -= record.bytes.len();
            self.entries.pop_front();
        }
    }
}
