//! Suspects: records that were being applied when a session ended.
//!
//! Whatever is about to meet Automerge is marked on the disk first; the mark goes when that went
//! well. A mark that is found at a start says that a session ended in between: its records are kept
//! back and tried with care, together once more and then each alone. What ended sessions three times
//! is set aside.
//!
//! A pack is marked by the name of its stream. Found at a start, it is not tried again: the records are
//! fetched.
//!
//! Other tabs leave marks on the same disk, and may be applying their records at this very moment: a
//! fresh mark of another's is taken over and does not count.

use std::collections::BTreeSet;

use protocol::{LaneId, Stream};

use super::log::stream::Held;
use super::rows::{self, STREAM, TRYING, TryingRow};
use super::transactions::{Batch, Transaction};
use super::{Session, Turn};
use crate::DocumentId;
use crate::store::{Table, Write};

/// A batch that was being applied when a session ended is tried this often.
const ATTEMPTS: u32 = 3;
/// Another tab's mark that is younger than this, in milliseconds, may be of something that goes well.
const FRESH: u64 = 10_000;

impl Session {
    /// The mark of a batch that is about to be applied for the first time, and its name.
    pub(super) fn mark(&mut self, keys: Vec<String>, turn: &Turn<'_>) -> (String, Write) {
        let row = TryingRow {
            attempts: 1,
            keys,
            at: turn.now.wall,
        };
        self.mark_row(&row)
    }

    fn mark_row(&mut self, row: &TryingRow) -> (String, Write) {
        let key = format!(
            "{TRYING}{:016x}-{}",
            self.transactions.next_number(),
            self.lane.id()
        );
        self.marks_by.insert(self.lane.id());
        (key.clone(), rows::put(Table::Meta, key, rows::value(row)))
    }

    /// Keeps back what was being applied when a session ended.
    pub(super) fn suspect(&mut self, found: Vec<(String, TryingRow)>, turn: &mut Turn<'_>) {
        for (key, mut row) in found {
            let by = lane_in(&key);
            let mut kept_back = self.transactions.suspects.iter();
            if by.is_some_and(|by| self.marks_by.contains(&by))
                || kept_back.any(|batch| batch.replaces.as_ref() == Some(&key))
            {
                // Of this session, or seen by it: read again, and not ended.
                continue;
            }
            let age = turn.now.wall.abs_diff(row.at);
            let ended = by == Some(self.lane.id()) || age >= FRESH;
            let pack_of = row.keys.first().and_then(|key| key.strip_prefix(STREAM));
            if let Some(stream) = pack_of.and_then(rows::parse_stream) {
                self.suspect_pack(stream, key, ended);
                continue;
            }
            if ended && row.attempts >= ATTEMPTS {
                for key in row.keys {
                    self.poison_by_key(&key, turn);
                }
                self.transactions.keep_later(Write::Delete {
                    table: Table::Meta,
                    key,
                });
                continue;
            }
            for key in &row.keys {
                if let Some(held) = self.held_by_key(key) {
                    held.suspect = true;
                }
            }
            if ended {
                row.attempts += 1;
                row.at = turn.now.wall;
            }
            let together = row.attempts < ATTEMPTS;
            let parts = match together {
                true => vec![row.keys.clone()],
                false => row.keys.iter().map(|key| vec![key.clone()]).collect(),
            };
            let last = parts.len().saturating_sub(1);
            let batches = parts.into_iter().enumerate().map(|(index, keys)| Batch {
                row: TryingRow {
                    keys,
                    ..row.clone()
                },
                replaces: (index == last).then(|| key.clone()),
            });
            self.transactions.suspects.extend(batches);
        }
    }

    /// A session ended while it opened a pack of a stream. As long as nothing of the stream is here, the
    /// mark stays and says that its records are to be fetched.
    fn suspect_pack(&mut self, stream: Stream, mark: String, ended: bool) {
        let id = self.log.know(stream);
        if self.log.stream(&id).is_some_and(|log| !log.is_empty()) {
            self.transactions.keep_later(Write::Delete {
                table: Table::Meta,
                key: mark,
            });
        } else if ended || self.leading {
            // Only who leads opens packs.
            self.fetch_whole(id);
        }
    }

    pub(super) fn held_by_key(&mut self, key: &str) -> Option<&mut Held> {
        let (stream, lane, number) = rows::parse_record_key(key)?;
        let id = self.log.id_of(stream);
        self.log.stream_mut(&id)?.get_mut(lane, number)
    }

    fn poison_by_key(&mut self, key: &str, turn: &mut Turn<'_>) {
        let Some((document, lane, number)) = self.document_by_key(key) else {
            return;
        };
        let is_in = self
            .documents
            .get(&document)
            .and_then(|held| held.applied.get(&lane))
            .is_some_and(|last| *last >= number);
        // What is in went well, and the session ended before it could say so.
        if !is_in {
            self.poison(document, lane, number, turn);
        }
    }

    /// The document of a record that is here, by the record's row.
    fn document_by_key(&mut self, key: &str) -> Option<(DocumentId, LaneId, u64)> {
        let (stream, lane, number) = rows::parse_record_key(key)?;
        let header = self.held_by_key(key)?.record.header();
        let document = DocumentId {
            stream,
            owner: header.owner,
            generation: header.generation,
        };
        Some((document, lane, number))
    }

    /// Marks the next batch that is kept back; it is applied when the mark is on the disk.
    pub(super) fn try_next_suspects(&mut self, turn: &mut Turn<'_>) {
        if self.transactions.is_trying() {
            return;
        }
        if let Some(batch) = self.transactions.suspects.pop_front() {
            let (row, write) = self.mark_row(&batch.row);
            let mut writes = vec![write];
            if let Some(key) = batch.replaces.clone() {
                writes.push(Write::Delete {
                    table: Table::Meta,
                    key,
                });
            }
            self.store(Transaction::Suspects { row, batch }, writes, true, turn);
        }
    }

    /// The mark is there: apply.
    pub(super) fn suspects_marked(&mut self, row: String, batch: &Batch, turn: &mut Turn<'_>) {
        let mut documents = BTreeSet::new();
        for key in &batch.row.keys {
            if let Some(held) = self.held_by_key(key) {
                held.suspect = false;
            }
            documents.extend(self.document_by_key(key).map(|(document, ..)| document));
        }
        self.check_again(documents.iter().copied());
        for document in &documents {
            self.settle(*document, turn);
            self.prove(*document, turn);
        }
        self.unmark(row, documents);
        self.try_next_suspects(turn);
    }

    /// What was marked has been applied. The mark stays until what came of it is proved, for that may
    /// end a session too.
    pub(super) fn unmark(&mut self, mark: String, mut documents: BTreeSet<DocumentId>) {
        documents.retain(|id| {
            let held = self.documents.get(id);
            self.documents.is_waiting(id) || held.is_some_and(|held| held.unproved.is_some())
        });
        self.transactions.unmark(mark, documents);
    }
}

/// The lane that made a mark.
fn lane_in(key: &str) -> Option<LaneId> {
    LaneId::from_hex(key.rsplit_once('-')?.1)
}
