//! Frames of every kind, and the running hash.

use minicbor::bytes::ByteVec;
use protocol::frame::{PackChunk, running_hash, verify_hello};
use protocol::{ClientFrame, Cursor, Goodbye, LogEntry, RecordHash, Refusal, RelayFrame, Stream};
use serde_json::json;

use crate::fixture::second::{sign, signed_bytes};
use crate::fixture::{ANNAS_LANE, World, counting};
use crate::json::{Vectors, hex};

const TIME: i64 = 1_517_250_600_000;
const ORIGIN: &str = "https://temadag.example";

fn chunk(seq: u64) -> PackChunk {
    PackChunk {
        pack: RecordHash(counting(0x50)),
        index: 0,
        count: 2,
        bytes: b"the first part of a pack".to_vec(),
        seq,
    }
}

#[test]
fn running_hashes_w4() {
    let mut vectors = Vectors::new(
        "running_hashes",
        "[W4] The running hash of a stream: SHA-256 of the hash before (zeros at first), the sequence \
         number (u64, big endian) and the record's hash.",
    );
    let mut before = [0; 32];
    for (seq, record) in [(1, 0x01), (2, 0x02), (1_000_000, 0x03)] {
        let record: [u8; 32] = counting(record);
        let after = running_hash(&before, seq, RecordHash(record));
        vectors.add(
            "a record after those above",
            json!({ "before": hex(before), "seq": seq, "record_hash": hex(record) }),
            json!({ "after": hex(after) }),
        );
        before = after;
    }
    vectors.check();
}

#[test]
fn greeting_w2() {
    let world = World::fixed();
    let challenge = counting(0xb0);
    let hello = ClientFrame::hello(
        world.workshop,
        world.anna.chain.clone(),
        &world.anna.lane,
        &challenge,
        ORIGIN,
    );
    let ClientFrame::Hello { signature, .. } = &hello else {
        unreachable!("a greeting is a greeting");
    };
    let message = signed_bytes(
        "hello",
        world.workshop.0,
        &[&challenge[..], ORIGIN.as_bytes()].concat(),
    );
    assert_eq!(signature.0, sign(counting(ANNAS_LANE), &message));
    let lane = world.anna.lane.id();
    assert!(verify_hello(
        lane,
        world.workshop,
        &challenge,
        ORIGIN,
        signature
    ));
    let mut vectors = Vectors::new(
        "greeting",
        "[W2] The lane signs the relay's challenge and the relay's origin.",
    );
    vectors.add(
        "a participant greets",
        json!({
            "workshop": hex(world.workshop.0),
            "challenge": hex(challenge),
            "origin": ORIGIN,
            "lane_secret": hex(counting::<32>(ANNAS_LANE)),
            "chain": hex(world.anna.chain.to_bytes()),
        }),
        json!({
            "signed_message": hex(message),
            "signature": hex(signature.0),
            "frame": hex(hello.to_bytes()),
        }),
    );
    vectors.check();
}

#[test]
fn client_frames_w1() {
    let world = World::fixed();
    let record = world.annas_record(b"content");
    let stream = world.stream(Stream::Table(7));
    let cursor = Cursor {
        seq: 41,
        hash: counting(0x70),
    };
    let (ballots, anna) = (world.stream(Stream::Ballots), world.anna.person.id());
    let mut vectors = Vectors::new(
        "client_frames",
        "[W1] What a device says: CBOR array of the frame's number and an array of its fields.",
    );
    let whole = json!({
        "workshop": hex(world.workshop.0),
        "charter": hex(world.signed_charter.to_bytes()),
    });
    for (description, frame, given) in [
        (
            "create a workshop",
            ClientFrame::Charter {
                workshop: world.workshop,
                charter: world.signed_charter.clone(),
                token: None,
            },
            whole.clone(),
        ),
        (
            "create a workshop where a token is asked for",
            ClientFrame::Charter {
                workshop: world.workshop,
                charter: world.signed_charter.clone(),
                token: Some("hemmelig".into()),
            },
            crate::json::merged([whole, json!({ "token": "hemmelig" })]),
        ),
        (
            "offer a record with its chain",
            ClientFrame::Offer {
                chains: vec![world.anna.chain.clone()],
                records: vec![ByteVec::from(record.bytes().to_vec())],
            },
            json!({
                "chains": [hex(world.anna.chain.to_bytes())],
                "records": [hex(record.bytes())],
            }),
        ),
        (
            "subscribe from the beginning, packs allowed",
            ClientFrame::Subscribe {
                stream,
                cursor: None,
                packs: true,
                owner: None,
            },
            json!({ "stream": hex(stream.0), "packs": true }),
        ),
        (
            "subscribe from a place, no packs",
            ClientFrame::Subscribe {
                stream,
                cursor: Some(cursor),
                packs: false,
                owner: None,
            },
            json!({
                "stream": hex(stream.0),
                "cursor": { "seq": cursor.seq, "hash": hex(cursor.hash) },
                "packs": false,
            }),
        ),
        (
            "unsubscribe",
            ClientFrame::Unsubscribe { stream },
            json!({ "stream": hex(stream.0) }),
        ),
        (
            "part of a pack",
            ClientFrame::Pack { chunk: chunk(0) },
            json!({
                "pack": hex(chunk(0).pack.0),
                "index": 0,
                "count": 2,
                "bytes": hex(chunk(0).bytes),
                "seq": 0,
            }),
        ),
        (
            "something of the moment",
            ClientFrame::Ephemeral {
                record: record.bytes().to_vec(),
            },
            json!({ "record": hex(record.bytes()) }),
        ),
        ("are you there?", ClientFrame::Ping, json!({})),
        (
            "[W16] subscribe to what is about one person alone",
            ClientFrame::Subscribe {
                stream: ballots,
                cursor: Some(cursor),
                packs: false,
                owner: Some(anna),
            },
            json!({
                "stream": hex(ballots.0),
                "cursor": { "seq": cursor.seq, "hash": hex(cursor.hash) },
                "packs": false,
                "owner": hex(anna.0),
            }),
        ),
        (
            "[W16] the same from the beginning",
            ClientFrame::Subscribe {
                stream: ballots,
                cursor: None,
                packs: true,
                owner: Some(anna),
            },
            json!({ "stream": hex(ballots.0), "packs": true, "owner": hex(anna.0) }),
        ),
    ] {
        let bytes = frame.to_bytes();
        assert_eq!(ClientFrame::from_bytes(&bytes), Ok(frame));
        vectors.add(description, given, json!({ "bytes": hex(bytes) }));
    }
    vectors.check();
}

#[test]
fn relay_frames_w1() {
    let world = World::fixed();
    let record = world.annas_record(b"content");
    let stream = world.stream(Stream::Table(7));
    let cursor = Cursor {
        seq: 42,
        hash: counting(0x70),
    };
    let place = json!({ "seq": cursor.seq, "hash": hex(cursor.hash) });
    let mut vectors = Vectors::new(
        "relay_frames",
        "[W1] What the relay says: CBOR array of the frame's number and an array of its fields.",
    );
    for (description, frame, given) in [
        (
            "the first word",
            RelayFrame::Challenge {
                version: protocol::VERSION,
                challenge: counting(0xb0),
                time: TIME,
            },
            json!({ "version": 1, "challenge": hex(counting::<32>(0xb0)), "time": TIME }),
        ),
        (
            "greeted",
            RelayFrame::Welcome {
                charter: world.signed_charter.clone(),
                time: TIME,
            },
            json!({ "charter": hex(world.signed_charter.to_bytes()), "time": TIME }),
        ),
        ("the workshop is not here", RelayFrame::Unknown, json!({})),
        (
            "lanes of what follows",
            RelayFrame::Chains {
                chains: vec![world.anna.chain.clone(), world.karen.chain.clone()],
            },
            json!({
                "chains": [hex(world.anna.chain.to_bytes()), hex(world.karen.chain.to_bytes())],
            }),
        ),
        (
            "a record with its place",
            RelayFrame::Records {
                stream,
                entries: vec![LogEntry {
                    seq: cursor.seq,
                    record: record.bytes().to_vec(),
                }],
                cursor,
            },
            json!({
                "stream": hex(stream.0),
                "entries": [{ "seq": cursor.seq, "record": hex(record.bytes()) }],
                "cursor": place,
            }),
        ),
        (
            "all of an empty stream",
            RelayFrame::Position {
                stream,
                cursor: None,
                head: 7,
            },
            json!({ "stream": hex(stream.0), "head": 7 }),
        ),
        (
            "all of a stream",
            RelayFrame::Position {
                stream,
                cursor: Some(cursor),
                head: 99,
            },
            json!({ "stream": hex(stream.0), "cursor": place, "head": 99 }),
        ),
        (
            "a new log",
            RelayFrame::Reset { stream },
            json!({ "stream": hex(stream.0) }),
        ),
        (
            "on disk",
            RelayFrame::Accepted {
                stream,
                lane: world.anna.lane.id(),
                number: 1,
                cursor,
                hash: record.hash(),
            },
            json!({
                "stream": hex(stream.0),
                "lane": hex(world.anna.lane.id().0),
                "number": 1,
                "cursor": place,
                "hash": hex(record.hash().0),
            }),
        ),
        (
            "part of a pack",
            RelayFrame::Pack { chunk: chunk(40) },
            json!({
                "pack": hex(chunk(40).pack.0),
                "index": 0,
                "count": 2,
                "bytes": hex(chunk(40).bytes),
                "seq": 40,
            }),
        ),
        (
            "the pack is on disk",
            RelayFrame::PackAccepted {
                pack: RecordHash(counting(0x50)),
            },
            json!({ "pack": hex(counting::<32>(0x50)) }),
        ),
        (
            "something of the moment",
            RelayFrame::Ephemeral {
                record: record.bytes().to_vec(),
            },
            json!({ "record": hex(record.bytes()) }),
        ),
        (
            "I am",
            RelayFrame::Pong { time: TIME },
            json!({ "time": TIME }),
        ),
    ] {
        let bytes = frame.to_bytes();
        assert_eq!(RelayFrame::from_bytes(&bytes), Ok(frame));
        vectors.add(description, given, json!({ "bytes": hex(bytes) }));
    }
    for (number, reason) in (1u8..).zip(REFUSALS) {
        let frame = RelayFrame::Refused {
            hash: record.hash(),
            reason,
            have: 3,
        };
        vectors.add(
            &format!("[W6] refused: {reason:?}"),
            json!({ "hash": hex(record.hash().0), "reason": number, "have": 3 }),
            json!({ "bytes": hex(frame.to_bytes()) }),
        );
    }
    for (number, reason) in (1u8..).zip(GOODBYES) {
        let frame = RelayFrame::Goodbye { reason };
        vectors.add(
            &format!("[W7] hanging up: {reason:?}"),
            json!({ "reason": number }),
            json!({ "bytes": hex(frame.to_bytes()) }),
        );
    }
    let frame = RelayFrame::NotFollowed { stream };
    assert_eq!(
        RelayFrame::from_bytes(&frame.to_bytes()).as_ref(),
        Ok(&frame)
    );
    vectors.add(
        "[W15] so much of a stream is not for this person",
        json!({ "stream": hex(stream.0) }),
        json!({ "bytes": hex(frame.to_bytes()) }),
    );
    vectors.check();
}

const REFUSALS: [Refusal; 12] = [
    Refusal::Malformed,
    Refusal::OtherWorkshop,
    Refusal::UnknownLane,
    Refusal::Signature,
    Refusal::NotAllowed,
    Refusal::Gap,
    Refusal::Conflict,
    Refusal::TooLarge,
    Refusal::Full,
    Refusal::Storage,
    Refusal::Excluded,
    Refusal::Busy,
];

const GOODBYES: [Goodbye; 10] = [
    Goodbye::Malformed,
    Goodbye::Authentication,
    Goodbye::Timeout,
    Goodbye::TooSlow,
    Goodbye::Stopping,
    Goodbye::Version,
    Goodbye::MayNotCreate,
    Goodbye::Full,
    Goodbye::Charter,
    Goodbye::Origin,
];
