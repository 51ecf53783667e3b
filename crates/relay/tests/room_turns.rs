//! Turns: who asks for much waits for it, and others are served meanwhile.

mod support;

use protocol::*;
use relay::limits::Rate;
use relay::{ConnectionId, Limits};
use support::bench::{Bench, position};
use support::{Workshop, pack_frames};

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
