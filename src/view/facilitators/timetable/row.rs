//! A row: what, when, who, in which role and which step it is, as fields that save themselves, with what is odd about it.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::timetable::{Row, RowStep, Timing, When};
use workshop::{
    BODY, NAME_LIMIT, NOTE_LIMIT, ROLE, ROW_NOTE, ROW_ORDER, ROWS, STEP, TimetableCommand, WHAT,
    WHEN, Write, visible,
};

use super::text::TimetableTexts;
use super::{BODIES, Odd, ROLES, TimetableState};
use crate::state::arrangement::Put;
use crate::view::facilitators::parts::saved_area::{Edited, SavedArea};
use crate::view::facilitators::parts::{Dispute, OrderTools, Writing};
use crate::view::language::texts;
use crate::view::part::{SavedField, each};

/// The id of the field that says when a row is.
pub fn when_field(id: &ItemId) -> String {
    format!("timetable-when-{id}")
}

/// See the module. A group by its number and its words.
#[component]
pub fn RowView(id: ItemId) -> impl IntoView {
    let table = expect_context::<TimetableState>();
    let writing = expect_context::<Writing>();
    let Odd(odd) = expect_context();
    let texts = texts();
    let words = TimetableTexts::of(texts.language);
    let row = Memo::new(move |_| table.all.with(|all| all.row(&id).cloned()));
    let style = Memo::new(move |_| table.all.with(|all| all.style()));
    let name = Memo::new(move |_| table.all.with(|all| words.row_of(all, &id)));
    let beside = Signal::derive(move || {
        table.all.with(|all| {
            let rows = all.rows.iter();
            rows.map(|row| (row.row.order, row.row.id)).collect()
        })
    });
    let of = move |read: fn(&Row) -> String| {
        Signal::derive(move || row.with(|row| row.as_ref().map(read).unwrap_or_default()))
    };
    let all_of = move |read: fn(&Row) -> Vec<String>| {
        Signal::derive(move || row.with(|row| row.as_ref().map(read).unwrap_or_default()))
    };
    let put = move |write: Write, said: String| writing.put(TimetableCommand, vec![write], said);
    let edit = move |field: &'static str, (before, after, caret): Edited| {
        let place = workshop::Place::of(ROWS, id, field);
        let write = Write::Edit {
            place,
            before,
            after,
            caret,
        };
        put(write, words.saved.to_owned());
    };
    let set = move |field: &'static str, text: &str| {
        let value = (!visible::is_blank(text)).then(|| text.to_owned());
        put(
            Write::set_or_clear(ROWS, id, field, value),
            words.saved.to_owned(),
        );
    };
    let print = move |word: &str| match When::of_word(word) {
        Some(when) => when.print(style.get(), texts.language),
        None => word.to_owned(),
    };
    let when = Signal::derive(move || {
        row.with(|row| {
            let timing = row.as_ref().map(|row| &row.timing);
            timing.map(|timing| timing.print(style.get(), texts.language))
        })
        .unwrap_or_default()
    });
    let set_when = move |typed: &str| {
        let read = When::typed(typed);
        let word = read.map_or_else(|| typed.to_owned(), When::word);
        let word = (!visible::is_blank(&word)).then_some(word);
        let said = match read {
            Some(when) => (words.saved_when)(&when.in_text(style.get_untracked(), texts.language)),
            None => words.saved.to_owned(),
        };
        put(Write::set_or_clear(ROWS, id, WHEN, word), said);
    };
    let assumed = move || {
        row.with(|row| {
            let when = row.as_ref()?.timing.assumed()?;
            Some((words.assumed)(&when.in_text(style.get(), texts.language)))
        })
    };
    let found = Memo::new(move |_| {
        table.all.with(|all| {
            odd.with(|odd| {
                let of_row = odd.iter().filter(|finding| finding.row == id);
                of_row
                    .map(|finding| words.odd(all, finding, texts.language))
                    .collect::<Vec<_>>()
            })
        })
    });
    let step = Memo::new(move |_| {
        row.with(|row| {
            let chosen = row.as_ref().and_then(|row| row.row.steps.last().cloned());
            chosen.unwrap_or_default()
        })
    });
    let looks_like = move || {
        let guessed = row.with(|row| row.as_ref().map(|row| row.step));
        match step.get().is_empty() {
            true => (words.by_words)(words.step_named(guessed.unwrap_or(RowStep::Other))),
            false => words.by_its_words.to_owned(),
        }
    };
    let step_of = move |word: &str| {
        let step = RowStep::of_word(word);
        step.map_or_else(|| word.to_owned(), |step| words.step_named(step).to_owned())
    };
    let field = move |of: &'static str| format!("timetable-{of}-{id}");
    let word_field = move |key: &'static str,
                           label: &'static str,
                           list: &'static str,
                           read: fn(&Row) -> Vec<String>| {
        let values = all_of(read);
        let last = Signal::derive(move || values.get().pop().unwrap_or_default());
        view! {
            <div>
                <label class="form-label" for=field(key)>{label}</label>
                <SavedField
                    id=field(key)
                    value=last
                    list=list
                    on_save=Callback::new(move |(_, after): (String, String)| set(key, &after))
                />
                <Dispute values on_choice=Callback::new(move |chosen: String| set(key, &chosen))/>
            </div>
        }
    };
    let has_note =
        untrack(|| row.with(|row| row.as_ref().is_some_and(|row| !row.row.note.is_empty())));
    view! {
        <div class="timetable-item" role="listitem">
        <div class="timetable-row" role="group" aria-label=name>
            <div class="timetable-head">
                <p class="timetable-number" aria-hidden="true">{move || place_of(table, &id)}</p>
                <div class="timetable-tools">
                    <OrderTools
                        id
                        name
                        beside
                        on_move=Callback::new(move |moved: Vec<Put>| {
                            let writes = moved.into_iter();
                            let writes = writes.map(|(id, order)| Write::set(ROWS, id, ROW_ORDER, order));
                            writing.put(TimetableCommand, writes.collect(), words.moved.to_owned());
                        })
                        on_take_out=Callback::new(move |()| {
                            let said = (words.taken_out)(&name.get_untracked());
                            put(Write::set(ROWS, id, "removed", true), said);
                        })
                    />
                </div>
            </div>
            <div class="timetable-fields">
                <div class="timetable-what">
                    <SavedArea
                        id=field(WHAT)
                        label=words.what.to_owned()
                        value=of(|row| row.row.what.clone())
                        rows=1
                        limit=NAME_LIMIT
                        wanted=Callback::new(move |()| writing.wanted.get() == Some(id))
                        on_save=Callback::new(move |edited| edit(WHAT, edited))
                    />
                </div>
                <div class="timetable-when">
                    <label class="form-label" for=when_field(&id)>{words.when}</label>
                    <SavedField
                        id=when_field(&id)
                        value=when
                        written=Callback::new(move |typed: String| match When::typed(&typed) {
                            Some(when) => when.print(style.get_untracked(), texts.language),
                            None => typed,
                        })
                        on_save=Callback::new(move |(_, after): (String, String)| set_when(&after))
                    />
                    <p class="hint" aria-live="polite">{assumed}</p>
                    <Dispute
                        values=Signal::derive(move || {
                            let all = row.with(|row| row.as_ref().map(|row| row.row.whens.clone()));
                            all.unwrap_or_default().iter().map(|word| print(word)).collect()
                        })
                        on_choice=Callback::new(move |chosen: String| set_when(&chosen))
                    />
                </div>
                {word_field(BODY, words.body, BODIES, |row| row.row.bodies.clone())}
                {word_field(ROLE, words.role, ROLES, |row| row.row.roles.clone())}
                <div>
                    <label class="form-label" for=field(STEP)>{words.step}</label>
                    <select
                        class="form-select"
                        id=field(STEP)
                        prop:value=step
                        on:change=move |event| set(STEP, &event_target_value(&event))
                    >
                        <option value="" selected=move || step.get().is_empty()>{looks_like}</option>
                        {RowStep::ALL
                            .map(|one| view! {
                                <option value=one.word() selected=move || step.get() == one.word()>
                                    {words.step_named(one)}
                                </option>
                            })
                            .collect_view()}
                    </select>
                    <Dispute
                        values=Signal::derive(move || {
                            let all = row.with(|row| row.as_ref().map(|row| row.row.steps.clone()));
                            all.unwrap_or_default().iter().map(|word| step_of(word)).collect()
                        })
                        on_choice=Callback::new(move |chosen: String| {
                            let step = RowStep::ALL.into_iter().find(|step| words.step_named(*step) == chosen);
                            match step {
                                Some(step) => set(STEP, step.word()),
                                None => set(STEP, &chosen),
                            }
                        })
                    />
                </div>
            </div>
            <ul class="timetable-odd" aria-label=words.odd_of_row hidden=move || found.with(Vec::is_empty)>
                {each(move || found.get(), |said| said.clone(), |said| view! { <li>{said}</li> }.into_any())}
            </ul>
            <details class="timetable-note" open=has_note>
                <summary>{words.note}</summary>
                <SavedArea
                    id=field(ROW_NOTE)
                    label=words.note.to_owned()
                    value=of(|row| row.row.note.clone())
                    rows=1
                    limit=NOTE_LIMIT
                    on_save=Callback::new(move |edited| edit(ROW_NOTE, edited))
                />
            </details>
        </div>
        </div>
    }
}

/// The number of a row among the rows, in words.
fn place_of(table: TimetableState, id: &ItemId) -> Option<String> {
    table.all.with(|all| {
        let place = all.rows.iter().position(|row| row.row.id == *id)?;
        Some(format!("{}.", place + 1))
    })
}

/// Whether a row has a time that can be drawn and put into a calendar.
pub fn is_timed(row: &Row) -> bool {
    matches!(row.timing, Timing::Of { .. })
}
