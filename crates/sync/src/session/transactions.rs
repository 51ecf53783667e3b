//! Transactions: what the disk was asked to keep and has not answered, and what it is to be asked next.
//!
//! A person's own writing goes one transaction at a time and strictly. What arrives goes as it
//! comes. Books (places, cursors, saved documents) are kept in one transaction at a time, relaxed:
//! they can be found again.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use protocol::{Control, ControlId, Cursor, LaneId, Record, StreamId};
use workshop::{Document, Touched};

use super::Turn;
use super::held::Base;
use super::log::stream::Place;
use super::orders::Order;
use super::rows::TryingRow;
use crate::effect::ImportReport;
use crate::store::{Table, Write};
use crate::tabs::{TabOrder, TabRecord};
use crate::{DocumentId, Effect, RequestId, WriteId};

/// Records on their way to the disk.
#[derive(Debug, Default)]
pub(super) struct Arrival {
    pub(super) records: Vec<(Record, Option<Place>)>,
    /// Where the relay's log stands after them, for each stream that something came of.
    pub(super) cursors: BTreeMap<StreamId, Cursor>,
    /// The row that marks them as being tried.
    pub(super) trying: Option<String>,
    /// Who is to be told what became of them.
    pub(super) report: Option<(RequestId, ImportReport)>,
}

/// A pack on its way to the disk.
#[derive(Debug)]
pub(super) struct TakenPack {
    pub(super) id: DocumentId,
    pub(super) document: Document,
    pub(super) base: Base,
}

/// Records that are kept back.
#[derive(Clone, Debug)]
pub(super) struct Batch {
    /// What the mark says when they are tried.
    pub(super) row: TryingRow,
    /// The mark that was found, once all that it names have marks of their own.
    pub(super) replaces: Option<String>,
}

/// What a transaction holds.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "only a few are alive at once")]
pub(super) enum Transaction {
    /// A record of this lane.
    Own {
        stream: StreamId,
        lane: LaneId,
        number: u64,
        order: Order,
        shown: Option<(DocumentId, Touched)>,
        obeyed: Option<(ControlId, Control)>,
        /// Its lane was given up before this number: whatever the disk answers, it is over.
        recalled: bool,
    },
    /// Records from elsewhere.
    Arrived(Arrival),
    /// Commands taken out of a lane, to be issued again.
    Withdrawn {
        /// By this person.
        orders: Vec<Order>,
        /// By others of this device.
        others: Vec<TabOrder>,
    },
    /// The mark of a stream whose packs are about to be opened.
    PacksMarked { stream: StreamId, mark: String },
    /// Documents for a newcomer.
    Packs {
        stream: StreamId,
        taken: Vec<TakenPack>,
    },
    /// The mark of a batch that is tried with care.
    Suspects { row: String, batch: Batch },
    /// What can be found again, and what the other tabs are told of it when it is there: a tab that
    /// is just being opened finds it on the disk or hears of it.
    Books(Vec<TabRecord>),
}

/// What the disk was asked for, and what it has yet to be asked for.
#[derive(Default)]
pub(super) struct Transactions {
    counter: u64,
    pub(super) pending: BTreeMap<WriteId, (Transaction, Vec<Write>)>,
    /// The own writes that the disk failed to keep, to be tried again in this order.
    pub(super) failed: VecDeque<(Transaction, Vec<Write>)>,
    pub(super) failures: u32,
    /// The person has been told that the disk does not work.
    pub(super) in_trouble: bool,
    pub(super) own_pending: usize,
    pub(super) arrivals_pending: usize,
    pub(super) books_pending: bool,
    /// Rows for the next transaction of books.
    later: Vec<Write>,
    /// Batches that crashed before, to be tried again one by one.
    pub(super) suspects: VecDeque<Batch>,
    /// The marks of what was applied, each with the documents that are not proved yet.
    marks: BTreeMap<String, BTreeSet<DocumentId>>,
}

impl Transactions {
    /// What was marked has been applied: the mark goes when these documents are proved.
    pub(super) fn unmark(&mut self, mark: String, unproved: BTreeSet<DocumentId>) {
        if unproved.is_empty() {
            self.later.push(Write::Delete {
                table: Table::Meta,
                key: mark,
            });
        } else {
            self.marks.insert(mark, unproved);
        }
    }

    /// A document is proved, or gone.
    pub(super) fn proved(&mut self, id: DocumentId) {
        let marks = &mut self.marks;
        let over = marks.extract_if(.., |_, documents| {
            documents.remove(&id) && documents.is_empty()
        });
        self.later.extend(over.map(|(key, _)| Write::Delete {
            table: Table::Meta,
            key,
        }));
    }

    /// A row goes with the next transaction of books, or with what arrives before that.
    pub(super) fn keep_later(&mut self, write: Write) {
        self.later.push(write);
    }

    /// The rows that were to go with the next transaction.
    pub(super) fn take_later(&mut self) -> Vec<Write> {
        std::mem::take(&mut self.later)
    }

    /// Is the disk asked to keep books?
    pub(super) fn keeps_books(&self) -> bool {
        self.books_pending
    }

    /// A number that no row of this session has yet.
    pub(super) fn next_number(&mut self) -> u64 {
        self.counter += 1;
        self.counter
    }

    /// Numbers go on where the rows of an earlier session ended.
    pub(super) fn number_after(&mut self, number: u64) {
        self.counter = self.counter.max(number);
    }

    /// May the next order be carried out?
    pub(super) fn may_write(&self) -> bool {
        self.own_pending == 0 && self.failed.is_empty()
    }

    /// Is something of a person's not on the disk because it does not work?
    pub(super) fn fails_to_write(&self) -> bool {
        self.in_trouble && !self.may_write()
    }

    /// Is something that came on its way to the disk?
    pub(super) fn is_arriving(&self) -> bool {
        self.arrivals_pending > 0
    }

    /// Is a batch being marked?
    pub(super) fn is_trying(&self) -> bool {
        let mut pending = self.pending.values();
        pending.any(|(transaction, _)| matches!(transaction, Transaction::Suspects { .. }))
    }

    pub(super) fn begin(
        &mut self,
        transaction: Transaction,
        writes: Vec<Write>,
        strict: bool,
        turn: &mut Turn<'_>,
    ) {
        let id = WriteId(self.next_number());
        match transaction {
            Transaction::Own { .. } | Transaction::Withdrawn { .. } => self.own_pending += 1,
            Transaction::Books(_) => self.books_pending = true,
            Transaction::Arrived(_)
            | Transaction::PacksMarked { .. }
            | Transaction::Packs { .. } => {
                self.arrivals_pending += 1;
            }
            Transaction::Suspects { .. } => {}
        }
        self.pending.insert(id, (transaction, writes.clone()));
        turn.effects.push(Effect::Store { id, writes, strict });
    }

    /// What the own write that was just begun is to show.
    pub(super) fn show_when_written(&mut self, id: DocumentId, touched: Touched) {
        if let Some((Transaction::Own { shown, .. }, _)) = self.pending.values_mut().next_back() {
            *shown = Some((id, touched));
        }
    }

    /// What the own write that was just begun decides.
    pub(super) fn obey_when_written(&mut self, id: ControlId, control: Control) {
        if let Some((Transaction::Own { obeyed, .. }, _)) = self.pending.values_mut().next_back() {
            *obeyed = Some((id, control));
        }
    }

    /// Takes own records out that are on their way to the disk, because their lane is given up from
    /// this number on. Returns who is to be answered for them.
    pub(super) fn recall(&mut self, at: StreamId, of: LaneId, from: u64) -> Vec<(u64, Order)> {
        let mut recalled = Vec::new();
        self.failed.retain(|(transaction, _)| {
            let Transaction::Own {
                stream,
                lane,
                number,
                order,
                ..
            } = transaction
            else {
                return true;
            };
            let over = *stream == at && *lane == of && *number >= from;
            if over {
                recalled.push((*number, order.clone()));
            }
            !over
        });
        for (transaction, _) in self.pending.values_mut() {
            if let Transaction::Own {
                stream,
                lane,
                number,
                order,
                recalled: over,
                ..
            } = transaction
                && *stream == at
                && *lane == of
                && *number >= from
                && !std::mem::replace(over, true)
            {
                recalled.push((*number, order.clone()));
            }
        }
        recalled
    }

    /// Is a record on its way to the disk into a row that need not be new?
    pub(super) fn puts_record(&self, name: &str) -> bool {
        let mut writes = self.pending.values().flat_map(|(_, writes)| writes);
        writes.any(
            |write| matches!(write, Write::Put { table: Table::Records, key, .. } if key == name),
        )
    }

    /// Is a document's last change on its way to the disk? Then it must not be saved yet.
    pub(super) fn is_being_written(&self, document: &DocumentId) -> bool {
        let shown = |transaction: &Transaction| matches!(transaction, Transaction::Own { shown: Some((id, _)), .. } if id == document);
        self.failed
            .iter()
            .any(|(transaction, _)| shown(transaction))
            || self
                .pending
                .values()
                .any(|(transaction, _)| shown(transaction))
    }
}
