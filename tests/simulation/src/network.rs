//! The network: WebSockets that keep the order of what they carry until they break. Messages of
//! different sockets overtake each other freely.

use std::collections::BTreeMap;

use protocol::{ClientFrame, Goodbye, RelayFrame};
use sync::Event;

use crate::device::TabId;
use crate::stranger::Heard;
use crate::world::{Happening, World};

/// The relay's name.
pub const ORIGIN: &str = "https://temadag.example.dk";

/// Which way a frame goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From a device to the relay.
    Up,
    /// From the relay to a device.
    Down,
}

/// A socket between a tab and the relay.
#[derive(Debug)]
pub struct Connection {
    /// The device's end.
    pub tab: TabId,
    life: u64,
    /// What would arrive later than this is lost.
    lost_after: Option<u64>,
    up_at: u64,
    down_at: u64,
}

/// All sockets.
#[derive(Debug, Default)]
pub struct Network {
    connections: BTreeMap<u64, Connection>,
    /// What strangers heard.
    pub(crate) strangers: Heard,
    counter: u64,
    /// Frames sent but for the questions whether somebody is there.
    pub frames: u64,
}

impl Network {
    /// A socket that is no device's.
    pub(crate) fn new_stranger(&mut self) -> u64 {
        self.counter += 1;
        self.strangers.insert(self.counter, Vec::new());
        self.counter
    }
}

impl World {
    /// A tab wants a socket.
    pub fn open_socket(&mut self, tab: TabId) {
        self.network.counter += 1;
        let number = self.network.counter;
        let life = self.tab(tab).life;
        let connection = Connection {
            tab,
            life,
            lost_after: None,
            up_at: 0,
            down_at: 0,
        };
        self.network.connections.insert(number, connection);
        self.tab_mut(tab).socket = Some(number);
        let delay = self.latency();
        self.after(delay, Happening::Knock { connection: number });
    }

    /// The socket reaches the relay, or does not.
    pub(crate) fn knock(&mut self, number: u64) {
        let Some(tab) = self.device_end(number) else {
            return;
        };
        if !self.devices[tab.device].online || !self.relay.up {
            // Some networks refuse at once, others let one wait.
            if self.dice.per_mille(700) {
                let delay = self.dice.below(3_000);
                self.after(delay, Happening::HungUp { connection: number });
            }
            return;
        }
        let delay = self.latency();
        self.after_in_order(
            number,
            Way::Down,
            delay,
            Happening::Opened { connection: number },
        );
        self.relay_accepts(number);
    }

    pub(crate) fn socket_opened(&mut self, number: u64) {
        if let Some(tab) = self.device_end(number) {
            let origin = ORIGIN.to_owned();
            self.deliver(tab, Event::Connected { origin });
        }
    }

    /// A frame leaves the device.
    pub fn send_up(&mut self, tab: TabId, frame: Vec<u8>) {
        let Some(connection) = self.tab(tab).socket else {
            return;
        };
        if !matches!(ClientFrame::from_bytes(&frame), Ok(ClientFrame::Ping)) {
            self.network.frames += 1;
        }
        // A socket that was given up may still bring what was queued in it.
        if matches!(
            ClientFrame::from_bytes(&frame),
            Ok(ClientFrame::Offer { .. })
        ) {
            self.carry_again(connection, Way::Up, &frame);
        }
        self.carry(connection, Way::Up, frame);
    }

    fn carry_again(&mut self, connection: u64, way: Way, frame: &[u8]) {
        if self.dice.per_mille(self.faults.duplicate) {
            self.tally.twice += 1;
            self.carry(connection, way, frame.to_vec());
        }
    }

    /// A frame leaves the relay.
    pub(crate) fn send_down(&mut self, connection: u64, frame: &RelayFrame) {
        if let Some(heard) = self.network.strangers.get_mut(&connection) {
            heard.push(frame.clone());
            return;
        }
        if !matches!(frame, RelayFrame::Pong { .. }) {
            self.network.frames += 1;
        }
        self.relay_must_have(frame);
        self.tally.packs += u64::from(matches!(frame, RelayFrame::Pack { .. }));
        let said = frame.to_bytes();
        if matches!(
            frame,
            RelayFrame::Records { .. } | RelayFrame::Accepted { .. }
        ) {
            self.carry_again(connection, Way::Down, &said);
        }
        self.carry(connection, Way::Down, said);
    }

    fn carry(&mut self, connection: u64, way: Way, frame: Vec<u8>) {
        if self.dice.per_mille(self.faults.drop) {
            let silent = self.dice.per_mille(self.faults.silent);
            self.break_connection(connection, silent);
            return;
        }
        let delay = self.latency();
        let happening = Happening::Frame {
            connection,
            way,
            frame,
        };
        self.after_in_order(connection, way, delay, happening);
    }

    fn after_in_order(&mut self, number: u64, way: Way, delay: u64, happening: Happening) {
        let Some(connection) = self.network.connections.get_mut(&number) else {
            return;
        };
        let last = match way {
            Way::Up => &mut connection.up_at,
            Way::Down => &mut connection.down_at,
        };
        let at = (self.time + delay).max(*last);
        *last = at;
        // What is sent after the break is lost, whenever it would have arrived.
        if connection.lost_after.is_none() {
            self.at(at, happening);
        }
    }

    /// A frame arrives, if the connection still stood when it would have.
    pub(crate) fn frame_arrives(&mut self, number: u64, way: Way, frame: Vec<u8>) {
        let Some(connection) = self.network.connections.get(&number) else {
            return;
        };
        if connection.lost_after.is_some_and(|lost| lost < self.time) {
            return;
        }
        match way {
            Way::Up => self.relay_hears(number, &frame),
            Way::Down => {
                if let Some(tab) = self.device_end(number) {
                    self.deliver(tab, Event::Frame(frame));
                }
            }
        }
    }

    /// The connection breaks in the middle of what is under way. The relay notices late; the device
    /// soon, or only by the silence.
    pub fn break_connection(&mut self, number: u64, silent: bool) {
        let cut = self.time + self.dice.below(200);
        let Some(connection) = self.network.connections.get_mut(&number) else {
            return;
        };
        if connection.lost_after.is_some() {
            return;
        }
        connection.lost_after = Some(cut);
        self.tally.broken += 1;
        let late = self.dice.between(300, 60_000);
        self.after(late, Happening::Gone { connection: number });
        if !silent {
            let soon = self.dice.between(200, 3_000);
            self.after(soon, Happening::HungUp { connection: number });
        }
    }

    /// All connections of a device break.
    pub fn break_device(&mut self, device: usize) {
        let numbers: Vec<u64> = self
            .network
            .connections
            .iter()
            .filter(|(_, connection)| connection.tab.device == device)
            .map(|(number, _)| *number)
            .collect();
        for number in numbers {
            let silent = self.dice.per_mille(500);
            self.break_connection(number, silent);
        }
    }

    /// All connections break: the relay is gone.
    pub(crate) fn break_all(&mut self) {
        let numbers: Vec<u64> = self.network.connections.keys().copied().collect();
        for number in numbers {
            self.break_connection(number, false);
        }
    }

    /// The device lets go of its socket.
    pub fn close_socket(&mut self, tab: TabId) {
        if let Some(connection) = self.tab_mut(tab).socket.take() {
            let delay = self.latency();
            self.after_in_order(connection, Way::Up, delay, Happening::Gone { connection });
        }
    }

    /// The relay says goodbye and hangs up.
    pub(crate) fn relay_hangs_up(&mut self, connection: u64, reason: Goodbye) {
        self.send_down(connection, &RelayFrame::Goodbye { reason });
        let delay = self.latency();
        self.after_in_order(
            connection,
            Way::Down,
            delay,
            Happening::HungUp { connection },
        );
    }

    /// The device learns that the socket is closed.
    pub(crate) fn socket_hung_up(&mut self, number: u64) {
        if let Some(tab) = self.device_end(number) {
            self.tab_mut(tab).socket = None;
            self.deliver(tab, Event::Disconnected);
        }
        if let Some(connection) = self.network.connections.get_mut(&number) {
            connection.lost_after.get_or_insert(self.time);
        }
        self.after(0, Happening::Gone { connection: number });
    }

    /// The relay learns that the socket is closed.
    pub(crate) fn socket_gone(&mut self, number: u64) {
        self.relay_loses(number);
        if let Some(connection) = self.network.connections.get_mut(&number) {
            connection.lost_after.get_or_insert(self.time);
        }
    }

    /// The tab that this socket is the present one of.
    fn device_end(&self, number: u64) -> Option<TabId> {
        let connection = self.network.connections.get(&number)?;
        let tab = self.tab(connection.tab);
        (tab.life == connection.life && tab.socket == Some(number)).then_some(connection.tab)
    }

    /// How long something takes on the network.
    pub fn latency(&mut self) -> u64 {
        if self.dice.per_mille(self.faults.reorder) {
            self.tally.slow += 1;
            self.dice.between(100, 2_000)
        } else {
            self.dice.between(3, 60)
        }
    }
}
