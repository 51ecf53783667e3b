//! The rules of `SPEC.md`, file by file; every test ends in the number of its rule.

// The name that the other crates know it by.
extern crate temadag_protocol as protocol;

#[path = "../fixture/mod.rs"]
mod fixture;
mod forge;

mod carried;
mod certificates;
mod control;
mod control_order;
mod frames;
mod hostile;
mod keys;
mod packs;
mod records;
mod streams;
