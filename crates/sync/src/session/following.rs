//! Following: which streams this device asks the relay for, and how far it has come in each.

use std::collections::BTreeSet;

use protocol::{ClientFrame, Cursor, PersonId, Role, Share, Stream, StreamId};

use super::alarms::Alarm;
use super::log::stream::{LaneLog, Subscription};
use super::{Session, Turn};
use crate::DocumentId;

impl Session {
    /// The streams that this person follows, in the order in which they matter. [S5]
    pub(super) fn followed(&self) -> Vec<Stream> {
        let role = self.access.role();
        let mut streams = vec![Stream::Control, Stream::Plan];
        let own = self.tables.iter().map(|table| Stream::Table(*table));
        streams.extend(own);
        let is_table = |stream: &Stream| matches!(stream, Stream::Table(_));
        if role == Role::Facilitator {
            streams.extend(self.log.known_streams().filter(is_table));
        } else {
            // Where something of this device's is, its acknowledgement has to come from.
            let written = self
                .log
                .streams()
                .map(|(_, log)| log)
                .filter(|log| !log.is_empty());
            streams.extend(written.map(|log| log.stream));
        }
        let rest = [
            Stream::Ballots,
            Stream::Outcome,
            Stream::Answers,
            Stream::Notice,
        ];
        let used = |stream: &Stream| role == Role::Facilitator || self.has_documents(*stream);
        streams.extend(rest.into_iter().filter(used));
        if role == Role::Facilitator {
            streams.extend(Stream::synthesis());
        }
        let mut seen = BTreeSet::new();
        streams.retain(|stream| {
            stream.class().may_follow(role) != Share::Nothing && seen.insert(*stream)
        });
        streams
    }

    /// Does this version know a kind of document that this person could find in a stream?
    fn has_documents(&self, stream: Stream) -> bool {
        let id = DocumentId {
            stream,
            owner: self.only_of(stream),
            generation: 0,
        };
        id.kind().is_some()
    }

    /// Whose documents alone this person may ask for in a stream, if not for all. [S9]
    fn only_of(&self, stream: Stream) -> Option<PersonId> {
        let share = stream.class().may_follow(self.access.role());
        (share == Share::Own).then(|| self.person.id())
    }

    /// Asks for the streams that are followed and not asked for yet.
    pub(super) fn follow(&mut self, turn: &mut Turn<'_>) {
        if !self.readiness().follows() {
            return;
        }
        let control = self.log.id_of(Stream::Control);
        let ready = self
            .log
            .stream(&control)
            .is_some_and(|log| matches!(log.subscription, Subscription::Live { .. }));
        for stream in self.followed() {
            if stream != Stream::Control && !ready {
                continue;
            }
            let id = self.log.know(stream);
            let owner = self.only_of(stream);
            let Some(log) = self.log.stream_mut(&id) else {
                continue;
            };
            if log.subscription != Subscription::None {
                continue;
            }
            // Another person of this device may have followed their part of it.
            let has_moved = log.ask_for(owner);
            // Packs are for newcomers. The plan's records say which tables there are; few they are.
            let many = self.access.role() != Role::Facilitator || stream != Stream::Plan;
            let packs = many && log.is_empty() && !log.whole;
            // What the relay has beyond the cursor will be seen; until then it does not count as
            // acknowledged: an older copy of its disk may confirm the cursor and lack the rest.
            let upto = log.cursor.map_or(0, |cursor| cursor.seq);
            for held in log
                .lanes
                .values_mut()
                .flat_map(|lane| lane.records.values_mut())
            {
                held.place = held.place.filter(|place| place.seq <= upto);
            }
            log.reopen_all();
            log.subscription = Subscription::CatchingUp;
            let frame = ClientFrame::Subscribe {
                stream: id,
                cursor: log.cursor,
                packs,
                owner,
            };
            if has_moved {
                self.log.stream_is_dirty(id);
            }
            self.connection.asked_at = turn.now.monotonic;
            self.send(&frame, turn);
        }
    }

    /// The relay does not hand a stream out to this person. Nothing more is asked of it on this connection.
    pub(super) fn may_not_follow(&mut self, stream: StreamId) {
        if let Some(log) = self.log.stream_mut(&stream) {
            log.subscription = Subscription::Refused;
        }
    }

    pub(super) fn position_came(
        &mut self,
        stream: StreamId,
        cursor: Option<Cursor>,
        head: u64,
        turn: &mut Turn<'_>,
    ) {
        let Some(log) = self.log.stream_mut(&stream) else {
            return;
        };
        if !log.subscription.hears() {
            return;
        }
        log.subscription = Subscription::Live { head };
        let moved =
            cursor.is_some_and(|cursor| log.cursor.is_none_or(|known| known.seq < cursor.seq));
        if moved {
            log.cursor = cursor;
            self.log.stream_is_dirty(stream);
        }
        self.stream_is_whole(stream, turn);
    }

    /// The relay cannot confirm what we had from it: it is a new log.
    pub(super) fn log_is_new(&mut self, stream: StreamId, turn: &mut Turn<'_>) {
        if self.log.stream(&stream).is_none() || std::mem::replace(&mut self.connection.reset, true)
        {
            if let Some(log) = self.log.stream_mut(&stream) {
                log.cursor = None;
            }
            return;
        }
        // What was ordered before the close was so in the old log; note it before places are void.
        self.log.note_evidence();
        self.log.lose_evidence();
        self.log.follow(self.log.followed() + 1);
        self.log.session_is_dirty();
        self.log.forget_cursors();
        for (id, log) in self.log.streams_mut() {
            // Streams whose cursor was confirmed all the same are asked for again, whole.
            if *id != stream && log.deafen() {
                self.alarms.set(Alarm::Anew, 0);
            }
        }
        self.log.offer_refused_again(self.leading);
        self.offers.forget_all();
        self.tell_connection(turn);
    }

    /// Packs did not suffice: fetch every record of a stream.
    pub(super) fn fetch_whole(&mut self, stream: StreamId) {
        let Some(log) = self.log.stream_mut(&stream) else {
            return;
        };
        if !log.whole {
            log.whole = true;
            log.cursor = None;
            if log.deafen() {
                self.alarms.set(Alarm::Anew, 0);
            }
            for lane in log.lanes.values_mut() {
                lane.drop_floor();
            }
            self.log.stream_is_dirty(stream);
        }
    }

    /// A facilitator's device keeps every record: those that packs stand for are asked for. Until they are
    /// here the packs go on standing for them. Returns whether there were any. [P8]
    pub(super) fn fetch_what_packs_stand_for(&mut self) -> bool {
        let lacks = |lane: &LaneLog| !lane.holds_all_up_to(lane.floor);
        let mut lacking = Vec::new();
        for (id, log) in self.log.streams_mut() {
            if log.lanes.values().any(lacks) {
                log.whole = true;
                log.deafen();
                lacking.push(*id);
            }
        }
        for stream in &lacking {
            self.log.forget_cursor(*stream);
        }
        !lacking.is_empty()
    }

    /// Is everything here of what is followed, as far as it may be followed?
    pub(super) fn has_caught_up(&self) -> bool {
        self.followed().into_iter().all(|stream| {
            let log = self.log.stream(&self.log.id_of(stream));
            log.is_some_and(|log| {
                matches!(
                    log.subscription,
                    Subscription::Live { .. } | Subscription::Refused | Subscription::Deaf
                )
            })
        })
    }
}
