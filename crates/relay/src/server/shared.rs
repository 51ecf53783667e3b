//! What every connection shares, and how many there are.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{mpsc, watch};

use super::app_files::AppFiles;
use super::clock::now_ms;
use super::health::Health;
use super::metrics::Metrics;
use super::origin::{Origins, TurnedAway};
use super::places::Places;
use super::rooms::Rooms;
use super::writer::Writer;
use crate::lobby::LobbyRules;
use crate::store::LogStore;

/// What every connection shares.
pub(super) struct Shared {
    pub(super) store: Arc<dyn LogStore>,
    pub(super) rooms: Rooms,
    pub(super) writer: Writer,
    pub(super) origins: Origins,
    pub(super) lobby: Arc<LobbyRules>,
    pub(super) metrics: Arc<Metrics>,
    pub(super) health: Health,
    pub(super) app: Option<Arc<AppFiles>>,
    pub(super) frame: usize,
    pub(super) connections: usize,
    pub(super) strangers: Places,
    pub(super) patience: Duration,
    pub(super) silence: Duration,
    pub(super) next_connection: AtomicU64,
    pub(super) open_connections: AtomicUsize,
    pub(super) turned_away_logged: AtomicI64,
    pub(super) stopping: watch::Receiver<bool>,
    /// When this is dropped with the last socket, the server may end.
    pub(super) _alive: mpsc::Sender<()>,
}

/// How often it is logged that a page was turned away, in milliseconds: whoever likes can cause it.
const TURNED_AWAY_LOGGED: i64 = 60_000;

impl Shared {
    /// Says in the log that a page was turned away for its name, now and then: who runs the relay has perhaps forgotten
    /// a name.
    pub(super) fn turned_away(&self, away: &TurnedAway) {
        let now = now_ms();
        let last = self.turned_away_logged.load(Ordering::Relaxed);
        let is_due = now.saturating_sub(last) >= TURNED_AWAY_LOGGED;
        let order = Ordering::Relaxed;
        // Of two at the same moment one says it.
        if is_due
            && self
                .turned_away_logged
                .compare_exchange(last, now, order, order)
                .is_ok()
        {
            tracing::warn!(
                "a page at {:?} was turned away: this relay goes by {}. If that name is yours, add it with --origin",
                away.origin,
                self.origins,
            );
        }
    }

    /// Is there no room for another device?
    pub(super) fn is_full(&self) -> bool {
        self.open_connections.load(Ordering::Relaxed) >= self.connections
    }
}

/// Counts a device for as long as it is in a room.
pub(super) struct Counted(Arc<Shared>);

impl Counted {
    /// One more, unless there are too many.
    pub(super) fn new(shared: &Arc<Shared>) -> Option<Self> {
        let before = shared.open_connections.fetch_add(1, Ordering::Relaxed);
        shared.metrics.connections.inc();
        let counted = Self(Arc::clone(shared));
        (before < shared.connections).then_some(counted)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.open_connections.fetch_sub(1, Ordering::Relaxed);
        self.0.metrics.connections.dec();
    }
}
