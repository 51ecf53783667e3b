//! How much a room takes from whom.

mod support;

use protocol::*;
use relay::Limits;
use relay::limits::Rate;
use support::bench::Bench;
use support::{Device, Workshop, offer};

fn say(bench: &mut Bench, device: &mut Device, stream: Stream) -> Option<(Refusal, u64)> {
    let connection = bench.enter(device);
    bench.take(connection);
    let owner = match stream {
        Stream::Table(_) => Some(device.person.id()),
        _ => None,
    };
    let record = device.record(stream, owner, RecordKind::Changes, &[1; 3_000]);
    bench.offer(connection, &[&record]);
    bench.refusal(connection)
}

#[test]
fn half_of_the_space_is_kept_for_facilitators_and_persons_already_known_w11() {
    let mut workshop = Workshop::new(1);
    let limits = Limits {
        workshop: 64 * 1024,
        ..Limits::default()
    };
    let mut bench = Bench::with_limits(&workshop, limits);
    let mut known = workshop.participant();
    while say(&mut bench, &mut known, Stream::Table(1)).is_none() {
        let used: usize = bench
            .store
            .records(workshop.id)
            .iter()
            .map(|record| record.bytes.len())
            .sum();
        if used > 33 * 1024 {
            break;
        }
    }
    let mut newcomer = workshop.participant();
    assert_eq!(
        say(&mut bench, &mut newcomer, Stream::Table(1)),
        Some((Refusal::Full, 0))
    );
    assert_eq!(say(&mut bench, &mut known, Stream::Table(2)), None);
    let mut second = workshop.second_device(&known);
    assert_eq!(say(&mut bench, &mut second, Stream::Table(1)), None);
    let mut facilitator = workshop.facilitator();
    assert_eq!(say(&mut bench, &mut facilitator, Stream::Plan), None);
}

#[test]
fn the_last_of_the_space_is_kept_for_facilitators_w11() {
    let mut workshop = Workshop::new(1);
    let limits = Limits {
        workshop: 128 * 1024,
        ..Limits::default()
    };
    let mut bench = Bench::with_limits(&workshop, limits.clone());
    let mut known = workshop.participant();
    let refusal = loop {
        if let Some((refusal, _)) = say(&mut bench, &mut known, Stream::Table(1)) {
            break refusal;
        }
    };
    assert_eq!(refusal, Refusal::Full);
    let mut facilitator = workshop.facilitator();
    assert_eq!(say(&mut bench, &mut facilitator, Stream::Plan), None);
    // And so it is after a restart.
    let mut again = Bench::on(bench.store.clone(), &workshop, limits);
    let record = known.clone().write(3, &"x".repeat(3_000));
    let from = again.enter(&known);
    again.take(from);
    again.offer(from, &[&record]);
    assert_eq!(again.refusal(from), Some((Refusal::Full, 0)));
}

#[test]
fn one_participant_does_not_fill_the_workshop_w11() {
    let mut workshop = Workshop::new(1);
    let limits = Limits {
        person: 10_000,
        ..Limits::default()
    };
    let mut bench = Bench::with_limits(&workshop, limits);
    let mut greedy = workshop.participant();
    let taken = (0..10)
        .take_while(|_| say(&mut bench, &mut greedy, Stream::Table(1)).is_none())
        .count();
    assert_eq!(taken, 2);
    let mut other = workshop.participant();
    assert_eq!(say(&mut bench, &mut other, Stream::Table(1)), None);
}

#[test]
fn a_person_has_so_many_lanes_and_a_workshop_so_many_persons_w11() {
    let mut workshop = Workshop::new(1);
    let limits = Limits {
        lanes_per_person: 2,
        persons: 2,
        ..Limits::default()
    };
    let mut bench = Bench::with_limits(&workshop, limits);
    let mut first = workshop.participant();
    let mut second = workshop.second_device(&first);
    let mut third = workshop.second_device(&first);
    assert_eq!(say(&mut bench, &mut first, Stream::Table(1)), None);
    assert_eq!(say(&mut bench, &mut second, Stream::Table(1)), None);
    let full = Some((Refusal::Full, 0));
    assert_eq!(say(&mut bench, &mut third, Stream::Table(1)), full);
    let (mut one, mut two) = (workshop.participant(), workshop.participant());
    assert_eq!(say(&mut bench, &mut one, Stream::Table(1)), None);
    assert_eq!(say(&mut bench, &mut two, Stream::Table(1)), full);
    let mut facilitator = workshop.facilitator();
    assert_eq!(say(&mut bench, &mut facilitator, Stream::Plan), None);
}

/// A lane ends with its tab, and whoever plans for weeks opens many.
#[test]
fn the_hundredth_tab_of_a_person_is_heard_w11() {
    let mut workshop = Workshop::new(1);
    let mut bench = Bench::new(&workshop);
    let facilitator = workshop.facilitator();
    for tab in 0..100 {
        let mut tab_of_theirs = workshop.second_device(&facilitator);
        assert_eq!(
            say(&mut bench, &mut tab_of_theirs, Stream::Plan),
            None,
            "{tab}"
        );
    }
}

#[test]
fn a_device_that_comes_back_with_two_thousand_records_is_not_slowed_w11() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&writer);
    bench.offer(from, &[&writer.write(1, "before")]);
    bench.take(from);
    bench.now += 3_600_000;
    let rows: Vec<Record> = (0..2_000)
        .map(|n| writer.write(1, &n.to_string()))
        .collect();
    for row in &rows {
        bench.say(from, offer(&[], &[row]));
    }
    bench.commit();
    assert_eq!(bench.accepted(from).len(), 2_000);
    assert_eq!(bench.pauses, vec![]);
}

#[test]
fn a_device_that_goes_on_and_on_is_read_more_slowly_and_refused_nothing_w11() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let limits = Limits {
        frames: Rate {
            per_second: 10,
            burst: 5,
        },
        ..Limits::default()
    };
    let mut bench = Bench::with_limits(&workshop, limits);
    let from = bench.enter(&writer);
    bench.now += 1_000;
    let rows: Vec<Record> = (0..7).map(|n| writer.write(1, &n.to_string())).collect();
    for row in &rows {
        bench.say(from, offer(&[], &[row]));
    }
    bench.commit();
    assert_eq!(bench.accepted(from).len(), 7);
    assert_eq!(bench.pauses, vec![(from, 100), (from, 200)]);
    // Hanging up gives no new burst.
    bench.room.disconnect(from);
    let again = bench.enter(&writer);
    bench.say(again, ClientFrame::Ping);
    assert_eq!(bench.pauses.last(), Some(&(again, 300)));
    bench.now += 1_000;
    bench.say(again, ClientFrame::Ping);
    assert_eq!(bench.pauses.len(), 3);
}

/// Checking signatures is what costs a room most; chains that hold cost their bytes, as when all is
/// brought back to a relay that lost its disk.
#[test]
fn who_has_signatures_checked_in_vain_is_read_more_slowly_w11() {
    let mut workshop = Workshop::new(1);
    let sound: Vec<Chain> = (0..512).map(|_| workshop.participant().chain).collect();
    let bent: Vec<Chain> = sound
        .iter()
        .map(|chain| {
            let mut bytes = chain.to_bytes();
            let last = bytes.len() - 40;
            bytes[last] ^= 1;
            Chain::from_bytes(&bytes).expect("a chain")
        })
        .collect();
    let writer = workshop.participant();
    let pauses = |chains: &[Chain]| {
        let mut bench = Bench::new(&workshop);
        let from = bench.enter(&writer);
        for _ in 0..5 {
            bench.say(from, offer(&chains.iter().collect::<Vec<_>>(), &[]));
        }
        bench.pauses.len()
    };
    assert_eq!(pauses(&sound), 0);
    assert!(pauses(&bent) > 0);
}
