//! What is withheld cannot be worked out from what is shown, whatever was written by whom.

mod fraction;

use std::collections::BTreeSet;

use fraction::determined;
use overview::{Count, Fact, Labels, SMALLEST_GROUP, Table, coverage, themes_by_stakeholder};
use proptest::prelude::*;

const ASPECTS: usize = 2;

/// What a cell of a test's table holds: inputs, by how many persons, and where these begin.
type Cell = (usize, usize, u8);

/// A table as it is counted here: for each place the inputs and the persons, cells first, then totals.
struct Truth {
    counts: Vec<usize>,
    persons: Vec<BTreeSet<u64>>,
    /// Parts and total.
    lines: Vec<(Vec<usize>, usize)>,
}

fn labels(points: usize, stakeholders: usize, themes: usize) -> Labels {
    let named = |what: &str, count: usize| (0..count).map(|at| format!("{what} {at}")).collect();
    Labels {
        focus_points: named("point", points),
        aspects: named("aspect", ASPECTS),
        stakeholders: named("stakeholder", stakeholders),
        themes: named("theme", themes),
        no_stakeholder: "none".to_owned(),
        no_cell: "nowhere".to_owned(),
        total: "total".to_owned(),
    }
}

/// Facts that fill a table: by row and column.
fn facts(table: &[Vec<Cell>], fact: impl Fn(usize, usize) -> Fact) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (row, cells) in table.iter().enumerate() {
        for (column, (inputs, persons, from)) in cells.iter().enumerate() {
            facts.extend((0..*inputs).map(|at| Fact {
                // Some wrote without being known.
                person: (*from != 7).then(|| [from + (at % persons) as u8; 32]),
                ..fact(row, column)
            }));
        }
    }
    facts
}

impl Truth {
    fn new(
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

    fn hold(&self, table: &Table) {
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

/// How many rows and columns a table must have to be that of the truth: those of nothing are left out.
fn places(table: &Table) -> (usize, usize) {
    (table.rows.len(), table.columns.len())
}

fn by_cell_and_stakeholder(table: &[Vec<Cell>], points: usize, stakeholders: usize) {
    let labels = labels(points, stakeholders, 0);
    let facts = facts(table, |row, column| Fact {
        cell: Some((row / ASPECTS, row % ASPECTS)),
        stakeholder: Some(column),
        ..Fact::default()
    });
    let made = coverage(&facts, &labels);
    let (rows, columns) = places(&made);
    let place = |fact: &Fact| {
        let (point, aspect) = fact.cell.unwrap();
        let row = if point < points {
            point * ASPECTS + aspect
        } else {
            rows - 1
        };
        vec![(row, fact.stakeholder.unwrap().min(columns - 1))]
    };
    Truth::new(&facts, rows, columns, place, true).hold(&made);

    let backwards: Vec<_> = facts.into_iter().rev().collect();
    assert_eq!(coverage(&backwards, &labels), made);
}

fn by_theme_and_stakeholder(table: &[Vec<Cell>], stakeholders: usize) {
    let themes = table.len();
    let labels = labels(1, stakeholders, themes);
    let facts = facts(table, |row, column| Fact {
        themes: vec![row, (row + column) % themes, themes + 3, row],
        stakeholder: Some(column),
        ..Fact::default()
    });
    let made = themes_by_stakeholder(&facts, &labels);
    let (rows, columns) = places(&made);
    let place = |fact: &Fact| {
        let column = fact.stakeholder.unwrap().min(columns - 1);
        let themes: BTreeSet<_> = fact
            .themes
            .iter()
            .copied()
            .filter(|theme| *theme < themes)
            .collect();
        themes.into_iter().map(|theme| (theme, column)).collect()
    };
    Truth::new(&facts, rows, columns, place, false).hold(&made);

    let backwards: Vec<_> = facts.into_iter().rev().collect();
    assert_eq!(themes_by_stakeholder(&backwards, &labels), made);
}

/// Few, many, or none; each row and column may be beyond the plan, where it is the line of what belongs nowhere.
fn tables(cell: impl Strategy<Value = Cell> + Clone) -> impl Strategy<Value = Vec<Vec<Cell>>> {
    (1..=6usize, 1..=6usize).prop_flat_map(move |(rows, columns)| {
        let row = prop::collection::vec(cell.clone(), columns);
        prop::collection::vec(row, rows)
    })
}

fn any_cell() -> impl Strategy<Value = Cell> + Clone {
    prop_oneof![
        3 => Just((0, 1, 0)),
        4 => (1..=4usize, 1..=4usize, 0..=8u8),
        3 => (5..=12usize, 1..=9usize, 0..=40u8),
    ]
}

fn no_small_cell() -> impl Strategy<Value = Cell> + Clone {
    prop_oneof![Just((0, 1, 0)), (5..=12usize, Just(5), 0..=40u8)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_table_with_both_totals_gives_nothing_away(table in tables(any_cell()), points in 0..=3usize, stakeholders in 0..=6usize) {
        by_cell_and_stakeholder(&table, points, stakeholders);
    }

    #[test]
    fn a_table_with_totals_of_rows_gives_nothing_away(table in tables(any_cell()), stakeholders in 0..=6usize) {
        by_theme_and_stakeholder(&table, stakeholders);
    }

    #[test]
    fn what_is_of_many_is_shown(table in tables(no_small_cell())) {
        by_cell_and_stakeholder(&table, 3, 6);
        by_theme_and_stakeholder(&table, 6);
    }
}

#[test]
fn few_politicians_take_others_with_them() {
    // 2 politicians beside 40 citizens in one cell, nobody beside 30 in the other.
    let table = [
        vec![(2, 2, 50), (40, 10, 60)],
        vec![(0, 1, 0), (30, 10, 60)],
    ];
    let labels = labels(1, 2, 0);
    let facts = facts(&table, |row, column| Fact {
        cell: Some((0, row)),
        stakeholder: Some(column),
        ..Fact::default()
    });
    let made = coverage(&facts, &labels);
    let (hidden, number) = (Count::Withheld, Count::Number);
    assert_eq!(made.cells, [[hidden, hidden], [number(0), number(30)]]);
    assert_eq!(made.row_totals, Some(vec![number(42), number(30)]));
    assert_eq!(made.column_totals, Some(vec![hidden, hidden]));
    assert_eq!(made.total, Some(number(72)));
}

#[test]
fn five_who_wrote_one_each_cannot_be_told() {
    // All withheld counts would be 5 together, and none is zero.
    let one = |from| (1, 1, from);
    let table = [
        vec![one(50), one(60), one(70)],
        vec![one(80), one(90), (0, 1, 0)],
    ];
    let labels = labels(1, 3, 0);
    let facts = facts(&table, |row, column| Fact {
        cell: Some((0, row)),
        stakeholder: Some(column),
        ..Fact::default()
    });
    let made = coverage(&facts, &labels);
    assert_eq!(made.cells[1][2], Count::Number(0));
    assert_eq!(made.total, Some(Count::Withheld));
}
