//! Muted: what one writes must not keep what others write from arriving.

use protocol::control::Excluded;
use protocol::{Covered, ItemId, Kind, Role, Stream};
use simulation::{Clock, DiskAfter, RelayHost, World};
use sync::{Decision, DocumentId, Status};

use crate::evening::Evening;
use crate::insider::{Insider, file, offer, small_pack};

/// The relay of an evening is stricter from now on.
fn stricter(evening: &mut Evening, limit: impl FnOnce(&mut RelayHost)) {
    limit(&mut evening.world.relay);
    evening.world.crash_relay(DiskAfter::Same, 1_000);
    evening.world.pass(30_000);
}

/// W11: a person's share is used up by a file that somebody else was handed.
#[test]
fn a_file_beyond_a_persons_share_keeps_nobody_else_from_writing() {
    let mut evening = Evening::new(78);
    stricter(&mut evening, |relay| relay.limits.lanes_per_person = 8);
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let own = Some(insider.id());
    let (mut chains, mut records) = (Vec::new(), Vec::new());
    for _ in 0..9 {
        let mut pen = insider.pen(world);
        records.push(insider.write(world, &mut pen, Stream::Table(1), own, vec![vec![1]]));
        chains.push(pen.chain);
    }
    let bytes = file(world, chains, &records);
    evening.hand_in(bytes);
    let world = &mut evening.world;
    world.pass(10_000);
    world.decide(evening.facilitator, Decision::Close(Kind::Tables));
    world.pass(10_000);
    let anna = world.session(evening.anna).expect("it is open");
    assert!(anna.closed(Kind::Tables), "the close does not reach Anna");
}

/// W11: what comes after a record that the relay will never take is not offered again and again.
#[test]
fn after_a_refused_record_the_relay_is_left_in_peace() {
    let mut evening = Evening::new(79);
    stricter(&mut evening, |relay| relay.limits.record = 4 * 1024);
    let world = &mut evening.world;
    let own = world.document_of(evening.anna, false).expect("Anna sits");
    let (focus_point, aspect) = world.grid[0];
    let command = workshop::SheetCommand::AddContribution {
        id: ItemId([9; 16]),
        focus_point,
        aspect,
        text: "ord ".repeat(2_000),
        created: 1,
        imported: None,
    }
    .into();
    world.write(evening.anna, own, command, simulation::ledger::Deed::Other);
    world.pass(5_000);
    assert_eq!(world.status(evening.anna), Some(Status::Saved));
    let refused = world.relay.refused;
    world.add(evening.anna, false);
    world.pass(60_000);
    assert!(world.relay.refused - refused < 5, "{}", world.relay.refused);
    assert_eq!(world.status(evening.anna), Some(Status::Saved));
    world.add(evening.bo, false);
    world.pass(5_000);
    assert_eq!(world.status(evening.bo), Some(Status::Transferred));
}

/// T7: more lanes than an exclusion can name.
#[test]
fn who_has_too_many_lanes_to_name_is_excluded_all_the_same() {
    let mut world = World::new(77);
    let facilitator = world.create_workshop(60, Clock::default());
    world.pass(3_000);
    let anna = world.join(Role::Participant, Clock::default());
    world.pass(2_000);
    world.sit_down(anna, 1);
    world.pass(2_000);
    let insider = Insider::participant(&mut world);
    let own = Some(insider.id());
    let pen = insider.pen(&mut world);
    let socket = insider.greets(&mut world, &pen);
    world.pass(500);
    for _ in 0..44 {
        let mut pen = insider.pen(&mut world);
        let records: Vec<Vec<u8>> = (1..=60)
            .map(|table| {
                let stream = Stream::Table(table);
                let record = insider.write(&mut world, &mut pen, stream, own, vec![vec![1]]);
                record.bytes().to_vec()
            })
            .collect();
        world.stranger_says(socket, &offer(vec![pen.chain.clone()], &records));
        world.pass(200);
    }
    world.pass(120_000);
    let before = world.relay.store_records(world.workshop());
    assert!(before > protocol::limits::LANES_NAMED, "{before} records");
    let who = Excluded::Person(insider.id());
    world.decide(facilitator, Decision::Exclude(who));
    world.pass(5_000);
    let before = world.relay.store_records(world.workshop());
    let mut pen = insider.pen(&mut world);
    let record = insider.write(&mut world, &mut pen, Stream::Table(1), own, vec![vec![1]]);
    let more = offer(vec![pen.chain.clone()], &[record.bytes().to_vec()]);
    world.stranger_says(socket, &more);
    world.pass(3_000);
    assert_eq!(world.relay.store_records(world.workshop()), before);
    world.decide(facilitator, Decision::Close(Kind::Tables));
    world.pass(10_000);
    let anna = world.session(anna).expect("it is open");
    assert!(anna.closed(Kind::Tables), "the close does not reach Anna");
}

/// P7: a pack of rubbish, and a network that goes for a moment while a newcomer asks for the records
/// instead. Returns what the newcomer sees, and what there is.
fn newcomer_after(delay: u64) -> [Vec<String>; 2] {
    let mut evening = Evening::new(80);
    // Bo has packed his sheet.
    evening.world.close(evening.bo, true);
    evening.world.pass(1_000);
    evening.world.open(evening.bo);
    evening.world.pass(3_000);
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let own = Some(insider.id());
    let mut pen = insider.pen(world);
    let socket = insider.greets(world, &pen);
    world.pass(500);
    let record = insider.write(world, &mut pen, Stream::Table(1), own, vec![vec![1]]);
    let first = offer(vec![pen.chain.clone()], &[record.bytes().to_vec()]);
    world.stranger_says(socket, &first);
    world.pass(500);
    let (lane, number) = (pen.keys.id(), 1);
    let covered = vec![Covered { lane, number }];
    let pack = insider.rubbish_pack(world, &pen, Stream::Table(1), own, covered);
    world.stranger_says(socket, &small_pack(&pack));
    world.pass(500);
    let newcomer = world.join(Role::Participant, Clock::default());
    world.pass(3_000);
    world.sit_down(newcomer, 1);
    world.pass(delay);
    world.network_goes(newcomer.device, None);
    world.pass(5_000);
    world.network_comes(newcomer.device);
    world.pass(5_000);
    world.add(evening.bo, false);
    world.add(evening.anna, false);
    world.settle();
    let documents = [
        world.document_of(evening.bo, false).expect("Bo sits"),
        world.document_of(evening.anna, false).expect("Anna sits"),
        DocumentId::joint(1),
    ];
    [newcomer, evening.facilitator].map(|who| {
        let texts = documents.iter().map(|id| world.texts(who, id));
        texts.flatten().collect()
    })
}

#[test]
fn a_bad_pack_and_a_moment_without_network_hide_nothing() {
    for delay in (0..400).step_by(20) {
        let [seen, there] = newcomer_after(delay);
        assert_eq!(seen, there, "the network went after {delay} ms");
    }
}
