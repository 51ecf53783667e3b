//! Files that are handed in, and the file that a device hands over.
//!
//! A file of records is the same as the records themselves: each is checked by its signature, and
//! what is here already counts once. A foreign Automerge document changes nothing of what is here:
//! what is new in it becomes this facilitator's own input, marked as imported.

use std::collections::{BTreeMap, BTreeSet};

use protocol::file::RecordFile;
use protocol::{
    Chain, ItemId, LaneId, LaneIdentity, PersonId, Record, RecordHash, Role, Stream, StreamId,
};
use sha2::{Digest, Sha256};
use workshop::foreign::{Limits, vet_document};
use workshop::visible::is_blank;
use workshop::{
    CONTRIBUTIONS, ChangeHash, Contribution, Document, DocumentKind, Imported, SheetCommand,
    TEXT_LIMIT,
};

use super::held::HeldDocument;
use super::orders::{Order, Task};
use super::transactions::Arrival;
use super::{Session, Turn};
use crate::effect::{ImportReport, Unreadable};
use crate::guard::guarded;
use crate::{DocumentId, Guard, Notice, RequestId};

/// How Automerge's files begin.
pub(crate) const AUTOMERGE_MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
/// A file's name is kept as the source, but not more of it than this, in characters.
const SOURCE: usize = 100;

/// Whose records go into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose<'a> {
    /// This person's.
    Own,
    /// Those of these persons: everybody who has written on a shared tablet.
    Persons(&'a [PersonId]),
    /// Everything that is here.
    Everything,
}

/// What there is to know of a foreign document. All of it is read behind the guard: a document that
/// Automerge loads may still be one that it panics on when it is looked at.
pub(super) struct Foreign {
    kind: DocumentKind,
    /// Its changes but for the first.
    changes: Vec<ChangeHash>,
    /// Who made them.
    lanes: BTreeSet<LaneId>,
    contributions: Vec<Contribution>,
}

impl Foreign {
    fn read(bytes: &[u8], lane: LaneId) -> Option<Self> {
        let document = Document::open(bytes, lane).ok()?;
        let first = workshop::first_change::first_hash(document.kind());
        let changes = document.changes_since(&[first]);
        Some(Self {
            kind: document.kind(),
            changes: changes.into_iter().map(|change| change.hash).collect(),
            lanes: document.lanes(),
            contributions: document.contributions(),
        })
    }

    /// How many of its changes are in a document here. One that sleeps is asked by a copy that is woken.
    fn shared_with(&self, document: &Document, guard: &dyn Guard) -> Option<usize> {
        let count = |document: &Document| {
            let changes = self.changes.iter();
            changes.filter(|hash| document.contains(hash)).count()
        };
        if !document.is_asleep() {
            return Some(count(document));
        }
        let woken = guarded(guard, || {
            let mut copy = document.clone();
            copy.wake().ok()?;
            Some(count(&copy))
        });
        woken.ok().flatten()
    }
}

/// What a foreign document says that nothing here says yet, and what became of the rest.
#[derive(Default)]
pub(super) struct News {
    /// What is to be written, each with its new id.
    pub(super) new: Vec<(ItemId, Contribution)>,
    /// How many of these are other words for something that is here.
    pub(super) changed: usize,
    /// What is here already.
    pub(super) known: usize,
    /// What cannot be taken.
    pub(super) refused: usize,
}

/// What a record of a file is here.
pub(super) enum Verdict {
    /// It is here already, or stood in the file before.
    Known,
    /// Another stands for it, or it may not count.
    Refused,
    /// It would come in.
    New,
}

impl Session {
    pub(super) fn import(
        &mut self,
        request: RequestId,
        name: &str,
        bytes: &[u8],
        turn: &mut Turn<'_>,
    ) {
        let outcome = if RecordFile::is_one(bytes) {
            self.import_records(request, bytes, turn)
        } else if bytes.starts_with(&AUTOMERGE_MAGIC) {
            self.import_document(request, name, bytes, turn)
        } else {
            Err(Unreadable::OtherKind)
        };
        if let Err(unreadable) = outcome {
            let report = ImportReport {
                unreadable: Some(unreadable),
                ..ImportReport::default()
            };
            turn.notice(Notice::Imported(request, report));
        }
    }

    fn import_records(
        &mut self,
        request: RequestId,
        bytes: &[u8],
        turn: &mut Turn<'_>,
    ) -> Result<(), Unreadable> {
        let file = RecordFile::from_bytes(bytes)?;
        if file.workshop != self.access.workshop() {
            return Err(Unreadable::OtherWorkshop);
        }
        if self.log.take_charter(file.charter.clone()) {
            self.keep_charter(turn);
        }
        self.meet(&file.chains, turn);
        let mut report = ImportReport::default();
        let mut arrival = Arrival {
            records: Vec::new(),
            cursors: BTreeMap::new(),
            trying: None,
            report: None,
        };
        let mut seen = BTreeSet::new();
        let tables = self.tables_to_meet();
        for bytes in file.records() {
            let Ok(record) = Record::parse(bytes) else {
                report.refused += 1;
                continue;
            };
            let header = record.header();
            if let Some(stream) = tables.get(&header.stream) {
                self.log.know(*stream);
            }
            let stream = self.log.stream(&header.stream).map(|log| log.stream);
            let writer = self.log.lane(&header.lane).map(|known| &known.identity);
            match self.verdict(&record, stream, writer, &seen) {
                Verdict::Known => report.known += 1,
                Verdict::Refused => report.refused += 1,
                Verdict::New => {
                    report.new += 1;
                    seen.insert(record.hash());
                    arrival.records.push((record, None));
                }
            }
        }
        arrival.report = Some((request, report));
        self.store_arrival(arrival, turn);
        Ok(())
    }

    /// What a record of a file is here. `seen` are those before it in the file that are new.
    pub(super) fn verdict(
        &self,
        record: &Record,
        stream: Option<Stream>,
        writer: Option<&LaneIdentity>,
        seen: &BTreeSet<RecordHash>,
    ) -> Verdict {
        let header = record.header();
        let here = self.log.held(header.stream, header.lane, header.number);
        let before = self
            .log
            .stream(&header.stream)
            .and_then(|log| log.get(header.lane, header.number.wrapping_sub(1)));
        if here.is_some_and(|held| held.record.hash() == record.hash())
            || seen.contains(&record.hash())
        {
            return Verdict::Known;
        }
        let is_refused = here.is_some()
            || before.is_some_and(|held| held.record.mark() != header.previous)
            || self.log.vouch_for_writer(record, stream, writer).is_err()
            || record.verify().is_err();
        match is_refused {
            true => Verdict::Refused,
            false => Verdict::New,
        }
    }

    /// A file may come from a table that this device has not met. All names are derived at once: a
    /// file may hold a million records.
    pub(super) fn tables_to_meet(&self) -> BTreeMap<StreamId, Stream> {
        let most = match self.access.role() {
            Role::Facilitator => 999,
            Role::Participant | Role::Party => 0,
        };
        (1..=most)
            .map(Stream::Table)
            .map(|stream| (self.log.id_of(stream), stream))
            .collect()
    }

    fn import_document(
        &mut self,
        request: RequestId,
        name: &str,
        bytes: &[u8],
        turn: &mut Turn<'_>,
    ) -> Result<(), Unreadable> {
        let foreign = self.read_foreign(bytes, turn.guard)?;
        let mut near = self.near(&foreign);
        for id in &near {
            self.wake(*id, turn);
        }
        near.retain(|id| !self.is_asleep(*id));
        let related = self.related(&foreign, near, turn.guard);
        let original = related.ok_or(Unreadable::Unrelated)?;
        let table = original.table().ok_or(Unreadable::Unrelated)?;
        let News {
            new,
            known,
            refused,
            ..
        } = self.news_in(foreign, &original);
        let report = ImportReport {
            new: new.len(),
            known,
            refused,
            ..ImportReport::default()
        };
        let sheet = DocumentId::sheet(table, self.person.id());
        let count = new.len();
        for (index, (id, contribution)) in new.into_iter().enumerate() {
            let command = SheetCommand::AddContribution {
                id,
                focus_point: contribution.focus_point,
                aspect: contribution.aspect,
                text: contribution.text,
                created: contribution.created,
                imported: Some(Imported {
                    source: name.chars().take(SOURCE).collect(),
                    table: Some(table.to_string()),
                    original: Some(contribution.id),
                    ..Imported::default()
                }),
            }
            .into();
            self.orders.push_back(Order {
                request: None,
                task: Task::Command(sheet, Box::new(command), None),
                reissue: None,
                after: None,
                report: (index + 1 == count).then(|| (request, report.clone())),
                alone: false,
            });
        }
        if count == 0 {
            turn.notice(Notice::Imported(request, report));
        }
        Ok(())
    }

    /// Reads a foreign document, behind the guard.
    pub(super) fn read_foreign(
        &self,
        bytes: &[u8],
        guard: &dyn Guard,
    ) -> Result<Foreign, Unreadable> {
        if !self.facilitates() {
            return Err(Unreadable::NotAllowed);
        }
        vet_document(bytes, &Limits::default())?;
        let lane = self.lane.id();
        guarded(guard, || Foreign::read(bytes, lane))
            .map_err(|_| Unreadable::Damaged)?
            .ok_or(Unreadable::Unrelated)
    }

    /// The documents here that a foreign one may have grown from.
    pub(super) fn near(&self, foreign: &Foreign) -> Vec<DocumentId> {
        let is_near = |held: &HeldDocument| {
            held.document.kind() == foreign.kind
                && foreign.kind.declaration().root(CONTRIBUTIONS).is_some()
                && held.applied.keys().any(|lane| foreign.lanes.contains(lane))
        };
        let documents = self.documents.iter();
        let near = documents.filter(|(_, held)| is_near(held));
        near.map(|(id, _)| *id).collect()
    }

    /// The one that it grew from: that with most of its changes.
    pub(super) fn related(
        &self,
        foreign: &Foreign,
        near: Vec<DocumentId>,
        guard: &dyn Guard,
    ) -> Option<DocumentId> {
        let shared = near
            .into_iter()
            .filter_map(|id| Some((foreign.shared_with(self.document(&id)?, guard)?, id)));
        let related = shared.filter(|(shared, _)| *shared > 0).max();
        related.map(|(_, id)| id)
    }

    /// What a foreign document says that nothing here says yet.
    pub(super) fn news_in(&self, foreign: Foreign, original: &DocumentId) -> News {
        // Whoever knows the words knows the id, and may write it into a sheet of their own. [F6]
        let imported = self.contributed_by_facilitators();
        let mut news = News::default();
        for contribution in foreign
            .contributions
            .into_iter()
            .filter(|contribution| !contribution.withdrawn && !is_blank(&contribution.text))
        {
            let here = self
                .document(original)
                .and_then(|document| document.contribution(&contribution.id));
            let same = here.as_ref().is_some_and(|here| {
                here.text == contribution.text
                    && here.focus_point == contribution.focus_point
                    && here.aspect == contribution.aspect
            });
            let id = imported_id(&contribution);
            if same || imported.contains(&id) {
                news.known += 1;
            } else if contribution.text.chars().count() > TEXT_LIMIT {
                news.refused += 1;
            } else {
                news.changed += usize::from(here.is_some());
                news.new.push((id, contribution));
            }
        }
        news
    }

    /// The ids of all contributions in facilitators' sheets. What was brought in from elsewhere is looked for there and
    /// nowhere else. [F6]
    pub fn contributed_by_facilitators(&self) -> BTreeSet<ItemId> {
        let mut facilitators = BTreeSet::new();
        let lanes = self.log.lanes().map(|known| known.identity);
        let theirs = lanes.filter(|known| known.role == Role::Facilitator);
        facilitators.extend(theirs.map(|known| known.person));
        let mut ids = BTreeSet::new();
        for (id, held) in self.documents.iter() {
            if id.table().is_some() && id.owner.is_some_and(|owner| facilitators.contains(&owner)) {
                let contributions = held.document.contributions();
                ids.extend(contributions.iter().map(|contribution| contribution.id));
            }
        }
        ids
    }

    /// Charter, certificates and signed records as a file; no secret is in it. `None` until the
    /// charter is known.
    pub fn record_file(&self, whose: Whose<'_>) -> Option<Vec<u8>> {
        let charter = self.log.signed_charter().cloned()?;
        let mut chains: BTreeMap<_, Chain> = BTreeMap::new();
        let mut records = Vec::new();
        let own = [self.person.id()];
        let persons = match whose {
            Whose::Own => Some(&own[..]),
            Whose::Persons(persons) => Some(persons),
            Whose::Everything => None,
        };
        for log in self.log.streams().map(|(_, log)| log) {
            for (lane, lane_log) in &log.lanes {
                let Some(known) = self.log.lane(lane) else {
                    continue;
                };
                if persons.is_some_and(|persons| !persons.contains(&known.identity.person)) {
                    continue;
                }
                for held in lane_log.records.values().filter(|held| held.stored) {
                    chains.entry(*lane).or_insert_with(|| known.chain.clone());
                    records.push(held.record.bytes().to_vec());
                }
            }
        }
        let chains = chains.into_values().collect();
        Some(RecordFile::new(self.access.workshop(), charter, chains, records).to_bytes())
    }
}

/// The same words for the same contribution get the same id, whoever imports them and how often.
fn imported_id(contribution: &Contribution) -> ItemId {
    let digest = Sha256::new()
        .chain_update(b"temadag import\0")
        .chain_update(contribution.id.0)
        .chain_update(contribution.focus_point.0)
        .chain_update(contribution.aspect.0)
        .chain_update(contribution.text.as_bytes())
        .finalize();
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    ItemId(id)
}
