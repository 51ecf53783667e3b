//! What stands in the rows of the disk, and how rows are named.

use minicbor::bytes::{ByteArray, ByteVec};
use minicbor::{Decode, Decoder, Encode};
use protocol::{Covered, Cursor, LaneId, PersonId, Stream};

use crate::DocumentId;
use crate::store::{self, Table, Write};

/// The charter's row.
pub(crate) const CHARTER: &str = "charter";
/// The row of what the session as a whole remembers.
pub(crate) const SESSION: &str = "session";
/// Rows of chains: the lane follows.
pub(crate) const CHAIN: &str = crate::store::CHAINS;
/// Rows of streams: the stream's name follows.
pub(crate) const STREAM: &str = "stream/";
/// Rows of batches that are being applied: a number follows.
pub(crate) const TRYING: &str = "trying/";
/// Rows of commands to be issued again: a number follows, so that they keep their order.
pub(crate) const REISSUE: &str = "reissue/";

/// Rows that say that something was issued again: what follows [`REISSUE`] follows. Two tabs may hold
/// the same order; such a row can be made once.
pub(crate) const ISSUED: &str = "issued/";

/// Rows of changes that were withdrawn: a number follows.
pub(crate) const GONE: &str = "gone/";

/// What is to become of a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub(crate) enum Fate {
    /// To be applied and offered.
    #[default]
    #[n(0)]
    Sound,
    /// The relay will not take it; it is here all the same.
    #[n(1)]
    Refused,
    /// Automerge cannot take it.
    #[n(2)]
    Poison,
}

/// A record's row.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct RecordRow {
    /// The record.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub(crate) record: Vec<u8>,
    /// Which of the relay's logs it was acknowledged in.
    #[n(1)]
    pub(crate) log: u64,
    /// Its place there; 0 if it has none.
    #[n(2)]
    pub(crate) seq: u64,
    /// What is to become of it.
    #[n(3)]
    pub(crate) fate: Fate,
}

/// A saved document's row.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct DocumentRow {
    /// As Automerge saves it.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub(crate) saved: Vec<u8>,
    /// The last number of each lane that is in it.
    #[n(1)]
    pub(crate) applied: Vec<Covered>,
    /// For each of them the mark of that record, zeros where it is not known: another record may
    /// have come to stand under the number since.
    #[n(2)]
    pub(crate) marks: Vec<ByteArray<16>>,
    /// What it says, so that it need not be loaded to be shown.
    #[n(3)]
    pub(crate) reading: Option<ByteVec>,
}

/// A stream's row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub(crate) struct StreamRow {
    /// Up to where the relay's log is on this disk.
    #[n(0)]
    pub(crate) cursor: Option<Cursor>,
    /// How far each lane was found to be ordered before the close in force.
    #[n(1)]
    pub(crate) gates: Vec<Covered>,
    /// How far each lane is in packs, so that its records need not be here.
    #[n(2)]
    pub(crate) floors: Vec<Covered>,
    /// Whose part of the stream the cursor stands for, if not for the whole.
    #[n(3)]
    pub(crate) owner: Option<PersonId>,
}

/// What the session as a whole remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub(crate) struct SessionRow {
    /// Counts the relay's logs that were followed.
    #[n(0)]
    pub(crate) log: u64,
    /// The tables that the device's persons have sat at.
    #[n(1)]
    pub(crate) tables: Vec<u16>,
    /// A close lost its place before it was cut.
    #[n(2)]
    pub(crate) evidence_lost: bool,
}

/// A batch that is being applied.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct TryingRow {
    /// How often it was begun.
    #[n(0)]
    pub(crate) attempts: u32,
    /// The rows of its records.
    #[n(1)]
    pub(crate) keys: Vec<String>,
    /// When that was last counted, by the device's clock in milliseconds since 1970.
    #[n(2)]
    pub(crate) at: i64,
}

/// Changes that were withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct GoneRow {
    /// By their hashes.
    #[n(0)]
    pub(crate) hashes: Vec<ByteArray<32>>,
    /// The lanes that they were written in: only a document with one of these in it can hold them.
    #[n(1)]
    pub(crate) lanes: Vec<LaneId>,
}

/// What made a record, with the record once more: should the record's own row tear, it is the same
/// record that comes back, and nobody has to issue anything again.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct CommandRow {
    /// Who did it.
    #[n(0)]
    pub(crate) person: PersonId,
    /// What was done.
    #[n(1)]
    pub(crate) task: TaskRow,
    /// The record.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub(crate) record: Vec<u8>,
    /// With the first record of a lane, its chain once more: nobody but the lane can make another.
    #[n(3)]
    pub(crate) chain: Option<ByteVec>,
}

/// What is to be issued again.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct ReissueRow {
    /// Who did it. A shared tablet has several persons, and each issues only what is their own.
    #[n(0)]
    pub(crate) person: PersonId,
    /// What was done.
    #[n(1)]
    pub(crate) task: TaskRow,
    /// The lane that it was lost in.
    #[n(2)]
    pub(crate) after: Option<LaneId>,
}

/// What somebody did.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) enum TaskRow {
    /// A command.
    #[n(1)]
    Command {
        /// The document, by the name of its row.
        #[n(0)]
        document: String,
        /// The command, as it is kept.
        #[cbor(n(1), with = "minicbor::bytes")]
        command: Vec<u8>,
    },
    /// A decision.
    #[n(2)]
    Control(#[n(0)] protocol::ControlAction),
}

/// The value of a row, in its envelope.
pub(crate) fn value<T: Encode<()>>(content: &T) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing into a Vec cannot fail.
    if minicbor::encode(content, &mut out).is_err() {
        out.clear();
    }
    store::wrap(&out)
}

/// What is in a row, if it is whole.
pub(crate) fn content<'b, T: Decode<'b, ()>>(value: &'b [u8]) -> Option<T> {
    Decoder::new(store::unwrap(value)?).decode().ok()
}

pub(crate) fn put(table: Table, key: String, value: Vec<u8>) -> Write {
    Write::Put { table, key, value }
}

/// A damaged row, where it harms nobody.
pub(crate) fn torn(table: Table, key: &str, value: Vec<u8>) -> Write {
    put(Table::Aside, format!("torn/{}/{key}", table.name()), value)
}

/// The name of a record's row.
pub(crate) fn record_key(stream: Stream, lane: LaneId, number: u64) -> String {
    format!("{}{lane}/{number:016x}", store::documents_of(stream))
}

/// The name of the row of the command that made a record. It stands apart from the record's row, so
/// that one of them is left when the other tears.
pub(crate) fn command_key(stream: Stream, lane: LaneId, number: u64) -> String {
    format!("{}{COMMAND}", record_key(stream, lane, number))
}

/// How the rows of commands end.
pub(crate) const COMMAND: &str = "/command";

/// How the rows of packs that documents grew from end.
pub(crate) const BASE: &str = "/base";

/// Reads the beginning of a row's name, up to and with the stream.
fn parse_stream_part<'k>(parts: &mut impl Iterator<Item = &'k str>) -> Option<Stream> {
    Some(match parts.next()? {
        "control" => Stream::Control,
        "plan" => Stream::Plan,
        "ballots" => Stream::Ballots,
        "synthesis" => Stream::Synthesis(parts.next()?.parse().ok()?),
        "outcome" => Stream::Outcome,
        "answers" => Stream::Answers,
        "notice" => Stream::Notice,
        "table" => Stream::Table(parts.next()?.parse().ok()?),
        _ => return None,
    })
}

/// The name of a stream's row.
pub(crate) fn stream_key(stream: Stream) -> String {
    format!("{STREAM}{}", store::documents_of(stream))
}

/// Reads what follows [`STREAM`].
pub(crate) fn parse_stream(name: &str) -> Option<Stream> {
    parse_stream_part(&mut name.split('/'))
}

/// Reads [`record_key`] and [`command_key`] back.
pub(crate) fn parse_record_key(key: &str) -> Option<(Stream, LaneId, u64)> {
    let mut parts = key.split('/');
    let stream = parse_stream_part(&mut parts)?;
    let lane = LaneId::from_hex(parts.next()?)?;
    let number = u64::from_str_radix(parts.next()?, 16).ok()?;
    Some((stream, lane, number))
}

/// The name of a document's row.
pub(crate) fn document_key(id: &DocumentId) -> String {
    let owner = id
        .owner
        .map_or_else(|| "-".to_owned(), |owner| owner.to_string());
    format!(
        "{}{owner}/{}",
        store::documents_of(id.stream),
        id.generation
    )
}

/// Reads [`document_key`] back.
pub(crate) fn parse_document_key(key: &str) -> Option<DocumentId> {
    let mut parts = key.split('/');
    let stream = parse_stream_part(&mut parts)?;
    let owner = match parts.next()? {
        "-" => None,
        hex => Some(PersonId::from_hex(hex)?),
    };
    let generation = parts.next()?.parse().ok()?;
    parts.next().is_none().then_some(DocumentId {
        stream,
        owner,
        generation,
    })
}

/// A row's content without its envelope, for the other tabs.
pub(crate) fn plain<T: Encode<()>>(content: &T) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing into a Vec cannot fail.
    if minicbor::encode(content, &mut out).is_err() {
        out.clear();
    }
    out
}
