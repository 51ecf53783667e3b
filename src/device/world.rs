//! The world around a session: what brings it events, and what it speaks to.

use super::lock::Lock;
use super::page::Subscription;
use super::socket::Socket;
use super::tabs::Tabs;
use super::timer::Timeout;

/// All of it, as far as it is open.
#[derive(Default)]
pub(super) struct World {
    pub(super) socket: Option<Socket>,
    pub(super) tabs: Option<Tabs>,
    pub(super) alarm: Option<Timeout>,
    pub(super) page: Vec<Subscription>,
    pub(super) lane: Option<Lock>,
}
