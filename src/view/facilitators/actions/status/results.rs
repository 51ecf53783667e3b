//! Economic results: figures of one's own in a report, each with what was expected.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::action_keys::{EXPECTED, RESULTS, TITLE, UNIT, VALUE};
use workshop::actions::begin;
use workshop::{EconomicResult, NAME_LIMIT, visible};

use super::text::StatusTexts;
use crate::state::failure::Mishap;
use crate::text::number;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::fields::{LineField, NumberField, WordField};
use crate::view::facilitators::actions::names;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, each, focus};

/// See the module.
#[component]
pub fn Results(report: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let texts = texts();
    let (words, shared) = (
        StatusTexts::of(texts.language),
        ActionTexts::of(texts.language),
    );
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new(String::new());
    let results = acting.read(move |all| {
        let results = all.results.get(&report).into_iter().flatten();
        results.map(|one| one.id).collect::<Vec<_>>()
    });
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else {
            return;
        };
        let title = visible::in_line(&field.value());
        if let Some(mishap) = Mishap::of_name(&title, NAME_LIMIT) {
            problem.set(mishap.words(texts));
            return;
        }
        problem.set(String::new());
        if title.is_empty() {
            return;
        }
        let id = acting.fresh();
        field.set_value("");
        acting.by(move |all| {
            let write = begin::result(all, id, report, &title);
            Some((vec![write], (shared.added)(&title)))
        });
    };
    view! {
        <details class="action-more" prop:open=results.with_untracked(|results| !results.is_empty())>
            <summary>{words.results}</summary>
            <p class="hint">{words.results_help}</p>
            {each(move || results.get(), |id| *id, move |id| view! { <One id report/> }.into_any())}
            <form class="action-choose" on:submit=add>
                <div>
                    <label class="form-label" for="new-result">{words.new_result}</label>
                    <input
                        class="form-input"
                        id="new-result"
                        autocomplete="off"
                        aria-describedby="new-result-error"
                        node_ref=field
                    />
                </div>
                <button type="submit" class="button button-secondary" aria-label=format!("{}: {}", shared.add, words.new_result)>
                    {shared.add}
                </button>
            </form>
            <span class="form-error-message" id="new-result-error" aria-live="polite">{problem}</span>
        </details>
    }
}

#[component]
fn One(id: ItemId, report: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let (words, shared) = (StatusTexts::of(language), ActionTexts::of(language));
    let one = acting.read(move |all| {
        let mut results = all.results.get(&report).into_iter().flatten();
        results.find(|one| one.id == id).cloned()
    });
    let title = Memo::new(move |_| {
        one.with(|one| {
            one.as_ref()
                .map(|one| one.title.clone())
                .unwrap_or_default()
        })
    });
    let units = Memo::new(move |_| {
        one.with(|one| {
            one.as_ref()
                .map(|one| one.units.clone())
                .unwrap_or_default()
        })
    });
    let numbers = move |read: fn(&EconomicResult) -> &Vec<f64>| {
        Memo::new(move |_| one.with(|one| one.as_ref().map(read).cloned().unwrap_or_default()))
    };
    let name = Memo::new(move |_| names::titled(&title.get(), shared));
    let difference = Memo::new(move |_| {
        one.with(|one| {
            let one = one.as_ref()?;
            let (value, expected) = (one.values.last()?, one.expected.last()?);
            let difference = number::decimal(value - expected, language);
            let unit = one.units.last().cloned().unwrap_or_default();
            Some(format!("{}: {difference} {unit}", words.difference))
        })
    });
    let at = move |field| (RESULTS, id, field);
    view! {
        <div class="indicator" role="group" aria-label=move || name.get()>
            <div class="action-fields">
                <LineField at=at(TITLE) label=words.result.to_owned() value=title/>
                <WordField at=at(UNIT) label=words.unit.to_owned() values=units/>
                <NumberField at=at(EXPECTED) label=words.budget.to_owned() values=numbers(|one| &one.expected)/>
                <NumberField at=at(VALUE) label=words.came_to.to_owned() values=numbers(|one| &one.values)/>
            </div>
            {move || difference.get().map(|said| view! { <p class="indicator-reached">{said}</p> })}
            <button
                type="button"
                class="tool"
                aria-label=move || (words.take_out)(&name.get())
                on:click=move |_| {
                    acting.take_out(RESULTS, &[id], (shared.taken_out)(&name.get_untracked()));
                    focus::put_on(PAGE_HEADING);
                }
            >
                <Icon name="delete"/>
            </button>
        </div>
    }
}
