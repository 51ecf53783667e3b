//! Records: what is sealed, what is signed, and which bytes are one.

use proptest::prelude::*;
use protocol::record::{Changes, mark_of};
use protocol::{
    Header, Malformed, Record, RecordError, RecordKind, Stream, StreamClass, limits, padding,
};

use crate::fixture::second::{pad, seal};
use crate::fixture::{ANNAS_LANE, Counting, NONCE, World, counting};
use crate::forge::{WORDS, array, bit_flips, other_spellings, parts, resigned};

const TABLE: Stream = Stream::Table(7);

fn annas_header(world: &World) -> Header {
    let owner = Some(world.anna.person.id());
    world.header(TABLE, owner, &world.anna, RecordKind::Changes)
}

/// What a record with this header comes to when its lane signs it as it is.
fn forged(world: &World, header: &[u8]) -> Result<Record, RecordError> {
    let mut all = parts(world.annas_record(b"content").bytes());
    all[0] = header.to_vec();
    let record = Record::parse(&resigned(world, ANNAS_LANE, "record", all))?;
    record.verify()?;
    Ok(record)
}

#[test]
fn a_record_comes_back_r1() {
    let world = World::fixed();
    let made = world.annas_record(b"content");
    let read = Record::parse(made.bytes()).expect("a record");
    assert_eq!(read, made);
    assert_eq!(read.verify(), Ok(()));
    assert_eq!(read.open(&world.key(TABLE)), Ok(b"content".to_vec()));
    assert_eq!(read.clear_content(), None);
    assert_eq!(read.header(), &annas_header(&world));
    assert_eq!(read.mark(), mark_of(made.hash()));
    assert_eq!(read.into_bytes(), made.bytes());
}

#[test]
fn one_bit_spoils_a_record_r1() {
    let world = World::fixed();
    let key = world.key(TABLE);
    let record = world.annas_record(b"content");
    let signature = record.bytes().len() - 64;
    for (bit, flipped) in bit_flips(record.bytes()) {
        let Ok(read) = Record::parse(&flipped) else {
            continue;
        };
        assert!(read.verify().is_err(), "bit {bit} verifies");
        // The seal does not cover the signature; all else it does.
        assert_eq!(read.open(&key).is_ok(), bit / 8 >= signature, "bit {bit}");
    }
}

#[test]
fn one_bit_spoils_a_record_in_the_clear_r1() {
    let world = World::fixed();
    let header = world.header(
        Stream::Control,
        None,
        &world.karen,
        RecordKind::PublicControl,
    );
    let record = world.seal(header, &world.key(Stream::Control), b"clear", &world.karen);
    assert_eq!(record.clear_content(), Some(&b"clear"[..]));
    assert_eq!(record.open(&world.key(TABLE)), Ok(b"clear".to_vec()));
    for (bit, flipped) in bit_flips(record.bytes()) {
        let holds = Record::parse(&flipped).is_ok_and(|record| record.verify().is_ok());
        assert!(!holds, "bit {bit}");
    }
}

#[test]
fn another_key_does_not_open_a_record_r1() {
    let (world, other) = (World::fixed(), World::shifted(1));
    let record = world.annas_record(b"content");
    for key in [
        world.key(Stream::Table(8)),
        world.key(Stream::Plan),
        other.key(TABLE),
    ] {
        assert_eq!(record.open(&key), Err(RecordError::Sealed));
    }
}

#[test]
fn a_sealed_content_fits_no_other_header_r1() {
    let world = World::fixed();
    let key = world.key(TABLE);
    let original = parts(world.annas_record(b"content").bytes());
    let mut others = Vec::new();
    for change in [
        |header: &mut Header, _: &World| header.number = 2,
        |header: &mut Header, _: &World| header.generation = 1,
        |header: &mut Header, _: &World| header.owner = None,
        |header: &mut Header, world: &World| header.owner = Some(world.bo.person.id()),
        |header: &mut Header, _: &World| header.epoch = 2,
        |header: &mut Header, world: &World| header.stream = world.stream(Stream::Table(8)),
        |header: &mut Header, _: &World| header.workshop = World::shifted(1).workshop,
    ] {
        let mut header = annas_header(&world);
        change(&mut header, &world);
        others.push(header);
    }
    for header in others {
        let mut woven = original.clone();
        woven[0] = parts(
            Record::seal(
                header.clone(),
                &key,
                b"",
                &world.anna.lane,
                &mut Counting(0),
            )
            .expect("a record")
            .bytes(),
        )[0]
        .clone();
        let record = Record::parse(&resigned(&world, ANNAS_LANE, "record", woven))
            .expect("the form of a record");
        assert_eq!(record.open(&key), Err(RecordError::Sealed), "{header:?}");
    }
}

#[test]
fn a_record_is_signed_as_its_kind_in_its_workshop_k4() {
    let world = World::fixed();
    let all = parts(world.annas_record(b"content").bytes());
    for word in WORDS {
        let record =
            Record::parse(&resigned(&world, ANNAS_LANE, word, all.clone())).expect("a record");
        let expected = if word == "record" {
            Ok(())
        } else {
            Err(RecordError::Signature)
        };
        assert_eq!(record.verify(), expected, "{word}");
    }
    let elsewhere = resigned(&World::shifted(1), ANNAS_LANE, "record", all.clone());
    let record = Record::parse(&elsewhere).expect("a record");
    assert_eq!(record.verify(), Err(RecordError::Signature));
    let by_another_lane = resigned(&world, 0x11, "record", all);
    let record = Record::parse(&by_another_lane).expect("a record");
    assert_eq!(record.verify(), Err(RecordError::Signature));
}

#[test]
fn what_is_of_the_moment_is_signed_as_such_k4() {
    let world = World::fixed();
    let header = world.header(TABLE, None, &world.anna, RecordKind::Ephemeral);
    let record = world.seal(header, &world.key(TABLE), b"here", &world.anna);
    let read = Record::parse(record.bytes()).expect("a record");
    assert_eq!(read.verify(), Ok(()));
    let all = parts(record.bytes());
    for word in WORDS {
        let record =
            Record::parse(&resigned(&world, ANNAS_LANE, word, all.clone())).expect("a record");
        assert_eq!(record.verify().is_ok(), word == "ephemeral", "{word}");
    }
}

#[test]
fn a_lane_counts_and_names_what_went_before_r2() {
    let world = World::fixed();
    let first = world.annas_record(b"one");
    let header = Header::next(
        world.workshop,
        world.stream(TABLE),
        None,
        world.anna.lane.id(),
        (first.header().number, first.mark()),
        RecordKind::Changes,
    );
    assert_eq!(header.number, 2);
    assert_eq!(header.previous, first.hash().0[..16]);
    let second = world.seal(header, &world.key(TABLE), b"two", &world.anna);
    assert!(Record::parse(second.bytes()).is_ok());
}

#[test]
fn a_number_that_cannot_be_is_refused_r4() {
    let world = World::fixed();
    let last = limits::NUMBER;
    for (kind, number, previous, fits) in [
        (RecordKind::Changes, 0, 0, false),
        (RecordKind::Changes, 1, 0, true),
        (RecordKind::Changes, 1, 7, false),
        (RecordKind::Changes, 2, 7, true),
        (RecordKind::Changes, last, 7, true),
        (RecordKind::Changes, last + 1, 7, false),
        (RecordKind::Changes, u64::MAX, 7, false),
        (RecordKind::Ephemeral, 0, 0, true),
        (RecordKind::Ephemeral, 0, 7, false),
        (RecordKind::Ephemeral, 1, 0, false),
    ] {
        let mut header = annas_header(&world);
        header.kind = kind;
        header.number = number;
        header.previous = [previous; 16];
        let key = world.key(TABLE);
        let sealed = Record::seal(header, &key, b"", &world.anna.lane, &mut Counting(0));
        assert_eq!(sealed.is_ok(), fits, "{kind:?} {number} {previous}");
        if let Ok(record) = sealed {
            assert!(Record::parse(record.bytes()).is_ok());
        }
    }
    let after_the_last = Header::next(
        world.workshop,
        world.stream(TABLE),
        None,
        world.anna.lane.id(),
        (u64::MAX, [0; 16]),
        RecordKind::Changes,
    );
    assert_eq!(after_the_last.number, u64::MAX);
}

#[test]
fn a_kind_belongs_in_its_class_r4() {
    let world = World::fixed();
    for class in StreamClass::ALL {
        for kind in [
            RecordKind::Changes,
            RecordKind::Control,
            RecordKind::PublicControl,
            RecordKind::Ephemeral,
        ] {
            let mut header = world.header(TABLE, None, &world.karen, kind);
            header.stream.0[0] = class as u8;
            let key = world.key(TABLE);
            let sealed = Record::seal(header, &key, b"", &world.karen.lane, &mut Counting(0));
            let control = matches!(kind, RecordKind::Control | RecordKind::PublicControl);
            let fits = kind == RecordKind::Ephemeral || control == (class == StreamClass::Control);
            assert_eq!(sealed.is_ok(), fits, "{class:?} {kind:?}");
        }
    }
    // The same from somebody whose program does not ask.
    let mut header = parts(world.annas_record(b"").bytes())[0].clone();
    let class = header
        .windows(16)
        .position(|window| window == world.stream(TABLE).0)
        .expect("the header names the stream");
    header[class] = StreamClass::Control as u8;
    assert!(matches!(
        forged(&world, &header),
        Err(RecordError::Malformed(_))
    ));
    header[class] = 99;
    assert!(matches!(
        forged(&world, &header),
        Err(RecordError::Malformed(_))
    ));
    header[class] = StreamClass::Plan as u8;
    assert!(forged(&world, &header).is_ok(), "the forge can forge");
}

#[test]
fn a_later_version_is_named_r3() {
    let world = World::fixed();
    let mut header = parts(world.annas_record(b"").bytes())[0].clone();
    assert_eq!(header[1], protocol::VERSION);
    header[1] = 2;
    assert_eq!(forged(&world, &header), Err(RecordError::Version(2)));
    // A later header may look like anything after its version.
    assert_eq!(
        forged(&world, &[0x82, 0x09, 0x60]),
        Err(RecordError::Version(9))
    );
    let mut header = annas_header(&world);
    header.version = 2;
    let key = world.key(TABLE);
    let sealed = Record::seal(header, &key, b"", &world.anna.lane, &mut Counting(0));
    assert_eq!(sealed, Err(RecordError::Version(2)));
}

#[test]
fn a_record_in_the_clear_has_no_nonce_r4() {
    let world = World::fixed();
    let kind = RecordKind::PublicControl;
    let header = world.header(Stream::Control, None, &world.karen, kind);
    let record = world.seal(header, &world.key(Stream::Control), b"clear", &world.karen);
    let mut all = parts(record.bytes());
    assert_eq!(all[1], [0; 24]);
    all[1][23] = 1;
    assert!(Record::parse(&array(&all)).is_err());
}

#[test]
fn a_record_has_one_spelling_r7() {
    let world = World::fixed();
    let bytes = world.annas_record(b"content").into_bytes();
    for other in other_spellings(&bytes) {
        assert!(Record::parse(&other).is_err());
    }
    for other in other_spellings(&parts(&bytes)[0]) {
        assert!(forged(&world, &other).is_err());
    }
    // The number 1 in two bytes, in the midst of the header.
    let header = parts(&bytes)[0].clone();
    let previous = [&[0x01, 0x50][..], &[0; 16]].concat();
    let number = header
        .windows(18)
        .position(|window| window == previous)
        .expect("the number stands before the mark");
    let longer = [&header[..number], &[0x18, 0x01], &header[number + 1..]].concat();
    assert!(forged(&world, &longer).is_err());
    assert!(forged(&world, &header).is_ok());
}

#[test]
fn parts_of_a_wrong_length_are_refused_r7() {
    let world = World::fixed();
    let all = parts(world.annas_record(b"content").bytes());
    for part in [1, 3] {
        let mut shorter = all.clone();
        shorter[part].pop();
        assert!(Record::parse(&array(&shorter)).is_err());
        let mut longer = all.clone();
        longer[part].push(0);
        assert!(Record::parse(&array(&longer)).is_err());
    }
}

#[test]
fn sealing_twice_gives_two_records_r8() {
    let world = World::fixed();
    let key = world.key(TABLE);
    let sealed = |nonce| {
        Record::seal(
            annas_header(&world),
            &key,
            b"content",
            &world.anna.lane,
            &mut Counting(nonce),
        )
    };
    assert_eq!(sealed(1), sealed(1));
    assert_ne!(sealed(1), sealed(2));
}

#[test]
fn the_largest_content_makes_a_record_and_no_more_r9() {
    let world = World::fixed();
    let largest = vec![0x5a; limits::RECORD_PLAINTEXT];
    let record = world.annas_record(&largest);
    assert!(record.bytes().len() <= limits::RECORD);
    let read = Record::parse(record.bytes()).expect("a record");
    assert_eq!(read.open(&world.key(TABLE)), Ok(largest.clone()));

    let key = world.key(TABLE);
    let larger = [largest, vec![0]].concat();
    let header = annas_header(&world);
    let refused = Record::seal(header, &key, &larger, &world.anna.lane, &mut Counting(0));
    assert_eq!(refused, Err(RecordError::TooLarge));
    // From a program that does not ask.
    let mut all = parts(record.bytes());
    all[2] = seal([0; 32], counting(NONCE), &all[0], &pad(&larger));
    let bytes = resigned(&world, ANNAS_LANE, "record", all);
    assert_eq!(Record::parse(&bytes), Err(RecordError::TooLarge));
    let too_large = vec![0; limits::RECORD + 1];
    assert_eq!(Record::parse(&too_large), Err(RecordError::TooLarge));
}

#[test]
fn what_is_of_the_moment_is_small_r9() {
    let world = World::fixed();
    let header = world.header(TABLE, None, &world.anna, RecordKind::Ephemeral);
    let key = world.key(TABLE);
    let lane = &world.anna.lane;
    let mut content = vec![0; limits::EPHEMERAL];
    let largest = Record::seal(header.clone(), &key, &content, lane, &mut Counting(0));
    let largest = largest.expect("a record");
    assert!(Record::parse(largest.bytes()).is_ok());
    content.push(0);
    let refused = Record::seal(header, &key, &content, lane, &mut Counting(0));
    assert_eq!(refused, Err(RecordError::TooLarge));
    let mut all = parts(largest.bytes());
    all[2] = seal([0; 32], counting(NONCE), &all[0], &pad(&vec![0; 5_000]));
    let bytes = resigned(&world, ANNAS_LANE, "ephemeral", all);
    assert_eq!(Record::parse(&bytes), Err(RecordError::TooLarge));
}

// Padding.

#[test]
fn padding_goes_in_steps_r5() {
    assert_eq!(padding::padded_len(0), 64);
    assert_eq!(padding::padded_len(60), 64);
    assert_eq!(padding::padded_len(61), 128);
    assert_eq!(padding::padded_len(1_020), 1_024);
    assert_eq!(padding::padded_len(1_021), 1_280);
    assert_eq!(padding::padded_len(8_188), 8_192);
    assert_eq!(padding::padded_len(8_189), 9_216);
}

#[test]
fn equal_steps_give_equal_lengths_r5() {
    let world = World::fixed();
    let length = |content: usize| world.annas_record(&vec![1; content]).bytes().len();
    assert_eq!(length(0), length(60));
    assert_eq!(length(61), length(124));
    assert!(length(60) < length(61));
}

#[test]
fn padding_is_what_pad_makes_and_nothing_else_r5() {
    let padded = padding::pad(b"content");
    assert_eq!(padding::unpad(&padded), Ok(&b"content"[..]));
    let wrong = Err(Malformed("wrong padding"));
    assert_eq!(padding::unpad(&[]), wrong);
    assert_eq!(padding::unpad(&padded[..63]), wrong);
    assert_eq!(padding::unpad(&[&padded[..], &[0; 64]].concat()), wrong);
    let mut dirty = padded.clone();
    dirty[63] = 1;
    assert_eq!(padding::unpad(&dirty), wrong);
    for length in [61, 0xffff_ffff_u32] {
        let mut lying = padded.clone();
        lying[..4].copy_from_slice(&length.to_be_bytes());
        assert_eq!(padding::unpad(&lying), wrong);
    }
}

// Changes.

#[test]
fn an_empty_change_is_none_r6() {
    for (changes, holds) in [
        (vec![], true),
        (vec![vec![1]], true),
        (vec![vec![]], false),
        (vec![vec![1], vec![]], false),
    ] {
        let bytes = Changes::new(changes).to_bytes();
        assert_eq!(Changes::from_bytes(&bytes).is_ok(), holds);
    }
}

proptest! {
    #[test]
    fn content_comes_back_r1(content in prop::collection::vec(any::<u8>(), 0..3_000)) {
        let world = World::fixed();
        let record = world.annas_record(&content);
        let read = Record::parse(record.bytes()).expect("a record");
        prop_assert_eq!(read.verify(), Ok(()));
        prop_assert_eq!(read.open(&world.key(TABLE)), Ok(content));
    }

    #[test]
    fn padding_comes_off_r5(content in prop::collection::vec(any::<u8>(), 0..10_000)) {
        let padded = padding::pad(&content);
        prop_assert_eq!(padded.len(), padding::padded_len(content.len()));
        prop_assert_eq!(padding::unpad(&padded), Ok(&content[..]));
    }

    #[test]
    fn padding_never_shrinks_and_never_wastes_r5(length in 0usize..200_000) {
        let padded = padding::padded_len(length);
        prop_assert!(padded >= length + 4);
        prop_assert!(padded <= (length + 4).max(1_024) * 5 / 4);
        prop_assert!(padded <= padding::padded_len(length + 1));
    }

    #[test]
    fn changes_come_back_in_order_r6(
        changes in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..100), 0..20),
    ) {
        let bytes = Changes::new(changes.clone()).to_bytes();
        let read = Changes::from_bytes(&bytes).expect("a list of changes");
        prop_assert_eq!(read.into_raw(), changes);
    }
}
