//! The gallery as signals: the contributions of all tables that facilitators let everybody read.

use std::collections::HashMap;

use leptos::prelude::*;
use protocol::ItemId;
use sync::{DocumentId, Notice};
use workshop::{Exhibit, GALLERY};

use super::holder::Holder;
use super::pace::Pace;
use super::workshop::Workshop;

/// What everybody may read. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Gallery {
    /// Rises when something in it has changed, at most a few times a second.
    pub edition: ReadSignal<u64>,
    /// How many contributions are in it.
    pub count: ReadSignal<usize>,
    set_edition: WriteSignal<u64>,
    set_count: WriteSignal<usize>,
    held: StoredValue<HashMap<ItemId, Exhibit>, LocalStorage>,
    pace: Pace,
    workshop: Workshop,
}

impl Holder for Gallery {
    fn new(workshop: Workshop) -> Self {
        let (edition, set_edition) = signal(0);
        let (count, set_count) = signal(0);
        let state = Self {
            edition,
            count,
            set_edition,
            set_count,
            held: StoredValue::new_local(HashMap::new()),
            pace: Pace::idle(),
            workshop,
        };
        state.read_all();
        state
    }

    fn take_in(self, notice: &Notice) {
        match notice {
            Notice::Replaced { document } if *document == DocumentId::OUTCOME => self.read_all(),
            Notice::Touched { document, touched } if *document == DocumentId::OUTCOME => {
                match touched.rest {
                    true => self.read_all(),
                    false if touched.has(GALLERY) => {
                        self.read(&touched.items(GALLERY).collect::<Vec<_>>());
                    }
                    false => {}
                }
            }
            _ => {}
        }
    }
}

impl Gallery {
    /// Reads what is in it, without tracking.
    pub fn with<T>(self, read: impl FnOnce(&HashMap<ItemId, Exhibit>) -> T) -> T {
        self.held.with_value(read)
    }

    fn read_all(self) {
        let device = self.workshop.device();
        let found = device.read(|session| {
            let outcome = session.document(&DocumentId::OUTCOME)?;
            Some(Exhibit::all(outcome))
        });
        self.held.set_value(HashMap::new());
        self.take(found.unwrap_or_default());
    }

    fn read(self, subjects: &[ItemId]) {
        let device = self.workshop.device();
        let found = device.read(|session| {
            let outcome = session.document(&DocumentId::OUTCOME)?;
            let found = subjects.iter().filter_map(|id| Exhibit::find(outcome, id));
            Some(found.collect::<Vec<_>>())
        });
        self.take(found.unwrap_or_default());
    }

    fn take(self, found: Vec<Exhibit>) {
        let count = self.held.try_update_value(|held| {
            for one in found {
                match one.removed {
                    true => held.remove(&one.subject),
                    false => held.insert(one.subject, one),
                };
            }
            held.len()
        });
        if let Some(count) = count
            && self.count.get_untracked() != count
        {
            self.set_count.set(count);
        }
        self.pace.derive(move || {
            let _ = self.set_edition.try_update(|edition| *edition += 1);
        });
    }
}
