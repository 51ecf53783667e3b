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
//!   SIAM Journal on Computing 17, 1988). Whoever knows besides that no count is below one knows more: five withheld
//!   counts that are 5 together are one each. So each withheld count must be in a cycle along which every second one can
//!   be one more and the others one less. Where it is in none, the cheapest is withheld. Small counts are cheap, and
//!   zeros dear: nobody is behind them, and they tell that nobody spoke. Where only rows have totals, a count stands in
//!   one equation, and the second node is the same for all.
//! - **Together.** In a line whose total is shown, what is withheld is known together. If that is of few persons, one
//!   more is withheld.
//!
//! This is greedy: to withhold the least is NP-hard.
//!
//! What it does not do: it sees to it that a withheld count could be another one, but not by how much; that it lies
//! between 3 and 5 may follow. Nor that what several lines tell together, less what others tell, is of many. It protects
//! one table at a time, and not from a writer who knows what the others in a group wrote.

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
    /// Which counts stand on the other side of both their equations: the totals, except that of all, which is twice so.
    is_opposite: Vec<bool>,
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
        let opposite = rows * columns..groups.len() - 1;
        Self {
            lines,
            is_opposite: (0..groups.len()).map(|at| opposite.contains(&at)).collect(),
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
            is_opposite: (0..groups.len()).map(|at| at >= rows * columns).collect(),
            graph: Graph::new(rows + 1, of_cells.chain(of_totals).collect()),
            zero: dearest(&groups),
            groups,
        }
    }

    /// The counts, without those that must not be seen.
    pub(crate) fn withhold(&self) -> Vec<Count> {
        let mut withheld: Vec<_> = self.groups.iter().map(|group| group.is_small()).collect();
        // What once can be different stays so when more is withheld.
        let mut is_open = vec![false; self.groups.len()];
        // Each turn withholds one more, so it ends.
        loop {
            for place in 0..self.groups.len() {
                if withheld[place] && !is_open[place] {
                    self.open(place, &mut withheld, &mut is_open);
                }
            }
            let Some(place) = self.told_together(&withheld) else {
                break;
            };
            withheld[place] = true;
        }
        let counts = self.groups.iter().zip(withheld);
        counts
            .map(|(group, withheld)| match withheld {
                true => Count::Withheld,
                false => Count::Number(group.inputs),
            })
            .collect()
    }

    /// Sees to it that a withheld count could be another one: withholds the cheapest cycle through it.
    fn open(&self, place: usize, withheld: &mut [bool], is_open: &mut [bool]) {
        let ways = [true, false].into_iter().filter_map(|forth| {
            let cost = |place: usize, forth: bool| {
                let cost = if withheld[place] { 0 } else { self.cost(place) };
                self.can_go(place, forth).then_some(cost)
            };
            cost(place, forth)?;
            self.graph.around(place, forth, cost)
        });
        // Where all is withheld, everything may be more.
        if let Some(way) = ways.min_by_key(|way| way.cost) {
            for place in way.edges.into_iter().chain([place]) {
                withheld[place] = true;
                is_open[place] = true;
            }
        }
    }

    /// Whether a count can be one more or one less, as going along its edge makes it. A total stands on the other side
    /// of its equations, so there forth is less. Nothing becomes less than one: zeros are shown nearly always, so who
    /// looks takes what is withheld for more.
    fn can_go(&self, place: usize, forth: bool) -> bool {
        let is_more = forth != self.is_opposite[place];
        is_more || self.groups[place].inputs > 1
    }

    /// How dear it is to withhold a count. A way with one zero is dearer than any without.
    fn cost(&self, place: usize) -> u64 {
        match self.groups[place].inputs {
            0 => self.zero,
            inputs => inputs as u64,
        }
    }

    /// What to withhold more, in a line that shows together what is of few persons.
    fn told_together(&self, withheld: &[bool]) -> Option<usize> {
        let line = self.lines.iter().find(|line| {
            let hidden = line.parts.iter().filter(|place| withheld[**place]);
            !withheld[line.total] && sum(hidden.map(|place| self.groups[*place])).is_small()
        })?;
        let shown = line.parts.iter().copied().filter(|place| {
            let is_positive = self.groups[*place].inputs > 0;
            is_positive && !withheld[*place]
        });
        let least = shown.min_by_key(|place| self.groups[*place].inputs);
        Some(least.unwrap_or(line.total))
    }
}

fn dearest(groups: &[&Group]) -> u64 {
    let inputs = groups.iter().map(|group| group.inputs as u64);
    inputs.sum::<u64>() + 1
}
