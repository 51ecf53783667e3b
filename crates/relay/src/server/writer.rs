//! The writer: one thread that appends for every room. Whatever waits when the disk is free again
//! goes into one transaction, so that a hundred rooms cost one sync.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Instant;

use crate::store::{Batch, LogStore, StoreError};

use super::metrics::Metrics;

struct Job {
    batch: Arc<Batch>,
    answer: Answer,
}

/// Tells once whether the batch is durable; dropped without a word, it tells that it is not.
struct Answer(Option<Box<dyn FnOnce(bool) + Send>>);

impl Answer {
    fn tell(mut self, durable: bool) {
        if let Some(told) = self.0.take() {
            told(durable);
        }
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        if let Some(told) = self.0.take() {
            told(false);
        }
    }
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
            answer: Answer(Some(Box::new(answer))),
        };
        // If the writer is gone, so is the job, and its answer with it.
        drop(self.jobs.send(job));
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
            continue;
        }
        let batches: Vec<Arc<Batch>> = jobs.iter().map(|job| Arc::clone(&job.batch)).collect();
        match commit(store, &batches, metrics) {
            Ok(()) => {
                for job in jobs {
                    job.answer.tell(true);
                }
            }
            Err(_) if jobs.len() > 1 => {
                // One of them is at fault; the others must not suffer for it.
                for job in jobs {
                    let stored = commit(store, &[job.batch], metrics).is_ok();
                    job.answer.tell(stored);
                }
            }
            Err(_) => {}
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
