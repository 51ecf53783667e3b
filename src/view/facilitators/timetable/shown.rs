//! The timetable as it is handed on: a picture and a table of the same name, files, and paper.

use exports::{Calendar, Event, calendar};
use leptos::prelude::*;
use leptos::task::spawn_local;
use overview::figure::Room;
use workshop::timetable::{Row, Timetable, Timing};
use workshop::{Day, visible};

use super::TimetableState;
use super::drawing::drawing;
use super::row::is_timed;
use super::text::TimetableTexts;
use crate::device::{download, picture};
use crate::state::Workshop;
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon};

/// See the module.
#[component]
pub fn Shown() -> impl IntoView {
    let table = expect_context::<TimetableState>();
    let workshop = expect_context::<Workshop>();
    let texts = texts();
    let words = TimetableTexts::of(texts.language);
    let said = RwSignal::new(String::new());
    let draw =
        move |room| Memo::new(move |_| table.all.with(|all| drawing(all, room, texts.language)));
    let (wide, narrow) = (draw(Room::Wide), draw(Room::Narrow));
    let svg = |figure: Memo<Option<overview::figure::Figure>>| {
        move || figure.with(|figure| figure.as_ref().map(|figure| figure.svg.clone()))
    };
    let save_svg = move |_| {
        if let Some(figure) = wide.get_untracked() {
            let name = format!("{}.svg", words.file);
            download::save(&name, "image/svg+xml", figure.svg.as_bytes());
            said.set((words.file_saved)(&name));
        }
    };
    let save_png = move |_| {
        let Some(figure) = wide.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let name = format!("{}.png", words.file);
            match picture::png(&figure.svg, figure.width, figure.height).await {
                Some(bytes) => {
                    download::save(&name, "image/png", &bytes);
                    let _ = said.try_set((words.file_saved)(&name));
                }
                None => workshop.tell_other(),
            }
        });
    };
    let save_calendar = move |_| {
        let all = table.fresh();
        let events: Vec<Event> = all
            .rows
            .iter()
            .filter_map(|row| event(row, words))
            .collect();
        let without = all.rows.len() - events.len();
        let written = workshop.device().relay_time() / 1000;
        let text = calendar(&Calendar {
            name: all.title.clone(),
            written,
            events,
        });
        let name = format!("{}.ics", words.file);
        download::save(&name, "text/calendar;charset=utf-8", text.as_bytes());
        said.set(match without {
            0 => (words.file_saved)(&name),
            without => (words.calendar_saved)(&name, without),
        });
    };
    let has_times = Memo::new(move |_| table.all.with(|all| all.rows.iter().any(is_timed)));
    let title = Memo::new(move |_| table.all.with(|all| visible::in_line(&all.title)));
    view! {
        <section class="panel timetable-shown" aria-label=title>
            <h3 class="panel-heading">{title}</h3>
            <Show when=move || has_times.get()>
                <div class="timetable-drawing timetable-wide" inner_html=svg(wide)></div>
                <div class="timetable-drawing timetable-narrow" inner_html=svg(narrow)></div>
            </Show>
            <p class="hint" hidden=move || has_times.get()>{words.no_times}</p>
            <AsTable/>
            <div class="actions timetable-files">
                <button type="button" class="button button-secondary" on:click=save_calendar>
                    <Icon name="download"/>
                    <span>{words.calendar}</span>
                </button>
                <Show when=move || has_times.get()>
                    <button type="button" class="button button-secondary" on:click=save_svg>
                        <Icon name="download"/>
                        <span>"SVG"</span>
                    </button>
                    <button type="button" class="button button-secondary" on:click=save_png>
                        <Icon name="download"/>
                        <span>"PNG"</span>
                    </button>
                </Show>
                <button
                    type="button"
                    class="button button-secondary"
                    on:click=move |_| {
                        let _ = window().print();
                    }
                >
                    <Icon name="print"/>
                    <span>{words.print}</span>
                </button>
            </div>
            <Announcement text=said/>
        </section>
    }
}

/// The rows as a table, named “Tidsplan”. A column that no row has anything in is not there.
#[component]
fn AsTable() -> impl IntoView {
    let table = expect_context::<TimetableState>();
    let language = texts().language;
    move || table.all.with(|all| as_table(all, language))
}

fn as_table(table: &Timetable, language: crate::text::Language) -> impl IntoView + use<> {
    let words = TimetableTexts::of(language);
    let said = |all: &[String]| visible::in_line(all.last().map_or("", String::as_str));
    let rows: Vec<[String; 4]> = table
        .rows
        .iter()
        .map(|row| {
            [
                visible::in_line(&row.row.what),
                row.timing.print(table.style(), language),
                said(&row.row.bodies),
                said(&row.row.roles),
            ]
        })
        .collect();
    let has = |column: usize| column < 2 || rows.iter().any(|row| !row[column].is_empty());
    let columns: Vec<usize> = (0..4).filter(|column| has(*column)).collect();
    let heads = [words.what, words.when, words.body, words.role];
    let heads = columns.iter().map(|column| heads[*column]);
    let heads: Vec<_> = heads
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect();
    let body = rows.into_iter().zip(&table.rows).map(|(row, said)| {
        let cells = columns.iter().map(|column| {
            let text = row[*column].clone();
            match column {
                0 => {
                    let note = visible::trim(&said.row.note).to_owned();
                    let note = (!note.is_empty())
                        .then(|| view! { <span class="timetable-aside">{note}</span> });
                    view! { <th scope="row" dir="auto">{text}{note}</th> }.into_any()
                }
                _ => view! { <td dir="auto">{text}</td> }.into_any(),
            }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let body: Vec<_> = body.collect();
    view! {
        <div class="timetable-scroll" tabindex="0" role="group" aria-label=words.page>
            <table class="timetable-table">
                <caption class="sr-only">{words.page}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

/// A row as an event: its id is the same whenever it is saved, so a calendar changes what it has.
fn event(row: &Row, words: &TimetableTexts) -> Option<Event> {
    let Timing::Of { meant, span, .. } = row.timing else {
        return None;
    };
    let (begins, ends) = meant.ends();
    let is_timed = meant.is_day();
    let date = |day: Day| (day.year(), day.month(), day.of_month());
    let last = |all: &[String]| visible::in_line(all.last().map_or("", String::as_str));
    let summary = visible::in_line(&row.row.what);
    let about = [
        (words.body, last(&row.row.bodies)),
        (words.role, last(&row.row.roles)),
    ];
    let about = about.into_iter().filter(|(_, said)| !said.is_empty());
    let mut lines: Vec<String> = about
        .map(|(name, said)| format!("{name}: {said}"))
        .collect();
    lines.extend(Some(row.row.note.clone()).filter(|note| !visible::is_blank(note)));
    Some(Event {
        id: format!("{}@temadag", row.row.id),
        summary: match summary.is_empty() {
            true => words.untitled.to_owned(),
            false => summary,
        },
        description: lines.join("\n"),
        first: date(span.first.min(span.last)),
        last: date(span.last.max(span.first)),
        begins: begins.time().filter(|_| is_timed),
        ends: ends.time().filter(|_| is_timed && begins != ends),
    })
}
