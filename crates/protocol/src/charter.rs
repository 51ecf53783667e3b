//! A charter: the owner's word on which keys stand for which role in a workshop. [C1]

use minicbor::{Decode, Encode};

use crate::bytes::{decode_canonical, encode};
use crate::keys::{Access, OwnerKeys, PartyKeys, workshop_of};
use crate::signature::{self, Context};
use crate::{Malformed, Role, Signature, WorkshopId};

/// What a charter says.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Charter {
    /// From 1; the greater number holds. [C6]
    #[n(0)]
    pub number: u32,
    /// The owner's Ed25519 public key; its hash is the workshop's id.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub owner: [u8; 32],
    /// The public key that certifies participants.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub participant: [u8; 32],
    /// The public key that certifies facilitators.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub facilitator: [u8; 32],
    /// The facilitators' X25519 public key, which ballots are sealed for.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub facilitators_agreement: [u8; 32],
    /// The public key that certifies parties. Charters of before have none; then there are no parties.
    #[cbor(n(5), with = "minicbor::bytes")]
    pub party: Option<[u8; 32]>,
}

/// A charter with the owner's signature; the signature covers the bytes as they are.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct SignedCharter {
    #[cbor(n(0), with = "minicbor::bytes")]
    body: Vec<u8>,
    #[n(1)]
    signature: Signature,
}

/// Why a charter does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CharterError {
    /// The bytes are no charter.
    #[error(transparent)]
    Malformed(#[from] Malformed),
    /// Its owner is not the owner of this workshop.
    #[error("the charter is another workshop's")]
    OtherWorkshop,
    /// The owner did not sign it.
    #[error("the charter's signature does not hold")]
    Signature,
}

impl SignedCharter {
    /// The first charter of a workshop, naming the role keys that `access` derives.
    ///
    /// Returns `None` if `access` lacks the facilitators' keys.
    pub fn first(owner: &OwnerKeys, access: &Access) -> Option<Self> {
        let facilitator = access.facilitator()?;
        let charter = Charter {
            number: 1,
            owner: owner.public(),
            participant: access.member()?.role_public(),
            facilitator: facilitator.role_public(),
            facilitators_agreement: facilitator.agreement_public(),
            party: access.party().map(PartyKeys::role_public),
        };
        Some(Self::sign(owner, &charter))
    }

    /// Signs a charter.
    pub fn sign(owner: &OwnerKeys, charter: &Charter) -> Self {
        let body = encode(charter);
        let signature = signature::sign(&owner.0, Context::Charter, owner.workshop(), &[&body]);
        Self { body, signature }
    }

    /// Checks it for a workshop and reads it.
    pub fn verify(&self, workshop: WorkshopId) -> Result<Charter, CharterError> {
        let charter: Charter = decode_canonical(&self.body, "not a charter")?;
        if workshop_of(&charter.owner) != workshop {
            return Err(CharterError::OtherWorkshop);
        }
        if !signature::verify(
            &charter.owner,
            Context::Charter,
            workshop,
            &[&self.body],
            &self.signature,
        ) {
            return Err(CharterError::Signature);
        }
        Ok(charter)
    }

    /// Reads the encoded form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        decode_canonical(bytes, "not a signed charter")
    }

    /// The encoded form.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }
}

impl Charter {
    /// The public key that certifies persons in a role, if anybody may be in it.
    pub fn role_key(&self, role: Role) -> Option<&[u8; 32]> {
        match role {
            Role::Participant => Some(&self.participant),
            Role::Facilitator => Some(&self.facilitator),
            Role::Party => self.party.as_ref(),
        }
    }

    /// Does a link's access belong to this charter? A wrong or outdated link is found here. [C2]
    pub fn admits(&self, access: &Access) -> bool {
        let party = |keys: &PartyKeys| self.party == Some(keys.role_public());
        let Some(member) = access.member() else {
            return access.party().is_some_and(party);
        };
        self.participant == member.role_public()
            && access.facilitator().is_none_or(|keys| {
                keys.role_public() == self.facilitator
                    && keys.agreement_public() == self.facilitators_agreement
            })
            // A charter of before names no parties; one that does, names the facilitators' own.
            && (self.party.is_none() || access.party().is_none_or(party))
    }
}
