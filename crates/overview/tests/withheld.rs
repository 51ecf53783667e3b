//! What is withheld cannot be worked out from what is shown, whatever was written by whom.

mod truth;

use std::collections::BTreeSet;

use overview::{Count, Fact, Labels, Table, coverage, themes_by_stakeholder};
use proptest::prelude::*;
use truth::Truth;

const ASPECTS: usize = 2;

/// What a cell of a test's table holds: inputs, by how many persons, and where these begin.
type Cell = (usize, usize, u8);

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
