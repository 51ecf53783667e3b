//! The strategy as signals: its text in order, each line of it, and what it builds on.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::ItemId;
use sync::{DocumentId, Notice};
use workshop::strategy::{Line, Strategy};

use super::holder::Holder;
use super::pace::Pace;
use super::watched::Watched;
use super::workshop::Workshop;

/// What facilitators write from what came in. A copy is a handle.
#[derive(Clone, Copy)]
pub struct StrategyState {
    /// All of it, at most a few times a second.
    pub all: ReadSignal<Arc<Strategy>>,
    set_all: WriteSignal<Arc<Strategy>>,
    lines: StoredValue<Watched<ItemId, Option<Line>>, LocalStorage>,
    pace: Pace,
    workshop: Workshop,
}

impl Holder for StrategyState {
    fn new(workshop: Workshop) -> Self {
        let (all, set_all) = signal(Arc::default());
        let state = Self {
            all,
            set_all,
            lines: StoredValue::new_local(Watched::default()),
            pace: Pace::idle(),
            workshop,
        };
        state.read();
        state
    }

    fn take_in(self, notice: &Notice) {
        match notice {
            Notice::Replaced { document } | Notice::Touched { document, .. }
                if *document == DocumentId::STRATEGY =>
            {
                self.pace.derive(move || self.read());
            }
            _ => {}
        }
    }
}

impl StrategyState {
    /// A part where it stands now; none where it was taken out.
    pub fn line(self, id: ItemId) -> ArcReadSignal<Option<Line>> {
        let first = || self.all.with_untracked(|all| all.line(&id).cloned());
        self.lines
            .try_update_value(|lines| lines.signal(id, first))
            .expect("the page is there")
    }

    /// What it says at this moment, for whoever goes by it.
    pub fn fresh(self) -> Strategy {
        let device = self.workshop.device();
        let all = device.read(|session| {
            let document = session.document(&DocumentId::STRATEGY)?;
            Some(Strategy::of(document))
        });
        all.unwrap_or_default()
    }

    fn read(self) {
        let all = self.fresh();
        let _ = self.lines.try_update_value(|lines| {
            for id in lines.keys() {
                let now = all.line(&id);
                lines.set(&id, || now.cloned());
            }
        });
        if self.all.with_untracked(|before| **before != all) {
            self.set_all.set(Arc::new(all));
        }
    }
}
