//! People: who the person of a sheet says to be, and who sits at a table.

use leptos::prelude::*;
use sync::{DocumentId, Notice};
use workshop::{PROFILE, Profile, SEATS, Seat};

use super::holder::Holder;
use super::watched::Watched;
use super::workshop::Workshop;
use crate::device::{clock, page};

/// A signal for each sheet and table that is looked at.
#[derive(Clone, Copy)]
pub struct People {
    profiles: StoredValue<Watched<DocumentId, Profile>, LocalStorage>,
    seats: StoredValue<Watched<u16, Vec<Seat>>, LocalStorage>,
    present: StoredValue<Watched<u16, usize>, LocalStorage>,
    workshop: Workshop,
}

impl Holder for People {
    fn new(workshop: Workshop) -> Self {
        Self {
            profiles: StoredValue::new_local(Watched::default()),
            seats: StoredValue::new_local(Watched::default()),
            present: StoredValue::new_local(Watched::default()),
            workshop,
        }
    }

    fn take_in(self, notice: &Notice) {
        let (document, profile, seats) = match notice {
            Notice::Touched { document, touched } => (
                document,
                touched.rest || touched.has(PROFILE),
                touched.rest || touched.has(SEATS),
            ),
            Notice::Replaced { document } => (document, true, true),
            Notice::Present { table } => return self.count(*table),
            _ => return,
        };
        let Some(table) = document.table() else {
            return;
        };
        if profile && document.owner.is_some() {
            self.profiles.update_value(|profiles| {
                profiles.set(document, || self.read_profile(document));
            });
        }
        if seats && document.owner.is_none() {
            self.seats
                .update_value(|seats| seats.set(&table, || self.read_seats(table)));
        }
    }
}

impl People {
    /// Who the person of a sheet says to be.
    pub fn profile(self, sheet: DocumentId) -> ArcReadSignal<Profile> {
        self.profiles
            .try_update_value(|profiles| profiles.signal(sheet, || self.read_profile(&sheet)))
            .expect("the workshop's page is there")
    }

    /// Who sits at a table.
    pub fn seats(self, table: u16) -> ArcReadSignal<Vec<Seat>> {
        self.seats
            .try_update_value(|seats| seats.signal(table, || self.read_seats(table)))
            .expect("the workshop's page is there")
    }

    /// How many persons are at a table at this moment, as far as this device has heard; none where it hears nobody.
    pub fn present(self, table: u16) -> ArcReadSignal<usize> {
        self.present
            .try_update_value(|present| present.signal(table, || self.read_present(table)))
            .expect("the workshop's page is there")
    }

    /// Says that the person is at a table, where their page can be seen, and counts who has said so lately.
    pub fn be_here(self, table: u16) {
        if page::visible() {
            self.workshop.device().be_here(table);
        }
        self.count(table);
    }

    /// Counts who has said lately that they are at a table: nobody says that they are gone.
    pub fn count(self, table: u16) {
        self.present
            .update_value(|present| present.set(&table, || self.read_present(table)));
    }

    fn read_present(self, table: u16) -> usize {
        let now = clock::now().monotonic;
        let device = self.workshop.device();
        device.read(|session| session.present(table, now))
    }

    fn read_profile(self, sheet: &DocumentId) -> Profile {
        self.workshop
            .device()
            .read(|session| {
                let document = session.document(sheet);
                document.map(|document| document.profile())
            })
            .unwrap_or_default()
    }

    fn read_seats(self, table: u16) -> Vec<Seat> {
        self.workshop
            .device()
            .read(|session| {
                let document = session.document(&DocumentId::joint(table));
                document.map(|document| document.seats())
            })
            .unwrap_or_default()
    }
}
