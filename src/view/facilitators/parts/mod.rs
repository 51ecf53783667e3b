//! Parts: what several of the facilitators' pages are made of.
//!
//! - [`dispute`]: what was chosen differently at the same time, each to be chosen.
//! - [`done`]: what was done last, in words, and the button that takes it back.
//! - [`drawing`]: a picture with its table, and the way out as SVG and PNG.
//! - [`order_tools`]: up, down, and out, of a thing among others.
//! - [`paper_button`]: a paper as a Word document.
//! - [`saved_area`]: a text of several lines that saves itself.
//! - [`writing`]: how what is done comes to the disk, and how it is taken back.

pub mod dispute;
pub mod done;
pub mod drawing;
pub mod order_tools;
pub mod paper_button;
pub mod saved_area;
pub mod writing;

pub use dispute::Dispute;
pub use done::Done;
pub use drawing::Drawing;
pub use order_tools::OrderTools;
pub use paper_button::PaperButton;
pub use writing::{Sheaf, Writing};
