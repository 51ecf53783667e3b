//! Streams of which everybody gets their own part: what a session asks for, and what the place that it
//! has come to stands for. One device, whose persons come one after another; the relay is played by hand.

use std::collections::BTreeMap;

use protocol::keys::FIRST_EPOCH;
use protocol::record::Changes;
use protocol::{
    Access, Chain, ClientFrame, Cursor, Header, LaneKeys, PersonId, PersonKeys, Record, RecordKind,
    RelayFrame, Role, Stream, StreamId,
};
use simulation::World;
use simulation::device::EPOCH;
use simulation::dice::Dice;
use simulation::guard::NativeGuard;
use simulation::network::ORIGIN;
use sync::{
    DocumentId, Effect, Environment, Event, Identity, Now, Row, Session, Table, Write, store,
};

type Rows = BTreeMap<(Table, String), Vec<u8>>;

/// A device and its disk.
struct Device {
    world: World,
    dice: Dice,
    rows: Rows,
    now: u64,
}

/// Somebody who sits at the device.
struct Sitting<'d> {
    device: &'d mut Device,
    session: Session,
}

/// What was asked for: a stream, from where on, and whose.
type Asked = (StreamId, Option<Cursor>, Option<PersonId>);

impl Device {
    fn new(seed: u64) -> Self {
        Self {
            world: World::new(seed),
            dice: Dice::new(seed),
            rows: Rows::new(),
            now: 1_000_000,
        }
    }

    fn somebody(&mut self, role: Role) -> Identity {
        let who = self.world.new_person(role);
        let link = match role {
            Role::Facilitator => self.world.link.clone(),
            Role::Participant | Role::Party => self.world.link.for_participants(),
        };
        Identity {
            access: link.access(),
            person: PersonKeys::derive(link.workshop, &self.world.persons[who].secret),
            lane: LaneKeys::generate(self.dice.rng()),
        }
    }

    /// Puts a ballot on the disk, as a tab of this person's writes it.
    fn keep_ballot(&mut self, voter: &Identity) -> Record {
        let Identity {
            access,
            person,
            lane,
        } = voter;
        let agreement = self
            .world
            .link
            .access()
            .facilitator()
            .map(|keys| keys.agreement_public());
        let key = person
            .ballot_key(
                access.workshop(),
                &agreement.expect("facilitators"),
                FIRST_EPOCH,
            )
            .expect("a sound key");
        let stream = access.stream_id(Stream::Ballots);
        let header = Header::next(
            access.workshop(),
            stream,
            Some(person.id()),
            lane.id(),
            (0, [0; 16]),
            RecordKind::Changes,
        );
        let content = Changes::new(vec![vec![1]]).to_bytes();
        let rng = self.dice.rng();
        let record = Record::seal(header, &key, &content, lane, rng).expect("a record");
        let mut row = Vec::new();
        let mut encoder = minicbor::Encoder::new(&mut row);
        let encoder = encoder.array(4).and_then(|row| row.bytes(record.bytes()));
        let encoder = encoder.and_then(|row| row.u64(0)?.u64(0)?.u8(0));
        encoder.expect("a vector");
        let chain = Chain::issue(access, person, lane).to_bytes();
        let name = format!("ballots/{}/{:016x}", lane.id(), 1);
        self.rows.insert((Table::Records, name), store::wrap(&row));
        let name = format!("{}{}", store::CHAINS, lane.id());
        self.rows.insert((Table::Meta, name), store::wrap(&chain));
        record
    }

    /// Somebody sits down; what the disk holds is read, and the relay says welcome.
    fn sit(&mut self, who: &Identity) -> (Sitting<'_>, Vec<ClientFrame>) {
        let charter = self.world.charter.clone();
        let identity = Identity {
            lane: LaneKeys::generate(self.dice.rng()),
            ..who.clone()
        };
        let session = Session::new(identity, Some(charter.clone()));
        let mut sitting = Sitting {
            device: self,
            session,
        };
        let rows = sitting.device.rows.clone();
        for table in Table::ALL {
            let of_table = rows.iter().filter(|((of, _), _)| *of == table);
            let of_table = of_table.map(|((table, key), value)| Row {
                table: *table,
                key: key.clone(),
                value: value.clone(),
            });
            let mut env = Environment {
                guard: &NativeGuard,
                rng: sitting.device.dice.rng(),
            };
            sitting.session.restore(of_table.collect(), &mut env);
        }
        sitting.tell(Event::Leading(true));
        sitting.tell(Event::Restored);
        let origin = ORIGIN.to_owned();
        sitting.tell(Event::Connected { origin });
        sitting.say(RelayFrame::Challenge {
            version: protocol::VERSION,
            challenge: [7; 32],
            time: EPOCH,
        });
        let welcome = RelayFrame::Welcome {
            charter,
            time: EPOCH,
        };
        let mut said = sitting.say(welcome);
        said.extend(sitting.nothing_more(Stream::Control, None));
        (sitting, said)
    }
}

impl Sitting<'_> {
    fn tell(&mut self, event: Event) -> Vec<ClientFrame> {
        let mut sent = Vec::new();
        let mut events = vec![event];
        while !events.is_empty() {
            let event = events.remove(0);
            self.device.now += 1;
            let now = Now {
                monotonic: self.device.now,
                wall: EPOCH + self.device.now as i64,
            };
            let mut env = Environment {
                guard: &NativeGuard,
                rng: self.device.dice.rng(),
            };
            for effect in self.session.handle(event, now, &mut env) {
                match effect {
                    Effect::Store { id, writes, .. } => {
                        for write in writes {
                            let rows = &mut self.device.rows;
                            match write {
                                Write::Add { table, key, value }
                                | Write::Put { table, key, value } => {
                                    rows.insert((table, key), value);
                                }
                                Write::Delete { table, key } => {
                                    rows.remove(&(table, key));
                                }
                            }
                        }
                        events.push(Event::Stored(id));
                    }
                    Effect::Send(frame) => {
                        sent.push(ClientFrame::from_bytes(&frame).expect("a frame"));
                    }
                    _ => {}
                }
            }
        }
        sent
    }

    fn say(&mut self, frame: RelayFrame) -> Vec<ClientFrame> {
        self.tell(Event::Frame(frame.to_bytes()))
    }

    fn nothing_more(&mut self, stream: Stream, cursor: Option<Cursor>) -> Vec<ClientFrame> {
        let stream = self.session.access().stream_id(stream);
        let head = cursor.map_or(0, |cursor| cursor.seq);
        self.say(RelayFrame::Position {
            stream,
            cursor,
            head,
        })
    }
}

fn asked(said: &[ClientFrame], access: &Access, stream: Stream) -> Option<Asked> {
    let wanted = access.stream_id(stream);
    said.iter().find_map(|frame| match frame {
        ClientFrame::Subscribe {
            stream,
            cursor,
            owner,
            ..
        } if *stream == wanted => Some((*stream, *cursor, *owner)),
        _ => None,
    })
}

fn place(seq: u64) -> Option<Cursor> {
    Some(Cursor { seq, hash: [9; 32] })
}

#[test]
fn a_participant_asks_for_their_own_ballot_where_there_is_one_s9() {
    let mut device = Device::new(1);
    let anna = device.somebody(Role::Participant);
    let ballots = anna.access.stream_id(Stream::Ballots);
    let record = device.keep_ballot(&anna);
    let (mut sitting, said) = device.sit(&anna);
    let expected = Some((ballots, None, Some(anna.person.id())));
    assert_eq!(asked(&said, &anna.access, Stream::Ballots), expected);
    // And what the relay lacks of it is offered when it is known what it has.
    let said = sitting.nothing_more(Stream::Ballots, place(4));
    let offered = said.iter().any(|frame| {
        matches!(frame, ClientFrame::Offer { records, .. }
            if records.iter().any(|bytes| bytes.as_slice() == record.bytes()))
    });
    assert!(offered, "{said:?}");
}

/// Off until this version knows what a ballot holds.
#[test]
fn a_participant_follows_what_this_version_knows_documents_of_s5() {
    let mut device = Device::new(2);
    let anna = device.somebody(Role::Participant);
    let own = Some(anna.person.id());
    let (_, said) = device.sit(&anna);
    for (stream, owner) in [
        (Stream::Plan, None),
        (Stream::Ballots, own),
        (Stream::Outcome, None),
        (Stream::Notice, None),
    ] {
        let document = DocumentId {
            stream,
            owner,
            generation: 0,
        };
        let name = anna.access.stream_id(stream);
        let expected = document.kind().map(|_| (name, None, owner));
        assert_eq!(asked(&said, &anna.access, stream), expected, "{stream:?}");
    }
    for stream in [Stream::Synthesis(0), Stream::Answers] {
        assert_eq!(asked(&said, &anna.access, stream), None, "{stream:?}");
    }
}

#[test]
fn a_facilitator_asks_for_everything_of_everybody_s5() {
    let mut device = Device::new(3);
    let karen = device.somebody(Role::Facilitator);
    let (_, said) = device.sit(&karen);
    for stream in [
        Stream::Plan,
        Stream::Ballots,
        Stream::Synthesis(0),
        Stream::Outcome,
        Stream::Answers,
        Stream::Notice,
    ] {
        let expected = Some((karen.access.stream_id(stream), None, None));
        assert_eq!(asked(&said, &karen.access, stream), expected, "{stream:?}");
    }
}

#[test]
fn a_place_in_one_persons_part_is_no_place_in_anothers_s9() {
    let mut device = Device::new(4);
    let [anna, bo] = [(), ()].map(|()| device.somebody(Role::Participant));
    let karen = device.somebody(Role::Facilitator);
    for voter in [&anna, &bo] {
        device.keep_ballot(voter);
    }
    let from = |device: &mut Device, who: &Identity| {
        let (_, said) = device.sit(who);
        let (_, cursor, _) = asked(&said, &who.access, Stream::Ballots).expect("asked");
        cursor
    };
    let (mut sitting, _) = device.sit(&anna);
    sitting.nothing_more(Stream::Ballots, place(8));
    assert_eq!(from(&mut device, &anna), place(8));
    // Another person of the same tablet has got nothing of theirs yet; nor have facilitators of all.
    assert_eq!(from(&mut device, &bo), None);
    let (mut sitting, _) = device.sit(&bo);
    sitting.nothing_more(Stream::Ballots, place(9));
    assert_eq!(from(&mut device, &bo), place(9));
    assert_eq!(from(&mut device, &anna), None);
    let (mut sitting, _) = device.sit(&bo);
    sitting.nothing_more(Stream::Ballots, place(9));
    assert_eq!(from(&mut device, &karen), None);
    // A place in the whole stream is one in every part of it.
    let (mut sitting, _) = device.sit(&karen);
    sitting.nothing_more(Stream::Ballots, place(10));
    assert_eq!(from(&mut device, &anna), place(10));
}

#[test]
fn what_the_relay_does_not_hand_out_is_not_asked_for_again_w15() {
    let mut device = Device::new(5);
    let anna = device.somebody(Role::Participant);
    let record = device.keep_ballot(&anna);
    let (mut sitting, said) = device.sit(&anna);
    let (stream, ..) = asked(&said, &anna.access, Stream::Ballots).expect("asked");
    let mut said = sitting.say(RelayFrame::NotFollowed { stream });
    said.extend(sitting.nothing_more(Stream::Plan, None));
    said.extend(sitting.tell(Event::Tick));
    assert_eq!(
        asked(&said, &anna.access, Stream::Ballots),
        None,
        "{said:?}"
    );
    // What is here stays here, and is not offered where it is not known what the relay has.
    let offers = said
        .iter()
        .any(|frame| matches!(frame, ClientFrame::Offer { .. }));
    assert!(!offers, "{said:?}");
    let rows = device.rows.values();
    let kept = rows.filter(|value| value.windows(64).any(|part| record.bytes().ends_with(part)));
    assert_eq!(kept.count(), 1);
}
