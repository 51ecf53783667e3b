//! The view: what a person sees. Components show signals and pass on commands; what can be decided
//! without a page is decided in [`crate::state`].
//!
//! A browser may translate the page, and takes text nodes out for that. A text that changes is brought back by `boot.js`;
//! one that comes and goes, as what is wrong with a field, is its element's `textContent` (`prop:textContent`), for what
//! was taken out cannot be taken out again.
//!
//! A tour, in reading order:
//!
//! - [`app`]: the routes, and what is around every page.
//! - [`part`]: the small parts that pages are made of. [`language`]: which language they speak. [`reading`]: how a person
//!   reads best.
//! - [`arrival`]: how a link, or a workshop just made, gets to its page.
//! - [`front`]: before there is a workshop.
//! - [`workshop`]: opening one, and what is around each of its pages.
//! - [`join`], [`board`], [`gallery`], [`mine`]: the participants' pages. [`vote`]: how they vote on them.
//! - [`program`]: what the two programs have of the facilitators'. [`facilitators`]: their pages, in the program that has
//!   them; [`elsewhere`]: what the participants' has in their place.

pub mod app;
pub mod arrival;
pub mod board;
pub mod current_route;
pub mod elsewhere;
#[cfg(feature = "facilitators")]
pub mod facilitators;
pub mod front;
pub mod gallery;
pub mod join;
pub mod language;
pub mod mine;
pub mod part;
pub mod program;
pub mod reading;
pub mod vote;
pub mod workshop;

pub use app::App;
pub use elsewhere::PARTICIPANTS;
#[cfg(feature = "facilitators")]
pub use facilitators::FACILITATORS;
pub use program::Program;
