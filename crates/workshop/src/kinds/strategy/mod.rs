//! The strategy: the text that facilitators write from what came in, and what each part of it builds on.
//!
//! A strategy is a tree of [`Part`]s: a foreword, an introduction, main points with prose, and under each of these lists of
//! numbered points. A part names its place by the part that it is under and a number among the others there; so two
//! facilitators who move different parts do not meet. What a part builds on is an entry of its own, a [`Source`]: two who
//! add the same name it twice, and it counts once.
//!
//! Beside what a part says stand a plain version of it, for the leaflet, and a note to the other facilitators, which is in
//! nothing that leaves them. Where two sets of visions cross, each field of the table is a part that names both.

use protocol::{Stream, StreamClass};

use crate::limits::{NAME_LIMIT, NOTE_LIMIT, TEXT_LIMIT};
use crate::schema::{CHANGED_FIELD, Declaration, Form, Keys, Writers, entries, field, value};

mod command;
mod read;
mod steps;

pub use command::{NewPart, NewSource, PartText, StrategyCommand};
pub use read::{Front, Part, PartForm, SetAside, Source, Version};

/// The key of a note to the other facilitators, of a part or of the whole.
pub const NOTE: &str = "note";
/// The key of what was looked at and is not used.
pub const ASIDE: &str = "aside";
/// The key of the parts of the text.
pub const PARTS: &str = "parts";
/// The key of the years that it is for.
pub const PERIOD: &str = "period";
/// The key of what parts build on.
pub const SOURCES: &str = "sources";
/// The key of the versions.
pub const VERSIONS: &str = "versions";
/// The key of the year that lists of points are about.
pub const YEAR: &str = "year";
const ACROSS: &str = "across";
const DOWN: &str = "down";
const FORM: &str = "form";
const HEADS: &str = "heads";
const NAME: &str = "name";
const OF: &str = "of";
const ORDER: &str = "order";
const PICTURE: &str = "picture";
const PLAIN: &str = "plain";
const REASON: &str = "reason";
const REMOVED: &str = "removed";
const SOURCE: &str = "source";
const TEXT: &str = "text";
const TITLE: &str = "title";
const UNDER: &str = "under";

const ID: Form = Form::Word(64);

pub(super) const DECLARATION: Declaration = Declaration {
    name: "strategy",
    class: StreamClass::Synthesis,
    only: Some(Stream::STRATEGY),
    writers: Writers::Facilitators,
    roots: &[
        entries(
            ASIDE,
            Keys::Id,
            &[
                field(SOURCE, ID),
                field(REASON, Form::Word(NAME_LIMIT)),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        value(NOTE, Form::OptionalText(NOTE_LIMIT)),
        entries(
            PARTS,
            Keys::Id,
            &[
                field(FORM, Form::Word(NAME_LIMIT)),
                field(UNDER, ID),
                field(TITLE, Form::OptionalText(NAME_LIMIT)),
                field(TEXT, Form::OptionalText(TEXT_LIMIT)),
                field(ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
                field(NOTE, Form::OptionalText(NOTE_LIMIT)),
                field(PLAIN, Form::OptionalText(TEXT_LIMIT)),
                field(DOWN, ID),
                field(ACROSS, ID),
                field(PICTURE, ID),
            ],
        ),
        value(PERIOD, Form::Register(&Form::Word(NAME_LIMIT))),
        entries(
            SOURCES,
            Keys::Id,
            &[
                field(OF, ID),
                field(SOURCE, ID),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        value(TITLE, Form::Text(NAME_LIMIT)),
        entries(
            VERSIONS,
            Keys::Id,
            &[
                field(NAME, Form::Word(NAME_LIMIT)),
                field(HEADS, Form::Word(TEXT_LIMIT)),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        value(YEAR, Form::Register(&Form::Whole)),
    ],
};
