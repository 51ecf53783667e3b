//! The programme as a list, from which phases are started.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::{Phase, visible};

use super::steering::Steering;
use super::text::RunTexts;
use crate::state::{Evening, PlanState};
use crate::text::date;
use crate::view::language::texts;
use crate::view::part::each;

/// See the module. What runs is marked; the one after it is what is likely to be started.
#[component]
pub fn Phases() -> impl IntoView {
    let plan = expect_context::<PlanState>().plan;
    let words = RunTexts::of(texts().language);
    let phases = Memo::new(move |_| {
        plan.with(|plan| {
            let in_use = plan.programme.iter().filter(|phase| !phase.removed);
            in_use.cloned().collect::<Vec<_>>()
        })
    });
    let ids =
        Memo::new(move |_| phases.with(|all| all.iter().map(|one| one.id).collect::<Vec<_>>()));
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    view! {
        <section class="panel run-programme" aria-labelledby="run-programme-heading">
            <h3 class="panel-heading" id="run-programme-heading">{words.programme}</h3>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! { <p class="hint">{words.programme_empty}</p> }
            >
                <p class="hint">{words.programme_help}</p>
            </Show>
            <ol class="run-phases">
                {each(move || ids.get(), |id| *id, move |id| view! { <Row id phases/> }.into_any())}
            </ol>
        </section>
    }
}

#[component]
fn Row(id: ItemId, phases: Memo<Vec<Phase>>) -> impl IntoView {
    let steering = expect_context::<Steering>();
    let running = expect_context::<Evening>().running;
    let texts = texts();
    let words = RunTexts::of(texts.language);
    let read = move |read: &dyn Fn(&Phase) -> String| {
        phases.with(|all| {
            all.iter()
                .find(|phase| phase.id == id)
                .map(read)
                .unwrap_or_default()
        })
    };
    let runs = Memo::new(move |_| running.with(|running| running.phase == Some(id)));
    let is_next = Memo::new(move |_| steering.next() == Some(id));
    let title = move || read(&|phase| visible::in_line(&phase.title));
    let about = move || {
        read(&|phase| {
            let time = |(hour, minute)| date::time(hour, minute, texts.language);
            let times = match phase.times() {
                Some((start, end)) => {
                    format!("{}–{}", time(start.parts()), bare(end.parts(), &time))
                }
                None => words.has_no_time.to_owned(),
            };
            let minutes = phase
                .minutes()
                .map(|minutes| (words.minutes)(minutes.into()));
            let activity = (words.activity)(phase.activity);
            let parts = [Some(times), minutes, Some(activity)];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    let start = move |_| {
        if runs.get_untracked() {
            return;
        }
        let phase = phases.with_untracked(|all| all.iter().find(|phase| phase.id == id).cloned());
        if let Some(phase) = phase {
            steering.start(&phase, words);
        }
    };
    let name = format!("run-phase-{id}");
    view! {
        <li class="run-row" class:is-running=runs aria-current=move || runs.get().then_some("step")>
            <div class="run-row-words">
                <p class="run-row-title" id=name.clone()>{title}</p>
                <p class="hint">{about}</p>
            </div>
            <span class="run-badge" hidden=move || !runs.get()>{words.runs}</span>
            <button
                type="button"
                class="button"
                class:button-primary=is_next
                class:button-secondary=move || !is_next.get()
                aria-describedby=name
                aria-disabled=move || runs.get().then_some("true")
                on:click=start
            >
                {words.start}
            </button>
        </li>
    }
}

/// The end of “kl. 18.30–19.00”: without what stands before a time.
fn bare(end: (u8, u8), time: &dyn Fn((u8, u8)) -> String) -> String {
    let end = time(end);
    end.strip_prefix("kl. ").unwrap_or(&end).to_owned()
}
