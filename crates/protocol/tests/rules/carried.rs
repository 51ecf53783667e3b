//! What people carry: links, receipt codes, files of records, recovery files.

use proptest::prelude::*;
use protocol::file::{FileError, RecordFile};
use protocol::recovery::Recovery;
use protocol::secret::{FacilitatorSecret, OwnerSecret, ParticipantSecret, PersonSecret};
use protocol::{Link, PartyLink, Role, SignedCharter, Stream, limits, receipt};
use sha2::{Digest, Sha256};

use crate::fixture::{
    ANNA, ANNAS_LANE, BO, BOS_LANE, FACILITATOR, KAREN, KARENS_LANE, OWNER, PARTICIPANT, World,
    counting,
};
use crate::forge::bit_flips;

fn facilitators_link(world: &World) -> Link {
    Link {
        workshop: world.workshop,
        participant: ParticipantSecret::from_bytes(counting(PARTICIPANT)),
        facilitator: Some(FacilitatorSecret::from_bytes(counting(FACILITATOR))),
    }
}

// Links.

#[test]
fn a_link_gives_what_its_holder_may_open_l1() {
    let world = World::fixed();
    let facilitators = facilitators_link(&world);
    let participants = facilitators.for_participants();
    assert_eq!(facilitators.role(), Role::Facilitator);
    assert_eq!(participants.role(), Role::Participant);
    assert!(world.charter.admits(&facilitators.access()));
    assert!(world.charter.admits(&participants.access()));
    assert_eq!(participants.access().role(), Role::Participant);
    assert!(
        facilitators
            .path_and_fragment()
            .starts_with("/facilitator#")
    );
    assert!(participants.path_and_fragment().starts_with("/deltag#"));
    assert_eq!(participants.fragment().len(), 64);
    let (short, long) = (participants.fragment(), facilitators.fragment());
    assert!(long.starts_with(&short), "the secret comes last");
    for link in [participants, facilitators] {
        assert_eq!(Link::parse(&link.fragment()).as_ref(), Ok(&link));
        assert_eq!(Link::parse(&format!("#{}", link.fragment())), Ok(link));
    }
}

#[test]
fn a_parties_link_gives_what_a_party_may_open_and_is_as_short_as_can_be_l4() {
    let world = World::fixed();
    let link = PartyLink::of(&facilitators_link(&world)).expect("a facilitators' link");
    assert_eq!(
        PartyLink::of(&facilitators_link(&world).for_participants()),
        None
    );
    let fragment = link.fragment();
    assert_eq!(fragment.len(), 84);
    assert_eq!(link.path_and_fragment(), format!("/part#{fragment}"));
    for typed in [
        fragment.clone(),
        format!("#{fragment}"),
        format!(" {fragment}. "),
        format!("{fragment}»"),
    ] {
        assert_eq!(PartyLink::parse(&typed).as_ref(), Ok(&link), "{typed}");
    }
    let access = link.access();
    assert_eq!(access.role(), Role::Party);
    assert!(world.party_charter.admits(&access));
    let control = world.stream(Stream::Control);
    assert_eq!(access.name_of(Stream::Control), Some(control));
}

#[test]
fn no_link_is_taken_for_one_of_another_kind_l4() {
    let world = World::fixed();
    let facilitators = facilitators_link(&world);
    let party = world.party_link.fragment();
    assert!(Link::parse(&party).is_err());
    for link in [facilitators.for_participants(), facilitators] {
        assert!(PartyLink::parse(&link.fragment()).is_err());
    }
    let good = (0..=party.len()).filter(|length| PartyLink::parse(&party[..*length]).is_ok());
    assert_eq!(good.collect::<Vec<_>>(), vec![84]);
    for other in ["", "#", "æ"] {
        assert!(PartyLink::parse(other).is_err());
    }
}

#[test]
fn a_mistyped_link_is_none_or_opens_nothing_l1() {
    let world = World::fixed();
    for link in [
        facilitators_link(&world),
        facilitators_link(&world).for_participants(),
    ] {
        let fragment = link.fragment();
        for place in 0..fragment.len() {
            for letter in ['A', 'z', '0', '-', '_', '+', '/', '=', ' ', 'æ'] {
                let typed: String = fragment
                    .chars()
                    .enumerate()
                    .map(|(at, right)| if at == place { letter } else { right })
                    .collect();
                let Ok(other) = Link::parse(&typed) else {
                    continue;
                };
                let same = typed == fragment;
                assert_eq!(other == link, same);
                let opens =
                    other.workshop == world.workshop && world.charter.admits(&other.access());
                assert_eq!(opens, same, "{typed}");
            }
        }
    }
}

#[test]
fn a_link_of_another_length_is_none_l1() {
    let world = World::fixed();
    let whole = facilitators_link(&world).fragment();
    let lengths: Vec<usize> = (0..=whole.len())
        .filter(|length| Link::parse(&whole[..*length]).is_ok())
        .collect();
    assert_eq!(lengths, [64, whole.len()]);
    for other in [
        format!("{whole}A"),
        format!("{whole}AAAA"),
        format!("##{whole}"),
        format!("{whole}="),
        format!("{whole}&utm=1"),
    ] {
        assert!(Link::parse(&other).is_err(), "{other}");
    }
    for behind in [".", ", ", ").", "\n", "»", "?\u{a0}"] {
        let in_a_sentence = format!(" #{whole}{behind}");
        assert_eq!(
            Link::parse(&in_a_sentence),
            Link::parse(&whole),
            "{behind:?}"
        );
    }
    assert!(Link::parse("").is_err());
    assert!(Link::parse("#").is_err());
}

#[test]
fn a_link_is_read_with_what_a_message_put_behind_it_escaped_as_browsers_do_l1() {
    let world = World::fixed();
    for link in [
        facilitators_link(&world),
        facilitators_link(&world).for_participants(),
    ] {
        let whole = link.fragment();
        for behind in [
            "%C2%BB",                 // »
            "%E2%80%9D",              // ”
            "%22",                    // "
            "%E2%80%A6",              // …
            "%3E",                    // >
            "%20",                    // a blank
            "%C2%A0",                 // one that does not break
            "%E2%80%8B",              // one that nobody sees
            "\u{ad}",                 // a soft hyphen
            "%EF%BB%BF",              // a byte order mark
            "%E2%81%A0%C2%BB.%20%0A", // several of them
            "\u{200b}\u{2060}\u{feff}",
        ] {
            let read = Link::parse(&format!("#{whole}{behind}"));
            assert_eq!(read.as_ref(), Ok(&link), "{behind:?}");
        }
        let escaped = whole.replace('-', "%2D").replace('_', "%5f");
        assert_eq!(Link::parse(&format!("%20%23{escaped}")), Ok(link));
        for torn in ["%", "%2", "%zz", "%2B", "%3D"] {
            assert!(Link::parse(&format!("{whole}{torn}")).is_err(), "{torn}");
        }
    }
}

// Receipt codes.

#[test]
fn a_code_is_read_as_people_write_it_l2() {
    let world = World::fixed();
    let secret = PersonSecret::from_bytes(counting(ANNA));
    let code = receipt::to_code(world.workshop, &secret);
    assert_eq!(code.len(), 39);
    for written in [
        code.clone(),
        code.to_lowercase(),
        code.replace('-', ""),
        code.replace('-', " "),
        code.replace('-', "\u{2011}"),
        code.replace('-', " – "),
        format!("  {code}\n"),
        code.replace('0', "O").replace('1', "I"),
        code.replace('0', "o").replace('1', "l"),
    ] {
        let read = receipt::from_code(world.workshop, &written);
        assert_eq!(read.as_ref(), Ok(&secret), "{written}");
    }
}

#[test]
fn a_mistyped_code_is_none_l2() {
    let world = World::fixed();
    let secret = PersonSecret::from_bytes(counting(ANNA));
    let code = receipt::to_code(world.workshop, &secret).replace('-', "");
    for place in 0..code.len() {
        for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
            let mut typed: Vec<char> = code.chars().collect();
            let right = std::mem::replace(&mut typed[place], letter) == letter;
            let typed: String = typed.into_iter().collect();
            let read = receipt::from_code(world.workshop, &typed);
            assert_eq!(read.is_ok(), right, "{typed}");
        }
    }
    // Two neighbours in the wrong order.
    for place in 1..code.len() {
        let mut typed = code.clone().into_bytes();
        typed.swap(place - 1, place);
        let typed = String::from_utf8(typed).expect("ASCII");
        let read = receipt::from_code(world.workshop, &typed);
        assert_eq!(read.is_ok(), typed == code, "{typed}");
    }
    for typed in [
        String::new(),
        code[1..].to_owned(),
        format!("{code}0"),
        code.replace(&code[5..6], "U"),
        code.replace(&code[5..6], "æ"),
    ] {
        assert!(receipt::from_code(world.workshop, &typed).is_err());
    }
}

#[test]
fn a_code_is_for_one_workshop_l2() {
    let (world, other) = (World::fixed(), World::shifted(1));
    let code = receipt::to_code(world.workshop, &PersonSecret::from_bytes(counting(ANNA)));
    assert!(receipt::from_code(other.workshop, &code).is_err());
}

// Files of records.

fn file(world: &World) -> RecordFile {
    RecordFile::new(
        world.workshop,
        world.signed_charter.clone(),
        vec![world.anna.chain.clone()],
        vec![world.annas_record(b"content").into_bytes()],
    )
}

/// What is right but for its content: with the checksum repaired.
fn with_checksum(mut bytes: Vec<u8>) -> Vec<u8> {
    let end = bytes.len() - 32;
    let digest: [u8; 32] = Sha256::digest(&bytes[..end]).into();
    bytes[end..].copy_from_slice(&digest);
    bytes
}

#[test]
fn a_file_comes_back_f1() {
    let world = World::fixed();
    let made = file(&world);
    let bytes = made.to_bytes();
    assert!(RecordFile::is_one(&bytes));
    assert!(!Recovery::is_one(&bytes));
    let read = RecordFile::from_bytes(&bytes).expect("a file");
    assert_eq!(read, made);
    assert_eq!(read.records().count(), 1);
}

#[test]
fn one_bit_spoils_a_file_f1() {
    let world = World::fixed();
    for (bit, flipped) in bit_flips(&file(&world).to_bytes()) {
        let expected = if bit < 64 {
            FileError::OtherKind
        } else {
            FileError::Damaged
        };
        assert_eq!(RecordFile::from_bytes(&flipped), Err(expected), "bit {bit}");
    }
}

#[test]
fn a_file_cut_short_anywhere_is_none_f1() {
    let world = World::fixed();
    let bytes = file(&world).to_bytes();
    for length in 0..bytes.len() {
        assert!(RecordFile::from_bytes(&bytes[..length]).is_err());
    }
    let longer = [&bytes[..], &[0]].concat();
    assert_eq!(RecordFile::from_bytes(&longer), Err(FileError::Damaged));
}

#[test]
fn a_file_holds_no_secret_f1() {
    let world = World::fixed();
    let bytes = file(&world).to_bytes();
    for secret in [
        OWNER,
        PARTICIPANT,
        FACILITATOR,
        ANNA,
        BO,
        KAREN,
        ANNAS_LANE,
        BOS_LANE,
        KARENS_LANE,
    ] {
        let begins: [u8; 12] = counting(secret);
        assert!(!bytes.windows(12).any(|window| window == begins));
    }
    let whole = recovery(&world).to_bytes();
    let owner: [u8; 12] = counting(OWNER);
    assert!(
        whole.windows(12).any(|window| window == owner),
        "it would be found"
    );
}

#[test]
fn a_file_of_nothings_takes_no_memory_f1() {
    // An array of a million empty byte strings where the records should be.
    let world = World::fixed();
    let empty = RecordFile::new(
        world.workshop,
        world.signed_charter.clone(),
        Vec::new(),
        Vec::new(),
    );
    let mut bytes = empty.to_bytes();
    bytes.truncate(bytes.len() - 32);
    assert_eq!(bytes.pop(), Some(0x80));
    bytes.extend_from_slice(&[0x9a, 0x00, 0x0f, 0x42, 0x40]);
    bytes.resize(bytes.len() + 1_000_000, 0x40);
    bytes.extend_from_slice(&[0; 32]);
    let refused = RecordFile::from_bytes(&with_checksum(bytes));
    assert_eq!(refused, Err(FileError::Damaged));
}

#[test]
fn a_file_larger_than_any_is_refused_unread_f1() {
    let refused = RecordFile::from_bytes(&vec![0; limits::FILE + 1]);
    assert_eq!(refused, Err(FileError::TooLarge));
}

// Recovery files.

fn recovery(world: &World) -> Recovery {
    Recovery {
        owner: OwnerSecret::from_bytes(counting(OWNER)),
        participant: ParticipantSecret::from_bytes(counting(PARTICIPANT)),
        facilitator: FacilitatorSecret::from_bytes(counting(FACILITATOR)),
        charter: world.signed_charter.clone(),
    }
}

#[test]
fn a_recovery_file_gives_everything_back_l3() {
    let world = World::fixed();
    let made = recovery(&world);
    let bytes = made.to_bytes();
    assert!(Recovery::is_one(&bytes));
    assert!(!RecordFile::is_one(&bytes));
    assert_eq!(RecordFile::from_bytes(&bytes), Err(FileError::OtherKind));
    let read = Recovery::from_bytes(&bytes).expect("a recovery file");
    assert_eq!(read, made);
    assert_eq!(read.link(), facilitators_link(&world));
}

#[test]
fn one_bit_spoils_a_recovery_file_l3() {
    let world = World::fixed();
    for (bit, flipped) in bit_flips(&recovery(&world).to_bytes()) {
        assert!(Recovery::from_bytes(&flipped).is_err(), "bit {bit}");
    }
}

#[test]
fn parts_of_a_recovery_file_belong_together_l3() {
    let (world, other) = (World::fixed(), World::shifted(1));
    let mut another_owner = recovery(&world);
    another_owner.owner = OwnerSecret::from_bytes(counting(OWNER + 1));
    let mut another_link = recovery(&world);
    another_link.participant = ParticipantSecret::from_bytes(counting(PARTICIPANT + 1));
    let mut another_charter = recovery(&world);
    another_charter.charter = other.signed_charter.clone();
    let mut unsigned = recovery(&world);
    unsigned.charter = SignedCharter::sign(&other.owner, &world.charter);
    for mixed in [another_owner, another_link, another_charter, unsigned] {
        let read = Recovery::from_bytes(&mixed.to_bytes());
        assert_eq!(read, Err(FileError::Damaged));
    }
}

proptest! {
    #[test]
    fn every_secret_has_a_link_and_a_code_l2(
        workshop: [u8; 16],
        person: [u8; 16],
        participant: [u8; 32],
        facilitator: Option<[u8; 32]>,
    ) {
        let workshop = protocol::WorkshopId(workshop);
        let person = PersonSecret::from_bytes(person);
        let code = receipt::to_code(workshop, &person);
        prop_assert_eq!(receipt::from_code(workshop, &code), Ok(person));
        let link = Link {
            workshop,
            participant: ParticipantSecret::from_bytes(participant),
            facilitator: facilitator.map(FacilitatorSecret::from_bytes),
        };
        prop_assert_eq!(Link::parse(&link.fragment()), Ok(link));
    }
}
