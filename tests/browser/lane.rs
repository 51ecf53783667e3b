//! Lanes: kept by the tab, and never shared with a duplicate of it.

use protocol::PersonId;
use temadag::device::lane;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::some_workshop;

#[wasm_bindgen_test]
async fn a_reload_keeps_the_lane_and_a_duplicated_tab_gets_its_own() {
    let (workshop, person) = (some_workshop(), PersonId([3; 32]));
    let first = lane::take(workshop, person).await;
    assert!(first.lock.is_some());
    let id = first.keys.id();
    // A reload: the page lets go, and comes again with the same storage.
    drop(first);
    let reloaded = lane::take(workshop, person).await;
    assert_eq!(reloaded.keys.id(), id);
    // A duplicate: the same storage while the first still writes.
    let duplicate = lane::take(workshop, person).await;
    assert_ne!(duplicate.keys.id(), id);
    assert!(duplicate.lock.is_some());
    // Another person in the same tab writes in another lane.
    let other = lane::take(workshop, PersonId([4; 32])).await;
    assert_ne!(other.keys.id(), id);
    assert_ne!(other.keys.id(), duplicate.keys.id());
}

#[wasm_bindgen_test]
async fn a_lane_that_the_session_changed_to_is_there_after_a_reload() {
    let (workshop, person) = (some_workshop(), PersonId([3; 32]));
    drop(lane::take(workshop, person).await);
    let changed = protocol::LaneKeys::generate(&mut temadag::device::entropy::entropy());
    lane::keep(workshop, person, &changed);
    assert_eq!(lane::take(workshop, person).await.keys.id(), changed.id());
}
