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
//! * `files`: files that are cut or bent.
//! * `wire`: frames, packs and what tabs tell each other, cut or bent.
//! * `packed`: packs that say something else than was signed.
//! * `rights`: wrong keys, roles, owners, workshops and streams; signatures shown in another context.
//! * `strange`: what the relay cannot tell from the true.
//! * `changes`: mutated Automerge changes, sealed and signed.
//! * `joint`: what is another's on the sheet that everybody writes.
//! * `flood`: more than anybody writes.
//! * `sizes`: what is small and becomes large.
//! * `words`: what people write, as text and as nothing else.

mod changes;
mod evening;
mod files;
mod flood;
mod insider;
mod joint;
mod muted;
mod packed;
mod rights;
mod sizes;
mod strange;
mod wire;
mod words;
