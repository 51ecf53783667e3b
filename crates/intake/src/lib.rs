//! Intake: tables from other tools, made into lines that a workshop can take in.
//!
//! Bytes in, data out. It does no I/O, knows no clock and no document. Whatever the bytes are, it answers and does not
//! panic, and holds no more than its [`bounds`] let it; what is beyond them is said.
//!
//! - [`read()`] makes sheets of a file. What kind of file it is, its bytes say, not its name.
//! - [`guess()`] says what the columns of a sheet mean, by their headings and by what is in them. A person has the last
//!   word; [`signature`] is under which it can be remembered.
//! - [`lines()`] makes lines of a sheet by such a [`Mapping`], and says of every row that became none why.
//! - [`line_id`] is who a line is: the same file again brings nothing new.

pub mod bounds;
mod decode;
mod delimited;
mod dialect;
mod error;
mod fold;
mod grid;
mod guess;
mod headings;
mod identity;
mod known;
mod lines;
mod mapping;
mod markup;
mod parts;
mod read;
mod reading;
mod sheet;
mod tidy;
mod xlsx;

pub use error::{Kind, ReadError};
pub use fold::fold;
pub use grid::{Grid, Part};
pub use guess::guess;
pub use identity::{LineId, line_id};
pub use lines::{Defaults, Line, Lines, Noted, PassedOver, State, Unmatched, Why, lines, named_by};
pub use mapping::{Mapping, Meaning, Value, signature};
pub use read::read;
pub use sheet::{Note, Sheet};
