//! The tables: who sits there, what has come, and whether they are done.

use leptos::prelude::*;

use super::super::now::at;
use super::counts::{AtTable, Counts};
use super::text::RoomTexts;
use crate::state::tables::runs;
use crate::text::Texts;
use crate::view::language::texts;
use crate::view::part::each;

/// See the module.
#[component]
pub fn Tables(counts: Counts) -> impl IntoView {
    let texts = texts();
    let words = RoomTexts::of(texts.language);
    let all = counts.tables;
    let numbers = Memo::new(move |_| {
        all.with(|all| all.iter().map(|table| table.number).collect::<Vec<_>>())
    });
    let done = move || {
        let (done, all) = counts.done();
        (words.done)(done, all)
    };
    let silent = move || {
        let which = counts.which(|table| table.inputs == 0);
        match which.len() {
            0 => words.all_wrote.to_owned(),
            count => (words.empty_tables)(count, &runs(&which)),
        }
    };
    let incomplete = move || {
        let which = counts.which(|table| table.heard.incomplete > 0);
        match which.len() {
            0 => String::new(),
            count => (words.incomplete)(count, &runs(&which)),
        }
    };
    let gone = move || {
        let which = counts.silent();
        match which.len() {
            0 => String::new(),
            count => (words.offline)(count, &runs(&which)),
        }
    };
    let heads = [
        words.table,
        words.persons,
        words.online,
        words.devices,
        words.inputs,
        words.last,
        words.is_done,
    ];
    view! {
        <section class="panel room" aria-labelledby="room-heading">
            <h3 class="panel-heading" id="room-heading">{words.tables}</h3>
            <p class="hint">{words.tables_help}</p>
            <ul class="room-sum">
                <li class="room-done">{done}</li>
                <li>{silent}</li>
                <li hidden=move || gone().is_empty()>{gone}</li>
                <li hidden=move || incomplete().is_empty()>{incomplete}</li>
            </ul>
            <div class="counts-scroll room-scroll" tabindex="0" role="group" aria-label=words.tables>
                <table class="counts-table room-table">
                    <caption class="sr-only">{words.tables}</caption>
                    <thead>
                        <tr>{heads.map(|head| view! { <th scope="col">{head}</th> })}</tr>
                    </thead>
                    <tbody>
                        {each(
                            move || numbers.get(),
                            |number| *number,
                            move |number| {
                                let here = Memo::new(move |_| {
                                    let find = |table: &&AtTable| table.number == number;
                                    all.with(|all| all.iter().find(find).copied().unwrap_or_default())
                                });
                                view! { <Row number here texts words/> }.into_any()
                            },
                        )}
                    </tbody>
                </table>
            </div>
            <p class="hint">{words.devices_help}</p>
        </section>
    }
}

#[component]
fn Row(
    number: u16,
    here: Memo<AtTable>,
    texts: &'static Texts,
    words: &'static RoomTexts,
) -> impl IntoView {
    let last = move || {
        here.get()
            .last
            .map_or_else(|| "–".to_owned(), |last| at(last, texts))
    };
    let devices = move || {
        let heard = here.get().heard;
        let count = texts.number(heard.devices);
        match heard.incomplete {
            0 => count,
            _ => format!("{count} ({})", words.missing),
        }
    };
    let online = move || {
        let online = here.get().online;
        online.map_or_else(|| "–".to_owned(), |count| texts.number(count))
    };
    let done = move || if here.get().done { words.yes } else { words.no };
    view! {
        <tr class:is-done=move || here.get().done>
            <th scope="row">{(texts.common.table)(number.into())}</th>
            <td>{move || texts.number(here.get().persons)}</td>
            <td>{online}</td>
            <td>{devices}</td>
            <td>{move || texts.number(here.get().inputs)}</td>
            <td>{last}</td>
            <td>{done}</td>
        </tr>
    }
}
