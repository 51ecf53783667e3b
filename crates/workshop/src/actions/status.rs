//! The status: how all of it stands on a day, by main point and by afdeling. It is worked out from what is said with that day
//! or an earlier one; a report keeps none of it.

use std::collections::BTreeMap;

use protocol::ItemId;

use super::tracks::{MainPoint, by_main_point};
use super::{ActionState, Actions, Progress, is_same_name, progress_on};
use crate::{Action, Day};

/// How all of it stands on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// Which day.
    pub day: Day,
    /// By main point of the strategy, in their order; behind them those without one.
    pub by_main_point: Vec<Group>,
    /// By afdeling, in the order in which they come; behind them those without one.
    pub by_department: Vec<Group>,
    /// How many actions there are in each state.
    pub counts: Counts,
    /// How many actions were proposed after that day.
    pub later: usize,
}

/// What a group is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupName {
    /// Of a main point, or of none.
    MainPoint(Option<MainPoint>),
    /// Of an afdeling, or of none.
    Department(Option<String>),
}

/// A main point or an afdeling, and what is done there.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Of what.
    pub name: GroupName,
    /// The actions that were there on the day and the state of each, in their order.
    pub actions: Vec<(Action, ActionState)>,
    /// How many there are in each state.
    pub counts: Counts,
    /// The indicators of an afdeling's goals, and how they stand. None of a main point.
    pub indicators: Vec<(ItemId, Progress)>,
}

/// How many actions there are in each state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(BTreeMap<ActionState, usize>);

impl Counts {
    fn of(actions: &[(Action, ActionState)]) -> Self {
        let mut counts = BTreeMap::new();
        for (_, state) in actions {
            *counts.entry(*state).or_default() += 1;
        }
        Self(counts)
    }

    /// In one state.
    pub fn in_state(&self, state: ActionState) -> usize {
        self.0.get(&state).copied().unwrap_or_default()
    }

    /// In all of them together.
    pub fn all(&self) -> usize {
        self.0.values().sum()
    }
}

impl Actions {
    /// How all of it stands on a day.
    pub fn status(&self, main_points: &[MainPoint], day: Day) -> Status {
        let mut states = BTreeMap::new();
        let mut there = Vec::new();
        for action in &self.actions {
            if let Some(state) = self.state(&action.id, day) {
                states.insert(action.id, state);
                there.push(action.clone());
            }
        }
        let later = self.actions.len() - there.len();
        let with_state = |actions: Vec<Action>| {
            let actions = actions.into_iter();
            let with = actions.filter_map(|one| states.get(&one.id).map(|state| (one, *state)));
            with.collect::<Vec<_>>()
        };
        let group = |name, actions, indicators| {
            let actions = with_state(actions);
            Group {
                name,
                counts: Counts::of(&actions),
                actions,
                indicators,
            }
        };
        let by_main_point = by_main_point(main_points, there.clone()).into_iter();
        let by_main_point = by_main_point
            .map(|row| {
                let name = GroupName::MainPoint(row.main_point);
                group(name, row.actions, Vec::new())
            })
            .collect();
        let mut by_department = Vec::new();
        for department in self.departments() {
            let is_of = |name: &str| is_same_name(name, &department);
            let of = there
                .iter()
                .filter(|one| one.departments.last().is_some_and(|name| is_of(name)));
            let of = of.cloned().collect();
            let indicators = self.indicators_where(|name| is_of(name), day);
            let name = GroupName::Department(Some(department.clone()));
            by_department.push(group(name, of, indicators));
        }
        let is_nobodys = |name: &str| crate::visible::is_blank(name);
        let rest = there.iter().filter(|one| {
            let name = one.departments.last();
            name.is_none_or(|name| is_nobodys(name))
        });
        let rest: Vec<Action> = rest.cloned().collect();
        let indicators = self.indicators_where(is_nobodys, day);
        if !rest.is_empty() || !indicators.is_empty() {
            by_department.push(group(GroupName::Department(None), rest, indicators));
        }
        Status {
            day,
            by_main_point,
            by_department,
            counts: Counts::of(&with_state(there)),
            later,
        }
    }

    /// The indicators of the goals of these afdelinger that were there on a day, and how they stood.
    fn indicators_where(&self, is_of: impl Fn(&str) -> bool, day: Day) -> Vec<(ItemId, Progress)> {
        let plans = self.plans.iter().filter(|plan| is_of(plan.department()));
        let goals = plans.flat_map(|plan| self.goals_of(plan.id));
        let goals = goals.filter(|goal| self.goal_state(&goal.id, day).is_some());
        let indicators = goals.flat_map(|goal| self.indicators_of(goal.id));
        indicators
            .map(|one| (one.id, progress_on(one, self.measured(&one.id), day)))
            .collect()
    }
}
