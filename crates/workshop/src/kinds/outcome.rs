//! The outcome: what facilitators publish for everybody in the workshop to read.

use minicbor::{Decode, Encode};
use protocol::StreamClass;
use serde::Serialize;

use super::error::CommandError;
use crate::content::Says;
use crate::schema::{Declaration, Writers};
use crate::step::Step;

pub(super) const DECLARATION: Declaration = Declaration {
    name: "outcome",
    class: StreamClass::Outcome,
    writers: Writers::Facilitators,
    roots: &[],
};

/// What a facilitator wants done to the outcome.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
pub enum OutcomeCommand {}

impl OutcomeCommand {
    pub(super) fn steps(&self, _: &dyn Says) -> Result<Vec<Step>, CommandError> {
        match *self {}
    }
}
