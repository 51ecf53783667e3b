//! The names of things: a workshop, a person, a lane, a stream, a document.
//!
//! All of them are public values. A [`PersonId`] and a [`LaneId`] are Ed25519 public keys, so that
//! who wrote something can be proved and not only claimed. [K8]

use std::fmt;

use base16ct::{HexDisplay, lower};
use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};

/// Defines a newtype over a byte array that prints as hexadecimal and encodes as a CBOR byte string.
macro_rules! byte_name {
    ($(#[$doc:meta])* $name:ident, $len:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $len]);

        impl $name {
            /// Reads the hexadecimal form that [`fmt::Display`] writes, and no other. [K8]
            pub fn from_hex(text: &str) -> Option<Self> {
                let mut bytes = [0; $len];
                let whole = lower::decode(text, &mut bytes).ok()?.len() == $len;
                whole.then_some(Self(bytes))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:x}", HexDisplay(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({:x})"), HexDisplay(&self.0[..4]))
            }
        }

        impl<C> Encode<C> for $name {
            fn encode<W: encode::Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), encode::Error<W::Error>> {
                e.bytes(&self.0)?.ok()
            }
        }

        impl<'b, C> Decode<'b, C> for $name {
            fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, decode::Error> {
                let bytes = d.bytes()?;
                bytes
                    .try_into()
                    .map(Self)
                    .map_err(|_| decode::Error::message(concat!("wrong length of ", stringify!($name))))
            }
        }
    };
}

byte_name!(
    /// A workshop: the first 16 bytes of SHA-256 of its owner's public key.
    WorkshopId,
    16
);
byte_name!(
    /// A person: the Ed25519 public key that their devices, tabs and copies are certified by.
    PersonId,
    32
);
byte_name!(
    /// A lane: the Ed25519 public key of one device, tab or restored copy. It is the Automerge actor.
    LaneId,
    32
);
byte_name!(
    /// A stream: a class byte (see [`crate::StreamClass`]) and 15 bytes that only members can derive.
    StreamId,
    16
);
byte_name!(
    /// SHA-256 of a record as it is stored and sent.
    RecordHash,
    32
);
byte_name!(
    /// Names a contribution, a focus point, an aspect …: random, so that it can be made offline.
    ItemId,
    16
);

/// So many bytes of an id say who made what it names. Nobody finds a key that begins like another's.
const BY: usize = 8;

impl ItemId {
    /// Makes an id from random bytes.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Makes an id, from random bytes, for what a person writes: it begins as the person does. [A15]
    pub fn by(person: PersonId, bytes: [u8; 16]) -> Self {
        let mut id = Self(bytes);
        id.0[..BY].copy_from_slice(&person.0[..BY]);
        id
    }

    /// Whether it begins as a person does.
    pub fn is_by(&self, person: PersonId) -> bool {
        self.0[..BY] == person.0[..BY]
    }
}
