//! Checkout: this copy of the repository, and where the things beside it lie.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

pub struct Checkout {
    root: PathBuf,
    target: PathBuf,
    cache: PathBuf,
}

impl Checkout {
    pub fn find() -> Result<Self> {
        // Cargo says it to what it runs. The folder of the build may have moved since, and its programs with it.
        let package = std::env::var_os("CARGO_MANIFEST_DIR")
            .unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&package)
            .ancestors()
            .nth(2)
            .context("crates/xtask lies two folders below the root")?
            .to_owned();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        let cache = dirs::cache_dir()
            .context("this user has no cache folder; set HOME or XDG_CACHE_HOME")?
            .join("temadag");
        Ok(Checkout {
            root,
            target,
            cache,
        })
    }

    /// A path inside the checkout.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// A path inside cargo's target folder.
    pub fn target(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.target.join(relative)
    }

    /// A path inside our folder in the user's cache, where a fresh clone finds it again.
    pub fn cache(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.cache.join(relative)
    }

    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    pub fn relay(&self) -> PathBuf {
        self.target("release").join(executable("temadag-relay"))
    }

    /// The version of a crate that Cargo.lock settles on.
    pub fn locked_version(&self, name: &str) -> Result<String> {
        let path = self.path("Cargo.lock");
        let lock = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        locked_version_in(&lock, name).with_context(|| format!("Cargo.lock has no {name}"))
    }
}

/// The file name of a program on this system.
pub fn executable(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

fn locked_version_in(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_exact_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            locked_version_in(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version_in(lock, "wasm"), None);
    }
}
