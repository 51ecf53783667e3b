//! How long an evening takes: 500 names, ten thousand texts of two hundred letters.
//!
//! `cargo run --release -p temadag-personal --example personal_speed` prints it; `cargo xtask measure` runs it.

#![allow(clippy::print_stdout, reason = "the time is what it is run for")]

use std::time::{Duration, Instant};

use personal::{Names, find};

fn main() {
    let given = ["Anna", "Bo", "Karen", "Lars", "Mette"];
    let name = |at: usize| format!("{} Efternavn{}sen", given[at % 5], letters(at));
    let begun = Instant::now();
    let names = Names::new((0..500).map(name));
    println!("500 names: {:?}", begun.elapsed());
    let words = "Vi vil gerne have at sagsbehandleren ringer inden 8 uger og ikke først når planen er lagt for barnet";
    let texts: Vec<String> = (0..10_000)
        .map(|at| {
            let who = name(at % 1000);
            let text = format!("{words}, siger {who} den 29.01.2018 på 23 45 67 89. {words}");
            text.chars().take(200).collect()
        })
        .collect();
    let begun = Instant::now();
    let found: usize = texts.iter().map(|text| find(text, &names).len()).sum();
    let taken = begun.elapsed();
    println!("10,000 texts, {found} findings: {taken:?}");
    assert!(taken < Duration::from_millis(500), "{taken:?}");

    // One text as long as all of them, of what asks for most looking back.
    for piece in [
        "Anna Anna ",
        "a@",
        "23456789,",
        "2 ",
        "2-",
        "- Bo ",
        "Anna K. ",
        "((((",
        "....",
        "a.b@c.d-",
    ] {
        let text = piece.repeat(2_000_000 / piece.len());
        let begun = Instant::now();
        let found = find(&text, &names).len();
        let taken = begun.elapsed();
        println!("2 MB of {piece:?}, {found} findings: {taken:?}");
        assert!(taken < Duration::from_secs(2), "{piece}: {taken:?}");
    }
}

/// A number in letters, for names have no figures.
fn letters(mut number: usize) -> String {
    let mut written = String::new();
    while number > 0 {
        written.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    written
}
