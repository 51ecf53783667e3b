//! Heard: what a facilitator's device knows of the others by what came from them: who waits, and since when; how many
//! write at a table, and of whom something is missing.

use std::collections::BTreeMap;

use protocol::{Kind, PersonId, Stream, StreamId};

use super::Session;
use crate::Now;

/// What of one person waits beyond a close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingFrom {
    /// Whose.
    pub person: PersonId,
    /// Of which kind it is.
    pub kind: Option<Kind>,
    /// At which table; nothing where it is a ballot or an answer.
    pub table: Option<u16>,
    /// So many records.
    pub records: usize,
    /// Since when, by the relay's clock, in milliseconds since 1970; nothing where it waited already when this program
    /// was opened.
    pub since: Option<i64>,
}

/// What has come from a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeardAt {
    /// So many devices, or tabs, have written there.
    pub devices: usize,
    /// Of so many of them something is missing: what they wrote later is here, and not all before it.
    pub incomplete: usize,
}

impl Session {
    /// Who waits beyond a close, by table.
    pub fn waiting_from(&self) -> Vec<WaitingFrom> {
        let mut found: Vec<WaitingFrom> = self
            .who_waits()
            .into_iter()
            .map(|((person, stream), records)| {
                let name = self.log.stream(&stream).map(|log| log.stream);
                WaitingFrom {
                    person,
                    kind: name.and_then(|name| Kind::of(name.class())),
                    table: match name {
                        Some(Stream::Table(number)) => Some(number),
                        _ => None,
                    },
                    records,
                    since: self.waits_since.get(&(person, stream)).copied().flatten(),
                }
            })
            .collect();
        workshop::order::sort_by(&mut found, |one, other| {
            (one.table, one.since, one.person).cmp(&(other.table, other.since, other.person))
        });
        found
    }

    /// What has come from a table, as far as it is here.
    pub fn heard_at(&self, table: u16) -> HeardAt {
        let stream = self.log.id_of(Stream::Table(table));
        let Some(log) = self.log.stream(&stream) else {
            return HeardAt::default();
        };
        let lanes = log.lanes.values();
        HeardAt {
            devices: lanes.clone().filter(|lane| lane.is_heard()).count(),
            incomplete: lanes.filter(|lane| lane.has_a_hole()).count(),
        }
    }

    pub(super) fn note_who_waits(&mut self, is_first: bool, now: Now) {
        let since = (!is_first).then(|| self.relay_time(now));
        let waits = self.who_waits();
        self.waits_since.retain(|who, _| waits.contains_key(who));
        for who in waits.into_keys() {
            self.waits_since.entry(who).or_insert(since);
        }
    }

    fn who_waits(&self) -> BTreeMap<(PersonId, StreamId), usize> {
        let mut found = BTreeMap::new();
        for (stream, lane, admitted, reach) in self.log.waiting_lanes() {
            if let Some(known) = self.log.lane(&lane) {
                let records = found.entry((known.identity.person, stream)).or_default();
                *records += (reach - admitted) as usize;
            }
        }
        found
    }
}
