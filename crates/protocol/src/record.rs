//! A record: one device's writing, sealed once and signed. The unit that is stored, sent, ordered
//! and acknowledged.
//!
//! The header is in the clear; the relay acts on it. The rest is sealed with XChaCha20-Poly1305
//! under the stream's key with the header as associated data, and everything is signed by the lane.
//! [R1]

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};

use crate::bytes::{decode, decode_canonical, encode, first_number};
use crate::keys::{LaneKeys, RecordKey};
use crate::padding;
use crate::signature::{self, Context};
use crate::{
    LaneId, Malformed, PersonId, RecordHash, Signature, StreamClass, StreamId, VERSION, WorkshopId,
    limits,
};

/// What a record holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum RecordKind {
    /// Automerge changes of one document, see [`Changes`].
    #[n(1)]
    Changes,
    /// A [`crate::Control`] that members may read.
    #[n(2)]
    Control,
    /// A [`crate::Control`] that the relay must act on: signed, not sealed.
    #[n(3)]
    PublicControl,
    /// Something of the moment: sealed and signed, neither numbered nor stored.
    #[n(4)]
    Ephemeral,
}

/// The part of a record that everybody may read.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Header {
    /// The format, [`VERSION`].
    #[n(0)]
    pub version: u8,
    /// The workshop.
    #[n(1)]
    pub workshop: WorkshopId,
    /// The stream.
    #[n(2)]
    pub stream: StreamId,
    /// Whose document it is about; nobody's if it is shared.
    #[n(3)]
    pub owner: Option<PersonId>,
    /// Which generation of the document; a document rebuilt without its history gets the next.
    #[n(4)]
    pub generation: u32,
    /// Who writes.
    #[n(5)]
    pub lane: LaneId,
    /// 1, 2, 3 … in this lane of this stream; 0 for what is ephemeral.
    #[n(6)]
    pub number: u64,
    /// The first 16 bytes of the hash of the record before it in this lane of this stream; zeros for
    /// the first. Two copies of one device that write apart can so never be woven into one lane. [R2]
    #[cbor(n(7), with = "minicbor::bytes")]
    pub previous: [u8; 16],
    /// What it holds.
    #[n(8)]
    pub kind: RecordKind,
    /// Which read key.
    #[n(9)]
    pub epoch: u32,
}

impl Header {
    /// The header of the record after `previous` (number and mark) in a lane of a stream.
    pub fn next(
        workshop: WorkshopId,
        stream: StreamId,
        owner: Option<PersonId>,
        lane: LaneId,
        previous: (u64, [u8; 16]),
        kind: RecordKind,
    ) -> Self {
        Self {
            version: VERSION,
            workshop,
            stream,
            owner,
            generation: 0,
            lane,
            number: previous.0.saturating_add(1),
            previous: previous.1,
            kind,
            epoch: crate::keys::FIRST_EPOCH,
        }
    }
}

impl RecordKind {
    /// How much it may hold, in bytes. [R9]
    pub fn limit(self) -> usize {
        match self {
            Self::Ephemeral => limits::EPHEMERAL,
            _ => limits::RECORD_PLAINTEXT,
        }
    }

    /// Does it belong in streams of this class? [R4]
    pub fn fits(self, class: StreamClass) -> bool {
        match self {
            Self::Changes => class != StreamClass::Control,
            Self::Control | Self::PublicControl => class == StreamClass::Control,
            Self::Ephemeral => true,
        }
    }
}

impl Header {
    /// What is wrong in any workshop, whoever writes. [R4]
    fn check(&self) -> Result<(), RecordError> {
        if self.version != VERSION {
            return Err(RecordError::Version(self.version));
        }
        if !self.kind.fits(StreamClass::from_byte(self.stream.0[0])?) {
            return Err(Malformed("a kind of record that does not fit the stream").into());
        }
        if (self.kind == RecordKind::Ephemeral) != (self.number == 0)
            || self.number > limits::NUMBER
        {
            return Err(Malformed("a number that does not fit the kind").into());
        }
        if self.number <= 1 && self.previous != [0; 16] {
            return Err(Malformed("a first record that follows another").into());
        }
        Ok(())
    }
}

/// The bytes of a record, in CBOR.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
struct Wire {
    #[cbor(n(0), with = "minicbor::bytes")]
    header: Vec<u8>,
    #[cbor(n(1), with = "minicbor::bytes")]
    nonce: [u8; 24],
    #[cbor(n(2), with = "minicbor::bytes")]
    content: Vec<u8>,
    #[n(3)]
    signature: Signature,
}

/// A record whose form has been checked; its signature has not until [`Record::verify`] says so.
#[derive(Clone, PartialEq, Eq)]
pub struct Record {
    header: Header,
    wire: Wire,
    bytes: Vec<u8>,
    hash: RecordHash,
}

/// Why a record does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// The bytes are no record.
    #[error(transparent)]
    Malformed(#[from] Malformed),
    /// Larger than [`limits::RECORD`].
    #[error("the record is larger than a record may be")]
    TooLarge,
    /// A later format than this program knows.
    #[error("the record is in format {0}, which this version does not know")]
    Version(u8),
    /// The lane did not sign it.
    #[error("the record's signature does not hold")]
    Signature,
    /// It was sealed under another key, or damaged.
    #[error("the record cannot be opened with this key")]
    Sealed,
}

impl Record {
    /// Seals, signs and encodes, once: these are the bytes to keep and to send. [R8]
    ///
    /// `PublicControl` is signed and left in the clear.
    pub fn seal(
        header: Header,
        key: &RecordKey,
        content: &[u8],
        lane: &LaneKeys,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<Self, RecordError> {
        if content.len() > header.kind.limit() {
            return Err(RecordError::TooLarge);
        }
        header.check()?;
        let header_bytes = encode(&header);
        let mut nonce = [0; 24];
        let content = if header.kind == RecordKind::PublicControl {
            content.to_vec()
        } else {
            rng.fill_bytes(&mut nonce);
            seal_bytes(key, &nonce, &header_bytes, &padding::pad(content))?
        };
        let signature = signature::sign(
            &lane.0,
            context_of(header.kind),
            header.workshop,
            &[&header_bytes, &nonce, &content],
        );
        let wire = Wire {
            header: header_bytes,
            nonce,
            content,
            signature,
        };
        let bytes = encode(&wire);
        Ok(Self {
            header,
            hash: hash_of(&bytes),
            wire,
            bytes,
        })
    }

    /// Reads the form of a record that somebody else made.
    pub fn parse(bytes: &[u8]) -> Result<Self, RecordError> {
        if bytes.len() > limits::RECORD {
            return Err(RecordError::TooLarge);
        }
        let wire: Wire = decode_canonical(bytes, "not a record")?;
        check_version(&wire.header)?;
        let header: Header = decode_canonical(&wire.header, "not a record's header")?;
        header.check()?;
        let clear = header.kind == RecordKind::PublicControl;
        if clear && wire.nonce != [0; 24] {
            return Err(Malformed("a nonce where nothing is sealed").into());
        }
        if wire.content.len() > sealed_len(header.kind.limit()) {
            return Err(RecordError::TooLarge);
        }
        Ok(Self {
            header,
            wire,
            bytes: bytes.to_vec(),
            hash: hash_of(bytes),
        })
    }

    /// Checks the lane's signature. Whether the lane may write here is for the caller to know.
    /// [R10]
    pub fn verify(&self) -> Result<(), RecordError> {
        let parts: [&[u8]; 3] = [&self.wire.header, &self.wire.nonce, &self.wire.content];
        let context = context_of(self.header.kind);
        if signature::verify(
            &self.header.lane.0,
            context,
            self.header.workshop,
            &parts,
            &self.wire.signature,
        ) {
            Ok(())
        } else {
            Err(RecordError::Signature)
        }
    }

    /// Opens the content.
    pub fn open(&self, key: &RecordKey) -> Result<Vec<u8>, RecordError> {
        if self.header.kind == RecordKind::PublicControl {
            return Ok(self.wire.content.clone());
        }
        let padded = open_bytes(key, &self.wire.nonce, &self.wire.header, &self.wire.content)?;
        Ok(padding::unpad(&padded)?.to_vec())
    }

    /// The content of a record that is not sealed.
    pub fn clear_content(&self) -> Option<&[u8]> {
        (self.header.kind == RecordKind::PublicControl).then_some(&self.wire.content)
    }

    /// The header.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The bytes as they are stored and sent.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Takes the bytes out.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// SHA-256 of the bytes.
    pub fn hash(&self) -> RecordHash {
        self.hash
    }

    /// What the next record in the lane names as its previous.
    pub fn mark(&self) -> [u8; 16] {
        mark_of(self.hash)
    }
}

impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Header {
            stream,
            lane,
            number,
            kind,
            ..
        } = &self.header;
        write!(f, "Record({stream:?} {lane:?} #{number} {kind:?})")
    }
}

/// The first 16 bytes of a record's hash.
pub fn mark_of(hash: RecordHash) -> [u8; 16] {
    let mut mark = [0; 16];
    mark.copy_from_slice(&hash.0[..16]);
    mark
}

/// The content of a [`RecordKind::Changes`] record: raw Automerge changes of one document, in the
/// order in which they were made. [R6]
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Changes {
    #[n(0)]
    changes: Vec<ByteVec>,
}

impl Changes {
    /// Wraps changes.
    pub fn new(changes: Vec<Vec<u8>>) -> Self {
        Self {
            changes: changes.into_iter().map(ByteVec::from).collect(),
        }
    }

    /// The raw changes.
    pub fn into_raw(self) -> Vec<Vec<u8>> {
        self.changes.into_iter().map(Vec::from).collect()
    }

    /// Encodes.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    /// Decodes what was opened.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let list: Self = decode(bytes, "not a list of changes")?;
        if list.changes.iter().any(|change| change.is_empty()) {
            return Err(Malformed("an empty change"));
        }
        Ok(list)
    }
}

fn context_of(kind: RecordKind) -> Context {
    match kind {
        RecordKind::Ephemeral => Context::Ephemeral,
        _ => Context::Record,
    }
}

/// Tells a later format from damage; in every format the version comes first. [R3]
pub(crate) fn check_version(header: &[u8]) -> Result<(), RecordError> {
    match first_number(header) {
        Some(VERSION) => Ok(()),
        Some(later) => Err(RecordError::Version(later)),
        None => Err(Malformed("no version in a header").into()),
    }
}

/// The length of what is sealed: padded, and with the 16 bytes of Poly1305.
fn sealed_len(content: usize) -> usize {
    padding::padded_len(content) + 16
}

pub(crate) fn hash_of(bytes: &[u8]) -> RecordHash {
    RecordHash(Sha256::digest(bytes).into())
}

pub(crate) fn seal_bytes(
    key: &RecordKey,
    nonce: &[u8; 24],
    aad: &[u8],
    msg: &[u8],
) -> Result<Vec<u8>, RecordError> {
    XChaCha20Poly1305::new(&key.0.into())
        .encrypt(&XNonce::from(*nonce), Payload { msg, aad })
        .map_err(|_| RecordError::TooLarge)
}

pub(crate) fn open_bytes(
    key: &RecordKey,
    nonce: &[u8; 24],
    aad: &[u8],
    msg: &[u8],
) -> Result<Vec<u8>, RecordError> {
    XChaCha20Poly1305::new(&key.0.into())
        .decrypt(&XNonce::from(*nonce), Payload { msg, aad })
        .map_err(|_| RecordError::Sealed)
}
