//! Error: why a file could not be written.

/// What can go wrong. None of it depends on what people wrote; what a file cannot hold is cut or passed over instead.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The parts of a document could not be packed.
    #[error("the document could not be packed")]
    Pack(#[from] zip::result::ZipError),
    /// A part could not be written into its package.
    #[error("a part of the document could not be written")]
    Write(#[from] std::io::Error),
    /// The workbook could not be written; more rows than a sheet has are one reason.
    #[error("the workbook could not be written")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The report has no form as JSON.
    #[error("the report could not be written as JSON")]
    Json(#[from] serde_json::Error),
}
