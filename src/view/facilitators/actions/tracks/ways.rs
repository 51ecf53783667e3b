//! How an action is carried out: the ways of the source, and ones of one's own.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::action_keys::WAYS;
use workshop::actions::begin;
use workshop::actions::template::WAYS_OF_CARRYING_OUT;
use workshop::{NAME_LIMIT, visible};

use crate::state::failure::Mishap;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;
use crate::view::part::each;

/// See the module.
#[component]
pub fn Ways(id: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let texts = texts();
    let words = ActionTexts::of(texts.language);
    let own = NodeRef::<Input>::new();
    let problem = RwSignal::new(String::new());
    let chosen = acting.read(move |all| {
        let ways = all.ways.get(&id).into_iter().flatten();
        ways.map(|(way, _)| way.clone()).collect::<Vec<_>>()
    });
    // Those of the source, and then one's own.
    let offered = Memo::new(move |_| {
        let mut offered: Vec<String> = WAYS_OF_CARRYING_OUT.map(str::to_owned).into();
        chosen.with(|chosen| {
            let own = chosen
                .iter()
                .filter(|way| !WAYS_OF_CARRYING_OUT.contains(&way.as_str()));
            offered.extend(own.cloned());
        });
        offered
    });
    let set = move |way: String, is_chosen: bool| {
        acting.by(move |all| {
            let entries = all.ways.get(&id).and_then(|of| of.get(&way));
            match (entries, is_chosen) {
                (None, true) => {
                    let write = begin::way(acting.fresh(), id, &way);
                    Some((vec![write], (words.way_added)(&way)))
                }
                (Some(ids), false) => Some((begin::take_out(WAYS, ids), (words.way_taken)(&way))),
                _ => None,
            }
        });
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = own.get_untracked() else {
            return;
        };
        let way = visible::in_line(&field.value());
        if let Some(mishap) = Mishap::of_name(&way, NAME_LIMIT) {
            problem.set(mishap.words(texts));
            return;
        }
        problem.set(String::new());
        if !way.is_empty() {
            set(way, true);
            field.set_value("");
        }
    };
    let (field_id, error) = (format!("own-way-{id}"), format!("own-way-error-{id}"));
    view! {
        <details class="action-more" prop:open=chosen.with_untracked(|chosen| !chosen.is_empty())>
            <summary>{words.ways}</summary>
            <div role="group" aria-label=words.ways>
                {each(move || offered.get(), |way| way.clone(), move |way| {
                    let (named, put) = (way.clone(), way.clone());
                    view! {
                        <label class="export-choice">
                            <input
                                type="checkbox"
                                prop:checked=move || chosen.with(|chosen| chosen.contains(&named))
                                on:change=move |event| set(put.clone(), event_target_checked(&event))
                            />
                            <span>{visible::in_line(&way)}</span>
                        </label>
                    }
                    .into_any()
                })}
            </div>
            <form class="action-choose" on:submit=add>
                <div>
                    <label class="form-label" for=field_id.clone()>{words.other_way}</label>
                    <input
                        class="form-input"
                        id=field_id
                        autocomplete="off"
                        aria-describedby=error.clone()
                        node_ref=own
                    />
                </div>
                <button type="submit" class="button button-secondary" aria-label=format!("{}: {}", words.add, words.other_way)>
                    {words.add}
                </button>
            </form>
            <span class="form-error-message" id=error aria-live="polite">{problem}</span>
        </details>
    }
}
