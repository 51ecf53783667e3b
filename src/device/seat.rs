//! A seat: the table that a person last sat at, by workshop and person.

use protocol::{PersonId, WorkshopId};

use super::settings;

/// Where the person sits.
pub fn table(workshop: WorkshopId, person: PersonId) -> Option<u16> {
    settings::read(&key(workshop, person))
}

/// Remembers it.
pub fn remember(workshop: WorkshopId, person: PersonId, table: u16) {
    settings::keep(&key(workshop, person), table);
}

fn key(workshop: WorkshopId, person: PersonId) -> String {
    format!("temadag.seat.{workshop}.{person}")
}
