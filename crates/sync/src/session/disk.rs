//! Transactions: what the disk was asked to keep, and what is done when it answers.
//!
//! A person's own writing goes one transaction at a time and strictly. What arrives goes as it
//! comes. Books (places, cursors, saved documents) are kept in one transaction at a time, relaxed:
//! they can be found again.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use protocol::{Control, ControlId, LaneId, StreamId};
use workshop::Touched;

use super::alarms::Alarm;
use super::arrive::Arrival;
use super::orders::Order;
use super::packs::TakenPack;
use super::rows;
use super::suspects::Batch;
use super::{Session, Turn};
use crate::store::{Table, Write};
use crate::tabs::{TabMessage, TabOrder, TabRecord};
use crate::{DocumentId, Effect, Notice, StoreFailure, Trouble, WriteId};

/// The longest wait before a failing disk is tried again, in milliseconds.
const LONGEST_RETRY: u64 = 30_000;
/// How long a disk may take to answer before it is said not to work, in milliseconds.
const PATIENCE: u64 = 10_000;

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
    pending: BTreeMap<WriteId, (Transaction, Vec<Write>)>,
    /// The own writes that the disk failed to keep, to be tried again in this order.
    failed: VecDeque<(Transaction, Vec<Write>)>,
    failures: u32,
    /// The person has been told that the disk does not work.
    in_trouble: bool,
    own_pending: usize,
    arrivals_pending: usize,
    books_pending: bool,
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

    fn begin(
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
    fn puts_record(&self, name: &str) -> bool {
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

impl Session {
    /// Asks the disk to keep rows.
    pub(super) fn store(
        &mut self,
        transaction: Transaction,
        writes: Vec<Write>,
        strict: bool,
        turn: &mut Turn<'_>,
    ) {
        if !self.alarms.is_set(Alarm::DiskAnswer) {
            let by = turn.now.monotonic + PATIENCE;
            self.alarms.set(Alarm::DiskAnswer, by);
        }
        self.transactions.begin(transaction, writes, strict, turn);
    }

    /// The disk has answered; what else it was asked for it answers in time too.
    fn answered(&mut self, id: WriteId, turn: &Turn<'_>) -> Option<(Transaction, Vec<Write>)> {
        let asked = self.transactions.pending.remove(&id);
        let waits = !self.transactions.pending.is_empty();
        let by = turn.now.monotonic + PATIENCE;
        self.alarms.put(Alarm::DiskAnswer, waits.then_some(by));
        asked
    }

    pub(super) fn stored(&mut self, id: WriteId, turn: &mut Turn<'_>) {
        let Some((transaction, _)) = self.answered(id, turn) else {
            turn.never("the disk kept what it was not asked to keep");
            return;
        };
        let transactions = &mut self.transactions;
        transactions.failures = 0;
        // It works when it has what it failed to take, whatever else it takes before.
        if transactions.failed.is_empty() && std::mem::take(&mut transactions.in_trouble) {
            turn.notice(Notice::Trouble(Trouble::DiskWorksAgain));
        }
        match transaction {
            Transaction::Own {
                recalled: true,
                stream,
                lane,
                number,
                ..
            } => {
                self.transactions.own_pending -= 1;
                self.forget_recalled(stream, lane, number, turn);
            }
            Transaction::Own {
                stream,
                lane,
                number,
                order,
                shown,
                obeyed,
                ..
            } => {
                self.transactions.own_pending -= 1;
                let Some(held) = self.log.held_mut(stream, lane, number) else {
                    turn.never("what this tab wrote is on the disk and not in the log");
                    return;
                };
                held.stored = true;
                let records = vec![held.told()];
                let chains = self
                    .log
                    .lane(&lane)
                    .map(|known| known.chain.to_bytes().into())
                    .into_iter()
                    .collect();
                self.tell(&TabMessage::Stored { chains, records }, turn);
                if let Some((document, touched)) = shown {
                    self.resume_orders(document);
                    turn.notice(Notice::Touched { document, touched });
                    if document == DocumentId::PLAN {
                        self.plan_changed();
                    }
                }
                if let Some((id, control)) = obeyed {
                    self.obey(id, &control, turn);
                }
                if let Some(request) = order.request {
                    turn.notice(Notice::Done(request));
                }
                if let Some((request, report)) = order.report {
                    turn.notice(Notice::Imported(request, report));
                }
            }
            Transaction::Arrived(arrival) => {
                self.transactions.arrivals_pending -= 1;
                self.arrived(arrival, turn);
            }
            Transaction::Withdrawn { orders, others } => {
                self.transactions.own_pending -= 1;
                if !others.is_empty() {
                    self.tell(&TabMessage::Reissue { orders: others }, turn);
                }
                for order in orders.into_iter().rev() {
                    self.orders.push_front(order);
                }
            }
            Transaction::PacksMarked { stream, mark } => {
                self.transactions.arrivals_pending -= 1;
                self.packs_marked(stream, mark);
            }
            Transaction::Packs { stream, taken } => {
                self.transactions.arrivals_pending -= 1;
                self.packs_stored(stream, taken, turn);
            }
            Transaction::Suspects { row, batch } => self.suspects_marked(row, &batch, turn),
            Transaction::Books(records) => {
                self.transactions.books_pending = false;
                if !records.is_empty() {
                    let chains = Vec::new();
                    self.tell(&TabMessage::Stored { chains, records }, turn);
                }
            }
        }
    }

    pub(super) fn store_failed(&mut self, id: WriteId, failure: StoreFailure, turn: &mut Turn<'_>) {
        let Some((transaction, writes)) = self.answered(id, turn) else {
            turn.never("the disk failed what it was not asked to keep");
            return;
        };
        match (transaction, failure) {
            (Transaction::Own { recalled: true, .. }, _) => self.transactions.own_pending -= 1,
            (
                Transaction::Own {
                    stream,
                    lane,
                    number,
                    order,
                    ..
                },
                StoreFailure::Taken,
            ) => {
                self.transactions.own_pending -= 1;
                self.number_was_taken(stream, lane, number, order, turn);
            }
            (Transaction::Books(_), _) => {
                // Whatever it was is still in memory; it is found again when it changes next, and
                // without it the next start has a little more to do.
                self.transactions.books_pending = false;
                self.keep_later(writes);
                self.disk_failed(turn);
            }
            (Transaction::Arrived(arrival), _) => {
                self.transactions.arrivals_pending -= 1;
                self.keep_later(writes);
                self.disk_failed(turn);
                self.arrival_failed(arrival, turn);
            }
            (Transaction::PacksMarked { stream, .. }, _) => {
                // Without the mark none is opened.
                self.transactions.arrivals_pending -= 1;
                self.fetch_instead_of_packs(stream);
                self.disk_failed(turn);
            }
            (Transaction::Packs { stream, .. }, _) => {
                self.transactions.arrivals_pending -= 1;
                self.keep_later(writes);
                self.fetch_instead_of_packs(stream);
                self.disk_failed(turn);
            }
            (Transaction::Suspects { batch, .. }, _) => {
                // Without the mark they are not tried.
                self.transactions.suspects.push_front(batch);
                self.disk_failed(turn);
            }
            (transaction @ (Transaction::Own { .. } | Transaction::Withdrawn { .. }), _) => {
                self.transactions.failed.push_back((transaction, writes));
                self.transactions.own_pending -= 1;
                self.disk_failed(turn);
            }
        }
    }

    fn disk_failed(&mut self, turn: &mut Turn<'_>) {
        self.disk_is_in_trouble(turn);
        self.transactions.failures += 1;
        let wait = (500u64 << self.transactions.failures.min(6)).min(LONGEST_RETRY);
        self.alarms.set(Alarm::DiskAgain, turn.now.monotonic + wait);
    }

    fn disk_is_in_trouble(&mut self, turn: &mut Turn<'_>) {
        if !std::mem::replace(&mut self.transactions.in_trouble, true) {
            turn.notice(Notice::Trouble(Trouble::DiskFails));
        }
    }

    /// Tries again what the disk failed to keep.
    pub(super) fn retry_disk(&mut self, turn: &mut Turn<'_>) {
        let now = turn.now.monotonic;
        if self.alarms.is_due(Alarm::DiskAnswer, now) {
            self.disk_is_in_trouble(turn);
        }
        if self.alarms.ring(Alarm::DiskAgain, now) {
            if self.transactions.is_arriving() {
                // What arrives may stand where something is to be deleted.
                self.alarms.set(Alarm::DiskAgain, now + 100);
                return;
            }
            for (transaction, mut writes) in std::mem::take(&mut self.transactions.failed) {
                writes.retain(|write| match write {
                    Write::Delete { table, key } => {
                        *table != Table::Records
                            || key.ends_with(rows::COMMAND)
                            || self.held_by_key(key).is_none_or(|held| !held.stored)
                    }
                    _ => true,
                });
                self.store(transaction, writes, true, turn);
            }
            self.try_next_suspects(turn);
        }
    }

    /// A record that was recalled on its way has reached the disk all the same. It must not be found
    /// there.
    fn forget_recalled(
        &mut self,
        stream: StreamId,
        lane: LaneId,
        number: u64,
        turn: &mut Turn<'_>,
    ) {
        let Some(log) = self.log.stream(&stream) else {
            turn.never("a record was recalled from a stream that is not known");
            return;
        };
        let mut writes = vec![Write::Delete {
            table: Table::Records,
            key: rows::command_key(log.stream, lane, number),
        }];
        // Another's record under that number may be on its way to the disk: it stays.
        let key = rows::record_key(log.stream, lane, number);
        if log.get(lane, number).is_none() && !self.transactions.puts_record(&key) {
            writes.push(Write::Delete {
                table: Table::Records,
                key,
            });
        }
        self.store(
            Transaction::Withdrawn {
                orders: Vec::new(),
                others: Vec::new(),
            },
            writes,
            true,
            turn,
        );
    }
}
