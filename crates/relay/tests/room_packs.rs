//! Packs: what a newcomer gets instead of records, and which packs are taken.

mod support;

use protocol::*;
use relay::Limits;
use support::bench::{Bench, position, records};
use support::{Device, Workshop, offer, pack_frames};

struct Scene {
    workshop: Workshop,
    writer: Device,
    bench: Bench,
    from: relay::ConnectionId,
}

/// Somebody has written four records in their sheet and two in the joint sheet of table 1.
fn scene() -> Scene {
    scene_with(Limits::default())
}

fn scene_with(limits: Limits) -> Scene {
    let mut workshop = Workshop::new(1);
    let mut writer = workshop.participant();
    let mut bench = Bench::with_limits(&workshop, limits);
    let from = bench.enter(&writer);
    let rows = [
        writer.write(1, "1"),
        writer.write(1, "2"),
        writer.write_jointly(1, "3"),
        writer.write(1, "4"),
        writer.write_jointly(1, "5"),
        writer.write(1, "6"),
    ];
    bench.offer(from, &rows.iter().collect::<Vec<_>>());
    bench.take(from);
    Scene {
        workshop,
        writer,
        bench,
        from,
    }
}

impl Scene {
    fn own_pack(&mut self, reach: u64, document: &[u8]) -> Pack {
        let owner = Some(self.writer.person.id());
        let lane = self.writer.lane.id();
        self.writer
            .pack(Stream::Table(1), owner, &[(lane, reach)], document)
    }

    fn bring(&mut self, pack: &Pack) -> Vec<RelayFrame> {
        for frame in pack_frames(pack) {
            self.bench.say(self.from, frame);
        }
        self.bench.commit();
        self.bench.take(self.from)
    }

    /// What somebody who comes with nothing gets of table 1.
    fn newcomer(&mut self) -> Vec<RelayFrame> {
        let reader = self.workshop.participant();
        let to = self.bench.enter(&reader);
        self.bench.take(to);
        let stream = self.workshop.stream(Stream::Table(1));
        self.bench.subscribe(to, stream, None, true);
        self.bench.drain();
        self.bench.take(to)
    }
}

fn taken(pack: &Pack) -> Vec<RelayFrame> {
    vec![RelayFrame::PackAccepted { pack: pack.hash() }]
}

fn refused(pack: &Pack, reason: Refusal, have: u64) -> Vec<RelayFrame> {
    vec![RelayFrame::Refused {
        hash: pack.hash(),
        reason,
        have,
    }]
}

fn packs(frames: &[RelayFrame]) -> Vec<Pack> {
    let mut packs = Vec::new();
    let mut bytes = Vec::new();
    for frame in frames {
        if let RelayFrame::Pack { chunk } = frame {
            bytes.extend_from_slice(&chunk.bytes);
            if chunk.index + 1 == chunk.count {
                packs.push(Pack::parse(&std::mem::take(&mut bytes)).expect("a pack"));
            }
        }
    }
    packs
}

fn numbers(scene: &Scene, frames: &[RelayFrame]) -> Vec<u64> {
    let stored = scene.bench.store.records(scene.workshop.id);
    records(frames)
        .iter()
        .map(|(_, hash)| {
            let record = stored.iter().find(|record| record.hash == *hash);
            record.expect("a stored record").number
        })
        .collect()
}

#[test]
fn a_newcomer_gets_the_pack_and_the_records_that_it_does_not_cover_w9() {
    let mut scene = scene();
    let pack = scene.own_pack(4, b"saved");
    assert_eq!(scene.bring(&pack), taken(&pack));
    let frames = scene.newcomer();
    assert_eq!(packs(&frames), vec![pack]);
    // 3 and 5 are about the joint sheet, which the pack says nothing of.
    assert_eq!(numbers(&scene, &frames), vec![3, 5, 6]);
    assert!(
        matches!(frames[0], RelayFrame::Chains { .. }),
        "chains first"
    );
    let last = scene.bench.store.records(scene.workshop.id)[5].cursor();
    assert_eq!(position(&frames), Some(Some(last)));
}

#[test]
fn records_may_be_left_out_at_the_end_of_the_stream_w3() {
    let mut scene = scene();
    let pack = scene.own_pack(6, b"saved");
    scene.bring(&pack);
    let frames = scene.newcomer();
    assert_eq!(numbers(&scene, &frames), vec![3, 5]);
    let last = scene.bench.store.records(scene.workshop.id)[5].cursor();
    assert_eq!(position(&frames), Some(Some(last)), "they are in the pack");
}

#[test]
fn chains_of_the_lanes_that_a_pack_covers_come_with_it_w9() {
    let mut scene = scene();
    let mut facilitator = scene.workshop.facilitator();
    let covered = [(scene.writer.lane.id(), 6)];
    let joint = facilitator.pack(Stream::Table(1), None, &covered, b"joint");
    let own = scene.own_pack(6, b"own");
    scene.bring(&own);
    scene.from = scene.bench.enter(&facilitator);
    scene.bench.take(scene.from);
    assert_eq!(scene.bring(&joint), taken(&joint));
    let frames = scene.newcomer();
    let chains: Vec<Chain> = frames
        .iter()
        .filter_map(|frame| match frame {
            RelayFrame::Chains { chains } => Some(chains.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    assert_eq!(chains, vec![facilitator.chain, scene.writer.chain.clone()]);
    assert_eq!(records(&frames), vec![]);
    assert_eq!(packs(&frames).len(), 2);
}

#[test]
fn who_has_a_place_or_wants_none_gets_records_and_no_packs_w9() {
    let mut scene = scene();
    let pack = scene.own_pack(6, b"saved");
    scene.bring(&pack);
    let stream = scene.workshop.stream(Stream::Table(1));
    let first = scene.bench.store.records(scene.workshop.id)[0].cursor();
    let unknown = Cursor { seq: 99, ..first };
    let cases = [
        (None, false, 6),
        (Some(first), true, 5),
        (Some(unknown), true, 6),
    ];
    for (cursor, wanted, expected) in cases {
        let reader = scene.workshop.participant();
        let to = scene.bench.enter(&reader);
        scene.bench.take(to);
        scene.bench.subscribe(to, stream, cursor, wanted);
        let frames = scene.bench.take(to);
        assert_eq!(packs(&frames), vec![]);
        assert_eq!(records(&frames).len(), expected);
    }
}

#[test]
fn a_pack_that_covers_what_the_log_does_not_have_is_refused_p3() {
    let mut scene = scene();
    let pack = scene.own_pack(7, b"from the future");
    assert_eq!(scene.bring(&pack), refused(&pack, Refusal::Gap, 6));
}

#[test]
fn a_pack_may_follow_its_records_before_they_are_on_disk_p3() {
    let mut scene = scene();
    let record = scene.writer.write(1, "7");
    scene.bench.say(scene.from, support::offer(&[], &[&record]));
    let pack = scene.own_pack(7, b"with seven");
    for frame in pack_frames(&pack) {
        scene.bench.say(scene.from, frame);
    }
    assert_eq!(scene.bench.take(scene.from), vec![]);
    scene.bench.commit();
    assert_eq!(scene.bench.take(scene.from).len(), 2);
}

#[test]
fn only_who_may_pack_a_document_packs_it_s3() {
    let mut scene = scene();
    let lane = scene.writer.lane.id();
    let other = scene.workshop.participant();
    let covered = [(lane, 2)];
    // The joint sheet is packed by facilitators, a sheet by its owner.
    let joint = scene.writer.pack(Stream::Table(1), None, &covered, b"");
    assert_eq!(scene.bring(&joint), refused(&joint, Refusal::NotAllowed, 0));
    let theirs = scene
        .writer
        .pack(Stream::Table(1), Some(other.person.id()), &covered, b"");
    assert_eq!(
        scene.bring(&theirs),
        refused(&theirs, Refusal::NotAllowed, 0)
    );
    let plan = scene.writer.pack(Stream::Plan, None, &[], b"");
    assert_eq!(scene.bring(&plan), refused(&plan, Refusal::NotAllowed, 0));
}

#[test]
fn a_pack_of_another_workshop_or_an_unknown_lane_or_a_wrong_signature_is_refused_p3() {
    let mut scene = scene();
    let mut stranger = scene.workshop.participant();
    let own = Some(stranger.person.id());
    let unknown = stranger.pack(Stream::Table(1), own, &[], b"");
    assert_eq!(
        scene.bring(&unknown),
        refused(&unknown, Refusal::UnknownLane, 0)
    );
    let mut elsewhere = Workshop::new(2).participant();
    let own = Some(elsewhere.person.id());
    let foreign = elsewhere.pack(Stream::Table(1), own, &[], b"");
    assert_eq!(
        scene.bring(&foreign),
        refused(&foreign, Refusal::OtherWorkshop, 0)
    );
    let mut bytes = scene.own_pack(2, b"true").bytes().to_vec();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let forged = Pack::parse(&bytes).expect("still a pack by its form");
    assert_eq!(
        scene.bring(&forged),
        refused(&forged, Refusal::Signature, 0)
    );
}

#[test]
fn the_newest_pack_is_kept_and_one_that_covers_less_is_not_p3() {
    let mut scene = scene();
    let (two, four, four_again) = (
        scene.own_pack(2, b"two"),
        scene.own_pack(4, b"four"),
        scene.own_pack(4, b"four, mended"),
    );
    for pack in [&two, &four, &two, &four_again, &four_again] {
        assert_eq!(scene.bring(pack), taken(pack));
    }
    assert_eq!(packs(&scene.newcomer()), vec![four_again.clone()]);
    let mut again = Scene {
        bench: Bench::on(
            scene.bench.store.clone(),
            &scene.workshop,
            Limits::default(),
        ),
        ..scene
    };
    assert_eq!(packs(&again.newcomer()), vec![four_again]);
    let _ = &again.writer;
}

#[test]
fn packs_remove_no_records_p4() {
    let mut scene = scene();
    let pack = scene.own_pack(6, b"all");
    scene.bring(&pack);
    assert_eq!(scene.bench.store.records(scene.workshop.id).len(), 6);
}

#[test]
fn a_large_pack_goes_in_chunks_both_ways_as_fast_as_the_reader_reads_p5() {
    let mut scene = scene();
    let mut facilitator = scene.workshop.facilitator();
    scene.from = scene.bench.enter(&facilitator);
    scene.bench.take(scene.from);
    let document: Vec<u8> = (0..1_500_000_u32).map(|n| n as u8).collect();
    let pack = facilitator.pack(
        Stream::Table(1),
        None,
        &[(scene.writer.lane.id(), 6)],
        &document,
    );
    assert!(pack.chunks().count() > 5);
    assert_eq!(scene.bring(&pack), taken(&pack));

    let reader = scene.workshop.participant();
    let to = scene.bench.enter(&reader);
    scene.bench.take(to);
    let stream = scene.workshop.stream(Stream::Table(1));
    scene.bench.subscribe(to, stream, None, true);
    let mut frames = scene.bench.take(to);
    assert!(packs(&frames).is_empty(), "not all at once");
    scene.bench.drain();
    frames.extend(scene.bench.take(to));
    assert_eq!(packs(&frames), vec![pack]);
    assert_eq!(numbers(&scene, &frames), vec![1, 2, 4, 6]);
}

#[test]
fn a_pack_that_is_replaced_while_it_is_sent_gives_way_to_its_records_p4() {
    let limits = Limits {
        window: 1_000,
        ..Limits::default()
    };
    let mut scene = scene_with(limits);
    let (first, second) = (
        scene.own_pack(4, &[1; 500_000]),
        scene.own_pack(6, &[2; 500_000]),
    );
    scene.bring(&first);
    let reader = scene.workshop.participant();
    let to = scene.bench.enter(&reader);
    scene.bench.take(to);
    let stream = scene.workshop.stream(Stream::Table(1));
    scene.bench.subscribe(to, stream, None, true);
    let begun = scene.bench.take(to);
    assert!(
        begun
            .iter()
            .any(|frame| matches!(frame, RelayFrame::Pack { .. }))
    );
    scene.bench.waits.clear();
    scene.bring(&second);
    let effects = scene.bench.room.drained(to, &scene.bench.store);
    scene.bench.obey(effects);
    scene.bench.drain();
    let frames = scene.bench.take(to);
    assert!(
        !frames
            .iter()
            .any(|frame| matches!(frame, RelayFrame::Pack { .. }))
    );
    assert_eq!(numbers(&scene, &frames), vec![1, 2, 3, 4, 5, 6]);
}

#[test]
fn chunks_out_of_order_or_too_many_are_refused_p5() {
    let mut scene = scene();
    let pack = scene.own_pack(2, &[0; 500_000]);
    let frames = pack_frames(&pack);
    scene.bench.say(scene.from, frames[1].clone());
    assert_eq!(
        scene.bench.take(scene.from),
        refused(&pack, Refusal::Malformed, 0)
    );
    scene.bench.say(scene.from, frames[0].clone());
    scene.bench.say(scene.from, frames[2].clone());
    assert_eq!(
        scene.bench.take(scene.from),
        refused(&pack, Refusal::Malformed, 0)
    );
    let ClientFrame::Pack { mut chunk } = frames[0].clone() else {
        panic!("a chunk");
    };
    chunk.count = 1_000_000;
    scene.bench.say(scene.from, ClientFrame::Pack { chunk });
    assert_eq!(
        scene.bench.take(scene.from),
        refused(&pack, Refusal::TooLarge, 0)
    );
    assert_eq!(
        scene.bring(&pack),
        taken(&pack),
        "and then it may start over"
    );
}

#[test]
fn chunks_that_are_not_the_pack_they_claim_are_refused_p5() {
    let mut scene = scene();
    let pack = scene.own_pack(2, b"true");
    let ClientFrame::Pack { mut chunk } = pack_frames(&pack)[0].clone() else {
        panic!("a chunk");
    };
    chunk.pack = RecordHash([9; 32]);
    scene.bench.say(scene.from, ClientFrame::Pack { chunk });
    let answer = RelayFrame::Refused {
        hash: RecordHash([9; 32]),
        reason: Refusal::Malformed,
        have: 0,
    };
    assert_eq!(scene.bench.take(scene.from), vec![answer]);
}

#[test]
fn when_too_much_arrives_at_once_the_one_that_stands_still_starts_over_p5() {
    let limits = Limits {
        assembling: 500_000,
        ..Limits::default()
    };
    let mut scene = scene_with(limits);
    let other = scene.workshop.participant();
    let stalled = scene.own_pack(2, &[1; 800_000]);
    let moving = scene.own_pack(4, &[2; 800_000]);
    let stands = scene.bench.enter(&other);
    scene.bench.take(stands);
    for frame in pack_frames(&stalled).into_iter().take(2) {
        scene.bench.say(stands, frame);
    }
    assert_eq!(scene.bring(&moving), taken(&moving));
    assert_eq!(
        scene.bench.take(stands),
        refused(&stalled, Refusal::Busy, 0)
    );
}

#[test]
fn while_the_disk_is_busy_one_pack_a_document_waits_for_it_p3() {
    let mut scene = scene();
    let packs: Vec<Pack> = (0..20).map(|n| scene.own_pack(4, &[n; 200_000])).collect();
    let record = scene.writer.write(1, "on its way to the disk");
    scene.bench.say(scene.from, offer(&[], &[&record]));
    for frame in packs.iter().flat_map(pack_frames) {
        scene.bench.say(scene.from, frame);
    }
    scene.bench.commit_one();
    let (_, batch) = scene.bench.appends.front().expect("what waited");
    let waited: Vec<RecordHash> = batch.packs.iter().map(|pack| pack.place.hash).collect();
    assert_eq!(waited, vec![packs[19].hash()]);
    // All are told, as if each had been on the disk until the next.
    scene.bench.take(scene.from);
    scene.bench.commit();
    let mut told: Vec<RecordHash> = scene
        .bench
        .take(scene.from)
        .iter()
        .filter_map(|frame| match frame {
            RelayFrame::PackAccepted { pack } => Some(*pack),
            _ => None,
        })
        .collect();
    told.sort();
    let mut all: Vec<RecordHash> = packs.iter().map(Pack::hash).collect();
    all.sort();
    assert_eq!(told, all);
}

#[test]
fn when_too_much_waits_for_the_disk_a_pack_is_told_to_come_again_p3() {
    let limits = Limits {
        assembling: 500_000,
        ..Limits::default()
    };
    let mut scene = scene_with(limits);
    let record = scene.writer.write(1, "on its way to the disk");
    scene.bench.say(scene.from, offer(&[], &[&record]));
    let owner = Some(scene.writer.person.id());
    let packs = [1, 2].map(|table| {
        let document = [table as u8; 300_000];
        scene
            .writer
            .pack(Stream::Table(table), owner, &[], &document)
    });
    for frame in packs.iter().flat_map(pack_frames) {
        scene.bench.say(scene.from, frame);
    }
    assert_eq!(
        scene.bench.take(scene.from),
        refused(&packs[1], Refusal::Busy, 0)
    );
    scene.bench.commit();
    scene.bench.take(scene.from);
    assert_eq!(scene.bring(&packs[1]), taken(&packs[1]));
}

#[test]
fn packs_count_towards_the_quota_and_a_replaced_one_is_given_back_w11() {
    let limits = Limits {
        person: 300_000,
        ..Limits::default()
    };
    let mut scene = scene_with(limits);
    for reach in [2, 4, 6] {
        let pack = scene.own_pack(reach, &[1; 200_000]);
        assert_eq!(scene.bring(&pack), taken(&pack));
    }
    let large = scene.own_pack(6, &[1; 400_000]);
    assert_eq!(scene.bring(&large), refused(&large, Refusal::Full, 0));
}
