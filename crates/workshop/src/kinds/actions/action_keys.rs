//! The keys of the actions' maps and fields, for whoever writes into them.

/// The actions themselves.
pub const ACTIONS: &str = "actions";
/// The points of the yearly cycle's columns.
pub const BULLETS: &str = "bullets";
/// The steps of the calendar by which goals are followed up.
pub const CALENDAR: &str = "calendar";
/// In which years actions are chosen.
pub const CHOICES: &str = "choices";
/// What was said when goals were followed up.
pub const FOLLOW_UPS: &str = "followUps";
/// The goals of the action plans.
pub const GOALS: &str = "goals";
/// The indicators of the goals.
pub const INDICATORS: &str = "indicators";
/// What was measured.
pub const MEASUREMENTS: &str = "measurements";
/// The action plans.
pub const PLANS: &str = "plans";
/// The reports.
pub const REPORTS: &str = "reports";
/// The economic results in a report.
pub const RESULTS: &str = "results";
/// What actions come from.
pub const LINKS: &str = "sources";
/// The states that actions and goals came into.
pub const STATES: &str = "states";
/// The steps of the stairs.
pub const STEPS: &str = "steps";
/// The ways in which actions are carried out.
pub const WAYS: &str = "ways";

/// Of a goal: the focus area that it is in.
pub const AREA: &str = "area";
/// Of an indicator: where it began.
pub const BASELINE: &str = "baseline";
/// Of a point: in which column of the yearly cycle it stands.
pub const COLUMN: &str = "column";
/// Of an action and of an action plan: the afdeling.
pub const DEPARTMENT: &str = "department";
/// Of a step of the calendar: on which day somebody said that it is done.
pub const DONE: &str = "done";
/// Of a goal: what is done for it.
pub const EFFORTS: &str = "efforts";
/// Of an indicator and of an economic result: what is expected.
pub const EXPECTED: &str = "expected";
/// Of a goal: how it is followed up.
pub const FOLLOWING: &str = "following";
/// Of an action: what it is.
pub const FORM: &str = "form";
/// The first day.
pub const FROM: &str = "from";
/// Of a choice: which year.
pub const IN_YEAR: &str = "year";
/// Of an action: the main point of the strategy that it carries out.
pub const MAIN_POINT: &str = "mainPoint";
/// Which thing an entry is about.
pub const OF: &str = "of";
/// Which day.
pub const ON: &str = "on";
/// The place among others.
pub const ORDER: &str = "order";
/// Of an action plan: the years that it is for.
pub const PERIOD_OF: &str = "period";
/// Of an action: who is responsible.
pub const PERSON: &str = "person";
/// Whether it was taken out.
pub const REMOVED: &str = "removed";
/// Of a source: what something comes from.
pub const SOURCE_OF: &str = "source";
/// Of a state: its word.
pub const STATE: &str = "state";
/// Of an action: the step of the stairs that it is on.
pub const STEP_OF: &str = "step";
/// Of a step of the calendar: what is to be done.
pub const TASK: &str = "task";
/// What it is, says or why, in sentences.
pub const TEXT: &str = "text";
/// What it is called; of a goal what is to be reached.
pub const TITLE: &str = "title";
/// The last day.
pub const TO: &str = "to";
/// In which unit.
pub const UNIT: &str = "unit";
/// How much.
pub const VALUE: &str = "value";
/// Of a way: its word, or one's own.
pub const WAY: &str = "way";
