//! A file of records: what a device that never comes online hands over, and what a facilitator
//! keeps. Charter, certificates and signed records; no secret. [F1]
//!
//! `magic (8 bytes) CBOR SHA-256 of both (32 bytes)`. Nothing is compressed: sealed bytes do not
//! shrink, and what does not inflate cannot burst.

use minicbor::bytes::{ByteSlice, ByteVec};
use minicbor::{Decode, Decoder, Encode, decode};
use sha2::{Digest, Sha256};

use crate::bytes::{self, encode};
use crate::{Chain, Malformed, SignedCharter, WorkshopId, limits};

const MAGIC: &[u8; 8] = b"TEMADAG\x01";

/// Records with everything that is needed to check them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct RecordFile {
    /// The workshop.
    #[n(0)]
    pub workshop: WorkshopId,
    /// Names the role keys.
    #[n(1)]
    pub charter: SignedCharter,
    /// The lanes of the records.
    #[n(2)]
    pub chains: Vec<Chain>,
    #[cbor(n(3), decode_with = "long_enough")]
    records: Vec<ByteVec>,
}

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Some other kind of file.
    #[error("this is not a file from Temadag")]
    OtherKind,
    /// Larger than [`limits::FILE`].
    #[error("the file is larger than such a file can be")]
    TooLarge,
    /// Cut short or changed.
    #[error("the file is damaged")]
    Damaged,
}

impl From<Malformed> for FileError {
    fn from(_: Malformed) -> Self {
        Self::Damaged
    }
}

impl RecordFile {
    /// Puts one together.
    pub fn new(
        workshop: WorkshopId,
        charter: SignedCharter,
        chains: Vec<Chain>,
        records: Vec<Vec<u8>>,
    ) -> Self {
        Self {
            workshop,
            charter,
            chains,
            records: records.into_iter().map(ByteVec::from).collect(),
        }
    }

    /// The records' bytes, unchecked.
    pub fn records(&self) -> impl Iterator<Item = &[u8]> {
        self.records.iter().map(|record| record.as_slice())
    }

    /// Does a file begin like one of these?
    pub fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    /// Encodes.
    pub fn to_bytes(&self) -> Vec<u8> {
        frame(MAGIC, &encode(self))
    }

    /// Decodes; the records in it are not checked yet.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FileError> {
        let body = unframe(MAGIC, bytes)?;
        Ok(bytes::decode(body, "not a file of records")?)
    }
}

/// Nothing this short is a record. A file of a hundred million empty ones would fill the memory.
const SHORTEST: usize = 64;

fn long_enough<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<Vec<ByteVec>, decode::Error> {
    d.array_iter::<&ByteSlice>()?
        .map(|record| match record? {
            record if record.len() < SHORTEST => Err(decode::Error::message("not a record")),
            record => Ok(ByteVec::from(record.to_vec())),
        })
        .collect()
}

/// `magic body SHA-256(magic body)`.
pub(crate) fn frame(magic: &[u8; 8], body: &[u8]) -> Vec<u8> {
    let mut bytes = magic.to_vec();
    bytes.extend_from_slice(body);
    let digest = Sha256::digest(&bytes);
    bytes.extend_from_slice(&digest);
    bytes
}

/// Takes the body out of what [`frame`] made.
pub(crate) fn unframe<'b>(magic: &[u8; 8], bytes: &'b [u8]) -> Result<&'b [u8], FileError> {
    if bytes.len() > limits::FILE {
        return Err(FileError::TooLarge);
    }
    if !bytes.starts_with(magic) {
        return Err(FileError::OtherKind);
    }
    let (framed, digest) = bytes.split_last_chunk::<32>().ok_or(FileError::Damaged)?;
    if framed.len() < magic.len() || <[u8; 32]>::from(Sha256::digest(framed)) != *digest {
        return Err(FileError::Damaged);
    }
    Ok(&framed[magic.len()..])
}
