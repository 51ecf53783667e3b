//! Mutations: true changes with bytes bent at random and checksums repaired, as a true participant
//! could sign them. Vetting must survive them all; what it lets through meets the guard, here
//! `catch_unwind` around a clone, and must leave the document as it was.
//!
//! `MUTATIONS=60000 cargo test --release -p temadag-workshop --test mutations -- --nocapture` tries
//! more, and says how many of each kind there were.

#![expect(
    clippy::print_stdout,
    reason = "the numbers are what one runs more of them for"
)]

mod common;

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use common::{add_joint, edit_joint, item, lane, person, person_of, run};
use sha2::{Digest, Sha256};
use workshop::foreign::{Admission, Frontier, Limits, vet_change, vet_document};
use workshop::{Document, DocumentKind, JointCommand};

/// Random numbers from a seed; Vigna's splitmix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What comes of work that may panic; `None` when it did, and nothing is printed of it.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                usual(panic);
            }
        }));
    });
    GUARDED.set(true);
    let result = catch_unwind(AssertUnwindSafe(work)).ok();
    GUARDED.set(false);
    result
}

/// The kind and body of a lone chunk.
fn body(chunk: &[u8]) -> (u8, Vec<u8>) {
    let length = chunk[9..]
        .iter()
        .take_while(|byte| **byte & 0x80 != 0)
        .count()
        + 1;
    (chunk[8], chunk[9 + length..].to_vec())
}

/// A chunk with the right length and checksum.
fn chunk(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut framed = vec![kind];
    let mut length = body.len();
    while length >= 0x80 {
        framed.push(length as u8 | 0x80);
        length >>= 7;
    }
    framed.push(length as u8);
    framed.extend(body);
    let hash = Sha256::digest(&framed);
    [&[0x85, 0x6f, 0x4a, 0x83], &hash[..4], &framed].concat()
}

fn bend(random: &mut Random, bytes: &mut Vec<u8>, from: usize) {
    for _ in 0..=random.below(3) {
        let place = from + random.below(bytes.len() - from);
        match random.below(8) {
            0 => {
                bytes.remove(place);
            }
            1 => bytes.insert(place, random.next() as u8),
            2..=3 => bytes[place] ^= 1 << random.below(8),
            4 => bytes[place] = [0, 1, 0x7f, 0x80, 0xff][random.below(5)],
            _ => bytes[place] = random.next() as u8,
        }
        if bytes.len() <= from + 1 {
            return;
        }
    }
}

/// A table that has worked for a while, and the changes that could come next.
fn table() -> (Document, Vec<Vec<u8>>) {
    let mut document = Document::new(DocumentKind::JointSheet, lane(1));
    run(
        &mut document,
        &[
            JointCommand::TakeSeat {
                person: person(1),
                name: Some("Bo".into()),
                stakeholder: None,
            }
            .into(),
            add_joint(1, "Færre skift 👩‍👧", person(1)),
            edit_joint(1, "Færre skift 👩‍👧", "Langt færre skift"),
        ],
    );
    document.set_lane(lane(2));
    run(
        &mut document,
        &[
            add_joint(2, "Lyt", person(2)),
            edit_joint(2, "Lyt", "Lyt tidligt"),
        ],
    );
    let nexts = [
        edit_joint(1, "Langt færre skift", "Langt færre 🎉 skift i året"),
        edit_joint(2, "Lyt tidligt", "L"),
        add_joint(3, "Mere tid", person(2)),
        JointCommand::SetWithdrawn {
            id: item(2),
            withdrawn: true,
            person: person(2),
        }
        .into(),
        JointCommand::TakeSeat {
            person: person(2),
            name: None,
            stakeholder: Some("staff".into()),
        }
        .into(),
    ];
    let changes = nexts
        .iter()
        .map(|command| run(&mut document.clone(), std::slice::from_ref(command)).concat())
        .collect();
    (document, changes)
}

fn tries(usual: usize) -> usize {
    std::env::var("MUTATIONS")
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(usual)
}

#[test]
fn bent_changes_are_turned_away_or_guarded_against() {
    let (document, changes) = table();
    let before = document.save();
    let (mut refused, mut panicked, mut failed, mut applied) = (0, 0, 0, 0);
    for seed in 0..tries(3_000) as u64 {
        let mut random = Random(seed);
        let (kind, mut body) = body(&changes[random.below(changes.len())]);
        // Behind the dependencies and the actor: those only make it another's change.
        let from = 1 + 32 * usize::from(body[0]) + 33;
        bend(&mut random, &mut body, from);
        let raw = chunk(kind, &body);
        let Some(vetted) = guarded(|| vet_change(&raw, lane(2))) else {
            panic!("vetting panicked at seed {seed}")
        };
        let admitted =
            vetted.and_then(|change| Frontier::new(&document, &person_of).admit(&change));
        if !matches!(admitted, Ok(Admission::Next)) {
            refused += 1;
            continue;
        }
        let outcome = guarded(|| {
            let mut clone = document.clone();
            clone
                .apply_changes(std::slice::from_ref(&raw))
                .map_err(drop)?;
            let saved = clone.save();
            let loaded = Document::load(clone.kind(), &saved, lane(2)).map_err(drop)?;
            loaded.contributions();
            loaded.seats();
            if loaded.heads() == clone.heads() {
                Ok(())
            } else {
                Err(())
            }
        });
        match outcome {
            None => panicked += 1,
            Some(Err(())) => failed += 1,
            Some(Ok(())) => applied += 1,
        }
    }
    println!("refused {refused}, panicked {panicked}, did not load {failed}, applied {applied}");
    assert_eq!(document.save(), before);
    assert!(refused > 0 && applied > 0, "the mutations reach both sides");
}

#[test]
fn bent_documents_are_turned_away_or_guarded_against() {
    let (document, _) = table();
    let saved = document.save();
    let (mut refused, mut panicked, mut failed, mut loaded) = (0, 0, 0, 0);
    for seed in 0..tries(1_000) as u64 {
        let mut random = Random(seed);
        let (kind, mut body) = body(&saved);
        bend(&mut random, &mut body, 0);
        let raw = chunk(kind, &body);
        let Some(vetted) = guarded(|| vet_document(&raw, &Limits::default())) else {
            panic!("vetting panicked at seed {seed}")
        };
        if vetted.is_err() {
            refused += 1;
            continue;
        }
        match guarded(|| Document::load(DocumentKind::JointSheet, &raw, lane(2)).is_ok()) {
            None => panicked += 1,
            Some(false) => failed += 1,
            Some(true) => loaded += 1,
        }
    }
    println!("refused {refused}, panicked {panicked}, did not load {failed}, loaded {loaded}");
    assert!(refused > 0 && failed > 0, "the mutations reach both sides");
}
