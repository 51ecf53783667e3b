//! Aloud: an input that the device reads to who would rather listen.

use leptos::prelude::*;

use crate::device::page::Subscription;
use crate::device::voice;
use crate::state::Key;

/// What is read aloud.
#[derive(Clone, Copy)]
pub struct Aloud {
    /// Whether the device has a voice for it.
    pub can: RwSignal<bool>,
    /// The input that is being read.
    pub what: RwSignal<Option<Key>>,
    listening: StoredValue<Vec<Subscription>, LocalStorage>,
}

impl Aloud {
    /// While the board is shown, whose cleaning up ends it.
    pub fn while_shown() -> Self {
        let can = RwSignal::new(voice::is_there());
        let found = voice::when_found(move || {
            let _ = can.try_set(voice::is_there());
        });
        let found = StoredValue::new_local(found);
        on_cleanup(move || {
            found.dispose();
            voice::stop();
        });
        Self {
            can,
            what: RwSignal::new(None),
            listening: StoredValue::new_local(Vec::new()),
        }
    }

    /// Begins to read an input, or stops where it is the one that is being read.
    pub fn toggle(self, key: Key, text: &str) {
        if self.what.get_untracked() == Some(key) {
            voice::stop();
            self.what.set(None);
            return;
        }
        let done = move || {
            let _ = self.what.try_set(None);
        };
        self.listening.set_value(voice::say(text, done));
        self.what.set(Some(key));
    }
}
