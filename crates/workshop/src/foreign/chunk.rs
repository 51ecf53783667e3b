//! A chunk: the frame around everything that Automerge writes.
//!
//! Four magic bytes, four bytes of SHA-256, a type, a length, and the body.

use automerge::ChangeHash;
use sha2::{Digest, Sha256};

use super::Rejection;
use super::leb128::{self, Reader};

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];

/// A whole document.
pub(super) const DOCUMENT: u8 = 0;
/// One change.
pub(super) const CHANGE: u8 = 1;
/// One change, deflated.
pub(super) const COMPRESSED_CHANGE: u8 = 2;

/// A chunk, its checksum not yet compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk<'a> {
    pub(super) kind: u8,
    pub(super) checksum: [u8; 4],
    pub(super) body: &'a [u8],
}

impl<'a> Chunk<'a> {
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Rejection> {
        if reader.array()? != MAGIC {
            return Err(Rejection::NotAutomerge);
        }
        let checksum = reader.array()?;
        let kind = reader.byte()?;
        let body = reader.prefixed()?;
        Ok(Self {
            kind,
            checksum,
            body,
        })
    }

    /// The hash of the body, if the checksum is its beginning.
    pub(super) fn verify(&self) -> Result<ChangeHash, Rejection> {
        self.verify_as(self.kind, self.body)
    }

    /// The same for a body that was deflated: its checksum is that of the change inside.
    pub(super) fn verify_as(&self, kind: u8, body: &[u8]) -> Result<ChangeHash, Rejection> {
        let hash = hash(kind, body);
        if hash[..4] != self.checksum {
            return Err(Rejection::WrongChecksum);
        }
        Ok(ChangeHash(hash))
    }
}

fn hash(kind: u8, body: &[u8]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update([kind]);
    hasher.update(leb128::unsigned(body.len() as u64));
    hasher.update(body);
    hasher.finalize().into()
}

/// Makes a chunk with the right checksum, as tests need them.
#[cfg(test)]
pub(super) fn write(kind: u8, body: &[u8]) -> Vec<u8> {
    write_as(kind, body, hash(kind, body))
}

#[cfg(test)]
pub(super) fn write_as(kind: u8, body: &[u8], hash: [u8; 32]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(&hash[..4]);
    bytes.push(kind);
    bytes.extend(leb128::unsigned(body.len() as u64));
    bytes.extend(body);
    bytes
}

#[cfg(test)]
pub(super) fn hash_of(kind: u8, body: &[u8]) -> [u8; 32] {
    hash(kind, body)
}
