//! Moderation: what looks as if it names somebody, what is hidden and who approves that, and who did what when.
//!
//! - [`warnings`]: the search in all texts, kept in step with them.
//! - [`caution`]: what is said of one input in its row and beside the list.
//! - [`approval`]: whether a second facilitator says that hiding is right.
//! - [`told`]: the writers of what is hidden read so.
//! - [`review`]: how much there is to look through, and how facilitators want to work.
//! - [`log`]: who treated what when.

pub mod approval;
pub mod caution;
pub mod log;
pub mod review;
pub mod text;
pub mod told;
pub mod warnings;
