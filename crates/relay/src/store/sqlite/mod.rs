//! The store on disk: one SQLite file with a write-ahead log, synced at every commit.
//!
//! One connection writes; readers have their own and see only what is committed.

mod rows;
mod schema;

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use protocol::{Cursor, LaneId, RecordHash, SignedCharter, StreamId, WorkshopId, limits};
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior, params};

use super::{
    Batch, Document, LogStore, Page, PageBounds, RecordName, RecordPlace, StoreError, StoredPack,
    WorkshopState,
};
use rows::int;

/// Reading connections that are kept for the next who reads.
const READERS: usize = 8;

const FILE: &str = "relay.sqlite3";
const LOCK: &str = "relay.lock";

/// Workshops on disk.
#[derive(Debug)]
pub struct SqliteStore {
    file: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    /// Held for as long as the store is open: two relays on one folder would each believe that the
    /// order is theirs to give.
    _lock: File,
}

impl SqliteStore {
    /// Opens the store in a folder, and makes both if they are not there. On Unix nobody but the
    /// user gets into a folder made here.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)?;

        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }

        let file = folder.join(FILE);
        let mut writer = Connection::open(&file)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        writer.pragma_update(None, "synchronous", "FULL")?;
        writer.pragma_update(None, "foreign_keys", true)?;
        schema::prepare(&mut writer)?;
        Ok(Self {
            file,
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
            _lock: lock,
        })
    }

    /// Lends a reading connection to `read` and takes it back.
    fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let idle = lock(&self.readers).pop();
        let reader = match idle {
            Some(reader) => reader,
            None => Connection::open_with_flags(
                &self.file,
                OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
            )?,
        };
        let result = read(&reader);
        let mut readers = lock(&self.readers);
        if readers.len() < READERS {
            readers.push(reader);
        }
        result
    }
}

/// A panic while a connection was lent leaves nothing half done: SQLite rolls back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn append(transaction: &Connection, batch: &Batch) -> Result<(), StoreError> {
    if let Some((number, charter)) = &batch.charter {
        transaction
            .prepare_cached(
                "INSERT INTO workshop (id, charter_number, charter) VALUES (?1, ?2, ?3)
                 ON CONFLICT (id) DO UPDATE SET charter_number = ?2, charter = ?3
                 WHERE charter_number < ?2",
            )?
            .execute(params![batch.workshop.0, number, charter.to_bytes()])?;
    }
    let workshop = rows::number_of(transaction, batch.workshop)?.ok_or(StoreError::Order)?;
    for lane in &batch.lanes {
        let identity = &lane.identity;
        transaction
            .prepare_cached("INSERT OR IGNORE INTO lane VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![
                workshop,
                identity.lane.0,
                identity.person.0,
                rows::role_number(identity.role),
                identity.agreement,
                lane.chain.to_bytes(),
            ])?;
    }
    for record in &batch.records {
        let raised = transaction
            .prepare_cached("UPDATE workshop SET head = ?2 WHERE number = ?1 AND head < ?2")?
            .execute(params![workshop, int(record.seq)])?;
        if raised != 1 {
            return Err(StoreError::Order);
        }
        transaction
            .prepare_cached(
                "INSERT INTO record VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                workshop,
                record.document.stream.0,
                int(record.seq),
                record.lane.0,
                int(record.number),
                rows::owner_bytes(&record.document),
                record.document.generation,
                record.public_control,
                record.hash.0,
                record.running,
                &record.bytes[..],
            ])?;
    }
    for pack in &batch.packs {
        append_pack(transaction, workshop, pack)?;
    }
    Ok(())
}

fn append_pack(
    transaction: &Connection,
    workshop: i64,
    pack: &StoredPack,
) -> Result<(), StoreError> {
    let place = &pack.place;
    let document = &place.document;
    let (stream, owner) = (document.stream.0, rows::owner_bytes(document));
    transaction
        .prepare_cached("INSERT OR REPLACE INTO pack VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?
        .execute(params![
            workshop,
            stream,
            owner,
            document.generation,
            place.lane.0,
            place.hash.0,
            int(place.seq),
            rows::covered_bytes(&place.covered),
            int(pack.bytes.len() as u64),
        ])?;
    transaction
        .prepare_cached(
            "DELETE FROM pack_chunk
             WHERE workshop = ?1 AND stream = ?2 AND owner = ?3 AND generation = ?4",
        )?
        .execute(params![workshop, stream, owner, document.generation])?;
    let mut insert =
        transaction.prepare_cached("INSERT INTO pack_chunk VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for (index, chunk) in pack.bytes.chunks(limits::PACK_CHUNK).enumerate() {
        insert.execute(params![
            workshop,
            stream,
            owner,
            document.generation,
            int(index as u64),
            chunk,
        ])?;
    }
    Ok(())
}

impl LogStore for SqliteStore {
    fn workshops(&self) -> Result<usize, StoreError> {
        self.read(|reader| {
            let count: i64 =
                reader.query_row("SELECT count(*) FROM workshop", [], |row| row.get(0))?;
            Ok(usize::try_from(count).unwrap_or(0))
        })
    }

    fn charter(&self, workshop: WorkshopId) -> Result<Option<SignedCharter>, StoreError> {
        self.read(|reader| rows::charter(reader, workshop))
    }

    fn load(&self, workshop: WorkshopId) -> Result<Option<WorkshopState>, StoreError> {
        self.read(|reader| {
            // One transaction, so that all of it is of one moment.
            let moment = reader.unchecked_transaction()?;
            rows::load(&moment, workshop)
        })
    }

    fn append(&self, batches: &[Arc<Batch>]) -> Result<(), StoreError> {
        let mut writer = lock(&self.writer);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for batch in batches {
            append(&transaction, batch).map_err(in_order)?;
        }
        transaction.commit()?;
        Ok(())
    }

    fn cursor_at(
        &self,
        workshop: WorkshopId,
        stream: StreamId,
        seq: u64,
    ) -> Result<Option<Cursor>, StoreError> {
        self.read(|reader| rows::cursor_at(reader, workshop, stream, seq))
    }

    fn find(
        &self,
        workshop: WorkshopId,
        stream: StreamId,
        lane: LaneId,
        number: u64,
    ) -> Result<Option<RecordPlace>, StoreError> {
        self.read(|reader| rows::find(reader, workshop, stream, lane, number))
    }

    fn page(
        &self,
        workshop: WorkshopId,
        stream: StreamId,
        bounds: PageBounds,
        unwanted: &dyn Fn(&RecordName) -> bool,
    ) -> Result<Page, StoreError> {
        self.read(|reader| rows::page(reader, workshop, stream, bounds, unwanted))
    }

    fn pack_chunk(
        &self,
        workshop: WorkshopId,
        document: &Document,
        hash: RecordHash,
        index: u32,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|reader| rows::pack_chunk(reader, workshop, document, hash, index))
    }

    fn check(&self) -> Result<(), StoreError> {
        lock(&self.writer).execute("UPDATE probe SET count = count + 1", [])?;
        Ok(())
    }
}

/// A number that is taken is the caller's doing, not the disk's.
fn in_order(error: StoreError) -> StoreError {
    match error {
        StoreError::Database(rusqlite::Error::SqliteFailure(failure, _))
            if failure.code == ErrorCode::ConstraintViolation =>
        {
            StoreError::Order
        }
        other => other,
    }
}
