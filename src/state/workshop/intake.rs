//! The intake: what the device tells becomes signals. Only what a notice names is read again.

use leptos::prelude::*;
use protocol::{ItemId, Kind};
use sync::{DocumentId, Notice, Status};
use workshop::{CONTRIBUTIONS, Contribution, PROFILE, Profile, SEATS, Seat, Touched};

use super::Workshop;
use crate::state::shelf::Key;
use crate::state::standing;
use crate::state::troubles::Troubles;

impl Workshop {
    pub(super) fn take_in(self, notice: &Notice) {
        // A notice can be under way while the page that listened goes.
        if self._listening.is_disposed() {
            return;
        }
        match notice {
            Notice::Touched { document, touched } => self.read_touched(document, touched),
            Notice::Replaced { document } => self.read_document(document),
            Notice::Joined => {
                self.set.joined.set(true);
                self.read_plan();
            }
            Notice::Status(status) => {
                self.set.status.set(*status);
                if *status == Status::Transferred {
                    self.update_troubles(Troubles::transferred);
                }
            }
            Notice::Control => self.read_control(),
            Notice::Waiting => {
                let waiting = self.device().read(|session| session.waiting());
                self.set.waiting.set(waiting);
            }
            Notice::Trouble(trouble) => self.update_troubles(|troubles| troubles.note(trouble)),
            Notice::Done(_) | Notice::Failed(..) | Notice::Imported(..) | Notice::LaneChanged => {}
        }
    }

    pub(super) fn read_everything(self) {
        let documents = self.device().read(|session| {
            session
                .documents()
                .map(|(id, _)| *id)
                .collect::<Vec<DocumentId>>()
        });
        for document in documents {
            self.read_document(&document);
        }
    }

    fn read_document(self, document: &DocumentId) {
        if *document == DocumentId::PLAN {
            return self.read_plan();
        }
        let now = self.device().read(|session| {
            let all = session.document(document)?.contributions().into_iter();
            Some(
                all.map(|one| standing::proved(session, document, one))
                    .collect::<Vec<_>>(),
            )
        });
        let now = now.unwrap_or_default();
        let key = |item| Key {
            document: *document,
            item,
        };
        let mut read: Vec<(Key, Option<Contribution>)> = self
            .shelf(|shelf| shelf.of_document(document))
            .into_iter()
            .filter(|known| !now.iter().any(|one| one.id == known.item))
            .map(|gone| (gone, None))
            .collect();
        read.extend(now.into_iter().map(|one| (key(one.id), Some(one))));
        self.with_contributions(|contributions| contributions.put(read));
        self.read_people(document, true, true);
    }

    fn read_touched(self, document: &DocumentId, touched: &Touched) {
        if *document == DocumentId::PLAN {
            if !touched.is_empty() {
                self.read_plan();
            }
            return;
        }
        if touched.rest {
            return self.read_document(document);
        }
        let read: Vec<_> = self.device().read(|session| {
            let read = |item: &ItemId| {
                let claimed = session.document(document)?.contribution(item)?;
                Some(standing::proved(session, document, claimed))
            };
            let items = touched.items(CONTRIBUTIONS);
            let keys = items.map(|item| Key {
                document: *document,
                item,
            });
            keys.map(|key| (key, read(&key.item))).collect()
        });
        self.with_contributions(|contributions| contributions.put(read));
        self.read_people(document, touched.has(PROFILE), touched.has(SEATS));
    }

    fn read_people(self, document: &DocumentId, profile: bool, seats: bool) {
        if profile && document.owner.is_some() {
            self.with(&self.profiles, |profiles| {
                profiles.set(document, || self.read_profile(document));
            });
        }
        if let (true, None, Some(table)) = (seats, document.owner, document.table()) {
            self.with(&self.seats, |seats| {
                seats.set(&table, || self.read_seats(table));
            });
        }
    }

    pub(super) fn read_profile(self, sheet: &DocumentId) -> Profile {
        self.device()
            .read(|session| {
                let document = session.document(sheet);
                document.map(|document| document.profile())
            })
            .unwrap_or_default()
    }

    pub(super) fn read_seats(self, table: u16) -> Vec<Seat> {
        self.device()
            .read(|session| {
                let document = session.document(&DocumentId::joint(table));
                document.map(|document| document.seats())
            })
            .unwrap_or_default()
    }

    fn read_plan(self) {
        let plan = self.device().read(|session| {
            session
                .document(&DocumentId::PLAN)
                .map(|document| document.plan())
        });
        let Some(plan) = plan else {
            return;
        };
        if self.plan.with_untracked(|before| *before != plan) {
            self.set.plan.set(plan);
        }
    }

    fn read_control(self) {
        let closed = self.device().read(|session| session.closed(Kind::Tables));
        if self.closed.get_untracked() != closed {
            self.set.closed.set(closed);
        }
    }

    fn update_troubles(self, change: impl FnOnce(&mut Troubles)) {
        let mut troubles = self.troubles.get_untracked();
        change(&mut troubles);
        if self.troubles.with_untracked(|before| *before != troubles) {
            self.troubles.set(troubles);
        }
    }
}
