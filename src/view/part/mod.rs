//! Parts: the small things that pages are made of.

pub mod accessibility;
pub mod announcement;
pub mod countdown;
pub mod each;
pub mod focus;
pub mod footer;
pub mod heading;
pub mod icon;
pub mod moment;
pub mod not_found;
pub mod notice;
pub mod page;
pub mod passage;
pub mod saved_field;
pub mod skip;
pub mod update;
pub mod width;

pub use announcement::Announcement;
pub use countdown::Countdown;
pub use each::each;
pub use heading::{Heading, Level};
pub use icon::Icon;
pub use notice::{Notice, Tone};
pub use page::{MAIN, Page};
pub use passage::Passage;
pub use saved_field::{Keeping, SavedField};
