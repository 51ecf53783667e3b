//! Rights: wrong keys, roles, owners, workshops and streams, and signatures shown where they were not
//! made for. Each forgery goes three ways: to the relay, which names why it refuses it; in a file to
//! a facilitator, who reads that it could not be taken; and from a relay that means harm, to everyone.

use protocol::control::Excluded;
use protocol::frame::Cursor;
use protocol::keys::FIRST_EPOCH;
use protocol::record::Changes;
use protocol::secret::{FacilitatorSecret, ParticipantSecret};
use protocol::{
    Access, Chain, ClientFrame, Control, ControlAction, Header, Kind, LogEntry, Record, RecordKind,
    Refusal, RelayFrame, Stream, StreamId, WorkshopId,
};
use simulation::World;
use sync::Event;

use crate::evening::Evening;
use crate::insider::{Insider, Pen, file_of, offer, parts};

/// Something that must count nowhere.
struct Forgery {
    what: &'static str,
    chains: Vec<Chain>,
    record: Vec<u8>,
    /// What the relay says.
    refusal: Refusal,
}

#[test]
fn hostile_writing_without_the_right_is_refused_s2_w6() {
    let mut evening = Evening::new(1);
    let (insider, forgeries) = without_the_right(&mut evening);
    present(evening, &insider, forgeries);
}

#[test]
fn hostile_keys_that_nobody_vouched_for_are_refused_c3() {
    let mut evening = Evening::new(2);
    let (insider, forgeries) = with_wrong_keys(&mut evening);
    present(evening, &insider, forgeries);
}

#[test]
fn hostile_replays_of_a_signature_are_refused_k4() {
    let mut evening = Evening::new(3);
    let (insider, forgeries) = replayed(&mut evening);
    present(evening, &insider, forgeries);
}

#[test]
fn hostile_parties_write_nothing_but_their_own_answers_s2() {
    let mut evening = Evening::new(4);
    let (insider, forgeries) = as_a_party(&mut evening);
    present(evening, &insider, forgeries);
}

#[test]
fn hostile_parties_are_handed_out_nothing_but_notice_and_their_own_answers_s7() {
    let mut evening = Evening::new(5);
    let facilitators = evening.world.link.access();
    let world = &mut evening.world;
    let (insider, other) = (Insider::party(world), Insider::party(world));
    let mut pen = insider.pen(world);
    let socket = insider.greets(world, &pen);
    let answers = Stream::Answers;
    let own = write_answer(world, &insider, &mut pen);
    let mut others_pen = other.pen(world);
    let others = write_answer(world, &other, &mut others_pen);
    for (chain, record) in [(&pen.chain, &own), (&others_pen.chain, &others)] {
        let frame = offer(vec![chain.clone()], &[record.bytes().to_vec()]);
        world.stranger_says(socket, &frame);
    }
    world.pass(1_000);
    world.stranger_hears(socket);
    let tables = [1, 2].map(Stream::Table);
    for stream in tables.into_iter().chain([
        Stream::Control,
        Stream::Plan,
        Stream::Ballots,
        Stream::Synthesis(0),
        Stream::Outcome,
        Stream::Answers,
        Stream::Notice,
    ]) {
        for owner in [None, Some(insider.id()), Some(other.id())] {
            // As if somebody had told the names.
            let name = facilitators.stream_id(stream);
            let subscribe = ClientFrame::Subscribe {
                stream: name,
                cursor: None,
                packs: true,
                owner,
            };
            world.stranger_says(socket, &subscribe.to_bytes());
            world.pass(1_000);
            let heard = world.stranger_hears(socket);
            let handed_out: Vec<_> = heard.iter().flat_map(records_in).collect();
            let may = match stream {
                Stream::Control | Stream::Notice => owner.is_none(),
                _ => stream == answers && owner == Some(insider.id()),
            };
            let refused = [RelayFrame::NotFollowed { stream: name }];
            assert_eq!(heard != refused, may, "{stream:?} {owner:?}: {heard:?}");
            // Nobody was excluded and nothing published, so all that there is is their own.
            let expected: Vec<_> = (may && stream == answers)
                .then(|| own.bytes().to_vec())
                .into_iter()
                .collect();
            assert_eq!(handed_out, expected, "{stream:?} {owner:?}");
        }
    }
    // And from now on, while everybody writes.
    evening.write();
    evening.world.pass(3_000);
    assert_eq!(evening.world.stranger_hears(socket), []);
    evening.nobody_noticed();
}

fn records_in(frame: &RelayFrame) -> Vec<Vec<u8>> {
    match frame {
        RelayFrame::Records { entries, .. } => {
            entries.iter().map(|entry| entry.record.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// A party's answer, sealed as it should be.
fn write_answer(world: &mut World, party: &Insider, pen: &mut Pen) -> Record {
    let charter = world.charter.verify(world.workshop()).expect("it holds");
    let header = party.header(pen, Stream::Answers, Some(party.id()));
    let theirs = &charter.facilitators_agreement;
    let key = party
        .person
        .personal_key(world.workshop(), Stream::Answers, theirs, FIRST_EPOCH)
        .expect("a sound key");
    let content = Changes::new(vec![vec![1, 2, 3]]).to_bytes();
    let record = party.seal(world, pen, &key, header, &content);
    pen.wrote(&record);
    record
}

/// Shows forgeries to everybody, by every way there is: to the relay, in a file, and from a relay that hands
/// them out unchecked. [R10]
fn present(mut evening: Evening, insider: &Insider, forgeries: Vec<Forgery>) {
    let world = &mut evening.world;
    let greeter = insider.pen(world);
    let socket = insider.greets(world, &greeter);
    world.pass(1_000);
    world.stranger_hears(socket);
    for forgery in &forgeries {
        let what = forgery.what;
        let world = &mut evening.world;
        let frame = offer(
            forgery.chains.clone(),
            std::slice::from_ref(&forgery.record),
        );
        world.stranger_says(socket, &frame);
        world.pass(100);
        let heard = world.stranger_hears(socket);
        let refusal = heard.iter().find_map(|frame| match frame {
            RelayFrame::Refused { reason, .. } => Some(*reason),
            _ => None,
        });
        assert_eq!(refusal, Some(forgery.refusal), "{what}: {heard:?}");
        let records = vec![forgery.record.clone()];
        let file = file_of(world, forgery.chains.clone(), records);
        let report = evening.hand_in(file);
        assert_eq!((report.new, report.known), (0, 0), "{what}: {report:?}");
        assert_eq!(report.refused, 1, "{what}: {report:?}");
    }
    // A relay that hands them out all the same.
    let head = evening.world.relay.store_records(evening.world.workshop()) as u64 + 1_000;
    for (seq, forgery) in (head..).zip(&forgeries) {
        let stream = stream_of(&forgery.record).unwrap_or(StreamId([2; 16]));
        let frames = [
            RelayFrame::Chains {
                chains: forgery.chains.clone(),
            },
            RelayFrame::Records {
                stream,
                entries: vec![LogEntry {
                    seq,
                    record: forgery.record.clone(),
                }],
                cursor: Cursor { seq, hash: [7; 32] },
            },
        ];
        for tab in evening.everybody() {
            for frame in &frames {
                evening.world.deliver(tab, Event::Frame(frame.to_bytes()));
            }
        }
        evening.world.pass(100);
    }
    for tab in evening.everybody() {
        evening.world.network_goes(tab.device, Some(1_000));
    }
    let told = &evening.world.ledger.troubles;
    assert!(told.is_empty(), "{told:?}");
    evening.nobody_noticed();
}

fn without_the_right(evening: &mut Evening) -> (Insider, Vec<Forgery>) {
    let anna = evening.world.person_of(evening.anna).id;
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let own = Some(insider.id());
    let content = Changes::new(vec![vec![1, 2, 3]]).to_bytes();
    let mut forgeries = Vec::new();
    let places = [
        ("the plan", Stream::Plan, None),
        ("the plan as one's own", Stream::Plan, own),
        ("another's sheet", Stream::Table(1), Some(anna)),
        (
            "another's sheet at another table",
            Stream::Table(2),
            Some(anna),
        ),
        ("another's ballot", Stream::Ballots, Some(anna)),
        ("everybody's ballot", Stream::Ballots, None),
        ("the synthesis", Stream::Synthesis(0), None),
        ("the outcome", Stream::Outcome, None),
    ];
    for (what, stream, owner) in places {
        let pen = insider.pen(world);
        let header = insider.header(&pen, stream, owner);
        // Whatever key: nobody should get as far as opening it.
        let record = insider.seal(world, &pen, &insider.key(Stream::Plan), header, &content);
        forgeries.push(not_allowed(what, &pen, &record));
    }
    let actions = [
        ("a close", ControlAction::Close(Kind::Tables)),
        (
            "an exclusion",
            ControlAction::Exclude {
                who: Excluded::Person(anna),
                streams: Vec::new(),
            },
        ),
    ];
    for (what, action) in actions {
        let pen = insider.pen(world);
        let mut header = insider.header(&pen, Stream::Control, None);
        if action.is_public() {
            header.kind = RecordKind::PublicControl;
        }
        let control = Control {
            counter: 1_000,
            at: 0,
            action,
        };
        let key = insider.key(Stream::Control);
        let record = insider.seal(world, &pen, &key, header, &control.to_bytes());
        forgeries.push(not_allowed(what, &pen, &record));
    }
    // The name of a table's stream with the class of the plan.
    let pen = insider.pen(world);
    let mut header = insider.header(&pen, Stream::Table(1), None);
    header.stream.0[0] = 2;
    let key = insider.key(Stream::Table(1));
    let record = insider.seal(world, &pen, &key, header, &content);
    forgeries.push(not_allowed("a table called a plan", &pen, &record));
    // And with a class that there is not: such a record cannot even be sealed, only made from one.
    let mut pen = insider.pen(world);
    let record = insider.write(world, &mut pen, Stream::Table(1), None, vec![vec![1]]);
    forgeries.push(Forgery {
        what: "a class that there is not",
        chains: vec![pen.chain.clone()],
        record: reheaded(&record, |header| header.stream.0[0] = 9),
        refusal: Refusal::Malformed,
    });
    // Numbers of records may not be left out in a lane, nor may they be endless.
    for number in [0, u64::MAX] {
        forgeries.push(Forgery {
            what: "a number that no record has",
            chains: vec![pen.chain.clone()],
            record: reheaded(&record, |header| header.number = number),
            refusal: Refusal::Malformed,
        });
    }
    (insider, forgeries)
}

fn as_a_party(evening: &mut Evening) -> (Insider, Vec<Forgery>) {
    let anna = evening.world.person_of(evening.anna).id;
    let facilitators = evening.world.link.access();
    let world = &mut evening.world;
    let (insider, other) = (Insider::party(world), Insider::party(world));
    let own = Some(insider.id());
    let content = Changes::new(vec![vec![1, 2, 3]]).to_bytes();
    let notice = insider.key(Stream::Notice);
    let mut forgeries = Vec::new();
    let places = [
        ("the plan", Stream::Plan, None),
        ("a sheet of one's own", Stream::Table(1), own),
        ("another's sheet", Stream::Table(1), Some(anna)),
        ("a joint sheet", Stream::Table(1), None),
        ("a ballot of one's own", Stream::Ballots, own),
        ("another's ballot", Stream::Ballots, Some(anna)),
        ("the synthesis", Stream::Synthesis(0), None),
        ("the outcome", Stream::Outcome, None),
        ("the notice", Stream::Notice, None),
        ("the notice as one's own", Stream::Notice, own),
        ("another's answers", Stream::Answers, Some(other.id())),
        ("everybody's answers", Stream::Answers, None),
    ];
    for (what, stream, owner) in places {
        let pen = insider.pen(world);
        let mut header = insider.header(&pen, stream, owner);
        // As if somebody had told the name.
        header.stream = facilitators.stream_id(stream);
        let record = insider.seal(world, &pen, &notice, header, &content);
        forgeries.push(not_allowed(what, &pen, &record));
    }
    let actions = [
        ("a close", ControlAction::Close(Kind::Tables)),
        ("a line to everyone", ControlAction::Message(None)),
        (
            "an exclusion",
            ControlAction::Exclude {
                who: Excluded::Person(anna),
                streams: Vec::new(),
            },
        ),
    ];
    for (what, action) in actions {
        let pen = insider.pen(world);
        let mut header = insider.header(&pen, Stream::Control, None);
        if action.is_public() {
            header.kind = RecordKind::PublicControl;
        }
        let control = Control {
            counter: 1_000,
            at: 0,
            action,
        };
        let record = insider.seal(world, &pen, &notice, header, &control.to_bytes());
        forgeries.push(not_allowed(what, &pen, &record));
    }
    // A member's role with the parties' key.
    let mut pen = insider.pen(world);
    let record = write_answer(world, &insider, &mut pen);
    let lane = Chain::issue(
        &world.link.for_participants().access(),
        &insider.person,
        &pen.keys,
    );
    let mut mixed = parts(&pen.chain.to_bytes());
    mixed[0] = parts(&lane.to_bytes())[0].clone();
    let mut bytes = Vec::new();
    let mut encoder = minicbor::Encoder::new(&mut bytes);
    encoder.array(5).expect("a vector");
    for part in &mixed {
        encoder.bytes(part).expect("a vector");
    }
    forgeries.push(Forgery {
        what: "a participant whom the parties' key vouches for",
        chains: vec![Chain::from_bytes(&bytes).expect("its form")],
        record: record.bytes().to_vec(),
        refusal: Refusal::UnknownLane,
    });
    (insider, forgeries)
}

fn not_allowed(what: &'static str, pen: &Pen, record: &Record) -> Forgery {
    Forgery {
        what,
        chains: vec![pen.chain.clone()],
        record: record.bytes().to_vec(),
        refusal: Refusal::NotAllowed,
    }
}

fn with_wrong_keys(evening: &mut Evening) -> (Insider, Vec<Forgery>) {
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let workshop = world.workshop();
    let mut forgeries = Vec::new();
    // Keys of roles that this workshop's charter does not name.
    let participant = ParticipantSecret::generate(world.dice.rng());
    let facilitator = FacilitatorSecret::generate(world.dice.rng());
    let accesses = [
        (
            "a participant of nobody's",
            Access::new(workshop, &participant, None),
        ),
        (
            "a facilitator of nobody's",
            Access::new(workshop, &world.link.participant, Some(&facilitator)),
        ),
    ];
    for (what, access) in accesses {
        let mut pen = insider.pen(world);
        let record = insider.write(world, &mut pen, Stream::Table(1), None, vec![vec![1]]);
        forgeries.push(Forgery {
            what,
            chains: vec![Chain::issue(&access, &insider.person, &pen.keys)],
            record: record.bytes().to_vec(),
            refusal: Refusal::UnknownLane,
        });
    }
    // A lane that nobody vouched for, and another's chain for it.
    let mut pen = insider.pen(world);
    let record = insider.write(world, &mut pen, Stream::Table(1), None, vec![vec![1]]);
    for (what, chains) in [
        ("no chain", Vec::new()),
        ("another lane's chain", vec![insider.pen(world).chain]),
    ] {
        forgeries.push(Forgery {
            what,
            chains,
            record: record.bytes().to_vec(),
            refusal: Refusal::UnknownLane,
        });
    }
    // Another workshop's.
    let other = Access::new(WorkshopId([9; 16]), &world.link.participant, None);
    let pen = insider.pen(world);
    let mut header = insider.header(&pen, Stream::Table(1), None);
    header.workshop = other.workshop();
    let key = insider.key(Stream::Table(1));
    let record = insider.seal(world, &pen, &key, header, &[0x81, 0x80]);
    forgeries.push(Forgery {
        what: "another workshop",
        chains: vec![pen.chain.clone()],
        record: record.bytes().to_vec(),
        refusal: Refusal::OtherWorkshop,
    });
    (insider, forgeries)
}

/// What is done to a header.
type Bend = Box<dyn Fn(&mut Header)>;

fn replayed(evening: &mut Evening) -> (Insider, Vec<Forgery>) {
    let anna = evening.world.tab(evening.anna).lane.id();
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let plan = insider.access.stream_id(Stream::Plan);
    let control = insider.access.stream_id(Stream::Control);
    let true_ones: Vec<Record> = world
        .relay
        .records(world.workshop())
        .iter()
        .filter_map(|stored| Record::parse(&stored.bytes).ok())
        .filter(|record| record.header().lane == anna)
        .collect();
    let last = true_ones.last().expect("Anna wrote").clone();
    let next = last.header().number + 1;
    let mark = last.mark();
    let pen = insider.pen(world);
    let bends: Vec<(&str, Bend)> = vec![
        (
            "the next number",
            Box::new(move |header| {
                header.number = next;
                header.previous = mark;
            }),
        ),
        (
            "another table",
            Box::new({
                let stream = insider.access.stream_id(Stream::Table(2));
                move |header| {
                    (header.stream, header.number, header.previous) = (stream, 1, [0; 16]);
                }
            }),
        ),
        (
            "the plan",
            Box::new(move |header| {
                (header.stream, header.owner) = (plan, None);
            }),
        ),
        (
            "control",
            Box::new(move |header| {
                (header.stream, header.owner) = (control, None);
                header.kind = RecordKind::Control;
            }),
        ),
        (
            "something of the moment",
            Box::new(|header| {
                header.kind = RecordKind::Ephemeral;
                (header.number, header.previous) = (0, [0; 16]);
            }),
        ),
        (
            "another owner",
            Box::new({
                let id = insider.id();
                move |header| header.owner = Some(id)
            }),
        ),
        (
            "another generation",
            Box::new(|header| header.generation = 1),
        ),
        (
            "another epoch",
            Box::new(|header| header.epoch = FIRST_EPOCH + 1),
        ),
        (
            "another lane",
            Box::new({
                let id = pen.id();
                move |header| {
                    (header.lane, header.number, header.previous) = (id, 1, [0; 16]);
                }
            }),
        ),
    ];
    let forgeries = bends
        .into_iter()
        .map(|(what, bend)| Forgery {
            what,
            chains: vec![pen.chain.clone()],
            record: reheaded(&last, bend),
            refusal: Refusal::Signature,
        })
        .collect();
    (insider, forgeries)
}

/// The same record under another header, with the signature that it had.
fn reheaded(record: &Record, bend: impl Fn(&mut Header)) -> Vec<u8> {
    let mut parts = parts(record.bytes());
    let mut header = record.header().clone();
    bend(&mut header);
    parts[0] = minicbor::to_vec(&header).expect("a vector");
    let mut bytes = Vec::new();
    let mut encoder = minicbor::Encoder::new(&mut bytes);
    encoder.array(parts.len() as u64).expect("a vector");
    for part in &parts {
        encoder.bytes(part).expect("a vector");
    }
    bytes
}

/// Where bytes say that they belong, if they are a record.
fn stream_of(bytes: &[u8]) -> Option<StreamId> {
    Some(Record::parse(bytes).ok()?.header().stream)
}
