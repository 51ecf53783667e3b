//! The folder of the store on disk: one relay's, and nobody else's.

use relay::{SqliteStore, StoreError};

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
