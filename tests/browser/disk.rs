//! The disk: all or none, in order, in slices, and again after the connection was lost.

use futures_util::future::join_all;
use indexed_db_futures::database::Database;
use sync::{StoreFailure, Table};
use temadag::device::disk::{Change, Disk, Durability, Store};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::some_workshop;

const RECORDS: Store = Store::Session(Table::Records);
const META: Store = Store::Session(Table::Meta);

fn add(key: &str, value: &[u8]) -> Change {
    Change::Add(RECORDS, key.to_owned(), value.to_vec())
}

fn put(store: Store, key: &str, value: &[u8]) -> Change {
    Change::Put(store, key.to_owned(), value.to_vec())
}

#[wasm_bindgen_test]
async fn what_was_written_is_read_by_another_connection() {
    let workshop = some_workshop();
    let disk = Disk::separate(workshop);
    let all: Vec<u8> = (0..=255).collect();
    let changes = vec![
        put(META, "æøå/🙂", &all),
        put(META, "empty", &[]),
        add("a/1", &[1]),
    ];
    disk.transact(changes, Durability::Strict).await.unwrap();
    let other = Disk::separate(workshop);
    assert_eq!(other.get(META, "æøå/🙂").await, Ok(Some(all)));
    assert_eq!(other.get(META, "empty").await, Ok(Some(Vec::new())));
    assert_eq!(other.get(RECORDS, "a/1").await, Ok(Some(vec![1])));
    assert_eq!(other.get(RECORDS, "a/2").await, Ok(None));
    let gone = vec![Change::Delete(RECORDS, "a/1".to_owned())];
    other.transact(gone, Durability::Relaxed).await.unwrap();
    assert_eq!(disk.get(RECORDS, "a/1").await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_key_that_must_be_new_and_is_not_fails_the_whole_transaction() {
    let disk = Disk::separate(some_workshop());
    disk.transact(vec![add("lane/1", b"first")], Durability::Strict)
        .await
        .unwrap();
    let changes = vec![
        put(META, "before", b"x"),
        add("lane/1", b"second"),
        add("lane/2", b"third"),
        add("lane/1", b"fourth"),
        put(META, "after", b"x"),
    ];
    let outcome = disk.transact(changes, Durability::Strict).await;
    assert_eq!(outcome, Err(StoreFailure::Taken));
    assert_eq!(
        disk.get(RECORDS, "lane/1").await,
        Ok(Some(b"first".to_vec()))
    );
    assert_eq!(disk.get(RECORDS, "lane/2").await, Ok(None));
    assert_eq!(disk.get(META, "before").await, Ok(None));
    assert_eq!(disk.get(META, "after").await, Ok(None));
    // And the disk goes on.
    disk.transact(vec![add("lane/2", b"again")], Durability::Strict)
        .await
        .unwrap();
}

#[wasm_bindgen_test]
async fn two_connections_cannot_take_one_number() {
    let workshop = some_workshop();
    let (one, other) = (Disk::separate(workshop), Disk::separate(workshop));
    let outcomes = [
        one.transact(vec![add("lane/7", b"one")], Durability::Strict),
        other.transact(vec![add("lane/7", b"other")], Durability::Strict),
    ];
    let outcomes = join_all(outcomes).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert!(outcomes.contains(&Err(StoreFailure::Taken)));
}

#[wasm_bindgen_test]
async fn transactions_are_made_in_the_order_they_were_asked_for() {
    let disk = Disk::separate(some_workshop());
    // Strict ones are slower than relaxed ones: they must not be overtaken.
    let outcomes = (0..60u8).map(|number| {
        let durability = match number % 2 {
            0 => Durability::Strict,
            _ => Durability::Relaxed,
        };
        disk.transact(vec![put(META, "last", &[number])], durability)
    });
    let outcomes = join_all(outcomes.collect::<Vec<_>>()).await;
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(disk.get(META, "last").await, Ok(Some(vec![59])));
}

#[wasm_bindgen_test]
async fn slices_go_through_a_prefix_in_order_and_end() {
    let disk = Disk::separate(some_workshop());
    let mut changes: Vec<Change> = (0..1_234u32)
        .map(|number| add(&format!("table/00007/{number:05}"), &number.to_be_bytes()))
        .collect();
    changes.push(add("table/00006/99999", &[]));
    changes.push(add("table/00008/00000", &[]));
    disk.transact(changes, Durability::Strict).await.unwrap();
    let mut after: Option<String> = None;
    let (mut seen, mut sizes) = (Vec::new(), Vec::new());
    loop {
        let rows = disk
            .slice(RECORDS, "table/00007/", after.as_deref(), 500)
            .await
            .unwrap();
        sizes.push(rows.len());
        let Some((last, _)) = rows.last() else { break };
        after = Some(last.clone());
        seen.extend(rows);
    }
    assert_eq!(sizes, [500, 500, 234, 0]);
    for (number, (key, value)) in seen.iter().enumerate() {
        assert_eq!(*key, format!("table/00007/{number:05}"));
        assert_eq!(*value, (number as u32).to_be_bytes());
    }
    assert_eq!(
        disk.slice(RECORDS, "", None, 5_000).await.unwrap().len(),
        1_236
    );
}

#[wasm_bindgen_test]
async fn a_database_that_was_deleted_under_it_is_an_error_and_not_a_fresh_one() {
    let workshop = some_workshop();
    let disk = Disk::separate(workshop);
    disk.transact(vec![add("lane/1", b"first")], Durability::Strict)
        .await
        .unwrap();
    Database::delete_by_name(&format!("temadag-{workshop}"))
        .unwrap()
        .await
        .unwrap();
    let outcome = disk.transact(vec![add("lane/2", b"second")], Durability::Strict);
    assert_eq!(outcome.await, Err(StoreFailure::Disk));
}

#[wasm_bindgen_test]
async fn a_connection_that_was_closed_under_it_is_opened_again() {
    let disk = Disk::separate(some_workshop());
    disk.transact(vec![add("lane/1", b"first")], Durability::Strict)
        .await
        .unwrap();
    disk.close_under_it().await;
    disk.transact(vec![add("lane/2", b"second")], Durability::Strict)
        .await
        .unwrap();
    disk.close_under_it().await;
    assert_eq!(
        disk.get(RECORDS, "lane/2").await,
        Ok(Some(b"second".to_vec()))
    );
}
