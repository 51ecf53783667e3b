//! Grid: a table of figures as texts, with the numbers of a column to as many decimals as the longest of them.

use crate::report::{Cell, Grid, Language};
use crate::typography::{decimals, number_to};

/// How a count is shown that is held back. It says nothing of how many they are: some are few, some are held back so
/// that nobody works these out.
pub(crate) const WITHHELD: &str = "•";

/// How many columns there are: of the headers, or of the longest row.
pub(crate) fn width(grid: &Grid) -> usize {
    let widest = grid.rows.iter().map(Vec::len).max().unwrap_or(0);
    widest.max(grid.headers.len())
}

/// The rows as texts; those of persons are as they were written.
pub(crate) fn texts(grid: &Grid, language: Language) -> Vec<Vec<String>> {
    let places: Vec<usize> = (0..width(grid))
        .map(|index| places(grid.rows.iter().filter_map(|row| row.get(index))))
        .collect();
    let rows = grid.rows.iter().map(|row| {
        let cells = row.iter().zip(&places);
        cells
            .map(|(cell, places)| text(cell, *places, language))
            .collect()
    });
    rows.collect()
}

/// One column as texts.
pub(crate) fn column(cells: &[Cell], language: Language) -> Vec<String> {
    let places = places(cells.iter());
    cells
        .iter()
        .map(|cell| text(cell, places, language))
        .collect()
}

fn places<'a>(cells: impl Iterator<Item = &'a Cell>) -> usize {
    cells
        .map(|cell| match cell {
            Cell::Number(number) => decimals(*number),
            Cell::Text(_) | Cell::Withheld => 0,
        })
        .max()
        .unwrap_or(0)
}

fn text(cell: &Cell, places: usize, language: Language) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number_to(*number, places, language),
        Cell::Withheld => WITHHELD.to_owned(),
    }
}
