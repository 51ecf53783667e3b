//! The shelf: every contribution that this device holds, and which cell of the grid shows which.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use protocol::ItemId;
use sync::DocumentId;
use workshop::collection::Origin;
use workshop::{Contribution, visible};

/// Names a contribution: two documents may hold the same id when one was imported from the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The sheet or joint sheet that it is in.
    pub document: DocumentId,
    /// Its id there.
    pub item: ItemId,
}

impl Key {
    /// What statements and votes name it by; nothing of what is at no table. [A18]
    pub fn subject(&self) -> Option<ItemId> {
        let origin = Origin {
            table: self.document.table()?,
            owner: self.document.owner,
        };
        Some(origin.subject(&self.item))
    }
}

/// A cell of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The row.
    pub focus_point: ItemId,
    /// The column.
    pub aspect: ItemId,
}

/// What putting a contribution on the shelf changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The contribution itself.
    pub content: bool,
    /// Cells that show another list than before.
    pub cells: Vec<Cell>,
}

/// Contributions by document and by cell.
#[derive(Debug, Default)]
pub struct Shelf {
    entries: BTreeMap<Key, Contribution>,
    /// Oldest first, ties by key; what is withdrawn or says nothing is not shown.
    cells: HashMap<Cell, BTreeSet<(i64, Key)>>,
}

/// The cell that a contribution stands in.
pub fn cell_of(contribution: &Contribution) -> Cell {
    Cell {
        focus_point: contribution.focus_point,
        aspect: contribution.aspect,
    }
}

impl Shelf {
    /// Puts a contribution as it reads now, or takes away one that is gone.
    pub fn put(&mut self, key: Key, contribution: Option<Contribution>) -> Change {
        let before = self.entries.get(&key).map(|old| place(key, old));
        if self.entries.get(&key) == contribution.as_ref() {
            return Change::default();
        }
        let after = contribution.as_ref().map(|new| place(key, new));
        match contribution {
            Some(contribution) => {
                self.entries.insert(key, contribution);
            }
            None => {
                self.entries.remove(&key);
            }
        }
        let before = before.flatten();
        let after = after.flatten();
        let mut change = Change {
            content: true,
            cells: Vec::new(),
        };
        if before != after {
            if let Some((cell, place)) = before {
                if let Some(list) = self.cells.get_mut(&cell) {
                    list.remove(&place);
                }
                change.cells.push(cell);
            }
            if let Some((cell, place)) = after {
                self.cells.entry(cell).or_default().insert(place);
                if !change.cells.contains(&cell) {
                    change.cells.push(cell);
                }
            }
        }
        change
    }

    /// One contribution, withdrawn or not.
    pub fn get(&self, key: &Key) -> Option<&Contribution> {
        self.entries.get(key)
    }

    /// What a cell shows, oldest first.
    pub fn cell(&self, cell: &Cell) -> Vec<Key> {
        self.cells
            .get(cell)
            .into_iter()
            .flatten()
            .map(|(_, key)| *key)
            .collect()
    }

    /// What a document holds, withdrawn or not.
    pub fn of_document(&self, document: &DocumentId) -> Vec<Key> {
        let first = Key {
            document: *document,
            item: ItemId([0; 16]),
        };
        let last = Key {
            document: *document,
            item: ItemId([0xff; 16]),
        };
        self.entries
            .range(first..=last)
            .map(|(key, _)| *key)
            .collect()
    }

    /// Everything that is shown, by document.
    pub fn shown(&self) -> impl Iterator<Item = (&Key, &Contribution)> {
        self.entries
            .iter()
            .filter(|(_, contribution)| is_shown(contribution))
    }
}

/// Whether there is anything to show: it is not withdrawn, and somebody sees something of it.
pub fn is_shown(contribution: &Contribution) -> bool {
    !contribution.withdrawn && !visible::is_blank(&contribution.text)
}

fn place(key: Key, contribution: &Contribution) -> Option<(Cell, (i64, Key))> {
    is_shown(contribution).then(|| (cell_of(contribution), (contribution.created, key)))
}

#[cfg(test)]
mod tests {
    use protocol::PersonId;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    const CELL: Cell = Cell {
        focus_point: ItemId([1; 16]),
        aspect: ItemId([2; 16]),
    };
    const OTHER: Cell = Cell {
        focus_point: ItemId([1; 16]),
        aspect: ItemId([3; 16]),
    };

    fn key(number: u8) -> Key {
        Key {
            document: DocumentId::sheet(7, PersonId([9; 32])),
            item: ItemId([number; 16]),
        }
    }

    fn contribution(number: u8, cell: Cell, created: i64) -> Contribution {
        Contribution {
            id: ItemId([number; 16]),
            focus_point: cell.focus_point,
            aspect: cell.aspect,
            text: "Flere hænder".to_owned(),
            created,
            withdrawn: false,
            creator: None,
            imported: None,
            written_by: None,
            withdrawn_by: None,
        }
    }

    #[test]
    fn a_cell_shows_the_oldest_first_and_ties_by_key() {
        let mut shelf = Shelf::default();
        for (number, created) in [(3, 20), (1, 30), (2, 20)] {
            shelf.put(key(number), Some(contribution(number, CELL, created)));
        }
        assert_eq!(shelf.cell(&CELL), [key(2), key(3), key(1)]);
        assert_eq!(shelf.cell(&OTHER), []);
    }

    #[test]
    fn an_edit_changes_no_list() {
        let mut shelf = Shelf::default();
        shelf.put(key(1), Some(contribution(1, CELL, 10)));
        let mut edited = contribution(1, CELL, 10);
        edited.text.push('!');
        let change = shelf.put(key(1), Some(edited.clone()));
        assert_eq!((change.content, change.cells), (true, vec![]));
        assert_eq!(shelf.put(key(1), Some(edited)), Change::default());
    }

    #[test]
    fn what_is_withdrawn_leaves_its_cell_and_comes_back() {
        let mut shelf = Shelf::default();
        shelf.put(key(1), Some(contribution(1, CELL, 10)));
        let mut withdrawn = contribution(1, CELL, 10);
        withdrawn.withdrawn = true;
        assert_eq!(shelf.put(key(1), Some(withdrawn)).cells, [CELL]);
        assert_eq!(shelf.cell(&CELL), []);
        assert_eq!(shelf.shown().count(), 0);
        assert!(shelf.get(&key(1)).is_some());
        let back = shelf.put(key(1), Some(contribution(1, CELL, 10)));
        assert_eq!(back.cells, [CELL]);
        assert_eq!(shelf.cell(&CELL), [key(1)]);
    }

    #[test]
    fn what_moves_changes_both_cells_and_what_is_gone_leaves() {
        let mut shelf = Shelf::default();
        shelf.put(key(1), Some(contribution(1, CELL, 10)));
        let moved = shelf.put(key(1), Some(contribution(1, OTHER, 10)));
        assert_eq!(moved.cells, [CELL, OTHER]);
        assert_eq!(shelf.put(key(1), None).cells, [OTHER]);
        assert_eq!(shelf.get(&key(1)), None);
    }

    #[test]
    fn a_document_names_all_it_holds() {
        let mut shelf = Shelf::default();
        let elsewhere = Key {
            document: DocumentId::joint(7),
            item: ItemId([1; 16]),
        };
        for one in [key(1), key(2), elsewhere] {
            shelf.put(one, Some(contribution(1, CELL, 10)));
        }
        assert_eq!(shelf.of_document(&key(1).document), [key(1), key(2)]);
        assert_eq!(shelf.of_document(&DocumentId::joint(7)), [elsewhere]);
    }
}
