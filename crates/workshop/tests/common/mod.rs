//! People, lanes and ids for tests, and a document written out whole.

#![allow(dead_code, reason = "each test program uses its own part")]

use automerge::{AutoSerde, Automerge};
use proptest::test_runner::Config as ProptestConfig;
use protocol::{ItemId, LaneId, PersonId};
use serde_json::Value;
use workshop::template::{Language, Template, build};
use workshop::{Command, Document, DocumentKind, JointCommand, PlanCommand, SheetCommand};

/// How random tests run: a failure prints its smallest input, and becomes a named test by hand.
pub fn random() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

pub fn lane(number: u8) -> LaneId {
    LaneId([number; 32])
}

pub fn person(number: u8) -> PersonId {
    PersonId([number; 32])
}

pub fn item(number: u8) -> ItemId {
    ItemId([number; 16])
}

/// Everything that stands in a document, as any other program would read it.
pub fn whole(document: &Document) -> Value {
    let automerge = Automerge::load(&document.export()).expect("a document loads");
    serde_json::to_value(AutoSerde::from(&automerge)).expect("a document has a JSON form")
}

/// In tests a lane's key is its person's.
pub fn person_of(lane: LaneId) -> Option<PersonId> {
    Some(PersonId(lane.0))
}

/// The id of what a person writes into a joint sheet.
pub fn item_by(person: PersonId, number: u8) -> ItemId {
    ItemId::by(person, [number; 16])
}

pub fn add(id: u8, text: &str) -> Command {
    SheetCommand::AddContribution {
        id: item(id),
        focus_point: item(0xf0),
        aspect: item(0xa0),
        text: text.to_owned(),
        created: 1_517_250_600_000 + i64::from(id),
        imported: None,
    }
    .into()
}

pub fn add_joint(id: u8, text: &str, creator: PersonId) -> Command {
    JointCommand::AddContribution {
        id: item_by(creator, id),
        focus_point: item(0xf0),
        aspect: item(0xa0),
        text: text.to_owned(),
        created: 1_517_250_600_000 + i64::from(id),
        creator,
        imported: None,
    }
    .into()
}

pub fn edit(id: u8, before: &str, after: &str) -> Command {
    SheetCommand::EditContribution {
        id: item(id),
        before: before.to_owned(),
        after: after.to_owned(),
        caret: None,
    }
    .into()
}

pub fn edit_joint(id: u8, before: &str, after: &str) -> Command {
    JointCommand::EditContribution {
        id: item(id),
        before: before.to_owned(),
        after: after.to_owned(),
        caret: None,
    }
    .into()
}

/// Carries out commands that must succeed; the bytes of the changes they made.
pub fn run(document: &mut Document, commands: &[Command]) -> Vec<Vec<u8>> {
    commands
        .iter()
        .flat_map(|command| {
            document
                .execute(command)
                .expect("the command is carried out")
        })
        .map(|change| change.bytes)
        .collect()
}

/// Gives each document everything that the other has.
pub fn exchange(one: &mut Document, other: &mut Document) {
    let bytes = |document: &Document, heads: &[_]| {
        document
            .changes_since(heads)
            .into_iter()
            .map(|change| change.bytes)
            .collect::<Vec<_>>()
    };
    let ours = bytes(one, &other.heads());
    let theirs = bytes(other, &one.heads());
    assert!(
        one.apply_changes(&theirs)
            .expect("changes apply")
            .waiting
            .is_empty()
    );
    assert!(
        other
            .apply_changes(&ours)
            .expect("changes apply")
            .waiting
            .is_empty()
    );
}

/// Ids that count, so that a plan is the same each time.
pub fn counted_ids() -> impl FnMut() -> ItemId {
    let mut next = 0u8;
    move || {
        next += 1;
        item(next)
    }
}

/// A plan just made from a template.
pub fn plan_of(template: Template) -> Document {
    let mut document = Document::new(DocumentKind::Plan, lane(1));
    let content = build(template, Language::Danish, &mut counted_ids());
    run(&mut document, &[PlanCommand::CreatePlan { content }.into()]);
    document
}
