//! Answers: of the statements about one subject, which stand.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{ItemId, LaneId};

use crate::{Act, Question, Statement};

/// What was said of one subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    statements: BTreeMap<ItemId, Statement>,
    /// Those that no other replaces, by what they answer.
    standing: BTreeMap<Question, Vec<Answer>>,
}

/// An answer that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The statement that gives it.
    pub id: ItemId,
    /// What it says.
    pub act: Act,
    /// When it was given, in milliseconds since 1970.
    pub at: Option<i64>,
    /// The lane that gave it.
    pub by: Option<LaneId>,
}

/// What became of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// Nothing yet.
    Untouched,
    /// It is merged into this sentence.
    Merged(ItemId),
    /// It is cut into the pieces of this cut.
    Split(ItemId),
    /// It is left out, for this reason.
    LeftOut(String),
    /// Different things were decided at the same time.
    Disputed,
}

impl Answers {
    /// Takes in a statement. Returns whether it is new.
    pub(super) fn put(&mut self, statement: Statement) -> bool {
        let question = statement.act.question();
        if self.statements.contains_key(&statement.id) {
            return false;
        }
        self.statements.insert(statement.id, statement);
        self.work_out(question);
        true
    }

    /// Takes in all statements about a subject.
    pub(super) fn of(statements: Vec<Statement>) -> Self {
        let mut answers = Self::default();
        let mut questions = BTreeSet::new();
        for statement in statements {
            questions.insert(statement.act.question());
            answers.statements.insert(statement.id, statement);
        }
        for question in questions {
            answers.work_out(question);
        }
        answers
    }

    /// Finds which answers to a question stand.
    fn work_out(&mut self, question: Question) {
        let about = || {
            let all = self.statements.values();
            all.filter(move |one| one.act.question() == question)
        };
        let mut replaced: BTreeSet<ItemId> = BTreeSet::new();
        replaced.extend(about().flat_map(|one| {
            let others = one.replaces.iter().filter(|id| **id != one.id);
            others.copied()
        }));
        let standing = about().filter(|one| !replaced.contains(&one.id));
        let standing = standing.map(|one| Answer {
            id: one.id,
            act: one.act.clone(),
            at: one.at,
            by: one.by,
        });
        let standing = standing.collect();
        self.standing.insert(question, standing);
    }

    /// Those about which somebody has said whether they say the same, and nobody otherwise.
    pub fn compared(&self) -> impl Iterator<Item = ItemId> {
        self.standing.keys().filter_map(|question| match question {
            Question::Likeness(other) => self.is_same(other).map(|_| *other),
            _ => None,
        })
    }

    /// The answers to a question that stand.
    pub fn to(&self, question: Question) -> &[Answer] {
        self.standing.get(&question).map_or(&[], Vec::as_slice)
    }

    /// Everything that was ever said, by id.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.statements.values()
    }

    /// What became of the subject.
    pub fn disposition(&self) -> Disposition {
        let answers = self.to(Question::Disposition);
        let Some(first) = answers.first() else {
            return Disposition::Untouched;
        };
        if answers.iter().any(|answer| answer.act != first.act) {
            return Disposition::Disputed;
        }
        match &first.act {
            Act::Merge(sentence) => Disposition::Merged(*sentence),
            Act::Split(cut) => Disposition::Split(*cut),
            Act::LeaveOut(reason) => Disposition::LeftOut(reason.clone()),
            _ => Disposition::Untouched,
        }
    }

    /// Why nobody but facilitators shall see it, if so. Who hides is on the safe side: of different answers
    /// it is theirs.
    pub fn hidden(&self) -> Option<&str> {
        let answers = self.to(Question::Visibility).iter();
        answers.rev().find_map(|answer| match &answer.act {
            Act::Hide(reason) => Some(reason.as_str()),
            _ => None,
        })
    }

    /// The statement that hides it, where it is hidden: of several the last by id.
    pub fn hiding(&self) -> Option<&Answer> {
        let answers = self.to(Question::Visibility).iter().rev();
        answers
            .into_iter()
            .find(|answer| matches!(answer.act, Act::Hide(_)))
    }

    /// Whether somebody said that its words are harmless, and they still read so.
    pub fn is_harmless(&self, fingerprint: &str) -> bool {
        let mut answers = self.to(Question::Harm).iter();
        answers.any(|answer| matches!(&answer.act, Act::Harmless(words) if words == fingerprint))
    }

    /// The themes that it was put into, by their own ids. Of different answers it is in.
    pub fn themes(&self) -> impl Iterator<Item = ItemId> {
        self.standing
            .iter()
            .filter_map(|(question, answers)| match question {
                Question::Membership(theme) => {
                    let mut answers = answers.iter();
                    let is_in = answers.any(|answer| matches!(answer.act, Act::PutIn(_)));
                    is_in.then_some(*theme)
                }
                _ => None,
            })
    }

    /// Whether it says the same as another, where somebody has said and nobody otherwise.
    pub fn is_same(&self, other: &ItemId) -> Option<bool> {
        let answers = self.to(Question::Likeness(*other));
        let first = answers.first()?;
        if answers.iter().any(|answer| answer.act != first.act) {
            return None;
        }
        match first.act {
            Act::Same(_) => Some(true),
            Act::Different(_) => Some(false),
            _ => None,
        }
    }
}
