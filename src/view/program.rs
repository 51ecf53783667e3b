//! A program: which of the facilitators' parts it has. There are two, the participants' and the facilitators'.
//!
//! The parts are passed in as functions because the linker leaves out what no function of a program names. What the rest
//! of the program does only for facilitators is left out by the feature `facilitators`, which the participants' program
//! is built without.

use leptos::prelude::*;

/// A function for each part; in the context of everything.
#[derive(Clone, Copy)]
pub struct Program {
    /// The word of a facilitators' page of a workshop, if it is one.
    pub word: fn(&str) -> Option<&'static str>,
    /// On the front page, the button “Åbn fil”.
    pub open_file: fn() -> AnyView,
    /// `/ny`.
    pub create: fn() -> AnyView,
    /// An open workshop for a facilitator: their pages, and what is around them.
    pub workshop: fn() -> AnyView,
    /// An open workshop for a party.
    pub party: fn() -> AnyView,
    /// In the alert that the relay lets this device not create the workshop.
    pub creation_token: fn() -> AnyView,
}
