//! The outbox: whatever is on this disk and not acknowledged in the relay's log is offered.
//!
//! Not only one's own: whoever bears a record, the signature speaks. So a relay that lost its disk
//! gets everything back from those who have it, charter and control first.

use protocol::{ClientFrame, Cursor, LaneId, RecordHash, Refusal, StreamClass, StreamId, limits};
use workshop::order;

use super::alarms::Alarm;
use super::log::stream::{Held, Place, Subscription};
use super::rows::Fate;
use super::{Session, Turn};
use crate::{Effect, Objection};

/// Offered and not yet answered, at most.
const WINDOW: usize = 128;
/// Bytes of records in one frame, so that chains and the rest fit beside them.
const FRAME_RECORDS: usize = limits::FRAME - limits::RECORD + 64 * 1024;
/// How long the record that the relay has instead of one is waited for, in milliseconds.
const CONFLICT: u64 = 5_000;
/// What the relay could not take now is offered again after about this long, in milliseconds.
const AGAIN: u64 = 5_000;

impl Session {
    /// Offers what the relay lacks, in streams of which it is known what the relay has.
    pub(super) fn offer(&mut self, turn: &mut Turn<'_>) {
        if !self.readiness().offers() || self.alarms.is_set(Alarm::Offer) {
            return;
        }
        self.log.note_placed();
        let mut streams: Vec<_> = self
            .log
            .streams()
            .filter(|(id, log)| {
                // What builds on what is gone is not offered.
                log.open_lanes().next().is_some()
                    && matches!(
                        log.subscription,
                        Subscription::Live { .. } | Subscription::Deaf
                    )
                    && !self.gone.is_due_in(**id)
            })
            .map(|(id, log)| (log.stream, *id))
            .collect();
        order::sort_by(&mut streams, Ord::cmp);
        let mut batch = Vec::new();
        let mut size = 0;
        let mut is_full = false;
        'streams: for (stream, id) in streams {
            // Nothing is offered before control is: it says what counts.
            if stream.class() != StreamClass::Control
                && !batch.is_empty()
                && self.is_control(&batch)
            {
                break;
            }
            let Some(log) = self.log.stream(&id) else {
                continue;
            };
            for (lane, lane_log) in log.open_lanes() {
                if self.offers.is_stalled(id, *lane) {
                    continue;
                }
                // The relay takes no number before the one below it.
                let reach = lane_log.reach();
                for (number, held) in lane_log.open().take_while(|(number, _)| **number <= reach) {
                    if held.seq_in(self.log.followed()).is_some() || held.fate == Fate::Refused {
                        continue;
                    }
                    if !held.stored || self.offers.open() + batch.len() >= WINDOW {
                        break;
                    }
                    if self.offers.has(&held.record.hash()) {
                        continue;
                    }
                    if size + held.record.bytes().len() > FRAME_RECORDS {
                        is_full = true;
                        break 'streams;
                    }
                    size += held.record.bytes().len();
                    batch.push((id, *lane, *number));
                }
            }
        }
        self.send_offer(batch, turn);
        if is_full {
            self.offer(turn);
        }
    }

    fn is_control(&self, batch: &[(StreamId, LaneId, u64)]) -> bool {
        batch.first().is_some_and(|(id, ..)| {
            self.log
                .stream(id)
                .is_some_and(|log| log.stream.class() == StreamClass::Control)
        })
    }

    fn send_offer(&mut self, batch: Vec<(StreamId, LaneId, u64)>, turn: &mut Turn<'_>) {
        if batch.is_empty() {
            return;
        }
        let mut chains = Vec::new();
        let mut records = Vec::new();
        for (stream, lane, number) in batch {
            let Some(held) = self.log.held(stream, lane, number) else {
                turn.never("a record that is offered is not here");
                continue;
            };
            let hash = held.record.hash();
            records.push(held.record.bytes().to_vec().into());
            if self.offers.introduce(lane)
                && let Some(known) = self.log.lane(&lane)
            {
                chains.push(known.chain.clone());
            }
            self.offers.add(hash, (stream, lane, number));
        }
        self.connection.asked_at = turn.now.monotonic;
        let frame = ClientFrame::Offer { chains, records };
        turn.effects.push(Effect::Send(frame.to_bytes()));
    }

    /// The relay has a record on its disk.
    pub(super) fn accepted(
        &mut self,
        stream: StreamId,
        lane: LaneId,
        number: u64,
        cursor: Cursor,
        hash: RecordHash,
    ) {
        self.offers.answered(&hash);
        let place = Place {
            log: self.log.followed(),
            seq: cursor.seq,
        };
        let Some(log) = self.log.stream_mut(&stream) else {
            return;
        };
        let live = matches!(log.subscription, Subscription::Live { .. });
        let Some(held) = log.get_mut(lane, number) else {
            return;
        };
        if held.record.hash() != hash {
            return;
        }
        held.place = Some(place);
        self.offers.go_on(stream, lane);
        // Everything before it has been sent on this connection, so the cursor may move along.
        let moves = live && log.cursor.is_none_or(|known| known.seq < cursor.seq);
        if moves {
            log.cursor = Some(cursor);
            self.log.stream_is_dirty(stream);
        }
        self.log.record_is_dirty((stream, lane, number));
        self.log.note_evidence();
    }

    /// The relay did not take a record.
    pub(super) fn refused(
        &mut self,
        hash: RecordHash,
        reason: Refusal,
        have: u64,
        turn: &mut Turn<'_>,
    ) {
        let Some((stream, lane, number)) = self.offers.answered(&hash) else {
            // A pack: what it stands for is on the relay all the same.
            return;
        };
        let here = self.log.held(stream, lane, number);
        if here.is_none_or(|held| held.record.hash() != hash) {
            return;
        }
        match reason {
            Refusal::Conflict => {
                // The relay's record is on its way: what is here gives way to it when it comes, and
                // what is issued again then knows what it says.
                let until = turn.now.monotonic + CONFLICT;
                self.offers.conflict((stream, lane, number), until);
            }
            Refusal::Gap => self.fill_gap(stream, lane, have),
            Refusal::UnknownLane => {
                self.offers.is_unknown(lane);
                if !self.offers.stall(stream, lane) {
                    return;
                }
                if self.log.lane(&lane).is_some() {
                    // Once more with its chain; a chain that does not hold there never will.
                    let at = turn.now.monotonic + AGAIN;
                    self.alarms.set(Alarm::Offer, at);
                } else {
                    // When its chain is here. [`Session::meet`]
                    self.ask_for_chains(turn);
                }
            }
            Refusal::Full => {
                // It is this person's share that is used up, or this lane's; others have theirs.
                self.stall(stream, lane);
                self.relay_objects(Objection::Full, turn);
            }
            Refusal::Storage | Refusal::Busy => {
                let wait = AGAIN / 2 + turn.rng.next_u64() % AGAIN;
                self.alarms.set(Alarm::Offer, turn.now.monotonic + wait);
            }
            Refusal::Excluded
            | Refusal::Malformed
            | Refusal::OtherWorkshop
            | Refusal::Signature
            | Refusal::NotAllowed
            | Refusal::TooLarge => {
                if let Some(held) = self.log.held_mut(stream, lane, number) {
                    held.fate = Fate::Refused;
                    self.log.record_is_dirty((stream, lane, number));
                }
                self.tell_refused(stream, lane, turn);
            }
        }
    }

    /// The relay has another record and does not show it: what is here gives way all the same.
    pub(super) fn give_way(&mut self, turn: &mut Turn<'_>) {
        let now = turn.now.monotonic;
        for (stream, lane, number) in self.offers.take_overdue(now) {
            let log = self.log.stream(&stream);
            let here = log.filter(|log| log.subscription.hears());
            let here = here.and_then(|log| log.get(lane, number));
            if here.is_some_and(|held| held.seq_in(self.log.followed()).is_none()) {
                self.withdraw(stream, lane, number, turn);
            }
        }
    }

    /// The relay has less of a lane than we were told: offer again from there.
    fn fill_gap(&mut self, stream: StreamId, lane: LaneId, have: u64) {
        let Some(log) = self.log.stream_mut(&stream) else {
            return;
        };
        let Some(lane_log) = log.lanes.get_mut(&lane) else {
            return;
        };
        let next = have.saturating_add(1);
        for held in lane_log.records.range_mut(next..).map(|(_, held)| held) {
            held.place = None;
        }
        log.reopen(lane);
        let is_there = |held: &Held| held.fate != Fate::Refused;
        if log.get(lane, next).is_some_and(is_there) {
            self.offers.forget(stream, lane);
        } else {
            // What is missing there is missing here too, or the relay will not take it; somebody else
            // may have it.
            self.stall(stream, lane);
        }
    }

    /// Nothing more of a lane is offered on this connection.
    fn stall(&mut self, stream: StreamId, lane: LaneId) {
        self.offers.forget(stream, lane);
        self.offers.stall(stream, lane);
    }
}
