//! What a table should say, counted another way, and whether it gives nothing away.

mod fraction;

use std::collections::BTreeSet;

use fraction::determined;
use overview::{Count, Fact, SMALLEST_GROUP, Table};

/// A table as it is counted here: for each place the inputs and the persons, cells first, then totals.
pub struct Truth {
    counts: Vec<usize>,
    persons: Vec<BTreeSet<u64>>,
    /// Parts and total.
    lines: Vec<(Vec<usize>, usize)>,
}

impl Truth {
    /// Counts facts, each in its places by row and column; with totals of columns too, or of rows only.
    pub fn new(
        facts: &[Fact],
        rows: usize,
        columns: usize,
        place: impl Fn(&Fact) -> Vec<(usize, usize)>,
        both: bool,
    ) -> Self {
        let (down, along) = (rows + usize::from(both), columns + 1);
        let mut counts = vec![0; down * along];
        let mut persons = vec![BTreeSet::new(); down * along];
        for (at, fact) in facts.iter().enumerate() {
            for (row, column) in place(fact) {
                let mut places = vec![row * along + column, row * along + columns];
                if both {
                    places.extend([rows * along + column, rows * along + columns]);
                }
                for place in places {
                    counts[place] += 1;
                    let alone = 1000 + at as u64;
                    persons[place].insert(fact.person.map_or(alone, |person| person[0].into()));
                }
            }
        }
        let of_row = |row: usize| {
            (
                (0..columns).map(|column| row * along + column).collect(),
                row * along + columns,
            )
        };
        let of_column = |column: usize| {
            (
                (0..rows).map(|row| row * along + column).collect(),
                rows * along + column,
            )
        };
        let mut lines: Vec<_> = (0..down).map(of_row).collect();
        if both {
            lines.extend((0..along).map(of_column));
        }
        Self {
            counts,
            persons,
            lines,
        }
    }

    /// Holds a table against it.
    pub fn hold(&self, table: &Table) {
        let mut shown = Vec::new();
        let totals = table.row_totals.as_ref().unwrap();
        for (cells, total) in table.cells.iter().zip(totals) {
            shown.extend(cells.iter().chain([total]).copied());
        }
        shown.extend(table.column_totals.iter().flatten().chain(&table.total));
        assert_eq!(shown.len(), self.counts.len());

        for (place, count) in shown.iter().enumerate() {
            let persons = self.persons[place].len();
            match count {
                Count::Number(number) => {
                    assert_eq!(*number, self.counts[place]);
                    assert!(persons == 0 || persons >= SMALLEST_GROUP, "{table:?}");
                }
                Count::Withheld => {}
            }
        }
        if self
            .persons
            .iter()
            .all(|all| all.is_empty() || all.len() >= SMALLEST_GROUP)
        {
            assert!(!table.withholds(), "{table:?}");
        }

        let withheld: Vec<_> = (0..shown.len())
            .filter(|place| shown[*place] == Count::Withheld)
            .collect();
        let equations = self.lines.iter().map(|(parts, total)| {
            let sign =
                |place: &usize| i128::from(parts.contains(place)) - i128::from(place == total);
            withheld.iter().map(sign).collect()
        });
        let known = determined(equations.collect());
        assert!(known.is_empty(), "{known:?} of {withheld:?} in {table:?}");

        // Slow where much is withheld.
        if withheld.len() <= 9 {
            self.could_differ(&withheld);
        }
        for place in &withheld {
            let can_differ = [1, -1]
                .iter()
                .any(|by| self.can_change(*place, *by, &withheld));
            assert!(can_differ, "{place} of {withheld:?} in {table:?}");
        }

        for (parts, total) in &self.lines {
            let hidden = parts
                .iter()
                .filter(|place| shown[**place] == Count::Withheld);
            let together: BTreeSet<_> = hidden.flat_map(|place| &self.persons[*place]).collect();
            let is_told = shown[*total] != Count::Withheld && !together.is_empty();
            assert!(!is_told || together.len() >= SMALLEST_GROUP, "{table:?}");
        }
    }
}

impl Truth {
    /// Every withheld count is another one in some table that shows the same, and in which what is withheld is no less
    /// than one, or than it is. By trying all that differ by one in some places.
    fn could_differ(&self, withheld: &[usize]) {
        let mut differs: BTreeSet<usize> = BTreeSet::new();
        for number in 0..3_usize.pow(withheld.len() as u32) {
            let step = |at: usize| number / 3_usize.pow(at as u32) % 3;
            let mut steps = vec![0; self.counts.len()];
            for (at, place) in withheld.iter().enumerate() {
                steps[*place] = step(at) as i32 - 1;
            }
            let adds_up = |(parts, total): &(Vec<usize>, usize)| {
                let sum: i32 = parts.iter().map(|place| steps[*place]).sum();
                sum == steps[*total]
            };
            let mut places = withheld.iter();
            if places.all(|place| steps[*place] >= 0 || self.counts[*place] > 1)
                && self.lines.iter().all(adds_up)
            {
                differs.extend(withheld.iter().filter(|place| steps[**place] != 0));
            }
        }
        assert_eq!(differs.len(), withheld.len(), "{:?}", self.counts);
    }

    /// The same for one count in a table of any size: changes it, and follows what no longer adds up from line to line
    /// until all does again.
    fn can_change(&self, place: usize, by: i32, withheld: &[usize]) -> bool {
        let may = |place: usize, by: i32| by > 0 || self.counts[place] > 1;
        let disturbed = |place: usize, by: i32| {
            let lines = self.lines.iter().enumerate();
            lines.filter_map(move |(at, (parts, total))| match parts.contains(&place) {
                true => Some((at, by)),
                false => (*total == place).then_some((at, -by)),
            })
        };
        let mut lines = disturbed(place, by);
        let (first, last) = (lines.next().unwrap(), lines.next());
        let mut open = vec![first];
        let mut seen = BTreeSet::from([first]);
        while let Some((line, sum)) = open.pop().filter(|_| may(place, by)) {
            for other in withheld.iter().filter(|other| **other != place) {
                for by in [1, -1].into_iter().filter(|by| may(*other, *by)) {
                    let here = disturbed(*other, by).any(|one| one == (line, -sum));
                    let there = disturbed(*other, by).find(|(at, _)| *at != line);
                    match there {
                        _ if !here => {}
                        None => return true,
                        Some((at, sum)) if last == Some((at, -sum)) => return true,
                        Some(next) if seen.insert(next) => open.push(next),
                        Some(_) => {}
                    }
                }
            }
        }
        false
    }
}
