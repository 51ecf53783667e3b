//! The collection: its order, its counts, what a search finds, and its exports.

mod contents;
mod exports;
mod read_back;
mod room;
