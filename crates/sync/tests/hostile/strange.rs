//! What the relay cannot tell from the true: contents that nobody can open, streams that nobody can
//! derive, generations that nobody began. And greetings, which it can.

use protocol::keys::FIRST_EPOCH;
use protocol::record::Changes;
use protocol::secret::ParticipantSecret;
use protocol::{
    Access, ClientFrame, Goodbye, ItemId, Kind, LaneKeys, RelayFrame, Signature, Stream,
};
use simulation::{World, mutation};
use sync::{Decision, DocumentId, SetAside, Status, Trouble};
use workshop::{Command, Document, DocumentKind, JointCommand, PlanCommand, SheetCommand};

use crate::evening::Evening;
use crate::insider::{Insider, Pen, file, offer, parts};

/// A certificate's signature, a record's and a greeting to another challenge are no greeting.
#[test]
fn hostile_greetings_are_sent_away_w2() {
    let mut evening = Evening::new(4);
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let mut pen = insider.pen(world);
    let record = insider.write(world, &mut pen, Stream::Table(1), None, vec![vec![1]]);
    let of_record = parts(record.bytes()).pop().expect("a signature");
    let chain = parts(&pen.chain.to_bytes());
    let challenge = [7; 32];
    let chained = pen.chain.clone();
    let old = ClientFrame::hello(
        world.workshop(),
        chained.clone(),
        &pen.keys,
        &challenge,
        simulation::network::ORIGIN,
    );
    let mut hellos = vec![old];
    for signature in [
        of_record,
        chain[1].clone(),
        chain[3].clone(),
        chain[4].clone(),
    ] {
        hellos.push(ClientFrame::Hello {
            version: protocol::VERSION,
            workshop: world.workshop(),
            chain: chained.clone(),
            signature: Signature(signature.try_into().expect("64 bytes")),
        });
    }
    // Somebody else's chain, greeted with by one who has not their lane.
    let anna = evening.world.tab(evening.anna).lane.id();
    let held = evening.world.session(evening.anna).expect("is open");
    let file = held
        .record_file(sync::Whose::Own)
        .expect("the charter is known");
    let file = protocol::file::RecordFile::from_bytes(&file).expect("a file");
    let annas = file
        .chains
        .iter()
        .find(|chain| chain.claimed_lane() == Some(anna))
        .expect("her chain");
    let world = &mut evening.world;
    hellos.push(ClientFrame::hello(
        world.workshop(),
        annas.clone(),
        &LaneKeys::generate(world.dice.rng()),
        &challenge,
        simulation::network::ORIGIN,
    ));
    for hello in hellos {
        let socket = world.stranger_connects();
        world.stranger_hears(socket);
        world.stranger_says(socket, &hello.to_bytes());
        world.pass(100);
        let heard = world.stranger_hears(socket);
        let reason = Goodbye::Authentication;
        assert_eq!(heard, [RelayFrame::Goodbye { reason }]);
    }
    evening.nobody_noticed();
}

/// The relay cannot see that a record was sealed with another key or says nothing; devices set it
/// aside, say so, and go on.
#[test]
fn a_hostile_record_that_cannot_be_opened_is_set_aside_d9() {
    let mut evening = Evening::new(5);
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let wrong = Access::new(
        world.workshop(),
        &ParticipantSecret::generate(world.dice.rng()),
        None,
    );
    let wrong = wrong
        .record_key(Stream::Table(1), FIRST_EPOCH)
        .expect("a key");
    let right = insider.key(Stream::Table(1));
    let socket = {
        let pen = insider.pen(world);
        insider.greets(world, &pen)
    };
    world.pass(1_000);
    let contents: [(&_, &[u8]); 5] = [
        (&wrong, b"\x81\x81\x41\x01"),
        (&right, b""),
        (&right, b"no list"),
        (&right, b"\x81\x81\x40"),
        (
            &right,
            &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        ),
    ];
    let count = contents.len();
    for (key, content) in contents {
        let pen = insider.pen(world);
        let header = insider.header(&pen, Stream::Table(1), None);
        let record = insider.seal(world, &pen, key, header, content);
        let frame = offer(vec![pen.chain.clone()], &[record.bytes().to_vec()]);
        world.stranger_says(socket, &frame);
    }
    world.pass(2_000);
    let accepted = world.stranger_hears(socket);
    let accepted = accepted
        .iter()
        .filter(|frame| matches!(frame, RelayFrame::Accepted { .. }));
    assert_eq!(accepted.count(), count);
    for tab in evening.everybody() {
        assert_eq!(set_aside(&evening.world, tab), count, "{tab:?}");
    }
    evening.nobody_noticed();
}

/// A table's stream that nobody can derive, and another generation of a document: the relay cannot
/// tell, and devices do nothing with them.
#[test]
fn a_hostile_stream_or_generation_is_nobodys_s4_s6() {
    let mut evening = Evening::new(6);
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let key = insider.key(Stream::Table(1));
    let content = Changes::new(vec![vec![1]]).to_bytes();
    let mut records = Vec::new();
    let mut chains = Vec::new();
    for generation in 0..50 {
        let pen = insider.pen(world);
        let mut header = insider.header(&pen, Stream::Table(1), None);
        match generation {
            0 => header.stream.0[1..].fill(7),
            _ => header.generation = u32::MAX - generation,
        }
        let record = insider.seal(world, &pen, &key, header, &content);
        records.push(record.bytes().to_vec());
        chains.push(pen.chain);
    }
    let socket = {
        let pen = insider.pen(world);
        insider.greets(world, &pen)
    };
    world.pass(1_000);
    world.stranger_says(socket, &offer(chains, &records));
    world.pass(2_000);
    let heard = world.stranger_hears(socket);
    let accepted = heard
        .iter()
        .filter(|frame| matches!(frame, RelayFrame::Accepted { .. }));
    assert_eq!(accepted.count(), 50);
    for tab in evening.everybody() {
        let session = evening.world.session(tab).expect("is open");
        let strange = session.documents().filter(|(id, _)| id.generation > 0);
        assert_eq!(strange.count(), 0, "{tab:?}");
        assert_eq!(set_aside(&evening.world, tab), 0, "{tab:?}");
    }
    evening.nobody_noticed();
}

/// A joint sheet is everybody's to write in. Somebody says in it that it is of a later schema, which
/// would lock it for all others.
#[test]
fn a_hostile_schema_locks_no_table_a7() {
    let mut evening = Evening::new(7);
    let joint = DocumentId::joint(1);
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let mut pen = insider.pen(world);
    let session = world.session(evening.anna).expect("is open");
    let mut document = session.document(&joint).expect("Anna sits there").clone();
    document.set_lane(pen.id());
    let seat = JointCommand::TakeSeat {
        person: insider.id(),
        name: Some("Bo".to_owned()),
        stakeholder: None,
    }
    .into();
    let change = document.execute(&seat).expect("can be").remove(0);
    let change = mutation::setting(&change.bytes, "schema", 999).expect("a change");
    let record = insider.write(world, &mut pen, Stream::Table(1), None, vec![change]);
    let file = file(world, vec![pen.chain], &[record]);
    assert_eq!(evening.hand_in(file).new, 1);
    evening.nobody_noticed();
}

/// Somebody shows what they wrote before the close with one lane, and what it builds on after the close with
/// another. The first counts, and yet waits with the second.
#[test]
fn what_builds_on_what_waits_waits_t9() {
    let mut evening = Evening::new(9);
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let own = DocumentId::sheet(1, insider.id());
    world.spoilt.insert(own);
    let [mut early, mut late] = [(); 2].map(|()| insider.pen(world));
    let socket = insider.greets(world, &early);
    world.pass(500);
    let mut document = Document::new(DocumentKind::Sheet, late.id());
    let mut write = |pen: &mut Pen, command: &Command| {
        document.set_lane(pen.id());
        let change = document.execute(command).expect("can be").remove(0);
        let changes = vec![change.bytes];
        let record = insider.write(world, pen, Stream::Table(1), own.owner, changes);
        offer(vec![pen.chain.clone()], &[record.bytes().to_vec()])
    };
    let id = ItemId([1; 16]);
    let beneath = write(
        &mut late,
        &SheetCommand::AddContribution {
            id,
            focus_point: ItemId([2; 16]),
            aspect: ItemId([3; 16]),
            text: "Ord".to_owned(),
            created: 1,
            imported: None,
        }
        .into(),
    );
    let above = write(
        &mut early,
        &SheetCommand::EditContribution {
            id,
            before: "Ord".to_owned(),
            after: "Flere ord".to_owned(),
            caret: None,
        }
        .into(),
    );
    world.stranger_says(socket, &above);
    world.pass(2_000);
    world.decide(evening.facilitator, Decision::Close(Kind::Tables));
    world.pass(5_000);
    world.stranger_says(socket, &beneath);
    world.pass(5_000);
    let heard = world.stranger_hears(socket);
    let accepted = heard
        .iter()
        .filter(|frame| matches!(frame, RelayFrame::Accepted { .. }));
    assert_eq!(accepted.count(), 2);
    for tab in evening.everybody() {
        assert_eq!(evening.world.texts(tab, &own).len(), 0, "{tab:?}");
    }
    let world = &mut evening.world;
    world.decide(evening.facilitator, Decision::Open(Kind::Tables));
    world.pass(5_000);
    for tab in evening.everybody() {
        assert_eq!(evening.world.texts(tab, &own), ["Flere ord"], "{tab:?}");
    }
    evening.nobody_noticed();
}

/// How many records somebody was told were set aside.
fn set_aside(world: &World, tab: simulation::TabId) -> usize {
    world
        .ledger
        .troubles
        .iter()
        .filter(|(who, trouble)| {
            let poison = matches!(trouble, Trouble::SetAside(SetAside::Poison { .. }));
            *who == tab && poison
        })
        .count()
}

/// [A7] [D6] A copy of Anna's device loses a number just when a facilitator's later version has raised the
/// schema: her words cannot be said again here, and are neither dropped nor called transferred.
#[test]
fn what_is_lost_under_a_later_schema_is_kept() {
    let mut evening = Evening::new(11);
    let world = &mut evening.world;
    let anna = evening.anna;
    let copy = world.clone_device(anna);
    world.network_goes(copy.device, None);
    world.open(copy);
    world.pass(1_000);
    world.add(copy, false);
    world.add(anna, false);
    assert!(world.settle());
    let insider = Insider {
        access: world.link.access(),
        ..Insider::participant(world)
    };
    let mut pen = insider.pen(world);
    let session = world.session(evening.facilitator).expect("is open");
    let plan = session.document(&DocumentId::PLAN).expect("is here");
    let mut plan = plan.clone();
    plan.set_lane(pen.id());
    let title = PlanCommand::EditTitle {
        before: plan.plan().title,
        after: "Senere".to_owned(),
    }
    .into();
    let change = plan.execute(&title).expect("can be").remove(0);
    let change = mutation::setting(&change.bytes, "schema", 999).expect("a change");
    let record = insider.write(world, &mut pen, Stream::Plan, None, vec![change]);
    let socket = insider.greets(world, &pen);
    world.pass(500);
    world.stranger_says(
        socket,
        &offer(vec![pen.chain.clone()], &[record.bytes().to_vec()]),
    );
    world.pass(5_000);
    world.network_comes(copy.device);
    assert!(world.settle());
    assert_eq!(world.status(copy), Some(Status::Saved));
    let refused = (copy, Trouble::Refused);
    assert!(world.ledger.troubles.contains(&refused));
    // And it is kept beyond the session.
    world.close(copy, true);
    world.open(copy);
    world.pass(5_000);
    assert_eq!(world.status(copy), Some(Status::Saved));
}
