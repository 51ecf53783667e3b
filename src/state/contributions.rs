//! Contributions as signals: one for each contribution and one for each cell's list.

use leptos::prelude::*;
use workshop::{Contribution, order};

use super::shelf::{Cell, Key, Shelf};
use super::watched::Watched;

/// The shelf, and signals for what of it is looked at.
#[derive(Default)]
pub struct Contributions {
    shelf: Shelf,
    items: Watched<Key, Contribution>,
    cells: Watched<Cell, Vec<Key>>,
    edition: ArcRwSignal<u64>,
}

impl Contributions {
    /// Takes in how contributions read now; `None` is gone. Lists are set once for all of them.
    pub fn put(&mut self, read: impl IntoIterator<Item = (Key, Option<Contribution>)>) {
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
        if any {
            self.edition.update(|edition| *edition += 1);
        }
    }

    /// The signal of one contribution.
    pub fn item(&mut self, key: Key) -> Option<ArcReadSignal<Contribution>> {
        let contribution = self.shelf.get(&key)?;
        Some(self.items.signal(key, || contribution.clone()))
    }

    /// What a cell shows, oldest first.
    pub fn cell(&mut self, cell: Cell) -> ArcReadSignal<Vec<Key>> {
        self.cells.signal(cell, || self.shelf.cell(&cell))
    }

    /// Rises with every change to any contribution; for what is derived from all of them.
    pub fn edition(&self) -> ArcReadSignal<u64> {
        self.edition.read_only()
    }

    /// The plain shelf.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }
}
