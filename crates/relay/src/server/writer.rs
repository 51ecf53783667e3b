//! The writer: one thread that appends for every room. Whatever waits when the disk is free again
//! goes into one transaction, so that a hundred rooms cost one sync.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Instant;

use crate::store::{Batch, LogStore, StoreError};

use super::metrics::Metrics;

/// What is called when the batch is durable or could not be stored.
type Answer = Box<dyn FnOnce(bool) + Send>;

struct Job {
    batch: Arc<Batch>,
    answer: Answer,
}

/// Hands batches to the writing thread, which ends when nobody can hand it more.
#[derive(Clone)]
pub(super) struct Writer {
    jobs: Sender<Job>,
}

/// Batches in one transaction.
const TOGETHER: usize = 256;

impl Writer {
    pub(super) fn start(
        store: Arc<dyn LogStore>,
        data: PathBuf,
        min_free_disk: u64,
        metrics: Arc<Metrics>,
    ) -> std::io::Result<(Self, JoinHandle<()>)> {
        let (jobs, waiting) = channel();
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || run(&waiting, store.as_ref(), &data, min_free_disk, &metrics))?;
        Ok((Self { jobs }, thread))
    }

    /// Appends the batch some time soon; `answer` is called with whether it is durable.
    pub(super) fn append(&self, batch: Arc<Batch>, answer: impl FnOnce(bool) + Send + 'static) {
        let job = Job {
            batch,
            answer: Box::new(answer),
        };
        if let Err(unsent) = self.jobs.send(job) {
            (unsent.0.answer)(false);
        }
    }
}

fn run(
    waiting: &Receiver<Job>,
    store: &dyn LogStore,
    data: &Path,
    min_free_disk: u64,
    metrics: &Metrics,
) {
    while let Ok(first) = waiting.recv() {
        let mut jobs = vec![first];
        jobs.extend(waiting.try_iter().take(TOGETHER - 1));
        if let Err(error) = has_room(data, min_free_disk) {
            tracing::error!("nothing stored: {error}");
            metrics.failed_commits.inc();
            for job in jobs {
                (job.answer)(false);
            }
            continue;
        }
        let batches: Vec<Arc<Batch>> = jobs.iter().map(|job| Arc::clone(&job.batch)).collect();
        match commit(store, &batches, metrics) {
            Ok(()) => {
                for job in jobs {
                    (job.answer)(true);
                }
            }
            Err(_) if jobs.len() > 1 => {
                // One of them is at fault; the others must not suffer for it.
                for job in jobs {
                    let stored = commit(store, &[job.batch], metrics).is_ok();
                    (job.answer)(stored);
                }
            }
            Err(_) => {
                for job in jobs {
                    (job.answer)(false);
                }
            }
        }
    }
}

fn commit(
    store: &dyn LogStore,
    batches: &[Arc<Batch>],
    metrics: &Metrics,
) -> Result<(), StoreError> {
    let begun = Instant::now();
    let result = store.append(batches);
    match &result {
        Ok(()) => {
            metrics
                .commit_seconds
                .observe(begun.elapsed().as_secs_f64());
            metrics.batches_in_commit.observe(batches.len() as f64);
        }
        Err(error) => {
            metrics.failed_commits.inc();
            tracing::error!("a commit failed: {error}");
        }
    }
    result
}

/// Is more than the floor free on the disk?
pub(super) fn has_room(data: &Path, min_free_disk: u64) -> Result<(), StoreError> {
    if fs4::available_space(data)? < min_free_disk {
        return Err(StoreError::DiskFull);
    }
    Ok(())
}
