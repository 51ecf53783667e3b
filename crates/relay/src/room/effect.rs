//! What is to be done: a room asks for it, the shell around it does it.

use std::sync::Arc;

use protocol::{Goodbye, RelayFrame};

use crate::store::Batch;

/// Names a connection; the shell never uses a number twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnectionId(pub u64);

/// Names a batch of one room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BatchId(pub u64);

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum RoomEffect {
    /// Send a frame.
    Send {
        /// To whom.
        to: ConnectionId,
        /// What.
        frame: RelayFrame,
    },
    /// When everything sent to this connection so far is written, say [`super::Room::drained`].
    Wait {
        /// Whose queue.
        to: ConnectionId,
    },
    /// Read no more from this connection for so long.
    Pause {
        /// Whose frames.
        from: ConnectionId,
        /// How long, in milliseconds.
        ms: u64,
    },
    /// Say goodbye and hang up, after what was sent. The room has forgotten the connection.
    Close {
        /// With whom.
        to: ConnectionId,
        /// Why.
        reason: Goodbye,
    },
    /// Append this durably, then say [`super::Room::committed`] or [`super::Room::failed`].
    Append {
        /// Names it in the answer.
        id: BatchId,
        /// What.
        batch: Arc<Batch>,
    },
}
