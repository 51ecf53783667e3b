//! The notice: what facilitators publish to parties, and to everybody in the workshop: versions of the strategy, hearings, and
//! what became of the answers.
//!
//! All of it stands here as it was published, in words that are set as a whole. A line of a text is under an id that
//! derives from the version and the part, so that two facilitators who publish the same meet. What became of an answer
//! stands under the point's id and names the answer by its id: who gave it finds it, and nobody else learns whose it is.

use protocol::{ItemId, StreamClass};

use notice_fields::*;

use super::fields::{id, ordered, text};
use super::write::written;
use crate::content::Says;
use crate::limits::{NAME_LIMIT, TEXT_LIMIT};
use crate::order;
use crate::schema::{Declaration, Form, Keys, Writers, entries, field};

/// The key of the hearings that were published.
pub const NOTICED_HEARINGS: &str = "hearings";
/// The key of the lines of texts.
pub const LINES: &str = "lines";
/// The key of what became of answers.
pub const NOTICED_OUTCOMES: &str = "outcomes";
/// The key of the versions that were published.
pub const NOTICED_VERSIONS: &str = "versions";

/// The keys of fields.
pub(crate) mod notice_fields {
    pub(crate) const ACROSS: &str = "across";
    pub(crate) const ANSWER: &str = "answer";
    pub(crate) const CHANGED_PARTS: &str = "parts";
    pub(crate) const CLOSED: &str = "closed";
    pub(crate) const DEPTH: &str = "depth";
    pub(crate) const DISPOSITION: &str = "disposition";
    pub(crate) const DOWN: &str = "down";
    pub(crate) const FORM: &str = "form";
    pub(crate) const FROM: &str = "from";
    pub(crate) const HEARING: &str = "hearing";
    pub(crate) const LEAD: &str = "lead";
    pub(crate) const NAME: &str = "name";
    pub(crate) const NUMBER: &str = "number";
    pub(crate) const ORDER: &str = "order";
    pub(crate) const PART: &str = "part";
    pub(crate) const PERIOD: &str = "period";
    pub(crate) const PLAIN: &str = "plain";
    pub(crate) const PUBLISHED: &str = "published";
    pub(crate) const REMARK: &str = "remark";
    pub(crate) const REMOVED: &str = "removed";
    pub(crate) const SENT_TO: &str = "sentTo";
    pub(crate) const TEXT: &str = "text";
    pub(crate) const TITLE: &str = "title";
    pub(crate) const TO: &str = "to";
    pub(crate) const UNDER: &str = "under";
    pub(crate) const VERSION: &str = "version";
}

const ID: Form = Form::Word(64);

pub(super) const DECLARATION: Declaration = Declaration {
    name: "notice",
    class: StreamClass::Notice,
    only: None,
    writers: Writers::Facilitators,
    roots: &[
        entries(
            NOTICED_HEARINGS,
            Keys::Id,
            &[
                field(VERSION, ID),
                field(TITLE, Form::Word(NAME_LIMIT)),
                field(LEAD, Form::Word(TEXT_LIMIT)),
                field(FROM, Form::Day),
                field(TO, Form::Day),
                field(CLOSED, Form::Flag),
                field(REMOVED, Form::Flag),
            ],
        ),
        entries(
            LINES,
            Keys::Id,
            &[
                field(VERSION, ID),
                field(PART, ID),
                field(FORM, Form::Word(NAME_LIMIT)),
                field(NUMBER, Form::Word(NAME_LIMIT)),
                field(TITLE, Form::Word(NAME_LIMIT)),
                field(TEXT, Form::Word(TEXT_LIMIT)),
                field(PLAIN, Form::Word(TEXT_LIMIT)),
                field(UNDER, ID),
                field(DOWN, ID),
                field(ACROSS, ID),
                field(DEPTH, Form::Whole),
                field(ORDER, Form::Number),
                field(REMOVED, Form::Flag),
            ],
        ),
        entries(
            NOTICED_OUTCOMES,
            Keys::Id,
            &[
                field(HEARING, ID),
                field(ANSWER, ID),
                field(ORDER, Form::Number),
                field(DISPOSITION, Form::Word(NAME_LIMIT)),
                field(SENT_TO, Form::Word(NAME_LIMIT)),
                field(REMARK, Form::Word(TEXT_LIMIT)),
                field(CHANGED_PARTS, Form::Word(TEXT_LIMIT)),
                field(REMOVED, Form::Flag),
            ],
        ),
        entries(
            NOTICED_VERSIONS,
            Keys::Id,
            &[
                field(NAME, Form::Word(NAME_LIMIT)),
                field(TITLE, Form::Word(NAME_LIMIT)),
                field(PERIOD, Form::Word(NAME_LIMIT)),
                field(PUBLISHED, Form::Time),
                field(REMOVED, Form::Flag),
            ],
        ),
    ],
};

written! {
    /// What a facilitator wants done to the notice.
    NoticeCommand
}

/// A version of the strategy as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticedVersion {
    /// Its id, the same as in the strategy.
    pub id: ItemId,
    /// What it is called.
    pub name: String,
    /// The title of the strategy.
    pub title: String,
    /// The years that it is for.
    pub period: String,
    /// When it was published, in milliseconds since 1970.
    pub published: i64,
}

/// A line of a text as it was published.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticedLine {
    /// Its id.
    pub id: ItemId,
    /// Of which version.
    pub version: ItemId,
    /// Which part of the strategy it is.
    pub part: ItemId,
    /// What it is, by the word for it in the strategy.
    pub form: String,
    /// Its number.
    pub number: String,
    /// Its heading.
    pub title: String,
    /// What it says.
    pub text: String,
    /// The same in few and plain words.
    pub plain: String,
    /// The part that it is under.
    pub under: Option<ItemId>,
    /// Of a crossing the part whose visions are its rows; of a cell its row.
    pub down: Option<ItemId>,
    /// Of a crossing the part whose visions are its columns; of a cell its column.
    pub across: Option<ItemId>,
    /// How deep it is.
    pub depth: usize,
    /// Its place in the text.
    pub order: f64,
}

/// A hearing as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticedHearing {
    /// Its id, the same as at the facilitators'.
    pub id: ItemId,
    /// The version that is heard.
    pub version: ItemId,
    /// What it is called.
    pub title: String,
    /// What is asked.
    pub lead: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// Whether it was closed.
    pub is_closed: bool,
}

/// What became of an answer, or of a point of one.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticedOutcome {
    /// The point's id.
    pub id: ItemId,
    /// The answer.
    pub answer: ItemId,
    /// Its place among the points of the answer.
    pub order: f64,
    /// The disposition, by its word.
    pub disposition: String,
    /// To whom it was sent on.
    pub sent_to: String,
    /// The administration's remark.
    pub remark: String,
    /// The parts of the text that it changed.
    pub parts: Vec<ItemId>,
}

impl NoticedVersion {
    /// All that are published, the last published first.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let mut found = ordered(says, NOTICED_VERSIONS, |entry, own| {
            Some(Self {
                id: own,
                name: text(entry, NAME),
                title: text(entry, TITLE),
                period: text(entry, PERIOD),
                published: entry.whole(PUBLISHED).unwrap_or_default(),
            })
        });
        order::sort_by(&mut found, |one: &Self, other| {
            other
                .published
                .cmp(&one.published)
                .then(one.id.cmp(&other.id))
        });
        found
    }
}

impl NoticedLine {
    /// The lines of all texts, each text in its order.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, LINES, |entry, own| {
            Some(Self {
                id: own,
                version: id(entry, VERSION)?,
                part: id(entry, PART)?,
                form: text(entry, FORM),
                number: text(entry, NUMBER),
                title: text(entry, TITLE),
                text: text(entry, TEXT),
                plain: text(entry, PLAIN),
                under: id(entry, UNDER),
                down: id(entry, DOWN),
                across: id(entry, ACROSS),
                depth: usize::try_from(entry.whole(DEPTH).unwrap_or_default()).unwrap_or(0),
                order: entry.number(ORDER),
            })
        })
    }
}

impl NoticedHearing {
    /// All that are published.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, NOTICED_HEARINGS, |entry, own| {
            Some(Self {
                id: own,
                version: id(entry, VERSION)?,
                title: text(entry, TITLE),
                lead: text(entry, LEAD),
                from: text(entry, FROM),
                to: text(entry, TO),
                is_closed: entry.flag(CLOSED),
            })
        })
    }
}

impl NoticedOutcome {
    /// All that are published, those of an answer in their order.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, NOTICED_OUTCOMES, |entry, own| {
            let parts = text(entry, CHANGED_PARTS);
            let parts = parts.split_whitespace().filter_map(ItemId::from_hex);
            Some(Self {
                id: own,
                answer: id(entry, ANSWER)?,
                order: entry.number(ORDER),
                disposition: text(entry, DISPOSITION),
                sent_to: text(entry, SENT_TO),
                remark: text(entry, REMARK),
                parts: parts.collect(),
            })
        })
    }
}
