//! [D22] Rows of a newer program: somebody goes back to an earlier build, or has two open. What the newer
//! one kept is not damaged. It stays where it is, byte for byte, and the newer one finds it again.

use protocol::{ItemId, LaneId, Role};
use simulation::{Clock, TabId, World};
use sync::{DocumentId, Row, SetAside, Status, Table, Trouble, Write, store};
use workshop::SheetCommand;

/// What a command is kept as, before what it does: an array of its form and itself.
const FORM: [u8; 4] = [0x82, 1, 0x82, 9];
const NEWER_FORM: [u8; 4] = [0x82, 2, 0x82, 9];
/// How a record's header begins: ten fields, the version, the workshop.
const VERSION: [u8; 3] = [0x8a, 1, 0x50];
const NEWER_VERSION: [u8; 3] = [0x8a, 2, 0x50];

/// Anna and Bo at one table, who have written something.
fn table(seed: u64) -> (World, TabId, TabId) {
    let mut world = World::new(seed);
    world.create_workshop(3, Clock::default());
    world.pass(3_000);
    let [anna, bo] = [(); 2].map(|()| {
        let tab = world.join(Role::Participant, Clock::default());
        world.pass(2_000);
        world.sit_down(tab, 1);
        world.add(tab, false);
        tab
    });
    world.pass(2_000);
    assert!(world.settle());
    (world, anna, bo)
}

fn rows(world: &World, who: TabId, of: impl Fn(&Row) -> bool) -> Vec<Row> {
    let disk = &world.devices[who.device].disk;
    let tables = Table::ALL.into_iter().flat_map(|table| disk.table(table));
    tables.filter(|row| of(row)).collect()
}

/// Puts other bytes in the place of some in these rows, in an envelope that is whole.
fn rewrite(world: &mut World, who: TabId, of: impl Fn(&Row) -> bool, old: &[u8], new: &[u8]) {
    let mut writes = Vec::new();
    for Row { table, key, value } in rows(world, who, of) {
        let mut value = store::unwrap(&value).expect("whole").to_vec();
        let at = value.windows(old.len()).position(|part| part == old);
        let at = at.unwrap_or_else(|| panic!("{key} has nothing of the kind"));
        value[at..at + new.len()].copy_from_slice(new);
        let value = store::wrap(&value);
        writes.push(Write::Put { table, key, value });
    }
    assert!(!writes.is_empty());
    keep(world, who, &writes);
}

fn keep(world: &mut World, who: TabId, writes: &[Write]) {
    let disk = &mut world.devices[who.device].disk;
    disk.commit(writes, true).expect("it takes them");
}

fn put(table: Table, key: &str, value: &[u8]) -> Write {
    Write::Put {
        table,
        key: key.to_owned(),
        value: store::wrap(value),
    }
}

fn is_command_of(lane: LaneId) -> impl Fn(&Row) -> bool {
    move |row| row.key.contains(&lane.to_string()) && row.key.ends_with("/command")
}

fn set_aside(world: &World) -> Vec<SetAside> {
    let troubles = world.ledger.troubles.iter();
    let troubles = troubles.filter_map(|(_, trouble)| match trouble {
        Trouble::SetAside(what) => Some(what.clone()),
        _ => None,
    });
    troubles.collect()
}

/// Closes and opens, as the same person with another build.
fn comes_again(world: &mut World, who: TabId) {
    world.close(who, true);
    world.pass(1_000);
    world.open(who);
    world.pass(1_000);
    assert!(world.settle());
}

fn own(world: &World, who: TabId) -> DocumentId {
    world.document_of(who, false).expect("sits")
}

#[test]
fn a_newer_programs_command_stays_and_its_record_counts() {
    let (mut world, anna, bo) = table(41);
    let lane = world.tab(anna).lane.id();
    world.close(anna, true);
    rewrite(&mut world, anna, is_command_of(lane), &FORM, &NEWER_FORM);
    let before = rows(&world, anna, is_command_of(lane));
    world.open(anna);
    world.pass(1_000);
    assert!(world.settle());
    let sheet = own(&world, anna);
    for who in [anna, bo] {
        assert_eq!(world.texts(who, &sheet).len(), 1);
    }
    assert_eq!(world.status(anna), Some(Status::Transferred));
    // On the disk as it was, and not called damaged.
    comes_again(&mut world, anna);
    assert_eq!(rows(&world, anna, is_command_of(lane)), before);
    assert_eq!(set_aside(&world), vec![]);
}

#[test]
fn a_record_comes_back_from_the_row_of_a_command_that_is_not_read() {
    let (mut world, anna, bo) = table(42);
    let lane = world.tab(anna).lane.id();
    world.network_goes(anna.device, None);
    world.pass(1_000);
    world.add(anna, false);
    world.pass(1_000);
    world.close(anna, true);
    rewrite(&mut world, anna, is_command_of(lane), &FORM, &NEWER_FORM);
    let is_last = |row: &Row| row.key.ends_with(&format!("{lane}/{:016x}", 2));
    let [Row { table, key, .. }] = &rows(&world, anna, is_last)[..] else {
        panic!("not one record");
    };
    let torn = Write::Put {
        table: *table,
        key: key.clone(),
        value: vec![1, 2, 3],
    };
    keep(&mut world, anna, &[torn]);
    world.open(anna);
    world.network_comes(anna.device);
    world.pass(1_000);
    assert!(world.settle());
    let sheet = own(&world, anna);
    for who in [anna, bo] {
        assert_eq!(world.texts(who, &sheet).len(), 2);
    }
    assert!(matches!(set_aside(&world)[..], [SetAside::Record { .. }]));
}

/// A copy of the device wrote under the same number, and was first: what this program cannot issue again
/// waits for the one that can.
#[test]
fn a_newer_programs_command_that_lost_its_number_is_issued_again_by_that_program() {
    let (mut world, anna, bo) = table(43);
    let lane = world.tab(anna).lane.id();
    let clone = world.clone_device(anna);
    world.network_goes(clone.device, None);
    world.open(clone);
    world.pass(1_000);
    let (lost, _) = world.add(clone, false).expect("sits");
    world.pass(1_000);
    world.close(clone, true);
    // The copy was closed, and is opened by an earlier build.
    rewrite(&mut world, clone, is_command_of(lane), &FORM, &NEWER_FORM);
    world.add(anna, false);
    assert!(world.settle());
    world.open(clone);
    world.network_comes(clone.device);
    world.pass(1_000);
    assert!(world.settle());
    let sheet = own(&world, anna);
    let ids = |world: &World, who| -> Vec<ItemId> {
        let all = world.contributions(who, &sheet).into_iter();
        all.map(|one| one.id).collect()
    };
    assert!(!ids(&world, bo).contains(&lost), "it was not its to issue");
    // The newer build comes back.
    world.close(clone, true);
    rewrite(&mut world, clone, is_command_of(lane), &NEWER_FORM, &FORM);
    world.open(clone);
    world.pass(1_000);
    assert!(world.settle());
    for who in [anna, bo, clone] {
        assert_eq!(ids(&world, who).len(), 3, "{who:?}");
        assert!(ids(&world, who).contains(&lost), "{who:?}");
    }
    assert_eq!(set_aside(&world), vec![]);
}

/// The row of something to be issued again, as a program keeps it.
fn to_be_issued(world: &World, who: TabId, form: u32) -> (String, Vec<u8>, ItemId) {
    let person = world.person_of(who).id;
    let id = ItemId([77; 16]);
    let command = SheetCommand::AddContribution {
        id,
        focus_point: ItemId([1; 16]),
        aspect: ItemId([2; 16]),
        text: "Skrevet i en nyere udgave".to_owned(),
        created: 1,
        imported: None,
    };
    let command = minicbor::to_vec((form, command)).expect("a vector");
    let document = format!("table/00001/{person}/0");
    let mut row = Vec::new();
    let mut encoder = minicbor::Encoder::new(&mut row);
    encoder.array(2).expect("a vector");
    encoder.bytes(&person.0).expect("a vector");
    encoder
        .array(2)
        .and_then(|row| row.u8(1))
        .expect("a vector");
    encoder.array(2).expect("a vector");
    encoder.str(&document).expect("a vector");
    encoder.bytes(&command).expect("a vector");
    let lane = world.tab(who).lane.id();
    (format!("reissue/{:016x}-{lane}", 9_000), row, id)
}

#[test]
fn what_a_newer_program_is_to_issue_again_waits_for_it() {
    let (mut world, anna, bo) = table(44);
    let sheet = own(&world, anna);
    world.close(anna, true);
    let (key, row, id) = to_be_issued(&world, anna, 2);
    let is_it = |row: &Row| row.key == key;
    keep(&mut world, anna, &[put(Table::Meta, &key, &row)]);
    let before = rows(&world, anna, is_it);
    world.open(anna);
    world.pass(1_000);
    assert!(world.settle());
    assert_eq!(rows(&world, anna, is_it), before);
    assert_eq!(set_aside(&world), vec![]);
    // Not all that Anna wrote is at the relay, and nobody says so.
    assert_eq!(world.status(anna), Some(Status::Saved));
    assert_eq!(world.texts(bo, &sheet).len(), 1);
    world.close(anna, true);
    let (key, row, _) = to_be_issued(&world, anna, 1);
    keep(&mut world, anna, &[put(Table::Meta, &key, &row)]);
    world.open(anna);
    world.pass(1_000);
    assert!(world.settle());
    let seen = world.contributions(bo, &sheet);
    assert!(seen.iter().any(|one| one.id == id), "{seen:?}");
    assert_eq!(world.status(anna), Some(Status::Transferred));
}

#[test]
fn a_record_of_a_later_version_stays_and_what_follows_is_written_beside_it() {
    let (mut world, anna, bo) = table(45);
    let sheet = own(&world, anna);
    let lane = world.tab(anna).lane.id();
    world.network_goes(anna.device, None);
    world.pass(1_000);
    world.add(anna, false);
    world.pass(1_000);
    world.close(anna, true);
    let number = format!("{lane}/{:016x}", 2);
    let is_it = |row: &Row| row.table == Table::Records && row.key.contains(&number);
    rewrite(&mut world, anna, is_it, &VERSION, &NEWER_VERSION);
    let is_saved = |row: &Row| row.table == Table::Documents;
    let saved = rows(&world, anna, is_saved);
    let gone = saved
        .into_iter()
        .map(|Row { table, key, .. }| Write::Delete { table, key });
    keep(&mut world, anna, &gone.collect::<Vec<_>>());
    let before = rows(&world, anna, is_it);
    assert_eq!(before.len(), 2, "the record and its command");
    world.open(anna);
    world.network_comes(anna.device);
    world.pass(1_000);
    world.add(anna, false);
    // Longer than a hole in a lane is left alone.
    world.pass(30_000);
    assert!(world.settle());
    assert_eq!(rows(&world, anna, is_it), before);
    assert_eq!(set_aside(&world), vec![]);
    assert_eq!(world.texts(bo, &sheet).len(), 2);
    assert_eq!(world.status(anna), Some(Status::Saved));
    world.close(anna, true);
    rewrite(&mut world, anna, is_it, &NEWER_VERSION, &VERSION);
    world.open(anna);
    world.pass(1_000);
    assert!(world.settle());
    assert_eq!(world.texts(bo, &sheet).len(), 3);
    assert_eq!(world.status(anna), Some(Status::Transferred));
}

#[test]
fn rows_of_streams_documents_and_roles_that_are_not_known_stay() {
    let (mut world, anna, bo) = table(46);
    let bos = world.tab(bo).lane.id();
    let person = world.person_of(anna).id;
    world.close(anna, true);
    let is_chain = |row: &Row| row.key == format!("chain/{bos}");
    rewrite(
        &mut world,
        anna,
        is_chain,
        &[0x83, 1, 0x58, 0x20],
        &[0x83, 9, 0x58, 0x20],
    );
    let number = format!("{:016x}", 1);
    let later = [
        (Table::Meta, "stream/later/".to_owned()),
        (Table::Meta, format!("gone/{number}-{bos}")),
        (Table::Meta, format!("trying/{number}-{bos}")),
        (Table::Documents, format!("later/{person}/0")),
        (Table::Documents, format!("plan/{person}/0")),
        (Table::Documents, format!("later/{person}/0/base")),
        (Table::Records, format!("later/{bos}/{number}")),
        (Table::Records, format!("later/{bos}/{number}/command")),
    ];
    let writes: Vec<_> = later
        .iter()
        .map(|(table, key)| put(*table, key, b"\x82\x09\x01"))
        .collect();
    keep(&mut world, anna, &writes);
    let is_one = |row: &Row| is_chain(row) || later.contains(&(row.table, row.key.clone()));
    let before = rows(&world, anna, is_one);
    assert_eq!(before.len(), later.len() + 1);
    world.open(anna);
    world.pass(1_000);
    world.add(anna, false);
    assert!(world.settle());
    comes_again(&mut world, anna);
    assert_eq!(rows(&world, anna, is_one), before);
    assert_eq!(set_aside(&world), vec![]);
}

/// What tore is still called so, whatever it was.
#[test]
fn a_row_that_tore_is_not_left_to_a_newer_program_d11() {
    let (mut world, anna, bo) = table(47);
    let sheet = own(&world, anna);
    let lane = world.tab(anna).lane.id();
    world.close(anna, true);
    for Row { table, key, value } in rows(&world, anna, is_command_of(lane)) {
        let mut value = value;
        let last = value.len() - 1;
        value[last] ^= 1;
        keep(&mut world, anna, &[Write::Put { table, key, value }]);
    }
    // And a row that is whole, under another's name.
    let is_record = |row: &Row| row.key.ends_with(&format!("{lane}/{:016x}", 1));
    let [Row { value, .. }] = &rows(&world, anna, is_record)[..] else {
        panic!("not one record");
    };
    let stray = Write::Put {
        table: Table::Records,
        key: format!("table/00001/{lane}/{:016x}", 9),
        value: value.clone(),
    };
    keep(&mut world, anna, &[stray]);
    world.open(anna);
    world.pass(1_000);
    assert!(world.settle());
    assert_eq!(set_aside(&world).len(), 2);
    assert_eq!(world.texts(bo, &sheet).len(), 1);
    let aside = rows(&world, anna, |row| row.table == Table::Aside);
    assert_eq!(aside.len(), 2);
}
