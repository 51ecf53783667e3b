//! The sum: of how many input something became, and what. It always adds up to all that is here.

use leptos::prelude::*;
use workshop::synthesis::State;

use super::row::{icon, word};
use super::text::CollectTexts;
use crate::state::SynthesisState;
use crate::view::language::texts;
use crate::view::part::Icon;

/// What the sum is made of, in the order in which it is said.
const PARTS: [State; 7] = [
    State::InTheme,
    State::Merged,
    State::Split,
    State::LeftOut,
    State::Hidden,
    State::Disputed,
    State::Untreated,
];

/// The sum, above every page of “Saml”.
#[component]
pub fn Sum() -> impl IntoView {
    let tally = expect_context::<SynthesisState>().tally;
    let words = CollectTexts::of(texts().language);
    let bar = PARTS.map(|state| {
        let share = move || tally.with(|tally| tally.of(state).to_string());
        view! { <span class=format!("sum-part sum-{}", word(state)) style:flex-grow=share></span> }
    });
    let parts = PARTS.map(|state| {
        let count = Memo::new(move |_| tally.with(|tally| tally.of(state)));
        // Nobody has to read of a dispute that there is none of.
        let is_said = move || state != State::Disputed || count.get() > 0;
        view! {
            <Show when=is_said>
                <li class=format!("sum-said sum-{}", word(state))>
                    <Icon name=icon(state)/>
                    <span>{move || (words.of_state)(count.get(), words.state_in_sum(state))}</span>
                </li>
            </Show>
        }
    });
    view! {
        <div class="sum">
            <p class="sum-line" role="status">
                {move || tally.with(|tally| (words.treated)(tally.treated(), tally.all()))}
            </p>
            <div class="sum-bar" aria-hidden="true">{bar.into_iter().collect_view()}</div>
            <ul class="sum-parts">{parts.into_iter().collect_view()}</ul>
        </div>
    }
}
