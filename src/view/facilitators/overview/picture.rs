//! A picture with its table, and the way out of the page as SVG and PNG.

use leptos::prelude::*;

use super::pictures::{Cell, Drawn, WITHHELD};
use super::text::OverviewTexts;
use crate::text::Texts;
use crate::view::facilitators::parts::Drawing;
use crate::view::language::texts;

/// See the module. Without a drawing there is nothing to show.
#[component]
pub fn Picture(drawn: Memo<Option<Drawn>>) -> impl IntoView {
    let figure = Memo::new(move |_| {
        drawn.with(|drawn| drawn.as_ref().and_then(|drawn| drawn.figure.clone()))
    });
    let is_drawn = Memo::new(move |_| figure.with(Option::is_some));
    // A picture keeps its name and its word.
    let named = Memo::new(move |_| {
        drawn.with(|drawn| drawn.as_ref().map(|drawn| (drawn.title, drawn.word)))
    });
    let drawing = move || {
        let (title, word) = named.get()?;
        Some(view! {
            <section class="panel picture" aria-label=title>
                // The drawing shows it too.
                <h3 class="sr-only">{title}</h3>
                <Drawing title=title.to_owned() word figure>
                    {move || drawn.get().map(|drawn| view! { <AsTable drawn/> })}
                </Drawing>
            </section>
        })
    };
    view! { <Show when=move || is_drawn.get()>{drawing}</Show> }
}

#[component]
fn AsTable(drawn: Drawn) -> impl IntoView {
    let texts = texts();
    let words = OverviewTexts::of(texts.language);
    let heads = drawn.headers.into_iter();
    let rows = drawn.rows.into_iter().map(|row| {
        let cells = row.into_iter().enumerate().map(|(place, cell)| match cell {
            Cell::Text(text) if place == 0 => view! { <th scope="row">{text}</th> }.into_any(),
            Cell::Withheld => view! {
                <td><span aria-hidden="true">{WITHHELD}</span><span class="sr-only">{words.withheld}</span></td>
            }
            .into_any(),
            other => view! { <td>{said(&other, texts)}</td> }.into_any(),
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <p class="hint">{drawn.description}</p>
        <div class="counts-scroll" tabindex="0" role="group" aria-label=drawn.title>
            <table class="counts-table picture-figures">
                <caption class="sr-only">{drawn.title}</caption>
                <thead>
                    <tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        {drawn.withholds.then(|| view! { <p class="hint">{words.withheld_note}</p> })}
    }
}

fn said(cell: &Cell, texts: &Texts) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => texts.number(*number as usize),
        Cell::Withheld => WITHHELD.to_owned(),
    }
}
