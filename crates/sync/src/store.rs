//! The rows that the disk keeps.
//!
//! The disk is a handful of tables of named rows. Transactions are all or none. Every value stands
//! in an envelope with its length and SHA-256, since Automerge loads zero bytes as an empty document
//! and disks tear.

use sha2::{Digest, Sha256};

/// The tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Charter, chains, cursors, gates: small, read first.
    Meta,
    /// Saved documents.
    Documents,
    /// Records with the commands that made them. Keys begin with the stream.
    Records,
    /// What was damaged, refused or withdrawn. Never read back, never deleted.
    Aside,
}

impl Table {
    /// Every table, in the order in which it is best restored.
    pub const ALL: [Self; 4] = [Self::Meta, Self::Documents, Self::Records, Self::Aside];

    /// Its name on the disk.
    pub fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Documents => "documents",
            Self::Records => "records",
            Self::Aside => "aside",
        }
    }
}

/// A change to a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// A row that must be new; the transaction fails with [`crate::StoreFailure::Taken`] otherwise.
    Add {
        /// The table.
        table: Table,
        /// The row's name.
        key: String,
        /// Its value, in an envelope.
        value: Vec<u8>,
    },
    /// A row, new or not.
    Put {
        /// The table.
        table: Table,
        /// The row's name.
        key: String,
        /// Its value, in an envelope.
        value: Vec<u8>,
    },
    /// No row.
    Delete {
        /// The table.
        table: Table,
        /// The row's name.
        key: String,
    },
}

/// A row as the disk gives it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The table.
    pub table: Table,
    /// The row's name.
    pub key: String,
    /// Its value, in an envelope that may be torn.
    pub value: Vec<u8>,
}

/// Puts a value into its envelope: `length (u32, big endian) SHA-256 value`.
pub fn wrap(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len() + 36);
    out.extend_from_slice(&(value.len() as u32).to_be_bytes());
    out.extend_from_slice(&Sha256::digest(value));
    out.extend_from_slice(value);
    out
}

/// Takes a value out of its envelope, if it is whole.
pub fn unwrap(bytes: &[u8]) -> Option<&[u8]> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (digest, value) = rest.split_first_chunk::<32>()?;
    let whole = value.len() == u32::from_be_bytes(*length) as usize
        && <[u8; 32]>::from(Sha256::digest(value)) == *digest;
    whole.then_some(value)
}

/// How the rows of chains begin in [`Table::Meta`]: one for every lane of the workshop, before all other rows. A plan
/// is shown without them.
pub const CHAINS: &str = "chain/";

/// How the rows of a stream's documents begin in [`Table::Documents`]: what to restore first.
pub fn documents_of(stream: protocol::Stream) -> String {
    use protocol::Stream;
    match stream {
        Stream::Control => "control/".to_owned(),
        Stream::Plan => "plan/".to_owned(),
        Stream::Table(number) => format!("table/{number:05}/"),
        Stream::Ballots => "ballots/".to_owned(),
        Stream::Synthesis(part) => format!("synthesis/{part:05}/"),
        Stream::Outcome => "outcome/".to_owned(),
        Stream::Answers => "answers/".to_owned(),
        Stream::Notice => "notice/".to_owned(),
    }
}
