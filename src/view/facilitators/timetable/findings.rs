//! Findings: what is odd about the timetable, summed up, with a way to each row.

use leptos::prelude::*;

use super::row::when_field;
use super::text::TimetableTexts;
use super::{Odd, TimetableState};
use crate::view::language::texts;
use crate::view::part::{each, focus};

/// See the module. It refuses nothing.
#[component]
pub fn Findings() -> impl IntoView {
    let table = expect_context::<TimetableState>();
    let Odd(odd) = expect_context();
    let texts = texts();
    let words = TimetableTexts::of(texts.language);
    let said = Memo::new(move |_| {
        table.all.with(|all| {
            odd.with(|odd| {
                let said = odd.iter().map(|finding| {
                    let row = words.row_of(all, &finding.row);
                    (finding.row, row, words.odd(all, finding, texts.language))
                });
                said.collect::<Vec<_>>()
            })
        })
    });
    let count = move || said.with(Vec::len);
    view! {
        <section class="panel timetable-findings" aria-labelledby="timetable-findings-heading">
            <h3 class="panel-heading" id="timetable-findings-heading">{words.findings}</h3>
            <p class="sum-said" role="status">
                {move || match count() {
                    0 => words.nothing_odd.to_owned(),
                    count => (words.odd_count)(count),
                }}
            </p>
            <ol class="timetable-found" hidden=move || count() == 0>
                {each(
                    move || said.get(),
                    |one| one.clone(),
                    |(id, row, said)| view! {
                        <li>
                            <button
                                type="button"
                                class="timetable-to-row"
                                on:click=move |_| focus::put_on(&when_field(&id))
                            >
                                {row}
                            </button>
                            <p>{said}</p>
                        </li>
                    }
                    .into_any(),
                )}
            </ol>
        </section>
    }
}
