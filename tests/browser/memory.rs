//! What the device remembers: local storage answers, the database brings back what a killed browser
//! has lost of it.

use std::time::Duration;

use protocol::{Role, WorkshopId};
use temadag::device::disk::{Disk, Store};
use temadag::device::settings;
use temadag::device::{known, memory, timer};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::some_workshop;

async fn until_on_disk(workshop: WorkshopId, name: &str) -> Vec<u8> {
    for _ in 0..100 {
        let disk = Disk::separate(workshop);
        if let Some(value) = disk.get(Store::Memory, name).await.unwrap() {
            return value;
        }
        timer::pause(Duration::from_millis(20)).await;
    }
    panic!("it never reached IndexedDB");
}

#[wasm_bindgen_test]
async fn a_workshop_is_listed_again_when_local_storage_has_lost_it() {
    let workshop = some_workshop();
    known::remember(workshop, Role::Participant);
    known::remember_title(workshop, Role::Participant, "Temadag æøå");
    known::remember_table(workshop, Role::Participant, 7);
    let before = known::find(workshop).unwrap();
    assert_eq!(before.table, Some(7));
    until_on_disk(workshop, "known").await;
    // Transactions are made in their order: once this one is there, all three are.
    memory::keep(workshop, "last", &true);
    until_on_disk(workshop, "last").await;

    settings::forget(&format!("temadag.memory.{workshop}.known"));
    assert_eq!(known::find(workshop), None);
    assert!(memory::recall_all().await);
    assert_eq!(known::find(workshop), Some(before.clone()));
    assert!(known::list().contains(&before));
    assert!(!memory::recall(workshop).await, "nothing was missing");
}

#[wasm_bindgen_test]
async fn what_was_noted_last_holds() {
    let workshop = some_workshop();
    memory::keep(workshop, "word", &"first");
    let key = format!("temadag.memory.{workshop}.word");
    let first: (f64, String) = settings::read(&key).unwrap();
    memory::keep(workshop, "word", &"second");
    memory::keep(workshop, "last", &true);
    until_on_disk(workshop, "last").await;
    // A killed browser comes back with what local storage had half a minute ago.
    settings::keep(&key, &first);
    assert!(memory::recall(workshop).await);
    assert_eq!(
        memory::recollect::<String>(workshop, "word").as_deref(),
        Some("second")
    );
}

#[wasm_bindgen_test]
async fn what_was_forgotten_stays_so() {
    let workshop = some_workshop();
    known::remember(workshop, Role::Facilitator);
    until_on_disk(workshop, "known").await;
    known::forget(workshop);
    memory::keep(workshop, "last", &true);
    until_on_disk(workshop, "last").await;
    assert!(!memory::recall(workshop).await);
    assert_eq!(known::find(workshop), None);
}
