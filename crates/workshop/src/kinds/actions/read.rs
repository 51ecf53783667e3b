//! Actions, and what is said of them, as they are read.

use protocol::{ItemId, LaneId};

use super::action_keys::*;
use crate::content::{Entry, Says};
use crate::kinds::fields::{days, id, ids, ordered, text, words};
use crate::schema::CHANGED;
use crate::{Day, order};

/// What is done to carry the strategy out. Where several were chosen at the same time a list holds all of them, of which the
/// last shows meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Its id.
    pub id: ItemId,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub text: String,
    /// The words of [`ActionForm`]s.
    pub forms: Vec<String>,
    /// The main point of the strategy that it carries out.
    pub main_points: Vec<ItemId>,
    /// The afdeling.
    pub departments: Vec<String>,
    /// Who is responsible.
    pub persons: Vec<String>,
    /// The first day.
    pub from: Vec<Day>,
    /// The last day.
    pub to: Vec<Day>,
    /// The step of the stairs that it is on.
    pub steps: Vec<ItemId>,
    /// Its place among the others.
    pub order: f64,
    /// Whether it was taken out.
    pub removed: bool,
}

/// What an action is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ActionForm {
    /// Indsats.
    #[default]
    Effort,
    /// Arbejdsopgave.
    Task,
    /// Projekt.
    Project,
    /// Prøvehandling.
    Trial,
    /// Delprojekt.
    SubProject,
}

/// A column of the yearly cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CycleColumn {
    /// “Strategi”.
    Strategy,
    /// “Årlig proces”.
    Process,
    /// “Omsætning”.
    CarryingOut,
    /// “Evaluering”.
    Evaluation,
}

/// A point in a column of the yearly cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct CyclePoint {
    /// Its id.
    pub id: ItemId,
    /// In which.
    pub column: CycleColumn,
    /// What it says.
    pub text: String,
    /// Its place among the others.
    pub order: f64,
}

/// That an action is chosen in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionChoice {
    /// Its id.
    pub id: ItemId,
    /// Which action.
    pub of: ItemId,
    /// In which year.
    pub year: u16,
}

/// That something comes from a theme, a sentence or a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionSource {
    /// Its id.
    pub id: ItemId,
    /// What.
    pub of: ItemId,
    /// From what.
    pub source: ItemId,
}

/// That an action or a goal came into a state.
#[derive(Clone, Debug, PartialEq)]
pub struct StateChange {
    /// Its id.
    pub id: ItemId,
    /// Which action or goal.
    pub of: ItemId,
    /// The word of the state.
    pub state: String,
    /// On which day.
    pub on: Vec<Day>,
    /// Why.
    pub why: String,
    /// When it was written, in milliseconds since 1970.
    pub written: Option<i64>,
    /// The lane that wrote it.
    pub by: Option<LaneId>,
}

/// A step of the stairs.
#[derive(Clone, Debug, PartialEq)]
pub struct StairStep {
    /// Its id.
    pub id: ItemId,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub text: String,
    /// Its place among the others.
    pub order: f64,
}

/// That an action is carried out in a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionWay {
    /// Its id.
    pub id: ItemId,
    /// Which action.
    pub of: ItemId,
    /// How.
    pub way: String,
}

impl ActionForm {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Effort,
        Self::Task,
        Self::Project,
        Self::Trial,
        Self::SubProject,
    ];

    /// The word for it in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Effort => "effort",
            Self::Task => "task",
            Self::Project => "project",
            Self::Trial => "trial",
            Self::SubProject => "subProject",
        }
    }

    /// By its word. One of a newer program is an effort.
    pub fn of(word: Option<&String>) -> Self {
        let found = word.and_then(|word| Self::ALL.into_iter().find(|form| form.word() == word));
        found.unwrap_or_default()
    }
}

impl CycleColumn {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [
        Self::Strategy,
        Self::Process,
        Self::CarryingOut,
        Self::Evaluation,
    ];

    /// The word for it in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Strategy => "strategy",
            Self::Process => "process",
            Self::CarryingOut => "carryingOut",
            Self::Evaluation => "evaluation",
        }
    }
}

impl Action {
    /// All actions by their order, ties by id. Those that were taken out are in it, marked.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let mut found = Vec::new();
        for entry in says.entries(ACTIONS) {
            found.extend(Self::read(&entry));
        }
        order::by_place(&mut found, |one: &Self| (one.order, one.id));
        found
    }

    fn read(entry: &Entry) -> Option<Self> {
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            title: text(entry, TITLE),
            text: text(entry, TEXT),
            forms: words(entry, FORM),
            main_points: ids(entry, MAIN_POINT),
            departments: words(entry, DEPARTMENT),
            persons: words(entry, PERSON),
            from: days(entry, FROM),
            to: days(entry, TO),
            steps: ids(entry, STEP_OF),
            order: entry.number(ORDER),
            removed: entry.flag(REMOVED),
        })
    }

    /// What it is.
    pub fn form(&self) -> ActionForm {
        ActionForm::of(self.forms.last())
    }

    /// The main point of the strategy that it carries out.
    pub fn main_point(&self) -> Option<ItemId> {
        self.main_points.last().copied()
    }
}

impl CyclePoint {
    /// All points, by their order. One in a column of a newer program stands in the last.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, BULLETS, |entry, id| {
            let word = entry.string(COLUMN)?;
            let column = CycleColumn::ALL.into_iter().find(|one| one.word() == word);
            Some(Self {
                id,
                column: column.unwrap_or(CycleColumn::Evaluation),
                text: text(entry, TITLE),
                order: entry.number(ORDER),
            })
        })
    }
}

impl ActionChoice {
    /// All choices that were not taken back.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, CHOICES, |entry, own| {
            Some(Self {
                id: own,
                of: id(entry, OF)?,
                year: entry.whole(IN_YEAR)?.try_into().ok()?,
            })
        })
    }
}

impl ActionSource {
    /// All that were not taken back.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, LINKS, |entry, own| {
            Some(Self {
                id: own,
                of: id(entry, OF)?,
                source: id(entry, SOURCE_OF)?,
            })
        })
    }
}

impl StateChange {
    /// All that were not taken back, by their ids.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, STATES, |entry, own| {
            Some(Self {
                id: own,
                of: id(entry, OF)?,
                state: text(entry, STATE),
                on: days(entry, ON),
                why: text(entry, TEXT),
                written: entry.whole(CHANGED),
                by: entry.made_by.or_else(|| entry.writer(CHANGED)),
            })
        })
    }
}

impl StairStep {
    /// All steps, the lowest first.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, STEPS, |entry, id| {
            Some(Self {
                id,
                title: text(entry, TITLE),
                text: text(entry, TEXT),
                order: entry.number(ORDER),
            })
        })
    }
}

impl ActionWay {
    /// All that were not taken back.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, WAYS, |entry, own| {
            Some(Self {
                id: own,
                of: id(entry, OF)?,
                way: entry.string(WAY)?.to_owned(),
            })
        })
    }
}
