//! A signature, and what it covers.
//!
//! Every signature covers a context word, the format version and the workshop, so that a signature
//! made for one purpose, format or workshop says nothing in another. [K4]

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use minicbor::{Decode, Encode};

use crate::{VERSION, WorkshopId};

/// What a signature is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// A charter, by the owner.
    Charter,
    /// A person's certificate, by a role key.
    Person,
    /// A lane's certificate, by the person.
    Lane,
    /// That a lane belongs to a person, by the lane.
    Possession,
    /// A record, by the lane.
    Record,
    /// An ephemeral message, by the lane.
    Ephemeral,
    /// A pack, by the lane.
    Pack,
    /// A greeting to a relay, by the lane.
    Hello,
}

impl Context {
    /// The word that is signed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Charter => "charter",
            Self::Person => "person",
            Self::Lane => "lane",
            Self::Possession => "possession",
            Self::Record => "record",
            Self::Ephemeral => "ephemeral",
            Self::Pack => "pack",
            Self::Hello => "hello",
        }
    }
}

/// An Ed25519 signature (RFC 8032).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
#[cbor(transparent)]
pub struct Signature(#[cbor(n(0), with = "minicbor::bytes")] pub [u8; 64]);

/// The bytes that are signed: `"temadag" 0x00 word 0x00 version workshop part₁ part₂ …`.
fn message(context: Context, workshop: WorkshopId, parts: &[&[u8]]) -> Vec<u8> {
    let mut message = Vec::with_capacity(48 + parts.iter().map(|part| part.len()).sum::<usize>());
    message.extend_from_slice(b"temadag\0");
    message.extend_from_slice(context.word().as_bytes());
    message.push(0);
    message.push(VERSION);
    message.extend_from_slice(&workshop.0);
    for part in parts {
        message.extend_from_slice(part);
    }
    message
}

pub(crate) fn sign(
    key: &SigningKey,
    context: Context,
    workshop: WorkshopId,
    parts: &[&[u8]],
) -> Signature {
    Signature(key.sign(&message(context, workshop, parts)).to_bytes())
}

/// Verifies strictly: no small-order keys, no malleable signatures.
pub(crate) fn verify(
    key: &[u8; 32],
    context: Context,
    workshop: WorkshopId,
    parts: &[&[u8]],
    signature: &Signature,
) -> bool {
    let Ok(key) = VerifyingKey::from_bytes(key) else {
        return false;
    };
    key.verify_strict(
        &message(context, workshop, parts),
        &ed25519_dalek::Signature::from_bytes(&signature.0),
    )
    .is_ok()
}
