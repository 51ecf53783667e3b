//! A statement: what a facilitator says of a contribution, a sentence or a piece.

use std::fmt;

use minicbor::{Decode, Encode};
use protocol::{ItemId, LaneId};
use serde::Serialize;

use super::{ACT, REPLACES, STATEMENTS, SUBJECT};
use crate::content::{Entry, Says};
use crate::hexadecimal;
use crate::schema::CHANGED;
use crate::step::Step;

/// What a statement says of its subject.
///
/// In a document it is a word and what the word is about: `merge 0a…`, `leave out duplicate`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Act {
    /// It is merged into this sentence.
    #[n(0)]
    Merge(
        #[n(0)]
        #[serde(serialize_with = "hexadecimal::serialize")]
        ItemId,
    ),
    /// It is cut into the pieces of this cut.
    #[n(1)]
    Split(
        #[n(0)]
        #[serde(serialize_with = "hexadecimal::serialize")]
        ItemId,
    ),
    /// It is left out, for this reason.
    #[n(2)]
    LeaveOut(#[n(0)] String),
    /// It is neither merged nor cut nor left out, as in the beginning.
    #[n(3)]
    Restore,
    /// Nobody but facilitators shall see it, for this reason.
    #[n(4)]
    Hide(#[n(0)] String),
    /// It may be seen again.
    #[n(5)]
    Show,
    /// It belongs to this theme.
    #[n(6)]
    PutIn(
        #[n(0)]
        #[serde(serialize_with = "hexadecimal::serialize")]
        ItemId,
    ),
    /// It does not belong to this theme any more.
    #[n(7)]
    TakeOut(
        #[n(0)]
        #[serde(serialize_with = "hexadecimal::serialize")]
        ItemId,
    ),
    /// It says the same as this.
    #[n(8)]
    Same(
        #[n(0)]
        #[serde(serialize_with = "hexadecimal::serialize")]
        ItemId,
    ),
    /// It does not say the same as this.
    #[n(9)]
    Different(
        #[n(0)]
        #[serde(serialize_with = "hexadecimal::serialize")]
        ItemId,
    ),
    /// Nobody has said whether it says the same as this.
    #[n(10)]
    Undecided(
        #[n(0)]
        #[serde(serialize_with = "hexadecimal::serialize")]
        ItemId,
    ),
    /// Its words, of which this is a [fingerprint](crate::synthesis::fingerprint), name nobody who has to be
    /// protected.
    #[n(11)]
    Harmless(#[n(0)] String),
    /// Whether its words name somebody is to be asked again.
    #[n(12)]
    Doubtful,
    /// That this statement hides it is right: said by another person than who hides it.
    #[n(13)]
    Approve(
        #[n(0)]
        #[serde(serialize_with = "hexadecimal::serialize")]
        ItemId,
    ),
    /// Nobody has said whether that this statement hides it is right.
    #[n(14)]
    Unapprove(
        #[n(0)]
        #[serde(serialize_with = "hexadecimal::serialize")]
        ItemId,
    ),
    /// Of the subject that stands for all: what one facilitator hides, another one approves.
    #[n(15)]
    AskTwo,
    /// Of the subject that stands for all: one facilitator is enough.
    #[n(16)]
    AskOne,
    /// Of a [voter](crate::synthesis::voter): their ballot counts.
    #[n(17)]
    Admit,
    /// Of a voter: nobody has said that their ballot counts.
    #[n(18)]
    Await,
}

/// The question about its subject that a statement answers. Of the answers to one question about one
/// subject those stand that no other replaces: one, or several that were given at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// What became of it.
    Disposition,
    /// Whether it may be seen.
    Visibility,
    /// Whether it belongs to a theme.
    Membership(ItemId),
    /// Whether it says the same as another.
    Likeness(ItemId),
    /// Whether its words name somebody.
    Harm,
    /// Whether hiding it by this statement is right.
    Approval(ItemId),
    /// How many facilitators it takes to hide something.
    Practice,
    /// Whether a voter's ballot counts.
    Franchise,
}

/// A statement to be made.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewStatement {
    /// Its id.
    #[n(0)]
    #[serde(serialize_with = "hexadecimal::serialize")]
    pub id: ItemId,
    /// Of which contribution, sentence or piece.
    #[n(1)]
    #[serde(serialize_with = "hexadecimal::serialize")]
    pub subject: ItemId,
    /// What it says.
    #[n(2)]
    pub act: Act,
    /// The answers to the same question that stood when it was made.
    #[n(3)]
    #[serde(serialize_with = "hexadecimal::list::serialize")]
    pub replaces: Vec<ItemId>,
}

/// A statement that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its id.
    pub id: ItemId,
    /// Of which contribution, sentence or piece.
    pub subject: ItemId,
    /// What it says.
    pub act: Act,
    /// The answers to the same question that stood when it was made.
    pub replaces: Vec<ItemId>,
    /// When, in milliseconds since 1970 by the clock of who made it.
    pub at: Option<i64>,
    /// The lane that made it, which is proved.
    pub by: Option<LaneId>,
}

impl Act {
    /// The question that it answers.
    pub fn question(&self) -> Question {
        match self {
            Self::Merge(_) | Self::Split(_) | Self::LeaveOut(_) | Self::Restore => {
                Question::Disposition
            }
            Self::Hide(_) | Self::Show => Question::Visibility,
            Self::PutIn(theme) | Self::TakeOut(theme) => Question::Membership(*theme),
            Self::Same(other) | Self::Different(other) | Self::Undecided(other) => {
                Question::Likeness(*other)
            }
            Self::Harmless(_) | Self::Doubtful => Question::Harm,
            Self::Approve(statement) | Self::Unapprove(statement) => Question::Approval(*statement),
            Self::AskTwo | Self::AskOne => Question::Practice,
            Self::Admit | Self::Await => Question::Franchise,
        }
    }

    /// Reads what a document says; what this program does not know is passed over.
    fn parse(text: &str) -> Option<Self> {
        let rest = |word: &str| text.strip_prefix(word);
        let id = |word: &str| rest(word).and_then(ItemId::from_hex);
        let reason = |word: &str| rest(word).map(str::to_owned);
        match text {
            "restore" => return Some(Self::Restore),
            "show" => return Some(Self::Show),
            "doubtful" => return Some(Self::Doubtful),
            "ask two" => return Some(Self::AskTwo),
            "ask one" => return Some(Self::AskOne),
            "admit" => return Some(Self::Admit),
            "await" => return Some(Self::Await),
            _ => {}
        }
        None.or_else(|| id("merge ").map(Self::Merge))
            .or_else(|| id("split ").map(Self::Split))
            .or_else(|| reason("leave out ").map(Self::LeaveOut))
            .or_else(|| reason("hide ").map(Self::Hide))
            .or_else(|| id("put in ").map(Self::PutIn))
            .or_else(|| id("take out ").map(Self::TakeOut))
            .or_else(|| id("same ").map(Self::Same))
            .or_else(|| id("different ").map(Self::Different))
            .or_else(|| id("undecided ").map(Self::Undecided))
            .or_else(|| reason("harmless ").map(Self::Harmless))
            .or_else(|| id("approve ").map(Self::Approve))
            .or_else(|| id("unapprove ").map(Self::Unapprove))
    }
}

/// As it stands in a document.
impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Merge(sentence) => write!(f, "merge {sentence}"),
            Self::Split(cut) => write!(f, "split {cut}"),
            Self::LeaveOut(reason) => write!(f, "leave out {reason}"),
            Self::Restore => f.write_str("restore"),
            Self::Hide(reason) => write!(f, "hide {reason}"),
            Self::Show => f.write_str("show"),
            Self::PutIn(theme) => write!(f, "put in {theme}"),
            Self::TakeOut(theme) => write!(f, "take out {theme}"),
            Self::Same(other) => write!(f, "same {other}"),
            Self::Different(other) => write!(f, "different {other}"),
            Self::Undecided(other) => write!(f, "undecided {other}"),
            Self::Harmless(words) => write!(f, "harmless {words}"),
            Self::Doubtful => f.write_str("doubtful"),
            Self::Approve(statement) => write!(f, "approve {statement}"),
            Self::Unapprove(statement) => write!(f, "unapprove {statement}"),
            Self::AskTwo => f.write_str("ask two"),
            Self::AskOne => f.write_str("ask one"),
            Self::Admit => f.write_str("admit"),
            Self::Await => f.write_str("await"),
        }
    }
}

impl NewStatement {
    pub(super) fn step(&self) -> Step {
        let mut values = vec![
            (SUBJECT, self.subject.to_string().as_str().into()),
            (ACT, self.act.to_string().as_str().into()),
        ];
        if !self.replaces.is_empty() {
            let ids: Vec<_> = self.replaces.iter().map(ItemId::to_string).collect();
            values.push((REPLACES, ids.join(" ").as_str().into()));
        }
        Step::Add {
            root: STATEMENTS,
            key: self.id.to_string(),
            values,
        }
    }
}

impl Statement {
    /// All that a document holds, in the order of their ids.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(STATEMENTS);
        entries.iter().filter_map(|one| Self::of(one)).collect()
    }

    /// One of them.
    pub fn find(says: &dyn Says, id: &ItemId) -> Option<Self> {
        Self::of(&*says.entry(STATEMENTS, &id.to_string())?)
    }

    fn of(entry: &Entry) -> Option<Self> {
        let replaces = entry.string(REPLACES).unwrap_or_default();
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            subject: entry.string(SUBJECT).and_then(ItemId::from_hex)?,
            act: entry.string(ACT).and_then(Act::parse)?,
            replaces: replaces.split(' ').filter_map(ItemId::from_hex).collect(),
            at: entry.whole(CHANGED),
            by: entry.made_by,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_read_as_it_was_written() {
        let id = ItemId([0x0a; 16]);
        for act in [
            Act::Merge(id),
            Act::Split(id),
            Act::LeaveOut("duplicate".into()),
            Act::LeaveOut("hører til et andet bord".into()),
            Act::Restore,
            Act::Hide("personal".into()),
            Act::Show,
            Act::PutIn(id),
            Act::TakeOut(id),
            Act::Same(id),
            Act::Different(id),
            Act::Undecided(id),
            Act::Harmless("0123456789abcdef".into()),
            Act::Doubtful,
            Act::Approve(id),
            Act::Unapprove(id),
            Act::AskTwo,
            Act::AskOne,
            Act::Admit,
            Act::Await,
        ] {
            assert_eq!(Act::parse(&act.to_string()), Some(act));
        }
        for strange in ["", "merge", "merge x", "leave out", "restored", "put in 0A"] {
            assert_eq!(Act::parse(strange), None, "{strange}");
        }
    }
}
