//! A workshop with devices, as tests need it: real keys, real records, nothing pretended.
#![allow(dead_code, reason = "each test file uses its part")]

pub mod bench;
pub mod relay_process;

use std::collections::BTreeMap;

use protocol::keys::OwnerKeys;
use protocol::record::Changes;
use protocol::secret::{FacilitatorSecret, OwnerSecret, ParticipantSecret, PersonSecret};
use protocol::*;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use relay::Entrant;

pub const ORIGIN: &str = "http://relay.test";

pub struct Workshop {
    pub id: WorkshopId,
    pub owner: OwnerKeys,
    pub charter: SignedCharter,
    facilitators: Access,
    participants: Access,
    parties: Access,
    rng: ChaCha20Rng,
}

impl Workshop {
    pub fn new(seed: u64) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let owner = OwnerKeys::new(&OwnerSecret::generate(&mut rng));
        let id = owner.workshop();
        let participant = ParticipantSecret::generate(&mut rng);
        let facilitator = FacilitatorSecret::generate(&mut rng);
        let facilitators = Access::new(id, &participant, Some(&facilitator));
        let participants = Access::new(id, &participant, None);
        let link = Link {
            workshop: id,
            participant,
            facilitator: Some(facilitator),
        };
        let parties = PartyLink::of(&link).expect("facilitators' link").access();
        let charter = SignedCharter::first(&owner, &facilitators).expect("facilitators' access");
        Self {
            id,
            owner,
            charter,
            facilitators,
            participants,
            parties,
            rng,
        }
    }

    /// The same workshop as it was before there were parties.
    pub fn without_parties(seed: u64) -> Self {
        let mut workshop = Self::new(seed);
        let mut charter = workshop.charter.verify(workshop.id).expect("own charter");
        charter.party = None;
        workshop.charter = SignedCharter::sign(&workshop.owner, &charter);
        workshop
    }

    /// The charter with a greater number, and with new role keys if the link was withdrawn.
    pub fn renewed(&mut self, number: u32, withdraw_participants: bool) -> SignedCharter {
        let mut charter = self.charter.verify(self.id).expect("own charter");
        charter.number = number;
        if withdraw_participants {
            let fresh = ParticipantSecret::generate(&mut self.rng);
            let access = Access::new(self.id, &fresh, None);
            charter.participant = access.member().expect("a member").role_public();
        }
        SignedCharter::sign(&self.owner, &charter)
    }

    pub fn participant(&mut self) -> Device {
        self.device(self.participants.clone())
    }

    pub fn party(&mut self) -> Device {
        self.device(self.parties.clone())
    }

    fn device(&mut self, access: Access) -> Device {
        let person = PersonSecret::generate(&mut self.rng);
        let agreement = self.facilitators.facilitator().expect("theirs");
        Device::new(access, &person, agreement.agreement_public(), &mut self.rng)
    }

    pub fn facilitator(&mut self) -> Device {
        self.device(self.facilitators.clone())
    }

    /// Another device of the same person.
    pub fn second_device(&mut self, first: &Device) -> Device {
        let access = first.access.clone();
        Device::new(access, &first.secret, first.agreement, &mut self.rng)
    }

    pub fn stream(&self, stream: Stream) -> StreamId {
        self.facilitators.stream_id(stream)
    }
}

#[derive(Clone)]
pub struct Device {
    pub access: Access,
    pub person: PersonKeys,
    pub lane: LaneKeys,
    pub chain: Chain,
    secret: PersonSecret,
    /// The facilitators', which what is one's own is sealed for too.
    agreement: [u8; 32],
    reach: BTreeMap<StreamId, (u64, [u8; 16])>,
    rng: ChaCha20Rng,
}

impl Device {
    fn new(
        access: Access,
        secret: &PersonSecret,
        agreement: [u8; 32],
        rng: &mut ChaCha20Rng,
    ) -> Self {
        let person = PersonKeys::derive(access.workshop(), secret);
        let lane = LaneKeys::generate(rng);
        let chain = Chain::issue(&access, &person, &lane);
        Self {
            access,
            person,
            lane,
            chain,
            secret: secret.clone(),
            agreement,
            reach: BTreeMap::new(),
            rng: ChaCha20Rng::from_rng(rng),
        }
    }

    pub fn entrant(&self) -> Entrant {
        Entrant {
            workshop: self.access.workshop(),
            identity: LaneIdentity {
                lane: self.lane.id(),
                person: self.person.id(),
                role: self.access.role(),
                agreement: self.person.agreement_public(),
            },
            chain: self.chain.clone(),
        }
    }

    pub fn hello(&self, challenge: &[u8; 32], origin: &str) -> ClientFrame {
        let workshop = self.access.workshop();
        ClientFrame::hello(workshop, self.chain.clone(), &self.lane, challenge, origin)
    }

    /// The next record of this lane in a stream.
    pub fn record(
        &mut self,
        stream: Stream,
        owner: Option<PersonId>,
        kind: RecordKind,
        content: &[u8],
    ) -> Record {
        let id = self.access.stream_id(stream);
        self.record_in(id, stream, owner, kind, content)
    }

    /// The same under a name that somebody told it.
    pub fn record_in(
        &mut self,
        id: StreamId,
        stream: Stream,
        owner: Option<PersonId>,
        kind: RecordKind,
        content: &[u8],
    ) -> Record {
        let previous = match kind {
            RecordKind::Ephemeral => (0, [0; 16]),
            _ => self.reach.get(&id).copied().unwrap_or((0, [0; 16])),
        };
        let lane = self.lane.id();
        let workshop = self.access.workshop();
        let mut header = Header::next(workshop, id, owner, lane, previous, kind);
        if kind == RecordKind::Ephemeral {
            header.number = 0;
        }
        let record = self.seal(stream, header, content);
        if kind != RecordKind::Ephemeral {
            self.reach
                .insert(id, (record.header().number, record.mark()));
        }
        record
    }

    pub fn seal(&mut self, stream: Stream, header: Header, content: &[u8]) -> Record {
        let key = self.key(stream);
        Record::seal(header, &key, content, &self.lane, &mut self.rng).expect("small enough")
    }

    /// The key that this device seals with in a stream; another where it has none, for who means harm.
    pub fn key(&self, stream: Stream) -> RecordKey {
        let (person, workshop) = (&self.person, self.access.workshop());
        person
            .personal_key(workshop, stream, &self.agreement, 1)
            .or_else(|| self.access.record_key(stream, 1))
            .or_else(|| self.access.record_key(Stream::Notice, 1))
            .expect("everybody reads the notice")
    }

    /// A record in one's own sheet at a table.
    pub fn write(&mut self, table: u16, text: &str) -> Record {
        let owner = Some(self.person.id());
        let content = Changes::new(vec![text.as_bytes().to_vec()]).to_bytes();
        self.record(Stream::Table(table), owner, RecordKind::Changes, &content)
    }

    /// A record in one's own ballot, or what else is one's own in a stream.
    pub fn write_own(&mut self, stream: Stream, text: &str) -> Record {
        let owner = Some(self.person.id());
        let content = Changes::new(vec![text.as_bytes().to_vec()]).to_bytes();
        self.record(stream, owner, RecordKind::Changes, &content)
    }

    /// A record in the joint sheet of a table.
    pub fn write_jointly(&mut self, table: u16, text: &str) -> Record {
        let content = Changes::new(vec![text.as_bytes().to_vec()]).to_bytes();
        self.record(Stream::Table(table), None, RecordKind::Changes, &content)
    }

    /// A control record.
    pub fn decide(&mut self, counter: u64, action: ControlAction) -> Record {
        let kind = if action.is_public() {
            RecordKind::PublicControl
        } else {
            RecordKind::Control
        };
        let control = Control {
            counter,
            at: 0,
            action,
        };
        self.record(Stream::Control, None, kind, &control.to_bytes())
    }

    /// A pack of a document.
    pub fn pack(
        &mut self,
        stream: Stream,
        owner: Option<PersonId>,
        covered: &[(LaneId, u64)],
        document: &[u8],
    ) -> Pack {
        let id = self.access.stream_id(stream);
        self.pack_in(id, stream, owner, covered, document)
    }

    /// The same under a name that somebody told it.
    pub fn pack_in(
        &mut self,
        id: StreamId,
        stream: Stream,
        owner: Option<PersonId>,
        covered: &[(LaneId, u64)],
        document: &[u8],
    ) -> Pack {
        let mut covered: Vec<Covered> = covered
            .iter()
            .map(|(lane, number)| Covered {
                lane: *lane,
                number: *number,
            })
            .collect();
        covered.sort();
        let header = PackHeader {
            version: VERSION,
            workshop: self.access.workshop(),
            stream: id,
            owner,
            generation: 0,
            lane: self.lane.id(),
            epoch: 1,
            covered,
        };
        let key = self.key(stream);
        Pack::seal(header, &key, document, &self.lane, &mut self.rng).expect("small enough")
    }
}

/// An offer of records with their chains.
pub fn offer(chains: &[&Chain], records: &[&Record]) -> ClientFrame {
    ClientFrame::Offer {
        chains: chains.iter().map(|chain| (*chain).clone()).collect(),
        records: records
            .iter()
            .map(|record| record.bytes().to_vec().into())
            .collect(),
    }
}

/// A pack's frames.
pub fn pack_frames(pack: &Pack) -> Vec<ClientFrame> {
    let count = pack.chunks().count() as u32;
    pack.chunks()
        .enumerate()
        .map(|(index, bytes)| ClientFrame::Pack {
            chunk: protocol::frame::PackChunk {
                pack: pack.hash(),
                index: index as u32,
                count,
                bytes: bytes.to_vec(),
                seq: 0,
            },
        })
        .collect()
}
