//! Beginning: what a facilitator adds, as writes. Ids come in.

use protocol::ItemId;

use super::{ActionState, Actions, GoalState, State, next};
use crate::action_keys::*;
use crate::{CycleColumn, Day, Write};

/// That an action or a goal came into a state on a day.
pub fn state(id: ItemId, of: ItemId, state: impl State, on: Day, why: &str) -> Write {
    Write::add(
        STATES,
        id,
        [
            (OF, of.into()),
            (STATE, state.word().into()),
            (ON, on.to_string().into()),
            (TEXT, why.into()),
        ],
    )
}

/// An action, proposed on a day.
pub fn action(
    actions: &Actions,
    id: ItemId,
    title: &str,
    on: Day,
    mut fresh: impl FnMut() -> ItemId,
) -> Vec<Write> {
    let first = proposed(actions, id, title, "");
    vec![first, state(fresh(), id, ActionState::Proposed, on, "")]
}

fn proposed(actions: &Actions, id: ItemId, title: &str, text: &str) -> Write {
    let values = [
        (TITLE, title.into()),
        (TEXT, text.into()),
        (ORDER, actions.next_order().into()),
    ];
    Write::add(ACTIONS, id, values)
}

/// An action that a theme becomes: its title and its summary, and that it comes from it.
pub fn action_of_theme(
    actions: &Actions,
    id: ItemId,
    (theme, title, summary): (ItemId, &str, &str),
    on: Day,
    mut fresh: impl FnMut() -> ItemId,
) -> Vec<Write> {
    vec![
        proposed(actions, id, title, summary),
        state(fresh(), id, ActionState::Proposed, on, ""),
        source(fresh(), id, theme),
    ]
}

/// That something comes from a theme, a sentence or a contribution.
pub fn source(id: ItemId, of: ItemId, source: ItemId) -> Write {
    let values = [(OF, of.into()), (SOURCE_OF, source.into())];
    Write::add(LINKS, id, values)
}

/// That an action is carried out in a way.
pub fn way(id: ItemId, of: ItemId, way: &str) -> Write {
    Write::add(WAYS, id, [(OF, of.into()), (WAY, way.into())])
}

/// That an action is chosen in a year. One that was only proposed until then is chosen from that day on.
pub fn choice(
    actions: &Actions,
    of: ItemId,
    year: u16,
    on: Day,
    mut fresh: impl FnMut() -> ItemId,
) -> Vec<Write> {
    let values = [(OF, of.into()), (IN_YEAR, i64::from(year).into())];
    let mut writes = vec![Write::add(CHOICES, fresh(), values)];
    if actions.state(&of, on) == Some(ActionState::Proposed) {
        writes.push(state(fresh(), of, ActionState::Chosen, on, ""));
    }
    writes
}

/// Takes entries of a map out.
pub fn take_out(root: &str, ids: &[ItemId]) -> Vec<Write> {
    let ids = ids.iter();
    ids.map(|id| Write::set(root, *id, REMOVED, true)).collect()
}

/// A handleplan of an afdeling.
pub fn plan(actions: &Actions, id: ItemId, department: &str) -> Write {
    let order = next(actions.plans.iter().map(|plan| plan.order));
    let values = [(DEPARTMENT, department.into()), (ORDER, order.into())];
    Write::add(PLANS, id, values)
}

/// A goal of a plan, proposed on a day.
pub fn goal(
    actions: &Actions,
    id: ItemId,
    plan: ItemId,
    area: &str,
    on: Day,
    mut fresh: impl FnMut() -> ItemId,
) -> Vec<Write> {
    let order = next(actions.goals_of(plan).map(|goal| goal.order));
    let values = [
        (OF, plan.into()),
        (AREA, area.into()),
        (ORDER, order.into()),
    ];
    vec![
        Write::add(GOALS, id, values),
        state(fresh(), id, GoalState::Proposed, on, ""),
    ]
}

/// An indicator of a goal.
pub fn indicator(actions: &Actions, id: ItemId, goal: ItemId, title: &str) -> Write {
    let order = next(actions.indicators_of(goal).map(|one| one.order));
    let values = [
        (OF, goal.into()),
        (TITLE, title.into()),
        (ORDER, order.into()),
    ];
    Write::add(INDICATORS, id, values)
}

/// What an indicator was on a day.
pub fn measurement(id: ItemId, indicator: ItemId, on: Day, value: f64) -> Write {
    let values = [
        (OF, indicator.into()),
        (ON, on.to_string().into()),
        (VALUE, value.into()),
    ];
    Write::add(MEASUREMENTS, id, values)
}

/// What was said of a goal on a day.
pub fn follow_up(id: ItemId, goal: ItemId, on: Day, text: &str) -> Write {
    let values = [
        (OF, goal.into()),
        (ON, on.to_string().into()),
        (TEXT, text.into()),
    ];
    Write::add(FOLLOW_UPS, id, values)
}

/// A step of the calendar.
pub fn calendar_step(actions: &Actions, id: ItemId, title: &str) -> Write {
    let order = next(actions.calendar.iter().map(|step| step.order));
    let values = [(TITLE, title.into()), (ORDER, order.into())];
    Write::add(CALENDAR, id, values)
}

/// A report for a day.
pub fn report(id: ItemId, title: &str, on: Day) -> Write {
    let values = [(TITLE, title.into()), (ON, on.to_string().into())];
    Write::add(REPORTS, id, values)
}

/// An economic result in a report.
pub fn result(actions: &Actions, id: ItemId, report: ItemId, title: &str) -> Write {
    let results = actions.results.get(&report).into_iter().flatten();
    let order = next(results.map(|one| one.order));
    let values = [
        (OF, report.into()),
        (TITLE, title.into()),
        (ORDER, order.into()),
    ];
    Write::add(RESULTS, id, values)
}

/// A point of the yearly cycle.
pub fn cycle_point(actions: &Actions, id: ItemId, column: CycleColumn, text: &str) -> Write {
    let order = next(actions.points.iter().map(|point| point.order));
    let values = [
        (COLUMN, column.word().into()),
        (TITLE, text.into()),
        (ORDER, order.into()),
    ];
    Write::add(BULLETS, id, values)
}

/// A step of the stairs, above those that there are.
pub fn stair(actions: &Actions, id: ItemId, title: &str) -> Write {
    let order = next(actions.stairs.iter().map(|step| step.order));
    let values = [(TITLE, title.into()), (ORDER, order.into())];
    Write::add(STEPS, id, values)
}
