//! Names: how what is done is called in words.

use workshop::actions::tracks::MainPoint;
use workshop::actions::{ActionState, GoalState, GroupName};
use workshop::{ActionForm, visible};

use super::goals::text::GoalTexts;
use super::text::ActionTexts;
use crate::text::Language;

/// What an action is.
pub fn form(form: ActionForm, words: &ActionTexts) -> &'static str {
    match form {
        ActionForm::Effort => words.effort,
        ActionForm::Task => words.task,
        ActionForm::Project => words.project,
        ActionForm::Trial => words.trial,
        ActionForm::SubProject => words.sub_project,
    }
}

/// The state of an action.
pub fn state(state: ActionState, words: &ActionTexts) -> &'static str {
    match state {
        ActionState::Proposed => words.proposed,
        ActionState::Chosen => words.chosen,
        ActionState::UnderWay => words.under_way,
        ActionState::Done => words.done,
        ActionState::Stopped => words.stopped,
    }
}

/// The state of a goal.
pub fn goal_state(state: GoalState, language: Language) -> &'static str {
    match state {
        GoalState::Proposed => ActionTexts::of(language).proposed,
        GoalState::HandedIn => GoalTexts::of(language).handed_in,
        GoalState::Approved => GoalTexts::of(language).approved,
    }
}

/// A main point, with its number.
pub fn main_point(point: &MainPoint, words: &ActionTexts) -> String {
    (words.main_point_named)(&point.number, &point.title)
}

/// What a group of a status is of.
pub fn group(name: &GroupName, words: &ActionTexts) -> String {
    match name {
        GroupName::MainPoint(Some(point)) => main_point(point, words),
        GroupName::MainPoint(None) => words.no_main_point.to_owned(),
        GroupName::Department(Some(name)) => name.clone(),
        GroupName::Department(None) => words.no_department.to_owned(),
    }
}

/// A title in a line, or what stands where there is none.
pub fn titled(title: &str, words: &ActionTexts) -> String {
    let title = visible::in_line(title);
    match title.is_empty() {
        true => words.untitled.to_owned(),
        false => title,
    }
}
