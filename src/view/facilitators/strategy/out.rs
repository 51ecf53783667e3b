//! What was taken out, by whomever and whenever, and the way to put it back: what another wrote under it meanwhile comes with it.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::{StrategyCommand, visible};

use super::Year;
use super::text::StrategyTexts;
use crate::state::StrategyState;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, each, focus};

/// See the module.
#[component]
pub fn TakenOut() -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let writing = expect_context::<Writing>();
    let Year(year) = expect_context();
    let words = StrategyTexts::of(texts().language);
    let out = Memo::new(move |_| {
        let year = year.get();
        strategy.all.with(|all| {
            let out = all.out.values().filter(|part| part.removed);
            let named = out.map(|part| {
                let heading = visible::in_line(&workshop::strategy::with_year(&part.title, year));
                let text = visible::shortened(&part.text);
                let name = [heading, text].into_iter().find(|words| !words.is_empty());
                (part.id, name.unwrap_or_else(|| words.untitled.to_owned()))
            });
            named.collect::<Vec<(ItemId, String)>>()
        })
    });
    view! {
        <Show when=move || out.with(|out| !out.is_empty())>
            <section class="panel" aria-labelledby="strategy-out-heading">
                <h3 class="panel-heading" id="strategy-out-heading">{words.out}</h3>
                <ul class="strategy-open" aria-label=words.out>
                    {each(move || out.get(), |one| one.clone(), move |(id, name)| {
                        let label = (words.put_back_named)(&name);
                        let said = (words.added)(&name);
                        view! {
                            <li class="strategy-open-one">
                                <p dir="auto">{name}</p>
                                <button
                                    type="button"
                                    class="button button-secondary button-small"
                                    aria-label=label
                                    on:click=move |_| {
                                        let set = |removed| StrategyCommand::SetPartRemoved { id, removed };
                                        writing.change(vec![set(false)], vec![set(true)], said.clone());
                                        focus::put_on(PAGE_HEADING);
                                    }
                                >
                                    <Icon name="reply"/>
                                    <span>{words.put_back}</span>
                                </button>
                            </li>
                        }
                        .into_any()
                    })}
                </ul>
            </section>
        </Show>
    }
}
