//! The device: the browser around one tab's [`sync::Session`].
//!
//! This is the only place that knows IndexedDB, WebSocket, BroadcastChannel, Web Locks, files and the
//! service worker, and it knows nothing of the view. The session says what should be done; what is
//! here does it, in that order, and brings back what happened.
//!
//! A tour, in reading order:
//!
//! * [`Device`]: one open workshop in this tab; [`open()`], [`create`], [`join`], [`open_recovery`]
//!   and [`open_file`] make one.
//! * [`disk`]: what is kept, in transactions that are all or none. [`keyring`]: the secrets among it.
//! * `run`: the loop, event by event. `world`, of [`socket`], [`tabs`], [`lane`], [`page`] and an alarm: where events come
//!   from.
//! * [`guard`] and [`panic`](mod@panic): what happens when something traps.
//! * [`draft`], [`known`], [`seat`], [`memory`]: what is remembered beside a workshop's documents.
//! * [`archive`], [`download`], [`pick`], [`clipboard`]: files and the clipboard. `plan_file`: a plan as a file.
//! * `rehearsal`: a workshop with invented participants, which no relay hears of.
//! * `work`, `office`: what a worker of the browser does. `picture`: drawings as pixels.
//! * [`storage`], [`update`], [`voice`]: what the browser promises to keep, the next version of the app, reading aloud.
//!
//! Nothing here prints a secret, puts one into an error or into an address that a server sees.

#[allow(clippy::module_inception)]
mod device;
mod restore;
mod run;
mod world;

#[cfg(feature = "facilitators")]
mod create;
mod erase;
mod join;
mod open;
mod open_file;
mod person;
mod recovery;

pub mod disk;
pub mod keyring;

pub mod clock;
pub mod entropy;
pub mod lane;
pub mod lock;
pub mod page;
pub mod settings;
pub mod socket;
pub mod tabs;
pub mod timer;

pub mod guard;
pub mod panic;

pub mod draft;
pub mod known;
pub mod memory;
pub mod seat;

pub mod archive;
pub mod clipboard;
pub mod download;
pub mod pick;

pub mod storage;
pub mod update;
pub mod voice;

#[cfg(feature = "facilitators")]
pub mod office;
#[cfg(feature = "facilitators")]
pub mod picture;
#[cfg(feature = "facilitators")]
pub mod plan_file;
#[cfg(feature = "facilitators")]
pub mod rehearsal;
#[cfg(feature = "facilitators")]
pub mod work;

#[cfg(feature = "facilitators")]
pub use create::{Beginning, NewWorkshop, create};
pub use device::{Device, Links, Listening, SharedDevice};
pub use join::join;
pub use keyring::WayIn;
pub use open::{OpenError, open};
pub use open_file::{OpenFileError, OpenedFile, open_file};
pub use recovery::{ReadBackError, open_recovery};
