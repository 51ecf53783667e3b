//! The cases: what a political body is asked to approve or told of, and what each body decided.
//!
//! A case has a title, a case number as text, the sentence that it opens with, clauses (“at …”), sections with headings of
//! one's own, attachments by their names, and treatments: one for each body that treats it, with the number of the point on
//! that body's agenda, when, and the decision. Clauses, sections, attachments and treatments are entries of their own that
//! name their case, so that two who add some apart lose none.

use protocol::{Stream, StreamClass};

use super::write::written;
use crate::limits::{NAME_LIMIT, NOTE_LIMIT, TEXT_LIMIT};
use crate::schema::{CHANGED_FIELD, Declaration, Form, Keys, Writers, entries, field};

/// The key of the cases.
pub const CASES: &str = "cases";
/// The key of the clauses.
pub const CLAUSES: &str = "clauses";
/// The key of the sections.
pub const SECTIONS: &str = "sections";
/// The key of the attachments.
pub const ATTACHMENTS: &str = "attachments";
/// The key of the treatments.
pub const TREATMENTS: &str = "treatments";

/// Of a clause, section, attachment or treatment: its case.
pub const CASE_OF: &str = "of";
/// Of a case or section: its heading; of an attachment: its name.
pub const CASE_TITLE: &str = "title";
/// Of a clause or section: what it says; of a treatment: the decision.
pub const CASE_TEXT: &str = "text";
/// Of a case: its number among all cases, as text.
pub const CASE_NUMBER: &str = "caseNumber";
/// Of a case: whether a body approves or is told, see [`CaseForm`].
pub const CASE_FORM: &str = "form";
/// Of a case: the sentence that it opens with.
pub const OPENING: &str = "opening";
/// Of a case: what stands below its clauses.
pub const CLOSING: &str = "closing";
/// Of a section: what is drawn from the data below its words.
pub const PIECE: &str = "piece";
/// Of a section: it stands under the one before.
pub const IS_UNDER: &str = "isUnder";
/// Of a treatment: the number of the point.
pub const POINT: &str = "point";
/// Of a treatment: which body.
pub const CASE_BODY: &str = "body";
/// Of a treatment: when.
pub const CASE_WHEN: &str = "when";
/// Of anything in a case, and of a case: its place among its like.
pub const CASE_ORDER: &str = "order";
const REMOVED: &str = "removed";

const ID: Form = Form::Word(64);
const CHOICE: Form = Form::Register(&Form::Word(NAME_LIMIT));

pub(super) const DECLARATION: Declaration = Declaration {
    name: "cases",
    class: StreamClass::Synthesis,
    only: Some(Stream::CASES),
    writers: Writers::Facilitators,
    roots: &[
        entries(
            ATTACHMENTS,
            Keys::Id,
            &[
                field(CASE_OF, ID),
                field(CASE_TITLE, Form::OptionalText(NAME_LIMIT)),
                field(CASE_ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            CASES,
            Keys::Id,
            &[
                field(CASE_TITLE, Form::OptionalText(NAME_LIMIT)),
                field(CASE_NUMBER, CHOICE),
                field(CASE_FORM, CHOICE),
                field(OPENING, Form::OptionalText(TEXT_LIMIT)),
                field(CLOSING, Form::OptionalText(TEXT_LIMIT)),
                field(CASE_ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            CLAUSES,
            Keys::Id,
            &[
                field(CASE_OF, ID),
                field(CASE_TEXT, Form::OptionalText(TEXT_LIMIT)),
                field(CASE_ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            SECTIONS,
            Keys::Id,
            &[
                field(CASE_OF, ID),
                field(CASE_TITLE, Form::OptionalText(NAME_LIMIT)),
                field(CASE_TEXT, Form::OptionalText(TEXT_LIMIT)),
                field(PIECE, CHOICE),
                field(IS_UNDER, Form::Flag),
                field(CASE_ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            TREATMENTS,
            Keys::Id,
            &[
                field(CASE_OF, ID),
                field(POINT, CHOICE),
                field(CASE_BODY, CHOICE),
                field(CASE_WHEN, CHOICE),
                field(CASE_TEXT, Form::OptionalText(NOTE_LIMIT)),
                field(CASE_ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
    ],
};

written! {
    /// What a facilitator wants done to the cases.
    CasesCommand
}

/// Whether a body approves or is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CaseForm {
    /// It approves: “Godkendelse: …”, with clauses.
    #[default]
    Approval,
    /// It is told: “Orientering om …”, without any.
    Orientation,
}

impl CaseForm {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Approval, Self::Orientation];

    /// The word for it in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::Orientation => "orientation",
        }
    }

    /// The one that a word stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.word() == word)
    }
}
