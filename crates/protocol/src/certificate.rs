//! Certificates: a role key vouches for a person, a person and a lane vouch for each other. [C3]
//!
//! A [`Chain`] is all of it. Checking one asks nobody: the charter is all it takes, so it works
//! offline.
//!
//! Every member holds the participants' role key, and public keys are public. So person and lane
//! sign both certificates together: else anybody could restate a person with a lesser role or a
//! foreign agreement key, or claim another's lane. [C4]

use minicbor::{Decode, Encode};

use crate::bytes::{decode_canonical, encode};
use crate::keys::{Access, LaneKeys, PersonKeys};
use crate::signature::{self, Context};
use crate::{Charter, LaneId, Malformed, PersonId, Role, Signature, WorkshopId};

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
struct PersonBody {
    #[n(0)]
    role: Role,
    #[n(1)]
    person: PersonId,
    #[cbor(n(2), with = "minicbor::bytes")]
    agreement: [u8; 32],
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
struct LaneBody {
    #[n(0)]
    person: PersonId,
    #[n(1)]
    lane: LaneId,
}

/// A person's certificate and one of their lanes' certificate.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Chain {
    #[cbor(n(0), with = "minicbor::bytes")]
    person: Vec<u8>,
    #[n(1)]
    person_signature: Signature,
    #[cbor(n(2), with = "minicbor::bytes")]
    lane: Vec<u8>,
    #[n(3)]
    lane_signature: Signature,
    #[n(4)]
    possession: Signature,
}

/// What a chain proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneIdentity {
    /// The lane.
    pub lane: LaneId,
    /// Whose lane it is.
    pub person: PersonId,
    /// What they may be.
    pub role: Role,
    /// The person's X25519 public key.
    pub agreement: [u8; 32],
}

/// Why a chain does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// The bytes are no chain.
    #[error(transparent)]
    Malformed(#[from] Malformed),
    /// No role key of this charter signed the person.
    #[error("the person's certificate does not hold in this workshop")]
    Person,
    /// The person did not sign the lane, or the lane does not say so too.
    #[error("the lane's certificate does not hold")]
    Lane,
}

impl Chain {
    /// Certifies a person in the role that `access` gives, and one of their lanes.
    pub fn issue(access: &Access, person: &PersonKeys, lane: &LaneKeys) -> Self {
        let body = encode(&PersonBody {
            role: access.role(),
            person: person.id(),
            agreement: person.agreement_public(),
        });
        let person_signature = signature::sign(
            access.role_key(),
            Context::Person,
            access.workshop(),
            &[&body],
        );
        let lane_body = encode(&LaneBody {
            person: person.id(),
            lane: lane.id(),
        });
        let both: [&[u8]; 2] = [&body, &lane_body];
        let workshop = access.workshop();
        let lane_signature = signature::sign(&person.signing, Context::Lane, workshop, &both);
        let possession = signature::sign(&lane.0, Context::Possession, workshop, &both);
        Self {
            person: body,
            person_signature,
            lane: lane_body,
            lane_signature,
            possession,
        }
    }

    /// Checks it against the workshop's charter.
    pub fn verify(
        &self,
        workshop: WorkshopId,
        charter: &Charter,
    ) -> Result<LaneIdentity, ChainError> {
        let person: PersonBody = decode_canonical(&self.person, "not a person's certificate")?;
        let lane: LaneBody = decode_canonical(&self.lane, "not a lane's certificate")?;
        // Where the charter names no such key, nobody is vouched for.
        let role_key = charter.role_key(person.role).ok_or(ChainError::Person)?;
        if !signature::verify(
            role_key,
            Context::Person,
            workshop,
            &[&self.person],
            &self.person_signature,
        ) {
            return Err(ChainError::Person);
        }
        let holds = |key, context, signature| {
            let both: [&[u8]; 2] = [&self.person, &self.lane];
            signature::verify(key, context, workshop, &both, signature)
        };
        if lane.person != person.person
            || !holds(&person.person.0, Context::Lane, &self.lane_signature)
            || !holds(&lane.lane.0, Context::Possession, &self.possession)
        {
            return Err(ChainError::Lane);
        }
        Ok(LaneIdentity {
            lane: lane.lane,
            person: person.person,
            role: person.role,
            agreement: person.agreement,
        })
    }

    /// What the chain claims. Only [`Chain::verify`] proves it; this is for chains that were verified
    /// before they were kept on one's own disk.
    pub fn claimed(&self) -> Option<LaneIdentity> {
        let person: PersonBody =
            decode_canonical(&self.person, "not a person's certificate").ok()?;
        let lane: LaneBody = decode_canonical(&self.lane, "not a lane's certificate").ok()?;
        Some(LaneIdentity {
            lane: lane.lane,
            person: person.person,
            role: person.role,
            agreement: person.agreement,
        })
    }

    /// The lane that the chain claims to be for; only [`Chain::verify`] proves it.
    pub fn claimed_lane(&self) -> Option<LaneId> {
        decode_canonical::<LaneBody>(&self.lane, "not a lane's certificate")
            .ok()
            .map(|body| body.lane)
    }

    /// Reads the encoded form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        decode_canonical(bytes, "not a chain of certificates")
    }

    /// The encoded form.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }
}
