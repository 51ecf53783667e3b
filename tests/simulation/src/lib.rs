//! The simulation: a night of failures in a second.
//!
//! Production sessions ([`sync::Session`]) and the production relay ([`relay::Lobby`],
//! [`relay::Room`], [`relay::MemoryStore`]) live here in one thread and in virtual time. All chance
//! comes from one seed: the same seed is the same night.
//!
//! A tour, in reading order:
//!
//! * [`dice`] and [`faults`]: chance, and how often what goes wrong.
//! * [`disk`], [`device`]: rows that tear, clocks that lie, tabs that are killed.
//! * [`network`], [`relay_host`]: sockets that break in mid-message, a relay that loses its disk.
//! * `browser`: what it does for a tab.
//! * [`world`]: time, the queue of what is to happen, and everybody.
//! * [`people`], [`remarks`], [`voting`], [`planning`] and [`drafting`]: what people do. [`ledger`]: what they were told is on the
//!   disk. [`registers`]: what is said as a whole, and which word stands.
//! * [`foreign`]: another program that changes our documents.
//! * [`stranger`] and [`mutation`]: somebody who means harm, and what they make of true changes.
//! * [`actions`]: what a night is made of. [`night`]: one night from seed to verdict.
//! * [`evening`]: a whole room by a script, and what its facilitators count in the end.
//! * [`checks`]: what must hold when everything has healed.
//! * `alike`: that all hold the same. `promises`: what people were told is there. `oracle`: what must be in, said a second time.
//!   `truth`: what must hold at every moment.
//! * [`tally`]: how often what happened.
//! * [`guard`]: the native guard.
//!
//! The stories in `crates/sync/tests` are told in this world too, with nothing left to chance.

pub mod actions;
mod alike;
mod arrival;
mod browser;
pub mod checks;
pub mod device;
pub mod dice;
pub mod disk;
pub mod drafting;
pub mod evening;
pub mod faults;
pub mod foreign;
pub mod guard;
pub mod ledger;
pub mod mutation;
pub mod network;
pub mod night;
mod oracle;
pub mod people;
pub mod planning;
mod promises;
pub mod registers;
pub mod relay_host;
pub mod remarks;
pub mod stranger;
pub mod tally;
mod trace;
mod truth;
pub mod voting;
pub mod world;

pub use device::{Clock, TabId};
pub use faults::Faults;
pub use relay::CreatePolicy;
pub use relay_host::{DiskAfter, RelayHost};
pub use world::World;
