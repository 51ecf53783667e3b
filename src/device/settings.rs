//! Settings: small things in the browser's own key-value stores, lost without harm.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads something that all tabs share.
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    LocalStorage::get(key).ok()
}

/// Keeps it. A browser that forbids this loses only the convenience.
pub fn keep(key: &str, value: impl Serialize) {
    let _ = LocalStorage::set(key, value);
}

/// Forgets it.
pub fn forget(key: &str) {
    LocalStorage::delete(key);
}

/// The keys of what all tabs share that begin so.
pub fn keys(prefix: &str) -> Vec<String> {
    keys_of(&LocalStorage::raw(), prefix)
}

/// Forgets everything of all tabs and of this one whose key begins so.
pub fn forget_all(prefix: &str) {
    for storage in [LocalStorage::raw(), SessionStorage::raw()] {
        for key in keys_of(&storage, prefix) {
            let _ = storage.remove_item(&key);
        }
    }
}

fn keys_of(storage: &web_sys::Storage, prefix: &str) -> Vec<String> {
    let count = storage.length().unwrap_or(0);
    (0..count)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .collect()
}

/// Reads something of this tab.
pub fn read_tab<T: DeserializeOwned>(key: &str) -> Option<T> {
    SessionStorage::get(key).ok()
}

/// Keeps it for as long as the tab lives, reloads included.
pub fn keep_tab(key: &str, value: impl Serialize) {
    let _ = SessionStorage::set(key, value);
}
