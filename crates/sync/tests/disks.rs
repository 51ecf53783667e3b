//! Disks: what one does not take, and what it took without saying so.

use protocol::Role;
use simulation::{Clock, TabId, World};
use sync::{SetAside, Status, Table, Trouble};

/// Anna and Bo at one table; Anna has written something.
fn table(seed: u64) -> (World, TabId, TabId) {
    let mut world = World::new(seed);
    world.create_workshop(3, Clock::default());
    world.pass(3_000);
    let [anna, bo] = [(); 2].map(|()| {
        let tab = world.join(Role::Participant, Clock::default());
        world.pass(2_000);
        world.sit_down(tab, 1);
        tab
    });
    world.pass(2_000);
    world.add(anna, false);
    assert!(world.settle());
    (world, anna, bo)
}

/// D4: what a full disk held before is handed over, and the relay is not asked without end for what
/// does not fit.
#[test]
fn what_a_full_disk_holds_is_handed_over() {
    let (mut world, anna, bo) = table(93);
    let own = world.document_of(anna, false).expect("Anna sits");
    world.network_goes(anna.device, None);
    world.pass(5_000);
    world.add(anna, false);
    world.add(bo, false);
    world.pass(5_000);
    world.devices[anna.device].disk.fails_until = world.time + 600_000;
    world.network_comes(anna.device);
    let before = world.relay.welcomed;
    world.pass(590_000);
    assert_eq!(world.contributions(bo, &own).len(), 2);
    let welcomed = world.relay.welcomed - before;
    assert!(welcomed < 60, "welcomed {welcomed} times in ten minutes");
    let bos = world.document_of(bo, false).expect("Bo sits");
    assert!(world.settle());
    assert_eq!(world.contributions(anna, &bos).len(), 1);
}

/// D2: the disk has a transaction, and its answer was lost. What follows goes into the same document.
#[test]
fn a_lost_answer_of_the_disk_loses_and_doubles_no_word() {
    for seed in 100..110 {
        let (mut world, anna, _) = table(seed);
        let own = world.document_of(anna, false).expect("Anna sits");
        let first = world.contributions(anna, &own)[0].id;
        world.answer_is_lost = true;
        world.edit(anna, own, first);
        world.pass(5_000);
        world.answer_is_lost = true;
        let (second, _) = world.add(anna, false).expect("Anna sits");
        world.pass(5_000);
        world.edit(anna, own, second);
        world.pass(5_000);
        let before = world.texts(anna, &own);
        assert_eq!(before.len(), 2);
        world.close(anna, false);
        world.pass(1_000);
        world.open(anna);
        assert!(world.settle());
        assert_eq!(world.texts(anna, &own), before, "seed {seed}");
    }
}

/// What a tab was told of its disk, in order.
fn told(world: &World, tab: TabId) -> Vec<Trouble> {
    let troubles = world.ledger.troubles.iter();
    let its = troubles.filter(|(id, _)| *id == tab);
    its.map(|(_, trouble)| trouble.clone()).collect()
}

/// [D19] A disk works again when it has what it failed to take, and not when it takes something else; until
/// then nobody reads that it is saved.
#[test]
fn what_the_disk_failed_to_take_is_not_called_saved() {
    let (mut world, anna, bo) = table(106);
    world.devices[anna.device].disk.fails_until = world.time + 20_000;
    world.add(anna, false);
    world.pass(5_000);
    assert_eq!(world.status(anna), Some(Status::Unsaved));
    world.network_goes(anna.device, None);
    world.pass(5_000);
    assert_eq!(world.status(anna), Some(Status::Unsaved));
    world.network_comes(anna.device);
    world.pass(10_100);
    // The disk takes what comes, and has yet to be asked for Anna's once more.
    world.add(bo, false);
    world.pass(2_000);
    let bos = world.document_of(bo, false).expect("Bo sits");
    assert_eq!(world.contributions(anna, &bos).len(), 1);
    assert_eq!(told(&world, anna), [Trouble::DiskFails]);
    assert_eq!(world.status(anna), Some(Status::Unsaved));
    world.pass(40_000);
    assert_eq!(
        told(&world, anna),
        [Trouble::DiskFails, Trouble::DiskWorksAgain]
    );
    assert_eq!(world.status(anna), Some(Status::Transferred));
}

/// [D19] A disk that does not answer is no better than one that fails.
#[test]
fn a_disk_that_does_not_answer_is_named() {
    let (mut world, anna, _) = table(107);
    world.devices[anna.device].disk.busy_until = world.time + 30_000;
    world.add(anna, false);
    world.pass(9_900);
    assert_eq!(told(&world, anna), []);
    world.pass(200);
    assert_eq!(told(&world, anna), [Trouble::DiskFails]);
    assert_eq!(world.status(anna), Some(Status::Unsaved));
    world.pass(30_000);
    assert_eq!(
        told(&world, anna),
        [Trouble::DiskFails, Trouble::DiskWorksAgain]
    );
    assert_eq!(world.status(anna), Some(Status::Transferred));
}

/// [D1] What has to give way in two streams while the disk takes nothing is said again in both.
#[test]
fn two_withdrawals_that_a_disk_fails_are_both_made_up_for() {
    let (mut world, anna, _) = table(103);
    world.sit_down(anna, 2);
    world.pass(500);
    world.add(anna, false);
    assert!(world.settle());
    let clone = world.clone_device(anna);
    world.network_goes(clone.device, None);
    world.open(clone);
    world.pass(1_000);
    for number in [1, 2] {
        for who in [anna, clone] {
            world.sit_down(who, number);
            world.pass(100);
            world.add(who, false);
            world.pass(500);
        }
    }
    assert!(world.settle());
    world.devices[clone.device].disk.fails_until = world.time + 3_000;
    world.network_comes(clone.device);
    world.pass(60_000);
    assert!(world.settle());
    let person = world.person_of(anna).id;
    for number in [1, 2] {
        let sheet = sync::DocumentId::sheet(number, person);
        assert_eq!(
            world.contributions(clone, &sheet).len(),
            3,
            "table {number}"
        );
    }
    assert_eq!(world.status(clone), Some(Status::Transferred));
}

/// [D1] What the disk failed to keep is kept and answered, though what fails after it is a withdrawal.
#[test]
fn an_own_write_outlives_a_withdrawal_that_fails_after_it() {
    let (mut world, anna, _) = table(105);
    let clone = world.clone_device(anna);
    world.network_goes(clone.device, None);
    world.open(clone);
    world.pass(1_000);
    world.add(clone, false);
    world.pass(1_000);
    world.close(clone, true);
    world.pass(1_000);
    world.add(anna, false);
    assert!(world.settle());
    // Another tab of the copy, with a lane of its own, at the common sheet.
    let person = world.tab(clone).person;
    let fresh = world.new_tab(clone.device, person, None);
    world.tab_mut(fresh).table = Some(1);
    world.open(fresh);
    world.pass(1_000);
    world.devices[clone.device].disk.fails_until = world.time + 4_000;
    let (_, request) = world.add(fresh, true).expect("she sits");
    world.network_comes(clone.device);
    world.pass(60_000);
    assert!(world.ledger.entries[&request].done);
    assert!(world.settle());
    let joint = world.document_of(fresh, true).expect("she sits");
    assert_eq!(world.contributions(anna, &joint).len(), 1);
    assert_eq!(world.status(fresh), Some(Status::Transferred));
}

/// [D11] Whichever row of a disk tears, its key is named, its bytes stay as they are, and what the person
/// wrote is there again as soon as there is a network.
#[test]
fn a_torn_row_is_named_and_kept_whichever_it_is() {
    let (mut world, anna, _) = table(111);
    let own = world.document_of(anna, false).expect("Anna sits");
    let before = world.texts(anna, &own);
    world.close(anna, false);
    world.network_goes(anna.device, None);
    let whole = world.devices[anna.device].disk.clone();
    let tables = [Table::Meta, Table::Documents, Table::Records];
    let rows: Vec<_> = tables.iter().flat_map(|one| whole.table(*one)).collect();
    assert!(rows.len() > 8, "{} rows", rows.len());
    for row in rows {
        let device = &mut world.devices[anna.device];
        device.disk = whole.clone();
        device.set_aside.clear();
        assert!(device.disk.damage(row.table, &row.key));
        let torn = device.disk.get(row.table, &row.key).map(<[u8]>::to_vec);
        world.open(anna);
        world.pass(5_000);
        let device = &world.devices[anna.device];
        let named = device.set_aside.iter().any(|set_aside| match set_aside {
            SetAside::Record { key, .. }
            | SetAside::Document { key }
            | SetAside::Row { key }
            | SetAside::Poison { key, .. } => *key == row.key,
        });
        assert!(named, "{} is torn and nobody said so", row.key);
        let aside = format!("torn/{}/{}", row.table.name(), row.key);
        let kept = device.disk.get(Table::Aside, &aside);
        assert_eq!(kept, torn.as_deref(), "{}", row.key);
        world.network_comes(anna.device);
        world.pass(60_000);
        assert_eq!(world.texts(anna, &own), before, "{}", row.key);
        world.close(anna, false);
        world.network_goes(anna.device, None);
    }
}

/// What stands on somebody's disk as being tried.
fn mark(world: &World, who: TabId) -> Option<String> {
    let rows = world.devices[who.device].disk.table(Table::Meta);
    let mut marks = rows.into_iter().map(|row| row.key);
    marks.find(|key| key.starts_with("trying/"))
}

/// What stands there as a stream of which a pack is being opened: its mark names the stream and no record.
fn pack_mark(world: &World, who: TabId) -> Option<String> {
    let rows = world.devices[who.device].disk.table(Table::Meta);
    let names_stream = |value: &[u8]| {
        let name = b"stream/table/";
        value.windows(name.len()).any(|bytes| bytes == name)
    };
    let mut marks = rows.into_iter();
    marks
        .find(|row| row.key.starts_with("trying/") && names_stream(&row.value))
        .map(|row| row.key)
}

/// Anna writes; Bo's program ends this often while her record is marked as being tried. What he sees of it
/// then, and whether it was set aside.
fn tried(seed: u64, ends: usize) -> (usize, bool) {
    let (mut world, anna, bo) = table(seed);
    let annas = world.document_of(anna, false).expect("Anna sits");
    let mark = |world: &World| mark(world, bo);
    assert_eq!(mark(&world), None);
    world.add(anna, false);
    let mut last = None;
    for end in 0..ends {
        let mut waited = 0;
        while mark(&world) == last {
            world.pass(1);
            waited += 1;
            assert!(waited < 60_000, "no mark at end {end}");
        }
        last = mark(&world);
        assert!(last.is_some());
        // It ends while it applies: nothing that it would have asked of the disk afterwards comes there.
        let disk = world.devices[bo.device].disk.clone();
        world.close(bo, false);
        world.network_goes(bo.device, None);
        world.pass(1_000);
        world.devices[bo.device].disk = disk;
        world.open(bo);
    }
    world.pass(5_000);
    let aside = world.devices[bo.device].set_aside.iter();
    let poison =
        |one: &SetAside| matches!(one, SetAside::Poison { document, .. } if *document == annas);
    let is_aside = aside.filter(|one| poison(one)).count() > 0;
    (world.contributions(bo, &annas).len(), is_aside)
}

/// [D10] A record that was being tried when a program ended is tried again, and after three times set
/// aside, so that what ends a program does not do so for ever.
#[test]
fn what_ends_a_program_three_times_is_set_aside() {
    assert_eq!(tried(121, 1), (2, false));
    assert_eq!(tried(121, 2), (2, false));
    assert_eq!(tried(121, 3), (1, true));
}

/// [D10] [D20] A pack that ends a program is not opened again at the next start: the records are fetched.
#[test]
fn a_pack_that_ends_a_program_ends_it_once() {
    let (mut world, anna, _) = table(122);
    let mark = pack_mark;
    let annas = world.document_of(anna, false).expect("Anna sits");
    for _ in 0..40 {
        world.add(anna, false);
        world.pass(50);
    }
    assert!(world.settle());
    let newcomer = world.join(Role::Participant, Clock::default());
    world.pass(3_000);
    world.sit_down(newcomer, 1);
    let mut waited = 0;
    while mark(&world, newcomer).is_none() {
        world.pass(1);
        waited += 1;
        assert!(waited < 60_000, "no mark");
    }
    let ended = world.devices[newcomer.device].disk.clone();
    let records = |world: &World| {
        let rows = world.devices[newcomer.device].disk.table(Table::Records);
        let of_table = rows.iter().filter(|row| row.key.starts_with("table/"));
        of_table.count()
    };
    assert_eq!(records(&world), 0);
    world.close(newcomer, false);
    world.network_goes(newcomer.device, None);
    // What was on its way to the disk when the program ended is to land on the one that is taken away.
    world.pass(1_000);
    world.devices[newcomer.device].disk = ended;
    // Also when nothing came in between.
    for _ in 0..2 {
        world.open(newcomer);
        world.pass(20_000);
        assert!(mark(&world, newcomer).is_some());
        world.close(newcomer, true);
    }
    world.open(newcomer);
    world.network_comes(newcomer.device);
    assert!(world.settle());
    assert_eq!(world.contributions(newcomer, &annas).len(), 41);
    assert!(records(&world) >= 41);
    world.close(newcomer, true);
    world.open(newcomer);
    assert!(world.settle());
    assert_eq!(mark(&world, newcomer), None);
}
