//! Derived: what one document of facilitators says, read as a whole, as a signal.

use std::sync::Arc;

use leptos::prelude::*;
use sync::{DocumentId, Notice};
use workshop::content::Says;

use super::holder::Holder;
use super::pace::Pace;
use super::workshop::Workshop;

/// What a document is read as.
pub trait Reads: Clone + Default + PartialEq + Send + Sync + 'static {
    /// Which document.
    const DOCUMENT: DocumentId;

    /// Reads all of it.
    fn read(says: &dyn Says) -> Self;
}

/// What a document says. A copy is a handle.
pub struct Derived<T: Reads> {
    /// All of it, at most a few times a second.
    pub all: ReadSignal<Arc<T>>,
    set_all: WriteSignal<Arc<T>>,
    pace: Pace,
    workshop: Workshop,
}

impl<T: Reads> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Reads> Copy for Derived<T> {}

impl<T: Reads> Holder for Derived<T> {
    fn new(workshop: Workshop) -> Self {
        let (all, set_all) = signal(Arc::default());
        let state = Self {
            all,
            set_all,
            pace: Pace::idle(),
            workshop,
        };
        state.read();
        state
    }

    fn take_in(self, notice: &Notice) {
        match notice {
            Notice::Replaced { document } | Notice::Touched { document, .. }
                if *document == T::DOCUMENT =>
            {
                self.pace.derive(move || self.read());
            }
            _ => {}
        }
    }
}

impl<T: Reads> Derived<T> {
    /// What it says at this moment, for whoever goes by it.
    pub fn fresh(self) -> T {
        let read = self.workshop.device().read(|session| {
            let document = session.document(&T::DOCUMENT)?;
            Some(T::read(document))
        });
        read.unwrap_or_default()
    }

    fn read(self) {
        let all = self.fresh();
        if self.all.with_untracked(|before| **before != all) {
            self.set_all.set(Arc::new(all));
        }
    }
}
