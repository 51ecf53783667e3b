//! Which report is looked at, and a new one from a template.

use leptos::ev::SubmitEvent;
use leptos::html::{Input, Select};
use leptos::prelude::*;
use protocol::ItemId;
use workshop::actions::begin;
use workshop::{Day, NAME_LIMIT, visible};

use super::Chosen;
use super::text::StatusTexts;
use crate::state::failure::Mishap;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::names;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;
use crate::view::part::{Icon, focus};

const BUTTON: &str = "new-status";

/// See the module.
#[component]
pub fn Reports() -> impl IntoView {
    let acting = Acting::get();
    let Chosen { report, .. } = expect_context();
    let language = texts().language;
    let (words, shared) = (StatusTexts::of(language), ActionTexts::of(language));
    let is_adding = RwSignal::new(false);
    let field = NodeRef::<Select>::new();
    let options = acting.read(move |all| {
        let reports = all.reports.iter().rev().map(|one| {
            let day = one
                .on
                .last()
                .map(|day| day.short(language))
                .unwrap_or_default();
            (
                one.id,
                format!("{} · {day}", names::titled(&one.title, shared)),
            )
        });
        reports.collect::<Vec<_>>()
    });
    // What is looked at shows in the list too, whoever chose it.
    Effect::new(move || {
        options.track();
        let chosen = report.get().map(|id| id.to_string()).unwrap_or_default();
        if let Some(field) = field.get() {
            field.set_value(&chosen);
        }
    });
    view! {
        <div class="action-choose">
            <Show when=move || options.with(|options| !options.is_empty())>
                <div>
                    <label class="form-label" for="which-status">{words.which}</label>
                    <select
                        class="form-select"
                        id="which-status"
                        node_ref=field
                        on:change=move |event| report.set(ItemId::from_hex(&event_target_value(&event)))
                    >
                        <option value="">{words.today}</option>
                        {move || options.get().into_iter().map(|(id, name)| {
                            view! { <option value=id.to_string()>{name}</option> }
                        }).collect_view()}
                    </select>
                </div>
            </Show>
            <button
                type="button"
                class="button button-primary"
                id=BUTTON
                hidden=move || is_adding.get()
                on:click=move |_| {
                    is_adding.set(true);
                    request_animation_frame(|| focus::put_on("status-title"));
                }
            >
                <Icon name="plus"/>
                <span>{words.new_status}</span>
            </button>
        </div>
        <Show when=move || is_adding.get()>
            <New is_adding/>
        </Show>
    }
}

#[component]
fn New(is_adding: RwSignal<bool>) -> impl IntoView {
    let acting = Acting::get();
    let Chosen { report, .. } = expect_context();
    let texts = texts();
    let (words, shared) = (
        StatusTexts::of(texts.language),
        ActionTexts::of(texts.language),
    );
    let (field, on) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let problem = RwSignal::new(String::new());
    let today = acting.today();
    let titles = [
        (words.midterm)(&today.year().to_string()),
        words.realised.to_owned(),
    ];
    let title = RwSignal::new(titles[0].clone());
    let close = move || {
        is_adding.set(false);
        request_animation_frame(|| focus::put_on(BUTTON));
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = field
            .get_untracked()
            .map(|field| visible::in_line(&field.value()));
        let typed = typed.unwrap_or_default();
        let day = on
            .get_untracked()
            .and_then(|field| Day::parse(&field.value()));
        let Some(day) = day else {
            problem.set(shared.day_unreadable.to_owned());
            return;
        };
        if typed.is_empty() {
            problem.set(shared.title_missing.to_owned());
            return;
        }
        if let Some(mishap) = Mishap::of_name(&typed, NAME_LIMIT) {
            problem.set(mishap.words(texts));
            return;
        }
        let id = acting.fresh();
        acting.put(vec![begin::report(id, &typed, day)], (words.added)(&typed));
        report.set(Some(id));
        close();
    };
    view! {
        <form class="panel actions-form" aria-label=words.new_status on:submit=add>
            <div class="actions-new" role="group" aria-label=words.begin_with>
                {titles.map(|offered| {
                    let put = offered.clone();
                    view! {
                        <button
                            type="button"
                            class="button button-secondary button-small"
                            on:click=move |_| {
                                title.set(put.clone());
                                focus::put_on("status-title");
                            }
                        >
                            {offered}
                        </button>
                    }
                })}
            </div>
            <div class="action-fields">
                <div>
                    <label class="form-label" for="status-title">{shared.title}</label>
                    <input
                        class="form-input"
                        id="status-title"
                        autocomplete="off"
                        aria-describedby="status-error"
                        prop:value=title
                        on:input=move |event| title.set(event_target_value(&event))
                        node_ref=field
                    />
                </div>
                <div>
                    <label class="form-label" for="status-day">{words.for_day}</label>
                    <input
                        class="form-input"
                        type="date"
                        id="status-day"
                        aria-describedby="status-error"
                        prop:value=today.to_string()
                        node_ref=on
                    />
                </div>
            </div>
            <span class="form-error-message" id="status-error" aria-live="polite">{problem}</span>
            <div class="actions">
                <button type="submit" class="button button-primary">{shared.add}</button>
                <button type="button" class="button button-secondary" on:click=move |_| close()>{shared.cancel}</button>
            </div>
        </form>
    }
}
