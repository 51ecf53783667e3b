//! Watched values: a signal for each key that somebody looks at, made when first asked for.

use std::collections::HashMap;
use std::hash::Hash;

use leptos::prelude::*;

/// Signals by key. Setting one that nobody asked for costs nothing.
pub struct Watched<K, V: 'static> {
    signals: HashMap<K, ArcRwSignal<V>>,
}

impl<K, V: 'static> Default for Watched<K, V> {
    fn default() -> Self {
        Self {
            signals: HashMap::new(),
        }
    }
}

impl<K: Copy + Eq + Hash, V: Clone + PartialEq + Send + Sync + 'static> Watched<K, V> {
    /// The signal of a key; `first` reads the value when nobody has asked before.
    pub fn signal(&mut self, key: K, first: impl FnOnce() -> V) -> ArcReadSignal<V> {
        self.signals
            .entry(key)
            .or_insert_with(|| ArcRwSignal::new(first()))
            .read_only()
    }

    /// Sets a watched value, if it differs.
    pub fn set(&mut self, key: &K, value: impl FnOnce() -> V) {
        if let Some(signal) = self.signals.get(key) {
            let value = value();
            if *signal.read_untracked() != value {
                signal.set(value);
            }
        }
    }

    /// What is looked at.
    pub fn keys(&self) -> Vec<K> {
        self.signals.keys().copied().collect()
    }

    /// Forgets a key.
    pub fn forget(&mut self, key: &K) {
        self.signals.remove(key);
    }
}
