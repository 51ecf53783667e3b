//! Publishing: what leaves the facilitators is what they chose, and says where each input went. [A23]

use std::collections::BTreeSet;

use crate::common::{exchange, lane, random};
use crate::facilitator::{Facilitator, contributions};
use proptest::prelude::*;
use protocol::ItemId;
use workshop::publishing::Publication;
use workshop::synthesis::State;
use workshop::{
    Act, Document, DocumentKind, Placement, PublishedTheme, SynthesisCommand, ThemeText,
};

const NOW: i64 = 1_517_260_000_000;

fn table_of(id: &ItemId) -> Option<u16> {
    Some(u16::from(id.0[0] % 3))
}

fn publication(of: &Facilitator, themes: &[ItemId]) -> Publication {
    let chosen: BTreeSet<ItemId> = themes.iter().copied().collect();
    Publication::of(&of.synthesis, &chosen, table_of)
}

/// Publishes, and shows what a participant then reads.
fn publish(outcome: &mut Document, wanted: &Publication) -> Publication {
    for command in wanted.since(&Publication::read(outcome)).commands(NOW) {
        outcome
            .execute_at(&command.into(), Some(NOW))
            .expect("it is published");
    }
    Publication::read(outcome)
}

/// What is read has no doubts in it.
fn as_read(mut publication: Publication) -> Publication {
    publication.doubtful.clear();
    publication
}

#[test]
fn what_is_published_says_where_each_input_went() {
    let all = contributions(5);
    let mut one = Facilitator::new(0xa0, &all);
    let (help, school) = (one.theme("Hjælp i tide"), one.theme("Skole"));
    let edit = SynthesisCommand::EditTheme {
        id: help,
        text: ThemeText::Note,
        before: String::new(),
        after: "Husk at ringe".into(),
        caret: None,
    };
    one.write(0, edit);
    let sentence = one.merge(&all[..2]);
    one.say(vec![
        (sentence, Act::PutIn(help)),
        (all[2], Act::PutIn(help)),
    ]);
    one.say(vec![
        (all[2], Act::PutIn(school)),
        (all[3], Act::PutIn(school)),
    ]);

    let mut outcome = Document::new(DocumentKind::Outcome, lane(1));
    let wanted = publication(&one, &[help, school]);
    assert_eq!(publish(&mut outcome, &wanted), as_read(wanted.clone()));
    assert!(wanted.since(&Publication::read(&outcome)).is_empty());
    assert_eq!(workshop::published(&outcome), Some(NOW));
    let place = |subject| Placement::find(&outcome, subject).expect("it is placed");
    assert_eq!(place(&all[0]).themes, [help]);
    assert_eq!(place(&all[0]).sentences, [sentence]);
    assert_eq!(place(&all[2]).themes, [help, school]);
    assert!(Placement::find(&outcome, &all[4]).is_none());
    let theme = &PublishedTheme::all(&outcome)[0];
    assert_eq!((theme.id, theme.inputs, theme.tables), (help, 3, 3));
    // Its note stays with the facilitators.
    let saved = outcome.save();
    assert!(!saved.windows(4).any(|bytes| bytes == b"Husk"));

    // A theme that is not chosen any more leaves nothing to be read.
    let wanted = publication(&one, &[help]);
    let read = publish(&mut outcome, &wanted);
    assert_eq!(read, as_read(wanted));
    let gone = PublishedTheme::all(&outcome);
    let gone = gone
        .iter()
        .find(|theme| theme.id == school)
        .expect("marked");
    assert!(gone.removed && gone.title.is_empty());
    assert!(
        Placement::find(&outcome, &all[3])
            .expect("marked")
            .is_nowhere()
    );

    // Neither does what was hidden since; a sentence that was made of it is doubtful.
    one.say(vec![(all[0], Act::Hide("personal".into()))]);
    let wanted = publication(&one, &[help]);
    assert_eq!(wanted.doubtful, [sentence]);
    publish(&mut outcome, &wanted);
    assert!(
        Placement::find(&outcome, &all[0])
            .expect("marked")
            .is_nowhere()
    );
    assert_eq!(PublishedTheme::all(&outcome)[0].inputs, 2);
}

/// A sentence begins as the words of its fullest source: whatever of that is hidden or gone, near or far, is pointed out.
#[test]
fn a_sentence_that_was_made_of_what_nobody_shall_see_is_pointed_out() {
    let all = contributions(6);
    let mut one = Facilitator::new(0xa0, &all);
    let theme = one.theme("Hjælp i tide");
    let pieces = one.split(all[0]);
    let of_piece = one.merge(&[pieces[0], all[1]]);
    let inner = one.merge(&[all[2], all[3]]);
    let outer = one.merge(&[inner, all[4]]);
    one.say(vec![
        (of_piece, Act::PutIn(theme)),
        (outer, Act::PutIn(theme)),
    ]);
    assert!(publication(&one, &[theme]).doubtful.is_empty());
    // A piece, a sentence within a sentence, and what its writer withdrew.
    for (hidden, sentence) in [(pieces[0], of_piece), (inner, outer), (all[3], outer)] {
        one.say(vec![(hidden, Act::Hide("personal".into()))]);
        assert_eq!(publication(&one, &[theme]).doubtful, [sentence], "{hidden}");
        one.undo();
    }
    one.synthesis.remove_contribution(&all[4]);
    assert_eq!(publication(&one, &[theme]).doubtful, [outer]);
}

#[test]
fn two_who_publish_apart_meet_in_one_outcome() {
    let all = contributions(3);
    let mut one = Facilitator::new(0xa0, &all);
    let theme = one.theme("Hjælp i tide");
    one.say(vec![(all[0], Act::PutIn(theme))]);
    let mut other = Facilitator::new(0xb0, &all);
    one.meet(&mut other);
    let mut theirs = Document::new(DocumentKind::Outcome, lane(2));
    let mut ours = Document::new(DocumentKind::Outcome, lane(1));
    publish(&mut ours, &publication(&one, &[theme]));
    other.say(vec![(all[1], Act::PutIn(theme))]);
    publish(&mut theirs, &publication(&other, &[theme]));
    exchange(&mut ours, &mut theirs);
    assert_eq!(Publication::read(&ours), Publication::read(&theirs));
    // Whoever publishes next brings it to what is so.
    one.meet(&mut other);
    let wanted = publication(&one, &[theme]);
    assert_eq!(publish(&mut ours, &wanted), as_read(wanted));
}

#[test]
fn ten_thousand_go_into_commands_that_a_record_has_room_for() {
    let mut one = Facilitator::new(0xa0, &[]);
    let theme = one.theme("Alt");
    let mut wishes = Vec::new();
    for number in 0..2_000_u32 {
        let mut id = [0; 16];
        id[..4].copy_from_slice(&number.to_be_bytes());
        id[4] = 1;
        one.synthesis.add_contribution(ItemId(id));
        wishes.push((ItemId(id), Act::PutIn(theme)));
    }
    one.say(wishes);
    let wanted = publication(&one, &[theme]);
    assert_eq!(wanted.placements.len(), 2_000);
    let commands = wanted.since(&Publication::default()).commands(NOW);
    assert!(commands.len() > 3);
    let mut outcome = Document::new(DocumentKind::Outcome, lane(1));
    for command in commands {
        let bytes = minicbor::to_vec(&command).expect("it is written");
        assert!(bytes.len() < 60 * 1024, "{}", bytes.len());
        let done = outcome.execute_at(&command.into(), Some(NOW));
        done.expect("it is published");
    }
    assert_eq!(Publication::read(&outcome), as_read(wanted));
}

#[derive(Clone, Debug)]
enum Deed {
    PutIn(usize, usize),
    TakeOut(usize, usize),
    Merge(usize, usize),
    Restore(usize),
    Hide(usize),
    Show(usize),
    Publish(bool),
}

fn deed() -> impl Strategy<Value = Deed> {
    let (some, theme) = (0..6_usize, 0..2_usize);
    prop_oneof![
        (some.clone(), theme.clone()).prop_map(|(id, theme)| Deed::PutIn(id, theme)),
        (some.clone(), theme).prop_map(|(id, theme)| Deed::TakeOut(id, theme)),
        (some.clone(), some.clone()).prop_map(|(one, other)| Deed::Merge(one, other)),
        some.clone().prop_map(Deed::Restore),
        some.clone().prop_map(Deed::Hide),
        some.prop_map(Deed::Show),
        any::<bool>().prop_map(Deed::Publish),
    ]
}

proptest! {
    #![proptest_config(random())]

    #[test]
    fn nothing_hidden_is_published_whatever_was_before(
        deeds in prop::collection::vec(deed(), 1..40),
    ) {
        let mut known = contributions(6);
        let mut one = Facilitator::new(0xa0, &known);
        let themes = [one.theme("Et"), one.theme("To")];
        let mut outcome = Document::new(DocumentKind::Outcome, lane(1));
        for deed in deeds {
            match deed {
                Deed::PutIn(id, theme) => one.say(vec![(known[id], Act::PutIn(themes[theme]))]),
                Deed::TakeOut(id, theme) => one.say(vec![(known[id], Act::TakeOut(themes[theme]))]),
                Deed::Merge(first, second) if first != second => {
                    let sentence = one.merge(&[known[first], known[second]]);
                    one.say(vec![(sentence, Act::PutIn(themes[0]))]);
                    known[5] = sentence;
                }
                Deed::Merge(..) => {}
                Deed::Restore(id) => one.say(vec![(known[id], Act::Restore)]),
                Deed::Hide(id) => one.say(vec![(known[id], Act::Hide("personal".into()))]),
                Deed::Show(id) => one.say(vec![(known[id], Act::Show)]),
                Deed::Publish(both) => {
                    let wanted = publication(&one, if both { &themes } else { &themes[..1] });
                    prop_assert_eq!(publish(&mut outcome, &wanted), as_read(wanted.clone()));
                    prop_assert!(wanted.since(&Publication::read(&outcome)).is_empty());
                    for placement in Publication::read(&outcome).placements.values() {
                        prop_assert_ne!(one.synthesis.state(&placement.subject), State::Hidden);
                        prop_assert!(one.contributions.contains(&placement.subject));
                    }
                }
            }
        }
    }
}
