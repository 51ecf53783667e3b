//! Delivery: what happens now goes out in the log's order, to each as fast as it reads.

use protocol::{Goodbye, LaneId, LogEntry, RelayFrame, StreamId, limits};

use super::connection::{CHAIN, Connection};
use super::log::Log;
use super::tail::Tail;
use super::{ConnectionId, Room, RoomEffect};
use crate::limits::Limits;
use crate::store::{LogStore, StoredRecord};

impl Room {
    /// Gives everybody what they can take, and sends away who is too far behind.
    pub(super) fn pump_all(&mut self, store: &dyn LogStore, effects: &mut Vec<RoomEffect>) {
        let everybody: Vec<ConnectionId> = self.connections.keys().copied().collect();
        for connection in everybody {
            self.pump(connection, store, effects);
        }
        self.tail.trim(&self.connections);
        while self.tail.bytes() > self.limits.tail {
            let slowest = self
                .connections
                .iter()
                .min_by_key(|(_, known)| known.position)
                .map(|(connection, _)| *connection);
            match slowest {
                Some(connection) => self.close(connection, Goodbye::TooSlow, effects),
                None => break,
            }
            self.tail.trim(&self.connections);
        }
    }

    /// Gives one device what it can take: what happens now first, then what it catches up with.
    pub(super) fn pump(
        &mut self,
        to: ConnectionId,
        store: &dyn LogStore,
        effects: &mut Vec<RoomEffect>,
    ) {
        loop {
            let Some(reader) = self.connections.get_mut(&to) else {
                return;
            };
            let all = deliver(&self.tail, &self.log, &self.limits, to, reader, effects);
            reader.position = if all {
                self.committed_head
            } else {
                reader.position
            };
            if all && reader.catching_up.is_empty() {
                return;
            }
            if reader.is_full(self.limits.window) {
                reader.wait(to, effects);
                return;
            }
            self.catch_up(to, store, effects);
        }
    }
}

/// Delivers from the tail until it is delivered or the device has enough for now. Returns whether
/// all is delivered.
fn deliver(
    tail: &Tail,
    log: &Log,
    bounds: &Limits,
    to: ConnectionId,
    reader: &mut Connection,
    effects: &mut Vec<RoomEffect>,
) -> bool {
    let mut page = LivePage::default();
    for (record, accept) in tail.after(reader.position) {
        let stream = record.document.stream;
        let is_own = accept.contains(&to);
        if !is_own && !reader.follows(record) {
            reader.position = record.seq;
            continue;
        }
        if is_own || !page.takes(stream, record.bytes.len(), bounds) {
            page.send(log, bounds, to, reader, effects);
        }
        if reader.is_full(bounds.window) {
            page.send(log, bounds, to, reader, effects);
            return false;
        }
        if is_own {
            let frame = RelayFrame::Accepted {
                stream,
                lane: record.lane,
                number: record.number,
                cursor: record.cursor(),
                hash: record.hash,
            };
            reader.send(to, frame, effects);
        } else {
            page.add(record);
        }
        reader.position = record.seq;
    }
    page.send(log, bounds, to, reader, effects);
    true
}

/// Records of one stream that go out together.
#[derive(Default)]
struct LivePage<'a> {
    records: Vec<&'a StoredRecord>,
    bytes: usize,
}

impl<'a> LivePage<'a> {
    fn takes(&self, stream: StreamId, len: usize, bounds: &Limits) -> bool {
        self.records.first().is_none_or(|first| {
            first.document.stream == stream
                && self.bytes + len <= bounds.page
                && self.records.len() < limits::RECORDS_IN_FRAME
        })
    }

    fn add(&mut self, record: &'a StoredRecord) {
        self.bytes += record.bytes.len();
        self.records.push(record);
    }

    fn send(
        &mut self,
        log: &Log,
        bounds: &Limits,
        to: ConnectionId,
        reader: &mut Connection,
        effects: &mut Vec<RoomEffect>,
    ) {
        let records = std::mem::take(&mut self.records);
        self.bytes = 0;
        let Some(last) = records.last() else {
            return;
        };
        let lanes = records.iter().map(|record| record.lane);
        send_chains(log, bounds, to, reader, lanes, effects);
        let frame = RelayFrame::Records {
            stream: last.document.stream,
            cursor: last.cursor(),
            entries: records
                .iter()
                .map(|record| LogEntry {
                    seq: record.seq,
                    record: record.bytes.to_vec(),
                })
                .collect(),
        };
        reader.send(to, frame, effects);
    }
}

/// Sends the chains of lanes that this device has not met here.
pub(super) fn send_chains(
    log: &Log,
    bounds: &Limits,
    to: ConnectionId,
    reader: &mut Connection,
    lanes: impl Iterator<Item = LaneId>,
    effects: &mut Vec<RoomEffect>,
) {
    let mut chains = Vec::new();
    for lane in lanes {
        if let Some(known) = log.lanes.get(&lane)
            && reader.knows.insert(lane)
        {
            chains.push(known.chain.clone());
        }
    }
    for part in chains.chunks((bounds.page / CHAIN).max(1)) {
        let chains = part.to_vec();
        reader.send(to, RelayFrame::Chains { chains }, effects);
    }
}
