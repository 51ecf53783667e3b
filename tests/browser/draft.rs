//! Drafts: in both places, and the later copy holds.

use std::time::Duration;

use sync::store;
use temadag::device::disk::{Change, Disk, Durability, Store};
use temadag::device::settings;
use temadag::device::{draft, timer};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::some_workshop;

type Copy = (f64, String);

async fn on_disk(workshop: protocol::WorkshopId, key: &str) -> Option<Copy> {
    let value = Disk::separate(workshop)
        .get(Store::Drafts, key)
        .await
        .unwrap()?;
    serde_json::from_slice(store::unwrap(&value).unwrap()).ok()
}

/// Until IndexedDB has caught up with local storage.
async fn until_on_disk(workshop: protocol::WorkshopId, key: &str, text: &str) {
    for _ in 0..100 {
        if on_disk(workshop, key)
            .await
            .is_some_and(|copy| copy.1 == text)
        {
            return;
        }
        timer::pause(Duration::from_millis(20)).await;
    }
    panic!("the draft never reached IndexedDB");
}

/// [D15]
#[wasm_bindgen_test]
async fn a_draft_is_kept_in_both_places() {
    let workshop = some_workshop();
    for text in ["J", "Je", "Jeg mener, at æøå 🙂"] {
        draft::keep(workshop, "cell", text);
    }
    let local: Copy = settings::read(&format!("temadag.draft.{workshop}.cell")).unwrap();
    assert_eq!(local.1, "Jeg mener, at æøå 🙂");
    until_on_disk(workshop, "cell", "Jeg mener, at æøå 🙂").await;
    assert_eq!(draft::kept(workshop, "other").await, None);
    // Either place alone is enough.
    settings::forget(&format!("temadag.draft.{workshop}.cell"));
    assert_eq!(
        draft::kept(workshop, "cell").await.as_deref(),
        Some("Jeg mener, at æøå 🙂")
    );
    Disk::of(workshop)
        .transact(
            vec![Change::Delete(Store::Drafts, "cell".to_owned())],
            Durability::Relaxed,
        )
        .await
        .unwrap();
    settings::keep(&format!("temadag.draft.{workshop}.cell"), &local);
    assert_eq!(
        draft::kept(workshop, "cell").await.as_deref(),
        Some("Jeg mener, at æøå 🙂")
    );
}

/// [D15]
#[wasm_bindgen_test]
async fn the_later_copy_holds_after_a_browser_was_killed() {
    let workshop = some_workshop();
    let local = format!("temadag.draft.{workshop}.cell");
    draft::keep(workshop, "cell", "half a minute old");
    let old: Copy = settings::read(&local).unwrap();
    draft::keep(workshop, "cell", "half a minute old and then some");
    until_on_disk(workshop, "cell", "half a minute old and then some").await;
    // What a killed browser does to local storage.
    settings::keep(&local, &old);
    assert_eq!(
        draft::kept(workshop, "cell").await.as_deref(),
        Some("half a minute old and then some")
    );
}

#[wasm_bindgen_test]
async fn a_dropped_draft_does_not_come_back() {
    let workshop = some_workshop();
    let local = format!("temadag.draft.{workshop}.cell");
    draft::keep(workshop, "cell", "became a contribution");
    let old: Copy = settings::read(&local).unwrap();
    draft::drop(workshop, "cell");
    assert_eq!(draft::kept(workshop, "cell").await, None);
    until_on_disk(workshop, "cell", "").await;
    settings::keep(&local, &old);
    assert_eq!(draft::kept(workshop, "cell").await, None);
}
