//! A log store: where workshops are kept. It appends whole batches and reads what was appended.
//!
//! The trait is small and synchronous. What a store promises is in `tests/log_store_contract.rs`,
//! which every implementation must pass: a batch is in wholly or not at all, and when
//! [`LogStore::append`] returns it is still there after a crash.

mod memory;
#[cfg(feature = "server")]
mod sqlite;

use std::sync::Arc;

use protocol::{
    Chain, ControlId, Covered, Cursor, Header, LaneId, LaneIdentity, PersonId, RecordHash,
    SignedCharter, StreamId, WorkshopId,
};

pub use memory::MemoryStore;
#[cfg(feature = "server")]
pub use sqlite::SqliteStore;

/// Why a store could not do what it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The batch does not continue the log: a sequence number or a lane number is taken.
    #[error("the batch does not continue the log")]
    Order,
    /// What was read back is not what was written.
    #[error("the store holds something that is no {0}")]
    Damaged(&'static str),
    /// The disk has less room than the floor allows.
    #[error("the disk is nearly full")]
    DiskFull,
    /// Another relay uses the folder.
    #[error("another relay uses this data folder")]
    InUse,
    /// The database.
    #[cfg(feature = "server")]
    #[error("the database failed: {0}")]
    Database(#[from] rusqlite::Error),
    /// The file system.
    #[cfg(feature = "server")]
    #[error("the file system failed: {0}")]
    Files(#[from] std::io::Error),
}

/// A document: what packs are kept by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Document {
    /// The stream that it is in.
    pub stream: StreamId,
    /// Whose it is; nobody's if it is shared.
    pub owner: Option<PersonId>,
    /// Which generation of it.
    pub generation: u32,
}

/// A record and its place in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRecord {
    /// The workshop's sequence number.
    pub seq: u64,
    /// The stream's running hash after it.
    pub running: [u8; 32],
    /// What it is about.
    pub document: Document,
    /// Its lane.
    pub lane: LaneId,
    /// Its number in the lane.
    pub number: u64,
    /// Whether it is a control record that the relay reads.
    pub public_control: bool,
    /// SHA-256 of the bytes.
    pub hash: RecordHash,
    /// As it came.
    pub bytes: Arc<[u8]>,
}

impl StoredRecord {
    /// Gives a record its place after `before`.
    pub fn place(record: &protocol::Record, seq: u64, before: Option<Cursor>) -> Self {
        let header: &Header = record.header();
        let before = before.map_or([0; 32], |cursor| cursor.hash);
        Self {
            seq,
            running: protocol::frame::running_hash(&before, seq, record.hash()),
            document: Document {
                stream: header.stream,
                owner: header.owner,
                generation: header.generation,
            },
            lane: header.lane,
            number: header.number,
            public_control: header.kind == protocol::RecordKind::PublicControl,
            hash: record.hash(),
            bytes: record.bytes().into(),
        }
    }

    /// The place after it.
    pub fn cursor(&self) -> Cursor {
        Cursor {
            seq: self.seq,
            hash: self.running,
        }
    }
}

/// A pack and where the log stood when it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPack {
    /// What is known of it without its bytes.
    pub place: PackPlace,
    /// As it came.
    pub bytes: Arc<[u8]>,
}

/// What is known of a pack without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackPlace {
    /// The document that it holds.
    pub document: Document,
    /// Who packed it.
    pub lane: LaneId,
    /// SHA-256 of its bytes.
    pub hash: RecordHash,
    /// Where the workshop's sequence stood.
    pub seq: u64,
    /// How far it reaches.
    pub covered: Vec<Covered>,
    /// How long it is.
    pub len: u64,
}

/// A lane and why its word counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredLane {
    /// What the chain proved when it was checked.
    pub identity: LaneIdentity,
    /// The chain.
    pub chain: Chain,
}

/// What is appended at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The workshop.
    pub workshop: WorkshopId,
    /// A charter with its number; the greater number stays.
    pub charter: Option<(u32, SignedCharter)>,
    /// Lanes that were not known.
    pub lanes: Vec<StoredLane>,
    /// Rising by sequence number.
    pub records: Vec<StoredRecord>,
    /// Each replaces the pack of the same document.
    pub packs: Vec<StoredPack>,
}

impl Batch {
    /// Nothing yet.
    pub fn new(workshop: WorkshopId) -> Self {
        Self {
            workshop,
            charter: None,
            lanes: Vec::new(),
            records: Vec::new(),
            packs: Vec::new(),
        }
    }
}

/// How far a lane reaches in a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneReach {
    /// The stream.
    pub stream: StreamId,
    /// The lane.
    pub lane: LaneId,
    /// The number of its last record.
    pub number: u64,
    /// The hash of its last record.
    pub hash: RecordHash,
    /// The bytes of all its records in the stream.
    pub bytes: u64,
    /// How many records that is.
    pub records: u64,
}

/// Everything that a room must know of its workshop before it opens.
#[derive(Clone, Debug)]
pub struct WorkshopState {
    /// The charter in force.
    pub charter: SignedCharter,
    /// The last sequence number given, 0 if none.
    pub head: u64,
    /// Each stream's last place.
    pub streams: Vec<(StreamId, Cursor)>,
    /// Every known lane.
    pub lanes: Vec<StoredLane>,
    /// How far each lane reaches in each stream.
    pub reaches: Vec<LaneReach>,
    /// The newest pack of each document.
    pub packs: Vec<PackPlace>,
    /// The control records that the relay reads.
    pub public_controls: Vec<(ControlId, Vec<u8>)>,
}

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordPlace {
    /// The place after it.
    pub cursor: Cursor,
    /// Its hash.
    pub hash: RecordHash,
}

/// Which records of a stream somebody is handed out. [S7]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of them.
    Everything,
    /// Those about this person's documents.
    Of(PersonId),
    /// Control records that are in the clear.
    Public,
}

impl Part {
    /// Is a record of this part?
    pub fn holds(self, owner: Option<PersonId>, public_control: bool) -> bool {
        match self {
            Self::Everything => true,
            Self::Of(person) => owner == Some(person),
            Self::Public => public_control,
        }
    }
}

/// What a page should hold.
#[derive(Clone, Copy, Debug)]
pub struct PageBounds {
    /// Records of this part of the stream; others are neither looked at nor counted.
    pub part: Part,
    /// Records after this sequence number …
    pub after: u64,
    /// … and up to this one.
    pub upto: u64,
    /// At most so many bytes of records, but one record in any case.
    pub bytes: usize,
    /// At most so many records.
    pub records: usize,
    /// Looking at no more than so many, wanted or not, so that no reader holds the store for long.
    pub looked_at: usize,
}

/// What tells whether a record is wanted, before its bytes are read.
#[derive(Clone, Copy, Debug)]
pub struct RecordName {
    /// What it is about.
    pub document: Document,
    /// Its lane.
    pub lane: LaneId,
    /// Its number there.
    pub number: u64,
}

/// A record on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageEntry {
    /// The place after it.
    pub cursor: Cursor,
    /// Its lane.
    pub lane: LaneId,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Part of a stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The records that were wanted, rising.
    pub entries: Vec<PageEntry>,
    /// The place after the last record that was looked at, wanted or not; where there is no more, after
    /// the stream's last record up to the upper bound, of whatever part. A place is the whole stream's. [W16]
    pub cursor: Option<Cursor>,
    /// How many were looked at and not wanted.
    pub passed_over: usize,
    /// Whether there is more before the upper bound.
    pub more: bool,
}

/// Where workshops are kept.
pub trait LogStore: Send + Sync {
    /// How many workshops there are.
    fn workshops(&self) -> Result<usize, StoreError>;

    /// The charter in force, if the workshop is here.
    fn charter(&self, workshop: WorkshopId) -> Result<Option<SignedCharter>, StoreError>;

    /// Everything a room must know, if the workshop is here.
    fn load(&self, workshop: WorkshopId) -> Result<Option<WorkshopState>, StoreError>;

    /// Appends all of the batches or nothing; what it returns from is durable.
    fn append(&self, batches: &[Arc<Batch>]) -> Result<(), StoreError>;

    /// The place after the record with this sequence number, if this stream has it.
    fn cursor_at(
        &self,
        workshop: WorkshopId,
        stream: StreamId,
        seq: u64,
    ) -> Result<Option<Cursor>, StoreError>;

    /// Where a lane's record stands.
    fn find(
        &self,
        workshop: WorkshopId,
        stream: StreamId,
        lane: LaneId,
        number: u64,
    ) -> Result<Option<RecordPlace>, StoreError>;

    /// The next records of a stream, without those that `unwanted` names.
    fn page(
        &self,
        workshop: WorkshopId,
        stream: StreamId,
        bounds: PageBounds,
        unwanted: &dyn Fn(&RecordName) -> bool,
    ) -> Result<Page, StoreError>;

    /// A chunk of the document's pack, of [`protocol::limits::PACK_CHUNK`] bytes but for the last, if the
    /// pack still has this hash.
    fn pack_chunk(
        &self,
        workshop: WorkshopId,
        document: &Document,
        hash: RecordHash,
        index: u32,
    ) -> Result<Option<Vec<u8>>, StoreError>;

    /// Fails if nothing could be written now.
    fn check(&self) -> Result<(), StoreError>;
}
