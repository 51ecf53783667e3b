//! The blind relay: it checks, orders, keeps and hands out what devices write, and reads nothing.
//!
//! Read in this order:
//!
//! * [`limits`]: how much it takes from whom.
//! * [`store`]: where workshops are kept: a trait, what it promises, SQLite and memory.
//! * [`lobby`]: a connection before it belongs to a room.
//! * [`room`]: the rules of one workshop. A state machine: told what happens, returns what to do.
//! * `server`: sockets, threads and clock around them; left out where a room is all that is wanted.
//!
//! The crate has no Automerge in it and holds no key that opens anything.

pub mod limits;
pub mod lobby;
pub mod room;
#[cfg(feature = "server")]
pub mod server;
pub mod store;

pub use limits::Limits;
pub use lobby::{CreatePolicy, Entrant, Lobby, LobbyEffect, LobbyRules};
pub use room::{BatchId, ConnectionId, Room, RoomEffect};
#[cfg(feature = "server")]
pub use store::SqliteStore;
pub use store::{Batch, LogStore, MemoryStore, StoreError};
