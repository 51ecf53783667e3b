//! The world: time, what is to happen, and everybody in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use protocol::keys::OwnerKeys;
use protocol::secret::{FacilitatorSecret, OwnerSecret, ParticipantSecret, PersonSecret};
use protocol::{LaneKeys, Link, PersonId, PersonKeys, Role, SignedCharter, WorkshopId};
use relay::{Batch, BatchId};
use sync::{DocumentId, Event, Session, Status, Table, Write, WriteId};

use crate::device::{Clock, Device, Tab, TabId};
use crate::dice::Dice;
use crate::disk::Disk;
use crate::faults::Faults;
use crate::ledger::Ledger;
use crate::network::{Network, Way};
use crate::relay_host::RelayHost;
use crate::tally::Tally;

/// Something that is to happen.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "a world of one night holds a few thousand of them"
)]
pub(crate) enum Happening {
    /// A session is told something.
    Event { tab: TabId, life: u64, event: Event },
    /// A disk makes a transaction.
    Commit {
        tab: TabId,
        life: u64,
        id: WriteId,
        writes: Vec<Write>,
        strict: bool,
    },
    /// A session is given a part of what its disk holds.
    Read {
        tab: TabId,
        life: u64,
        tables: Vec<Table>,
    },
    /// A session's alarm.
    Alarm { tab: TabId, life: u64, alarm: u64 },
    /// A device lets a tab lead if none does.
    Elect { device: usize },
    /// A socket reaches the relay.
    Knock { connection: u64 },
    /// A device's socket is open.
    Opened { connection: u64 },
    /// A frame arrives.
    Frame {
        connection: u64,
        way: Way,
        frame: Vec<u8>,
    },
    /// A device learns that its socket is closed.
    HungUp { connection: u64 },
    /// The relay learns that a socket is closed.
    Gone { connection: u64 },
    /// The relay's disk takes a batch.
    Append {
        id: BatchId,
        batch: Arc<Batch>,
        life: u64,
    },
    /// The relay has written what it had for somebody.
    Drained { to: u64, life: u64 },
    /// The relay comes back.
    RelayStarts { life: u64 },
    /// A frozen tab goes on.
    Thaws { tab: TabId, life: u64 },
    /// A device's network comes back.
    NetworkComes { device: usize },
    /// A tab is opened.
    Opens { tab: TabId },
}

/// Somebody.
#[derive(Clone)]
pub struct Person {
    /// What everything of theirs derives from.
    pub secret: PersonSecret,
    /// Their name on the wire.
    pub id: PersonId,
    /// What they may be.
    pub role: Role,
}

/// Everything.
pub struct World {
    /// Milliseconds since the beginning.
    pub time: u64,
    /// All chance.
    pub dice: Dice,
    /// What goes wrong now.
    pub faults: Faults,
    /// The devices.
    pub devices: Vec<Device>,
    /// Who there is.
    pub persons: Vec<Person>,
    /// The relay.
    pub relay: RelayHost,
    /// The network.
    pub network: Network,
    /// What people did.
    pub ledger: Ledger,
    /// The facilitators' link.
    pub link: Link,
    /// The charter.
    pub charter: SignedCharter,
    /// How the plan was filled.
    pub grid: Vec<(protocol::ItemId, protocol::ItemId)>,
    /// How many tables the plan has.
    pub tables: u16,
    /// Who was excluded, in whole or in part.
    pub excluded: BTreeSet<PersonId>,
    /// Lanes that mean harm, by name: what they write may be set aside.
    pub hostile: BTreeSet<String>,
    /// Documents that such lanes may write in: what stands there may be changed by them.
    pub spoilt: BTreeSet<DocumentId>,
    /// Transactions asked for.
    pub stores: u64,
    /// How often what happened.
    pub tally: Tally,
    /// The next strict transaction reaches the disk, and its answer does not.
    pub answer_is_lost: bool,
    /// Tells every step on standard error.
    pub trace: bool,
    queue: BTreeMap<(u64, u64), Happening>,
    counter: u64,
}

impl World {
    /// An empty world: nobody has a device, the relay is empty.
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let rng = dice.rng();
        let owner = OwnerKeys::new(&OwnerSecret::generate(rng));
        let link = Link {
            workshop: owner.workshop(),
            participant: ParticipantSecret::generate(rng),
            facilitator: Some(FacilitatorSecret::generate(rng)),
        };
        let charter = SignedCharter::first(&owner, &link.access())
            .expect("the facilitators' link names both roles");
        Self {
            time: 0,
            dice,
            faults: Faults::NONE,
            devices: Vec::new(),
            persons: Vec::new(),
            relay: RelayHost::new(),
            network: Network::default(),
            ledger: Ledger::default(),
            link,
            charter,
            grid: Vec::new(),
            tables: 3,
            excluded: BTreeSet::new(),
            hostile: BTreeSet::new(),
            spoilt: BTreeSet::new(),
            stores: 0,
            tally: Tally::default(),
            answer_is_lost: false,
            trace: std::env::var_os("TEMADAG_TRACE").is_some(),
            queue: BTreeMap::new(),
            counter: 0,
        }
    }

    /// The workshop.
    pub fn workshop(&self) -> WorkshopId {
        self.link.workshop
    }

    /// Somebody new.
    pub fn new_person(&mut self, role: Role) -> usize {
        let secret = PersonSecret::generate(self.dice.rng());
        let id = PersonKeys::derive(self.workshop(), &secret).id();
        self.persons.push(Person { secret, id, role });
        self.persons.len() - 1
    }

    /// A new device without tabs.
    pub fn new_device(&mut self, clock: Clock) -> usize {
        self.devices.push(Device {
            disk: Disk::default(),
            clock,
            online: true,
            tabs: Vec::new(),
            leader: None,
            charter: None,
            set_aside: Vec::new(),
        });
        self.devices.len() - 1
    }

    /// A new tab for somebody; it is closed until it is opened.
    pub fn new_tab(&mut self, device: usize, person: usize, lane: Option<LaneKeys>) -> TabId {
        let lane = lane.unwrap_or_else(|| LaneKeys::generate(self.dice.rng()));
        let tabs = &mut self.devices[device].tabs;
        tabs.push(Tab {
            person,
            lane,
            old_lanes: Vec::new(),
            table: None,
            session: None,
            life: 0,
            ready: false,
            held: Vec::new(),
            socket: None,
            alarm: 0,
            told: BTreeMap::new(),
            frozen_until: 0,
            frozen: Vec::new(),
        });
        TabId {
            device,
            tab: tabs.len() - 1,
        }
    }

    /// A tab.
    pub fn tab(&self, id: TabId) -> &Tab {
        &self.devices[id.device].tabs[id.tab]
    }

    /// A tab.
    pub fn tab_mut(&mut self, id: TabId) -> &mut Tab {
        &mut self.devices[id.device].tabs[id.tab]
    }

    /// Whose tab it is.
    pub fn person_of(&self, id: TabId) -> &Person {
        &self.persons[self.tab(id).person]
    }

    /// The session of a tab that is open and has been given what the disk holds.
    pub fn session(&self, id: TabId) -> Option<&Session> {
        let tab = self.tab(id);
        tab.session.as_ref().filter(|_| tab.ready)
    }

    /// Every tab that there is.
    pub fn tabs(&self) -> Vec<TabId> {
        self.devices
            .iter()
            .enumerate()
            .flat_map(|(device, held)| (0..held.tabs.len()).map(move |tab| TabId { device, tab }))
            .collect()
    }

    /// Every tab that is open.
    pub fn open_tabs(&self) -> Vec<TabId> {
        let mut tabs = self.tabs();
        tabs.retain(|id| self.tab(*id).session.is_some());
        tabs
    }

    /// Lets something happen after so many milliseconds.
    pub(crate) fn after(&mut self, delay: u64, happening: Happening) {
        self.at(self.time + delay, happening);
    }

    pub(crate) fn at(&mut self, time: u64, happening: Happening) {
        self.counter += 1;
        self.queue
            .insert((time.max(self.time), self.counter), happening);
    }

    /// Lets the next thing happen, if it is due before a moment. Returns whether it did.
    fn step(&mut self, until: u64) -> bool {
        let Some(entry) = self.queue.first_entry() else {
            return false;
        };
        if entry.key().0 > until {
            return false;
        }
        let ((time, _), happening) = entry.remove_entry();
        self.time = time;
        match happening {
            Happening::Event { tab, life, event } => {
                if self.tab(tab).life == life {
                    self.deliver(tab, event);
                }
            }
            Happening::Commit {
                tab,
                life,
                id,
                writes,
                strict,
            } => self.commit(tab, life, id, &writes, strict),
            Happening::Read { tab, life, tables } => self.read(tab, life, tables),
            Happening::Alarm { tab, life, alarm } => {
                if self.tab(tab).life == life && self.tab(tab).alarm == alarm {
                    self.deliver(tab, Event::Tick);
                }
            }
            Happening::Elect { device } => self.elect(device),
            Happening::Knock { connection } => self.knock(connection),
            Happening::Opened { connection } => self.socket_opened(connection),
            Happening::Frame {
                connection,
                way,
                frame,
            } => self.frame_arrives(connection, way, frame),
            Happening::HungUp { connection } => self.socket_hung_up(connection),
            Happening::Gone { connection } => self.socket_gone(connection),
            Happening::Append { id, batch, life } => self.relay_appends(id, &batch, life),
            Happening::Drained { to, life } => self.relay_drained(to, life),
            Happening::RelayStarts { life } => self.relay_starts(life),
            Happening::Thaws { tab, life } => self.thaw(tab, life),
            Happening::NetworkComes { device } => self.network_comes(device),
            Happening::Opens { tab } => self.open(tab),
        }
        true
    }

    /// Lets everything happen up to a moment.
    pub fn run_until(&mut self, time: u64) {
        while self.step(time) {}
        self.time = self.time.max(time);
        self.clear_lobbies();
    }

    /// Lets so many milliseconds pass.
    pub fn pass(&mut self, milliseconds: u64) {
        self.run_until(self.time + milliseconds);
    }

    /// Runs until nothing has been sent or stored for longer than any timer of a session waits.
    /// Returns whether that came within the bound.
    pub fn settle(&mut self) -> bool {
        const QUIET: u64 = 75_000;
        const MOST: u64 = 24;
        for _ in 0..MOST {
            let before = (self.network.frames, self.stores);
            self.pass(QUIET);
            if (self.network.frames, self.stores) == before {
                return true;
            }
        }
        false
    }

    /// The network of a device goes.
    pub fn network_goes(&mut self, device: usize, back_after: Option<u64>) {
        if !self.devices[device].online {
            return;
        }
        self.devices[device].online = false;
        self.tally.offline += 1;
        self.break_device(device);
        if self.dice.per_mille(500) {
            for tab in self.devices[device].open_tabs() {
                self.deliver(TabId { device, tab }, Event::Offline);
            }
        }
        if let Some(delay) = back_after {
            self.after(delay, Happening::NetworkComes { device });
        }
    }

    /// The network of a device comes back.
    pub fn network_comes(&mut self, device: usize) {
        if self.devices[device].online {
            return;
        }
        self.devices[device].online = true;
        for tab in self.devices[device].open_tabs() {
            self.deliver(TabId { device, tab }, Event::Online);
        }
    }

    /// The status that a tab shows.
    pub fn status(&self, id: TabId) -> Option<Status> {
        self.session(id).map(Session::status)
    }
}
