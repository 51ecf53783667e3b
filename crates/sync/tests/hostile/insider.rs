//! An insider: a true participant, certified by the true role key, with a program of their own.

use std::collections::BTreeMap;

use protocol::file::RecordFile;
use protocol::frame::PackChunk;
use protocol::keys::FIRST_EPOCH;
use protocol::record::Changes;
use protocol::secret::PersonSecret;
use protocol::{
    Access, Chain, ClientFrame, Covered, Header, LaneId, LaneKeys, Pack, PackHeader, PartyLink,
    PersonId, PersonKeys, Record, RecordKey, RecordKind, RelayFrame, Stream, StreamId, VERSION,
};
use simulation::dice::Dice;
use simulation::network::ORIGIN;
use simulation::{World, mutation};
use sync::DocumentId;

use crate::evening::Evening;

/// Somebody with keys.
pub struct Insider {
    pub access: Access,
    pub person: PersonKeys,
}

/// One of their lanes, and how far it has written.
pub struct Pen {
    pub keys: LaneKeys,
    pub chain: Chain,
    last: BTreeMap<StreamId, (u64, [u8; 16])>,
}

impl Insider {
    /// A person who came with the participants' link.
    pub fn participant(world: &mut World) -> Self {
        let access = world.link.for_participants().access();
        Self::with(access, world)
    }

    /// A person who came with the parties' link.
    pub fn party(world: &mut World) -> Self {
        let link = PartyLink::of(&world.link).expect("the facilitators' link");
        Self::with(link.access(), world)
    }

    fn with(access: Access, world: &mut World) -> Self {
        let secret = PersonSecret::generate(world.dice.rng());
        Self {
            person: PersonKeys::derive(access.workshop(), &secret),
            access,
        }
    }

    pub fn id(&self) -> PersonId {
        self.person.id()
    }

    pub fn pen(&self, world: &mut World) -> Pen {
        let keys = LaneKeys::generate(world.dice.rng());
        let chain = Chain::issue(&self.access, &self.person, &keys);
        world.hostile.insert(keys.id().to_string());
        Pen {
            keys,
            chain,
            last: BTreeMap::new(),
        }
    }

    /// The key of a stream that members read.
    pub fn key(&self, stream: Stream) -> RecordKey {
        let key = self.access.record_key(stream, FIRST_EPOCH);
        key.expect("members read it")
    }

    /// The header of a pen's next record.
    pub fn header(&self, pen: &Pen, stream: Stream, owner: Option<PersonId>) -> Header {
        let id = self.access.stream_id(stream);
        let last = pen.last.get(&id).copied().unwrap_or_default();
        let kind = match stream {
            Stream::Control => RecordKind::Control,
            _ => RecordKind::Changes,
        };
        Header::next(self.access.workshop(), id, owner, pen.id(), last, kind)
    }

    /// Seals and signs whatever the header says.
    pub fn seal(
        &self,
        world: &mut World,
        pen: &Pen,
        key: &RecordKey,
        header: Header,
        content: &[u8],
    ) -> Record {
        Record::seal(header, key, content, &pen.keys, world.dice.rng()).expect("a record")
    }

    /// Seals and signs a pen's next record with these changes.
    pub fn write(
        &self,
        world: &mut World,
        pen: &mut Pen,
        stream: Stream,
        owner: Option<PersonId>,
        changes: Vec<Vec<u8>>,
    ) -> Record {
        let header = self.header(pen, stream, owner);
        let content = Changes::new(changes).to_bytes();
        let record = self.seal(world, pen, &self.key(stream), header, &content);
        pen.wrote(&record);
        record
    }

    /// A pack with nothing in it that Automerge loads, whatever it says to cover.
    pub fn rubbish_pack(
        &self,
        world: &mut World,
        pen: &Pen,
        stream: Stream,
        owner: Option<PersonId>,
        covered: Vec<Covered>,
    ) -> Pack {
        self.pack(world, pen, (stream, owner), covered, b"nothing")
    }

    /// A pack of whatever bytes, whatever it says to cover.
    pub fn pack(
        &self,
        world: &mut World,
        pen: &Pen,
        (stream, owner): (Stream, Option<PersonId>),
        covered: Vec<Covered>,
        saved: &[u8],
    ) -> Pack {
        let header = PackHeader {
            version: VERSION,
            workshop: world.workshop(),
            stream: self.access.stream_id(stream),
            owner,
            generation: 0,
            lane: pen.id(),
            epoch: FIRST_EPOCH,
            covered,
        };
        let (key, rng) = (self.key(stream), world.dice.rng());
        Pack::seal(header, &key, saved, &pen.keys, rng).expect("a pack")
    }

    /// Greets the relay as a program of their own; the socket's number.
    pub fn greets(&self, world: &mut World, pen: &Pen) -> u64 {
        let socket = world.stranger_connects();
        let heard = world.stranger_hears(socket);
        let [RelayFrame::Challenge { challenge, .. }] = &heard[..] else {
            panic!("no challenge but {heard:?}");
        };
        let chain = pen.chain.clone();
        let hello = ClientFrame::hello(self.access.workshop(), chain, &pen.keys, challenge, ORIGIN);
        world.stranger_says(socket, &hello.to_bytes());
        socket
    }
}

impl Pen {
    pub fn id(&self) -> LaneId {
        self.keys.id()
    }

    /// The next record follows this one.
    pub fn wrote(&mut self, record: &Record) {
        let header = record.header();
        self.last
            .insert(header.stream, (header.number, record.mark()));
    }
}

/// Bytes bent a little, anywhere.
pub fn bent(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    mutation::bend(&mut bytes, 0, dice);
    bytes
}

/// True records of an insider at table 1, who writes in a sheet of their own.
pub fn written(evening: &mut Evening) -> (Insider, Vec<Chain>, Vec<Record>) {
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let mut pen = insider.pen(world);
    let own = Some(insider.id());
    let mut document = workshop::Document::new(workshop::DocumentKind::Sheet, pen.id());
    let mut records = Vec::new();
    for number in 0..3 {
        let command = workshop::SheetCommand::AddContribution {
            id: protocol::ItemId([number; 16]),
            focus_point: protocol::ItemId([1; 16]),
            aspect: protocol::ItemId([2; 16]),
            text: "Ord på 🎉".to_owned(),
            created: 1,
            imported: None,
        }
        .into();
        let change = document.execute(&command).expect("can be").remove(0);
        records.push(insider.write(world, &mut pen, Stream::Table(1), own, vec![change.bytes]));
    }
    world.spoilt.insert(DocumentId::sheet(1, insider.id()));
    (insider, vec![pen.chain], records)
}

/// A file of records, as a person hands it in.
pub fn file(world: &World, chains: Vec<Chain>, records: &[Record]) -> Vec<u8> {
    let records = records.iter().map(|record| record.bytes().to_vec());
    file_of(world, chains, records.collect())
}

/// The same of bytes that need be no records.
pub fn file_of(world: &World, chains: Vec<Chain>, records: Vec<Vec<u8>>) -> Vec<u8> {
    RecordFile::new(world.workshop(), world.charter.clone(), chains, records).to_bytes()
}

/// A frame with the whole of a small pack.
pub fn small_pack(pack: &Pack) -> Vec<u8> {
    let chunk = PackChunk {
        pack: pack.hash(),
        index: 0,
        count: 1,
        bytes: pack.bytes().to_vec(),
        seq: 0,
    };
    ClientFrame::Pack { chunk }.to_bytes()
}

/// An offer to the relay.
pub fn offer(chains: Vec<Chain>, records: &[Vec<u8>]) -> Vec<u8> {
    let records = records.iter().map(|record| record.clone().into()).collect();
    ClientFrame::Offer { chains, records }.to_bytes()
}

/// The byte strings of an array.
pub fn parts(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut decoder = minicbor::Decoder::new(bytes);
    let length = decoder.array().expect("an array").expect("of known length");
    let one = |_| decoder.bytes().expect("byte strings").to_vec();
    (0..length).map(one).collect()
}
