//! A receipt code: a person's secret in a form that can be written down and typed again. [L2]
//!
//! 16 bytes of secret and 4 of checksum make 32 characters of Crockford's base 32, in groups of
//! four; case, hyphens and blanks do not matter, and I, L, O are read as 1, 1, 0.

use sha2::{Digest, Sha256};

use crate::WorkshopId;
use crate::secret::PersonSecret;

const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code that was mistyped, or is another workshop's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the code does not fit: a character is wrong or missing, or it belongs to another workshop"
)]
pub struct NotAReceipt;

/// Writes the code.
pub fn to_code(workshop: WorkshopId, secret: &PersonSecret) -> String {
    let mut bytes = secret.expose().to_vec();
    bytes.extend_from_slice(&checksum(workshop, secret.expose()));
    let mut code = String::with_capacity(39);
    for (index, chunk) in bytes.chunks(5).enumerate() {
        let bits = chunk
            .iter()
            .fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        for position in 0..8 {
            if position % 4 == 0 && (index, position) != (0, 0) {
                code.push('-');
            }
            code.push(char::from(
                SYMBOLS[(bits >> (35 - 5 * position)) as usize & 31],
            ));
        }
    }
    code
}

/// Reads the code.
pub fn from_code(workshop: WorkshopId, code: &str) -> Result<PersonSecret, NotAReceipt> {
    let mut values = Vec::with_capacity(32);
    for character in code.chars().filter(|c| !is_separator(*c)) {
        let symbol = match character.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            other => other,
        };
        let value = SYMBOLS
            .iter()
            .position(|s| char::from(*s) == symbol)
            .ok_or(NotAReceipt)?;
        values.push(value as u64);
    }
    if values.len() != 32 {
        return Err(NotAReceipt);
    }
    let bytes: Vec<u8> = values
        .chunks(8)
        .flat_map(|group| {
            let bits = group.iter().fold(0u64, |bits, value| bits << 5 | value);
            bits.to_be_bytes()[3..].to_vec()
        })
        .collect();
    let secret: [u8; 16] = bytes[..16].try_into().map_err(|_| NotAReceipt)?;
    if bytes[16..] != checksum(workshop, &secret) {
        return Err(NotAReceipt);
    }
    Ok(PersonSecret::from_bytes(secret))
}

/// Blanks and hyphens, also those that a word processor or a web page makes of them.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{ad}' | '\u{200b}' | '\u{2010}'..='\u{2015}')
}

fn checksum(workshop: WorkshopId, secret: &[u8; 16]) -> [u8; 4] {
    let digest = Sha256::new()
        .chain_update(b"temadag receipt\0")
        .chain_update(workshop.0)
        .chain_update(secret)
        .finalize();
    [digest[0], digest[1], digest[2], digest[3]]
}
