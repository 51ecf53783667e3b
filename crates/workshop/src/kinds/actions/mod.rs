//! The actions: what is done to carry the strategy out, who does it, what is expected of it, and how it goes.
//!
//! Three things are kept here. An [`Action`] is a spor, a prøvehandling or a delprojekt; what it comes from, in which years it
//! is chosen and how it is carried out are entries of their own, so that two who say the same say it once. An [`ActionPlan`]
//! is a handleplan of one afdeling, with its [`Goal`]s, their [`Indicator`]s and what was measured. A [`ActionReport`] is a day on
//! which one looks at all of it, with words of one's own. That something came into a state is an entry too, with the day and
//! the reason: what was before stays.

use protocol::{Stream, StreamClass};

use super::write::written;
use crate::limits::{NAME_LIMIT, NOTE_LIMIT, TEXT_LIMIT};
use crate::schema::{CHANGED_FIELD, Declaration, Form, Keys, Writers, entries, field};

pub mod action_keys;
mod follow;
mod goals;
mod read;

pub use follow::{ActionReport, CalendarStep, CalendarTask, EconomicResult, FollowUp};
pub use goals::{ActionPlan, Goal, Indicator, Measurement};
pub use read::{
    Action, ActionChoice, ActionForm, ActionSource, ActionWay, CycleColumn, CyclePoint, StairStep,
    StateChange,
};

use action_keys::*;

const ID: Form = Form::Word(64);
const A_WORD: Form = Form::Register(&Form::Word(NAME_LIMIT));
const A_DAY: Form = Form::Register(&Form::Day);
const A_NUMBER: Form = Form::Register(&Form::Number);

pub(super) const DECLARATION: Declaration = Declaration {
    name: "actions",
    class: StreamClass::Synthesis,
    only: Some(Stream::ACTIONS),
    writers: Writers::Facilitators,
    roots: &[
        entries(
            ACTIONS,
            Keys::Id,
            &[
                field(TITLE, Form::OptionalText(NAME_LIMIT)),
                field(TEXT, Form::OptionalText(TEXT_LIMIT)),
                field(FORM, A_WORD),
                field(MAIN_POINT, Form::Register(&ID)),
                field(DEPARTMENT, A_WORD),
                field(PERSON, A_WORD),
                field(FROM, A_DAY),
                field(TO, A_DAY),
                field(STEP_OF, Form::Register(&ID)),
                field(ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            BULLETS,
            Keys::Id,
            &[
                field(COLUMN, Form::Word(NAME_LIMIT)),
                field(TITLE, Form::OptionalText(NAME_LIMIT)),
                field(ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            CALENDAR,
            Keys::Id,
            &[
                field(TITLE, Form::OptionalText(NAME_LIMIT)),
                field(TASK, A_WORD),
                field(FROM, A_DAY),
                field(TO, A_DAY),
                field(DONE, A_DAY),
                field(ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            CHOICES,
            Keys::Id,
            &[
                field(OF, ID),
                field(IN_YEAR, Form::Whole),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            FOLLOW_UPS,
            Keys::Id,
            &[
                field(OF, ID),
                field(ON, A_DAY),
                field(TEXT, Form::OptionalText(TEXT_LIMIT)),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            GOALS,
            Keys::Id,
            &[
                field(OF, ID),
                field(AREA, A_WORD),
                field(TITLE, Form::OptionalText(TEXT_LIMIT)),
                field(EFFORTS, Form::OptionalText(TEXT_LIMIT)),
                field(FOLLOWING, Form::OptionalText(TEXT_LIMIT)),
                field(ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            INDICATORS,
            Keys::Id,
            &[
                field(OF, ID),
                field(TITLE, Form::OptionalText(NAME_LIMIT)),
                field(UNIT, A_WORD),
                field(BASELINE, A_NUMBER),
                field(EXPECTED, A_NUMBER),
                field(TO, A_DAY),
                field(ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            MEASUREMENTS,
            Keys::Id,
            &[
                field(OF, ID),
                field(ON, A_DAY),
                field(VALUE, A_NUMBER),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            PLANS,
            Keys::Id,
            &[
                field(DEPARTMENT, A_WORD),
                field(PERIOD_OF, A_WORD),
                field(ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            REPORTS,
            Keys::Id,
            &[
                field(TITLE, Form::OptionalText(NAME_LIMIT)),
                field(TEXT, Form::OptionalText(TEXT_LIMIT)),
                field(ON, A_DAY),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            RESULTS,
            Keys::Id,
            &[
                field(OF, ID),
                field(TITLE, Form::OptionalText(NAME_LIMIT)),
                field(UNIT, A_WORD),
                field(EXPECTED, A_NUMBER),
                field(VALUE, A_NUMBER),
                field(ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            LINKS,
            Keys::Id,
            &[
                field(OF, ID),
                field(SOURCE_OF, ID),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            STATES,
            Keys::Id,
            &[
                field(OF, ID),
                field(STATE, Form::Word(NAME_LIMIT)),
                field(ON, A_DAY),
                field(TEXT, Form::OptionalText(NOTE_LIMIT)),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            STEPS,
            Keys::Id,
            &[
                field(TITLE, Form::OptionalText(NAME_LIMIT)),
                field(TEXT, Form::OptionalText(NOTE_LIMIT)),
                field(ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            WAYS,
            Keys::Id,
            &[
                field(OF, ID),
                field(WAY, Form::Word(NAME_LIMIT)),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
    ],
};

written! {
    /// What a facilitator wants done to the actions.
    ActionsCommand
}
