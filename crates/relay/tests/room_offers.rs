//! Which records a room takes, and what it answers. The rules are those of the protocol, [W6].

mod support;

use protocol::control::{Excluded, StreamReach};
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
fn a_record_is_acknowledged_and_handed_out_only_after_commit() {
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
fn what_is_offered_in_a_row_is_taken_in_one_batch() {
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
fn the_same_record_again_is_accepted_again_with_its_place() {
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
fn the_same_record_again_before_commit_is_acknowledged_after_it() {
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
fn another_record_under_a_number_that_is_taken_is_a_conflict() {
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
fn another_record_under_a_number_that_is_on_its_way_is_a_conflict() {
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
fn a_record_that_follows_another_than_the_one_here_is_a_conflict() {
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
fn a_number_that_leaves_others_out_is_a_gap_and_says_how_far_the_lane_reaches() {
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
fn numbers_run_apart_in_each_stream() {
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
fn a_record_of_another_workshop_is_refused() {
    let mut workshop = Workshop::new(1);
    let mut other = Workshop::new(2);
    let member = workshop.participant();
    let stranger = other.participant().write(1, "elsewhere");
    let mut bench = Bench::new(&workshop);
    assert_eq!(
        refused(&mut bench, &member, &stranger),
        Some((Refusal::OtherWorkshop, 0))
    );
}

#[test]
fn a_lane_that_nobody_vouched_for_is_unknown() {
    let mut workshop = Workshop::new(1);
    let (member, mut unknown) = (workshop.participant(), workshop.participant());
    let record = unknown.write(1, "who?");
    let mut bench = Bench::new(&workshop);
    assert_eq!(
        refused(&mut bench, &member, &record),
        Some((Refusal::UnknownLane, 0))
    );
}

#[test]
fn a_chain_that_another_charter_vouches_for_makes_no_lane_known() {
    let mut workshop = Workshop::new(1);
    let mut other = Workshop::new(2);
    let member = workshop.participant();
    let mut stranger = other.participant();
    let stream = workshop.stream(Stream::Table(1));
    let header = Header::next(
        workshop.id,
        stream,
        Some(stranger.person.id()),
        stranger.lane.id(),
        (0, [0; 16]),
        RecordKind::Changes,
    );
    let record = stranger.seal(Stream::Table(1), header, b"");
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&member);
    bench.take(from);
    bench.say(from, offer(&[&stranger.chain], &[&record]));
    bench.commit();
    assert_eq!(bench.refusal(from), Some((Refusal::UnknownLane, 0)));
}

#[test]
fn a_record_that_its_lane_did_not_sign_is_refused() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&writer);
    bench.take(from);
    let mut bytes = writer.write(1, "true").into_bytes();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    bench.say(
        from,
        ClientFrame::Offer {
            chains: vec![],
            records: vec![bytes.into()],
        },
    );
    assert_eq!(bench.refusal(from), Some((Refusal::Signature, 0)));
}

#[test]
fn what_is_no_record_is_refused_by_its_hash() {
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
fn a_record_larger_than_the_relay_takes_is_refused() {
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
fn participants_write_neither_plan_nor_control_nor_synthesis_nor_outcome() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut bench = Bench::new(&workshop);
    for stream in [Stream::Plan, Stream::Synthesis, Stream::Outcome] {
        let record = writer.record(stream, None, RecordKind::Changes, b"mine now");
        assert_eq!(
            refused(&mut bench, &writer, &record),
            Some((Refusal::NotAllowed, 0)),
            "{stream:?}"
        );
    }
    let close = writer.decide(1, ControlAction::Close(Kind::Tables));
    assert_eq!(
        refused(&mut bench, &writer, &close),
        Some((Refusal::NotAllowed, 0))
    );
}

#[test]
fn nobody_writes_in_anothers_sheet() {
    let mut workshop = Workshop::new(1);
    let (mut writer, victim) = (workshop.participant(), workshop.participant());
    let mut facilitator = workshop.facilitator();
    let mut bench = Bench::new(&workshop);
    let owner = Some(victim.person.id());
    for device in [&mut writer, &mut facilitator] {
        let record = device.record(Stream::Table(1), owner, RecordKind::Changes, b"yours");
        assert_eq!(
            refused(&mut bench, device, &record),
            Some((Refusal::NotAllowed, 0))
        );
    }
}

#[test]
fn facilitators_do_not_write_in_the_joint_sheet() {
    let mut workshop = Workshop::new(1);
    let mut facilitator = workshop.facilitator();
    let mut bench = Bench::new(&workshop);
    let record = facilitator.write_jointly(1, "corrected");
    assert_eq!(
        refused(&mut bench, &facilitator, &record),
        Some((Refusal::NotAllowed, 0))
    );
}

#[test]
fn facilitators_write_the_plan_and_ballots_are_their_owners() {
    let mut workshop = Workshop::new(1);
    let (mut facilitator, mut participant) = (workshop.facilitator(), workshop.participant());
    let mut bench = Bench::new(&workshop);
    let plan = facilitator.record(Stream::Plan, None, RecordKind::Changes, b"plan");
    let own = Some(participant.person.id());
    let ballot = participant.record(Stream::Ballots, own, RecordKind::Changes, b"ballot");
    let shared = participant
        .clone()
        .record(Stream::Ballots, None, RecordKind::Changes, b"all");
    assert_eq!(refused(&mut bench, &facilitator, &plan), None);
    assert_eq!(
        refused(&mut bench, &participant, &shared),
        Some((Refusal::NotAllowed, 0))
    );
    assert_eq!(refused(&mut bench, &participant, &ballot), None);
    assert_eq!(bench.store.records(workshop.id).len(), 2);
}

#[test]
fn what_does_not_fit_the_class_of_its_stream_is_no_record() {
    let mut workshop = Workshop::new(1);
    let mut facilitator = workshop.facilitator();
    let plan = facilitator.record(Stream::Plan, None, RecordKind::Changes, b"plan");
    let close = facilitator.decide(1, ControlAction::Close(Kind::Tables));
    let cases = [
        (&plan, Stream::Plan, StreamClass::Control as u8),
        (&plan, Stream::Plan, 0),
        (&plan, Stream::Plan, 7),
        (&close, Stream::Control, StreamClass::Plan as u8),
        (&close, Stream::Control, StreamClass::Table as u8),
    ];
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&facilitator);
    bench.take(from);
    for (record, stream, class) in cases {
        let name = workshop.stream(stream).0;
        let mut bytes = record.bytes().to_vec();
        let at = bytes
            .windows(16)
            .position(|window| window == name)
            .expect("the stream is in the header");
        bytes[at] = class;
        let frame = ClientFrame::Offer {
            chains: vec![],
            records: vec![bytes.into()],
        };
        bench.say(from, frame);
        assert_eq!(bench.refusal(from), Some((Refusal::Malformed, 0)));
    }
}

#[test]
fn something_of_the_moment_is_not_kept() {
    let mut workshop = Workshop::new(1);
    let mut facilitator = workshop.facilitator();
    let mut bench = Bench::new(&workshop);
    let fleeting = facilitator.record(Stream::Plan, None, RecordKind::Ephemeral, b"");
    assert_eq!(
        refused(&mut bench, &facilitator, &fleeting),
        Some((Refusal::NotAllowed, 0))
    );
}

#[test]
fn a_public_control_record_must_be_one_that_the_relay_can_act_on() {
    let mut workshop = Workshop::new(1);
    let mut facilitator = workshop.facilitator();
    let mut bench = Bench::new(&workshop);
    let garbage =
        facilitator
            .clone()
            .record(Stream::Control, None, RecordKind::PublicControl, b"!");
    let close = Control {
        counter: 1,
        at: 0,
        action: ControlAction::Close(Kind::Tables),
    };
    let in_the_clear = facilitator.record(
        Stream::Control,
        None,
        RecordKind::PublicControl,
        &close.to_bytes(),
    );
    for record in [garbage, in_the_clear] {
        assert_eq!(
            refused(&mut bench, &facilitator, &record),
            Some((Refusal::Malformed, 0))
        );
    }
}

fn exclude(workshop: &Workshop, who: Excluded, lanes: &[(LaneId, u64)]) -> ControlAction {
    let lanes = lanes
        .iter()
        .map(|(lane, number)| Covered {
            lane: *lane,
            number: *number,
        })
        .collect();
    ControlAction::Exclude {
        who,
        streams: vec![StreamReach {
            stream: workshop.stream(Stream::Table(1)),
            lanes,
        }],
    }
}

#[test]
fn who_is_excluded_is_excluded_from_a_number_on_and_stays_so_after_a_restart() {
    let mut workshop = Workshop::new(1);
    let (mut facilitator, mut writer) = (workshop.facilitator(), workshop.participant());
    let mut bench = Bench::new(&workshop);
    let rows: Vec<Record> = (0..3).map(|n| writer.write(1, &n.to_string())).collect();
    let action = exclude(
        &workshop,
        Excluded::Person(writer.person.id()),
        &[(writer.lane.id(), 2)],
    );
    let word = facilitator.decide(1, action);
    let from = bench.enter(&facilitator);
    // In one batch: it holds for what is offered after it, before it is on disk.
    bench.say(from, offer(&[&facilitator.chain], &[&word]));
    let sender = bench.enter(&writer);
    bench.take(sender);
    bench.say(sender, offer(&[], &[&rows[0], &rows[1], &rows[2]]));
    assert_eq!(bench.refusal(sender), Some((Refusal::Excluded, 2)));
    bench.commit();
    assert_eq!(bench.accepted(sender), vec![1, 2]);

    let elsewhere = writer.write(2, "another table");
    assert_eq!(
        refused(&mut bench, &writer, &elsewhere),
        Some((Refusal::Excluded, 0))
    );
    let mut again = Bench::on(bench.store.clone(), &workshop, Limits::default());
    assert_eq!(
        refused(&mut again, &writer, &rows[2]),
        Some((Refusal::Excluded, 2))
    );
}

#[test]
fn an_excluded_lane_does_not_exclude_its_person() {
    let mut workshop = Workshop::new(1);
    let (mut facilitator, mut stolen) = (workshop.facilitator(), workshop.participant());
    let mut kept = workshop.second_device(&stolen);
    let mut bench = Bench::new(&workshop);
    let action = exclude(&workshop, Excluded::Lane(stolen.lane.id()), &[]);
    let from = bench.enter(&facilitator);
    bench.offer(from, &[&facilitator.decide(1, action)]);
    let record = stolen.write(1, "thief");
    assert_eq!(
        refused(&mut bench, &stolen, &record),
        Some((Refusal::Excluded, 0))
    );
    let record = kept.write(1, "person");
    assert_eq!(refused(&mut bench, &kept, &record), None);
}

#[test]
fn nobody_can_claim_anothers_lane_before_it_is_known() {
    let mut workshop = Workshop::new(1);
    let (mut victim, thief) = (workshop.participant(), workshop.participant());
    // The thief's person signs for the victim's lane; the lane has signed for the victim only.
    let mut frame = offer(&[&thief.chain], &[]).to_bytes();
    let lane = thief.lane.id().0;
    let at = frame
        .windows(32)
        .position(|window| window == lane)
        .expect("the lane is in its chain");
    frame[at..at + 32].copy_from_slice(&victim.lane.id().0);
    let claim = ClientFrame::from_bytes(&frame).expect("still a frame");
    let mut bench = Bench::new(&workshop);
    let from = bench.enter(&thief);
    bench.say(from, claim);
    let record = victim.write(1, "mine");
    let mine = bench.enter(&victim);
    bench.offer(mine, &[&record]);
    assert_eq!(bench.accepted(mine), vec![1]);
}

#[test]
fn what_could_not_be_stored_is_refused_and_can_be_offered_again() {
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
fn a_room_whose_store_lost_its_log_sends_everybody_away() {
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
fn a_room_opens_where_its_store_stands() {
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
