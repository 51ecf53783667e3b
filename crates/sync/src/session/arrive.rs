//! Arriving: what the relay or a file brings is checked, stored, and only then applied.

use std::collections::BTreeSet;

use protocol::{
    Chain, Charter, ControlId, Cursor, LaneId, LogEntry, Record, RelayFrame, Role, StreamId,
};

use super::alarms::Alarm;
use super::inbox::Incoming;
use super::log::stream::{Held, Place, StreamLog};
use super::rows::{self, Fate};
use super::transactions::{Arrival, Transaction};
use super::{KnownLane, Session, Turn};
use crate::store::Table;
use crate::tabs::TabMessage;
use crate::{DocumentId, Notice};

/// So many records of the relay's go to the disk together, at most and about: what came while the disk
/// was busy costs one transaction and not one a frame.
const TOGETHER: usize = 1_024;
/// What belongs to a stream that is being caught up with is applied when all of it is here, or has
/// waited for so many milliseconds: a document is then tried once and not once a frame.
const SETTLED_WITHIN: u64 = 1_000;
/// So many documents are settled in one turn.
const SETTLED_AT_ONCE: usize = 32;

impl Session {
    /// Takes in what came, until something waits for the disk.
    pub(super) fn take_in(&mut self, turn: &mut Turn<'_>) {
        while self.readiness().takes_in() {
            if self.take_packs(turn) {
                continue;
            }
            match self.inbox.pop_front() {
                Some(Incoming::Frame(RelayFrame::Records {
                    stream,
                    entries,
                    cursor,
                })) => {
                    let mut arrival = Arrival::default();
                    self.records_came(stream, entries, cursor, &mut arrival, turn);
                    self.take_in_more(&mut arrival, turn);
                    self.store_arrival(arrival, turn);
                }
                Some(Incoming::Frame(frame)) => self.obey_relay(frame, turn),
                Some(Incoming::File {
                    request,
                    name,
                    bytes,
                }) => self.import(request, &name, &bytes, turn),
                None => return,
            }
        }
    }

    /// Takes in the records that came behind others, and what may be obeyed before they are on the disk:
    /// chains say who wrote, and what was accepted is on the disk already.
    fn take_in_more(&mut self, arrival: &mut Arrival, turn: &mut Turn<'_>) {
        while arrival.records.len() < TOGETHER {
            let next = self.inbox.pop_front_if(|next| {
                matches!(
                    next,
                    Incoming::Frame(
                        RelayFrame::Records { .. }
                            | RelayFrame::Chains { .. }
                            | RelayFrame::Accepted { .. }
                    )
                )
            });
            match next {
                Some(Incoming::Frame(RelayFrame::Records {
                    stream,
                    entries,
                    cursor,
                })) => self.records_came(stream, entries, cursor, arrival, turn),
                Some(Incoming::Frame(frame)) => self.obey_relay(frame, turn),
                _ => return,
            }
        }
    }

    /// Settles what came of streams that are caught up with by now.
    pub(super) fn settle_what_came(&mut self, turn: &mut Turn<'_>) {
        let due = self.documents.waiting().filter(|(id, since)| {
            let stream = self.log.stream(&self.log.id_of(id.stream));
            let waits = stream.is_some_and(StreamLog::is_catching_up);
            !waits || **since + SETTLED_WITHIN <= turn.now.monotonic
        });
        let due: Vec<_> = due.map(|(id, _)| *id).take(SETTLED_AT_ONCE).collect();
        for id in due {
            self.documents.wait_no_more(&id);
            self.settle(id, turn);
            let held = self.documents.get(&id);
            if held.is_none_or(|held| held.unproved.is_none()) {
                self.transactions.proved(id);
            }
        }
    }

    /// When there is something to settle.
    pub(super) fn settle_at(&self, now: u64) -> Option<u64> {
        let first = self.documents.waiting().map(|(_, since)| since).min()?;
        Some((first + SETTLED_WITHIN).max(now + 1))
    }

    /// The lane that a chain makes known, where `before` is what is known of it. The first chain of a lane stands, but
    /// for its own person's greater role. [C5]
    pub(super) fn introduced(
        &self,
        chain: &Chain,
        before: Option<&KnownLane>,
        charter: &Charter,
    ) -> Option<KnownLane> {
        let stands =
            |known: &KnownLane| known.identity.role == Role::Facilitator || known.chain == *chain;
        if before.is_some_and(stands) {
            return None;
        }
        let identity = chain.verify(self.access.workshop(), charter).ok()?;
        let is_greater = |known: &KnownLane| {
            known.identity.person == identity.person && identity.role.outranks(known.identity.role)
        };
        let is_news = before.is_none_or(is_greater);
        is_news.then(|| KnownLane::new(identity, chain.clone()))
    }

    /// Learns lanes. What does not hold is passed over.
    pub(super) fn meet(&mut self, chains: &[Chain], turn: &mut Turn<'_>) {
        let Some(charter) = self.log.charter().cloned() else {
            return;
        };
        let mut met = BTreeSet::new();
        for chain in chains {
            let Some(claimed) = chain.claimed_lane() else {
                continue;
            };
            let before = self.log.lane(&claimed);
            if let Some(known) = self.introduced(chain, before, &charter) {
                let row = self.chain_row(&known);
                self.transactions.keep_later(row);
                self.log.meet(known);
                met.insert(claimed);
            }
        }
        if met.is_empty() {
            return;
        }
        if self.leading {
            self.tell_chains(met.iter().copied(), turn);
        }
        self.offers.go_on_with(&met);
        // Records of theirs may be here already: the row of their chain had been torn.
        let waited: Vec<StreamId> = self
            .log
            .streams()
            .filter(|(_, log)| log.lanes.keys().any(|lane| met.contains(lane)))
            .map(|(id, _)| *id)
            .collect();
        if waited.contains(&self.log.id_of(protocol::Stream::Control)) {
            self.rebuild_control(turn);
        }
        self.log.note_evidence();
        for stream in waited {
            self.check_again(self.documents_of(stream));
            self.settle_stream(stream, turn);
        }
    }

    /// Records of a stream came from the relay.
    fn records_came(
        &mut self,
        stream: StreamId,
        entries: Vec<LogEntry>,
        cursor: Cursor,
        arrival: &mut Arrival,
        turn: &mut Turn<'_>,
    ) {
        let log = self.log.stream(&stream);
        if !log.is_some_and(|log| log.subscription.hears()) {
            return;
        }
        arrival.cursors.insert(stream, cursor);
        // What does not hold comes from a relay or a writer that does not keep the rules; it is passed
        // over, here as on every other device.
        let records = entries.into_iter().filter_map(|LogEntry { seq, record }| {
            let record = Record::parse(&record).ok()?;
            let place = Place {
                log: self.log.followed(),
                seq,
            };
            (record.header().stream == stream).then_some((record, place))
        });
        let records = records.collect();
        for (record, place) in self.log.signed(records) {
            self.reconcile(record, place, arrival, turn);
        }
    }

    /// Compares a record of the relay's, which is signed, with what is here. The relay's record stands.
    fn reconcile(
        &mut self,
        record: Record,
        place: Place,
        arrival: &mut Arrival,
        turn: &mut Turn<'_>,
    ) {
        let header = record.header();
        let (stream, lane, number) = (header.stream, header.lane, header.number);
        let here = self
            .log
            .held(stream, lane, number)
            .map(|held| held.record.hash());
        if here == Some(record.hash()) {
            if let Some(held) = self.log.held_mut(stream, lane, number) {
                held.place = Some(place);
                if held.fate == Fate::Refused {
                    held.fate = Fate::Sound;
                }
                self.offers.go_on(stream, lane);
                self.log.record_is_dirty((stream, lane, number));
            }
            return;
        }
        if self.log.vouch_for_place(&record).is_err() {
            return;
        }
        if here.is_some() {
            self.withdraw(stream, lane, number, turn);
        } else if number > 1 {
            let before = self
                .log
                .stream(&stream)
                .and_then(|log| log.get(lane, number - 1));
            let forked = before.filter(|held| held.record.mark() != record.header().previous);
            if let Some(held) = forked {
                if held.seq_in(self.log.followed()).is_some() {
                    return;
                }
                self.withdraw(stream, lane, number - 1, turn);
            }
        }
        arrival.records.push((record, Some(place)));
    }

    /// Asks the disk to keep what came.
    pub(super) fn store_arrival(&mut self, mut arrival: Arrival, turn: &mut Turn<'_>) {
        let mut writes = Vec::new();
        let mut keys = Vec::new();
        if !arrival.records.is_empty() {
            // Chains that came with them belong in the same transaction, or they mean nothing. They come
            // first: what is to be deleted may be what comes again.
            writes.append(&mut self.transactions.take_later());
        }
        for (record, place) in &arrival.records {
            let header = record.header();
            let Some(log) = self.log.stream(&header.stream) else {
                continue;
            };
            let key = rows::record_key(log.stream, header.lane, header.number);
            let held = held(record.clone(), *place);
            writes.push(rows::put(
                Table::Records,
                key.clone(),
                rows::value(&held.row()),
            ));
            keys.push(key);
            if header.lane == self.lane.id()
                && let Some(known) = self.log.lane(&header.lane)
            {
                // Another copy of this device wrote it; nobody sends one's own chain.
                writes.push(self.chain_row(known));
            }
        }
        if !keys.is_empty() {
            let (key, write) = self.mark(keys, turn);
            writes.push(write);
            arrival.trying = Some(key);
        }
        for (stream, cursor) in &arrival.cursors {
            let Some(log) = self.log.stream(stream) else {
                continue;
            };
            let mut row = log.row();
            row.cursor = Some(*cursor);
            writes.push(rows::put(
                Table::Meta,
                rows::stream_key(log.stream),
                rows::value(&row),
            ));
        }
        if writes.is_empty() {
            self.arrived(arrival, turn);
        } else {
            self.store(Transaction::Arrived(arrival), writes, false, turn);
        }
    }

    /// The disk holds what came: it counts from now on.
    pub(super) fn arrived(&mut self, arrival: Arrival, turn: &mut Turn<'_>) {
        for (stream, cursor) in arrival.cursors {
            if let Some(log) = self.log.stream_mut(&stream)
                && log.subscription.hears()
                && log.cursor.is_none_or(|known| known.seq < cursor.seq)
            {
                log.cursor = Some(cursor);
            }
        }
        // Counted for a file only, which a person waits for.
        let waited = arrival.report.as_ref().map(|_| self.log.waiting().records);
        let mut documents = BTreeSet::new();
        let mut controls = Vec::new();
        let mut records = Vec::new();
        let mut chains = BTreeSet::new();
        let mut places = Vec::new();
        for (record, place) in arrival.records {
            let header = record.header().clone();
            let here = self.log.held(header.stream, header.lane, header.number);
            // Something was written under this number while this was on its way to the disk.
            if here.is_some_and(|held| !held.stored && held.record.hash() != record.hash()) {
                self.yield_number(header.stream, header.lane, header.number, turn);
            }
            let Some(log) = self.log.stream_mut(&header.stream) else {
                continue;
            };
            let stream = log.stream;
            if log.get(header.lane, header.number).is_some() {
                continue;
            }
            let held = held(record, place);
            records.push(held.told());
            chains.insert(header.lane);
            places.push((header.lane, header.number));
            if stream == protocol::Stream::Control {
                controls.push((header.lane, header.number));
            } else {
                documents.insert(DocumentId {
                    stream,
                    owner: header.owner,
                    generation: header.generation,
                });
            }
            if log.insert(header.lane, header.number, held) {
                documents.extend(self.documents_of(header.stream));
            }
            self.offers.go_on(header.stream, header.lane);
        }
        if !records.is_empty() {
            let chains = chains
                .iter()
                .filter_map(|lane| Some(self.log.lane(lane)?.chain.to_bytes().into()))
                .collect();
            self.tell(&TabMessage::Stored { chains, records }, turn);
        }
        for (lane, number) in controls {
            self.read_control(lane, number, turn);
        }
        self.log.note_evidence();
        let is_awaited = arrival.report.is_some();
        self.check_again(documents.iter().copied());
        for document in &documents {
            if !self.holds_what_stands(*document, &places, turn) {
                self.rebuild(*document, turn);
            }
            let stream = self.log.stream(&self.log.id_of(document.stream));
            if !is_awaited && stream.is_some_and(StreamLog::is_catching_up) {
                self.documents.wait(*document, turn.now.monotonic);
            } else {
                self.settle(*document, turn);
            }
            if is_awaited {
                // Who hands a file in is told what came of it.
                self.prove(*document, turn);
            }
        }
        if let Some(key) = arrival.trying {
            self.unmark(key, documents);
        }
        if let Some((request, mut report)) = arrival.report {
            let waits = self.log.waiting().records;
            report.waiting = waits.saturating_sub(waited.unwrap_or_default());
            turn.notice(Notice::Imported(request, report));
        }
    }

    /// The disk did not keep what came. The relay still has it: ask again from the beginning, when the
    /// disk may work again. What is here already is offered meanwhile.
    pub(super) fn arrival_failed(&mut self, arrival: Arrival, turn: &mut Turn<'_>) {
        for stream in arrival.cursors.into_keys() {
            let Some(log) = self.log.stream_mut(&stream) else {
                continue;
            };
            if log.deafen() {
                let at = self.alarms.at(Alarm::DiskAgain);
                self.alarms.put(Alarm::Anew, at);
            }
            self.log.forget_cursor(stream);
        }
        if let Some((request, mut report)) = arrival.report {
            report.refused += report.new;
            report.new = 0;
            turn.notice(Notice::Imported(request, report));
        }
    }

    /// Where a record comes that a document has in already (its row had been torn, or it was in a
    /// pack): is it the one that the document has in?
    fn holds_what_stands(
        &mut self,
        id: DocumentId,
        places: &[(LaneId, u64)],
        turn: &mut Turn<'_>,
    ) -> bool {
        let Some(held) = self.documents.get(&id) else {
            return true;
        };
        if held.base.is_some() && self.facilitates() {
            // The whole of it is held against its records, see [`super::checking`].
            return true;
        }
        let mut inside = places.to_vec();
        inside.retain(|(lane, number)| held.applied.get(lane).is_some_and(|last| last >= number));
        if !inside.is_empty() {
            self.wake(id, turn);
        }
        let mut inside = inside.into_iter();
        inside.all(|(lane, number)| self.is_in(id, lane, number))
    }

    /// Reads a control record that is in the log and obeys it.
    pub(super) fn read_control(&mut self, lane: LaneId, number: u64, turn: &mut Turn<'_>) {
        if let Some(control) = self.log.control_at(lane, number) {
            self.obey(ControlId { lane, number }, &control, turn);
        }
    }
}

fn held(record: Record, place: Option<Place>) -> Held {
    Held {
        record,
        command: None,
        place,
        fate: Fate::Sound,
        stored: true,
        suspect: false,
    }
}
