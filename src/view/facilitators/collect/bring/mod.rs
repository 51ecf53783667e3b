//! Bringing in: files from devices that never came online, documents that another program changed, and tables from
//! other tools. What is in each is said before anything of it is taken in.
//!
//! - [`bringing`]: the files that were chosen, and what is done with them; [`file`]: one of them, [`taking`]: how they
//!   are taken in.
//! - [`panel`]: the button and what became of the files; [`dialog`], [`listed`]: what is in them; [`let_in`]: what has
//!   to be asked afterwards.
//! - [`table`]: tables from other tools, column by column.

pub mod bringing;
pub mod dialog;
pub mod file;
pub mod let_in;
pub mod listed;
pub mod panel;
pub mod table;
pub mod taking;
pub mod text;

pub use bringing::Bringing;
pub use panel::Import;
