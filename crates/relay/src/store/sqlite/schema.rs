//! The schema: the tables that a store's database has, and how an older one gets them.

use rusqlite::{Connection, TransactionBehavior};

use crate::store::StoreError;

/// "temadag" in SQLite's four bytes.
const APPLICATION: i32 = 0x7465_6d61;
const SCHEMA_VERSION: i32 = 3;

const SCHEMA: &str = "
CREATE TABLE workshop (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    charter_number INTEGER NOT NULL,
    charter BLOB NOT NULL,
    head INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE lane (
    workshop INTEGER NOT NULL REFERENCES workshop,
    lane BLOB NOT NULL,
    person BLOB NOT NULL,
    role INTEGER NOT NULL,
    agreement BLOB NOT NULL,
    chain BLOB NOT NULL,
    PRIMARY KEY (workshop, lane)
) WITHOUT ROWID;
CREATE TABLE record (
    workshop INTEGER NOT NULL REFERENCES workshop,
    stream BLOB NOT NULL,
    seq INTEGER NOT NULL,
    lane BLOB NOT NULL,
    number INTEGER NOT NULL,
    owner BLOB NOT NULL,
    generation INTEGER NOT NULL,
    public_control INTEGER NOT NULL,
    hash BLOB NOT NULL,
    running BLOB NOT NULL,
    bytes BLOB NOT NULL
);
CREATE UNIQUE INDEX record_by_place ON record (workshop, stream, seq);
CREATE UNIQUE INDEX record_by_lane ON record (workshop, stream, lane, number);
CREATE INDEX record_public ON record (workshop, seq) WHERE public_control;
CREATE INDEX record_personal ON record (workshop, stream, owner, seq)
    WHERE substr(stream, 1, 1) IN (x'04', x'07');
CREATE TABLE pack (
    workshop INTEGER NOT NULL REFERENCES workshop,
    stream BLOB NOT NULL,
    owner BLOB NOT NULL,
    generation INTEGER NOT NULL,
    lane BLOB NOT NULL,
    hash BLOB NOT NULL,
    seq INTEGER NOT NULL,
    covered BLOB NOT NULL,
    len INTEGER NOT NULL
);
CREATE UNIQUE INDEX pack_by_document ON pack (workshop, stream, owner, generation);
CREATE TABLE pack_chunk (
    workshop INTEGER NOT NULL REFERENCES workshop,
    stream BLOB NOT NULL,
    owner BLOB NOT NULL,
    generation INTEGER NOT NULL,
    chunk INTEGER NOT NULL,
    bytes BLOB NOT NULL
);
CREATE UNIQUE INDEX pack_chunk_by_place ON pack_chunk (workshop, stream, owner, generation, chunk);
CREATE TABLE probe (id INTEGER PRIMARY KEY, count INTEGER NOT NULL);
INSERT INTO probe VALUES (1, 0);
";

/// In version 1 a pack was one value, and SQLite goes through all of a value to read from its end.
const FROM_VERSION_1: &str = "
CREATE TABLE pack_chunk (
    workshop INTEGER NOT NULL REFERENCES workshop,
    stream BLOB NOT NULL,
    owner BLOB NOT NULL,
    generation INTEGER NOT NULL,
    chunk INTEGER NOT NULL,
    bytes BLOB NOT NULL
);
CREATE UNIQUE INDEX pack_chunk_by_place ON pack_chunk (workshop, stream, owner, generation, chunk);
WITH RECURSIVE chunks (pack, chunk) AS (
    SELECT rowid, 0 FROM pack
    UNION ALL
    SELECT pack.rowid, chunk + 1 FROM chunks JOIN pack ON pack.rowid = chunks.pack
    WHERE (chunk + 1) * 196608 < length(bytes)
)
INSERT INTO pack_chunk
    SELECT workshop, stream, owner, generation, chunk, substr(bytes, chunk * 196608 + 1, 196608)
    FROM chunks JOIN pack ON pack.rowid = chunks.pack;
ALTER TABLE pack ADD COLUMN len INTEGER NOT NULL DEFAULT 0;
UPDATE pack SET len = length(bytes);
ALTER TABLE pack DROP COLUMN bytes;
";

/// In version 2 nobody was handed out one person's records of a stream alone.
const FROM_VERSION_2: &str = "
CREATE INDEX record_personal ON record (workshop, stream, owner, seq)
    WHERE substr(stream, 1, 1) IN (x'04', x'07');
";

/// Makes the tables in a new database, and brings an older one up to this version.
pub(super) fn prepare(writer: &mut Connection) -> Result<(), StoreError> {
    let version: i32 = writer.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let steps: &[&str] = match version {
        SCHEMA_VERSION => return Ok(()),
        0 => &[SCHEMA],
        1 => &[FROM_VERSION_1, FROM_VERSION_2],
        2 => &[FROM_VERSION_2],
        _ => return Err(StoreError::Damaged("store of a version known here")),
    };
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in steps {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    transaction.commit()?;
    Ok(())
}
