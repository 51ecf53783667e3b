//! The outcome as signals: the themes that facilitators have published, and where a person's own input went.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::ItemId;
use sync::{DocumentId, Notice};
use workshop::{
    Document, HIDDEN, Hiding, PLACEMENTS, PUBLISHED, PUBLISHED_THEMES, Placement,
    PublishedSentence, PublishedTheme,
};

use super::holder::Holder;
use super::watched::Watched;
use super::workshop::Workshop;

/// What is published. A copy is a handle.
#[derive(Clone, Copy)]
pub struct OutcomeState {
    /// The themes, in their order.
    pub themes: ReadSignal<Arc<Vec<PublishedTheme>>>,
    /// When facilitators published last, in milliseconds since 1970.
    pub at: ReadSignal<Option<i64>>,
    /// Rises when anything in it has changed.
    pub edition: ReadSignal<u64>,
    set_themes: WriteSignal<Arc<Vec<PublishedTheme>>>,
    set_at: WriteSignal<Option<i64>>,
    set_edition: WriteSignal<u64>,
    placements: StoredValue<Watched<ItemId, Option<Placement>>, LocalStorage>,
    hidings: StoredValue<Watched<ItemId, Option<String>>, LocalStorage>,
    workshop: Workshop,
}

impl Holder for OutcomeState {
    fn new(workshop: Workshop) -> Self {
        let (themes, set_themes) = signal(Arc::default());
        let (at, set_at) = signal(None);
        let (edition, set_edition) = signal(0);
        let state = Self {
            themes,
            at,
            edition,
            set_themes,
            set_at,
            set_edition,
            placements: StoredValue::new_local(Watched::default()),
            hidings: StoredValue::new_local(Watched::default()),
            workshop,
        };
        state.read_themes();
        state.read_time();
        state
    }

    fn take_in(self, notice: &Notice) {
        match notice {
            Notice::Replaced { document } if *document == DocumentId::OUTCOME => self.read_all(),
            Notice::Touched { document, touched } if *document == DocumentId::OUTCOME => {
                if touched.rest {
                    return self.read_all();
                }
                // Before what names them.
                if touched.has(PUBLISHED_THEMES) {
                    self.read_themes();
                }
                let placed: Vec<ItemId> = touched.items(PLACEMENTS).collect();
                self.read_placements(&placed);
                self.read_hidings(&touched.items(HIDDEN).collect::<Vec<_>>());
                if touched.has(PUBLISHED) {
                    self.read_time();
                }
                self.set_edition.update(|edition| *edition += 1);
            }
            _ => {}
        }
    }
}

impl OutcomeState {
    /// Where something went that a person wrote. `None` when nothing is published of it.
    pub fn placement(self, subject: ItemId) -> ArcReadSignal<Option<Placement>> {
        let read = || self.read(|outcome| Placement::find(outcome, &subject));
        self.placements
            .try_update_value(|placements| placements.signal(subject, read))
            .expect("the workshop's page is there")
    }

    /// Why facilitators have hidden something that a person wrote, if they have.
    pub fn hiding(self, subject: ItemId) -> ArcReadSignal<Option<String>> {
        let read = || self.read_hiding(&subject);
        self.hidings
            .try_update_value(|hidings| hidings.signal(subject, read))
            .expect("the workshop's page is there")
    }

    /// A sentence that is published, as it reads now.
    pub fn sentence(self, id: &ItemId) -> Option<PublishedSentence> {
        let sentence = self.read(|outcome| PublishedSentence::find(outcome, id));
        sentence.filter(|sentence| !sentence.removed)
    }

    /// Reads the document itself, if there is one.
    pub fn read<T>(self, read: impl FnOnce(&Document) -> Option<T>) -> Option<T> {
        let device = self.workshop.device();
        device.read(|session| read(session.document(&DocumentId::OUTCOME)?))
    }

    fn read_all(self) {
        self.read_themes();
        let looked_at = self.placements.with_value(Watched::keys);
        self.read_placements(&looked_at);
        let looked_at = self.hidings.with_value(Watched::keys);
        self.read_hidings(&looked_at);
        self.read_time();
        self.set_edition.update(|edition| *edition += 1);
    }

    fn read_themes(self) {
        let themes = self.read(|outcome| Some(PublishedTheme::all(outcome)));
        let mut themes = themes.unwrap_or_default();
        themes.retain(|theme| !theme.removed);
        if self.themes.with_untracked(|before| **before != themes) {
            self.set_themes.set(Arc::new(themes));
        }
    }

    fn read_placements(self, subjects: &[ItemId]) {
        self.placements.update_value(|placements| {
            for subject in subjects {
                placements.set(subject, || {
                    self.read(|outcome| Placement::find(outcome, subject))
                });
            }
        });
    }

    fn read_hidings(self, subjects: &[ItemId]) {
        self.hidings.update_value(|hidings| {
            for subject in subjects {
                hidings.set(subject, || self.read_hiding(subject));
            }
        });
    }

    fn read_hiding(self, subject: &ItemId) -> Option<String> {
        self.read(|outcome| Hiding::find(outcome, subject)?.reason)
    }

    fn read_time(self) {
        let at = self.read(|outcome| workshop::published(outcome));
        if self.at.get_untracked() != at {
            self.set_at.set(at);
        }
    }
}
