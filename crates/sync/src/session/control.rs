//! Control: what facilitators decide, and the cut that a close is followed by.

use protocol::control::StreamReach;
use protocol::{Control, ControlAction, ControlId, ItemId, Kind, Stream, StreamId, limits};

use super::log::decided::LetIn;
use super::{Session, Turn};
use crate::effect::Failure;
use crate::{Decision, Notice, RequestId};

/// Another facilitator's close is left to them for this long, in milliseconds, and up to twice.
const LEAVE_TO_AUTHOR: u64 = 10_000;

/// When a close that somebody else made is to be cut here.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CutAlarm {
    close: Option<ControlId>,
    at: u64,
}

impl Session {
    pub(super) fn decide(&mut self, request: RequestId, decision: Decision, turn: &mut Turn<'_>) {
        if !self.facilitates() {
            turn.notice(Notice::Failed(request, Failure::NotAllowed));
            return;
        }
        match decision {
            Decision::Close(kind) => self.order_control(Some(request), ControlAction::Close(kind)),
            Decision::Open(kind) => self.order_control(Some(request), ControlAction::Open(kind)),
            Decision::AdmitWaiting => self.admissions.push_back((request, LetIn::Everything)),
            Decision::Admit(person) => self.admissions.push_back((request, LetIn::Of(person))),
            Decision::Exclude(who) => {
                let streams = self.log.reach_of(who);
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
        self.log.note_evidence();
        if !self.log.obey(id, control) {
            return;
        }
        self.log.note_evidence();
        let affected: Vec<StreamId> = match &control.action {
            ControlAction::Close(kind) | ControlAction::Open(kind) => self.log.streams_of(*kind),
            ControlAction::Cut { .. } => Kind::ALL
                .into_iter()
                .flat_map(|kind| self.log.streams_of(kind))
                .collect(),
            ControlAction::Exclude { .. } => {
                self.log.streams().map(|(id, _)| id).copied().collect()
            }
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
        self.log.forget_control();
        let control = self.log.id_of(Stream::Control);
        let held: Vec<_> = self
            .log
            .stream(&control)
            .into_iter()
            .flat_map(|log| &log.lanes)
            .flat_map(|(lane, log)| {
                let stored = log.records.iter().filter(|(_, held)| held.stored);
                stored.map(|(number, _)| (*lane, *number))
            })
            .collect();
        for (lane, number) in held {
            if let Some(control) = self.log.control_at(lane, number) {
                self.log.obey(ControlId { lane, number }, &control);
            }
        }
        // Not before all of them are read: until then a close may be missing.
        self.log.note_evidence();
        let streams: Vec<_> = self.log.streams().map(|(id, _)| id).copied().collect();
        for stream in streams {
            self.settle_stream(stream, turn);
        }
        self.mourn_excluded();
        turn.notice(Notice::Control);
    }

    /// Writes the cut of a close, or lets in what waits, once that can be done.
    pub(super) fn cut_if_due(&mut self, turn: &mut Turn<'_>) {
        if !self.facilitates() || !self.readiness().cuts() {
            return;
        }
        for kind in Kind::ALL {
            let Some(close) = self.log.control().closed(kind) else {
                continue;
            };
            if !self.log.has_all_before(kind, close) {
                continue;
            }
            if self.log.control().is_cut(close) {
                // Another facilitator cut with less before their eyes. What was in stays in.
                let streams = self.log.kind_reaches(kind, LetIn::WhatIsIn);
                if self.log.let_more_in(&streams) {
                    self.order_cut(None, close, streams, turn);
                    return;
                }
                continue;
            }
            if !self.log.evidence_lost()
                && self
                    .log
                    .lane(&close.lane)
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
            self.log.set_evidence_lost(false);
            self.log.session_is_dirty();
            let streams = self.log.kind_reaches(kind, LetIn::WhatIsIn);
            self.order_cut(None, close, streams, turn);
            return;
        }
        self.admit_if_asked(turn);
    }

    fn admit_if_asked(&mut self, turn: &mut Turn<'_>) {
        let closed = Kind::ALL
            .map(|kind| (kind, self.log.control().closed(kind)))
            .into_iter()
            .filter_map(|(kind, close)| Some((kind, close?)));
        // The cut comes first; without a connection it cannot be known, and what waits waits a little
        // longer.
        if closed
            .clone()
            .any(|(_, close)| !self.log.control().is_cut(close))
        {
            return;
        }
        let Some((request, whom)) = self.admissions.pop_front() else {
            return;
        };
        let mut request = Some(request);
        for (kind, close) in closed {
            let streams = self.log.kind_reaches(kind, whom);
            if self.log.let_more_in(&streams) {
                self.order_cut(request.take(), close, streams, turn);
            }
        }
        if let Some(request) = request {
            turn.notice(Notice::Done(request));
        }
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
        let open = Kind::ALL
            .into_iter()
            .any(|kind| self.log.control().closed(kind) == Some(close));
        (open && !self.log.control().is_cut(close)).then_some(self.cut_alarm.at)
    }
}
