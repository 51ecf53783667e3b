//! Reading: what kind of file it is, told from its bytes.

use crate::error::Kind;
use crate::{ReadError, Sheet, bounds, decode, delimited, xlsx};

/// The sheets of a file. The name only gives a sheet without one its own.
///
/// # Errors
///
/// What is no table, or none that can be read, is refused with why.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    if bytes.len() > bounds::FILE {
        return Err(ReadError::TooLarge {
            most: bounds::FILE as u64,
        });
    }
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return xlsx::read(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound(bytes));
    }
    if let Some(kind) = by_signature(bytes) {
        return Err(ReadError::NotATable { kind });
    }
    let (text, notes) = decode::decode(bytes)?;
    let trimmed = text.trim();
    if let Some(kind) = by_first_letters(trimmed) {
        return Err(ReadError::NotATable { kind });
    }
    delimited::read(name, &text, notes).map(|sheet| vec![sheet])
}

/// A file's name without folders and its ending.
pub(crate) fn stem(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = if stem.is_empty() { name } else { stem };
    stem.chars().take(200).collect()
}

/// Microsoft's container of before 2007, which is also what a workbook with a password is put in. Its directory names
/// what is in it, in UTF-16.
fn compound(bytes: &[u8]) -> ReadError {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|part| part == name)
    };
    if has("EncryptedPackage") {
        return ReadError::Encrypted;
    }
    let kind = if has("Workbook") || has("Book") {
        Kind::OldExcel
    } else if has("WordDocument") {
        Kind::Word
    } else if has("PowerPoint Document") {
        Kind::Presentation
    } else {
        Kind::Other
    };
    ReadError::NotATable { kind }
}

fn by_signature(bytes: &[u8]) -> Option<Kind> {
    let signatures: [(&[u8], Kind); 9] = [
        (b"%PDF", Kind::Pdf),
        (b"\x89PNG\r\n\x1a\n", Kind::Picture),
        (b"\xff\xd8\xff", Kind::Picture),
        (b"GIF8", Kind::Picture),
        (b"RIFF", Kind::Other),
        (b"\x1f\x8b", Kind::Archive),
        (b"7z\xbc\xaf\x27\x1c", Kind::Archive),
        (b"Rar!\x1a\x07", Kind::Archive),
        (b"{\\rtf", Kind::Word),
    ];
    let found = signatures.iter().find(|(sign, _)| bytes.starts_with(sign));
    found.map(|(_, kind)| *kind)
}

fn by_first_letters(text: &str) -> Option<Kind> {
    let begin: String = text.chars().take(15).collect::<String>().to_lowercase();
    let tags = [
        "<!doctype",
        "<html",
        "<?xml",
        "<table",
        "<head",
        "<body",
        "<svg",
    ];
    if tags.iter().any(|tag| begin.starts_with(tag)) {
        return Some(Kind::Markup);
    }
    let is_json = (text.starts_with('{') && text.ends_with('}'))
        || (text.starts_with('[') && text.ends_with(']') && text.contains('"'));
    is_json.then_some(Kind::Json)
}
