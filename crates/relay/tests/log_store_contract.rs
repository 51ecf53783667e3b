//! What every log store promises, run on each of them.

mod support;

use std::cell::Cell;
use std::sync::Arc;

use protocol::*;
use relay::store::{
    Document, PackPlace, Page, PageBounds, Part, StoredLane, StoredPack, StoredRecord,
};
use relay::{Batch, LogStore, MemoryStore, SqliteStore, StoreError};
use support::{Device, Workshop};

/// A store, and what its folder needs to stay for.
trait Place {
    fn store(&self) -> &dyn LogStore;
}

struct InMemory(MemoryStore);

impl Place for InMemory {
    fn store(&self) -> &dyn LogStore {
        &self.0
    }
}

struct OnDisk(
    SqliteStore,
    #[expect(dead_code, reason = "removed when dropped")] tempfile::TempDir,
);

impl Place for OnDisk {
    fn store(&self) -> &dyn LogStore {
        &self.0
    }
}

fn in_memory() -> InMemory {
    InMemory(MemoryStore::new())
}

fn on_disk() -> OnDisk {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = SqliteStore::open(&folder.path().join("data")).expect("a new store");
    OnDisk(store, folder)
}

macro_rules! contract {
    ($($name:ident),* $(,)?) => {
        mod memory {
            use super::Place;
            $(#[test] fn $name() { super::$name(super::in_memory().store()); })*
        }
        mod sqlite {
            use super::Place;
            $(#[test] fn $name() { super::$name(super::on_disk().store()); })*
        }
    };
}

contract!(
    a_workshop_is_here_from_its_charter_on,
    the_charter_with_the_greater_number_stays,
    what_is_appended_is_read,
    a_batch_is_in_wholly_or_not_at_all,
    several_batches_are_in_together_or_not_at_all,
    a_sequence_number_is_given_once,
    a_lane_number_is_given_once,
    workshops_do_not_see_each_other,
    a_page_holds_what_fits_and_tells_of_more,
    a_page_ends_at_its_upper_bound,
    a_page_leaves_out_what_is_unwanted,
    a_page_looks_at_no_more_than_it_may,
    a_page_of_one_persons_records_ends_where_the_stream_does,
    a_page_of_control_in_the_clear_holds_nothing_else,
    the_newest_pack_of_a_document_is_kept,
    a_pack_that_was_replaced_is_not_mixed_with_the_new_one,
    the_first_chain_of_a_lane_stands,
    the_control_records_that_the_relay_reads_come_back,
    it_can_be_written_to,
);

fn create(store: &dyn LogStore, seed: u64) -> Workshop {
    let workshop = Workshop::new(seed);
    let mut batch = Batch::new(workshop.id);
    batch.charter = Some((1, workshop.charter.clone()));
    append(store, batch).expect("a first charter");
    workshop
}

fn append(store: &dyn LogStore, batch: Batch) -> Result<(), StoreError> {
    store.append(&[Arc::new(batch)])
}

fn stored(records: &[Record], first: u64) -> Vec<StoredRecord> {
    let mut before = None;
    (first..)
        .zip(records)
        .map(|(seq, record)| {
            let stored = StoredRecord::place(record, seq, before);
            before = Some(stored.cursor());
            stored
        })
        .collect()
}

fn lane_of(device: &Device) -> StoredLane {
    StoredLane {
        identity: device.entrant().identity,
        chain: device.chain.clone(),
    }
}

fn write(device: &mut Device, count: usize) -> Vec<Record> {
    (0..count)
        .map(|number| device.write(1, &format!("input {number}")))
        .collect()
}

fn batch_of(workshop: &Workshop, device: &Device, records: Vec<StoredRecord>) -> Batch {
    let mut batch = Batch::new(workshop.id);
    batch.lanes = vec![lane_of(device)];
    batch.records = records;
    batch
}

/// A batch of so many new records.
fn written(workshop: &Workshop, device: &mut Device, count: usize, first: u64) -> Batch {
    let records = stored(&write(device, count), first);
    batch_of(workshop, device, records)
}

const EVERYTHING: PageBounds = PageBounds {
    part: Part::Everything,
    after: 0,
    upto: u64::MAX / 4,
    bytes: usize::MAX,
    records: usize::MAX,
    looked_at: usize::MAX,
};

fn hashes(store: &dyn LogStore, workshop: &Workshop, bounds: PageBounds) -> Vec<RecordHash> {
    let stream = workshop.stream(Stream::Table(1));
    store
        .page(workshop.id, stream, bounds, &|_| false)
        .expect("a page")
        .entries
        .iter()
        .map(|entry| Record::parse(&entry.bytes).expect("a record").hash())
        .collect()
}

fn a_workshop_is_here_from_its_charter_on(store: &dyn LogStore) {
    let stranger = Workshop::new(9);
    assert!(store.load(stranger.id).expect("reads").is_none());
    assert!(matches!(
        append(store, Batch::new(stranger.id)),
        Err(StoreError::Order)
    ));
    assert_eq!(store.workshops().expect("reads"), 0);

    let workshop = create(store, 1);
    assert_eq!(store.workshops().expect("reads"), 1);
    let charter = store.charter(workshop.id).expect("reads");
    assert_eq!(charter.as_ref(), Some(&workshop.charter));
    let state = store.load(workshop.id).expect("reads").expect("is here");
    assert_eq!((state.charter, state.head), (workshop.charter, 0));
}

fn the_charter_with_the_greater_number_stays(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let (second, third) = (workshop.renewed(2, true), workshop.renewed(3, true));
    for (number, charter) in [(3, third.clone()), (2, second)] {
        let mut batch = Batch::new(workshop.id);
        batch.charter = Some((number, charter));
        append(store, batch).expect("a charter");
    }
    assert_eq!(store.charter(workshop.id).expect("reads"), Some(third));
}

fn what_is_appended_is_read(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let mut device = workshop.participant();
    let records = write(&mut device, 3);
    let placed = stored(&records, 1);
    append(store, batch_of(&workshop, &device, placed.clone())).expect("in order");

    let all: Vec<RecordHash> = records.iter().map(Record::hash).collect();
    assert_eq!(hashes(store, &workshop, EVERYTHING), all);

    let stream = workshop.stream(Stream::Table(1));
    let state = store.load(workshop.id).expect("reads").expect("is here");
    assert_eq!(state.head, 3);
    assert_eq!(state.streams, vec![(stream, placed[2].cursor())]);
    assert_eq!(state.lanes, vec![lane_of(&device)]);
    let reach = state.reaches[0];
    assert_eq!((reach.number, reach.hash, reach.records), (3, all[2], 3));
    let bytes: usize = records.iter().map(|record| record.bytes().len()).sum();
    assert_eq!(reach.bytes, bytes as u64);

    let second = store
        .find(workshop.id, stream, device.lane.id(), 2)
        .expect("reads")
        .expect("is there");
    assert_eq!((second.cursor, second.hash), (placed[1].cursor(), all[1]));
    let place = store.cursor_at(workshop.id, stream, 2).expect("reads");
    assert_eq!(place, Some(placed[1].cursor()));
    let other = workshop.stream(Stream::Table(2));
    assert_eq!(store.cursor_at(workshop.id, other, 2).expect("reads"), None);
    assert_eq!(
        store.cursor_at(workshop.id, stream, 4).expect("reads"),
        None
    );
}

fn a_batch_is_in_wholly_or_not_at_all(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let mut device = workshop.participant();
    let mut placed = stored(&write(&mut device, 3), 1);
    placed[2].seq = 1;
    let refused = append(store, batch_of(&workshop, &device, placed));
    assert!(matches!(refused, Err(StoreError::Order)));
    let state = store.load(workshop.id).expect("reads").expect("is here");
    assert_eq!(state.head, 0);
    assert!(state.lanes.is_empty() && state.reaches.is_empty());
    assert!(hashes(store, &workshop, EVERYTHING).is_empty());
}

fn several_batches_are_in_together_or_not_at_all(store: &dyn LogStore) {
    let mut one = create(store, 1);
    let mut other = create(store, 2);
    let (mut first, mut second) = (one.participant(), other.participant());
    let good = written(&one, &mut first, 2, 1);
    let mut bad = written(&other, &mut second, 2, 1);
    bad.records[1].seq = 1;
    let both = [Arc::new(good.clone()), Arc::new(bad)];
    assert!(matches!(store.append(&both), Err(StoreError::Order)));
    assert!(hashes(store, &one, EVERYTHING).is_empty());

    let next = written(&other, &mut second, 1, 7);
    store
        .append(&[Arc::new(good), Arc::new(next)])
        .expect("in order");
    assert_eq!(hashes(store, &one, EVERYTHING).len(), 2);
    assert_eq!(hashes(store, &other, EVERYTHING).len(), 1);
}

fn a_sequence_number_is_given_once(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let mut device = workshop.participant();
    let records = write(&mut device, 2);
    append(
        store,
        batch_of(&workshop, &device, stored(&records[..1], 5)),
    )
    .expect("a gap is fine");
    for taken in [5, 4] {
        let again = batch_of(&workshop, &device, stored(&records[1..], taken));
        assert!(matches!(append(store, again), Err(StoreError::Order)));
    }
    append(
        store,
        batch_of(&workshop, &device, stored(&records[1..], 6)),
    )
    .expect("rising");
}

fn a_lane_number_is_given_once(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let mut device = workshop.participant();
    let mut clone = device.clone();
    let one = stored(&[device.write(1, "one")], 1);
    let two = stored(&[clone.write(1, "two")], 2);
    append(store, batch_of(&workshop, &device, one)).expect("in order");
    let second = append(store, batch_of(&workshop, &device, two));
    assert!(matches!(second, Err(StoreError::Order)));
}

fn workshops_do_not_see_each_other(store: &dyn LogStore) {
    let mut one = create(store, 1);
    let other = create(store, 2);
    let mut device = one.participant();
    append(store, written(&one, &mut device, 2, 1)).expect("in order");
    let stream = one.stream(Stream::Table(1));
    let page = store
        .page(other.id, stream, EVERYTHING, &|_| false)
        .expect("reads");
    assert!(page.entries.is_empty() && page.cursor.is_none() && !page.more);
    assert_eq!(store.cursor_at(other.id, stream, 1).expect("reads"), None);
}

fn a_page_holds_what_fits_and_tells_of_more(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let mut device = workshop.participant();
    let records = write(&mut device, 5);
    let placed = stored(&records, 1);
    append(store, batch_of(&workshop, &device, placed.clone())).expect("in order");
    let stream = workshop.stream(Stream::Table(1));
    let page = |bounds| {
        store
            .page(workshop.id, stream, bounds, &|_| false)
            .expect("reads")
    };
    let two = page(PageBounds {
        records: 2,
        ..EVERYTHING
    });
    assert_eq!((two.entries.len(), two.more), (2, true));
    assert_eq!(two.cursor, Some(placed[1].cursor()));
    let rest = page(PageBounds {
        after: 2,
        records: 3,
        ..EVERYTHING
    });
    assert_eq!((rest.entries.len(), rest.more), (3, false));
    let size = records[0].bytes().len();
    let by_size = page(PageBounds {
        bytes: 2 * size + size / 2,
        ..EVERYTHING
    });
    assert_eq!((by_size.entries.len(), by_size.more), (2, true));
    // One that is larger than the page goes alone.
    let tiny = page(PageBounds {
        bytes: 1,
        ..EVERYTHING
    });
    assert_eq!((tiny.entries.len(), tiny.more), (1, true));
}

fn a_page_ends_at_its_upper_bound(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let mut device = workshop.participant();
    append(store, written(&workshop, &mut device, 5, 1)).expect("in order");
    let bounds = PageBounds {
        after: 1,
        upto: 3,
        ..EVERYTHING
    };
    let stream = workshop.stream(Stream::Table(1));
    let page = store
        .page(workshop.id, stream, bounds, &|_| false)
        .expect("reads");
    let seqs: Vec<u64> = page.entries.iter().map(|entry| entry.cursor.seq).collect();
    assert_eq!((seqs, page.more), (vec![2, 3], false));
}

fn a_page_leaves_out_what_is_unwanted(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let mut device = workshop.participant();
    let placed = stored(&write(&mut device, 4), 1);
    append(store, batch_of(&workshop, &device, placed.clone())).expect("in order");
    let looked_at = Cell::new(0);
    let stream = workshop.stream(Stream::Table(1));
    let page = store
        .page(workshop.id, stream, EVERYTHING, &|name| {
            looked_at.set(looked_at.get() + 1);
            assert_eq!(name.document.owner, Some(device.person.id()));
            name.number != 2
        })
        .expect("reads");
    assert_eq!(looked_at.get(), 4);
    assert_eq!(page.entries.len(), 1);
    assert_eq!(page.entries[0].cursor, placed[1].cursor());
    // The place is after the last that was looked at, so that the next page starts there.
    assert_eq!(page.cursor, Some(placed[3].cursor()));
}

fn pack_of(device: &mut Device, owner: Option<PersonId>, document: &[u8]) -> StoredPack {
    let pack = device.pack(Stream::Table(1), owner, &[(device.lane.id(), 2)], document);
    StoredPack {
        place: PackPlace {
            document: Document {
                stream: pack.header().stream,
                owner,
                generation: 0,
            },
            lane: device.lane.id(),
            hash: pack.hash(),
            seq: 2,
            covered: pack.header().covered.clone(),
            len: pack.bytes().len() as u64,
        },
        bytes: pack.bytes().into(),
    }
}

fn the_newest_pack_of_a_document_is_kept(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let mut device = workshop.participant();
    let own = Some(device.person.id());
    let first = pack_of(&mut device, own, &[1; 500_000]);
    let second = pack_of(&mut device, own, &[7; 300_000]);
    let shared = pack_of(&mut device, None, b"shared");
    for packs in [vec![first, shared.clone()], vec![second.clone()]] {
        let mut batch = batch_of(&workshop, &device, Vec::new());
        batch.packs = packs;
        append(store, batch).expect("packs");
    }
    let state = store.load(workshop.id).expect("reads").expect("is here");
    let mut kept = state.packs;
    kept.sort_by_key(|place| place.document);
    assert_eq!(kept, vec![shared.place, second.place.clone()]);

    let chunk = |index| {
        let document = &second.place.document;
        store
            .pack_chunk(workshop.id, document, second.place.hash, index)
            .expect("reads")
    };
    let (first, rest) = second.bytes.split_at(limits::PACK_CHUNK);
    assert_eq!(chunk(0).as_deref(), Some(first));
    assert_eq!(chunk(1).as_deref(), Some(rest));
    assert_eq!(chunk(2), None);
}

fn a_pack_that_was_replaced_is_not_mixed_with_the_new_one(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let mut device = workshop.participant();
    let first = pack_of(&mut device, None, b"first");
    let second = pack_of(&mut device, None, b"second");
    for pack in [first.clone(), second] {
        let mut batch = batch_of(&workshop, &device, Vec::new());
        batch.packs = vec![pack];
        append(store, batch).expect("packs");
    }
    let document = &first.place.document;
    let part = store
        .pack_chunk(workshop.id, document, first.place.hash, 0)
        .expect("reads");
    assert_eq!(part, None);
}

fn the_first_chain_of_a_lane_stands(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let device = workshop.participant();
    let mut claimed = lane_of(&device);
    claimed.identity.role = Role::Facilitator;
    for lane in [lane_of(&device), claimed] {
        let mut batch = Batch::new(workshop.id);
        batch.lanes = vec![lane];
        append(store, batch).expect("a lane");
    }
    let state = store.load(workshop.id).expect("reads").expect("is here");
    assert_eq!(state.lanes, vec![lane_of(&device)]);
}

fn the_control_records_that_the_relay_reads_come_back(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let mut device = workshop.facilitator();
    let action = ControlAction::Exclude {
        who: protocol::control::Excluded::Person(device.person.id()),
        streams: Vec::new(),
    };
    let hidden = device.decide(1, ControlAction::Close(Kind::Tables));
    let public = device.decide(2, action.clone());
    append(
        store,
        batch_of(&workshop, &device, stored(&[hidden, public], 1)),
    )
    .expect("in order");
    let state = store.load(workshop.id).expect("reads").expect("is here");
    let [(id, content)] = state.public_controls.as_slice() else {
        panic!("one control record that the relay reads");
    };
    assert_eq!((id.lane, id.number), (device.lane.id(), 2));
    assert_eq!(
        Control::from_bytes(content).expect("a control").action,
        action
    );
}

fn a_page_looks_at_no_more_than_it_may(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let mut device = workshop.participant();
    append(store, written(&workshop, &mut device, 9, 1)).expect("in order");
    let stream = workshop.stream(Stream::Table(1));
    let page = |after: u64| {
        let bounds = PageBounds {
            after,
            looked_at: 4,
            ..EVERYTHING
        };
        let page = store
            .page(workshop.id, stream, bounds, &|record| record.number != 6)
            .expect("reads");
        let seqs: Vec<u64> = page.entries.iter().map(|entry| entry.cursor.seq).collect();
        let at = page.cursor.map(|cursor| cursor.seq);
        (seqs, page.passed_over, at, page.more)
    };
    assert_eq!(page(0), (vec![], 4, Some(4), true));
    assert_eq!(page(4), (vec![6], 3, Some(8), true));
    assert_eq!(page(8), (vec![], 1, Some(9), false));
}

fn it_can_be_written_to(store: &dyn LogStore) {
    store.check().expect("writable");
}

fn page_of(store: &dyn LogStore, workshop: &Workshop, bounds: PageBounds, stream: Stream) -> Page {
    let stream = workshop.stream(stream);
    let page = store.page(workshop.id, stream, bounds, &|_| false);
    page.expect("a page")
}

fn seqs(page: &Page) -> Vec<u64> {
    page.entries.iter().map(|entry| entry.cursor.seq).collect()
}

/// Of the others' records nothing is looked at, and yet the place after the page is after them.
fn a_page_of_one_persons_records_ends_where_the_stream_does(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    for stream in [Stream::Ballots, Stream::Table(1), Stream::Answers] {
        let mut somebody = || match stream {
            Stream::Answers => workshop.party(),
            _ => workshop.participant(),
        };
        let (mut anna, mut bo) = (somebody(), somebody());
        let first = page_of(store, &workshop, EVERYTHING, Stream::Plan);
        assert_eq!(seqs(&first), Vec::<u64>::new());
        let head = store
            .load(workshop.id)
            .expect("reads")
            .expect("is here")
            .head;
        let of: Vec<Record> = (0..9)
            .map(|number| match number % 3 {
                0 => anna.write_own(stream, "mine"),
                _ => bo.write_own(stream, "not mine"),
            })
            .collect();
        let mut batch = batch_of(&workshop, &anna, stored(&of, head + 1));
        batch.lanes.push(lane_of(&bo));
        append(store, batch).expect("a batch in order");
        let bounds = PageBounds {
            part: Part::Of(anna.person.id()),
            looked_at: 3,
            ..EVERYTHING
        };
        let page = page_of(store, &workshop, bounds, stream);
        assert_eq!(
            seqs(&page),
            vec![head + 1, head + 4, head + 7],
            "{stream:?}"
        );
        let place = page.cursor.map(|cursor| cursor.seq);
        assert_eq!(
            (place, page.more, page.passed_over),
            (Some(head + 9), false, 0)
        );
        let whole = page_of(store, &workshop, EVERYTHING, stream);
        assert_eq!(page.cursor, whole.cursor);
        // Cut short, it ends with what was handed out.
        let bounds = PageBounds {
            records: 2,
            ..bounds
        };
        let page = page_of(store, &workshop, bounds, stream);
        assert_eq!(seqs(&page), vec![head + 1, head + 4]);
        assert_eq!(page.cursor.map(|cursor| cursor.seq), Some(head + 4));
        assert!(page.more);
        let rest = PageBounds {
            after: head + 7,
            ..bounds
        };
        let page = page_of(store, &workshop, rest, stream);
        assert_eq!(seqs(&page), Vec::<u64>::new());
        assert_eq!(page.cursor, whole.cursor);
        let upto = PageBounds {
            upto: head + 5,
            records: 9,
            ..bounds
        };
        let page = page_of(store, &workshop, upto, stream);
        assert_eq!(seqs(&page), vec![head + 1, head + 4]);
        assert_eq!(page.cursor.map(|cursor| cursor.seq), Some(head + 5));
        let beyond = PageBounds {
            after: head + 9,
            ..bounds
        };
        let page = page_of(store, &workshop, beyond, stream);
        assert_eq!((seqs(&page), page.cursor), (Vec::<u64>::new(), None));
    }
}

fn a_page_of_control_in_the_clear_holds_nothing_else(store: &dyn LogStore) {
    let mut workshop = create(store, 1);
    let mut karen = workshop.facilitator();
    let exclude = ControlAction::Exclude {
        who: protocol::control::Excluded::Lane(LaneId([7; 32])),
        streams: Vec::new(),
    };
    let records = [
        karen.decide(1, ControlAction::Close(Kind::Tables)),
        karen.decide(2, exclude),
        karen.decide(3, ControlAction::Open(Kind::Tables)),
    ];
    let batch = batch_of(&workshop, &karen, stored(&records, 1));
    append(store, batch).expect("a batch in order");
    let bounds = PageBounds {
        part: Part::Public,
        ..EVERYTHING
    };
    let page = page_of(store, &workshop, bounds, Stream::Control);
    assert_eq!(seqs(&page), vec![2]);
    assert_eq!(page.cursor.map(|cursor| cursor.seq), Some(3));
}
