//! Who is let in, and who may create workshops.

mod support;

use std::sync::Arc;

use protocol::*;
use relay::*;
use support::{Device, ORIGIN, Workshop};

const CHALLENGE: [u8; 32] = [5; 32];

struct Door {
    store: MemoryStore,
    lobby: Lobby,
}

impl Door {
    fn new(create: CreatePolicy) -> Self {
        let rules = LobbyRules {
            create,
            ..LobbyRules::default()
        };
        Self::with(MemoryStore::new(), rules)
    }

    fn with(store: MemoryStore, rules: LobbyRules) -> Self {
        let (lobby, first) = Lobby::open(Arc::new(rules), CHALLENGE, vec![ORIGIN.to_owned()], 0);
        assert_eq!(
            first,
            RelayFrame::Challenge {
                version: VERSION,
                challenge: CHALLENGE,
                time: 0
            }
        );
        Self { store, lobby }
    }

    fn with_workshop(workshop: &Workshop) -> Self {
        let mut door = Self::new(CreatePolicy::Open);
        assert_eq!(door.bring(workshop, None), vec![]);
        door
    }

    /// Says something; what is to be stored is stored.
    fn say(&mut self, frame: ClientFrame) -> Vec<LobbyEffect> {
        let mut left = Vec::new();
        for effect in self.lobby.frame(frame, 1_000, &self.store) {
            match effect {
                LobbyEffect::Append(batch) => {
                    self.store.append(&[batch]).expect("a charter");
                    left.extend(self.lobby.committed());
                }
                other => left.push(other),
            }
        }
        left
    }

    fn bring(&mut self, workshop: &Workshop, token: Option<&str>) -> Vec<LobbyEffect> {
        self.say(ClientFrame::Charter {
            workshop: workshop.id,
            charter: workshop.charter.clone(),
            token: token.map(str::to_owned),
        })
    }

    fn greet(&mut self, device: &Device) -> Vec<LobbyEffect> {
        self.say(device.hello(&CHALLENGE, ORIGIN))
    }
}

fn closed(reason: Goodbye) -> Vec<LobbyEffect> {
    vec![LobbyEffect::Close(reason)]
}

#[test]
fn who_shows_a_chain_of_the_workshop_is_let_in_w2() {
    let mut workshop = Workshop::new(1);
    let device = workshop.participant();
    let mut door = Door::with_workshop(&workshop);
    let entrant = Box::new(device.entrant());
    assert_eq!(door.greet(&device), vec![LobbyEffect::Enter(entrant)]);
}

#[test]
fn a_workshop_that_is_not_here_can_be_brought_on_the_same_connection_w12() {
    let mut workshop = Workshop::new(1);
    let device = workshop.facilitator();
    let mut door = Door::new(CreatePolicy::Open);
    assert_eq!(
        door.greet(&device),
        vec![LobbyEffect::Send(RelayFrame::Unknown)]
    );
    assert_eq!(door.bring(&workshop, None), vec![]);
    let entrant = Box::new(device.entrant());
    assert_eq!(door.greet(&device), vec![LobbyEffect::Enter(entrant)]);
}

#[test]
fn who_may_create_is_a_matter_of_policy_w12() {
    let workshop = Workshop::new(1);
    let token = || CreatePolicy::Token("open sesame".to_owned());
    let no = closed(Goodbye::MayNotCreate);
    assert_eq!(Door::new(CreatePolicy::Nobody).bring(&workshop, None), no);
    assert_eq!(Door::new(token()).bring(&workshop, None), no);
    assert_eq!(Door::new(token()).bring(&workshop, Some("sesame")), no);
    assert_eq!(
        Door::new(token()).bring(&workshop, Some("open sesame")),
        vec![]
    );
    assert_eq!(Door::new(CreatePolicy::Open).bring(&workshop, None), vec![]);
}

#[test]
fn a_relay_has_room_for_so_many_workshops_w12() {
    let rules = LobbyRules {
        create: CreatePolicy::Open,
        workshops: 1,
        ..LobbyRules::default()
    };
    let mut door = Door::with(MemoryStore::new(), rules);
    let first = Workshop::new(1);
    assert_eq!(door.bring(&first, None), vec![]);
    assert_eq!(door.bring(&first, None), vec![], "it is there already");
    assert_eq!(door.bring(&Workshop::new(2), None), closed(Goodbye::Full));
}

#[test]
fn a_charter_that_its_owner_did_not_sign_creates_nothing_w12() {
    let (one, other) = (Workshop::new(1), Workshop::new(2));
    let mut door = Door::new(CreatePolicy::Open);
    let answer = door.say(ClientFrame::Charter {
        workshop: one.id,
        charter: other.charter.clone(),
        token: None,
    });
    assert_eq!(answer, closed(Goodbye::Charter));
    assert_eq!(door.store.workshops().expect("reads"), 0);
}

#[test]
fn a_charter_is_renewed_by_a_greater_number_only_and_by_whoever_bears_it_c6() {
    let mut workshop = Workshop::new(1);
    let withdrawn = workshop.participant();
    let renewed = workshop.renewed(2, true);
    let mut door = Door::with_workshop(&workshop);
    let frame = ClientFrame::Charter {
        workshop: workshop.id,
        charter: renewed.clone(),
        token: None,
    };
    let nobody = LobbyRules {
        create: CreatePolicy::Nobody,
        ..LobbyRules::default()
    };
    let mut door = Door::with(std::mem::take(&mut door.store), nobody);
    assert_eq!(door.say(frame), vec![]);
    let charter = door.store.charter(workshop.id).expect("reads");
    assert_eq!(charter, Some(renewed));
    assert_eq!(door.greet(&withdrawn), closed(Goodbye::Authentication));
    assert_eq!(door.bring(&workshop, None), closed(Goodbye::Charter));
}

#[test]
fn a_greeting_counts_for_one_challenge_and_one_relay_w2() {
    let mut workshop = Workshop::new(1);
    let device = workshop.participant();
    for frame in [
        device.hello(&[6; 32], ORIGIN),
        device.hello(&CHALLENGE, "http://another.test"),
    ] {
        let mut door = Door::with_workshop(&workshop);
        assert_eq!(door.say(frame), closed(Goodbye::Authentication));
    }
}

#[test]
fn nobody_greets_with_anothers_chain_w2() {
    let mut workshop = Workshop::new(1);
    let (victim, thief) = (workshop.participant(), workshop.participant());
    let mut door = Door::with_workshop(&workshop);
    let frame = ClientFrame::hello(
        workshop.id,
        victim.chain.clone(),
        &thief.lane,
        &CHALLENGE,
        ORIGIN,
    );
    assert_eq!(door.say(frame), closed(Goodbye::Authentication));
}

#[test]
fn a_stranger_is_not_let_in_w2() {
    let workshop = Workshop::new(1);
    let stranger = Workshop::new(2).participant();
    let mut door = Door::with_workshop(&workshop);
    let frame = ClientFrame::hello(
        workshop.id,
        stranger.chain.clone(),
        &stranger.lane,
        &CHALLENGE,
        ORIGIN,
    );
    assert_eq!(door.say(frame), closed(Goodbye::Authentication));
}

#[test]
fn another_version_is_told_so_w7() {
    let mut workshop = Workshop::new(1);
    let device = workshop.participant();
    let mut door = Door::with_workshop(&workshop);
    let ClientFrame::Hello {
        workshop,
        chain,
        signature,
        ..
    } = device.hello(&CHALLENGE, ORIGIN)
    else {
        panic!("a greeting");
    };
    let frame = ClientFrame::Hello {
        version: 2,
        workshop,
        chain,
        signature,
    };
    assert_eq!(door.say(frame), closed(Goodbye::Version));
}

#[test]
fn who_does_not_say_who_they_are_in_time_is_sent_away_w7() {
    let mut workshop = Workshop::new(1);
    let device = workshop.participant();
    let mut door = Door::with_workshop(&workshop);
    assert_eq!(door.lobby.deadline_ms(), 10_000);
    let late = door
        .lobby
        .frame(device.hello(&CHALLENGE, ORIGIN), 10_000, &door.store);
    assert_eq!(late, closed(Goodbye::Timeout));
}

#[test]
fn nothing_but_a_greeting_is_heard_and_not_for_ever_w2() {
    let workshop = Workshop::new(1);
    let mut door = Door::with_workshop(&workshop);
    let stream = workshop.stream(Stream::Plan);
    let frame = ClientFrame::Unsubscribe { stream };
    assert_eq!(door.say(frame), closed(Goodbye::Authentication));

    let mut door = Door::new(CreatePolicy::Open);
    let answers: Vec<_> = (0..9).flat_map(|_| door.say(ClientFrame::Ping)).collect();
    assert_eq!(answers.len(), 9);
    assert_eq!(answers[8], LobbyEffect::Close(Goodbye::Authentication));
}

#[test]
fn a_charter_that_could_not_be_stored_ends_the_connection_w8() {
    let mut door = Door::new(CreatePolicy::Open);
    assert_eq!(door.lobby.failed(), closed(Goodbye::Stopping));
}

#[test]
fn a_lane_is_one_persons_in_one_role_c5() {
    let mut workshop = Workshop::new(1);
    let mut device = workshop.participant();
    let mut promoted = workshop.facilitator();
    promoted.chain = Chain::issue(&promoted.access, &device.person, &device.lane);
    promoted.person = device.person.clone();
    promoted.lane = device.lane.clone();
    let mut bench = support::bench::Bench::new(&workshop);
    let from = bench.enter(&device);
    bench.offer(from, &[&device.write(1, "as a participant")]);
    let again = bench.enter(&promoted);
    assert_eq!(bench.closed, vec![(again, Goodbye::Authentication)]);
}
