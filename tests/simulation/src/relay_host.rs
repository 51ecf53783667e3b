//! The relay as a process: the production lobby, room and store, with crashes and lost disks.

use std::collections::BTreeMap;
use std::sync::Arc;

use protocol::{
    ClientFrame, Control, ControlId, ControlState, Goodbye, Kind, Record, RelayFrame, Stream,
    WorkshopId,
};
use relay::store::StoredRecord;
use relay::{
    Batch, BatchId, ConnectionId, CreatePolicy, Limits, Lobby, LobbyEffect, LobbyRules, LogStore,
    MemoryStore, Room, RoomEffect,
};

use crate::device::EPOCH;
use crate::network::ORIGIN;
use crate::world::{Happening, World};

/// How long the relay is away when it falls over, in milliseconds.
const RESTART: u64 = 4_000;

/// The relay.
pub struct RelayHost {
    /// Does it run?
    pub up: bool,
    /// Its disk.
    pub store: MemoryStore,
    room: Option<Room>,
    lobbies: BTreeMap<u64, Lobby>,
    /// Counts its starts: what belongs to an earlier one is dropped.
    life: u64,
    /// Copies of its disk from earlier.
    pub copies: Vec<MemoryStore>,
    /// Has it ever come back with less on its disk than it had?
    pub forgetful: bool,
    /// What it takes, from its next start on.
    pub limits: Limits,
    /// Who may create workshops on it.
    pub create: CreatePolicy,
    /// How often it welcomed somebody.
    pub welcomed: u64,
    /// How often it refused a record.
    pub refused: u64,
}

/// How the relay's disk comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskAfter {
    /// As it was.
    Same,
    /// Empty.
    Lost,
    /// An earlier copy, if there is one.
    Older,
}

/// How the tables stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// Open.
    Open,
    /// Closed, and the cut is not there yet.
    Uncut,
    /// Closed and cut.
    Cut,
}

impl RelayHost {
    pub(crate) fn new() -> Self {
        Self {
            up: true,
            store: MemoryStore::new(),
            room: None,
            lobbies: BTreeMap::new(),
            life: 1,
            copies: Vec::new(),
            forgetful: false,
            limits: Limits::default(),
            create: CreatePolicy::Open,
            welcomed: 0,
            refused: 0,
        }
    }

    /// What is in its log.
    pub fn records(&self, workshop: WorkshopId) -> Vec<StoredRecord> {
        self.store.records(workshop)
    }

    /// How many records that is.
    pub fn store_records(&self, workshop: WorkshopId) -> usize {
        self.records(workshop).len()
    }

    /// Of how many documents it has a pack.
    pub fn packs(&self, workshop: WorkshopId) -> usize {
        let state = self.store.load(workshop);
        let state = state.expect("the store in memory reads");
        state.map_or(0, |state| state.packs.len())
    }
}

impl World {
    fn relay_now(&self) -> i64 {
        EPOCH + self.time as i64
    }

    /// Somebody connects.
    pub(crate) fn relay_accepts(&mut self, connection: u64) {
        let rules = LobbyRules {
            create: self.relay.create.clone(),
            ..LobbyRules::default()
        };
        let challenge = self.dice.bytes();
        let now = self.relay_now();
        let (lobby, frame) = Lobby::open(Arc::new(rules), challenge, vec![ORIGIN.to_owned()], now);
        self.relay.lobbies.insert(connection, lobby);
        self.send_down(connection, &frame);
    }

    /// A frame arrives at the relay.
    pub(crate) fn relay_hears(&mut self, connection: u64, bytes: &[u8]) {
        if !self.relay.up {
            return;
        }
        let Ok(frame) = ClientFrame::from_bytes(bytes) else {
            panic!("a device sent what is no frame");
        };
        if self.relay.lobbies.contains_key(&connection) {
            self.lobby_hears(connection, frame);
        } else {
            let now = self.relay_now();
            let relay = &mut self.relay;
            if let Some(room) = &mut relay.room {
                let effects = room.frame(ConnectionId(connection), frame, now, &relay.store);
                self.carry_out_room(effects);
            }
        }
    }

    fn lobby_hears(&mut self, connection: u64, frame: ClientFrame) {
        let now = self.relay_now();
        let relay = &mut self.relay;
        let Some(lobby) = relay.lobbies.get_mut(&connection) else {
            return;
        };
        for effect in lobby.frame(frame, now, &relay.store) {
            match effect {
                LobbyEffect::Send(frame) => self.send_down(connection, &frame),
                LobbyEffect::Append(batch) => self.lobby_appends(connection, &batch),
                LobbyEffect::Enter(entrant) => {
                    let relay = &mut self.relay;
                    relay.lobbies.remove(&connection);
                    if relay.room.is_none() {
                        let limits = relay.limits.clone();
                        relay.room = Room::open(&relay.store, entrant.workshop, limits)
                            .expect("the store in memory reads");
                    }
                    if let Some(room) = &mut relay.room {
                        let effects = room.connect(ConnectionId(connection), *entrant, now);
                        self.carry_out_room(effects);
                    }
                }
                LobbyEffect::Close(reason) => {
                    self.relay.lobbies.remove(&connection);
                    self.relay_hangs_up(connection, reason);
                }
            }
        }
    }

    fn lobby_appends(&mut self, connection: u64, batch: &Arc<Batch>) {
        let fails = self.dice.per_mille(self.faults.relay_disk);
        let relay = &mut self.relay;
        let stored = !fails && relay.store.append(std::slice::from_ref(batch)).is_ok();
        let Some(lobby) = relay.lobbies.get_mut(&connection) else {
            return;
        };
        let effects = match stored {
            true => lobby.committed(),
            false => lobby.failed(),
        };
        for effect in effects {
            if let LobbyEffect::Close(reason) = effect {
                self.relay.lobbies.remove(&connection);
                self.relay_hangs_up(connection, reason);
            }
        }
        if let (true, Some((_, charter))) = (stored, &batch.charter) {
            let now = self.relay_now();
            if let Some(room) = &mut self.relay.room {
                let effects = room.charter_renewed(charter.clone(), now);
                self.carry_out_room(effects);
            }
        }
    }

    fn carry_out_room(&mut self, effects: Vec<RoomEffect>) {
        for effect in effects {
            match effect {
                RoomEffect::Send { to, frame } => {
                    match &frame {
                        RelayFrame::Welcome { .. } => self.relay.welcomed += 1,
                        RelayFrame::Refused { .. } => self.relay.refused += 1,
                        _ => {}
                    }
                    self.send_down(to.0, &frame);
                }
                RoomEffect::Wait { to } => {
                    let life = self.relay.life;
                    self.after(20, Happening::Drained { to: to.0, life });
                }
                // The network of this world has no pressure to give back.
                RoomEffect::Pause { .. } => {}
                RoomEffect::Close { to, reason } => self.relay_hangs_up(to.0, reason),
                RoomEffect::Append { id, batch } => {
                    let life = self.relay.life;
                    let delay = self.dice.between(1, 15);
                    self.after(delay, Happening::Append { id, batch, life });
                }
            }
        }
    }

    pub(crate) fn relay_drained(&mut self, to: u64, life: u64) {
        let relay = &mut self.relay;
        if let Some(room) = relay.room.as_mut().filter(|_| relay.life == life) {
            let effects = room.drained(ConnectionId(to), &relay.store);
            self.carry_out_room(effects);
        }
    }

    /// The relay's disk takes a batch, or does not, or the relay falls over at just that moment.
    pub(crate) fn relay_appends(&mut self, id: BatchId, batch: &Arc<Batch>, life: u64) {
        if self.relay.life != life || self.relay.room.is_none() {
            return;
        }
        if self.dice.per_mille(self.faults.relay_crash) {
            if self.dice.per_mille(500) {
                let appended = self.relay.store.append(std::slice::from_ref(batch));
                appended.expect("a room's batch continues the log");
            }
            self.crash_relay(DiskAfter::Same, RESTART);
            return;
        }
        let fails = self.dice.per_mille(self.faults.relay_disk);
        let now = self.relay_now();
        let relay = &mut self.relay;
        let Some(room) = &mut relay.room else { return };
        let effects = match fails {
            true => room.failed(id, &relay.store),
            false => {
                relay
                    .store
                    .append(std::slice::from_ref(batch))
                    .expect("a room's batch continues the log");
                room.committed(id, now, &relay.store)
            }
        };
        self.carry_out_room(effects);
    }

    /// A connection is gone.
    pub(crate) fn relay_loses(&mut self, connection: u64) {
        let relay = &mut self.relay;
        relay.lobbies.remove(&connection);
        if let Some(room) = &mut relay.room {
            room.disconnect(ConnectionId(connection));
            if room.is_idle() || room.is_broken() {
                relay.room = None;
            }
        }
    }

    /// How the tables stand by what is in the relay's log.
    pub fn tables_on_relay(&self) -> Closed {
        let mut state = ControlState::default();
        let access = self.link.access();
        let control = access.stream_id(Stream::Control);
        let key = access.record_key(Stream::Control, protocol::keys::FIRST_EPOCH);
        for stored in self.relay.records(self.workshop()) {
            if stored.document.stream != control {
                continue;
            }
            let content = key
                .as_ref()
                .and_then(|key| Record::parse(&stored.bytes).ok()?.open(key).ok());
            let said = content.and_then(|content| Control::from_bytes(&content).ok());
            if let Some(said) = said {
                let (lane, number) = (stored.lane, stored.number);
                state.insert(ControlId { lane, number }, &said);
            }
        }
        match state.closed(Kind::Tables) {
            None => Closed::Open,
            Some(close) if state.is_cut(close) => Closed::Cut,
            Some(_) => Closed::Uncut,
        }
    }

    /// The relay falls over and comes back after a while, with this disk.
    pub fn crash_relay(&mut self, disk: DiskAfter, away: u64) {
        let closed = self.tables_on_relay();
        let relay = &mut self.relay;
        relay.up = false;
        relay.life += 1;
        relay.room = None;
        relay.lobbies.clear();
        match disk {
            DiskAfter::Same => self.tally.relay_crashed += 1,
            DiskAfter::Lost => {
                relay.forgetful = true;
                relay.store = MemoryStore::new();
                match closed {
                    Closed::Open => self.tally.lost_open += 1,
                    Closed::Uncut => self.tally.lost_between += 1,
                    Closed::Cut => self.tally.lost_after += 1,
                }
            }
            DiskAfter::Older => {
                relay.forgetful = true;
                self.tally.older += 1;
                if let Some(copy) = self.dice.pick(&relay.copies) {
                    relay.store = copy.clone();
                }
            }
        }
        self.break_all();
        let life = self.relay.life;
        self.after(away, Happening::RelayStarts { life });
    }

    /// Somebody copies the relay's disk, to put it back one day.
    pub fn copy_relay(&mut self) {
        let copy = self.relay.store.clone();
        self.relay.copies.push(copy);
    }

    pub(crate) fn relay_starts(&mut self, life: u64) {
        if self.relay.life == life {
            self.relay.up = true;
        }
    }

    /// Everybody who waits longer in the lobby than they may is sent away.
    pub(crate) fn clear_lobbies(&mut self) {
        let now = self.relay_now();
        let late: Vec<u64> = self
            .relay
            .lobbies
            .iter()
            .filter(|(_, lobby)| lobby.deadline_ms() <= now)
            .map(|(number, _)| *number)
            .collect();
        for connection in late {
            self.relay.lobbies.remove(&connection);
            self.relay_hangs_up(connection, Goodbye::Timeout);
        }
    }
}
