//! Hostile bytes, made by hand: true changes and documents taken apart, bent, and put together again
//! with their checksums right.

mod budget;
mod changes;
mod documents;
mod lanes;
mod operations;

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use protocol::{ItemId, LaneId, PersonId};

use super::chunk::{self, Chunk};
use super::column::{Column, Layout, Values, walk};
use super::leb128::{Reader, unsigned};
use super::{Rejection, VettedChange, vet_change};
use crate::{Command, Document, DocumentKind, SheetCommand};

pub(super) const LANE: LaneId = LaneId([7; 32]);

pub(super) fn signed(mut number: i64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let byte = (number & 0x7f) as u8;
        number >>= 7;
        if (number == 0 && byte & 0x40 == 0) || (number == -1 && byte & 0x40 != 0) {
            bytes.push(byte);
            return bytes;
        }
        bytes.push(byte | 0x80);
    }
}

/// A run of `count` equal values, as a column stores it.
pub(super) fn run(count: i64, value: &[u8]) -> Vec<u8> {
    [signed(count), value.to_vec()].concat()
}

pub(super) fn prefixed(bytes: &[u8]) -> Vec<u8> {
    [unsigned(bytes.len() as u64), bytes.to_vec()].concat()
}

pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("deflates");
    encoder.finish().expect("deflates")
}

/// A change, every part of it open to bending.
#[derive(Clone)]
pub(super) struct Forgery {
    pub(super) dependencies: Vec<[u8; 32]>,
    pub(super) actor: Vec<u8>,
    pub(super) seq: u64,
    pub(super) start_op: u64,
    pub(super) message: Vec<u8>,
    pub(super) others: Vec<Vec<u8>>,
    pub(super) columns: Vec<(u32, Vec<u8>)>,
    pub(super) extra: Vec<u8>,
}

impl Forgery {
    pub(super) fn of(raw: &[u8]) -> Self {
        let chunk = Chunk::read(&mut Reader::new(raw)).expect("a chunk");
        let mut reader = Reader::new(chunk.body);
        let mut read = || -> Result<Self, Rejection> {
            let dependencies = (0..reader.count(32)?)
                .map(|_| reader.array())
                .collect::<Result<_, _>>()?;
            let actor = reader.prefixed()?.to_vec();
            let seq = reader.unsigned()?;
            let start_op = reader.unsigned()?;
            reader.signed()?;
            let message = reader.prefixed()?.to_vec();
            let others = (0..reader.count(1)?)
                .map(|_| reader.prefixed().map(<[u8]>::to_vec))
                .collect::<Result<_, _>>()?;
            let layout = Layout::read(&mut reader)?;
            let columns = layout
                .columns(&mut reader)?
                .into_iter()
                .map(
                    |Column {
                         specification,
                         bytes,
                         ..
                     }| (specification, bytes.to_vec()),
                )
                .collect();
            Ok(Self {
                dependencies,
                actor,
                seq,
                start_op,
                message,
                others,
                columns,
                extra: Vec::new(),
            })
        };
        read().expect("a change")
    }

    pub(super) fn column(&mut self, specification: u32) -> &mut Vec<u8> {
        let place = self
            .columns
            .partition_point(|(other, _)| *other < specification);
        if self
            .columns
            .get(place)
            .is_none_or(|(other, _)| *other != specification)
        {
            self.columns.insert(place, (specification, Vec::new()));
        }
        &mut self.columns[place].1
    }

    pub(super) fn body(&self) -> Vec<u8> {
        let mut body = unsigned(self.dependencies.len() as u64);
        body.extend(self.dependencies.concat());
        body.extend(prefixed(&self.actor));
        body.extend(unsigned(self.seq));
        body.extend(unsigned(self.start_op));
        body.push(0);
        body.extend(prefixed(&self.message));
        body.extend(unsigned(self.others.len() as u64));
        for other in &self.others {
            body.extend(prefixed(other));
        }
        let columns: Vec<_> = self
            .columns
            .iter()
            .filter(|(_, bytes)| !bytes.is_empty())
            .collect();
        body.extend(unsigned(columns.len() as u64));
        for (specification, bytes) in &columns {
            body.extend(unsigned(u64::from(*specification)));
            body.extend(unsigned(bytes.len() as u64));
        }
        for (_, bytes) in &columns {
            body.extend(bytes);
        }
        body.extend(&self.extra);
        body
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        chunk::write(chunk::CHANGE, &self.body())
    }

    /// The same change, deflated as Automerge deflates what it saves.
    pub(super) fn deflated(&self) -> Vec<u8> {
        let body = self.body();
        chunk::write_as(
            chunk::COMPRESSED_CHANGE,
            &deflate(&body),
            chunk::hash_of(chunk::CHANGE, &body),
        )
    }
}

/// Whose lane it is, where that does not matter.
pub(super) fn anybody(lane: LaneId) -> Option<PersonId> {
    Some(PersonId(lane.0))
}

pub(super) fn add(id: u8, text: &str) -> Command {
    SheetCommand::AddContribution {
        id: ItemId([id; 16]),
        focus_point: ItemId([1; 16]),
        aspect: ItemId([2; 16]),
        text: text.to_owned(),
        created: 1,
        imported: None,
    }
    .into()
}

pub(super) fn sheet() -> Document {
    Document::new(DocumentKind::Sheet, LANE)
}

pub(super) fn change(document: &mut Document, command: &Command) -> Vec<u8> {
    document
        .execute(command)
        .expect("is carried out")
        .pop()
        .expect("changes something")
        .bytes
}

pub(super) fn true_change() -> Forgery {
    Forgery::of(&change(&mut sheet(), &add(1, "Ord på 🎉")))
}

pub(super) fn malformed<T>(what: &'static str) -> Result<T, Rejection> {
    Err(Rejection::Malformed(what))
}

pub(super) fn walk_length(column: Vec<u8>) -> i64 {
    let count = walk(&column, Values::Unsigned, u64::MAX, |_, _| Ok(()));
    i64::try_from(count.expect("a column")).expect("a small one")
}

pub(super) fn vetted(forgery: &Forgery) -> VettedChange {
    vet_change(&forgery.bytes(), LANE).expect("passes on its own")
}
