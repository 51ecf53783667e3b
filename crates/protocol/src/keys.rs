//! Keys: everything that is derived from a secret, and what it opens.
//!
//! All derivation is HKDF-SHA-256 (RFC 5869) with the workshop id as salt and a label for each use.
//! [K2]

use std::fmt;

use ed25519_dalek::SigningKey;
use hkdf::Hkdf;
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::secret::{FacilitatorSecret, LaneSecret, OwnerSecret, ParticipantSecret, PersonSecret};
use crate::{LaneId, PersonId, Role, Stream, StreamId, WorkshopId};

/// The epoch that every workshop starts in. Read keys can be renewed by raising it.
pub const FIRST_EPOCH: u32 = 1;

/// Fills `N` bytes from `secret` for one use.
fn derive<const N: usize>(
    workshop: WorkshopId,
    secret: &[u8],
    label: &str,
    detail: &[u8],
) -> [u8; N] {
    let mut info = Vec::with_capacity(16 + label.len() + detail.len());
    info.extend_from_slice(b"temadag ");
    info.extend_from_slice(label.as_bytes());
    info.push(0);
    info.extend_from_slice(detail);
    let mut out = [0; N];
    // HKDF gives at most 255 × 32 bytes; all uses take 32 or fewer.
    if Hkdf::<Sha256>::new(Some(&workshop.0), secret)
        .expand(&info, &mut out)
        .is_err()
    {
        unreachable!("HKDF was asked for more than 8160 bytes");
    }
    out
}

/// The key of the records of one stream (or of one person's ballot) in one epoch.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecordKey(pub(crate) [u8; 32]);

impl fmt::Debug for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecordKey(…)")
    }
}

/// The owner's key: makes the workshop's id and signs its charters. [K1]
#[derive(Clone)]
pub struct OwnerKeys(pub(crate) SigningKey);

impl OwnerKeys {
    /// From the owner's secret.
    pub fn new(secret: &OwnerSecret) -> Self {
        Self(SigningKey::from_bytes(&secret.0))
    }

    /// The id of the workshop that this owner owns.
    pub fn workshop(&self) -> WorkshopId {
        workshop_of(&self.public())
    }

    /// The owner's public key.
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }
}

/// The first 16 bytes of SHA-256 of the owner's public key. [K1]
pub fn workshop_of(owner: &[u8; 32]) -> WorkshopId {
    let digest = Sha256::digest(owner);
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    WorkshopId(id)
}

/// What the participants' secret gives: read, name streams, certify participants.
#[derive(Clone)]
pub struct MemberKeys {
    read: [u8; 32],
    naming: [u8; 32],
    pub(crate) role: SigningKey,
}

impl MemberKeys {
    /// Derives them.
    pub fn derive(workshop: WorkshopId, secret: &ParticipantSecret) -> Self {
        Self {
            read: derive(
                workshop,
                &secret.0,
                "members read",
                &FIRST_EPOCH.to_be_bytes(),
            ),
            naming: derive(workshop, &secret.0, "naming", &[]),
            role: SigningKey::from_bytes(&derive(workshop, &secret.0, "role participant", &[])),
        }
    }

    /// The participant role's public key, which the charter names.
    pub fn role_public(&self) -> [u8; 32] {
        self.role.verifying_key().to_bytes()
    }
}

/// What the facilitators' secret gives beside it: read the synthesis and ballots, certify
/// facilitators.
#[derive(Clone)]
pub struct FacilitatorKeys {
    read: [u8; 32],
    agreement: StaticSecret,
    pub(crate) role: SigningKey,
}

impl FacilitatorKeys {
    /// Derives them.
    pub fn derive(workshop: WorkshopId, secret: &FacilitatorSecret) -> Self {
        Self {
            read: derive(
                workshop,
                &secret.0,
                "facilitators read",
                &FIRST_EPOCH.to_be_bytes(),
            ),
            agreement: StaticSecret::from(derive::<32>(
                workshop,
                &secret.0,
                "facilitators agreement",
                &[],
            )),
            role: SigningKey::from_bytes(&derive(workshop, &secret.0, "role facilitator", &[])),
        }
    }

    /// The facilitator role's public key, which the charter names.
    pub fn role_public(&self) -> [u8; 32] {
        self.role.verifying_key().to_bytes()
    }

    /// The facilitators' X25519 public key (RFC 7748), which the charter names.
    pub fn agreement_public(&self) -> [u8; 32] {
        PublicKey::from(&self.agreement).to_bytes()
    }
}

/// What somebody who holds a link can open.
#[derive(Clone)]
pub struct Access {
    workshop: WorkshopId,
    member: MemberKeys,
    facilitator: Option<FacilitatorKeys>,
}

impl Access {
    /// Derives everything that the secrets of a link give.
    pub fn new(
        workshop: WorkshopId,
        participant: &ParticipantSecret,
        facilitator: Option<&FacilitatorSecret>,
    ) -> Self {
        Self {
            workshop,
            member: MemberKeys::derive(workshop, participant),
            facilitator: facilitator.map(|secret| FacilitatorKeys::derive(workshop, secret)),
        }
    }

    /// The workshop.
    pub fn workshop(&self) -> WorkshopId {
        self.workshop
    }

    /// What its holder may be.
    pub fn role(&self) -> Role {
        if self.facilitator.is_some() {
            Role::Facilitator
        } else {
            Role::Participant
        }
    }

    /// The keys of members.
    pub fn member(&self) -> &MemberKeys {
        &self.member
    }

    /// The keys of facilitators, for who holds their link.
    pub fn facilitator(&self) -> Option<&FacilitatorKeys> {
        self.facilitator.as_ref()
    }

    /// The stream's name on the wire: its class byte, then 15 bytes that only members can derive.
    /// [S1]
    pub fn stream_id(&self, stream: Stream) -> StreamId {
        let class = stream.class() as u8;
        let [high, low] = stream.index().to_be_bytes();
        let name: [u8; 15] = derive(
            self.workshop,
            &self.member.naming,
            "stream",
            &[class, high, low],
        );
        let mut id = [0; 16];
        id[0] = class;
        id[1..].copy_from_slice(&name);
        StreamId(id)
    }

    /// The key of a stream's records, where its holder may read them: all streams but the ballots,
    /// and the synthesis for facilitators only. A link gives the keys of the first epoch and of no
    /// other. [K5]
    pub fn record_key(&self, stream: Stream, epoch: u32) -> Option<RecordKey> {
        if epoch != FIRST_EPOCH {
            return None;
        }
        let read = match stream {
            Stream::Control | Stream::Plan | Stream::Table(_) | Stream::Outcome => {
                &self.member.read
            }
            Stream::Synthesis => &self.facilitator.as_ref()?.read,
            Stream::Ballots => return None,
        };
        let mut detail = self.stream_id(stream).0.to_vec();
        detail.extend_from_slice(&epoch.to_be_bytes());
        Some(RecordKey(derive(self.workshop, read, "record", &detail)))
    }

    /// The key of one person's ballot, for a facilitator. [K6]
    pub fn ballot_key(
        &self,
        owner: PersonId,
        owner_agreement: &[u8; 32],
        epoch: u32,
    ) -> Option<RecordKey> {
        let facilitator = self.facilitator.as_ref()?;
        ballot_key(
            self.workshop,
            &facilitator.agreement,
            owner_agreement,
            owner,
            epoch,
        )
    }
}

impl fmt::Debug for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Access({:?}, {:?})", self.workshop, self.role())
    }
}

/// A person's keys, all from one secret, so that the receipt code gives them back elsewhere. [K3]
#[derive(Clone)]
pub struct PersonKeys {
    pub(crate) signing: SigningKey,
    agreement: StaticSecret,
}

impl PersonKeys {
    /// Derives them.
    pub fn derive(workshop: WorkshopId, secret: &PersonSecret) -> Self {
        Self {
            signing: SigningKey::from_bytes(&derive(workshop, &secret.0, "person", &[])),
            agreement: StaticSecret::from(derive::<32>(
                workshop,
                &secret.0,
                "person agreement",
                &[],
            )),
        }
    }

    /// Their name.
    pub fn id(&self) -> PersonId {
        PersonId(self.signing.verifying_key().to_bytes())
    }

    /// Their X25519 public key, which their certificate names.
    pub fn agreement_public(&self) -> [u8; 32] {
        PublicKey::from(&self.agreement).to_bytes()
    }

    /// The lane in which this person says again what they had said in a lane and another record took
    /// the place of. Every copy of a device comes to the same, so that the one-number rule tells
    /// them who was first. [K9]
    pub fn lane_after(&self, workshop: WorkshopId, lost: LaneId) -> LaneKeys {
        let seed = derive(workshop, &self.signing.to_bytes(), "lane after", &lost.0);
        LaneKeys(SigningKey::from_bytes(&seed))
    }

    /// The key of their own ballot. [K6]
    pub fn ballot_key(
        &self,
        workshop: WorkshopId,
        facilitators_agreement: &[u8; 32],
        epoch: u32,
    ) -> Option<RecordKey> {
        ballot_key(
            workshop,
            &self.agreement,
            facilitators_agreement,
            self.id(),
            epoch,
        )
    }
}

/// A lane's keys.
#[derive(Clone)]
pub struct LaneKeys(pub(crate) SigningKey);

impl LaneKeys {
    /// A fresh lane.
    pub fn generate(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        Self::new(&LaneSecret::generate(rng))
    }

    /// A lane that was kept.
    pub fn new(secret: &LaneSecret) -> Self {
        Self(SigningKey::from_bytes(&secret.0))
    }

    /// For keeping in the tab's own storage.
    pub fn secret(&self) -> LaneSecret {
        LaneSecret::from_bytes(self.0.to_bytes())
    }

    /// Its name.
    pub fn id(&self) -> LaneId {
        LaneId(self.0.verifying_key().to_bytes())
    }
}

impl fmt::Debug for LaneKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LaneKeys({:?})", self.id())
    }
}

fn ballot_key(
    workshop: WorkshopId,
    own: &StaticSecret,
    other: &[u8; 32],
    owner: PersonId,
    epoch: u32,
) -> Option<RecordKey> {
    if epoch != FIRST_EPOCH {
        return None;
    }
    let shared = own.diffie_hellman(&PublicKey::from(*other));
    // A low-order public key would make the key predictable.
    if !shared.was_contributory() {
        return None;
    }
    let mut detail = owner.0.to_vec();
    detail.extend_from_slice(&epoch.to_be_bytes());
    Some(RecordKey(derive(
        workshop,
        shared.as_bytes(),
        "ballot",
        &detail,
    )))
}
