//! The derivations once more, written from `SPEC.md` and sharing nothing with the crate but the
//! algorithms. What the crate keeps private is taken from here, and held against what it shows.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use ed25519_dalek::{Signer, SigningKey};
use hkdf::Hkdf;
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};

/// HKDF-SHA-256: salt = workshop, info = "temadag " label 00 detail. [K2]
pub fn derive<const N: usize>(
    workshop: [u8; 16],
    secret: &[u8],
    label: &str,
    detail: &[u8],
) -> [u8; N] {
    let mut out = [0; N];
    Hkdf::<Sha256>::new(Some(&workshop), secret)
        .expand(&info(label, detail), &mut out)
        .expect("short");
    out
}

pub fn info(label: &str, detail: &[u8]) -> Vec<u8> {
    [b"temadag ", label.as_bytes(), b"\0", detail].concat()
}

/// The Ed25519 public key of a seed.
pub fn public(seed: [u8; 32]) -> [u8; 32] {
    SigningKey::from_bytes(&seed).verifying_key().to_bytes()
}

/// The X25519 public key of a scalar.
pub fn agreement_public(scalar: [u8; 32]) -> [u8; 32] {
    PublicKey::from(&StaticSecret::from(scalar)).to_bytes()
}

pub fn agree(scalar: [u8; 32], other: [u8; 32]) -> [u8; 32] {
    StaticSecret::from(scalar)
        .diffie_hellman(&PublicKey::from(other))
        .to_bytes()
}

/// What is signed: "temadag" 00 word 00 01 workshop parts. [K4]
pub fn signed_bytes(word: &str, workshop: [u8; 16], parts: &[u8]) -> Vec<u8> {
    [b"temadag\0", word.as_bytes(), &[0, 1], &workshop, parts].concat()
}

pub fn sign(seed: [u8; 32], message: &[u8]) -> [u8; 64] {
    SigningKey::from_bytes(&seed).sign(message).to_bytes()
}

/// Length, content, zeros up to a step. [R5]
pub fn pad(content: &[u8]) -> Vec<u8> {
    let mut padded = (content.len() as u32).to_be_bytes().to_vec();
    padded.extend_from_slice(content);
    let step = match padded.len() {
        0..=1024 => 64,
        1025..=8192 => 256,
        _ => 1024,
    };
    while padded.len() % step != 0 {
        padded.push(0);
    }
    padded
}

pub fn seal(key: [u8; 32], nonce: [u8; 24], aad: &[u8], msg: &[u8]) -> Vec<u8> {
    XChaCha20Poly1305::new(&key.into())
        .encrypt(&XNonce::from(nonce), Payload { msg, aad })
        .expect("short")
}
