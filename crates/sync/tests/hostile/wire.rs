//! What comes by wire, cut or bent: frames and packs from a relay that means harm, and what tabs tell
//! each other.

use protocol::frame::PackChunk;
use protocol::keys::FIRST_EPOCH;
use protocol::{
    ClientFrame, Covered, Cursor, LaneId, Pack, PackHeader, Record, Refusal, RelayFrame, Role,
    Stream, VERSION,
};
use simulation::{Clock, mutation};
use sync::tabs::{TabMessage, TabRecord};
use sync::{DocumentId, Event, Objection, Table, Whose};

use crate::evening::Evening;
use crate::insider::{Insider, bent, file, small_pack, written};

/// A record accepted, and refused.
fn judged(record: &[u8], cursor: Cursor, have: u64) -> [RelayFrame; 2] {
    let record = Record::parse(record).expect("a record");
    let (header, hash) = (record.header(), record.hash());
    let accepted = RelayFrame::Accepted {
        stream: header.stream,
        lane: header.lane,
        number: header.number,
        cursor,
        hash,
    };
    let reason = Refusal::Gap;
    [accepted, RelayFrame::Refused { hash, reason, have }]
}

/// Everything that the relay says to a newcomer and to one who writes.
fn said_by_the_relay(evening: &mut Evening) -> Vec<RelayFrame> {
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let mut pen = insider.pen(world);
    let socket = insider.greets(world, &pen);
    for (stream, packs) in [
        (Stream::Control, false),
        (Stream::Plan, true),
        (Stream::Table(1), true),
        (Stream::Plan, false),
        (Stream::Table(1), false),
    ] {
        let stream = insider.access.stream_id(stream);
        let subscribe = ClientFrame::Subscribe {
            stream,
            cursor: None,
            packs,
            owner: None,
        };
        world.stranger_says(socket, &subscribe.to_bytes());
        world.stranger_says(socket, &ClientFrame::Unsubscribe { stream }.to_bytes());
    }
    let record = insider.write(world, &mut pen, Stream::Table(2), None, vec![vec![1]]);
    let mut again = record.bytes().to_vec();
    for bytes in [record.bytes().to_vec(), {
        again[200] ^= 1;
        again
    }] {
        let frame = crate::insider::offer(vec![pen.chain.clone()], &[bytes]);
        world.stranger_says(socket, &frame);
    }
    world.stranger_says(socket, &ClientFrame::Ping.to_bytes());
    world.pass(1_000);
    let mut frames = world.stranger_hears(socket);
    let stream = insider.access.stream_id(Stream::Table(1));
    frames.push(RelayFrame::Reset { stream });
    // Those of what the honest have offered, too: they name what these devices know.
    for stored in world.relay.records(world.workshop()) {
        let cursor = Cursor {
            seq: 9,
            hash: [9; 32],
        };
        frames.extend(judged(&stored.bytes, cursor, 0));
    }
    frames
}

#[test]
fn hostile_frames_end_with_the_connection_w3() {
    let mut evening = Evening::new(4);
    // Enough for packs.
    for _ in 0..40 {
        evening.world.add(evening.anna, false);
        evening.world.pass(100);
    }
    evening.world.settle();
    let frames = said_by_the_relay(&mut evening);
    let kinds: std::collections::BTreeSet<_> = frames
        .iter()
        .map(|frame| {
            format!("{frame:?}")
                .split([' ', '{', '('])
                .next()
                .map(str::to_owned)
        })
        .collect();
    assert!(kinds.len() >= 8, "{kinds:?}");
    for round in 0..40 {
        for _ in 0..50 {
            let dice = &mut evening.world.dice;
            let frame = dice.pick(&frames).expect("there are some").to_bytes();
            let frame = bent(&frame, dice);
            for tab in [evening.anna, evening.facilitator] {
                evening.world.deliver(tab, Event::Frame(frame.clone()));
            }
        }
        if round % 4 == 0 {
            evening.world.add(evening.anna, round % 8 == 0);
        }
        evening.world.pass(700);
    }
    // The true relay is back.
    for tab in evening.everybody() {
        evening.world.network_goes(tab.device, Some(1_000));
    }
    evening.world.settle();
    // They were told what the false one said, in plain words; nothing else shocks.
    let world = &mut evening.world;
    world
        .ledger
        .shocks
        .retain(|shock| !shock.contains("was told"));
    evening.nobody_noticed();
}

/// Numbers and times at the ends of their range.
#[test]
fn hostile_numbers_in_frames_overflow_nothing_w3() {
    let mut evening = Evening::new(5);
    let stream = evening.world.link.access().stream_id(Stream::Table(1));
    let records = evening.world.relay.records(evening.world.workshop());
    let (challenge, hash) = ([0; 32], [1; 32]);
    for number in [0, 1, u64::MAX - 1, u64::MAX] {
        let cursor = Cursor { seq: number, hash };
        let time = number as i64 ^ i64::MIN;
        let mut frames = vec![
            RelayFrame::Pong { time },
            RelayFrame::Pong { time: i64::MIN },
            RelayFrame::Position {
                stream,
                cursor: Some(cursor),
                head: number,
            },
            RelayFrame::Welcome {
                charter: evening.world.charter.clone(),
                time,
            },
            RelayFrame::Challenge {
                version: VERSION,
                challenge,
                time,
            },
        ];
        for stored in &records {
            frames.extend(judged(&stored.bytes, cursor, number));
        }
        for tab in [evening.anna, evening.facilitator] {
            evening.world.add(evening.anna, true);
            for frame in &frames {
                evening.world.deliver(tab, Event::Frame(frame.to_bytes()));
            }
        }
        evening.world.pass(700);
        for tab in evening.everybody() {
            evening.world.network_goes(tab.device, Some(1_000));
        }
        evening.world.pass(5_000);
    }
    evening.nobody_noticed();
}

/// Whatever is wrong with a pack, a newcomer fetches the records.
#[test]
fn hostile_packs_lead_to_the_records_p4() {
    let mut evening = Evening::new(6);
    let (insider, chains, records) = written(&mut evening);
    let world = &mut evening.world;
    let pen = insider.pen(world);
    let anna = world.tab(evening.anna).lane.id();
    let stream = insider.access.stream_id(Stream::Table(1));
    let key = insider.key(Stream::Table(1));
    let lane = records[0].header().lane;
    let sheet = workshop::Document::new(workshop::DocumentKind::Sheet, pen.id()).save();
    let annas = world
        .session(evening.anna)
        .and_then(|session| {
            let own = DocumentId::sheet(1, session.person());
            Some(session.document(&own)?.save())
        })
        .expect("Anna wrote");
    let covered = |lane: LaneId, number| vec![Covered { lane, number }];
    let bomb = mutation::chunk(2, &vec![0; 1_000]);
    let cases: Vec<(Vec<Covered>, Vec<u8>)> = vec![
        (Vec::new(), Vec::new()),
        (Vec::new(), b"no document".to_vec()),
        (Vec::new(), bomb),
        // Less in it than it says, more than there is, another's lane, another's words.
        (covered(lane, 3), sheet.clone()),
        (covered(lane, protocol::limits::NUMBER), sheet.clone()),
        (covered(anna, 1), sheet),
        (Vec::new(), annas.clone()),
    ];
    let head = evening
        .hand_in(file(&evening.world, chains.clone(), &records))
        .new;
    assert_eq!(head, 3);
    for (index, (covered, saved)) in cases.into_iter().enumerate() {
        let world = &mut evening.world;
        let header = PackHeader {
            version: VERSION,
            workshop: world.workshop(),
            stream,
            owner: Some(insider.id()),
            generation: 0,
            lane: pen.id(),
            epoch: FIRST_EPOCH,
            covered,
        };
        let rng = world.dice.rng();
        let pack = Pack::seal(header, &key, &saved, &pen.keys, rng).expect("a pack");
        let chunk = |bytes: Vec<u8>| RelayFrame::Pack {
            chunk: PackChunk {
                pack: pack.hash(),
                index: 0,
                count: 1,
                bytes,
                seq: u64::MAX,
            },
        };
        // To one who is just coming, and to one who has everything; whole and bent.
        let newcomer = world.join(Role::Participant, Clock::default());
        world.pass(3_000);
        world.sit_down(newcomer, 1);
        let mut frames = vec![
            RelayFrame::Chains {
                chains: chains.iter().cloned().chain([pen.chain.clone()]).collect(),
            },
            chunk(pack.bytes().to_vec()),
        ];
        for _ in 0..20 {
            frames.push(chunk(bent(pack.bytes(), &mut world.dice)));
        }
        for frame in &frames {
            for tab in [newcomer, evening.bo] {
                evening.world.deliver(tab, Event::Frame(frame.to_bytes()));
            }
            evening.world.pass(20);
        }
        assert!(evening.world.settle(), "pack {index}");
    }
    // Who says that more is in their own sheet than is shows newcomers less of their own, and of
    // nobody else's.
    let theirs = format!("differ in {}", DocumentId::sheet(1, insider.id()));
    let mut complaints = evening.complaints();
    complaints.retain(|complaint| !complaint.contains(&theirs));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// [P9] What Automerge would load and no record may carry, a map made within itself: whoever wrote in it next
/// would end the program of whoever took the pack.
#[test]
fn a_hostile_pack_holds_what_records_may_a13() {
    let mut evening = Evening::new(9);
    let (insider, chains, records) = written(&mut evening);
    let report = evening.hand_in(file(&evening.world, chains, &records));
    assert_eq!(report.new, 3);
    let world = &mut evening.world;
    let sheet = DocumentId::sheet(1, insider.id());
    let whole = |world: &simulation::World, tab| {
        let session = world.session(tab).expect("is open");
        session.document(&sheet).expect("is here").clone()
    };
    let document = whole(world, evening.facilitator);
    let pen = insider.pen(world);
    let mut more = document.clone();
    more.set_lane(pen.id());
    let command = workshop::SheetCommand::AddContribution {
        id: protocol::ItemId([9; 16]),
        focus_point: protocol::ItemId([1; 16]),
        aspect: protocol::ItemId([2; 16]),
        text: "x".to_owned(),
        created: 1,
        imported: None,
    }
    .into();
    let change = more.execute(&command).expect("can be").remove(0);
    let mut saved = document.save();
    saved.extend(mutation::within_itself(&change.bytes).expect("a change"));
    let covered = vec![Covered {
        lane: records[0].header().lane,
        number: 3,
    }];
    let own = (Stream::Table(1), Some(insider.id()));
    let pack = insider.pack(world, &pen, own, covered, &saved);
    let socket = insider.greets(world, &pen);
    world.pass(1_000);
    world.stranger_says(socket, &small_pack(&pack));
    world.pass(500);
    let taken = RelayFrame::PackAccepted { pack: pack.hash() };
    assert!(world.stranger_hears(socket).contains(&taken));
    let newcomer = world.join(Role::Participant, Clock::default());
    world.pass(3_000);
    world.sit_down(newcomer, 1);
    assert!(world.settle());
    assert_eq!(whole(world, newcomer).heads(), document.heads());
    // A facilitator's device shows it before its records are here, and builds nothing on it.
    let second = world.join(Role::Facilitator, Clock::default());
    assert!(world.settle());
    assert_eq!(world.session(second).expect("is open").unchecked(), 0);
    assert_eq!(whole(world, second).heads(), document.heads());
    evening.nobody_noticed();
}

/// The relay refuses packs by who may not make them, and of what it has not; what is in them it cannot
/// see. A newcomer who gets a pack of nothing from it fetches the records.
#[test]
fn hostile_packs_through_the_relay_harm_nobody_p3() {
    let mut evening = Evening::new(8);
    let (insider, chains, records) = written(&mut evening);
    let lane = records[0].header().lane;
    let report = evening.hand_in(file(&evening.world, chains, &records));
    assert_eq!(report.new, 3);
    let anna = evening.world.person_of(evening.anna).id;
    let world = &mut evening.world;
    let pen = insider.pen(world);
    let socket = insider.greets(world, &pen);
    world.pass(1_000);
    world.stranger_hears(socket);
    let own = Some(insider.id());
    let reach = |number| vec![Covered { lane, number }];
    let (table, plan) = (Stream::Table(1), Stream::Plan);
    let cases = [
        (table, None, reach(3), Some(Refusal::NotAllowed)),
        (table, Some(anna), reach(3), Some(Refusal::NotAllowed)),
        (plan, None, Vec::new(), Some(Refusal::NotAllowed)),
        (table, own, reach(4), Some(Refusal::Gap)),
        (table, own, reach(3), None),
    ];
    for (stream, owner, covered, expected) in cases {
        let pack = insider.rubbish_pack(world, &pen, stream, owner, covered);
        world.stranger_says(socket, &small_pack(&pack));
        world.pass(500);
        let heard = world.stranger_hears(socket);
        let refusal = heard.iter().find_map(|frame| match frame {
            RelayFrame::Refused { hash, reason, .. } if *hash == pack.hash() => Some(*reason),
            _ => None,
        });
        assert_eq!(refusal, expected, "{heard:?}");
        let taken = RelayFrame::PackAccepted { pack: pack.hash() };
        assert_eq!(heard.contains(&taken), expected.is_none(), "{heard:?}");
    }
    evening.nobody_noticed();
}

/// What tabs tell each other stands in the envelope that finds torn rows: what is cut or bent is
/// nothing. What is well wrapped and means nothing harms no session.
#[test]
fn hostile_messages_between_tabs_are_passed_over_d13() {
    let mut evening = Evening::new(7);
    let world = &mut evening.world;
    let person = world.tab(evening.anna).person;
    let second = world.new_tab(evening.anna.device, person, None);
    world.tab_mut(second).table = Some(1);
    world.open(second);
    world.pass(2_000);
    let session = world.session(evening.anna).expect("is open");
    let file = session.record_file(Whose::Everything).expect("the charter");
    let chains = protocol::file::RecordFile::from_bytes(&file)
        .expect("a file")
        .chains;
    let rows = world.devices[evening.anna.device]
        .disk
        .table(Table::Records);
    let records: Vec<TabRecord> = rows
        .iter()
        .filter(|row| !row.key.ends_with("/command"))
        .map(|row| TabRecord {
            row: sync::store::unwrap(&row.value).expect("is whole").to_vec(),
            command: None,
        })
        .collect();
    assert!(records.len() >= 5, "{}", records.len());
    let anna = session.lane().id();
    let stream = insider_stream(&evening);
    let messages = [
        TabMessage::Stored {
            chains: chains.iter().map(|chain| chain.to_bytes().into()).collect(),
            records,
        },
        TabMessage::Withdrawn {
            stream,
            lane: anna,
            from: 2,
        },
        TabMessage::Connection {
            connected: true,
            log: 1,
            since: 1,
            objection: Some(Objection::Full),
            clock: None,
        },
        TabMessage::Charter {
            charter: evening.world.charter.to_bytes(),
        },
        TabMessage::CreationToken {
            token: "skovsø".to_owned(),
        },
        TabMessage::Follow { table: 2 },
        TabMessage::Hello {
            lacks: vec![anna],
            holds: vec![],
        },
    ];
    let tabs = [evening.anna, second];
    for _ in 0..1_000 {
        let world = &mut evening.world;
        let message = world.dice.pick(&messages).expect("some").to_bytes();
        let message = bent(&message, &mut world.dice);
        for tab in tabs {
            world.deliver(tab, Event::Tab(message.clone()));
        }
        world.pass(5);
    }
    evening.world.close(second, true);
    let complaints = evening.complaints();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    // Well wrapped: Anna's device may be lost, its sessions do not fall over, nobody else notices.
    let world = &mut evening.world;
    world.open(second);
    world.pass(2_000);
    for _ in 0..1_000 {
        let world = &mut evening.world;
        let message = world.dice.pick(&messages).expect("some").to_bytes();
        let inner = sync::store::unwrap(&message).expect("is wrapped");
        let message = sync::store::wrap(&bent(inner, &mut world.dice));
        world.deliver(second, Event::Tab(message));
        world.pass(5);
    }
    let before = evening
        .world
        .contributions(evening.bo, &DocumentId::joint(1))
        .len();
    evening.world.close(evening.anna, false);
    evening.world.close(second, false);
    assert!(evening.world.settle());
    evening.world.add(evening.bo, true);
    evening.world.pass(2_000);
    for tab in [evening.bo, evening.facilitator] {
        let after = evening
            .world
            .contributions(tab, &DocumentId::joint(1))
            .len();
        assert_eq!(after, before + 1);
    }
}

fn insider_stream(evening: &Evening) -> protocol::StreamId {
    evening.world.link.access().stream_id(Stream::Table(1))
}
