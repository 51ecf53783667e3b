//! The actions as a whole: what is done to carry the strategy out, in which state it is on a day, what is expected of it, and
//! what is due.
//!
//! - [`begin`]: what a facilitator adds, as writes: an action, a goal, a state.
//! - [`calendar`]: of the calendar by which goals are followed up, what is due, late and done on a day, and what is open.
//! - [`history`]: the states of actions and goals, one after the other, and the one on a day.
//! - [`cycle`]: figure 1, the yearly cycle. [`tracks`]: figure 2, main points against the actions of a year.
//! - [`progress`]: how far an indicator has come on a day.
//! - [`status`]: how all of it stands on a day, by main point and by afdeling.
//! - [`template`]: what plans, calendars, the cycle and the stairs can begin as.

pub mod begin;
pub mod calendar;
pub mod cycle;
pub mod history;
pub mod progress;
pub mod status;
pub mod template;
pub mod tracks;

use std::collections::{BTreeMap, BTreeSet};

use protocol::ItemId;

pub use calendar::{Dated, Open, Standing, StepStanding, dated, period_in_words};
pub use cycle::Cycle;
pub use history::{ActionState, Change, GoalState, State, state_on};
pub use progress::{Progress, Reached, progress_on};
pub use status::{Counts, Group, GroupName, Status};
pub use tracks::{Track, Tracks};

use crate::content::Says;
use crate::strategy::Sources;
use crate::{
    Action, ActionChoice, ActionPlan, ActionReport, ActionSource, ActionWay, CalendarStep,
    CyclePoint, Day, EconomicResult, FollowUp, Goal, Indicator, Measurement, StairStep,
    StateChange,
};

/// For each thing what is said of it, each once, and by which entries of the document.
pub type Said<T> = BTreeMap<ItemId, BTreeMap<T, Vec<ItemId>>>;

/// What the document of the actions says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Actions {
    /// The actions, in their order.
    pub actions: Vec<Action>,
    /// The actions that were taken out.
    pub out: Vec<Action>,
    /// In which years each is chosen.
    pub years: Said<u16>,
    /// How each is carried out.
    pub ways: Said<String>,
    /// What each comes from.
    pub sources: Sources,
    /// The states that each action came into, the first one first.
    pub histories: BTreeMap<ItemId, Vec<Change<ActionState>>>,
    /// The same of goals.
    pub goal_histories: BTreeMap<ItemId, Vec<Change<GoalState>>>,
    /// The handleplaner.
    pub plans: Vec<ActionPlan>,
    /// The goals in plans that stand.
    pub goals: Vec<Goal>,
    /// The indicators of goals that stand.
    pub indicators: Vec<Indicator>,
    /// What was measured of each indicator, by day.
    pub measurements: BTreeMap<ItemId, Vec<Measurement>>,
    /// What was said of each goal when it was followed up, by day.
    pub follow_ups: BTreeMap<ItemId, Vec<FollowUp>>,
    /// The steps of the calendar, in their order.
    pub calendar: Vec<CalendarStep>,
    /// The points of the yearly cycle, in their order.
    pub points: Vec<CyclePoint>,
    /// The steps of the stairs, the lowest first.
    pub stairs: Vec<StairStep>,
    /// The reports, by their days.
    pub reports: Vec<ActionReport>,
    /// The economic results of each report, in their order.
    pub results: BTreeMap<ItemId, Vec<EconomicResult>>,
}

impl Actions {
    /// Reads all of it.
    pub fn of(says: &dyn Says) -> Self {
        let (out, actions) = Action::all(says).into_iter().partition(|one| one.removed);
        let plans = ActionPlan::all(says);
        let known: BTreeSet<ItemId> = plans.iter().map(|plan| plan.id).collect();
        let mut goals = Goal::all(says);
        goals.retain(|goal| known.contains(&goal.of));
        let known: BTreeSet<ItemId> = goals.iter().map(|goal| goal.id).collect();
        let mut indicators = Indicator::all(says);
        indicators.retain(|one| known.contains(&one.of));
        let changes = StateChange::all(says);
        let mut sources = Sources::new();
        for one in ActionSource::all(says) {
            let of = sources.entry(one.of).or_default();
            of.entry(one.source).or_default().push(one.id);
        }
        let choices = ActionChoice::all(says).into_iter();
        let ways = ActionWay::all(says).into_iter();
        let by_day = |one: &FollowUp, other: &FollowUp| one.on.last().cmp(&other.on.last());
        let measured = |one: &Measurement, other: &Measurement| one.on.last().cmp(&other.on.last());
        Self {
            actions,
            out,
            years: said(choices.map(|one| (one.of, one.year, one.id))),
            ways: said(ways.map(|one| (one.of, one.way, one.id))),
            sources,
            histories: history::histories(&changes),
            goal_histories: history::histories(&changes),
            plans,
            goals,
            indicators,
            measurements: under(Measurement::all(says), |one| one.of, measured),
            follow_ups: under(FollowUp::all(says), |one| one.of, by_day),
            calendar: CalendarStep::all(says),
            points: CyclePoint::all(says),
            stairs: StairStep::all(says),
            reports: ActionReport::all(says),
            results: under(
                EconomicResult::all(says),
                |one| one.of,
                |one, other| one.order.total_cmp(&other.order),
            ),
        }
    }

    /// An action that stands.
    pub fn action(&self, id: &ItemId) -> Option<&Action> {
        self.actions.iter().find(|one| one.id == *id)
    }

    /// A plan.
    pub fn plan(&self, id: &ItemId) -> Option<&ActionPlan> {
        self.plans.iter().find(|one| one.id == *id)
    }

    /// A goal.
    pub fn goal(&self, id: &ItemId) -> Option<&Goal> {
        self.goals.iter().find(|one| one.id == *id)
    }

    /// An indicator.
    pub fn indicator(&self, id: &ItemId) -> Option<&Indicator> {
        self.indicators.iter().find(|one| one.id == *id)
    }

    /// A report.
    pub fn report(&self, id: &ItemId) -> Option<&ActionReport> {
        self.reports.iter().find(|one| one.id == *id)
    }

    /// The goals of a plan, in their order.
    pub fn goals_of(&self, plan: ItemId) -> impl Iterator<Item = &Goal> {
        self.goals.iter().filter(move |goal| goal.of == plan)
    }

    /// The indicators of a goal, in their order.
    pub fn indicators_of(&self, goal: ItemId) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter().filter(move |one| one.of == goal)
    }

    /// What was measured of an indicator, by day.
    pub fn measured(&self, indicator: &ItemId) -> &[Measurement] {
        self.measurements
            .get(indicator)
            .map_or(&[][..], Vec::as_slice)
    }

    /// The state of an action on a day; none where it was not there yet. One of which nothing is said is proposed.
    pub fn state(&self, action: &ItemId, day: Day) -> Option<ActionState> {
        match self.histories.get(action) {
            Some(history) => state_on(history, day),
            None => Some(ActionState::Proposed),
        }
    }

    /// The same of a goal.
    pub fn goal_state(&self, goal: &ItemId, day: Day) -> Option<GoalState> {
        match self.goal_histories.get(goal) {
            Some(history) => state_on(history, day),
            None => Some(GoalState::Proposed),
        }
    }

    /// Whether an action is chosen in a year.
    pub fn is_chosen(&self, action: &ItemId, year: u16) -> bool {
        let years = self.years.get(action);
        years.is_some_and(|years| years.contains_key(&year))
    }

    /// The years in which something is chosen.
    pub fn chosen_years(&self) -> BTreeSet<u16> {
        let stand = self
            .actions
            .iter()
            .filter_map(|one| self.years.get(&one.id));
        stand.flat_map(BTreeMap::keys).copied().collect()
    }

    /// The afdelinger that are named, each once however it is spelled in capitals, in the order in which they come.
    pub fn departments(&self) -> Vec<String> {
        let plans = self.plans.iter().map(ActionPlan::department);
        let actions = self.actions.iter();
        let actions = actions.filter_map(|one| one.departments.last().map(String::as_str));
        each_once(plans.chain(actions))
    }

    /// The focus areas that are named, likewise.
    pub fn areas(&self) -> Vec<String> {
        each_once(self.goals.iter().map(Goal::area))
    }

    /// The number behind all actions.
    pub fn next_order(&self) -> f64 {
        next(self.actions.iter().map(|one| one.order))
    }
}

/// The number behind these.
pub fn next(orders: impl Iterator<Item = f64>) -> f64 {
    orders.fold(-1.0, f64::max).floor() + 1.0
}

/// Whether two names are the same to those who read them.
pub(crate) fn is_same_name(one: &str, other: &str) -> bool {
    let plain = |name: &str| crate::visible::in_line(name).to_lowercase();
    plain(one) == plain(other)
}

fn each_once<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in names {
        let name = crate::visible::in_line(name);
        if !name.is_empty() && !found.iter().any(|one| is_same_name(one, &name)) {
            found.push(name);
        }
    }
    found
}

fn said<T: Ord>(entries: impl Iterator<Item = (ItemId, T, ItemId)>) -> Said<T> {
    let mut found = Said::new();
    for (of, what, id) in entries {
        let of: &mut BTreeMap<T, Vec<ItemId>> = found.entry(of).or_default();
        of.entry(what).or_default().push(id);
    }
    found
}

/// Things by what they are of, in an order; equals stay as they stood.
fn under<T>(
    things: Vec<T>,
    of: impl Fn(&T) -> ItemId,
    compare: impl Fn(&T, &T) -> std::cmp::Ordering,
) -> BTreeMap<ItemId, Vec<T>> {
    let mut found: BTreeMap<ItemId, Vec<T>> = BTreeMap::new();
    for one in things {
        found.entry(of(&one)).or_default().push(one);
    }
    for things in found.values_mut() {
        crate::order::sort_by(things, &compare);
    }
    found
}
