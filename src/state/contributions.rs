//! Contributions as signals: one for each contribution and one for each cell's list.

use leptos::prelude::*;
use protocol::ItemId;
use sync::{DocumentId, Notice};
use workshop::{CONTRIBUTIONS, Contribution, order};

use super::holder::Holder;
use super::pace::Pace;
use super::shelf::{Cell, Key, Shelf};
use super::standing;
use super::watched::Watched;
use super::workshop::Workshop;

/// What tables have written: on a participant's device their own table, on a facilitator's all of them.
#[derive(Clone, Copy)]
pub struct Contributions {
    held: StoredValue<Held, LocalStorage>,
    pace: Pace,
    workshop: Workshop,
}

/// The shelf, and signals for what of it is looked at.
#[derive(Default)]
struct Held {
    shelf: Shelf,
    items: Watched<Key, Contribution>,
    cells: Watched<Cell, Vec<Key>>,
    edition: ArcRwSignal<u64>,
}

impl Holder for Contributions {
    fn new(workshop: Workshop) -> Self {
        let state = Self {
            held: StoredValue::new_local(Held::default()),
            pace: Pace::idle(),
            workshop,
        };
        let documents = workshop.device().read(|session| {
            let all = session.documents().map(|(id, _)| *id);
            all.collect::<Vec<DocumentId>>()
        });
        for document in documents {
            state.read_document(&document);
        }
        state
    }

    fn take_in(self, notice: &Notice) {
        match notice {
            Notice::Touched { document, touched } if touched.rest => self.read_document(document),
            Notice::Touched { document, touched } => {
                self.read_items(document, touched.items(CONTRIBUTIONS));
            }
            Notice::Replaced { document } => self.read_document(document),
            _ => {}
        }
    }
}

impl Contributions {
    /// One contribution. `None` when it is gone from this device.
    pub fn item(self, key: Key) -> Option<ArcReadSignal<Contribution>> {
        self.with(|held| {
            let contribution = held.shelf.get(&key)?;
            Some(held.items.signal(key, || contribution.clone()))
        })
    }

    /// What a cell shows, oldest first. Withdrawn ones are left out.
    pub fn cell(self, cell: Cell) -> ArcReadSignal<Vec<Key>> {
        self.with(|held| held.cells.signal(cell, || held.shelf.cell(&cell)))
    }

    /// Rises when contributions have changed, at most a few times a second: for memos over all of them, such as counts and
    /// searches, which read [`Contributions::shelf`].
    pub fn edition(self) -> ArcReadSignal<u64> {
        self.with(|held| held.edition.read_only())
    }

    /// Reads the plain shelf, without tracking.
    pub fn shelf<T>(self, read: impl FnOnce(&Shelf) -> T) -> T {
        self.held.with_value(|held| read(&held.shelf))
    }

    fn read_document(self, document: &DocumentId) {
        if document.table().is_none() {
            return;
        }
        let now = self.workshop.device().read(|session| {
            let all = session.document(document)?.contributions().into_iter();
            Some(
                all.map(|one| standing::proved(session, document, one))
                    .collect::<Vec<_>>(),
            )
        });
        let now = now.unwrap_or_default();
        let key = |item| Key {
            document: *document,
            item,
        };
        let mut read: Vec<(Key, Option<Contribution>)> = self
            .shelf(|shelf| shelf.of_document(document))
            .into_iter()
            .filter(|known| !now.iter().any(|one| one.id == known.item))
            .map(|gone| (gone, None))
            .collect();
        read.extend(now.into_iter().map(|one| (key(one.id), Some(one))));
        self.put(read);
    }

    fn read_items(self, document: &DocumentId, items: impl Iterator<Item = ItemId>) {
        if document.table().is_none() {
            return;
        }
        let read: Vec<_> = self.workshop.device().read(|session| {
            let read = |item: &ItemId| {
                let claimed = session.document(document)?.contribution(item)?;
                Some(standing::proved(session, document, claimed))
            };
            let key = |item| Key {
                document: *document,
                item,
            };
            items.map(|item| (key(item), read(&item))).collect()
        });
        self.put(read);
    }

    fn put(self, read: Vec<(Key, Option<Contribution>)>) {
        if self.with(|held| held.put(read)) {
            let edition = self.with(|held| held.edition.clone());
            self.pace
                .derive(move || edition.update(|edition| *edition += 1));
        }
    }

    fn with<T>(self, f: impl FnOnce(&mut Held) -> T) -> T {
        self.held
            .try_update_value(f)
            .expect("the workshop's page is there")
    }
}

impl Held {
    /// Takes in how contributions read now; `None` is gone. Lists are set once for all of them. Returns whether anything
    /// changed.
    fn put(&mut self, read: Vec<(Key, Option<Contribution>)>) -> bool {
        let mut cells: Vec<Cell> = Vec::new();
        let mut any = false;
        for (key, contribution) in read {
            let now = contribution.clone();
            let change = self.shelf.put(key, contribution);
            any |= change.content;
            cells.extend(change.cells);
            match now {
                Some(now) if change.content => self.items.set(&key, || now),
                Some(_) => {}
                None => self.items.forget(&key),
            }
        }
        order::sort_by(&mut cells, Cell::cmp);
        cells.dedup();
        for cell in &cells {
            self.cells.set(cell, || self.shelf.cell(cell));
        }
        any
    }
}
