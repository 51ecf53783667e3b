//! The open workshop, as every page below `/w/…` finds it in its context.

mod intake;

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{Kind, PersonId, Role, WorkshopId};
use sync::{Decision, DocumentId, Failure, Status, Waiting};
use workshop::{
    Aspect, Command, Contribution, FocusPoint, Plan, Profile, Seat, Stakeholder, Table,
};

use super::contributions::Contributions;
use super::failure::Mishap;
use super::shelf::{Cell, Key, Shelf};
use super::troubles::{Alert, Troubles};
use super::watched::Watched;
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
    /// The plan; empty until it has come.
    pub plan: ReadSignal<Plan>,
    /// Whether charter and plan are here.
    pub ready: Memo<bool>,
    /// The truth about saving.
    pub status: ReadSignal<Status>,
    /// What waits beyond a close; facilitators see all of it.
    pub waiting: ReadSignal<Waiting>,
    /// Whether input is closed.
    pub closed: ReadSignal<bool>,
    /// Where the person sits.
    pub table: ReadSignal<Option<u16>>,
    /// The alerts that stand.
    pub troubles: RwSignal<Troubles>,
    device: StoredValue<SharedDevice, LocalStorage>,
    contributions: StoredValue<Contributions, LocalStorage>,
    profiles: StoredValue<Watched<DocumentId, Profile>, LocalStorage>,
    seats: StoredValue<Watched<u16, Vec<Seat>>, LocalStorage>,
    set: Setters,
    /// Kept so that the device goes on telling.
    _listening: StoredValue<Option<Listening>, LocalStorage>,
}

/// What only notices may set.
#[derive(Clone, Copy)]
struct Setters {
    plan: WriteSignal<Plan>,
    joined: WriteSignal<bool>,
    status: WriteSignal<Status>,
    waiting: WriteSignal<Waiting>,
    closed: WriteSignal<bool>,
    table: WriteSignal<Option<u16>>,
}

impl Workshop {
    /// Reads what the device holds and listens to it from now on.
    pub fn new(device: SharedDevice) -> Self {
        let (plan, set_plan) = signal(Plan::default());
        let (joined, set_joined) = signal(device.read(|session| session.charter().is_some()));
        let (status, set_status) = signal(device.read(|session| session.status()));
        let (waiting, set_waiting) = signal(device.read(|session| session.waiting()));
        let (closed, set_closed) = signal(device.read(|session| session.closed(Kind::Tables)));
        let (table, set_table) = signal(device.table());
        let workshop = Self {
            id: device.workshop(),
            role: device.role(),
            person: device.person(),
            plan,
            // A plan without rows has not come yet: the constant first change has none.
            ready: Memo::new(move |_| joined.get() && plan.with(|plan| *plan != Plan::default())),
            status,
            waiting,
            closed,
            table,
            troubles: RwSignal::new(Troubles::default()),
            device: StoredValue::new_local(device.clone()),
            contributions: StoredValue::new_local(Contributions::default()),
            profiles: StoredValue::new_local(Watched::default()),
            seats: StoredValue::new_local(Watched::default()),
            set: Setters {
                plan: set_plan,
                joined: set_joined,
                status: set_status,
                waiting: set_waiting,
                closed: set_closed,
                table: set_table,
            },
            _listening: StoredValue::new_local(None),
        };
        workshop.read_everything();
        let listening = device.listen(move |notice| workshop.take_in(notice));
        workshop._listening.set_value(Some(listening));
        // The device may have been on its own for a while, and what went wrong then may be over.
        if workshop.status.get_untracked() == Status::Transferred {
            workshop.troubles.update(Troubles::transferred);
        }
        workshop
    }

    // What a page shows.

    /// What the workshop is called.
    pub fn title(self) -> Memo<String> {
        Memo::new(move |_| self.plan.with(|plan| plan.title.clone()))
    }

    /// The rows that are in use.
    pub fn focus_points(self) -> Memo<Vec<FocusPoint>> {
        Memo::new(move |_| {
            self.plan
                .with(|plan| kept(&plan.focus_points, |row| !row.removed))
        })
    }

    /// The columns that are in use.
    pub fn aspects(self) -> Memo<Vec<Aspect>> {
        Memo::new(move |_| {
            self.plan
                .with(|plan| kept(&plan.aspects, |column| !column.removed))
        })
    }

    /// The tables that are in use, one for each number: two facilitators may have made it at once.
    pub fn tables(self) -> Memo<Vec<Table>> {
        Memo::new(move |_| {
            let in_use = |plan: &Plan| kept(&plan.tables, |table| !table.removed);
            let mut tables = self.plan.with(in_use);
            tables.dedup_by_key(|table| table.number);
            tables
        })
    }

    /// Whom people may say to be.
    pub fn stakeholders(self) -> Memo<Vec<Stakeholder>> {
        Memo::new(move |_| {
            self.plan
                .with(|plan| kept(&plan.stakeholders, |one| !one.removed))
        })
    }

    /// What a cell shows, oldest first, of everything that this device holds: a participant's own
    /// table, all tables for a facilitator. Withdrawn ones are left out.
    pub fn cell(self, cell: Cell) -> ArcReadSignal<Vec<Key>> {
        self.with_contributions(|contributions| contributions.cell(cell))
    }

    /// One contribution. `None` when it is gone from this device.
    pub fn contribution(self, key: Key) -> Option<ArcReadSignal<Contribution>> {
        self.with_contributions(|contributions| contributions.item(key))
    }

    /// Rises with every change to any contribution: for memos over all of them, such as counts and
    /// searches, which read [`Workshop::shelf`].
    pub fn edition(self) -> ArcReadSignal<u64> {
        self.with_contributions(|contributions| contributions.edition())
    }

    /// Reads the plain shelf, without tracking.
    pub fn shelf<T>(self, read: impl FnOnce(&Shelf) -> T) -> T {
        self.contributions
            .with_value(|contributions| read(contributions.shelf()))
    }

    /// Who the person of a sheet says to be.
    pub fn profile(self, sheet: DocumentId) -> ArcReadSignal<Profile> {
        self.with(&self.profiles, |profiles| {
            profiles.signal(sheet, || self.read_profile(&sheet))
        })
    }

    /// Who sits at a table.
    pub fn seats(self, table: u16) -> ArcReadSignal<Vec<Seat>> {
        self.with(&self.seats, |seats| {
            seats.signal(table, || self.read_seats(table))
        })
    }

    /// “Åse, Pårørende”, or as much of it as there is.
    pub fn said_to_be(self, profile: &Profile) -> Option<String> {
        let stakeholder = profile.stakeholder.as_ref().and_then(|word| {
            self.plan
                .with(|plan| plan.stakeholder_title(word).map(str::to_owned))
        });
        let name = profile.name.clone().filter(|name| !name.trim().is_empty());
        let parts: Vec<String> = [name, stakeholder].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
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

    fn with_contributions<T>(self, f: impl FnOnce(&mut Contributions) -> T) -> T {
        self.with(&self.contributions, f)
    }

    fn with<V: 'static, T>(
        self,
        stored: &StoredValue<V, LocalStorage>,
        f: impl FnOnce(&mut V) -> T,
    ) -> T {
        stored
            .try_update_value(f)
            .expect("the workshop's page is there")
    }
}

fn kept<T: Clone>(all: &[T], keep: impl Fn(&T) -> bool) -> Vec<T> {
    all.iter().filter(|one| keep(one)).cloned().collect()
}
