//! Comments and marks: what a person says of a contribution of the table, on a sheet of their own.

use protocol::ItemId;
use serde::{Deserialize, Serialize};

use crate::content::{Entry, Says, Value};
use crate::hexadecimal;
use crate::limits::{NAME_LIMIT, NOTE_LIMIT};
use crate::schema::{Form, Keys, Root, entries, field};
use crate::step::{At, Step};

/// The key of the map of comments.
pub const COMMENTS: &str = "comments";
/// The key of the map of marks.
pub const MARKS: &str = "marks";
const CREATED: &str = "created";
const IMPORTANT: &str = "important";
const SUBJECT: &str = "subject";
const TEXT: &str = "text";
const WITHDRAWN: &str = "withdrawn";

pub(crate) const COMMENTS_ROOT: Root = entries(
    COMMENTS,
    Keys::Id,
    &[
        field(SUBJECT, Form::Word(NAME_LIMIT)),
        field(TEXT, Form::Text(NOTE_LIMIT)),
        field(CREATED, Form::Time),
        field(WITHDRAWN, Form::Flag),
    ],
);
pub(crate) const MARKS_ROOT: Root = entries(MARKS, Keys::Id, &[field(IMPORTANT, Form::Flag)]);

/// A comment on a contribution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Comment {
    /// Its id.
    #[serde(with = "hexadecimal")]
    pub id: ItemId,
    /// On which contribution, as statements and votes name it. [A18]
    #[serde(with = "hexadecimal")]
    pub subject: ItemId,
    /// What the person wrote.
    pub text: String,
    /// When, in milliseconds since 1970.
    pub created: i64,
    /// Whether the person took it back.
    pub withdrawn: bool,
}

impl Comment {
    /// All comments of a sheet.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(COMMENTS);
        entries.iter().filter_map(|one| Self::of(one)).collect()
    }

    /// One of them.
    pub fn find(says: &dyn Says, id: &ItemId) -> Option<Self> {
        Self::of(&*says.entry(COMMENTS, &id.to_string())?)
    }

    fn of(entry: &Entry) -> Option<Self> {
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            subject: ItemId::from_hex(entry.string(SUBJECT)?)?,
            text: entry.string(TEXT).unwrap_or_default().to_owned(),
            created: entry.whole(CREATED).unwrap_or_default(),
            withdrawn: entry.flag(WITHDRAWN),
        })
    }
}

/// The contributions that a sheet's person marked as important.
pub fn important(says: &dyn Says) -> Vec<ItemId> {
    let entries = says.entries(MARKS);
    let marked = entries.iter().filter(|entry| entry.flag(IMPORTANT));
    marked
        .filter_map(|entry| ItemId::from_hex(&entry.key))
        .collect()
}

/// Whether a sheet's person marked this contribution as important.
pub fn is_important(says: &dyn Says, subject: &ItemId) -> bool {
    let entry = says.entry(MARKS, &subject.to_string());
    entry.is_some_and(|entry| entry.flag(IMPORTANT))
}

pub(super) fn add(id: &ItemId, subject: &ItemId, text: &str, created: i64) -> Step {
    Step::Add {
        root: COMMENTS,
        key: id.to_string(),
        values: vec![
            (SUBJECT, subject.to_string().as_str().into()),
            (TEXT, text.into()),
            (CREATED, Value::Whole(created)),
        ],
    }
}

pub(super) fn withdraw(id: &ItemId, withdrawn: bool) -> Step {
    Step::flag(At::Entry(COMMENTS, id.to_string()), WITHDRAWN, withdrawn)
}

pub(super) fn mark(subject: &ItemId, important: bool) -> Vec<Step> {
    let key = subject.to_string();
    let add = Step::Add {
        root: MARKS,
        key: key.clone(),
        values: Vec::new(),
    };
    vec![add, Step::flag(At::Entry(MARKS, key), IMPORTANT, important)]
}
