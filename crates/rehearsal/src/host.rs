//! The host: lobby, room and store in the place of a relay. Its log is in memory and goes with it; the facilitator's
//! device brings everything back to the next one, as it does to a relay that lost its disk.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use protocol::{ClientFrame, Goodbye, RelayFrame, SignedCharter};
use relay::{
    ConnectionId, CreatePolicy, Limits, Lobby, LobbyEffect, LobbyRules, LogStore, MemoryStore,
    Room, RoomEffect,
};

/// What the host tells a connection.
pub(crate) enum Told {
    Frame(Vec<u8>),
    HungUp,
}

/// What is told, and to whom.
pub(crate) type Tellings = Vec<(ConnectionId, Told)>;

/// See the module.
pub(crate) struct Host {
    origin: String,
    rules: Arc<LobbyRules>,
    store: MemoryStore,
    lobbies: BTreeMap<ConnectionId, Lobby>,
    room: Option<Room>,
    /// Who is to be asked whether they want more.
    drained: VecDeque<ConnectionId>,
}

impl Host {
    pub fn new(origin: String) -> Self {
        let rules = LobbyRules {
            create: CreatePolicy::Open,
            ..LobbyRules::default()
        };
        Self {
            origin,
            rules: Arc::new(rules),
            store: MemoryStore::new(),
            lobbies: BTreeMap::new(),
            room: None,
            drained: VecDeque::new(),
        }
    }

    /// Somebody comes.
    pub fn accept(&mut self, from: ConnectionId, challenge: [u8; 32], now: i64) -> Tellings {
        let origins = vec![self.origin.clone()];
        let (lobby, frame) = Lobby::open(self.rules.clone(), challenge, origins, now);
        self.lobbies.insert(from, lobby);
        vec![(from, Told::Frame(frame.to_bytes()))]
    }

    /// Somebody says something.
    pub fn hear(&mut self, from: ConnectionId, bytes: &[u8], now: i64) -> Tellings {
        let mut told = Tellings::new();
        match ClientFrame::from_bytes(bytes) {
            Err(_) => self.send_away(from, Goodbye::Malformed, &mut told),
            Ok(frame) if self.lobbies.contains_key(&from) => {
                self.in_lobby(from, frame, now, &mut told);
            }
            Ok(frame) => {
                let effects = match &mut self.room {
                    Some(room) => room.frame(from, frame, now, &self.store),
                    None => Vec::new(),
                };
                self.in_room(effects, now, &mut told);
            }
        }
        told
    }

    /// Somebody is gone.
    pub fn lose(&mut self, from: ConnectionId) {
        self.lobbies.remove(&from);
        if let Some(room) = &mut self.room {
            room.disconnect(from);
        }
    }

    /// Whether somebody may want more of what is in the log.
    pub fn is_asked(&self) -> bool {
        !self.drained.is_empty()
    }

    /// Hands out the next page of the log to one of them.
    pub fn hand_out(&mut self, now: i64) -> Tellings {
        let mut told = Tellings::new();
        if let (Some(to), Some(room)) = (self.drained.pop_front(), &mut self.room) {
            let effects = room.drained(to, &self.store);
            self.in_room(effects, now, &mut told);
        }
        told
    }

    fn in_lobby(&mut self, from: ConnectionId, frame: ClientFrame, now: i64, told: &mut Tellings) {
        let Some(lobby) = self.lobbies.get_mut(&from) else {
            return;
        };
        for effect in lobby.frame(frame, now, &self.store) {
            match effect {
                LobbyEffect::Send(frame) => told.push((from, Told::Frame(frame.to_bytes()))),
                LobbyEffect::Append(batch) => {
                    let is_kept = self.store.append(std::slice::from_ref(&batch)).is_ok();
                    if let Some(lobby) = self.lobbies.get_mut(&from) {
                        // Neither has more to say than goodbye.
                        let effects = if is_kept {
                            lobby.committed()
                        } else {
                            lobby.failed()
                        };
                        if !effects.is_empty() {
                            self.send_away(from, Goodbye::Stopping, told);
                        }
                    }
                    if let (true, Some((_, charter))) = (is_kept, &batch.charter) {
                        self.renew(charter.clone(), now, told);
                    }
                }
                LobbyEffect::Enter(entrant) => {
                    self.lobbies.remove(&from);
                    if self.room.is_none() {
                        let room = Room::open(&self.store, entrant.workshop, Limits::default());
                        self.room = room.ok().flatten();
                    }
                    if let Some(room) = &mut self.room {
                        let effects = room.connect(from, *entrant, now);
                        self.in_room(effects, now, told);
                    }
                }
                LobbyEffect::Close(reason) => self.send_away(from, reason, told),
            }
        }
    }

    fn renew(&mut self, charter: SignedCharter, now: i64, told: &mut Tellings) {
        if let Some(room) = &mut self.room {
            let effects = room.charter_renewed(charter, now);
            self.in_room(effects, now, told);
        }
    }

    fn in_room(&mut self, effects: Vec<RoomEffect>, now: i64, told: &mut Tellings) {
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            match effect {
                RoomEffect::Send { to, frame } => told.push((to, Told::Frame(frame.to_bytes()))),
                RoomEffect::Wait { to } => self.drained.push_back(to),
                // Nobody here sends more than they should.
                RoomEffect::Pause { .. } => {}
                RoomEffect::Close { to, reason } => self.send_away(to, reason, told),
                RoomEffect::Append { id, batch } => {
                    let is_kept = self.store.append(std::slice::from_ref(&batch)).is_ok();
                    if let Some(room) = &mut self.room {
                        effects.extend(match is_kept {
                            true => room.committed(id, now, &self.store),
                            false => room.failed(id, &self.store),
                        });
                    }
                }
            }
        }
    }

    fn send_away(&mut self, from: ConnectionId, reason: Goodbye, told: &mut Tellings) {
        self.lobbies.remove(&from);
        let goodbye = RelayFrame::Goodbye { reason };
        told.push((from, Told::Frame(goodbye.to_bytes())));
        told.push((from, Told::HungUp));
    }
}
