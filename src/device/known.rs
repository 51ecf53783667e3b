//! The workshops that this device knows, for the front page.

use protocol::{Role, WorkshopId};
use serde::{Deserialize, Serialize};
use workshop::order;

use super::{clock, memory};

const NAME: &str = "known";

/// A workshop that was opened here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownWorkshop {
    /// Which.
    pub id: WorkshopId,
    /// Its title when it was last seen; empty until the plan has come.
    pub title: String,
    /// The most that this device may be in it.
    pub role: Role,
    /// When it was last opened, in milliseconds since 1970.
    pub last_opened: i64,
    /// Where somebody last sat.
    pub table: Option<u16>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    title: String,
    facilitator: bool,
    #[serde(default)]
    party: bool,
    opened: i64,
    #[serde(default)]
    table: Option<u16>,
}

impl From<&KnownWorkshop> for Entry {
    fn from(known: &KnownWorkshop) -> Self {
        Self {
            title: known.title.clone(),
            facilitator: known.role == Role::Facilitator,
            party: known.role == Role::Party,
            opened: known.last_opened,
            table: known.table,
        }
    }
}

impl Entry {
    fn workshop(self, id: WorkshopId) -> KnownWorkshop {
        KnownWorkshop {
            id,
            title: self.title,
            role: match (self.facilitator, self.party) {
                (true, _) => Role::Facilitator,
                (false, true) => Role::Party,
                (false, false) => Role::Participant,
            },
            last_opened: self.opened,
            table: self.table,
        }
    }
}

/// All of them, the last opened first.
pub fn list() -> Vec<KnownWorkshop> {
    let mut list: Vec<KnownWorkshop> = memory::workshops_with(NAME)
        .into_iter()
        .filter_map(find)
        .collect();
    order::sort_by(&mut list, |one, other| {
        other.last_opened.cmp(&one.last_opened)
    });
    list
}

/// One of them.
pub fn find(id: WorkshopId) -> Option<KnownWorkshop> {
    memory::recollect::<Entry>(id, NAME).map(|entry| entry.workshop(id))
}

/// Notes that a workshop was opened in a role.
pub fn remember(id: WorkshopId, role: Role) {
    update(id, role, |known| known.last_opened = clock::now().wall);
}

/// Notes what it is called.
pub fn remember_title(id: WorkshopId, role: Role, title: &str) {
    if find(id).is_some_and(|known| known.title == title) {
        return;
    }
    update(id, role, |known| known.title = title.to_owned());
}

/// Notes where somebody sat.
pub fn remember_table(id: WorkshopId, role: Role, table: u16) {
    update(id, role, |known| known.table = Some(table));
}

/// Takes it off the list. What else is on the disk stays.
pub fn forget(id: WorkshopId) {
    memory::forget(id, NAME);
}

fn update(id: WorkshopId, role: Role, change: impl FnOnce(&mut KnownWorkshop)) {
    let mut known = find(id).unwrap_or_else(|| KnownWorkshop {
        id,
        title: String::new(),
        role,
        last_opened: clock::now().wall,
        table: None,
    });
    // Who was a facilitator once holds that link still.
    if role.outranks(known.role) {
        known.role = role;
    }
    change(&mut known);
    memory::keep(id, NAME, &Entry::from(&known));
}
