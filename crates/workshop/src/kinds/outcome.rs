//! The outcome: what facilitators publish for everybody in the workshop to read.
//!
//! Themes and sentences stand here as they were published, in words that are set as a whole; the
//! synthesis goes on changing meanwhile. A [`Placement`] says of one contribution where it went, under
//! the id by which statements and votes name it: who has the contribution finds it, and nobody else
//! learns from it whose it is.

use minicbor::{Decode, Encode};
use protocol::{ItemId, StreamClass};
use serde::Serialize;

use super::error::CommandError;
use crate::content::{Entry, Says, Value};
use crate::hexadecimal;
use crate::limits::{NAME_LIMIT, TEXT_LIMIT};
use crate::order;
use crate::schema::{Declaration, Form, Keys, Writers, entries, field, value};
use crate::step::{At, Step};

/// As many themes or sentences of one contribution are read, and published.
pub const MOST_PLACES: usize = 250;

/// The key of the contributions that everybody may read.
pub const GALLERY: &str = "gallery";
/// The key of the contributions that are hidden.
pub const HIDDEN: &str = "hidden";
/// The key of where contributions went.
pub const PLACEMENTS: &str = "placements";
/// The key of the time at which facilitators published last.
pub const PUBLISHED: &str = "published";
/// The key of the sentences that were published.
pub const PUBLISHED_SENTENCES: &str = "sentences";
/// The key of the themes that were published.
pub const PUBLISHED_THEMES: &str = "themes";
const ASPECT: &str = "aspect";
const FOCUS_POINT: &str = "focusPoint";
const INPUTS: &str = "inputs";
const ORDER: &str = "order";
const REASON: &str = "reason";
const REMOVED: &str = "removed";
const SENTENCES: &str = "sentences";
const SUMMARY: &str = "summary";
const TABLE: &str = "table";
const TABLES: &str = "tables";
const TEXT: &str = "text";
const THEMES: &str = "themes";
const TITLE: &str = "title";

pub(super) const DECLARATION: Declaration = Declaration {
    name: "outcome",
    class: StreamClass::Outcome,
    only: None,
    writers: Writers::Facilitators,
    roots: &[
        entries(
            GALLERY,
            Keys::Id,
            &[
                field(FOCUS_POINT, Form::Word(NAME_LIMIT)),
                field(ASPECT, Form::Word(NAME_LIMIT)),
                field(TABLE, Form::Whole),
                field(TEXT, Form::Word(TEXT_LIMIT)),
                field(REMOVED, Form::Flag),
            ],
        ),
        entries(HIDDEN, Keys::Id, &[field(REASON, Form::Word(NAME_LIMIT))]),
        entries(
            PLACEMENTS,
            Keys::Id,
            &[
                field(THEMES, Form::Word(TEXT_LIMIT)),
                field(SENTENCES, Form::Word(TEXT_LIMIT)),
            ],
        ),
        value(PUBLISHED, Form::Time),
        entries(
            PUBLISHED_SENTENCES,
            Keys::Id,
            &[
                field(TEXT, Form::Word(TEXT_LIMIT)),
                field(INPUTS, Form::Whole),
                field(REMOVED, Form::Flag),
            ],
        ),
        entries(
            PUBLISHED_THEMES,
            Keys::Id,
            &[
                field(TITLE, Form::Word(NAME_LIMIT)),
                field(SUMMARY, Form::Word(TEXT_LIMIT)),
                field(ORDER, Form::Number),
                field(INPUTS, Form::Whole),
                field(TABLES, Form::Whole),
                field(REMOVED, Form::Flag),
            ],
        ),
    ],
};

/// What a facilitator wants done to the outcome.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(
    tag = "command",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum OutcomeCommand {
    /// Publishes these as they are said here; everything else stays as it was published.
    #[n(0)]
    Publish {
        /// When, in milliseconds since 1970.
        #[n(0)]
        at: i64,
        /// Themes.
        #[n(1)]
        themes: Vec<PublishedTheme>,
        /// Sentences.
        #[n(2)]
        sentences: Vec<PublishedSentence>,
        /// Where contributions went.
        #[n(3)]
        placements: Vec<Placement>,
    },
    /// Lets everybody read these contributions, or no longer those that are marked so.
    #[n(1)]
    Exhibit {
        /// Which, with their words.
        #[n(0)]
        inputs: Vec<Exhibit>,
    },
    /// Tells the writers of these that they are hidden, and why; or that they are no longer.
    #[n(2)]
    TellHidden {
        /// Which.
        #[n(0)]
        inputs: Vec<Hiding>,
    },
}

/// What the writer of a contribution is told of its being hidden.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Hiding {
    /// Which contribution, as statements and votes name it. [A18]
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(0)]
    pub subject: ItemId,
    /// Why, as the facilitator who hid it chose; none where it is hidden no longer.
    #[n(1)]
    pub reason: Option<String>,
}

/// A contribution that everybody may read, with the words that it had when facilitators let it be read.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Exhibit {
    /// Which, as statements and votes name it. [A18]
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(0)]
    pub subject: ItemId,
    /// The row it stands in.
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(1)]
    pub focus_point: ItemId,
    /// The column it stands in.
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(2)]
    pub aspect: ItemId,
    /// The number of the table at which it was written.
    #[n(3)]
    pub table: u16,
    /// What it says.
    #[n(4)]
    pub text: String,
    /// Whether it may be read no longer; then it says nothing.
    #[n(5)]
    pub removed: bool,
}

/// A theme as everybody reads it.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PublishedTheme {
    /// Its id, the same as in the synthesis.
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(0)]
    pub id: ItemId,
    /// What it is called.
    #[n(1)]
    pub title: String,
    /// What the contributions in it say.
    #[n(2)]
    pub summary: String,
    /// Its place among the others.
    #[n(3)]
    pub order: f64,
    /// How many contributions it was made of.
    #[n(4)]
    pub inputs: u32,
    /// From how many tables these came.
    #[n(5)]
    pub tables: u32,
    /// Whether it is published no longer.
    #[n(6)]
    pub removed: bool,
}

/// A sentence that several contributions became, as everybody reads it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PublishedSentence {
    /// Its id, the same as in the synthesis.
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(0)]
    pub id: ItemId,
    /// What it says.
    #[n(1)]
    pub text: String,
    /// How many contributions became it.
    #[n(2)]
    pub inputs: u32,
    /// Whether it is published no longer.
    #[n(3)]
    pub removed: bool,
}

/// Where a contribution went.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Placement {
    /// Which contribution, as statements and votes name it. [A18]
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(0)]
    pub subject: ItemId,
    /// The published themes that it is in, in their order.
    #[serde(serialize_with = "hexadecimal::list::serialize")]
    #[n(1)]
    pub themes: Vec<ItemId>,
    /// The published sentences that it became a part of.
    #[serde(serialize_with = "hexadecimal::list::serialize")]
    #[n(2)]
    pub sentences: Vec<ItemId>,
}

impl OutcomeCommand {
    pub(super) fn steps(&self, _: &dyn Says) -> Result<Vec<Step>, CommandError> {
        let (at, themes, sentences, placements) = match self {
            Self::Publish {
                at,
                themes,
                sentences,
                placements,
            } => (at, themes, sentences, placements),
            Self::Exhibit { inputs } => return Ok(exhibit(inputs)),
            Self::TellHidden { inputs } => return Ok(tell_hidden(inputs)),
        };
        let mut steps = vec![Step::set(At::Root, PUBLISHED, Value::Whole(*at))];
        for theme in themes {
            let words = [(TITLE, theme.title.as_str()), (SUMMARY, &theme.summary)];
            let others = [
                (ORDER, Value::Number(theme.order)),
                (INPUTS, Value::Whole(theme.inputs.into())),
                (TABLES, Value::Whole(theme.tables.into())),
                (REMOVED, Value::Flag(theme.removed)),
            ];
            publish(&mut steps, PUBLISHED_THEMES, &theme.id, &words, &others);
        }
        for sentence in sentences {
            let others = [
                (INPUTS, Value::Whole(sentence.inputs.into())),
                (REMOVED, Value::Flag(sentence.removed)),
            ];
            let words = [(TEXT, sentence.text.as_str())];
            publish(
                &mut steps,
                PUBLISHED_SENTENCES,
                &sentence.id,
                &words,
                &others,
            );
        }
        for placement in placements {
            let (themes, sentences) = (list(&placement.themes), list(&placement.sentences));
            let words = [(THEMES, themes.as_str()), (SENTENCES, &sentences)];
            publish(&mut steps, PLACEMENTS, &placement.subject, &words, &[]);
        }
        Ok(steps)
    }
}

fn exhibit(inputs: &[Exhibit]) -> Vec<Step> {
    let mut steps = Vec::new();
    for input in inputs {
        let text = if input.removed { "" } else { &input.text };
        let (row, column) = (input.focus_point.to_string(), input.aspect.to_string());
        let words = [(FOCUS_POINT, row.as_str()), (ASPECT, &column), (TEXT, text)];
        let others = [
            (TABLE, Value::Whole(input.table.into())),
            (REMOVED, Value::Flag(input.removed)),
        ];
        publish(&mut steps, GALLERY, &input.subject, &words, &others);
    }
    steps
}

fn tell_hidden(inputs: &[Hiding]) -> Vec<Step> {
    let mut steps = Vec::new();
    for Hiding { subject, reason } in inputs {
        let words = [(REASON, reason.as_deref().unwrap_or_default())];
        publish(&mut steps, HIDDEN, subject, &words, &[]);
    }
    steps
}

/// Makes an entry, or sets what it says. A blank word is cleared.
fn publish(
    steps: &mut Vec<Step>,
    root: &'static str,
    id: &ItemId,
    words: &[(&'static str, &str)],
    others: &[(&'static str, Value)],
) {
    steps.push(Step::Add {
        root,
        key: id.to_string(),
        values: Vec::new(),
    });
    let at = || At::Entry(root, id.to_string());
    for (field, word) in words {
        steps.push(Step::word(at(), field, Some(word)));
    }
    for (field, value) in others {
        steps.push(Step::set(at(), field, value.clone()));
    }
}

fn list(ids: &[ItemId]) -> String {
    let ids: Vec<String> = ids.iter().map(ItemId::to_string).collect();
    ids.join(" ")
}

/// When facilitators published last, in milliseconds since 1970.
pub fn published(says: &dyn Says) -> Option<i64> {
    says.root().whole(PUBLISHED)
}

impl PublishedTheme {
    /// All that are published, by their order, ties by id. Those that no longer are are in it, marked.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(PUBLISHED_THEMES);
        let mut found: Vec<_> = entries.iter().filter_map(|one| Self::of(one)).collect();
        order::by_place(&mut found, |one: &Self| (one.order, one.id));
        found
    }

    fn of(entry: &Entry) -> Option<Self> {
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            title: word(entry, TITLE, NAME_LIMIT),
            summary: word(entry, SUMMARY, TEXT_LIMIT),
            order: entry.number(ORDER),
            inputs: count(entry, INPUTS),
            tables: count(entry, TABLES),
            removed: entry.flag(REMOVED),
        })
    }
}

impl Exhibit {
    /// All that everybody may read; those that may be read no longer are in it, marked.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(GALLERY);
        entries.iter().filter_map(|one| Self::of(one)).collect()
    }

    /// One of them.
    pub fn find(says: &dyn Says, subject: &ItemId) -> Option<Self> {
        Self::of(&*says.entry(GALLERY, &subject.to_string())?)
    }

    fn of(entry: &Entry) -> Option<Self> {
        let id = |field| entry.string(field).and_then(ItemId::from_hex);
        let table = entry.whole(TABLE).unwrap_or_default();
        Some(Self {
            subject: ItemId::from_hex(&entry.key)?,
            focus_point: id(FOCUS_POINT).unwrap_or(ItemId([0; 16])),
            aspect: id(ASPECT).unwrap_or(ItemId([0; 16])),
            table: u16::try_from(table).unwrap_or_default(),
            text: word(entry, TEXT, TEXT_LIMIT),
            removed: entry.flag(REMOVED),
        })
    }
}

impl Hiding {
    /// Everything that is said to be hidden.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(HIDDEN);
        let all = entries.iter().filter_map(|one| Self::of(one));
        all.filter(|one| one.reason.is_some()).collect()
    }

    /// What is said of one contribution.
    pub fn find(says: &dyn Says, subject: &ItemId) -> Option<Self> {
        Self::of(&*says.entry(HIDDEN, &subject.to_string())?)
    }

    fn of(entry: &Entry) -> Option<Self> {
        let reason = Some(word(entry, REASON, NAME_LIMIT));
        Some(Self {
            subject: ItemId::from_hex(&entry.key)?,
            reason: reason.filter(|reason| !reason.is_empty()),
        })
    }
}

impl PublishedSentence {
    /// All that were published; those that no longer are are in it, marked.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(PUBLISHED_SENTENCES);
        entries.iter().filter_map(|one| Self::of(one)).collect()
    }

    /// One of them.
    pub fn find(says: &dyn Says, id: &ItemId) -> Option<Self> {
        Self::of(&*says.entry(PUBLISHED_SENTENCES, &id.to_string())?)
    }

    fn of(entry: &Entry) -> Option<Self> {
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            text: word(entry, TEXT, TEXT_LIMIT),
            inputs: count(entry, INPUTS),
            removed: entry.flag(REMOVED),
        })
    }
}

impl Placement {
    /// All that are published.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(PLACEMENTS);
        entries.iter().filter_map(|one| Self::of(one)).collect()
    }

    /// Where one contribution went.
    pub fn find(says: &dyn Says, subject: &ItemId) -> Option<Self> {
        Self::of(&*says.entry(PLACEMENTS, &subject.to_string())?)
    }

    /// Whether it is published that it is nowhere: it was somewhere before.
    pub fn is_nowhere(&self) -> bool {
        self.themes.is_empty() && self.sentences.is_empty()
    }

    fn of(entry: &Entry) -> Option<Self> {
        let ids = |field| {
            let words = entry.string(field).unwrap_or_default().split(' ');
            let mut ids = Vec::new();
            for id in words.filter_map(ItemId::from_hex) {
                if ids.len() < MOST_PLACES && !ids.contains(&id) {
                    ids.push(id);
                }
            }
            ids
        };
        Some(Self {
            subject: ItemId::from_hex(&entry.key)?,
            themes: ids(THEMES),
            sentences: ids(SENTENCES),
        })
    }
}

/// A word, no longer than a command of ours makes it.
fn word(entry: &Entry, field: &str, limit: usize) -> String {
    let word = entry.string(field).unwrap_or_default();
    let end = word
        .char_indices()
        .nth(limit)
        .map_or(word.len(), |(at, _)| at);
    word[..end].to_owned()
}

fn count(entry: &Entry, field: &str) -> u32 {
    let count = entry.whole(field).unwrap_or_default();
    u32::try_from(count).unwrap_or_default()
}
