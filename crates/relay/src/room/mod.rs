//! A room: the rules of one workshop while somebody is in it.
//!
//! The room is told what happens ([`Room::connect`], [`Room::frame`], [`Room::committed`] …) and
//! returns what is to be done ([`RoomEffect`]). It does no I/O but reading committed records from
//! the store that it is handed, knows no clock and no randomness, and is as single-threaded as the
//! order that it gives.
//!
//! What it takes goes into a batch. One batch at a time is on its way to the disk; what is offered
//! meanwhile waits for the next. Nothing is acknowledged and nothing handed out before the shell
//! says [`Room::committed`]. [W8]

mod assembly;
mod charter;
mod connection;
mod deliver;
mod effect;
mod log;
mod offer;
mod packs;
mod pending;
mod quota;
mod rate;
mod subscribe;
mod tail;

use std::collections::BTreeMap;
use std::sync::Arc;

use protocol::{Charter, ClientFrame, Goodbye, Refusal, RelayFrame, WorkshopId, limits};

use crate::limits::Limits;
use crate::lobby::Entrant;
use crate::store::{LogStore, StoreError};
use connection::{Connection, Wish};
pub use effect::{BatchId, ConnectionId, RoomEffect};
use log::Log;
use pending::Pending;
use rate::{Everybody, Moments};
use tail::Tail;

/// What a signature that does not hold costs its sender, in bytes: checking it takes the room's one
/// thread as long as many bytes do.
const CHECKED_IN_VAIN: usize = 16 * 1024;

/// The rules of one workshop.
#[derive(Debug)]
pub struct Room {
    limits: Limits,
    log: Log,
    /// The last sequence number that is on disk: readers see this far.
    committed_head: u64,
    connections: BTreeMap<ConnectionId, Connection>,
    buckets: Everybody,
    moments: Moments,
    /// What the next batch will hold.
    waiting: Pending,
    /// What is on its way to the disk.
    in_flight: Option<(BatchId, Pending)>,
    next_batch: u64,
    tail: Tail,
    /// Counts, so that the oldest of what arrives in parts is known.
    turn: u64,
    broken: bool,
}

impl Room {
    /// Opens the room of a workshop, if the store has it.
    pub fn open(
        store: &dyn LogStore,
        workshop: WorkshopId,
        limits: Limits,
    ) -> Result<Option<Self>, StoreError> {
        let Some(log) = Log::load(store, workshop)? else {
            return Ok(None);
        };
        let moments = Moments::new(&limits);
        let buckets = Everybody::new(&limits);
        Ok(Some(Self {
            limits,
            committed_head: log.head,
            waiting: Pending::new(),
            log,
            connections: BTreeMap::new(),
            buckets,
            moments,
            in_flight: None,
            next_batch: 1,
            tail: Tail::default(),
            turn: 0,
            broken: false,
        }))
    }

    /// The workshop.
    pub fn workshop(&self) -> WorkshopId {
        self.log.workshop
    }

    /// The charter in force.
    pub fn charter(&self) -> &Charter {
        &self.log.charter
    }

    /// Where the committed log stands.
    pub fn head(&self) -> u64 {
        self.committed_head
    }

    /// Who is here.
    pub fn connections(&self) -> impl Iterator<Item = ConnectionId> + '_ {
        self.connections.keys().copied()
    }

    /// Is nobody here and nothing under way? Then the room may be dropped.
    pub fn is_idle(&self) -> bool {
        self.connections.is_empty() && self.is_settled()
    }

    /// Is everything that was taken on disk and answered?
    pub fn is_settled(&self) -> bool {
        self.in_flight.is_none() && self.waiting.is_empty()
    }

    /// Did the store fail so that the room no longer knows its log? Then it must be dropped; it has
    /// sent everybody away.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    /// Somebody was let in by the [`crate::Lobby`].
    pub fn connect(
        &mut self,
        connection: ConnectionId,
        entrant: Entrant,
        now_ms: i64,
    ) -> Vec<RoomEffect> {
        // The charter may have been renewed since the lobby looked; and a lane is one person's in
        // one role for good, so whoever comes with another certificate for it cannot write.
        let holds = entrant
            .chain
            .verify(self.log.workshop, &self.log.charter)
            .is_ok();
        let lane = entrant.identity.lane;
        let same = self
            .log
            .identity(lane)
            .is_none_or(|known| *known == entrant.identity);
        if self.broken || !holds || !same {
            let reason = if self.broken {
                Goodbye::Stopping
            } else {
                Goodbye::Authentication
            };
            return vec![RoomEffect::Close {
                to: connection,
                reason,
            }];
        }
        let person = entrant.identity.person;
        let is_known = self.log.persons.contains_key(&person);
        self.buckets.enter(person, is_known, &self.limits, now_ms);
        self.connections
            .insert(connection, Connection::new(entrant, self.committed_head));
        vec![RoomEffect::Send {
            to: connection,
            frame: RelayFrame::Welcome {
                charter: self.log.signed_charter.clone(),
                time: now_ms,
            },
        }]
    }

    /// The connection is gone.
    pub fn disconnect(&mut self, connection: ConnectionId) {
        self.connections.remove(&connection);
        self.tail.trim(&self.connections);
    }

    /// A frame came in.
    pub fn frame(
        &mut self,
        from: ConnectionId,
        frame: ClientFrame,
        now_ms: i64,
        store: &dyn LogStore,
    ) -> Vec<RoomEffect> {
        let mut effects = Vec::new();
        if !self.connections.contains_key(&from) {
            return effects;
        }
        self.turn += 1;
        self.slow_down(from, &frame, now_ms, &mut effects);
        match frame {
            ClientFrame::Offer { chains, records }
                if chains.len() > limits::RECORDS_IN_FRAME
                    || records.len() > limits::RECORDS_IN_FRAME =>
            {
                self.close(from, Goodbye::Malformed, &mut effects);
            }
            ClientFrame::Offer { chains, records } => {
                let in_vain = self.offer(from, chains, records, store, &mut effects);
                if in_vain > 0 {
                    self.charge(from, 0, in_vain * CHECKED_IN_VAIN, now_ms, &mut effects);
                }
            }
            ClientFrame::Subscribe {
                stream,
                cursor,
                packs,
                owner,
            } => {
                let wish = Wish {
                    stream,
                    cursor,
                    packs,
                    owner,
                };
                self.subscribe(from, wish, store, &mut effects);
            }
            ClientFrame::Unsubscribe { stream } => self.unsubscribe(from, stream),
            ClientFrame::Pack { chunk } => self.pack_chunk(from, chunk, &mut effects),
            ClientFrame::Ephemeral { record } => {
                self.ephemeral(from, &record, now_ms, &mut effects);
            }
            ClientFrame::Charter {
                workshop, charter, ..
            } => self.renew(from, workshop, &charter, &mut effects),
            ClientFrame::Ping => self.send(from, RelayFrame::Pong { time: now_ms }, &mut effects),
            ClientFrame::Hello { .. } => self.close(from, Goodbye::Malformed, &mut effects),
        }
        self.flush(&mut effects);
        effects
    }

    /// Everything sent to this connection so far is written.
    pub fn drained(&mut self, connection: ConnectionId, store: &dyn LogStore) -> Vec<RoomEffect> {
        let mut effects = Vec::new();
        if let Some(reader) = self.connections.get_mut(&connection) {
            reader.written();
            self.pump(connection, store, &mut effects);
            self.tail.trim(&self.connections);
        }
        effects
    }

    /// The batch is durable: it is acknowledged and handed out now.
    pub fn committed(&mut self, id: BatchId, now_ms: i64, store: &dyn LogStore) -> Vec<RoomEffect> {
        let mut effects = Vec::new();
        let Some((_, done)) = self.in_flight.take_if(|(batch, _)| *batch == id) else {
            return effects;
        };
        if let Some((charter, _)) = done.charter {
            self.put_in_force(charter, now_ms, &mut effects);
        }
        for (record, accept) in done.records {
            self.committed_head = record.seq;
            self.tail.push(record, accept);
        }
        for (pack, by) in done.packs.into_values() {
            self.log
                .packs
                .insert(pack.place.document, pack.place.clone());
            for (connection, pack) in by {
                self.send(connection, RelayFrame::PackAccepted { pack }, &mut effects);
            }
        }
        self.pump_all(store, &mut effects);
        self.flush(&mut effects);
        effects
    }

    /// The batch is not in the store: whoever offered something may try again, and the room goes
    /// back to what the store holds.
    pub fn failed(&mut self, id: BatchId, store: &dyn LogStore) -> Vec<RoomEffect> {
        let mut effects = Vec::new();
        let Some((_, lost)) = self.in_flight.take_if(|(batch, _)| *batch == id) else {
            return effects;
        };
        let behind = std::mem::replace(&mut self.waiting, Pending::new());
        match Log::load(store, self.log.workshop) {
            Ok(Some(log)) if log.head == self.committed_head => self.log = log,
            // The store is not what it was: everybody comes again and is told what it holds now.
            _ => {
                self.broken = true;
                for connection in std::mem::take(&mut self.connections).into_keys() {
                    effects.push(RoomEffect::Close {
                        to: connection,
                        reason: Goodbye::Stopping,
                    });
                }
                return effects;
            }
        }
        for lost in [lost, behind] {
            for (record, by) in lost.records {
                let reach = (record.document.stream, record.lane);
                let have = self.log.reaches.get(&reach).map_or(0, |reach| reach.number);
                for connection in by {
                    self.refuse(
                        connection,
                        record.hash,
                        Refusal::Storage,
                        have,
                        &mut effects,
                    );
                }
            }
            for (_, by) in lost.packs.into_values() {
                for (connection, hash) in by {
                    self.refuse(connection, hash, Refusal::Storage, 0, &mut effects);
                }
            }
            for connection in lost.charter.map(|(_, by)| by).unwrap_or_default() {
                self.close(connection, Goodbye::Stopping, &mut effects);
            }
        }
        effects
    }

    /// Sends the next batch on its way, if none is.
    fn flush(&mut self, effects: &mut Vec<RoomEffect>) {
        if self.in_flight.is_some() || self.waiting.is_empty() {
            return;
        }
        let pending = std::mem::replace(&mut self.waiting, Pending::new());
        let id = BatchId(self.next_batch);
        self.next_batch += 1;
        effects.push(RoomEffect::Append {
            id,
            batch: Arc::new(pending.batch(self.log.workshop)),
        });
        self.in_flight = Some((id, pending));
    }

    fn send(&mut self, to: ConnectionId, frame: RelayFrame, effects: &mut Vec<RoomEffect>) {
        if let Some(reader) = self.connections.get_mut(&to) {
            reader.send(to, frame, effects);
        }
    }

    fn refuse(
        &mut self,
        to: ConnectionId,
        hash: protocol::RecordHash,
        reason: Refusal,
        have: u64,
        effects: &mut Vec<RoomEffect>,
    ) {
        let frame = RelayFrame::Refused { hash, reason, have };
        self.send(to, frame, effects);
    }

    fn close(&mut self, to: ConnectionId, reason: Goodbye, effects: &mut Vec<RoomEffect>) {
        if self.connections.remove(&to).is_some() {
            effects.push(RoomEffect::Close { to, reason });
        }
    }

    /// A device that sends more than its share is read more slowly; nothing is refused for it.
    fn slow_down(
        &mut self,
        from: ConnectionId,
        frame: &ClientFrame,
        now_ms: i64,
        effects: &mut Vec<RoomEffect>,
    ) {
        let bytes = match frame {
            ClientFrame::Offer { chains, records } => {
                chains.len() * 512 + records.iter().map(|record| record.len()).sum::<usize>()
            }
            ClientFrame::Pack { chunk } => chunk.bytes.len(),
            ClientFrame::Ephemeral { record } => record.len(),
            _ => 64,
        };
        self.charge(from, 1, bytes, now_ms, effects);
    }

    /// Takes so many frames and bytes out of a person's buckets, and has the device wait if they are empty.
    fn charge(
        &mut self,
        from: ConnectionId,
        frames: usize,
        bytes: usize,
        now_ms: i64,
        effects: &mut Vec<RoomEffect>,
    ) {
        let Some(sender) = self.connections.get(&from) else {
            return;
        };
        let buckets = self.buckets.of(sender.person, &self.limits, now_ms);
        let ms = buckets
            .frames
            .take(self.limits.frames, frames, now_ms)
            .max(buckets.bytes.take(self.limits.bytes, bytes, now_ms));
        if ms > 0 {
            effects.push(RoomEffect::Pause { from, ms });
        }
    }
}
