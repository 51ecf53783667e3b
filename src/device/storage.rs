//! What the browser promises about storage.

use std::cell::Cell;

use js_sys::{Promise, Reflect};
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

/// Finds out whether the promise was given before; asks for nothing.
pub(super) fn look() {
    if let Some(answer) = manager().and_then(|storage| storage.persisted().ok()) {
        take_answer(answer);
    }
}

/// Asks for that promise, once. Browsers grant it more readily once something was stored.
pub(super) fn ask_to_persist() {
    if ASKED.replace(true) {
        return;
    }
    if let Some(answer) = manager().and_then(|storage| storage.persist().ok()) {
        take_answer(answer);
    }
}

fn take_answer(answer: Promise) {
    spawn_local(async move {
        if let Ok(answer) = JsFuture::from(answer).await {
            PERSISTED.set(answer.as_bool());
        }
    });
}

fn manager() -> Option<StorageManager> {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"storage".into())
        .is_ok_and(|value| value.is_object())
        .then(|| navigator.storage())
}

/// Asks for the promise again, because a person wants it; the answer.
#[cfg(feature = "facilitators")]
pub async fn ask_again() -> Option<bool> {
    let answer = manager().and_then(|storage| storage.persist().ok())?;
    let answer = JsFuture::from(answer).await.ok()?.as_bool();
    PERSISTED.set(answer);
    answer
}

/// Whether the app is on this device whole, so that it opens without a network.
#[cfg(feature = "facilitators")]
pub fn holds_the_app() -> bool {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"serviceWorker".into())
        .is_ok_and(|value| value.is_object())
        .then(|| navigator.service_worker().controller())
        .flatten()
        .is_some()
}
