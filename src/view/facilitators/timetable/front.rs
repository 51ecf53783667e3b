//! The front: what the timetable is called, and how its dates are written.

use leptos::prelude::*;
use workshop::timetable::{Part, Point, Style, When};
use workshop::{DATES, Place, TIMETABLE_TITLE, TimetableCommand, Write};

use super::TimetableState;
use super::text::TimetableTexts;
use crate::view::facilitators::parts::{Dispute, Writing};
use crate::view::language::texts;
use crate::view::part::SavedField;

/// What the ways to write a date are called by: the day of the theme day that all of this is modelled on.
const EXAMPLE: When = When::At(Point {
    year: Some(2018),
    part: Part::Day(1, 29),
});

/// See the module.
#[component]
pub fn Front() -> impl IntoView {
    let table = expect_context::<TimetableState>();
    let writing = expect_context::<Writing>();
    let texts = texts();
    let words = TimetableTexts::of(texts.language);
    let title = Signal::derive(move || table.all.with(|all| all.title.clone()));
    let styles = Memo::new(move |_| table.all.with(|all| all.styles.clone()));
    let style = Memo::new(move |_| table.all.with(|all| all.style()));
    let named = move |style: Style| EXAMPLE.print(style, texts.language);
    let set = move |style: Style| {
        let write = Write::Set {
            place: Place::at_root(DATES),
            value: Some(style.word().into()),
        };
        writing.put(TimetableCommand, vec![write], words.saved.to_owned());
    };
    view! {
        <section class="panel timetable-front" aria-label=words.front>
            <div>
                <label class="form-label" for="timetable-title">{words.title}</label>
                <SavedField
                    id="timetable-title".to_owned()
                    value=title
                    empty=words.title_missing
                    on_save=Callback::new(move |(before, after): (String, String)| {
                        let edit = Write::Edit {
                            place: Place::at_root(TIMETABLE_TITLE),
                            before,
                            after,
                            caret: None,
                        };
                        writing.put(TimetableCommand, vec![edit], words.saved.to_owned());
                    })
                />
            </div>
            <div>
                <label class="form-label" for="timetable-dates">{words.dates}</label>
                <select
                    class="form-select"
                    id="timetable-dates"
                    prop:value=move || style.get().word()
                    on:change=move |event| {
                        if let Some(style) = Style::of_word(&event_target_value(&event)) {
                            set(style);
                        }
                    }
                >
                    {Style::ALL
                        .map(|one| view! {
                            <option value=one.word() selected=move || style.get() == one>{named(one)}</option>
                        })
                        .collect_view()}
                </select>
                <Dispute
                    values=Signal::derive(move || styles.get().into_iter().map(named).collect())
                    on_choice=Callback::new(move |chosen: String| {
                        let chosen = Style::ALL.into_iter().find(|style| named(*style) == chosen);
                        chosen.into_iter().for_each(set);
                    })
                />
            </div>
        </section>
    }
}
