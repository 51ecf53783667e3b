//! “Er alt klar?”: what an evening needs, checked in words, each with what to do about it.

mod check;
mod text;

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::Status;
use workshop::programme::remarks;
use workshop::visible;

use crate::device::storage;
use crate::route::Route;
use crate::state::{PlanState, Workshop};
use crate::view::facilitators::plan;
use crate::view::facilitators::rehearsal::Begin;
use crate::view::language::texts;
use crate::view::part::{Icon, each, focus};
use check::{Check, Facts, State, checks};
use text::ReadyTexts;

/// The id of the heading.
const HEADING: &str = "ready-heading";

/// How often the device is looked at anew: what it says of itself has no signal.
const LOOK: Duration = Duration::from_secs(1);

/// The list of checks, and how many are not met.
#[component]
pub(super) fn Ready() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let plan = expect_context::<PlanState>().plan;
    let language = texts().language;
    let words = ReadyTexts::of(language);
    let looked = RwSignal::new(0_u32);
    if let Ok(handle) = set_interval_with_handle(move || looked.update(|count| *count += 1), LOOK) {
        on_cleanup(move || handle.clear());
    }
    let device = Memo::new(move |_| {
        looked.track();
        let device = workshop.device();
        let apart = device.relay_time() - device.now();
        let is_reached = matches!(workshop.status.get(), Status::Transferred | Status::Waiting);
        (
            storage::persisted(),
            storage::holds_the_app(),
            is_reached,
            // To the minute: a clock that wanders by milliseconds is no news.
            apart / 60_000,
            device.recovery_file().is_none(),
        )
    });
    let found = Memo::new(move |_| {
        let (persisted, holds_the_app, relay_reached, minutes_apart, recovery_safe) = device.get();
        plan.with(|plan| {
            let phases = plan.programme.iter().filter(|phase| !phase.removed);
            checks(&Facts {
                persisted,
                holds_the_app,
                relay_reached,
                minutes_apart,
                recovery_safe,
                points: plan.points,
                phases: phases.count(),
                remarks: remarks(&plan.programme).len(),
                has_privacy: plan
                    .privacy
                    .as_deref()
                    .is_some_and(|text| !visible::is_blank(text)),
                disputes: plan.disputes.len(),
            })
        })
    });
    let missing = Memo::new(move |_| {
        found.with(|found| {
            found
                .iter()
                .filter(|(_, state)| *state != State::Ready)
                .count()
        })
    });
    view! {
        <section class="panel ready" aria-labelledby=HEADING>
            <h3 class="panel-heading" id=HEADING tabindex="-1">{words.heading}</h3>
            <p class="ready-sum" aria-live="polite">
                {move || {
                    let name = if missing.get() == 0 { "success" } else { "warning" };
                    view! { <Icon name/> }
                }}
                <span prop:textContent=move || match missing.get() {
                    0 => words.all.to_owned(),
                    missing => (words.missing)(missing),
                }></span>
            </p>
            <ul class="ready-list">
                {each(
                    move || found.get(),
                    |row| *row,
                    move |(check, state)| view! { <Line check state/> }.into_any(),
                )}
            </ul>
            <Begin id="ready-rehearsal"/>
        </section>
    }
}

/// One check: whether it is met, what it is about, and what to do.
#[component]
fn Line(check: Check, state: State) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = ReadyTexts::of(texts().language);
    let (name, said) = match state {
        State::Ready => ("check", words.ready),
        State::Unknown => ("hourglass", words.unknown),
        State::Missing(_) => ("warning", words.not_yet),
    };
    let page = match check {
        Check::Points | Check::Privacy | Check::Disputes => Some(plan::PAGE),
        Check::Programme => Some(plan::programme::PAGE),
        _ => None,
    };
    let way = page.filter(|_| state != State::Ready).map(|page| {
        let address = Route::Page(workshop.id, page.word).to_string();
        view! { <a class="ready-way" href=address>{(words.go_to)((page.name)(texts().language))}</a> }
    });
    let ask = (check == Check::Storage && state != State::Ready).then(|| {
        let ask = |_| {
            spawn_local(async {
                if storage::ask_again().await == Some(true) {
                    // The button goes, for there is nothing more to ask.
                    focus::put_on(HEADING);
                }
            });
        };
        view! {
            <button type="button" class="button button-secondary" on:click=ask>{words.storage_ask}</button>
        }
    });
    view! {
        <li class="ready-line" class:is-ready=state == State::Ready>
            <span class="ready-mark"><Icon name/></span>
            <div class="ready-words">
                <p class="ready-name">
                    <strong>{words.name(check)}</strong>
                    " "
                    <span class="ready-state">{said}</span>
                </p>
                {(state != State::Ready).then(|| view! { <p class="hint">{words.todo(check, state)}</p> })}
                {way}
                {ask}
            </div>
        </li>
    }
}
