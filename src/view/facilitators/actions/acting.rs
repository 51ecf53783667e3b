//! Acting: what the pages of “Handling” go by, and how they write.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::ItemId;
use sync::DocumentId;
use workshop::actions::tracks::{MainPoint, main_points};
use workshop::actions::{Actions, begin};
use workshop::content::Says;
use workshop::{ActionsCommand, Day, Write, YEARS};

use crate::state::{Derived, Reads, StrategyState, Workshop, hold};
use crate::view::facilitators::parts::Writing;
use crate::view::part::moment;

impl Reads for Actions {
    const DOCUMENT: DocumentId = DocumentId::ACTIONS;

    fn read(says: &dyn Says) -> Self {
        Self::of(says)
    }
}

/// See the module. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Acting {
    /// What is done, as it is shown.
    pub all: ReadSignal<Arc<Actions>>,
    /// The main points of the strategy.
    pub main_points: Memo<Vec<MainPoint>>,
    /// How it comes to the disk.
    pub writing: Writing,
    derived: Derived<Actions>,
    workshop: Workshop,
}

impl Acting {
    /// Puts it into the context of the page.
    pub fn provide() {
        let workshop = expect_context::<Workshop>();
        let strategy = hold::<StrategyState>(workshop);
        let derived = hold::<Derived<Actions>>(workshop);
        provide_context(Self {
            all: derived.all,
            main_points: Memo::new(move |_| strategy.all.with(|all| main_points(all))),
            writing: Writing::provide(DocumentId::ACTIONS),
            derived,
            workshop,
        });
    }

    /// The page's.
    pub fn get() -> Self {
        expect_context()
    }

    /// What something of it is, as a signal.
    pub fn read<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Actions) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.all.with(|all| read(all)))
    }

    /// The day, by the device's clock.
    pub fn today(self) -> Day {
        let day = moment::day_of(self.workshop.device().relay_time());
        day.unwrap_or_else(|| Day::last_of(*YEARS.start(), 1))
    }

    /// A fresh id.
    pub fn fresh(self) -> ItemId {
        self.writing.fresh()
    }

    /// Writes this.
    pub fn put(self, writes: Vec<Write>, words: impl Into<String>) {
        self.writing.put(ActionsCommand, writes, words.into());
    }

    /// Writes what is worked out from what stands when all that was done before is on the disk.
    pub fn by(self, writes: impl FnOnce(&Actions) -> Option<(Vec<Write>, String)> + 'static) {
        self.writing
            .put_by(ActionsCommand, move || writes(&self.derived.fresh()));
    }

    /// Takes entries out.
    pub fn take_out(self, root: &'static str, ids: &[ItemId], words: impl Into<String>) {
        self.put(begin::take_out(root, ids), words);
    }
}
