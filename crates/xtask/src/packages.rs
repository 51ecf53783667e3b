//! Packages: what comes from npm, in the user's cache under a name that is the digest of the lock file. The checkout's
//! `node_modules` is a link to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::checkout::Checkout;
use crate::process;
use crate::steps;

const LOCK: &str = "package-lock.json";

/// The folder `node_modules`, filled.
pub fn ensure(checkout: &Checkout) -> Result<PathBuf> {
    let link = checkout.path("node_modules");
    if is_installed_by_hand(&link) {
        return Ok(link);
    }
    let folder = folder(checkout)?;
    if !folder.is_dir() {
        install(checkout, &folder)?;
    }
    let modules = folder.join("node_modules");
    if fs::read_link(&link).ok().as_deref() != Some(&modules) {
        if link.is_symlink() {
            fs::remove_file(&link).context("node_modules")?;
        }
        point(&link, &modules).context("node_modules")?;
    }
    Ok(modules)
}

/// Whether [`ensure`] would have to install them.
pub fn is_missing(checkout: &Checkout) -> Result<bool> {
    Ok(!is_installed_by_hand(&checkout.path("node_modules")) && !folder(checkout)?.is_dir())
}

/// Whether somebody runs npm in the checkout; theirs to keep up to date.
fn is_installed_by_hand(modules: &Path) -> bool {
    modules.is_dir() && !modules.is_symlink()
}

fn folder(checkout: &Checkout) -> Result<PathBuf> {
    let lock = fs::read(checkout.path(LOCK)).context(LOCK)?;
    let digest = HEXLOWER.encode(&Sha256::digest(&lock)[..8]);
    Ok(checkout.cache(format!("npm-{digest}")))
}

/// A script of one of the packages, run by Node.
pub fn script(checkout: &Checkout, path: &str) -> Command {
    let mut node = process::command("node", &checkout.path(""));
    node.arg(checkout.path("node_modules").join(path));
    node
}

/// Installs beside the final place and renames, so that what is there is whole.
fn install(checkout: &Checkout, folder: &Path) -> Result<()> {
    if process::find_in_path("node").is_none() {
        bail!("Node is missing: install Node.js 20 or newer");
    }
    steps::begin("installing npm packages, once");
    let partial = folder.with_extension(format!("partial-{}", std::process::id()));
    fs::create_dir_all(&partial).with_context(|| partial.display().to_string())?;
    for file in ["package.json", LOCK] {
        fs::copy(checkout.path(file), partial.join(file)).context(file)?;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut npm = process::command(npm, &partial);
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run(&mut npm)?;
    fs::rename(&partial, folder).with_context(|| folder.display().to_string())
}

#[cfg(unix)]
fn point(link: &Path, modules: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(modules, link)
}

#[cfg(windows)]
fn point(link: &Path, modules: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(modules, link)
}
