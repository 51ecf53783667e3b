//! What a room sends to whom, and in which order. Names end in the rule of SPEC.md that they show.

mod support;

use protocol::*;
use relay::Limits;
use support::bench::{Bench, position, records};
use support::{Device, Workshop, offer};

/// A room in which `count` records were written at table 1.
fn written(workshop: &Workshop, writer: &mut Device, count: usize, limits: Limits) -> Bench {
    let mut bench = Bench::with_limits(workshop, limits);
    let from = bench.enter(writer);
    let rows: Vec<Record> = (0..count)
        .map(|n| writer.write(1, &n.to_string()))
        .collect();
    bench.offer(from, &rows.iter().collect::<Vec<_>>());
    bench
}

fn seqs(frames: &[RelayFrame]) -> Vec<u64> {
    records(frames).into_iter().map(|(seq, _)| seq).collect()
}

#[test]
fn a_newcomer_gets_the_stream_from_its_beginning_and_then_its_place_w9() {
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let mut bench = written(&workshop, &mut writer, 3, Limits::default());
    let to = bench.enter(&reader);
    bench.take(to);
    let stream = workshop.stream(Stream::Table(1));
    bench.subscribe(to, stream, None, false);
    let frames = bench.take(to);
    assert!(
        matches!(&frames[0], RelayFrame::Chains { .. }),
        "chains first"
    );
    assert_eq!(seqs(&frames), vec![1, 2, 3]);
    let last = bench.store.records(workshop.id)[2].cursor();
    assert_eq!(
        frames.last(),
        Some(&RelayFrame::Position {
            stream,
            cursor: Some(last),
            head: 3
        })
    );
}

#[test]
fn an_empty_stream_has_no_place_w9() {
    let mut workshop = Workshop::new(1);
    let reader = workshop.participant();
    let mut bench = Bench::new(&workshop);
    let to = bench.enter(&reader);
    bench.take(to);
    let stream = workshop.stream(Stream::Table(1));
    bench.subscribe(to, stream, None, true);
    let position = RelayFrame::Position {
        stream,
        cursor: None,
        head: 0,
    };
    assert_eq!(bench.take(to), vec![position]);
}

#[test]
fn who_has_a_place_gets_what_is_after_it_w9() {
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let mut bench = written(&workshop, &mut writer, 5, Limits::default());
    let to = bench.enter(&reader);
    bench.take(to);
    let stream = workshop.stream(Stream::Table(1));
    let third = bench.store.records(workshop.id)[2].cursor();
    bench.subscribe(to, stream, Some(third), false);
    let frames = bench.take(to);
    assert_eq!(seqs(&frames), vec![4, 5]);
    assert!(
        !frames
            .iter()
            .any(|frame| matches!(frame, RelayFrame::Reset { .. }))
    );
}

#[test]
fn a_place_that_this_log_does_not_have_is_answered_by_reset_and_the_whole_stream_w4() {
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let mut bench = written(&workshop, &mut writer, 2, Limits::default());
    let stream = workshop.stream(Stream::Table(1));
    let here = bench.store.records(workshop.id)[1].cursor();
    let wrong = [
        Cursor { seq: 9, ..here },
        Cursor {
            seq: 2,
            hash: [7; 32],
        },
        Cursor { seq: 1, ..here },
        Cursor { seq: 0, ..here },
        Cursor {
            seq: u64::MAX,
            ..here
        },
    ];
    for cursor in wrong {
        let to = bench.enter(&reader);
        bench.take(to);
        bench.subscribe(to, stream, Some(cursor), true);
        let frames = bench.take(to);
        assert_eq!(frames[0], RelayFrame::Reset { stream });
        assert_eq!(seqs(&frames), vec![1, 2]);
    }
}

#[test]
fn a_place_of_another_stream_is_not_confirmed_w4() {
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let mut bench = written(&workshop, &mut writer, 2, Limits::default());
    let other = workshop.stream(Stream::Table(2));
    let here = bench.store.records(workshop.id)[1].cursor();
    let to = bench.enter(&reader);
    bench.take(to);
    bench.subscribe(to, other, Some(here), false);
    assert_eq!(bench.take(to)[0], RelayFrame::Reset { stream: other });
}

#[test]
fn a_relay_on_an_older_disk_that_went_on_differently_does_not_confirm_w4() {
    let mut workshop = Workshop::new(1);
    let (mut writer, mut other) = (workshop.participant(), workshop.participant());
    let mut bench = written(&workshop, &mut writer, 1, Limits::default());
    let older = bench.store.clone();
    let from = bench.enter(&writer);
    bench.offer(from, &[&writer.write(1, "was here")]);
    let place = bench.store.records(workshop.id)[1].cursor();

    let mut again = Bench::on(older, &workshop, Limits::default());
    let from = again.enter(&other);
    let stands_there_now = other.write(1, "another under the same number");
    again.offer(from, &[&stands_there_now]);
    let to = again.enter(&writer);
    again.take(to);
    let stream = workshop.stream(Stream::Table(1));
    again.subscribe(to, stream, Some(place), false);
    let frames = again.take(to);
    assert_eq!(frames[0], RelayFrame::Reset { stream });
    assert_eq!(seqs(&frames), vec![1, 2]);
}

#[test]
fn the_whole_is_sent_in_pages_as_fast_as_the_reader_reads_w9() {
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let limits = Limits {
        page: 2_000,
        window: 4_000,
        ..Limits::default()
    };
    let mut bench = written(&workshop, &mut writer, 40, limits);
    let to = bench.enter(&reader);
    let stream = workshop.stream(Stream::Table(1));
    bench.take(to);
    bench.subscribe(to, stream, None, false);
    let first = bench.take(to);
    assert!(seqs(&first).len() < 40, "not all at once");
    assert_eq!(position(&first), None);
    assert!(bench.waits.contains(&to), "it waits until they are read");
    bench.drain();
    let rest = bench.take(to);
    let all: Vec<u64> = seqs(&first).into_iter().chain(seqs(&rest)).collect();
    assert_eq!(all, (1..=40).collect::<Vec<_>>());
    assert!(position(&rest).is_some());
}

#[test]
fn what_happens_while_somebody_catches_up_comes_after_it_without_gap_or_repetition_w9() {
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let limits = Limits {
        page: 2_000,
        window: 2_000,
        ..Limits::default()
    };
    let mut bench = written(&workshop, &mut writer, 20, limits);
    let to = bench.enter(&reader);
    let from = bench.enter(&writer);
    bench.take(to);
    bench.subscribe(to, workshop.stream(Stream::Table(1)), None, false);
    let mut frames = bench.take(to);
    for n in 0..20 {
        bench.offer(from, &[&writer.write(1, &format!("later {n}"))]);
        if n % 3 == 0
            && let Some(waiting) = bench.waits.pop()
        {
            let effects = bench.room.drained(waiting, &bench.store);
            bench.obey(effects);
        }
        frames.extend(bench.take(to));
    }
    bench.drain();
    frames.extend(bench.take(to));
    assert_eq!(seqs(&frames), (1..=40).collect::<Vec<_>>());
    assert!(position(&frames).is_some());
}

#[test]
fn what_happens_now_comes_in_the_order_of_the_workshop_over_all_streams_w9() {
    let mut workshop = Workshop::new(1);
    let (mut one, mut two) = (workshop.participant(), workshop.participant());
    let facilitator = workshop.facilitator();
    let mut bench = Bench::new(&workshop);
    let to = bench.enter(&facilitator);
    for table in [1, 2] {
        bench.subscribe(to, workshop.stream(Stream::Table(table)), None, false);
    }
    let (first, second) = (bench.enter(&one), bench.enter(&two));
    bench.take(to);
    for n in 0..3 {
        bench.say(first, offer(&[], &[&one.write(1, &n.to_string())]));
        bench.say(second, offer(&[], &[&two.write(2, &n.to_string())]));
    }
    bench.commit();
    assert_eq!(seqs(&bench.take(to)), vec![1, 2, 3, 4, 5, 6]);
}

#[test]
fn the_author_is_told_in_the_same_order_and_does_not_get_the_record_back_w9() {
    let mut workshop = Workshop::new(1);
    let (mut one, mut two) = (workshop.participant(), workshop.participant());
    let mut bench = Bench::new(&workshop);
    let first = bench.follow(&one, Stream::Table(1));
    let second = bench.enter(&two);
    bench.say(second, offer(&[], &[&two.write(1, "before")]));
    bench.say(first, offer(&[], &[&one.write(1, "mine")]));
    bench.say(second, offer(&[], &[&two.write(1, "after")]));
    bench.commit();
    let got: Vec<u64> = bench
        .take(first)
        .iter()
        .flat_map(|frame| match frame {
            RelayFrame::Accepted { cursor, .. } => vec![cursor.seq],
            RelayFrame::Records { entries, .. } => entries.iter().map(|entry| entry.seq).collect(),
            _ => vec![],
        })
        .collect();
    assert_eq!(got, vec![1, 2, 3]);
}

#[test]
fn the_place_in_records_counts_the_authors_own_w4() {
    let mut workshop = Workshop::new(1);
    let (mut one, mut two) = (workshop.participant(), workshop.participant());
    let mut bench = Bench::new(&workshop);
    let first = bench.follow(&one, Stream::Table(1));
    let second = bench.enter(&two);
    bench.offer(first, &[&one.write(1, "mine")]);
    bench.offer(second, &[&two.write(1, "theirs")]);
    let frames = bench.take(first);
    let Some(RelayFrame::Records { cursor, .. }) = frames.last() else {
        panic!("records last, not {frames:?}");
    };
    // With that place it comes back and gets neither again.
    bench.room.disconnect(first);
    let again = bench.enter(&one);
    bench.take(again);
    bench.subscribe(
        again,
        workshop.stream(Stream::Table(1)),
        Some(*cursor),
        false,
    );
    assert_eq!(seqs(&bench.take(again)), Vec::<u64>::new());
}

#[test]
fn a_lanes_chain_is_sent_once_and_before_its_first_record_w9() {
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let mut bench = Bench::new(&workshop);
    let to = bench.follow(&reader, Stream::Table(1));
    let from = bench.enter(&writer);
    for n in 0..3 {
        bench.offer(from, &[&writer.write(1, &n.to_string())]);
    }
    let frames = bench.take(to);
    let chains = |frame: &RelayFrame| matches!(frame, RelayFrame::Chains { .. });
    assert!(chains(&frames[0]));
    assert_eq!(frames.iter().filter(|frame| chains(frame)).count(), 1);
}

#[test]
fn who_follows_another_stream_or_none_any_more_gets_nothing_w9() {
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let mut bench = Bench::new(&workshop);
    let elsewhere = bench.follow(&reader, Stream::Table(2));
    let gone = bench.follow(&reader, Stream::Table(1));
    let stream = workshop.stream(Stream::Table(1));
    bench.say(gone, ClientFrame::Unsubscribe { stream });
    let from = bench.enter(&writer);
    bench.offer(from, &[&writer.write(1, "here")]);
    assert_eq!(bench.take(elsewhere), vec![]);
    assert_eq!(bench.take(gone), vec![]);
}

#[test]
fn a_reader_that_is_too_slow_is_sent_away_and_nobody_else_notices_w11() {
    let mut workshop = Workshop::new(1);
    let (mut writer, slow, quick) = (
        workshop.participant(),
        workshop.participant(),
        workshop.participant(),
    );
    let limits = Limits {
        window: 2_000,
        tail: 8_000,
        ..Limits::default()
    };
    let mut bench = Bench::with_limits(&workshop, limits);
    let (late, prompt) = (
        bench.follow(&slow, Stream::Table(1)),
        bench.follow(&quick, Stream::Table(1)),
    );
    let from = bench.enter(&writer);
    let mut got = Vec::new();
    for n in 0..40 {
        bench.offer(from, &[&writer.write(1, &n.to_string())]);
        bench.waits.retain(|waiting| *waiting != late);
        bench.drain();
        got.extend(seqs(&bench.take(prompt)));
    }
    assert_eq!(bench.closed, vec![(late, Goodbye::TooSlow)]);
    assert_eq!(got, (1..=40).collect::<Vec<_>>());
    assert_eq!(bench.accepted(from).len(), 40);
}

#[test]
fn a_renewed_charter_is_told_to_all_and_ends_withdrawn_links_c6() {
    let mut workshop = Workshop::new(1);
    let (participant, facilitator) = (workshop.participant(), workshop.facilitator());
    let mut bench = Bench::new(&workshop);
    let (out, stays) = (bench.enter(&participant), bench.enter(&facilitator));
    bench.take(stays);
    let charter = workshop.renewed(2, true);
    let frame = ClientFrame::Charter {
        workshop: workshop.id,
        charter: charter.clone(),
        token: None,
    };
    bench.say(stays, frame.clone());
    assert_eq!(bench.take(stays), vec![], "nothing before commit");
    bench.commit();
    assert!(
        matches!(bench.take(stays).as_slice(), [RelayFrame::Welcome { charter: told, .. }] if *told == charter)
    );
    assert_eq!(bench.closed, vec![(out, Goodbye::Authentication)]);
    // The same again changes nothing; an older one is not taken.
    bench.say(stays, frame);
    bench.commit();
    assert_eq!(bench.take(stays), vec![]);
    bench.say(
        stays,
        ClientFrame::Charter {
            workshop: workshop.id,
            charter: workshop.charter.clone(),
            token: None,
        },
    );
    assert_eq!(bench.closed.last(), Some(&(stays, Goodbye::Charter)));
}
