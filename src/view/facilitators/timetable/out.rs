//! What was taken out, by whomever and whenever, and the way to put it back.

use leptos::prelude::*;
use workshop::{ROWS, TimetableCommand, Write, visible};

use super::TimetableState;
use super::text::TimetableTexts;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, each, focus};

/// See the module.
#[component]
pub fn TakenOut() -> impl IntoView {
    let table = expect_context::<TimetableState>();
    let writing = expect_context::<Writing>();
    let words = TimetableTexts::of(texts().language);
    let out = Memo::new(move |_| {
        table.all.with(|all| {
            let named = all.out.iter().map(|row| {
                let name = visible::in_line(&row.what);
                let name = match name.is_empty() {
                    true => words.untitled.to_owned(),
                    false => name,
                };
                (row.id, name)
            });
            named.collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || out.with(|out| !out.is_empty())>
            <section class="panel timetable-out" aria-labelledby="timetable-out-heading">
                <h3 class="panel-heading" id="timetable-out-heading">{words.out}</h3>
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
                                        let write = Write::set(ROWS, id, "removed", false);
                                        writing.put(TimetableCommand, vec![write], said.clone());
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
