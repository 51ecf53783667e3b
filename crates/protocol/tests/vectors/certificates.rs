//! Charters and chains.

use protocol::{Role, SignedCharter};
use serde_json::{Value, json};

use crate::byte_strings;
use crate::fixture::second::{derive, sign, signed_bytes};
use crate::fixture::{
    ANNA, ANNAS_LANE, FACILITATOR, KAREN, KARENS_LANE, OWNER, PARTICIPANT, SCHOOL, SCHOOLS_LANE,
    Somebody, World, counting,
};
use crate::json::{Vectors, hex};

#[test]
fn charters_c1() {
    let world = World::fixed();
    let mut vectors = Vectors::new(
        "charters",
        "[C1] A signed charter: CBOR array of body and signature; the owner signs the body's bytes.",
    );
    let mut second = world.charter.clone();
    second.number = 2;
    second.participant = World::shifted(1).charter.participant;
    for (description, charter) in [
        ("the first charter of a workshop", &world.charter),
        (
            "a later charter that names another participants' role key",
            &second,
        ),
        (
            "[C7] a charter that names the parties' role key too",
            &world.party_charter,
        ),
    ] {
        let signed = SignedCharter::sign(&world.owner, charter);
        let parts = byte_strings(&signed.to_bytes());
        let message = signed_bytes("charter", world.workshop.0, &parts[0]);
        assert_eq!(parts[1], sign(counting(OWNER), &message));
        let mut given = json!({
            "owner_secret": hex(counting::<32>(OWNER)),
            "number": charter.number,
            "owner": hex(charter.owner),
            "participant": hex(charter.participant),
            "facilitator": hex(charter.facilitator),
            "facilitators_agreement": hex(charter.facilitators_agreement),
        });
        if let Some(party) = charter.party {
            given["party"] = hex(party);
        }
        vectors.add(
            description,
            given,
            json!({
                "body": hex(&parts[0]),
                "signed_message": hex(message),
                "signature": hex(&parts[1]),
                "bytes": hex(signed.to_bytes()),
            }),
        );
    }
    vectors.check();
}

#[test]
fn chains_c3() {
    let world = World::fixed();
    let mut vectors = Vectors::new(
        "chains",
        "[C3] A chain: CBOR array of the person's certificate, the role key's signature of it, the \
         lane's certificate, and the person's and the lane's signature of both certificates.",
    );
    let party = *world.party_link.party.expose();
    let role_secrets: [&[u8]; 3] = [
        &counting::<32>(PARTICIPANT),
        &counting::<32>(FACILITATOR),
        &party,
    ];
    for (description, somebody, role, secrets) in [
        (
            "a participant and a lane",
            &world.anna,
            Role::Participant,
            (role_secrets[0], "role participant", ANNA, ANNAS_LANE),
        ),
        (
            "a facilitator and a lane",
            &world.karen,
            Role::Facilitator,
            (role_secrets[1], "role facilitator", KAREN, KARENS_LANE),
        ),
        (
            "[C7] a party and a lane",
            &world.school,
            Role::Party,
            (role_secrets[2], "role party", SCHOOL, SCHOOLS_LANE),
        ),
    ] {
        let charter = match role {
            Role::Party => &world.party_charter,
            Role::Participant | Role::Facilitator => &world.charter,
        };
        let signed = SignedCharter::sign(&world.owner, charter);
        let identity = somebody
            .chain
            .verify(world.workshop, charter)
            .expect("a true chain");
        assert_eq!(identity.role, role);
        vectors.add(
            description,
            json!({
                "workshop": hex(world.workshop.0),
                "charter": hex(signed.to_bytes()),
                "role": role as u8 + 1,
                "role_secret": hex(secrets.0),
                "role_label": secrets.1,
                "person_secret": hex(counting::<16>(secrets.2)),
                "lane_secret": hex(counting::<32>(secrets.3)),
            }),
            expected(&world, somebody, secrets),
        );
    }
    vectors.check();
}

fn expected(
    world: &World,
    somebody: &Somebody,
    (role_secret, role_label, person, lane): (&[u8], &str, u8, u8),
) -> Value {
    let workshop = world.workshop.0;
    let parts = byte_strings(&somebody.chain.to_bytes());
    let both = [&parts[0][..], &parts[2]].concat();
    let by_role = signed_bytes("person", workshop, &parts[0]);
    let by_person = signed_bytes("lane", workshop, &both);
    let by_lane = signed_bytes("possession", workshop, &both);
    let role_seed = derive(workshop, role_secret, role_label, &[]);
    let person_seed = derive(workshop, &counting::<16>(person), "person", &[]);
    assert_eq!(parts[1], sign(role_seed, &by_role));
    assert_eq!(parts[3], sign(person_seed, &by_person));
    assert_eq!(parts[4], sign(counting(lane), &by_lane));
    json!({
        "person": hex(somebody.person.id().0),
        "agreement": hex(somebody.person.agreement_public()),
        "lane": hex(somebody.lane.id().0),
        "person_certificate": hex(&parts[0]),
        "signed_by_role_key": hex(by_role),
        "role_keys_signature": hex(&parts[1]),
        "lane_certificate": hex(&parts[2]),
        "signed_by_person": hex(by_person),
        "persons_signature": hex(&parts[3]),
        "signed_by_lane": hex(by_lane),
        "lanes_signature": hex(&parts[4]),
        "bytes": hex(somebody.chain.to_bytes()),
    })
}
