//! A handleplan: its afdeling, its period, and its goals.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::action_keys::{DEPARTMENT, PERIOD_OF, PLANS};
use workshop::actions::begin;
use workshop::{NAME_LIMIT, visible};

use super::goal::GoalCard;
use super::text::GoalTexts;
use super::{AREAS_LIST, Opened};
use crate::state::failure::Mishap;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::card_tools::CardTools;
use crate::view::facilitators::actions::fields::WordField;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::facilitators::actions::tracks::DEPARTMENTS_LIST;
use crate::view::language::texts;
use crate::view::part::{Icon, each, focus};

/// See the module. A region by its name.
#[component]
pub fn PlanCard(id: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let opened = expect_context::<Opened>();
    let language = texts().language;
    let (words, shared) = (GoalTexts::of(language), ActionTexts::of(language));
    let name = acting.read(move |all| {
        let department = all
            .plan(&id)
            .map(|plan| visible::in_line(plan.department()));
        let department = department.filter(|name| !name.is_empty());
        (words.plan_of)(&department.unwrap_or_else(|| shared.no_department.to_owned()))
    });
    let facts = acting.read(move |all| {
        let period = all.plan(&id).and_then(|plan| plan.periods.last().cloned());
        let goals = (words.goals_counted)(all.goals_of(id).count());
        [period.unwrap_or_default(), goals]
    });
    let beside = acting.read(|all| {
        let plans = all.plans.iter();
        plans.map(|one| (one.order, one.id)).collect::<Vec<_>>()
    });
    let is_open = Memo::new(move |_| opened.plan.get() == Some(id));
    view! {
        <section class="action-card" class:is-open=is_open aria-label=move || name.get()>
            <div class="action-card-head">
                <h3 class="action-card-name" dir="auto">{move || name.get()}</h3>
                <CardTools root=PLANS id name beside opened=opened.plan/>
            </div>
            <ul class="action-facts">
                {move || facts.get().into_iter().filter(|fact| !fact.is_empty()).map(|fact| {
                    view! { <li dir="auto">{fact}</li> }
                }).collect_view()}
            </ul>
            <Show when=move || is_open.get()>
                <Inside id name/>
            </Show>
        </section>
    }
}

/// What is in an open plan.
#[component]
fn Inside(id: ItemId, name: Memo<String>) -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let (words, shared) = (GoalTexts::of(language), ActionTexts::of(language));
    let departments = acting.read(move |all| {
        all.plan(&id)
            .map(|plan| plan.departments.clone())
            .unwrap_or_default()
    });
    let periods = acting.read(move |all| {
        all.plan(&id)
            .map(|plan| plan.periods.clone())
            .unwrap_or_default()
    });
    let goals = acting.read(move |all| all.goals_of(id).map(|goal| goal.id).collect::<Vec<_>>());
    view! {
        <div class="action-form">
            <div class="action-fields">
                <WordField
                    at=(PLANS, id, DEPARTMENT)
                    label=shared.department.to_owned()
                    values=departments
                    list=DEPARTMENTS_LIST
                />
                <WordField at=(PLANS, id, PERIOD_OF) label=words.period.to_owned() values=periods/>
            </div>
            <Show when=move || goals.with(Vec::is_empty)>
                <p class="hint">{words.no_goals}</p>
            </Show>
            <div class="action-cards">
                {each(move || goals.get(), |goal| *goal, move |goal| view! { <GoalCard id=goal plan=id/> }.into_any())}
            </div>
            <NewGoal plan=id name/>
        </div>
    }
}

#[component]
fn NewGoal(plan: ItemId, name: Memo<String>) -> impl IntoView {
    let acting = Acting::get();
    let opened = expect_context::<Opened>();
    let texts = texts();
    let (words, shared) = (
        GoalTexts::of(texts.language),
        ActionTexts::of(texts.language),
    );
    let is_adding = RwSignal::new(false);
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new(String::new());
    let close = move || {
        is_adding.set(false);
        request_animation_frame(|| focus::put_on("new-goal"));
    };
    let open = move |_| {
        is_adding.set(true);
        request_animation_frame(|| focus::put_on("new-goal-area"));
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let area = field
            .get_untracked()
            .map(|field| visible::in_line(&field.value()));
        let area = area.unwrap_or_default();
        if let Some(mishap) = Mishap::of_name(&area, NAME_LIMIT) {
            problem.set(mishap.words(texts));
            return;
        }
        let (id, today) = (acting.fresh(), acting.today());
        acting.by(move |all| {
            let writes = begin::goal(all, id, plan, &area, today, || acting.fresh());
            Some((writes, words.goal_added.to_owned()))
        });
        opened.goal.set(Some(id));
        // The new one asks for the focus itself.
        acting.writing.wanted.set(Some(id));
        is_adding.set(false);
    };
    view! {
        <Show
            when=move || is_adding.get()
            fallback=move || view! {
                <div class="actions-new">
                    <button
                        type="button"
                        class="button button-secondary"
                        id="new-goal"
                        aria-label=move || (words.new_goal_in)(&name.get())
                        on:click=open
                    >
                        <Icon name="plus"/>
                        <span>{words.new_goal}</span>
                    </button>
                </div>
            }
        >
            <form class="actions-form" aria-label=words.new_goal on:submit=add>
                <div>
                    <label class="form-label" for="new-goal-area">{words.area}</label>
                    <span class="form-error-message" id="new-goal-error" aria-live="polite">{problem}</span>
                    <input
                        class="form-input"
                        id="new-goal-area"
                        list=AREAS_LIST
                        autocomplete="off"
                        aria-describedby="new-goal-error"
                        node_ref=field
                    />
                </div>
                <div class="actions">
                    <button type="submit" class="button button-primary">{shared.add}</button>
                    <button type="button" class="button button-secondary" on:click=move |_| close()>{shared.cancel}</button>
                </div>
            </form>
        </Show>
    }
}
