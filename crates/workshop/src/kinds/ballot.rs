//! A ballot: where one person puts their points.

use minicbor::{Decode, Encode};
use protocol::{ItemId, StreamClass};
use serde::Serialize;

use super::error::CommandError;
use crate::content::{Entry, Says, Value};
use crate::hexadecimal;
use crate::schema::{Declaration, Form, Keys, Writers, entries, field};
use crate::step::{At, Step};

/// The key of the map that votes stand in.
pub const VOTES: &str = "votes";
const POINTS: &str = "points";

/// The most points that one vote counts for.
pub const MOST_POINTS: u32 = 1_000;

pub(super) const DECLARATION: Declaration = Declaration {
    name: "ballot",
    class: StreamClass::Ballots,
    only: None,
    writers: Writers::Owner,
    roots: &[entries(VOTES, Keys::Id, &[field(POINTS, Form::Whole)])],
};

/// What a person wants done to their ballot.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(
    tag = "command",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum BallotCommand {
    /// Gives so many points, instead of what was given before. Points are said and never counted up: said
    /// twice, from two devices, they are the same points.
    #[n(0)]
    Give {
        /// To what.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        subject: ItemId,
        /// How many; at most [`MOST_POINTS`] of them count.
        #[n(1)]
        points: u32,
    },
    /// Takes all points back.
    #[n(1)]
    TakeBack {
        /// From what.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        subject: ItemId,
    },
}

/// The points that a person gives to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// To what.
    pub subject: ItemId,
    /// How many; 0 when they were taken back.
    pub points: u32,
}

impl BallotCommand {
    pub(super) fn steps(&self, says: &dyn Says) -> Result<Vec<Step>, CommandError> {
        let (subject, points) = match self {
            Self::Give { subject, points } => (subject, *points),
            Self::TakeBack { subject } => (subject, 0),
        };
        let key = subject.to_string();
        let points = Value::Whole(points.into());
        Ok(vec![if says.entry(VOTES, &key).is_some() {
            Step::set(At::Entry(VOTES, key), POINTS, points)
        } else {
            Step::Add {
                root: VOTES,
                key,
                values: vec![(POINTS, points)],
            }
        }])
    }
}

impl Vote {
    /// What a ballot says, by subject.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(VOTES);
        entries.iter().filter_map(|one| Self::of(one)).collect()
    }

    /// What it says of one subject.
    pub fn find(says: &dyn Says, subject: &ItemId) -> Option<Self> {
        Self::of(&*says.entry(VOTES, &subject.to_string())?)
    }

    fn of(entry: &Entry) -> Option<Self> {
        let points = u32::try_from(entry.whole(POINTS)?).ok()?;
        Some(Self {
            subject: ItemId::from_hex(&entry.key)?,
            points: points.min(MOST_POINTS),
        })
    }
}
