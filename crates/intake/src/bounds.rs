//! Bounds: how much of a file is read. A theme day has some thousand inputs; what is far beyond is a mistake or an
//! attack, and either must leave the page alive.

/// The most bytes that a file may have.
pub const FILE: usize = 50_000_000;
/// The most rows that are read of a sheet, without its empty ones.
pub const ROWS: usize = 20_000;
/// The most columns that are read of a sheet.
pub const COLUMNS: usize = 200;
/// The most characters that are read of a cell.
pub const CELL: usize = 10_000;
/// The most sheets that are read of a file.
pub const SHEETS: usize = 50;
/// The most bytes that the parts of a packed file may inflate to, all that are read together.
pub const INFLATED: u64 = 100_000_000;
/// The most bytes of text that the sheets of a file may hold together. A packed file can name one long text in every
/// cell, so the bound on what it inflates to does not do.
pub const TEXT: usize = 100_000_000;
/// The most parts, and the most references between parts, that a packed file may have.
pub const PARTS: usize = 10_000;
