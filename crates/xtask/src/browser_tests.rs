//! Browser tests: the browser program's own tests, in Chromium. wasm-bindgen's runner serves a page for a person to
//! open; Playwright opens it instead, so that no driver for the browser has to be installed.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::checkout::Checkout;
use crate::process::{self, Companion};
use crate::tally::{self, Tally};
use crate::tools::{Tools, WASM_TARGET};

pub fn run(checkout: &Checkout, tools: &Tools, chromium: &Path) -> Result<Tally> {
    let mut total = Tally::default();
    for program in test_programs(checkout)? {
        let name = program.file_stem().unwrap_or_default().to_string_lossy();
        println!("     Running {name} in Chromium");
        total += run_one(checkout, tools, chromium, &program)?;
    }
    if total == Tally::default() {
        bail!("not one test ran in the browser");
    }
    Ok(total)
}

/// Serves the tests for a person to open in a browser that Playwright cannot drive, until it is interrupted.
pub fn serve(checkout: &Checkout, tools: &Tools) -> Result<()> {
    let programs = test_programs(checkout)?;
    let is_meant = |program: &&PathBuf| {
        let name = program.file_stem().unwrap_or_default().to_string_lossy();
        name.starts_with("browser-")
    };
    let program = programs.iter().find(is_meant).context("tests/browser")?;
    process::run(&mut runner(checkout, tools, program, &free_address()?))
}

fn runner(checkout: &Checkout, tools: &Tools, program: &Path, address: &str) -> Command {
    let mut runner = process::command(&tools.wasm_bindgen_test_runner, &checkout.path(""));
    runner
        .arg(program)
        .env("NO_HEADLESS", "1")
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_ADDRESS", address);
    runner
}

fn run_one(checkout: &Checkout, tools: &Tools, chromium: &Path, program: &Path) -> Result<Tally> {
    let address = free_address()?;
    let mut runner = runner(checkout, tools, program, &address);
    let mut runner = Companion::start(runner.stdout(Stdio::piped()))?;
    let output = runner.take_output().context("the runner's output")?;
    let mut output = BufReader::new(output);
    if !says_that_it_serves(&mut output, &address)? {
        return Ok(Tally::default());
    }
    // It goes on to speak, and would fall over if nobody listened. Ends with the runner.
    thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
    let mut page = process::command("node", &checkout.path(""));
    page.arg(checkout.path("crates/xtask/browser-tests.mjs"))
        .arg(format!("http://{address}"))
        .env("TEMADAG_CHROMIUM", chromium)
        .stdout(Stdio::piped());
    let mut page = page.spawn().context("cannot start node")?;
    let output = page.stdout.take().context("the page's output")?;
    let tally = tally::pass_on(output, std::io::stdout())?;
    let succeeded = page.wait()?.success();
    Ok(tally.with_outcome(succeeded))
}

/// Reads until the runner serves; it ends before that when the program holds no tests.
fn says_that_it_serves(output: impl BufRead, address: &str) -> Result<bool> {
    for line in output.lines() {
        let line = line?;
        if line.contains(address) {
            return Ok(true);
        }
        if line.contains("no tests to run") {
            return Ok(false);
        }
        println!("{line}");
    }
    bail!("the runner ended before it served the tests")
}

fn free_address() -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port")?;
    Ok(listener.local_addr()?.to_string())
}

/// Builds the tests and asks cargo where it put them.
fn test_programs(checkout: &Checkout) -> Result<Vec<PathBuf>> {
    let mut cargo = process::cargo(&checkout.path(""));
    cargo
        .args(["test", "--no-run", "--package", "temadag"])
        .args(["--target", WASM_TARGET, "--lib", "--tests"])
        .arg("--message-format=json-render-diagnostics");
    let messages = process::output(&mut cargo)?;
    let mut programs = Vec::new();
    for line in messages.lines() {
        let message: Value = serde_json::from_str(line).context("cargo's messages")?;
        let is_test = message["profile"]["test"].as_bool() == Some(true);
        if let (true, Some(program)) = (is_test, message["executable"].as_str()) {
            programs.push(PathBuf::from(program));
        }
    }
    Ok(programs)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// `#[test]` alone is the compiler's own, which no browser runs, and nothing would say so.
    fn without_the_browser(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                without_the_browser(&path, into);
            } else if let Ok(text) = fs::read_to_string(&path)
                && text.contains("#[test]")
                && !text.contains("use wasm_bindgen_test::wasm_bindgen_test as test;")
            {
                into.push(path);
            }
        }
    }

    #[test]
    fn every_test_of_the_browser_program_runs_in_the_browser() {
        let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap();
        let mut files = Vec::new();
        without_the_browser(&Path::new(&package).join("../../src"), &mut files);
        assert_eq!(files, [] as [PathBuf; 0]);
    }
}
