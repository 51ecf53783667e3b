//! The hearing: which text is heard, from when to when, who is asked, and what facilitators make of each answer.
//!
//! The answers themselves are in documents of those who gave them ([`super::answers`]). A point is an answer, or words cut
//! out of one, with what became of it. It names the answer by what [`crate::hearing::subject`] makes of its owner and id.

use protocol::{ItemId, Stream, StreamClass};

use hearing_fields::*;

use super::fields::{id, ordered, text, words};
use super::write::written;
use crate::content::Says;
use crate::limits::{NAME_LIMIT, TEXT_LIMIT};
use crate::schema::{CHANGED_FIELD, Declaration, Field, Form, Keys, Writers, entries, field};

/// The key of the changes that points led to.
pub const CHANGES: &str = "changes";
/// The key of the hearings.
pub const HEARINGS: &str = "hearings";
/// The key of those who are asked.
pub const PARTIES: &str = "parties";
/// The key of the points.
pub const POINTS: &str = "points";
/// The key of the remarks that are used again.
pub const REMARKS: &str = "remarks";

/// The keys of fields that pages write.
pub mod hearing_fields {
    /// Of a point: the answer that it is of.
    pub const ANSWER: &str = "answer";
    /// Of a point: what becomes of it, see [`crate::hearing::Disposition`].
    pub const DISPOSITION: &str = "disposition";
    /// Of a hearing: its first day.
    pub const FROM: &str = "from";
    /// Of a party or a point: the hearing.
    pub const HEARING: &str = "hearing";
    /// Of a party: what kind of body it is.
    pub const BODY_KIND: &str = "kind";
    /// Of a hearing: what is asked.
    pub const LEAD: &str = "lead";
    /// Of a party: what it is called.
    pub const PARTY_NAME: &str = "name";
    /// Of a change: the part of the text.
    pub const PART: &str = "part";
    /// Of a change: the point.
    pub const POINT: &str = "point";
    /// Of a point: the administration's remark. Of a standard remark: its words are in `text`.
    pub const REMARK: &str = "remark";
    /// Of a point: who is responsible for it.
    pub const RESPONSIBLE: &str = "responsible";
    /// Of a point: the point whose disposition and remark hold for it too.
    pub const SAME_AS: &str = "sameAs";
    /// Of a point: to whom it was sent on.
    pub const SENT_TO: &str = "sentTo";
    /// Of a point: what was seen of the words when it was decided what becomes of it, see [`crate::hearing::seen`].
    pub const SEEN: &str = "seen";
    /// Of the point of a whole answer: why the answer was set aside.
    pub const ASIDE: &str = "aside";
    /// Of a point: the standard remark that it uses.
    pub const STANDARD: &str = "standard";
    /// Of a point: a word to find it by.
    pub const TAG: &str = "tag";
    /// Of a standard remark: its words.
    pub const REMARK_TEXT: &str = "text";
    /// Of a hearing: its last day.
    pub const TO: &str = "to";
    /// Of a hearing: the version of the strategy that is heard. Of a change: the version that the part was changed since.
    pub const VERSION: &str = "version";
    /// Of a point: the words that were cut out of the answer.
    pub const WORDS: &str = "words";
    /// Of a party or a point: its place among the others.
    pub const ORDER: &str = "order";
    /// Whether it was taken out.
    pub const REMOVED: &str = "removed";
    /// Of a hearing or a standard remark: what it is called.
    pub const TITLE: &str = "title";
}

const ID: Form = Form::Word(64);
const NAME: Form = Form::Register(&Form::Word(NAME_LIMIT));

const POINT_FIELDS: &[Field] = &[
    field(HEARING, ID),
    field(ANSWER, ID),
    field(WORDS, Form::Word(TEXT_LIMIT)),
    field(ORDER, Form::Number),
    field(TAG, NAME),
    field(RESPONSIBLE, NAME),
    field(DISPOSITION, NAME),
    field(SENT_TO, NAME),
    field(REMARK, Form::OptionalText(TEXT_LIMIT)),
    field(STANDARD, Form::Register(&ID)),
    field(SAME_AS, Form::Register(&ID)),
    field(SEEN, ID),
    field(ASIDE, Form::Word(NAME_LIMIT)),
    field(REMOVED, Form::Flag),
    CHANGED_FIELD,
];

pub(super) const DECLARATION: Declaration = Declaration {
    name: "hearing",
    class: StreamClass::Synthesis,
    only: Some(Stream::HEARING),
    writers: Writers::Facilitators,
    roots: &[
        entries(
            CHANGES,
            Keys::Id,
            &[
                field(POINT, ID),
                field(PART, ID),
                field(VERSION, ID),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            HEARINGS,
            Keys::Id,
            &[
                field(VERSION, ID),
                field(TITLE, Form::OptionalText(NAME_LIMIT)),
                field(LEAD, Form::OptionalText(TEXT_LIMIT)),
                field(FROM, Form::Register(&Form::Day)),
                field(TO, Form::Register(&Form::Day)),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(
            PARTIES,
            Keys::Id,
            &[
                field(HEARING, ID),
                field(PARTY_NAME, Form::OptionalText(NAME_LIMIT)),
                field(BODY_KIND, NAME),
                field(ORDER, Form::Number),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
        entries(POINTS, Keys::Id, POINT_FIELDS),
        entries(
            REMARKS,
            Keys::Id,
            &[
                field(TITLE, Form::OptionalText(NAME_LIMIT)),
                field(REMARK_TEXT, Form::OptionalText(TEXT_LIMIT)),
                field(REMOVED, Form::Flag),
                CHANGED_FIELD,
            ],
        ),
    ],
};

written! {
    /// What a facilitator wants done to the hearing.
    HearingCommand
}

/// A hearing.
#[derive(Clone, Debug, PartialEq)]
pub struct Hearing {
    /// Its id.
    pub id: ItemId,
    /// The version of the strategy that is heard.
    pub version: Option<ItemId>,
    /// What it is called.
    pub title: String,
    /// What is asked.
    pub lead: String,
    /// The first day, as in “2016-02-03”; several where several were chosen at the same time, of which the last shows
    /// meanwhile.
    pub from: Vec<String>,
    /// The last day, likewise.
    pub to: Vec<String>,
    /// When it was last changed, in milliseconds since 1970.
    pub changed: Option<i64>,
}

/// Somebody who is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct HeardParty {
    /// Its id.
    pub id: ItemId,
    /// In which hearing.
    pub hearing: ItemId,
    /// What it is called.
    pub name: String,
    /// What kind of body it is; several where several were chosen at the same time.
    pub kinds: Vec<String>,
    /// Its place among the others.
    pub order: f64,
}

/// An answer, or words cut out of one, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct HearingPoint {
    /// Its id.
    pub id: ItemId,
    /// In which hearing.
    pub hearing: Option<ItemId>,
    /// Which answer, see [`crate::hearing::subject`].
    pub answer: ItemId,
    /// The words that were cut out of it; of a whole answer none.
    pub words: String,
    /// Its place among the points of the answer.
    pub order: f64,
    /// A word to find it by. Of this and the next, several stand where several were chosen at the same time.
    pub tags: Vec<String>,
    /// Who is responsible for it.
    pub responsible: Vec<String>,
    /// What becomes of it.
    pub dispositions: Vec<String>,
    /// To whom it was sent on.
    pub sent_to: Vec<String>,
    /// The administration's remark.
    pub remark: String,
    /// The standard remark that it uses.
    pub standard: Option<ItemId>,
    /// The point whose disposition and remark hold for it too.
    pub same_as: Option<ItemId>,
    /// What was seen of the words when it was decided what becomes of it.
    pub seen: Option<String>,
    /// Why the answer was set aside.
    pub aside: Option<String>,
}

/// That a point changed a part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HearingChange {
    /// Its id.
    pub id: ItemId,
    /// Which point.
    pub point: ItemId,
    /// Which part.
    pub part: ItemId,
}

/// A remark that is used again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardRemark {
    /// Its id.
    pub id: ItemId,
    /// What it is called.
    pub title: String,
    /// What it says.
    pub text: String,
}

impl Hearing {
    /// All that were not taken out, the first begun first as far as their ids say.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, HEARINGS, |entry, own| {
            Some(Self {
                id: own,
                version: id(entry, VERSION),
                title: text(entry, TITLE),
                lead: text(entry, LEAD),
                from: words(entry, FROM),
                to: words(entry, TO),
                changed: entry.whole(crate::schema::CHANGED),
            })
        })
    }
}

impl HeardParty {
    /// All that were not taken out, in their order, ties by id.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, PARTIES, |entry, own| {
            Some(Self {
                id: own,
                hearing: id(entry, HEARING)?,
                name: text(entry, PARTY_NAME),
                kinds: words(entry, BODY_KIND),
                order: entry.number(ORDER),
            })
        })
    }
}

impl HearingPoint {
    /// All that were not taken out, in their order, ties by id.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, POINTS, |entry, own| {
            Some(Self {
                id: own,
                hearing: id(entry, HEARING),
                answer: id(entry, ANSWER)?,
                words: text(entry, WORDS),
                order: entry.number(ORDER),
                tags: words(entry, TAG),
                responsible: words(entry, RESPONSIBLE),
                dispositions: words(entry, DISPOSITION),
                sent_to: words(entry, SENT_TO),
                remark: text(entry, REMARK),
                standard: id(entry, STANDARD),
                same_as: id(entry, SAME_AS),
                seen: entry.string(SEEN).map(str::to_owned),
                aside: entry.string(ASIDE).map(str::to_owned),
            })
        })
    }
}

impl HearingChange {
    /// All that were not taken back.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, CHANGES, |entry, own| {
            Some(Self {
                id: own,
                point: id(entry, POINT)?,
                part: id(entry, PART)?,
            })
        })
    }
}

impl StandardRemark {
    /// All that were not taken out.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        ordered(says, REMARKS, |entry, own| {
            Some(Self {
                id: own,
                title: text(entry, TITLE),
                text: text(entry, REMARK_TEXT),
            })
        })
    }
}
