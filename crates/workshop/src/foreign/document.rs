//! A document's bytes: packs and files, bounded before Automerge inflates them.

use std::collections::BTreeSet;
use std::io::Read;

use flate2::bufread::DeflateDecoder;

use super::Rejection;
use super::change::Body;
use super::chunk::{self, Chunk};
use super::column::{Column, Layout, Run, Specification, Values, walk};
use super::leb128::Reader;

/// How much a document may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes as they come.
    pub bytes: usize,
    /// Bytes after inflating, all columns and changes together.
    pub inflated: usize,
    /// Operations, all changes together.
    pub operations: u64,
    /// Changes.
    pub changes: u64,
    /// Actors named.
    pub actors: usize,
}

impl Limits {
    /// What a file may be that a facilitator brings. A million operations took Automerge 2 s and some
    /// 300 MB; a text of 10,000 characters takes 10,000.
    pub const FILE: Self = Self {
        bytes: 16 << 20,
        inflated: 32 << 20,
        operations: 500_000,
        changes: 200_000,
        actors: 10_000,
    };

    /// What a pack may be. Anyone can pack their own sheet, and everyone at the table loads it, on
    /// whatever device they have.
    pub const PACK: Self = Self {
        bytes: 16 << 20,
        inflated: 16 << 20,
        operations: 200_000,
        changes: 50_000,
        actors: 5_000,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::FILE
    }
}

/// What a document's bytes hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFacts {
    /// Everybody who made a change in it, or is named in one. Our own are 32 bytes, lanes.
    pub actors: BTreeSet<Vec<u8>>,
    /// Bytes after inflating.
    pub inflated: usize,
    /// Operations.
    pub operations: u64,
    /// Changes.
    pub changes: u64,
}

// The columns of a document's changes.
const CHANGE_ACTOR: Specification = 0x01;
// The columns of its operations.
const ACTION: Specification = 0x42;
// The types of columns, by their low bits.
const GROUP: u32 = 0;

const TOO_MANY_CHANGES: Rejection = Rejection::TooMany { what: "changes" };

/// Vets a saved document: chunks one after another, of documents, changes and deflated changes.
pub fn vet_document(bytes: &[u8], limits: &Limits) -> Result<DocumentFacts, Rejection> {
    if bytes.is_empty() {
        return Err(Rejection::Empty);
    }
    if bytes.len() > limits.bytes {
        return Err(Rejection::TooLarge {
            bytes: bytes.len(),
            limit: limits.bytes,
        });
    }
    let mut vetting = Vetting {
        limits,
        facts: DocumentFacts::default(),
    };
    let mut reader = Reader::new(bytes);
    while !reader.is_empty() {
        let chunk = Chunk::read(&mut reader)?;
        match chunk.kind {
            chunk::DOCUMENT => {
                chunk.verify()?;
                vetting.document(chunk.body)?;
            }
            chunk::CHANGE => {
                chunk.verify()?;
                vetting.spend(chunk.body.len())?;
                vetting.change(chunk.body)?;
            }
            chunk::COMPRESSED_CHANGE => {
                let body = vetting.inflate(chunk.body)?;
                chunk.verify_as(chunk::CHANGE, &body)?;
                vetting.change(&body)?;
            }
            other => return Err(Rejection::WrongChunk(other)),
        }
    }
    Ok(vetting.facts)
}

/// The limits and what has been counted against them.
struct Vetting<'l> {
    limits: &'l Limits,
    facts: DocumentFacts,
}

impl Vetting<'_> {
    fn change(&mut self, body: &[u8]) -> Result<(), Rejection> {
        let body = Body::read(body)?;
        let left = self.limits.operations - self.facts.operations;
        let operations = body
            .count_operations(left)
            .map_err(|rejection| match rejection {
                Rejection::TooManyOperations { .. } => self.too_many_operations(),
                other => other,
            })?;
        self.facts.operations += operations;
        self.add_changes(1)?;
        for actor in std::iter::once(&body.actor).chain(&body.other_actors) {
            self.add_actor(actor)?;
        }
        Ok(())
    }

    fn document(&mut self, body: &[u8]) -> Result<(), Rejection> {
        let mut reader = Reader::new(body);
        for _ in 0..reader.count(1)? {
            let actor = reader.prefixed()?;
            self.add_actor(actor)?;
        }
        let heads = reader.count(32)?;
        reader.take(heads * 32)?;
        let changes = Layout::read(&mut reader)?;
        let operations = Layout::read(&mut reader)?;
        let changes = changes.columns(&mut reader)?;
        let operations = operations.columns(&mut reader)?;
        // Old programs left the places of the heads out.
        if !reader.is_empty() {
            for _ in 0..heads {
                reader.unsigned()?;
            }
        }
        if !reader.is_empty() {
            return Err(Rejection::TrailingBytes);
        }
        let left = self.limits.changes - self.facts.changes;
        let count = self.columns(&changes, CHANGE_ACTOR, left, &TOO_MANY_CHANGES)?;
        self.add_changes(count)?;
        let left = self.limits.operations - self.facts.operations;
        let too_many = self.too_many_operations();
        self.facts.operations += self.columns(&operations, ACTION, left, &too_many)?;
        Ok(())
    }

    /// Bounds a set of columns, and returns how many rows there are by the column `counted`. A group
    /// column says how many values of its siblings belong to each row; their sum is bounded like the
    /// rows, and so is every column's length.
    fn columns(
        &mut self,
        columns: &[Column<'_>],
        counted: Specification,
        limit: u64,
        too_many: &Rejection,
    ) -> Result<u64, Rejection> {
        let mut rows = 0;
        let mut longest = 0;
        let mut group = None;
        for column in columns {
            let inflated;
            let bytes = if column.deflated {
                inflated = self.inflate(column.bytes)?;
                &inflated[..]
            } else {
                self.spend(column.bytes.len())?;
                column.bytes
            };
            let values = Values::of(column.specification);
            if values == Values::Raw {
                continue;
            }
            let place = column.specification >> 4;
            let is_group = column.specification & 0b111 == GROUP;
            let mut members = 0u64;
            let count = walk(bytes, values, limit, |count, run| {
                if let (true, Run::Unsigned(each)) = (is_group, run) {
                    members = each
                        .checked_mul(count)
                        .and_then(|more| members.checked_add(more))
                        .filter(|members| *members <= limit)
                        .ok_or(Rejection::TooManyOperations { limit })?;
                }
                Ok(())
            })
            .map_err(|rejection| match rejection {
                // The limit that was left is not the one that a reader knows.
                Rejection::TooManyOperations { .. } => too_many.clone(),
                other => other,
            })?;
            if is_group {
                group = Some(place);
            }
            if column.specification == counted {
                rows = count;
            }
            if is_group || group != Some(place) {
                longest = longest.max(count);
            }
        }
        if longest > rows {
            return Err(Rejection::Malformed("columns of different length"));
        }
        Ok(rows)
    }

    /// Inflates against what is left of the budget, and no byte further.
    fn inflate(&mut self, bytes: &[u8]) -> Result<Vec<u8>, Rejection> {
        let left = self.limits.inflated - self.facts.inflated;
        let mut inflated = Vec::new();
        DeflateDecoder::new(bytes)
            .take(left as u64 + 1)
            .read_to_end(&mut inflated)
            .map_err(|_| Rejection::NotDeflated)?;
        self.spend(inflated.len())?;
        Ok(inflated)
    }

    fn spend(&mut self, bytes: usize) -> Result<(), Rejection> {
        let limit = self.limits.inflated;
        if bytes > limit - self.facts.inflated {
            return Err(Rejection::InflatesTooFar { limit });
        }
        self.facts.inflated += bytes;
        Ok(())
    }

    fn add_changes(&mut self, count: u64) -> Result<(), Rejection> {
        if count > self.limits.changes - self.facts.changes {
            return Err(TOO_MANY_CHANGES);
        }
        self.facts.changes += count;
        Ok(())
    }

    fn add_actor(&mut self, actor: &[u8]) -> Result<(), Rejection> {
        if self.facts.actors.insert(actor.to_vec()) && self.facts.actors.len() > self.limits.actors
        {
            return Err(Rejection::TooMany { what: "actors" });
        }
        Ok(())
    }

    fn too_many_operations(&self) -> Rejection {
        Rejection::TooManyOperations {
            limit: self.limits.operations,
        }
    }
}
