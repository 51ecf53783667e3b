//! Cases that were taken out, and the way to put them back.

use leptos::prelude::*;
use workshop::{CASES, CasesCommand, Write};

use super::CasesState;
use super::text::CasesTexts;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, each, focus};

/// See the module.
#[component]
pub fn TakenOut() -> impl IntoView {
    let cases = expect_context::<CasesState>();
    let writing = expect_context::<Writing>();
    let words = CasesTexts::of(texts().language);
    let out = Memo::new(move |_| {
        cases.all.with(|all| {
            let named = all.out.iter().map(|case| (case.id, words.called(case)));
            named.collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || out.with(|out| !out.is_empty())>
            <section class="panel cases-out" aria-labelledby="cases-out-heading">
                <h3 class="panel-heading" id="cases-out-heading">{words.out}</h3>
                <ul class="timetable-out-list" aria-label=words.out>
                    {each(move || out.get(), |one| one.clone(), move |(id, name)| {
                        let label = (words.put_back_named)(&name);
                        let said = (words.is_put_back)(&name);
                        view! {
                            <li>
                                <p dir="auto">{name}</p>
                                <button
                                    type="button"
                                    class="button button-secondary button-small"
                                    aria-label=label
                                    on:click=move |_| {
                                        let write = Write::set(CASES, id, "removed", false);
                                        writing.put(CasesCommand, vec![write], said.clone());
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
