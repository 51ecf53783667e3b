//! Tally: how many tests passed and failed, read from what test programs write.

use std::io::{BufRead, BufReader, Read, Write};
use std::ops::AddAssign;

use anyhow::{Context, Result};
use serde_json::Value;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    pub const PASSED: Tally = Tally {
        passed: 1,
        failed: 0,
    };
    pub const FAILED: Tally = Tally {
        passed: 0,
        failed: 1,
    };

    /// One that counts a program that failed without saying in which test, as when it does not compile.
    pub fn with_outcome(self, succeeded: bool) -> Self {
        match self {
            Tally { passed, failed: 0 } if !succeeded => Tally { passed, failed: 1 },
            tally => tally,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Passes the output of tests on, usually to standard output, and counts what their summaries say.
pub fn pass_on(output: impl Read, mut out: impl Write) -> Result<Tally> {
    let mut tally = Tally::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        writeln!(out, "{line}")?;
        if let Some(summary) = of_summary(&line) {
            tally += summary;
        }
    }
    Ok(tally)
}

/// `test result: ok. 3 passed; 0 failed; …`. An ignored test is one that nobody saw pass.
fn of_summary(line: &str) -> Option<Tally> {
    let (_, counts) = line.split_once("test result: ")?;
    let count = |word: &str| -> Option<u64> {
        let (before, _) = counts.split_once(&format!(" {word}"))?;
        before.rsplit(' ').next()?.parse().ok()
    };
    Some(Tally {
        passed: count("passed")?,
        failed: count("failed")? + count("ignored").unwrap_or(0),
    })
}

/// The report of Playwright's reporter `json`. A skipped or flaky test is one that nobody saw pass.
pub fn of_playwright(report: &str) -> Result<Tally> {
    let report: Value = serde_json::from_str(report).context("Playwright's report")?;
    let count = |name: &str| report["stats"][name].as_u64().context("Playwright's stats");
    Ok(Tally {
        passed: count("expected")?,
        failed: count("unexpected")? + count("flaky")? + count("skipped")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_counted_and_other_lines_are_not() {
        let output = "running 2 tests\ntest a ... ok\n\
            test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out\n";
        let mut passed_on = Vec::new();
        let tally = pass_on(output.as_bytes(), &mut passed_on).unwrap();
        assert_eq!(passed_on, output.as_bytes());
        assert_eq!(
            tally,
            Tally {
                passed: 15,
                failed: 3
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
        let report = r#"{"stats":{"expected":4,"unexpected":1,"flaky":1,"skipped":1}}"#;
        let tally = of_playwright(report).unwrap();
        assert_eq!(
            tally,
            Tally {
                passed: 4,
                failed: 3
            }
        );
        assert!(of_playwright("{}").is_err());
    }
}
