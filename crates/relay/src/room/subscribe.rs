//! Following a stream: first what is in the store, page by page, then what happens now.

use std::collections::BTreeMap;

use protocol::{Cursor, Goodbye, LogEntry, RecordHash, RelayFrame, StreamId, limits};

use super::connection::{CatchUp, Subscription, Wish};
use super::deliver::send_chains;
use super::{ConnectionId, Room, RoomEffect};
use crate::store::{Document, LogStore, PageBounds, Part, StoreError};

/// What a record costs a reader that a pack covers, in bytes: looking at it takes the room's one thread
/// about as long as handing out so many.
const PASSED_OVER: usize = 256;

impl Room {
    /// Starts over with a stream, wherever this device was in it. [W9]
    pub(super) fn subscribe(
        &mut self,
        from: ConnectionId,
        wish: Wish,
        store: &dyn LogStore,
        effects: &mut Vec<RoomEffect>,
    ) {
        let Wish {
            stream,
            cursor,
            packs,
            owner,
        } = wish;
        let Some(reader) = self.connections.get(&from) else {
            return;
        };
        let Some(part) = reader.part_of(stream, owner) else {
            self.unsubscribe(from, stream);
            self.send(from, RelayFrame::NotFollowed { stream }, effects);
            return;
        };
        if reader.subscriptions.len() >= self.limits.subscriptions
            && !reader.subscriptions.contains_key(&stream)
        {
            self.close(from, Goodbye::Malformed, effects);
            return;
        }
        let confirmed = match cursor.map(|cursor| self.confirm(stream, cursor, store)) {
            None => None,
            Some(Ok(true)) => cursor,
            Some(Ok(false)) => {
                self.send(from, RelayFrame::Reset { stream }, effects);
                None
            }
            Some(Err(_)) => {
                self.close(from, Goodbye::Stopping, effects);
                return;
            }
        };
        // Who has been here before has the documents; packs are for who comes with nothing.
        let packs = if packs && cursor.is_none() {
            self.packs_of(stream, part)
        } else {
            Vec::new()
        };
        let catch_up = CatchUp {
            part,
            cursor: confirmed,
            packs: packs.into(),
            sending: None,
            covered: BTreeMap::new(),
        };
        if let Some(reader) = self.connections.get_mut(&from) {
            reader
                .subscriptions
                .insert(stream, Subscription::CatchingUp(catch_up));
            reader.catching_up.retain(|other| *other != stream);
            reader.catching_up.push_back(stream);
        }
        self.pump(from, store, effects);
    }

    pub(super) fn unsubscribe(&mut self, from: ConnectionId, stream: StreamId) {
        if let Some(reader) = self.connections.get_mut(&from) {
            reader.subscriptions.remove(&stream);
            reader.catching_up.retain(|other| *other != stream);
        }
    }

    /// Is this a place in this log? [W4] A sequence number alone proves nothing: an older disk gives it
    /// again to another record.
    fn confirm(
        &self,
        stream: StreamId,
        cursor: Cursor,
        store: &dyn LogStore,
    ) -> Result<bool, StoreError> {
        if cursor.seq > self.committed_head {
            return Ok(false);
        }
        let here = store.cursor_at(self.log.workshop, stream, cursor.seq)?;
        Ok(here == Some(cursor))
    }

    fn packs_of(&self, stream: StreamId, part: Part) -> Vec<Document> {
        let first = Document {
            stream,
            owner: None,
            generation: 0,
        };
        self.log
            .packs
            .range(first..)
            .map(|(document, _)| *document)
            .take_while(|document| document.stream == stream)
            .filter(|document| part.holds(document.owner, false))
            .collect()
    }

    /// Sends the next part of the first stream that this device catches up with.
    pub(super) fn catch_up(
        &mut self,
        to: ConnectionId,
        store: &dyn LogStore,
        effects: &mut Vec<RoomEffect>,
    ) {
        let Some(stream) = self
            .connections
            .get(&to)
            .and_then(|reader| reader.catching_up.front().copied())
        else {
            return;
        };
        if self.catch_up_with(to, stream, store, effects).is_err() {
            self.close(to, Goodbye::Stopping, effects);
        }
    }

    fn catch_up_with(
        &mut self,
        to: ConnectionId,
        stream: StreamId,
        store: &dyn LogStore,
        effects: &mut Vec<RoomEffect>,
    ) -> Result<(), StoreError> {
        let Some(reader) = self.connections.get_mut(&to) else {
            return Ok(());
        };
        let Some(Subscription::CatchingUp(mut catch_up)) = reader.subscriptions.remove(&stream)
        else {
            reader.catching_up.retain(|other| *other != stream);
            return Ok(());
        };
        if !catch_up.packs.is_empty() {
            self.send_pack_part(to, &mut catch_up, store, effects)?;
            if let Some(reader) = self.connections.get_mut(&to) {
                reader
                    .subscriptions
                    .insert(stream, Subscription::CatchingUp(catch_up));
            }
            return Ok(());
        }
        let bounds = PageBounds {
            part: catch_up.part,
            after: catch_up.cursor.map_or(0, |cursor| cursor.seq),
            upto: self.committed_head,
            bytes: self.limits.page,
            records: limits::RECORDS_IN_FRAME,
            looked_at: (self.limits.window / PASSED_OVER).max(limits::RECORDS_IN_FRAME),
        };
        let page = store.page(self.log.workshop, stream, bounds, &|record| {
            catch_up.covers(record)
        })?;
        catch_up.cursor = page.cursor.or(catch_up.cursor);
        // Nothing of it goes out; it takes its turn, and its share, as if it did.
        let passed_over = page.passed_over * PASSED_OVER;
        reader.worked(passed_over);
        self.buckets.owe(reader.person, passed_over);
        let lanes = page.entries.iter().map(|entry| entry.lane);
        send_chains(&self.log, &self.limits, to, reader, lanes, effects);
        // Not the page's: that may be after records that are left out.
        if let Some(cursor) = page.entries.last().map(|entry| entry.cursor) {
            let entries = page
                .entries
                .into_iter()
                .map(|entry| LogEntry {
                    seq: entry.cursor.seq,
                    record: entry.bytes,
                })
                .collect();
            let frame = RelayFrame::Records {
                stream,
                entries,
                cursor,
            };
            reader.send(to, frame, effects);
        }
        if page.more {
            reader
                .subscriptions
                .insert(stream, Subscription::CatchingUp(catch_up));
            return Ok(());
        }
        let position = RelayFrame::Position {
            stream,
            cursor: catch_up.cursor,
            head: self.committed_head,
        };
        reader.send(to, position, effects);
        let (after, part) = (self.committed_head, catch_up.part);
        reader
            .subscriptions
            .insert(stream, Subscription::Live { after, part });
        reader.catching_up.retain(|other| *other != stream);
        Ok(())
    }

    /// Sends the next chunk of the first pack, and takes the pack off when it was the last.
    fn send_pack_part(
        &mut self,
        to: ConnectionId,
        catch_up: &mut CatchUp,
        store: &dyn LogStore,
        effects: &mut Vec<RoomEffect>,
    ) -> Result<(), StoreError> {
        let Some(document) = catch_up.packs.front().copied() else {
            return Ok(());
        };
        let index = catch_up.sending.map_or(0, |(_, index)| index);
        let Some(place) = self
            .log
            .packs
            .get(&document)
            .filter(|place| is_still(place.hash, catch_up.sending))
        else {
            // Replaced while it was being sent: the records are all there.
            catch_up.packs.pop_front();
            catch_up.sending = None;
            return Ok(());
        };
        let part = store.pack_chunk(self.log.workshop, &document, place.hash, index)?;
        let Some(bytes) = part else {
            catch_up.packs.pop_front();
            catch_up.sending = None;
            return Ok(());
        };
        let Some(reader) = self.connections.get_mut(&to) else {
            return Ok(());
        };
        if index == 0 {
            let lanes =
                std::iter::once(place.lane).chain(place.covered.iter().map(|covered| covered.lane));
            send_chains(&self.log, &self.limits, to, reader, lanes, effects);
        }
        let count = (place.len as usize).div_ceil(limits::PACK_CHUNK) as u32;
        let chunk = protocol::frame::PackChunk {
            pack: place.hash,
            index,
            count,
            bytes,
            seq: place.seq,
        };
        reader.send(to, RelayFrame::Pack { chunk }, effects);
        if index + 1 < count {
            catch_up.sending = Some((place.hash, index + 1));
        } else {
            let covered = catch_up
                .covered
                .entry((document.owner, document.generation))
                .or_default();
            covered.extend(place.covered.iter().map(|at| (at.lane, at.number)));
            catch_up.packs.pop_front();
            catch_up.sending = None;
        }
        Ok(())
    }
}

/// Is the pack the one whose first chunks were sent, if any were?
fn is_still(hash: RecordHash, sending: Option<(RecordHash, u32)>) -> bool {
    sending.is_none_or(|(begun, _)| begun == hash)
}
