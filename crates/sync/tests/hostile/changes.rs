//! Mutated Automerge changes: true ones bent, their checksums right, sealed and signed by true
//! participants, and brought to honest devices by a file and by the relay. [A11]
//!
//! `TEMADAG_HOSTILE_COUNT` says how many, 10,000 by default. An evening that fails names its seed;
//! `TEMADAG_HOSTILE_SEED` begins with that evening, `TEMADAG_HOSTILE_CASE` leaves one mutation of it.

#![expect(
    clippy::print_stdout,
    reason = "the numbers are what one runs more of them for"
)]

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use protocol::{ItemId, Record, Stream};
use simulation::{checks, mutation};
use sync::DocumentId;
use workshop::foreign::{Admission, Frontier, vet_change};
use workshop::{Command, Document, DocumentKind, JointCommand, NewContribution, SheetCommand};

use crate::evening::Evening;
use crate::insider::{Insider, file};

/// Mutations in one evening.
const CASES: u64 = 125;
/// One person's lanes: a relay takes no more than 64.
const PENS: u64 = 25;

#[derive(Debug, Default)]
struct Tally {
    sent: u64,
    /// Got past what looks at bytes, and met Automerge.
    vetted: u64,
    /// Are in the document.
    applied: u64,
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn hostile_changes_harm_nobody_d9() {
    let count = number("TEMADAG_HOSTILE_COUNT").unwrap_or(10_000);
    let first = number("TEMADAG_HOSTILE_SEED").unwrap_or(1);
    let only = number("TEMADAG_HOSTILE_CASE");
    let start = Instant::now();
    let next = AtomicU64::new(first);
    let tally = Mutex::new(Tally::default());
    let evenings = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            let before = (seed - first) * CASES;
            if before >= count {
                return;
            }
            let cases = only.map_or(0..CASES.min(count - before), |case| case..case + 1);
            let (complaints, part) = evening_of(seed, cases);
            let complaints = complaints.join("\n");
            assert!(
                complaints.is_empty(),
                "TEMADAG_HOSTILE_SEED={seed}\n{complaints}"
            );
            let mut tally = tally.lock().expect("nobody panics with it");
            tally.sent += part.sent;
            tally.vetted += part.vetted;
            tally.applied += part.applied;
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads.min(8) {
            scope.spawn(evenings);
        }
    });
    let tally = tally.into_inner().expect("nobody panicked with it");
    println!("{tally:?} in {:.1} s", start.elapsed().as_secs_f64());
    assert!(tally.vetted > tally.sent / 20, "{tally:?}");
    assert!(
        tally.applied > 0 && tally.applied < tally.vetted,
        "{tally:?}"
    );
}

/// An evening with these of its mutations; what there is to complain of.
fn evening_of(seed: u64, cases: Range<u64>) -> (Vec<String>, Tally) {
    let mut tally = Tally::default();
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let mut evening = Evening::new(seed);
        let sent = send(&mut evening, cases, &mut tally);
        let complaints = evening.complaints();
        let session = evening.world.session(evening.facilitator);
        tally.applied += sent
            .iter()
            .filter(|(id, raw)| {
                let hash = automerge_hash(raw);
                let document = session.and_then(|session| session.document(id));
                document.is_some_and(|document| checks::awake(document).contains(&hash))
            })
            .count() as u64;
        complaints
    }));
    let complaints = outcome.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        vec![format!("panicked: {}", text.unwrap_or("?"))]
    });
    (complaints, tally)
}

fn automerge_hash(raw: &[u8]) -> workshop::ChangeHash {
    use sha2::{Digest, Sha256};
    workshop::ChangeHash(Sha256::digest(&raw[8..]).into())
}

/// Makes mutations and hands them in; the relay gets them from there, and the others from the relay.
fn send(evening: &mut Evening, cases: Range<u64>, tally: &mut Tally) -> Vec<(DocumentId, Vec<u8>)> {
    let world = &mut evening.world;
    let joint = DocumentId::joint(1);
    world.spoilt.insert(joint);
    let here = world
        .session(evening.anna)
        .and_then(|session| session.document(&joint))
        .expect("Anna sits there")
        .clone();
    let mut sent = Vec::new();
    let mut records: Vec<Record> = Vec::new();
    let mut chains = Vec::new();
    for first in (0..CASES).step_by(PENS as usize) {
        let insider = Insider::participant(world);
        let own = DocumentId::sheet(1, insider.id());
        world.spoilt.insert(own);
        for case in first..first + PENS {
            // Drawn also when it is not sent, so that a case alone is the same case.
            let mut pen = insider.pen(world);
            let id = if world.dice.per_mille(600) {
                joint
            } else {
                own
            };
            let mut document = match id.owner {
                None => here.clone(),
                Some(_) => Document::new(DocumentKind::Sheet, pen.id()),
            };
            document.set_lane(pen.id());
            let before: Vec<Vec<u8>> = (0..world.dice.below(3))
                .filter_map(|_| act(world, &mut document, &insider))
                .collect();
            let base = document.clone();
            let Some(raw) = act(world, &mut document, &insider) else {
                continue;
            };
            let history: Vec<Vec<u8>> = base
                .changes_since(&[])
                .into_iter()
                .map(|change| change.bytes)
                .collect();
            let bent = mutation::bent(&raw, &history, &mut world.dice);
            let mut written = Vec::new();
            for change in before.into_iter().chain([bent.clone()]) {
                let record =
                    insider.write(world, &mut pen, Stream::Table(1), id.owner, vec![change]);
                written.push(record);
            }
            if !cases.contains(&case) {
                continue;
            }
            records.extend(written);
            chains.push(pen.chain.clone());
            tally.sent += 1;
            let session = world.session(evening.anna);
            let person_of = |lane| {
                let known = session.and_then(|session| session.person_of(lane));
                known.or(Some(insider.id()))
            };
            let vetted = vet_change(&bent, pen.id())
                .and_then(|change| Frontier::new(&base, &person_of).admit(&change));
            tally.vetted += u64::from(matches!(vetted, Ok(Admission::Next)));
            sent.push((id, bent));
        }
    }
    // Some before others write, some while they do.
    let half = records.len() / 2;
    let later = records.split_off(half);
    let (first, second) = (
        file(world, chains.clone(), &records),
        file(world, chains, &later),
    );
    evening.hand_in(first);
    evening.write();
    evening.hand_in(second);
    sent
}

/// Something that a participant does; its change.
fn act(world: &mut simulation::World, document: &mut Document, who: &Insider) -> Option<Vec<u8>> {
    let there = document.contributions();
    let some = world.dice.pick(&there).cloned();
    let joint = document.kind() == DocumentKind::JointSheet;
    let command = match (world.dice.below(6), some) {
        (0, Some(some)) => {
            let after = format!("{}🙂 and {}", some.text, world.dice.below(1_000));
            Command::edit_contribution(joint, some.id, some.text, after, None)
        }
        (1, Some(some)) => {
            let after = some.text.chars().take(1).collect();
            Command::edit_contribution(joint, some.id, some.text, after, None)
        }
        (2, Some(some)) if !joint || some.creator == Some(who.id()) => {
            Command::set_withdrawn(joint, some.id, true, who.id())
        }
        (3, _) if joint => JointCommand::TakeSeat {
            person: who.id(),
            name: Some("Bo 🙂".to_owned()),
            stakeholder: None,
        }
        .into(),
        (3, _) => SheetCommand::SetProfile {
            name: Some("Åse".to_owned()),
            stakeholder: Some("relative".to_owned()),
            privacy: None,
        }
        .into(),
        _ => NewContribution {
            id: ItemId::by(who.id(), world.dice.bytes()),
            focus_point: ItemId(world.dice.bytes()),
            aspect: ItemId(world.dice.bytes()),
            text: "Flere pædagoger 👩‍👧".to_owned(),
            created: 1,
            imported: None,
        }
        .command(joint, who.id()),
    };
    let change = document.execute(&command).ok()?.pop()?;
    Some(change.bytes)
}

/// A change may name only what it builds on. [A12] Else those who have what it names take it, those who
/// have not cannot, and they differ from then on.
#[test]
fn a_hostile_change_that_names_what_it_does_not_build_on_is_nobodys_a12() {
    let mut evening = Evening::new(1);
    let joint = DocumentId::joint(1);
    let world = &mut evening.world;
    let common = world
        .session(evening.anna)
        .and_then(|session| session.document(&joint))
        .expect("Anna sits there")
        .clone();
    // Anna writes without a network, and somebody gets to know what.
    world.network_goes(evening.anna.device, None);
    world.pass(1_000);
    let (id, _) = world.add(evening.anna, true).expect("Anna sits there");
    world.pass(1_000);
    let insider = Insider::participant(world);
    let mut pen = insider.pen(world);
    let mut full = world
        .session(evening.anna)
        .and_then(|session| session.document(&joint))
        .expect("Anna sits there")
        .clone();
    // Long writing first: its operations count further than hers.
    let mut base = common;
    base.set_lane(pen.id());
    let long = JointCommand::AddContribution {
        id: ItemId::by(insider.id(), world.dice.bytes()),
        focus_point: ItemId([1; 16]),
        aspect: ItemId([2; 16]),
        text: "x".repeat(1_000),
        created: 1,
        creator: insider.id(),
        imported: None,
    }
    .into();
    let long = base.execute(&long).expect("can be").remove(0);
    full.apply_changes(std::slice::from_ref(&long.bytes))
        .expect("applies");
    full.set_lane(pen.id());
    let text = full.contribution(&id).expect("it is there").text;
    let command = JointCommand::EditContribution {
        id,
        before: text.clone(),
        after: format!("{text} – or not"),
        caret: None,
    }
    .into();
    let edit = full.execute(&command).expect("can be").remove(0);
    let max_op = mutation::max_op(&base.save());
    let unbuilt = mutation::unbuilt(&edit.bytes, &[long.hash.0], max_op).expect("a change");
    let first = insider.write(world, &mut pen, Stream::Table(1), None, vec![long.bytes]);
    let second = insider.write(world, &mut pen, Stream::Table(1), None, vec![unbuilt]);
    let file = file(world, vec![pen.chain.clone()], &[first, second]);
    evening.hand_in(file);
    evening.world.network_comes(evening.anna.device);
    evening.nobody_noticed();
}
