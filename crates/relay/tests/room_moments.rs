//! What is of the moment: who may say it where, and how much of it goes out.

mod support;

use protocol::*;
use relay::Limits;
use support::Workshop;
use support::bench::Bench;

#[test]
fn something_of_the_moment_goes_to_who_follows_and_is_not_stored_w10() {
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let mut bench = Bench::new(&workshop);
    let from = bench.follow(&writer, Stream::Table(1));
    let to = bench.follow(&reader, Stream::Table(1));
    let elsewhere = bench.follow(&reader, Stream::Table(2));
    let fleeting = writer.record(Stream::Table(1), None, RecordKind::Ephemeral, b"typing");
    let record = fleeting.bytes().to_vec();
    bench.say(
        from,
        ClientFrame::Ephemeral {
            record: record.clone(),
        },
    );
    let chains = vec![writer.chain.clone()];
    assert_eq!(
        bench.take(to),
        vec![
            RelayFrame::Chains { chains },
            RelayFrame::Ephemeral { record }
        ]
    );
    assert_eq!((bench.take(from), bench.take(elsewhere)), (vec![], vec![]));
    assert_eq!(bench.appends.len(), 0);
}

#[test]
fn nobody_speaks_of_the_moment_for_another_or_where_they_do_not_follow_w10() {
    let mut workshop = Workshop::new(1);
    let (mut writer, mut reader) = (workshop.participant(), workshop.participant());
    let mut bench = Bench::new(&workshop);
    let from = bench.follow(&writer, Stream::Table(1));
    let others = reader.record(Stream::Table(1), None, RecordKind::Ephemeral, b"me?");
    let elsewhere = writer.record(Stream::Table(2), None, RecordKind::Ephemeral, b"there");
    let lasting = writer.write(1, "to be offered");
    for record in [others, elsewhere, lasting] {
        let record = record.into_bytes();
        bench.say(from, ClientFrame::Ephemeral { record });
        assert_eq!(bench.refusal(from), Some((Refusal::NotAllowed, 0)));
    }
}

#[test]
fn too_much_of_the_moment_is_dropped_w10() {
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let mut bench = Bench::new(&workshop);
    let from = bench.follow(&writer, Stream::Table(1));
    let to = bench.follow(&reader, Stream::Table(1));
    for _ in 0..200 {
        let record = writer
            .record(Stream::Table(1), None, RecordKind::Ephemeral, b"typing")
            .into_bytes();
        bench.say(from, ClientFrame::Ephemeral { record });
    }
    let got = bench.take(to).len() - 1;
    assert_eq!(got, Limits::default().ephemerals.burst as usize);
}

#[test]
fn a_participant_speaks_of_the_moment_at_tables_only_w10() {
    let mut workshop = Workshop::new(1);
    let (mut participant, mut facilitator) = (workshop.participant(), workshop.facilitator());
    let mut bench = Bench::new(&workshop);
    let all = [
        Stream::Control,
        Stream::Plan,
        Stream::Outcome,
        Stream::Table(1),
    ];
    for device in [&mut participant, &mut facilitator] {
        let is_facilitator = device.access.facilitator().is_some();
        for stream in all {
            let from = bench.follow(device, stream);
            let fleeting = device.record(stream, None, RecordKind::Ephemeral, b"here");
            let record = fleeting.into_bytes();
            bench.say(from, ClientFrame::Ephemeral { record });
            let refused =
                (!is_facilitator && stream != Stream::Table(1)).then_some((Refusal::NotAllowed, 0));
            assert_eq!(bench.refusal(from), refused, "{stream:?}");
        }
    }
}

#[test]
fn many_devices_together_say_no_more_of_the_moment_than_a_stream_and_a_workshop_may_w10() {
    let slow = |burst| relay::limits::Rate {
        per_second: 1,
        burst,
    };
    let limits = Limits {
        ephemerals_in_stream: slow(20),
        ephemerals_in_workshop: slow(30),
        ..Limits::default()
    };
    let mut workshop = Workshop::new(1);
    let reader = workshop.facilitator();
    let mut bench = Bench::with_limits(&workshop, limits);
    let to = bench.enter(&reader);
    for table in 1..=3 {
        let stream = workshop.stream(Stream::Table(table));
        bench.subscribe(to, stream, None, false);
    }
    let mut got = Vec::new();
    for table in [1, 1, 2, 2, 3] {
        let mut writer = workshop.participant();
        let from = bench.follow(&writer, Stream::Table(table));
        bench.take(to);
        for _ in 0..15 {
            let fleeting =
                writer.record(Stream::Table(table), None, RecordKind::Ephemeral, b"typing");
            let record = fleeting.into_bytes();
            bench.say(from, ClientFrame::Ephemeral { record });
        }
        let frames = bench.take(to);
        let fleeting = frames
            .iter()
            .filter(|frame| matches!(frame, RelayFrame::Ephemeral { .. }));
        got.push(fleeting.count());
    }
    assert_eq!(got, vec![15, 5, 10, 0, 0]);
}
