//! Chromium: the browser that the tests drive. The developer's own, the system's, Playwright's, or a fresh one.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::checkout::Checkout;
use crate::packages;
use crate::process;

const VARIABLE: &str = "TEMADAG_CHROMIUM";

const NAMES: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
];

/// Where no PATH leads.
const PLACES: [&str; 3] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/// Playwright's folder for browsers, and where in a `chromium-…` folder of it the program lies.
const PLAYWRIGHT_PROGRAMS: [&str; 5] = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "chrome-win64/chrome.exe",
];

/// Finds Chromium, or installs it, or says in one line what to install.
pub fn ensure(checkout: &Checkout) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(VARIABLE).map(PathBuf::from) {
        if path.is_file() {
            return Ok(path);
        }
        bail!("{VARIABLE} names no file: {}", path.display());
    }
    if let Some(path) = find() {
        return Ok(path);
    }
    eprintln!("xtask: installing Chromium, once");
    if let Err(error) = install(checkout) {
        eprintln!("xtask: {error:#}");
    }
    match find() {
        Some(path) => Ok(path),
        None => bail!(
            "no Chromium: install the package `chromium` or Google Chrome, or set {VARIABLE} to the program"
        ),
    }
}

fn find() -> Option<PathBuf> {
    let in_path = NAMES.into_iter().find_map(process::find_in_path);
    let in_places = || PLACES.into_iter().map(PathBuf::from).find(|p| p.is_file());
    in_path.or_else(in_places).or_else(find_playwrights)
}

fn find_playwrights() -> Option<PathBuf> {
    let folder = match std::env::var_os("PLAYWRIGHT_BROWSERS_PATH") {
        Some(folder) => PathBuf::from(folder),
        None if cfg!(windows) => dirs::data_local_dir()?.join("ms-playwright"),
        None => dirs::cache_dir()?.join("ms-playwright"),
    };
    let mut versions: Vec<_> = fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("chromium-")
        })
        .collect();
    versions.sort();
    let newest_first = versions.into_iter().rev();
    newest_first
        .flat_map(|version| PLAYWRIGHT_PROGRAMS.map(|program| version.join(program)))
        .find(|program| program.is_file())
}

fn install(checkout: &Checkout) -> Result<()> {
    if is_debian_root(checkout) {
        let root = checkout.path("");
        process::run(process::command("apt-get", &root).arg("update"))?;
        let mut apt = process::command("apt-get", &root);
        apt.args(["install", "-y", "chromium"])
            .env("DEBIAN_FRONTEND", "noninteractive");
        return process::run(&mut apt);
    }
    let mut playwright = packages::script(checkout, "@playwright/test/cli.js");
    process::run(playwright.args(["install", "chromium"]))
}

fn is_debian_root(checkout: &Checkout) -> bool {
    let mut id = process::command("id", &checkout.path(""));
    process::find_in_path("apt-get").is_some()
        && process::output(id.arg("-u")).is_ok_and(|user| user.trim() == "0")
}
