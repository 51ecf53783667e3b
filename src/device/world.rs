//! The world around a session: what brings it events, and what it speaks to.

use super::lock::Lock;
use super::page::Subscription;
#[cfg(feature = "facilitators")]
use super::rehearsal::{Playing, RoomLine};
use super::socket::Socket;
use super::tabs::Tabs;
use super::timer::Timeout;

/// All of it, as far as it is open.
#[derive(Default)]
pub(super) struct World {
    pub(super) line: Option<Line>,
    #[cfg(feature = "facilitators")]
    pub(super) rehearsal: Option<Playing>,
    pub(super) tabs: Option<Tabs>,
    pub(super) alarm: Option<Timeout>,
    pub(super) page: Vec<Subscription>,
    pub(super) lane: Option<Lock>,
}

/// What a session's frames go over.
pub(super) enum Line {
    /// To the relay.
    Relay(Socket),
    /// To the room of a rehearsal, on this page.
    #[cfg(feature = "facilitators")]
    Room(RoomLine),
}

impl Line {
    pub(super) fn send(&self, frame: &[u8]) {
        match self {
            Self::Relay(socket) => socket.send(frame),
            #[cfg(feature = "facilitators")]
            Self::Room(line) => line.send(frame),
        }
    }
}
