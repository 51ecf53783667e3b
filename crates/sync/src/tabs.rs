//! What the tabs of one device tell each other. Only the one that leads holds the connection.

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use protocol::control::StreamReach;
use protocol::{Covered, LaneId, StreamId};

use crate::{Objection, store};

/// A message between tabs. It is trusted as far as the device's own disk is, and stands in the same
/// envelope.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum TabMessage {
    /// These records are on the disk now, with their places in the relay's log where known.
    #[n(1)]
    Stored {
        /// Chains of lanes that may be new.
        #[n(0)]
        chains: Vec<ByteVec>,
        /// The records.
        #[n(1)]
        records: Vec<TabRecord>,
    },
    /// These records were withdrawn: another record stands under the first number.
    #[n(2)]
    Withdrawn {
        /// The stream.
        #[n(0)]
        stream: StreamId,
        /// The lane; whoever writes in it stops.
        #[n(1)]
        lane: LaneId,
        /// From this number on.
        #[n(2)]
        from: u64,
    },
    /// The leading tab's connection.
    #[n(3)]
    Connection {
        /// Whether it is welcome at the relay.
        #[n(0)]
        connected: bool,
        /// Which log of the relay's it follows; a new one voids what was acknowledged.
        #[n(1)]
        log: u64,
        /// Since when this tab leads, by the device's clock.
        #[n(2)]
        since: i64,
        /// What the relay says against it.
        #[n(3)]
        objection: Option<Objection>,
        /// The relay's clock less the device's, where it is known.
        #[n(4)]
        clock: Option<i64>,
    },
    /// The charter came.
    #[n(4)]
    Charter {
        /// Encoded.
        #[cbor(n(0), with = "minicbor::bytes")]
        charter: Vec<u8>,
    },
    /// A new tab asks how things stand.
    #[n(5)]
    Hello {
        /// Lanes whose records are on the disk and whose chains are not.
        #[n(0)]
        lacks: Vec<LaneId>,
        /// How far lanes reach on the disk, said by a tab that leads from now on: whoever led before
        /// may have been killed before it told what it had stored.
        #[n(1)]
        holds: Vec<StreamReach>,
    },
    /// A document came whole, instead of its first records.
    #[n(7)]
    Pack {
        /// The name of its row.
        #[n(0)]
        document: String,
        /// As Automerge saves it.
        #[cbor(n(1), with = "minicbor::bytes")]
        saved: Vec<u8>,
        /// The last number of each lane that is in it.
        #[n(2)]
        covered: Vec<Covered>,
    },
    /// These commands of other persons of this device were withdrawn, and are theirs to issue again.
    #[n(8)]
    Reissue {
        /// The orders.
        #[n(0)]
        orders: Vec<TabOrder>,
    },
    /// Rows of these streams were damaged and taken away: the relay may still have what was in them.
    #[n(9)]
    Torn {
        /// The streams.
        #[n(0)]
        streams: Vec<StreamId>,
        /// Something that says what counts was damaged.
        #[n(1)]
        meta: bool,
    },
    /// What the relay asks for before it creates the workshop, given to another tab.
    #[n(10)]
    CreationToken {
        /// As the person wrote it.
        #[n(0)]
        token: String,
    },
    /// A stream that another tab's person follows.
    #[n(6)]
    Follow {
        /// The table's number.
        #[n(0)]
        table: u16,
    },
}

/// A record as one tab tells it to another.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct TabRecord {
    /// Its row, without the envelope.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub row: Vec<u8>,
    /// The command that made it.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub command: Option<Vec<u8>>,
}

/// Something to be issued again, as one tab tells it to another.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct TabOrder {
    /// The name of its row.
    #[n(0)]
    pub key: String,
    /// Its row, without the envelope.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub row: Vec<u8>,
}

impl TabMessage {
    /// Encodes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        // Writing into a Vec cannot fail.
        if minicbor::encode(self, &mut out).is_err() {
            out.clear();
        }
        store::wrap(&out)
    }

    /// Decodes; a message of another version, or a damaged one, is passed over.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        minicbor::decode(store::unwrap(bytes)?).ok()
    }
}
