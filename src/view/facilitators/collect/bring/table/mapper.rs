//! The mapper: the first rows of a table, and above each column what it means.

use intake::{Meaning, Sheet};
use leptos::prelude::*;

use super::columns::SettingUp;
use super::picker::{Choice, Picker};
use crate::device::office::ReadSheet;
use crate::view::facilitators::collect::bring::text::BringTexts;
use crate::view::language::texts;
use crate::view::part::Icon;

/// What a column can mean, in the order in which it is offered.
const MEANINGS: [Meaning; 8] = [
    Meaning::Text,
    Meaning::Title,
    Meaning::FocusPoint,
    Meaning::Aspect,
    Meaning::Table,
    Meaning::Stakeholder,
    Meaning::Name,
    Meaning::Nothing,
];

/// The sheet that is chosen, its notes and its columns.
#[component]
pub fn Mapper() -> impl IntoView {
    let setting_up = expect_context::<SettingUp>();
    let words = BringTexts::of(texts().language);
    let table = setting_up.table.clone();
    let shown = {
        let table = table.clone();
        Memo::new(move |_| table.shown())
    };
    let has_headings = {
        let table = table.clone();
        Memo::new(move |_| {
            let place = table.setup.with(|setup| setup.sheet);
            let head = table.sheets.get(place);
            head.is_some_and(|head| head.sheet.heading_row.is_some())
        })
    };
    let without = {
        let table = table.clone();
        Memo::new(move |_| table.setup.with(|setup| setup.without_headings))
    };
    let headings = {
        let setting_up = StoredValue::new(setting_up.clone());
        move || {
            view! {
                <label class="bring-check">
                    <input
                        type="checkbox"
                        prop:checked=move || !without.get()
                        on:change=move |event| {
                            let without = !event_target_checked(&event);
                            setting_up.with_value(|one| one.change(|setup| setup.without_headings = without));
                        }
                    />
                    <span>{words.first_is_heading}</span>
                </label>
            }
        }
    };
    let notes = move || {
        let notes = shown.with(|(sheet, _)| {
            sheet
                .notes
                .iter()
                .map(|note| words.note(note))
                .collect::<Vec<_>>()
        });
        let notes: Vec<_> = notes
            .into_iter()
            .map(|note| view! { <li><Icon name="info"/><span>{note}</span></li> })
            .collect();
        (!notes.is_empty()).then(|| view! { <ul class="bring-notes">{notes}</ul> })
    };
    view! {
        <Sheets/>
        {notes}
        <Show when=move || has_headings.get()>{headings()}</Show>
        {move || {
            let (sheet, _) = shown.get();
            view! { <Rows sheet/> }
        }}
    }
}

/// The choice between sheets, where there are several.
#[component]
fn Sheets() -> impl IntoView {
    let setting_up = expect_context::<SettingUp>();
    let words = BringTexts::of(texts().language);
    let table = setting_up.table.clone();
    let named = |(place, head): (usize, &ReadSheet)| {
        (
            place.to_string(),
            (words.sheet_named)(&head.sheet.name, head.rows),
        )
    };
    let choices: Vec<Choice> = table.sheets.iter().enumerate().map(named).collect();
    let workshop = setting_up.workshop();
    (choices.len() > 1).then(|| {
        let chosen = Signal::derive(move || table.setup.with(|setup| setup.sheet.to_string()));
        let on_choose = Callback::new(move |place: String| {
            let place = place.parse().unwrap_or(0);
            setting_up.table.choose_sheet(place, workshop);
            setting_up.count();
        });
        let (id, label) = ("bring-sheet".to_owned(), words.sheet.to_owned());
        view! { <div class="bring-sheets"><Picker id label choices chosen on_choose/></div> }
    })
}

/// The first rows.
#[component]
fn Rows(sheet: Sheet) -> impl IntoView {
    let words = BringTexts::of(texts().language);
    let count = sheet.headings.len();
    let heads = sheet.headings.iter().enumerate();
    let heads = heads.map(|(column, heading)| view! { <Head column heading=heading.clone()/> });
    let heads = heads.collect_view();
    let rows = (0..sheet.rows.len()).map(|row| {
        let cells = (0..count).map(|column| {
            let cell = sheet.cell(row, column).to_owned();
            view! { <Cell column cell/> }
        });
        let number = sheet.numbers.get(row).copied().unwrap_or(row + 1);
        view! {
            <tr>
                <th scope="row" class="bring-row-number">{number}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="bring-scroll" role="region" tabindex="0" aria-label=words.first_rows>
            <table class="bring-table">
                <thead>
                    <tr>
                        <th scope="col" class="bring-row-number">{words.row}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// What a column is called, and what it means.
#[component]
fn Head(column: usize, heading: String) -> impl IntoView {
    let setting_up = expect_context::<SettingUp>();
    let words = BringTexts::of(texts().language);
    let name = named(&heading, column, words);
    let choices = MEANINGS.iter().enumerate();
    let choices =
        choices.map(|(place, meaning)| (place.to_string(), words.meaning(*meaning).to_owned()));
    let choices: Vec<Choice> = choices.collect();
    let means = meaning_of(&setting_up, column);
    let chosen = Signal::derive(move || {
        let meaning = means.get();
        let place = MEANINGS.iter().position(|one| *one == meaning);
        place.unwrap_or_default().to_string()
    });
    let on_choose = Callback::new(move |place: String| {
        let place: usize = place.parse().unwrap_or_default();
        let meaning = MEANINGS.get(place).copied().unwrap_or_default();
        setting_up.change(|setup| {
            let columns = &mut setup.mapping.columns;
            if columns.len() <= column {
                columns.resize(column + 1, Meaning::Nothing);
            }
            // Each row is about one of each; only texts may be several.
            if !matches!(meaning, Meaning::Text | Meaning::Title | Meaning::Nothing) {
                for other in columns.iter_mut().filter(|other| **other == meaning) {
                    *other = Meaning::Nothing;
                }
            }
            columns[column] = meaning;
        });
    });
    let id = format!("bring-column-{column}");
    let label = (words.column_means)(&name);
    view! {
        <th scope="col" class="bring-head" class:is-left-out=move || means.get() == Meaning::Nothing>
            <span class="bring-head-name" dir="auto">{name}</span>
            <Picker id label quiet=true choices chosen on_choose/>
        </th>
    }
}

#[component]
fn Cell(column: usize, cell: String) -> impl IntoView {
    let means = meaning_of(&expect_context(), column);
    view! {
        <td class:is-left-out=move || means.get() == Meaning::Nothing>
            <span class="bring-cell" dir="auto">{cell}</span>
        </td>
    }
}

fn meaning_of(setting_up: &SettingUp, column: usize) -> Memo<Meaning> {
    let setup = setting_up.table.setup.clone();
    Memo::new(move |_| {
        setup.with(|setup| {
            setup
                .mapping
                .columns
                .get(column)
                .copied()
                .unwrap_or_default()
        })
    })
}

/// What a column is called; one without a heading by its place.
pub fn named(heading: &str, column: usize, words: &BringTexts) -> String {
    match heading.trim() {
        "" => (words.column)(column + 1),
        heading => heading.to_owned(),
    }
}
