//! Streams: their names, and who may write in them.

use proptest::prelude::*;
use protocol::stream::Ownership;
use protocol::{ItemId, PersonId, Role, SYNTHESIS_PARTS, Share, Stream, StreamClass};

use crate::fixture::World;

fn streams() -> impl Iterator<Item = Stream> {
    let others = [
        Stream::Control,
        Stream::Plan,
        Stream::Ballots,
        Stream::Outcome,
        Stream::Answers,
        Stream::Notice,
    ];
    let tables = (1..=60).map(Stream::Table);
    tables.chain(others).chain(Stream::synthesis())
}

#[test]
fn a_stream_begins_with_its_class_s1() {
    let world = World::fixed();
    for stream in streams() {
        let id = world.stream(stream);
        assert_eq!(StreamClass::from_byte(id.0[0]), Ok(stream.class()));
    }
    for byte in (0..=u8::MAX).filter(|byte| !(1..=8).contains(byte)) {
        assert!(StreamClass::from_byte(byte).is_err(), "{byte}");
    }
}

#[test]
fn no_two_streams_share_a_name_s1() {
    let (world, other) = (World::fixed(), World::shifted(1));
    let mut names: Vec<_> = streams()
        .flat_map(|stream| [world.stream(stream), other.stream(stream)])
        .map(|id| id.0[1..].to_vec())
        .collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn facilitators_and_participants_use_the_same_names_s1() {
    let world = World::fixed();
    for stream in streams().filter(|stream| *stream != Stream::Answers) {
        assert_eq!(
            world.members.name_of(stream),
            Some(world.facilitators.stream_id(stream))
        );
    }
}

#[test]
fn what_is_said_of_contributions_is_spread_over_the_parts_of_the_synthesis_s10() {
    let mut counts = [0; SYNTHESIS_PARTS as usize + 1];
    let person = PersonId([7; 32]);
    for last in 0..=u8::MAX {
        let mut bytes = [3; 16];
        bytes[15] = last;
        // One person's ids begin alike.
        let id = ItemId::by(person, bytes);
        let Stream::Synthesis(part) = Stream::synthesis_of(&id) else {
            panic!("a part of the synthesis");
        };
        counts[usize::from(part)] += 1;
    }
    assert_eq!(counts[0], 0, "what has a name of its own is there");
    assert!(counts[1..].iter().all(|count| *count == 4), "{counts:?}");
    // And the strategy, in which nothing is said of contributions.
    let own = Stream::OF_THEIR_OWN;
    let parts: Vec<Stream> = Stream::synthesis().collect();
    assert_eq!(parts[..counts.len()].len() + own.len(), parts.len());
    assert!(parts.ends_with(&own));
}

#[test]
fn who_may_append_s2() {
    use Ownership::{Another, Own, Shared};
    use Role::{Facilitator, Participant, Party};
    use StreamClass::{Answers, Ballots, Control, Notice, Outcome, Plan, Synthesis, Table};
    let allowed = [
        (Answers, Party, Own),
        (Answers, Facilitator, Own),
        (Notice, Facilitator, Shared),
        (Control, Facilitator, Shared),
        (Plan, Facilitator, Shared),
        (Table, Participant, Own),
        (Table, Participant, Shared),
        (Table, Facilitator, Own),
        (Ballots, Participant, Own),
        (Ballots, Facilitator, Own),
        (Synthesis, Facilitator, Shared),
        (Outcome, Facilitator, Shared),
    ];
    for class in StreamClass::ALL {
        for role in Role::ALL {
            for whose in [Own, Another, Shared] {
                assert_eq!(
                    class.may_append(role, whose),
                    allowed.contains(&(class, role, whose)),
                    "{class:?} {role:?} {whose:?}"
                );
            }
        }
    }
}

#[test]
fn who_may_pack_s3() {
    use Ownership::{Another, Own, Shared};
    use Role::{Facilitator, Participant, Party};
    use StreamClass::{Answers, Ballots, Notice, Outcome, Plan, Synthesis, Table};
    let allowed = [
        (Answers, Party, Own),
        (Answers, Facilitator, Own),
        (Notice, Facilitator, Shared),
        (Plan, Facilitator, Shared),
        (Table, Participant, Own),
        (Table, Facilitator, Own),
        (Table, Facilitator, Shared),
        (Ballots, Participant, Own),
        (Ballots, Facilitator, Own),
        (Synthesis, Facilitator, Shared),
        (Outcome, Facilitator, Shared),
    ];
    for class in StreamClass::ALL {
        for role in Role::ALL {
            for whose in [Own, Another, Shared] {
                assert_eq!(
                    class.may_pack(role, whose),
                    allowed.contains(&(class, role, whose)),
                    "{class:?} {role:?} {whose:?}"
                );
            }
        }
    }
}

#[test]
fn who_is_handed_out_what_s7() {
    use Role::{Facilitator, Participant, Party};
    use Share::{Everything, Nothing, Own, Public};
    use StreamClass::{Answers, Ballots, Control, Notice, Outcome, Plan, Synthesis, Table};
    for (class, participant, party) in [
        (Control, Everything, Public),
        (Plan, Everything, Nothing),
        (Table, Everything, Nothing),
        (Ballots, Own, Nothing),
        (Synthesis, Nothing, Nothing),
        (Outcome, Everything, Nothing),
        (Answers, Nothing, Own),
        (Notice, Everything, Everything),
    ] {
        assert_eq!(class.may_follow(Facilitator), Everything, "{class:?}");
        assert_eq!(class.may_follow(Participant), participant, "{class:?}");
        assert_eq!(class.may_follow(Party), party, "{class:?}");
        // Whoever may write is handed out what they wrote.
        for role in Role::ALL {
            let writes = class.may_append(role, Ownership::Own);
            assert!(!writes || class.may_follow(role) != Nothing);
        }
    }
}

#[test]
fn where_records_are_personal_nobody_writes_another_or_a_shared_document_s8() {
    for class in StreamClass::ALL {
        let personal = matches!(class, StreamClass::Ballots | StreamClass::Answers);
        assert_eq!(class.is_personal(), personal);
        for role in Role::ALL.into_iter().filter(|_| personal) {
            assert!(!class.may_append(role, Ownership::Shared));
            assert!(!class.may_append(role, Ownership::Another));
        }
    }
}

#[test]
fn a_document_is_mine_anothers_or_nobodys_s4() {
    let world = World::fixed();
    let (anna, bo) = (world.anna.person.id(), world.bo.person.id());
    assert_eq!(Ownership::of(None, anna), Ownership::Shared);
    assert_eq!(Ownership::of(Some(anna), anna), Ownership::Own);
    assert_eq!(Ownership::of(Some(bo), anna), Ownership::Another);
}

proptest! {
    #[test]
    fn tables_have_names_of_their_own_s1(one: u16, other: u16) {
        let world = World::fixed();
        let same = world.stream(Stream::Table(one)) == world.stream(Stream::Table(other));
        prop_assert_eq!(same, one == other);
    }
}
