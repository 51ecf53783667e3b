//! Frames: the messages between a device and the relay, one CBOR value in one WebSocket message.
//! [W1]
//!
//! ```text
//! device                                   relay
//!    │ ◀─────────────────────── Challenge ──│
//!    │── Charter (to create) ─────────────▶ │
//!    │── Hello ───────────────────────────▶ │
//!    │ ◀────────────── Welcome or Unknown ──│
//!    │── Subscribe ───────────────────────▶ │
//!    │ ◀── (Reset) Chains Pack… Records… ── │
//!    │ ◀──────────────────────── Position ──│
//!    │── Offer ───────────────────────────▶ │
//!    │ ◀──────────── Accepted or Refused ── │
//! ```

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};

use crate::bytes::{decode, encode};
use crate::keys::LaneKeys;
use crate::signature::{self, Context};
use crate::{
    Chain, LaneId, Malformed, PersonId, RecordHash, Signature, SignedCharter, StreamId, VERSION,
    WorkshopId, limits,
};

/// A place in the log of one stream. A relay that cannot confirm it is a new log. [W4]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Cursor {
    /// The workshop's sequence number of the last record that is in.
    #[n(0)]
    pub seq: u64,
    /// The running hash of the stream there, see [`running_hash`].
    #[cbor(n(1), with = "minicbor::bytes")]
    pub hash: [u8; 32],
}

/// The running hash after a record: SHA-256 of the hash before, the sequence number and the record's
/// hash. Before the first record it is all zeros. [W4]
pub fn running_hash(before: &[u8; 32], seq: u64, record: RecordHash) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    Sha256::new()
        .chain_update(before)
        .chain_update(seq.to_be_bytes())
        .chain_update(record.0)
        .finalize()
        .into()
}

/// A record with its place.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct LogEntry {
    /// The workshop's sequence number.
    #[n(0)]
    pub seq: u64,
    /// The record.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub record: Vec<u8>,
}

/// Part of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PackChunk {
    /// The hash of the whole pack.
    #[n(0)]
    pub pack: RecordHash,
    /// Which chunk, from 0.
    #[n(1)]
    pub index: u32,
    /// How many there are.
    #[n(2)]
    pub count: u32,
    /// Its bytes.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
    /// Where the relay's log stood when it took the pack; 0 on the way to the relay.
    #[n(4)]
    pub seq: u64,
}

/// What a device says.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum ClientFrame {
    /// Who I am: the first word, or the second after a charter.
    #[n(1)]
    Hello {
        /// The format, [`VERSION`].
        #[n(0)]
        version: u8,
        /// The workshop.
        #[n(1)]
        workshop: WorkshopId,
        /// Who.
        #[n(2)]
        chain: Chain,
        /// The lane's, over the challenge and the relay's origin.
        #[n(3)]
        signature: Signature,
    },
    /// Creates the workshop here, or renews its charter.
    #[n(2)]
    Charter {
        /// The workshop.
        #[n(0)]
        workshop: WorkshopId,
        /// Its charter.
        #[n(1)]
        charter: SignedCharter,
        /// Where the relay asks for one.
        #[n(2)]
        token: Option<String>,
    },
    /// Records to append, of whatever lanes, with the chains of lanes that the relay may not know.
    #[n(3)]
    Offer {
        /// Before the records that need them.
        #[n(0)]
        chains: Vec<Chain>,
        /// In the order of their numbers.
        #[n(1)]
        records: Vec<ByteVec>,
    },
    /// Send this stream, from here on and for as long as I am here.
    #[n(4)]
    Subscribe {
        /// The stream.
        #[n(0)]
        stream: StreamId,
        /// What I have.
        #[n(1)]
        cursor: Option<Cursor>,
        /// Whether packs may stand for records.
        #[n(2)]
        packs: bool,
        /// Whose documents alone, in a stream where everybody's are their own. [W16]
        #[n(3)]
        owner: Option<PersonId>,
    },
    /// Send it no more.
    #[n(5)]
    Unsubscribe {
        /// The stream.
        #[n(0)]
        stream: StreamId,
    },
    /// Part of a pack.
    #[n(6)]
    Pack {
        /// The chunk.
        #[n(0)]
        chunk: PackChunk,
    },
    /// To whoever follows the stream now.
    #[n(7)]
    Ephemeral {
        /// A record of kind ephemeral.
        #[cbor(n(0), with = "minicbor::bytes")]
        record: Vec<u8>,
    },
    /// Are you there?
    #[n(8)]
    Ping,
}

/// Why a record or a pack was not taken. [W6]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Refusal {
    /// Not a record.
    #[n(1)]
    Malformed,
    /// Another workshop's.
    #[n(2)]
    OtherWorkshop,
    /// Its lane is not known; send the chain first.
    #[n(3)]
    UnknownLane,
    /// The signature does not hold.
    #[n(4)]
    Signature,
    /// This role may not write here, or the document is another's.
    #[n(5)]
    NotAllowed,
    /// Numbers before it are missing here; `have` says how far the lane reaches.
    #[n(6)]
    Gap,
    /// Another record stands under this number.
    #[n(7)]
    Conflict,
    /// Larger than the relay takes.
    #[n(8)]
    TooLarge,
    /// The workshop's space is used up.
    #[n(9)]
    Full,
    /// The relay could not store it; try again.
    #[n(10)]
    Storage,
    /// Its writer was excluded before this number.
    #[n(11)]
    Excluded,
    /// Too much at once; try again.
    #[n(12)]
    Busy,
}

/// Why a relay hangs up. [W7]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Goodbye {
    /// The frame is not one that it knows.
    #[n(1)]
    Malformed,
    /// The greeting does not hold.
    #[n(2)]
    Authentication,
    /// No greeting in time.
    #[n(3)]
    Timeout,
    /// The reader is too slow.
    #[n(4)]
    TooSlow,
    /// It stops; come again.
    #[n(5)]
    Stopping,
    /// It speaks another version.
    #[n(6)]
    Version,
    /// It creates no workshops, or not without a token.
    #[n(7)]
    MayNotCreate,
    /// It has no room for another workshop.
    #[n(8)]
    Full,
    /// The charter does not hold, or a newer one is known.
    #[n(9)]
    Charter,
    /// The page stands at a name that the relay does not go by.
    #[n(10)]
    Origin,
}

/// What the relay says.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum RelayFrame {
    /// The first word.
    #[n(1)]
    Challenge {
        /// The format, [`VERSION`].
        #[n(0)]
        version: u8,
        /// Random; signed in the greeting.
        #[cbor(n(1), with = "minicbor::bytes")]
        challenge: [u8; 32],
        /// The relay's clock, milliseconds since 1970.
        #[n(2)]
        time: i64,
    },
    /// Greeted.
    #[n(2)]
    Welcome {
        /// The charter in force.
        #[n(0)]
        charter: SignedCharter,
        /// The relay's clock.
        #[n(1)]
        time: i64,
    },
    /// The workshop is not here.
    #[n(3)]
    Unknown,
    /// Lanes of the records that follow.
    #[n(4)]
    Chains {
        /// The chains.
        #[n(0)]
        chains: Vec<Chain>,
    },
    /// Records of one stream, in the relay's order.
    #[n(5)]
    Records {
        /// The stream.
        #[n(0)]
        stream: StreamId,
        /// Rising by sequence number.
        #[n(1)]
        entries: Vec<LogEntry>,
        /// The place after the last of them.
        #[n(2)]
        cursor: Cursor,
    },
    /// Everything in this stream up to `head` has been sent; what follows is live.
    #[n(6)]
    Position {
        /// The stream.
        #[n(0)]
        stream: StreamId,
        /// The place after its last record, if it has any.
        #[n(1)]
        cursor: Option<Cursor>,
        /// Where the workshop's sequence stands.
        #[n(2)]
        head: u64,
    },
    /// The cursor cannot be confirmed: this is a new log, and it is sent from its beginning.
    #[n(7)]
    Reset {
        /// The stream.
        #[n(0)]
        stream: StreamId,
    },
    /// The record is on disk.
    #[n(8)]
    Accepted {
        /// The stream.
        #[n(0)]
        stream: StreamId,
        /// The record's lane.
        #[n(1)]
        lane: LaneId,
        /// Its number.
        #[n(2)]
        number: u64,
        /// Its place in the stream.
        #[n(3)]
        cursor: Cursor,
        /// What was taken.
        #[n(4)]
        hash: RecordHash,
    },
    /// The record was not taken.
    #[n(9)]
    Refused {
        /// What was refused.
        #[n(0)]
        hash: RecordHash,
        /// Why.
        #[n(1)]
        reason: Refusal,
        /// How far its lane reaches here.
        #[n(2)]
        have: u64,
    },
    /// Part of a pack.
    #[n(10)]
    Pack {
        /// The chunk.
        #[n(0)]
        chunk: PackChunk,
    },
    /// The pack is on disk.
    #[n(11)]
    PackAccepted {
        /// Its hash.
        #[n(0)]
        pack: RecordHash,
    },
    /// Something of the moment.
    #[n(12)]
    Ephemeral {
        /// A record of kind ephemeral.
        #[cbor(n(0), with = "minicbor::bytes")]
        record: Vec<u8>,
    },
    /// I am.
    #[n(13)]
    Pong {
        /// The relay's clock.
        #[n(0)]
        time: i64,
    },
    /// Hanging up.
    #[n(14)]
    Goodbye {
        /// Why.
        #[n(0)]
        reason: Goodbye,
    },
    /// So much of this stream is not for this person; nothing of it is sent. [W15]
    #[n(15)]
    NotFollowed {
        /// The stream.
        #[n(0)]
        stream: StreamId,
    },
}

impl ClientFrame {
    /// The greeting: signs the challenge and the origin of the relay that gave it, so that no relay
    /// can pass it on to another. [W2]
    pub fn hello(
        workshop: WorkshopId,
        chain: Chain,
        lane: &LaneKeys,
        challenge: &[u8; 32],
        origin: &str,
    ) -> Self {
        let signature = signature::sign(
            &lane.0,
            Context::Hello,
            workshop,
            &[challenge, origin.as_bytes()],
        );
        Self::Hello {
            version: VERSION,
            workshop,
            chain,
            signature,
        }
    }

    /// Encodes.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    /// Decodes, and checks the bounds that a frame must keep. [W3]
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        bounded(bytes)?;
        let frame = decode(bytes, "not a frame")?;
        let sound = match &frame {
            Self::Offer { records, .. } => records.len() <= limits::RECORDS_IN_FRAME,
            Self::Pack { chunk } => chunk.is_sound(),
            _ => true,
        };
        checked(frame, sound)
    }
}

/// Checks a greeting's signature.
pub fn verify_hello(
    lane: LaneId,
    workshop: WorkshopId,
    challenge: &[u8; 32],
    origin: &str,
    signature: &Signature,
) -> bool {
    signature::verify(
        &lane.0,
        Context::Hello,
        workshop,
        &[challenge, origin.as_bytes()],
        signature,
    )
}

impl RelayFrame {
    /// Encodes.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    /// Decodes, and checks the bounds that a frame must keep. [W3]
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        bounded(bytes)?;
        let frame = decode(bytes, "not a frame")?;
        let sound = match &frame {
            Self::Records {
                entries, cursor, ..
            } => {
                entries.len() <= limits::RECORDS_IN_FRAME
                    && entries.windows(2).all(|pair| pair[0].seq < pair[1].seq)
                    && entries.last().is_none_or(|last| last.seq == cursor.seq)
            }
            Self::Pack { chunk } => chunk.is_sound(),
            _ => true,
        };
        checked(frame, sound)
    }
}

impl PackChunk {
    fn is_sound(&self) -> bool {
        self.index < self.count
            && self.count <= limits::PACK_CHUNKS
            && self.bytes.len() <= limits::PACK_CHUNK
    }
}

fn checked<T>(frame: T, sound: bool) -> Result<T, Malformed> {
    if sound {
        Ok(frame)
    } else {
        Err(Malformed("a frame beyond its bounds"))
    }
}

fn bounded(bytes: &[u8]) -> Result<(), Malformed> {
    if bytes.len() > limits::FRAME {
        Err(Malformed("larger than a frame may be"))
    } else {
        Ok(())
    }
}
