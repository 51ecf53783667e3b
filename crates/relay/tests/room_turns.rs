//! Turns: who asks for much waits for it, and others are served meanwhile.

mod support;

use protocol::*;
use relay::limits::Rate;
use relay::{ConnectionId, Limits};
use support::bench::{Bench, position};
use support::{Device, Workshop, pack_frames};

/// A room in which everything at table 1, 3,000 records, is in a pack; and somebody who comes.
fn covered(limits: Limits) -> (Workshop, Bench, ConnectionId) {
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let mut bench = Bench::with_limits(&workshop, limits);
    let from = bench.enter(&writer);
    for part in 0..6 {
        let rows: Vec<Record> = (0..500)
            .map(|n| writer.write(1, &format!("{part} {n}")))
            .collect();
        bench.offer(from, &rows.iter().collect::<Vec<_>>());
    }
    let (owner, lane) = (Some(writer.person.id()), writer.lane.id());
    let pack = writer.pack(Stream::Table(1), owner, &[(lane, 3_000)], b"all of it");
    for frame in pack_frames(&pack) {
        bench.say(from, frame);
    }
    bench.commit();
    let to = bench.enter(&reader);
    bench.take(to);
    (workshop, bench, to)
}

#[test]
fn passing_over_what_a_pack_covers_waits_its_turn_w11() {
    let limits = Limits {
        window: 256 * 1_000,
        ..Limits::default()
    };
    let (workshop, mut bench, to) = covered(limits);
    let stream = workshop.stream(Stream::Table(1));
    bench.subscribe(to, stream, None, true);
    let mut turns = 1;
    while let Some(waits) = bench.waits.pop() {
        assert_eq!(
            position(&bench.take(waits)),
            None,
            "it has looked at a third"
        );
        let effects = bench.room.drained(waits, &bench.store);
        bench.obey(effects);
        turns += 1;
    }
    assert_eq!(turns, 4);
    let place = position(&bench.take(to)).flatten();
    assert_eq!(place.map(|cursor| cursor.seq), Some(3_000));
}

#[test]
fn passing_over_again_and_again_is_paid_for_w11() {
    let limits = Limits {
        bytes: Rate {
            per_second: 1_000_000,
            burst: 10_000_000,
        },
        ..Limits::default()
    };
    let (workshop, mut bench, to) = covered(limits);
    let stream = workshop.stream(Stream::Table(1));
    for _ in 0..20 {
        bench.subscribe(to, stream, None, true);
        bench.drain();
    }
    let longest = bench.pauses.iter().map(|(_, ms)| *ms).max();
    assert!(longest > Some(1_000), "{longest:?} ms");
    assert!(bench.pauses.iter().all(|(who, _)| *who == to));
}

/// What somebody may send before the room slows them down, in frames.
fn burst(bench: &mut Bench, device: &Device) -> usize {
    let from = bench.enter(device);
    bench.pauses.clear();
    let mut sent = 0;
    while bench.pauses.is_empty() {
        bench.say(from, ClientFrame::Ping);
        sent += 1;
    }
    sent - 1
}

#[test]
fn another_device_gives_a_person_no_other_burst_w11() {
    let mut workshop = Workshop::new(1);
    let device = workshop.participant();
    let mut bench = Bench::new(&workshop);
    assert!(burst(&mut bench, &device) > 100);
    for _ in 0..50 {
        let another = workshop.second_device(&device);
        assert_eq!(burst(&mut bench, &another), 0);
    }
}

#[test]
fn new_persons_begin_with_part_of_a_burst_and_many_with_none_w11() {
    let limits = Limits {
        frames: Rate {
            per_second: 1,
            burst: 400,
        },
        newcomers: Rate {
            per_second: 1,
            burst: 3,
        },
        ..Limits::default()
    };
    let mut workshop = Workshop::new(1);
    let mut known = workshop.participant();
    let mut bench = Bench::with_limits(&workshop, limits.clone());
    let from = bench.enter(&known);
    bench.offer(from, &[&known.write(1, "known from here on")]);
    let mut bench = Bench::on(bench.store, &workshop, limits);
    let newcomers: Vec<Device> = (0..5).map(|_| workshop.participant()).collect();
    let bursts = newcomers.iter().map(|device| burst(&mut bench, device));
    assert_eq!(bursts.collect::<Vec<_>>(), vec![100, 100, 100, 0, 0]);
    assert_eq!(burst(&mut bench, &known), 400);
}
