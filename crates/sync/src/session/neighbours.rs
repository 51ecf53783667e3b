//! Neighbours: the other tabs of this device. They share its disk; one of them leads.

use protocol::{Chain, Record, SignedCharter, Stream};

use super::arrive::Arrival;
use super::log::{Held, Place};
use super::rows::{self, RecordRow};
use super::settle::Base;
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
            TabMessage::Connection { connected, log } => {
                if !self.leading {
                    self.connected = connected;
                    self.connection.failed_before = !connected;
                    if log > self.log {
                        self.note_evidence();
                        self.log = log;
                    }
                }
            }
            TabMessage::Charter { charter } => {
                let signed = SignedCharter::from_bytes(&charter);
                if signed.is_ok_and(|signed| self.take_charter(signed)) {
                    turn.notice(crate::Notice::Joined);
                }
            }
            TabMessage::Hello { lacks } => {
                self.tell_chains(lacks.into_iter(), turn);
                if self.leading {
                    let message = TabMessage::Connection {
                        connected: self.connected,
                        log: self.log,
                    };
                    self.tell(&message, turn);
                }
            }
            TabMessage::Pack {
                document,
                saved,
                covered,
            } => {
                if let Some(id) = rows::parse_document_key(&document) {
                    self.neighbour_took_pack(id, Base { saved, covered }, turn);
                }
            }
            TabMessage::Reissue { orders } => {
                for TabOrder { key, row } in orders {
                    if let Ok(row) = minicbor::decode(&row) {
                        self.take_order(&key, row);
                    }
                }
            }
            TabMessage::Follow { table } => {
                if self.tables.insert(table) {
                    self.know_stream(Stream::Table(table));
                    self.transactions.session_dirty = true;
                }
            }
        }
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
            let Some(log) = self.streams.get_mut(&header.stream) else {
                continue;
            };
            let stream = log.stream;
            let place = (row.seq > 0).then_some(Place {
                log: row.log,
                seq: row.seq,
            });
            let followed = self.log;
            let lane = log.lanes.entry(header.lane).or_default();
            if let Some(held) = lane.records.get_mut(&header.number) {
                if held.record.hash() == record.hash() {
                    held.place = place.or(held.place);
                    held.fate = row.fate;
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
                        cursor: None,
                        trying: None,
                        report: None,
                    };
                    self.store_arrival(arrival, turn);
                    continue;
                } else {
                    continue;
                }
            }
            let Some(log) = self.streams.get_mut(&header.stream) else {
                continue;
            };
            let lane = log.lanes.entry(header.lane).or_default();
            let held = Held {
                record,
                command,
                place,
                fate: row.fate,
                stored: true,
                suspect: false,
            };
            if lane.insert(header.number, held) {
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
        self.note_evidence();
        let streams: std::collections::BTreeSet<_> = documents
            .iter()
            .map(|id| self.stream_id(id.stream))
            .collect();
        for document in documents {
            self.settle(document, turn);
        }
        if self.leading {
            for stream in streams {
                self.reissue_orphans(stream, turn);
            }
        }
    }
}
