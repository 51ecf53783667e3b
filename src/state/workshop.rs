//! The open workshop, as every page below `/w/…` finds it in its context: whose it is, what is said of saving, and the way
//! to write. What its documents say is with their [holders](super::holder).

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{PersonId, Role, WorkshopId};
use sync::{Decision, DocumentId, Failure, Notice, Status};
use workshop::{Command, Contribution};

use super::failure::Mishap;
use super::shelf::Key;
use super::troubles::{Alert, Troubles};
use crate::device::{Listening, SharedDevice};

/// One open workshop. A copy is a handle; all of it ends with the page that opened it.
#[derive(Clone, Copy)]
pub struct Workshop {
    /// Which.
    pub id: WorkshopId,
    /// What this device may be in it.
    pub role: Role,
    /// Whose hands it is in.
    pub person: PersonId,
    /// Whether the charter is here.
    pub joined: ReadSignal<bool>,
    /// The truth about saving.
    pub status: ReadSignal<Status>,
    /// Where the person sits.
    pub table: ReadSignal<Option<u16>>,
    /// The alerts that stand.
    pub troubles: RwSignal<Troubles>,
    device: StoredValue<SharedDevice, LocalStorage>,
    set: Setters,
    /// Kept so that the device goes on telling.
    _listening: StoredValue<Option<Listening>, LocalStorage>,
}

#[derive(Clone, Copy)]
struct Setters {
    joined: WriteSignal<bool>,
    status: WriteSignal<Status>,
    table: WriteSignal<Option<u16>>,
}

impl Workshop {
    /// Reads what the device says of itself and listens to it from now on.
    pub fn new(device: SharedDevice) -> Self {
        let (joined, set_joined) = signal(device.read(|session| session.charter().is_some()));
        let (status, set_status) = signal(device.read(|session| session.status()));
        let (table, set_table) = signal(device.table());
        let workshop = Self {
            id: device.workshop(),
            role: device.role(),
            person: device.person(),
            joined,
            status,
            table,
            troubles: RwSignal::new(Troubles::default()),
            device: StoredValue::new_local(device.clone()),
            set: Setters {
                joined: set_joined,
                status: set_status,
                table: set_table,
            },
            _listening: StoredValue::new_local(None),
        };
        let listening = device.listen(move |notice| workshop.take_in(notice));
        workshop._listening.set_value(Some(listening));
        // The device may have been on its own for a while, and what went wrong then may be over.
        if workshop.status.get_untracked() == Status::Transferred {
            workshop.troubles.update(Troubles::transferred);
        }
        workshop
    }

    /// Whether this person added the contribution, alone or on the joint sheet.
    pub fn is_mine(self, key: &Key, contribution: &Contribution) -> bool {
        key.document.owner.or(contribution.creator) == Some(self.person)
    }

    /// The device, for what has no signal: links, files, drafts.
    pub fn device(self) -> SharedDevice {
        self.device.get_value()
    }

    // What a person does.

    /// Issues a command; it is on disk when this returns. A failure is the caller's to tell.
    pub async fn write(self, document: DocumentId, command: Command) -> Result<(), Failure> {
        match self.device.try_get_value() {
            Some(device) => device.write(document, command).await,
            None => Err(Failure::NoDocument),
        }
    }

    /// Decides; it is on disk when this returns.
    pub async fn decide(self, decision: Decision) -> Result<(), Failure> {
        match self.device.try_get_value() {
            Some(device) => device.decide(decision).await,
            None => Err(Failure::NoDocument),
        }
    }

    /// Issues a command and goes on; a failure stands as an alert above the page.
    pub fn issue(self, document: DocumentId, command: Command) {
        spawn_local(async move {
            if let Err(failure) = self.write(document, command).await {
                self.tell(&failure);
            }
        });
    }

    /// Puts a failure above the page.
    pub fn tell(self, failure: &Failure) {
        let alert = Alert::NotDone(Mishap::from(failure));
        // The page may have gone meanwhile.
        let _ = self.troubles.try_update(|troubles| troubles.raise(alert));
    }

    /// Says above the page that something was not done.
    pub fn tell_other(self) {
        let alert = Alert::NotDone(Mishap::Other);
        let _ = self.troubles.try_update(|troubles| troubles.raise(alert));
    }

    /// The person sits at this table from now on.
    pub fn sit_down(self, table: u16) {
        // The page may have gone while what comes before this was being written.
        if let Some(device) = self.device.try_get_value() {
            device.sit_down(table);
            self.set.table.set(Some(table));
        }
    }

    /// The person gets up to choose again.
    pub fn choose_again(self) {
        self.set.table.set(None);
    }

    // What the device says of itself.

    fn take_in(self, notice: &Notice) {
        // A notice can be under way while the page that listened goes.
        if self._listening.is_disposed() {
            return;
        }
        match notice {
            Notice::Joined => self.set.joined.set(true),
            Notice::Status(status) => {
                self.set.status.set(*status);
                if *status == Status::Transferred {
                    self.update_troubles(Troubles::transferred);
                }
            }
            Notice::Trouble(trouble) => self.update_troubles(|troubles| troubles.note(trouble)),
            _ => {}
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
