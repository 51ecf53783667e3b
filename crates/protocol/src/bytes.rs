//! Reading CBOR that somebody else wrote: all of it or none of it.

use minicbor::{Decode, Decoder, Encode};

/// Bytes that are not what they should be. Carries no content of the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Malformed(pub &'static str);

/// Encodes a value that is known to be encodable.
pub(crate) fn encode<T: Encode<()>>(value: &T) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing into a Vec cannot fail, and no encoder of this crate refuses a value.
    let Ok(()) = minicbor::encode(value, &mut out) else {
        return Vec::new();
    };
    out
}

/// Decodes a value and insists that nothing follows it.
pub(crate) fn decode<'b, T: Decode<'b, ()>>(
    bytes: &'b [u8],
    what: &'static str,
) -> Result<T, Malformed> {
    let mut decoder = Decoder::new(bytes);
    let value = decoder.decode().map_err(|_| Malformed(what))?;
    if decoder.position() == bytes.len() {
        Ok(value)
    } else {
        Err(Malformed(what))
    }
}

/// The small number at the first position of an array, whatever follows it.
pub(crate) fn first_number(bytes: &[u8]) -> Option<u8> {
    let mut decoder = Decoder::new(bytes);
    decoder.array().ok()?.filter(|length| *length > 0)?;
    decoder.u8().ok()
}

/// Like [`decode`], and insists that the bytes are the ones that we would have written.
///
/// Signed things are named by their hash; two spellings of one thing would be two names. [R7]
pub(crate) fn decode_canonical<'b, T: Decode<'b, ()> + Encode<()>>(
    bytes: &'b [u8],
    what: &'static str,
) -> Result<T, Malformed> {
    let value: T = decode(bytes, what)?;
    if encode(&value) == bytes {
        Ok(value)
    } else {
        Err(Malformed(what))
    }
}
