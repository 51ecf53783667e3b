//! Names and keys: everything that is derived from a secret.

use protocol::Stream;
use protocol::keys::{FIRST_EPOCH, workshop_of};
use serde_json::{Value, json};

use crate::fixture::second::{self, agree, agreement_public, derive, info, public};
use crate::fixture::{ANNA, FACILITATOR, NONCE, OWNER, PARTICIPANT, World, counting};
use crate::json::{Vectors, hex};

/// The streams whose keys a link gives.
const SEALED_FOR_ALL: [Stream; 4] = [
    Stream::Control,
    Stream::Plan,
    Stream::Table(7),
    Stream::Outcome,
];

#[test]
fn workshop_ids_k1() {
    let mut vectors = Vectors::new(
        "workshop",
        "[K1] The workshop's id: the first 16 bytes of SHA-256 of the owner's Ed25519 public key.",
    );
    for by in [0, 3] {
        let seed: [u8; 32] = counting(OWNER + by);
        let world = World::shifted(by);
        assert_eq!(world.owner.public(), public(seed));
        assert_eq!(workshop_of(&public(seed)), world.workshop);
        vectors.add(
            "an owner's secret (Ed25519 seed), public key and workshop",
            json!({ "owner_secret": hex(seed) }),
            json!({ "owner_public": hex(world.owner.public()), "workshop": hex(world.workshop.0) }),
        );
    }
    vectors.check();
}

struct Derivations {
    workshop: [u8; 16],
    vectors: Vectors,
}

impl Derivations {
    fn add<const N: usize>(
        &mut self,
        description: &str,
        secret: &[u8],
        label: &str,
        detail: &[u8],
        mut expected: Value,
    ) -> [u8; N] {
        let bytes: [u8; N] = derive(self.workshop, secret, label, detail);
        expected["output"] = hex(bytes);
        self.vectors.add(
            description,
            json!({
                "salt": hex(self.workshop),
                "secret": hex(secret),
                "label": label,
                "detail": hex(detail),
                "info": hex(info(label, detail)),
                "length": N,
            }),
            expected,
        );
        bytes
    }

    fn add_signing(&mut self, description: &str, secret: &[u8], label: &str, shown: [u8; 32]) {
        let expected = json!({ "ed25519_public": hex(shown) });
        let seed = self.add(description, secret, label, &[], expected);
        assert_eq!(public(seed), shown, "{description}");
    }

    fn add_agreement(
        &mut self,
        description: &str,
        secret: &[u8],
        label: &str,
        shown: [u8; 32],
    ) -> [u8; 32] {
        let expected = json!({ "x25519_public": hex(shown) });
        let scalar = self.add(description, secret, label, &[], expected);
        assert_eq!(agreement_public(scalar), shown, "{description}");
        scalar
    }
}

#[test]
fn derivations_k2() {
    let world = World::fixed();
    let mut list = Derivations {
        workshop: world.workshop.0,
        vectors: Vectors::new(
            "derivations",
            "[K2] HKDF-SHA-256 (RFC 5869): salt = workshop id, input = secret, \
             info = \"temadag \" label 00 detail. One vector for each use there is.",
        ),
    };
    let participant: [u8; 32] = counting(PARTICIPANT);
    let facilitator: [u8; 32] = counting(FACILITATOR);
    let anna: [u8; 16] = counting(ANNA);
    let epoch = FIRST_EPOCH.to_be_bytes();

    let members_read: [u8; 32] = list.add(
        "members' read key of epoch 1, from the participants' secret",
        &participant,
        "members read",
        &epoch,
        json!({}),
    );
    let naming: [u8; 32] = list.add(
        "naming key, from the participants' secret",
        &participant,
        "naming",
        &[],
        json!({}),
    );
    list.add_signing(
        "participants' role key (Ed25519 seed)",
        &participant,
        "role participant",
        world.members.member().expect("a member").role_public(),
    );
    let facilitators_read: [u8; 32] = list.add(
        "facilitators' read key of epoch 1, from the facilitators' secret",
        &facilitator,
        "facilitators read",
        &epoch,
        json!({}),
    );
    let keys = world.facilitators.facilitator().expect("a facilitator");
    let agreement = list.add_agreement(
        "facilitators' X25519 key",
        &facilitator,
        "facilitators agreement",
        keys.agreement_public(),
    );
    list.add_signing(
        "facilitators' role key (Ed25519 seed)",
        &facilitator,
        "role facilitator",
        keys.role_public(),
    );
    list.add_signing(
        "a person's signing key (Ed25519 seed), from the person's secret",
        &anna,
        "person",
        world.anna.person.id().0,
    );
    let annas_agreement = list.add_agreement(
        "a person's X25519 key, from the person's secret",
        &anna,
        "person agreement",
        world.anna.person.agreement_public(),
    );

    let annas_seed: [u8; 32] = derive(world.workshop.0, &anna, "person", &[]);
    let lost = world.anna.lane.id();
    let lane = world.anna.person.lane_after(world.workshop, lost).id();
    let seed = list.add(
        "[K9] the lane (Ed25519 seed) in which is said again what was lost in a lane, from the \
         person's signing key; the detail is the lane that it was lost in",
        &annas_seed,
        "lane after",
        &lost.0,
        json!({ "ed25519_public": hex(lane.0) }),
    );
    assert_eq!(public(seed), lane.0);

    for stream in SEALED_FOR_ALL.into_iter().chain([
        Stream::Table(1),
        Stream::Table(60),
        Stream::Ballots,
        Stream::Synthesis(0),
        Stream::Synthesis(1),
        Stream::Synthesis(64),
    ]) {
        let class = stream.class() as u8;
        let [high, low] = stream.index().to_be_bytes();
        let id = world.stream(stream);
        let name: [u8; 15] = list.add(
            &format!(
                "[S1] the name of stream {}: its class byte, then the output",
                said(stream)
            ),
            &naming,
            "stream",
            &[class, high, low],
            json!({ "stream": hex(id.0) }),
        );
        assert_eq!(id.0, *[&[class], &name[..]].concat(), "{stream:?}");
    }

    let sealed = SEALED_FOR_ALL.map(|stream| (stream, members_read));
    for (stream, read) in sealed
        .into_iter()
        .chain([(Stream::Synthesis(0), facilitators_read)])
    {
        let id = world.stream(stream).0;
        let key: [u8; 32] = list.add(
            &format!(
                "[K5] the record key of stream {} in epoch 1, from a read key",
                said(stream)
            ),
            &read,
            "record",
            &[&id[..], &epoch].concat(),
            json!({}),
        );
        assert_opens(&world, stream, key);
    }

    let shared = agree(agreement, world.anna.person.agreement_public());
    assert_eq!(shared, agree(annas_agreement, keys.agreement_public()));
    let key: [u8; 32] = list.add(
        "[K6] the key of a person's ballot in epoch 1, from the X25519 agreement (RFC 7748) of the \
         person's and the facilitators' key; the detail is the person's id and the epoch",
        &shared,
        "ballot",
        &[&world.anna.person.id().0[..], &epoch].concat(),
        json!({}),
    );
    let header = world.header(
        Stream::Ballots,
        Some(world.anna.person.id()),
        &world.anna,
        protocol::RecordKind::Changes,
    );
    let own = world
        .anna
        .person
        .ballot_key(world.workshop, &keys.agreement_public(), FIRST_EPOCH)
        .expect("a sound key");
    let record = world.seal(header, &own, b"points", &world.anna);
    assert_sealed_with(record.bytes(), key, b"points");
    parties(&world, &mut list, &participant, &facilitator, agreement);
    list.vectors.check();
}

/// What parties and the notice derive from. [K10]
fn parties(
    world: &World,
    list: &mut Derivations,
    participant: &[u8],
    facilitator: &[u8],
    agreement: [u8; 32],
) {
    let epoch = FIRST_EPOCH.to_be_bytes();
    let party: [u8; 16] = list.add(
        "[K10] party secret, from the facilitators' secret",
        facilitator,
        "party",
        &[],
        json!({}),
    );
    assert_eq!(&party, world.party_link.party.expose());
    list.add_signing(
        "[K10] parties' role key (Ed25519 seed), from the party secret",
        &party,
        "role party",
        world.party_charter.party.expect("it names them"),
    );
    let answers_naming: [u8; 32] = list.add(
        "[K10] naming key of the answers, from the party secret",
        &party,
        "party naming",
        &[],
        json!({}),
    );
    let notice: [u8; 16] = list.add(
        "[K10] notice secret, from the participants' secret",
        participant,
        "notice",
        &[],
        json!({}),
    );
    assert_eq!(&notice, world.party_link.notice.expose());
    let notice_read: [u8; 32] = list.add(
        "[K10] read key of the notice in epoch 1, from the notice secret",
        &notice,
        "notice read",
        &epoch,
        json!({}),
    );
    let notice_naming: [u8; 32] = list.add(
        "[K10] naming key of the notice, from the notice secret",
        &notice,
        "notice naming",
        &[],
        json!({}),
    );
    for (stream, naming) in [
        (Stream::Answers, answers_naming),
        (Stream::Notice, notice_naming),
    ] {
        let class = stream.class() as u8;
        let id = world.stream(stream);
        let name: [u8; 15] = list.add(
            &format!(
                "[S1] the name of stream {}: its class byte, then the output",
                said(stream)
            ),
            &naming,
            "stream",
            &[class, 0, 0],
            json!({ "stream": hex(id.0) }),
        );
        assert_eq!(id.0, *[&[class], &name[..]].concat(), "{stream:?}");
        assert_eq!(world.parties.name_of(stream), Some(id));
    }
    let key: [u8; 32] = list.add(
        "[K10] the record key of the notice in epoch 1, from its read key",
        &notice_read,
        "record",
        &[&world.stream(Stream::Notice).0[..], &epoch].concat(),
        json!({}),
    );
    assert_opens(world, Stream::Notice, key);
    let school = &world.school.person;
    let shared = agree(agreement, school.agreement_public());
    let key: [u8; 32] = list.add(
        "[K10] the key of a party's answers in epoch 1, from the X25519 agreement (RFC 7748) of the \
         party's person and the facilitators' key; the detail is the person's id and the epoch",
        &shared,
        "answers",
        &[&school.id().0[..], &epoch].concat(),
        json!({}),
    );
    let header = world.header(
        Stream::Answers,
        Some(school.id()),
        &world.school,
        protocol::RecordKind::Changes,
    );
    let theirs = agreement_public(agreement);
    let own = school.personal_key(world.workshop, Stream::Answers, &theirs, FIRST_EPOCH);
    let record = world.seal(header, &own.expect("a sound key"), b"heard", &world.school);
    assert_sealed_with(record.bytes(), key, b"heard");
}

/// The crate shows no record key; so look whether it seals with this one.
fn assert_opens(world: &World, stream: Stream, key: [u8; 32]) {
    let kind = match stream {
        Stream::Control => protocol::RecordKind::Control,
        _ => protocol::RecordKind::Changes,
    };
    let header = world.header(stream, None, &world.karen, kind);
    let record = world.seal(header, &world.key(stream), b"content", &world.karen);
    assert_sealed_with(record.bytes(), key, b"content");
}

fn assert_sealed_with(record: &[u8], key: [u8; 32], content: &[u8]) {
    let parts = crate::byte_strings(record);
    let sealed = second::seal(key, counting(NONCE), &parts[0], &second::pad(content));
    assert_eq!(sealed, parts[2]);
}

/// As the vectors have named it since the synthesis was one stream.
fn said(stream: Stream) -> String {
    match stream {
        Stream::Synthesis(0) => "Synthesis".to_owned(),
        stream => format!("{stream:?}"),
    }
}
