//! Vouching: whether a record may count, by its place, its writer's rights and its signature. [R10]
//!
//! Each record of a lane names the one before by its mark, which stands for all its bytes. So one
//! signature that holds vouches for every record that it reaches by marks, and of what the relay
//! sends of a lane only the last has to be checked: checking one takes longer than everything else
//! that is done with it.

use std::collections::BTreeMap;

use protocol::stream::Ownership;
use protocol::{LaneId, LaneIdentity, Record, RecordKind, Refusal, Stream, StreamClass, StreamId};

use super::Log;
use super::stream::Place;

/// So many records whose own signature does not hold are kept until what follows them comes.
const UNVOUCHED: usize = 64;

/// Records whose own signature does not hold. A later record of their lane may vouch for them, in a
/// frame to come: whether one counts must not depend on where frames end.
#[derive(Debug, Default)]
pub(in crate::session) struct Unvouched(BTreeMap<(StreamId, LaneId, u64), (Record, Place)>);

impl Unvouched {
    fn keep(&mut self, record: Record, place: Place) {
        let header = record.header();
        let name = (header.stream, header.lane, header.number);
        if self.0.len() < UNVOUCHED || self.0.contains_key(&name) {
            self.0.insert(name, (record, place));
        }
    }

    /// Takes out what a record whose signature holds reaches by marks, the first first.
    fn reached_by(&mut self, record: &Record) -> Vec<(Record, Place)> {
        let header = record.header();
        let (mut number, mut mark) = (header.number, header.previous);
        let mut reached = Vec::new();
        while let Some(name) = number
            .checked_sub(1)
            .map(|before| (header.stream, header.lane, before))
            && self.0.get(&name).is_some_and(|(one, _)| one.mark() == mark)
            && let Some(one) = self.0.remove(&name)
        {
            number -= 1;
            mark = one.0.header().previous;
            reached.push(one);
        }
        reached.reverse();
        reached
    }
}

impl Log {
    /// Checks that a record may count at all but for its signature: known lane, its right to write there.
    pub(in crate::session) fn vouch_for_place(&self, record: &Record) -> Result<(), Refusal> {
        let header = record.header();
        let stream = self.stream(&header.stream).map(|log| log.stream);
        let writer = self.lane(&header.lane).map(|known| &known.identity);
        self.vouch_for_writer(record, stream, writer)
    }

    /// The same where the stream and the lane may not be known here yet.
    pub(in crate::session) fn vouch_for_writer(
        &self,
        record: &Record,
        stream: Option<Stream>,
        writer: Option<&LaneIdentity>,
    ) -> Result<(), Refusal> {
        let header = record.header();
        if header.workshop != self.access.workshop() {
            return Err(Refusal::OtherWorkshop);
        }
        let class = stream.ok_or(Refusal::NotAllowed)?.class();
        let writer = writer.ok_or(Refusal::UnknownLane)?;
        let fits = match header.kind {
            RecordKind::Control | RecordKind::PublicControl => class == StreamClass::Control,
            RecordKind::Changes => class != StreamClass::Control,
            RecordKind::Ephemeral => false,
        };
        let ownership = Ownership::of(header.owner, writer.person);
        if !fits || !class.may_append(writer.role, ownership) {
            return Err(Refusal::NotAllowed);
        }
        Ok(())
    }

    /// Of records that came together, those that are signed: they are here already, their signature
    /// holds, or that of a later one that reaches them. What came before and is reached now comes first.
    pub(in crate::session) fn signed(
        &mut self,
        records: Vec<(Record, Place)>,
    ) -> Vec<(Record, Place)> {
        // What stands behind in a lane, while it is sound.
        let mut behind: BTreeMap<LaneId, (u64, [u8; 16])> = BTreeMap::new();
        let mut signed = Vec::new();
        for (record, place) in records.into_iter().rev() {
            let header = record.header();
            let (lane, number) = (header.lane, header.number);
            let reached = behind.get(&lane) == Some(&(number, record.mark()));
            let here = || {
                let here = self.held(header.stream, lane, number);
                here.is_some_and(|held| held.record.hash() == record.hash())
            };
            if reached || here() || record.verify().is_ok() {
                behind.insert(lane, (number.wrapping_sub(1), header.previous));
                signed.push((record, place));
            } else {
                behind.remove(&lane);
                if self.vouch_for_place(&record).is_ok() {
                    self.unvouched.keep(record, place);
                }
            }
        }
        let mut all = Vec::new();
        for (record, place) in signed.into_iter().rev() {
            all.extend(self.unvouched.reached_by(&record));
            all.push((record, place));
        }
        all
    }
}
