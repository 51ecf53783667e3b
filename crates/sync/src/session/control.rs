//! Control: what facilitators decide, and the cut that a close is followed by.

use protocol::control::{Excluded, StreamReach};
use protocol::{
    Control, ControlAction, ControlId, ControlState, Covered, ItemId, Kind, LaneId, PersonId, Role,
    Stream, StreamId, limits,
};
use workshop::order;

use super::log::Subscription;
use super::{Session, Turn};
use crate::effect::Failure;
use crate::{Decision, Notice, RequestId};

/// Another facilitator's close is left to them for this long, in milliseconds, and up to twice.
const LEAVE_TO_AUTHOR: u64 = 10_000;

/// A decision, as a log shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Its record.
    pub id: ControlId,
    /// Who decided.
    pub by: PersonId,
    /// What, and when.
    pub control: Control,
}

/// When a close that somebody else made is to be cut here.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CutAlarm {
    close: Option<ControlId>,
    at: u64,
}

impl Session {
    pub(super) fn decide(&mut self, request: RequestId, decision: Decision, turn: &mut Turn<'_>) {
        if self.access.role() != Role::Facilitator {
            turn.notice(Notice::Failed(request, Failure::NotAllowed));
            return;
        }
        match decision {
            Decision::Close(kind) => self.order_control(Some(request), ControlAction::Close(kind)),
            Decision::Open(kind) => self.order_control(Some(request), ControlAction::Open(kind)),
            Decision::AdmitWaiting => self.admissions.push_back(request),
            Decision::Exclude(who) => {
                let streams = self.reach_of(who);
                self.order_control(Some(request), ControlAction::Exclude { who, streams });
            }
            Decision::Phase(phase) => {
                self.order_control(Some(request), ControlAction::Phase(phase))
            }
            Decision::Clock(clock) => {
                self.order_control(Some(request), ControlAction::Clock(clock))
            }
            Decision::Message(line) => {
                self.order_control(Some(request), ControlAction::Message(line))
            }
        }
    }

    /// A control record is on the disk: it counts.
    pub(super) fn obey(&mut self, id: ControlId, control: &Control, turn: &mut Turn<'_>) {
        // What was ordered before a close that is about to be replaced stays noted.
        self.note_evidence();
        if !self.control.insert(id, control) {
            return;
        }
        self.note_evidence();
        let affected: Vec<StreamId> = match &control.action {
            ControlAction::Close(kind) | ControlAction::Open(kind) => self.streams_of(*kind),
            ControlAction::Cut { .. } => [Kind::Tables, Kind::Ballots]
                .into_iter()
                .flat_map(|kind| self.streams_of(kind))
                .collect(),
            ControlAction::Exclude { .. } => self.streams.keys().copied().collect(),
            ControlAction::Run(_)
            | ControlAction::Phase(_)
            | ControlAction::Clock(_)
            | ControlAction::Message(_) => Vec::new(),
        };
        for stream in affected {
            self.settle_stream(stream, turn);
        }
        if matches!(control.action, ControlAction::Exclude { .. }) {
            self.mourn_excluded();
        }
        turn.notice(Notice::Control);
    }

    /// Reads every control record again: one that was obeyed is gone.
    pub(super) fn rebuild_control(&mut self, turn: &mut Turn<'_>) {
        self.control = ControlState::default();
        let control = self.stream_id(Stream::Control);
        let held: Vec<_> = self
            .streams
            .get(&control)
            .into_iter()
            .flat_map(|log| &log.lanes)
            .flat_map(|(lane, log)| {
                let stored = log.records.iter().filter(|(_, held)| held.stored);
                stored.map(|(number, _)| (*lane, *number))
            })
            .collect();
        for (lane, number) in held {
            if let Some(control) = self.control_at(lane, number) {
                self.control.insert(ControlId { lane, number }, &control);
            }
        }
        // Not before all of them are read: until then a close may be missing.
        self.note_evidence();
        let streams: Vec<_> = self.streams.keys().copied().collect();
        for stream in streams {
            self.settle_stream(stream, turn);
        }
        self.mourn_excluded();
        turn.notice(Notice::Control);
    }

    /// Every control record that is here and that this program can read, in the order in which they have
    /// the last word: who decided what, and when. [T14]
    pub fn decisions(&self) -> Vec<Decided> {
        let control = self.stream_id(Stream::Control);
        let lanes = self.streams.get(&control).into_iter();
        let lanes = lanes.flat_map(|log| &log.lanes);
        let ids = lanes.flat_map(|(lane, log)| {
            let stored = log.records.iter().filter(|(_, held)| held.stored);
            stored.map(|(number, _)| ControlId {
                lane: *lane,
                number: *number,
            })
        });
        let mut decisions = Vec::new();
        decisions.extend(ids.filter_map(|id| {
            Some(Decided {
                by: self.person_of(id.lane)?,
                control: self.control_at(id.lane, id.number)?,
                id,
            })
        }));
        order::sort_by(&mut decisions, |one: &Decided, other| {
            let key = |decided: &Decided| (decided.control.counter, decided.id);
            key(one).cmp(&key(other))
        });
        decisions
    }

    fn streams_of(&self, kind: Kind) -> Vec<StreamId> {
        self.streams
            .iter()
            .filter(|(_, log)| Kind::of(log.stream.class()) == Some(kind))
            .map(|(id, _)| *id)
            .collect()
    }

    /// How far the lanes of somebody reach now.
    fn reach_of(&self, who: Excluded) -> Vec<StreamReach> {
        let theirs = |lane: &LaneId| match who {
            Excluded::Lane(excluded) => *lane == excluded,
            Excluded::Person(person) => self
                .lanes
                .get(lane)
                .is_some_and(|known| known.identity.person == person),
        };
        let mut streams = self.reaches(|_, lane, log| theirs(&lane).then(|| log.reach()));
        // Nobody honest writes in so many; what cannot be named is out from its first number.
        let mut room = limits::LANES_NAMED;
        for reach in &mut streams {
            reach.lanes.truncate(room);
            room -= reach.lanes.len();
        }
        streams.retain(|reach| !reach.lanes.is_empty());
        streams
    }

    pub(super) fn reaches(
        &self,
        number: impl Fn(StreamId, LaneId, &super::log::LaneLog) -> Option<u64>,
    ) -> Vec<StreamReach> {
        let mut streams = Vec::new();
        for (id, log) in &self.streams {
            let lanes: Vec<_> = log
                .lanes
                .iter()
                .filter_map(|(lane, lane_log)| {
                    let number = number(*id, *lane, lane_log)?;
                    (number > 0).then_some(Covered {
                        lane: *lane,
                        number,
                    })
                })
                .collect();
            if !lanes.is_empty() {
                streams.push(StreamReach { stream: *id, lanes });
            }
        }
        streams
    }

    /// The log is new. A close that has no cut yet can no longer be found in the relay's order, so
    /// what was noted before has to do.
    pub(super) fn lose_evidence(&mut self) {
        let open_question = [Kind::Tables, Kind::Ballots]
            .into_iter()
            .filter_map(|kind| self.control.closed(kind))
            .any(|close| !self.control.is_cut(close) && self.close_seq(close).is_some());
        if open_question {
            self.evidence_lost = true;
            self.transactions.session_dirty = true;
        }
    }

    /// Is everything here that was ordered before the close? When the close has its place and a
    /// stream is live, whatever was ordered before it in that stream has come.
    fn has_all_before(&self, kind: Kind, close: ControlId) -> bool {
        self.close_seq(close).is_some()
            && self
                .streams
                .values()
                .filter(|log| Kind::of(log.stream.class()) == Some(kind))
                .all(|log| matches!(log.subscription, Subscription::Live { .. }))
    }

    /// Writes the cut of a close, or lets in what waits, once that can be done.
    pub(super) fn cut_if_due(&mut self, turn: &mut Turn<'_>) {
        if self.access.role() != Role::Facilitator
            || !self.restored
            || !self.transactions.is_settled()
        {
            return;
        }
        if !self.orders.is_empty() {
            return;
        }
        for kind in [Kind::Tables, Kind::Ballots] {
            let Some(close) = self.control.closed(kind) else {
                continue;
            };
            if !self.has_all_before(kind, close) {
                continue;
            }
            if self.control.is_cut(close) {
                // Another facilitator cut with less before their eyes. What was in stays in.
                let streams = self.kind_reaches(kind, false);
                if self.let_more_in(&streams) {
                    self.order_cut(None, close, streams, turn);
                    return;
                }
                continue;
            }
            if !self.evidence_lost
                && self
                    .lanes
                    .get(&close.lane)
                    .is_none_or(|known| known.identity.person != self.person.id())
            {
                if self.cut_alarm.close != Some(close) {
                    let wait = LEAVE_TO_AUTHOR + turn.rng.next_u64() % LEAVE_TO_AUTHOR;
                    self.cut_alarm = CutAlarm {
                        close: Some(close),
                        at: turn.now.monotonic + wait,
                    };
                }
                if self.cut_alarm.at > turn.now.monotonic {
                    continue;
                }
            }
            self.evidence_lost = false;
            self.transactions.session_dirty = true;
            let streams = self.kind_reaches(kind, false);
            self.order_cut(None, close, streams, turn);
            return;
        }
        self.admit_if_asked(turn);
    }

    /// Do they reach further than what cuts let in?
    fn let_more_in(&self, streams: &[StreamReach]) -> bool {
        streams.iter().any(|reach| {
            reach
                .lanes
                .iter()
                .any(|at| at.number > self.control.admitted(reach.stream, at.lane))
        })
    }

    fn admit_if_asked(&mut self, turn: &mut Turn<'_>) {
        let closed = [Kind::Tables, Kind::Ballots]
            .map(|kind| (kind, self.control.closed(kind)))
            .into_iter()
            .filter_map(|(kind, close)| Some((kind, close?)));
        // The cut comes first; without a connection it cannot be known, and what waits waits a little
        // longer.
        if closed.clone().any(|(_, close)| !self.control.is_cut(close)) {
            return;
        }
        let mut request = self.admissions.pop_front();
        if request.is_none() {
            return;
        }
        for (kind, close) in closed {
            let streams = self.kind_reaches(kind, true);
            if self.let_more_in(&streams) {
                self.order_cut(request.take(), close, streams, turn);
            }
        }
        if let Some(request) = request {
            turn.notice(Notice::Done(request));
        }
    }

    /// How far the lanes of a kind are in, or how far they reach if everything is to be let in.
    fn kind_reaches(&self, kind: Kind, everything: bool) -> Vec<StreamReach> {
        self.reaches(|id, lane, log| {
            let stream = self.streams.get(&id)?.stream;
            if Kind::of(stream.class()) != Some(kind) {
                return None;
            }
            let known = self.lanes.get(&lane)?;
            if known.identity.role == Role::Facilitator {
                return None;
            }
            let excluded = self
                .control
                .excluded_after(known.identity.person, id, lane)
                .unwrap_or(u64::MAX);
            let noted = log.gate.max(self.control.admitted(id, lane));
            Some(if everything {
                log.reach().max(noted).min(excluded)
            } else {
                noted.min(excluded)
            })
        })
    }

    /// Orders a cut in as many parts as records allow.
    fn order_cut(
        &mut self,
        request: Option<RequestId>,
        close: ControlId,
        streams: Vec<StreamReach>,
        turn: &mut Turn<'_>,
    ) {
        let mut id = [0; 16];
        turn.rng.fill_bytes(&mut id);
        let mut parts: Vec<Vec<StreamReach>> = vec![Vec::new()];
        let mut room = limits::LANES_NAMED;
        for StreamReach { stream, lanes } in streams {
            for lanes in lanes.chunks(limits::LANES_NAMED) {
                if lanes.len() > room {
                    parts.push(Vec::new());
                    room = limits::LANES_NAMED;
                }
                room -= lanes.len();
                if let Some(part) = parts.last_mut() {
                    part.push(StreamReach {
                        stream,
                        lanes: lanes.to_vec(),
                    });
                }
            }
        }
        let count = parts.len() as u16;
        let mut request = request;
        for (part, streams) in parts.into_iter().enumerate() {
            let last = part + 1 == usize::from(count);
            let action = ControlAction::Cut {
                close,
                id: ItemId(id),
                part: part as u16,
                parts: count,
                streams,
            };
            self.order_control(if last { request.take() } else { None }, action);
        }
        self.issue_next_order(turn);
    }

    pub(super) fn cut_at(&self) -> Option<u64> {
        let close = self.cut_alarm.close?;
        let open = [Kind::Tables, Kind::Ballots]
            .into_iter()
            .any(|kind| self.control.closed(kind) == Some(close));
        (open && !self.control.is_cut(close)).then_some(self.cut_alarm.at)
    }
}
