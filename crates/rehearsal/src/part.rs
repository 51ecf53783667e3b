//! A part: whom an invented participant plays. It follows from their number alone.

/// How many are invented.
pub const GUESTS: usize = 40;
/// At how many of the plan's tables they sit, the first ones.
const TABLES: usize = 8;
/// How many there are that may write once more after a close, one in so many.
const LATE: usize = 13;

/// Whom somebody plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Which of all.
    pub index: usize,
    /// Whether they say for their table that it is done.
    pub speaks: bool,
    /// How many contributions they have in them in one phase.
    pub quota: usize,
    /// Whether they write once more after a close.
    pub is_late: bool,
}

impl Part {
    pub fn of(index: usize) -> Self {
        Self {
            index,
            speaks: index < TABLES,
            // Tables are done one after another: some have more to say.
            quota: 3 + index % TABLES * 3 % 4,
            is_late: index % LATE == 5,
        }
    }

    /// Which of so many tables.
    pub fn table(self, tables: usize) -> usize {
        self.index % tables.clamp(1, TABLES)
    }

    /// Which of so many stakeholders: the people of a table are of several.
    pub fn stakeholder(self, stakeholders: usize) -> usize {
        (self.index + self.index / TABLES) % stakeholders.max(1)
    }

    /// The row and the column of their contribution number `nth`. Some have nothing to say about a column, so that there
    /// is somebody to ask.
    pub fn cell(
        self,
        nth: usize,
        stakeholder: usize,
        rows: usize,
        columns: usize,
    ) -> (usize, usize) {
        let (rows, columns) = (rows.max(1), columns.max(1));
        let row = scatter(self.index, nth) % rows;
        let column = scatter(self.index + 1_000, nth) % columns;
        let is_silent = columns > 2 && stakeholder.is_multiple_of(3) && column + 1 == columns;
        (row, if is_silent { 0 } else { column })
    }
}

/// A number that looks like chance and is not: the same for the same.
pub(crate) fn scatter(one: usize, other: usize) -> usize {
    // The finalizer of MurmurHash3, which leaves no pattern in small numbers.
    let mut hash = (one as u64) << 32 ^ other as u64 ^ 0x9e37_79b9_7f4a_7c15;
    hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ hash >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    (hash >> 33) as usize
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn everybody_has_a_seat_and_every_table_somebody_who_speaks() {
        for tables in [1, 3, 8, 60] {
            let parts = (0..GUESTS).map(Part::of);
            let taken: BTreeSet<usize> = parts.clone().map(|part| part.table(tables)).collect();
            assert_eq!(taken.len(), tables.min(TABLES));
            let spoken = parts.filter(|part| part.speaks);
            let spoken: BTreeSet<usize> = spoken.map(|part| part.table(tables)).collect();
            assert_eq!(spoken, taken);
        }
    }

    #[test]
    fn every_table_has_several_stakeholders_and_tables_are_not_done_at_once() {
        let parts: Vec<Part> = (0..GUESTS).map(Part::of).collect();
        for table in 0..TABLES {
            let here = parts.iter().filter(|part| part.table(60) == table);
            let stakeholders: BTreeSet<usize> =
                here.clone().map(|part| part.stakeholder(5)).collect();
            assert!(stakeholders.len() > 2, "table {table}: {stakeholders:?}");
            assert!(here.into_iter().all(|part| (3..=6).contains(&part.quota)));
        }
        let quotas: BTreeSet<usize> = parts.iter().map(|part| part.quota).collect();
        assert_eq!(quotas.len(), 4);
        let late = parts.iter().filter(|part| part.is_late).count();
        assert!((1..=4).contains(&late), "{late} are late");
    }

    #[test]
    fn every_cell_is_filled_and_somebody_is_silent_about_something() {
        let mut filled = BTreeSet::new();
        let mut said = BTreeSet::new();
        for part in (0..GUESTS).map(Part::of) {
            let stakeholder = part.stakeholder(5);
            for nth in 0..part.quota {
                let (row, column) = part.cell(nth, stakeholder, 4, 4);
                filled.insert((row, column));
                said.insert((stakeholder, column));
            }
        }
        assert_eq!(filled.len(), 16);
        assert!(!said.contains(&(0, 3)) && said.contains(&(1, 3)));
        // A grid of one cell, or of none, is no harm.
        assert_eq!(Part::of(7).cell(2, 0, 1, 1), (0, 0));
        assert_eq!(Part::of(7).cell(2, 0, 0, 0), (0, 0));
    }
}
