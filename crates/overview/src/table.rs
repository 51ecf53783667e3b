//! Tables: how many inputs in each cell, from whom, in which themes.

use crate::tally::{Group, Tally, Writer, sum};
use crate::withhold::Lines;
use crate::{Fact, Labels};

/// A count that is shown, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Count {
    /// So many inputs.
    Number(usize),
    /// Not told, because it is of few persons or would give away one that is.
    Withheld,
}

/// How many inputs stand where.
///
/// Each table protects persons by itself. Nothing stops somebody from comparing two of them: what is published together
/// must not tell by one table what another withholds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the rows are called.
    pub rows: Vec<String>,
    /// What the columns are called.
    pub columns: Vec<String>,
    /// How many in each, by row and column.
    pub cells: Vec<Vec<Count>>,
    /// How many in each row, where the table says so.
    pub row_totals: Option<Vec<Count>>,
    /// How many in each column, where the table says so.
    pub column_totals: Option<Vec<Count>>,
    /// How many in all, where the table says so.
    pub total: Option<Count>,
    /// What the totals are called.
    pub total_label: String,
}

impl Table {
    /// Whether anything is withheld, which a reader must be told of.
    pub fn withholds(&self) -> bool {
        let totals = [&self.row_totals, &self.column_totals];
        let totals = totals.into_iter().flatten().flatten();
        let mut counts = self.cells.iter().flatten().chain(totals).chain(&self.total);
        counts.any(|count| *count == Count::Withheld)
    }
}

/// Who spoke to what: the cells of the grid against stakeholders, with both totals. Counts of few persons are withheld.
pub fn coverage(facts: &[Fact], labels: &Labels) -> Table {
    let Covered {
        rows,
        columns,
        tally,
    } = cover(facts, labels);
    let row_totals = tally.row_totals();
    let column_totals = tally.column_totals(columns.len());
    let total = sum(&row_totals);
    let lines = Lines::both_totals(&tally.cells, &row_totals, &column_totals, &total);
    let mut counts = lines.withhold().into_iter();
    let cells = in_rows(&mut counts, rows.len(), columns.len());
    Table {
        cells,
        row_totals: Some(counts.by_ref().take(rows.len()).collect()),
        column_totals: Some(counts.by_ref().take(columns.len()).collect()),
        total: counts.next(),
        rows,
        columns,
        total_label: labels.total.clone(),
    }
}

/// The same with every count told, for facilitators alone, while the evening runs: they can read the input itself, and
/// must see in time where nobody, or only one, has said anything.
pub fn coverage_in_full(facts: &[Fact], labels: &Labels) -> Table {
    let Covered {
        rows,
        columns,
        tally,
    } = cover(facts, labels);
    let told = |group: &Group| Count::Number(group.inputs);
    let row_totals = tally.row_totals();
    let column_totals = tally.column_totals(columns.len());
    let cells = tally.cells.iter();
    Table {
        cells: cells.map(|row| row.iter().map(told).collect()).collect(),
        total: Some(told(&sum(&row_totals))),
        row_totals: Some(row_totals.iter().map(told).collect()),
        column_totals: Some(column_totals.iter().map(told).collect()),
        rows,
        columns,
        total_label: labels.total.clone(),
    }
}

/// The cells of the grid against stakeholders, counted.
struct Covered<'a> {
    rows: Vec<String>,
    columns: Vec<String>,
    tally: Tally<'a>,
}

fn cover<'a>(facts: &'a [Fact], labels: &Labels) -> Covered<'a> {
    let aspects = labels.aspects.len();
    let mut rows: Vec<_> = labels
        .focus_points
        .iter()
        .flat_map(|point| {
            let aspects = labels.aspects.iter();
            aspects.map(move |aspect| format!("{point}: {aspect}"))
        })
        .collect();
    let nowhere = rows.len();
    rows.push(labels.no_cell.clone());
    let mut columns = stakeholders(labels);

    let mut tally = Tally::new(rows.len(), columns.len());
    for (at, fact) in facts.iter().enumerate() {
        let known = fact.cell.filter(|cell| is_in_plan(*cell, labels));
        let row = known.map_or(nowhere, |(point, aspect)| point * aspects + aspect);
        tally.add(row, stakeholder(fact, labels), Writer::of(at, fact));
    }
    tally.drop_empty_row();
    rows.truncate(tally.cells.len());
    if tally.drop_empty_column() {
        columns.pop();
    }
    Covered {
        rows,
        columns,
        tally,
    }
}

/// Whose themes they are: themes against stakeholders. Counts of few persons are withheld.
///
/// An input may be in several themes, so columns do not add up to anything and only rows have totals.
pub fn themes_by_stakeholder(facts: &[Fact], labels: &Labels) -> Table {
    let mut columns = stakeholders(labels);
    let place = |fact: &Fact| stakeholder(fact, labels);
    let mut tally = themes(facts, labels, columns.len(), place);
    if tally.drop_empty_column() {
        columns.pop();
    }
    let row_totals = tally.row_totals();
    let lines = Lines::row_totals(&tally.cells, &row_totals);
    let mut counts = lines.withhold().into_iter();
    let cells = in_rows(&mut counts, labels.themes.len(), columns.len());
    Table {
        rows: labels.themes.clone(),
        columns,
        cells,
        row_totals: Some(counts.collect()),
        column_totals: None,
        total: None,
        total_label: labels.total.clone(),
    }
}

/// What the themes are about: themes against focus points, with totals of rows.
///
/// Its groups are no persons' groups, so nothing is withheld. It tells how many inputs a theme has, which
/// [`themes_by_stakeholder`] withholds for a theme of few persons.
pub fn themes_by_focus_point(facts: &[Fact], labels: &Labels) -> Table {
    let mut columns = labels.focus_points.clone();
    let nowhere = columns.len();
    columns.push(labels.no_cell.clone());
    let place = |fact: &Fact| {
        let known = fact.cell.filter(|cell| is_in_plan(*cell, labels));
        known.map_or(nowhere, |(point, _)| point)
    };
    let mut tally = themes(facts, labels, columns.len(), place);
    if tally.drop_empty_column() {
        columns.pop();
    }
    let number = |group: &Group| Count::Number(group.inputs);
    let cells = tally.cells.iter();
    Table {
        rows: labels.themes.clone(),
        columns,
        cells: cells.map(|row| row.iter().map(number).collect()).collect(),
        row_totals: Some(tally.row_totals().iter().map(number).collect()),
        column_totals: None,
        total: None,
        total_label: labels.total.clone(),
    }
}

/// Counts each input in each of its themes.
fn themes<'a>(
    facts: &'a [Fact],
    labels: &Labels,
    columns: usize,
    place: impl Fn(&Fact) -> usize,
) -> Tally<'a> {
    let count = labels.themes.len();
    let mut tally = Tally::new(count, columns);
    for (at, fact) in facts.iter().enumerate() {
        for theme in fact.known_themes(count) {
            tally.add(theme, place(fact), Writer::of(at, fact));
        }
    }
    tally
}

/// The columns by stakeholder, with that of none last.
fn stakeholders(labels: &Labels) -> Vec<String> {
    let mut columns = labels.stakeholders.clone();
    columns.push(labels.no_stakeholder.clone());
    columns
}

/// The column of an input.
fn stakeholder(fact: &Fact, labels: &Labels) -> usize {
    let count = labels.stakeholders.len();
    fact.known_stakeholder(count).unwrap_or(count)
}

fn is_in_plan((point, aspect): (usize, usize), labels: &Labels) -> bool {
    point < labels.focus_points.len() && aspect < labels.aspects.len()
}

/// The next counts, row by row.
fn in_rows(
    counts: &mut impl Iterator<Item = Count>,
    rows: usize,
    columns: usize,
) -> Vec<Vec<Count>> {
    (0..rows)
        .map(|_| counts.by_ref().take(columns).collect())
        .collect()
}
