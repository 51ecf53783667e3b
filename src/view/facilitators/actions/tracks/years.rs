//! In which years an action is chosen.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::action_keys::CHOICES;
use workshop::actions::begin;
use workshop::{YEARS, visible};

use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;
use crate::view::part::{Icon, each, focus};

/// See the module.
#[component]
pub fn Years(id: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let words = ActionTexts::of(texts().language);
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new("");
    let years = acting.read(move |all| {
        let years = all.years.get(&id).into_iter().flatten();
        years.map(|(year, _)| *year).collect::<Vec<_>>()
    });
    // The year after the last one, or this one.
    let suggested = move || {
        let last = years.with_untracked(|years| years.last().copied());
        last.map_or_else(|| acting.today().year(), |last| last + 1)
    };
    let first = suggested();
    let choose = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else {
            return;
        };
        let year = visible::trim(&field.value()).parse::<u16>().ok();
        let Some(year) = year.filter(|year| YEARS.contains(year)) else {
            problem.set(words.year_unreadable);
            return;
        };
        problem.set("");
        let today = acting.today();
        acting.by(move |all| {
            if all.is_chosen(&id, year) {
                return None;
            }
            let writes = begin::choice(all, id, year, today, || acting.fresh());
            Some((writes, (words.year_chosen)(&year.to_string())))
        });
        field.set_value(&(year + 1).to_string());
    };
    let take = move |year: u16| {
        acting.by(move |all| {
            let ids = all.years.get(&id)?.get(&year)?;
            let writes = begin::take_out(CHOICES, ids);
            Some((writes, (words.year_taken)(&year.to_string())))
        });
        focus::put_on(&format!("choose-year-{id}"));
    };
    let labelled = format!("years-{id}");
    let (heading, field_id, error) = (
        labelled.clone(),
        format!("choose-year-{id}"),
        format!("choose-year-error-{id}"),
    );
    let for_field = field_id.clone();
    view! {
        <div class="action-part" role="group" aria-labelledby=labelled>
            <h4 class="action-part-name" id=heading>{words.years}</h4>
            <Show
                when=move || years.with(|years| !years.is_empty())
                fallback=move || view! { <p class="hint">{words.no_years}</p> }
            >
                <ul class="action-years">
                    {each(move || years.get(), |year| *year, move |year| view! {
                        <li>
                            <span>{year.to_string()}</span>
                            <button
                                type="button"
                                class="tool"
                                aria-label=(words.take_year)(&year.to_string())
                                on:click=move |_| take(year)
                            >
                                <Icon name="close"/>
                            </button>
                        </li>
                    }.into_any())}
                </ul>
            </Show>
            <form class="action-choose" on:submit=choose>
                <div>
                    <label class="form-label" for=for_field>{words.year}</label>
                    <input
                        class="form-input"
                        id=field_id
                        inputmode="numeric"
                        autocomplete="off"
                        aria-describedby=error.clone()
                        prop:value=first.to_string()
                        node_ref=field
                    />
                </div>
                <button type="submit" class="button button-secondary">{words.choose_year}</button>
            </form>
            <span class="form-error-message" id=error aria-live="polite">{problem}</span>
        </div>
    }
}
