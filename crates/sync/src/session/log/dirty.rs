//! Dirty: what of the log the disk does not say yet. [`super::super::books`] writes it when there is time.

use std::collections::BTreeSet;

use protocol::{LaneId, StreamId};

use super::Log;

/// Rows that say too little by now.
#[derive(Debug, Default)]
pub(super) struct Dirty {
    pub(super) streams: BTreeSet<StreamId>,
    pub(super) records: BTreeSet<(StreamId, LaneId, u64)>,
    /// The row of the session as a whole: which log is followed, which tables, whether evidence was lost.
    pub(super) session: bool,
}

impl Log {
    /// A stream's row says too little: its cursor, gates or floors have moved.
    pub(in crate::session) fn stream_is_dirty(&mut self, stream: StreamId) {
        self.dirty.streams.insert(stream);
    }

    /// The same of all streams.
    pub(in crate::session) fn all_streams_are_dirty(&mut self) {
        self.dirty.streams.extend(self.streams.keys());
    }

    /// A record's row says too little: its place or fate has changed.
    pub(in crate::session) fn record_is_dirty(&mut self, place: (StreamId, LaneId, u64)) {
        self.dirty.records.insert(place);
    }

    /// The session's row says too little.
    pub(in crate::session) fn session_is_dirty(&mut self) {
        self.dirty.session = true;
    }

    /// The streams whose rows are to be written; none of them is dirty any more.
    pub(in crate::session) fn take_dirty_streams(&mut self) -> BTreeSet<StreamId> {
        std::mem::take(&mut self.dirty.streams)
    }

    /// The same of records.
    pub(in crate::session) fn take_dirty_records(&mut self) -> BTreeSet<(StreamId, LaneId, u64)> {
        std::mem::take(&mut self.dirty.records)
    }

    /// Whether the session's row is to be written; it is not dirty any more.
    pub(in crate::session) fn take_dirty_session(&mut self) -> bool {
        std::mem::take(&mut self.dirty.session)
    }
}
