//! The folder of the store on disk: one relay's, and nobody else's.

mod support;

use std::path::Path;
use std::sync::Arc;

use protocol::*;
use relay::store::{Document, PackPlace, StoredLane, StoredPack, StoredRecord};
use relay::{Batch, LogStore, SqliteStore, StoreError};
use support::Workshop;

#[test]
fn what_was_appended_is_there_when_the_folder_is_opened_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = SqliteStore::open(folder.path()).expect("a new store");
    let mut workshop = Workshop::new(1);
    let mut device = workshop.participant();
    let mut batch = Batch::new(workshop.id);
    batch.charter = Some((1, workshop.charter.clone()));
    batch.lanes.push(StoredLane {
        identity: device.entrant().identity,
        chain: device.chain.clone(),
    });
    let record = StoredRecord::place(&device.write(1, "kept"), 1, None);
    batch.records.push(record.clone());
    store.append(&[Arc::new(batch)]).expect("in order");
    drop(store);
    let again = SqliteStore::open(folder.path()).expect("the same store");
    let place = again.find(workshop.id, record.document.stream, record.lane, 1);
    assert_eq!(
        place.expect("reads").map(|place| place.hash),
        Some(record.hash)
    );
}

#[test]
fn two_relays_do_not_share_a_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let _first = SqliteStore::open(folder.path()).expect("a new store");
    let second = SqliteStore::open(folder.path());
    assert!(matches!(second, Err(StoreError::InUse)));
}

/// A store with one workshop and one pack, of 16 MiB.
fn with_a_large_pack(folder: &Path) -> (SqliteStore, WorkshopId, StoredPack) {
    let store = SqliteStore::open(folder).expect("a new store");
    let workshop = Workshop::new(1);
    let mut batch = Batch::new(workshop.id);
    batch.charter = Some((1, workshop.charter.clone()));
    let bytes: Vec<u8> = (0..limits::PACK).map(|at| (at / 1_000) as u8).collect();
    let pack = StoredPack {
        place: PackPlace {
            document: Document {
                stream: workshop.stream(Stream::Table(1)),
                owner: None,
                generation: 0,
            },
            lane: LaneId([1; 32]),
            hash: RecordHash([2; 32]),
            seq: 0,
            covered: Vec::new(),
            len: bytes.len() as u64,
        },
        bytes: bytes.into(),
    };
    batch.packs.push(pack.clone());
    store.append(&[Arc::new(batch)]).expect("in order");
    (store, workshop.id, pack)
}

fn all_of(store: &SqliteStore, workshop: WorkshopId, place: &PackPlace) -> Vec<u8> {
    let chunk = |index| {
        let chunk = store.pack_chunk(workshop, &place.document, place.hash, index);
        chunk.expect("reads")
    };
    (0..).map_while(chunk).flatten().collect()
}

#[cfg(target_os = "linux")]
#[test]
fn a_pack_that_goes_out_in_chunks_is_read_once() {
    let read = || -> u64 {
        let told = std::fs::read_to_string("/proc/thread-self/io").expect("what a thread read");
        let line = told.lines().find_map(|line| line.strip_prefix("rchar: "));
        line.expect("bytes").parse().expect("a number")
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (store, workshop, pack) = with_a_large_pack(folder.path());
    let before = read();
    assert!(all_of(&store, workshop, &pack.place) == *pack.bytes);
    let times = (read() - before) as f64 / pack.bytes.len() as f64;
    assert!(times < 1.5, "it was read {times} times");
}

#[test]
fn a_folder_of_version_1_keeps_its_packs() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (store, workshop, pack) = with_a_large_pack(folder.path());
    drop(store);
    let file = folder.path().join("relay.sqlite3");
    let database = rusqlite::Connection::open(&file).expect("the file");
    database
        .execute_batch(
            "DROP INDEX record_personal;
             DROP TABLE pack_chunk;
             ALTER TABLE pack DROP COLUMN len;
             ALTER TABLE pack ADD COLUMN bytes BLOB NOT NULL DEFAULT x'';
             PRAGMA user_version = 1;",
        )
        .expect("as it was");
    database
        .execute("UPDATE pack SET bytes = ?1", [&pack.bytes[..]])
        .expect("as it was");
    drop(database);
    let store = SqliteStore::open(folder.path()).expect("a store of version 1");
    let state = store.load(workshop).expect("reads").expect("is here");
    assert_eq!(state.packs, vec![pack.place.clone()]);
    assert!(all_of(&store, workshop, &pack.place) == *pack.bytes);
}

#[test]
fn a_folder_of_version_2_is_read_on() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (store, workshop, pack) = with_a_large_pack(folder.path());
    drop(store);
    let file = folder.path().join("relay.sqlite3");
    let database = rusqlite::Connection::open(&file).expect("the file");
    database
        .execute_batch("DROP INDEX record_personal; PRAGMA user_version = 2;")
        .expect("as it was");
    drop(database);
    for _ in 0..2 {
        let store = SqliteStore::open(folder.path()).expect("a store of version 2, then of 3");
        let state = store.load(workshop).expect("reads").expect("is here");
        assert_eq!(state.packs, vec![pack.place.clone()]);
        store.check().expect("it can be written to");
    }
    let database = rusqlite::Connection::open(&file).expect("the file");
    let version = database.pragma_query_value(None, "user_version", |row| row.get::<_, i32>(0));
    assert_eq!(version.expect("a version"), 3);
}

#[cfg(unix)]
#[test]
fn nobody_else_gets_into_a_folder_that_the_store_made() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    let _store = SqliteStore::open(&data).expect("a new store");
    let mode = std::fs::metadata(&data)
        .expect("a folder")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o700);
}
