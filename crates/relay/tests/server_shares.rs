//! The real program: nobody is handed out what is not for them.

mod support;

use protocol::*;
use support::bench::{position, records};
use support::relay_process::{Client, Relay};
use support::{Device, Workshop, offer, pack_frames};

fn mention(frames: &[RelayFrame], what: &[u8]) -> bool {
    frames.iter().any(|frame| {
        let bytes = frame.to_bytes();
        bytes.windows(what.len()).any(|window| window == what)
    })
}

fn hashes(frames: &[RelayFrame]) -> Vec<RecordHash> {
    records(frames).into_iter().map(|(_, hash)| hash).collect()
}

/// Hears what was on its way before the answer to a question.
async fn everything(client: &mut Client) -> Vec<RelayFrame> {
    client.say(&ClientFrame::Ping).await;
    let mut frames = Vec::new();
    loop {
        match client.hear().await {
            RelayFrame::Pong { .. } => return frames,
            frame => frames.push(frame),
        }
    }
}

async fn vote(
    relay: &Relay,
    workshop: &Workshop,
    device: &mut Device,
    times: usize,
) -> Vec<Record> {
    let mut client = Client::enter(relay, workshop, device).await;
    let mut ballots = Vec::new();
    for number in 0..times {
        let record = device.write_own(Stream::Ballots, &format!("{number} points"));
        client.say(&offer(&[], &[&record])).await;
        client.accepted(1).await;
        ballots.push(record);
    }
    let own = Some(device.person.id());
    let covered = [(device.lane.id(), times as u64)];
    let pack = device.pack(Stream::Ballots, own, &covered, b"saved");
    for frame in pack_frames(&pack) {
        client.say(&frame).await;
    }
    let answer = client.hear().await;
    assert!(
        matches!(answer, RelayFrame::PackAccepted { .. }),
        "{answer:?}"
    );
    ballots
}

#[tokio::test]
async fn a_participant_receives_nothing_of_others_ballots_w15() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let relay = Relay::start(&data, &[]);
    let mut workshop = Workshop::new(1);
    let stream = workshop.stream(Stream::Ballots);
    let (mut anna, mut bo) = (workshop.participant(), workshop.participant());
    let karen = workshop.facilitator();
    let bos = vote(&relay, &workshop, &mut bo, 3).await;
    let annas = vote(&relay, &workshop, &mut anna, 2).await;
    let own = Some(anna.person.id());
    // The relay that has it in memory, and one that finds it on its disk.
    let mut relay = Some(relay);
    for turn in 0..2 {
        if turn == 1 {
            relay.take().expect("a relay").kill();
            relay = Some(Relay::start(&data, &[]));
        }
        let relay = relay.as_ref().expect("a relay");
        let second = workshop.second_device(&anna);
        let mut client = Client::enter(relay, &workshop, &second).await;
        let mut heard = Vec::new();
        for owner in [None, Some(bo.person.id())] {
            let frames = client.follow_of(stream, None, owner).await;
            assert!(
                matches!(frames.as_slice(), [RelayFrame::NotFollowed { .. }]),
                "{frames:?}"
            );
            heard.extend(frames);
        }
        let frames = client.follow_of(stream, None, own).await;
        let packs = frames.iter();
        let packs = packs.filter(|frame| matches!(frame, RelayFrame::Pack { .. }));
        assert_eq!(packs.count(), 1);
        let place = position(&frames).expect("a position");
        heard.extend(frames);
        let frames = client.follow_of(stream, place, own).await;
        assert!(
            matches!(frames.as_slice(), [RelayFrame::Position { .. }]),
            "{frames:?}"
        );
        // And of what is written meanwhile.
        let mut other = Client::enter(relay, &workshop, &bo).await;
        let record = bo.write_own(Stream::Ballots, "no, one");
        other.say(&offer(&[], &[&record])).await;
        other.accepted(1).await;
        let mut third = workshop.second_device(&anna);
        let mut annas_other = Client::enter(relay, &workshop, &third).await;
        let mine = third.write_own(Stream::Ballots, "mine");
        annas_other.say(&offer(&[&third.chain], &[&mine])).await;
        annas_other.accepted(1).await;
        let live = everything(&mut client).await;
        assert_eq!(hashes(&live), vec![mine.hash()]);
        heard.extend(frames);
        heard.extend(live);
        for trace in [&bo.person.id().0, &bo.lane.id().0, &record.hash().0] {
            assert!(!mention(&heard, trace));
        }
        for record in &bos {
            assert!(!mention(&heard, &record.hash().0));
            assert!(!mention(
                &heard,
                &record.bytes()[record.bytes().len() - 48..]
            ));
        }
        // From its records, one's own are whole.
        let mut fresh = Client::enter(relay, &workshop, &second).await;
        let subscribe = ClientFrame::Subscribe {
            stream,
            cursor: None,
            packs: false,
            owner: own,
        };
        fresh.say(&subscribe).await;
        let frames = everything(&mut fresh).await;
        assert_eq!(hashes(&frames)[..2], [annas[0].hash(), annas[1].hash()]);
        let mut facilitator = Client::enter(relay, &workshop, &karen).await;
        let frames = facilitator.follow(stream, None).await;
        assert_eq!(hashes(&frames).len(), 5 + 2 * (turn + 1));
    }
}

#[tokio::test]
async fn a_party_receives_nothing_but_notice_and_its_own_answers_s7() {
    let folder = tempfile::tempdir().expect("a folder");
    let relay = Relay::start(&folder.path().join("data"), &[]);
    let mut workshop = Workshop::new(1);
    let (mut karen, mut anna) = (workshop.facilitator(), workshop.participant());
    let (mut school, mut clinic) = (workshop.party(), workshop.party());
    let mut client = Client::enter(&relay, &workshop, &karen).await;
    let notice = karen.record(Stream::Notice, None, RecordKind::Changes, b"published");
    let plan = karen.record(Stream::Plan, None, RecordKind::Changes, b"plan");
    let close = karen.decide(1, ControlAction::Close(Kind::Tables));
    client.say(&offer(&[], &[&notice, &plan, &close])).await;
    client.accepted(3).await;
    let mut client = Client::enter(&relay, &workshop, &anna).await;
    client.say(&offer(&[], &[&anna.write(1, "input")])).await;
    client.accepted(1).await;
    let mut answers = Vec::new();
    for device in [&mut school, &mut clinic] {
        let mut client = Client::enter(&relay, &workshop, device).await;
        let record = device.write_own(Stream::Answers, "an answer");
        client.say(&offer(&[], &[&record])).await;
        client.accepted(1).await;
        answers.push(record);
    }
    let mut client = Client::enter(&relay, &workshop, &school).await;
    let own = Some(school.person.id());
    let mut heard = Vec::new();
    for stream in [
        Stream::Plan,
        Stream::Table(1),
        Stream::Ballots,
        Stream::Synthesis(0),
        Stream::Outcome,
    ] {
        let frames = client.follow(workshop.stream(stream), None).await;
        assert!(
            matches!(frames.as_slice(), [RelayFrame::NotFollowed { .. }]),
            "{stream:?}: {frames:?}"
        );
    }
    let name = |stream| school.access.stream_id(stream);
    let frames = client.follow(name(Stream::Control), None).await;
    assert_eq!(hashes(&frames), vec![]);
    heard.extend(frames);
    let frames = client.follow(name(Stream::Notice), None).await;
    assert_eq!(hashes(&frames), vec![notice.hash()]);
    heard.extend(frames);
    let frames = client.follow_of(name(Stream::Answers), None, own).await;
    assert_eq!(hashes(&frames), vec![answers[0].hash()]);
    heard.extend(frames);
    for device in [&anna, &clinic] {
        assert!(!mention(&heard, &device.person.id().0));
        assert!(!mention(&heard, &device.lane.id().0));
    }
}
