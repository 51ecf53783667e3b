//! The vectors in `vectors/*.json`: fixed inputs and the bytes that must come of them, for whoever
//! writes another implementation. `SPEC.md` says how they are made.

// The name that the other crates know it by.
extern crate temadag_protocol as protocol;

#[path = "../fixture/mod.rs"]
mod fixture;
mod json;

mod carried;
mod certificates;
mod controls;
mod derivations;
mod frames;
mod records;

use minicbor::Decoder;

/// The byte strings of a CBOR array.
pub fn byte_strings(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut decoder = Decoder::new(bytes);
    let length = decoder.array().expect("an array").expect("of known length");
    (0..length)
        .map(|_| decoder.bytes().expect("byte strings").to_vec())
        .collect()
}
