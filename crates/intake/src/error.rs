//! Errors: why a file is not read, as a page needs it to say so in its own words.

use serde::{Deserialize, Serialize};

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "why")]
pub enum ReadError {
    /// Nothing is in it.
    #[error("nothing is in the file")]
    Empty,
    /// It is larger than what is read, as it lies or unpacked.
    #[error("the file has more than {most} bytes")]
    TooLarge {
        /// The bound that it passes.
        most: u64,
    },
    /// It can be opened with a password only.
    #[error("the file is encrypted")]
    Encrypted,
    /// It is a table, but broken.
    #[error("the file is damaged")]
    Damaged,
    /// It is something else, or a table of a kind that is not read.
    #[error("the file is no table that is read here: {kind:?}")]
    NotATable {
        /// What it looks like.
        kind: Kind,
    },
}

/// What a file is that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// A workbook of Excel before 2007, `.xls`. Excel can save it anew.
    OldExcel,
    /// A binary workbook of Excel, `.xlsb`. Excel can save it as another.
    BinaryExcel,
    /// A sheet of LibreOffice, `.ods`. It can be saved as another.
    OpenDocument,
    /// A document of Word.
    Word,
    /// A presentation.
    Presentation,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A web page, or other text with tags; some tools call it `.xls`.
    Markup,
    /// JSON.
    Json,
    /// Packed files, of which none is a workbook.
    Archive,
    /// Something else.
    Other,
}
