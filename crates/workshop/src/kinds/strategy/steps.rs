//! The steps that a command to the strategy takes.

use protocol::ItemId;

use super::command::{NewPart, PartText, StrategyCommand};
use super::{
    ACROSS, ASIDE, DOWN, FORM, HEADS, NAME, NOTE, OF, ORDER, PARTS, PERIOD, PICTURE, PLAIN, REASON,
    REMOVED, SOURCE, SOURCES, TEXT, TITLE, UNDER, VERSIONS, YEAR,
};
use crate::content::{Says, Value};
use crate::kinds::error::CommandError;
use crate::step::{At, Step};

impl StrategyCommand {
    pub(in crate::kinds) fn steps(&self, says: &dyn Says) -> Result<Vec<Step>, CommandError> {
        Ok(match self {
            Self::Begin {
                title,
                period,
                year,
                parts,
            } => {
                // Whoever was second begins nothing.
                let is_begun = says
                    .root()
                    .string(TITLE)
                    .is_some_and(|title| !title.is_empty());
                if is_begun {
                    return Ok(Vec::new());
                }
                let mut steps = vec![Step::Begin {
                    field: TITLE,
                    value: title.as_str().into(),
                }];
                steps.extend(period.as_deref().map(|period| Step::Begin {
                    field: PERIOD,
                    value: period.into(),
                }));
                steps.extend(year.map(|year| Step::Begin {
                    field: YEAR,
                    value: Value::Whole(year.into()),
                }));
                steps.extend(parts.iter().map(NewPart::step));
                steps
            }
            Self::AddParts { parts } => parts.iter().map(NewPart::step).collect(),
            Self::EditPart {
                id,
                text,
                before,
                after,
                caret,
            } => vec![Step::Edit {
                at: part(id),
                field: text.field(),
                before: Some(before.clone()),
                after: after.clone(),
                caret: *caret,
            }],
            Self::MovePart { id, under, order } => vec![
                Step::Set {
                    at: part(id),
                    field: UNDER,
                    value: under.map(|under| under.to_string().as_str().into()),
                },
                Step::set(part(id), ORDER, Value::Number(*order)),
            ],
            Self::SetPartRemoved { id, removed } => {
                vec![Step::flag(part(id), REMOVED, *removed)]
            }
            Self::EditTitle { before, after } => vec![Step::Edit {
                at: At::Root,
                field: TITLE,
                before: Some(before.clone()),
                after: after.clone(),
                caret: None,
            }],
            Self::EditNote { before, after } => vec![Step::Edit {
                at: At::Root,
                field: NOTE,
                before: Some(before.clone()),
                after: after.clone(),
                caret: None,
            }],
            Self::SetCrossing { id, down, across } => [(DOWN, down), (ACROSS, across)]
                .into_iter()
                .map(|(field, value)| Step::Set {
                    at: part(id),
                    field,
                    value: value.map(|value| value.to_string().as_str().into()),
                })
                .collect(),
            Self::SetPicture { id, picture } => vec![Step::Set {
                at: part(id),
                field: PICTURE,
                value: picture.map(|picture| picture.to_string().as_str().into()),
            }],
            Self::SetPeriod { period } => {
                vec![Step::word(At::Root, PERIOD, period.as_deref())]
            }
            Self::SetYear { year } => vec![Step::Set {
                at: At::Root,
                field: YEAR,
                value: year.map(|year| Value::Whole(year.into())),
            }],
            Self::AddSources { sources } => sources
                .iter()
                .map(|one| Step::Add {
                    root: SOURCES,
                    key: one.id.to_string(),
                    values: vec![
                        (OF, one.of.to_string().as_str().into()),
                        (SOURCE, one.source.to_string().as_str().into()),
                    ],
                })
                .collect(),
            Self::SetSourceRemoved { ids, removed } => ids
                .iter()
                .map(|id| Step::flag(At::Entry(SOURCES, id.to_string()), REMOVED, *removed))
                .collect(),
            Self::SetAside { id, source, reason } => vec![Step::Add {
                root: ASIDE,
                key: id.to_string(),
                values: vec![
                    (SOURCE, source.to_string().as_str().into()),
                    (REASON, reason.as_str().into()),
                ],
            }],
            Self::SaveVersion { id, name, heads } => vec![Step::Add {
                root: VERSIONS,
                key: id.to_string(),
                values: vec![
                    (NAME, name.as_str().into()),
                    (HEADS, heads.join(" ").as_str().into()),
                ],
            }],
            Self::SetVersionRemoved { id, removed } => {
                vec![Step::flag(
                    At::Entry(VERSIONS, id.to_string()),
                    REMOVED,
                    *removed,
                )]
            }
            Self::SetAsideRemoved { id, removed } => {
                vec![Step::flag(
                    At::Entry(ASIDE, id.to_string()),
                    REMOVED,
                    *removed,
                )]
            }
        })
    }
}

impl NewPart {
    fn step(&self) -> Step {
        let mut values = vec![
            (FORM, self.form.word().into()),
            (TITLE, self.title.as_str().into()),
            (TEXT, self.text.as_str().into()),
            (ORDER, Value::Number(self.order)),
            // Made with the part: two who made them later, each for themself, would lose one.
            (NOTE, "".into()),
            (PLAIN, "".into()),
        ];
        let ids = [
            (UNDER, self.under),
            (DOWN, self.down),
            (ACROSS, self.across),
        ];
        let ids = ids.into_iter().filter_map(|(field, id)| Some((field, id?)));
        values.extend(ids.map(|(field, id)| (field, id.to_string().as_str().into())));
        Step::Add {
            root: PARTS,
            key: self.id.to_string(),
            values,
        }
    }
}

impl PartText {
    fn field(self) -> &'static str {
        match self {
            Self::Title => TITLE,
            Self::Text => TEXT,
            Self::Plain => PLAIN,
            Self::Note => NOTE,
        }
    }
}

fn part(id: &ItemId) -> At {
    At::Entry(PARTS, id.to_string())
}
