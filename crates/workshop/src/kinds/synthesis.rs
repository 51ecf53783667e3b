//! The synthesis: what facilitators make of what came in, and how each step can be followed back.

use minicbor::{Decode, Encode};
use protocol::StreamClass;
use serde::Serialize;

use super::error::CommandError;
use crate::content::Says;
use crate::schema::{Declaration, Writers};
use crate::step::Step;

pub(super) const DECLARATION: Declaration = Declaration {
    name: "synthesis",
    class: StreamClass::Synthesis,
    writers: Writers::Facilitators,
    roots: &[],
};

/// What a facilitator wants done to the synthesis.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
pub enum SynthesisCommand {}

impl SynthesisCommand {
    pub(super) fn steps(&self, _: &dyn Says) -> Result<Vec<Step>, CommandError> {
        match *self {}
    }
}
