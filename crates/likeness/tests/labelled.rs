//! A labelled set: pairs as people write them, and what the search says of each.
//!
//! `cargo test -p temadag-likeness --test labelled -- --nocapture` prints what the README says, and what it gets wrong.

#![allow(
    clippy::print_stdout,
    reason = "the figures in the README are what it prints"
)]

use likeness::{NEAR, Texts};

const PAIRS: &str = include_str!("pairs.tsv");

struct Labelled {
    label: &'static str,
    one: &'static str,
    other: &'static str,
}

fn labelled() -> Vec<Labelled> {
    let pairs = PAIRS.lines().map(|line| {
        let mut parts = line.split('\t');
        let mut next = || parts.next().expect("three parts");
        Labelled {
            label: next(),
            one: next(),
            other: next(),
        }
    });
    pairs.collect()
}

#[test]
fn the_queue_asks_what_is_worth_asking_and_no_opposite_is_sure() {
    let pairs = labelled();
    assert!(pairs.len() >= 300);
    let texts = Texts::new(pairs.iter().flat_map(|pair| [pair.one, pair.other]));
    let (mut right, mut wrong, mut missed) = (0, Vec::new(), Vec::new());
    let (mut pointed_out, mut sure, mut sure_wrong) = (0, 0, Vec::new());
    for (place, labelled) in pairs.iter().enumerate() {
        let pair = texts.pair(2 * place, 2 * place + 1);
        let is_in_queue = pair.likeness >= NEAR;
        let said = format!(
            "{} {:.2} {:?}: {} | {}",
            labelled.label, pair.likeness, pair.differs, labelled.one, labelled.other
        );
        if pair.is_sure() {
            sure += 1;
            if labelled.label != "same" {
                sure_wrong.push(said.clone());
            }
        }
        assert!(!(labelled.label == "opposite" && pair.is_sure()), "{said}");
        match (labelled.label, is_in_queue, pair.differs.is_empty()) {
            ("same", true, true) => right += 1,
            ("same", ..) => missed.push(said),
            ("opposite", true, false) => pointed_out += 1,
            ("opposite" | "unrelated", true, true) => wrong.push(said),
            _ => {}
        }
    }
    let same = pairs.iter().filter(|pair| pair.label == "same").count();
    let near = pairs.iter().enumerate().filter(|(place, pair)| {
        let found = texts.pair(2 * place, 2 * place + 1);
        pair.label == "near" && found.likeness >= NEAR && found.differs.is_empty()
    });
    let near = near.count();
    let precision = f64::from(right) / (f64::from(right) + near as f64 + wrong.len() as f64);
    let recall = f64::from(right) / same as f64;
    println!(
        "precision {precision:.3} (near {near}, wrong {}), recall {recall:.3}, sure {sure}",
        wrong.len()
    );
    println!("opposites in the queue with the difference pointed out: {pointed_out}");
    println!("wrong:\n  {}", wrong.join("\n  "));
    println!("sure and not the same:\n  {}", sure_wrong.join("\n  "));
    println!("missed:\n  {}", missed.join("\n  "));
    assert!(precision >= 0.9, "precision {precision}");
    assert!(recall >= 0.8, "recall {recall}");
}
