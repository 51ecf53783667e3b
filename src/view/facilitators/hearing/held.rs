//! Held: which hearing the pages are about, and its answers with what became of each.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::ItemId;
use workshop::hearing::{Hearings, Sum, Treated, treated};
use workshop::noticed::Noticed;
use workshop::strategy::Strategy;
use workshop::{Hearing, HearingPoint};

use crate::state::{Answers, AnswersGate, Derived, StrategyState, Workshop, hold};
use crate::view::facilitators::strategy::as_it_was;

/// See the module. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Held {
    /// What the hearing's document says.
    pub hearings: Derived<Hearings>,
    /// What is published.
    pub notice: Derived<Noticed>,
    /// The strategy.
    pub strategy: StrategyState,
    /// Whether answers are closed.
    pub gate: AnswersGate,
    /// The hearing that the pages are about.
    pub hearing: Memo<Option<Hearing>>,
    /// Its answers, with what became of each.
    pub treated: Memo<Arc<Vec<Treated>>>,
    answers: Answers,
    workshop: Workshop,
}

impl Held {
    /// Puts it into the context of the page.
    pub fn provide() -> Self {
        let workshop = expect_context::<Workshop>();
        let hearings = hold::<Derived<Hearings>>(workshop);
        let notice = hold::<Derived<Noticed>>(workshop);
        let strategy = hold::<StrategyState>(workshop);
        let gate = hold::<AnswersGate>(workshop);
        let answers = hold::<Answers>(workshop);
        // The last that was sent: by its days, as parties see it.
        let hearing = Memo::new(move |_| hearings.all.with(|all| current(all).cloned()));
        let treated = Memo::new(move |_| {
            let Some(id) = hearing.with(|hearing| hearing.as_ref().map(|one| one.id)) else {
                return Arc::default();
            };
            hearings.all.with(|all| {
                let given = answers.all.with(|given| of_hearing(given, &id));
                Arc::new(treated(all, given))
            })
        });
        let held = Self {
            hearings,
            notice,
            strategy,
            gate,
            hearing,
            treated,
            answers,
            workshop,
        };
        provide_context(held);
        held
    }

    /// Whether anything is heard.
    pub fn is_any(self) -> bool {
        self.hearing.with(Option::is_some)
    }

    /// The id of the hearing.
    pub fn id(self) -> Option<ItemId> {
        self.hearing
            .with_untracked(|hearing| hearing.as_ref().map(|one| one.id))
    }

    /// How many of its answers are treated.
    pub fn sum(self) -> Sum {
        self.treated.with(|all| Sum::of(all))
    }

    /// Its answers at this moment, for whoever goes by them.
    pub fn fresh(self) -> Vec<Treated> {
        let hearings = self.hearings.fresh();
        let Some(id) = current(&hearings).map(|one| one.id) else {
            return Vec::new();
        };
        treated(&hearings, of_hearing(&self.answers.fresh(), &id))
    }

    /// What a point says now; of a whole answer that nobody has treated, what it begins as.
    pub fn point(self, answer: ItemId, point: ItemId) -> Option<HearingPoint> {
        let all = self.fresh();
        let points = all.iter().flat_map(|one| &one.points);
        let mut of_answer = points.filter(|one| one.said.answer == answer);
        let found = of_answer.clone().find(|one| one.said.id == point);
        // It was begun meanwhile.
        let found = found.or_else(|| of_answer.find(|one| one.said.words.is_empty()));
        found.map(|one| one.said.clone())
    }

    /// The text as it was sent.
    pub fn heard_text(self) -> Option<Strategy> {
        let version = self.hearing.with_untracked(|one| one.as_ref()?.version)?;
        let versions = self.strategy.fresh().versions;
        let version = versions.iter().find(|one| one.id == version)?;
        as_it_was(self.workshop, version)
    }
}

fn current(all: &Hearings) -> Option<&Hearing> {
    all.hearings
        .iter()
        .max_by(|one, other| one.to.cmp(&other.to).then(one.id.cmp(&other.id)))
}

fn of_hearing(
    given: &[workshop::hearing::Given],
    hearing: &ItemId,
) -> Vec<workshop::hearing::Given> {
    let given = given.iter();
    given
        .filter(|one| one.answer.hearing == Some(*hearing))
        .cloned()
        .collect()
}
