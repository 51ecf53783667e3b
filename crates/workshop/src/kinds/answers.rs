//! A party's answers: what one person who has the parties' link answers in hearings, in a document of their own, which they
//! and facilitators read. What facilitators enter from paper or e-mail is in such a document of theirs, marked so.

use protocol::{ItemId, LaneId, StreamClass};

use answer_fields::*;

use super::write::written;
use crate::content::{Entry, Says};
use crate::limits::{NAME_LIMIT, TEXT_LIMIT};
use crate::order;
use crate::schema::{
    CHANGED, CHANGED_FIELD, Declaration, Form, Keys, Writers, entries, field, value,
};
use crate::visible;

/// The key of the answers.
pub const ANSWERS: &str = "answers";
/// The key of the name that binds the answers.
pub const SENDER: &str = "sender";
/// The keys of fields that pages write.
pub mod answer_fields {
    /// Of an answer that was entered for somebody: who gave it.
    pub const BY: &str = "by";
    /// Of an answer that was entered for somebody: how it came, see [`super::Channel`].
    pub const CHANNEL: &str = "channel";
    /// Of an answer: when it was begun.
    pub const CREATED: &str = "created";
    /// Of an answer: the hearing.
    pub const HEARING: &str = "hearing";
    /// Of an answer: the part of the text that it is about; without it, about the whole.
    pub const PART: &str = "part";
    /// Of an answer: what it says.
    pub const TEXT: &str = "text";
    /// Of an answer: whether it was withdrawn.
    pub const WITHDRAWN: &str = "removed";
}

const ID: Form = Form::Word(64);

pub(super) const DECLARATION: Declaration = Declaration {
    name: "answers",
    class: StreamClass::Answers,
    only: None,
    writers: Writers::Owner,
    roots: &[
        entries(
            ANSWERS,
            Keys::Id,
            &[
                field(HEARING, ID),
                field(PART, ID),
                field(TEXT, Form::Text(TEXT_LIMIT)),
                field(CREATED, Form::Time),
                field(WITHDRAWN, Form::Flag),
                field(BY, Form::Word(NAME_LIMIT)),
                field(CHANNEL, Form::Word(NAME_LIMIT)),
                CHANGED_FIELD,
            ],
        ),
        value(SENDER, Form::Register(&Form::Word(NAME_LIMIT))),
    ],
};

written! {
    /// What a party wants done to its answers.
    AnswersCommand
}

/// How an answer came that a facilitator entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// On paper.
    Paper,
    /// By e-mail.
    Mail,
}

impl Channel {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Paper, Self::Mail];

    /// The word for it in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Mail => "mail",
        }
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Its id.
    pub id: ItemId,
    /// In which hearing.
    pub hearing: Option<ItemId>,
    /// The part of the text that it is about; without it, about the whole.
    pub part: Option<ItemId>,
    /// What it says.
    pub text: String,
    /// When it was begun, in milliseconds since 1970.
    pub created: i64,
    /// When it was last changed, likewise.
    pub changed: Option<i64>,
    /// Who gave it, where it was entered for somebody.
    pub by: Option<String>,
    /// How it came, where it was entered for somebody.
    pub channel: Option<Channel>,
    /// The lane that began it.
    pub made_by: Option<LaneId>,
}

impl Answer {
    /// All that were not withdrawn and say something, the first begun first, ties by id.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(ANSWERS);
        let mut found: Vec<Self> = entries.iter().filter_map(|one| Self::of(one)).collect();
        order::sort_by(&mut found, |one: &Self, other| {
            one.created.cmp(&other.created).then(one.id.cmp(&other.id))
        });
        found
    }

    fn of(entry: &Entry) -> Option<Self> {
        let id = |field| entry.string(field).and_then(ItemId::from_hex);
        let text = entry.string(TEXT).unwrap_or_default();
        let channel = entry.string(CHANNEL);
        let is_it = |one: &Channel| Some(one.word()) == channel;
        let key = ItemId::from_hex(&entry.key)?;
        (!entry.flag(WITHDRAWN) && !visible::is_blank(text)).then(|| Self {
            id: key,
            hearing: id(HEARING),
            part: id(PART),
            text: text.to_owned(),
            created: entry.whole(CREATED).unwrap_or_default(),
            changed: entry.whole(CHANGED),
            by: entry.string(BY).map(str::to_owned),
            channel: Channel::ALL.into_iter().find(is_it),
            made_by: entry.made_by,
        })
    }
}

/// The name that binds a party's answers, as they say it themselves.
pub fn sender(says: &dyn Says) -> String {
    says.root().string(SENDER).unwrap_or_default().to_owned()
}
