//! The sum of the programme: from when to when, how long, and whether it fits together.

use leptos::prelude::*;
use workshop::programme::{remarks, span};

use super::text::PlanTexts;
use super::time::in_words;
use crate::state::PlanState;
use crate::text::Language;
use crate::view::language::texts;
use crate::view::part::Icon;

/// What the programme comes to, as it changes.
#[component]
pub(super) fn Sum() -> impl IntoView {
    let plan = expect_context::<PlanState>().plan;
    let language = texts().language;
    let fits = Memo::new(move |_| plan.with(|plan| remarks(&plan.programme).is_empty()));
    let words = Memo::new(move |_| plan.with(|plan| words_of(plan, language)));
    view! {
        <p class="programme-sum" aria-live="polite">
            {move || {
                let name = if fits.get() { "success" } else { "warning" };
                view! { <Icon name/> }
            }}
            <span prop:textContent=words></span>
        </p>
    }
}

/// The same in words.
pub(super) fn words_of(plan: &workshop::Plan, language: Language) -> String {
    let words = PlanTexts::of(language);
    let Some(span) = span(&plan.programme) else {
        return words.programme_empty.to_owned();
    };
    let (from, to) = (in_words(span.start, language), in_words(span.end, language));
    let minutes = u32::try_from(span.start.minutes_until(span.end)).unwrap_or_default();
    let long = (words.duration)(minutes as usize);
    match remarks(&plan.programme).len() {
        0 => (words.programme_whole)(&from, &to, &long),
        count => (words.programme_wrong)(&from, &to, &long, count),
    }
}
