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

use crate::secret::{
    FacilitatorSecret, LaneSecret, NoticeSecret, OwnerSecret, ParticipantSecret, PartySecret,
    PersonSecret,
};
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
    role: SigningKey,
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
    role: SigningKey,
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

/// What the party secret gives: certify parties, name what they write.
#[derive(Clone)]
pub struct PartyKeys {
    naming: [u8; 32],
    role: SigningKey,
}

impl PartyKeys {
    /// Derives them.
    pub fn derive(workshop: WorkshopId, secret: &PartySecret) -> Self {
        Self {
            naming: derive(workshop, &secret.0, "party naming", &[]),
            role: SigningKey::from_bytes(&derive(workshop, &secret.0, "role party", &[])),
        }
    }

    /// The party role's public key, which the charter names.
    pub fn role_public(&self) -> [u8; 32] {
        self.role.verifying_key().to_bytes()
    }
}

/// The party secret, which every facilitator derives, so that no owner is needed to let parties in.
pub fn party_secret(workshop: WorkshopId, secret: &FacilitatorSecret) -> PartySecret {
    PartySecret(derive(workshop, &secret.0, "party", &[]))
}

/// The notice secret, which every member derives. It gives nothing of the members' own back, so that it
/// can be carried by the parties' link.
pub fn notice_secret(workshop: WorkshopId, secret: &ParticipantSecret) -> NoticeSecret {
    NoticeSecret(derive(workshop, &secret.0, "notice", &[]))
}

/// What the notice secret gives: name the notice and read it.
#[derive(Clone)]
struct NoticeKeys {
    read: [u8; 32],
    naming: [u8; 32],
}

impl NoticeKeys {
    fn derive(workshop: WorkshopId, secret: &NoticeSecret) -> Self {
        let epoch = FIRST_EPOCH.to_be_bytes();
        Self {
            read: derive(workshop, &secret.0, "notice read", &epoch),
            naming: derive(workshop, &secret.0, "notice naming", &[]),
        }
    }
}

/// What somebody who holds a link can open.
#[derive(Clone)]
pub struct Access {
    workshop: WorkshopId,
    /// What its holder may be, and the key that certifies so.
    role: (Role, SigningKey),
    member: Option<MemberKeys>,
    facilitator: Option<FacilitatorKeys>,
    party: Option<PartyKeys>,
    notice: NoticeKeys,
    /// The name of the control stream, for who is told it and cannot derive it.
    control: Option<StreamId>,
}

impl Access {
    /// Derives everything that the secrets of a member's link give.
    pub fn new(
        workshop: WorkshopId,
        participant: &ParticipantSecret,
        facilitator: Option<&FacilitatorSecret>,
    ) -> Self {
        let notice = notice_secret(workshop, participant);
        let member = MemberKeys::derive(workshop, participant);
        let keys = facilitator.map(|secret| FacilitatorKeys::derive(workshop, secret));
        Self {
            workshop,
            role: match &keys {
                Some(keys) => (Role::Facilitator, keys.role.clone()),
                None => (Role::Participant, member.role.clone()),
            },
            member: Some(member),
            facilitator: keys,
            party: facilitator
                .map(|secret| PartyKeys::derive(workshop, &party_secret(workshop, secret))),
            notice: NoticeKeys::derive(workshop, &notice),
            control: None,
        }
    }

    /// Derives everything that the secrets of the parties' link give.
    pub fn of_party(
        workshop: WorkshopId,
        party: &PartySecret,
        notice: &NoticeSecret,
        control: StreamId,
    ) -> Self {
        let keys = PartyKeys::derive(workshop, party);
        Self {
            workshop,
            role: (Role::Party, keys.role.clone()),
            member: None,
            facilitator: None,
            party: Some(keys),
            notice: NoticeKeys::derive(workshop, notice),
            control: Some(control),
        }
    }

    /// The workshop.
    pub fn workshop(&self) -> WorkshopId {
        self.workshop
    }

    /// What its holder may be.
    pub fn role(&self) -> Role {
        self.role.0
    }

    /// The key that certifies persons in the role of its holder.
    pub(crate) fn role_key(&self) -> &SigningKey {
        &self.role.1
    }

    /// The keys of members, for who holds a member's link.
    pub fn member(&self) -> Option<&MemberKeys> {
        self.member.as_ref()
    }

    /// The keys of facilitators, for who holds their link.
    pub fn facilitator(&self) -> Option<&FacilitatorKeys> {
        self.facilitator.as_ref()
    }

    /// The keys of parties, for who holds their link or the facilitators'.
    pub fn party(&self) -> Option<&PartyKeys> {
        self.party.as_ref()
    }

    /// The stream's name on the wire, for who can derive it: its class byte, then 15 bytes. [S1]
    pub fn name_of(&self, stream: Stream) -> Option<StreamId> {
        let naming = match stream {
            Stream::Notice => &self.notice.naming,
            Stream::Answers => &self.party.as_ref()?.naming,
            Stream::Control if self.control.is_some() => return self.control,
            Stream::Control
            | Stream::Plan
            | Stream::Table(_)
            | Stream::Ballots
            | Stream::Synthesis(_)
            | Stream::Outcome => &self.member.as_ref()?.naming,
        };
        let class = stream.class() as u8;
        let [high, low] = stream.index().to_be_bytes();
        let name: [u8; 15] = derive(self.workshop, naming, "stream", &[class, high, low]);
        let mut id = [0; 16];
        id[0] = class;
        id[1..].copy_from_slice(&name);
        Some(StreamId(id))
    }

    /// The stream's name, or one that no stream has where the holder can derive none. [S6]
    pub fn stream_id(&self, stream: Stream) -> StreamId {
        self.name_of(stream).unwrap_or_else(|| {
            let mut nobodys = [0; 16];
            nobodys[0] = stream.class() as u8;
            nobodys[14..].copy_from_slice(&stream.index().to_be_bytes());
            StreamId(nobodys)
        })
    }

    /// The key of a stream's records, where its holder may read them: all streams but those where
    /// everybody's records have a key of their own, and the synthesis for facilitators only. A link
    /// gives the keys of the first epoch and of no other. [K5]
    pub fn record_key(&self, stream: Stream, epoch: u32) -> Option<RecordKey> {
        if epoch != FIRST_EPOCH {
            return None;
        }
        let read = match stream {
            Stream::Control | Stream::Plan | Stream::Table(_) | Stream::Outcome => {
                &self.member.as_ref()?.read
            }
            Stream::Synthesis(_) => &self.facilitator.as_ref()?.read,
            Stream::Notice => &self.notice.read,
            Stream::Ballots | Stream::Answers => return None,
        };
        let mut detail = self.name_of(stream)?.0.to_vec();
        detail.extend_from_slice(&epoch.to_be_bytes());
        Some(RecordKey(derive(self.workshop, read, "record", &detail)))
    }

    /// The key of one person's document in a stream where everybody's is sealed for themself and
    /// facilitators, for a facilitator. [K6] [K10]
    pub fn personal_key(
        &self,
        stream: Stream,
        owner: PersonId,
        owner_agreement: &[u8; 32],
        epoch: u32,
    ) -> Option<RecordKey> {
        let own = &self.facilitator.as_ref()?.agreement;
        personal_key(self.workshop, stream, own, owner_agreement, owner, epoch)
    }

    /// The key of one person's ballot, for a facilitator. [K6]
    pub fn ballot_key(
        &self,
        owner: PersonId,
        owner_agreement: &[u8; 32],
        epoch: u32,
    ) -> Option<RecordKey> {
        self.personal_key(Stream::Ballots, owner, owner_agreement, epoch)
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

    /// The key of their own document in a stream where everybody's is sealed for themself and
    /// facilitators. [K6] [K10]
    pub fn personal_key(
        &self,
        workshop: WorkshopId,
        stream: Stream,
        facilitators_agreement: &[u8; 32],
        epoch: u32,
    ) -> Option<RecordKey> {
        let (own, theirs) = (&self.agreement, facilitators_agreement);
        personal_key(workshop, stream, own, theirs, self.id(), epoch)
    }

    /// The key of their own ballot. [K6]
    pub fn ballot_key(
        &self,
        workshop: WorkshopId,
        facilitators_agreement: &[u8; 32],
        epoch: u32,
    ) -> Option<RecordKey> {
        self.personal_key(workshop, Stream::Ballots, facilitators_agreement, epoch)
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

fn personal_key(
    workshop: WorkshopId,
    stream: Stream,
    own: &StaticSecret,
    other: &[u8; 32],
    owner: PersonId,
    epoch: u32,
) -> Option<RecordKey> {
    let label = match stream {
        Stream::Ballots => "ballot",
        Stream::Answers => "answers",
        _ => return None,
    };
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
    let key = derive(workshop, shared.as_bytes(), label, &detail);
    Some(RecordKey(key))
}
