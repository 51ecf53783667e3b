//! The world: time, what is to happen, and everybody in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use protocol::keys::OwnerKeys;
use protocol::secret::{FacilitatorSecret, OwnerSecret, ParticipantSecret, PersonSecret};
use protocol::{LaneKeys, Link, PersonId, PersonKeys, Role, SignedCharter, WorkshopId};
use relay::{Batch, BatchId};
use sync::{
    DocumentId, Effect, Environment, Event, Identity, Notice, Session, SetAside, Status, Table,
    Trouble, Write, WriteId,
};

use crate::device::{Clock, Device, Tab, TabId};
use crate::dice::Dice;
use crate::disk::Disk;
use crate::faults::Faults;
use crate::guard::NativeGuard;
use crate::ledger::Ledger;
use crate::network::{Network, Way};
use crate::relay_host::RelayHost;

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

    /// Opens a tab: its session is given what the disk holds.
    pub fn open(&mut self, id: TabId) {
        if self.tab(id).session.is_some() {
            return;
        }
        let person = self.person_of(id).clone();
        let link = match person.role {
            Role::Facilitator => self.link.clone(),
            Role::Participant => self.link.for_participants(),
        };
        let identity = Identity {
            access: link.access(),
            person: PersonKeys::derive(link.workshop, &person.secret),
            lane: self.tab(id).lane.clone(),
        };
        let charter = self.devices[id.device].charter.clone();
        let tab = self.tab_mut(id);
        tab.session = Some(Session::new(identity, charter));
        tab.life += 1;
        tab.ready = false;
        tab.held = Vec::new();
        tab.socket = None;
        self.read_disk(id);
        self.after(1, Happening::Elect { device: id.device });
    }

    /// Opens a tab after so many milliseconds.
    pub fn open_later(&mut self, id: TabId, delay: u64) {
        self.after(delay, Happening::Opens { tab: id });
    }

    /// The session is given the rows, a table at a time, while others may write.
    fn read_disk(&mut self, id: TabId) {
        self.tab_mut(id).ready = false;
        let delay = self.dice.between(1, 10);
        self.after(
            delay,
            Happening::Read {
                tab: id,
                life: self.tab(id).life,
                tables: Table::ALL.into_iter().rev().collect(),
            },
        );
    }

    fn read(&mut self, id: TabId, life: u64, mut tables: Vec<Table>) {
        if self.tab(id).life != life || self.tab(id).session.is_none() {
            return;
        }
        match tables.pop() {
            Some(Table::Aside) | None => {
                // As the browser program does: who leads comes first, then that all was read, then
                // where the person sits, then what happened meanwhile.
                let offline = !self.devices[id.device].online;
                let tab = self.tab_mut(id);
                tab.ready = true;
                let (leading, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut tab.held)
                    .into_iter()
                    .partition(|event| matches!(event, Event::Leading(_)));
                let table = tab.table.map(|table| Event::SitDown { table });
                let events = leading
                    .into_iter()
                    .chain([Event::Restored])
                    .chain(table)
                    .chain(offline.then_some(Event::Offline))
                    .chain(rest);
                for event in events {
                    self.deliver(id, event);
                }
            }
            Some(table) => {
                let rows = self.devices[id.device].disk.table(table);
                let dice = &mut self.dice;
                let Some(session) = &mut self.devices[id.device].tabs[id.tab].session else {
                    return;
                };
                let effects = session.restore(
                    rows,
                    &mut Environment {
                        guard: &NativeGuard,
                        rng: dice.rng(),
                    },
                );
                self.carry_out(id, effects);
                let delay = self.dice.between(1, 10);
                self.after(
                    delay,
                    Happening::Read {
                        tab: id,
                        life,
                        tables,
                    },
                );
            }
        }
    }

    /// Closes a tab, with or without a last word.
    pub fn close(&mut self, id: TabId, last_word: bool) {
        if last_word {
            self.deliver(id, Event::Leaving);
        }
        if last_word {
            self.close_socket(id);
        } else if let Some(socket) = self.tab_mut(id).socket.take() {
            self.break_connection(socket, true);
        }
        let tab = self.tab_mut(id);
        tab.session = None;
        tab.life += 1;
        tab.frozen.clear();
        tab.frozen_until = 0;
        let device = &mut self.devices[id.device];
        if device.leader == Some(id.tab) {
            device.leader = None;
            let delay = self.dice.between(1, 500);
            self.after(delay, Happening::Elect { device: id.device });
        }
    }

    fn elect(&mut self, device: usize) {
        if self.devices[device].leader.is_some() {
            return;
        }
        if let Some(tab) = self.devices[device].open_tabs().first().copied() {
            self.devices[device].leader = Some(tab);
            self.deliver(TabId { device, tab }, Event::Leading(true));
        }
    }

    /// Another tab leads from now on.
    pub fn lead(&mut self, id: TabId) {
        let before = self.devices[id.device].leader.replace(id.tab);
        if before == Some(id.tab) {
            return;
        }
        if let Some(tab) = before {
            let device = id.device;
            self.deliver(TabId { device, tab }, Event::Leading(false));
        }
        self.deliver(id, Event::Leading(true));
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

    /// The browser gives a tab time again.
    fn thaw(&mut self, id: TabId, life: u64) {
        let tab = self.tab_mut(id);
        if tab.life != life {
            return;
        }
        let until = tab.frozen_until;
        if until > self.time {
            self.at(until, Happening::Thaws { tab: id, life });
            return;
        }
        for event in std::mem::take(&mut self.tab_mut(id).frozen) {
            self.deliver(id, event);
        }
    }

    /// Tells a session something.
    pub fn deliver(&mut self, id: TabId, event: Event) {
        let time = self.time;
        let tab = self.tab_mut(id);
        if tab.session.is_none() {
            return;
        }
        if tab.frozen_until > time || !tab.frozen.is_empty() {
            // A frozen tab gets everything when it thaws, in order.
            tab.frozen.push(event);
            if tab.frozen.len() == 1 {
                let (at, life) = (tab.frozen_until, tab.life);
                self.at(at, Happening::Thaws { tab: id, life });
            }
            return;
        }
        if !tab.ready && event != Event::Restored {
            tab.held.push(event);
            return;
        }
        if self.trace {
            eprintln!(
                "{:>9} {}/{} ← {}",
                self.time,
                id.device,
                id.tab,
                crate::trace::event(&event)
            );
        }
        let device = &mut self.devices[id.device];
        let now = device.clock.now(self.time);
        let Some(session) = &mut device.tabs[id.tab].session else {
            return;
        };
        let effects = session.handle(
            event,
            now,
            &mut Environment {
                guard: &NativeGuard,
                rng: self.dice.rng(),
            },
        );
        self.carry_out(id, effects);
    }

    fn carry_out(&mut self, id: TabId, effects: Vec<Effect>) {
        let life = self.tab(id).life;
        let mut notices = Vec::new();
        for effect in effects {
            if self.trace {
                crate::trace::effect(self.time, id, &effect);
            }
            match effect {
                Effect::Reread => self.read_disk(id),
                Effect::Store {
                    id: write,
                    writes,
                    strict,
                } => {
                    self.stores += 1;
                    let least = if strict { 2 } else { 1 };
                    let delay = self.dice.between(least, 12);
                    let disk = &mut self.devices[id.device].disk;
                    let at = (self.time + delay).max(disk.busy_until);
                    disk.busy_until = at;
                    self.at(
                        at,
                        Happening::Commit {
                            tab: id,
                            life,
                            id: write,
                            writes,
                            strict,
                        },
                    );
                }
                Effect::Connect => self.open_socket(id),
                Effect::Send(frame) => self.send_up(id, frame),
                Effect::Disconnect => self.close_socket(id),
                Effect::Tell(message) => self.tell(id, &message),
                Effect::WakeAt(at) => {
                    let when = self.devices[id.device].clock.when(at);
                    let tab = self.tab_mut(id);
                    tab.alarm += 1;
                    let alarm = tab.alarm;
                    let happening = Happening::Alarm {
                        tab: id,
                        life,
                        alarm,
                    };
                    self.at(when, happening);
                }
                Effect::Notice(notice) => notices.push(notice),
            }
        }
        for notice in notices {
            self.note(id, notice);
        }
    }

    /// A broadcast to the other tabs of the device. From one tab to another they keep their order.
    fn tell(&mut self, from: TabId, message: &[u8]) {
        for tab in self.devices[from.device].open_tabs() {
            if tab == from.tab {
                continue;
            }
            let to = TabId {
                device: from.device,
                tab,
            };
            let delay = if self.dice.per_mille(self.faults.reorder) {
                self.dice.between(50, 1_500)
            } else {
                self.dice.below(8)
            };
            let last = self.tab(from).told.get(&tab).copied().unwrap_or(0);
            let at = (self.time + delay).max(last);
            self.tab_mut(from).told.insert(tab, at);
            let times = 1 + u32::from(self.dice.per_mille(self.faults.duplicate));
            for _ in 0..times {
                let life = self.tab(to).life;
                let event = Event::Tab(message.to_vec());
                self.at(
                    at,
                    Happening::Event {
                        tab: to,
                        life,
                        event,
                    },
                );
            }
        }
    }

    /// What the view would do.
    fn note(&mut self, id: TabId, notice: Notice) {
        if let Notice::Trouble(trouble) = &notice {
            self.ledger.troubles.push((id, trouble.clone()));
        }
        match notice {
            Notice::Done(request) => {
                if let Some(entry) = self.ledger.entries.get_mut(&request) {
                    if entry.done {
                        let shock = format!("{request:?} was answered twice");
                        self.ledger.shocks.push(shock);
                    }
                    entry.done = true;
                }
            }
            Notice::Failed(request, failure) => {
                self.ledger.failures.insert(request, failure.to_string());
            }
            Notice::Imported(request, report) => {
                self.ledger.imports.insert(request, report);
            }
            Notice::LaneChanged => {
                let lane = self
                    .tab(id)
                    .session
                    .as_ref()
                    .map(|session| session.lane().clone());
                let tab = self.tab_mut(id);
                if let Some(lane) = lane {
                    let old = std::mem::replace(&mut tab.lane, lane);
                    tab.old_lanes.push(old);
                }
            }
            Notice::Trouble(Trouble::SetAside(set_aside)) => {
                if let SetAside::Poison { key, .. } = &set_aside
                    && !key.split('/').any(|part| self.hostile.contains(part))
                {
                    let shock = format!("{id:?} set honest writing aside: {set_aside:?}");
                    self.ledger.shocks.push(shock);
                }
                self.devices[id.device].set_aside.push(set_aside);
            }
            Notice::Trouble(
                trouble @ (Trouble::Refused(_)
                | Trouble::RelayFull
                | Trouble::WrongLink
                | Trouble::NeedsUpdate),
            ) => {
                let shock = format!("{id:?} was told {trouble:?}");
                self.ledger.shocks.push(shock);
            }
            _ => {}
        }
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

    fn commit(&mut self, tab: TabId, life: u64, id: WriteId, writes: &[Write], strict: bool) {
        // A tab that was killed may have got its last transactions through, or not.
        let alive = self.tab(tab).life == life;
        if !alive && self.dice.per_mille(500) {
            return;
        }
        let fails = self.dice.per_mille(self.faults.disk)
            || self.devices[tab.device].disk.fails_until > self.time;
        let event = match fails {
            true => Event::StoreFailed(id, sync::StoreFailure::Disk),
            false => match self.devices[tab.device].disk.commit(writes, strict) {
                Ok(()) => Event::Stored(id),
                Err(failure) => Event::StoreFailed(id, failure),
            },
        };
        if alive {
            self.deliver(tab, event);
        }
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
