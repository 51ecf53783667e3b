//! Taking an archive apart, within bounds.

use std::io::Read;

use flate2::Crc;
use flate2::read::DeflateDecoder;
use sync::Unreadable;

use super::{CENTRAL, CENTRAL_LENGTH, DEFLATED, END, END_LENGTH, LOCAL, LOCAL_LENGTH, STORED};

/// The most files in an archive.
const ENTRIES: usize = 2_000;
/// The most that they may hold together, in bytes.
const INFLATED: usize = 64 * 1024 * 1024;
/// The longest comment that may follow the end.
const COMMENT: usize = 0xffff;
/// The flag of an encrypted file.
const ENCRYPTED: u16 = 1;

/// Whether bytes begin like an archive; an empty one is all end.
pub fn is_one(bytes: &[u8]) -> bool {
    [LOCAL, END].contains(&number(bytes, 0, 4).unwrap_or_default())
}

/// The files in an archive, by the last part of their names.
pub fn unpack(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let end = find_end(bytes).ok_or(Unreadable::Damaged)?;
    let count = field(bytes, end, 10, 2)?;
    if count > ENTRIES {
        return Err(Unreadable::TooLarge);
    }
    let mut line = field(bytes, end, 16, 4)?;
    let mut room = INFLATED;
    let mut files = Vec::new();
    for _ in 0..count {
        let entry = Entry::read(bytes, line)?;
        line = entry.next;
        if entry.name.ends_with(['/', '\\']) {
            continue;
        }
        let content = entry.content(bytes, room)?;
        room -= content.len();
        files.push((plain_name(&entry.name), content));
    }
    // A directory that says less than there is was cut or changed.
    if line == end {
        Ok(files)
    } else {
        Err(Unreadable::Damaged)
    }
}

/// A file's line in the directory.
struct Entry {
    name: String,
    method: u16,
    checksum: u32,
    packed: usize,
    inflated: usize,
    local: usize,
    next: usize,
}

impl Entry {
    fn read(bytes: &[u8], at: usize) -> Result<Self, Unreadable> {
        if number(bytes, at, 4) != Some(CENTRAL) {
            return Err(Unreadable::Damaged);
        }
        let length = field(bytes, at, 28, 2)?;
        let name = part(bytes, at + CENTRAL_LENGTH, length)?;
        if field(bytes, at, 8, 2)? as u16 & ENCRYPTED != 0 {
            return Err(Unreadable::OtherKind);
        }
        Ok(Self {
            name: String::from_utf8_lossy(name).into_owned(),
            method: field(bytes, at, 10, 2)? as u16,
            checksum: field(bytes, at, 16, 4)? as u32,
            packed: field(bytes, at, 20, 4)?,
            inflated: field(bytes, at, 24, 4)?,
            local: field(bytes, at, 42, 4)?,
            next: at
                + CENTRAL_LENGTH
                + length
                + field(bytes, at, 30, 2)?
                + field(bytes, at, 32, 2)?,
        })
    }

    /// The file's bytes, if there is room for them.
    fn content(&self, bytes: &[u8], room: usize) -> Result<Vec<u8>, Unreadable> {
        if number(bytes, self.local, 4) != Some(LOCAL) {
            return Err(Unreadable::Damaged);
        }
        let names = field(bytes, self.local, 26, 2)? + field(bytes, self.local, 28, 2)?;
        let packed = part(bytes, self.local + LOCAL_LENGTH + names, self.packed)?;
        if self.inflated > room {
            return Err(Unreadable::TooLarge);
        }
        let mut content = Vec::new();
        // One byte more than was said tells that it was not true.
        let within = self.inflated as u64 + 1;
        match self.method {
            STORED => packed.take(within).read_to_end(&mut content),
            DEFLATED => DeflateDecoder::new(packed)
                .take(within)
                .read_to_end(&mut content),
            _ => return Err(Unreadable::OtherKind),
        }
        .map_err(|_| Unreadable::Damaged)?;
        let mut checksum = Crc::new();
        checksum.update(&content);
        if content.len() == self.inflated && checksum.sum() == self.checksum {
            Ok(content)
        } else {
            Err(Unreadable::Damaged)
        }
    }
}

/// Where the end begins: it is followed by its comment and nothing else.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_LENGTH)?;
    (last.saturating_sub(COMMENT)..=last).rev().find(|at| {
        number(bytes, *at, 4) == Some(END)
            && number(bytes, at + 20, 2) == u32::try_from(last - at).ok()
    })
}

fn plain_name(name: &str) -> String {
    name.rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// A number of a structure, little end first.
fn field(bytes: &[u8], at: usize, offset: usize, width: usize) -> Result<usize, Unreadable> {
    at.checked_add(offset)
        .and_then(|place| number(bytes, place, width))
        .map(|number| number as usize)
        .ok_or(Unreadable::Damaged)
}

fn number(bytes: &[u8], at: usize, width: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(width)?)?;
    Some(
        bytes
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | u32::from(*byte)),
    )
}

fn part(bytes: &[u8], at: usize, length: usize) -> Result<&[u8], Unreadable> {
    at.checked_add(length)
        .and_then(|end| bytes.get(at..end))
        .ok_or(Unreadable::Damaged)
}
