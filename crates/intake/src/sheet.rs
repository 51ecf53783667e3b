//! A sheet: a table with its headings, and what to say about how it was read.

use serde::{Deserialize, Serialize};

use crate::headings;
use crate::tidy::{tidy, trim};
use crate::{ReadError, bounds};

/// A table as it was found in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sheet {
    /// What it is called: the sheet's name, or the file's without its ending.
    pub name: String,
    /// The row of the file that the headings stand in, from 1; none where the file has no headings.
    pub heading_row: Option<usize>,
    /// One for each column, empty where it has none.
    pub headings: Vec<String>,
    /// The rows that hold something. A row ends with its last cell that does, so it may have fewer cells than there
    /// are headings, and never has more.
    pub rows: Vec<Vec<String>>,
    /// For each of the rows where it stands in the file, from 1, as a spreadsheet counts.
    pub numbers: Vec<usize>,
    /// What a person should know of how it was read.
    pub notes: Vec<Note>,
}

/// What a person should know of how a sheet was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "note")]
pub enum Note {
    /// Rows beyond the bound are not read.
    RowsBeyond {
        /// How many.
        count: usize,
    },
    /// Columns beyond the bound are not read.
    ColumnsBeyond {
        /// How many.
        count: usize,
    },
    /// Sheets beyond the bound are not read. Said of the last that is.
    SheetsBeyond {
        /// How many.
        count: usize,
    },
    /// Cells with more characters than the bound are read up to it.
    CellsCut {
        /// How many.
        count: usize,
        /// The row of the first of them.
        row: usize,
    },
    /// Rows have cells beyond the last heading.
    Ragged {
        /// How many.
        count: usize,
        /// The first of them.
        row: usize,
    },
    /// Rows above the headings, as a title, are passed over.
    RowsAbove {
        /// How many.
        count: usize,
    },
    /// No row looks like headings; the first is a row like others.
    NoHeadings,
    /// The file is not UTF-8 and was read as Windows-1252, the Western European letters of Windows.
    WesternLetters,
    /// Letters could not be read and stand as “�”.
    LettersLost {
        /// How many.
        count: usize,
    },
    /// A quotation mark is opened and never closed, so what follows it is one cell.
    QuoteOpen {
        /// The row that it is in.
        row: usize,
    },
    /// Cells hold an error of the spreadsheet, as “#REF!”, and are empty here.
    Errors {
        /// How many.
        count: usize,
    },
    /// The sheet is hidden in its workbook.
    Hidden,
}

impl Sheet {
    /// A cell, empty where the row has none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let row = self.rows.get(row).map_or(&[][..], Vec::as_slice);
        row.get(column).map_or("", String::as_str)
    }

    /// The same sheet, where a person says that what was taken for headings is a row like others.
    #[must_use]
    pub fn without_headings(mut self) -> Self {
        if let Some(number) = self.heading_row.take() {
            let empty = vec![String::new(); self.headings.len()];
            let mut row = std::mem::replace(&mut self.headings, empty);
            row.truncate(filled_to(&row));
            self.rows.insert(0, row);
            self.numbers.insert(0, number);
            self.notes
                .retain(|note| !matches!(note, Note::Ragged { .. }));
            self.notes.push(Note::NoHeadings);
        }
        self
    }
}

/// How many cells of a row there are up to the last that holds something.
fn filled_to(row: &[String]) -> usize {
    let last = row.iter().rposition(|cell| !cell.is_empty());
    last.map_or(0, |last| last + 1)
}

/// A sheet that is being read, row by row.
#[derive(Default)]
pub(crate) struct Raw {
    pub notes: Vec<Note>,
    rows: Vec<(usize, Vec<String>)>,
    rows_beyond: usize,
    columns_beyond: usize,
    cut: Option<(usize, usize)>,
}

/// How much text all sheets of a file may still hold.
pub(crate) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(bounds::TEXT)
    }
}

impl Raw {
    /// Takes a row in, by its number in the file. Cells are tidied.
    pub fn push<'c>(
        &mut self,
        number: usize,
        cells: impl IntoIterator<Item = &'c str>,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        let mut row = Vec::new();
        let (mut columns, mut is_filled) = (0, false);
        for (column, cell) in cells.into_iter().enumerate() {
            if self.rows.len() >= bounds::ROWS || column >= bounds::COLUMNS {
                if !trim(cell).is_empty() {
                    columns = column + 1;
                    is_filled = true;
                }
                continue;
            }
            let (cell, is_cut) = tidy(cell);
            if is_cut {
                self.cut.get_or_insert((0, number)).0 += 1;
            }
            is_filled |= !cell.is_empty();
            budget.0 = budget
                .0
                .checked_sub(cell.len())
                .ok_or(ReadError::TooLarge {
                    most: bounds::TEXT as u64,
                })?;
            row.push(cell);
        }
        if self.rows.len() >= bounds::ROWS {
            self.rows_beyond += usize::from(is_filled);
            return Ok(());
        }
        let beyond = columns.saturating_sub(bounds::COLUMNS);
        self.columns_beyond = self.columns_beyond.max(beyond);
        row.truncate(filled_to(&row));
        if !row.is_empty() {
            row.shrink_to_fit();
            self.rows.push((number, row));
        }
        Ok(())
    }

    /// Whether no row holds anything.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The sheet, its headings found.
    pub fn into_sheet(mut self, name: String) -> Sheet {
        // A spreadsheet may store its rows in any order.
        self.rows.sort_by_key(|(number, _)| *number);
        let found = headings::find(&self.rows);
        let mut notes = self.notes;
        let mut rows = self.rows;
        let (mut names, heading_row) = match found {
            Some(above) => {
                if above > 0 {
                    notes.push(Note::RowsAbove { count: above });
                }
                let (number, names) = rows.drain(..=above).next_back().unwrap_or_default();
                (names, Some(number))
            }
            None => {
                notes.push(Note::NoHeadings);
                (Vec::new(), None)
            }
        };
        if heading_row.is_some() {
            let mut ragged = rows.iter().filter(|(_, row)| row.len() > names.len());
            if let Some((row, _)) = ragged.next() {
                notes.push(Note::Ragged {
                    count: 1 + ragged.count(),
                    row: *row,
                });
            }
        }
        let widest = rows.iter().map(|(_, row)| row.len()).max().unwrap_or(0);
        names.resize(names.len().max(widest), String::new());
        if let Some((count, row)) = self.cut {
            notes.push(Note::CellsCut { count, row });
        }
        if self.columns_beyond > 0 {
            notes.push(Note::ColumnsBeyond {
                count: self.columns_beyond,
            });
        }
        if self.rows_beyond > 0 {
            notes.push(Note::RowsBeyond {
                count: self.rows_beyond,
            });
        }
        let (numbers, rows) = rows.into_iter().unzip();
        Sheet {
            name,
            heading_row,
            headings: names,
            rows,
            numbers,
            notes,
        }
    }
}
