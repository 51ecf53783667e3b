//! The collection: its order, its counts, and what a search finds.

mod contents;
mod room;
