//! Anything: whatever three facilitators do, in whatever order it meets.

use crate::common::random;
use crate::facilitator::{Facilitator, contributions};
use proptest::prelude::*;
use protocol::ItemId;
use workshop::{Act, Piece, Sentence, SynthesisCommand};

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
