//! The device's session: one tab's part in one workshop, as a state machine.
//!
//! What a person does, what the disk holds and what the network brings all enter by one door,
//! [`Session::handle`], as an [`Event`]; what is to be done about it comes back as [`Effect`]s. The
//! session opens no socket, touches no disk, reads no clock and makes no randomness of its own, so
//! that a simulation can drive hundreds of them through a night of failures in a second.
//!
//! Three promises hold here or nowhere:
//!
//! 1. Nothing written is lost: persist before showing, show before sending, mark when acknowledged.
//! 2. What you wrote is yours: a record counts only where its lane may write.
//! 3. No server can read it: only sealed records leave.
//!
//! A tour, in reading order:
//!
//! * [`event`] and [`effect`]: the door. [`Notice`] is what the view is told.
//! * [`store`]: the rows that the disk keeps, and the envelope that finds torn ones.
//! * [`document_id`]: which document a record belongs to.
//! * [`Session`]: the state machine; its modules are listed there.
//! * [`guard`]: the port behind which foreign bytes meet Automerge.
//! * [`plan_in`]: another workshop's plan, from a file.
//! * [`tabs`]: what the tabs of one device tell each other.

pub mod document_id;
pub mod effect;
pub mod event;
pub mod guard;
mod plan_file;
mod session;
pub mod store;
pub mod tabs;

pub use document_id::DocumentId;
pub use effect::{
    Effect, Failure, ImportReport, Notice, Objection, SetAside, Status, Trouble, Unreadable,
    Waiting,
};
pub use event::{Decision, Event, Now, RequestId, StoreFailure, WriteId};
pub use guard::{Guard, Trapped};
pub use plan_file::plan_in;
pub use session::{
    Decided, Environment, HeardAt, Identity, Session, Survey, Surveyed, WaitingFrom, Whose,
};
pub use store::{Row, Table, Write};
