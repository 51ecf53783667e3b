//! The control room: what comes from each table, and what nobody has said anything about.
//!
//! - [`tables`]: how it stands at each table.
//! - [`coverage`]: who has written about what, as a picture and as a table.

pub mod counts;
mod coverage;
mod tables;
mod text;

pub use counts::Counts;
pub use coverage::Coverage;
pub use tables::Tables;
