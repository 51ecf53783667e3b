//! Which records a room takes, and what it answers. Names end in the rule of SPEC.md that they show.

mod support;

use protocol::*;
use relay::{Limits, Room};
use support::bench::{Bench, records};
use support::{Device, Workshop, offer};

fn refused(bench: &mut Bench, device: &Device, record: &Record) -> Option<(Refusal, u64)> {
    let connection = bench.enter(device);
    bench.take(connection);
    bench.offer(connection, &[record]);
    bench.refusal(connection)
}

#[test]
fn a_record_is_acknowledged_and_handed_out_only_after_commit_w8() {
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&writer);
    let to = bench.follow(&reader, Stream::Table(1));
    bench.take(from);

    let record = writer.write(1, "first");
    bench.say(from, offer(&[&writer.chain], &[&record]));
    assert_eq!(bench.take(from), vec![]);
    assert_eq!(bench.take(to), vec![]);

    bench.commit();
    let answers = bench.take(from);
    let [
        RelayFrame::Accepted {
            lane,
            number,
            hash,
            cursor,
            ..
        },
    ] = answers.as_slice()
    else {
        panic!("one acknowledgement, not {answers:?}");
    };
    assert_eq!(
        (*lane, *number, *hash),
        (writer.lane.id(), 1, record.hash())
    );
    let got = bench.take(to);
    assert!(
        matches!(&got[0], RelayFrame::Chains { chains } if chains == &vec![writer.chain.clone()])
    );
    assert_eq!(records(&got), vec![(cursor.seq, record.hash())]);
}

#[test]
fn what_is_offered_in_a_row_is_taken_in_one_batch_w8() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&writer);
    let rows: Vec<Record> = (0..5).map(|n| writer.write(1, &n.to_string())).collect();
    bench.say(from, offer(&[&writer.chain], &[&rows[0]]));
    for row in &rows[1..] {
        bench.say(from, offer(&[], &[row]));
    }
    assert_eq!(bench.appends.len(), 1, "one batch is under way at a time");
    bench.commit();
    assert_eq!(bench.accepted(from), vec![1, 2, 3, 4, 5]);
    assert_eq!(bench.store.records(workshop.id).len(), 5);
}

#[test]
fn the_same_record_again_is_accepted_again_with_its_place_w6() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&writer);
    let record = writer.write(1, "once");
    bench.take(from);
    bench.offer(from, &[&record]);
    let first = bench.take(from);
    bench.offer(from, &[&record]);
    assert_eq!(bench.take(from), first);
    assert_eq!(bench.store.records(workshop.id).len(), 1);
}

#[test]
fn the_same_record_again_before_commit_is_acknowledged_after_it_w8() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let bearer = workshop.facilitator();
    let mut bench = Bench::new(&workshop);
    let (from, other) = (bench.enter(&writer), bench.enter(&bearer));
    bench.take(other);
    let record = writer.write(1, "once");
    let frame = offer(&[&writer.chain], &[&record]);
    bench.say(from, frame.clone());
    bench.say(other, frame);
    assert_eq!(bench.take(other), vec![]);
    bench.commit();
    assert_eq!(bench.accepted(from), vec![1]);
    assert_eq!(bench.accepted(other), vec![1]);
    assert_eq!(bench.store.records(workshop.id).len(), 1);
}

#[test]
fn another_record_under_a_number_that_is_taken_is_a_conflict_w6() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut clone = writer.clone();
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&writer);
    bench.offer(from, &[&writer.clone().write(1, "stands")]);
    let first = writer.write(1, "stands");
    bench.take(from);
    // Sealed with the same randomness it is the same record; the clone's is another.
    bench.offer(from, &[&first]);
    assert_eq!(bench.accepted(from), vec![1]);
    let other = clone.write(1, "another");
    assert_eq!(
        refused(&mut bench, &clone, &other),
        Some((Refusal::Conflict, 1))
    );
}

#[test]
fn another_record_under_a_number_that_is_on_its_way_is_a_conflict_w6() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut clone = writer.clone();
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&writer);
    bench.take(from);
    bench.say(from, offer(&[], &[&writer.write(1, "stands")]));
    bench.say(from, offer(&[], &[&clone.write(1, "another")]));
    assert_eq!(bench.refusal(from), Some((Refusal::Conflict, 1)));
}

#[test]
fn a_record_that_follows_another_than_the_one_here_is_a_conflict_r2() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut clone = writer.clone();
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&writer);
    bench.offer(from, &[&writer.write(1, "stands")]);
    clone.write(1, "never came here");
    let second = clone.write(1, "follows what never came here");
    assert_eq!(
        refused(&mut bench, &clone, &second),
        Some((Refusal::Conflict, 1))
    );
}

#[test]
fn a_number_that_leaves_others_out_is_a_gap_and_says_how_far_the_lane_reaches_w6() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut bench = Bench::new(&workshop);
    let rows: Vec<Record> = (0..4).map(|n| writer.write(1, &n.to_string())).collect();
    assert_eq!(
        refused(&mut bench, &writer, &rows[1]),
        Some((Refusal::Gap, 0))
    );
    let from = bench.enter(&writer);
    bench.offer(from, &[&rows[0], &rows[1]]);
    assert_eq!(
        refused(&mut bench, &writer, &rows[3]),
        Some((Refusal::Gap, 2))
    );
}

#[test]
fn numbers_run_apart_in_each_stream_r2() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&writer);
    let rows = [
        writer.write(1, "a"),
        writer.write(2, "b"),
        writer.write(1, "c"),
    ];
    bench.offer(from, &rows.iter().collect::<Vec<_>>());
    assert_eq!(bench.accepted(from), vec![1, 1, 2]);
}

#[test]
fn what_is_no_record_is_refused_by_its_hash_w5() {
    let mut workshop = Workshop::new(1);
    let writer = workshop.participant();
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&writer);
    bench.take(from);
    for bytes in [vec![], vec![0xff; 100], vec![0x9f; 100]] {
        bench.say(
            from,
            ClientFrame::Offer {
                chains: vec![],
                records: vec![bytes.into()],
            },
        );
        assert_eq!(bench.refusal(from), Some((Refusal::Malformed, 0)));
    }
}

#[test]
fn a_record_larger_than_the_relay_takes_is_refused_w5() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let limits = Limits {
        record: 1_000,
        ..Limits::default()
    };
    let mut bench = Bench::with_limits(&workshop, limits);
    let large = writer.write(1, &"x".repeat(1_000));
    assert_eq!(
        refused(&mut bench, &writer, &large),
        Some((Refusal::TooLarge, 0))
    );
}

#[test]
fn what_could_not_be_stored_is_refused_and_can_be_offered_again_w8() {
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&writer);
    let to = bench.follow(&reader, Stream::Table(1));
    bench.take(from);
    let (one, two) = (writer.write(1, "one"), writer.write(1, "two"));
    bench.say(from, offer(&[], &[&one]));
    bench.say(from, offer(&[], &[&two]));
    bench.fail();
    let answers = bench.take(from);
    assert_eq!(
        answers,
        [&one, &two].map(|record| RelayFrame::Refused {
            hash: record.hash(),
            reason: Refusal::Storage,
            have: 0,
        })
    );
    assert_eq!(bench.take(to), vec![]);
    bench.offer(from, &[&one, &two]);
    assert_eq!(bench.accepted(from), vec![1, 2]);
    assert_eq!(records(&bench.take(to)).len(), 2);
}

#[test]
fn a_room_whose_store_lost_its_log_sends_everybody_away_w8() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&writer);
    let empty = bench.store.clone();
    bench.offer(from, &[&writer.write(1, "one")]);
    bench.say(from, offer(&[], &[&writer.write(1, "two")]));
    bench.store = empty;
    bench.fail();
    assert_eq!(bench.closed, vec![(from, Goodbye::Stopping)]);
    assert!(bench.room.is_broken());
}

#[test]
fn a_room_opens_where_its_store_stands_w8() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&writer);
    let (one, two) = (writer.write(1, "one"), writer.write(1, "two"));
    bench.offer(from, &[&one]);
    // A crash after append and before anybody was told.
    bench.say(from, offer(&[], &[&two]));
    let (_, batch) = bench.appends.pop_front().expect("under way");
    relay::LogStore::append(&bench.store, &[batch]).expect("in order");
    let mut again = Bench::on(bench.store.clone(), &workshop, Limits::default());
    let from = again.enter(&writer);
    again.take(from);
    again.offer(from, &[&one, &two]);
    assert_eq!(again.accepted(from), vec![1, 2]);
    assert_eq!(again.store.records(workshop.id).len(), 2);
    assert!(
        Room::open(&again.store, Workshop::new(2).id, Limits::default())
            .is_ok_and(|room| room.is_none())
    );
}
