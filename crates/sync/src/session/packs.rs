//! Packs that come: a newcomer takes whole documents instead of their records. Whatever is wrong with one,
//! the records are fetched.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use protocol::frame::PackChunk;
use protocol::stream::Ownership;
use protocol::{Covered, Kind, Pack, RecordHash, RelayFrame, Stream, StreamId, limits};
use workshop::first_change::first_actor;
use workshop::foreign::{Limits, vet_document, vet_history};
use workshop::{ChangeHash, Document, DocumentKind};

use super::alarms::Alarm;
use super::held::{Base, HeldDocument};
use super::inbox::Incoming;
use super::rows::{self, DocumentRow};
use super::transactions::{TakenPack, Transaction};
use super::{Session, Turn};
use crate::guard::guarded;
use crate::store::{Table, Write};
use crate::tabs::TabMessage;
use crate::{DocumentId, Notice};

/// So many packs are opened in one turn and kept in one transaction; opening one takes a browser some
/// milliseconds.
const TOGETHER: usize = 4;

/// A pack that is arriving.
#[derive(Debug)]
struct Assembly {
    pack: RecordHash,
    count: u32,
    next: u32,
    bytes: Vec<u8>,
    seq: u64,
}

/// Packs that come.
#[derive(Debug, Default)]
pub(super) struct Unpacking {
    assembly: Option<Assembly>,
    /// Whole and not opened, each with where the relay's log stood when it took it.
    ready: VecDeque<(Pack, u64)>,
    /// The stream whose packs may be opened, and the mark that says so.
    marked: Option<(StreamId, String)>,
}

impl Unpacking {
    pub(super) fn connection_lost(&mut self) {
        self.assembly = None;
        self.ready.clear();
    }

    /// Is something of what came not opened yet?
    pub(super) fn is_opening(&self) -> bool {
        !self.ready.is_empty()
    }
}

impl Session {
    pub(super) fn pack_chunk_came(&mut self, chunk: PackChunk) {
        let unpacking = &mut self.unpacking;
        if chunk.index == 0 {
            unpacking.assembly = Some(Assembly {
                pack: chunk.pack,
                count: chunk.count,
                next: 0,
                bytes: Vec::new(),
                seq: chunk.seq,
            });
        }
        let Some(assembly) = &mut unpacking.assembly else {
            return;
        };
        let fits = assembly.pack == chunk.pack
            && assembly.next == chunk.index
            && assembly.bytes.len() + chunk.bytes.len() <= limits::PACK;
        if !fits {
            unpacking.assembly = None;
            return;
        }
        assembly.bytes.extend_from_slice(&chunk.bytes);
        assembly.next += 1;
        if assembly.next == assembly.count
            && let Some(Assembly { bytes, seq, .. }) = unpacking.assembly.take()
        {
            self.pack_came(&bytes, seq);
        }
    }

    /// A pack is whole: it is opened when those that came with it are.
    fn pack_came(&mut self, bytes: &[u8], seq: u64) {
        if let Ok(pack) = Pack::parse(bytes)
            && self.log.stream(&pack.header().stream).is_some()
        {
            self.unpacking.ready.push_back((pack, seq));
        }
    }

    /// Opens the packs that came, those of one stream together, a few at a time. Returns whether there is
    /// something to be waited for before anything else is taken in.
    pub(super) fn take_packs(&mut self, turn: &mut Turn<'_>) -> bool {
        let next = self.inbox.front();
        // A lane's chain comes before its pack.
        let more = matches!(
            next,
            Some(Incoming::Frame(
                RelayFrame::Pack { .. } | RelayFrame::Chains { .. }
            ))
        );
        let ready = &self.unpacking.ready;
        if ready.is_empty() || more && ready.len() < TOGETHER {
            if next.is_some() && !more {
                self.packs_are_over();
            }
            return false;
        }
        let Some(stream) = ready.front().map(|(pack, _)| pack.header().stream) else {
            return false;
        };
        let marked = self.unpacking.marked.as_ref();
        if marked.is_none_or(|(marked, _)| *marked != stream) {
            self.mark_packs(stream, turn);
            return true;
        }
        let mut taken = Vec::new();
        while taken.len() < TOGETHER
            && let Some((pack, seq)) = self
                .unpacking
                .ready
                .pop_front_if(|(pack, _)| pack.header().stream == stream)
        {
            match self.open_pack(&pack, seq, turn) {
                Some(pack) => taken.push(pack),
                None => {
                    self.fetch_instead_of_packs(stream);
                    return true;
                }
            }
        }
        self.store_packs(stream, taken, turn);
        true
    }

    /// Marks that packs of a stream are being opened. [D20]
    fn mark_packs(&mut self, stream: StreamId, turn: &mut Turn<'_>) {
        self.packs_are_over();
        let Some(log) = self.log.stream(&stream) else {
            turn.never("a pack that came is of a stream that is not known");
            self.unpacking.ready.clear();
            return;
        };
        let (mark, write) = self.mark(vec![rows::stream_key(log.stream)], turn);
        let marked = Transaction::PacksMarked { stream, mark };
        self.store(marked, vec![write], false, turn);
    }

    /// The disk holds the mark: packs of the stream may be opened.
    pub(super) fn packs_marked(&mut self, stream: StreamId, mark: String) {
        self.unpacking.marked = Some((stream, mark));
    }

    /// No pack of the stream that is marked is to be opened any more.
    fn packs_are_over(&mut self) {
        if let Some((_, key)) = self.unpacking.marked.take() {
            let table = Table::Meta;
            self.transactions.keep_later(Write::Delete { table, key });
        }
    }

    /// A pack of a stream is not taken: what its packs stand for is fetched.
    pub(super) fn fetch_instead_of_packs(&mut self, stream: StreamId) {
        let ready = &mut self.unpacking.ready;
        ready.retain(|(pack, _)| pack.header().stream != stream);
        self.fetch_whole(stream);
        if self.facilitates() {
            // With the records behind all other packs: sixty bad packs are not sixty connections.
            self.alarms.clear(Alarm::Anew);
            self.checking.packs_were_taken();
        }
    }

    fn open_pack(&self, pack: &Pack, seq: u64, turn: &Turn<'_>) -> Option<TakenPack> {
        let header = pack.header();
        let log = self.log.stream(&header.stream)?;
        let known = self.log.lane(&header.lane)?;
        let ownership = Ownership::of(header.owner, known.identity.person);
        let id = DocumentId {
            stream: log.stream,
            owner: header.owner,
            generation: header.generation,
        };
        let kind = id.kind()?;
        let allowed = header.workshop == self.access.workshop()
            && log.stream.class().may_pack(known.identity.role, ownership)
            && pack.verify().is_ok();
        let counts = header.covered.iter().all(|covered| {
            // Who packs their own sheet says nothing of others' lanes. [P7]
            self.may_have_written(&id, &covered.lane.0)
                && self.pack_counts(log.stream, header.stream, covered, seq)
        });
        if !allowed || !counts {
            return None;
        }
        let saved = pack.open(self.log.key_of(log.stream, header.lane)?).ok()?;
        let facts = vet_document(&saved, &Limits::PACK).ok()?;
        let first = first_actor();
        let writers_hold = facts
            .actors
            .iter()
            .all(|actor| actor[..] == *first.to_bytes() || self.may_have_written(&id, actor));
        if !writers_hold {
            return None;
        }
        let (document, heads) = self.load_pack(kind, &saved, turn)?;
        let base = Base {
            saved,
            covered: header.covered.clone(),
            heads: Some(heads),
        };
        Some(TakenPack { id, document, base })
    }

    /// May what a pack covers of a lane count? The relay took the pack after the records, so if it
    /// did so before a close, they are before it too.
    fn pack_counts(&self, stream: Stream, id: StreamId, covered: &Covered, seq: u64) -> bool {
        let before_close = Kind::of(stream.class())
            .and_then(|kind| self.log.control().closed(kind))
            .is_some_and(|close| {
                !self.log.control().is_cut(close)
                    && self.log.close_seq(close).is_none_or(|close| seq < close)
            });
        let Some(known) = self.log.lane(&covered.lane) else {
            return false;
        };
        let excluded = self
            .log
            .control()
            .excluded_after(known.identity.person, id, covered.lane);
        let admitted = self.log.admitted(stream, id, covered.lane);
        covered.number <= excluded.unwrap_or(u64::MAX)
            && (before_close || covered.number <= admitted)
    }

    fn may_have_written(&self, id: &DocumentId, actor: &[u8]) -> bool {
        let Ok(lane) = <[u8; 32]>::try_from(actor) else {
            return false;
        };
        self.log.lane(&protocol::LaneId(lane)).is_some_and(|known| {
            let ownership = Ownership::of(id.owner, known.identity.person);
            id.stream.class().may_append(known.identity.role, ownership)
        })
    }

    fn store_packs(&mut self, stream: StreamId, taken: Vec<TakenPack>, turn: &mut Turn<'_>) {
        // What was to be deleted comes first: it may be one of these rows.
        let mut writes = self.transactions.take_later();
        for TakenPack { id, document, base } in &taken {
            let key = rows::document_key(id);
            let mut row = DocumentRow {
                saved: base.saved.clone(),
                applied: base.covered.clone(),
                marks: vec![[0; 16].into(); base.covered.len()],
                reading: None,
            };
            let name = format!("{key}{}", rows::BASE);
            writes.push(rows::put(Table::Documents, name, rows::value(&row)));
            let reading = guarded(turn.guard, || document.read().to_bytes());
            row.reading = reading.ok().map(Into::into);
            writes.push(rows::put(Table::Documents, key, rows::value(&row)));
        }
        let kept = Transaction::Packs { stream, taken };
        self.store(kept, writes, false, turn);
    }

    /// The disk holds packs: they stand for their records from now on.
    pub(super) fn packs_stored(
        &mut self,
        stream: StreamId,
        taken: Vec<TakenPack>,
        turn: &mut Turn<'_>,
    ) {
        let whole = self.log.stream(&stream).is_none_or(|log| log.whole);
        for taken in taken {
            let key = rows::document_key(&taken.id);
            if whole {
                // It came too late; the records do.
                let base = format!("{key}{}", rows::BASE);
                let table = Table::Documents;
                let gone = [base, key].map(|key| Write::Delete { table, key });
                for write in gone {
                    self.transactions.keep_later(write);
                }
                continue;
            }
            let message = TabMessage::Pack {
                document: key,
                saved: taken.base.saved.clone(),
                covered: taken.base.covered.clone(),
            };
            self.tell(&message, turn);
            self.take_pack(stream, taken, turn);
        }
        if !whole {
            // The lanes in them may have written elsewhere in the stream too.
            self.settle_stream(stream, turn);
        }
    }

    /// Another tab took a pack and put it on the disk.
    pub(super) fn neighbour_took_pack(&mut self, id: DocumentId, base: Base, turn: &mut Turn<'_>) {
        let stream = self.log.id_of(id.stream);
        let is_known = self.log.stream(&stream).is_some();
        // A facilitator's tab says in plain words what was sealed for it. [D23]
        let Some(kind) = id.kind().filter(|_| is_known && self.may_read(&id)) else {
            return;
        };
        if self.leading && self.facilitates() {
            // It led until now, as a participant's. [P8]
            self.fetch_whole(stream);
            return;
        }
        // The tab that leads has not vetted it if it is a facilitator's.
        let loaded = self.load_pack(kind, &base.saved, turn);
        if let Some((document, heads)) = loaded {
            let heads = Some(heads);
            let base = Base { heads, ..base };
            let taken = TakenPack { id, document, base };
            self.take_pack(stream, taken, turn);
            self.settle_stream(stream, turn);
        }
    }

    /// Loads a pack's document behind the guard. A facilitator's is read, and sleeps: it is vetted when
    /// something is to go into it. [P9]
    fn load_pack(
        &self,
        kind: DocumentKind,
        saved: &[u8],
        turn: &Turn<'_>,
    ) -> Option<(Document, Vec<ChangeHash>)> {
        let lane = self.lane.id();
        let is_shown_unchecked = self.facilitates();
        let person_of = |lane| self.log.person_of(lane);
        let loaded = guarded(turn.guard, || {
            let document = Document::load(kind, saved, lane).ok()?;
            let heads = document.heads();
            if is_shown_unchecked {
                let reading = document.read();
                let asleep = Document::asleep(kind, saved.to_vec(), reading, lane);
                return Some((asleep, heads));
            }
            vet_history(&document, &person_of).ok()?;
            Some((document, heads))
        });
        loaded.ok()?
    }

    fn take_pack(&mut self, stream: StreamId, taken: TakenPack, turn: &mut Turn<'_>) {
        let Some(log) = self.log.stream_mut(&stream) else {
            return;
        };
        for Covered { lane, number } in &taken.base.covered {
            let lane = log.lanes.entry(*lane).or_default();
            lane.raise_floor(*number);
            lane.gate = lane.gate.max(*number);
        }
        self.log.stream_is_dirty(stream);
        let mut held = HeldDocument::new(taken.document);
        held.document.set_lane(self.lane.id());
        held.cover(&taken.base.covered);
        held.base = Some(taken.base);
        self.documents.insert(taken.id, held);
        turn.notice(Notice::Replaced { document: taken.id });
        if taken.id.stream == Stream::Plan {
            self.plan_changed();
        }
        self.checking.packs_were_taken();
    }

    /// The relay has sent all that it has of a stream. If something is still missing, packs said too
    /// little: fetch the records.
    pub(super) fn stream_is_whole(&mut self, stream: StreamId, turn: &mut Turn<'_>) {
        let checks = self.facilitates();
        let Some(log) = self.log.stream_mut(&stream) else {
            return;
        };
        if log.whole || checks {
            if log.drop_floors() {
                self.log.stream_is_dirty(stream);
            }
            let documents = self.documents_of(stream);
            self.build_where_whole(&documents, turn);
            self.check_again(documents);
        }
        self.resume_stream(stream);
    }

    /// Builds what waited for its first records, where they are here now: the leading tab has them from the
    /// relay, the others from the leading tab. Facilitators' packs are checked instead.
    pub(super) fn build_where_whole(
        &mut self,
        documents: &BTreeSet<DocumentId>,
        turn: &mut Turn<'_>,
    ) {
        if self.facilitates() {
            return;
        }
        for id in documents {
            let held = self.documents.get(id);
            let held = held.filter(|held| held.rebuild_when_whole);
            let base = held.and_then(|held| held.base.clone());
            if base.is_some_and(|base| self.holds_records_of(*id, &base)) {
                self.build_without_pack(*id, turn);
            }
        }
    }

    /// What the disk held of packs that were taken: their documents grow from them.
    pub(super) fn give_bases_back(
        &mut self,
        bases: BTreeMap<DocumentId, Base>,
        turn: &mut Turn<'_>,
    ) {
        for (id, base) in bases {
            let stream = self.log.know(id.stream);
            if let Some(log) = self.log.stream_mut(&stream) {
                for at in &base.covered {
                    log.lanes.entry(at.lane).or_default().raise_floor(at.number);
                }
            }
            let is_here = self.documents.get(&id).is_some_and(|held| {
                let has = |at: &Covered| held.applied.get(&at.lane) >= Some(&at.number);
                base.covered.iter().all(has)
            });
            if is_here {
                if let Some(held) = self.documents.get_mut(&id) {
                    held.base = Some(base);
                }
            } else if let Some(kind) = id.kind() {
                // The document's own row tore; it grows from here again.
                let fresh = HeldDocument::new(Document::new(kind, self.lane.id()));
                if !self.documents.contains(&id) {
                    self.documents.insert(id, fresh);
                }
                if let Some(held) = self.documents.get_mut(&id) {
                    held.base = Some(base);
                }
                self.rebuild(id, turn);
            }
        }
        // A stream whose first records are not here and whose pack is gone has to be fetched.
        let lacking: BTreeSet<_> = self
            .log
            .streams()
            .filter(|(_, log)| {
                let mut floors = log.lanes.iter().filter(|(_, lane)| lane.floor > 0);
                !floors.all(|(lane, held)| {
                    self.documents.iter().any(|(id, document)| {
                        id.stream == log.stream
                            && document.base.as_ref().is_some_and(|base| {
                                let mut covered = base.covered.iter();
                                covered.any(|at| at.lane == *lane && at.number >= held.floor)
                            })
                    })
                })
            })
            .map(|(id, _)| *id)
            .collect();
        for stream in lacking {
            self.fetch_whole(stream);
        }
    }
}
