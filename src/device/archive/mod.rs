//! An archive: a zip of several files, going out or coming in.
//!
//! Of the format only what is needed: files stored or deflated, below four gigabytes, not encrypted.
//! The crate that knows the rest weighs 54 KB of the page's bytes after brotli; this weighs three.
//!
//! What comes in may be made to burst: a few hundred bytes can claim to hold gigabytes. So the
//! entries are counted before and the bytes while inflating, and the names are names only: a path in
//! one leads nowhere.

mod read;
mod write;

pub use read::{is_one, unpack};
pub use write::pack;

/// Begins what stands before a file's bytes.
const LOCAL: u32 = 0x0403_4b50;
/// Begins a file's line in the directory at the end.
const CENTRAL: u32 = 0x0201_4b50;
/// Begins the end of that directory.
const END: u32 = 0x0605_4b50;

/// The length of what stands before a file's bytes, without its name.
const LOCAL_LENGTH: usize = 30;
/// The length of a line of the directory, without its name.
const CENTRAL_LENGTH: usize = 46;
/// The length of the end, without its comment.
const END_LENGTH: usize = 22;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;
