//! Decided: what facilitators decided, as control records in the log say, and how far lanes reach for it.

use protocol::control::{Excluded, StreamReach};
use protocol::{
    Control, ControlId, Covered, Kind, LaneId, PersonId, RecordKind, Role, Stream, StreamId, limits,
};
use workshop::order;

use super::Log;
use super::stream::{LaneLog, Subscription};

/// What a cut is to let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::session) enum LetIn {
    /// What is in already.
    WhatIsIn,
    /// Everything that is here.
    Everything,
    /// Everything of this person that is here, and nothing else is named.
    Of(PersonId),
}

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

impl Log {
    /// Every control record that is here and that this program can read, in the order in which they have
    /// the last word: who decided what, and when. [T14]
    pub(in crate::session) fn decisions(&self) -> Vec<Decided> {
        let control = self.id_of(Stream::Control);
        let lanes = self.stream(&control).into_iter();
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

    pub(in crate::session) fn streams_of(&self, kind: Kind) -> Vec<StreamId> {
        self.streams()
            .filter(|(_, log)| Kind::of(log.stream.class()) == Some(kind))
            .map(|(id, _)| *id)
            .collect()
    }

    /// How far the lanes of somebody reach now.
    pub(in crate::session) fn reach_of(&self, who: Excluded) -> Vec<StreamReach> {
        let theirs = |lane: &LaneId| match who {
            Excluded::Lane(excluded) => *lane == excluded,
            Excluded::Person(person) => self
                .lane(lane)
                .is_some_and(|known| known.identity.person == person),
        };
        // What packs stood for counts as far as they said, also while its records are being fetched: an
        // exclusion is for good, and what it does not name is out.
        let reach = |log: &LaneLog| log.reach().max(log.gate);
        let mut streams = self.reaches(|_, lane, log| theirs(&lane).then(|| reach(log)));
        // Nobody honest writes in so many; what cannot be named is out from its first number.
        let mut room = limits::LANES_NAMED;
        for reach in &mut streams {
            reach.lanes.truncate(room);
            room -= reach.lanes.len();
        }
        streams.retain(|reach| !reach.lanes.is_empty());
        streams
    }

    pub(in crate::session) fn reaches(
        &self,
        number: impl Fn(StreamId, LaneId, &LaneLog) -> Option<u64>,
    ) -> Vec<StreamReach> {
        let mut streams = Vec::new();
        for (id, log) in self.streams() {
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
    pub(in crate::session) fn lose_evidence(&mut self) {
        let open_question = Kind::ALL
            .into_iter()
            .filter_map(|kind| self.control().closed(kind))
            .any(|close| !self.control().is_cut(close) && self.close_seq(close).is_some());
        if open_question {
            self.evidence_lost = true;
            self.session_is_dirty();
        }
    }

    /// Is everything here that was ordered before the close? When the close has its place and a
    /// stream is live, whatever was ordered before it in that stream has come.
    pub(in crate::session) fn has_all_before(&self, kind: Kind, close: ControlId) -> bool {
        self.close_seq(close).is_some()
            && self
                .streams()
                .map(|(_, log)| log)
                .filter(|log| Kind::of(log.stream.class()) == Some(kind))
                .all(|log| matches!(log.subscription, Subscription::Live { .. }))
    }

    /// Do they reach further than what cuts let in?
    pub(in crate::session) fn let_more_in(&self, streams: &[StreamReach]) -> bool {
        streams.iter().any(|reach| {
            reach
                .lanes
                .iter()
                .any(|at| at.number > self.control().admitted(reach.stream, at.lane))
        })
    }

    /// How far the lanes of a kind are in, or how far they reach where they are to be let in.
    pub(in crate::session) fn kind_reaches(&self, kind: Kind, whom: LetIn) -> Vec<StreamReach> {
        self.reaches(|id, lane, log| {
            let stream = self.stream(&id)?.stream;
            if Kind::of(stream.class()) != Some(kind) {
                return None;
            }
            let known = self.lane(&lane)?;
            if known.identity.role == Role::Facilitator {
                return None;
            }
            if let LetIn::Of(person) = whom
                && person != known.identity.person
            {
                return None;
            }
            let excluded = self
                .control()
                .excluded_after(known.identity.person, id, lane)
                .unwrap_or(u64::MAX);
            let noted = log.gate.max(self.control().admitted(id, lane));
            Some(match whom {
                LetIn::WhatIsIn => noted.min(excluded),
                LetIn::Everything | LetIn::Of(_) => log.reach().max(noted).min(excluded),
            })
        })
    }

    /// What a control record in the log says, if it counts.
    pub(in crate::session) fn control_at(&self, lane: LaneId, number: u64) -> Option<Control> {
        let stream = self.id_of(protocol::Stream::Control);
        let key = self.keys.get(&protocol::Stream::Control)?;
        let held = self.stream(&stream)?.get(lane, number)?;
        let content = held.record.open(key).ok()?;
        // One of a later version is kept and passed on, and means nothing here.
        let control = Control::from_bytes(&content).ok()?;
        // What the relay must act on has to be readable for it, and nothing else may be.
        let public = held.record.header().kind == RecordKind::PublicControl;
        (control.action.is_public() == public).then_some(control)
    }
}
