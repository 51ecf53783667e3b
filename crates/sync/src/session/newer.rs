//! Rows of a newer program: whole, and beyond what this one reads.
//!
//! Somebody goes back to an earlier build, or has two builds open in two tabs. What the newer one kept,
//! commands above all, is not damaged: it stays where it is, unread, until a program comes that reads it.
//! [D22]

use std::collections::BTreeSet;

use protocol::{Control, LaneId, Record, Stream, StreamId};
use workshop::Command;

use super::Session;
use super::log::stream::Held;
use super::rows::{
    self, BASE, CHAIN, CHARTER, COMMAND, CommandRow, GONE, REISSUE, RecordRow, STREAM, TRYING,
};
use crate::DocumentId;
use crate::store::{self, Row, Table};

/// What is on the disk for a newer program.
#[derive(Debug, Default)]
pub(super) struct ForNewer {
    /// Numbers whose records are kept for it …
    records: BTreeSet<(StreamId, LaneId, u64)>,
    /// … and whose commands.
    commands: BTreeSet<(StreamId, LaneId, u64)>,
    /// Something of it may be on this device alone, so that nothing here is called transferred.
    pub(super) is_only_here: bool,
}

impl ForNewer {
    /// Is a record of a lane?
    pub(super) fn has_some_of(&self, stream: StreamId, lane: LaneId) -> bool {
        let all = (stream, lane, 0)..=(stream, lane, u64::MAX);
        self.records.range(all).next().is_some()
    }
}

impl Session {
    /// Is a row that could not be read a newer program's, and to stay? Else it tore, or is not what its
    /// name says. What this program writes itself in any case, and can find again, is set aside whoever
    /// wrote it: the count of logs, places in streams, documents of kinds that it knows.
    pub(super) fn leaves_to_newer(&mut self, row: &Row) -> bool {
        let Some(value) = store::unwrap(&row.value) else {
            return false;
        };
        let key = row.key.as_str();
        match row.table {
            Table::Meta if key.starts_with(CHAIN) => {
                let lane = LaneId::from_hex(&key[CHAIN.len()..]);
                // It is there: nobody is to be asked for it again and again.
                self.restoring.chains.extend(lane);
                true
            }
            Table::Meta if key.starts_with(REISSUE) => {
                self.for_newer.is_only_here = true;
                true
            }
            Table::Meta => match key.strip_prefix(STREAM) {
                Some(name) => rows::parse_stream(name).is_none(),
                None => key == CHARTER || key.starts_with(TRYING) || key.starts_with(GONE),
            },
            Table::Documents => {
                let id = rows::parse_document_key(key.strip_suffix(BASE).unwrap_or(key));
                id.is_none_or(|id| id.kind().is_none())
            }
            Table::Records => self.leaves_record_to_newer(key, value),
            Table::Aside => true,
        }
    }

    fn leaves_record_to_newer(&mut self, key: &str, value: &[u8]) -> bool {
        let Some((stream, lane, number)) = rows::parse_record_key(key) else {
            self.for_newer.is_only_here = true;
            return true;
        };
        let place = (self.log.know(stream), lane, number);
        if key.ends_with(COMMAND) {
            let row = minicbor::decode::<CommandRow>(value).ok();
            let read = row.is_some_and(|row| Record::parse(&row.record).is_ok());
            if !read {
                self.for_newer.commands.insert(place);
            }
            // Or it is another's than its name says.
            return !read;
        }
        let row = minicbor::decode::<RecordRow>(value).ok();
        if row
            .as_ref()
            .is_some_and(|row| Record::parse(&row.record).is_ok())
        {
            return false;
        }
        self.for_newer.is_only_here |= row.is_none_or(|row| row.seq == 0);
        self.for_newer.records.insert(place);
        true
    }

    /// The command that is kept under a number is a newer program's.
    pub(super) fn leave_command_to_newer(&mut self, stream: StreamId, lane: LaneId, number: u64) {
        self.for_newer.commands.insert((stream, lane, number));
    }

    /// Was a record made by what this program cannot read? Then the row that says so is not its to delete:
    /// a newer one finds it, and that another record stands there, and issues it again.
    pub(super) fn is_made_by_newer(&self, stream: StreamId, number: u64, held: &Held) -> bool {
        let lane = held.record.header().lane;
        let command = held.command.as_deref();
        let kind = self.log.stream(&stream).and_then(|log| {
            let header = held.record.header();
            let (stream, owner, generation) = (log.stream, header.owner, header.generation);
            let id = DocumentId {
                stream,
                owner,
                generation,
            };
            id.kind()
        });
        let is_known = |bytes| kind.is_some_and(|kind| Command::from_bytes(kind, bytes).is_ok());
        let control = || {
            let key = self.log.shared_key(Stream::Control)?;
            let content = held.record.open(key).ok()?;
            Some(Control::from_bytes(&content).is_err())
        };
        self.for_newer.commands.contains(&(stream, lane, number))
            || command.is_some_and(|bytes| !is_known(bytes))
            || stream == self.log.id_of(Stream::Control) && control() == Some(true)
    }
}
