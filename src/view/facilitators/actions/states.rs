//! The states of an action or a goal over time, and the form for a new one.

use leptos::ev::SubmitEvent;
use leptos::html::{Input, Select};
use leptos::prelude::*;
use protocol::ItemId;
use workshop::action_keys::STATES;
use workshop::actions::{Change, State, begin, state_on};
use workshop::{Day, NOTE_LIMIT, visible};

use super::acting::Acting;
use super::text::ActionTexts;
use crate::state::failure::Mishap;
use crate::view::language::texts;
use crate::view::part::{Icon, each, focus};

/// See the module.
#[component]
pub fn States<S>(
    /// Of what.
    id: ItemId,
    /// What it came into, the first one first.
    history: Memo<Vec<Change<S>>>,
    /// What a state is called.
    name: Callback<S, &'static str>,
    /// The state that mostly comes after another.
    next: fn(Option<S>) -> S,
) -> impl IntoView
where
    S: State + Send + Sync,
{
    let words = ActionTexts::of(texts().language);
    let is_adding = RwSignal::new(false);
    let button = format!("new-state-{id}");
    let open = move |_| {
        is_adding.set(true);
        request_animation_frame(move || focus::put_on(&format!("state-{id}")));
    };
    let heading = format!("states-{id}");
    let labelled = heading.clone();
    let one = move |change: Change<S>| {
        let state = name.run(change.state);
        view! { <One id=change.id state on=change.on why=change.why/> }.into_any()
    };
    view! {
        <div class="action-part" role="group" aria-labelledby=labelled>
            <h4 class="action-part-name" id=heading>{words.states}</h4>
            <ol class="action-history" aria-label=words.history>
                {each(move || history.get(), |change| (change.id, change.why.clone()), one)}
            </ol>
            <Show
                when=move || is_adding.get()
                fallback=move || view! {
                    <button
                        type="button"
                        class="button button-secondary button-small"
                        id=button.clone()
                        on:click=open
                    >
                        <Icon name="plus"/>
                        <span>{words.new_state}</span>
                    </button>
                }
            >
                <NewState id history name next is_adding/>
            </Show>
        </div>
    }
}

#[component]
fn One(id: ItemId, state: &'static str, on: Day, why: String) -> impl IntoView {
    let acting = Acting::get();
    let texts = texts();
    let words = ActionTexts::of(texts.language);
    let said = (words.state_since)(state, &on.short(texts.language));
    view! {
        <li class="action-change">
            <span>
                <strong>{state}</strong> " " {on.short(texts.language)}
                {(!visible::is_blank(&why)).then(|| view! {
                    <span class="action-why" dir="auto">" – " {visible::in_line(&why)}</span>
                })}
            </span>
            <button
                type="button"
                class="tool"
                aria-label=(words.take_state)(&said)
                on:click=move |_| acting.take_out(STATES, &[id], words.state_taken)
            >
                <Icon name="close"/>
            </button>
        </li>
    }
}

#[component]
fn NewState<S>(
    id: ItemId,
    history: Memo<Vec<Change<S>>>,
    name: Callback<S, &'static str>,
    next: fn(Option<S>) -> S,
    is_adding: RwSignal<bool>,
) -> impl IntoView
where
    S: State + Send + Sync,
{
    let acting = Acting::get();
    let texts = texts();
    let words = ActionTexts::of(texts.language);
    let (state, on, why) = (
        NodeRef::<Select>::new(),
        NodeRef::<Input>::new(),
        NodeRef::<Input>::new(),
    );
    let problem = RwSignal::new(String::new());
    let today = acting.today();
    let next = next(history.with_untracked(|history| state_on(history, today)));
    let close = move || {
        is_adding.set(false);
        request_animation_frame(move || focus::put_on(&format!("new-state-{id}")));
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let chosen = state
            .get_untracked()
            .and_then(|field| S::of(&field.value()));
        let day = on
            .get_untracked()
            .and_then(|field| Day::parse(&field.value()));
        let reason = why
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default();
        let Some((chosen, day)) = chosen.zip(day) else {
            problem.set(words.day_unreadable.to_owned());
            return;
        };
        if let Some(mishap) = Mishap::of_name(&reason, NOTE_LIMIT) {
            problem.set(mishap.words(texts));
            return;
        }
        let write = begin::state(acting.fresh(), id, chosen, day, visible::trim(&reason));
        acting.put(vec![write], (words.state_added)(name.run(chosen)));
        close();
    };
    let [state_id, on_id, why_id, error] =
        ["state", "state-on", "state-why", "state-error"].map(|part| format!("{part}-{id}"));
    let [for_state, for_on, for_why, described] =
        [&state_id, &on_id, &why_id, &error].map(|id| id.clone());
    view! {
        <form class="actions-form" aria-label=words.new_state on:submit=add>
            <div class="action-fields">
                <div>
                    <label class="form-label" for=for_state>{words.states}</label>
                    <select class="form-select" id=state_id node_ref=state>
                        {S::ALL.iter().map(|one| view! {
                            <option value=one.word() selected=*one == next>{name.run(*one)}</option>
                        }).collect_view()}
                    </select>
                </div>
                <div>
                    <label class="form-label" for=for_on>{words.on}</label>
                    <input
                        class="form-input"
                        type="date"
                        id=on_id
                        aria-describedby=described
                        prop:value=today.to_string()
                        node_ref=on
                    />
                </div>
                <div>
                    <label class="form-label" for=for_why>{words.why}</label>
                    <input class="form-input" id=why_id autocomplete="off" node_ref=why/>
                </div>
            </div>
            <span class="form-error-message" id=error aria-live="polite">{problem}</span>
            <div class="actions">
                <button type="submit" class="button button-primary">{words.add}</button>
                <button type="button" class="button button-secondary" on:click=move |_| close()>{words.cancel}</button>
            </div>
        </form>
    }
}
