//! Sleeping documents: shown as the disk gave them, loaded when something is to go into them. [D16]

mod common;

use common::{evening, sees};
use simulation::World;
use sync::{DocumentId, Event, Table, Write, store};

/// D16: what is only looked at stays as the disk gave it.
#[test]
fn a_document_sleeps_until_something_goes_into_it() {
    let (mut world, facilitator, people) = evening(10, 2);
    for who in &people {
        world.add(*who, false);
        world.add(*who, true);
    }
    assert!(world.settle());
    world.close(facilitator, false);
    world.open(facilitator);
    assert!(world.settle());
    let sheets: Vec<_> = people
        .iter()
        .map(|who| DocumentId::sheet(1, world.person_of(*who).id))
        .collect();
    let asleep = |world: &World, id| {
        let session = world.session(facilitator).expect("it is open");
        session.document(id).expect("it is here").is_asleep()
    };
    for sheet in &sheets {
        assert!(asleep(&world, sheet));
        assert_eq!(sees(&world, facilitator, *sheet), 1);
    }
    world.add(people[0], false);
    assert!(world.settle());
    assert!(!asleep(&world, &sheets[0]));
    assert!(asleep(&world, &sheets[1]));
    assert_eq!(sees(&world, facilitator, sheets[0]), 2);
    // And again, now that a part of it was saved anew.
    world.close(facilitator, false);
    world.open(facilitator);
    assert!(world.settle());
    assert!(asleep(&world, &sheets[0]));
    assert_eq!(sees(&world, facilitator, sheets[0]), 2);
    assert_eq!(sees(&world, facilitator, DocumentId::joint(1)), 2);
    let document = sheets[1];
    world.deliver(facilitator, Event::Wake { document });
    assert!(!asleep(&world, &document));
    assert!(world.ledger.shocks.is_empty(), "{:?}", world.ledger.shocks);
}

/// D9, D16: five hundred write, and somebody always does. Who opens again then waits for nothing that was
/// quiet for half a minute.
#[test]
fn what_is_quiet_is_saved_while_others_go_on_writing() {
    let (mut world, facilitator, people) = evening(13, 2);
    let [anna, bent] = people[..] else {
        panic!("two people")
    };
    world.add(anna, false);
    for _ in 0..32 {
        world.pass(1_000);
        world.add(bent, false);
    }
    world.close(facilitator, false);
    world.open(facilitator);
    world.pass(1_000);
    let sheet = DocumentId::sheet(1, world.person_of(anna).id);
    let session = world.session(facilitator).expect("it is open");
    let annas = session.document(&sheet).expect("it is here");
    assert!(annas.is_asleep());
    assert_eq!(sees(&world, facilitator, sheet), 1);
}

/// D16: a device that withdrew what it had written doubts only what that could have gone into.
#[test]
fn what_was_withdrawn_wakes_nobody_else() {
    let (mut world, _, people) = evening(12, 2);
    let [anna, bent] = people[..] else {
        panic!("two people")
    };
    for who in &people {
        world.add(*who, false);
    }
    assert!(world.settle());
    let clone = world.clone_device(anna);
    world.network_goes(clone.device, None);
    world.open(clone);
    world.pass(1_000);
    world.add(clone, false);
    world.add(anna, false);
    assert!(world.settle());
    world.network_comes(clone.device);
    assert!(world.settle());
    world.close(clone, false);
    world.open(clone);
    assert!(world.settle());
    let sheet = |who| DocumentId::sheet(1, world.person_of(who).id);
    assert!(
        world.devices[clone.device]
            .disk
            .table(sync::Table::Meta)
            .iter()
            .any(|row| row.key.starts_with("gone/")),
        "the clone withdrew nothing"
    );
    let session = world.session(clone).expect("it is open");
    let bents = session.document(&sheet(bent)).expect("it is here");
    assert!(bents.is_asleep());
    assert_eq!(sees(&world, clone, sheet(anna)), 3);
    assert_eq!(sees(&world, clone, sheet(bent)), 1);
}

/// D16: a row that is whole, and Automerge does not load what is in it.
#[test]
fn what_cannot_be_woken_is_kept_aside_and_built_anew() {
    let (mut world, _, people) = evening(11, 2);
    let anna = people[0];
    world.add(anna, false);
    world.add(people[1], false);
    assert!(world.settle());
    world.close(anna, false);
    let sheet = DocumentId::sheet(1, world.person_of(anna).id);
    let disk = &mut world.devices[anna.device].disk;
    let mut spoiled = Vec::new();
    for row in disk.table(Table::Documents) {
        let mut content = store::unwrap(&row.value).expect("it is whole").to_vec();
        let magic = [0x85, 0x6f, 0x4a, 0x83];
        let at = content.windows(4).position(|four| four == magic);
        content[at.expect("a document is in it")] ^= 1;
        spoiled.push(Write::Put {
            table: row.table,
            key: row.key,
            value: store::wrap(&content),
        });
    }
    disk.commit(&spoiled, true).expect("the disk works");
    world.open(anna);
    world.pass(1_000);
    assert_eq!(sees(&world, anna, sheet), 1);
    world.add(anna, false);
    assert!(world.settle());
    assert_eq!(sees(&world, anna, sheet), 2);
    assert_eq!(sees(&world, people[1], sheet), 2);
    let aside = world.devices[anna.device].disk.table(Table::Aside);
    assert!(
        aside
            .iter()
            .any(|row| row.key.starts_with("torn/documents/table/"))
    );
}
