//! The synthesis: what facilitators make of what came in, and how each step can be followed back.
//!
//! What has an identity of its own is an entry with fields that change: a [`Theme`], a merged
//! [`Sentence`], a [`Piece`] of a contribution. What is said *of* a contribution is a [`Statement`]: an
//! entry that is made once and never changes. Two facilitators who treat the same contribution at the
//! same time make two entries, under ids of their own, and both are seen; under the contribution's id
//! they would make one map each in the same place, of which Automerge shows one. And all statements
//! together, in the order of their times, are the log of who did what.

use protocol::StreamClass;

use crate::limits::{NAME_LIMIT, TEXT_LIMIT};
use crate::schema::{CHANGED_FIELD, Declaration, Form, Keys, Writers, entries, field};

mod command;
mod read;
mod statement;

pub use command::{NewPiece, SynthesisCommand, ThemeText};
pub use read::{Piece, Sentence, Theme};
pub use statement::{Act, NewStatement, Question, Statement};

/// The key of what contributions are cut into.
pub const PIECES: &str = "pieces";
/// The key of what several contributions become.
pub const SENTENCES: &str = "sentences";
/// The key of what is said of contributions, sentences and pieces.
pub const STATEMENTS: &str = "statements";
/// The key of the themes.
pub const THEMES: &str = "themes";
const ACT: &str = "act";
const CUT: &str = "cut";
const FEASIBILITY: &str = "feasibility";
const IMPACT: &str = "impact";
const INTO: &str = "into";
const NOTE: &str = "note";
const OF: &str = "of";
const ORDER: &str = "order";
const REMOVED: &str = "removed";
const REPLACES: &str = "replaces";
const SUBJECT: &str = "subject";
const SUMMARY: &str = "summary";
const TEXT: &str = "text";
const TITLE: &str = "title";
const WORDS: &str = "words";

const ID: Form = Form::Word(64);

pub(super) const DECLARATION: Declaration = Declaration {
    name: "synthesis",
    class: StreamClass::Synthesis,
    only: None,
    writers: Writers::Facilitators,
    roots: &[
        entries(
            PIECES,
            Keys::Id,
            &[
                field(OF, ID),
                field(CUT, ID),
                field(WORDS, Form::Word(TEXT_LIMIT)),
                field(ORDER, Form::Number),
                CHANGED_FIELD,
            ],
        ),
        entries(
            SENTENCES,
            Keys::Id,
            &[field(TEXT, Form::Text(TEXT_LIMIT)), CHANGED_FIELD],
        ),
        entries(
            STATEMENTS,
            Keys::Id,
            &[
                field(SUBJECT, ID),
                field(ACT, Form::Word(2 * NAME_LIMIT)),
                field(REPLACES, Form::Word(TEXT_LIMIT)),
                CHANGED_FIELD,
            ],
        ),
        entries(
            THEMES,
            Keys::Id,
            &[
                field(TITLE, Form::Text(NAME_LIMIT)),
                field(SUMMARY, Form::OptionalText(TEXT_LIMIT)),
                field(NOTE, Form::OptionalText(TEXT_LIMIT)),
                field(ORDER, Form::Number),
                field(INTO, Form::Register(&ID)),
                field(REMOVED, Form::Flag),
                field(IMPACT, Form::Number),
                field(FEASIBILITY, Form::Number),
                CHANGED_FIELD,
            ],
        ),
    ],
};
