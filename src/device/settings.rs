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

/// Reads something of this tab.
pub fn read_tab<T: DeserializeOwned>(key: &str) -> Option<T> {
    SessionStorage::get(key).ok()
}

/// Keeps it for as long as the tab lives, reloads included.
pub fn keep_tab(key: &str, value: impl Serialize) {
    let _ = SessionStorage::set(key, value);
}
