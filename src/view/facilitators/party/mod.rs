//! A party's page: the text that is heard, and the party's own answers to it, as a whole or at a part.
//!
//! It is in the facilitators' program, so that participants do not fetch it.
//!
//! - [`frame`]: what is around it.
//! - [`asked`]: what is asked, until when, and whether it can still be answered.
//! - [`text`]: the text, with the party's answers at each part.
//! - [`answers`]: the answers about one part: a new one, and those that are there.
//! - [`outcome`]: what became of an answer.
//! - [`earlier`]: what it answered in other hearings, and what became of that.
//! - [`device`]: how its answers are opened on another device, and how another party answers on this one.
//! - [`words`]: its texts.

mod answers;
mod asked;
mod device;
mod earlier;
mod frame;
mod outcome;
mod text;
mod words;

pub use frame::PartyFrame;
