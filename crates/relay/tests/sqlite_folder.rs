//! The folder of the store on disk: one relay's, and nobody else's.

mod support;

use std::sync::Arc;

use relay::store::{StoredLane, StoredRecord};
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
