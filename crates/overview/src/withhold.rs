//! Withholding: tables by stakeholder must not tell what one of few persons said.
//!
//! Where two politicians sat in the room, "2 inputs by politicians" says who wrote. So a count of fewer than
//! [`SMALLEST_GROUP`] persons is not shown: a minimum frequency rule, and *primary cell suppression*. Whoever has the
//! other counts of a line and its total works it out again, so more must go: *secondary* or *complementary cell
//! suppression*. The terms are those of A. Hundepool and others, *Statistical Disclosure Control* (Wiley, 2012).
//!
//! - **Exactly.** Each row with its total, each column with its total, and the totals themselves are equations. Take
//!   equations as nodes, and withheld counts as edges between the two they stand in: a count can be worked out exactly
//!   when its edge is a bridge, in no cycle (D. Gusfield, "A graph theoretic approach to statistical data security",
//!   SIAM Journal on Computing 17, 1988). So for each bridge the cheapest way around it is withheld too, until none is
//!   left. Small counts are cheap, and zeros dear: nobody is behind them, and they tell that nobody spoke. Where only
//!   rows have totals, a count stands in one equation, and the second node is the same for all.
//! - **Together.** In a line whose total is shown, what is withheld is known together. If that is of few persons, one
//!   more is withheld.
//!
//! Last, what was withheld on the way and is not needed in the end is shown again. All of it is greedy: to withhold the
//! least is NP-hard.
//!
//! What it does not do: it bounds nothing. That a withheld count lies between 3 and 7 may follow; only that it is
//! exactly 4 does not, for somebody who reckons with numbers of any kind. It protects one table at a time, and not from
//! a writer who knows what the others in a group wrote.

use std::cmp::Reverse;

use crate::Count;
use crate::graph::Graph;
use crate::tally::{Group, sum};

/// The fewest persons whose inputs are counted for others to see.
pub const SMALLEST_GROUP: usize = 5;

/// The counts of a table and the equations between them.
pub(crate) struct Lines<'g, 'a> {
    /// Cells row by row, then totals of rows, then of columns, then of all, as far as the table has them.
    groups: Vec<&'g Group<'a>>,
    lines: Vec<Line>,
    graph: Graph,
    /// What it costs to withhold a zero: more than everything else together.
    zero: u64,
}

/// An equation: parts and their total, as places among the counts.
struct Line {
    parts: Vec<usize>,
    total: usize,
}

impl<'g, 'a> Lines<'g, 'a> {
    /// A table with totals of rows, of columns, and of all.
    pub(crate) fn both_totals(
        cells: &'g [Vec<Group<'a>>],
        row_totals: &'g [Group<'a>],
        column_totals: &'g [Group<'a>],
        total: &'g Group<'a>,
    ) -> Self {
        let (rows, columns) = (row_totals.len(), column_totals.len());
        let groups = cells
            .iter()
            .flatten()
            .chain(row_totals)
            .chain(column_totals);
        let groups: Vec<_> = groups.chain([total]).collect();

        // The totals of columns are one row more, and the totals of rows one column more, the total of all its end.
        let place = |row: usize, column: usize| match (row < rows, column < columns) {
            (true, true) => row * columns + column,
            (true, false) => rows * columns + row,
            (false, true) => rows * columns + rows + column,
            (false, false) => groups.len() - 1,
        };
        let along = (0..=rows).map(|row| Line {
            parts: (0..columns).map(|column| place(row, column)).collect(),
            total: place(row, columns),
        });
        let down = (0..=columns).map(|column| Line {
            parts: (0..rows).map(|row| place(row, column)).collect(),
            total: place(rows, column),
        });
        let lines = along.chain(down).collect();

        let mut ends = vec![(0, 0); groups.len()];
        for row in 0..=rows {
            for column in 0..=columns {
                ends[place(row, column)] = (row, rows + 1 + column);
            }
        }
        Self {
            lines,
            graph: Graph::new(rows + columns + 2, ends),
            zero: dearest(&groups),
            groups,
        }
    }

    /// A table with totals of rows only.
    pub(crate) fn row_totals(cells: &'g [Vec<Group<'a>>], row_totals: &'g [Group<'a>]) -> Self {
        let rows = row_totals.len();
        let groups: Vec<_> = cells.iter().flatten().chain(row_totals).collect();
        let columns = cells.first().map_or(0, Vec::len);
        let lines = (0..rows).map(|row| Line {
            parts: (row * columns..(row + 1) * columns).collect(),
            total: rows * columns + row,
        });
        let of_cells = (0..rows * columns).map(|place| (place / columns, rows));
        let of_totals = (0..rows).map(|row| (row, rows));
        Self {
            lines: lines.collect(),
            graph: Graph::new(rows + 1, of_cells.chain(of_totals).collect()),
            zero: dearest(&groups),
            groups,
        }
    }

    /// The counts, without those that must not be seen.
    pub(crate) fn withhold(&self) -> Vec<Count> {
        let mut withheld: Vec<_> = self.groups.iter().map(|group| group.is_small()).collect();
        // Each turn withholds more, so it ends.
        while self.withhold_exact(&mut withheld) || self.withhold_together(&mut withheld) {}
        self.show_needless(&mut withheld);
        let counts = self.groups.iter().zip(withheld);
        counts
            .map(|(group, withheld)| match withheld {
                true => Count::Withheld,
                false => Count::Number(group.inputs),
            })
            .collect()
    }

    /// Shows again what was withheld for the sake of others and is not needed, now that all the rest is: the dearest
    /// first.
    fn show_needless(&self, withheld: &mut [bool]) {
        let is_secondary = |place: &usize| withheld[*place] && !self.groups[*place].is_small();
        let mut places: Vec<_> = (0..self.groups.len()).filter(is_secondary).collect();
        places.sort_by_key(|place| Reverse(self.cost(*place)));
        for place in places {
            withheld[place] = false;
            if self.graph.bridge(withheld).is_some() || self.telling(withheld).is_some() {
                withheld[place] = true;
            }
        }
    }

    /// How dear it is to withhold a count. A way with one zero is dearer than any without.
    fn cost(&self, place: usize) -> u64 {
        match self.groups[place].inputs {
            0 => self.zero,
            inputs => inputs as u64,
        }
    }

    /// Withholds what closes a cycle through a count that could be worked out. Whether there was one.
    fn withhold_exact(&self, withheld: &mut [bool]) -> bool {
        let Some(bridge) = self.graph.bridge(withheld) else {
            return false;
        };
        let way = self.graph.around(bridge, |place| match withheld[place] {
            true => 0,
            false => self.cost(place),
        });
        for place in &way {
            withheld[*place] = true;
        }
        !way.is_empty()
    }

    /// Withholds one more in a line that shows together what is of few persons. Whether there was one.
    fn withhold_together(&self, withheld: &mut [bool]) -> bool {
        let Some(line) = self.telling(withheld) else {
            return false;
        };
        let shown = line.parts.iter().copied().filter(|place| {
            let is_positive = self.groups[*place].inputs > 0;
            is_positive && !withheld[*place]
        });
        let least = shown.min_by_key(|place| self.groups[*place].inputs);
        withheld[least.unwrap_or(line.total)] = true;
        true
    }
    /// A line that shows together what is of few persons.
    fn telling(&self, withheld: &[bool]) -> Option<&Line> {
        self.lines.iter().find(|line| {
            let hidden = line.parts.iter().filter(|place| withheld[**place]);
            !withheld[line.total] && sum(hidden.map(|place| self.groups[*place])).is_small()
        })
    }
}

fn dearest(groups: &[&Group]) -> u64 {
    let inputs = groups.iter().map(|group| group.inputs as u64);
    inputs.sum::<u64>() + 1
}
