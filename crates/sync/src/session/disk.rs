//! The disk: what is done when it answers, or does not.

use protocol::{LaneId, StreamId};

use super::alarms::Alarm;
use super::rows;
use super::transactions::Transaction;
use super::{Session, Turn};
use crate::store::{Table, Write};
use crate::tabs::TabMessage;
use crate::{DocumentId, Notice, StoreFailure, Trouble, WriteId};

/// The longest wait before a failing disk is tried again, in milliseconds.
const LONGEST_RETRY: u64 = 30_000;
/// How long a disk may take to answer before it is said not to work, in milliseconds.
const PATIENCE: u64 = 10_000;

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
                self.orders.push_again(orders);
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
