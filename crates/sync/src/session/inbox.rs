//! The inbox: what came from outside and waits for what came before it.

use protocol::RelayFrame;

use crate::RequestId;

/// Something from outside. One is taken in after another: the next when everything of the one before
/// is on the disk. So a cursor never stands for records that are not there, and a record is compared
/// with all that came before it.
#[derive(Debug)]
pub(super) enum Incoming {
    /// From the relay.
    Frame(RelayFrame),
    /// A file that somebody hands in.
    File {
        request: RequestId,
        name: String,
        bytes: Vec<u8>,
    },
}
