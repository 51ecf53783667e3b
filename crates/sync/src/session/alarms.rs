//! Alarms: when this session is to be woken, and for what. Every deadline stands here, in milliseconds of the
//! monotonic clock.

use std::collections::BTreeMap;

/// What a deadline is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Alarm {
    /// The relay is to be come to again.
    ComeAgain,
    /// The relay must have answered.
    Answer,
    /// The connection is to be begun anew, for a stream is deaf.
    Anew,
    /// The relay has been silent for too long.
    Silence,
    /// What the relay could not take is to be offered again.
    Offer,
    /// What the relay has another record for gives way.
    GiveWay,
    /// What was lost may be said again.
    SayAgain,
    /// A hole in a lane is given up.
    Hole,
    /// What came of a stream that is being caught up with is applied.
    Settle,
    /// Packs are held against their records.
    Check,
    /// Documents have been quiet long enough to be packed.
    Pack,
    /// The next document is to be saved.
    Save,
    /// The disk must have answered.
    DiskAnswer,
    /// The disk is to be tried again.
    DiskAgain,
    /// Another facilitator's close is to be cut here.
    Cut,
}

/// The deadlines that are set.
#[derive(Debug, Default)]
pub(super) struct Alarms(BTreeMap<Alarm, u64>);

impl Alarms {
    /// Sets one, in the place of the one before.
    pub(super) fn set(&mut self, alarm: Alarm, at: u64) {
        self.0.insert(alarm, at);
    }

    /// Sets one, or takes it off.
    pub(super) fn put(&mut self, alarm: Alarm, at: Option<u64>) {
        match at {
            Some(at) => self.set(alarm, at),
            None => self.clear(alarm),
        }
    }

    /// Takes one off.
    pub(super) fn clear(&mut self, alarm: Alarm) {
        self.0.remove(&alarm);
    }

    /// When one is due.
    pub(super) fn at(&self, alarm: Alarm) -> Option<u64> {
        self.0.get(&alarm).copied()
    }

    /// Whether one is set, due or not.
    pub(super) fn is_set(&self, alarm: Alarm) -> bool {
        self.0.contains_key(&alarm)
    }

    /// Whether one is due.
    pub(super) fn is_due(&self, alarm: Alarm, now: u64) -> bool {
        self.at(alarm).is_some_and(|at| at <= now)
    }

    /// Whether one is due; then it is taken off.
    pub(super) fn ring(&mut self, alarm: Alarm, now: u64) -> bool {
        let is_due = self.is_due(alarm, now);
        if is_due {
            self.clear(alarm);
        }
        is_due
    }

    /// The next that is not due yet. What is due and was not done waits for something other than time.
    pub(super) fn next_after(&self, now: u64) -> Option<u64> {
        let ahead = self.0.values().filter(|at| **at > now);
        ahead.min().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_due_rings_once_and_the_next_is_the_first_ahead() {
        let mut alarms = Alarms::default();
        assert_eq!(alarms.next_after(0), None);
        alarms.set(Alarm::Save, 30);
        alarms.set(Alarm::Offer, 20);
        alarms.put(Alarm::Cut, Some(10));
        assert_eq!(alarms.next_after(0), Some(10));
        assert_eq!(alarms.next_after(10), Some(20));
        assert!(!alarms.ring(Alarm::Offer, 19));
        assert!(alarms.ring(Alarm::Offer, 20));
        assert!(!alarms.ring(Alarm::Offer, 21));
        alarms.put(Alarm::Save, None);
        assert!(!alarms.is_set(Alarm::Save));
        assert!(alarms.is_due(Alarm::Cut, 10));
    }
}
