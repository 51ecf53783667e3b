//! A seat: the table that a person last sat at, by workshop and person.

use protocol::{PersonId, WorkshopId};

use super::memory;

/// Where the person sits.
pub fn table(workshop: WorkshopId, person: PersonId) -> Option<u16> {
    memory::recollect(workshop, &name(person))
}

/// Remembers it.
pub fn remember(workshop: WorkshopId, person: PersonId, table: u16) {
    memory::keep(workshop, &name(person), &table);
}

fn name(person: PersonId) -> String {
    format!("seat.{person}")
}
