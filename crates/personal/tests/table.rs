//! A table of texts, with what is to be found in them and what is not.
//!
//! `cargo test -p temadag-personal --test table -- --nocapture` prints how many of each kind.

#![allow(
    clippy::print_stdout,
    reason = "the counts are what it is run for by hand"
)]

use personal::{Finding, Kind, Names, find};

const CASES: &str = include_str!("cases.txt");

/// As participants write them, with what is no name among them.
const NAMES: &[&str] = &[
    "Anna Sørensen",
    "Bo Lund",
    "Liv",
    "Storm Skov",
    "Maj",
    "Hans",
    "lars mathiasen",
    "Karen M. Højbjerg",
    "Karen Marie Højbjerg",
    "Anne-Marie Thygesen",
    "Aase Kjærgaard",
    "René",
    "Ib",
    "Fru Mikkel",
    "Mor til to",
    "Borger 12",
    "Bord 4",
    "De",
    "A.",
    "",
];

const KINDS: [(Kind, &str); 4] = [
    (Kind::Cpr, "cpr"),
    (Kind::Telephone, "tel"),
    (Kind::Email, "mail"),
    (Kind::Name, "name"),
];

/// A line of the table as a text, and what is marked in it.
fn case(line: &str) -> (String, Vec<Finding>) {
    let line = line.replace("\\n", "\n");
    let (mut text, mut marked) = (String::new(), Vec::new());
    let mut rest = line.as_str();
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let mark = KINDS.iter().find_map(|(kind, word)| {
            let inside = rest.strip_prefix(word)?.strip_prefix(' ')?;
            Some((*kind, inside))
        });
        let Some((kind, inside)) = mark else {
            text.push('<');
            continue;
        };
        let (own, after) = inside.split_once('>').expect("a closed bracket");
        let start = text.len();
        text.push_str(own);
        marked.push(Finding {
            kind,
            start,
            end: text.len(),
        });
        rest = after;
    }
    text.push_str(rest);
    (text, marked)
}

#[test]
fn what_is_marked_is_found_and_nothing_else() {
    let names = Names::new(NAMES);
    let lines = CASES.lines();
    let cases: Vec<_> = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(case)
        .collect();
    let mut wrong = Vec::new();
    let (mut right, mut too_many, mut missed) = (0, 0, 0);
    for (text, marked) in &cases {
        let found = find(text, &names);
        right += found.iter().filter(|one| marked.contains(one)).count();
        too_many += found.iter().filter(|one| !marked.contains(one)).count();
        missed += marked.iter().filter(|one| !found.contains(one)).count();
        if found != *marked {
            let said = found
                .iter()
                .map(|one| (one.kind, &text[one.start..one.end]));
            wrong.push(format!("{text}: {:?}", said.collect::<Vec<_>>()));
        }
    }
    let nothing = cases.iter().filter(|(_, marked)| marked.is_empty()).count();
    println!(
        "{} texts, {nothing} of them with nothing to find",
        cases.len()
    );
    for (kind, word) in KINDS {
        let marked = cases.iter().flat_map(|(_, marked)| marked);
        println!("{word}: {}", marked.filter(|one| one.kind == kind).count());
    }
    println!("right {right}, too many {too_many}, missed {missed}");
    assert!(cases.len() >= 120 && nothing >= 60);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_names_none_is_found() {
    assert!(Names::default().is_empty());
    assert!(Names::new(["Mor til to", "Bord 4", "", "?"]).is_empty());
    assert_eq!(find("Anna Sørensen og Bo", &Names::default()), []);
}
