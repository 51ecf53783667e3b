//! Whose records a room takes, and where. Names end in the rule of SPEC.md that they show.

mod support;

use protocol::control::{Excluded, StreamReach};
use protocol::*;
use relay::Limits;
use support::bench::Bench;
use support::{Device, Workshop, offer};

fn refused(bench: &mut Bench, device: &Device, record: &Record) -> Option<(Refusal, u64)> {
    let connection = bench.enter(device);
    bench.take(connection);
    bench.offer(connection, &[record]);
    bench.refusal(connection)
}

#[test]
fn a_record_of_another_workshop_is_refused_w5() {
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
fn a_lane_that_nobody_vouched_for_is_unknown_w5() {
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
fn a_chain_that_another_charter_vouches_for_makes_no_lane_known_c3() {
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
fn a_record_that_its_lane_did_not_sign_is_refused_w5() {
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
fn participants_write_neither_plan_nor_control_nor_synthesis_nor_outcome_s2() {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut bench = Bench::new(&workshop);
    for stream in [Stream::Plan, Stream::Synthesis(0), Stream::Outcome] {
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
fn nobody_writes_in_anothers_sheet_s2() {
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
fn facilitators_do_not_write_in_the_joint_sheet_s2() {
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
fn facilitators_write_the_plan_and_ballots_are_their_owners_s2() {
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
fn what_does_not_fit_the_class_of_its_stream_is_no_record_r4() {
    let mut workshop = Workshop::new(1);
    let mut facilitator = workshop.facilitator();
    let plan = facilitator.record(Stream::Plan, None, RecordKind::Changes, b"plan");
    let close = facilitator.decide(1, ControlAction::Close(Kind::Tables));
    let cases = [
        (&plan, Stream::Plan, StreamClass::Control as u8),
        (&plan, Stream::Plan, 0),
        (&plan, Stream::Plan, 9),
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
fn something_of_the_moment_is_not_kept_w10() {
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
fn a_public_control_record_must_be_one_that_the_relay_can_act_on_t11() {
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
fn who_is_excluded_is_excluded_from_a_number_on_and_stays_so_after_a_restart_t5() {
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
fn an_excluded_lane_does_not_exclude_its_person_t5() {
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

/// Devices hold no decision back, and so must not be handed what was decided after the exclusion.
#[test]
fn an_excluded_facilitator_decides_as_far_as_a_number_t12() {
    let mut workshop = Workshop::new(1);
    let (mut facilitator, mut excluded) = (workshop.facilitator(), workshop.facilitator());
    let mut bench = Bench::new(&workshop);
    let run = || ControlAction::Message(None);
    let before = excluded.decide(1, run());
    assert_eq!(refused(&mut bench, &excluded, &before), None);
    let action = ControlAction::Exclude {
        who: Excluded::Person(excluded.person.id()),
        streams: vec![StreamReach {
            stream: workshop.stream(Stream::Control),
            lanes: vec![Covered {
                lane: excluded.lane.id(),
                number: 1,
            }],
        }],
    };
    let word = facilitator.decide(2, action);
    assert_eq!(refused(&mut bench, &facilitator, &word), None);
    let after = excluded.decide(3, run());
    assert_eq!(
        refused(&mut bench, &excluded, &after),
        Some((Refusal::Excluded, 1))
    );
    let others = facilitator.decide(3, run());
    assert_eq!(refused(&mut bench, &facilitator, &others), None);
}

#[test]
fn nobody_can_claim_anothers_lane_before_it_is_known_c4() {
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
