//! A rehearsal: an evening with a roomful of invented participants, for a facilitator who wants to have done it once.
//!
//! Nothing here is a mock. The participants are production sessions with persons, lanes and sheets of their own; between
//! them and the facilitator's session stands the production room, with its log in memory. What they write comes to the
//! facilitator as it does on the evening: sealed, signed, ordered, vetted. Only what they think is invented.
//!
//! Like the session and the room it does no I/O: time, randomness and the guard are passed in, and one
//! [`Rehearsal::step`] is as much as a page can do between two frames.
//!
//! A tour, in reading order:
//!
//! * [`Rehearsal`]: the evening, step by step; what the facilitator's device says and hears.
//! * `part`, `act`, `words`: whom somebody plays, what they do when it is their turn, and in which words. Pure.
//! * `guest`, `scene`: an invented participant around their session, and what they see of the plan.
//! * `host`: lobby, room and store in the place of a relay.

mod act;
mod evening;
mod guest;
mod host;
mod part;
mod scene;
mod words;

pub use evening::{Heard, Rehearsal, Step};
pub use part::GUESTS;
