//! Surveys: what is said of a file before it is taken in is what becomes of it, and nothing changes by asking.

mod common;

use common::{evening, sees};
use protocol::{ItemId, LaneId};
use simulation::guard::NativeGuard;
use simulation::mutation;
use simulation::{TabId, World};
use sync::{DocumentId, ImportReport, Survey, Surveyed, Unreadable, Whose};
use workshop::{Imported, SheetCommand, TEXT_LIMIT};

fn survey(world: &World, who: TabId, file: &[u8]) -> Survey {
    let session = world.session(who).expect("it is open");
    session.survey(file, &NativeGuard)
}

fn hand_in(world: &mut World, who: TabId, file: &[u8]) -> ImportReport {
    let request = world.import(who, "fil", file.to_vec());
    world.pass(2_000);
    let report = world.ledger.imports.get(&request).cloned();
    report.expect("every file gets an answer")
}

/// Everything that somebody holds, as bytes.
fn everything(world: &World, who: TabId) -> Option<Vec<u8>> {
    world.record_file(who, Whose::Everything)
}

/// Somebody was offline, and hands in what they wrote: half of it at a table that the facilitator's device knows.
#[test]
fn a_survey_of_records_says_what_becomes_of_them() {
    let (mut world, facilitator, people) = evening(21, 2);
    world.add(people[0], false);
    assert!(world.settle());
    let here = world.record_file(people[0], Whose::Own).expect("a file");
    let known = survey(&world, facilitator, &here);
    assert_eq!((known.new, known.changed, known.conflicts), (0, 0, 0));
    assert!(known.known > 0 && !known.has_news());

    world.network_goes(people[0].device, None);
    for joint in [false, true, false] {
        world.add(people[0], joint);
        world.pass(100);
    }
    let file = world.record_file(people[0], Whose::Own).expect("a file");
    let before = everything(&world, facilitator);
    let said = survey(&world, facilitator, &file);
    assert_eq!(said.kind, Surveyed::Records);
    // The sheet is here; what was written for the table may be the first that is.
    assert_eq!((said.new, said.conflicts, said.unreadable), (3, 0, None));
    assert!((1..=2).contains(&said.changed), "{said:?}");
    assert_eq!(everything(&world, facilitator), before);
    let report = hand_in(&mut world, facilitator, &file);
    assert_eq!((report.new, report.known), (said.new, said.known));
    assert_eq!(report.refused, said.conflicts);
    let after = survey(&world, facilitator, &file);
    assert_eq!((after.new, after.known), (0, said.new + said.known));
    assert!(world.settle());
}

/// Nobody has met the person before: the chains in the file vouch for them.
#[test]
fn a_survey_meets_who_was_never_online() {
    let (mut world, facilitator, people) = evening(22, 1);
    let absent = people[0];
    world.sit_down(absent, 3);
    world.network_goes(absent.device, None);
    world.close(absent, true);
    let person = world.new_person(protocol::Role::Participant);
    let second = world.new_tab(absent.device, person, None);
    world.open(second);
    world.pass(1_000);
    world.sit_down(second, 3);
    world.add(second, false);
    world.pass(100);
    let file = world.record_file(second, Whose::Own).expect("a file");
    let said = survey(&world, facilitator, &file);
    assert_eq!((said.new, said.changed, said.conflicts), (1, 0, 0));
    assert_eq!(hand_in(&mut world, facilitator, &file).new, 1);
    let sheet = DocumentId::sheet(3, world.person_of(second).id);
    assert_eq!(sees(&world, facilitator, sheet), 1);
}

/// A copy of a device wrote under the same numbers: what it says stands against what is here.
#[test]
fn a_survey_counts_conflicts() {
    let (mut world, facilitator, people) = evening(23, 1);
    let original = people[0];
    world.add(original, false);
    world.pass(2_000);
    let clone = world.clone_device(original);
    world.network_goes(clone.device, None);
    world.open(clone);
    world.pass(2_000);
    world.add(clone, false);
    world.pass(500);
    let file = world.record_file(clone, Whose::Own).expect("a file");
    world.add(original, false);
    assert!(world.settle());
    let said = survey(&world, facilitator, &file);
    let report = hand_in(&mut world, facilitator, &file);
    assert_eq!(
        (said.new, said.known, said.conflicts),
        (report.new, report.known, report.refused)
    );
    assert_eq!(said.conflicts, 1, "{said:?}");
}

/// Another program changed one contribution and added two, of which one is too long.
#[test]
fn a_survey_of_a_document_says_what_becomes_of_it() {
    let (mut world, facilitator, people) = evening(24, 1);
    for _ in 0..2 {
        world.add(people[0], false);
    }
    assert!(world.settle());
    // Asleep, as after a start.
    world.close(facilitator, true);
    world.open(facilitator);
    world.pass(2_000);
    let id = DocumentId::sheet(1, world.person_of(people[0]).id);
    let session = world.session(people[0]).expect("it is open");
    let mut elsewhere = session.document(&id).expect("it is here").clone();
    elsewhere.set_lane(LaneId([5; 32]));
    let one = elsewhere.contributions().remove(0);
    let edit = SheetCommand::EditContribution {
        id: one.id,
        before: one.text.clone(),
        after: format!("{} – med mere", one.text),
        caret: None,
    };
    let add = SheetCommand::AddContribution {
        id: ItemId([7; 16]),
        focus_point: one.focus_point,
        aspect: one.aspect,
        text: "Skrevet andetsteds".to_owned(),
        created: 1,
        imported: None,
    };
    for command in [edit, add] {
        elsewhere.execute(&command.into()).expect("can be");
    }
    let file = elsewhere.save();
    let before = everything(&world, facilitator);
    let said = survey(&world, facilitator, &file);
    let counted = (said.new, said.changed, said.known, said.conflicts);
    assert_eq!(
        (said.kind, counted),
        (Surveyed::Contributions, (1, 1, 1, 0))
    );
    assert_eq!(everything(&world, facilitator), before);
    let report = hand_in(&mut world, facilitator, &file);
    assert_eq!((report.new, report.known), (2, 1));
    let after = survey(&world, facilitator, &file);
    assert_eq!((after.new, after.changed, after.known), (0, 0, 3));
    // Nobody but a facilitator may.
    let theirs = survey(&world, people[0], &file);
    assert_eq!(theirs.unreadable, Some(Unreadable::NotAllowed));
}

/// What is brought in from a table is looked for in facilitators' sheets alone. [F6] [F7]
#[test]
fn what_facilitators_brought_in_is_known_by_its_id() {
    let (mut world, facilitator, people) = evening(25, 1);
    let session = world.session(facilitator).expect("it is open");
    let own = DocumentId::sheet(2, session.person());
    let line = |id: u8| {
        SheetCommand::AddContribution {
            id: ItemId([id; 16]),
            focus_point: ItemId([1; 16]),
            aspect: ItemId([2; 16]),
            text: "Mere ro".to_owned(),
            created: 1,
            imported: Some(Imported {
                source: "svar.csv".to_owned(),
                table: Some("2".to_owned()),
                name: Some("Åse".to_owned()),
                stakeholder: Some("relative".to_owned()),
                ..Imported::default()
            }),
        }
        .into()
    };
    world.write(facilitator, own, line(1), simulation::ledger::Deed::Other);
    let theirs = DocumentId::sheet(1, world.person_of(people[0]).id);
    world.write(people[0], theirs, line(2), simulation::ledger::Deed::Other);
    assert!(world.settle());
    let session = world.session(facilitator).expect("it is open");
    let known = session.contributed_by_facilitators();
    assert!(known.contains(&ItemId([1; 16])));
    assert!(!known.contains(&ItemId([2; 16])));
    let brought = session.document(&own).expect("it is here");
    let imported = brought.contributions().remove(0).imported;
    let imported = imported.expect("it is marked");
    assert_eq!(imported.name.as_deref(), Some("Åse"));
    assert_eq!(imported.stakeholder.as_deref(), Some("relative"));
}

/// Cut, flipped and bent files are answered, and nothing changes.
#[test]
fn hostile_files_are_answered_and_change_nothing() {
    let (mut world, facilitator, people) = evening(26, 1);
    for joint in [false, true] {
        world.add(people[0], joint);
    }
    assert!(world.settle());
    let records = world.record_file(people[0], Whose::Own).expect("a file");
    let session = world.session(facilitator).expect("it is open");
    let joint = session.document(&DocumentId::joint(1)).expect("is here");
    let document = joint.export();
    let before = everything(&world, facilitator);
    for whole in [&records, &document] {
        for length in (0..whole.len()).step_by(37) {
            let said = survey(&world, facilitator, &whole[..length]);
            assert!(!said.has_news(), "{length} bytes: {said:?}");
        }
        for bit in (0..whole.len() * 8).step_by(101) {
            let mut flipped = whole.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let said = survey(&world, facilitator, &flipped);
            assert!(said.unreadable.is_some(), "bit {bit}: {said:?}");
        }
    }
    // With its checksum right, so that Automerge reads it.
    let (kind, body) = mutation::parts(&document).expect("a chunk");
    for _ in 0..300 {
        let mut body = body.clone();
        mutation::bend(&mut body, 0, &mut world.dice);
        survey(&world, facilitator, &mutation::chunk(kind, &body));
    }
    assert_eq!(everything(&world, facilitator), before);
    let long = vec![b'a'; TEXT_LIMIT];
    let said = survey(&world, facilitator, &long);
    assert_eq!(said.unreadable, Some(Unreadable::OtherKind));
    world.add(people[0], false);
    assert!(world.settle());
}
