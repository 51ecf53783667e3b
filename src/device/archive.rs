//! An archive: a zip of several files, going out or coming in.
//!
//! What comes in may be made to burst: a few hundred bytes can claim to hold gigabytes. So the
//! entries are counted before and the bytes while inflating, and the names are names only: a path in
//! one leads nowhere.

use std::io::{Cursor, Read, Write};

use sync::Unreadable;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most files in an archive.
const ENTRIES: usize = 2_000;
/// The most that they may hold together, in bytes.
const INFLATED: u64 = 64 * 1024 * 1024;

/// Whether bytes begin like an archive.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The files in an archive, by the last part of their names.
pub fn unpack(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > ENTRIES {
        return Err(Unreadable::TooLarge);
    }
    let mut room = INFLATED;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(unreadable)?;
        if !entry.is_file() {
            continue;
        }
        let name = plain_name(&entry.name().map_err(unreadable)?);
        let mut content = Vec::new();
        // One byte more than there is room for tells that there was more.
        entry
            .take(room + 1)
            .read_to_end(&mut content)
            .map_err(|_| Unreadable::Damaged)?;
        room = room
            .checked_sub(content.len() as u64)
            .ok_or(Unreadable::TooLarge)?;
        files.push((name, content));
    }
    Ok(files)
}

/// Packs files. They are stored as they are: what Automerge saves is compressed already.
pub fn pack(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in files {
        // Writing into memory fails only for a name that is there already.
        if archive.start_file(name, options).is_ok() {
            let _ = archive.write_all(&content);
        }
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn plain_name(name: &str) -> String {
    name.rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn unreadable(error: ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(_) => Unreadable::OtherKind,
        _ => Unreadable::Damaged,
    }
}
