//! Packs that say something else than was signed, and the facilitators who are shown them first. [P8] [P9]

use protocol::control::Excluded;
use protocol::{Covered, ItemId, Role, Stream};
use simulation::{Clock, TabId, World, mutation};
use sync::{Decision, DocumentId, Trouble};
use workshop::{Command, Document, SheetCommand};

use crate::evening::Evening;
use crate::insider::{file, small_pack, written};

/// What an insider's pack of their own sheet holds beside or instead of what they signed.
#[derive(Clone, Copy, PartialEq)]
enum Forged {
    /// A contribution more, said to cover all three records.
    More,
    /// That, said to cover two of them, and a change behind it that no record may carry.
    MoreAndBad,
    /// Nothing, said to cover all three.
    Less,
}

const NEVER_SIGNED: &str = "aldrig skrevet under";

fn add(id: u8, text: &str) -> Command {
    SheetCommand::AddContribution {
        id: ItemId([id; 16]),
        focus_point: ItemId([1; 16]),
        aspect: ItemId([2; 16]),
        text: text.to_owned(),
        created: 1,
        imported: None,
    }
    .into()
}

/// The insider has written three records and leaves such a pack at the relay. Their sheet.
fn forge(evening: &mut Evening, how: Forged) -> DocumentId {
    let (insider, chains, records) = written(evening);
    let report = evening.hand_in(file(&evening.world, chains, &records));
    assert_eq!(report.new, 3);
    let world = &mut evening.world;
    let sheet = DocumentId::sheet(1, insider.id());
    let session = world.session(evening.facilitator).expect("is open");
    let mut document = session.document(&sheet).expect("is here").clone();
    let pen = insider.pen(world);
    document.set_lane(pen.id());
    if how == Forged::Less {
        document = Document::new(document.kind(), pen.id());
    } else {
        let change = document.execute(&add(9, NEVER_SIGNED));
        let _ = change.expect("can be").remove(0);
    }
    let mut saved = document.save();
    if how == Forged::MoreAndBad {
        let change = document.execute(&add(8, "x")).expect("can be");
        let bad = mutation::within_itself(&change[0].bytes);
        saved.extend(bad.expect("a change"));
    }
    let covered = vec![Covered {
        lane: records[0].header().lane,
        number: if how == Forged::MoreAndBad { 2 } else { 3 },
    }];
    let own = (Stream::Table(1), Some(insider.id()));
    let pack = insider.pack(world, &pen, own, covered, &saved);
    let socket = insider.greets(world, &pen);
    world.pass(1_000);
    world.stranger_says(socket, &small_pack(&pack));
    world.pass(500);
    sheet
}

fn says_it(world: &World, who: TabId, sheet: &DocumentId) -> bool {
    let shown = world.contributions(who, sheet).into_iter();
    shown.filter(|one| one.text == NEVER_SIGNED).count() > 0
}

fn until(world: &mut World, what: &str, holds: impl Fn(&World) -> bool) {
    let mut waited = 0;
    while !holds(world) {
        world.pass(1);
        waited += 1;
        assert!(waited < 20_000, "not within 20 s: {what}");
    }
}

fn told(world: &World, who: TabId, sheet: DocumentId) -> bool {
    let told = (who, Trouble::PackDiffers(sheet));
    world.ledger.troubles.contains(&told)
}

/// A facilitator who comes is shown it as unchecked, then as it was written, and is told whose it was; also who
/// is killed, or closes and opens, as soon as that is put right.
#[test]
fn a_pack_that_says_more_than_was_signed_is_put_right_and_named_p8() {
    for how in [Forged::More, Forged::MoreAndBad] {
        let mut evening = Evening::new(10);
        let sheet = forge(&mut evening, how);
        let world = &mut evening.world;
        for last_word in [None, Some(false), Some(true)] {
            let newcomer = world.join(Role::Facilitator, Clock::default());
            until(world, "it is shown", |world| {
                says_it(world, newcomer, &sheet)
            });
            assert!(world.session(newcomer).expect("is open").unchecked() > 0);
            until(world, "it is put right", |world| {
                !says_it(world, newcomer, &sheet)
            });
            assert!(told(world, newcomer, sheet));
            if let Some(last_word) = last_word {
                world.close(newcomer, last_word);
                world.pass(500);
                world.open(newcomer);
            }
            assert!(world.settle());
            assert!(!says_it(world, newcomer, &sheet));
            assert_eq!(world.session(newcomer).expect("is open").unchecked(), 0);
            let seen = world.contributions(newcomer, &sheet);
            assert_eq!(seen, world.contributions(evening.facilitator, &sheet));
        }
        // That it was told is what this is about.
        world.ledger.shocks.clear();
        let theirs = format!("differ in {sheet}");
        let mut complaints = evening.complaints();
        complaints.retain(|complaint| !complaint.contains(&theirs));
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }
}

/// A pack that leaves out what was written hides it for a moment and no longer, also from who is killed in it.
#[test]
fn a_pack_that_says_less_than_was_signed_hides_nothing_for_good_p8() {
    let mut evening = Evening::new(10);
    let sheet = forge(&mut evening, Forged::Less);
    let world = &mut evening.world;
    let all = world.contributions(evening.facilitator, &sheet);
    assert!(!all.is_empty());
    for last_word in [false, true] {
        let newcomer = world.join(Role::Facilitator, Clock::default());
        until(world, "it is put right", |world| {
            world.contributions(newcomer, &sheet) == all
        });
        world.pass(300);
        world.close(newcomer, last_word);
        world.pass(500);
        world.open(newcomer);
        assert!(world.settle());
        assert_eq!(world.contributions(newcomer, &sheet), all);
    }
}

/// Each tab of a facilitator's device checks for itself, whoever of them leads.
#[test]
fn every_tab_is_put_right_p8() {
    for how in [Forged::More, Forged::MoreAndBad, Forged::Less] {
        let mut evening = Evening::new(10);
        let sheet = forge(&mut evening, how);
        let world = &mut evening.world;
        let all = world.contributions(evening.facilitator, &sheet);
        let newcomer = world.join(Role::Facilitator, Clock::default());
        let person = world.tab(newcomer).person;
        let other = world.new_tab(newcomer.device, person, None);
        world.open(other);
        assert!(world.settle());
        for tab in [newcomer, other] {
            assert_eq!(world.contributions(tab, &sheet), all);
            assert_eq!(world.session(tab).expect("is open").unchecked(), 0);
        }
        for tab in [newcomer, other] {
            world.close(tab, true);
            world.pass(1_000);
        }
        world.open(other);
        assert!(world.settle());
        assert_eq!(world.contributions(other, &sheet), all);
    }
}

/// A facilitator excludes somebody while the records behind packs are being fetched, because a pack beside theirs
/// was bad. What was shown of them when they were excluded stays, for everybody.
#[test]
fn an_exclusion_while_records_are_fetched_takes_back_nothing_that_was_shown_t5() {
    for delay in [0, 80, 160] {
        let mut evening = Evening::new(10);
        for _ in 0..40 {
            evening.world.add(evening.bo, false);
            evening.world.pass(200);
        }
        let sheet = forge(&mut evening, Forged::MoreAndBad);
        let world = &mut evening.world;
        let newcomer = world.join(Role::Facilitator, Clock::default());
        until(world, "it is shown", |world| {
            says_it(world, newcomer, &sheet)
        });
        world.pass(delay);
        let bo = world.person_of(evening.bo).id;
        let bos = DocumentId::sheet(1, bo);
        let shown = world.contributions(newcomer, &bos).len();
        assert!(shown > 30);
        world.network_goes(newcomer.device, None);
        world.pass(10);
        world.decide(newcomer, Decision::Exclude(Excluded::Person(bo)));
        world.pass(2_000);
        world.network_comes(newcomer.device);
        assert!(world.settle());
        for tab in [evening.facilitator, newcomer] {
            assert!(world.contributions(tab, &bos).len() >= shown);
        }
    }
}
