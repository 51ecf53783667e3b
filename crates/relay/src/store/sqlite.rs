//! The store on disk.
#[derive(Debug)]
pub struct SqliteStore;
