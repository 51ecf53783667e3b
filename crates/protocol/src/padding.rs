//! Padding: plaintext is filled up in steps, so that a sealed length says little of what was
//! written. [R5]

use crate::Malformed;

/// The length that `content` bytes are padded to, with the four bytes of its length before it.
///
/// Steps of 64 bytes up to 1 KiB, of 256 up to 8 KiB, of 1 KiB beyond.
pub fn padded_len(content: usize) -> usize {
    let len = content + 4;
    let step = match len {
        0..=1_024 => 64,
        1_025..=8_192 => 256,
        _ => 1_024,
    };
    len.div_ceil(step) * step
}

/// `length (u32, big endian) content zeros`.
pub fn pad(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(padded_len(content.len()));
    out.extend_from_slice(&(content.len() as u32).to_be_bytes());
    out.extend_from_slice(content);
    out.resize(padded_len(content.len()), 0);
    out
}

/// Takes the padding off and insists that it is what [`pad`] puts on.
pub fn unpad(padded: &[u8]) -> Result<&[u8], Malformed> {
    const WRONG: Malformed = Malformed("wrong padding");
    let (length, rest) = padded.split_first_chunk::<4>().ok_or(WRONG)?;
    let length = u32::from_be_bytes(*length) as usize;
    let content = rest.get(..length).ok_or(WRONG)?;
    if padded.len() != padded_len(length) || rest[length..].iter().any(|byte| *byte != 0) {
        return Err(WRONG);
    }
    Ok(content)
}
