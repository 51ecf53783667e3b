//! What a room knows of its workshop's log without its bytes: how far every lane reaches, whose it
//! is, who is excluded, what is used. It includes what is on its way to the disk.

use std::collections::BTreeMap;

use protocol::{
    Charter, Control, ControlState, Cursor, LaneId, LaneIdentity, PersonId, RecordHash,
    SignedCharter, StreamId, WorkshopId,
};

use crate::store::{
    Document, LogStore, PackPlace, StoreError, StoredLane, StoredRecord, WorkshopState,
};

/// What a record or a pack costs beside its bytes: its rows and what is held in memory.
pub(super) const OVERHEAD: u64 = 256;

/// What a lane costs: its chain on the disk and in memory, and how far it reaches.
pub(super) const LANE: u64 = 1_024;

/// How far a lane reaches in a stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    pub(super) number: u64,
    pub(super) hash: RecordHash,
}

/// A person as the quota sees them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Person {
    pub(super) lanes: usize,
    pub(super) bytes: u64,
}

#[derive(Debug)]
pub(super) struct Log {
    pub(super) workshop: WorkshopId,
    pub(super) charter: Charter,
    pub(super) signed_charter: SignedCharter,
    /// The last sequence number given.
    pub(super) head: u64,
    pub(super) streams: BTreeMap<StreamId, Cursor>,
    pub(super) reaches: BTreeMap<(StreamId, LaneId), Reach>,
    pub(super) lanes: BTreeMap<LaneId, StoredLane>,
    pub(super) persons: BTreeMap<PersonId, Person>,
    /// Only packs that are on disk.
    pub(super) packs: BTreeMap<Document, PackPlace>,
    pub(super) control: ControlState,
    pub(super) bytes: u64,
}

impl Log {
    pub(super) fn load(
        store: &dyn LogStore,
        workshop: WorkshopId,
    ) -> Result<Option<Self>, StoreError> {
        let Some(state) = store.load(workshop)? else {
            return Ok(None);
        };
        let charter = state
            .charter
            .verify(workshop)
            .map_err(|_| StoreError::Damaged("charter"))?;
        Ok(Some(Self::from_state(workshop, charter, state)))
    }

    fn from_state(workshop: WorkshopId, charter: Charter, state: WorkshopState) -> Self {
        let mut log = Self {
            workshop,
            charter,
            signed_charter: state.charter,
            head: state.head,
            streams: state.streams.into_iter().collect(),
            reaches: BTreeMap::new(),
            lanes: BTreeMap::new(),
            persons: BTreeMap::new(),
            packs: BTreeMap::new(),
            control: ControlState::default(),
            bytes: 0,
        };
        for lane in state.lanes {
            log.add_lane(lane);
        }
        for reach in state.reaches {
            log.reaches.insert(
                (reach.stream, reach.lane),
                Reach {
                    number: reach.number,
                    hash: reach.hash,
                },
            );
            log.charge(reach.lane, reach.bytes + reach.records * OVERHEAD);
        }
        for pack in state.packs {
            log.charge(pack.lane, pack.len + OVERHEAD);
            log.packs.insert(pack.document, pack);
        }
        for (id, content) in state.public_controls {
            // It was decoded before it was taken.
            if let Ok(control) = Control::from_bytes(&content) {
                log.control.insert(id, &control);
            }
        }
        log
    }

    pub(super) fn identity(&self, lane: LaneId) -> Option<&LaneIdentity> {
        self.lanes.get(&lane).map(|known| &known.identity)
    }

    pub(super) fn add_lane(&mut self, lane: StoredLane) {
        let identity = lane.identity;
        if self.lanes.insert(identity.lane, lane).is_none() {
            self.persons.entry(identity.person).or_default().lanes += 1;
            self.charge(identity.lane, LANE);
        }
    }

    pub(super) fn add_record(&mut self, record: &StoredRecord) {
        let stream = record.document.stream;
        self.head = record.seq;
        self.streams.insert(stream, record.cursor());
        self.reaches.insert(
            (stream, record.lane),
            Reach {
                number: record.number,
                hash: record.hash,
            },
        );
        self.charge(record.lane, record.bytes.len() as u64 + OVERHEAD);
    }

    /// Counts bytes on the workshop and on the lane's person.
    pub(super) fn charge(&mut self, lane: LaneId, bytes: u64) {
        self.bytes += bytes;
        if let Some(person) = self.person_of(lane) {
            person.bytes += bytes;
        }
    }

    /// Gives back what a replaced pack took.
    pub(super) fn refund(&mut self, lane: LaneId, bytes: u64) {
        self.bytes = self.bytes.saturating_sub(bytes);
        if let Some(person) = self.person_of(lane) {
            person.bytes = person.bytes.saturating_sub(bytes);
        }
    }

    fn person_of(&mut self, lane: LaneId) -> Option<&mut Person> {
        let person = self.lanes.get(&lane)?.identity.person;
        self.persons.get_mut(&person)
    }
}
