//! Tools: the programs that turn Rust into a page, each in a folder of the user's cache that is named by its version.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::checkout::{Checkout, executable};
use crate::packages;
use crate::process;

/// The newest that Rust 1.95 builds.
const TRUNK: &str = "0.21.14";

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

pub struct Tools {
    pub trunk: PathBuf,
    pub wasm_bindgen_test_runner: PathBuf,
    /// What must be in front of PATH so that Trunk finds wasm-bindgen and wasm-opt.
    folders: Vec<PathBuf>,
}

impl Tools {
    /// Finds every tool, and installs what is missing.
    pub fn ensure(checkout: &Checkout) -> Result<Self> {
        ensure_wasm_target(checkout)?;
        let trunk = ensure_crate(checkout, "trunk", TRUNK, &["--locked"])?;
        // With its own lock file this one does not build; the version must match the crate to the digit.
        let version = checkout.locked_version("wasm-bindgen")?;
        let wasm_bindgen = ensure_crate(checkout, "wasm-bindgen-cli", &version, &[])?;
        let packages = packages::ensure(checkout)?;
        Ok(Tools {
            trunk: trunk.join(executable("trunk")),
            wasm_bindgen_test_runner: wasm_bindgen.join(executable("wasm-bindgen-test-runner")),
            folders: vec![wasm_bindgen, packages.join(".bin")],
        })
    }

    /// Trunk, ready to find the other tools and not to fetch its own.
    pub fn trunk(&self, checkout: &Checkout) -> Result<Command> {
        let mut command = process::command(&self.trunk, &checkout.path(""));
        command
            .env("PATH", self.path()?)
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            // Trunk 0.21 takes only true or false for it and stops at NO_COLOR=1.
            .env_remove("NO_COLOR");
        Ok(command)
    }

    fn path(&self) -> Result<OsString> {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let all = self.folders.iter().cloned();
        let all = all.chain(std::env::split_paths(&inherited));
        std::env::join_paths(all).context("a folder in PATH cannot be written there")
    }
}

fn ensure_wasm_target(checkout: &Checkout) -> Result<()> {
    let mut rustc = process::command("rustc", &checkout.path(""));
    rustc.args(["--print", "target-libdir", "--target", WASM_TARGET]);
    let folder = process::output(&mut rustc)?;
    if PathBuf::from(folder.trim()).is_dir() {
        return Ok(());
    }
    let mut rustup = process::command("rustup", &checkout.path(""));
    process::run(rustup.args(["target", "add", WASM_TARGET]))
}

/// The folder with the crate's programs.
fn ensure_crate(
    checkout: &Checkout,
    name: &str,
    version: &str,
    options: &[&str],
) -> Result<PathBuf> {
    let folder = checkout.cache(format!("tools/{name}-{version}"));
    // Cargo writes this file when everything is in place, so a broken-off installation does not count.
    if !folder.join(".crates2.json").is_file() {
        eprintln!("xtask: installing {name} {version}, once; this takes some minutes");
        let mut cargo = process::cargo(&checkout.path(""));
        cargo
            .args(["install", name, "--version", version, "--root"])
            .arg(&folder)
            .args(options)
            // Not into this checkout's target folder: it would be lost with it, and other builds would wait.
            .env_remove("CARGO_TARGET_DIR");
        process::run(&mut cargo)?;
    }
    Ok(folder.join("bin"))
}
