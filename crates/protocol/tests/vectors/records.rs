//! Records, padding and packs.

use protocol::keys::FIRST_EPOCH;
use protocol::record::Changes;
use protocol::{
    Control, ControlAction, Covered, Header, Kind, Pack, PackHeader, Record, RecordKey, RecordKind,
    Stream, VERSION,
};
use protocol::{padding, stream};
use serde_json::{Value, json};

use crate::byte_strings;
use crate::fixture::second::{agree, derive, pad, seal, sign, signed_bytes};
use crate::fixture::{ANNAS_LANE, Counting, KARENS_LANE, NONCE, Somebody, World, counting};
use crate::json::{Vectors, hex, merged};

#[test]
fn padding_r5() {
    let mut vectors = Vectors::new(
        "padding",
        "[R5] Length (u32, big endian), content, zeros: up to a multiple of 64 bytes as far as 1 KiB, \
         of 256 as far as 8 KiB, of 1 KiB beyond. Content is the byte ab, repeated.",
    );
    for length in [
        0, 1, 59, 60, 61, 124, 1_019, 1_020, 1_021, 1_276, 1_277, 8_188, 8_189, 9_212, 9_213,
        130_044,
    ] {
        let content = vec![0xab; length];
        let padded = padding::pad(&content);
        assert_eq!(padded, pad(&content));
        assert_eq!(padded.len(), padding::padded_len(length));
        let mut expected = json!({ "padded_length": padded.len() });
        if padded.len() <= 128 {
            expected["padded"] = hex(&padded);
        }
        vectors.add("content of a length", json!({ "length": length }), expected);
    }
    vectors.check();
}

/// The record key, by the second implementation.
fn raw_key(world: &World, at: Stream) -> [u8; 32] {
    use crate::fixture::{ANNA, FACILITATOR, PARTICIPANT};
    let workshop = world.workshop.0;
    let epoch = FIRST_EPOCH.to_be_bytes();
    let participant = counting::<32>(PARTICIPANT);
    let facilitator = counting::<32>(FACILITATOR);
    if at == Stream::Ballots {
        let own = derive(workshop, &counting::<16>(ANNA), "person agreement", &[]);
        let shared = agree(own, world.charter.facilitators_agreement);
        let detail = [&world.anna.person.id().0[..], &epoch].concat();
        return derive(workshop, &shared, "ballot", &detail);
    }
    let read: [u8; 32] = match at {
        Stream::Synthesis(_) => derive(workshop, &facilitator, "facilitators read", &epoch),
        _ => derive(workshop, &participant, "members read", &epoch),
    };
    let detail = [&world.stream(at).0[..], &epoch].concat();
    derive(workshop, &read, "record", &detail)
}

fn key(world: &World, at: Stream) -> RecordKey {
    match at {
        Stream::Ballots => world
            .anna
            .person
            .ballot_key(
                world.workshop,
                &world.charter.facilitators_agreement,
                FIRST_EPOCH,
            )
            .expect("a sound key"),
        other => world.key(other),
    }
}

fn given(header: &Header, content: &[u8]) -> Value {
    json!({
        "version": header.version,
        "workshop": hex(header.workshop.0),
        "stream": hex(header.stream.0),
        "owner": header.owner.map(|owner| hex(owner.0)),
        "generation": header.generation,
        "lane": hex(header.lane.0),
        "number": header.number,
        "previous": hex(header.previous),
        "kind": header.kind as u8 + 1,
        "epoch": header.epoch,
        "content": hex(content),
    })
}

struct Records {
    world: World,
    vectors: Vectors,
}

impl Records {
    fn add(
        &mut self,
        description: &str,
        at: Stream,
        header: Header,
        content: &[u8],
        (writer, lane): (&Somebody, u8),
    ) -> Record {
        let world = &self.world;
        let record = world.seal(header.clone(), &key(world, at), content, writer);
        let clear = header.kind == RecordKind::PublicControl;
        let parts = byte_strings(record.bytes());
        let nonce: [u8; 24] = if clear { [0; 24] } else { counting(NONCE) };
        assert_eq!(parts[1], nonce);
        let sealed = if clear {
            content.to_vec()
        } else {
            seal(raw_key(world, at), nonce, &parts[0], &pad(content))
        };
        assert_eq!(parts[2], sealed);
        let word = match header.kind {
            RecordKind::Ephemeral => "ephemeral",
            _ => "record",
        };
        let message = signed_bytes(word, world.workshop.0, &parts[..3].concat());
        assert_eq!(parts[3], sign(counting(lane), &message));

        let mut inputs = json!({ "nonce": hex(nonce), "lane_secret": hex(counting::<32>(lane)) });
        if !clear {
            inputs["record_key"] = hex(raw_key(world, at));
        }
        self.vectors.add(
            description,
            merged([given(&header, content), inputs]),
            json!({
                "header": hex(&parts[0]),
                "content": hex(&parts[2]),
                "signed_message_begins": hex(&message[..message.len() - parts[2].len()]),
                "signature": hex(&parts[3]),
                "bytes": hex(record.bytes()),
                "hash": hex(record.hash().0),
                "mark": hex(record.mark()),
            }),
        );
        record
    }
}

#[test]
fn records_r1() {
    let world = World::fixed();
    let mut list = Records {
        world: world.clone(),
        vectors: Vectors::new(
            "records",
            "[R1] A record: CBOR array of header, nonce, sealed content and signature. The content \
             is padded [R5] and sealed with XChaCha20-Poly1305, the header as associated data. The \
             lane signs header, nonce and content; what is signed is 'signed_message_begins' and \
             then the content as it stands in the record.",
        ),
    };
    let anna = (&world.anna, ANNAS_LANE);
    let karen = (&world.karen, KARENS_LANE);
    let changes = |letters: &[u8]| Changes::new(vec![letters.to_vec()]).to_bytes();
    let annas = Some(world.anna.person.id());

    let table = Stream::Table(7);
    let header = world.header(table, annas, anna.0, RecordKind::Changes);
    let first = list.add(
        "changes in one's own sheet: the first record of a lane in a stream (the change stands for \
         raw Automerge bytes)",
        table,
        header,
        &changes(b"an Automerge change"),
        anna,
    );
    let header = Header::next(
        world.workshop,
        world.stream(table),
        None,
        anna.0.lane.id(),
        (first.header().number, first.mark()),
        RecordKind::Changes,
    );
    list.add(
        "changes in the joint sheet of the same table: number 2, and the mark of the first",
        table,
        header,
        &Changes::new(vec![b"one".to_vec(), b"another".to_vec()]).to_bytes(),
        anna,
    );
    let header = world.header(Stream::Plan, None, karen.0, RecordKind::Changes);
    list.add(
        "changes in the plan, by a facilitator",
        Stream::Plan,
        header,
        &changes(b"plan"),
        karen,
    );
    let header = world.header(Stream::Ballots, annas, anna.0, RecordKind::Changes);
    list.add(
        "changes in a ballot, sealed for its person and the facilitators",
        Stream::Ballots,
        header,
        &changes(b"points"),
        anna,
    );
    let header = world.header(Stream::Synthesis(0), None, karen.0, RecordKind::Changes);
    list.add(
        "changes in the synthesis, sealed for facilitators",
        Stream::Synthesis(0),
        header,
        &changes(b"themes"),
        karen,
    );
    let close = Control {
        counter: 1,
        at: 1_517_250_600_000,
        action: ControlAction::Close(Kind::Tables),
    };
    let header = world.header(Stream::Control, None, karen.0, RecordKind::Control);
    let record = list.add(
        "a close, sealed for members",
        Stream::Control,
        header,
        &close.to_bytes(),
        karen,
    );
    let exclude = Control {
        counter: 2,
        at: 1_517_250_601_000,
        action: ControlAction::Exclude {
            who: protocol::control::Excluded::Lane(world.bo.lane.id()),
            streams: Vec::new(),
        },
    };
    let header = Header::next(
        world.workshop,
        world.stream(Stream::Control),
        None,
        karen.0.lane.id(),
        (1, record.mark()),
        RecordKind::PublicControl,
    );
    list.add(
        "an exclusion, in the clear: no padding, a nonce of zeros",
        Stream::Control,
        header,
        &exclude.to_bytes(),
        karen,
    );
    let header = world.header(table, annas, anna.0, RecordKind::Ephemeral);
    list.add(
        "something of the moment: number 0, and the context word 'ephemeral'",
        table,
        header,
        b"anna is writing",
        anna,
    );
    list.vectors.check();
}

#[test]
fn packs_p1() {
    let world = World::fixed();
    let mut vectors = Vectors::new(
        "packs",
        "[P1] A pack: as a record, with a header that names lanes and how far they are in, and the \
         context word 'pack'.",
    );
    let mut covered = vec![
        Covered {
            lane: world.anna.lane.id(),
            number: 61,
        },
        Covered {
            lane: world.bo.lane.id(),
            number: 300,
        },
    ];
    covered.sort();
    let mine = vec![Covered {
        lane: world.anna.lane.id(),
        number: 61,
    }];
    for (description, owner, (packer, lane), covered) in [
        (
            "one's own sheet",
            Some(world.anna.person.id()),
            (&world.anna, ANNAS_LANE),
            mine,
        ),
        (
            "a joint sheet, by a facilitator",
            None,
            (&world.karen, KARENS_LANE),
            covered,
        ),
    ] {
        let class = Stream::Table(7).class();
        let whose = stream::Ownership::of(owner, packer.person.id());
        let identity = packer.chain.verify(world.workshop, &world.charter);
        assert!(class.may_pack(identity.expect("a true chain").role, whose));
        let header = PackHeader {
            version: VERSION,
            workshop: world.workshop,
            stream: world.stream(Stream::Table(7)),
            owner,
            generation: 0,
            lane: packer.lane.id(),
            epoch: FIRST_EPOCH,
            covered,
        };
        let document = b"a saved Automerge document";
        let table_key = world.key(Stream::Table(7));
        let pack = Pack::seal(
            header.clone(),
            &table_key,
            document,
            &packer.lane,
            &mut Counting(NONCE),
        )
        .expect("a pack that may be sealed");
        let parts = byte_strings(pack.bytes());
        let raw = raw_key(&world, Stream::Table(7));
        assert_eq!(
            parts[2],
            seal(raw, counting(NONCE), &parts[0], &pad(document))
        );
        let message = signed_bytes("pack", world.workshop.0, &parts[..3].concat());
        assert_eq!(parts[3], sign(counting(lane), &message));
        let lanes: Vec<Value> = header
            .covered
            .iter()
            .map(|covered| json!({ "lane": hex(covered.lane.0), "number": covered.number }))
            .collect();
        vectors.add(
            description,
            json!({
                "version": header.version,
                "workshop": hex(header.workshop.0),
                "stream": hex(header.stream.0),
                "owner": header.owner.map(|owner| hex(owner.0)),
                "generation": header.generation,
                "lane": hex(header.lane.0),
                "epoch": header.epoch,
                "covered": lanes,
                "document": hex(document),
                "record_key": hex(raw),
                "nonce": hex(counting::<24>(NONCE)),
                "lane_secret": hex(counting::<32>(lane)),
            }),
            json!({
                "header": hex(&parts[0]),
                "content": hex(&parts[2]),
                "signature": hex(&parts[3]),
                "bytes": hex(pack.bytes()),
                "hash": hex(pack.hash().0),
            }),
        );
    }
    vectors.check();
}
