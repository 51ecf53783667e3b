//! The evening as it runs: what control records say of it, what waits because of them, and what is still being checked.

use leptos::prelude::*;
use protocol::control::Clock;
use protocol::{ItemId, Kind};
use sync::{Notice, Session, Waiting};

use super::holder::Holder;
use super::workshop::Workshop;

/// Signals for what is read from control records.
#[derive(Clone, Copy)]
pub struct Evening {
    /// Whether input is closed.
    pub closed: ReadSignal<bool>,
    /// Which phase it is in, how much of it is left, what facilitators say.
    pub running: ReadSignal<Running>,
    /// What waits beyond a close; facilitators see all of it.
    pub waiting: ReadSignal<Waiting>,
    /// How many sheets a facilitator is shown before each record of them is checked.
    pub unchecked: ReadSignal<usize>,
    set_closed: WriteSignal<bool>,
    set_running: WriteSignal<Running>,
    set_waiting: WriteSignal<Waiting>,
    set_unchecked: WriteSignal<usize>,
    workshop: Workshop,
}

/// How the evening runs: three registers, of which none takes another along. [T8]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Running {
    /// The phase of the programme, if it is in one.
    pub phase: Option<ItemId>,
    /// The phase's clock, if it has one.
    pub clock: Option<Clock>,
    /// A line to everyone, if there is one.
    pub message: Option<String>,
}

impl Running {
    fn of(session: &Session) -> Self {
        let decided = session.decided();
        Self {
            phase: decided.phase().and_then(|said| said.value),
            clock: decided.clock().and_then(|said| said.value),
            message: decided.message().and_then(|said| said.value.clone()),
        }
    }
}

/// How many milliseconds a clock leaves at a moment of the relay's; fewer than none once it has run out.
pub fn left(clock: Clock, now: i64) -> i64 {
    match clock {
        Clock::Until(end) => end.saturating_sub(now),
        Clock::Paused(left) => i64::try_from(left).unwrap_or(i64::MAX),
    }
}

impl Holder for Evening {
    fn new(workshop: Workshop) -> Self {
        let device = workshop.device();
        let (closed, set_closed) = signal(device.read(|session| session.closed(Kind::Tables)));
        let (running, set_running) = signal(device.read(Running::of));
        let (waiting, set_waiting) = signal(device.read(|session| session.waiting()));
        let (unchecked, set_unchecked) = signal(device.read(|session| session.unchecked()));
        Self {
            closed,
            running,
            waiting,
            unchecked,
            set_closed,
            set_running,
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
                let running = device.read(Running::of);
                if self.running.with_untracked(|before| *before != running) {
                    self.set_running.set(running);
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

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_clock_that_stands_leaves_the_same_whenever_it_is_asked() {
        assert_eq!(left(Clock::Until(5_000), 2_000), 3_000);
        assert_eq!(left(Clock::Until(5_000), 9_000), -4_000);
        assert_eq!(left(Clock::Paused(7_000), 2_000), 7_000);
        assert_eq!(left(Clock::Paused(u64::MAX), 0), i64::MAX);
    }
}
