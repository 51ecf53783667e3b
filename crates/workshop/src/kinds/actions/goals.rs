//! Action plans, their goals and indicators, and what was measured, as they are read.

use protocol::ItemId;

use super::action_keys::*;
use crate::Day;
use crate::content::Says;
use crate::kinds::fields::{days, id, numbers, ordered, text, words};

/// A handleplan: what one afdeling wants to reach. Where several were chosen at the same time a list holds all of them, of
/// which the last shows meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionPlan {
    /// Its id.
    pub id: ItemId,
    /// Which afdeling.
    pub departments: Vec<String>,
    /// For which years.
    pub periods: Vec<String>,
    /// Its place among the others.
    pub order: f64,
}

/// A goal of an action plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Its id.
    pub id: ItemId,
    /// Of which plan.
    pub of: ItemId,
    /// The focus area that it is in.
    pub areas: Vec<String>,
    /// “Mål”: what is to be reached.
    pub text: String,
    /// “Indsatser”: what is done for it.
    pub efforts: String,
    /// “Opfølgning”: how it is followed up.
    pub following: String,
    /// Its place among the others.
    pub order: f64,
}

/// By what one sees whether a goal is reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its id.
    pub id: ItemId,
    /// Of which goal.
    pub of: ItemId,
    /// What is measured.
    pub title: String,
    /// In which unit.
    pub units: Vec<String>,
    /// Where it began.
    pub baselines: Vec<f64>,
    /// What is expected.
    pub expected: Vec<f64>,
    /// By when.
    pub by: Vec<Day>,
    /// Its place among the others.
    pub order: f64,
}

/// What an indicator was on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    /// Its id.
    pub id: ItemId,
    /// Which indicator.
    pub of: ItemId,
    /// On which day.
    pub on: Vec<Day>,
    /// How much it was.
    pub values: Vec<f64>,
}

impl ActionPlan {
    /// All that were not taken out, by their order.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, PLANS, |entry, id| {
            Some(Self {
                id,
                departments: words(entry, DEPARTMENT),
                periods: words(entry, PERIOD_OF),
                order: entry.number(ORDER),
            })
        })
    }

    /// The afdeling that it is of.
    pub fn department(&self) -> &str {
        self.departments.last().map_or("", String::as_str)
    }
}

impl Goal {
    /// All that were not taken out, by their order.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, GOALS, |entry, own| {
            Some(Self {
                id: own,
                of: id(entry, OF)?,
                areas: words(entry, AREA),
                text: text(entry, TITLE),
                efforts: text(entry, EFFORTS),
                following: text(entry, FOLLOWING),
                order: entry.number(ORDER),
            })
        })
    }

    /// The focus area that it is in.
    pub fn area(&self) -> &str {
        self.areas.last().map_or("", String::as_str)
    }
}

impl Indicator {
    /// All that were not taken out, by their order.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, INDICATORS, |entry, own| {
            Some(Self {
                id: own,
                of: id(entry, OF)?,
                title: text(entry, TITLE),
                units: words(entry, UNIT),
                baselines: numbers(entry, BASELINE),
                expected: numbers(entry, EXPECTED),
                by: days(entry, TO),
                order: entry.number(ORDER),
            })
        })
    }
}

impl Measurement {
    /// All that were not taken out.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, MEASUREMENTS, |entry, own| {
            Some(Self {
                id: own,
                of: id(entry, OF)?,
                on: days(entry, ON),
                values: numbers(entry, VALUE),
            })
        })
    }
}
