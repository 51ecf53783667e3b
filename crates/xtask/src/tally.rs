//! Tally: how many tests passed and failed, read from what test programs write.

use std::io::{BufRead, BufReader, Read, Write};
use std::ops::AddAssign;

use anyhow::{Context, Result};
use serde_json::Value;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
    /// The tests that nobody saw pass, where they have names.
    pub names: Vec<String>,
}

impl Tally {
    pub const PASSED: Tally = Tally::of(1, 0);
    pub const FAILED: Tally = Tally::of(0, 1);

    const fn of(passed: u64, failed: u64) -> Self {
        let names = Vec::new();
        Self {
            passed,
            failed,
            names,
        }
    }

    /// One that counts a program that failed without saying in which test, as when it does not compile.
    pub fn with_outcome(self, succeeded: bool) -> Self {
        match self {
            Tally { failed: 0, .. } if !succeeded => Tally { failed: 1, ..self },
            tally => tally,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.names.extend(other.names);
    }
}

/// Passes the output of tests on, usually to standard output, and counts what their summaries say.
pub fn pass_on(output: impl Read, mut out: impl Write) -> Result<Tally> {
    let mut tally = Tally::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        writeln!(out, "{line}")?;
        tally.names.extend(of_test(&line));
        if let Some(summary) = of_summary(&line) {
            tally += summary;
        }
    }
    Ok(tally)
}

/// `test name ... FAILED`, or `ignored`.
fn of_test(line: &str) -> Option<String> {
    let (name, outcome) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    let has_passed = !outcome.starts_with("FAILED") && !outcome.starts_with("ignored");
    (!has_passed).then(|| name.to_owned())
}

/// `test result: ok. 3 passed; 0 failed; …`. An ignored test is one that nobody saw pass.
fn of_summary(line: &str) -> Option<Tally> {
    let (_, counts) = line.split_once("test result: ")?;
    let count = |word: &str| -> Option<u64> {
        let (before, _) = counts.split_once(&format!(" {word}"))?;
        before.rsplit(' ').next()?.parse().ok()
    };
    Some(Tally::of(
        count("passed")?,
        count("failed")? + count("ignored").unwrap_or(0),
    ))
}

/// The report of Playwright's reporter `json`. A skipped or flaky test is one that nobody saw pass.
pub fn of_playwright(report: &str) -> Result<Tally> {
    let report: Value = serde_json::from_str(report).context("Playwright's report")?;
    let count = |name: &str| report["stats"][name].as_u64().context("Playwright's stats");
    let mut tally = Tally::of(
        count("expected")?,
        count("unexpected")? + count("flaky")? + count("skipped")?,
    );
    for suite in report["suites"].as_array().into_iter().flatten() {
        tally.names.extend(not_passed(suite));
    }
    Ok(tally)
}

/// The tests of a suite, and of the suites in it, that did not pass.
fn not_passed(suite: &Value) -> Vec<String> {
    let each = |name: &str| suite[name].as_array().into_iter().flatten();
    let failed = each("specs").filter(|spec| {
        let mut tests = spec["tests"].as_array().into_iter().flatten();
        tests.any(|test| test["status"] != "expected")
    });
    let name = |spec: &Value| {
        let text = |name: &str| spec[name].as_str().unwrap_or_default().to_owned();
        format!("{}: {}", text("file"), text("title"))
    };
    let mut names: Vec<String> = failed.map(name).collect();
    names.extend(each("suites").flat_map(not_passed));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_counted_and_other_lines_are_not() {
        let output = "running 2 tests\ntest a ... ok\ntest b ... FAILED\ntest c::d ... ignored, why\n\
            test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out\n";
        let mut passed_on = Vec::new();
        let tally = pass_on(output.as_bytes(), &mut passed_on).unwrap();
        assert_eq!(passed_on, output.as_bytes());
        assert_eq!(
            tally,
            Tally {
                names: vec!["b".to_owned(), "c::d".to_owned()],
                ..Tally::of(15, 3)
            }
        );
    }

    #[test]
    fn a_program_that_failed_silently_counts_as_one() {
        assert_eq!(Tally::default().with_outcome(false), Tally::FAILED);
        assert_eq!(Tally::FAILED.with_outcome(false), Tally::FAILED);
        assert_eq!(Tally::PASSED.with_outcome(true), Tally::PASSED);
    }

    #[test]
    fn a_skipped_end_to_end_test_has_not_passed() {
        let report = r#"{"stats":{"expected":4,"unexpected":1,"flaky":1,"skipped":1},"suites":[{"specs":[],"suites":[
            {"specs":[{"file":"a.mjs","title":"holds","tests":[{"status":"expected"}]},
                      {"file":"a.mjs","title":"falls","tests":[{"status":"unexpected"}]}]}]}]}"#;
        let tally = of_playwright(report).unwrap();
        assert_eq!(
            tally,
            Tally {
                names: vec!["a.mjs: falls".to_owned()],
                ..Tally::of(4, 3)
            }
        );
        assert!(of_playwright("{}").is_err());
    }
}
