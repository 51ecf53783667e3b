//! A job: what a page asks of the office, and what it is answered.

use exports::{Language, Paper, Report};
use intake::{Defaults, Grid, Lines, Mapping, ReadError, Sheet};
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "camelCase")]
pub enum Job {
    /// Reads a file, which comes beside it. Answered by [`Read`].
    Read {
        /// What it is called.
        name: String,
        /// The grid that its columns are to be guessed for.
        grid: Grid,
    },
    /// Makes lines of a sheet of the file that was read last. Answered by [`Taken`].
    Lines {
        /// Which sheet.
        sheet: usize,
        /// Whether its first row is no heading.
        without_headings: bool,
        /// What its columns mean.
        mapping: Mapping,
        /// The grid.
        grid: Grid,
        /// What stands where the file says nothing.
        defaults: Defaults,
    },
    /// Writes a report as a file. Answered by its bytes.
    Write {
        /// As which.
        form: Form,
        /// What it says.
        report: Report,
    },
    /// Writes a paper as a Word document. Answered by its bytes.
    Paper {
        /// What it says.
        paper: Paper,
    },
    /// Writes rows as CSV. Answered by its bytes.
    Rows {
        /// The rows, the headings first.
        rows: Vec<Vec<String>>,
        /// The language of the page.
        language: Language,
    },
}

/// As what a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Form {
    /// A Word document, DOCX.
    Word,
    /// An Excel workbook, XLSX.
    Excel,
    /// CSV that a Danish Excel opens by a double click.
    CsvDanish,
    /// CSV by the book, RFC 4180.
    CsvPlain,
    /// Markdown.
    Markdown,
    /// JSON by our schema.
    Json,
    /// Comments as Polis lays them out.
    Polis,
}

/// What is in a file: its sheets.
pub type Read = Result<Vec<ReadSheet>, ReadError>;

/// A sheet of a file. The office has all of it; the page gets what it shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadSheet {
    /// The sheet with its first rows.
    pub sheet: Sheet,
    /// How many rows it has.
    pub rows: usize,
    /// What its columns seem to mean.
    pub mapping: Mapping,
    /// The key under which that is remembered.
    pub signature: String,
}

impl ReadSheet {
    /// So many rows come to the page.
    pub const SHOWN: usize = 6;
}

/// The lines of a sheet, and who each of them is: 32 hexadecimal digits.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// The lines, and what became none.
    pub lines: Lines,
    /// The ids of the lines.
    pub ids: Vec<String>,
}
