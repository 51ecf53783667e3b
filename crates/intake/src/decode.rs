//! Decoding: letters out of bytes, in the encodings that tables come in.

use std::borrow::Cow;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::sheet::Note;
use crate::{Kind, ReadError};

/// The text in the bytes, and what to say of it. A byte order mark decides; without one it is UTF-8 if it can be, and
/// else what Windows writes in Western Europe.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Vec<Note>), ReadError> {
    let mut notes = Vec::new();
    let text = if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        UTF_8.decode_without_bom_handling(rest).0
    } else if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        UTF_16LE.decode_without_bom_handling(rest).0
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        UTF_16BE.decode_without_bom_handling(rest).0
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        Cow::Borrowed(text)
    } else {
        notes.push(Note::WesternLetters);
        WINDOWS_1252.decode_without_bom_handling(bytes).0
    };
    if !is_written(&text) {
        return Err(ReadError::NotATable { kind: Kind::Other });
    }
    let lost = text.matches('\u{fffd}').count();
    if lost > 0 {
        notes.push(Note::LettersLost { count: lost });
    }
    Ok((text, notes))
}

/// Whether people could have written it: hardly any control characters, and no zero among them.
fn is_written(text: &str) -> bool {
    let (mut letters, mut controls) = (0_usize, 0_usize);
    for letter in text.chars() {
        letters += 1;
        match letter {
            '\0' => return false,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => {}
            '\u{fffd}' => controls += 1,
            _ if letter.is_control() => controls += 1,
            _ => {}
        }
    }
    controls <= letters / 50
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_in_every_encoding() {
        let text = "Bord;Input\n7;Pårørende – Ærlig “Øl” €";
        let utf_16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
        let little: Vec<u8> = utf_16(u16::to_le_bytes);
        let big: Vec<u8> = utf_16(u16::to_be_bytes);
        let windows = WINDOWS_1252.encode(text).0.into_owned();
        for (bytes, notes) in [
            (text.as_bytes().to_vec(), vec![]),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), vec![]),
            ([&b"\xff\xfe"[..], &little].concat(), vec![]),
            ([&b"\xfe\xff"[..], &big].concat(), vec![]),
            (windows, vec![Note::WesternLetters]),
        ] {
            assert_eq!(decode(&bytes), Ok((Cow::Borrowed(text), notes)));
        }
    }

    #[test]
    fn what_is_lost_is_said_and_what_nobody_wrote_is_refused() {
        let mut half = b"\xff\xfe".to_vec();
        half.extend(
            "Pårørende skal høres af kommunen, før der bliver besluttet noget"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        );
        half.push(b'x');
        assert_eq!(
            decode(&half).map(|(_, notes)| notes),
            Ok(vec![Note::LettersLost { count: 1 }])
        );
        for bytes in [&b"a\0b"[..], b"\x01\x02\x03\x80"] {
            assert_eq!(
                decode(bytes).map(|_| ()),
                Err(ReadError::NotATable { kind: Kind::Other })
            );
        }
    }
}
