//! Counting: how many inputs stand where, and whether few persons wrote them.

use crate::{Fact, SMALLEST_GROUP};

/// Who wrote an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writer<'a> {
    Known(&'a [u8; 32]),
    /// A person of its own: which input.
    Alone(usize),
}

impl<'a> Writer<'a> {
    pub(crate) fn of(at: usize, fact: &'a Fact) -> Self {
        match &fact.person {
            Some(person) => Self::Known(person),
            None => Self::Alone(at),
        }
    }
}

/// Inputs and who wrote them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group<'a> {
    pub inputs: usize,
    /// Different ones, and never more than [`SMALLEST_GROUP`]: of larger groups nothing else is asked, and the
    /// union of two that were cut off so is right again.
    writers: Vec<Writer<'a>>,
}

impl<'a> Group<'a> {
    pub(crate) fn add(&mut self, writer: Writer<'a>) {
        self.inputs += 1;
        self.note(writer);
    }

    /// Takes in another group, none of whose inputs is in this one.
    pub(crate) fn join(&mut self, other: &Self) {
        self.inputs += other.inputs;
        for writer in &other.writers {
            self.note(*writer);
        }
    }

    /// Whether somebody wrote, but fewer than may be shown.
    pub(crate) fn is_small(&self) -> bool {
        !self.writers.is_empty() && self.writers.len() < SMALLEST_GROUP
    }

    fn note(&mut self, writer: Writer<'a>) {
        if self.writers.len() < SMALLEST_GROUP && !self.writers.contains(&writer) {
            self.writers.push(writer);
        }
    }
}

/// All of several groups, none of which shares an input with another.
pub(crate) fn sum<'g, 'a: 'g>(groups: impl IntoIterator<Item = &'g Group<'a>>) -> Group<'a> {
    let mut all = Group::default();
    for group in groups {
        all.join(group);
    }
    all
}

/// Groups by row and column; the last row and the last column may be for what belongs nowhere.
pub(crate) struct Tally<'a> {
    pub cells: Vec<Vec<Group<'a>>>,
}

impl<'a> Tally<'a> {
    pub(crate) fn new(rows: usize, columns: usize) -> Self {
        Self {
            cells: vec![vec![Group::default(); columns]; rows],
        }
    }

    pub(crate) fn add(&mut self, row: usize, column: usize, writer: Writer<'a>) {
        self.cells[row][column].add(writer);
    }

    /// Drops the last row if nothing stands in it.
    pub(crate) fn drop_empty_row(&mut self) {
        let is_empty = |row: &Vec<Group>| row.iter().all(|group| group.inputs == 0);
        if self.cells.last().is_some_and(is_empty) {
            self.cells.pop();
        }
    }

    /// Drops the last column if nothing stands in it, and tells whether it did.
    pub(crate) fn drop_empty_column(&mut self) -> bool {
        let mut last = self.cells.iter().filter_map(|row| row.last());
        let is_empty = last.all(|group| group.inputs == 0);
        if is_empty {
            for row in &mut self.cells {
                row.pop();
            }
        }
        is_empty
    }

    pub(crate) fn row_totals(&self) -> Vec<Group<'a>> {
        self.cells.iter().map(sum).collect()
    }

    /// Of as many columns as are told: a tally without rows does not know.
    pub(crate) fn column_totals(&self, columns: usize) -> Vec<Group<'a>> {
        (0..columns)
            .map(|at| sum(self.cells.iter().map(|row| &row[at])))
            .collect()
    }
}
