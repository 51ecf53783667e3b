//! People: who the person of a sheet says to be, and who sits at a table.

use leptos::prelude::*;
use sync::{DocumentId, Notice};
use workshop::{PROFILE, Profile, SEATS, Seat};

use super::holder::Holder;
use super::watched::Watched;
use super::workshop::Workshop;

/// A signal for each sheet and table that is looked at.
#[derive(Clone, Copy)]
pub struct People {
    profiles: StoredValue<Watched<DocumentId, Profile>, LocalStorage>,
    seats: StoredValue<Watched<u16, Vec<Seat>>, LocalStorage>,
    workshop: Workshop,
}

impl Holder for People {
    fn new(workshop: Workshop) -> Self {
        Self {
            profiles: StoredValue::new_local(Watched::default()),
            seats: StoredValue::new_local(Watched::default()),
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
