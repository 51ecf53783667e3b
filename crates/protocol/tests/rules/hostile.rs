//! Hostile bytes: whatever comes, it is refused with a word and without a panic.

use proptest::prelude::*;
use proptest::sample::Index;
use protocol::file::RecordFile;
use protocol::keys::FIRST_EPOCH;
use protocol::record::Changes;
use protocol::recovery::Recovery;
use protocol::secret::{FacilitatorSecret, OwnerSecret, ParticipantSecret};
use protocol::{
    Chain, ClientFrame, Control, Header, Link, Pack, PackHeader, PartyLink, Record, RecordKind,
    RelayFrame, SignedCharter, Stream, VERSION, padding, receipt,
};
use rand_core::Rng;
use sha2::{Digest, Sha256};

use crate::fixture::{Counting, World, counting};

/// Gives bytes to everything that reads bytes, and goes on with whatever holds.
fn read_everything(world: &World, bytes: &[u8]) {
    let key = world.key(Stream::Table(7));
    if let Ok(record) = Record::parse(bytes) {
        let _ = record.verify();
        if let Ok(content) = record.open(&key) {
            let _ = Changes::from_bytes(&content).map(Changes::into_raw);
            let _ = Control::from_bytes(&content);
        }
    }
    if let Ok(pack) = Pack::parse(bytes) {
        let _ = (pack.verify(), pack.open(&key));
    }
    if let Ok(chain) = Chain::from_bytes(bytes) {
        let _ = chain.verify(world.workshop, &world.charter);
        let _ = chain.claimed_lane();
    }
    if let Ok(charter) = SignedCharter::from_bytes(bytes) {
        let _ = charter.verify(world.workshop);
    }
    let _ = Changes::from_bytes(bytes);
    let _ = Control::from_bytes(bytes);
    if let Ok(frame) = ClientFrame::from_bytes(bytes) {
        let _ = (frame.to_bytes(), format!("{frame:?}"));
    }
    if let Ok(frame) = RelayFrame::from_bytes(bytes) {
        let _ = (frame.to_bytes(), format!("{frame:?}"));
    }
    let _ = RecordFile::from_bytes(bytes);
    let _ = Recovery::from_bytes(bytes);
    let _ = padding::unpad(bytes);
    let text = String::from_utf8_lossy(bytes);
    let _ = (Link::parse(&text), PartyLink::parse(&text));
    let _ = receipt::from_code(world.workshop, &text);
}

/// One of everything that is true.
fn samples(world: &World) -> Vec<Vec<u8>> {
    let record = world.annas_record(&Changes::new(vec![vec![1, 2, 3]]).to_bytes());
    let header = PackHeader {
        version: VERSION,
        workshop: world.workshop,
        stream: world.stream(Stream::Table(7)),
        owner: None,
        generation: 0,
        lane: world.karen.lane.id(),
        epoch: FIRST_EPOCH,
        covered: Vec::new(),
    };
    let key = world.key(Stream::Table(7));
    let pack = Pack::seal(
        header,
        &key,
        b"document",
        &world.karen.lane,
        &mut Counting(0),
    );
    let file = RecordFile::new(
        world.workshop,
        world.signed_charter.clone(),
        vec![world.anna.chain.clone()],
        vec![record.bytes().to_vec()],
    );
    let recovery = Recovery {
        owner: OwnerSecret::from_bytes(counting(0)),
        participant: ParticipantSecret::from_bytes(counting(0x20)),
        facilitator: FacilitatorSecret::from_bytes(counting(0x40)),
        charter: world.signed_charter.clone(),
    };
    let hello = ClientFrame::hello(
        world.workshop,
        world.anna.chain.clone(),
        &world.anna.lane,
        &[7; 32],
        "https://temadag.example",
    );
    let offer = ClientFrame::Offer {
        chains: vec![world.anna.chain.clone()],
        records: vec![record.bytes().to_vec().into()],
    };
    vec![
        record.bytes().to_vec(),
        pack.expect("a pack").bytes().to_vec(),
        world.anna.chain.to_bytes(),
        world.signed_charter.to_bytes(),
        file.to_bytes(),
        recovery.to_bytes(),
        hello.to_bytes(),
        offer.to_bytes(),
        Control {
            counter: 1,
            at: 0,
            action: protocol::ControlAction::Close(protocol::Kind::Tables),
        }
        .to_bytes(),
    ]
}

#[test]
fn lengths_beyond_all_bounds_allocate_nothing_r7() {
    let world = World::fixed();
    let endless: [&[u8]; 6] = [
        &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0x5b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0x7b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0x9f],
        &[0x5f],
    ];
    for claim in endless {
        read_everything(&world, claim);
        for sample in samples(&world) {
            for place in 0..sample.len().min(80) {
                read_everything(&world, &[&sample[..place], claim].concat());
                read_everything(
                    &world,
                    &[&sample[..place], claim, &sample[place..]].concat(),
                );
            }
        }
    }
}

#[test]
fn deep_nesting_does_not_exhaust_the_stack_r7() {
    let world = World::fixed();
    for opener in [0x81, 0x9f, 0xa1, 0xc1, 0xd8] {
        let nest = vec![opener; 200_000];
        read_everything(&world, &nest);
        for start in [
            &[0x83, 1, 0][..],
            &[0x82, 0x08, 0x82][..],
            &[0x82, 0x03][..],
        ] {
            read_everything(&world, &[start, &nest].concat());
        }
    }
}

/// A file whose checksum is right and whose content is anything.
fn with_checksum(magic: &[u8; 8], body: &[u8]) -> Vec<u8> {
    let framed = [magic, body].concat();
    let digest = Sha256::digest(&framed);
    [&framed[..], &digest].concat()
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic_r7(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let world = World::fixed();
        read_everything(&world, &bytes);
        read_everything(&world, &with_checksum(b"TEMADAG\x01", &bytes));
        read_everything(&world, &with_checksum(b"TEMADAGR", &bytes));
    }

    #[test]
    fn changed_truths_are_read_without_panic_r7(
        sample in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..6),
        cut in proptest::option::of(any::<Index>()),
        doubled in any::<bool>(),
    ) {
        let world = World::fixed();
        let samples = samples(&world);
        let mut bytes = samples[sample.index(samples.len())].clone();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Some(place) = cut {
            bytes.truncate(place.index(bytes.len()));
        }
        if doubled {
            bytes.extend_from_within(..);
        }
        read_everything(&world, &bytes);
        // The same with its checksum repaired, so that the inside of files is reached.
        if bytes.len() > 40 {
            let end = bytes.len() - 32;
            let digest = Sha256::digest(&bytes[..end]);
            bytes[end..].copy_from_slice(&digest);
            read_everything(&world, &bytes);
        }
    }

    #[test]
    fn any_content_of_a_true_record_is_read_without_panic_r6(
        content in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let world = World::fixed();
        read_everything(&world, world.annas_record(&content).bytes());
    }

    #[test]
    fn any_header_is_sealed_or_refused_as_it_would_be_read_r4(
        version in prop_oneof![4 => Just(VERSION), 1 => any::<u8>()],
        class in 0u8..8,
        number in prop_oneof![0u64..3, any::<u64>()],
        follows: bool,
        generation: u32,
        epoch: u32,
        owned: bool,
        kind in prop_oneof![
            Just(RecordKind::Changes),
            Just(RecordKind::Control),
            Just(RecordKind::PublicControl),
            Just(RecordKind::Ephemeral),
        ],
        seed: u8,
    ) {
        let world = World::fixed();
        let mut stream = world.stream(Stream::Table(7));
        stream.0[0] = class;
        let mut previous = [0; 16];
        if follows {
            Counting(seed).fill_bytes(&mut previous);
        }
        let header = Header {
            version,
            workshop: world.workshop,
            stream,
            owner: owned.then(|| world.anna.person.id()),
            generation,
            lane: world.anna.lane.id(),
            number,
            previous,
            kind,
            epoch,
        };
        let key = world.key(Stream::Table(7));
        let lane = &world.anna.lane;
        if let Ok(record) = Record::seal(header, &key, b"content", lane, &mut Counting(seed)) {
            let read = Record::parse(record.bytes());
            prop_assert_eq!(read.as_ref(), Ok(&record));
            prop_assert_eq!(record.verify(), Ok(()));
        }
    }
}
