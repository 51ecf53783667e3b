//! Packs first: what a new facilitator is shown before its records are checked, and what becomes of it. [P8]

mod common;

use common::{evening, sees};
use protocol::Role;
use protocol::file::RecordFile;
use simulation::{Clock, TabId, World};
use sync::{DocumentId, Whose};

/// How many records a tab holds.
fn holds(world: &World, who: TabId) -> usize {
    let file = world.record_file(who, Whose::Everything).expect("it holds");
    let file = RecordFile::from_bytes(&file).expect("it is one of ours");
    file.records().count()
}

fn unchecked(world: &World, who: TabId) -> usize {
    let session = world.session(who);
    session.map_or(0, |session| session.unchecked())
}

/// Three people have written so much that their sheets are packed. Their facilitator, them, and the sheets.
fn packed(seed: u64) -> (World, TabId, Vec<TabId>, Vec<DocumentId>) {
    let (mut world, facilitator, people) = evening(seed, 3);
    for _ in 0..36 {
        for who in &people {
            world.add(*who, false);
        }
        world.pass(200);
    }
    assert!(world.settle());
    let sheets = people.iter();
    let sheets = sheets
        .filter_map(|who| world.document_of(*who, false))
        .collect();
    (world, facilitator, people, sheets)
}

/// A second facilitator comes, and the network goes when their device has the three packs and nothing behind them.
fn cut_off_with_packs(world: &mut World) -> TabId {
    let second = world.join(Role::Facilitator, Clock::default());
    let mut waited = 0;
    while unchecked(world, second) < 3 {
        world.pass(1);
        waited += 1;
        assert!(waited < 20_000, "no packs came");
    }
    world.network_goes(second.device, None);
    second
}

#[test]
fn a_new_facilitator_sees_everything_before_a_record_has_come_p8() {
    let (mut world, first, _, sheets) = packed(41);
    let second = world.join(Role::Facilitator, Clock::default());
    let shows_all = |world: &World| {
        let session = world.session(second);
        session.is_some_and(|session| {
            sheets.iter().all(|sheet| {
                let document = session.document(sheet);
                document.is_some_and(|document| document.contributions().len() == 36)
            })
        })
    };
    let mut waited = 0;
    while !shows_all(&world) {
        world.pass(5);
        waited += 5;
        assert!(waited < 20_000, "the sheets do not come");
    }
    // The last few of what each wrote are not in their pack.
    assert!(unchecked(&world, second) > 0);
    assert!(holds(&world, second) < holds(&world, first) / 2);
    for sheet in &sheets {
        assert_eq!(sees(&world, second, *sheet), 36);
    }
    assert!(world.settle());
    assert_eq!(unchecked(&world, second), 0);
    assert_eq!(holds(&world, second), holds(&world, first));
    for sheet in &sheets {
        assert_eq!(sees(&world, second, *sheet), 36);
    }
    assert!(world.ledger.shocks.is_empty(), "{:?}", world.ledger.shocks);
}

#[test]
fn a_network_that_goes_before_the_records_come_leaves_sheets_unchecked_until_it_is_back_p8() {
    let (mut world, first, _, sheets) = packed(42);
    let second = cut_off_with_packs(&mut world);
    world.pass(5_000);
    assert_eq!(unchecked(&world, second), 3);
    // And they are still shown, and said to be unchecked, by the program that opens next.
    world.close(second, false);
    world.open(second);
    world.pass(5_000);
    assert_eq!(unchecked(&world, second), 3);
    for sheet in &sheets {
        assert!(sees(&world, second, *sheet) >= 32);
    }
    world.network_comes(second.device);
    assert!(world.settle());
    assert_eq!(unchecked(&world, second), 0);
    assert_eq!(holds(&world, second), holds(&world, first));
    for sheet in &sheets {
        assert_eq!(sees(&world, second, *sheet), 36);
    }
}

#[test]
fn what_a_file_brings_is_checked_too_p8() {
    let (mut world, first, _, _) = packed(44);
    let file = world
        .record_file(first, Whose::Everything)
        .expect("it holds");
    let second = cut_off_with_packs(&mut world);
    world.pass(1_000);
    world.import(second, "alt.temadag", file);
    world.pass(20_000);
    assert_eq!(holds(&world, second), holds(&world, first));
    assert_eq!(unchecked(&world, second), 0);
}

#[test]
fn a_second_tab_checks_what_the_first_one_took_p8() {
    let (mut world, _, _, sheets) = packed(45);
    let second = world.join(Role::Facilitator, Clock::default());
    let person = world.tab(second).person;
    let other = world.new_tab(second.device, person, None);
    world.open(other);
    assert!(world.settle());
    for tab in [second, other] {
        assert_eq!(unchecked(&world, tab), 0);
        for sheet in &sheets {
            assert_eq!(sees(&world, tab, *sheet), 36);
        }
    }
}
