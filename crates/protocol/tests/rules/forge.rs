//! A forge: bytes that the crate would never write, by somebody who has every right key.

use minicbor::Encoder;

use crate::fixture::second::{sign, signed_bytes};
use crate::fixture::{World, counting};

/// A CBOR array of byte strings.
pub fn array(parts: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out);
    encoder.array(parts.len() as u64).expect("a vector");
    for part in parts {
        encoder.bytes(part).expect("a vector");
    }
    out
}

/// The byte strings of an array.
pub fn parts(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut decoder = minicbor::Decoder::new(bytes);
    let length = decoder.array().expect("an array").expect("of known length");
    (0..length)
        .map(|_| decoder.bytes().expect("byte strings").to_vec())
        .collect()
}

/// A record or pack whose first three parts are signed anew.
pub fn resigned(world: &World, lane: u8, word: &str, mut parts: Vec<Vec<u8>>) -> Vec<u8> {
    let message = signed_bytes(word, world.workshop.0, &parts[..3].concat());
    parts[3] = sign(counting(lane), &message).to_vec();
    array(&parts)
}

/// The same value with the length of its outermost array spelled in two bytes and in nine, and
/// without a length. None of them is the one spelling that counts.
pub fn other_spellings(bytes: &[u8]) -> Vec<Vec<u8>> {
    let length = bytes[0] & 0x1f;
    assert!(bytes[0] >> 5 == 4 && length < 24, "a short array");
    let rest = &bytes[1..];
    let long = u64::from(length).to_be_bytes();
    vec![
        [&[0x98, length], rest].concat(),
        [&[0x9b], &long[..], rest].concat(),
        [&[0x9f], rest, &[0xff]].concat(),
        [&[bytes[0] + 1], rest, &[0xf6]].concat(),
        [bytes, &[0x00]].concat(),
    ]
}

/// Every way to flip one bit.
pub fn bit_flips(bytes: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    (0..bytes.len() * 8).map(|bit| {
        let mut flipped = bytes.to_vec();
        flipped[bit / 8] ^= 1 << (bit % 8);
        (bit, flipped)
    })
}

/// The words that signatures are made for.
pub const WORDS: [&str; 8] = [
    "charter",
    "person",
    "lane",
    "possession",
    "record",
    "ephemeral",
    "pack",
    "hello",
];
