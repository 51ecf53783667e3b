//! The tabs of one device: they talk over a channel, and one of them leads, that is, holds the
//! connection to the relay.
//!
//! Who leads holds a lock. A tab in the background may be frozen with the lock in its hand, as on an
//! iPad; so a tab that is looked at and does not lead asks whether the leader lives, and takes the lock
//! if no answer comes. Where there are no locks the same question decides who leads, and the lesser
//! number wins when two do. Where there is no channel either, every tab leads.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;

use js_sys::Uint8Array;
use protocol::WorkshopId;
use rand_core::Rng;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::entropy::entropy;
use super::lock::{Asking, Lock, LockEvent};
use super::page;
use super::timer::Timeout;

/// How long a leader may take to answer.
pub const PATIENCE: Duration = Duration::from_secs(2);
/// How long where there are no locks and nobody may lead yet.
pub const ELECTION: Duration = Duration::from_millis(300);

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
    asking: RefCell<Option<Timeout>>,
}

type Came = Closure<dyn Fn(MessageEvent)>;

impl Tabs {
    /// Joins the others.
    pub fn join(workshop: WorkshopId, tell: impl Fn(TabEvent) + 'static) -> Self {
        let name = format!("temadag.{workshop}");
        let inner = Rc::new(Inner {
            lock_name: format!("temadag.leader.{workshop}"),
            number: entropy().next_u32(),
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
            self.asking.borrow_mut().take();
            let lesser = number.parse().is_ok_and(|number: u32| number < self.number);
            if self.leading.get() && !self.has_locks.get() {
                if lesser {
                    self.lead(false);
                } else {
                    self.say_that_it_leads();
                }
            }
        }
    }

    fn look(self: &Rc<Self>) {
        if self.leading.get() || (self.has_locks.get() && !page::visible()) {
            return;
        }
        self.say(WHO_LEADS);
        let inner = Rc::downgrade(self);
        let patience = if self.has_locks.get() {
            PATIENCE
        } else {
            ELECTION
        };
        let timeout = Timeout::new(patience, move || {
            if let Some(inner) = inner.upgrade() {
                inner.nobody_answered();
            }
        });
        *self.asking.borrow_mut() = Some(timeout);
    }

    fn nobody_answered(self: &Rc<Self>) {
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
