//! Hexadecimal: how ids are written in documents and in JSON.
//!
//! Used with `#[serde(with = "hexadecimal")]`, so that the protocol crate's ids need not know serde.

use std::fmt::Display;

use protocol::{ItemId, LaneId, PersonId};
use serde::{Deserialize, Deserializer, Serializer, de::Error};
use sha2::{Digest, Sha256};

/// An id that can be read back from its hexadecimal form.
pub(crate) trait FromHexadecimal: Sized {
    fn from_hexadecimal(text: &str) -> Option<Self>;
}

macro_rules! from_hexadecimal {
    ($($id:ty),*) => {$(
        impl FromHexadecimal for $id {
            fn from_hexadecimal(text: &str) -> Option<Self> {
                Self::from_hex(text)
            }
        }
    )*};
}

from_hexadecimal!(ItemId, LaneId, PersonId);

/// What stands for a text where only whether it is the same matters: the first 8 bytes of its SHA-256.
pub(crate) fn fingerprint(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn serialize<T: Display, S: Serializer>(
    id: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

pub(crate) fn deserialize<'de, T: FromHexadecimal, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    T::from_hexadecimal(&text).ok_or_else(|| D::Error::custom("not an id in hexadecimal"))
}

/// The same for many.
pub(crate) mod list {
    use super::*;

    pub(crate) fn serialize<T: Display, S: Serializer>(
        ids: &[T],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(ids.iter().map(T::to_string))
    }
}

/// The same for an id that may be absent.
pub(crate) mod option {
    use super::*;

    pub(crate) fn serialize<T: Display, S: Serializer>(
        id: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match id {
            Some(id) => serializer.collect_str(id),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, T: FromHexadecimal, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else {
            return Ok(None);
        };
        T::from_hexadecimal(&text)
            .map(Some)
            .ok_or_else(|| D::Error::custom("not an id in hexadecimal"))
    }
}
