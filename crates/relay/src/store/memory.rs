//! The store in memory: for tests and the simulation.
//!
//! It holds what was committed and nothing else. A clone is a copy of the disk at that moment, so
//! that a test can put an older disk back.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use protocol::{
    ControlId, Cursor, LaneId, Record, RecordHash, SignedCharter, StreamId, WorkshopId, limits,
};

use super::{
    Batch, Document, LaneReach, LogStore, Page, PageBounds, PageEntry, RecordName, RecordPlace,
    StoreError, StoredLane, StoredPack, StoredRecord, WorkshopState,
};

/// Workshops in memory.
#[derive(Debug, Default)]
pub struct MemoryStore {
    workshops: Mutex<BTreeMap<WorkshopId, Kept>>,
}

#[derive(Clone, Debug)]
struct Kept {
    charter: (u32, SignedCharter),
    lanes: BTreeMap<LaneId, StoredLane>,
    records: BTreeMap<u64, StoredRecord>,
    by_lane: BTreeMap<(StreamId, LaneId, u64), u64>,
    packs: BTreeMap<Document, StoredPack>,
}

impl MemoryStore {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// Every record of a workshop with its sequence number, in order; for tests to look at.
    pub fn records(&self, workshop: WorkshopId) -> Vec<StoredRecord> {
        self.lock()
            .get(&workshop)
            .map(|kept| kept.records.values().cloned().collect())
            .unwrap_or_default()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<WorkshopId, Kept>> {
        // Nothing in here panics halfway through a change.
        self.workshops
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clone for MemoryStore {
    fn clone(&self) -> Self {
        Self {
            workshops: Mutex::new(self.lock().clone()),
        }
    }
}

impl Kept {
    fn new(charter: (u32, SignedCharter)) -> Self {
        Self {
            charter,
            lanes: BTreeMap::new(),
            records: BTreeMap::new(),
            by_lane: BTreeMap::new(),
            packs: BTreeMap::new(),
        }
    }

    fn head(&self) -> u64 {
        self.records.last_key_value().map_or(0, |(seq, _)| *seq)
    }

    /// Appends a batch that was found in order.
    fn append(&mut self, batch: &Batch) {
        if let Some((number, charter)) = &batch.charter
            && *number > self.charter.0
        {
            self.charter = (*number, charter.clone());
        }
        for lane in &batch.lanes {
            self.lanes
                .entry(lane.identity.lane)
                .or_insert_with(|| lane.clone());
        }
        for record in &batch.records {
            self.by_lane.insert(name_of(record), record.seq);
            self.records.insert(record.seq, record.clone());
        }
        for pack in &batch.packs {
            self.packs.insert(pack.place.document, pack.clone());
        }
    }
}

fn name_of(record: &StoredRecord) -> (StreamId, LaneId, u64) {
    (record.document.stream, record.lane, record.number)
}

/// Does every batch continue its log?
fn check_order(
    workshops: &BTreeMap<WorkshopId, Kept>,
    batches: &[Arc<Batch>],
) -> Result<(), StoreError> {
    let mut heads: BTreeMap<WorkshopId, u64> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for batch in batches {
        let kept = workshops.get(&batch.workshop);
        if kept.is_none() && batch.charter.is_none() && !heads.contains_key(&batch.workshop) {
            return Err(StoreError::Order);
        }
        let head = heads
            .entry(batch.workshop)
            .or_insert_with(|| kept.map_or(0, Kept::head));
        for record in &batch.records {
            let name = name_of(record);
            let taken = kept.is_some_and(|kept| kept.by_lane.contains_key(&name));
            if record.seq <= *head || taken || !names.insert((batch.workshop, name)) {
                return Err(StoreError::Order);
            }
            *head = record.seq;
        }
    }
    Ok(())
}

impl LogStore for MemoryStore {
    fn workshops(&self) -> Result<usize, StoreError> {
        Ok(self.lock().len())
    }

    fn charter(&self, workshop: WorkshopId) -> Result<Option<SignedCharter>, StoreError> {
        Ok(self
            .lock()
            .get(&workshop)
            .map(|kept| kept.charter.1.clone()))
    }

    fn load(&self, workshop: WorkshopId) -> Result<Option<WorkshopState>, StoreError> {
        let workshops = self.lock();
        let Some(kept) = workshops.get(&workshop) else {
            return Ok(None);
        };
        let mut streams = BTreeMap::new();
        let mut reaches: BTreeMap<(StreamId, LaneId), LaneReach> = BTreeMap::new();
        let mut public_controls = Vec::new();
        for record in kept.records.values() {
            let stream = record.document.stream;
            streams.insert(stream, record.cursor());
            let reach = reaches.entry((stream, record.lane)).or_insert(LaneReach {
                stream,
                lane: record.lane,
                number: 0,
                hash: record.hash,
                bytes: 0,
                records: 0,
            });
            reach.number = record.number;
            reach.hash = record.hash;
            reach.bytes += record.bytes.len() as u64;
            reach.records += 1;
            if record.public_control {
                let parsed = Record::parse(&record.bytes)
                    .map_err(|_| StoreError::Damaged("control record"))?;
                let content = parsed.clear_content().unwrap_or_default().to_vec();
                let id = ControlId {
                    lane: record.lane,
                    number: record.number,
                };
                public_controls.push((id, content));
            }
        }
        Ok(Some(WorkshopState {
            charter: kept.charter.1.clone(),
            head: kept.records.last_key_value().map_or(0, |(seq, _)| *seq),
            streams: streams.into_iter().collect(),
            lanes: kept.lanes.values().cloned().collect(),
            reaches: reaches.into_values().collect(),
            packs: kept.packs.values().map(|pack| pack.place.clone()).collect(),
            public_controls,
        }))
    }

    fn append(&self, batches: &[Arc<Batch>]) -> Result<(), StoreError> {
        let mut workshops = self.lock();
        check_order(&workshops, batches)?;
        for batch in batches {
            let kept = match (workshops.entry(batch.workshop), &batch.charter) {
                (Entry::Occupied(entry), _) => entry.into_mut(),
                (Entry::Vacant(entry), Some(charter)) => entry.insert(Kept::new(charter.clone())),
                (Entry::Vacant(_), None) => return Err(StoreError::Order),
            };
            kept.append(batch);
        }
        Ok(())
    }

    fn cursor_at(
        &self,
        workshop: WorkshopId,
        stream: StreamId,
        seq: u64,
    ) -> Result<Option<Cursor>, StoreError> {
        Ok(self
            .lock()
            .get(&workshop)
            .and_then(|kept| kept.records.get(&seq))
            .filter(|record| record.document.stream == stream)
            .map(StoredRecord::cursor))
    }

    fn find(
        &self,
        workshop: WorkshopId,
        stream: StreamId,
        lane: LaneId,
        number: u64,
    ) -> Result<Option<RecordPlace>, StoreError> {
        let workshops = self.lock();
        let found = workshops.get(&workshop).and_then(|kept| {
            let seq = kept.by_lane.get(&(stream, lane, number))?;
            kept.records.get(seq)
        });
        Ok(found.map(|record| RecordPlace {
            cursor: record.cursor(),
            hash: record.hash,
        }))
    }

    fn page(
        &self,
        workshop: WorkshopId,
        stream: StreamId,
        bounds: PageBounds,
        unwanted: &dyn Fn(&RecordName) -> bool,
    ) -> Result<Page, StoreError> {
        let workshops = self.lock();
        let Some(kept) = workshops.get(&workshop) else {
            return Ok(Page::default());
        };
        let mut page = Page::default();
        let mut bytes = 0;
        if bounds.after >= bounds.upto {
            return Ok(page);
        }
        let rows = kept
            .records
            .range(bounds.after + 1..=bounds.upto)
            .filter(|(_, record)| record.document.stream == stream);
        let last = rows.clone().next_back().map(|(_, record)| record.cursor());
        let rows = rows.filter(|(_, record)| {
            let part = bounds.part;
            part.holds(record.document.owner, record.public_control)
        });
        for (looked_at, (_, record)) in rows.enumerate() {
            let name = RecordName {
                document: record.document,
                lane: record.lane,
                number: record.number,
            };
            let wanted = !unwanted(&name);
            let full = page.entries.len() == bounds.records
                || (!page.entries.is_empty() && bytes + record.bytes.len() > bounds.bytes);
            if looked_at == bounds.looked_at || (wanted && full) {
                page.more = true;
                break;
            }
            if wanted {
                bytes += record.bytes.len();
                page.entries.push(PageEntry {
                    cursor: record.cursor(),
                    lane: record.lane,
                    bytes: record.bytes.to_vec(),
                });
            } else {
                page.passed_over += 1;
            }
            page.cursor = Some(record.cursor());
        }
        if !page.more {
            page.cursor = last;
        }
        Ok(page)
    }

    fn pack_chunk(
        &self,
        workshop: WorkshopId,
        document: &Document,
        hash: RecordHash,
        index: u32,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let workshops = self.lock();
        let pack = workshops
            .get(&workshop)
            .and_then(|kept| kept.packs.get(document))
            .filter(|pack| pack.place.hash == hash);
        let chunk = pack.and_then(|pack| pack.bytes.chunks(limits::PACK_CHUNK).nth(index as usize));
        Ok(chunk.map(<[u8]>::to_vec))
    }

    fn check(&self) -> Result<(), StoreError> {
        Ok(())
    }
}
