//! A crossing: a table in which the visions under one part are the rows and those under another the columns. What stands in a
//! field is a part that names both: so two who write into different fields do not meet, and two who begin the same field at
//! the same time both stand in it.

use std::collections::BTreeMap;

use protocol::ItemId;

use super::Strategy;
use super::public::PublicPart;
use crate::{Part, PartForm};

/// What a crossing is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crossing {
    /// The visions that are its rows.
    pub rows: Vec<ItemId>,
    /// The visions that are its columns.
    pub columns: Vec<ItemId>,
    /// What stands beside the table: its row or its column is no longer there.
    pub beside: Vec<ItemId>,
    /// What stands in each field.
    cells: BTreeMap<(ItemId, ItemId), Vec<ItemId>>,
}

/// What has to be known of a part to put it into a crossing.
#[derive(Clone, Copy, Debug)]
pub struct Crossed {
    id: ItemId,
    form: PartForm,
    down: Option<ItemId>,
    across: Option<ItemId>,
}

impl Crossed {
    /// Of a part.
    pub fn of(part: &Part) -> Self {
        Self {
            id: part.id,
            form: part.form,
            down: part.down,
            across: part.across,
        }
    }

    /// Of a part as it leaves.
    pub fn of_public(part: &PublicPart) -> Self {
        Self {
            id: part.id,
            form: part.form,
            down: part.down,
            across: part.across,
        }
    }
}

impl Crossing {
    /// The crossing with this id of what is under two parts, by what is under each part, in order.
    pub fn of(
        id: ItemId,
        down: Option<ItemId>,
        across: Option<ItemId>,
        below: impl Fn(ItemId) -> Vec<Crossed>,
    ) -> Self {
        let visions = |of: Option<ItemId>| {
            let parts = of.map(&below).unwrap_or_default().into_iter();
            let visions = parts.filter(|part| part.form == PartForm::Vision);
            visions.map(|part| part.id).collect::<Vec<_>>()
        };
        let mut crossing = Self {
            rows: visions(down),
            columns: visions(across),
            ..Self::default()
        };
        for part in below(id) {
            if part.form != PartForm::Cell {
                continue;
            }
            let place = part.down.zip(part.across);
            let place = place.filter(|(row, column)| {
                crossing.rows.contains(row) && crossing.columns.contains(column)
            });
            match place {
                Some(place) => crossing.cells.entry(place).or_default().push(part.id),
                None => crossing.beside.push(part.id),
            }
        }
        crossing
    }

    /// The one with this id in a strategy.
    pub fn find(strategy: &Strategy, id: ItemId) -> Option<Self> {
        let part = &strategy.line(&id)?.part;
        let below = |id| {
            let parts = strategy.beside(Some(id));
            parts.map(Crossed::of).collect()
        };
        Some(Self::of(id, part.down, part.across, below))
    }

    /// What stands in a field.
    pub fn cells(&self, row: &ItemId, column: &ItemId) -> &[ItemId] {
        self.cells
            .get(&(*row, *column))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }
}
