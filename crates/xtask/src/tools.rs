//! Tools: the programs that turn Rust into a page. One of the right version in PATH is taken; what is missing is installed
//! into a folder of the user's cache that is named by its version.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::checkout::{Checkout, executable};
use crate::packages;
use crate::process;
use crate::steps;

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// What npm's `binaryen` of package.json calls itself.
const WASM_OPT: &str = "version 132";

pub struct Tools {
    pub trunk: PathBuf,
    pub wasm_bindgen_test_runner: PathBuf,
    /// What must be in front of PATH so that Trunk finds wasm-bindgen and wasm-opt.
    folders: Vec<PathBuf>,
}

/// A program that cargo can install, and how to compile it in the least time: it runs for seconds.
struct Installable {
    package: &'static str,
    version: String,
    /// Where PATH may have it: the program that says its version.
    program: &'static str,
    options: &'static [&'static str],
    optimised: &'static str,
}

impl Tools {
    /// Finds every tool, and installs what is missing.
    pub fn ensure(checkout: &Checkout) -> Result<Self> {
        let trunk = Installable {
            package: "trunk",
            // The newest that Rust 1.95 builds.
            version: "0.21.14".to_owned(),
            program: "trunk",
            // Without what asks the registry for newer versions and fetches tools: xtask brings them.
            options: &["--locked", "--no-default-features"],
            optimised: "0",
        };
        let wasm_bindgen = Installable {
            package: "wasm-bindgen-cli",
            // To the digit that of the crate.
            version: checkout.locked_version("wasm-bindgen")?,
            program: "wasm-bindgen",
            // With its own lock file it does not build. Without what fetches browsers' drivers.
            options: &["--no-default-features"],
            // It reads megabytes of WebAssembly at each build.
            optimised: "1",
        };
        let has_target = has_wasm_target(checkout)?;
        let missing = [&trunk, &wasm_bindgen].map(|tool| tool.find(checkout).is_none());
        let missing = missing.into_iter().filter(|is_missing| *is_missing).count();
        steps::expect(
            missing + usize::from(!has_target) + usize::from(packages::is_missing(checkout)?),
        );
        if !has_target {
            steps::begin("adding the target wasm32-unknown-unknown");
            let mut rustup = process::command("rustup", &checkout.path(""));
            process::run(rustup.args(["target", "add", WASM_TARGET]))?;
        }
        let trunk = trunk.ensure(checkout)?;
        let wasm_bindgen = wasm_bindgen.ensure(checkout)?;
        let packages = packages::ensure(checkout)?;
        let mut folders = vec![wasm_bindgen.clone()];
        // The one in PATH is compiled for this machine and several times as fast as npm's.
        if process::find_in_path("wasm-opt").is_none_or(|found| !says(&found, WASM_OPT)) {
            folders.push(packages.join(".bin"));
        }
        Ok(Tools {
            trunk: trunk.join(executable("trunk")),
            wasm_bindgen_test_runner: wasm_bindgen.join(executable("wasm-bindgen-test-runner")),
            folders,
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

impl Installable {
    /// The folder with the package's programs.
    fn ensure(&self, checkout: &Checkout) -> Result<PathBuf> {
        if let Some(folder) = self.find(checkout) {
            return Ok(folder);
        }
        steps::begin(&format!(
            "installing {} {}, once",
            self.package, self.version
        ));
        let mut cargo = process::cargo(&checkout.path(""));
        cargo
            .args([
                "install",
                self.package,
                "--version",
                &self.version,
                "--debug",
                "--root",
            ])
            .arg(self.folder(checkout))
            .args(self.options)
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", self.optimised)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0")
            // Not into this checkout's target folder: it would be lost with it, and other builds would wait.
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("CARGO_BUILD_BUILD_DIR");
        process::run(&mut cargo)?;
        Ok(self.folder(checkout).join("bin"))
    }

    /// In PATH with the right version, or installed by us.
    fn find(&self, checkout: &Checkout) -> Option<PathBuf> {
        if let Some(found) = process::find_in_path(self.program)
            && says(&found, &format!("{} {}", self.program, self.version))
        {
            return Some(found.parent()?.to_owned());
        }
        // Cargo writes this file when everything is in place, so a broken-off installation does not count.
        let folder = self.folder(checkout);
        let is_whole = folder.join(".crates2.json").is_file();
        is_whole.then(|| folder.join("bin"))
    }

    fn folder(&self, checkout: &Checkout) -> PathBuf {
        checkout.cache(format!("tools/{}-{}", self.package, self.version))
    }
}

/// Whether a program, asked for its version, says these words and not the beginning of longer ones.
fn says(program: &Path, words: &str) -> bool {
    let mut command = process::command(program, Path::new("."));
    let output = process::quiet_output(command.arg("--version")).unwrap_or_default();
    has_words(&output, words)
}

fn has_words(output: &str, words: &str) -> bool {
    output.match_indices(words).any(|(place, _)| {
        let next = output[place + words.len()..].chars().next();
        next.is_none_or(char::is_whitespace)
    })
}

fn has_wasm_target(checkout: &Checkout) -> Result<bool> {
    let mut rustc = process::command("rustc", &checkout.path(""));
    rustc.args(["--print", "target-libdir", "--target", WASM_TARGET]);
    let folder = process::output(&mut rustc)?;
    Ok(PathBuf::from(folder.trim()).is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_not_taken_for_one_that_begins_alike() {
        assert!(has_words("trunk 0.21.1\n", "trunk 0.21.1"));
        assert!(!has_words("trunk 0.21.14\n", "trunk 0.21.1"));
        assert!(has_words("wasm-opt version 132 (version_132)", WASM_OPT));
        assert!(!has_words("", "trunk 0.21.1"));
    }
}
