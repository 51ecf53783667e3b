//! Pending: what was taken and is not yet on disk, with who is to be told.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use protocol::{LaneId, RecordHash, SignedCharter, StreamId, WorkshopId};

use super::effect::ConnectionId;
use crate::store::{Batch, Document, StoredLane, StoredPack, StoredRecord};

/// Whoever offered it.
pub(super) type By = BTreeSet<ConnectionId>;

/// Whoever offered a pack, and the hash that they know it by.
pub(super) type PackBy = BTreeSet<(ConnectionId, RecordHash)>;

#[derive(Debug)]
pub(super) struct Pending {
    pub(super) charter: Option<(SignedCharter, By)>,
    pub(super) lanes: Vec<StoredLane>,
    pub(super) records: Vec<(StoredRecord, By)>,
    /// One a document, with who waits, and for which pack: who offered one that serves no better, or that
    /// was replaced before the disk had it, waits with it.
    pub(super) packs: BTreeMap<Document, (StoredPack, PackBy)>,
    /// What those packs take together.
    pub(super) pack_bytes: usize,
    charter_number: u32,
    places: BTreeMap<(StreamId, LaneId, u64), usize>,
}

impl Pending {
    pub(super) fn new() -> Self {
        Self {
            charter: None,
            lanes: Vec::new(),
            records: Vec::new(),
            packs: BTreeMap::new(),
            pack_bytes: 0,
            charter_number: 0,
            places: BTreeMap::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.charter.is_none()
            && self.lanes.is_empty()
            && self.records.is_empty()
            && self.packs.is_empty()
    }

    pub(super) fn add_charter(&mut self, number: u32, charter: SignedCharter, by: ConnectionId) {
        if number > self.charter_number {
            self.charter_number = number;
            self.charter = Some((charter, BTreeSet::from([by])));
        }
    }

    pub(super) fn add_record(&mut self, record: StoredRecord, by: ConnectionId) {
        let place = (record.document.stream, record.lane, record.number);
        self.places.insert(place, self.records.len());
        self.records.push((record, BTreeSet::from([by])));
    }

    /// The record that is pending under this number, and who waits for it.
    pub(super) fn find(
        &mut self,
        stream: StreamId,
        lane: LaneId,
        number: u64,
    ) -> Option<(RecordHash, &mut By)> {
        let index = *self.places.get(&(stream, lane, number))?;
        let (record, by) = self.records.get_mut(index)?;
        Some((record.hash, by))
    }

    /// Puts a pack in the place of the one of the same document that waits, if one does.
    pub(super) fn put_pack(&mut self, pack: StoredPack, by: ConnectionId) {
        let waits = (by, pack.place.hash);
        self.pack_bytes += pack.bytes.len();
        match self.packs.entry(pack.place.document) {
            Entry::Vacant(entry) => {
                entry.insert((pack, BTreeSet::from([waits])));
            }
            Entry::Occupied(mut entry) => {
                let (replaced, by) = entry.get_mut();
                self.pack_bytes -= replaced.bytes.len();
                *replaced = pack;
                by.insert(waits);
            }
        }
    }

    /// The pack of a document that is pending.
    pub(super) fn find_pack(
        &mut self,
        document: &Document,
    ) -> Option<(&mut StoredPack, &mut PackBy)> {
        let (pack, by) = self.packs.get_mut(document)?;
        Some((pack, by))
    }

    /// What the store gets.
    pub(super) fn batch(&self, workshop: WorkshopId) -> Batch {
        Batch {
            workshop,
            charter: self
                .charter
                .as_ref()
                .map(|(charter, _)| (self.charter_number, charter.clone())),
            lanes: self.lanes.clone(),
            records: self
                .records
                .iter()
                .map(|(record, _)| record.clone())
                .collect(),
            packs: self.packs.values().map(|(pack, _)| pack.clone()).collect(),
        }
    }
}
