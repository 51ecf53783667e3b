//! Restoring: what the disk holds is given to the session, in slices short enough for the page to
//! stay alive between them. The own table comes first.

use std::time::Duration;

use futures_util::future::join;
use protocol::{Role, Stream};
use sync::store::CHAINS;
use sync::{DocumentId, Environment, Event, Notice, Row, StoreFailure, Table, Trouble, store};
use wasm_bindgen_futures::spawn_local;

use super::device::Device;
use super::disk::Store;
use super::entropy::entropy;
use super::guard::BrowserGuard;
use super::{clock, page, timer};

/// How long to wait before a disk that failed is read again.
const RETRY: Duration = Duration::from_secs(2);
/// How many rows are read from the disk at once.
const SLICE: u32 = 500;
/// How many rows are given to the session at first; a saved document takes milliseconds, a cursor
/// none.
const FIRST_SERVING: usize = 8;
/// What a serving may take, in milliseconds: half of what a person begins to notice.
const LONG: u64 = 25;
/// A serving as short as this could have been larger.
const SHORT: u64 = 8;

/// What was given to the session first.
pub(super) struct Home {
    /// How the rows of those documents begin.
    documents: Vec<String>,
    /// Whether the chains were among it.
    chains: bool,
}

impl Device {
    /// Gives the session what its person needs to see first.
    pub(super) async fn restore_home(&self) -> Result<Home, StoreFailure> {
        let behind = format!("{CHAINS}\u{ffff}");
        self.restore_table(Table::Meta, "", Some(&behind), &[])
            .await?;
        let table = self.table.get().map(Stream::Table);
        let chains = table.is_some();
        if chains {
            self.restore_chains().await?;
        }
        let documents: Vec<String> = table
            .into_iter()
            .chain([Stream::Plan])
            .map(store::documents_of)
            .collect();
        for prefix in &documents {
            self.restore_table(Table::Documents, prefix, None, &[])
                .await?;
        }
        Ok(Home { documents, chains })
    }

    /// Gives the session the rest, and lets in what has waited.
    pub(super) async fn restore_rest(&self, home: Home) -> Result<(), StoreFailure> {
        if !home.chains {
            self.restore_chains().await?;
        }
        self.restore_table(Table::Documents, "", None, &home.documents)
            .await?;
        self.restore_table(Table::Records, "", None, &[]).await?;
        self.let_in();
        page::mark("temadag.whole");
        self.wake_later();
        Ok(())
    }

    /// Who wrote what on a table's joint sheet is shown by the chains; the plan does without.
    async fn restore_chains(&self) -> Result<(), StoreFailure> {
        self.restore_table(Table::Meta, CHAINS, Some(""), &[]).await
    }

    /// Has the session load what its person writes into, while nobody waits for it.
    fn wake_later(&self) {
        let documents = match (self.role, self.table.get()) {
            (Role::Facilitator, _) => vec![DocumentId::PLAN],
            (Role::Participant | Role::Party, Some(table)) => vec![
                DocumentId::sheet(table, self.person),
                DocumentId::joint(table),
            ],
            (Role::Participant | Role::Party, None) => Vec::new(),
        };
        let device = self.me.clone();
        spawn_local(async move {
            for document in documents {
                timer::breathe().await;
                if let Some(device) = device.upgrade() {
                    device.handle(Event::Wake { document });
                }
            }
        });
    }

    /// Gives the session the rest while the page shows.
    pub(super) fn restore_later(&self, home: Home) {
        let device = self.me.clone();
        spawn_local(async move {
            let Some(device) = device.upgrade() else {
                return;
            };
            if device.restore_rest(home).await.is_err() {
                device.reread();
            }
        });
    }

    /// The session wants everything read again: another tab wrote while this one slept.
    pub(super) fn reread(&self) {
        self.restored.set(false);
        let device = self.me.clone();
        spawn_local(async move {
            let Some(device) = device.upgrade() else {
                return;
            };
            let mut failed = false;
            while device.restore_again().await.is_err() {
                if device.closed.get() {
                    return;
                }
                failed = true;
                device.tell_listeners(&Notice::Trouble(Trouble::DiskFails));
                timer::pause(RETRY).await;
            }
            if failed {
                device.tell_listeners(&Notice::Trouble(Trouble::DiskWorksAgain));
            }
        });
    }

    async fn restore_again(&self) -> Result<(), StoreFailure> {
        let home = self.restore_home().await?;
        self.restore_rest(home).await
    }

    fn let_in(&self) {
        if self.closed.get() {
            return;
        }
        let waiting = self.queue.take();
        // Who leads is said first: whoever leads from the start has missed nothing.
        let (leading, waiting): (Vec<Event>, Vec<Event>) = waiting
            .into_iter()
            .partition(|event| matches!(event, Event::Leading(_)));
        let table = self.table.get().map(|table| Event::SitDown { table });
        let offline = (!page::online()).then_some(Event::Offline);
        *self.queue.borrow_mut() = leading
            .into_iter()
            .chain([Event::Restored])
            .chain(table)
            .chain(offline)
            .chain(waiting)
            .collect();
        self.restored.set(true);
        self.handle_queue();
    }

    /// Gives the session the rows of a table whose keys begin so and come after that one.
    async fn restore_table(
        &self,
        table: Table,
        prefix: &str,
        after: Option<&str>,
        except: &[String],
    ) -> Result<(), StoreFailure> {
        let read = async |after: Option<String>| {
            let store = Store::Session(table);
            self.disk
                .slice(store, prefix, after.as_deref(), SLICE)
                .await
        };
        let mut rows = read(after.map(str::to_owned)).await?;
        let mut serving = FIRST_SERVING;
        while let Some((last, _)) = rows.last() {
            let last = last.clone();
            let is_last = rows.len() < SLICE as usize;
            let wanted = rows
                .into_iter()
                .filter(|(key, _)| !except.iter().any(|prefix| key.starts_with(prefix)))
                .map(|(key, value)| Row { table, key, value })
                .collect();
            let serve = self.serve_all(wanted, &mut serving);
            if is_last || self.closed.get() {
                serve.await;
                break;
            }
            // The disk reads on meanwhile.
            let (next, ()) = join(read(Some(last)), serve).await;
            rows = next?;
        }
        Ok(())
    }

    /// Gives the session these rows, a serving at a time.
    async fn serve_all(&self, mut rows: Vec<Row>, serving: &mut usize) {
        while !rows.is_empty() && !self.closed.get() {
            let rest = rows.split_off((*serving).min(rows.len()));
            let took = self.serve(std::mem::replace(&mut rows, rest));
            if took > LONG {
                *serving = (*serving / 2).max(1);
            } else if took < SHORT {
                *serving *= 2;
            }
            timer::breathe().await;
        }
    }

    fn serve(&self, rows: Vec<Row>) -> u64 {
        let begun = clock::now().monotonic;
        let effects = self.session.borrow_mut().restore(
            rows,
            &mut Environment {
                guard: &BrowserGuard,
                rng: &mut entropy(),
            },
        );
        self.carry_out(effects);
        clock::now().monotonic.saturating_sub(begun)
    }
}
