//! What people carry from one device to another: links, receipt codes, files.

use protocol::file::RecordFile;
use protocol::recovery::Recovery;
use protocol::secret::{FacilitatorSecret, OwnerSecret, ParticipantSecret, PersonSecret};
use protocol::{Link, PartyLink, receipt};
use serde_json::json;

use crate::fixture::{ANNA, BO, FACILITATOR, OWNER, PARTICIPANT, World, counting};
use crate::json::{Vectors, hex};

#[test]
fn links_l1() {
    let world = World::fixed();
    let mut vectors = Vectors::new(
        "links",
        "[L1] The fragment is base64url without padding of workshop id, participants' secret and, in \
         the facilitators' link, the facilitators' secret.",
    );
    let facilitators = Link {
        workshop: world.workshop,
        participant: ParticipantSecret::from_bytes(counting(PARTICIPANT)),
        facilitator: Some(FacilitatorSecret::from_bytes(counting(FACILITATOR))),
    };
    let participants = facilitators.for_participants();
    for link in [&participants, &facilitators] {
        assert_eq!(Link::parse(&link.fragment()).as_ref(), Ok(link));
        let mut given = json!({
            "workshop": hex(link.workshop.0),
            "participant_secret": hex(link.participant.expose()),
        });
        if let Some(secret) = &link.facilitator {
            given["facilitator_secret"] = hex(secret.expose());
        }
        vectors.add(
            "path and fragment, to be put after an origin",
            given,
            json!({ "link": link.path_and_fragment() }),
        );
    }
    let party = &world.party_link;
    assert_eq!(PartyLink::parse(&party.fragment()).as_ref(), Ok(party));
    vectors.add(
        "[L4] the parties' link: workshop id, party secret, notice secret, and the control stream's name \
         without its class byte",
        json!({
            "workshop": hex(party.workshop.0),
            "facilitator_secret": hex(counting::<32>(FACILITATOR)),
            "participant_secret": hex(counting::<32>(PARTICIPANT)),
            "party_secret": hex(party.party.expose()),
            "notice_secret": hex(party.notice.expose()),
            "control": hex(party.control.0),
        }),
        json!({ "link": party.path_and_fragment() }),
    );
    vectors.check();
}

#[test]
fn receipts_l2() {
    let mut vectors = Vectors::new(
        "receipts",
        "[L2] The receipt code: the person's secret and the first four bytes of SHA-256 of \"temadag \
         receipt\" 00 workshop secret, in Crockford's base 32, eight groups of four.",
    );
    for by in [0, 3] {
        let workshop = World::shifted(by).workshop;
        for secret in [counting(ANNA), counting(BO), [0; 16], [0xff; 16]] {
            let secret = PersonSecret::from_bytes(secret);
            let code = receipt::to_code(workshop, &secret);
            assert_eq!(receipt::from_code(workshop, &code).as_ref(), Ok(&secret));
            vectors.add(
                "a person's secret as a code",
                json!({ "workshop": hex(workshop.0), "person_secret": hex(secret.expose()) }),
                json!({ "code": code }),
            );
        }
    }
    vectors.check();
}

#[test]
fn files_f1() {
    let world = World::fixed();
    let mut vectors = Vectors::new(
        "files",
        "[F1] A file of records and [L3] a recovery file: eight bytes that name the kind, CBOR, and \
         SHA-256 of both.",
    );
    let record = world.annas_record(b"content");
    let file = RecordFile::new(
        world.workshop,
        world.signed_charter.clone(),
        vec![world.anna.chain.clone()],
        vec![record.bytes().to_vec()],
    );
    vectors.add(
        "a file of one record",
        json!({
            "magic": hex(b"TEMADAG\x01"),
            "workshop": hex(world.workshop.0),
            "charter": hex(world.signed_charter.to_bytes()),
            "chains": [hex(world.anna.chain.to_bytes())],
            "records": [hex(record.bytes())],
        }),
        json!({ "bytes": hex(file.to_bytes()) }),
    );
    let recovery = Recovery {
        owner: OwnerSecret::from_bytes(counting(OWNER)),
        participant: ParticipantSecret::from_bytes(counting(PARTICIPANT)),
        facilitator: FacilitatorSecret::from_bytes(counting(FACILITATOR)),
        charter: world.signed_charter.clone(),
    };
    vectors.add(
        "a recovery file",
        json!({
            "magic": hex(b"TEMADAGR"),
            "owner_secret": hex(recovery.owner.expose()),
            "participant_secret": hex(recovery.participant.expose()),
            "facilitator_secret": hex(recovery.facilitator.expose()),
            "charter": hex(recovery.charter.to_bytes()),
        }),
        json!({ "bytes": hex(recovery.to_bytes()) }),
    );
    vectors.check();
}
