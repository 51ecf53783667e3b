//! A bucket: how much somebody may send at once and how fast it fills again.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use protocol::{PersonId, StreamId};

use crate::limits::{Limits, Rate};

/// Thousandths of what is counted, so that milliseconds fill it without rounding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bucket {
    level: i64,
    at: i64,
}

impl Bucket {
    pub(super) fn full(rate: Rate, now_ms: i64) -> Self {
        Self::filled(rate, 4, now_ms)
    }

    fn filled(rate: Rate, quarters: i64, now_ms: i64) -> Self {
        Self {
            level: i64::from(rate.burst) * 250 * quarters,
            at: now_ms,
        }
    }

    /// Takes `cost` out, below zero if need be, and says how many milliseconds it takes until the
    /// bucket is above zero again.
    pub(super) fn take(&mut self, rate: Rate, cost: usize, now_ms: i64) -> u64 {
        // A clock that was set back fills nothing and takes nothing.
        let elapsed = now_ms.saturating_sub(self.at).clamp(0, 86_400_000);
        self.at = now_ms;
        let per_second = i64::from(rate.per_second.max(1));
        self.level = (self.level + elapsed * per_second).min(i64::from(rate.burst) * 1_000);
        self.level -= (cost as i64) * 1_000;
        (-self.level)
            .max(0)
            .unsigned_abs()
            .div_ceil(per_second.unsigned_abs())
    }

    /// Takes `cost` out without asking how long that is to be waited for: the next frame waits.
    fn owe(&mut self, cost: usize) {
        self.level -= (cost as i64) * 1_000;
    }

    /// Has it filled up again?
    pub(super) fn is_full(mut self, rate: Rate, now_ms: i64) -> bool {
        self.take(rate, 0, now_ms);
        self.level == i64::from(rate.burst) * 1_000
    }

    /// Takes one out if there is one.
    pub(super) fn try_take(&mut self, rate: Rate, now_ms: i64) -> bool {
        let mut after = *self;
        if after.take(rate, 1, now_ms) > 0 {
            return false;
        }
        *self = after;
        true
    }
}

/// The buckets of one person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Buckets {
    pub(super) frames: Bucket,
    pub(super) bytes: Bucket,
    pub(super) ephemerals: Bucket,
}

impl Buckets {
    fn filled(limits: &Limits, quarters: i64, now_ms: i64) -> Self {
        Self {
            frames: Bucket::filled(limits.frames, quarters, now_ms),
            bytes: Bucket::filled(limits.bytes, quarters, now_ms),
            // A stream and the workshop have theirs beside it.
            ephemerals: Bucket::full(limits.ephemerals, now_ms),
        }
    }

    fn are_full(&self, limits: &Limits, now_ms: i64) -> bool {
        self.frames.is_full(limits.frames, now_ms)
            && self.bytes.is_full(limits.bytes, now_ms)
            && self.ephemerals.is_full(limits.ephemerals, now_ms)
    }
}

/// The buckets of everybody. They are a person's, because lanes cost nothing, and outlive connections,
/// so that hanging up gives no new burst. Whoever has the link can be any number of persons, though: who
/// has written nothing here begins with part of a burst, and when many such come, with none.
#[derive(Debug)]
pub(super) struct Everybody {
    of: BTreeMap<PersonId, Buckets>,
    newcomers: Bucket,
    /// When there are so many, those that are full are forgotten: they hold nothing against anybody.
    many: usize,
}

impl Everybody {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            of: BTreeMap::new(),
            newcomers: Bucket::full(limits.newcomers, 0),
            many: FEW,
        }
    }

    /// Somebody comes.
    pub(super) fn enter(&mut self, person: PersonId, is_known: bool, limits: &Limits, now_ms: i64) {
        if self.of.len() >= self.many {
            self.of
                .retain(|_, buckets| !buckets.are_full(limits, now_ms));
            self.many = 2 * self.of.len() + FEW;
        }
        let Entry::Vacant(entry) = self.of.entry(person) else {
            return;
        };
        let quarters = if is_known {
            4
        } else {
            i64::from(self.newcomers.try_take(limits.newcomers, now_ms))
        };
        entry.insert(Buckets::filled(limits, quarters, now_ms));
    }

    /// The buckets of somebody who is here.
    pub(super) fn of(&mut self, person: PersonId, limits: &Limits, now_ms: i64) -> &mut Buckets {
        let full = || Buckets::filled(limits, 4, now_ms);
        self.of.entry(person).or_insert_with(full)
    }

    /// Takes bytes out for work that is done; the next frame waits for it.
    pub(super) fn owe(&mut self, person: PersonId, bytes: usize) {
        if let Some(buckets) = self.of.get_mut(&person) {
            buckets.bytes.owe(bytes);
        }
    }
}

/// Streams and persons whose buckets are remembered, full or not.
const FEW: usize = 1_024;

/// What is of the moment, of everybody together.
#[derive(Debug)]
pub(super) struct Moments {
    all: Bucket,
    by_stream: BTreeMap<StreamId, Bucket>,
}

impl Moments {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            all: Bucket::full(limits.ephemerals_in_workshop, 0),
            by_stream: BTreeMap::new(),
        }
    }

    /// Takes one out for this stream, if it and all streams together have one.
    pub(super) fn try_take(&mut self, stream: StreamId, limits: &Limits, now_ms: i64) -> bool {
        let rate = limits.ephemerals_in_stream;
        if self.by_stream.len() >= FEW {
            self.by_stream
                .retain(|_, bucket| !bucket.is_full(rate, now_ms));
        }
        let bucket = self.by_stream.entry(stream);
        let bucket = bucket.or_insert_with(|| Bucket::full(rate, now_ms));
        bucket.try_take(rate, now_ms) && self.all.try_take(limits.ephemerals_in_workshop, now_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate {
        per_second: 10,
        burst: 100,
    };

    #[test]
    fn a_burst_passes_and_what_is_beyond_waits() {
        let mut bucket = Bucket::full(RATE, 0);
        assert_eq!(bucket.take(RATE, 100, 0), 0);
        assert_eq!(bucket.take(RATE, 5, 0), 500);
        assert_eq!(bucket.take(RATE, 0, 500), 0);
    }

    #[test]
    fn a_bucket_is_full_when_all_that_was_taken_is_back() {
        let mut bucket = Bucket::full(RATE, 0);
        assert!(bucket.is_full(RATE, 0));
        bucket.take(RATE, 10, 0);
        assert!(!bucket.is_full(RATE, 999) && bucket.is_full(RATE, 1_000));
    }

    #[test]
    fn what_somebody_owes_is_remembered_however_many_come() {
        let limits = Limits::default();
        let mut everybody = Everybody::new(&limits);
        let person = |number: u32| {
            let mut bytes = [0; 32];
            bytes[..4].copy_from_slice(&number.to_be_bytes());
            PersonId(bytes)
        };
        everybody.enter(person(0), true, &limits, 0);
        everybody.owe(person(0), 100 * limits.bytes.burst as usize);
        for number in 1..10_000 {
            everybody.enter(person(number), true, &limits, 0);
        }
        assert!(everybody.of.len() < 3_000, "who owes nothing is forgotten");
        everybody.enter(person(0), true, &limits, 1_000);
        let owes = everybody.of(person(0), &limits, 1_000);
        assert!(owes.bytes.take(limits.bytes, 0, 1_000) > 1_000_000);
    }

    #[test]
    fn a_clock_set_back_gives_nothing_away() {
        let mut bucket = Bucket::full(RATE, 1_000_000);
        bucket.take(RATE, 100, 1_000_000);
        assert_eq!(bucket.take(RATE, 1, 0), 100);
        assert_eq!(bucket.take(RATE, 0, 99), 1);
    }
}
