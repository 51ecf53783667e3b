//! Playwright: what needs the finished app in a real Chromium against a real relay process.

use std::ffi::OsString;
use std::fs;

use anyhow::{Context, Result};

use crate::build;
use crate::checkout::Checkout;
use crate::chromium;
use crate::packages;
use crate::steps;
use crate::tally::{self, Tally};
use crate::tools::Tools;

/// One run of a folder with a configuration.
pub struct Playwright {
    folder: &'static str,
    only: Option<&'static str>,
    variables: Vec<(&'static str, OsString)>,
}

impl Playwright {
    pub fn new(folder: &'static str) -> Self {
        Self {
            folder,
            only: None,
            variables: Vec::new(),
        }
    }

    /// Only the files whose names contain this.
    pub fn only(mut self, name: &'static str) -> Self {
        self.only = Some(name);
        self
    }

    /// Tells the tests something more.
    pub fn variable(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// Builds what is tested and runs. The report is read from a file, the words are for all to see.
    pub fn run(self, checkout: &Checkout) -> Result<Tally> {
        steps::expect(build::STEPS);
        let tools = Tools::ensure(checkout)?;
        let chromium = chromium::ensure(checkout)?;
        build::app(checkout, &tools)?;
        build::relay(checkout)?;
        let report = checkout.target(format!("temadag-{}.json", self.folder.replace('/', "-")));
        if report.is_file() {
            fs::remove_file(&report).context("the last report")?;
        }
        let mut node = packages::script(checkout, "@playwright/test/cli.js");
        node.args(["test", "--config", self.folder])
            .args(self.only)
            .env("TEMADAG_CHROMIUM", chromium)
            .env("TEMADAG_RELAY", checkout.relay())
            .env("TEMADAG_DIST", checkout.dist())
            .env("TEMADAG_REPORT", &report)
            .envs(self.variables);
        let succeeded = node.status().context("cannot start node")?.success();
        let report = fs::read_to_string(&report).context("Playwright wrote no report")?;
        Ok(tally::of_playwright(&report)?.with_outcome(succeeded))
    }
}
