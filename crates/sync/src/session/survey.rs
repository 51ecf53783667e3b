//! The survey: what is in a file, before anything of it is taken in. Nothing changes by it.

use std::collections::{BTreeMap, BTreeSet};

use protocol::file::RecordFile;
use protocol::{Chain, Charter, LaneId, Record, Stream};

use super::import::{AUTOMERGE_MAGIC, News, Verdict};
use super::{KnownLane, Session};
use crate::effect::Unreadable;
use crate::{DocumentId, Guard};

/// What is in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// What the numbers count.
    pub kind: Surveyed,
    /// What is not here yet.
    pub new: usize,
    /// What is here already.
    pub known: usize,
    /// What is here and would be more or other: of records the documents that would get something; of contributions
    /// those whose words here are others, which would come in beside them and are not among the new.
    pub changed: usize,
    /// What cannot be taken: another content stands for it here, or it may not count.
    pub conflicts: usize,
    /// Why the file as a whole cannot be read.
    pub unreadable: Option<Unreadable>,
}

/// What a survey counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Surveyed {
    /// Records, as “Gem som fil” writes them.
    #[default]
    Records,
    /// Contributions of a document that another program may have changed.
    Contributions,
}

impl Survey {
    /// What is said of a file that cannot be read.
    pub fn unreadable(why: Unreadable) -> Self {
        Self {
            unreadable: Some(why),
            ..Self::default()
        }
    }

    /// Whether there is something in it to take in.
    pub fn has_news(&self) -> bool {
        self.new > 0 || (self.kind == Surveyed::Contributions && self.changed > 0)
    }

    /// Adds the numbers of another file to these. What they count is what the first counts that brings any.
    pub fn add(&mut self, other: &Self) {
        if *self == Self::default() {
            self.kind = other.kind;
        }
        self.new += other.new;
        self.known += other.known;
        self.changed += other.changed;
        self.conflicts += other.conflicts;
    }
}

impl Session {
    /// Says what is in a file. Foreign bytes meet Automerge behind the guard, as when they are taken in.
    pub fn survey(&self, bytes: &[u8], guard: &dyn Guard) -> Survey {
        let outcome = if RecordFile::is_one(bytes) {
            self.survey_records(bytes)
        } else if bytes.starts_with(&AUTOMERGE_MAGIC) {
            self.survey_document(bytes, guard)
        } else {
            Err(Unreadable::OtherKind)
        };
        outcome.unwrap_or_else(Survey::unreadable)
    }

    fn survey_records(&self, bytes: &[u8]) -> Result<Survey, Unreadable> {
        let file = RecordFile::from_bytes(bytes)?;
        if file.workshop != self.access.workshop() {
            return Err(Unreadable::OtherWorkshop);
        }
        let newer = self.log.newer_charter(&file.charter);
        let lanes = match newer.as_ref().or(self.log.charter()) {
            Some(charter) => self.lanes_met(&file.chains, charter),
            None => BTreeMap::new(),
        };
        let tables = self.tables_to_meet();
        let mut survey = Survey::default();
        let mut seen = BTreeSet::new();
        let mut changed = BTreeSet::new();
        for bytes in file.records() {
            let Ok(record) = Record::parse(bytes) else {
                survey.conflicts += 1;
                continue;
            };
            let header = record.header();
            let known = self.log.stream(&header.stream).map(|log| log.stream);
            let stream = known.or_else(|| tables.get(&header.stream).copied());
            let writer = lanes.get(&header.lane);
            let writer = writer.or_else(|| self.log.lane(&header.lane));
            let writer = writer.map(|known| &known.identity);
            match self.verdict(&record, stream, writer, &seen) {
                Verdict::Known => survey.known += 1,
                Verdict::Refused => survey.conflicts += 1,
                Verdict::New => {
                    survey.new += 1;
                    seen.insert(record.hash());
                    changed.extend(stream.map(|stream| document(stream, &record)));
                }
            }
        }
        changed.retain(|id| self.documents.contains(id));
        survey.changed = changed.len();
        Ok(survey)
    }

    /// The lanes that a file makes known.
    fn lanes_met(&self, chains: &[Chain], charter: &Charter) -> BTreeMap<LaneId, KnownLane> {
        let mut met = BTreeMap::new();
        for chain in chains {
            let Some(claimed) = chain.claimed_lane() else {
                continue;
            };
            let before = met.get(&claimed).or_else(|| self.log.lane(&claimed));
            if let Some(known) = self.introduced(chain, before, charter) {
                met.insert(claimed, known);
            }
        }
        met
    }

    fn survey_document(&self, bytes: &[u8], guard: &dyn Guard) -> Result<Survey, Unreadable> {
        let foreign = self.read_foreign(bytes, guard)?;
        let near = self.near(&foreign);
        let related = self.related(&foreign, near, guard);
        let original = related.filter(|id| id.table().is_some());
        let original = original.ok_or(Unreadable::Unrelated)?;
        let News {
            new,
            changed,
            known,
            refused,
        } = self.news_in(foreign, &original);
        Ok(Survey {
            kind: Surveyed::Contributions,
            new: new.len() - changed,
            known,
            changed,
            conflicts: refused,
            unreadable: None,
        })
    }
}

/// The document that a record is about.
fn document(stream: Stream, record: &Record) -> DocumentId {
    let header = record.header();
    DocumentId {
        stream,
        owner: header.owner,
        generation: header.generation,
    }
}
