//! Keys: who gets which, and what a signature is good for.

use protocol::keys::{FIRST_EPOCH, workshop_of};
use protocol::secret::{
    FacilitatorSecret, LaneSecret, NoticeSecret, OwnerSecret, ParticipantSecret, PartySecret,
    PersonSecret,
};
use protocol::{
    Access, ItemId, LaneId, LaneKeys, PersonId, PersonKeys, Role, Stream, StreamId, WorkshopId,
};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

use crate::fixture::{ANNA, Counting, World, counting};

const SEALED_FOR_MEMBERS: [Stream; 4] = [
    Stream::Control,
    Stream::Plan,
    Stream::Table(7),
    Stream::Outcome,
];

#[test]
fn another_owner_another_workshop_k1() {
    let world = World::fixed();
    assert_eq!(workshop_of(&world.owner.public()), world.workshop);
    assert_ne!(World::shifted(1).workshop, world.workshop);
}

#[test]
fn the_same_secret_gives_other_keys_in_another_workshop_k2() {
    let secret = ParticipantSecret::from_bytes(counting(9));
    let one = Access::new(WorkshopId(counting(1)), &secret, None);
    let other = Access::new(WorkshopId(counting(2)), &secret, None);
    let role = |access: &Access| access.member().expect("a member's link").role_public();
    assert_ne!(role(&one), role(&other));
    assert_ne!(one.stream_id(Stream::Plan), other.stream_id(Stream::Plan));
    let person = PersonSecret::from_bytes(counting(9));
    assert_ne!(
        PersonKeys::derive(one.workshop(), &person).id(),
        PersonKeys::derive(other.workshop(), &person).id()
    );
}

#[test]
fn a_persons_secret_gives_the_person_back_k3() {
    let world = World::fixed();
    let again = PersonKeys::derive(world.workshop, &PersonSecret::from_bytes(counting(ANNA)));
    assert_eq!(again.id(), world.anna.person.id());
    assert_eq!(
        again.agreement_public(),
        world.anna.person.agreement_public()
    );
}

#[test]
fn participants_have_no_key_of_the_synthesis_k5() {
    let world = World::fixed();
    assert_eq!(world.members.role(), Role::Participant);
    assert!(
        world
            .members
            .record_key(Stream::Synthesis(0), FIRST_EPOCH)
            .is_none()
    );
    assert!(
        world
            .facilitators
            .record_key(Stream::Synthesis(0), FIRST_EPOCH)
            .is_some()
    );
}

#[test]
fn a_link_gives_no_key_of_the_ballots_k5() {
    let world = World::fixed();
    for access in [&world.members, &world.facilitators] {
        assert!(access.record_key(Stream::Ballots, FIRST_EPOCH).is_none());
    }
}

#[test]
fn members_and_facilitators_share_the_rest_and_streams_do_not_k5() {
    let world = World::fixed();
    let mut keys = Vec::new();
    for stream in SEALED_FOR_MEMBERS {
        let key = world.members.record_key(stream, FIRST_EPOCH);
        assert!(key.is_some());
        assert_eq!(key, world.facilitators.record_key(stream, FIRST_EPOCH));
        assert!(!keys.contains(&key), "{stream:?}");
        keys.push(key);
    }
}

#[test]
fn a_party_reads_the_notice_and_nothing_of_members_k10() {
    let world = World::fixed();
    let party = &world.parties;
    assert_eq!(party.role(), Role::Party);
    assert!(party.member().is_none() && party.facilitator().is_none());
    let notice = party.record_key(Stream::Notice, FIRST_EPOCH);
    assert!(notice.is_some());
    for access in [&world.members, &world.facilitators] {
        assert_eq!(access.record_key(Stream::Notice, FIRST_EPOCH), notice);
        assert_eq!(
            access.name_of(Stream::Notice),
            party.name_of(Stream::Notice)
        );
    }
    for stream in SEALED_FOR_MEMBERS.into_iter().chain([
        Stream::Synthesis(0),
        Stream::Ballots,
        Stream::Answers,
    ]) {
        assert_eq!(party.record_key(stream, FIRST_EPOCH), None, "{stream:?}");
    }
}

#[test]
fn a_party_names_control_the_notice_and_the_answers_s6() {
    let world = World::fixed();
    let named = |access: &Access, stream| access.name_of(stream) == Some(world.stream(stream));
    for (stream, party, member) in [
        (Stream::Control, true, true),
        (Stream::Plan, false, true),
        (Stream::Table(7), false, true),
        (Stream::Ballots, false, true),
        (Stream::Synthesis(0), false, true),
        (Stream::Outcome, false, true),
        (Stream::Answers, true, false),
        (Stream::Notice, true, true),
    ] {
        assert_eq!(named(&world.parties, stream), party, "{stream:?}");
        assert_eq!(named(&world.members, stream), member, "{stream:?}");
        assert!(named(&world.facilitators, stream), "{stream:?}");
        // Who cannot derive a name is not told another stream's either.
        for (access, can) in [(&world.parties, party), (&world.members, member)] {
            let shown = access.stream_id(stream) == world.stream(stream);
            assert_eq!((shown, access.name_of(stream).is_some()), (can, can));
        }
    }
}

#[test]
fn every_facilitator_can_hand_out_the_parties_link_k10() {
    let world = World::fixed();
    let theirs = world.facilitators.party().expect("facilitators derive it");
    let party = world.parties.party().expect("their own");
    assert_eq!(theirs.role_public(), party.role_public());
    assert_eq!(world.party_charter.party, Some(party.role_public()));
    assert!(world.members.party().is_none());
}

#[test]
fn answers_are_for_their_party_and_the_facilitators_k10() {
    let world = World::fixed();
    let theirs = world.charter.facilitators_agreement;
    let school = &world.school.person;
    let own = school.personal_key(world.workshop, Stream::Answers, &theirs, FIRST_EPOCH);
    assert!(own.is_some());
    let agreement = school.agreement_public();
    let seen =
        |access: &Access, stream| access.personal_key(stream, school.id(), &agreement, FIRST_EPOCH);
    assert_eq!(seen(&world.facilitators, Stream::Answers), own);
    // Other parties and members have no way to it, and it opens no ballot.
    assert_eq!(seen(&world.parties, Stream::Answers), None);
    assert_eq!(seen(&world.members, Stream::Answers), None);
    assert_ne!(seen(&world.facilitators, Stream::Ballots), own);
    for stream in SEALED_FOR_MEMBERS.into_iter().chain([Stream::Notice]) {
        assert_eq!(seen(&world.facilitators, stream), None, "{stream:?}");
        let own = school.personal_key(world.workshop, stream, &theirs, FIRST_EPOCH);
        assert_eq!(own, None, "{stream:?}");
    }
}

#[test]
fn a_link_knows_the_first_epoch_only_k5() {
    let world = World::fixed();
    let agreement = world.anna.person.agreement_public();
    for epoch in [0, 2, u32::MAX] {
        for stream in SEALED_FOR_MEMBERS
            .into_iter()
            .chain([Stream::Synthesis(0), Stream::Notice])
        {
            assert!(world.facilitators.record_key(stream, epoch).is_none());
        }
        let anna = &world.anna.person;
        assert!(
            world
                .facilitators
                .ballot_key(anna.id(), &agreement, epoch)
                .is_none()
        );
        assert!(
            anna.ballot_key(world.workshop, &world.charter.facilitators_agreement, epoch)
                .is_none()
        );
    }
}

#[test]
fn a_ballot_is_for_its_person_and_the_facilitators_k6() {
    let world = World::fixed();
    let theirs = world.charter.facilitators_agreement;
    let (anna, bo) = (&world.anna.person, &world.bo.person);
    let own = anna.ballot_key(world.workshop, &theirs, FIRST_EPOCH);
    let seen =
        |access: &Access| access.ballot_key(anna.id(), &anna.agreement_public(), FIRST_EPOCH);
    assert!(own.is_some());
    assert_eq!(seen(&world.facilitators), own);
    assert_eq!(seen(&world.members), None);
    assert_ne!(bo.ballot_key(world.workshop, &theirs, FIRST_EPOCH), own);
    // Another's agreement key under Anna's name gives another key.
    let wrong = world
        .facilitators
        .ballot_key(anna.id(), &bo.agreement_public(), FIRST_EPOCH);
    assert_ne!(wrong, own);
}

#[test]
fn a_low_order_agreement_key_gives_no_ballot_key_k6() {
    let world = World::fixed();
    let mut one = [0; 32];
    one[0] = 1;
    for weak in [[0; 32], one] {
        let anna = &world.anna.person;
        assert!(
            anna.ballot_key(world.workshop, &weak, FIRST_EPOCH)
                .is_none()
        );
        assert!(
            world
                .facilitators
                .ballot_key(anna.id(), &weak, FIRST_EPOCH)
                .is_none()
        );
    }
}

#[test]
fn secrets_do_not_print_k7() {
    let world = World::fixed();
    let bytes = [0x5a; 32];
    let printed = [
        format!("{:?}", OwnerSecret::from_bytes(bytes)),
        format!("{:?}", ParticipantSecret::from_bytes(bytes)),
        format!("{:?}", FacilitatorSecret::from_bytes(bytes)),
        format!("{:?}", PersonSecret::from_bytes([0x5a; 16])),
        format!("{:?}", PartySecret::from_bytes([0x5a; 16])),
        format!("{:?}", NoticeSecret::from_bytes([0x5a; 16])),
        format!("{:?}", world.parties),
        format!("{:?}", LaneSecret::from_bytes(bytes)),
        format!("{:?}", world.key(Stream::Plan)),
        format!("{:?}", world.facilitators),
        format!("{:?}", LaneKeys::new(&LaneSecret::from_bytes(bytes))),
    ];
    for text in printed {
        assert!(!text.contains("90, 90") && !text.contains("5a5a"), "{text}");
    }
}

#[test]
fn a_lane_is_kept_and_found_again_k8() {
    let lane = LaneKeys::generate(&mut ChaCha20Rng::seed_from_u64(1));
    assert_eq!(LaneKeys::new(&lane.secret()).id(), lane.id());
    let other = LaneKeys::generate(&mut ChaCha20Rng::seed_from_u64(2));
    assert_ne!(other.id(), lane.id());
    let secret = LaneSecret::generate(&mut Counting(7));
    assert_eq!(secret.expose(), &counting::<32>(7));
}

#[test]
fn names_have_one_hexadecimal_form_k8() {
    let world = World::fixed();
    let lane = world.anna.lane.id();
    let text = lane.to_string();
    assert_eq!(LaneId::from_hex(&text), Some(lane));
    assert_eq!(LaneId::from_hex(&text.to_uppercase()), None);
    assert_eq!(LaneId::from_hex(&text[1..]), None);
    assert_eq!(LaneId::from_hex(&text[2..]), None);
    assert_eq!(LaneId::from_hex(&format!("{text}00")), None);
    assert_eq!(LaneId::from_hex(&format!(" {text}")), None);
    for text in ["", "æ", "0x", "zz"] {
        assert_eq!(PersonId::from_hex(text), None);
        assert_eq!(WorkshopId::from_hex(text), None);
        assert_eq!(StreamId::from_hex(text), None);
        assert_eq!(ItemId::from_hex(text), None);
    }
}
