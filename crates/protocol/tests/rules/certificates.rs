//! Charters and chains: why a lane's word counts.

use protocol::{Chain, ChainError, CharterError, LaneIdentity, Role, SignedCharter};

use crate::fixture::second::{derive, sign, signed_bytes};
use crate::fixture::{ANNA, ANNAS_LANE, BO, OWNER, PARTICIPANT, World, counting};
use crate::forge::{WORDS, array, bit_flips, other_spellings, parts};

// Charters.

#[test]
fn a_charter_is_signed_by_the_owner_of_the_workshop_c1() {
    let world = World::fixed();
    let signed = &world.signed_charter;
    assert_eq!(signed.verify(world.workshop).as_ref(), Ok(&world.charter));
    let read = SignedCharter::from_bytes(&signed.to_bytes());
    assert_eq!(read.as_ref(), Ok(signed));
}

#[test]
fn a_charter_of_another_workshop_is_refused_c1() {
    let (world, other) = (World::fixed(), World::shifted(1));
    assert_eq!(
        other.signed_charter.verify(world.workshop),
        Err(CharterError::OtherWorkshop)
    );
    // Another owner signs a charter that names this owner, and one that names nobody here.
    let forged = SignedCharter::sign(&other.owner, &world.charter);
    assert_eq!(forged.verify(world.workshop), Err(CharterError::Signature));
    let mut charter = world.charter.clone();
    charter.owner = other.owner.public();
    let forged = SignedCharter::sign(&world.owner, &charter);
    assert_eq!(
        forged.verify(world.workshop),
        Err(CharterError::OtherWorkshop)
    );
}

#[test]
fn a_participants_link_makes_no_charter_c1() {
    let world = World::fixed();
    assert!(SignedCharter::first(&world.owner, &world.members).is_none());
}

#[test]
fn one_bit_spoils_a_charter_c1() {
    let world = World::fixed();
    for (bit, flipped) in bit_flips(&world.signed_charter.to_bytes()) {
        let holds = SignedCharter::from_bytes(&flipped)
            .is_ok_and(|charter| charter.verify(world.workshop).is_ok());
        assert!(!holds, "bit {bit}");
    }
}

#[test]
fn a_charter_has_one_spelling_r7() {
    let world = World::fixed();
    let bytes = world.signed_charter.to_bytes();
    for other in other_spellings(&bytes) {
        assert!(SignedCharter::from_bytes(&other).is_err());
    }
    let body = &parts(&bytes)[0];
    for other in other_spellings(body) {
        let message = signed_bytes("charter", world.workshop.0, &other);
        let signature = sign(counting(OWNER), &message).to_vec();
        let signed = SignedCharter::from_bytes(&array(&[other, signature])).expect("its form");
        let refused = signed.verify(world.workshop);
        assert!(matches!(refused, Err(CharterError::Malformed(_))));
    }
}

#[test]
fn a_charter_is_signed_as_a_charter_k4() {
    let world = World::fixed();
    let body = parts(&world.signed_charter.to_bytes())[0].clone();
    for word in WORDS {
        let message = signed_bytes(word, world.workshop.0, &body);
        let signature = sign(counting(OWNER), &message).to_vec();
        let signed =
            SignedCharter::from_bytes(&array(&[body.clone(), signature])).expect("its form");
        assert_eq!(signed.verify(world.workshop).is_ok(), word == "charter");
    }
}

#[test]
fn a_wrong_link_is_found_by_the_charter_c2() {
    let (world, other) = (World::fixed(), World::shifted(1));
    assert!(world.charter.admits(&world.members));
    assert!(world.charter.admits(&world.facilitators));
    assert!(!world.charter.admits(&other.members));
    assert!(!world.charter.admits(&other.facilitators));
    let mut renewed = world.charter.clone();
    renewed.facilitator = other.charter.facilitator;
    assert!(renewed.admits(&world.members));
    assert!(!renewed.admits(&world.facilitators));
}

#[test]
fn a_charter_with_parties_admits_all_links_of_the_workshop_c7() {
    let (world, other) = (World::fixed(), World::shifted(1));
    let charter = &world.party_charter;
    for access in [&world.members, &world.facilitators, &world.parties] {
        assert!(charter.admits(access));
    }
    for access in [&other.members, &other.facilitators, &other.parties] {
        assert!(!charter.admits(access));
    }
    // One that names somebody else's parties is not the facilitators' either.
    let mut mixed = charter.clone();
    mixed.party = other.party_charter.party;
    assert!(mixed.admits(&world.members));
    assert!(!mixed.admits(&world.facilitators) && !mixed.admits(&world.parties));
}

#[test]
fn a_charter_of_before_is_read_and_has_no_parties_c7() {
    let world = World::fixed();
    let read = world.signed_charter.verify(world.workshop).expect("holds");
    assert_eq!(read.party, None);
    assert_eq!(read.role_key(Role::Party), None);
    assert!(read.admits(&world.members) && read.admits(&world.facilitators));
    assert!(!read.admits(&world.parties));
    let refused = world.school.chain.verify(world.workshop, &read);
    assert_eq!(refused, Err(ChainError::Person));
}

#[test]
fn a_new_charter_names_the_parties_role_key_c7() {
    let world = World::fixed();
    let signed = SignedCharter::first(&world.owner, &world.facilitators).expect("all keys");
    let charter = signed.verify(world.workshop).expect("just signed");
    assert_eq!(charter, world.party_charter);
    let role = world.parties.party().expect("their own").role_public();
    assert_eq!(charter.role_key(Role::Party), Some(&role));
    let read = SignedCharter::from_bytes(&signed.to_bytes());
    assert_eq!(read, Ok(signed));
}

#[test]
fn a_party_is_a_party_and_certifies_nobody_else_c7() {
    let world = World::fixed();
    let identity = world
        .school
        .chain
        .verify(world.workshop, &world.party_charter);
    assert_eq!(identity.map(|identity| identity.role), Ok(Role::Party));
    // A party's role key under a member's certificate.
    for (role, somebody) in [(1, &world.anna), (2, &world.karen)] {
        let mut parts = parts(&world.school.chain.to_bytes());
        let theirs = crate::forge::parts(&somebody.chain.to_bytes());
        parts[0] = theirs[0].clone();
        let chain = Chain::from_bytes(&array(&parts)).expect("its form");
        let refused = chain.verify(world.workshop, &world.party_charter);
        assert_eq!(refused, Err(ChainError::Person), "role {role}");
    }
}

#[test]
fn a_facilitators_chain_outranks_and_a_partys_outranks_none_c8() {
    use Role::{Facilitator, Participant, Party};
    for (one, other, expected) in [
        (Facilitator, Participant, true),
        (Facilitator, Party, true),
        (Participant, Party, true),
        (Participant, Facilitator, false),
        (Party, Participant, false),
        (Party, Facilitator, false),
        (Party, Party, false),
    ] {
        assert_eq!(one.outranks(other), expected, "{one:?} {other:?}");
    }
}

// Chains.

fn verify(world: &World, parts: &[Vec<u8>]) -> Result<LaneIdentity, ChainError> {
    Chain::from_bytes(&array(parts))?.verify(world.workshop, &world.charter)
}

/// Signs the five parts of a chain with whatever keys one likes.
struct ChainForge {
    person: Vec<u8>,
    lane: Vec<u8>,
    role_key: [u8; 32],
    person_key: [u8; 32],
    lane_key: [u8; 32],
}

impl ChainForge {
    /// Anna's, and true.
    fn annas(world: &World) -> Self {
        let workshop = world.workshop.0;
        let true_parts = parts(&world.anna.chain.to_bytes());
        let participant = counting::<32>(PARTICIPANT);
        Self {
            person: true_parts[0].clone(),
            lane: true_parts[2].clone(),
            role_key: derive(workshop, &participant, "role participant", &[]),
            person_key: derive(workshop, &counting::<16>(ANNA), "person", &[]),
            lane_key: counting(ANNAS_LANE),
        }
    }

    fn parts(&self, workshop: [u8; 16], words: [&str; 3]) -> Vec<Vec<u8>> {
        let both = [&self.person[..], &self.lane].concat();
        let signed = |key, word, what: &[u8]| sign(key, &signed_bytes(word, workshop, what));
        vec![
            self.person.clone(),
            signed(self.role_key, words[0], &self.person).to_vec(),
            self.lane.clone(),
            signed(self.person_key, words[1], &both).to_vec(),
            signed(self.lane_key, words[2], &both).to_vec(),
        ]
    }
}

const TRUE_WORDS: [&str; 3] = ["person", "lane", "possession"];

#[test]
fn a_chain_says_whose_a_lane_is_c3() {
    let world = World::fixed();
    for (somebody, role) in [
        (&world.anna, Role::Participant),
        (&world.bo, Role::Participant),
        (&world.karen, Role::Facilitator),
    ] {
        let chain = Chain::from_bytes(&somebody.chain.to_bytes()).expect("a chain");
        assert_eq!(
            chain.verify(world.workshop, &world.charter),
            Ok(LaneIdentity {
                lane: somebody.lane.id(),
                person: somebody.person.id(),
                role,
                agreement: somebody.person.agreement_public(),
            })
        );
        assert_eq!(chain.claimed_lane(), Some(somebody.lane.id()));
    }
    let forge = ChainForge::annas(&world);
    assert_eq!(
        array(&forge.parts(world.workshop.0, TRUE_WORDS)),
        world.anna.chain.to_bytes(),
        "the forge can make what is true"
    );
}

#[test]
fn one_bit_spoils_a_chain_c3() {
    let world = World::fixed();
    for (bit, flipped) in bit_flips(&world.anna.chain.to_bytes()) {
        let holds = Chain::from_bytes(&flipped)
            .is_ok_and(|chain| chain.verify(world.workshop, &world.charter).is_ok());
        assert!(!holds, "bit {bit}");
    }
}

#[test]
fn a_chain_of_another_workshop_is_refused_c3() {
    let (world, other) = (World::fixed(), World::shifted(1));
    assert_eq!(
        other.anna.chain.verify(world.workshop, &world.charter),
        Err(ChainError::Person)
    );
    // The same role keys in another workshop: the signatures cover the workshop.
    assert_eq!(
        world.anna.chain.verify(other.workshop, &world.charter),
        Err(ChainError::Person)
    );
}

#[test]
fn a_participants_link_makes_no_facilitator_c3() {
    let world = World::fixed();
    let mut forge = ChainForge::annas(&world);
    // The role stands right after the head of the array.
    assert_eq!(forge.person[1], Role::Participant as u8 + 1);
    forge.person[1] = Role::Facilitator as u8 + 1;
    let parts = forge.parts(world.workshop.0, TRUE_WORDS);
    assert_eq!(verify(&world, &parts), Err(ChainError::Person));
}

#[test]
fn a_lane_certificate_of_another_person_is_refused_c3() {
    let world = World::fixed();
    let (annas, bos) = (
        parts(&world.anna.chain.to_bytes()),
        parts(&world.bo.chain.to_bytes()),
    );
    let mixed = [&annas[..2], &bos[2..]].concat();
    assert_eq!(verify(&world, &mixed), Err(ChainError::Lane));
    // Bo signs a certificate that says the lane is Anna's.
    let mut forge = ChainForge::annas(&world);
    forge.person_key = derive(world.workshop.0, &counting::<16>(BO), "person", &[]);
    let parts = forge.parts(world.workshop.0, TRUE_WORDS);
    assert_eq!(verify(&world, &parts), Err(ChainError::Lane));
    // Anna signs with every key of hers a certificate that says the lane is Bo's.
    let mut forge = ChainForge::annas(&world);
    forge.lane = name_another(&forge.lane, &world);
    let parts = forge.parts(world.workshop.0, TRUE_WORDS);
    assert_eq!(verify(&world, &parts), Err(ChainError::Lane));
}

/// A certificate that names Bo where it named Anna.
fn name_another(certificate: &[u8], world: &World) -> Vec<u8> {
    let (anna, bo) = (world.anna.person.id().0, world.bo.person.id().0);
    let place = certificate
        .windows(32)
        .position(|window| window == anna)
        .expect("the certificate names Anna");
    [&certificate[..place], &bo, &certificate[place + 32..]].concat()
}

#[test]
fn nobody_claims_anothers_lane_c4() {
    let world = World::fixed();
    // Bo certifies Anna's lane as his own. He has every key but the lane's.
    let bos = parts(&world.bo.chain.to_bytes());
    let mut forge = ChainForge::annas(&world);
    forge.person = bos[0].clone();
    forge.person_key = derive(world.workshop.0, &counting::<16>(BO), "person", &[]);
    forge.lane = name_another(&forge.lane, &world);
    forge.lane_key = counting(0x11);
    let claimed = forge.parts(world.workshop.0, TRUE_WORDS);
    assert_eq!(verify(&world, &claimed), Err(ChainError::Lane));
    // With the lane's own signature on what it did sign it does not hold either.
    let annas = parts(&world.anna.chain.to_bytes());
    let borrowed = [&claimed[..4], &annas[4..]].concat();
    assert_eq!(verify(&world, &borrowed), Err(ChainError::Lane));
}

#[test]
fn nobody_restates_anothers_person_c4() {
    let world = World::fixed();
    let workshop = world.workshop.0;
    let karens = parts(&world.karen.chain.to_bytes());
    let participant = counting::<32>(PARTICIPANT);
    let role_key = derive(workshop, &participant, "role participant", &[]);

    // Anybody with the participants' link signs that Karen is a participant …
    let mut lesser = karens.clone();
    lesser[0][1] = Role::Participant as u8 + 1;
    lesser[1] = sign(role_key, &signed_bytes("person", workshop, &lesser[0])).to_vec();
    assert_eq!(verify(&world, &lesser), Err(ChainError::Lane));

    // … or that Anna's agreement key is Bo's.
    let mut foreign = parts(&world.anna.chain.to_bytes());
    let place = foreign[0].len() - 32;
    foreign[0][place..].copy_from_slice(&world.bo.person.agreement_public());
    foreign[1] = sign(role_key, &signed_bytes("person", workshop, &foreign[0])).to_vec();
    assert_eq!(verify(&world, &foreign), Err(ChainError::Lane));
}

#[test]
fn two_chains_of_a_lane_are_its_persons_own_c5() {
    let world = World::fixed();
    let chain = Chain::issue(&world.members, &world.karen.person, &world.karen.lane);
    let lesser = chain
        .verify(world.workshop, &world.charter)
        .expect("a true chain");
    let greater = world
        .karen
        .chain
        .verify(world.workshop, &world.charter)
        .expect("a true chain");
    assert_eq!((lesser.lane, lesser.person), (greater.lane, greater.person));
    assert!(lesser.role < greater.role);
}

#[test]
fn a_chain_has_one_spelling_r7() {
    let world = World::fixed();
    for other in other_spellings(&world.anna.chain.to_bytes()) {
        assert!(Chain::from_bytes(&other).is_err());
    }
    let true_forge = ChainForge::annas(&world);
    for other in other_spellings(&true_forge.person) {
        let mut forge = ChainForge::annas(&world);
        forge.person = other;
        let refused = verify(&world, &forge.parts(world.workshop.0, TRUE_WORDS));
        assert!(matches!(refused, Err(ChainError::Malformed(_))));
    }
    for other in other_spellings(&true_forge.lane) {
        let mut forge = ChainForge::annas(&world);
        forge.lane = other;
        let refused = verify(&world, &forge.parts(world.workshop.0, TRUE_WORDS));
        assert!(matches!(refused, Err(ChainError::Malformed(_))));
    }
}

#[test]
fn each_signature_of_a_chain_is_for_its_purpose_k4() {
    let world = World::fixed();
    let forge = ChainForge::annas(&world);
    for place in 0..3 {
        for word in WORDS {
            let mut words = TRUE_WORDS;
            words[place] = word;
            let parts = forge.parts(world.workshop.0, words);
            assert_eq!(
                verify(&world, &parts).is_ok(),
                word == TRUE_WORDS[place],
                "{word} at {place}"
            );
        }
    }
    let elsewhere = forge.parts(World::shifted(1).workshop.0, TRUE_WORDS);
    assert_eq!(verify(&world, &elsewhere), Err(ChainError::Person));
}
