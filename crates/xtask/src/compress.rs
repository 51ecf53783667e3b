//! Compress: a `.br` beside every file that gains by it, at brotli's highest quality, so that the relay never
//! compresses. What was compressed before is taken from a folder in `target/`, by the digest of the contents.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::CompressorWriter;

use crate::fingerprint;

const QUALITY: u32 = 11;
const WINDOW: u32 = 24;
const BUFFER: usize = 1 << 16;

const ENDINGS: [&str; 9] = [
    ".css",
    ".html",
    ".js",
    ".json",
    ".md",
    ".svg",
    ".txt",
    ".wasm",
    ".webmanifest",
];

/// Writes what is missing below the folder; `kept` is where results are remembered.
pub fn beside_every_file(folder: &Path, kept: &Path) -> Result<()> {
    fs::create_dir_all(kept).with_context(|| kept.display().to_string())?;
    let mut used = BTreeSet::new();
    for file in fingerprint::files_below(folder)? {
        if !ENDINGS.iter().any(|ending| file.ends_with(ending)) {
            continue;
        }
        let plain = read(&folder.join(&file))?;
        let name = format!("{}.br", fingerprint::short(&plain));
        let compressed = remembered(&kept.join(&name), &plain)?;
        used.insert(name);
        if compressed.len() < plain.len() {
            write_if_different(&folder.join(format!("{file}.br")), &compressed)?;
        }
    }
    forget_others(kept, &used)
}

fn remembered(path: &Path, plain: &[u8]) -> Result<Vec<u8>> {
    if let Ok(compressed) = fs::read(path) {
        return Ok(compressed);
    }
    let compressed = compress(plain)?;
    // Renamed into place: a broken-off write must not be taken for a result.
    let partial = path.with_extension("partial");
    fs::write(&partial, &compressed).with_context(|| partial.display().to_string())?;
    fs::rename(&partial, path).with_context(|| path.display().to_string())?;
    Ok(compressed)
}

fn compress(plain: &[u8]) -> Result<Vec<u8>> {
    let mut compressor = CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    compressor.write_all(plain)?;
    Ok(compressor.into_inner())
}

fn forget_others(kept: &Path, used: &BTreeSet<String>) -> Result<()> {
    for name in fingerprint::files_below(kept)? {
        if !used.contains(&name) {
            fs::remove_file(kept.join(&name)).with_context(|| name)?;
        }
    }
    Ok(())
}

fn write_if_different(path: &Path, content: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|present| present == content) {
        return Ok(());
    }
    fs::write(path, content).with_context(|| path.display().to_string())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_comes_back_and_is_smaller() {
        let plain = b"Tidlige indsatser: Potentiale. ".repeat(50);
        let compressed = compress(&plain).unwrap();
        assert!(compressed.len() < plain.len() / 10);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut compressed.as_slice(), &mut back).unwrap();
        assert_eq!(back, plain);
    }
}
