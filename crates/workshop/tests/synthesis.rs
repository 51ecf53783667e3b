//! The synthesis: every contribution is accounted for once, whatever facilitators do at the same time.

mod common;

use std::collections::BTreeSet;

use common::{exchange, item, lane, random};
use proptest::prelude::*;
use protocol::{ItemId, PersonId, SYNTHESIS_PARTS};
use workshop::synthesis::{Before, Disposition, State, Synthesis, part_of};
use workshop::{
    Act, Document, DocumentKind, NewPiece, Piece, Question, Sentence, Statement, SynthesisCommand,
    Theme, Vote,
};

/// A facilitator with their documents and what these come to.
struct Facilitator {
    parts: Vec<Document>,
    synthesis: Synthesis,
    contributions: BTreeSet<ItemId>,
    number: u8,
    made: u32,
    undo: Vec<Vec<Before>>,
}

impl Facilitator {
    fn new(number: u8, contributions: &[ItemId]) -> Self {
        let part = |_| Document::new(DocumentKind::Synthesis, lane(number));
        let mut synthesis = Synthesis::default();
        for id in contributions {
            synthesis.add_contribution(*id);
        }
        Self {
            parts: (0..=SYNTHESIS_PARTS).map(part).collect(),
            synthesis,
            contributions: contributions.iter().copied().collect(),
            number,
            made: 0,
            undo: Vec::new(),
        }
    }

    fn fresh(&mut self) -> ItemId {
        self.made += 1;
        fresh(self.number, self.made)
    }

    fn write(&mut self, part: u16, command: SynthesisCommand) {
        let document = &mut self.parts[usize::from(part)];
        let done = document.execute_at(&command.into(), Some(1_517_250_600_000));
        done.expect("the command is carried out");
        self.look(part);
    }

    /// Takes in what a part says now, as a page does: only what was touched.
    fn look(&mut self, part: u16) {
        let document = &mut self.parts[usize::from(part)];
        let touched = document.touched();
        assert!(!touched.rest, "everything has a name");
        let synthesis = &mut self.synthesis;
        for id in touched.items(workshop::SENTENCES) {
            let found = Sentence::find(document, &id).expect("a sentence");
            synthesis.put_sentence(part, found);
        }
        for id in touched.items(workshop::PIECES) {
            synthesis.put_piece(part, Piece::find(document, &id).expect("a piece"));
        }
        for id in touched.items(workshop::STATEMENTS) {
            let found = Statement::find(document, &id).expect("a statement");
            synthesis.put_statement(part, found);
        }
        if touched.has(workshop::THEMES) {
            synthesis.put_themes(Theme::all(document));
        }
    }

    fn say(&mut self, wishes: Vec<(ItemId, Act)>) {
        let (number, mut made) = (self.number, self.made);
        let mut next = || {
            made += 1;
            fresh(number, made)
        };
        let saying = self.synthesis.say(wishes, &mut next);
        self.made = made;
        for (part, command) in saying.commands() {
            self.write(part, command);
        }
        if !saying.is_empty() {
            self.undo.push(saying.before);
        }
    }

    fn undo(&mut self) {
        let Some(before) = self.undo.pop() else {
            return;
        };
        let (number, mut made) = (self.number, self.made);
        let mut next = || {
            made += 1;
            fresh(number, made)
        };
        let (saying, _) = self.synthesis.take_back(&before, &mut next);
        self.made = made;
        for step in &mut self.undo {
            for one in step {
                one.follow(&before, &saying.before);
            }
        }
        for (part, command) in saying.commands() {
            self.write(part, command);
        }
    }

    fn merge(&mut self, sources: &[ItemId]) -> ItemId {
        let id = self.fresh();
        let text = "Flettet".to_owned();
        self.write(part_of(&id), SynthesisCommand::AddSentence { id, text });
        let wishes = sources.iter().map(|one| (*one, Act::Merge(id)));
        self.say(wishes.collect());
        id
    }

    fn split(&mut self, of: ItemId) -> Vec<ItemId> {
        let (cut, one, two) = (self.fresh(), self.fresh(), self.fresh());
        let piece = |id| NewPiece {
            id,
            words: "et ord".to_owned(),
        };
        let pieces = vec![piece(one), piece(two)];
        let add = SynthesisCommand::AddPieces { of, cut, pieces };
        self.write(part_of(&of), add);
        self.say(vec![(of, Act::Split(cut))]);
        vec![one, two]
    }

    fn theme(&mut self, title: &str) -> ItemId {
        let (id, order) = (self.fresh(), self.synthesis.themes().next_order());
        let title = title.to_owned();
        self.write(0, SynthesisCommand::AddTheme { id, title, order });
        id
    }

    fn meet(&mut self, other: &mut Self) {
        for part in 0..=SYNTHESIS_PARTS {
            let at = usize::from(part);
            exchange(&mut self.parts[at], &mut other.parts[at]);
            self.look(part);
            other.look(part);
        }
    }

    /// What the documents come to for somebody who reads them from the beginning.
    fn read_anew(&self) -> Synthesis {
        let mut synthesis = Synthesis::default();
        for (part, document) in (0..).zip(&self.parts) {
            let (sentences, pieces) = (Sentence::all(document), Piece::all(document));
            synthesis.put_part(part, Statement::all(document), sentences, pieces);
        }
        synthesis.put_themes(Theme::all(&self.parts[0]));
        for id in &self.contributions {
            synthesis.add_contribution(*id);
        }
        synthesis
    }

    /// Everything that a page shows of it.
    fn account(&self, synthesis: &Synthesis) -> Vec<String> {
        let mut lines = Vec::new();
        let mut subjects: BTreeSet<ItemId> = self.contributions.clone();
        for document in &self.parts {
            subjects.extend(Sentence::all(document).iter().map(|one| one.id));
            subjects.extend(Piece::all(document).iter().map(|one| one.id));
        }
        for id in &subjects {
            lines.push(format!(
                "{id} {:?} {:?} exists {} in {:?} from {:?} of {:?}",
                synthesis.state(id),
                synthesis.disposition(id),
                synthesis.exists(id),
                synthesis.themes_of(id),
                synthesis.sources(id),
                synthesis.origins(id),
            ));
        }
        for theme in synthesis.themes().in_use() {
            lines.push(format!("{} {:?}", theme.id, synthesis.members(&theme.id)));
        }
        lines
    }

    /// In is what is accounted for.
    fn adds_up(&self) {
        let tally = self.synthesis.tally();
        assert_eq!(tally.all(), self.contributions.len());
        for state in State::ALL {
            let found = self.contributions.iter();
            let found = found.filter(|id| self.synthesis.state(id) == state);
            assert_eq!(found.count(), tally.of(state), "{state:?}");
        }
        // Whatever is merged is found again in a sentence that is there, or waits for a decision.
        for id in &self.contributions {
            if self.synthesis.state(id) != State::Merged {
                continue;
            }
            let mut at = *id;
            let mut seen = BTreeSet::new();
            while let Some(next) = self.synthesis.merged_into(&at).filter(|_| seen.insert(at)) {
                assert!(self.synthesis.sentence(&next).is_some());
                at = next;
            }
            let end = self.synthesis.state(&at);
            assert!(end != State::Merged, "{at} is {end:?}");
            assert!(self.synthesis.origins(&at).contains(id));
        }
    }
}

fn fresh(number: u8, made: u32) -> ItemId {
    let mut id = [number; 16];
    id[8..12].copy_from_slice(&made.to_be_bytes());
    // Parts go by the last byte.
    id[15] = (made % 7) as u8;
    ItemId(id)
}

fn contributions(count: u8) -> Vec<ItemId> {
    (1..=count).map(item).collect()
}

/// [A20]
#[test]
fn a_contribution_is_in_one_state() {
    let all = contributions(4);
    let mut one = Facilitator::new(0xa0, &all);
    let theme = one.theme("Hjælp i tide");
    assert_eq!(one.synthesis.tally().treated(), 0);
    one.say(vec![
        (all[0], Act::PutIn(theme)),
        (all[1], Act::PutIn(theme)),
    ]);
    assert_eq!(one.synthesis.state(&all[0]), State::InTheme);
    assert_eq!(
        one.synthesis.members(&theme),
        all[..2].iter().copied().collect()
    );

    // Merged, it is in its sentence and no longer in the theme.
    let sentence = one.merge(&all[1..3]);
    assert_eq!(one.synthesis.state(&all[1]), State::Merged);
    assert_eq!(one.synthesis.members(&theme), BTreeSet::from([all[0]]));
    assert_eq!(one.synthesis.sources(&sentence), all[1..3]);
    one.say(vec![(sentence, Act::PutIn(theme))]);
    assert_eq!(
        one.synthesis.members(&theme),
        BTreeSet::from([all[0], sentence])
    );
    assert_eq!(
        one.synthesis.origins(&sentence),
        all[1..3].iter().copied().collect()
    );

    // Hidden goes before everything, and comes back as it was.
    one.say(vec![(all[1], Act::Hide("personal".into()))]);
    assert_eq!(one.synthesis.state(&all[1]), State::Hidden);
    one.undo();
    assert_eq!(one.synthesis.state(&all[1]), State::Merged);

    let pieces = one.split(all[3]);
    assert_eq!(one.synthesis.state(&all[3]), State::Split);
    let found = one.synthesis.pieces_of(&all[3]);
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), pieces);
    one.say(vec![(pieces[0], Act::PutIn(theme))]);
    assert!(one.synthesis.members(&theme).contains(&pieces[0]));
    one.say(vec![(all[3], Act::LeaveOut("duplicate".into()))]);
    assert_eq!(one.synthesis.state(&all[3]), State::LeftOut);
    assert!(!one.synthesis.exists(&pieces[0]), "its cut does not stand");
    assert!(!one.synthesis.members(&theme).contains(&pieces[0]));
    assert_eq!(one.synthesis.tally().treated(), 4);

    // Nothing is merged into it any more: it is not there.
    one.say(vec![(all[1], Act::Restore), (all[2], Act::Restore)]);
    assert_eq!(
        one.synthesis.state(&all[1]),
        State::InTheme,
        "as before it was merged"
    );
    assert_eq!(one.synthesis.state(&all[2]), State::Untreated);
    assert!(!one.synthesis.exists(&sentence));
    assert!(!one.synthesis.members(&theme).contains(&sentence));
    one.adds_up();
}

/// [A19]
#[test]
fn what_two_decide_at_the_same_time_is_a_choice_and_counts_once() {
    let all = contributions(3);
    let (mut one, mut other) = (Facilitator::new(0xa0, &all), Facilitator::new(0xb0, &all));
    let sentence = one.merge(&all[..2]);
    other.say(vec![(all[0], Act::LeaveOut("duplicate".into()))]);
    one.meet(&mut other);
    for facilitator in [&one, &other] {
        assert_eq!(facilitator.synthesis.state(&all[0]), State::Disputed);
        assert_eq!(
            facilitator.synthesis.disposition(&all[0]),
            Disposition::Disputed
        );
        assert_eq!(facilitator.synthesis.sources(&sentence), [all[1]]);
        let answers = facilitator.synthesis.answers(&all[0]).expect("answers");
        let standing = answers.to(Question::Disposition);
        assert_eq!(standing.len(), 2);
        facilitator.adds_up();
    }
    // One of both is chosen, and everybody has it; taking that back asks both again.
    other.say(vec![(all[0], Act::Merge(sentence))]);
    one.meet(&mut other);
    assert_eq!(one.synthesis.state(&all[0]), State::Merged);
    other.undo();
    one.meet(&mut other);
    assert_eq!(one.synthesis.state(&all[0]), State::Disputed);
    one.say(vec![(all[0], Act::LeaveOut("duplicate".into()))]);
    one.meet(&mut other);
    assert_eq!(other.synthesis.state(&all[0]), State::LeftOut);

    // The same, decided twice, is decided.
    one.say(vec![(all[2], Act::LeaveOut("off topic".into()))]);
    other.say(vec![(all[2], Act::LeaveOut("off topic".into()))]);
    one.meet(&mut other);
    assert_eq!(one.synthesis.state(&all[2]), State::LeftOut);
}

#[test]
fn steps_about_the_same_are_undone_one_after_the_other() {
    let all = contributions(2);
    let mut one = Facilitator::new(0xa0, &all);
    one.say(vec![(all[0], Act::LeaveOut("duplicate".into()))]);
    one.say(vec![(all[0], Act::Restore)]);
    one.say(vec![(all[0], Act::LeaveOut("off topic".into()))]);
    for state in [State::Untreated, State::LeftOut, State::Untreated] {
        one.undo();
        assert_eq!(one.synthesis.state(&all[0]), state);
    }
    assert_eq!(one.synthesis.without_theme(), 2);
    let sentence = one.merge(&all);
    assert_eq!(
        one.synthesis.without_theme(),
        1,
        "the sentence stands for both"
    );
    let theme = one.theme("Overgange");
    one.say(vec![(sentence, Act::PutIn(theme))]);
    assert_eq!(one.synthesis.without_theme(), 0);
}

/// A piece of itself, put into a theme, by a program that is not ours.
#[test]
fn a_piece_of_a_piece_is_not_there() {
    let all = contributions(1);
    let mut one = Facilitator::new(0xa0, &all);
    let theme = one.theme("Overgange");
    let (id, cut) = (item(0x33), item(0x34));
    let piece = Piece {
        id,
        of: id,
        cut,
        words: "x".into(),
        order: 0.0,
    };
    one.synthesis.put_piece(part_of(&id), piece);
    one.say(vec![(id, Act::Split(cut)), (id, Act::PutIn(theme))]);
    assert!(!one.synthesis.exists(&id));
    assert!(one.synthesis.members(&theme).is_empty());
}

#[test]
fn who_undoes_does_not_undo_what_another_decided_since() {
    let all = contributions(1);
    let (mut one, mut other) = (Facilitator::new(0xa0, &all), Facilitator::new(0xb0, &all));
    one.say(vec![(all[0], Act::LeaveOut("duplicate".into()))]);
    one.meet(&mut other);
    other.say(vec![(all[0], Act::Restore)]);
    let theme = other.theme("Overgange");
    other.say(vec![(all[0], Act::PutIn(theme))]);
    one.meet(&mut other);
    one.undo();
    one.meet(&mut other);
    assert_eq!(other.synthesis.state(&all[0]), State::InTheme);
}

/// [A21]
#[test]
fn a_theme_that_is_joined_with_another_brings_all_that_is_in_it() {
    let all = contributions(3);
    let (mut one, mut other) = (Facilitator::new(0xa0, &all), Facilitator::new(0xb0, &all));
    let (early, late) = (one.theme("Tidligt"), one.theme("I tide"));
    one.meet(&mut other);
    one.say(vec![
        (all[0], Act::PutIn(early)),
        (all[1], Act::PutIn(late)),
    ]);
    // While one joins them, the other goes on with what was.
    let join = |id, into| SynthesisCommand::JoinTheme { id, into };
    one.write(0, join(late, Some(early)));
    other.say(vec![(all[2], Act::PutIn(late))]);
    one.meet(&mut other);
    for facilitator in [&one, &other] {
        let members = facilitator.synthesis.members(&early);
        assert_eq!(members, all.iter().copied().collect());
        assert_eq!(facilitator.synthesis.themes_of(&all[2]), [early]);
        let in_use = facilitator.synthesis.themes().in_use();
        assert_eq!(in_use.iter().map(|one| one.id).collect::<Vec<_>>(), [early]);
    }
    // Each into the other at the same time: both stay.
    one.write(0, join(late, None));
    one.meet(&mut other);
    one.write(0, join(late, Some(early)));
    other.write(0, join(early, Some(late)));
    one.meet(&mut other);
    assert_eq!(one.synthesis.themes().in_use().len(), 2);
    assert_eq!(one.synthesis.members(&early), BTreeSet::from([all[0]]));
    // Taken out, what was only in it is untreated again.
    one.write(
        0,
        SynthesisCommand::SetThemeRemoved {
            id: early,
            removed: true,
        },
    );
    assert_eq!(one.synthesis.state(&all[0]), State::Untreated);
    one.write(
        0,
        SynthesisCommand::SetThemeRemoved {
            id: early,
            removed: false,
        },
    );
    assert_eq!(one.synthesis.state(&all[0]), State::InTheme);
    one.adds_up();
}

/// [A20]
#[test]
fn sentences_merged_into_each_other_wait_for_a_decision() {
    let all = contributions(4);
    let (mut one, mut other) = (Facilitator::new(0xa0, &all), Facilitator::new(0xb0, &all));
    let first = one.merge(&all[..2]);
    let second = one.merge(&all[2..]);
    one.meet(&mut other);
    one.say(vec![(first, Act::Merge(second))]);
    other.say(vec![(second, Act::Merge(first))]);
    one.meet(&mut other);
    for id in [first, second] {
        assert_eq!(one.synthesis.state(&id), State::Disputed);
        assert_eq!(other.synthesis.state(&id), State::Disputed);
        assert_eq!(one.synthesis.origins(&id), all.iter().copied().collect());
    }
    one.say(vec![(second, Act::Restore)]);
    assert_eq!(one.synthesis.state(&first), State::Merged);
    assert_eq!(one.synthesis.state(&second), State::Untreated);
    one.adds_up();
}

/// [A22]
#[test]
fn votes_are_shown_as_given_and_their_persons_once() {
    let all = contributions(3);
    let mut one = Facilitator::new(0xa0, &all);
    let sentence = one.merge(&all[..2]);
    let vote = |subject, points| Vote { subject, points };
    let (anna, bo) = (PersonId([1; 32]), PersonId([2; 32]));
    one.synthesis
        .put_ballot(anna, vec![vote(all[0], 2), vote(all[1], 1)]);
    one.synthesis
        .put_ballot(bo, vec![vote(all[1], 3), vote(all[2], 1)]);
    let support = one.synthesis.support(&sentence);
    assert_eq!((support.points, support.persons.len()), (6, 2));
    assert_eq!(one.synthesis.support(&all[1]).points, 4);
    one.say(vec![(all[1], Act::Restore)]);
    let support = one.synthesis.support(&sentence);
    assert_eq!((support.points, support.persons.len()), (2, 1));
    one.synthesis.take_changed();
    one.synthesis
        .put_ballot(anna, vec![vote(all[0], 0), vote(all[1], 1)]);
    assert_eq!(
        one.synthesis.take_changed(),
        BTreeSet::from([all[0], sentence])
    );
    assert_eq!(one.synthesis.support(&sentence).points, 0);
}

/// [S10] [A19]
#[test]
fn a_statement_in_anothers_part_says_nothing() {
    let all = contributions(2);
    let mut one = Facilitator::new(0xa0, &all);
    let statement = Statement {
        id: item(9),
        subject: all[0],
        act: Act::LeaveOut("x".into()),
        replaces: Vec::new(),
        at: None,
        by: None,
    };
    let part = part_of(&all[0]);
    one.synthesis.put_statement(part + 1, statement.clone());
    assert_eq!(one.synthesis.state(&all[0]), State::Untreated);
    one.synthesis.put_statement(part, statement.clone());
    assert_eq!(one.synthesis.state(&all[0]), State::LeftOut);
    // A part that is read anew says what it says now.
    one.synthesis
        .put_part(part, Vec::new(), Vec::new(), Vec::new());
    assert_eq!(one.synthesis.state(&all[0]), State::Untreated);
    one.adds_up();
}

#[derive(Clone, Debug)]
enum Deed {
    Merge(Vec<usize>),
    Unmerge(usize),
    Split(usize),
    PutIn(usize, usize),
    TakeOut(usize, usize),
    LeaveOut(usize),
    Restore(usize),
    Hide(usize),
    Show(usize),
    Theme,
    Join(usize, usize),
    RemoveTheme(usize, bool),
    Undo,
    Withdraw(usize),
    Meet(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let subject = 0usize..64;
    let theme = 0usize..8;
    prop_oneof![
        3 => prop::collection::vec(subject.clone(), 1..4).prop_map(Deed::Merge),
        1 => subject.clone().prop_map(Deed::Unmerge),
        2 => subject.clone().prop_map(Deed::Split),
        4 => (subject.clone(), theme.clone()).prop_map(|(s, t)| Deed::PutIn(s, t)),
        1 => (subject.clone(), theme.clone()).prop_map(|(s, t)| Deed::TakeOut(s, t)),
        1 => subject.clone().prop_map(Deed::LeaveOut),
        1 => subject.clone().prop_map(Deed::Restore),
        1 => subject.clone().prop_map(Deed::Hide),
        1 => subject.clone().prop_map(Deed::Show),
        1 => Just(Deed::Theme),
        1 => (theme.clone(), theme.clone()).prop_map(|(one, other)| Deed::Join(one, other)),
        1 => (theme, any::<bool>()).prop_map(|(theme, out)| Deed::RemoveTheme(theme, out)),
        2 => Just(Deed::Undo),
        1 => subject.prop_map(Deed::Withdraw),
        2 => (0usize..3).prop_map(Deed::Meet),
    ]
}

fn carry_out(all: &mut [Facilitator; 3], who: usize, deed: &Deed) {
    let me = &all[who];
    // What this facilitator could tick: contributions, sentences, pieces.
    let mut subjects: Vec<ItemId> = me.contributions.iter().copied().collect();
    for document in &me.parts {
        subjects.extend(Sentence::all(document).iter().map(|one| one.id));
        subjects.extend(Piece::all(document).iter().map(|one| one.id));
    }
    subjects.retain(|id| me.synthesis.exists(id));
    let themes: Vec<ItemId> = me.synthesis.themes().all().map(|one| one.id).collect();
    let subject = |at: &usize| subjects.get(at % subjects.len().max(1)).copied();
    let theme = |at: &usize| themes.get(at % themes.len().max(1)).copied();
    let say = |all: &mut [Facilitator; 3], subject: Option<ItemId>, act: Option<Act>| {
        if let (Some(subject), Some(act)) = (subject, act) {
            all[who].say(vec![(subject, act)]);
        }
    };
    match deed {
        Deed::Merge(which) => {
            let mut sources: Vec<_> = which.iter().filter_map(subject).collect();
            sources.sort_unstable();
            sources.dedup();
            all[who].merge(&sources);
        }
        Deed::Unmerge(at) | Deed::Restore(at) => say(all, subject(at), Some(Act::Restore)),
        Deed::Split(at) => {
            if let Some(of) = subject(at) {
                all[who].split(of);
            }
        }
        Deed::PutIn(at, into) => say(all, subject(at), theme(into).map(Act::PutIn)),
        Deed::TakeOut(at, of) => say(all, subject(at), theme(of).map(Act::TakeOut)),
        Deed::LeaveOut(at) => say(all, subject(at), Some(Act::LeaveOut("off topic".into()))),
        Deed::Hide(at) => say(all, subject(at), Some(Act::Hide("personal".into()))),
        Deed::Show(at) => say(all, subject(at), Some(Act::Show)),
        Deed::Theme => {
            all[who].theme("Et tema");
        }
        Deed::Join(one, other) => {
            if let (Some(id), Some(into)) = (theme(one), theme(other)) {
                let into = (id != into).then_some(into);
                all[who].write(0, SynthesisCommand::JoinTheme { id, into });
            }
        }
        Deed::RemoveTheme(one, removed) => {
            if let Some(id) = theme(one) {
                let removed = *removed;
                all[who].write(0, SynthesisCommand::SetThemeRemoved { id, removed });
            }
        }
        Deed::Undo => all[who].undo(),
        Deed::Withdraw(at) => {
            // Its writer takes it back, and everybody hears of it.
            if let Some(id) = subject(at) {
                for one in all.iter_mut() {
                    one.contributions.remove(&id);
                    one.synthesis.remove_contribution(&id);
                }
            }
        }
        Deed::Meet(other) if *other != who => {
            let (one, two) = (who.min(*other), who.max(*other));
            let (left, right) = all.split_at_mut(two);
            left[one].meet(&mut right[0]);
        }
        Deed::Meet(_) => {}
    }
}

proptest! {
    #![proptest_config(random())]

    /// Any interleaving of merge, split, move, hide and undo by three facilitators apart and together:
    /// what is in is accounted for, they come to the same, and no original is lost.
    #[test]
    fn whatever_three_facilitators_do_everything_is_accounted_for(
        deeds in prop::collection::vec((0usize..3, deed()), 1..60)
    ) {
        let contributions = contributions(9);
        let mut all = [0xa0, 0xb0, 0xc0].map(|number| Facilitator::new(number, &contributions));
        for (who, deed) in &deeds {
            carry_out(&mut all, *who, deed);
            all[*who].adds_up();
        }
        let [one, two, three] = &mut all;
        one.meet(two);
        two.meet(three);
        one.meet(two);
        for facilitator in &all {
            facilitator.adds_up();
            // What was put together bit by bit is what is read from the beginning.
            let anew = facilitator.read_anew();
            prop_assert_eq!(facilitator.account(&facilitator.synthesis), facilitator.account(&anew));
            prop_assert_eq!(facilitator.account(&anew), all[0].account(&all[0].synthesis));
        }
    }
}
