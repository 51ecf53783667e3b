//! A bucket: how much a device may send at once and how fast it fills again.

use std::collections::BTreeMap;

use protocol::StreamId;

use crate::limits::{Limits, Rate};

/// Thousandths of what is counted, so that milliseconds fill it without rounding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bucket {
    level: i64,
    at: i64,
}

impl Bucket {
    pub(super) fn full(rate: Rate, now_ms: i64) -> Self {
        Self {
            level: i64::from(rate.burst) * 1_000,
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
    pub(super) fn owe(&mut self, cost: usize) {
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

/// The buckets of one device.
#[derive(Clone, Copy, Debug)]
pub(super) struct Buckets {
    pub(super) frames: Bucket,
    pub(super) bytes: Bucket,
    pub(super) ephemerals: Bucket,
}

/// What is of the moment, of everybody together.
#[derive(Debug)]
pub(super) struct Moments {
    all: Bucket,
    by_stream: BTreeMap<StreamId, Bucket>,
}

/// Streams whose bucket is remembered before those that are full again are forgotten.
const STREAMS: usize = 1_024;

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
        if self.by_stream.len() >= STREAMS {
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
    fn a_clock_set_back_gives_nothing_away() {
        let mut bucket = Bucket::full(RATE, 1_000_000);
        bucket.take(RATE, 100, 1_000_000);
        assert_eq!(bucket.take(RATE, 1, 0), 100);
        assert_eq!(bucket.take(RATE, 0, 99), 1);
    }
}
