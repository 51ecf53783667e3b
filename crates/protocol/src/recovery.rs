//! A recovery file: the owner's and facilitators' secrets, for the creator to keep in a safe place.
//! [L3]

use minicbor::{Decode, Encode};

use crate::bytes::{decode, encode};
use crate::file::{FileError, frame, unframe};
use crate::keys::OwnerKeys;
use crate::secret::{FacilitatorSecret, OwnerSecret, ParticipantSecret};
use crate::{Link, SignedCharter};

const MAGIC: &[u8; 8] = b"TEMADAGR";

/// What a recovery file holds. **All of it is secret.**
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// Signs charters.
    pub owner: OwnerSecret,
    /// The participants' secret.
    pub participant: ParticipantSecret,
    /// The facilitators' secret.
    pub facilitator: FacilitatorSecret,
    /// The charter in force.
    pub charter: SignedCharter,
}

#[derive(Encode, Decode)]
struct Wire {
    #[cbor(n(0), with = "minicbor::bytes")]
    owner: [u8; 32],
    #[cbor(n(1), with = "minicbor::bytes")]
    participant: [u8; 32],
    #[cbor(n(2), with = "minicbor::bytes")]
    facilitator: [u8; 32],
    #[n(3)]
    charter: SignedCharter,
}

impl Recovery {
    /// Does a file begin like one of these?
    pub fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    /// Encodes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let wire = Wire {
            owner: *self.owner.expose(),
            participant: *self.participant.expose(),
            facilitator: *self.facilitator.expose(),
            charter: self.charter.clone(),
        };
        frame(MAGIC, &encode(&wire))
    }

    /// Decodes and checks that owner, secrets and charter belong together.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FileError> {
        let wire: Wire = decode(unframe(MAGIC, bytes)?, "not a recovery file")?;
        let recovery = Self {
            owner: OwnerSecret::from_bytes(wire.owner),
            participant: ParticipantSecret::from_bytes(wire.participant),
            facilitator: FacilitatorSecret::from_bytes(wire.facilitator),
            charter: wire.charter,
        };
        let workshop = OwnerKeys::new(&recovery.owner).workshop();
        let charter = recovery
            .charter
            .verify(workshop)
            .map_err(|_| FileError::Damaged)?;
        if charter.admits(&recovery.link().access()) {
            Ok(recovery)
        } else {
            Err(FileError::Damaged)
        }
    }

    /// The facilitators' link.
    pub fn link(&self) -> Link {
        Link {
            workshop: OwnerKeys::new(&self.owner).workshop(),
            participant: self.participant.clone(),
            facilitator: Some(self.facilitator.clone()),
        }
    }
}
