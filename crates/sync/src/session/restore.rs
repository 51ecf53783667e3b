//! Restoring: rows of the disk become state again. What is torn is set aside and named; what a newer
//! program wrote stays where it is.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{Chain, LaneId, PersonId, Record, Share, SignedCharter, Stream, StreamId};
use workshop::{ChangeHash, Document, Reading};

use super::held::{self, Base, HeldDocument};
use super::log::stream::{Held, Place};
use super::orders::Task;
use super::rows::{
    self, BASE, CHAIN, CHARTER, COMMAND, CommandRow, DocumentRow, GONE, GoneRow, REISSUE,
    RecordRow, ReissueRow, SESSION, STREAM, SessionRow, StreamRow, TRYING, TryingRow,
};
use super::{Environment, KnownLane, Session, Turn};
use crate::guard::{Guard, guarded};
use crate::store::{self, Row, Table, Write};
use crate::tabs::TabOrder;
use crate::{DocumentId, Effect, Notice, SetAside, Trouble};

/// What made a record.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) person: PersonId,
    /// Nothing where a newer program wrote it: its row stays, and nothing is issued again from it here.
    pub(super) task: Option<Task>,
    pub(super) record: Record,
}

impl Made {
    pub(super) fn command(&self) -> Option<Vec<u8>> {
        match self.task.as_ref()? {
            Task::Command(_, command, at) => Some(command.to_bytes_at(*at)),
            Task::Control(_) => None,
        }
    }
}

/// What the disk says that can only be used when everything is read.
#[derive(Default)]
pub(super) struct Restoring {
    pub(super) commands: BTreeMap<(StreamId, LaneId, u64), Made>,
    pub(super) trying: Vec<(String, TryingRow)>,
    pub(super) bases: BTreeMap<DocumentId, Base>,
    /// What stood last in each lane of the documents that were read.
    pub(super) marks: Vec<(DocumentId, LaneId, u64, [u8; 16])>,
    /// What other persons of this device are to issue again.
    pub(super) others: Vec<TabOrder>,
    pub(super) torn: BTreeSet<StreamId>,
    pub(super) meta_torn: bool,
    /// Lanes whose chains have rows.
    pub(super) chains: BTreeSet<LaneId>,
    pub(super) greatest_log: u64,
    /// The disk was read before, and other tabs write to it all the while.
    pub(super) again: bool,
}

impl Session {
    /// Other tabs have written what this one does not know: the disk is to be read once more.
    pub(super) fn read_again(&mut self, turn: &mut Turn<'_>) {
        self.restored = false;
        self.restoring.again = true;
        turn.effects.push(Effect::Reread);
    }

    /// Takes rows in as the disk gives them, in slices of any size, [`Table::Meta`] first, but for
    /// the chains, which may follow the plan. Returns what the view should know. When all have been
    /// given, [`crate::Event::Restored`].
    pub fn restore(&mut self, rows: Vec<Row>, env: &mut Environment<'_>) -> Vec<Effect> {
        let mut notices = Vec::new();
        for row in rows {
            if self.is_beyond_role(&row) {
                continue;
            }
            let taken = match row.table {
                Table::Meta => self.restore_meta(&row),
                Table::Documents => self.restore_document(&row, env.guard, &mut notices),
                Table::Records => self.restore_record(&row),
                Table::Aside => Some(()),
            };
            if taken.is_none() && !self.leaves_to_newer(&row) {
                let torn = self.set_aside(row);
                notices.push(Notice::Trouble(Trouble::SetAside(torn)));
            }
        }
        notices.into_iter().map(Effect::Notice).collect()
    }

    /// Is a row of a stream that nobody in this role may follow, or another's document where each has their own? A
    /// device can be a facilitator's and be lent to a participant, or have several persons one after another: their
    /// sessions read it when they are opened again. [D23]
    fn is_beyond_role(&self, row: &Row) -> bool {
        let stream = match row.table {
            Table::Documents => {
                let key = row.key.strip_suffix(BASE).unwrap_or(&row.key);
                return rows::parse_document_key(key).is_some_and(|id| !self.may_read(&id));
            }
            Table::Records => rows::parse_record_key(&row.key).map(|(stream, ..)| stream),
            Table::Meta | Table::Aside => None,
        };
        stream.is_some_and(|stream| stream.class().may_follow(self.access.role()) == Share::Nothing)
    }

    fn restore_meta(&mut self, row: &Row) -> Option<()> {
        let key = row.key.as_str();
        if key == CHARTER {
            let signed = SignedCharter::from_bytes(store::unwrap(&row.value)?).ok()?;
            self.log.take_charter(signed);
        } else if key == SESSION {
            let session: SessionRow = rows::content(&row.value)?;
            self.log.follow(self.log.followed().max(session.log));
            if session.evidence_lost {
                self.log.set_evidence_lost(true);
            }
            for table in session.tables {
                self.tables.insert(table);
                self.log.know(Stream::Table(table));
            }
        } else if key.starts_with(CHAIN) {
            // It was checked when it came, and the disk is this device's own.
            let chain = Chain::from_bytes(store::unwrap(&row.value)?).ok()?;
            let identity = chain.claimed()?;
            self.restoring.chains.insert(identity.lane);
            self.log.meet_first(KnownLane::new(identity, chain));
        } else if let Some(name) = key.strip_prefix(STREAM) {
            let stream = rows::parse_stream(name)?;
            let content: StreamRow = rows::content(&row.value)?;
            let id = self.log.know(stream);
            if let Some(log) = self.log.stream_mut(&id) {
                log.cursor = content.cursor;
                log.cursor_of = content.owner;
                for gate in content.gates {
                    let lane = log.lanes.entry(gate.lane).or_default();
                    lane.gate = lane.gate.max(gate.number);
                }
                for floor in content.floors {
                    log.lanes
                        .entry(floor.lane)
                        .or_default()
                        .raise_floor(floor.number);
                }
            }
        } else if key.starts_with(TRYING) {
            let content: TryingRow = rows::content(&row.value)?;
            self.transactions.number_after(number_in(key));
            self.restoring.trying.push((row.key.clone(), content));
        } else if key.starts_with(GONE) {
            let content: GoneRow = rows::content(&row.value)?;
            self.transactions.number_after(number_in(key));
            for hash in &content.hashes {
                self.gone.add(ChangeHash(**hash));
            }
            self.gone.add_lanes(content.lanes);
        } else if key.starts_with(REISSUE) {
            self.transactions.number_after(number_in(key));
            let order: ReissueRow = rows::content(&row.value)?;
            Task::from_row(order.task.clone())?;
            if order.person != self.person.id() {
                self.restoring.others.push(TabOrder {
                    key: key.to_owned(),
                    row: rows::plain(&order),
                });
            }
            self.take_order(key, order)?;
        }
        Some(())
    }

    fn restore_document(
        &mut self,
        row: &Row,
        guard: &dyn Guard,
        notices: &mut Vec<Notice>,
    ) -> Option<()> {
        let content: DocumentRow = rows::content(&row.value)?;
        if let Some(key) = row.key.strip_suffix(BASE) {
            let base = Base {
                saved: content.saved,
                covered: content.applied,
                heads: None,
            };
            self.restoring
                .bases
                .insert(rows::parse_document_key(key)?, base);
            return Some(());
        }
        let id = rows::parse_document_key(&row.key)?;
        let kind = id.kind()?;
        let applied = held::applied(&content.applied);
        if let Some(held) = self.documents.get(&id) {
            // Read again: what is here is at least as new, or grows from the records.
            let newer = applied
                .iter()
                .any(|(lane, number)| held.applied.get(lane).is_none_or(|here| here < number));
            let older = held
                .applied
                .iter()
                .any(|(lane, number)| applied.get(lane).is_none_or(|there| there < number));
            if !newer || older {
                return Some(());
            }
        }
        let lane = self.lane.id();
        let reading = content.reading.as_ref();
        let document = match reading.and_then(|bytes| Reading::from_bytes(kind, bytes)) {
            Some(reading) => Document::asleep(kind, content.saved, reading, lane),
            // An earlier program saved it.
            None => guarded(guard, || Document::load(kind, &content.saved, lane))
                .ok()?
                .ok()?,
        };
        self.log.know(id.stream);
        self.restoring.marks.extend(
            content
                .applied
                .iter()
                .zip(&content.marks)
                .filter(|(_, mark)| ***mark != [0; 16])
                .map(|(at, mark)| (id, at.lane, at.number, **mark)),
        );
        let mut held = HeldDocument::new(document);
        held.applied = applied;
        self.documents.insert(id, held);
        if id == DocumentId::PLAN {
            self.plan_changed();
        }
        notices.push(Notice::Replaced { document: id });
        Some(())
    }

    fn restore_record(&mut self, row: &Row) -> Option<()> {
        let (stream, lane, number) = rows::parse_record_key(&row.key)?;
        let id = self.log.know(stream);
        if row.key.ends_with(COMMAND) {
            let content: CommandRow = rows::content(&row.value)?;
            let record = Record::parse(&content.record).ok()?;
            let header = record.header();
            if (header.stream, header.lane, header.number) != (id, lane, number) {
                return None;
            }
            if let Some(chain) = &content.chain {
                self.restore_chain(chain);
            }
            let made = Made {
                person: content.person,
                task: Task::from_row(content.task),
                record,
            };
            if made.task.is_none() {
                self.leave_command_to_newer(id, lane, number);
            }
            self.restoring.commands.insert((id, lane, number), made);
            return Some(());
        }
        let content: RecordRow = rows::content(&row.value)?;
        let record = Record::parse(&content.record).ok()?;
        let header = record.header();
        if (header.stream, header.lane, header.number) != (id, lane, number) {
            return None;
        }
        self.restoring.greatest_log = self.restoring.greatest_log.max(content.log);
        let place = (content.seq > 0).then_some(Place {
            log: content.log,
            seq: content.seq,
        });
        let log = self.log.stream_mut(&id)?;
        log.reopen(lane);
        if let Some(held) = log.get_mut(lane, number) {
            // If it is another: read again, and another tab replaced it; it said so too.
            if held.record.hash() == record.hash() {
                held.place = Place::later(place, held.place);
            }
            return Some(());
        }
        let held = Held {
            record,
            command: None,
            place,
            fate: content.fate,
            stored: true,
            suspect: false,
        };
        // Withdrawn by another tab since this one began to read.
        if self.restoring.again && place.is_none() && self.is_gone(id, &held) {
            return Some(());
        }
        let log = self.log.stream_mut(&id)?;
        log.insert(lane, number, held);
        Some(())
    }

    /// Meets a lane by the chain that its first record was kept with.
    fn restore_chain(&mut self, bytes: &[u8]) {
        if let Ok(chain) = Chain::from_bytes(bytes)
            && let Some(identity) = chain.claimed()
        {
            self.log.meet_first(KnownLane::new(identity, chain));
        }
    }

    /// Puts a damaged row where it harms nobody. It is kept.
    fn set_aside(&mut self, row: Row) -> SetAside {
        let torn = match row.table {
            Table::Records => {
                let parsed = rows::parse_record_key(&row.key);
                let owner = parsed
                    .and_then(|(_, lane, _)| self.log.lane(&lane))
                    .map(|known| known.identity.person);
                if let Some((stream, ..)) = parsed {
                    // The relay may still have it.
                    let id = self.log.know(stream);
                    if let Some(log) = self.log.stream_mut(&id) {
                        log.cursor = None;
                        self.log.stream_is_dirty(id);
                    }
                    self.restoring.torn.insert(id);
                }
                SetAside::Record {
                    owner,
                    key: row.key.clone(),
                }
            }
            Table::Documents => SetAside::Document {
                key: row.key.clone(),
            },
            Table::Meta | Table::Aside => {
                self.restoring.meta_torn = true;
                SetAside::Row {
                    key: row.key.clone(),
                }
            }
        };
        self.transactions
            .keep_later(rows::torn(row.table, &row.key, row.value));
        self.transactions.keep_later(Write::Delete {
            table: row.table,
            key: row.key,
        });
        torn
    }
}

/// The number in a row's name, after what kind of row it is.
fn number_in(key: &str) -> u64 {
    key.split(['/', '-'])
        .nth(1)
        .and_then(|hex| u64::from_str_radix(hex, 16).ok())
        .unwrap_or(0)
}
