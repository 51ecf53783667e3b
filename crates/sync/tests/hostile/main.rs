//! Hostile input, through the whole session: whatever comes, the person gets a plain word or the
//! wire a named rejection, and nobody else notices.
//!
//! Each test is an evening in the simulation's world, with production sessions and the production
//! room. When it is over, everybody writes, everybody sees it, and all hold equal documents; so do a
//! device that was closed and opened again, a newcomer, and one that reads the same records in
//! another order.
//!
//! * [`insider`]: a true participant with a program of their own.
//! * [`evening`]: who is there, and what must hold afterwards.
//! * `changes`: mutated Automerge changes, sealed and signed.

mod changes;
mod evening;
mod insider;
