//! Floods: more than anybody writes in an evening.

use protocol::{ItemId, Stream};
use simulation::guard::NativeGuard;
use simulation::ledger::Deed;
use simulation::mutation;
use sync::DocumentId;
use workshop::foreign::MAX_LANE_OPERATIONS;
use workshop::{Command, Document, DocumentKind, NewContribution, SheetCommand, TEXT_LIMIT};

use crate::evening::Evening;
use crate::insider::{Insider, file, offer};

fn add(number: u8, creator: Option<protocol::PersonId>) -> Command {
    let id = ItemId([number; 16]);
    let new = NewContribution {
        id: creator.map_or(id, |creator| ItemId::by(creator, id.0)),
        focus_point: ItemId([1; 16]),
        aspect: ItemId([2; 16]),
        text: "x".repeat(TEXT_LIMIT),
        created: 1,
        imported: None,
    };
    new.command(
        creator.is_some(),
        creator.unwrap_or(protocol::PersonId([0; 32])),
    )
}

/// Every change to a document costs as much as there is in it, on every device.
#[test]
fn a_hostile_lane_that_floods_the_table_is_taken_as_far_as_its_share_a14() {
    let mut evening = Evening::new(5);
    let joint = DocumentId::joint(1);
    let session = evening.world.session(evening.anna).expect("is open");
    let saved = session.document(&joint).expect("Anna sits there").save();
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let mut pen = insider.pen(world);
    let socket = insider.greets(world, &pen);
    world.pass(500);
    let kind = DocumentKind::JointSheet;
    let mut document = Document::load(kind, &saved, pen.id()).expect("loads");
    let records: Vec<_> = (1..=12)
        .map(|number| {
            let command = add(number, Some(insider.id()));
            let change = document.execute(&command).expect("can be");
            let changes = vec![change[0].bytes.clone()];
            let record = insider.write(world, &mut pen, Stream::Table(1), None, changes);
            record.bytes().to_vec()
        })
        .collect();
    world.stranger_says(socket, &offer(vec![pen.chain.clone()], &records));
    world.pass(3_000);
    for tab in evening.everybody() {
        let texts = evening.world.texts(tab, &joint);
        let characters: usize = texts.iter().map(String::len).sum();
        let share = MAX_LANE_OPERATIONS as usize;
        assert!(characters > share / 2, "{tab:?}: {characters}");
        assert!(characters < share + TEXT_LIMIT, "{tab:?}: {characters}");
    }
    evening.nobody_noticed();
}

/// What Automerge takes and cannot load again is found among a hundred sound records by halving. [D9]
#[test]
fn one_hostile_record_among_many_is_found_by_halving_d9() {
    let (sound, runs) = one_bad_of_a_hundred(10, false);
    assert_eq!(sound, 99);
    assert!((8..30).contains(&runs), "{runs} times behind the guard");
}

/// What stands behind it in its lane cannot come, and nobody's device tries it. [D9]
#[test]
fn what_stands_behind_a_hostile_record_is_not_tried_d9() {
    let (sound, runs) = one_bad_of_a_hundred(11, true);
    assert_eq!(sound, 69);
    assert!((8..30).contains(&runs), "{runs} times behind the guard");
}

/// A hundred records of which the seventieth is bad, each in a lane of its own or all in one. How many inputs
/// the facilitator has in the end, and how often work was done behind the guard.
fn one_bad_of_a_hundred(seed: u64, in_one_lane: bool) -> (usize, u64) {
    let mut evening = Evening::new(seed);
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let own = DocumentId::sheet(1, insider.id());
    world.spoilt.insert(own);
    let mut chains = Vec::new();
    let mut records = Vec::new();
    let mut pen = insider.pen(world);
    let mut document = Document::new(DocumentKind::Sheet, pen.id());
    for number in 1..=100 {
        if !in_one_lane {
            pen = insider.pen(world);
            document = Document::new(DocumentKind::Sheet, pen.id());
        }
        let command = SheetCommand::AddContribution {
            id: ItemId([number; 16]),
            focus_point: ItemId([1; 16]),
            aspect: ItemId([2; 16]),
            text: "x".to_owned(),
            created: 1,
            imported: None,
        }
        .into();
        let change = document.execute(&command).expect("can be");
        let mut change = change[0].bytes.clone();
        if number == 70 {
            change = mutation::misplaced(&change).expect("a change");
        }
        records.push(insider.write(world, &mut pen, Stream::Table(1), own.owner, vec![change]));
        if number == 1 || !in_one_lane {
            chains.push(pen.chain.clone());
        }
    }
    for tab in [evening.anna, evening.bo] {
        evening.world.close(tab, true);
    }
    evening.world.pass(1_000);
    let file = file(&evening.world, chains, &records);
    let before = NativeGuard::runs();
    evening.hand_in(file);
    let runs = NativeGuard::runs() - before;
    let sound = evening.world.texts(evening.facilitator, &own).len();
    for tab in [evening.anna, evening.bo] {
        evening.world.open(tab);
    }
    evening.world.pass(3_000);
    evening.nobody_noticed();
    (sound, runs)
}

/// Who has much to say in one tab writes on in another lane, and does not notice.
#[test]
fn a_person_may_write_more_than_a_lane_does_a14() {
    let mut evening = Evening::new(6);
    let world = &mut evening.world;
    let own = world.document_of(evening.anna, false).expect("Anna sits");
    let before = world.contributions(evening.facilitator, &own).len();
    for number in 1..=15 {
        if number == 8 {
            world.close(evening.anna, true);
            world.pass(1_000);
            world.open(evening.anna);
            world.pass(2_000);
        }
        world.write(evening.anna, own, add(number, None), Deed::Other);
        world.pass(1_000);
    }
    world.pass(5_000);
    for tab in evening.everybody() {
        let there = evening.world.contributions(tab, &own).len();
        assert_eq!(there, before + 15, "{tab:?}");
    }
    evening.nobody_noticed();
}
