//! History: the states that an action or a goal came into, one after the other. None replaces another, so what was on a day
//! can always be told.

use std::collections::BTreeMap;

use protocol::{ItemId, LaneId};

use crate::{Day, StateChange};

/// A state of something.
pub trait State: Copy + Ord + 'static {
    /// All of them, in the order in which one mostly comes into them.
    const ALL: &'static [Self];

    /// The word for it in documents.
    fn word(self) -> &'static str;

    /// By its word; none, where the word is a newer program's.
    fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.word() == word)
    }
}

/// The state of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionState {
    /// “Foreslået”.
    Proposed,
    /// “Valgt”.
    Chosen,
    /// “I gang”.
    UnderWay,
    /// “Afsluttet”.
    Done,
    /// “Stoppet”.
    Stopped,
}

/// The state of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GoalState {
    /// Somebody proposed it.
    Proposed,
    /// It is handed in.
    HandedIn,
    /// It is approved.
    Approved,
}

/// That something came into a state.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<S> {
    /// The id of the entry that says so.
    pub id: ItemId,
    /// Into which.
    pub state: S,
    /// On which day.
    pub on: Day,
    /// Why.
    pub why: String,
    /// When it was written, in milliseconds since 1970.
    pub written: Option<i64>,
    /// The lane that wrote it.
    pub by: Option<LaneId>,
}

impl State for ActionState {
    const ALL: &'static [Self] = &[
        Self::Proposed,
        Self::Chosen,
        Self::UnderWay,
        Self::Done,
        Self::Stopped,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Chosen => "chosen",
            Self::UnderWay => "underWay",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }
}

impl State for GoalState {
    const ALL: &'static [Self] = &[Self::Proposed, Self::HandedIn, Self::Approved];

    fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::HandedIn => "handedIn",
            Self::Approved => "approved",
        }
    }
}

/// The states of each thing, by day; of one day by when they were written, ties by id. What has no day or no known state is
/// passed over.
pub(super) fn histories<S: State>(changes: &[StateChange]) -> BTreeMap<ItemId, Vec<Change<S>>> {
    let mut found: BTreeMap<ItemId, Vec<Change<S>>> = BTreeMap::new();
    for change in changes {
        let state = S::of(&change.state);
        if let Some((state, on)) = state.zip(change.on.last().copied()) {
            found.entry(change.of).or_default().push(Change {
                id: change.id,
                state,
                on,
                why: change.why.clone(),
                written: change.written,
                by: change.by,
            });
        }
    }
    for history in found.values_mut() {
        crate::order::sort_by(history, |one: &Change<S>, other| {
            let of_one_day = one.written.cmp(&other.written).then(one.id.cmp(&other.id));
            one.on.cmp(&other.on).then(of_one_day)
        });
    }
    found
}

/// The state on a day: the last that was come into until then.
pub fn state_on<S: Copy>(history: &[Change<S>], day: Day) -> Option<S> {
    let until = history.iter().rev().find(|change| change.on <= day);
    until.map(|change| change.state)
}
