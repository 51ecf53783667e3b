//! Frames: what goes over the wire, and the greeting.

use minicbor::bytes::ByteVec;
use protocol::frame::{PackChunk, running_hash, verify_hello};
use protocol::{
    Chain, ClientFrame, Cursor, LogEntry, RecordHash, RelayFrame, Signature, Stream, limits,
};

use crate::fixture::second::{sign, signed_bytes};
use crate::fixture::{ANNAS_LANE, World, counting};
use crate::forge::WORDS;

const ORIGIN: &str = "https://temadag.example";

fn cursor(seq: u64) -> Cursor {
    Cursor {
        seq,
        hash: counting(1),
    }
}

fn chunk() -> PackChunk {
    PackChunk {
        pack: RecordHash(counting(2)),
        index: 0,
        count: 1,
        bytes: vec![1, 2, 3],
        seq: 0,
    }
}

fn client_frames(world: &World) -> Vec<ClientFrame> {
    let record = world.annas_record(b"content").into_bytes();
    let stream = world.stream(Stream::Table(7));
    let chain = world.anna.chain.clone();
    let lane = &world.anna.lane;
    vec![
        ClientFrame::hello(world.workshop, chain, lane, &counting(3), ORIGIN),
        ClientFrame::Charter {
            workshop: world.workshop,
            charter: world.signed_charter.clone(),
            token: Some("token".into()),
        },
        ClientFrame::Offer {
            chains: vec![world.anna.chain.clone()],
            records: vec![ByteVec::from(record.clone())],
        },
        ClientFrame::Subscribe {
            stream,
            cursor: Some(cursor(9)),
            packs: true,
            owner: Some(world.anna.person.id()),
        },
        ClientFrame::Unsubscribe { stream },
        ClientFrame::Pack { chunk: chunk() },
        ClientFrame::Ephemeral { record },
        ClientFrame::Ping,
    ]
}

fn relay_frames(world: &World) -> Vec<RelayFrame> {
    let record = world.annas_record(b"content");
    let stream = world.stream(Stream::Table(7));
    vec![
        RelayFrame::Challenge {
            version: 1,
            challenge: counting(3),
            time: -1,
        },
        RelayFrame::Welcome {
            charter: world.signed_charter.clone(),
            time: i64::MAX,
        },
        RelayFrame::Unknown,
        RelayFrame::NotFollowed { stream },
        RelayFrame::Chains {
            chains: vec![world.anna.chain.clone(), world.bo.chain.clone()],
        },
        RelayFrame::Records {
            stream,
            entries: vec![entry(4), entry(9)],
            cursor: cursor(9),
        },
        RelayFrame::Position {
            stream,
            cursor: Some(cursor(9)),
            head: 9,
        },
        RelayFrame::Reset { stream },
        RelayFrame::Accepted {
            stream,
            lane: world.anna.lane.id(),
            number: 1,
            cursor: cursor(9),
            hash: record.hash(),
        },
        RelayFrame::Refused {
            hash: record.hash(),
            reason: protocol::Refusal::Gap,
            have: 3,
        },
        RelayFrame::Pack { chunk: chunk() },
        RelayFrame::PackAccepted {
            pack: RecordHash(counting(2)),
        },
        RelayFrame::Ephemeral {
            record: record.into_bytes(),
        },
        RelayFrame::Pong { time: 0 },
        RelayFrame::Goodbye {
            reason: protocol::Goodbye::Stopping,
        },
    ]
}

fn entry(seq: u64) -> LogEntry {
    LogEntry {
        seq,
        record: vec![7; 40],
    }
}

#[test]
fn frames_come_back_w1() {
    let world = World::fixed();
    for frame in client_frames(&world) {
        assert_eq!(ClientFrame::from_bytes(&frame.to_bytes()), Ok(frame));
    }
    for frame in relay_frames(&world) {
        assert_eq!(RelayFrame::from_bytes(&frame.to_bytes()), Ok(frame));
    }
}

#[test]
fn a_frame_cut_short_anywhere_is_none_w1() {
    let world = World::fixed();
    for frame in client_frames(&world) {
        let bytes = frame.to_bytes();
        for length in 0..bytes.len() {
            let cut = ClientFrame::from_bytes(&bytes[..length]);
            assert!(cut.is_err(), "{frame:?} at {length}");
        }
        assert!(ClientFrame::from_bytes(&[&bytes[..], &[0]].concat()).is_err());
    }
    for frame in relay_frames(&world) {
        let bytes = frame.to_bytes();
        for length in 0..bytes.len() {
            let cut = RelayFrame::from_bytes(&bytes[..length]);
            assert!(cut.is_err(), "{frame:?} at {length}");
        }
        assert!(RelayFrame::from_bytes(&[&bytes[..], &[0]].concat()).is_err());
    }
}

#[test]
fn fields_of_later_frames_are_passed_over_w1() {
    // Ping, Unknown and Pong with a field more than they have now.
    let later = ClientFrame::from_bytes(&[0x82, 0x08, 0x81, 0x01]);
    assert_eq!(later, Ok(ClientFrame::Ping));
    let later = RelayFrame::from_bytes(&[0x82, 0x03, 0x81, 0x61, 0x41]);
    assert_eq!(later, Ok(RelayFrame::Unknown));
    let later = RelayFrame::from_bytes(&[0x82, 0x0d, 0x82, 0x05, 0xf6]);
    assert_eq!(later, Ok(RelayFrame::Pong { time: 5 }));
    // A frame that is not known is none.
    assert!(ClientFrame::from_bytes(&[0x82, 0x18, 0x63, 0x80]).is_err());
    assert!(RelayFrame::from_bytes(&[0x82, 0x18, 0x63, 0x80]).is_err());
}

#[test]
fn a_frame_is_so_large_and_no_larger_w3() {
    let ephemeral = |length: usize| ClientFrame::Ephemeral {
        record: vec![0; length],
    };
    // Two array heads, the frame's number, and five bytes before the record.
    let largest = ephemeral(limits::FRAME - 8);
    assert_eq!(largest.to_bytes().len(), limits::FRAME);
    assert!(ClientFrame::from_bytes(&largest.to_bytes()).is_ok());
    let larger = ephemeral(limits::FRAME - 7);
    assert!(ClientFrame::from_bytes(&larger.to_bytes()).is_err());
    let relayed = RelayFrame::Ephemeral {
        record: vec![0; limits::FRAME - 7],
    };
    assert!(RelayFrame::from_bytes(&relayed.to_bytes()).is_err());
}

#[test]
fn a_frame_carries_so_many_records_w3() {
    let offer = |count: usize| ClientFrame::Offer {
        chains: Vec::new(),
        records: vec![ByteVec::from(vec![1]); count],
    };
    let most = limits::RECORDS_IN_FRAME;
    assert!(ClientFrame::from_bytes(&offer(most).to_bytes()).is_ok());
    assert!(ClientFrame::from_bytes(&offer(most + 1).to_bytes()).is_err());
    let world = World::fixed();
    let records = |count: u64| RelayFrame::Records {
        stream: world.stream(Stream::Plan),
        entries: (1..=count).map(entry).collect(),
        cursor: cursor(count),
    };
    assert!(RelayFrame::from_bytes(&records(most as u64).to_bytes()).is_ok());
    assert!(RelayFrame::from_bytes(&records(most as u64 + 1).to_bytes()).is_err());
}

#[test]
fn sequence_numbers_rise_to_the_cursor_w3() {
    let world = World::fixed();
    for (seqs, at, fits) in [
        (vec![1, 2, 9], 9, true),
        (vec![], 9, true),
        (vec![1, 1], 1, false),
        (vec![2, 1], 1, false),
        (vec![1, 2], 3, false),
        (vec![1, 4], 3, false),
    ] {
        let frame = RelayFrame::Records {
            stream: world.stream(Stream::Plan),
            entries: seqs.iter().copied().map(entry).collect(),
            cursor: cursor(at),
        };
        let read = RelayFrame::from_bytes(&frame.to_bytes());
        assert_eq!(read.is_ok(), fits, "{seqs:?} {at}");
    }
}

#[test]
fn a_chunk_is_one_of_as_many_as_a_pack_has_w3() {
    let most = limits::PACK_CHUNKS;
    for (index, count, length, fits) in [
        (0, 1, 10, true),
        (most - 1, most, limits::PACK_CHUNK, true),
        (0, 0, 10, false),
        (1, 1, 10, false),
        (0, most + 1, 10, false),
        (0, u32::MAX, 10, false),
        (0, 1, limits::PACK_CHUNK + 1, false),
    ] {
        let chunk = PackChunk {
            index,
            count,
            bytes: vec![0; length],
            ..chunk()
        };
        let frame = ClientFrame::Pack {
            chunk: chunk.clone(),
        };
        let read = ClientFrame::from_bytes(&frame.to_bytes());
        assert_eq!(read.is_ok(), fits, "{index} of {count}");
        let frame = RelayFrame::Pack { chunk };
        let read = RelayFrame::from_bytes(&frame.to_bytes());
        assert_eq!(read.is_ok(), fits, "{index} of {count}");
    }
}

// The greeting.

#[test]
fn a_greeting_is_for_one_challenge_of_one_relay_w2() {
    let (world, other) = (World::fixed(), World::shifted(1));
    let challenge: [u8; 32] = counting(3);
    let chain = world.anna.chain.clone();
    let frame = ClientFrame::hello(world.workshop, chain, &world.anna.lane, &challenge, ORIGIN);
    let ClientFrame::Hello { signature, .. } = frame else {
        panic!("a greeting is a greeting");
    };
    let lane = world.anna.lane.id();
    let another: [u8; 32] = counting(4);
    let holds = |lane, workshop, challenge, origin| {
        verify_hello(lane, workshop, challenge, origin, &signature)
    };
    assert!(holds(lane, world.workshop, &challenge, ORIGIN));
    assert!(!holds(
        world.bo.lane.id(),
        world.workshop,
        &challenge,
        ORIGIN
    ));
    assert!(!holds(lane, other.workshop, &challenge, ORIGIN));
    assert!(!holds(lane, world.workshop, &another, ORIGIN));
    for origin in [
        "https://temadag.example.evil",
        "http://temadag.example",
        "https://temadag.example:8443",
        "",
    ] {
        assert!(!holds(lane, world.workshop, &challenge, origin));
    }
}

#[test]
fn a_greeting_is_signed_as_a_greeting_k4() {
    let world = World::fixed();
    let challenge: [u8; 32] = counting(3);
    let covered = [&challenge[..], ORIGIN.as_bytes()].concat();
    let lane = world.anna.lane.id();
    for word in WORDS {
        let message = signed_bytes(word, world.workshop.0, &covered);
        let signature = Signature(sign(counting(ANNAS_LANE), &message));
        let holds = verify_hello(lane, world.workshop, &challenge, ORIGIN, &signature);
        assert_eq!(holds, word == "hello", "{word}");
    }
}

#[test]
fn signatures_have_one_form_and_keys_a_large_order_k4() {
    let world = World::fixed();
    let challenge: [u8; 32] = counting(3);
    let covered = [&challenge[..], ORIGIN.as_bytes()].concat();
    let message = signed_bytes("hello", world.workshop.0, &covered);
    let lane = world.anna.lane.id();
    let honest = sign(counting(ANNAS_LANE), &message);
    let holds = |lane, signature| {
        verify_hello(
            lane,
            world.workshop,
            &challenge,
            ORIGIN,
            &Signature(signature),
        )
    };
    assert!(holds(lane, honest));

    // The same with the order of the group added to its second half.
    const ORDER: [u8; 16] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14,
    ];
    let mut other = honest;
    let mut carry = 0;
    for place in 0..32 {
        let order = match place {
            0..16 => ORDER[place],
            31 => 0x10,
            _ => 0,
        };
        let sum = u16::from(other[32 + place]) + u16::from(order) + carry;
        other[32 + place] = sum as u8;
        carry = sum >> 8;
    }
    assert_ne!(other, honest);
    assert!(!holds(lane, other));

    // Under the neutral element as key, the neutral element and zero sign everything.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut everything = [0; 64];
    everything[0] = 1;
    assert!(!holds(protocol::LaneId(neutral), everything));
}

#[test]
fn a_chain_in_a_frame_is_checked_like_any_other_w2() {
    let world = World::fixed();
    let bytes = client_frames(&world)[0].to_bytes();
    let Ok(ClientFrame::Hello { chain, .. }) = ClientFrame::from_bytes(&bytes) else {
        panic!("a greeting comes back");
    };
    assert!(chain.verify(world.workshop, &world.charter).is_ok());
    assert_eq!(Chain::from_bytes(&chain.to_bytes()), Ok(chain));
}

// Cursors.

#[test]
fn a_running_hash_knows_order_place_and_content_w4() {
    let log = |entries: &[(u64, u8)]| {
        entries.iter().fold([0; 32], |hash, (seq, record)| {
            running_hash(&hash, *seq, RecordHash(counting(*record)))
        })
    };
    let whole = log(&[(1, 1), (2, 2)]);
    assert_eq!(log(&[(1, 1), (2, 2)]), whole);
    for other in [
        log(&[(1, 2), (2, 1)]),
        log(&[(1, 1)]),
        log(&[(2, 2)]),
        log(&[(1, 1), (3, 2)]),
        log(&[(1, 1), (2, 3)]),
        log(&[]),
    ] {
        assert_ne!(other, whole);
    }
}
