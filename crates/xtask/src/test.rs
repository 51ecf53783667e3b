//! Test: everything that must hold before a change lands, suite by suite, to the last one whatever fails.

use std::ffi::OsStr;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::arguments::Suite;
use crate::browser_tests;
use crate::build;
use crate::checkout::Checkout;
use crate::chromium;
use crate::packages;
use crate::process;
use crate::tally::{self, Tally};
use crate::tools::{Tools, WASM_TARGET};

pub fn test(checkout: &Checkout, only: Option<Suite>) -> Result<()> {
    let start = Instant::now();
    let mut total = Tally::default();
    let mut failed = Vec::new();
    let suites = Suite::ALL.into_iter();
    for suite in suites.filter(|suite| only.is_none_or(|only| only == *suite)) {
        let name = suite.name();
        println!("\n== {name}");
        let start = Instant::now();
        let tally = perform(checkout, suite).unwrap_or_else(|error| {
            eprintln!("xtask: {error:#}");
            Tally::FAILED
        });
        let outcome = if tally.failed == 0 {
            "passed"
        } else {
            "FAILED"
        };
        println!(
            "== {name}: {outcome} in {:.1} s",
            start.elapsed().as_secs_f64()
        );
        if tally.failed > 0 {
            failed.push(name);
        }
        total += tally;
    }
    println!("\n== all in {:.1} s", start.elapsed().as_secs_f64());
    println!("{} passed, {} failed", total.passed, total.failed);
    if failed.is_empty() {
        Ok(())
    } else {
        bail!("failed: {}", failed.join(", "))
    }
}

/// `tests/simulation` with any number of seeds.
pub fn simulate(checkout: &Checkout, arguments: &[String]) -> Result<()> {
    let mut cargo = process::cargo(&checkout.path(""));
    cargo
        .args(["run", "--release", "--package", "temadag-simulation", "--"])
        .args(arguments);
    process::run(&mut cargo)
}

/// The tests of hostile input, with any number of mutations.
pub fn hostile(checkout: &Checkout, count: u64) -> Result<()> {
    let mut cargo = process::cargo(&checkout.path(""));
    cargo
        .args(["test", "--release", "--package", "temadag-sync", "--"])
        .args(["hostile", "--nocapture"])
        .env("TEMADAG_HOSTILE_COUNT", count.to_string());
    process::run(&mut cargo)
}

/// Playwright with a configuration in `folder`; its report is read from a file, its words are for all to see.
pub fn playwright(checkout: &Checkout, folder: &str, more: &[(&str, &OsStr)]) -> Result<Tally> {
    let tools = Tools::ensure(checkout)?;
    let chromium = chromium::ensure(checkout)?;
    build::app(checkout, &tools)?;
    build::relay(checkout)?;
    let report = checkout.target(format!("temadag-{}.json", folder.replace('/', "-")));
    if report.is_file() {
        fs::remove_file(&report).context("the last report")?;
    }
    let mut node = packages::script(checkout, "@playwright/test/cli.js");
    node.args(["test", "--config", folder])
        .env("TEMADAG_CHROMIUM", chromium)
        .env("TEMADAG_RELAY", checkout.relay())
        .env("TEMADAG_DIST", checkout.dist())
        .env("TEMADAG_REPORT", &report)
        .envs(more.iter().copied());
    let succeeded = node.status().context("cannot start node")?.success();
    let report = fs::read_to_string(&report).context("Playwright wrote no report")?;
    Ok(tally::of_playwright(&report)?.with_outcome(succeeded))
}

fn perform(checkout: &Checkout, suite: Suite) -> Result<Tally> {
    match suite {
        Suite::Format => format(checkout),
        Suite::Clippy => clippy(checkout),
        Suite::Native => native(checkout),
        Suite::Browser => browser(checkout),
        Suite::EndToEnd => playwright(checkout, "tests/e2e", &[]),
    }
}

fn format(checkout: &Checkout) -> Result<Tally> {
    one(process::cargo(&checkout.path("")).args(["fmt", "--all", "--check"]))
}

/// The browser program for the browser, the rest for this machine.
fn clippy(checkout: &Checkout) -> Result<Tally> {
    let root = checkout.path("");
    let strict = ["--all-targets", "--", "-D", "warnings"];
    let mut native = process::cargo(&root);
    native
        .args(["clippy", "--workspace", "--exclude", "temadag"])
        .args(strict);
    let mut tally = one(&mut native)?;
    let mut browser = process::cargo(&root);
    browser
        .args(["clippy", "--package", "temadag", "--target", WASM_TARGET])
        .args(strict);
    tally += one(&mut browser)?;
    Ok(tally)
}

fn native(checkout: &Checkout) -> Result<Tally> {
    let mut cargo = process::cargo(&checkout.path(""));
    cargo
        .args([
            "test",
            "--workspace",
            "--exclude",
            "temadag",
            "--no-fail-fast",
        ])
        .stdout(Stdio::piped());
    let mut child = cargo.spawn().context("cannot start cargo")?;
    let output = child.stdout.take().context("cargo's output")?;
    let tally = tally::pass_on(output, std::io::stdout())?;
    let succeeded = child.wait()?.success();
    Ok(tally.with_outcome(succeeded))
}

fn browser(checkout: &Checkout) -> Result<Tally> {
    let tools = Tools::ensure(checkout)?;
    let chromium = chromium::ensure(checkout)?;
    browser_tests::run(checkout, &tools, &chromium)
}

/// A check that is one test.
fn one(command: &mut Command) -> Result<Tally> {
    let status = command.status().context("cannot start cargo")?;
    Ok(if status.success() {
        Tally::PASSED
    } else {
        Tally::FAILED
    })
}
