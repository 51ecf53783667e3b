//! What is not done yet of a step: an afdeling without goals, or a goal; and how it comes to be done.

use leptos::ev::SubmitEvent;
use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use protocol::ItemId;
use workshop::actions::{GoalState, Open, begin};
use workshop::{CalendarTask, Day, TEXT_LIMIT, visible};

use super::OnDay;
use super::text::FollowTexts;
use crate::state::failure::Mishap;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::goals::text::GoalTexts;
use crate::view::facilitators::actions::said::SaidBefore;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;
use crate::view::part::focus;
use crate::view::part::heading::PAGE_HEADING;

/// See the module.
#[component]
pub fn OpenView(open: Open, task: CalendarTask) -> impl IntoView {
    let acting = Acting::get();
    let OnDay { day, .. } = expect_context();
    let language = texts().language;
    let (words, goals) = (FollowTexts::of(language), GoalTexts::of(language));
    let shared = ActionTexts::of(language);
    let is_writing = RwSignal::new(false);
    let name = acting.read(move |all| {
        let department = all
            .plan(&open.plan)
            .map(|plan| visible::in_line(plan.department()));
        let department = department.filter(|name| !name.is_empty());
        let department = department.unwrap_or_else(|| shared.no_department.to_owned());
        let Some(goal) = open.goal else {
            return (words.no_goals_in)(&department);
        };
        let place = all.goals_of(open.plan).position(|one| one.id == goal);
        (goals.goal_of)(place.unwrap_or_default() + 1, &department)
    });
    let text = acting.read(move |all| {
        let goal = open.goal.and_then(|id| all.goal(&id));
        goal.map(|goal| visible::shortened(&goal.text))
            .unwrap_or_default()
    });
    let hand_in = move |goal: ItemId| {
        let on = day.get_untracked();
        let write = begin::state(acting.fresh(), goal, GoalState::HandedIn, on, "");
        acting.put(vec![write], (words.is_handed_in)(&name.get_untracked()));
        focus::put_on(PAGE_HEADING);
    };
    let button = move |goal: ItemId| {
        match task {
        CalendarTask::HandIn => Some(
            view! {
                <button
                    type="button"
                    class="button button-secondary button-small"
                    aria-label=move || (words.hand_in_named)(&name.get())
                    on:click=move |_| hand_in(goal)
                >
                    {words.hand_in}
                </button>
            }
            .into_any(),
        ),
        CalendarTask::FollowUp => Some(
            view! {
                <button
                    type="button"
                    class="button button-secondary button-small"
                    id=format!("follow-up-{goal}")
                    hidden=move || is_writing.get()
                    aria-label=move || (words.follow_up_named)(&name.get())
                    on:click=move |_| {
                        is_writing.set(true);
                        request_animation_frame(move || focus::put_on(&format!("follow-up-text-{goal}")));
                    }
                >
                    {words.follow_up}
                </button>
            }
            .into_any(),
        ),
        _ => None,
    }
    };
    view! {
        <li>
            <div class="action-change">
                <span dir="auto">
                    {move || name.get()}
                    {move || text.with(|text| (!text.is_empty()).then(|| format!(" – {text}")))}
                </span>
                {open.goal.and_then(button)}
            </div>
            <Show when=move || is_writing.get()>
                {open.goal.map(|goal| view! { <FollowUp goal name is_writing/> })}
            </Show>
        </li>
    }
}

/// What is said of a goal now, and what was said before.
#[component]
fn FollowUp(goal: ItemId, name: Memo<String>, is_writing: RwSignal<bool>) -> impl IntoView {
    let acting = Acting::get();
    let OnDay { day, .. } = expect_context();
    let texts = texts();
    let (words, shared) = (
        FollowTexts::of(texts.language),
        ActionTexts::of(texts.language),
    );
    let (field, on) = (NodeRef::<Textarea>::new(), NodeRef::<Input>::new());
    let problem = RwSignal::new(String::new());
    let first = day.get_untracked();
    let close = move || {
        is_writing.set(false);
        request_animation_frame(move || focus::put_on(&format!("follow-up-{goal}")));
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let said = field
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default();
        let Some(on) = on
            .get_untracked()
            .and_then(|field| Day::parse(&field.value()))
        else {
            problem.set(shared.day_unreadable.to_owned());
            return;
        };
        if let Some(mishap) = Mishap::of_name(&said, TEXT_LIMIT) {
            problem.set(mishap.words(texts));
            return;
        }
        let write = begin::follow_up(acting.fresh(), goal, on, visible::trim(&said));
        acting.put(vec![write], (words.followed_up)(&name.get_untracked()));
        // What is followed up is not in the list any more.
        focus::put_on(PAGE_HEADING);
    };
    let [text_id, on_id, error] =
        ["follow-up-text", "follow-up-on", "follow-up-error"].map(|part| format!("{part}-{goal}"));
    let [for_text, for_on, described] = [&text_id, &on_id, &error].map(|id| id.clone());
    view! {
        <form class="actions-form" aria-label=move || (words.follow_up_named)(&name.get()) on:submit=add>
            <label class="form-label" for=for_text>{words.what_now}</label>
            <textarea class="form-input" id=text_id rows="2" aria-describedby=described node_ref=field></textarea>
            <div class="action-choose">
                <div>
                    <label class="form-label" for=for_on>{shared.on}</label>
                    <input class="form-input" type="date" id=on_id prop:value=first.to_string() node_ref=on/>
                </div>
            </div>
            <span class="form-error-message" id=error aria-live="polite">{problem}</span>
            <div class="actions">
                <button type="submit" class="button button-primary">{words.follow_up}</button>
                <button type="button" class="button button-secondary" on:click=move |_| close()>{shared.cancel}</button>
            </div>
        </form>
        <SaidBefore goal/>
    }
}
