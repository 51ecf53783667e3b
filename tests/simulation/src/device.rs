//! A device: a disk, a clock that may be wrong, and tabs, each with a session.

use std::collections::BTreeMap;

use protocol::{LaneKeys, SignedCharter};
use sync::{Event, Now, Session, SetAside};

use crate::dice::Dice;
use crate::disk::Disk;

/// When a run begins by true clocks: kl. 18.30 on 29 January 2018.
pub const EPOCH: i64 = 1_517_247_000_000;

/// Names a tab of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TabId {
    /// Its device.
    pub device: usize,
    /// Which of the device's tabs.
    pub tab: usize,
}

/// A clock that is set wrongly and does not run evenly.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    /// How far it is ahead, in milliseconds.
    pub ahead: i64,
    /// How many milliseconds it gains in a million.
    pub drift: i64,
    /// Where the monotonic clock started.
    pub base: u64,
}

impl Clock {
    /// Up to two hours wrong and up to half a per cent fast or slow.
    pub fn wrong(dice: &mut Dice) -> Self {
        Self {
            ahead: dice.below(14_400_000) as i64 - 7_200_000,
            drift: dice.below(10_000) as i64 - 5_000,
            base: dice.below(1_000_000),
        }
    }

    fn elapsed(&self, time: u64) -> i64 {
        let time = time as i64;
        time + time * self.drift / 1_000_000
    }

    /// What it shows.
    pub fn now(&self, time: u64) -> Now {
        Now {
            monotonic: self.base + self.elapsed(time) as u64,
            wall: EPOCH + self.ahead + self.elapsed(time),
        }
    }

    /// The true time at which the monotonic clock has reached a moment.
    pub fn when(&self, monotonic: u64) -> u64 {
        let elapsed = monotonic.saturating_sub(self.base) as i128;
        let time = elapsed * 1_000_000 / (1_000_000 + i128::from(self.drift));
        time as u64 + 1
    }
}

/// A tab. What is here survives a reload; the session does not.
pub struct Tab {
    /// Whose it is, by the world's list of persons.
    pub person: usize,
    /// What the tab's own storage keeps.
    pub lane: LaneKeys,
    /// The lanes that it had before.
    pub old_lanes: Vec<LaneKeys>,
    /// The table where its person sits.
    pub table: Option<u16>,
    /// The session, while the tab is open.
    pub session: Option<Session>,
    /// Counts how often it was opened: what belongs to an earlier life is dropped.
    pub life: u64,
    /// Has the session been given everything on the disk?
    pub ready: bool,
    /// What happened before it was.
    pub held: Vec<Event>,
    /// Its socket, by the network's number.
    pub socket: Option<u64>,
    /// Which alarm counts.
    pub alarm: u64,
    /// When the last broadcast to another tab arrives there.
    pub told: BTreeMap<usize, u64>,
    /// Until then the browser gives it no time.
    pub frozen_until: u64,
    /// What happens to it meanwhile.
    pub frozen: Vec<Event>,
}

/// A device.
pub struct Device {
    /// What all its tabs share.
    pub disk: Disk,
    /// Its clock.
    pub clock: Clock,
    /// Has it a network?
    pub online: bool,
    /// Its tabs, open and closed.
    pub tabs: Vec<Tab>,
    /// The tab that leads.
    pub leader: Option<usize>,
    /// The charter, where the workshop was created.
    pub charter: Option<SignedCharter>,
    /// What its sessions said was set aside.
    pub set_aside: Vec<SetAside>,
}

impl Device {
    /// The tabs that are open.
    pub fn open_tabs(&self) -> Vec<usize> {
        self.tabs
            .iter()
            .enumerate()
            .filter(|(_, tab)| tab.session.is_some())
            .map(|(index, _)| index)
            .collect()
    }
}
