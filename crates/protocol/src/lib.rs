//! The words that devices and the relay share, and the bytes that they stand for.
//!
//! Everything that leaves a device is made here and checked here. `SPEC.md` at the top of the
//! repository says the same in numbered rules; a comment such as `[R7]` names the rule.
//!
//! Read in this order:
//!
//! * [`ids`]: the names of things, all public.
//! * [`role`]: what a person may be.
//! * [`stream`]: the streams of a workshop and who may write in which.
//! * [`secret`] and [`keys`]: what is secret, and everything that is derived from it.
//! * [`signature`]: what a signature covers.
//! * [`charter`] and [`certificate`]: why a lane's word counts.
//! * [`record`], [`pack`]: what is stored: sealed, signed, never opened by the relay.
//! * [`control`]: the facilitators' records that everyone obeys.
//! * [`frame`]: what goes over the WebSocket.
//! * [`link`], [`receipt`], [`file`], [`recovery`]: what people carry from one device to another.
//!
//! The crate knows nothing of Automerge, of storage, of networks or of clocks. Randomness comes in
//! as an argument.

mod bytes;
pub mod certificate;
pub mod charter;
pub mod control;
pub mod file;
pub mod frame;
pub mod ids;
pub mod keys;
pub mod limits;
pub mod link;
pub mod pack;
pub mod padding;
pub mod receipt;
pub mod record;
pub mod recovery;
pub mod role;
pub mod secret;
pub mod signature;
pub mod stream;

pub use bytes::Malformed;
pub use certificate::{Chain, ChainError, LaneIdentity};
pub use charter::{Charter, CharterError, SignedCharter};
pub use control::{Control, ControlAction, ControlId, ControlState, Kind};
pub use frame::{ClientFrame, Cursor, Goodbye, LogEntry, Refusal, RelayFrame};
pub use ids::*;
pub use keys::{Access, FacilitatorKeys, LaneKeys, MemberKeys, PartyKeys, PersonKeys, RecordKey};
pub use link::{Link, PartyLink};
pub use pack::{Covered, Pack, PackHeader};
pub use record::{Header, Record, RecordError, RecordKind};
pub use role::Role;
pub use signature::Signature;
pub use stream::{SYNTHESIS_PARTS, Share, Stream, StreamClass};

/// The version of every format in this crate.
pub const VERSION: u8 = 1;
