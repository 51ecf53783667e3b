//! A matrix: how many entries stand in each cell of the grid, with the sums of rows and columns.

use super::{Entry, Part};
use crate::Plan;

/// How many entries stand where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The rows: focus points.
    pub rows: Vec<Line>,
    /// The columns: aspects.
    pub columns: Vec<Line>,
    /// How many in each cell, by row and column.
    pub cells: Vec<Vec<usize>>,
    /// How many in all.
    pub total: usize,
}

/// A row or a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub part: Part,
    /// What the plan calls it; empty for what it does not know.
    pub title: String,
    /// Whether it was taken out of the plan.
    pub removed: bool,
    /// How many entries in it.
    pub sum: usize,
}

impl Matrix {
    /// Counts. What was taken out of the plan, and what the plan does not know, gets a line only where
    /// something stands in it.
    pub fn count<'a>(plan: &Plan, entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut rows: Vec<_> = plan
            .focus_points
            .iter()
            .map(|point| line(Part::Known(point.id), &point.title, point.removed))
            .collect();
        let mut columns: Vec<_> = plan
            .aspects
            .iter()
            .map(|aspect| line(Part::Known(aspect.id), &aspect.title, aspect.removed))
            .collect();
        rows.push(line(Part::Unknown, "", false));
        columns.push(line(Part::Unknown, "", false));

        let mut cells = vec![vec![0; columns.len()]; rows.len()];
        let mut total = 0;
        let mut last = None;
        for entry in entries {
            let here = (entry.row(), entry.column());
            // Entries come in the grid's order, so most stand where the one before stood.
            let (row, column) = match last {
                Some((there, place)) if there == here => place,
                _ => (place(&rows, here.0), place(&columns, here.1)),
            };
            last = Some((here, (row, column)));
            cells[row][column] += 1;
            rows[row].sum += 1;
            columns[column].sum += 1;
            total += 1;
        }
        let keep: Vec<bool> = columns.iter().map(Line::is_shown).collect();
        let cells = cells
            .into_iter()
            .zip(&rows)
            .filter(|(_, row)| row.is_shown())
            .map(|(counts, _)| {
                let kept = counts.into_iter().zip(&keep).filter(|(_, kept)| **kept);
                kept.map(|(count, _)| count).collect()
            })
            .collect();
        Self {
            rows: shown(rows),
            columns: shown(columns),
            cells,
            total,
        }
    }
}

impl Line {
    fn is_shown(&self) -> bool {
        let in_plan = self.part != Part::Unknown && !self.removed;
        in_plan || self.sum > 0
    }
}

fn line(part: Part, title: &str, removed: bool) -> Line {
    Line {
        part,
        title: title.to_owned(),
        removed,
        sum: 0,
    }
}

/// The last line is that of the unknown.
fn place(lines: &[Line], part: Part) -> usize {
    lines
        .iter()
        .position(|line| line.part == part)
        .unwrap_or(lines.len() - 1)
}

fn shown(mut lines: Vec<Line>) -> Vec<Line> {
    lines.retain(Line::is_shown);
    lines
}
