//! The browser: what it does for a tab. It opens and closes it, gives it what is on the disk, hands it
//! events, and carries out what its session wants.

use protocol::{PartyLink, PersonKeys, Role};
use sync::{
    Effect, Environment, Event, Identity, Notice, Objection, Session, SetAside, Table, Trouble,
    Write, WriteId,
};

use crate::device::TabId;
use crate::guard::NativeGuard;
use crate::world::{Happening, World};

/// How long a facilitator's tab may take to hear who leads, in milliseconds.
const ELECTION: u64 = 1_000;

impl World {
    /// Opens a tab: its session is given what the disk holds.
    pub fn open(&mut self, id: TabId) {
        if self.tab(id).session.is_some() {
            return;
        }
        let person = self.person_of(id).clone();
        let access = match person.role {
            Role::Facilitator => self.link.access(),
            Role::Participant => self.link.for_participants().access(),
            Role::Party => {
                let link = PartyLink::of(&self.link);
                link.expect("the facilitators' link").access()
            }
        };
        let identity = Identity {
            access,
            person: PersonKeys::derive(self.link.workshop, &person.secret),
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

    pub(crate) fn read(&mut self, id: TabId, life: u64, mut tables: Vec<Table>) {
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
            Some(_) if self.dice.per_mille(self.faults.kill) => self.kill(id),
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

    /// A tab is killed, and opened again soon.
    pub fn kill(&mut self, id: TabId) {
        self.tally.killed += 1;
        self.close(id, false);
        let later = self.dice.between(10, 20_000);
        self.open_later(id, later);
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

    /// A facilitator's tab takes the lead from a participant's.
    pub(crate) fn elect(&mut self, device: usize) {
        let tabs = self.devices[device].open_tabs();
        let leads_all =
            |tab: &usize| self.person_of(TabId { device, tab: *tab }).role == Role::Facilitator;
        let leader = self.devices[device].leader;
        if leader.is_some_and(|leader| leads_all(&leader)) {
            return;
        }
        let facilitators = tabs.iter().copied().find(leads_all);
        let tab = facilitators.or(tabs.first().copied().filter(|_| leader.is_none()));
        if let Some(tab) = tab {
            self.lead(TabId { device, tab });
        }
    }

    /// Another tab leads from now on, until a facilitator's hears of it.
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
        self.after(ELECTION, Happening::Elect { device: id.device });
    }

    /// The browser gives a tab time again.
    pub(crate) fn thaw(&mut self, id: TabId, life: u64) {
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
                Effect::Send(frame) => {
                    self.device_must_have(id, &frame);
                    self.send_up(id, frame);
                }
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
            let times = 1 + u64::from(self.dice.per_mille(self.faults.duplicate));
            self.tally.twice += times - 1;
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
            Notice::Status(status) => self.status_must_be_true(id, status),
            Notice::LaneChanged => {
                self.tally.lanes_changed += 1;
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
            Notice::Never(what) => {
                let shock = format!("{id:?} is as it must never be: {what}");
                self.ledger.shocks.push(shock);
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
                trouble @ (Trouble::Refused
                | Trouble::PackDiffers(_)
                | Trouble::Relay(
                    Objection::Full | Objection::WrongLink | Objection::NeedsUpdate,
                )),
            ) => {
                let shock = format!("{id:?} was told {trouble:?}");
                self.ledger.shocks.push(shock);
            }
            _ => {}
        }
    }

    pub(crate) fn commit(
        &mut self,
        tab: TabId,
        life: u64,
        id: WriteId,
        writes: &[Write],
        strict: bool,
    ) {
        // A tab that was killed may have got its last transactions through, or not.
        let alive = self.tab(tab).life == life;
        if !alive && self.dice.per_mille(500) {
            return;
        }
        if alive && self.dice.per_mille(self.faults.kill) {
            if self.dice.per_mille(500) {
                let _ = self.devices[tab.device].disk.commit(writes, strict);
            }
            self.kill(tab);
            return;
        }
        let fails = self.dice.per_mille(self.faults.disk)
            || self.devices[tab.device].disk.fails_until > self.time;
        self.tally.disk_failed += u64::from(fails);
        let event = match fails {
            true => Event::StoreFailed(id, sync::StoreFailure::Disk),
            false => match self.devices[tab.device].disk.commit(writes, strict) {
                // The browser dropped the connection with the answer, and could open none at once.
                Ok(()) if strict && self.answer_is_lost => {
                    self.answer_is_lost = false;
                    Event::StoreFailed(id, sync::StoreFailure::Disk)
                }
                Ok(()) => Event::Stored(id),
                Err(failure) => Event::StoreFailed(id, failure),
            },
        };
        if alive {
            self.deliver(tab, event);
        }
    }
}
