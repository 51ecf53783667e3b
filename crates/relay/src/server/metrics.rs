//! Metrics: how much, how often, how long. Never who.

use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use protocol::{Goodbye, RelayFrame};

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Reason {
    reason: String,
}

pub(super) struct Metrics {
    registry: Registry,
    pub(super) connections: Gauge,
    pub(super) rooms: Gauge,
    pub(super) requests: Gauge,
    pub(super) strangers: Gauge,
    pub(super) made_room: Counter,
    pub(super) foreign_origins: Counter,
    pub(super) pauses: Counter,
    pub(super) failed_commits: Counter,
    pub(super) bytes_out: Counter,
    pub(super) commit_seconds: Histogram,
    pub(super) batches_in_commit: Histogram,
    frames_in: Counter,
    bytes_in: Counter,
    records_accepted: Counter,
    records_sent: Counter,
    packs_accepted: Counter,
    refused: Family<Reason, Counter>,
    goodbyes: Family<Reason, Counter>,
}

impl Metrics {
    pub(super) fn new() -> Self {
        let mut registry = Registry::with_prefix("temadag_relay");
        let commit_seconds = Histogram::new([
            0.000_5, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0,
        ]);
        let batches_in_commit =
            Histogram::new([1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0]);
        let mut metrics = Self {
            connections: Gauge::default(),
            rooms: Gauge::default(),
            requests: Gauge::default(),
            strangers: Gauge::default(),
            made_room: Counter::default(),
            foreign_origins: Counter::default(),
            pauses: Counter::default(),
            failed_commits: Counter::default(),
            bytes_out: Counter::default(),
            commit_seconds: commit_seconds.clone(),
            batches_in_commit: batches_in_commit.clone(),
            frames_in: Counter::default(),
            bytes_in: Counter::default(),
            records_accepted: Counter::default(),
            records_sent: Counter::default(),
            packs_accepted: Counter::default(),
            refused: Family::default(),
            goodbyes: Family::default(),
            registry: Registry::default(),
        };
        let mut counter = |name: &str, help: &str, counter: &Counter| {
            registry.register(name, help, counter.clone());
        };
        counter("frames_in", "Frames from devices", &metrics.frames_in);
        counter(
            "bytes_in",
            "Bytes of frames from devices",
            &metrics.bytes_in,
        );
        counter(
            "bytes_out",
            "Bytes of frames to devices",
            &metrics.bytes_out,
        );
        counter(
            "records_accepted",
            "Records acknowledged, repetitions included",
            &metrics.records_accepted,
        );
        counter("records_sent", "Records handed out", &metrics.records_sent);
        counter(
            "packs_accepted",
            "Packs acknowledged",
            &metrics.packs_accepted,
        );
        counter(
            "pauses",
            "Times that a device was slowed down",
            &metrics.pauses,
        );
        counter(
            "failed_commits",
            "Commits that failed",
            &metrics.failed_commits,
        );
        counter(
            "foreign_origins",
            "Connections from pages of other origins",
            &metrics.foreign_origins,
        );
        counter(
            "made_room",
            "Connections dropped so that newer ones found room",
            &metrics.made_room,
        );
        registry.register("refused", "Refusals by reason", metrics.refused.clone());
        registry.register("goodbyes", "Goodbyes by reason", metrics.goodbyes.clone());
        registry.register(
            "connections",
            "Devices in rooms now",
            metrics.connections.clone(),
        );
        registry.register(
            "requests",
            "Connections now that are no devices' sockets",
            metrics.requests.clone(),
        );
        registry.register(
            "strangers",
            "Devices now that have not said who they are",
            metrics.strangers.clone(),
        );
        registry.register("rooms", "Rooms open now", metrics.rooms.clone());
        registry.register("commit_seconds", "How long commits take", commit_seconds);
        registry.register(
            "batches_in_commit",
            "Batches in one commit",
            batches_in_commit,
        );
        metrics.registry = registry;
        metrics
    }

    pub(super) fn received(&self, bytes: usize) {
        self.frames_in.inc();
        self.bytes_in.inc_by(bytes as u64);
    }

    pub(super) fn sent(&self, frame: &RelayFrame) {
        match frame {
            RelayFrame::Accepted { .. } => {
                self.records_accepted.inc();
            }
            RelayFrame::PackAccepted { .. } => {
                self.packs_accepted.inc();
            }
            RelayFrame::Records { entries, .. } => {
                self.records_sent.inc_by(entries.len() as u64);
            }
            RelayFrame::Refused { reason, .. } => {
                let reason = Reason {
                    reason: format!("{reason:?}"),
                };
                self.refused.get_or_create(&reason).inc();
            }
            _ => {}
        }
    }

    pub(super) fn goodbye(&self, reason: Goodbye) {
        let reason = Reason {
            reason: format!("{reason:?}"),
        };
        self.goodbyes.get_or_create(&reason).inc();
    }

    /// In the text form that Prometheus reads.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        // Writing into a String cannot fail; what was written by then would still be worth sending.
        if text::encode(&mut text, &self.registry).is_err() {
            tracing::error!("the metrics could not be written");
        }
        text
    }
}
