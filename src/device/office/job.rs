//! A job: what a page asks of the office, and what it is answered.

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
}

/// What is in a file: its sheets, each with what its columns seem to mean and the key under which that is remembered.
pub type Read = Result<Vec<(Sheet, Mapping, String)>, ReadError>;

/// The lines of a sheet, and who each of them is: 32 hexadecimal digits.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// The lines, and what became none.
    pub lines: Lines,
    /// The ids of the lines.
    pub ids: Vec<String>,
}
