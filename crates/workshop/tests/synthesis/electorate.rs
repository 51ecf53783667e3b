//! The electorate: whose ballots count, and how many points of them. [A28]

use crate::common::item;
use crate::facilitator::{Facilitator, contributions};
use protocol::PersonId;
use workshop::synthesis::voter;
use workshop::{Act, Vote};

fn person(number: u8) -> PersonId {
    PersonId([number; 32])
}

fn give(of: &mut Facilitator, who: u8, votes: &[(protocol::ItemId, u32)]) {
    let votes = votes.iter().map(|(subject, points)| Vote {
        subject: *subject,
        points: *points,
    });
    of.synthesis.put_ballot(person(who), votes.collect());
}

#[test]
fn who_came_after_voting_was_opened_waits_to_be_let_in() {
    let all = contributions(2);
    let (mut one, mut other) = (Facilitator::new(0xa0, &all), Facilitator::new(0xb0, &all));
    for facilitator in [&mut one, &mut other] {
        give(facilitator, 1, &[(all[0], 2)]);
        give(facilitator, 2, &[(all[0], 1), (all[1], 1)]);
    }
    assert!(!one.synthesis.has_electorate());
    assert_eq!(
        one.synthesis.support(&all[0]).points,
        3,
        "all count until somebody opens the vote"
    );
    one.say(vec![(voter(&person(1)), Act::Admit)]);
    assert_eq!(one.synthesis.support(&all[0]).points, 2);
    assert_eq!(one.synthesis.support(&all[1]).points, 0);
    assert_eq!(one.synthesis.voters(), (vec![person(1)], vec![person(2)]));
    other.say(vec![(voter(&person(2)), Act::Admit)]);
    one.meet(&mut other);
    for facilitator in [&one, &other] {
        assert_eq!(facilitator.synthesis.support(&all[0]).points, 3);
        assert_eq!(facilitator.synthesis.support(&all[1]).persons.len(), 1);
    }
    other.undo();
    one.meet(&mut other);
    assert_eq!(one.synthesis.support(&all[1]).points, 0);
    // Whose ballot comes later is counted, or not, as if it had been there.
    give(&mut one, 3, &[(all[1], 5)]);
    assert_eq!(one.synthesis.support(&all[1]).points, 0);
    one.say(vec![(voter(&person(3)), Act::Admit)]);
    assert_eq!(one.synthesis.support(&all[1]).points, 5);
    assert!(one.synthesis.counts(&person(3)) && !one.synthesis.counts(&person(2)));
    one.adds_up();
}

#[test]
fn no_ballot_counts_for_more_than_a_person_has() {
    let all = contributions(3);
    let mut one = Facilitator::new(0xa0, &all);
    give(&mut one, 1, &[(all[0], 3), (all[1], 3), (all[2], 4)]);
    assert_eq!(
        one.synthesis.support(&all[1]).points,
        3,
        "nobody has said how many there are"
    );
    one.synthesis.put_points(5);
    let points = |of: &Facilitator| -> Vec<u32> {
        all.iter()
            .map(|id| of.synthesis.support(id).points)
            .collect()
    };
    let first = all[0].min(all[1]);
    let expected: Vec<u32> = all
        .iter()
        .map(|id| match id {
            id if *id == all[2] => 4,
            id if *id == first => 1,
            _ => 0,
        })
        .collect();
    assert_eq!(points(&one), expected, "the most first, then by id");
    give(&mut one, 1, &[(all[0], 2), (all[2], 3)]);
    assert_eq!(points(&one), [2, 0, 3]);
    one.synthesis.put_points(0);
    give(&mut one, 2, &[(item(0x77), 1_000)]);
    assert_eq!(points(&one), [2, 0, 3]);
}
