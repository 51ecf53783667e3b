//! A ballot: where one person puts their points.

use minicbor::{Decode, Encode};
use protocol::StreamClass;
use serde::Serialize;

use super::error::CommandError;
use crate::content::Says;
use crate::schema::{Declaration, Writers};
use crate::step::Step;

pub(super) const DECLARATION: Declaration = Declaration {
    name: "ballot",
    class: StreamClass::Ballots,
    writers: Writers::Owner,
    roots: &[],
};

/// What a person wants done to their ballot.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
pub enum BallotCommand {}

impl BallotCommand {
    pub(super) fn steps(&self, _: &dyn Says) -> Result<Vec<Step>, CommandError> {
        match *self {}
    }
}
