//! Packs: a whole document, sealed and signed.

use protocol::keys::FIRST_EPOCH;
use protocol::{
    Covered, LaneId, Pack, PackHeader, RecordError, Stream, StreamClass, VERSION, limits,
};

use crate::fixture::{ANNAS_LANE, Counting, World};
use crate::forge::{WORDS, bit_flips, other_spellings, parts, resigned};

const TABLE: Stream = Stream::Table(7);

fn header(world: &World, lanes: u16) -> PackHeader {
    PackHeader {
        version: VERSION,
        workshop: world.workshop,
        stream: world.stream(TABLE),
        owner: Some(world.anna.person.id()),
        generation: 0,
        lane: world.anna.lane.id(),
        epoch: FIRST_EPOCH,
        covered: (0..lanes).map(|lane| covered(lane, 1)).collect(),
    }
}

fn covered(lane: u16, number: u64) -> Covered {
    let mut id = [0; 32];
    id[..2].copy_from_slice(&lane.to_be_bytes());
    Covered {
        lane: LaneId(id),
        number,
    }
}

fn sealed(world: &World, header: PackHeader, document: &[u8]) -> Result<Pack, RecordError> {
    let key = world.key(TABLE);
    Pack::seal(header, &key, document, &world.anna.lane, &mut Counting(0))
}

fn pack(world: &World) -> Pack {
    sealed(world, header(world, 3), b"a document").expect("a pack")
}

#[test]
fn a_pack_comes_back_p1() {
    let world = World::fixed();
    let made = pack(&world);
    let read = Pack::parse(made.bytes()).expect("a pack");
    assert_eq!(read, made);
    assert_eq!(read.verify(), Ok(()));
    assert_eq!(read.open(&world.key(TABLE)), Ok(b"a document".to_vec()));
    assert_eq!(read.header(), &header(&world, 3));
    assert_eq!(read.hash(), made.hash());
    let other = world.key(Stream::Table(8));
    assert_eq!(read.open(&other), Err(RecordError::Sealed));
}

#[test]
fn one_bit_spoils_a_pack_p1() {
    let world = World::fixed();
    let key = world.key(TABLE);
    let pack = pack(&world);
    let signature = pack.bytes().len() - 64;
    for (bit, flipped) in bit_flips(pack.bytes()) {
        let Ok(read) = Pack::parse(&flipped) else {
            continue;
        };
        assert!(read.verify().is_err(), "bit {bit} verifies");
        assert_eq!(read.open(&key).is_ok(), bit / 8 >= signature, "bit {bit}");
    }
}

#[test]
fn a_pack_is_signed_as_a_pack_k4() {
    let world = World::fixed();
    let all = parts(pack(&world).bytes());
    for word in WORDS {
        let pack = Pack::parse(&resigned(&world, ANNAS_LANE, word, all.clone())).expect("a pack");
        assert_eq!(pack.verify().is_ok(), word == "pack", "{word}");
    }
    let elsewhere = resigned(&World::shifted(1), ANNAS_LANE, "pack", all);
    let pack = Pack::parse(&elsewhere).expect("a pack");
    assert_eq!(pack.verify(), Err(RecordError::Signature));
}

#[test]
fn a_record_is_no_pack_and_a_pack_no_record_k4() {
    let world = World::fixed();
    let record = world.annas_record(b"content");
    assert!(Pack::parse(record.bytes()).is_err());
    assert!(protocol::Record::parse(pack(&world).bytes()).is_err());
}

#[test]
fn lanes_rise_and_are_named_once_p2() {
    let world = World::fixed();
    for lanes in [
        vec![covered(2, 1), covered(1, 1)],
        vec![covered(1, 1), covered(1, 1)],
        vec![covered(1, 1), covered(1, 2)],
    ] {
        let mut header = header(&world, 0);
        header.covered = lanes;
        assert!(sealed(&world, header, b"").is_err());
    }
    // From a program that does not ask: the same lane twice.
    let mut all = parts(pack(&world).bytes());
    let second = all[0]
        .windows(32)
        .position(|window| window == covered(1, 1).lane.0)
        .expect("the header names the lane");
    all[0][second + 1] = 0;
    assert!(Pack::parse(&resigned(&world, ANNAS_LANE, "pack", all)).is_err());
}

#[test]
fn a_pack_covers_numbers_that_records_have_p7() {
    let world = World::fixed();
    for (number, holds) in [
        (limits::NUMBER, true),
        (limits::NUMBER + 1, false),
        (u64::MAX, false),
    ] {
        let mut header = header(&world, 0);
        header.covered = vec![covered(1, number)];
        assert_eq!(sealed(&world, header, b"").is_ok(), holds, "{number}");
    }
}

#[test]
fn a_pack_names_so_many_lanes_p2() {
    let world = World::fixed();
    let most = limits::LANES_NAMED as u16;
    let largest = sealed(&world, header(&world, most), b"").expect("a pack");
    assert!(Pack::parse(largest.bytes()).is_ok());
    assert!(sealed(&world, header(&world, most + 1), b"").is_err());
}

#[test]
fn there_is_no_pack_of_control_p2() {
    let world = World::fixed();
    for class in 0..=7 {
        let mut header = header(&world, 0);
        header.stream.0[0] = class;
        let fits = StreamClass::from_byte(class).is_ok_and(|it| it != StreamClass::Control);
        assert_eq!(sealed(&world, header, b"").is_ok(), fits, "{class}");
    }
}

#[test]
fn a_later_version_is_named_r3() {
    let world = World::fixed();
    let mut all = parts(pack(&world).bytes());
    all[0] = vec![0x82, 0x07, 0x60];
    let later = Pack::parse(&resigned(&world, ANNAS_LANE, "pack", all));
    assert_eq!(later, Err(RecordError::Version(7)));
}

#[test]
fn a_pack_has_one_spelling_r7() {
    let world = World::fixed();
    let pack = pack(&world);
    for other in other_spellings(pack.bytes()) {
        assert!(Pack::parse(&other).is_err());
    }
    for other in other_spellings(&parts(pack.bytes())[0]) {
        let mut all = parts(pack.bytes());
        all[0] = other;
        assert!(Pack::parse(&resigned(&world, ANNAS_LANE, "pack", all)).is_err());
    }
}

#[test]
fn the_largest_pack_goes_in_chunks_that_fit_frames_p5() {
    let world = World::fixed();
    let document = vec![0x5a; limits::PACK - 2_048];
    let pack = sealed(&world, header(&world, 1), &document).expect("a pack");
    assert!(pack.bytes().len() <= limits::PACK);
    let chunks: Vec<&[u8]> = pack.chunks().collect();
    assert!(chunks.len() <= limits::PACK_CHUNKS as usize);
    assert!(chunks.iter().all(|chunk| chunk.len() <= limits::PACK_CHUNK));
    assert_eq!(chunks.concat(), pack.bytes());

    let larger = vec![0; limits::PACK - 8];
    let refused = sealed(&world, header(&world, 1), &larger);
    assert_eq!(refused, Err(RecordError::TooLarge));
    let refused = Pack::parse(&vec![0; limits::PACK + 1]);
    assert_eq!(refused, Err(RecordError::TooLarge));
}
