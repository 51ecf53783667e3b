//! A picture with its table, and the way out of the page as SVG and PNG.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::pictures::{Cell, Drawn, WITHHELD};
use super::text::OverviewTexts;
use crate::device::{download, picture};
use crate::state::Workshop;
use crate::text::Texts;
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon};

/// See the module. Without a drawing there is nothing to show.
#[component]
pub fn Picture(drawn: Memo<Option<Drawn>>) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let texts = texts();
    let words = OverviewTexts::of(texts.language);
    let said = RwSignal::new(String::new());
    let is_drawn = Memo::new(move |_| {
        drawn.with(|drawn| drawn.as_ref().is_some_and(|drawn| drawn.figure.is_some()))
    });
    let title = Memo::new(move |_| drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.title)));
    let svg = move || {
        drawn.with(|drawn| {
            let figure = drawn.as_ref().and_then(|drawn| drawn.figure.as_ref());
            figure.map(|figure| figure.svg.clone()).unwrap_or_default()
        })
    };
    let save_svg = move |_| {
        let Some(drawn) = drawn.get_untracked() else {
            return;
        };
        if let Some(figure) = drawn.figure {
            let name = format!("{}.svg", drawn.word);
            download::save(&name, "image/svg+xml", figure.svg.as_bytes());
            said.set((words.saved)(&name));
        }
    };
    let save_png = move |_| {
        let Some(drawn) = drawn.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let png = match &drawn.figure {
                Some(figure) => picture::png(&figure.svg, figure.width, figure.height).await,
                None => None,
            };
            let name = format!("{}.png", drawn.word);
            match png {
                Some(bytes) => {
                    download::save(&name, "image/png", &bytes);
                    let _ = said.try_set((words.saved)(&name));
                }
                None => workshop.tell_other(),
            }
        });
    };
    view! {
        <Show when=move || is_drawn.get()>
            <section class="panel picture" aria-label=title>
                // The drawing shows it too.
                <h3 class="sr-only">{title}</h3>
                <div class="picture-drawing" tabindex="0" role="group" aria-label=title inner_html=svg></div>
                <div class="picture-tools">
                    <details class="picture-table">
                        <summary>{words.as_table}</summary>
                        {move || drawn.get().map(|drawn| view! { <AsTable drawn/> })}
                    </details>
                    <button type="button" class="button button-secondary button-small" on:click=save_svg>
                        <Icon name="download"/>
                        <span>"SVG"</span>
                    </button>
                    <button type="button" class="button button-secondary button-small" on:click=save_png>
                        <Icon name="download"/>
                        <span>"PNG"</span>
                    </button>
                </div>
                <Announcement text=said/>
            </section>
        </Show>
    }
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
