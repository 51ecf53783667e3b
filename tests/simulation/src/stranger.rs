//! A stranger: somebody at the relay's door with a program of their own, who says what they like.

use std::collections::BTreeMap;

use protocol::{ClientFrame, Goodbye, RelayFrame};

use crate::world::World;

/// What the relay said to each stranger and they have not looked at yet, by the socket's number.
pub(crate) type Heard = BTreeMap<u64, Vec<RelayFrame>>;

impl World {
    /// A stranger connects. The relay speaks first; the answer is the socket's number.
    pub fn stranger_connects(&mut self) -> u64 {
        let number = self.network.new_stranger();
        self.relay_accepts(number);
        number
    }

    /// A stranger says something, which need not be a frame.
    pub fn stranger_says(&mut self, number: u64, bytes: &[u8]) {
        match ClientFrame::from_bytes(bytes) {
            Ok(_) => self.relay_hears(number, bytes),
            // As the server's socket does, which reads frames before a room hears them.
            Err(_) => {
                self.relay_hangs_up(number, Goodbye::Malformed);
                self.relay_loses(number);
            }
        }
    }

    /// What the relay has said to a stranger since they last looked.
    pub fn stranger_hears(&mut self, number: u64) -> Vec<RelayFrame> {
        self.network
            .strangers
            .get_mut(&number)
            .map(std::mem::take)
            .unwrap_or_default()
    }
}
