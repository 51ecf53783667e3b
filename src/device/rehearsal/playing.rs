//! Playing: a [`Rehearsal`] driven by this page's clock, a few milliseconds at a time. It ends with who holds it.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;

use protocol::Link;
use rehearsal::{Heard, Rehearsal};
use sync::Environment;
use wasm_bindgen_futures::spawn_local;

use super::super::entropy::entropy;
use super::super::guard::BrowserGuard;
use super::super::socket::SocketEvent;
use super::super::timer::{self, Timeout};
use super::super::{clock, panic};

/// For so many milliseconds work is done before the page may paint.
const SLICE: u64 = 6;

/// See the module.
pub(in crate::device) struct Playing(Rc<Inner>);

struct Inner {
    rehearsal: RefCell<Rehearsal>,
    /// To whom what the room says is told, and by which line: an earlier one says and hears nothing any more.
    ear: RefCell<Option<Ear>>,
    line: Cell<u64>,
    /// Until there is something to do.
    rest: RefCell<Option<Timeout>>,
    is_at_work: Cell<bool>,
}

type Ear = Rc<dyn Fn(SocketEvent)>;

/// The device's line to the room, hung up when dropped.
pub(in crate::device) struct RoomLine {
    playing: Weak<Inner>,
    number: u64,
}

impl Playing {
    /// Nobody is there yet.
    pub fn new(link: Link, origin: String) -> Self {
        Self(Rc::new(Inner {
            rehearsal: RefCell::new(Rehearsal::new(link, origin)),
            ear: RefCell::default(),
            line: Cell::new(0),
            rest: RefCell::default(),
            is_at_work: Cell::new(false),
        }))
    }

    /// The device connects, and hears what the room says.
    pub fn connect(&self, tell: impl Fn(SocketEvent) + 'static) -> RoomLine {
        let inner = &self.0;
        inner.line.set(inner.line.get() + 1);
        inner.ear.replace(Some(Rc::new(tell)));
        inner.with(|rehearsal, env| rehearsal.connect(clock::now(), env));
        inner.wake();
        RoomLine {
            playing: Rc::downgrade(inner),
            number: inner.line.get(),
        }
    }
}

impl RoomLine {
    /// The device says a frame.
    pub fn send(&self, frame: &[u8]) {
        if let Some(inner) = self.current() {
            inner.rehearsal.borrow_mut().say(frame.to_vec());
            inner.wake();
        }
    }

    fn current(&self) -> Option<Rc<Inner>> {
        let inner = self.playing.upgrade()?;
        (inner.line.get() == self.number).then_some(inner)
    }
}

impl Drop for RoomLine {
    fn drop(&mut self) {
        if let Some(inner) = self.current() {
            inner.ear.take();
            inner.rehearsal.borrow_mut().hang_up();
        }
    }
}

impl Inner {
    fn with<T>(&self, call: impl FnOnce(&mut Rehearsal, &mut Environment<'_>) -> T) -> T {
        let env = &mut Environment {
            guard: &BrowserGuard,
            rng: &mut entropy(),
        };
        call(&mut self.rehearsal.borrow_mut(), env)
    }

    /// There is something to do.
    fn wake(self: &Rc<Self>) {
        if self.is_at_work.replace(true) {
            return;
        }
        self.rest.take();
        spawn_local(Self::work(Rc::downgrade(self)));
    }

    /// Works until there is nothing to do, and then rests until there is.
    async fn work(playing: Weak<Self>) {
        loop {
            timer::breathe().await;
            let Some(inner) = playing.upgrade() else {
                return;
            };
            // What stopped in the middle of something is not gone on with.
            if panic::is_shown() {
                return;
            }
            let due = inner.work_for_a_slice();
            let now = clock::now().monotonic;
            if due > now {
                inner.is_at_work.set(false);
                let again = playing.clone();
                let rest = Timeout::new(Duration::from_millis(due - now), move || {
                    if let Some(inner) = again.upgrade() {
                        inner.wake();
                    }
                });
                inner.rest.replace(Some(rest));
                return;
            }
        }
    }

    /// Says when there is more to do.
    fn work_for_a_slice(&self) -> u64 {
        let begun = clock::now().monotonic;
        loop {
            let step = self.with(|rehearsal, env| rehearsal.step(clock::now(), env));
            // Who is told something may have answered.
            let due = match step.told.is_empty() {
                true => step.due,
                false => begun,
            };
            for told in step.told {
                self.tell(told);
            }
            let now = clock::now().monotonic;
            if due > now || now.saturating_sub(begun) >= SLICE {
                return due;
            }
        }
    }

    /// Nothing is borrowed meanwhile: what is heard may be answered at once.
    fn tell(&self, told: Heard) {
        let ear = self.ear.borrow().clone();
        if let Some(ear) = ear {
            ear(match told {
                Heard::Opened => SocketEvent::Open,
                Heard::Frame(frame) => SocketEvent::Frame(frame),
                Heard::Closed => SocketEvent::Closed,
            });
        }
    }
}
