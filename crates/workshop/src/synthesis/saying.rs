//! Saying: how what a facilitator wants becomes statements, and how it is taken back.

use std::collections::BTreeMap;

use protocol::ItemId;

use super::{Synthesis, part_of};
use crate::{Act, NewStatement, Question, SynthesisCommand};

/// Statements to be made, by the part of the synthesis that they go into, and how to take them back.
#[derive(Clone, Debug, Default)]
pub struct Saying {
    statements: BTreeMap<u16, Vec<NewStatement>>,
    /// What stood before.
    pub before: Vec<Before>,
}

/// What stood before somebody said something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// Of which contribution, sentence or piece.
    pub subject: ItemId,
    /// The question that was answered.
    pub question: Question,
    /// The statements that answer it since.
    pub since: Vec<ItemId>,
    /// The statements that stood.
    pub stood: Vec<ItemId>,
    /// The answers that stood: none, one, or several that differed.
    pub acts: Vec<Act>,
}

impl Before {
    /// A later step was undone, and what stood before it stands again under new ids: this step is about those.
    pub fn follow(&mut self, undone: &[Self], again: &[Self]) {
        let is_same = |one: &&Self| one.subject == self.subject && one.question == self.question;
        let was = undone.iter().find(is_same).map(|one| one.stood.clone());
        let is = again.iter().find(is_same).map(|one| one.since.clone());
        if let (Some(was), Some(is)) = (was, is)
            && was == self.since
        {
            self.since = is;
        }
    }
}

impl Saying {
    /// The commands that make them, each for a part of the synthesis.
    pub fn commands(&self) -> impl Iterator<Item = (u16, SynthesisCommand)> + '_ {
        self.statements.iter().map(|(part, statements)| {
            let statements = statements.clone();
            (*part, SynthesisCommand::State { statements })
        })
    }

    /// Whether there is nothing to say: it is so already.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// Of how many subjects something is said.
    pub fn subjects(&self) -> usize {
        self.before.len()
    }

    /// Says this too.
    pub fn join(&mut self, other: Self) {
        for (part, statements) in other.statements {
            self.statements.entry(part).or_default().extend(statements);
        }
        self.before.extend(other.before);
    }

    fn state(
        &mut self,
        subject: ItemId,
        act: Act,
        replaces: Vec<ItemId>,
        fresh: &mut dyn FnMut() -> ItemId,
    ) -> ItemId {
        let id = fresh();
        let statement = NewStatement {
            id,
            subject,
            act,
            replaces,
        };
        let part = part_of(&subject);
        self.statements.entry(part).or_default().push(statement);
        id
    }
}

impl Synthesis {
    /// Says something of each of these, in place of all that stands. What is so already is not said again.
    pub fn say(
        &self,
        wishes: impl IntoIterator<Item = (ItemId, Act)>,
        fresh: &mut dyn FnMut() -> ItemId,
    ) -> Saying {
        let mut saying = Saying::default();
        for (subject, act) in wishes {
            let question = act.question();
            let (ids, acts) = self.standing(&subject, question);
            let is_so = match acts.as_slice() {
                [] => act == nothing(question),
                acts => acts.iter().all(|one| *one == act),
            };
            if is_so {
                continue;
            }
            let id = saying.state(subject, act, ids.clone(), fresh);
            saying.before.push(Before {
                subject,
                question,
                since: vec![id],
                stood: ids,
                acts,
            });
        }
        saying
    }

    /// Takes back what was said, where it still stands. What somebody has answered otherwise since stays as
    /// it is; returns of how many subjects that is so.
    pub fn take_back(
        &self,
        before: &[Before],
        fresh: &mut dyn FnMut() -> ItemId,
    ) -> (Saying, usize) {
        let mut saying = Saying::default();
        let mut stays = 0;
        for was in before {
            let (ids, acts) = self.standing(&was.subject, was.question);
            if ids != was.since {
                stays += 1;
                continue;
            }
            let mut again = was.acts.clone();
            again.dedup();
            if again.is_empty() {
                again.push(nothing(was.question));
            }
            // Answers that differed stand beside each other again.
            let since = again
                .into_iter()
                .map(|act| saying.state(was.subject, act, ids.clone(), fresh));
            let mut since: Vec<_> = since.collect();
            since.sort_unstable();
            saying.before.push(Before {
                subject: was.subject,
                question: was.question,
                since,
                stood: ids,
                acts,
            });
        }
        (saying, stays)
    }

    /// Of how many subjects that can be chosen, contributions, sentences and pieces, none is in a theme and none was
    /// put aside.
    pub fn without_theme(&self) -> usize {
        let own = self
            .subjects
            .iter()
            .filter(|(_, subject)| subject.is_contribution);
        let own = own.map(|(id, _)| id);
        let made = self.sentences.keys().chain(self.pieces.keys());
        let open = own
            .chain(made)
            .filter(|id| self.is_live(id) && self.themes_of(id).is_empty());
        open.count()
    }

    /// The answers to a question that stand: the statements, in the order of their ids, and what they say.
    fn standing(&self, subject: &ItemId, question: Question) -> (Vec<ItemId>, Vec<Act>) {
        let answers = self.answers(subject);
        let answers = answers.map_or(&[][..], |answers| answers.to(question));
        let ids = answers.iter().map(|answer| answer.id).collect();
        (
            ids,
            answers.iter().map(|answer| answer.act.clone()).collect(),
        )
    }
}

/// What is so where nobody has answered.
fn nothing(question: Question) -> Act {
    match question {
        Question::Disposition => Act::Restore,
        Question::Visibility => Act::Show,
        Question::Membership(theme) => Act::TakeOut(theme),
        Question::Likeness(other) => Act::Undecided(other),
        Question::Harm => Act::Doubtful,
        Question::Approval(statement) => Act::Unapprove(statement),
        Question::Practice => Act::AskOne,
        Question::Franchise => Act::Await,
    }
}
