//! What facilitators do to the synthesis, and the steps that it takes.

use minicbor::{Decode, Encode};
use protocol::ItemId;
use serde::Serialize;

use super::{
    CUT, FEASIBILITY, IMPACT, INTO, NOTE, NewStatement, OF, ORDER, PIECES, REMOVED, SENTENCES,
    SUMMARY, TEXT, THEMES, TITLE, WORDS,
};
use crate::content::{Says, Value};
use crate::hexadecimal;
use crate::kinds::error::CommandError;
use crate::step::{At, Step};

/// What a facilitator wants done to a part of the synthesis.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(
    tag = "command",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum SynthesisCommand {
    /// Says something of contributions, sentences or pieces whose part this is.
    #[n(0)]
    State {
        /// What.
        #[n(0)]
        statements: Vec<NewStatement>,
    },
    /// Adds a theme.
    #[n(1)]
    AddTheme {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// What it is called.
        #[n(1)]
        title: String,
        /// Its place among the others.
        #[n(2)]
        order: f64,
    },
    /// Edits a text of a theme.
    #[n(2)]
    EditTheme {
        /// Of which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// Which text.
        #[n(1)]
        text: ThemeText,
        /// The text that the person saw.
        #[n(2)]
        before: String,
        /// The text that the person left.
        #[n(3)]
        after: String,
        /// Where the caret stood afterwards, in UTF-16 units.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(4)]
        caret: Option<usize>,
    },
    /// Moves a theme among the others.
    #[n(3)]
    MoveTheme {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// Its new place.
        #[n(1)]
        order: f64,
    },
    /// Says how much a theme would change and how well it can be done, each from 0 to 1.
    #[n(4)]
    RateTheme {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// How much it would change; nobody has said without it.
        #[n(1)]
        impact: Option<f64>,
        /// How well it can be done; nobody has said without it.
        #[n(2)]
        feasibility: Option<f64>,
    },
    /// Makes a theme one with another, or a theme of its own again. What is in it stays in it, and so is in
    /// the other.
    #[n(5)]
    JoinTheme {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// The other.
        #[serde(serialize_with = "hexadecimal::option::serialize")]
        #[n(1)]
        into: Option<ItemId>,
    },
    /// Takes a theme out, or puts it back. Nothing is erased.
    #[n(6)]
    SetThemeRemoved {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// Out, or back.
        #[n(1)]
        removed: bool,
    },
    /// Adds a sentence; statements merge contributions into it.
    #[n(7)]
    AddSentence {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// What it says.
        #[n(1)]
        text: String,
    },
    /// Edits a sentence.
    #[n(8)]
    EditSentence {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// The text that the person saw.
        #[n(1)]
        before: String,
        /// The text that the person left.
        #[n(2)]
        after: String,
        /// Where the caret stood afterwards, in UTF-16 units.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(3)]
        caret: Option<usize>,
    },
    /// Adds the pieces of a cut; a statement says that the contribution is cut so.
    #[n(9)]
    AddPieces {
        /// Of which contribution.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        of: ItemId,
        /// The id of the cut.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(1)]
        cut: ItemId,
        /// The pieces, in their order.
        #[n(2)]
        pieces: Vec<NewPiece>,
    },
}

/// A text of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ThemeText {
    /// What it is called.
    #[n(0)]
    Title,
    /// What contributions in it say.
    #[n(1)]
    Summary,
    /// What facilitators note beside it.
    #[n(2)]
    Note,
}

/// A piece to be added.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewPiece {
    /// Its id.
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(0)]
    pub id: ItemId,
    /// The words of the contribution.
    #[n(1)]
    pub words: String,
}

impl SynthesisCommand {
    pub(in crate::kinds) fn steps(&self, _: &dyn Says) -> Result<Vec<Step>, CommandError> {
        Ok(match self {
            Self::State { statements } => statements.iter().map(NewStatement::step).collect(),
            Self::AddTheme { id, title, order } => vec![Step::Add {
                root: THEMES,
                key: id.to_string(),
                values: vec![
                    (TITLE, title.as_str().into()),
                    (SUMMARY, "".into()),
                    (NOTE, "".into()),
                    (ORDER, Value::Number(*order)),
                ],
            }],
            Self::EditTheme {
                id,
                text,
                before,
                after,
                caret,
            } => vec![edit(theme(id), text.field(), before, after, *caret)],
            Self::MoveTheme { id, order } => {
                vec![Step::set(theme(id), ORDER, Value::Number(*order))]
            }
            Self::RateTheme {
                id,
                impact,
                feasibility,
            } => {
                let share = |field, share: &Option<f64>| Step::Set {
                    at: theme(id),
                    field,
                    value: share.map(Value::Number),
                };
                vec![share(IMPACT, impact), share(FEASIBILITY, feasibility)]
            }
            Self::JoinTheme { id, into } => vec![Step::Set {
                at: theme(id),
                field: INTO,
                value: into.map(|into| into.to_string().as_str().into()),
            }],
            Self::SetThemeRemoved { id, removed } => {
                vec![Step::flag(theme(id), REMOVED, *removed)]
            }
            Self::AddSentence { id, text } => vec![Step::Add {
                root: SENTENCES,
                key: id.to_string(),
                values: vec![(TEXT, text.as_str().into())],
            }],
            Self::EditSentence {
                id,
                before,
                after,
                caret,
            } => {
                let at = At::Entry(SENTENCES, id.to_string());
                vec![edit(at, TEXT, before, after, *caret)]
            }
            Self::AddPieces { of, cut, pieces } => {
                let piece = |(place, piece): (usize, &NewPiece)| Step::Add {
                    root: PIECES,
                    key: piece.id.to_string(),
                    values: vec![
                        (OF, of.to_string().as_str().into()),
                        (CUT, cut.to_string().as_str().into()),
                        (WORDS, piece.words.as_str().into()),
                        (ORDER, Value::Number(place as f64)),
                    ],
                };
                pieces.iter().enumerate().map(piece).collect()
            }
        })
    }
}

impl ThemeText {
    fn field(self) -> &'static str {
        match self {
            Self::Title => TITLE,
            Self::Summary => SUMMARY,
            Self::Note => NOTE,
        }
    }
}

fn theme(id: &ItemId) -> At {
    At::Entry(THEMES, id.to_string())
}

fn edit(at: At, field: &'static str, before: &str, after: &str, caret: Option<usize>) -> Step {
    Step::Edit {
        at,
        field,
        before: Some(before.to_owned()),
        after: after.to_owned(),
        caret,
    }
}
