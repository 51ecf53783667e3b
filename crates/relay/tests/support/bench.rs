//! A room on the bench: what it wants is collected, and what it waits for is given when the test
//! says so.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use protocol::*;
use relay::{Batch, BatchId, ConnectionId, Limits, LogStore, MemoryStore, Room, RoomEffect};

use super::{Device, Workshop, offer};

pub struct Bench {
    pub store: MemoryStore,
    pub room: Room,
    pub now: i64,
    pub appends: VecDeque<(BatchId, Arc<Batch>)>,
    pub closed: Vec<(ConnectionId, Goodbye)>,
    pub pauses: Vec<(ConnectionId, u64)>,
    pub waits: Vec<ConnectionId>,
    sent: BTreeMap<ConnectionId, Vec<RelayFrame>>,
    next: u64,
}

impl Bench {
    pub fn new(workshop: &Workshop) -> Self {
        Self::with_limits(workshop, Limits::default())
    }

    pub fn with_limits(workshop: &Workshop, limits: Limits) -> Self {
        let store = MemoryStore::new();
        let mut batch = Batch::new(workshop.id);
        batch.charter = Some((1, workshop.charter.clone()));
        store.append(&[Arc::new(batch)]).expect("a first charter");
        Self::on(store, workshop, limits)
    }

    /// A room on a disk that was there.
    pub fn on(store: MemoryStore, workshop: &Workshop, limits: Limits) -> Self {
        let room = Room::open(&store, workshop.id, limits)
            .expect("a store that reads")
            .expect("a workshop that is here");
        Self {
            store,
            room,
            now: 1_000,
            appends: VecDeque::new(),
            closed: Vec::new(),
            pauses: Vec::new(),
            waits: Vec::new(),
            sent: BTreeMap::new(),
            next: 1,
        }
    }

    pub fn enter(&mut self, device: &Device) -> ConnectionId {
        let connection = ConnectionId(self.next);
        self.next += 1;
        let effects = self.room.connect(connection, device.entrant(), self.now);
        self.obey(effects);
        connection
    }

    /// Enters and follows a stream from its beginning.
    pub fn follow(&mut self, device: &Device, stream: Stream) -> ConnectionId {
        let connection = self.enter(device);
        let stream = device.access.stream_id(stream);
        self.subscribe(connection, stream, None, false);
        self.take(connection);
        connection
    }

    pub fn subscribe(
        &mut self,
        connection: ConnectionId,
        stream: StreamId,
        cursor: Option<Cursor>,
        packs: bool,
    ) {
        self.ask(connection, stream, cursor, packs, None);
    }

    /// Asks for what is about one person alone, or for all.
    pub fn ask(
        &mut self,
        connection: ConnectionId,
        stream: StreamId,
        cursor: Option<Cursor>,
        packs: bool,
        owner: Option<PersonId>,
    ) {
        let frame = ClientFrame::Subscribe {
            stream,
            cursor,
            packs,
            owner,
        };
        self.say(connection, frame);
    }

    pub fn say(&mut self, connection: ConnectionId, frame: ClientFrame) {
        let effects = self.room.frame(connection, frame, self.now, &self.store);
        self.obey(effects);
    }

    /// Offers, and commits.
    pub fn offer(&mut self, connection: ConnectionId, records: &[&Record]) {
        self.say(connection, offer(&[], records));
        self.commit();
    }

    /// Commits until nothing is under way.
    pub fn commit(&mut self) {
        while !self.appends.is_empty() {
            self.commit_one();
        }
    }

    /// Commits the batch that is under way.
    pub fn commit_one(&mut self) {
        let (id, batch) = self.appends.pop_front().expect("a batch under way");
        self.store.append(&[batch]).expect("a batch in order");
        let effects = self.room.committed(id, self.now, &self.store);
        self.obey(effects);
    }

    /// Lets the batch that is under way fail.
    pub fn fail(&mut self) {
        let (id, _) = self.appends.pop_front().expect("a batch under way");
        let effects = self.room.failed(id, &self.store);
        self.obey(effects);
    }

    /// Writes everything out to everybody who waits.
    pub fn drain(&mut self) {
        while let Some(connection) = self.waits.pop() {
            let effects = self.room.drained(connection, &self.store);
            self.obey(effects);
        }
    }

    /// What was sent since the last time.
    pub fn take(&mut self, connection: ConnectionId) -> Vec<RelayFrame> {
        self.sent.remove(&connection).unwrap_or_default()
    }

    /// The only refusal since the last time.
    pub fn refusal(&mut self, connection: ConnectionId) -> Option<(Refusal, u64)> {
        match self.take(connection).as_slice() {
            [RelayFrame::Refused { reason, have, .. }] => Some((*reason, *have)),
            _ => None,
        }
    }

    /// Numbers that were accepted since the last time.
    pub fn accepted(&mut self, connection: ConnectionId) -> Vec<u64> {
        self.take(connection)
            .into_iter()
            .filter_map(|frame| match frame {
                RelayFrame::Accepted { number, .. } => Some(number),
                _ => None,
            })
            .collect()
    }

    pub fn obey(&mut self, effects: Vec<RoomEffect>) {
        for effect in effects {
            match effect {
                RoomEffect::Send { to, frame } => {
                    let read = RelayFrame::from_bytes(&frame.to_bytes());
                    assert_eq!(read.as_ref(), Ok(&frame), "a device can read it");
                    self.sent.entry(to).or_default().push(frame);
                }
                RoomEffect::Wait { to } => self.waits.push(to),
                RoomEffect::Pause { from, ms } => self.pauses.push((from, ms)),
                RoomEffect::Close { to, reason } => self.closed.push((to, reason)),
                RoomEffect::Append { id, batch } => self.appends.push_back((id, batch)),
            }
        }
    }
}

/// The records in frames, in the order in which they came.
pub fn records(frames: &[RelayFrame]) -> Vec<(u64, RecordHash)> {
    frames
        .iter()
        .filter_map(|frame| match frame {
            RelayFrame::Records { entries, .. } => Some(entries),
            _ => None,
        })
        .flatten()
        .map(|entry| {
            let record = Record::parse(&entry.record).expect("a record");
            (entry.seq, record.hash())
        })
        .collect()
}

/// The place that the last Position tells.
pub fn position(frames: &[RelayFrame]) -> Option<Option<Cursor>> {
    frames.iter().rev().find_map(|frame| match frame {
        RelayFrame::Position { cursor, .. } => Some(*cursor),
        _ => None,
    })
}
