//! The view: what a person sees. Components show signals and pass on commands; what can be decided
//! without a page is decided in [`crate::state`].
//!
//! A tour, in reading order:
//!
//! - [`app`]: the routes, and what is around every page.
//! - [`part`]: the small parts that pages are made of. [`language`]: which language they speak.
//! - [`arrival`]: how a link, or a workshop just made, gets to its page.
//! - [`front`], [`create`]: before there is a workshop.
//! - [`workshop`]: opening one, and what is around each of its pages.
//! - [`join`], [`board`]: the participants' pages.
//! - [`plan`], [`collect`], [`share`]: the facilitators'. [`facilitators`] says what stands at their addresses in which
//!   program, [`elsewhere`] what the participants' has in their place.

pub mod app;
pub mod arrival;
pub mod board;
pub mod collect;
pub mod create;
pub mod elsewhere;
pub mod facilitators;
pub mod front;
pub mod join;
pub mod language;
pub mod part;
pub mod plan;
pub mod share;
pub mod workshop;

pub use app::App;
pub use facilitators::FacilitatorPages;
