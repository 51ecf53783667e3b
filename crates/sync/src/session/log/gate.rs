//! The gate: how far a lane's records count for everyone.
//!
//! What decides, in this order: exclusion; is the kind open; is there a whole cut; the relay's order
//! as far as this device has seen it. What does not pass waits; it is never lost, and its writer
//! sees it all along.

use protocol::{ControlId, Kind, LaneId, Role, Stream, StreamId};
use workshop::order;

use super::Log;
use super::stream::Subscription;
use crate::Waiting;

impl Log {
    /// The last number of a lane that counts for everyone.
    pub(in crate::session) fn admitted(&self, stream: Stream, id: StreamId, lane: LaneId) -> u64 {
        let Some(identity) = self.lane(&lane).map(|known| known.identity) else {
            return 0;
        };
        let excluded = self
            .control()
            .excluded_after(identity.person, id, lane)
            .unwrap_or(u64::MAX);
        // Facilitators decide what comes in; their own hand needs no other's word.
        let close = match identity.role {
            Role::Facilitator => None,
            Role::Participant | Role::Party => {
                Kind::of(stream.class()).and_then(|kind| self.control().closed(kind))
            }
        };
        let open = match close {
            None => u64::MAX,
            Some(close) if self.control().is_cut(close) => self.control().admitted(id, lane),
            Some(_) => {
                let gate = self
                    .stream(&id)
                    .and_then(|log| log.lanes.get(&lane))
                    .map_or(0, |log| log.gate);
                gate.max(self.control().admitted(id, lane))
            }
        };
        excluded.min(open)
    }

    /// The last number of a lane that is shown on this device: a person sees their own.
    pub(in crate::session) fn shown(&self, stream: Stream, id: StreamId, lane: LaneId) -> u64 {
        let admitted = self.admitted(stream, id, lane);
        match self.lane(&lane) {
            Some(known) if known.identity.person == self.person.id() => self
                .control()
                .excluded_after(known.identity.person, id, lane)
                .unwrap_or(u64::MAX),
            _ => admitted,
        }
    }

    /// Where the close stands in the relay's log: nowhere yet is after everything.
    pub(in crate::session) fn close_seq(&self, close: ControlId) -> Option<u64> {
        self.stream(&self.id_of(Stream::Control))
            .and_then(|log| log.get(close.lane, close.number))
            .and_then(|held| held.seq_in(self.followed))
    }

    /// Notes how far each lane of a kind has been ordered while the kind was open, or before the
    /// close, as long as there is no cut to say so. Only ever lets more in. It is noted while a kind
    /// is open too: a relay that loses its disk then takes nothing back.
    pub(in crate::session) fn note_evidence(&mut self) {
        for kind in Kind::ALL {
            let Some(before) = self.evidence_before(kind) else {
                continue;
            };
            let log = self.followed;
            for (id, stream) in &mut self.streams {
                if Kind::of(stream.stream.class()) != Some(kind) {
                    continue;
                }
                let mut moved = false;
                for lane in stream.lanes.values_mut() {
                    for (number, held) in lane.records.range(lane.gate + 1..) {
                        let next = *number == lane.gate + 1;
                        if !next || held.seq_in(log).is_none_or(|seq| seq >= before) {
                            break;
                        }
                        lane.gate = *number;
                        moved = true;
                    }
                }
                if moved {
                    self.dirty.streams.insert(*id);
                }
            }
        }
    }

    /// What is ordered before this place counts; nothing can be said if it is `None`.
    fn evidence_before(&self, kind: Kind) -> Option<u64> {
        match self.control().closed(kind) {
            Some(close) if self.control().is_cut(close) => None,
            // A close that has no place yet comes after whatever was noted so far.
            Some(close) => self.close_seq(close),
            // Open, if all that decides it is here.
            None => self
                .stream(&self.id_of(Stream::Control))
                .is_some_and(|log| {
                    log.cursor.is_some() || matches!(log.subscription, Subscription::Live { .. })
                })
                .then_some(u64::MAX),
        }
    }

    /// Records that wait beyond a close: stream, lane, how far the lane reaches.
    pub(in crate::session) fn waiting_lanes(&self) -> Vec<(StreamId, LaneId, u64, u64)> {
        let mut found = Vec::new();
        for (id, stream) in self.streams() {
            let closed = Kind::of(stream.stream.class())
                .is_some_and(|kind| self.control().closed(kind).is_some());
            if !closed {
                continue;
            }
            for (lane, log) in &stream.lanes {
                let Some(known) = self.lane(lane) else {
                    continue;
                };
                let limit = self
                    .control()
                    .excluded_after(known.identity.person, *id, *lane)
                    .unwrap_or(u64::MAX);
                let reach = log.reach().min(limit);
                let admitted = self.admitted(stream.stream, *id, *lane);
                if reach > admitted {
                    found.push((*id, *lane, admitted, reach));
                }
            }
        }
        found
    }

    /// What waits beyond a close, as far as this device holds it.
    pub(in crate::session) fn waiting(&self) -> Waiting {
        let lanes = self.waiting_lanes();
        let mut persons: Vec<_> = lanes
            .iter()
            .filter_map(|(_, lane, ..)| Some(self.lane(lane)?.identity.person))
            .collect();
        order::sort_by(&mut persons, Ord::cmp);
        persons.dedup();
        let mut tables: Vec<_> = lanes.iter().map(|(stream, ..)| *stream).collect();
        tables.dedup();
        Waiting {
            records: lanes
                .iter()
                .map(|(.., admitted, reach)| (reach - admitted) as usize)
                .sum(),
            persons: persons.len(),
            tables: tables.len(),
        }
    }
}
