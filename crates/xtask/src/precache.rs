//! Precache: the lists, in front of the service worker, of exactly those files of one build that a participant needs, and
//! of those that a facilitator needs beside them.
//!
//! A file is needed when a needed text names it, beginning with the page. The facilitators' program is in the second list.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use data_encoding::BASE64;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::fingerprint::{self, Fingerprint};

const PAGE: &str = "index.html";
const WORKER: &str = "sw.js";
/// What the names of the facilitators' programs begin with.
const FACILITATORS: &str = "temadag-facilitator";
/// The facilitators' programs, the first of which has a style sheet: their pages, and what a worker of these does with files of other programs.
const PROGRAMS: [&str; 2] = [FACILITATORS, "temadag-facilitator-office"];

/// Trunk calls this when everything else is in its staging folder.
pub fn write_from_hook() -> Result<()> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set; this command is called by Trunk")?;
    let developing = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug");
    hash_names(&folder)?;
    let build = if developing {
        Value::Null
    } else {
        build_of(&folder)?
    };
    let path = folder.join(WORKER);
    let worker = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let written = format!("const BUILD = {build:#};\n\n{worker}");
    fs::write(&path, written).with_context(|| path.display().to_string())
}

/// What the worker must know of the build: its id, and each file's address and digest.
fn build_of(folder: &Path) -> Result<Value> {
    let (needed, facilitators) = needed(folder)?;
    for kind in [".css", ".js", ".wasm", ".webmanifest", ".woff2"] {
        if !needed.iter().any(|file| file.ends_with(kind)) {
            bail!("nothing that the page names ends with {kind}; it cannot work offline like that");
        }
    }
    let mut id = Fingerprint::default();
    let mut list = |files: &BTreeSet<String>| -> Result<Vec<Value>> {
        let entry = |file: &String| {
            let content = read(&folder.join(file))?;
            id.add(file, &content);
            Ok(json!({
                "path": address(file),
                "integrity": format!("sha256-{}", BASE64.encode(&Sha256::digest(&content))),
                "hashed": is_hashed(file),
            }))
        };
        files.iter().map(entry).collect()
    };
    let (files, facilitators) = (list(&needed)?, list(&facilitators)?);
    Ok(json!({ "id": id.finish(), "files": files, "facilitators": facilitators }))
}

/// Trunk leaves all programs but the first under plain names, but what the relay lets a browser keep for good must carry its
/// digest.
fn hash_names(folder: &Path) -> Result<()> {
    let path = folder.join(PAGE);
    let mut page = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let programs = PROGRAMS.map(|program| [".js", "_bg.wasm"].map(|ending| (program, ending)));
    let files = programs.into_iter().flatten();
    for (program, ending) in files.chain([(FACILITATORS, ".css")]) {
        let plain = format!("{program}{ending}");
        let from = folder.join(&plain);
        let digest = fingerprint::short(&read(&from)?);
        let hashed = format!("{program}-{digest}{ending}");
        if !page.contains(&plain) {
            bail!("the page does not name {plain}");
        }
        page = page.replace(&plain, &hashed);
        fs::rename(&from, folder.join(&hashed)).with_context(|| from.display().to_string())?;
    }
    fs::write(&path, page).with_context(|| path.display().to_string())
}

/// What everybody needs, and what facilitators need beside it.
fn needed(folder: &Path) -> Result<(BTreeSet<String>, BTreeSet<String>)> {
    let (facilitators, mut others): (BTreeSet<String>, BTreeSet<String>) =
        fingerprint::files_below(folder)?
            .into_iter()
            .partition(|file| file.starts_with(FACILITATORS) && !file.ends_with(".br"));
    others.remove(WORKER);
    let mut needed = BTreeSet::new();
    let mut unread = vec![PAGE.to_owned()];
    while let Some(file) = unread.pop() {
        if !others.remove(&file) {
            continue;
        }
        if is_text(&file) {
            let text = String::from_utf8(read(&folder.join(&file))?).context(file.clone())?;
            unread.extend(others.iter().filter(|other| text.contains(*other)).cloned());
        }
        needed.insert(file);
    }
    Ok((needed, facilitators))
}

fn is_text(file: &str) -> bool {
    [".html", ".css", ".js", ".webmanifest"]
        .iter()
        .any(|ending| file.ends_with(ending))
}

fn address(file: &str) -> String {
    if file == PAGE {
        "/".to_owned()
    } else {
        format!("/{file}")
    }
}

/// Whether the name carries a digest of the contents.
fn is_hashed(file: &str) -> bool {
    file.split(['-', '_', '.'])
        .any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn with(name: &str, files: &[(&str, &str)]) -> Self {
            let folder =
                std::env::temp_dir().join(format!("temadag-{name}-{}", std::process::id()));
            for (file, content) in files {
                let path = folder.join(file);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, content).unwrap();
            }
            Folder(folder)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    const BUILD: [(&str, &str); 14] = [
        (
            PAGE,
            "<link href=/a.css><link href=/m.webmanifest><script src=/boot.js data-wasm=/t.wasm \
             data-facilitators-js=/temadag-facilitator.js \
             data-facilitators-wasm=/temadag-facilitator_bg.wasm \
             data-facilitators-css=/temadag-facilitator.css \
             data-office-js=/temadag-facilitator-office.js \
             data-office-wasm=/temadag-facilitator-office_bg.wasm>",
        ),
        (
            "a.css",
            "@font-face{src:url(fonts/f-0123456789abcdef.woff2)}",
        ),
        ("boot.js", "register('/sw.js'); import('./snippets/one.js')"),
        ("snippets/one.js", ""),
        ("fonts/f-0123456789abcdef.woff2", "font"),
        ("t.wasm", "exports.wasm"),
        ("m.webmanifest", "{}"),
        ("exports.wasm", "only when asked for"),
        ("temadag-facilitator.js", "facilitators"),
        ("temadag-facilitator_bg.wasm", "their program"),
        ("temadag-facilitator.css", "their style"),
        ("temadag-facilitator-office.js", "for a worker"),
        ("temadag-facilitator-office_bg.wasm", "its program"),
        (WORKER, "// worker"),
    ];

    #[test]
    fn what_the_page_names_is_needed_and_nothing_else() {
        let folder = Folder::with("needed", &BUILD);
        hash_names(&folder.0).unwrap();
        let (needed, facilitators) = needed(&folder.0).unwrap();
        let needed: Vec<_> = needed.into_iter().collect();
        assert_eq!(
            needed,
            [
                "a.css",
                "boot.js",
                "fonts/f-0123456789abcdef.woff2",
                PAGE,
                "m.webmanifest",
                "snippets/one.js",
                "t.wasm"
            ]
        );
        let page = fs::read_to_string(folder.0.join(PAGE)).unwrap();
        assert_eq!(facilitators.len(), 5);
        for file in facilitators {
            assert!(is_hashed(&file) && page.contains(&file), "{file}");
        }
    }

    #[test]
    fn the_build_has_digests_and_an_id_that_follows_the_contents() {
        let folder = Folder::with("build", &BUILD);
        let before = build_of(&folder.0).unwrap();
        let page = &before["files"][3];
        assert_eq!(page["path"], "/");
        assert_eq!(page["hashed"], false);
        assert_eq!(before["files"][2]["hashed"], true);
        fs::write(folder.0.join("t.wasm"), "another").unwrap();
        let after = build_of(&folder.0).unwrap();
        assert_ne!(before["id"], after["id"]);
        assert_eq!(before["files"][3], after["files"][3]);
        fs::write(folder.0.join("temadag-facilitator.js"), "another").unwrap();
        let last = build_of(&folder.0).unwrap();
        assert_ne!(after["id"], last["id"]);
        assert_eq!(after["files"], last["files"]);
    }

    #[test]
    fn a_page_without_its_program_is_refused() {
        let folder = Folder::with("refused", &[(PAGE, "<p>")]);
        assert!(build_of(&folder.0).is_err());
    }
}
