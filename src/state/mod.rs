//! State: what the view shows of one open workshop, as signals.
//!
//! [`Workshop`] is the context that every page below `/w/…` finds: the device, what it says of itself, and the way to
//! write. What a document says is with a [`holder`] for its kind, which listens to the device by itself, reads again just
//! what a notice names, and sets its signals; everything else is derived.
//!
//! - [`plan`], [`contributions`], [`people`], [`evening`], [`outcome`], [`gallery`], [`ballot`], [`unsent`]: the holders that
//!   every page finds in its context.
//! - [`comments`]; [`synthesis`], [`strategy`]: the holders of what only participants' pages show, and only facilitators';
//!   [`derived`] holds any document that is read as a whole; [`hearing`]: those of hearings, and the answers.
//! - [`pace`]: how often what is derived from everything is.
//! - [`watched`]: a signal for each thing that is looked at.
//!
//! The logic stands in plain types that know no signals and no browser:
//!
//! - [`shelf`]: all contributions, and which cell holds which.
//! - [`standing`]: what signatures prove of a contribution.
//! - [`arrangement`]: an order of things, and how a thing is moved in it.
//! - [`tables`]: which tables are in use, where some between them are not.
//! - [`troubles`]: which alerts stand, as notices come and go.
//! - [`failure`] and [`import`]: why something was not done, and what became of a file, in words.

pub mod arrangement;
pub mod ballot;
pub mod comments;
pub mod contributions;
pub mod derived;
pub mod evening;
pub mod failure;
pub mod gallery;
#[cfg(feature = "facilitators")]
pub mod hearing;
pub mod holder;
pub mod import;
pub mod outcome;
pub mod pace;
pub mod people;
pub mod pictures;
pub mod plan;
pub mod shelf;
pub mod standing;
pub mod strategy;
pub mod synthesis;
pub mod tables;
pub mod troubles;
pub mod unsent;
pub mod watched;
pub mod workshop;

use leptos::prelude::*;

use crate::device::SharedDevice;

pub use ballot::{Ballot, Stage};
pub use comments::Comments;
pub use contributions::Contributions;
pub use derived::{Derived, Reads};
pub use evening::{Evening, Running};
pub use gallery::Gallery;
#[cfg(feature = "facilitators")]
pub use hearing::{Answers, AnswersGate};
pub use holder::{Holder, hold};
pub use outcome::OutcomeState;
pub use pace::Pace;
pub use people::People;
pub use pictures::PicturesState;
pub use plan::PlanState;
pub use shelf::{Cell, Key};
pub use strategy::StrategyState;
pub use synthesis::SynthesisState;
pub use troubles::{Alert, Troubles};
pub use unsent::{Unsent, Whereabouts};
pub use workshop::Workshop;

/// Puts an open workshop, and what every page of it shows, into the context of what is below.
pub fn open(device: SharedDevice) -> Workshop {
    let workshop = Workshop::new(device);
    provide_context(workshop);
    hold::<PlanState>(workshop);
    hold::<Contributions>(workshop);
    hold::<People>(workshop);
    hold::<Evening>(workshop);
    hold::<OutcomeState>(workshop);
    hold::<Gallery>(workshop);
    hold::<Ballot>(workshop);
    hold::<Unsent>(workshop);
    workshop
}
