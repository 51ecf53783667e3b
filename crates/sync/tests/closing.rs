//! Closing: who writes the cut, and when; what a file and an exclusion have to do with it.

use protocol::control::Excluded;
use protocol::{Kind, Role};
use simulation::relay_host::Closed;
use simulation::{Clock, TabId, World};
use sync::{Decision, DocumentId, WaitingFrom, Whose};

/// Two facilitators, and Anna, who has written at table 1.
fn two_facilitators(seed: u64) -> (World, [TabId; 2], TabId) {
    let mut world = World::new(seed);
    let first = world.create_workshop(2, Clock::default());
    world.pass(3_000);
    let second = world.join(Role::Facilitator, Clock::default());
    world.pass(3_000);
    let anna = world.join(Role::Participant, Clock::default());
    world.pass(2_000);
    world.sit_down(anna, 1);
    world.pass(2_000);
    world.add(anna, false);
    assert!(world.settle());
    (world, [first, second], anna)
}

fn sees(world: &World, who: TabId, document: &DocumentId) -> usize {
    world.contributions(who, document).len()
}

fn is_closed(world: &World, who: TabId) -> bool {
    let session = world.session(who).expect("it is open");
    session.closed(Kind::Tables)
}

/// Until the relay has the close, and nothing that came of it.
fn until_uncut(world: &mut World) {
    for _ in 0..1_000 {
        if world.tables_on_relay() == Closed::Uncut {
            return;
        }
        world.pass(1);
    }
    panic!("the relay never had a close without a cut");
}

/// [T10] The author's own device cuts as soon as the close has its place.
#[test]
fn who_closes_cuts_at_once() {
    let (mut world, [first, _], _) = two_facilitators(1);
    world.decide(first, Decision::Close(Kind::Tables));
    until_uncut(&mut world);
    world.pass(1_000);
    assert_eq!(world.tables_on_relay(), Closed::Cut);
}

/// [T10] A close whose author went is left to them for ten to twenty seconds, then another cuts.
#[test]
fn anothers_close_is_left_to_them_for_a_while() {
    for seed in 2..12 {
        let (mut world, [first, second], anna) = two_facilitators(seed);
        world.decide(first, Decision::Close(Kind::Tables));
        until_uncut(&mut world);
        world.close(first, false);
        world.pass(9_900);
        assert!(is_closed(&world, second));
        assert_eq!(world.tables_on_relay(), Closed::Uncut, "seed {seed}");
        world.pass(10_600);
        assert_eq!(world.tables_on_relay(), Closed::Cut, "seed {seed}");
        let own = world.document_of(anna, false).expect("Anna sits");
        assert_eq!(sees(&world, second, &own), 1);
    }
}

/// [T10] Who lets in what waits before it is known what does is answered, however often they ask; and nothing
/// is cut again and again meanwhile.
#[test]
fn who_asks_twice_is_answered_twice() {
    let (mut world, [first, _], anna) = two_facilitators(15);
    let own = world.document_of(anna, false).expect("Anna sits");
    world.decide(first, Decision::Close(Kind::Tables));
    assert!(world.settle());
    world.add(anna, false);
    world.pass(2_000);
    world.network_goes(first.device, None);
    world.decide(first, Decision::Close(Kind::Ballots));
    world.pass(500);
    let before = world.stores;
    let requests = [(); 2].map(|()| {
        let request = world.decide(first, Decision::AdmitWaiting);
        world.pass(500);
        request
    });
    assert!(world.stores < before + 20, "it cuts and cuts");
    world.network_comes(first.device);
    assert!(world.settle());
    for request in requests {
        assert!(world.ledger.entries[&request].done);
    }
    assert_eq!(sees(&world, first, &own), 2);
}

/// [T10] One person is let in, and nobody else; who waits is said with table and time.
#[test]
fn one_person_is_let_in_by_themselves() {
    let (mut world, [first, second], anna) = two_facilitators(16);
    let bo = world.join(Role::Participant, Clock::default());
    world.pass(2_000);
    world.sit_down(bo, 1);
    world.pass(2_000);
    world.decide(first, Decision::Close(Kind::Tables));
    assert!(world.settle());
    for late in [anna, bo] {
        world.add(late, false);
    }
    assert!(world.settle());
    let [annas, bos] = [anna, bo].map(|who| world.document_of(who, false).expect("they sit"));
    let who_waits = |world: &World| {
        let session = world.session(first).expect("it is open");
        let waiting = session.waiting_from();
        let told = |one: &WaitingFrom| (one.table, one.records, one.since.is_some());
        let told: Vec<_> = waiting.iter().map(told).collect();
        let persons: Vec<_> = waiting.iter().map(|one| one.person).collect();
        (told, persons)
    };
    let (told, persons) = who_waits(&world);
    assert_eq!(told.len(), 2);
    for (table, records, has_time) in told {
        assert_eq!((table, has_time), (Some(1), true));
        assert!(records > 0);
    }
    let [is_anna, is_bo] = [anna, bo].map(|who| world.person_of(who).id);
    assert!(persons.contains(&is_anna) && persons.contains(&is_bo));
    let before = sees(&world, first, &bos);
    world.decide(first, Decision::Admit(is_anna));
    assert!(world.settle());
    for who in [first, second] {
        assert_eq!(sees(&world, who, &annas), 2);
        assert_eq!(sees(&world, who, &bos), before);
        assert!(is_closed(&world, who));
    }
    assert_eq!(who_waits(&world).1, [is_bo]);
}

/// [T10] A close that the relay does not have yet has no place: there is no cut, however long.
#[test]
fn a_close_without_a_place_is_not_cut() {
    let (mut world, [first, _], anna) = two_facilitators(12);
    world.network_goes(first.device, None);
    world.decide(first, Decision::Close(Kind::Tables));
    world.pass(60_000);
    assert_eq!(world.tables_on_relay(), Closed::Open);
    // Ordered before the close, and unknown to who closes: the cut must let it in.
    world.add(anna, false);
    world.pass(2_000);
    world.network_comes(first.device);
    assert!(world.settle());
    assert_eq!(world.tables_on_relay(), Closed::Cut);
    let own = world.document_of(anna, false).expect("Anna sits");
    assert_eq!(sees(&world, first, &own), 2);
}

/// [F4] Whenever it was written: what only a file brings waits while its kind is closed, with the cut
/// and before there is one.
#[test]
fn what_a_file_brings_after_the_close_waits() {
    for cut in [false, true] {
        let (mut world, [first, second], anna) = two_facilitators(13);
        let own = world.document_of(anna, false).expect("Anna sits");
        world.network_goes(anna.device, None);
        world.add(anna, false);
        world.pass(1_000);
        let file = world.record_file(anna, Whose::Own).expect("she wrote");
        if !cut {
            world.network_goes(first.device, None);
        }
        world.decide(first, Decision::Close(Kind::Tables));
        world.pass(30_000);
        let on_relay = if cut { Closed::Cut } else { Closed::Open };
        assert_eq!(world.tables_on_relay(), on_relay);
        let request = world.import(first, "fil", file);
        world.pass(1_000);
        let report = &world.ledger.imports[&request];
        assert_eq!((report.new, report.waiting), (1, 1), "cut: {cut}");
        assert_eq!(sees(&world, first, &own), 1, "cut: {cut}");
        world.network_comes(first.device);
        assert!(world.settle());
        for who in [first, second] {
            assert_eq!(sees(&world, who, &own), 1, "cut: {cut}");
        }
        world.decide(first, Decision::AdmitWaiting);
        world.pass(5_000);
        for who in [first, second] {
            assert_eq!(sees(&world, who, &own), 2, "cut: {cut}");
        }
    }
}

/// [T12] What an excluded facilitator decided counts on every device that has it, whichever of the two
/// it had first.
#[test]
fn exclusion_holds_no_decision_back() {
    let (mut world, [first, second], anna) = two_facilitators(14);
    world.network_goes(second.device, None);
    world.decide(second, Decision::Close(Kind::Tables));
    world.pass(1_000);
    let file = world.record_file(second, Whose::Own).expect("decided");
    // Anna has the decision before the exclusion, the first facilitator after it.
    world.network_goes(anna.device, None);
    world.import(anna, "fil", file.clone());
    world.pass(1_000);
    assert!(is_closed(&world, anna));
    let who = Excluded::Person(world.person_of(second).id);
    world.decide(first, Decision::Exclude(who));
    world.pass(2_000);
    world.import(first, "fil", file);
    world.pass(1_000);
    assert!(is_closed(&world, first));
    world.network_comes(anna.device);
    world.pass(5_000);
    assert!(is_closed(&world, anna));
}
