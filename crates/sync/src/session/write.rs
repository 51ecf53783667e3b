//! Writing: a command becomes a change, the change a record, the record a row. Then it is shown,
//! then it is sent.
//!
//! Orders are carried out one at a time: the next is executed when the one before is on the disk.
//! So a disk that fails leaves no number behind that later ones would build on.

use protocol::record::Changes;
use protocol::{
    Control, ControlAction, ControlId, Header, LaneId, PersonId, Record, RecordKind, Stream,
    StreamId,
};
use workshop::schema::Writers;
use workshop::{Command, CommandError};

use super::alarms::Alarm;
use super::log::stream::{Held, Subscription};
use super::orders::{Order, Task};
use super::rows::{self, CommandRow, Fate, ISSUED, REISSUE, ReissueRow};
use super::transactions::Transaction;
use super::{Session, Turn};
use crate::effect::Failure;
use crate::guard::guarded;
use crate::store::{Table, Write};
use crate::{DocumentId, Effect, Notice, RequestId};

impl Session {
    pub(super) fn order_command(
        &mut self,
        request: RequestId,
        document: DocumentId,
        command: Command,
        turn: &Turn<'_>,
    ) {
        let writers = command.kind().declaration().writers;
        let at = (writers == Writers::Facilitators).then_some(turn.now.wall);
        self.orders.push_back(Order {
            request: Some(request),
            task: Task::Command(document, Box::new(command), at),
            reissue: None,
            after: None,
            report: None,
            alone: false,
        });
    }

    pub(super) fn order_control(&mut self, request: Option<RequestId>, action: ControlAction) {
        self.orders.push_back(Order {
            request,
            task: Task::Control(action),
            reissue: None,
            after: None,
            report: None,
            alone: false,
        });
    }

    /// Executes orders until one waits for the disk.
    pub(super) fn issue_next_order(&mut self, turn: &mut Turn<'_>) {
        while self.readiness().issues() {
            let next = self.orders.iter().position(|order| !self.is_early(order));
            let Some(order) = next.and_then(|next| self.orders.take(next)) else {
                return;
            };
            self.choose_lane(&order, turn);
            let outcome = match &order.task {
                Task::Command(document, command, at) => {
                    self.issue_command(*document, command, *at, &order, turn)
                }
                Task::Control(action) => self.issue_control(action, &order, turn),
            };
            match outcome {
                Ok(true) => {}
                // Nothing to change: it is done already.
                Ok(false) => self.answer(&order, None, turn),
                Err(failure) => self.not_written(order, failure, turn),
            }
        }
    }

    /// What is issued again waits until its stream is caught up, where there is a relay to catch up
    /// with: a copy of this device may have issued the same, and then it is done.
    fn is_early(&self, order: &Order) -> bool {
        if order.reissue.is_none() || !self.connection.is_open() {
            return false;
        }
        let stream = match &order.task {
            Task::Command(document, ..) => document.stream,
            Task::Control(_) => Stream::Control,
        };
        let live = self
            .log
            .stream(&self.log.id_of(stream))
            .is_some_and(|log| matches!(log.subscription, Subscription::Live { .. }));
        let settled = self.readiness().is_settled();
        let patient = self.alarms.is_set(Alarm::SayAgain);
        (!(live && settled) || patient) && self.followed().contains(&stream)
    }

    /// What is issued again has lanes of its own, the same on every copy of a device; nothing else is
    /// written there. [K9]
    fn choose_lane(&mut self, order: &Order, turn: &mut Turn<'_>) {
        match order.after.filter(|_| !order.alone) {
            Some(after) => {
                let lane = self.person.lane_after(self.access.workshop(), after);
                self.orders.say_again_in(lane.id());
                if lane.id() != self.lane.id() {
                    self.write_in(lane, turn);
                }
            }
            None if self.orders.is_said_again_in(self.lane.id()) => self.change_lane(turn),
            None => {}
        }
    }

    /// Takes an order in that was kept on the disk, if it is this person's: on a shared tablet others
    /// issue theirs when they are back.
    pub(super) fn take_order(&mut self, key: &str, row: ReissueRow) -> Option<()> {
        let task = Task::from_row(row.task)?;
        let known = self.orders.has_kept(key);
        if row.person == self.person.id() && !known {
            self.orders.push_back(Order {
                request: None,
                task,
                reissue: Some(key.to_owned()),
                after: row.after,
                report: None,
                alone: false,
            });
        }
        Some(())
    }

    /// A document has grown: what was to be issued again there and could not may be possible now.
    pub(super) fn resume_orders(&mut self, id: DocumentId) {
        self.orders.resume(|document| *document == id);
    }

    /// The same for every document of a stream.
    pub(super) fn resume_stream(&mut self, stream: StreamId) {
        let Some(stream) = self.log.stream(&stream).map(|log| log.stream) else {
            return;
        };
        self.orders.resume(|document| document.stream == stream);
    }

    pub(super) fn answer(&mut self, order: &Order, failure: Option<Failure>, turn: &mut Turn<'_>) {
        if let Some(key) = &order.reissue {
            self.transactions.keep_later(Write::Delete {
                table: Table::Meta,
                key: key.clone(),
            });
        }
        if let Some((request, report)) = &order.report {
            turn.notice(Notice::Imported(*request, report.clone()));
        }
        if let Some(request) = order.request {
            turn.notice(match failure {
                None => Notice::Done(request),
                Some(failure) => Notice::Failed(request, failure),
            });
        }
    }

    fn issue_command(
        &mut self,
        id: DocumentId,
        command: &Command,
        at: Option<i64>,
        order: &Order,
        turn: &mut Turn<'_>,
    ) -> Result<bool, Failure> {
        let ownership = protocol::stream::Ownership::of(id.owner, self.person.id());
        if !id.stream.class().may_append(self.access.role(), ownership) {
            return Err(Failure::NotAllowed);
        }
        // A facilitator raised the workshop's schema; in the plan, which participants cannot write. [A7]
        if let Some(plan) = self.document(&DocumentId::PLAN)
            && let workshop::Schema::Newer(version) = plan.schema()
        {
            return Err(CommandError::Newer(version).into());
        }
        self.ensure_document(id);
        self.wake(id, turn);
        // What this person writes builds on nothing that may have to go again.
        self.prove(id, turn);
        self.leave_lane_behind(id, order, turn);
        let lane = self.lane.id();
        let held = self.documents.get_mut(&id).ok_or(Failure::NoDocument)?;
        // Behind the guard too: what others wrote there was taken by Automerge, which is no proof that
        // it takes the next edit.
        let document = &held.document;
        let (mut document, changes) = guarded(turn.guard, || {
            let mut copy = document.clone();
            let changes = copy.execute_at(command, at);
            (copy, changes)
        })
        .map_err(|_| CommandError::Damaged)?;
        let changes = changes?;
        if changes.is_empty() {
            return Ok(false);
        }
        let touched = document.touched();
        held.document = document;
        let raw = changes.into_iter().map(|change| change.bytes);
        let content = Changes::new(raw.collect()).to_bytes();
        let kept = command.to_bytes_at(at);
        let number = match self.append(
            id.stream,
            id.owner,
            RecordKind::Changes,
            &content,
            Some(kept),
            order,
            turn,
        ) {
            Ok(number) => number,
            Err(failure) => {
                // The change is in the document and nowhere else: take it out again.
                self.rebuild(id, turn);
                return Err(failure);
            }
        };
        if let Some(held) = self.documents.get_mut(&id) {
            held.applied.insert(lane, number);
            held.grew(1, turn.now.monotonic);
        }
        self.transactions.show_when_written(id, touched);
        Ok(true)
    }

    /// Writes in another lane where this one is behind. What is issued again goes on to the lane that derives from it:
    /// a copy of this device that lost the same finds that lane behind too, and comes to the same one. [K9]
    fn leave_lane_behind(&mut self, id: DocumentId, order: &Order, turn: &mut Turn<'_>) {
        /// So often one person loses the same and more by exclusions.
        const MOST: usize = 8;
        for _ in 0..MOST {
            if !self.lane_is_behind(id) {
                return;
            }
            if order.after.is_none() || order.alone {
                break;
            }
            let workshop = self.access.workshop();
            let lane = self.person.lane_after(workshop, self.lane.id());
            self.orders.say_again_in(lane.id());
            self.write_in(lane, turn);
        }
        if self.lane_is_behind(id) {
            self.change_lane(turn);
        }
    }

    /// Is something of this tab's lane not in the document, because what it builds on waits? A change
    /// made now would take its number.
    fn lane_is_behind(&self, id: DocumentId) -> bool {
        let lane = self.lane.id();
        let applied = self
            .documents
            .get(&id)
            .and_then(|held| held.applied.get(&lane).copied())
            .unwrap_or(0);
        self.log
            .stream(&self.log.id_of(id.stream))
            .and_then(|log| log.lanes.get(&lane))
            .is_some_and(|log| {
                log.records.range(applied + 1..).any(|(_, held)| {
                    let header = held.record.header();
                    header.owner == id.owner && header.generation == id.generation
                })
            })
    }

    fn issue_control(
        &mut self,
        action: &ControlAction,
        order: &Order,
        turn: &mut Turn<'_>,
    ) -> Result<bool, Failure> {
        if !self.facilitates() {
            return Err(Failure::NotAllowed);
        }
        if !action.is_sound() {
            return Err(Failure::TooLarge);
        }
        let control = Control {
            counter: self.log.control().next_counter(),
            at: turn.now.wall,
            action: action.clone(),
        };
        let kind = match control.action.is_public() {
            true => RecordKind::PublicControl,
            false => RecordKind::Control,
        };
        let lane = self.lane.id();
        let number = self.append(
            Stream::Control,
            None,
            kind,
            &control.to_bytes(),
            None,
            order,
            turn,
        )?;
        self.transactions
            .obey_when_written(ControlId { lane, number }, control);
        Ok(true)
    }

    /// Seals a record, puts it into the log and asks the disk to keep it.
    #[expect(clippy::too_many_arguments, reason = "a record has this many parts")]
    fn append(
        &mut self,
        stream: Stream,
        owner: Option<PersonId>,
        kind: RecordKind,
        content: &[u8],
        command: Option<Vec<u8>>,
        order: &Order,
        turn: &mut Turn<'_>,
    ) -> Result<u64, Failure> {
        let id = self.log.know(stream);
        let lane = self.lane.id();
        let key = self.log.key_of(stream, lane).ok_or(Failure::NotAllowed)?;
        let log = self.log.stream(&id).ok_or(Failure::NoDocument)?;
        let last = log
            .lanes
            .get(&lane)
            .and_then(|lane| lane.records.last_key_value());
        let previous = last.map_or((0, [0; 16]), |(number, held)| (*number, held.record.mark()));
        let header = Header::next(self.access.workshop(), id, owner, lane, previous, kind);
        let record = Record::seal(header, key, content, &self.lane, turn.rng)
            .map_err(|_| Failure::TooLarge)?;
        let number = record.header().number;
        let excluded = self
            .log
            .control()
            .excluded_after(self.person.id(), id, lane);
        if excluded.is_some_and(|last| number > last) {
            // It would count for nobody, and be gone from the view at the next start.
            return Err(Failure::Excluded);
        }
        let held = Held {
            record,
            command,
            place: None,
            fate: Fate::Sound,
            stored: false,
            suspect: false,
        };
        let key = rows::record_key(stream, lane, number);
        let mut writes = vec![Write::Add {
            table: Table::Records,
            key,
            value: rows::value(&held.row()),
        }];
        let chain = self.log.lane(&lane).filter(|_| number == 1);
        let row = CommandRow {
            person: self.person.id(),
            task: order.task.row(),
            record: held.record.bytes().to_vec(),
            chain: chain.map(|known| known.chain.to_bytes().into()),
        };
        writes.push(rows::put(
            Table::Records,
            rows::command_key(stream, lane, number),
            rows::value(&row),
        ));
        writes.extend(chain.map(|known| self.chain_row(known)));
        if let Some(key) = &order.reissue {
            writes.push(Write::Delete {
                table: Table::Meta,
                key: key.clone(),
            });
            writes.push(Write::Add {
                table: Table::Meta,
                key: key.replacen(REISSUE, ISSUED, 1),
                value: crate::store::wrap(&[]),
            });
        }
        if let Some(log) = self.log.stream_mut(&id) {
            log.insert(lane, number, held);
        }
        self.store(
            Transaction::Own {
                stream: id,
                lane,
                number,
                order: order.clone(),
                shown: None,
                obeyed: None,
                recalled: false,
            },
            writes,
            true,
            turn,
        );
        Ok(number)
    }

    /// An order that is kept on disk until it has been carried out.
    pub(super) fn kept_order(
        &mut self,
        task: Task,
        person: PersonId,
        after: LaneId,
    ) -> (Order, Write) {
        let key = format!(
            "{REISSUE}{:016x}-{}",
            self.transactions.next_number(),
            self.lane.id()
        );
        let row = ReissueRow {
            person,
            task: task.row(),
            after: Some(after),
        };
        let write = rows::put(Table::Meta, key.clone(), rows::value(&row));
        (
            Order {
                request: None,
                task,
                reissue: Some(key),
                after: Some(after),
                report: None,
                alone: false,
            },
            write,
        )
    }

    pub(super) fn sit_down(&mut self, table: u16, turn: &mut Turn<'_>) {
        self.log.know(Stream::Table(table));
        for id in [
            DocumentId::sheet(table, self.person.id()),
            DocumentId::joint(table),
        ] {
            if self.ensure_document(id) {
                turn.notice(Notice::Replaced { document: id });
            }
        }
        if self.tables.insert(table) {
            self.log.session_is_dirty();
            self.tell(&crate::tabs::TabMessage::Follow { table }, turn);
            // What other tabs stored of it before was passed over here.
            if !self.leading && self.restored {
                self.read_again(turn);
            }
        }
    }

    pub(super) fn tell(&self, message: &crate::tabs::TabMessage, turn: &mut Turn<'_>) {
        turn.effects.push(Effect::Tell(message.to_bytes()));
    }
}
