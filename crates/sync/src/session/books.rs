//! Books: places, cursors and saved documents, kept when there is time. They can be found again.

use std::collections::BTreeSet;

use super::alarms::Alarm;
use super::rows::{self, SESSION, SessionRow, TRYING};
use super::transactions::Transaction;
use super::{KnownLane, Session, Turn};
use crate::store::{Table, Write};

/// A saved document is written again after so many changes, or when it is quiet.
const SAVE_AFTER: u32 = 64;
/// Quiet is this many milliseconds without a change in what this device alone has written. Where five
/// hundred write, somebody always does; what counts is the document alone.
const QUIET: u64 = 2_000;
/// What others wrote is proved to load again, and saved, within so many milliseconds. Proving takes longer
/// than applying did; while a table writes, a document is proved once for all that came meanwhile.
const PROVED_WITHIN: u64 = 30_000;
/// So many documents are saved in one transaction; the next one comes when that is answered. Saving takes
/// half a millisecond each in a browser.
const SAVED_AT_ONCE: usize = 16;

impl Session {
    /// Keeps the books: places, cursors, saved documents. Who leaves saves what is not saved, as far as one
    /// transaction goes: what comes next begins with that.
    pub(super) fn keep_books(&mut self, leaving: bool, turn: &mut Turn<'_>) {
        if !self.readiness().keeps_books() {
            return;
        }
        let mut writes = self.transactions.take_later();
        let mut told = Vec::new();
        for (stream, lane, number) in self.log.take_dirty_records() {
            let Some(log) = self.log.stream(&stream) else {
                continue;
            };
            if let Some(held) = log.get(lane, number).filter(|held| held.stored) {
                let key = rows::record_key(log.stream, lane, number);
                writes.push(rows::put(Table::Records, key, rows::value(&held.row())));
                told.push(held.told());
            }
        }
        // A cursor must not reach the disk before the records that it stands for, and only who leads
        // knows how far things are.
        let streams = match self.transactions.is_arriving() {
            false if self.leading => self.log.take_dirty_streams(),
            _ => BTreeSet::new(),
        };
        for id in streams {
            if let Some(log) = self.log.stream(&id) {
                writes.push(rows::put(
                    Table::Meta,
                    rows::stream_key(log.stream),
                    rows::value(&log.row()),
                ));
            }
        }
        if self.leading && self.log.take_dirty_session() {
            let row = SessionRow {
                log: self.log.followed(),
                tables: self.tables.iter().copied().collect(),
                evidence_lost: self.log.evidence_lost(),
            };
            writes.push(rows::put(
                Table::Meta,
                SESSION.to_owned(),
                rows::value(&row),
            ));
        }
        self.save_documents(&mut writes, leaving, turn);
        // Marks of what was proved just now go with what came of it.
        writes.extend(self.transactions.take_later());
        if !writes.is_empty() {
            self.store(Transaction::Books(told), writes, false, turn);
        }
    }

    /// Adds the documents that are due, and notes when the next one will be.
    fn save_documents(&mut self, writes: &mut Vec<Write>, leaving: bool, turn: &mut Turn<'_>) {
        let mut due = Vec::new();
        let mut next: Option<u64> = None;
        for (id, held) in self.documents.iter() {
            if held.unsaved == 0 {
                continue;
            }
            let due_at = match held.unproved {
                Some(since) => since + PROVED_WITHIN,
                None => held.changed_at + QUIET,
            };
            if !leaving && held.unsaved < SAVE_AFTER && due_at > turn.now.monotonic {
                next = Some(next.map_or(due_at, |next| next.min(due_at)));
                continue;
            }
            if due.len() < SAVED_AT_ONCE && !self.transactions.is_being_written(id) {
                due.push(*id);
            }
        }
        for id in due {
            self.prove(id, turn);
            let Some(held) = self.documents.get_mut(&id) else {
                continue;
            };
            held.unsaved = 0;
            let log = self.log.stream(&self.log.id_of(id.stream));
            writes.push(rows::put(
                Table::Documents,
                rows::document_key(&id),
                rows::value(&held.row(log)),
            ));
        }
        self.alarms.put(Alarm::Save, next);
    }

    pub(super) fn chain_row(&self, known: &KnownLane) -> Write {
        let key = format!("{}{}", rows::CHAIN, known.identity.lane);
        rows::put(
            Table::Meta,
            key,
            crate::store::wrap(&known.chain.to_bytes()),
        )
    }

    /// What a transaction that failed would have kept is kept later, as it stands then: chains and
    /// what was set aside travel with whatever comes first.
    pub(super) fn keep_later(&mut self, writes: Vec<Write>) {
        for write in writes {
            let (table, key) = match &write {
                Write::Add { table, key, .. }
                | Write::Put { table, key, .. }
                | Write::Delete { table, key } => (*table, key.as_str()),
            };
            match table {
                Table::Records => {
                    if let Some((stream, lane, number)) = rows::parse_record_key(key) {
                        let place = (self.log.id_of(stream), lane, number);
                        self.log.record_is_dirty(place);
                    }
                    if matches!(write, Write::Delete { .. }) {
                        self.transactions.keep_later(write);
                    }
                }
                Table::Documents => {
                    if let Some(id) = rows::parse_document_key(key)
                        && let Some(held) = self.documents.get_mut(&id)
                    {
                        held.unsaved = held.unsaved.max(1);
                    }
                    if matches!(write, Write::Delete { .. }) {
                        self.transactions.keep_later(write);
                    }
                }
                Table::Meta if key == SESSION => self.log.session_is_dirty(),
                Table::Meta if key.starts_with(rows::STREAM) => {
                    let stream = rows::parse_stream(&key[rows::STREAM.len()..]);
                    if let Some(stream) = stream {
                        self.log.stream_is_dirty(self.log.id_of(stream));
                    }
                }
                // The batch is not applied.
                Table::Meta if key.starts_with(TRYING) && matches!(write, Write::Put { .. }) => {}
                Table::Meta | Table::Aside => self.transactions.keep_later(write),
            }
        }
    }
}
