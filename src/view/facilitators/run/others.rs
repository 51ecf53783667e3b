//! The others: that another facilitator changed what runs, and what one had chosen oneself just before. [T14]

use leptos::prelude::*;
use protocol::ItemId;
use protocol::control::Said;
use workshop::visible;

use super::chosen::{Choice, Chosen};
use super::now::at;
use super::text::RunTexts;
use crate::state::{Evening, PlanState, Workshop};
use crate::view::language::texts;

/// See the module. As long as it is this person who spoke last there is nothing.
#[component]
pub fn Others() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let plan = expect_context::<PlanState>().plan;
    let running = expect_context::<Evening>().running;
    let texts = texts();
    let words = RunTexts::of(texts.language);
    let chosen = Memo::new(move |before: Option<&Chosen<_>>| {
        running.track();
        let now = workshop.device().read(|session| {
            let said = session.decided().phase()?;
            Some(Choice::of(said, session))
        });
        before
            .cloned()
            .unwrap_or_default()
            .then(now, workshop.person)
    });
    // The clock alone may be another's.
    let clock_by_other = move || {
        running.track();
        workshop.device().read(|session| {
            let said: &Said<_> = session.decided().clock()?;
            let by = session.person_of(said.by.lane);
            (said.value.is_some() && by != Some(workshop.person)).then_some(said.at)
        })
    };
    let name = move |phase: Option<ItemId>| {
        let title = phase.and_then(|id| {
            plan.with(|plan| {
                let phase = plan.programme.iter().find(|phase| phase.id == id)?;
                Some((words.a_phase)(&visible::in_line(&phase.title)))
            })
        });
        title.unwrap_or_else(|| words.no_phase.to_owned())
    };
    let said = move || {
        let chosen = chosen.get();
        match (chosen.by_other(workshop.person), &chosen.mine) {
            (Some(now), Some(mine)) => (words.both)(&name(mine.value), &name(now.value)),
            (Some(now), None) => (words.by_other)(&at(now.at, texts)),
            _ => match clock_by_other() {
                Some(moment) => (words.by_other)(&at(moment, texts)),
                None => String::new(),
            },
        }
    };
    view! { <p class="run-others" aria-live="polite" prop:textContent=said></p> }
}
