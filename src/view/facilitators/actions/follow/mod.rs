//! “Opfølgning”: by the calendar, what is due, what is late, and who has not handed in.
//!
//! - [`begin`]: the calendar of a year. [`edit`]: its steps, to be written.
//! - [`step`]: a step as it stands on a day. [`open`]: what of it is not done yet, and how it comes to be.

mod begin;
mod edit;
mod open;
mod step;
mod text;

use leptos::html::Input;
use leptos::prelude::*;
use workshop::actions::{Standing, StepStanding};
use workshop::{CalendarTask, Day};

use super::Frame;
use super::acting::Acting;
use crate::view::facilitators::page::Page;
use crate::view::language::texts;
use crate::view::part::each;
use begin::Begin;
use edit::Edit;
use step::StepView;
use text::FollowTexts;

/// “Opfølgning”.
pub const PAGE: Page = Page {
    word: "handling/opfoelgning",
    name: |language| FollowTexts::of(language).page,
    heading: None,
    content: || view! { <Frame><Following/></Frame> }.into_any(),
};

/// How the calendar stands on the day that is looked at. A copy is a handle.
#[derive(Clone, Copy)]
struct OnDay {
    day: RwSignal<Day>,
    steps: Memo<Vec<StepStanding>>,
}

#[component]
fn Following() -> impl IntoView {
    let acting = Acting::get();
    let words = FollowTexts::of(texts().language);
    let day = RwSignal::new(acting.today());
    let steps = Memo::new(move |_| {
        let day = day.get();
        acting.all.with(|all| all.calendar_on(day))
    });
    provide_context(OnDay { day, steps });
    let is_empty = Memo::new(move |_| steps.with(Vec::is_empty));
    let has_plans = acting.read(|all| !all.plans.is_empty());
    let ids =
        Memo::new(move |_| steps.with(|steps| steps.iter().map(|one| one.id).collect::<Vec<_>>()));
    view! {
        <Show
            when=move || !is_empty.get()
            fallback=move || view! {
                <section class="collect-nothing">
                    <h3>{words.nothing}</h3>
                    <p>{words.nothing_help}</p>
                    <Begin/>
                </section>
            }
        >
            <section class="panel" aria-label=words.calendar>
                <Look/>
                <Show when=move || !has_plans.get()>
                    <p class="hint">{words.no_plans}</p>
                </Show>
                <ol class="calendar" aria-label=words.calendar>
                    {each(move || ids.get(), |id| *id, |id| view! { <StepView id/> }.into_any())}
                </ol>
            </section>
            <Edit/>
        </Show>
    }
}

/// The day that is looked at, and what there is to do then.
#[component]
fn Look() -> impl IntoView {
    let acting = Acting::get();
    let OnDay { day, steps } = expect_context();
    let language = texts().language;
    let words = FollowTexts::of(language);
    let field = NodeRef::<Input>::new();
    let said = Memo::new(move |_| {
        let in_standing = |standing| {
            steps.with(|steps| steps.iter().filter(|one| one.standing == standing).count())
        };
        let not_handed_in = acting.all.with(|all| {
            let hand_in = |one: &&StepStanding| {
                let mut calendar = all.calendar.iter();
                let step = calendar.find(|step| step.id == one.id);
                step.is_some_and(|step| step.task() == CalendarTask::HandIn)
            };
            // As many afdelinger as miss something that was due.
            steps.with(|steps| {
                let due = steps.iter().filter(hand_in);
                let due = due.filter(|one| matches!(one.standing, Standing::Due | Standing::Late));
                let plans = due.flat_map(|one| one.open.iter().map(|open| open.plan));
                plans.collect::<std::collections::BTreeSet<_>>().len()
            })
        });
        (words.summary)(
            in_standing(Standing::Due),
            in_standing(Standing::Late),
            not_handed_in,
        )
    });
    let look = move |_| {
        let asked = field
            .get_untracked()
            .and_then(|field| Day::parse(&field.value()));
        if let Some(asked) = asked {
            day.set(asked);
        }
    };
    view! {
        <div class="figure-head">
            <h3 class="panel-heading">{move || (words.on_day)(&day.get().long(language))}</h3>
            <div class="figure-year">
                <label class="form-label" for="calendar-day">{words.day}</label>
                <input
                    class="form-input"
                    type="date"
                    id="calendar-day"
                    node_ref=field
                    prop:value=day.get_untracked().to_string()
                    on:change=look
                />
            </div>
        </div>
        <p role="status" class="sum-said">{move || said.get()}</p>
    }
}
