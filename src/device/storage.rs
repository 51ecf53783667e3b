//! What the browser promises about storage.

use std::cell::Cell;

use js_sys::Reflect;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::StorageManager;

use super::page::window;

thread_local! {
    static PERSISTED: Cell<Option<bool>> = const { Cell::new(None) };
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the browser has promised to keep what is stored until a person deletes it; `None` where
/// it has not answered or cannot be asked.
pub fn persisted() -> Option<bool> {
    PERSISTED.get()
}

/// Whether the page was loaded in a way that browsers trust. Over plain `http` there are no locks
/// between tabs and no opening without a network.
pub fn secure_context() -> bool {
    window().is_secure_context()
}

/// Asks for that promise, once. Browsers grant it more readily once something was stored.
pub(super) fn ask_to_persist() {
    if ASKED.replace(true) {
        return;
    }
    let Some(storage) = manager() else {
        return;
    };
    if let Ok(answer) = storage.persist() {
        spawn_local(async move {
            if let Ok(answer) = JsFuture::from(answer).await {
                PERSISTED.set(answer.as_bool());
            }
        });
    }
}

fn manager() -> Option<StorageManager> {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"storage".into())
        .is_ok_and(|value| value.is_object())
        .then(|| navigator.storage())
}
