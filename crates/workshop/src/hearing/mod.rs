//! The hearing as a whole: who was asked, what was answered, what became of each answer, and what of that is published.
//!
//! - [`disposition`]: the five that there are.
//! - [`treatment`]: answers with their points, which of them are treated, and the sum.
//! - [`white_paper`]: the “hvidbog”, from the same.
//! - [`publish`]: what of it goes to parties, and what differs from what they read now.

pub mod disposition;
pub mod publish;
pub mod treatment;
pub mod white_paper;

use protocol::ItemId;

use crate::content::Says;
use crate::{Day, HeardParty, Hearing, HearingChange, HearingPoint, StandardRemark};

pub use disposition::Disposition;
pub use treatment::{Given, Identical, Point, Sum, Treated, identical, seen, subject, treated};

/// What the hearing's document says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hearings {
    /// The hearings.
    pub hearings: Vec<Hearing>,
    /// Who is asked.
    pub parties: Vec<HeardParty>,
    /// What became of answers.
    pub points: Vec<HearingPoint>,
    /// What points changed.
    pub changes: Vec<HearingChange>,
    /// Remarks that are used again.
    pub remarks: Vec<StandardRemark>,
}

impl Hearings {
    /// Reads all of it.
    pub fn of(says: &dyn Says) -> Self {
        Self {
            hearings: Hearing::all(says),
            parties: HeardParty::all(says),
            points: HearingPoint::all(says),
            changes: HearingChange::all(says),
            remarks: StandardRemark::all(says),
        }
    }

    /// A hearing.
    pub fn hearing(&self, id: &ItemId) -> Option<&Hearing> {
        self.hearings.iter().find(|one| one.id == *id)
    }

    /// Those who are asked in a hearing.
    pub fn parties_of(&self, hearing: &ItemId) -> impl Iterator<Item = &HeardParty> {
        self.parties
            .iter()
            .filter(move |one| one.hearing == *hearing)
    }

    /// In how many points each standard remark is used.
    pub fn uses_of(&self, remark: &ItemId) -> usize {
        let uses = |point: &&HearingPoint| point.standard == Some(*remark);
        self.points.iter().filter(uses).count()
    }
}

impl Hearing {
    /// The first day.
    pub fn first_day(&self) -> Option<Day> {
        self.from.last().and_then(|day| Day::parse(day))
    }

    /// The last day.
    pub fn last_day(&self) -> Option<Day> {
        self.to.last().and_then(|day| Day::parse(day))
    }
}
