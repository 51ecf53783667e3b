//! A disk: rows in tables, transactions all or none, and what a crash leaves of them.

use std::collections::{BTreeMap, BTreeSet};

use sync::{Row, StoreFailure, Table, Write};

use crate::dice::Dice;

type Name = (Table, String);

/// What a transaction replaced, so that a crash can take it back.
type Undo = Vec<(Name, Option<Vec<u8>>)>;

/// One device's disk. All its tabs share it.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    rows: BTreeMap<Name, Vec<u8>>,
    /// Committed and not yet flushed: a power cut may take them back, the last first.
    relaxed: Vec<Undo>,
    /// Rows that were damaged, as long as they are.
    damaged: BTreeSet<Name>,
    /// Transactions are answered in the order in which they were asked for.
    pub busy_until: u64,
    /// Until then it takes nothing.
    pub fails_until: u64,
}

impl Disk {
    /// Makes a transaction.
    pub fn commit(&mut self, writes: &[Write], strict: bool) -> Result<(), StoreFailure> {
        let taken = writes.iter().any(|write| {
            matches!(write, Write::Add { table, key, .. } if self.rows.contains_key(&(*table, key.clone())))
        });
        if taken {
            // The very same, from an attempt whose answer was lost, is there for good.
            let is_there = writes.iter().all(|write| match write {
                Write::Add { table, key, value } => {
                    self.rows.get(&(*table, key.clone())) == Some(value)
                }
                _ => true,
            });
            return if is_there {
                Ok(())
            } else {
                Err(StoreFailure::Taken)
            };
        }
        let mut undo = Undo::new();
        for write in writes {
            let (name, value) = match write {
                Write::Add { table, key, value } | Write::Put { table, key, value } => {
                    ((*table, key.clone()), Some(value.clone()))
                }
                Write::Delete { table, key } => ((*table, key.clone()), None),
            };
            self.damaged.remove(&name);
            let before = match value {
                Some(value) => self.rows.insert(name.clone(), value),
                None => self.rows.remove(&name),
            };
            undo.push((name, before));
        }
        match strict {
            // A flush is of everything before it too.
            true => self.relaxed.clear(),
            false => self.relaxed.push(undo),
        }
        Ok(())
    }

    /// The rows of a table, as a cursor walks them.
    pub fn table(&self, table: Table) -> Vec<Row> {
        self.rows
            .iter()
            .filter(|((of, _), _)| *of == table)
            .map(|((table, key), value)| Row {
                table: *table,
                key: key.clone(),
                value: value.clone(),
            })
            .collect()
    }

    /// The power goes: some of the last relaxed transactions are gone, and some that stayed are torn.
    pub fn lose_power(&mut self, dice: &mut Dice, torn_per_mille: u32) {
        let lost = match dice.per_mille(400) {
            true => dice.below(self.relaxed.len() as u64 + 1),
            false => 0,
        };
        for _ in 0..lost {
            for (name, before) in self.relaxed.pop().unwrap_or_default().into_iter().rev() {
                match before {
                    Some(value) => self.rows.insert(name, value),
                    None => self.rows.remove(&name),
                };
            }
        }
        let written: Vec<Name> = self
            .relaxed
            .drain(..)
            .flatten()
            .map(|(name, _)| name)
            .collect();
        if dice.per_mille(torn_per_mille)
            && let Some(name) = dice.pick(&written).cloned()
        {
            self.tear(&name, dice);
        }
    }

    /// A row goes bad, whoever wrote it and however.
    pub fn rot(&mut self, dice: &mut Dice) {
        let names: Vec<Name> = self.rows.keys().cloned().collect();
        if let Some(name) = dice.pick(&names).cloned() {
            self.tear(&name, dice);
        }
    }

    /// A row goes bad that a story names.
    pub fn damage(&mut self, table: Table, key: &str) -> bool {
        let name = (table, key.to_owned());
        let Some(last) = self.rows.get_mut(&name).and_then(|value| value.last_mut()) else {
            return false;
        };
        *last ^= 1;
        self.damaged.insert(name);
        true
    }

    fn tear(&mut self, name: &Name, dice: &mut Dice) {
        if name.0 == Table::Aside {
            return;
        }
        let Some(value) = self.rows.get_mut(name).filter(|value| !value.is_empty()) else {
            return;
        };
        let at = dice.below(value.len() as u64) as usize;
        match dice.below(4) {
            0 => value.truncate(at),
            1 => value[at..].fill(0),
            2 => value.clear(),
            _ => value[at] ^= 1 << dice.below(8),
        }
        self.damaged.insert(name.clone());
    }

    /// Rows that are damaged and were not yet written again.
    pub fn damaged(&self) -> impl Iterator<Item = (Table, &str)> {
        self.damaged.iter().map(|(table, key)| (*table, &**key))
    }

    /// A row's value.
    pub fn get(&self, table: Table, key: &str) -> Option<&[u8]> {
        self.rows.get(&(table, key.to_owned())).map(Vec::as_slice)
    }
}
