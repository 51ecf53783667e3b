//! Signatures of what a relay sends: one that holds vouches for what it reaches. The relay is played by
//! hand, for a relay of ours takes no record whose own signature does not hold.

use protocol::keys::FIRST_EPOCH;
use protocol::record::Changes;
use protocol::secret::PersonSecret;
use protocol::{
    Chain, Cursor, Header, ItemId, LaneKeys, LogEntry, PersonId, PersonKeys, Record, RecordKind,
    RelayFrame, Role, Stream, StreamId,
};
use simulation::World;
use simulation::device::EPOCH;
use simulation::dice::Dice;
use simulation::guard::NativeGuard;
use simulation::network::ORIGIN;
use sync::{DocumentId, Effect, Environment, Event, Identity, Now, Session};
use workshop::{Document, DocumentKind, SheetCommand};

const TABLE: u16 = 1;

/// A participant's session whose disk takes everything at once.
struct Reader {
    session: Session,
    dice: Dice,
    time: u64,
}

impl Reader {
    /// Greeted, at the table, and told of these lanes.
    fn new(world: &mut World, chains: Vec<Chain>) -> Self {
        let mut dice = Dice::new(3);
        let who = world.new_person(Role::Participant);
        let identity = Identity {
            access: world.link.for_participants().access(),
            person: PersonKeys::derive(world.workshop(), &world.persons[who].secret),
            lane: LaneKeys::generate(dice.rng()),
        };
        let session = Session::new(identity, Some(world.charter.clone()));
        let mut reader = Self {
            session,
            dice,
            time: 1_000_000,
        };
        reader.tell(Event::Leading(true));
        reader.tell(Event::Restored);
        reader.tell(Event::SitDown { table: TABLE });
        reader.tell(Event::Connected {
            origin: ORIGIN.to_owned(),
        });
        reader.hear(RelayFrame::Challenge {
            version: protocol::VERSION,
            challenge: [7; 32],
            time: EPOCH,
        });
        reader.hear(RelayFrame::Welcome {
            charter: world.charter.clone(),
            time: EPOCH,
        });
        let access = world.link.access();
        for stream in [Stream::Control, Stream::Plan] {
            reader.hear(position(access.stream_id(stream)));
        }
        reader.hear(RelayFrame::Chains { chains });
        reader
    }

    fn hear(&mut self, frame: RelayFrame) {
        self.tell(Event::Frame(frame.to_bytes()));
    }

    fn tell(&mut self, event: Event) {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            self.time += 1;
            let now = Now {
                monotonic: self.time,
                wall: EPOCH,
            };
            let mut environment = Environment {
                guard: &NativeGuard,
                rng: self.dice.rng(),
            };
            let effects = self.session.handle(event, now, &mut environment);
            for effect in effects {
                if let Effect::Store { id, .. } = effect {
                    events.push(Event::Stored(id));
                }
            }
        }
    }

    fn texts(&self, writer: PersonId) -> Vec<String> {
        let document = self.session.document(&DocumentId::sheet(TABLE, writer));
        let contributions = document.map(Document::contributions).unwrap_or_default();
        contributions.into_iter().map(|one| one.text).collect()
    }
}

fn position(stream: StreamId) -> RelayFrame {
    RelayFrame::Position {
        stream,
        cursor: None,
        head: 0,
    }
}

/// Somebody who signs some of what they write with nonsense.
struct Writer {
    person: PersonKeys,
    lane: LaneKeys,
    chain: Chain,
    records: Vec<Record>,
}

fn write(world: &mut World, count: u64, is_garbled: impl Fn(u64) -> bool) -> Writer {
    let access = world.link.for_participants().access();
    let secret = PersonSecret::generate(world.dice.rng());
    let person = PersonKeys::derive(access.workshop(), &secret);
    let lane = LaneKeys::generate(world.dice.rng());
    let chain = Chain::issue(&access, &person, &lane);
    let stream = access.stream_id(Stream::Table(TABLE));
    let key = access.record_key(Stream::Table(TABLE), FIRST_EPOCH);
    let key = key.expect("members read it");
    let mut document = Document::new(DocumentKind::Sheet, lane.id());
    let mut last = (0, [0; 16]);
    let mut records = Vec::new();
    for number in 1..=count {
        let command = SheetCommand::AddContribution {
            id: ItemId([number as u8; 16]),
            focus_point: ItemId([1; 16]),
            aspect: ItemId([2; 16]),
            text: number.to_string(),
            created: number as i64,
            imported: None,
        };
        let changes = document.execute(&command.into()).expect("can be");
        let raw = changes.into_iter().map(|change| change.bytes);
        let content = Changes::new(raw.collect()).to_bytes();
        let kind = RecordKind::Changes;
        let owner = Some(person.id());
        let header = Header::next(access.workshop(), stream, owner, lane.id(), last, kind);
        let record = Record::seal(header, &key, &content, &lane, world.dice.rng());
        let mut record = record.expect("a record");
        if is_garbled(number) {
            // The signature stands last.
            let mut bytes = record.bytes().to_vec();
            *bytes.last_mut().expect("it is not empty") ^= 1;
            record = Record::parse(&bytes).expect("still a record");
            assert!(record.verify().is_err());
        }
        last = (number, record.mark());
        records.push(record);
    }
    Writer {
        person,
        lane,
        chain,
        records,
    }
}

/// What a reader shows to whom the records come in frames that end where the bits say.
fn shown(world: &mut World, writer: &Writer, ends: u32) -> Vec<String> {
    let stream = world.link.access().stream_id(Stream::Table(TABLE));
    let mut reader = Reader::new(world, vec![writer.chain.clone()]);
    let mut entries = Vec::new();
    for (index, record) in writer.records.iter().enumerate() {
        let seq = index as u64 + 1;
        entries.push(LogEntry {
            seq,
            record: record.bytes().to_vec(),
        });
        if ends & (1 << index) != 0 || index + 1 == writer.records.len() {
            reader.hear(RelayFrame::Records {
                stream,
                entries: std::mem::take(&mut entries),
                cursor: Cursor { seq, hash: [0; 32] },
            });
        }
    }
    reader.hear(position(stream));
    reader.texts(writer.person.id())
}

#[test]
fn a_record_counts_by_its_own_signature_or_that_of_a_later_one_wherever_frames_end_r10() {
    let mut world = World::new(1);
    for garbled in 0..1u32 << 5 {
        let writer = write(&mut world, 5, |number| garbled & (1 << (number - 1)) != 0);
        assert_ne!(writer.lane.id().0, [0; 32]);
        // What stands behind the last signature that holds counts for nobody.
        let count = 32 - (!garbled & 0b1_1111).leading_zeros();
        let expected: Vec<_> = (1..=count).map(|number| number.to_string()).collect();
        for ends in 0..1u32 << 4 {
            let shown = shown(&mut world, &writer, ends);
            assert_eq!(
                shown, expected,
                "garbled {garbled:05b}, frames end at {ends:04b}"
            );
        }
    }
}

/// A later signature says nothing of what it does not name: other bytes of the same number.
#[test]
fn a_record_that_the_next_one_does_not_name_counts_for_nobody_r10() {
    let mut world = World::new(2);
    let mut writer = write(&mut world, 4, |_| false);
    let mut bytes = writer.records[2].bytes().to_vec();
    *bytes.last_mut().expect("it is not empty") ^= 1;
    writer.records[2] = Record::parse(&bytes).expect("still a record");
    for ends in 0..1u32 << 3 {
        assert_eq!(shown(&mut world, &writer, ends), ["1", "2"], "{ends:03b}");
    }
}
