//! Health: can the relay keep what it is given?

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use super::writer::has_room;
use crate::store::LogStore;

/// Asking writes to the disk; whoever asks more often gets the last answer.
const FRESH: Duration = Duration::from_secs(2);

pub(super) struct Health {
    store: Arc<dyn LogStore>,
    data: PathBuf,
    min_free_disk: u64,
    last: Mutex<Option<(Instant, bool, &'static str)>>,
}

impl Health {
    pub(super) fn new(store: Arc<dyn LogStore>, data: PathBuf, min_free_disk: u64) -> Self {
        Self {
            store,
            data,
            min_free_disk,
            last: Mutex::new(None),
        }
    }

    /// Whether all is well, and a word on it in JSON.
    pub(super) async fn report(&self) -> (bool, &'static str) {
        let mut last = self.last.lock().await;
        if let Some((at, well, text)) = *last
            && at.elapsed() < FRESH
        {
            return (well, text);
        }
        let (store, data, floor) = (
            Arc::clone(&self.store),
            self.data.clone(),
            self.min_free_disk,
        );
        let looked = tokio::task::spawn_blocking(move || {
            (store.check().is_ok(), has_room(&data, floor).is_ok())
        });
        let (well, text) = match looked.await {
            Ok((true, true)) => (
                true,
                r#"{"status":"ok","store":"writable","disk":"enough"}"#,
            ),
            Ok((true, false)) => (
                false,
                r#"{"status":"failing","store":"writable","disk":"nearly full"}"#,
            ),
            _ => (false, r#"{"status":"failing","store":"not writable"}"#),
        };
        *last = Some((Instant::now(), well, text));
        (well, text)
    }
}
