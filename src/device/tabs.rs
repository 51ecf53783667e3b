//! The tabs of one device: they talk over a channel, and one of them leads, that is, holds the
//! connection to the relay.
//!
//! Who leads holds a lock. A tab in the background may be frozen with the lock in its hand, as on an
//! iPad; so a tab that is looked at and does not lead asks now and then whether the leader lives, and
//! takes the lock if no answer comes. Where there are no locks the same question decides who leads, and
//! the lesser number wins when two do. Where there is no channel either, every tab leads.
//!
//! A participant follows their own table and a facilitator everything, so of a device that has both a
//! facilitator's tab leads: it takes the lead from a participant's as soon as it hears of it. The number
//! that a tab says says its role too, the facilitators' are below all participants': a tab of an earlier
//! version takes it for any number.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;

use js_sys::Uint8Array;
use protocol::{Role, WorkshopId};
use rand_core::Rng;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::entropy::entropy;
use super::lock::{Asking, Lock, LockEvent};
use super::timer::Timeout;
use super::{page, panic};

/// How long a leader may take to answer.
pub const PATIENCE: Duration = Duration::from_secs(2);
/// How long where there are no locks and nobody may lead yet.
pub const ELECTION: Duration = Duration::from_millis(300);
/// How long a leader is believed to live.
pub const TRUST: Duration = Duration::from_secs(10);

/// The least of the participants' numbers.
const PARTICIPANTS: u32 = 1 << 31;

const WHO_LEADS: &str = "who leads?";
const I_LEAVE: &str = "I leave";
const I_LEAD: &str = "I lead ";

/// What comes from the other tabs.
#[derive(Debug, PartialEq, Eq)]
pub enum TabEvent {
    /// A message.
    Message(Vec<u8>),
    /// This tab leads from now on, or no more.
    Leading(bool),
}

/// This tab among the others of a workshop.
pub struct Tabs(Rc<Inner>);

struct Inner {
    lock_name: String,
    /// Decides when two tabs lead.
    number: u32,
    tell: Box<dyn Fn(TabEvent)>,
    channel: Option<BroadcastChannel>,
    came: RefCell<Option<Came>>,
    lock: RefCell<Option<Lock>>,
    has_locks: Cell<bool>,
    leading: Cell<bool>,
    /// What is waited for: an answer, or the time to ask again.
    asking: RefCell<Option<Timeout>>,
}

type Came = Closure<dyn Fn(MessageEvent)>;

impl Tabs {
    /// Joins the others.
    pub fn join(workshop: WorkshopId, role: Role, tell: impl Fn(TabEvent) + 'static) -> Self {
        let name = format!("temadag.{workshop}");
        let number = entropy().next_u32() % PARTICIPANTS;
        let inner = Rc::new(Inner {
            lock_name: format!("temadag.leader.{workshop}"),
            number: match role {
                Role::Facilitator => number,
                Role::Participant | Role::Party => number + PARTICIPANTS,
            },
            tell: Box::new(tell),
            channel: BroadcastChannel::new(&name).ok(),
            came: RefCell::default(),
            lock: RefCell::default(),
            has_locks: Cell::new(true),
            leading: Cell::new(false),
            asking: RefCell::default(),
        });
        inner.listen();
        inner.ask_for_lock(Asking::Waiting);
        inner.look();
        Self(inner)
    }

    /// Tells the others.
    pub fn post(&self, message: &[u8]) {
        if let Some(channel) = &self.0.channel {
            let _ = channel.post_message(&Uint8Array::from(message));
        }
    }

    /// The page can be seen again: finds out whether somebody leads.
    pub fn look(&self) {
        self.0.look();
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.0.leave();
    }
}

impl Inner {
    fn listen(self: &Rc<Self>) {
        let Some(channel) = &self.channel else {
            return;
        };
        let inner = Rc::downgrade(self);
        let came = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(inner) = inner.upgrade() {
                inner.hear(&event.data());
            }
        });
        channel.set_onmessage(Some(came.as_ref().unchecked_ref()));
        *self.came.borrow_mut() = Some(came);
    }

    fn hear(self: &Rc<Self>, message: &JsValue) {
        if panic::is_shown() {
            // It stopped with the lock in its hand.
            self.leave();
            return;
        }
        if let Some(bytes) = message.dyn_ref::<Uint8Array>() {
            (self.tell)(TabEvent::Message(bytes.to_vec()));
            return;
        }
        let Some(word) = message.as_string() else {
            return;
        };
        if word == WHO_LEADS {
            if self.leading.get() {
                self.say_that_it_leads();
            }
        } else if word == I_LEAVE {
            self.look();
        } else if let Some(number) = word.strip_prefix(I_LEAD) {
            // Who says it otherwise is of a later version, and has the lead for what can be known.
            self.hear_who_leads(number.parse().unwrap_or(0));
        }
    }

    fn hear_who_leads(self: &Rc<Self>, number: u32) {
        if self.leading.get() {
            // With locks only one of the two will go on believing so.
            if self.has_locks.get() {
                return;
            }
            if number >= self.number {
                self.say_that_it_leads();
                return;
            }
            self.lead(false);
        }
        if self.number < PARTICIPANTS && number >= PARTICIPANTS {
            self.take_the_lead();
        } else {
            self.wait(TRUST, Self::look);
        }
    }

    fn look(self: &Rc<Self>) {
        if self.leading.get() || (self.has_locks.get() && !page::visible()) {
            return;
        }
        self.say(WHO_LEADS);
        let patience = if self.has_locks.get() {
            PATIENCE
        } else {
            ELECTION
        };
        self.wait(patience, Self::take_the_lead);
    }

    fn wait(self: &Rc<Self>, delay: Duration, then: fn(&Rc<Self>)) {
        let inner = Rc::downgrade(self);
        let timeout = Timeout::new(delay, move || {
            if let Some(inner) = inner.upgrade() {
                then(&inner);
            }
        });
        self.asking.replace(Some(timeout));
    }

    fn take_the_lead(self: &Rc<Self>) {
        if self.leading.get() {
            return;
        }
        if self.has_locks.get() {
            self.ask_for_lock(Asking::Stealing);
        } else {
            self.lead(true);
        }
    }

    fn ask_for_lock(self: &Rc<Self>, asking: Asking) {
        let inner = Rc::downgrade(self);
        let lock = Lock::request(&self.lock_name, asking, move |event| {
            if let Some(inner) = Weak::upgrade(&inner) {
                match event {
                    LockEvent::Granted => inner.lead(true),
                    LockEvent::Lost => {
                        inner.lead(false);
                        inner.ask_for_lock(Asking::Waiting);
                        // Whoever took it may sleep by the time that anybody asks.
                        inner.look();
                    }
                }
            }
        });
        self.has_locks.set(lock.is_some());
        let before = self.lock.replace(lock);
        drop(before);
    }

    fn lead(&self, leading: bool) {
        if self.leading.replace(leading) == leading {
            return;
        }
        if leading {
            self.say_that_it_leads();
        }
        (self.tell)(TabEvent::Leading(leading));
    }

    fn leave(&self) {
        self.asking.borrow_mut().take();
        self.lock.borrow_mut().take();
        if self.leading.replace(false) {
            self.say(I_LEAVE);
        }
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }

    fn say_that_it_leads(&self) {
        self.say(&format!("{I_LEAD}{}", self.number));
    }

    fn say(&self, word: &str) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&word.into());
        }
    }
}
