//! Neighbours: the other tabs of this device. They share its disk; one of them leads.

use std::collections::BTreeMap;

use protocol::control::StreamReach;
use protocol::{Chain, LaneId, Record, SignedCharter, Stream, StreamId};

use super::alarms::Alarm;
use super::held::Base;
use super::log::stream::{Held, Place};
use super::rows::{self, Fate, RecordRow};
use super::transactions::Arrival;
use super::{Session, Turn};
use crate::DocumentId;
use crate::tabs::{TabMessage, TabOrder, TabRecord};

impl Session {
    pub(super) fn tab_said(&mut self, bytes: &[u8], turn: &mut Turn<'_>) {
        let Some(message) = TabMessage::from_bytes(bytes) else {
            return;
        };
        match message {
            TabMessage::Stored { chains, records } => self.neighbour_stored(&chains, records, turn),
            TabMessage::Withdrawn { stream, lane, from } => {
                self.forget_withdrawn(stream, lane, from, turn)
            }
            TabMessage::Connection {
                connected,
                log,
                since,
                objection,
                clock,
            } => {
                // Whoever led before may have slept, and does not know that it is over.
                if !self.leading && since >= self.led_since {
                    self.led_since = since;
                    self.connected = connected;
                    self.connection.failed_before = !connected;
                    self.connection.clock = clock.or(self.connection.clock);
                    self.show_objection(objection, turn);
                    if log != self.log.followed() {
                        self.log.note_evidence();
                        self.log.follow(log);
                        self.log.offer_refused_again(self.leading);
                    }
                }
            }
            TabMessage::Charter { charter } => {
                let signed = SignedCharter::from_bytes(&charter);
                if signed.is_ok_and(|signed| self.log.take_charter(signed)) {
                    turn.notice(crate::Notice::Joined);
                    self.ask_for_chains(turn);
                }
            }
            TabMessage::Hello { lacks, holds } => {
                self.tell_chains(lacks.into_iter(), turn);
                if !self.leading && self.restored && self.lacks_some_of(&holds) {
                    self.read_again(turn);
                }
                if self.leading {
                    self.tell_connection(turn);
                    if let Some(signed) = self.log.signed_charter() {
                        let charter = signed.to_bytes();
                        self.tell(&TabMessage::Charter { charter }, turn);
                    }
                }
            }
            TabMessage::Pack {
                document,
                saved,
                covered,
            } => {
                if let Some(id) = rows::parse_document_key(&document) {
                    self.neighbour_took_pack(
                        id,
                        Base {
                            saved,
                            covered,
                            heads: None,
                        },
                        turn,
                    );
                }
            }
            TabMessage::Reissue { orders } => {
                for TabOrder { key, row } in orders {
                    if let Ok(row) = minicbor::decode(&row) {
                        self.take_order(&key, row);
                    }
                }
            }
            TabMessage::Torn { streams, meta } => self.neighbour_found_damage(&streams, meta, turn),
            TabMessage::CreationToken { token } => self.try_creation_token(token, turn),
            TabMessage::Follow { table } => {
                if self.tables.insert(table) {
                    self.log.know(Stream::Table(table));
                    self.log.session_is_dirty();
                    // A third tab may have told of records in it before this word came.
                    if !self.leading && self.restored {
                        self.read_again(turn);
                    }
                }
            }
        }
    }

    /// Another tab took damaged rows away, maybe before this one could see them: what they held has to
    /// come again.
    fn neighbour_found_damage(&mut self, streams: &[StreamId], meta: bool, turn: &mut Turn<'_>) {
        if meta && self.leading {
            self.log.follow(self.log.followed() + 1);
            self.log.session_is_dirty();
        }
        let mut damaged = Vec::new();
        for (id, log) in self.log.streams_mut() {
            if meta || streams.contains(id) {
                if log.deafen() {
                    self.alarms.set(Alarm::Anew, 0);
                }
                damaged.push(*id);
            }
        }
        for stream in damaged {
            self.log.forget_cursor(stream);
        }
        if meta && self.leading {
            self.offers.forget_all();
            self.tell_connection(turn);
        }
    }

    /// How the connection is, said by who leads.
    pub(super) fn tell_connection(&self, turn: &mut Turn<'_>) {
        let message = TabMessage::Connection {
            connected: self.connected,
            log: self.log.followed(),
            since: self.led_since,
            objection: self.connection.objection,
            clock: self.connection.clock,
        };
        self.tell(&message, turn);
    }

    fn lacks_some_of(&self, holds: &[StreamReach]) -> bool {
        holds.iter().any(|reach| {
            let Some(log) = self.log.stream(&reach.stream) else {
                return true;
            };
            reach.lanes.iter().any(|at| {
                let lane = log.lanes.get(&at.lane);
                lane.is_none_or(|lane| lane.reach() < at.number)
            })
        })
    }

    /// Another tab put records on the disk, or learnt their places.
    fn neighbour_stored(
        &mut self,
        chains: &[minicbor::bytes::ByteVec],
        records: Vec<TabRecord>,
        turn: &mut Turn<'_>,
    ) {
        let chains: Vec<_> = chains
            .iter()
            .filter_map(|chain| Chain::from_bytes(chain).ok())
            .collect();
        self.meet(&chains, turn);
        let mut documents = std::collections::BTreeSet::new();
        let mut controls = Vec::new();
        for TabRecord { row, command } in records {
            let Ok(row) = minicbor::decode::<RecordRow>(&row) else {
                continue;
            };
            let Ok(record) = Record::parse(&row.record) else {
                continue;
            };
            let header = record.header().clone();
            let followed = self.log.followed();
            let Some(log) = self.log.stream_mut(&header.stream) else {
                continue;
            };
            let stream = log.stream;
            let place = (row.seq > 0).then_some(Place {
                log: row.log,
                seq: row.seq,
            });
            log.reopen(header.lane);
            if let Some(held) = log.get_mut(header.lane, header.number) {
                if held.record.hash() == record.hash() {
                    held.place = Place::later(place, held.place);
                    // Tabs overtake each other: what was said before it was refused says nothing.
                    if row.fate != Fate::Sound || place.is_some() {
                        let before = std::mem::replace(&mut held.fate, row.fate);
                        if row.fate == Fate::Refused && before != Fate::Refused {
                            self.tell_refused(header.stream, header.lane, turn);
                        }
                    }
                    continue;
                }
                let stands = place.is_some_and(|place| place.log == followed);
                let (stored, placed) = (held.stored, held.seq_in(followed).is_some());
                if !stored {
                    // The number was claimed by the neighbour first; the disk will say the same.
                    self.yield_number(header.stream, header.lane, header.number, turn);
                } else if stands && !placed {
                    // The relay's record stands, and the neighbour has put it in ours' place.
                    self.withdraw(header.stream, header.lane, header.number, turn);
                    let arrival = Arrival {
                        records: vec![(record, place)],
                        cursors: BTreeMap::new(),
                        trying: None,
                        report: None,
                    };
                    self.store_arrival(arrival, turn);
                    continue;
                } else {
                    continue;
                }
            }
            let held = Held {
                record,
                command,
                place,
                fate: row.fate,
                stored: true,
                suspect: false,
            };
            // A tab that is being opened may have read what was withdrawn meanwhile.
            if place.is_none() && self.is_gone(header.stream, &held) {
                continue;
            }
            let Some(log) = self.log.stream_mut(&header.stream) else {
                continue;
            };
            if log.insert(header.lane, header.number, held) {
                documents.extend(self.documents_of(header.stream));
            }
            if stream == Stream::Control {
                controls.push((header.lane, header.number));
            } else {
                documents.insert(DocumentId {
                    stream,
                    owner: header.owner,
                    generation: header.generation,
                });
            }
        }
        for (lane, number) in controls {
            self.read_control(lane, number, turn);
        }
        self.log.note_evidence();
        let streams: std::collections::BTreeSet<_> = documents
            .iter()
            .map(|id| self.log.id_of(id.stream))
            .collect();
        self.check_again(documents.iter().copied());
        self.build_where_whole(&documents, turn);
        for document in documents {
            self.settle(document, turn);
        }
        if self.leading {
            for stream in streams {
                self.reissue_orphans(stream);
            }
        }
    }

    /// Asks the other tabs for the chains of what they told of: without a charter they could not be
    /// checked when they came, and what this tab knew of a lane may have torn.
    pub(super) fn ask_for_chains(&self, turn: &mut Turn<'_>) {
        let lacks = self.log.lacking();
        let holds = Vec::new();
        if !lacks.is_empty() {
            self.tell(&TabMessage::Hello { lacks, holds }, turn);
        }
    }

    /// Says what is on the disk and others may not have heard of: whoever put it there may have been
    /// killed before it could tell.
    pub(super) fn greet_neighbours(&mut self, others: Vec<TabOrder>, turn: &mut Turn<'_>) {
        let lacks = self.log.lacking();
        let holds = match self.leading {
            true => self.log.reaches(|_, _, lane| Some(lane.reach())),
            false => Vec::new(),
        };
        self.tell(&TabMessage::Hello { lacks, holds }, turn);
        if !others.is_empty() {
            self.tell(&TabMessage::Reissue { orders: others }, turn);
        }
        let mut chains = BTreeMap::new();
        let mut records = Vec::new();
        for (lane, lane_log) in self
            .log
            .streams()
            .map(|(_, log)| log)
            .flat_map(|log| &log.lanes)
        {
            let Some(known) = self.log.lane(lane) else {
                continue;
            };
            // Who leads from now on also says what the relay has of what was made here.
            let told = lane_log.records.values().filter(|held| {
                let made_here = self.leading && held.command.is_some();
                let sound = held.stored && held.fate == Fate::Sound;
                sound && (held.place.is_none() || made_here)
            });
            for held in told {
                chains.entry(*lane).or_insert(&known.chain);
                records.push(held.told());
            }
        }
        if !records.is_empty() {
            let chains = chains
                .into_values()
                .map(|chain| chain.to_bytes().into())
                .collect();
            self.tell(&TabMessage::Stored { chains, records }, turn);
        }
    }

    /// Tells the other tabs chains that they may not know.
    pub(super) fn tell_chains(&self, lanes: impl Iterator<Item = LaneId>, turn: &mut Turn<'_>) {
        let chains: Vec<_> = lanes
            .filter_map(|lane| Some(self.log.lane(&lane)?.chain.to_bytes().into()))
            .collect();
        if !chains.is_empty() {
            let records = Vec::new();
            self.tell(&TabMessage::Stored { chains, records }, turn);
        }
    }
}
