//! Opening: every row has been read. What the rows say is put together, what does not fit is mended,
//! and the session goes to work.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{LaneId, SignedCharter, StreamId};

use super::log::stream::Held;
use super::restore::Made;
use super::rows::{self, CHARTER, Fate};
use super::{Session, Turn};
use crate::store::{self, Table, Write};
use crate::tabs::TabMessage;
use crate::{DocumentId, Notice};

impl Session {
    /// Everything has been read: put it together and go to work.
    pub(super) fn restored(&mut self, turn: &mut Turn<'_>) {
        if self.restored {
            return;
        }
        let restoring = std::mem::take(&mut self.restoring);
        // Another tab may have taken the damaged row away before this one could see it. Only who leads
        // counts; the others are told.
        if self.leading && (restoring.meta_torn || restoring.greatest_log > self.log.followed()) {
            // Something that says what counts may be gone: begin a new count and ask for everything.
            let greatest = self.log.followed().max(restoring.greatest_log);
            self.log.follow(greatest + 1);
            self.log.session_is_dirty();
            self.log.forget_cursors();
            self.log.offer_refused_again(self.leading);
        }
        if let Some(row) = self.log.signed_charter().map(SignedCharter::to_bytes) {
            self.transactions.keep_later(rows::put(
                Table::Meta,
                CHARTER.to_owned(),
                store::wrap(&row),
            ));
            turn.notice(Notice::Joined);
        }
        self.restored = true;
        self.keep_chains(&restoring.chains, turn);
        if self.leading {
            // Whoever led before may have kept less than is known here.
            self.log.session_is_dirty();
            self.log.all_streams_are_dirty();
        }
        self.give_bases_back(restoring.bases, turn);
        if self.leading && self.facilitates() {
            self.fetch_what_packs_stand_for();
        }
        self.doubt_documents(&restoring.marks, turn);
        self.give_commands_back(restoring.commands, turn);
        self.suspect(restoring.trying, turn);
        self.plan_changed();
        self.rebuild_control(turn);
        let streams: Vec<_> = self.log.streams().map(|(id, _)| id).copied().collect();
        for stream in streams {
            self.reissue_orphans(stream);
        }
        if restoring.meta_torn || !restoring.torn.is_empty() {
            let message = TabMessage::Torn {
                streams: restoring.torn.into_iter().collect(),
                meta: restoring.meta_torn,
            };
            self.tell(&message, turn);
        }
        self.others_owe = !restoring.others.is_empty();
        self.tell_what_was_refused(turn);
        self.greet_neighbours(restoring.others, turn);
        self.try_next_suspects(turn);
        self.connect(turn);
    }

    /// Lanes that wrote here and whose chains have no row: it tore, or is not there yet. What this tab
    /// knows it keeps and tells, for a relay sends nobody their own. What it does not know has to come
    /// again, from another tab or from the relay.
    fn keep_chains(&mut self, kept: &BTreeSet<LaneId>, turn: &mut Turn<'_>) {
        let mut met = BTreeSet::new();
        let mut strange = BTreeSet::new();
        for (id, log) in self.log.streams() {
            for lane in log.lanes.keys().filter(|lane| !kept.contains(*lane)) {
                if self.log.lane(lane).is_some() {
                    met.insert(*lane);
                } else {
                    strange.insert(*id);
                }
            }
        }
        for stream in strange {
            self.log.forget_cursor(stream);
        }
        self.tell_chains(met.iter().copied(), turn);
        for known in met.iter().filter_map(|lane| self.log.lane(lane)) {
            self.transactions.keep_later(self.chain_row(known));
        }
    }

    /// A document was saved when another record stood under a number than stands there now: it is
    /// built anew.
    fn doubt_documents(
        &mut self,
        marks: &[(DocumentId, LaneId, u64, [u8; 16])],
        turn: &mut Turn<'_>,
    ) {
        let doubtful = marks
            .iter()
            .filter(|(id, lane, number, mark)| {
                self.log
                    .stream(&self.log.id_of(id.stream))
                    .and_then(|log| log.get(*lane, *number))
                    .is_some_and(|held| held.record.mark() != *mark)
            })
            .map(|(id, ..)| *id);
        // Or what was withdrawn is still in it, and what stands instead has not come yet.
        let mut doubtful: BTreeSet<_> = doubtful.collect();
        let with_such_lanes = self.documents.iter().filter(|(_, held)| {
            let mut lanes = self.gone.lanes();
            lanes.any(|lane| held.applied.contains_key(lane))
        });
        for id in with_such_lanes.map(|(id, _)| *id).collect::<Vec<_>>() {
            self.wake(id, turn);
            if self.is_asleep(id) {
                continue;
            }
            let document = self.documents.get(&id).map(|held| &held.document);
            if document
                .is_some_and(|document| self.gone.changes().any(|hash| document.contains(hash)))
            {
                doubtful.insert(id);
            }
        }
        for id in doubtful {
            self.rebuild(id, turn);
        }
    }

    fn give_commands_back(
        &mut self,
        commands: BTreeMap<(StreamId, LaneId, u64), Made>,
        turn: &mut Turn<'_>,
    ) {
        let own = self.lane.id();
        let mut own_tore = false;
        for ((stream, lane, number), made) in commands {
            let Some(log) = self.log.stream_mut(&stream) else {
                continue;
            };
            match log.get_mut(lane, number) {
                Some(held) if held.record.hash() == made.record.hash() => {
                    held.command = made.command();
                }
                // Another record was put in its place and this tab was not there to see it.
                Some(_) => {
                    let name = log.stream;
                    own_tore |= lane == own;
                    // A newer program's is left for it to find, as it is found here.
                    let Some(task) = made.task else { continue };
                    let (order, write) = self.kept_order(task, made.person, lane);
                    if made.person == self.person.id() {
                        self.orders.push_back(order);
                    }
                    self.transactions.keep_later(write);
                    self.transactions.keep_later(Write::Delete {
                        table: Table::Records,
                        key: rows::command_key(name, lane, number),
                    });
                }
                // Its row tore; here it is again.
                None => {
                    let held = Held {
                        command: made.command(),
                        record: made.record,
                        place: None,
                        fate: Fate::Sound,
                        stored: true,
                        suspect: false,
                    };
                    log.insert(lane, number, held);
                    self.log.record_is_dirty((stream, lane, number));
                }
            }
        }
        if own_tore {
            self.change_lane(turn);
        }
    }
}
