//! The plan: the grid that people write into, the tables they sit at, and the evening's programme.

use protocol::StreamClass;

use crate::limits::{NAME_LIMIT, NOTE_LIMIT, QUESTION_LIMIT};
use crate::schema::{
    CHANGED_FIELD, Declaration, Field, Form, Keys, Writers, entries, field, value,
};

mod command;
mod read;
mod steps;

pub use command::{PlanCommand, PlanField, PlanItem};
pub use read::{Activity, Aspect, Dispute, FocusPoint, Phase, Plan, Stakeholder, Table};

/// The key of the title.
pub const TITLE: &str = "title";
/// The key of the rows of the grid.
pub const FOCUS_POINTS: &str = "focusPoints";
/// The key of its columns.
pub const ASPECTS: &str = "aspects";
/// The key of whom people may say to be.
pub const STAKEHOLDERS: &str = "stakeholders";
/// The key of the tables.
pub const TABLES: &str = "tables";
/// The key of what happens when.
pub const PROGRAMME: &str = "programme";
/// The key of the day.
pub const DATE: &str = "date";
const LANGUAGE: &str = "language";
const TEMPLATE: &str = "template";
const ORDER: &str = "order";
const REMOVED: &str = "removed";
const NAME: &str = "name";
const NUMBER: &str = "number";
const START: &str = "start";
/// The key of where it is.
pub const PLACE: &str = "place";
/// The key of the text about privacy.
pub const PRIVACY: &str = "privacy";
/// The key of how many points a person has to give.
pub const POINTS_EACH: &str = "points";
const ACTIVITY: &str = "activity";
const PLAIN: &str = "plain";
const QUESTION: &str = "question";
const END: &str = "end";

const PART: &[Field] = &[
    field(TITLE, Form::Text(NAME_LIMIT)),
    field(ORDER, Form::Number),
    field(REMOVED, Form::Flag),
    CHANGED_FIELD,
];

/// A row or a column.
const AXIS: &[Field] = &[
    field(TITLE, Form::Text(NAME_LIMIT)),
    field(ORDER, Form::Number),
    field(REMOVED, Form::Flag),
    field(QUESTION, Form::Register(&Form::Word(QUESTION_LIMIT))),
    field(PLAIN, Form::Register(&Form::Word(QUESTION_LIMIT))),
    CHANGED_FIELD,
];

pub(super) const DECLARATION: Declaration = Declaration {
    name: "plan",
    class: StreamClass::Plan,
    only: None,
    writers: Writers::Facilitators,
    roots: &[
        entries(ASPECTS, Keys::Id, AXIS),
        value(DATE, Form::Register(&Form::Day)),
        entries(FOCUS_POINTS, Keys::Id, AXIS),
        value(LANGUAGE, Form::Word(NAME_LIMIT)),
        value(PLACE, Form::Register(&Form::Word(NAME_LIMIT))),
        value(POINTS_EACH, Form::Register(&Form::Whole)),
        value(PRIVACY, Form::Register(&Form::Word(NOTE_LIMIT))),
        entries(
            PROGRAMME,
            Keys::Id,
            &[
                field(TITLE, Form::Text(NAME_LIMIT)),
                field(ORDER, Form::Number),
                field(START, Form::Register(&Form::Word(NAME_LIMIT))),
                field(END, Form::Register(&Form::Word(NAME_LIMIT))),
                field(ACTIVITY, Form::Register(&Form::Word(NAME_LIMIT))),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(STAKEHOLDERS, Keys::Word, PART),
        entries(
            TABLES,
            Keys::Id,
            &[
                field(NUMBER, Form::Whole),
                field(NAME, Form::OptionalText(NAME_LIMIT)),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        value(TEMPLATE, Form::Word(NAME_LIMIT)),
        value(TITLE, Form::Text(NAME_LIMIT)),
    ],
};
