//! How much of a stream a room hands out to whom. Names end in the rule of SPEC.md that they show.

mod support;

use protocol::control::Excluded;
use protocol::*;
use relay::ConnectionId;
use support::bench::{Bench, position, records};
use support::{Device, Workshop, offer, pack_frames};

/// Is any of these bytes anywhere in what was sent?
fn mention(frames: &[RelayFrame], what: &[&[u8]]) -> bool {
    frames.iter().any(|frame| {
        let bytes = frame.to_bytes();
        what.iter()
            .any(|what| bytes.windows(what.len()).any(|window| window == *what))
    })
}

/// Everything that says of somebody that they were there: person, lane, chain, records.
fn mention_of(frames: &[RelayFrame], device: &Device, records: &[&Record]) -> bool {
    let (person, lane) = (device.person.id().0, device.lane.id().0);
    let hashes: Vec<_> = records.iter().map(|record| record.hash().0).collect();
    let mut traces: Vec<&[u8]> = vec![&person, &lane];
    traces.extend(hashes.iter().map(|hash| hash.as_slice()));
    // How records begin is alike; how they end is each one's own.
    traces.extend(
        records
            .iter()
            .map(|record| &record.bytes()[record.bytes().len() - 48..]),
    );
    mention(frames, &traces)
}

fn hashes(frames: &[RelayFrame]) -> Vec<RecordHash> {
    records(frames).into_iter().map(|(_, hash)| hash).collect()
}

fn is_refused(frames: &[RelayFrame], stream: StreamId) -> bool {
    matches!(frames, [RelayFrame::NotFollowed { stream: of }] if *of == stream)
}

/// Two participants who have voted, and a facilitator.
struct Vote {
    workshop: Workshop,
    bench: Bench,
    stream: StreamId,
    anna: Device,
    bo: Device,
    karen: Device,
    annas: Vec<Record>,
    bos: Vec<Record>,
}

impl Vote {
    fn new() -> Self {
        let mut workshop = Workshop::new(1);
        let (mut anna, mut bo) = (workshop.participant(), workshop.participant());
        let karen = workshop.facilitator();
        let mut bench = Bench::new(&workshop);
        let mut vote = |device: &mut Device, texts: &[&str]| -> Vec<Record> {
            let from = bench.enter(device);
            let records: Vec<_> = texts
                .iter()
                .map(|text| device.write_own(Stream::Ballots, text))
                .collect();
            for record in &records {
                bench.offer(from, &[record]);
            }
            records
        };
        let mut annas = vote(&mut anna, &["one point"]);
        let bos = vote(&mut bo, &["three points", "no, two"]);
        annas.extend(vote(&mut anna, &["two points"]));
        Self {
            stream: workshop.stream(Stream::Ballots),
            workshop,
            bench,
            anna,
            bo,
            karen,
            annas,
            bos,
        }
    }

    fn bos_records(&self) -> Vec<&Record> {
        self.bos.iter().collect()
    }

    /// Enters and asks for what is somebody's in the ballots.
    fn ask(
        &mut self,
        device: &Device,
        owner: Option<PersonId>,
        cursor: Option<Cursor>,
        packs: bool,
    ) -> (ConnectionId, Vec<RelayFrame>) {
        let connection = self.bench.enter(device);
        self.bench.take(connection);
        let stream = self.stream;
        self.bench.ask(connection, stream, cursor, packs, owner);
        let frames = self.bench.take(connection);
        (connection, frames)
    }
}

#[test]
fn a_participant_is_handed_out_their_own_ballot_and_nothing_of_others_w15() {
    let mut vote = Vote::new();
    let second = vote.workshop.second_device(&vote.anna);
    let (_, frames) = vote.ask(&second, Some(second.person.id()), None, false);
    let annas: Vec<_> = vote.annas.iter().map(Record::hash).collect();
    assert_eq!(hashes(&frames), annas);
    assert!(
        !mention_of(&frames, &vote.bo, &vote.bos_records()),
        "{frames:?}"
    );
}

#[test]
fn who_has_not_voted_learns_of_the_ballots_no_more_than_where_the_log_stands_w15() {
    let mut vote = Vote::new();
    let newcomer = vote.workshop.participant();
    let (_, frames) = vote.ask(&newcomer, Some(newcomer.person.id()), None, true);
    let [RelayFrame::Position { head: 4, .. }] = frames.as_slice() else {
        panic!("more than a position: {frames:?}");
    };
    for (device, records) in [(&vote.anna, &vote.annas), (&vote.bo, &vote.bos)] {
        let records: Vec<_> = records.iter().collect();
        assert!(!mention_of(&frames, device, &records));
    }
}

#[test]
fn who_names_nobody_or_another_is_told_that_they_may_not_w15() {
    let mut vote = Vote::new();
    let anna = vote.anna.clone();
    for owner in [None, Some(vote.bo.person.id()), Some(PersonId([9; 32]))] {
        let (connection, frames) = vote.ask(&anna, owner, None, true);
        assert!(is_refused(&frames, vote.stream), "{frames:?}");
        // And nothing comes later either.
        let bo = vote.bench.enter(&vote.bo);
        let record = vote.bo.write_own(Stream::Ballots, "and one more");
        vote.bench.offer(bo, &[&record]);
        vote.bos.push(record);
        assert_eq!(vote.bench.take(connection), vec![]);
    }
}

#[test]
fn asking_for_anothers_ends_what_was_followed_w15() {
    let mut vote = Vote::new();
    let anna = vote.anna.clone();
    let own = Some(anna.person.id());
    let (connection, _) = vote.ask(&anna, own, None, false);
    let other = Some(vote.bo.person.id());
    let stream = vote.stream;
    vote.bench.ask(connection, stream, None, false, other);
    assert!(is_refused(&vote.bench.take(connection), stream));
    let mut second = vote.workshop.second_device(&anna);
    let from = vote.bench.enter(&second);
    let record = second.write_own(Stream::Ballots, "another point");
    vote.bench.offer(from, &[&record]);
    assert_eq!(vote.bench.take(connection), vec![]);
}

#[test]
fn what_happens_now_goes_to_its_person_and_to_facilitators_w15() {
    let mut vote = Vote::new();
    let (anna, bo, karen) = (vote.anna.clone(), vote.bo.clone(), vote.karen.clone());
    let (annas, _) = vote.ask(&anna, Some(anna.person.id()), None, false);
    let (bos, _) = vote.ask(&bo, Some(bo.person.id()), None, false);
    let (karens, _) = vote.ask(&karen, None, None, false);
    let mut second = vote.workshop.second_device(&anna);
    let from = vote.bench.enter(&second);
    let record = second.write_own(Stream::Ballots, "another point");
    vote.bench.say(from, offer(&[&second.chain], &[&record]));
    vote.bench.commit();
    assert_eq!(vote.bench.take(bos), vec![]);
    for reader in [annas, karens] {
        let frames = vote.bench.take(reader);
        assert_eq!(hashes(&frames), vec![record.hash()]);
    }
}

#[test]
fn facilitators_are_handed_out_all_ballots_or_those_of_one_w16() {
    let mut vote = Vote::new();
    let karen = vote.karen.clone();
    let (_, frames) = vote.ask(&karen, None, None, false);
    assert_eq!(hashes(&frames).len(), 4);
    let (_, frames) = vote.ask(&karen, Some(vote.bo.person.id()), None, false);
    let bos: Vec<_> = vote.bos.iter().map(Record::hash).collect();
    assert_eq!(hashes(&frames), bos);
    let annas: Vec<_> = vote.annas.iter().collect();
    assert!(!mention_of(&frames, &vote.anna, &annas));
}

#[test]
fn a_place_is_the_whole_streams_and_confirmed_whatever_was_left_out_w16() {
    let mut vote = Vote::new();
    let anna = vote.anna.clone();
    let own = Some(anna.person.id());
    let (_, frames) = vote.ask(&anna, own, None, false);
    let place = position(&frames).expect("a position");
    assert_eq!(place.map(|place| place.seq), Some(4));
    // Asked for again from there, nothing is sent again and nothing is new.
    let (_, frames) = vote.ask(&anna, own, place, false);
    let [RelayFrame::Position { cursor, .. }] = frames.as_slice() else {
        panic!("not a position alone: {frames:?}");
    };
    assert_eq!((*cursor, hashes(&frames)), (place, vec![]));
    // What others write meanwhile moves it on.
    let bo = vote.bench.enter(&vote.bo);
    let record = vote.bo.write_own(Stream::Ballots, "once more");
    vote.bench.offer(bo, &[&record]);
    let (_, frames) = vote.ask(&anna, own, place, false);
    assert_eq!(position(&frames).flatten().map(|place| place.seq), Some(5));
    assert!(!mention_of(&frames, &vote.bo, &[&record]), "{frames:?}");
}

#[test]
fn a_place_that_is_an_acknowledgements_is_confirmed_w16() {
    let mut vote = Vote::new();
    let mut anna = vote.anna.clone();
    let own = Some(anna.person.id());
    let (connection, _) = vote.ask(&anna, own, None, false);
    let record = anna.write_own(Stream::Ballots, "another point");
    vote.bench.offer(connection, &[&record]);
    let frames = vote.bench.take(connection);
    let [RelayFrame::Accepted { cursor, .. }] = frames.as_slice() else {
        panic!("not acknowledged: {frames:?}");
    };
    let (_, frames) = vote.ask(&anna, own, Some(*cursor), false);
    assert!(matches!(frames.as_slice(), [RelayFrame::Position { .. }]));
}

#[test]
fn packs_of_ballots_go_to_their_person_and_to_facilitators_w15() {
    let mut vote = Vote::new();
    let (mut anna, mut bo, karen) = (vote.anna.clone(), vote.bo.clone(), vote.karen.clone());
    for (device, reach) in [(&mut anna, 2), (&mut bo, 2)] {
        let own = Some(device.person.id());
        let pack = device.pack(Stream::Ballots, own, &[(device.lane.id(), reach)], b"saved");
        let from = vote.bench.enter(device);
        for frame in pack_frames(&pack) {
            vote.bench.say(from, frame);
        }
        vote.bench.commit();
    }
    let packs = |frames: &[RelayFrame]| -> usize {
        let is_pack = |frame: &&RelayFrame| matches!(frame, RelayFrame::Pack { .. });
        frames.iter().filter(is_pack).count()
    };
    let second = vote.workshop.second_device(&anna);
    let (_, frames) = vote.ask(&second, Some(anna.person.id()), None, true);
    assert_eq!((packs(&frames), hashes(&frames)), (1, vec![]));
    assert!(!mention_of(&frames, &bo, &vote.bos_records()), "{frames:?}");
    let (_, frames) = vote.ask(&karen, None, None, true);
    assert_eq!((packs(&frames), hashes(&frames)), (2, vec![]));
}

#[test]
fn something_of_the_moment_about_a_ballot_goes_to_its_person_and_to_facilitators_w15() {
    let mut vote = Vote::new();
    let (anna, bo, mut karen) = (vote.anna.clone(), vote.bo.clone(), vote.karen.clone());
    let (annas, _) = vote.ask(&anna, Some(anna.person.id()), None, false);
    let (bos, _) = vote.ask(&bo, Some(bo.person.id()), None, false);
    let (karens, _) = vote.ask(&karen, None, None, false);
    for owner in [Some(anna.person.id()), None] {
        let record = karen.record(Stream::Ballots, owner, RecordKind::Ephemeral, b"seen");
        let record = record.into_bytes();
        vote.bench.say(karens, ClientFrame::Ephemeral { record });
        assert_eq!(vote.bench.take(bos), vec![]);
        assert_eq!(vote.bench.take(annas).is_empty(), owner.is_none());
    }
}

/// How often somebody voted is theirs to know. [P10]
#[test]
fn nobody_finds_out_by_asking_how_far_anothers_lane_reaches_w17() {
    let mut vote = Vote::new();
    let (bo, anna) = (vote.bo.lane.id(), vote.anna.clone());
    let mut insider = anna.clone();
    let own = Some(anna.person.id());
    let (connection, _) = vote.ask(&anna, own, None, false);
    // A record in Bo's name that Bo did not sign.
    let mut bytes = vote.bos[1].bytes().to_vec();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let records = vec![bytes.into()];
    let chains = vec![];
    vote.bench
        .say(connection, ClientFrame::Offer { chains, records });
    let refusal = vote.bench.refusal(connection);
    assert_eq!(refusal, Some((Refusal::Signature, 0)));
    // A pack that says to reach far into Bo's lane.
    for reach in [1, 2, 3, 1_000] {
        let lanes = [(anna.lane.id(), 2), (bo, reach)];
        let pack = insider.pack(Stream::Ballots, own, &lanes, b"saved");
        for frame in pack_frames(&pack) {
            vote.bench.say(connection, frame);
        }
        let refusal = vote.bench.refusal(connection);
        assert_eq!(refusal, Some((Refusal::NotAllowed, 0)), "{reach}");
    }
}

#[test]
fn an_owner_is_named_only_where_lanes_are_one_persons_w16() {
    let mut vote = Vote::new();
    let (anna, karen) = (vote.anna.clone(), vote.karen.clone());
    for device in [&anna, &karen] {
        let connection = vote.bench.enter(device);
        vote.bench.take(connection);
        let own = Some(device.person.id());
        for stream in [
            Stream::Control,
            Stream::Plan,
            Stream::Table(1),
            Stream::Notice,
        ] {
            let stream = vote.workshop.stream(stream);
            vote.bench.ask(connection, stream, None, false, own);
            assert!(is_refused(&vote.bench.take(connection), stream));
        }
    }
}

#[test]
fn participants_follow_neither_synthesis_nor_answers_nor_a_class_that_is_unknown_s7() {
    let mut vote = Vote::new();
    let anna = vote.anna.clone();
    let connection = vote.bench.enter(&anna);
    vote.bench.take(connection);
    let unknown = StreamId([99; 16]);
    let synthesis = vote.workshop.stream(Stream::Synthesis(0));
    let answers = vote.workshop.stream(Stream::Answers);
    for stream in [synthesis, answers, unknown] {
        for owner in [None, Some(anna.person.id())] {
            vote.bench.ask(connection, stream, None, false, owner);
            assert!(is_refused(&vote.bench.take(connection), stream));
        }
    }
}

// Parties.

/// A workshop in which something was written everywhere.
fn a_workshop_with_parties() -> (Workshop, Bench, Device, Device, Vec<(Stream, Record)>) {
    let mut workshop = Workshop::new(1);
    let mut karen = workshop.facilitator();
    let mut anna = workshop.participant();
    let (mut school, mut clinic) = (workshop.party(), workshop.party());
    let mut bench = Bench::new(&workshop);
    let excluded = Excluded::Lane(LaneId([7; 32]));
    let streams = Vec::new();
    let mut written = vec![
        (
            Stream::Control,
            karen.decide(1, ControlAction::Close(Kind::Tables)),
        ),
        (
            Stream::Control,
            karen.decide(
                2,
                ControlAction::Exclude {
                    who: excluded,
                    streams,
                },
            ),
        ),
    ];
    for stream in [
        Stream::Plan,
        Stream::Synthesis(0),
        Stream::Outcome,
        Stream::Notice,
    ] {
        let record = karen.record(stream, None, RecordKind::Changes, b"shared");
        written.push((stream, record));
    }
    let from = bench.enter(&karen);
    let records: Vec<_> = written.iter().map(|(_, record)| record).collect();
    bench.offer(from, &records);
    let mut write = |device: &mut Device, stream| {
        let record = device.write_own(stream, "own");
        let from = bench.enter(device);
        bench.offer(from, &[&record]);
        assert_eq!(bench.accepted(from), vec![1], "{stream:?}");
        written.push((stream, record));
    };
    write(&mut anna, Stream::Table(1));
    write(&mut anna, Stream::Ballots);
    write(&mut school, Stream::Answers);
    write(&mut clinic, Stream::Answers);
    (workshop, bench, school, clinic, written)
}

#[test]
fn a_party_is_handed_out_the_notice_its_own_answers_and_exclusions_s7() {
    let (workshop, mut bench, school, clinic, written) = a_workshop_with_parties();
    let own = school.person.id();
    for stream in [
        Stream::Control,
        Stream::Plan,
        Stream::Table(1),
        Stream::Ballots,
        Stream::Synthesis(0),
        Stream::Outcome,
        Stream::Answers,
        Stream::Notice,
    ] {
        let id = workshop.stream(stream);
        for owner in [None, Some(own), Some(clinic.person.id())] {
            for packs in [false, true] {
                let connection = bench.enter(&school);
                bench.take(connection);
                bench.ask(connection, id, None, packs, owner);
                let frames = bench.take(connection);
                let handed_out: Vec<_> = match (stream, owner) {
                    (Stream::Control, None) => vec![written[1].1.hash()],
                    (Stream::Notice, None) => vec![written[5].1.hash()],
                    (Stream::Answers, Some(owner)) if owner == own => vec![written[8].1.hash()],
                    _ => {
                        assert!(is_refused(&frames, id), "{stream:?} {owner:?}");
                        continue;
                    }
                };
                assert_eq!(hashes(&frames), handed_out, "{stream:?} {owner:?}");
                assert!(!mention_of(&frames, &clinic, &[]), "{stream:?} {owner:?}");
            }
        }
    }
}

#[test]
fn a_party_hears_as_it_happens_what_it_may_follow_and_no_more_s7() {
    let (mut workshop, mut bench, school, _, _) = a_workshop_with_parties();
    let (mut karen, mut clinic) = (workshop.facilitator(), workshop.party());
    let connection = bench.enter(&school);
    for (stream, owner) in [
        (Stream::Control, None),
        (Stream::Notice, None),
        (Stream::Answers, Some(school.person.id())),
    ] {
        bench.ask(connection, workshop.stream(stream), None, false, owner);
    }
    bench.take(connection);
    let from = bench.enter(&karen);
    let message = karen.decide(5, ControlAction::Message(Some("Kaffe".into())));
    bench.offer(from, &[&message]);
    assert_eq!(bench.take(connection), vec![]);
    let answer = clinic.write_own(Stream::Answers, "theirs");
    let theirs = bench.enter(&clinic);
    bench.offer(theirs, &[&answer]);
    assert_eq!(bench.take(connection), vec![]);
    let excluded = karen.decide(
        6,
        ControlAction::Exclude {
            who: Excluded::Lane(LaneId([8; 32])),
            streams: Vec::new(),
        },
    );
    bench.offer(from, &[&excluded]);
    assert_eq!(hashes(&bench.take(connection)), vec![excluded.hash()]);
    let news = karen.record(Stream::Notice, None, RecordKind::Changes, b"news");
    bench.offer(from, &[&news]);
    assert_eq!(hashes(&bench.take(connection)), vec![news.hash()]);
}

#[test]
fn a_party_writes_its_own_answers_and_nothing_else_s2() {
    let (mut workshop, mut bench, school, clinic, _) = a_workshop_with_parties();
    let own = Some(school.person.id());
    let another = Some(clinic.person.id());
    let from = bench.enter(&school);
    let mut refused = 0;
    for stream in [
        Stream::Plan,
        Stream::Table(1),
        Stream::Ballots,
        Stream::Synthesis(0),
        Stream::Outcome,
        Stream::Answers,
        Stream::Notice,
    ] {
        for owner in [own, another, None] {
            let mut device = workshop.second_device(&school);
            // As a program would that knows the names.
            let record = device.record_in(
                workshop.stream(stream),
                stream,
                owner,
                RecordKind::Changes,
                b"mine",
            );
            bench.take(from);
            bench.say(from, offer(&[&device.chain], &[&record]));
            bench.commit();
            let allowed = stream == Stream::Answers && owner == own;
            let answer = bench.take(from);
            match answer.as_slice() {
                [RelayFrame::Accepted { .. }] => assert!(allowed, "{stream:?} {owner:?}"),
                [RelayFrame::Refused { reason, .. }] => {
                    assert_eq!(*reason, Refusal::NotAllowed, "{stream:?} {owner:?}");
                    refused += 1;
                }
                other => panic!("{stream:?} {owner:?}: {other:?}"),
            }
            let lane = (device.lane.id(), 1);
            let pack = device.pack_in(workshop.stream(stream), stream, owner, &[lane], b"saved");
            for frame in pack_frames(&pack) {
                bench.say(from, frame);
            }
            bench.commit();
            let packed = bench.take(from);
            let is_in = matches!(packed.as_slice(), [RelayFrame::PackAccepted { .. }]);
            assert_eq!(is_in, allowed, "{stream:?} {owner:?}: {packed:?}");
        }
    }
    assert_eq!(refused, 20);
    let mut device = workshop.second_device(&school);
    for action in [
        ControlAction::Close(Kind::Tables),
        ControlAction::Exclude {
            who: Excluded::Person(clinic.person.id()),
            streams: Vec::new(),
        },
    ] {
        let record = device.decide(9, action);
        bench.say(from, offer(&[&device.chain], &[&record]));
        assert_eq!(bench.refusal(from), Some((Refusal::NotAllowed, 0)));
    }
    // Nor anything of the moment.
    bench.ask(from, workshop.stream(Stream::Notice), None, false, None);
    bench.take(from);
    let mut school = school;
    let record = school.record(Stream::Notice, None, RecordKind::Ephemeral, b"here");
    let record = record.into_bytes();
    bench.say(from, ClientFrame::Ephemeral { record });
    assert_eq!(bench.refusal(from), Some((Refusal::NotAllowed, 0)));
}

#[test]
fn members_and_parties_are_handed_out_the_same_notice_s7() {
    let (mut workshop, mut bench, school, _, written) = a_workshop_with_parties();
    for device in [school, workshop.participant(), workshop.facilitator()] {
        let connection = bench.enter(&device);
        bench.take(connection);
        bench.ask(
            connection,
            device.access.stream_id(Stream::Notice),
            None,
            false,
            None,
        );
        let frames = bench.take(connection);
        assert_eq!(hashes(&frames), vec![written[5].1.hash()]);
    }
}

#[test]
fn where_the_charter_names_no_parties_there_are_none_c7() {
    let mut workshop = Workshop::without_parties(1);
    let (school, mut anna) = (workshop.party(), workshop.participant());
    let charter = workshop.charter.verify(workshop.id).expect("their charter");
    let shown = school.chain.verify(workshop.id, &charter);
    assert_eq!(shown, Err(ChainError::Person));
    let mut bench = Bench::new(&workshop);
    let connection = bench.enter(&school);
    assert_eq!(bench.closed, vec![(connection, Goodbye::Authentication)]);
    // Everything else is as it was.
    let from = bench.enter(&anna);
    bench.offer(from, &[&anna.write(1, "input")]);
    assert_eq!(bench.accepted(from), vec![1]);
}
