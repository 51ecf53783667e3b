//! State: what the view shows of one open workshop, as signals.
//!
//! [`Workshop`] is the context that every page below `/w/…` finds. It listens to the device, reads
//! again just what a notice names, and sets those signals; everything else is derived. What a person
//! does goes the other way: [`Workshop::write`] and [`Workshop::decide`].
//!
//! The logic stands in plain types that know no signals and no browser:
//!
//! - [`shelf`]: all contributions, and which cell holds which.
//! - [`standing`]: what signatures prove of a contribution.
//! - [`arrangement`]: an order of things, and how a thing is moved in it.
//! - [`tables`]: which tables are in use, where some between them are not.
//! - [`troubles`]: which alerts stand, as notices come and go.
//! - [`failure`] and [`import`]: why something was not done, and what became of a file, in words.

pub mod arrangement;
pub mod contributions;
pub mod failure;
pub mod import;
pub mod shelf;
pub mod standing;
pub mod tables;
pub mod troubles;
pub mod watched;
pub mod workshop;

pub use contributions::Contributions;
pub use shelf::{Cell, Key};
pub use troubles::{Alert, Troubles};
pub use workshop::Workshop;
