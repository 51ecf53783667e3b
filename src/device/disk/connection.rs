//! A connection to a database, opened when it is needed and again when it was dropped.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexed_db_futures::database::Database;
use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::prelude::*;
use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Store;

/// Raised when a store is added; what is in a store is versioned by the session.
const VERSION: u32 = 2;

/// Why there is no database.
#[derive(Debug)]
pub(super) enum Lost {
    /// It cannot be opened.
    Closed,
    /// It is there no more, see [`Gone`].
    Gone,
    /// The database refused what was asked.
    Refused(Error),
}

impl From<Error> for Lost {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl From<OpenDbError> for Lost {
    fn from(_: OpenDbError) -> Self {
        Self::Closed
    }
}

/// The connection.
pub(super) struct Connection {
    name: String,
    state: Rc<State>,
}

#[derive(Default)]
struct State {
    database: RefCell<Option<Database>>,
    /// Counts openings, so that an old connection's end does not close a newer one.
    opening: Cell<u64>,
    gone: Cell<Option<Gone>>,
    when_gone: RefCell<Option<WhenGone>>,
}

type WhenGone = Box<dyn Fn(Gone)>;

/// Why a database is there no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Another tab deleted it.
    Deleted,
    /// A later version of the program has taken it over.
    TakenOver,
}

#[wasm_bindgen]
extern "C" {
    /// In web-sys it is behind a flag for unstable interfaces; older browsers lack it.
    #[wasm_bindgen(js_namespace = indexedDB, catch)]
    fn databases() -> Result<Promise, JsValue>;
}

/// The names of all databases; none where the browser does not tell.
pub(super) async fn names() -> Vec<String> {
    let Ok(promise) = databases() else {
        return Vec::new();
    };
    let list = JsFuture::from(promise).await.unwrap_or_default();
    Array::from(&list)
        .iter()
        .filter_map(|database| Reflect::get(&database, &"name".into()).ok()?.as_string())
        .collect()
}

/// Deletes a database.
pub(super) async fn delete(name: &str) -> Result<(), Lost> {
    Database::delete_by_name(name)?.await.map_err(Lost::from)
}

impl Connection {
    pub(super) fn new(name: String) -> Self {
        Self {
            name,
            state: Rc::default(),
        }
    }

    /// The open database.
    pub(super) async fn database(&self) -> Result<Database, Lost> {
        if self.state.gone.get().is_some() {
            return Err(Lost::Gone);
        }
        if let Some(database) = self.state.database.borrow().clone() {
            return Ok(database);
        }
        let database = Database::open(self.name.as_str())
            .with_version(VERSION)
            .with_on_upgrade_needed(|_, database| {
                let there: Vec<String> = database.object_store_names().collect();
                for store in Store::ALL {
                    if !there.iter().any(|name| name == store.name()) {
                        database.create_object_store(store.name()).build()?;
                    }
                }
                Ok(())
            })
            .await?;
        // Somebody else may have opened it meanwhile.
        if let Some(other) = self.state.database.borrow().clone() {
            database.close();
            return Ok(other);
        }
        self.follow(&database);
        *self.state.database.borrow_mut() = Some(database.clone());
        Ok(database)
    }

    /// Why it is there no more.
    pub(super) fn gone(&self) -> Option<Gone> {
        self.state.gone.get()
    }

    /// Calls once it is there no more, in the place of who was to be called before.
    pub(super) fn when_gone(&self, call: impl Fn(Gone) + 'static) {
        self.state.when_gone.replace(Some(Box::new(call)));
    }

    /// This tab deletes it: whatever is still to be written would make it anew.
    pub(super) fn give_up(&self) {
        self.state.gone.set(Some(Gone::Deleted));
        self.reset();
    }

    /// Forgets the open database, so that the next use opens it again.
    pub(super) fn reset(&self) {
        if let Some(database) = self.state.database.borrow_mut().take() {
            database.close();
        }
    }

    /// Lets go of the database when the browser drops it, deletes it or upgrades it elsewhere.
    fn follow(&self, database: &Database) {
        let opening = self.state.opening.get() + 1;
        self.state.opening.set(opening);
        let Ok(mut changes) = database.version_changes() else {
            return;
        };
        let database = database.clone();
        let state = Rc::downgrade(&self.state);
        spawn_local(async move {
            let event = changes.recv().await;
            database.close();
            if let Some(state) = state
                .upgrade()
                .filter(|state| state.opening.get() == opening)
            {
                state.database.borrow_mut().take();
                let gone = event.map(|event| match event.new_version() {
                    Some(_) => Gone::TakenOver,
                    None => Gone::Deleted,
                });
                state.gone.set(gone);
                let call = state.when_gone.take();
                if let (Some(gone), Some(call)) = (gone, call) {
                    call(gone);
                }
            }
        });
    }
}
