//! What two who began the strategy apart have twice, and the way to take out what neither wrote into.

use leptos::prelude::*;
use workshop::StrategyCommand;
use workshop::strategy::doubles;

use super::text::StrategyTexts;
use crate::state::StrategyState;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::focus;
use crate::view::part::heading::PAGE_HEADING;

/// See the module. Nothing, where nothing is double.
#[component]
pub fn Doubled() -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let writing = expect_context::<Writing>();
    let words = StrategyTexts::of(texts().language);
    let count = Memo::new(move |_| strategy.all.with(|all| doubles(all).len()));
    let take = move |_| {
        // By what stands when all that was done before is on the disk.
        writing.change_by(move || {
            let ids = doubles(&strategy.fresh());
            let set = |removed| {
                let ids = ids.iter();
                ids.map(|id| StrategyCommand::SetPartRemoved { id: *id, removed })
                    .collect::<Vec<_>>()
            };
            Some((set(true), set(false), (words.doubles_taken)(ids.len())))
        });
        focus::put_on(PAGE_HEADING);
    };
    view! {
        <Show when=move || count.get() != 0>
            <section class="panel" aria-label=words.doubled>
                <p>{move || (words.doubles)(count.get())}</p>
                <button type="button" class="button button-secondary" on:click=take>
                    {words.take_doubles}
                </button>
            </section>
        </Show>
    }
}
