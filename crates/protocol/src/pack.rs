//! A pack: a whole document, saved and sealed, with the last number of each lane that is in it.
//!
//! A newcomer takes the newest pack and the records after it. Packs never replace records: they
//! spare bytes, and whoever doubts one fetches the records. [P1]

use minicbor::{Decode, Encode};
use rand_core::CryptoRng;

use crate::bytes::{decode_canonical, encode};
use crate::keys::{LaneKeys, RecordKey};
use crate::padding;
use crate::record::{check_version, hash_of, open_bytes, seal_bytes};
use crate::signature::{self, Context};
use crate::{
    LaneId, Malformed, PersonId, RecordError, RecordHash, Signature, StreamClass, StreamId,
    VERSION, WorkshopId, limits,
};

/// How far into a lane something reaches: its records from 1 to `number`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct Covered {
    /// The lane.
    #[n(0)]
    pub lane: LaneId,
    /// The last number that is in.
    #[n(1)]
    pub number: u64,
}

/// The part of a pack that everybody may read.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PackHeader {
    /// The format, [`VERSION`].
    #[n(0)]
    pub version: u8,
    /// The workshop.
    #[n(1)]
    pub workshop: WorkshopId,
    /// The stream.
    #[n(2)]
    pub stream: StreamId,
    /// Whose document it is; nobody's if it is shared.
    #[n(3)]
    pub owner: Option<PersonId>,
    /// Which generation of the document.
    #[n(4)]
    pub generation: u32,
    /// Who packed it.
    #[n(5)]
    pub lane: LaneId,
    /// Which read key.
    #[n(6)]
    pub epoch: u32,
    /// The lanes with records about this document and how far they are in, rising by lane.
    #[n(7)]
    pub covered: Vec<Covered>,
}

impl PackHeader {
    /// What is wrong in any workshop, whoever packs. [P2]
    fn check(&self) -> Result<(), RecordError> {
        if self.version != VERSION {
            return Err(RecordError::Version(self.version));
        }
        if StreamClass::from_byte(self.stream.0[0])? == StreamClass::Control {
            return Err(Malformed("a pack of what has no document").into());
        }
        let rising = self
            .covered
            .windows(2)
            .all(|pair| pair[0].lane < pair[1].lane);
        let numbers = self.covered.iter().map(|covered| covered.number);
        let endless = numbers.max().is_some_and(|number| number > limits::NUMBER);
        if !rising || endless || self.covered.len() > limits::LANES_NAMED {
            return Err(Malformed("a pack that names its lanes wrongly").into());
        }
        Ok(())
    }
}

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

/// A pack whose form has been checked; its signature has not until [`Pack::verify`] says so.
#[derive(Clone, PartialEq, Eq)]
pub struct Pack {
    header: PackHeader,
    wire: Wire,
    bytes: Vec<u8>,
    hash: RecordHash,
}

impl Pack {
    /// Seals, signs and encodes a saved document.
    pub fn seal(
        header: PackHeader,
        key: &RecordKey,
        document: &[u8],
        lane: &LaneKeys,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<Self, RecordError> {
        header.check()?;
        if document.len() > limits::PACK {
            return Err(RecordError::TooLarge);
        }
        let header_bytes = encode(&header);
        let mut nonce = [0; 24];
        rng.fill_bytes(&mut nonce);
        let content = seal_bytes(key, &nonce, &header_bytes, &padding::pad(document))?;
        let signature = signature::sign(
            &lane.0,
            Context::Pack,
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
        if bytes.len() > limits::PACK {
            return Err(RecordError::TooLarge);
        }
        Ok(Self {
            header,
            hash: hash_of(&bytes),
            wire,
            bytes,
        })
    }

    /// Reads the form of a pack that somebody else made.
    pub fn parse(bytes: &[u8]) -> Result<Self, RecordError> {
        if bytes.len() > limits::PACK {
            return Err(RecordError::TooLarge);
        }
        let wire: Wire = decode_canonical(bytes, "not a pack")?;
        check_version(&wire.header)?;
        let header: PackHeader = decode_canonical(&wire.header, "not a pack's header")?;
        header.check()?;
        Ok(Self {
            header,
            wire,
            bytes: bytes.to_vec(),
            hash: hash_of(bytes),
        })
    }

    /// Checks the lane's signature. Whether the lane may pack this is for the caller to know.
    pub fn verify(&self) -> Result<(), RecordError> {
        let parts: [&[u8]; 3] = [&self.wire.header, &self.wire.nonce, &self.wire.content];
        if signature::verify(
            &self.header.lane.0,
            Context::Pack,
            self.header.workshop,
            &parts,
            &self.wire.signature,
        ) {
            Ok(())
        } else {
            Err(RecordError::Signature)
        }
    }

    /// Opens the saved document.
    pub fn open(&self, key: &RecordKey) -> Result<Vec<u8>, RecordError> {
        let padded = open_bytes(key, &self.wire.nonce, &self.wire.header, &self.wire.content)?;
        Ok(padding::unpad(&padded)?.to_vec())
    }

    /// The header.
    pub fn header(&self) -> &PackHeader {
        &self.header
    }

    /// The bytes as they are stored and sent.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// SHA-256 of the bytes.
    pub fn hash(&self) -> RecordHash {
        self.hash
    }

    /// The bytes in chunks that fit a frame. [P5]
    pub fn chunks(&self) -> impl Iterator<Item = &[u8]> {
        self.bytes.chunks(limits::PACK_CHUNK)
    }
}

impl std::fmt::Debug for Pack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Pack({:?} {:?} by {:?})",
            self.header.stream, self.header.owner, self.header.lane
        )
    }
}
