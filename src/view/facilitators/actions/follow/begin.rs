//! The calendar of a year, from the setting of goals in May on.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use workshop::actions::template;
use workshop::{YEARS, visible};

use super::text::FollowTexts;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;

/// See the module.
#[component]
pub fn Begin() -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let (words, shared) = (FollowTexts::of(language), ActionTexts::of(language));
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new("");
    // The year after the last one that begins, or this one.
    let first = acting.all.with_untracked(|all| {
        let begins = all.calendar.iter().filter_map(|step| step.days());
        let begins = begins.map(|(from, _)| from.year()).min();
        begins.map_or_else(|| acting.today().year(), |year| year + 1)
    });
    let is_first = acting.read(|all| all.calendar.is_empty());
    let begin = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = field
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default();
        let year = visible::trim(&typed).parse::<u16>().ok();
        let Some(year) = year.filter(|year| YEARS.contains(year)) else {
            problem.set(shared.year_unreadable);
            return;
        };
        problem.set("");
        acting.by(move |all| {
            let writes = template::calendar(all, year, || acting.fresh());
            Some((writes, words.begun.to_owned()))
        });
    };
    view! {
        <form class="action-choose calendar-begin" on:submit=begin>
            <div>
                <label class="form-label" for="calendar-year">{words.first_year}</label>
                <input
                    class="form-input"
                    id="calendar-year"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-describedby="calendar-year-error"
                    prop:value=first.to_string()
                    node_ref=field
                />
            </div>
            <button type="submit" class="button button-primary">
                {move || if is_first.get() { words.begin } else { words.begin_another }}
            </button>
            <span class="form-error-message" id="calendar-year-error" aria-live="polite">{problem}</span>
        </form>
    }
}
