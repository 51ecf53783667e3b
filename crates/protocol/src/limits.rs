//! How large things may be. A relay may be stricter; nobody may be laxer.

/// A WebSocket message, in bytes.
pub const FRAME: usize = 256 * 1024;
/// A sealed record, in bytes.
pub const RECORD: usize = 128 * 1024;
/// The plaintext of a record: what is left when header, nonce, tag and signature are taken off.
///
/// The greatest padded length that leaves 1 KiB for these, less the four bytes of its length.
pub const RECORD_PLAINTEXT: usize = RECORD - 1024 - 4;
/// The content of an ephemeral record, in bytes: everybody who follows the stream is sent it.
pub const EPHEMERAL: usize = 4 * 1024;
/// The greatest number of a record in its lane: what SQLite and JavaScript still count exactly.
pub const NUMBER: u64 = (1 << 53) - 1;
/// A sealed pack, in bytes.
pub const PACK: usize = 16 * 1024 * 1024;
/// The part of a pack that one frame carries, in bytes.
pub const PACK_CHUNK: usize = 192 * 1024;
/// The chunks of the largest pack.
pub const PACK_CHUNKS: u32 = PACK.div_ceil(PACK_CHUNK) as u32;
/// Records in one frame.
pub const RECORDS_IN_FRAME: usize = 512;
/// Lanes that a pack or a cut may name.
pub const LANES_NAMED: usize = 2_500;
/// A file of records, in bytes.
pub const FILE: usize = 256 * 1024 * 1024;
