//! Begin: a strategy that nobody has begun, and what it can begin as.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use workshop::strategy::StrategyTemplate;
use workshop::{Day, YEARS, visible};

use super::text::StrategyTexts;
use crate::state::{PlanState, Workshop};
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::moment;

/// See the module.
#[component]
pub fn Begin() -> impl IntoView {
    let writing = expect_context::<Writing>();
    let workshop = expect_context::<Workshop>();
    let plan = expect_context::<PlanState>().plan;
    let words = StrategyTexts::of(texts().language);
    let template = RwSignal::new(StrategyTemplate::MainPoints);
    let title = RwSignal::new(words.first_title.to_owned());
    let begin = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = title.get_untracked();
        let typed = visible::trim(&typed);
        let title = match visible::is_blank(typed) {
            true => words.first_title,
            false => typed,
        };
        // The year of the theme day, or this one.
        let day = plan.with_untracked(|plan| plan.date.as_deref().and_then(Day::parse));
        let day = day.or_else(|| moment::day_of(workshop.device().relay_time()));
        let year = day.map_or(*YEARS.start(), Day::year);
        let template = template.get_untracked();
        let command = template.begin(title.to_owned(), year, || writing.fresh());
        writing.change(vec![command], Vec::new(), (words.added)(title));
    };
    let choice = move |which: StrategyTemplate, name: &'static str| {
        view! {
            <label class="export-choice">
                <input
                    type="radio"
                    name="strategy-template"
                    prop:checked=move || template.get() == which
                    on:change=move |_| template.set(which)
                />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <form class="panel strategy-begin" on:submit=begin aria-labelledby="strategy-begin-heading">
            <h3 class="panel-heading" id="strategy-begin-heading">{words.begin}</h3>
            <p class="hint">{words.begin_help}</p>
            <label class="form-label" for="strategy-first-title">{words.title}</label>
            <input
                class="form-input"
                id="strategy-first-title"
                autocomplete="off"
                prop:value=title
                on:input=move |event| title.set(event_target_value(&event))
            />
            <fieldset class="strategy-choices">
                <legend class="form-label">{words.template}</legend>
                {choice(StrategyTemplate::MainPoints, words.main_points)}
                {choice(StrategyTemplate::Visions, words.visions)}
                {choice(StrategyTemplate::Empty, words.empty)}
            </fieldset>
            <div class="actions">
                <button type="submit" class="button button-primary">{words.go}</button>
            </div>
        </form>
    }
}
