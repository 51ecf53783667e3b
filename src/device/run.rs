//! The loop: an event goes in, effects come out and are carried out in order.
//!
//! Nothing of the session is borrowed while the world is called. What happens meanwhile is queued,
//! so that events are handled one after another and never one inside another.

use std::time::Duration;

use futures_channel::oneshot;
use sync::{Effect, Environment, Event, Notice, Objection, Session, StoreFailure, Trouble};
use wasm_bindgen_futures::spawn_local;

use super::device::{Answer, Device};
use super::disk::{Change, Durability, Gone, PATIENCE};
use super::entropy::entropy;
use super::guard::BrowserGuard;
use super::lane::Lane;
use super::page::{self, PageEvent};
use super::socket::{Socket, SocketEvent};
use super::tabs::{TabEvent, Tabs};
use super::timer::{self, Timeout};
use super::world::Line;
use super::{clock, keyring, known, lane};

impl Device {
    /// Lets an event in.
    pub(super) fn handle(&self, event: Event) {
        if self.closed.get() {
            // Nobody will answer; who waits is told so.
            self.answers.take();
            return;
        }
        self.queue.borrow_mut().push_back(event);
        if self.restored.get() {
            self.handle_queue();
        }
    }

    pub(super) fn handle_queue(&self) {
        if self.handling.replace(true) {
            return;
        }
        while self.restored.get() && !self.closed.get() {
            let event = self.queue.borrow_mut().pop_front();
            let Some(event) = event else { break };
            let effects = self.session.borrow_mut().handle(
                event,
                clock::now(),
                &mut Environment {
                    guard: &BrowserGuard,
                    rng: &mut entropy(),
                },
            );
            self.carry_out(effects);
        }
        self.handling.set(false);
        if !self.session.borrow().is_ahead_of_disk() {
            for written in self.unwritten.take() {
                let _ = written.send(());
            }
        }
    }

    /// Waits until the disk has everything that this person wrote; false if that takes too long.
    pub(super) async fn written(&self) -> bool {
        if self.read(Session::is_ahead_of_disk) {
            let (done, written) = oneshot::channel();
            self.unwritten.borrow_mut().push(done);
            timer::within(
                PATIENCE,
                Box::pin(async {
                    let _ = written.await;
                }),
            )
            .await;
        }
        !self.read(Session::is_ahead_of_disk)
    }

    /// Carries effects out. What the view is told comes when everything else is on its way.
    pub(super) fn carry_out(&self, effects: Vec<Effect>) {
        let mut notices = Vec::new();
        for effect in effects {
            match effect {
                Effect::Reread => self.reread(),
                Effect::Store { id, writes, strict } => self.store(id, writes, strict),
                Effect::Connect => self.connect(),
                Effect::Send(frame) => {
                    if let Some(line) = &self.world.borrow().line {
                        line.send(&frame);
                    }
                }
                Effect::Disconnect => drop(self.world.borrow_mut().line.take()),
                Effect::Tell(message) => {
                    if let Some(tabs) = &self.world.borrow().tabs {
                        tabs.post(&message);
                    }
                }
                Effect::WakeAt(at) => self.set_alarm(at),
                Effect::Notice(notice) => notices.push(notice),
            }
        }
        for notice in notices {
            self.note(&notice);
            self.tell_listeners(&notice);
            self.answer(notice);
        }
    }

    fn store(&self, id: sync::WriteId, writes: Vec<sync::Write>, strict: bool) {
        let durability = if strict {
            Durability::Strict
        } else {
            Durability::Relaxed
        };
        let changes = writes.into_iter().map(Change::from).collect();
        let outcome = self.disk.transact(changes, durability);
        let device = self.me.clone();
        spawn_local(async move {
            let event = match outcome.await {
                Ok(()) => Event::Stored(id),
                Err(failure) => Event::StoreFailed(id, failure),
            };
            if let Some(device) = device.upgrade() {
                device.handle(event);
            }
        });
    }

    fn connect(&self) {
        let device = self.me.clone();
        let tell = move |event| {
            let Some(device) = device.upgrade() else {
                return;
            };
            device.handle(match event {
                SocketEvent::Open => Event::Connected {
                    origin: page::origin(),
                },
                SocketEvent::Frame(frame) => Event::Frame(frame),
                SocketEvent::Closed => Event::Disconnected,
            });
        };
        if self.rehearsal_of().is_some() {
            // The participants' program has no room for it, and goes on to the facilitators'. No relay hears of it. [V1]
            #[cfg(feature = "facilitators")]
            self.connect_to_room(tell);
            return;
        }
        let socket = Socket::connect(tell);
        if socket.is_none() {
            self.handle(Event::Disconnected);
        }
        let line = socket.map(Line::Relay);
        let before = std::mem::replace(&mut self.world.borrow_mut().line, line);
        drop(before);
    }

    fn set_alarm(&self, at: u64) {
        let device = self.me.clone();
        let wait = at.saturating_sub(clock::now().monotonic);
        let alarm = Timeout::new(Duration::from_millis(wait), move || {
            if let Some(device) = device.upgrade() {
                device.handle(Event::Tick);
            }
        });
        self.world.borrow_mut().alarm = Some(alarm);
    }

    /// What the device itself keeps in mind of a notice.
    fn note(&self, notice: &Notice) {
        match notice {
            Notice::LaneChanged => self.change_lane(),
            // A link that leads nowhere is not worth a place on the front page.
            Notice::Trouble(Trouble::Relay(Objection::WrongLink))
                if self.read(|session| session.charter().is_none()) =>
            {
                known::forget(self.workshop);
            }
            Notice::Touched { document, touched }
                if touched.has(workshop::TITLE) || touched.rest =>
            {
                self.remember_title(document);
            }
            Notice::Replaced { document } => self.remember_title(document),
            _ => {}
        }
    }

    fn change_lane(&self) {
        let keys = self.session.borrow().lane().clone();
        lane::keep(self.workshop, self.person, &keys);
        let device = self.me.clone();
        spawn_local(async move {
            let lock = lane::hold_new(&keys).await;
            if let Some(device) = device.upgrade() {
                device.world.borrow_mut().lane = lock;
            }
        });
    }

    /// A relay may ask for a token before it creates the workshop. It is kept: the relay that loses its
    /// disk asks again.
    pub async fn give_creation_token(&self, token: String) -> Result<(), StoreFailure> {
        let changes = vec![keyring::token_row(&token)];
        self.disk.keep(changes).await?;
        self.handle(Event::CreationToken(token));
        Ok(())
    }

    fn remember_title(&self, document: &sync::DocumentId) {
        if *document != sync::DocumentId::PLAN {
            return;
        }
        let plan = self.read(|session| session.document(document).map(workshop::Document::plan));
        if let Some(plan) = plan.filter(|plan| !plan.title.is_empty()) {
            known::remember_title(self.workshop, self.role, &plan.title);
        }
    }

    fn answer(&self, notice: Notice) {
        let (request, answer) = match notice {
            Notice::Done(request) => (request, Answer::Done),
            Notice::Failed(request, failure) => (request, Answer::Failed(failure)),
            Notice::Imported(request, report) => (request, Answer::Imported(report)),
            _ => return,
        };
        if let Some(sender) = self.answers.borrow_mut().remove(&request) {
            let _ = sender.send(answer);
        }
    }

    /// Opens the ears to the page and to the other tabs, before the disk is read: what another tab
    /// stores meanwhile must not be missed.
    pub(super) fn hear_the_world(&self, lane: Lane) {
        let device = self.me.clone();
        let subscriptions = page::follow(move |event| {
            if let Some(device) = device.upgrade() {
                device.page_says(event);
            }
        });
        let device = self.me.clone();
        let tabs = Tabs::join(self.workshop, self.role, move |event| {
            if let Some(device) = device.upgrade() {
                device.handle(match event {
                    TabEvent::Message(message) => Event::Tab(message),
                    TabEvent::Leading(leading) => Event::Leading(leading),
                });
            }
        });
        let device = self.me.clone();
        self.disk.when_gone(move |gone| {
            if let Some(device) = device.upgrade() {
                device.lose_the_disk(gone);
            }
        });
        let mut world = self.world.borrow_mut();
        world.lane = lane.lock;
        world.page = subscriptions;
        world.tabs = Some(tabs);
    }

    /// The database went away under this device. Nothing can be saved here any more, and nothing is tried again.
    fn lose_the_disk(&self, gone: Gone) {
        match gone {
            Gone::Deleted => {
                self.close();
                self.forget_beside_the_disk();
                self.tell_that_it_is_erased();
            }
            Gone::TakenOver => {
                let trouble = Trouble::Relay(Objection::NeedsUpdate);
                self.tell_listeners(&Notice::Trouble(trouble));
            }
        }
    }

    fn page_says(&self, event: PageEvent) {
        match event {
            PageEvent::Online => self.handle(Event::Online),
            PageEvent::Offline => self.handle(Event::Offline),
            PageEvent::Leaving => self.handle(Event::Leaving),
            PageEvent::Shown => {
                if let Some(tabs) = &self.world.borrow().tabs {
                    tabs.look();
                }
                // A tab that slept may hold a socket that died in its sleep.
                self.handle(if page::online() {
                    Event::Online
                } else {
                    Event::Offline
                });
            }
        }
    }

    /// Leaves the world, if it has not yet: what is under way is finished by the disk, and nothing comes in any more.
    pub(super) fn close(&self) {
        if self.closed.get() {
            return;
        }
        if self.restored.get() {
            self.handle(Event::Leaving);
        }
        self.closed.set(true);
        let world = self.world.take();
        drop(world);
        self.answers.take();
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        self.close();
    }
}
