//! The rules of `SPEC.md` and the tests that name them.
//!
//! This shows that no rule is named by no test: a rule that is added or split asks for one. It shows nothing of whether
//! the test that names a rule would fail if the rule were broken, nor that it looks at all that the rule says; whoever
//! writes a rule's name at a test has read both. A name counts wherever it stands in a folder of tests; in a source file
//! it counts as the end of a function's name only, since comments there name rules too and prove nothing.
//!
//! It does not stand in a folder of tests itself: for a test there cargo links this very program anew, while it is the one
//! that runs the tests.

use std::fs;
use std::path::{Path, PathBuf};

/// Where tests stand: what is in a `tests` folder of the checkout or of a crate, and what is in a crate's `src`.
#[derive(Clone, Copy, PartialEq)]
enum Ground {
    Tests,
    Source,
}

fn checkout() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
    Path::new(&package).join("../..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of every file of Rust or JavaScript below a folder.
fn texts(folder: &Path, ground: Ground, into: &mut Vec<(Ground, String)>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("an entry").path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_dir() {
            if !path.ends_with("node_modules") {
                texts(&path, ground, into);
            }
        } else if matches!(extension, Some("rs" | "mjs")) && !path.ends_with(file!()) {
            into.push((ground, read(&path)));
        }
    }
}

/// The names of all rules, in their order.
fn rules(specification: &str) -> Vec<&str> {
    let begun = specification.lines().filter_map(|line| {
        let (name, _) = line.strip_prefix("**")?.split_once("**")?;
        let number = name.strip_prefix(|first: char| first.is_ascii_uppercase())?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then_some(name)
    });
    begun.collect()
}

/// Does a text name a rule, as tests do: `[X1]`, `X1:` where a sentence begins, or at the end of a function's name?
fn names(text: &str, ground: Ground, rule: &str) -> bool {
    let ends_so = format!("_{}", rule.to_lowercase());
    let in_a_name = text.match_indices(&ends_so).any(|(at, _)| {
        let rest = &text[at + ends_so.len()..];
        rest.starts_with(['(', '_'])
    });
    let bracketed = || text.contains(&format!("[{rule}]"));
    let begins_so = || text.contains(&format!("// {rule}: "));
    in_a_name || (ground == Ground::Tests && (bracketed() || begins_so()))
}

#[test]
fn every_rule_is_named_by_a_test() {
    let specification = read(&checkout().join("SPEC.md"));
    let rules = rules(&specification);
    assert!(rules.len() > 80, "{} rules are read", rules.len());
    let mut all = Vec::new();
    texts(&checkout().join("tests"), Ground::Tests, &mut all);
    for entry in fs::read_dir(checkout().join("crates")).expect("there are crates") {
        let path = entry.expect("an entry").path();
        texts(&path.join("tests"), Ground::Tests, &mut all);
        texts(&path.join("src"), Ground::Source, &mut all);
    }
    let is_named = |rule: &str| all.iter().any(|(ground, text)| names(text, *ground, rule));
    let unnamed: Vec<&str> = rules.into_iter().filter(|rule| !is_named(rule)).collect();
    assert!(unnamed.is_empty(), "named by no test: {unnamed:?}");
}

#[test]
fn a_name_is_told_from_what_looks_like_one() {
    assert_eq!(
        rules("**S1** A\n**see** B\n\n**W12** C\nnot **K1** here"),
        ["S1", "W12"]
    );
    let here = |text| names(text, Ground::Tests, "W1");
    assert!(here("/// What is so. [W1]"));
    assert!(here("/// W1: what is so."));
    assert!(here("fn frames_come_back_w1() {"));
    assert!(here("fn frames_w1_and_w3() {"));
    assert!(!here("[W12]"));
    assert!(!here("fn frames_come_back_w12() {"));
    assert!(!here("\"@SUM(W1)\""));
    let in_source = |text| names(text, Ground::Source, "W1");
    assert!(!in_source("/// What is so. [W1]"));
    assert!(in_source("fn frames_come_back_w1() {"));
}
