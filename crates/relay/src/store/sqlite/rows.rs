//! Rows: how the store's words stand in them, and what [`super::SqliteStore`] asks the database.

use protocol::{
    Chain, ControlId, Covered, Cursor, LaneId, LaneIdentity, PersonId, Record, RecordHash, Role,
    SignedCharter, StreamClass, StreamId, WorkshopId,
};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::store::{
    Document, LaneReach, PackPlace, Page, PageBounds, PageEntry, Part, RecordName, RecordPlace,
    StoreError, StoredLane, WorkshopState,
};

/// SQLite's integers are signed.
pub(super) fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(super) fn role_number(role: Role) -> u8 {
    match role {
        Role::Participant => 1,
        Role::Facilitator => 2,
        Role::Party => 3,
    }
}

fn role_from(number: u8) -> Result<Role, StoreError> {
    match number {
        1 => Ok(Role::Participant),
        2 => Ok(Role::Facilitator),
        3 => Ok(Role::Party),
        _ => Err(StoreError::Damaged("role")),
    }
}

/// Nobody is no bytes: SQLite takes any two NULLs for different.
pub(super) fn owner_bytes(document: &Document) -> &[u8] {
    document.owner.as_ref().map_or(&[], |owner| &owner.0)
}

fn owner_from(bytes: &[u8]) -> Result<Option<PersonId>, StoreError> {
    if bytes.is_empty() {
        return Ok(None);
    }
    array(bytes, "person").map(|bytes| Some(PersonId(bytes)))
}

pub(super) fn covered_bytes(covered: &[Covered]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(covered.len() * 40);
    for Covered { lane, number } in covered {
        bytes.extend_from_slice(&lane.0);
        bytes.extend_from_slice(&number.to_be_bytes());
    }
    bytes
}

fn covered_from(bytes: &[u8]) -> Result<Vec<Covered>, StoreError> {
    let (parts, rest) = bytes.as_chunks::<40>();
    if !rest.is_empty() {
        return Err(StoreError::Damaged("list of lanes"));
    }
    parts
        .iter()
        .map(|part| {
            Ok(Covered {
                lane: LaneId(array(&part[..32], "lane")?),
                number: u64::from_be_bytes(array(&part[32..], "number")?),
            })
        })
        .collect()
}

fn array<const N: usize>(bytes: &[u8], what: &'static str) -> Result<[u8; N], StoreError> {
    bytes.try_into().map_err(|_| StoreError::Damaged(what))
}

fn natural(row: &Row<'_>, column: usize) -> Result<u64, StoreError> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|_| StoreError::Damaged("number"))
}

pub(super) fn number_of(
    reader: &Connection,
    workshop: WorkshopId,
) -> Result<Option<i64>, StoreError> {
    Ok(reader
        .prepare_cached("SELECT number FROM workshop WHERE id = ?1")?
        .query_row([workshop.0], |row| row.get(0))
        .optional()?)
}

pub(super) fn charter(
    reader: &Connection,
    workshop: WorkshopId,
) -> Result<Option<SignedCharter>, StoreError> {
    let bytes: Option<Vec<u8>> = reader
        .prepare_cached("SELECT charter FROM workshop WHERE id = ?1")?
        .query_row([workshop.0], |row| row.get(0))
        .optional()?;
    bytes
        .map(|bytes| SignedCharter::from_bytes(&bytes))
        .transpose()
        .map_err(|_| StoreError::Damaged("charter"))
}

/// Asks for many rows.
fn rows<T>(
    reader: &Connection,
    sql: &str,
    workshop: i64,
    mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = reader.prepare_cached(sql)?;
    let mut found = statement.query([workshop])?;
    let mut all = Vec::new();
    while let Some(row) = found.next()? {
        all.push(read(row)?);
    }
    Ok(all)
}

pub(super) fn load(
    reader: &Connection,
    workshop: WorkshopId,
) -> Result<Option<WorkshopState>, StoreError> {
    let Some(charter) = charter(reader, workshop)? else {
        return Ok(None);
    };
    let Some(number) = number_of(reader, workshop)? else {
        return Ok(None);
    };
    let head = reader.query_row(
        "SELECT head FROM workshop WHERE number = ?1",
        [number],
        |row| Ok(natural(row, 0)),
    )??;
    Ok(Some(WorkshopState {
        charter,
        head,
        streams: streams(reader, number)?,
        lanes: lanes(reader, number)?,
        reaches: reaches(reader, number)?,
        packs: packs(reader, number)?,
        public_controls: public_controls(reader, number)?,
    }))
}

fn streams(reader: &Connection, workshop: i64) -> Result<Vec<(StreamId, Cursor)>, StoreError> {
    // SQLite takes the bare column from the row that has the maximum.
    let sql = "SELECT stream, max(seq), running FROM record WHERE workshop = ?1 GROUP BY stream";
    rows(reader, sql, workshop, |row| {
        let cursor = Cursor {
            seq: natural(row, 1)?,
            hash: row.get(2)?,
        };
        Ok((StreamId(row.get(0)?), cursor))
    })
}

fn lanes(reader: &Connection, workshop: i64) -> Result<Vec<StoredLane>, StoreError> {
    let sql = "SELECT lane, person, role, agreement, chain FROM lane WHERE workshop = ?1";
    rows(reader, sql, workshop, |row| {
        let chain: Vec<u8> = row.get(4)?;
        Ok(StoredLane {
            identity: LaneIdentity {
                lane: LaneId(row.get(0)?),
                person: PersonId(row.get(1)?),
                role: role_from(row.get(2)?)?,
                agreement: row.get(3)?,
            },
            chain: Chain::from_bytes(&chain).map_err(|_| StoreError::Damaged("chain"))?,
        })
    })
}

fn reaches(reader: &Connection, workshop: i64) -> Result<Vec<LaneReach>, StoreError> {
    let sql = "SELECT stream, lane, max(number), hash, sum(length(bytes)), count(*) FROM record
               WHERE workshop = ?1 GROUP BY stream, lane";
    rows(reader, sql, workshop, |row| {
        Ok(LaneReach {
            stream: StreamId(row.get(0)?),
            lane: LaneId(row.get(1)?),
            number: natural(row, 2)?,
            hash: RecordHash(row.get(3)?),
            bytes: natural(row, 4)?,
            records: natural(row, 5)?,
        })
    })
}

fn packs(reader: &Connection, workshop: i64) -> Result<Vec<PackPlace>, StoreError> {
    let sql = "SELECT stream, owner, generation, lane, hash, seq, covered, len FROM pack
               WHERE workshop = ?1";
    rows(reader, sql, workshop, |row| {
        Ok(PackPlace {
            document: Document {
                stream: StreamId(row.get(0)?),
                owner: owner_from(
                    row.get_ref(1)?
                        .as_blob()
                        .map_err(|_| StoreError::Damaged("owner"))?,
                )?,
                generation: row.get(2)?,
            },
            lane: LaneId(row.get(3)?),
            hash: RecordHash(row.get(4)?),
            seq: natural(row, 5)?,
            covered: covered_from(&row.get::<_, Vec<u8>>(6)?)?,
            len: natural(row, 7)?,
        })
    })
}

fn public_controls(
    reader: &Connection,
    workshop: i64,
) -> Result<Vec<(ControlId, Vec<u8>)>, StoreError> {
    let sql = "SELECT lane, number, bytes FROM record
               WHERE workshop = ?1 AND public_control ORDER BY seq";
    rows(reader, sql, workshop, |row| {
        let bytes: Vec<u8> = row.get(2)?;
        let record = Record::parse(&bytes).map_err(|_| StoreError::Damaged("control record"))?;
        let content = record.clear_content().unwrap_or_default().to_vec();
        let id = ControlId {
            lane: LaneId(row.get(0)?),
            number: natural(row, 1)?,
        };
        Ok((id, content))
    })
}

pub(super) fn cursor_at(
    reader: &Connection,
    workshop: WorkshopId,
    stream: StreamId,
    seq: u64,
) -> Result<Option<Cursor>, StoreError> {
    let hash: Option<[u8; 32]> = reader
        .prepare_cached(
            "SELECT running FROM record JOIN workshop ON workshop.number = record.workshop
             WHERE id = ?1 AND stream = ?2 AND seq = ?3",
        )?
        .query_row(params![workshop.0, stream.0, int(seq)], |row| row.get(0))
        .optional()?;
    Ok(hash.map(|hash| Cursor { seq, hash }))
}

pub(super) fn find(
    reader: &Connection,
    workshop: WorkshopId,
    stream: StreamId,
    lane: LaneId,
    number: u64,
) -> Result<Option<RecordPlace>, StoreError> {
    reader
        .prepare_cached(
            "SELECT seq, running, hash
             FROM record JOIN workshop ON workshop.number = record.workshop
             WHERE id = ?1 AND stream = ?2 AND lane = ?3 AND record.number = ?4",
        )?
        .query_row(params![workshop.0, stream.0, lane.0, int(number)], |row| {
            Ok(natural(row, 0).and_then(|seq| {
                let hash = row.get(1)?;
                Ok(RecordPlace {
                    cursor: Cursor { seq, hash },
                    hash: RecordHash(row.get(2)?),
                })
            }))
        })
        .optional()?
        .transpose()
}

pub(super) fn page(
    reader: &Connection,
    workshop: WorkshopId,
    stream: StreamId,
    bounds: PageBounds,
    unwanted: &dyn Fn(&RecordName) -> bool,
) -> Result<Page, StoreError> {
    // The bytes come last in the row and are not read where they are not wanted.
    let (statement, owner) = match bounds.part {
        Part::Everything => (EVERYTHING, None),
        Part::Of(person) if is_personal(stream) => (PERSONAL, Some(person.0)),
        Part::Of(person) => (ONE_OWNERS, Some(person.0)),
        Part::Public => (PUBLIC, None),
    };
    let mut statement = reader.prepare_cached(statement)?;
    let (after, upto) = (int(bounds.after), int(bounds.upto));
    let mut rows = match owner {
        None => statement.query(params![workshop.0, stream.0, after, upto]),
        Some(owner) => statement.query(params![workshop.0, stream.0, after, upto, owner]),
    }?;
    let mut page = Page::default();
    let mut bytes = 0;
    let mut looked_at = 0;
    while let Some(row) = rows.next()? {
        let name = RecordName {
            document: Document {
                stream,
                owner: owner_from(&row.get::<_, Vec<u8>>(4)?)?,
                generation: row.get(5)?,
            },
            lane: LaneId(row.get(2)?),
            number: natural(row, 3)?,
        };
        if looked_at == bounds.looked_at {
            page.more = true;
            break;
        }
        looked_at += 1;
        let cursor = Cursor {
            seq: natural(row, 0)?,
            hash: row.get(1)?,
        };
        if unwanted(&name) {
            page.passed_over += 1;
        } else {
            let record: Vec<u8> = row.get(6)?;
            let full = page.entries.len() == bounds.records
                || (!page.entries.is_empty() && bytes + record.len() > bounds.bytes);
            if full {
                page.more = true;
                break;
            }
            bytes += record.len();
            page.entries.push(PageEntry {
                cursor,
                lane: name.lane,
                bytes: record,
            });
        }
        page.cursor = Some(cursor);
    }
    if !page.more && bounds.part != Part::Everything {
        page.cursor = last_place(reader, workshop, stream, bounds)?;
    }
    Ok(page)
}

/// The place after the last record of a stream within bounds, of whatever part.
fn last_place(
    reader: &Connection,
    workshop: WorkshopId,
    stream: StreamId,
    bounds: PageBounds,
) -> Result<Option<Cursor>, StoreError> {
    let mut statement = reader.prepare_cached(
        "SELECT seq, running
         FROM record JOIN workshop ON workshop.number = record.workshop
         WHERE id = ?1 AND stream = ?2 AND seq > ?3 AND seq <= ?4 ORDER BY seq DESC LIMIT 1",
    )?;
    let mut rows = statement.query(params![
        workshop.0,
        stream.0,
        int(bounds.after),
        int(bounds.upto)
    ])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    Ok(Some(Cursor {
        seq: natural(row, 0)?,
        hash: row.get(1)?,
    }))
}

/// Is it a stream whose records an index has by owner?
fn is_personal(stream: StreamId) -> bool {
    StreamClass::from_byte(stream.0[0]).is_ok_and(StreamClass::is_personal)
}

/// A part of a stream, as [`page`] reads it.
macro_rules! select {
    ($and:literal) => {
        concat!(
            "SELECT seq, running, lane, record.number, owner, generation, bytes
             FROM record JOIN workshop ON workshop.number = record.workshop
             WHERE id = ?1 AND stream = ?2 AND seq > ?3 AND seq <= ?4 ",
            $and,
            " ORDER BY seq"
        )
    };
}
const EVERYTHING: &str = select!("");
const ONE_OWNERS: &str = select!("AND owner = ?5");
// As the index says it, or SQLite does not take that.
const PERSONAL: &str = select!("AND owner = ?5 AND substr(stream, 1, 1) IN (x'04', x'07')");
const PUBLIC: &str = select!("AND public_control");

pub(super) fn pack_chunk(
    reader: &Connection,
    workshop: WorkshopId,
    document: &Document,
    hash: RecordHash,
    index: u32,
) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(reader
        .prepare_cached(
            "SELECT bytes
             FROM workshop
             JOIN pack ON pack.workshop = workshop.number
             JOIN pack_chunk USING (workshop, stream, owner, generation)
             WHERE id = ?1 AND stream = ?2 AND owner = ?3 AND generation = ?4 AND hash = ?5
               AND chunk = ?6",
        )?
        .query_row(
            params![
                workshop.0,
                document.stream.0,
                owner_bytes(document),
                document.generation,
                hash.0,
                index,
            ],
            |row| row.get(0),
        )
        .optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Five hundred persons who come to vote at once would else have the relay look at all ballots each.
    #[test]
    fn one_persons_records_are_found_by_index_and_no_others_are_looked_at() {
        let mut reader = Connection::open_in_memory().expect("a database");
        super::super::schema::prepare(&mut reader).expect("a new store");
        let plan = format!("EXPLAIN QUERY PLAN {PERSONAL}");
        let mut statement = reader.prepare(&plan).expect("a statement");
        let id = [4u8; 16];
        let bounds = params![id, id, 0, 9, [0u8; 32]];
        let steps: Vec<String> = statement
            .query_map(bounds, |row| row.get("detail"))
            .expect("a plan")
            .collect::<Result<_, _>>()
            .expect("in text");
        let wanted = "USING INDEX record_personal (workshop=? AND stream=? AND owner=? AND seq>?";
        assert!(steps.iter().any(|step| step.contains(wanted)), "{steps:?}");
    }

    #[test]
    fn the_index_has_the_streams_that_are_personal() {
        let personal = StreamClass::ALL
            .into_iter()
            .filter(|class| class.is_personal());
        let listed: Vec<u8> = personal.map(|class| class as u8).collect();
        assert_eq!(listed, [0x04, 0x07]);
    }
}
