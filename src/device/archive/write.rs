//! Putting an archive together.

use flate2::Crc;

use super::{CENTRAL, END, LOCAL, STORED};

/// The version of the format that names in UTF-8 need.
const VERSION: u16 = 20;
/// The flag of a name in UTF-8.
const UTF_8: u16 = 1 << 11;
/// The first day that the format knows, 1 January 1980: equal documents give equal archives.
const DAY: u16 = 1 << 5 | 1;

/// Packs files. They are stored as they are: what Automerge saves is compressed already. The format
/// counts to 65,535; a workshop has a few hundred documents.
pub fn pack(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    let mut count: u16 = 0;
    for (name, content) in files.into_iter().take(usize::from(u16::MAX)) {
        let local = archive.len() as u32;
        let common = common(&name, &content);
        word(&mut archive, LOCAL);
        archive.extend_from_slice(&common);
        archive.extend_from_slice(name.as_bytes());
        archive.extend_from_slice(&content);

        word(&mut directory, CENTRAL);
        half(&mut directory, VERSION);
        directory.extend_from_slice(&common);
        // No comment, the first disk, no attributes.
        directory.extend_from_slice(&[0; 10]);
        word(&mut directory, local);
        directory.extend_from_slice(name.as_bytes());
        count += 1;
    }
    let begin = archive.len() as u32;
    archive.extend_from_slice(&directory);
    word(&mut archive, END);
    word(&mut archive, 0);
    half(&mut archive, count);
    half(&mut archive, count);
    word(&mut archive, directory.len() as u32);
    word(&mut archive, begin);
    half(&mut archive, 0);
    archive
}

/// What stands both before the file and in the directory.
fn common(name: &str, content: &[u8]) -> Vec<u8> {
    let mut checksum = Crc::new();
    checksum.update(content);
    let mut common = Vec::new();
    half(&mut common, VERSION);
    half(&mut common, UTF_8);
    half(&mut common, STORED);
    half(&mut common, 0);
    half(&mut common, DAY);
    word(&mut common, checksum.sum());
    word(&mut common, content.len() as u32);
    word(&mut common, content.len() as u32);
    half(&mut common, name.len() as u16);
    half(&mut common, 0);
    common
}

fn half(out: &mut Vec<u8>, number: u16) {
    out.extend_from_slice(&number.to_le_bytes());
}

fn word(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(&number.to_le_bytes());
}
