//! The disk: one IndexedDB database for each workshop, in transactions that are all or none.
//!
//! Transactions are made strictly in the order in which they were asked for, and answered in that
//! order. What is waited for is waited for so long and no longer: a disk that does not answer counts as one that
//! fails. [D19] A connection that the browser has dropped, as iPads do in the background, is opened again
//! and the transaction tried once more.

mod connection;
mod read;
mod write;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;
use protocol::WorkshopId;
use sync::{StoreFailure, Table, Write};
use wasm_bindgen_futures::spawn_local;

use super::{storage, timer};
use connection::Connection;
pub use connection::Gone;

/// What the names of databases begin with.
const PREFIX: &str = "temadag-";

/// How long a disk may take to answer.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// A part of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Store {
    /// One of the session's tables.
    Session(Table),
    /// Secrets, see [`super::keyring`].
    Keys,
    /// Texts under the fingers, see [`super::draft`].
    Drafts,
    /// What else is remembered, see [`super::memory`].
    Memory,
}

impl Store {
    const ALL: [Self; 7] = [
        Self::Session(Table::Meta),
        Self::Session(Table::Documents),
        Self::Session(Table::Records),
        Self::Session(Table::Aside),
        Self::Keys,
        Self::Drafts,
        Self::Memory,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Session(table) => table.name(),
            Self::Keys => "keys",
            Self::Drafts => "drafts",
            Self::Memory => "memory",
        }
    }
}

/// A change to a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A row that must be new; else the transaction fails with [`StoreFailure::Taken`].
    Add(Store, String, Vec<u8>),
    /// A row, new or not.
    Put(Store, String, Vec<u8>),
    /// No row.
    Delete(Store, String),
}

impl Change {
    fn store(&self) -> Store {
        match self {
            Self::Add(store, ..) | Self::Put(store, ..) | Self::Delete(store, _) => *store,
        }
    }
}

impl From<Write> for Change {
    fn from(write: Write) -> Self {
        match write {
            Write::Add { table, key, value } => Self::Add(Store::Session(table), key, value),
            Write::Put { table, key, value } => Self::Put(Store::Session(table), key, value),
            Write::Delete { table, key } => Self::Delete(Store::Session(table), key),
        }
    }
}

/// When a transaction counts as done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// When the disk really holds it.
    Strict,
    /// When the operating system has it.
    Relaxed,
}

/// What came of a transaction.
pub type Outcome = Result<(), StoreFailure>;

/// A row: its key and its value.
pub type KeyAndValue = (String, Vec<u8>);

/// One workshop's database. Clones share the connection and the order.
#[derive(Clone)]
pub struct Disk(Rc<Inner>);

struct Inner {
    connection: Connection,
    queue: RefCell<VecDeque<Job>>,
    working: Cell<bool>,
}

struct Job {
    changes: Vec<Change>,
    durability: Durability,
    answer: oneshot::Sender<Outcome>,
}

thread_local! {
    static DISKS: RefCell<BTreeMap<WorkshopId, Disk>> = const { RefCell::new(BTreeMap::new()) };
}

impl Disk {
    /// The workshop's disk, the same for everybody in this tab.
    pub fn of(workshop: WorkshopId) -> Self {
        DISKS.with_borrow_mut(|disks| {
            // What another tab deleted may be begun anew, by the link.
            disks.retain(|_, disk| disk.0.connection.gone() != Some(Gone::Deleted));
            disks
                .entry(workshop)
                .or_insert_with(|| Self::separate(workshop))
                .clone()
        })
    }

    /// Calls once the database is there no more. Whoever was to be called before is not.
    pub(super) fn when_gone(&self, call: impl Fn(Gone) + 'static) {
        self.0.connection.when_gone(call);
    }

    /// The workshops that have a database in this browser; none where it does not say.
    pub(super) async fn all() -> Vec<WorkshopId> {
        let names = connection::names().await;
        names
            .iter()
            .filter_map(|name| WorkshopId::from_hex(name.strip_prefix(PREFIX)?))
            .collect()
    }

    /// A connection of its own, as another tab would have.
    pub fn separate(workshop: WorkshopId) -> Self {
        Self(Rc::new(Inner {
            connection: Connection::new(name_of(workshop)),
            queue: RefCell::default(),
            working: Cell::new(false),
        }))
    }

    /// Deletes a workshop's database. Other tabs that have it open lose it.
    pub(super) async fn erase(workshop: WorkshopId) -> Outcome {
        if let Some(disk) = DISKS.with_borrow_mut(|disks| disks.remove(&workshop)) {
            disk.0.connection.give_up();
        }
        connection::delete(&name_of(workshop))
            .await
            .map_err(|_| StoreFailure::Disk)
    }

    /// Makes sure that it is there and can be opened.
    pub async fn open(&self) -> Outcome {
        self.0
            .connection
            .database()
            .await
            .map(drop)
            .map_err(|_| StoreFailure::Disk)
    }

    /// Makes a transaction that somebody waits for. One that has no answer in time may still be made later.
    pub async fn keep(&self, changes: Vec<Change>) -> Outcome {
        let outcome = self.transact(changes, Durability::Strict);
        self.in_time(outcome).await
    }

    async fn in_time<T>(
        &self,
        asked: impl Future<Output = Result<T, StoreFailure>>,
    ) -> Result<T, StoreFailure> {
        let mut answer = Err(StoreFailure::Disk);
        let answered = async { answer = asked.await };
        if !timer::within(PATIENCE, Box::pin(answered)).await {
            self.0.connection.reset();
        }
        answer
    }

    /// Asks for a transaction. It is made even if nobody waits for the answer.
    pub fn transact(
        &self,
        changes: Vec<Change>,
        durability: Durability,
    ) -> impl Future<Output = Outcome> + use<> {
        let (answer, outcome) = oneshot::channel();
        self.0.queue.borrow_mut().push_back(Job {
            changes,
            durability,
            answer,
        });
        if !self.0.working.replace(true) {
            spawn_local(self.clone().work());
        }
        async move { outcome.await.unwrap_or(Err(StoreFailure::Disk)) }
    }

    async fn work(self) {
        loop {
            let job = self.0.queue.borrow_mut().pop_front();
            let Some(job) = job else { break };
            let outcome = write::commit(&self.0.connection, &job.changes, job.durability).await;
            if outcome.is_ok() {
                storage::ask_to_persist();
            }
            let _ = job.answer.send(outcome);
        }
        self.0.working.set(false);
    }

    /// At most `limit` rows whose keys begin with `prefix`, in the order of their keys, after one
    /// that is known already.
    pub async fn slice(
        &self,
        store: Store,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<KeyAndValue>, StoreFailure> {
        let asked = read::slice(&self.0.connection, store, prefix, after, limit);
        self.in_time(asked).await
    }

    /// Does what an iPad does in the background: the connection is closed and nobody is told.
    pub async fn close_under_it(&self) {
        if let Ok(database) = self.0.connection.database().await {
            database.close();
        }
    }

    /// One row's value.
    pub async fn get(&self, store: Store, key: &str) -> Result<Option<Vec<u8>>, StoreFailure> {
        self.in_time(read::get(&self.0.connection, store, key))
            .await
    }
}

fn name_of(workshop: WorkshopId) -> String {
    format!("{PREFIX}{workshop}")
}
