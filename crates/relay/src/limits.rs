//! Limits: how much the relay takes from one device, one person and one workshop.
//!
//! The defaults are those of an evening with 500 people. A relay may be stricter than the protocol
//! ([`protocol::limits`]), never laxer.

/// What one workshop and its connections may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// A record, in bytes.
    pub record: usize,
    /// A pack, in bytes.
    pub pack: usize,
    /// Everything kept for one workshop, in bytes. Persons that are not yet known may fill half.
    pub workshop: u64,
    /// Everything kept of one participant, in bytes.
    pub person: u64,
    /// Participants in one workshop.
    pub persons: usize,
    /// Devices, tabs and copies of one person. A tab that is opened anew is another, so somebody who
    /// plans for weeks has hundreds.
    pub lanes_per_person: usize,
    /// Streams that one connection may follow.
    pub subscriptions: usize,
    /// Records or chains in one frame, in bytes. A browser takes a frame in at one go: with four times as
    /// much it stands still for a tenth of a second, again and again.
    pub page: usize,
    /// What is on its way to one connection before the rest waits in the store, in bytes.
    pub window: usize,
    /// What a slow reader may be behind of what happens now before it is dropped, in bytes.
    pub tail: usize,
    /// Packs that are arriving, of all connections together, in bytes; and as much again that has
    /// arrived and waits for the disk.
    pub assembling: usize,
    /// Frames of one person, from all devices together.
    pub frames: Rate,
    /// Bytes of one person.
    pub bytes: Rate,
    /// Persons who have written nothing yet and begin with a quarter of a burst; those beyond begin with
    /// none.
    pub newcomers: Rate,
    /// Ephemeral frames of one person; those beyond are dropped.
    pub ephemerals: Rate,
    /// Ephemeral frames in one stream, whoever sends them: each goes to everybody who follows it, and a
    /// person may have many devices.
    pub ephemerals_in_stream: Rate,
    /// Ephemeral frames in all streams of a workshop: facilitators follow them all.
    pub ephemerals_in_workshop: Rate,
}

/// So many a second, and so many at once after a time of quiet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// A second.
    pub per_second: u32,
    /// At once.
    pub burst: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            record: protocol::limits::RECORD,
            pack: protocol::limits::PACK,
            workshop: 256 * 1024 * 1024,
            person: 32 * 1024 * 1024,
            persons: 10_000,
            lanes_per_person: 1_024,
            subscriptions: 1_024,
            page: 48 * 1024,
            window: 512 * 1024,
            tail: 16 * 1024 * 1024,
            assembling: 64 * 1024 * 1024,
            // A device that was away for hours comes back with thousands of records and must not
            // wait; one that goes on like that is slowed.
            frames: Rate {
                per_second: 50,
                burst: 4_000,
            },
            bytes: Rate {
                per_second: 1024 * 1024,
                burst: 32 * 1024 * 1024,
            },
            newcomers: Rate {
                per_second: 1,
                burst: 600,
            },
            ephemerals: Rate {
                per_second: 5,
                burst: 50,
            },
            // A table's people, each as fast as a device may.
            ephemerals_in_stream: Rate {
                per_second: 50,
                burst: 100,
            },
            ephemerals_in_workshop: Rate {
                per_second: 500,
                burst: 1_000,
            },
        }
    }
}

impl Limits {
    /// What persons that are not yet known may fill: the other half is kept for facilitators and
    /// for persons who are already here.
    pub fn for_newcomers(&self) -> u64 {
        self.workshop / 2
    }

    /// What participants may fill: the last sixteenth is kept for facilitators, who must be able to
    /// close and to exclude when somebody fills the workshop on purpose.
    pub fn for_participants(&self) -> u64 {
        self.workshop - self.workshop / 16
    }
}
