//! The calendar by which goals are followed up, what was said then, and reports, as they are read.

use protocol::ItemId;

use super::action_keys::*;
use crate::Day;
use crate::content::Says;
use crate::kinds::fields::{days, id, numbers, ordered, text, words};

/// A step of the calendar. Where several were chosen at the same time a list holds all of them, of which the last shows
/// meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarStep {
    /// Its id.
    pub id: ItemId,
    /// What it is called.
    pub title: String,
    /// The words of [`CalendarTask`]s.
    pub tasks: Vec<String>,
    /// The first day.
    pub from: Vec<Day>,
    /// The last day.
    pub to: Vec<Day>,
    /// On which day somebody said that it is done.
    pub done: Vec<Day>,
    /// Its place among the others.
    pub order: f64,
}

/// What is to be done in a step of the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CalendarTask {
    /// Goals are set.
    Set,
    /// Goals are handed in.
    HandIn,
    /// Goals are followed up.
    FollowUp,
    /// Anything else, as the strategy being adjusted: somebody says when it is done.
    #[default]
    Other,
}

/// What was said of a goal when it was followed up.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUp {
    /// Its id.
    pub id: ItemId,
    /// Which goal.
    pub of: ItemId,
    /// On which day.
    pub on: Vec<Day>,
    /// What was said.
    pub text: String,
}

/// A report: a day on which one looks at all of it, with words of one's own. The figures are worked out and not kept.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionReport {
    /// Its id.
    pub id: ItemId,
    /// What it is called.
    pub title: String,
    /// What is said in it.
    pub text: String,
    /// For which day.
    pub on: Vec<Day>,
}

/// An economic result in a report.
#[derive(Clone, Debug, PartialEq)]
pub struct EconomicResult {
    /// Its id.
    pub id: ItemId,
    /// In which report.
    pub of: ItemId,
    /// Of what.
    pub title: String,
    /// In which unit.
    pub units: Vec<String>,
    /// What was expected, as the budget.
    pub expected: Vec<f64>,
    /// What it came to.
    pub values: Vec<f64>,
    /// Its place among the others.
    pub order: f64,
}

impl CalendarTask {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Set, Self::HandIn, Self::FollowUp, Self::Other];

    /// The word for it in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Set => "set",
            Self::HandIn => "handIn",
            Self::FollowUp => "followUp",
            Self::Other => "other",
        }
    }
}

impl CalendarStep {
    /// All that were not taken out, by their order.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, CALENDAR, |entry, id| {
            Some(Self {
                id,
                title: text(entry, TITLE),
                tasks: words(entry, TASK),
                from: days(entry, FROM),
                to: days(entry, TO),
                done: days(entry, DONE),
                order: entry.number(ORDER),
            })
        })
    }

    /// What is to be done. What a newer program has there is something else.
    pub fn task(&self) -> CalendarTask {
        let word = self.tasks.last().map(String::as_str);
        let mut all = CalendarTask::ALL.into_iter();
        all.find(|task| Some(task.word()) == word)
            .unwrap_or_default()
    }

    /// Its first and its last day, in this order however they were written; one that is missing is the other.
    pub fn days(&self) -> Option<(Day, Day)> {
        let (from, to) = (self.from.last().copied(), self.to.last().copied());
        let (one, other) = (from.or(to)?, to.or(from)?);
        Some((one.min(other), one.max(other)))
    }
}

impl FollowUp {
    /// All that were not taken out.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, FOLLOW_UPS, |entry, own| {
            Some(Self {
                id: own,
                of: id(entry, OF)?,
                on: days(entry, ON),
                text: text(entry, TEXT),
            })
        })
    }
}

impl ActionReport {
    /// All that were not taken out, by their days, ties by id.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let mut found = ordered(says, REPORTS, |entry, id| {
            Some(Self {
                id,
                title: text(entry, TITLE),
                text: text(entry, TEXT),
                on: days(entry, ON),
            })
        });
        crate::order::sort_by(&mut found, |one: &Self, other| {
            one.on.last().cmp(&other.on.last())
        });
        found
    }
}

impl EconomicResult {
    /// All that were not taken out, by their order.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, RESULTS, |entry, own| {
            Some(Self {
                id: own,
                of: id(entry, OF)?,
                title: text(entry, TITLE),
                units: words(entry, UNIT),
                expected: numbers(entry, EXPECTED),
                values: numbers(entry, VALUE),
                order: entry.number(ORDER),
            })
        })
    }
}
