//! Settings: small things in the browser's own key-value stores, lost without harm.
//!
//! A browser may forbid these stores (cookies are blocked), and then throws, or answers with nothing, where they are only
//! asked for; gloo-storage panics there, so it is asked only where they are. Everything here goes on without them.

use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

use super::page::window;

/// Reads something that all tabs share.
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    shared().and_then(|_| LocalStorage::get(key).ok())
}

/// Keeps it. A browser that forbids this loses only the convenience.
pub fn keep(key: &str, value: impl Serialize) {
    if shared().is_some() {
        let _ = LocalStorage::set(key, value);
    }
}

/// Forgets it.
pub fn forget(key: &str) {
    if let Some(storage) = shared() {
        let _ = storage.remove_item(key);
    }
}

/// The keys of what all tabs share that begin so.
pub fn keys(prefix: &str) -> Vec<String> {
    shared().map_or_else(Vec::new, |storage| keys_of(&storage, prefix))
}

/// Forgets everything of all tabs and of this one whose key begins so.
pub fn forget_all(prefix: &str) {
    for storage in [shared(), own()].into_iter().flatten() {
        for key in keys_of(&storage, prefix) {
            let _ = storage.remove_item(&key);
        }
    }
}

/// Reads something of this tab.
pub fn read_tab<T: DeserializeOwned>(key: &str) -> Option<T> {
    own().and_then(|_| SessionStorage::get(key).ok())
}

/// Keeps it for as long as the tab lives, reloads included.
pub fn keep_tab(key: &str, value: impl Serialize) {
    if own().is_some() {
        let _ = SessionStorage::set(key, value);
    }
}

/// Whether the browser forbids the page to store anything.
pub fn are_forbidden() -> bool {
    shared().is_none()
}

/// What all tabs share.
fn shared() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What is this tab's own.
fn own() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn keys_of(storage: &Storage, prefix: &str) -> Vec<String> {
    let count = storage.length().unwrap_or(0);
    (0..count)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .collect()
}
