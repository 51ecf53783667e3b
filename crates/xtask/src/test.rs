//! Test: everything that must hold before a change lands, suite by suite, to the last one whatever fails.

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::arguments::Suite;
use crate::browser_tests;
use crate::checkout::Checkout;
use crate::chromium;
use crate::fingerprint;
use crate::playwright::Playwright;
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
    for name in &total.names {
        println!("did not pass: {name}");
    }
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
        .args(["test", "--release", "--package", "temadag-sync"])
        .args(["--test", "hostile", "--", "--nocapture"])
        .env("TEMADAG_HOSTILE_COUNT", count.to_string());
    process::run(&mut cargo)
}

fn perform(checkout: &Checkout, suite: Suite) -> Result<Tally> {
    match suite {
        Suite::Format => format(checkout),
        Suite::Clippy => clippy(checkout),
        Suite::Native => native(checkout),
        Suite::Browser => browser(checkout),
        Suite::EndToEnd => Playwright::new("tests/e2e").run(checkout),
    }
}

/// Cargo finds the files that a `mod` names; the kinds of documents are named in a list that a macro reads.
fn format(checkout: &Checkout) -> Result<Tally> {
    let mut tally = one(process::cargo(&checkout.path("")).args(["fmt", "--all", "--check"]))?;
    let kinds = checkout.path("crates/workshop/src/kinds");
    let files = fingerprint::files_below(&kinds)?;
    let mut rustfmt = process::command("rustfmt", &kinds);
    rustfmt.args(["--edition", "2024", "--check"]);
    tally += one(rustfmt.args(files))?;
    Ok(tally)
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
    counted(cargo.args([
        "test",
        "--workspace",
        "--exclude",
        "temadag",
        "--no-fail-fast",
    ]))
}

fn browser(checkout: &Checkout) -> Result<Tally> {
    let tools = Tools::ensure(checkout)?;
    let chromium = chromium::ensure(checkout)?;
    let mut tally = browser_tests::run(checkout, &tools, &chromium)?;
    tally += examples(checkout)?;
    Ok(tally)
}

/// What the browser program's documentation says that does, or does not, compile.
fn examples(checkout: &Checkout) -> Result<Tally> {
    let mut cargo = process::cargo(&checkout.path(""));
    counted(
        cargo
            .args(["test", "--doc", "--package", "temadag"])
            .args(["--target", WASM_TARGET]),
    )
}

/// The same tests for whatever browser a person opens. Ends when it is interrupted.
pub fn serve(checkout: &Checkout) -> Result<()> {
    let tools = Tools::ensure(checkout)?;
    browser_tests::serve(checkout, &tools)
}

/// Tests that cargo runs and counts.
fn counted(cargo: &mut Command) -> Result<Tally> {
    let mut child = cargo
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start cargo")?;
    let output = child.stdout.take().context("cargo's output")?;
    let tally = tally::pass_on(output, std::io::stdout())?;
    let succeeded = child.wait()?.success();
    Ok(tally.with_outcome(succeeded))
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
