//! The evening as it runs: what control records say of it, what waits because of them, and what is still being checked.

use leptos::prelude::*;
use protocol::Kind;
use sync::{Notice, Waiting};

use super::holder::Holder;
use super::workshop::Workshop;

/// Signals for what is read from control records.
#[derive(Clone, Copy)]
pub struct Evening {
    /// Whether input is closed.
    pub closed: ReadSignal<bool>,
    /// What waits beyond a close; facilitators see all of it.
    pub waiting: ReadSignal<Waiting>,
    /// How many sheets a facilitator is shown before each record of them is checked.
    pub unchecked: ReadSignal<usize>,
    set_closed: WriteSignal<bool>,
    set_waiting: WriteSignal<Waiting>,
    set_unchecked: WriteSignal<usize>,
    workshop: Workshop,
}

impl Holder for Evening {
    fn new(workshop: Workshop) -> Self {
        let device = workshop.device();
        let (closed, set_closed) = signal(device.read(|session| session.closed(Kind::Tables)));
        let (waiting, set_waiting) = signal(device.read(|session| session.waiting()));
        let (unchecked, set_unchecked) = signal(device.read(|session| session.unchecked()));
        Self {
            closed,
            waiting,
            unchecked,
            set_closed,
            set_waiting,
            set_unchecked,
            workshop,
        }
    }

    fn take_in(self, notice: &Notice) {
        let device = self.workshop.device();
        match notice {
            Notice::Control => {
                let closed = device.read(|session| session.closed(Kind::Tables));
                if self.closed.get_untracked() != closed {
                    self.set_closed.set(closed);
                }
            }
            Notice::Waiting => {
                self.set_waiting
                    .set(device.read(|session| session.waiting()));
            }
            Notice::Unchecked => {
                self.set_unchecked
                    .set(device.read(|session| session.unchecked()));
            }
            _ => {}
        }
    }
}
