//! Questions: where each column of a table is an answer to a question of its own, what that is about.

use intake::{Meaning, Value, named_by};
use leptos::prelude::*;

use super::columns::SettingUp;
use super::mapper::named;
use super::picker::{Choice, Picker};
use crate::view::facilitators::collect::bring::text::BringTexts;
use crate::view::language::texts;

const NONE: &str = "-";

/// What the columns of texts are about, where there are several.
#[component]
pub fn Questions() -> impl IntoView {
    let setting_up = expect_context::<SettingUp>();
    let words = BringTexts::of(texts().language);
    let columns = {
        let table = setting_up.table.clone();
        Memo::new(move |_| {
            let (sheet, _) = table.shown();
            let texts = table.setup.with(|setup| {
                let columns = setup.mapping.columns.iter().enumerate();
                let texts = columns.filter(|(_, meaning)| **meaning == Meaning::Text);
                texts.map(|(column, _)| column).collect::<Vec<_>>()
            });
            let named = texts.into_iter().filter_map(|column| {
                let heading = sheet.headings.get(column)?;
                (!heading.is_empty()).then(|| (column, heading.clone()))
            });
            named.collect::<Vec<_>>()
        })
    };
    let any = Memo::new(move |_| columns.with(|columns| columns.len() > 1));
    let rows = move || {
        let columns = columns.get().into_iter();
        let rows = columns.map(|(column, heading)| view! { <Question column heading/> });
        rows.collect_view()
    };
    view! {
        <Show when=move || any.get()>
            <section class="bring-part" aria-labelledby="bring-questions">
                <h3 class="bring-part-heading" id="bring-questions">{words.questions}</h3>
                <p class="hint">{words.questions_help}</p>
                <div class="bring-questions">{rows}</div>
            </section>
        </Show>
    }
}

#[component]
fn Question(column: usize, heading: String) -> impl IntoView {
    let words = BringTexts::of(texts().language);
    let name = named(&heading, column, words);
    view! {
        <About
            column
            meaning=Meaning::FocusPoint
            label=(words.question_focus_point)(&name)
            heading=heading.clone()
        />
        <About column meaning=Meaning::Aspect label=(words.question_aspect)(&name) heading/>
    }
}

#[component]
fn About(column: usize, meaning: Meaning, heading: String, label: String) -> impl IntoView {
    let setting_up = expect_context::<SettingUp>();
    let words = BringTexts::of(texts().language);
    let mut choices: Vec<Choice> = vec![(NONE.to_owned(), words.none.to_owned())];
    choices.extend(setting_up.choices(meaning));
    let chosen = {
        let (setting_up, heading) = (setting_up.clone(), heading.clone());
        Signal::derive(move || {
            let grid = setting_up.grid();
            let (focus_point, aspect) = setting_up
                .table
                .setup
                .with(|setup| named_by(&heading, &setup.mapping, &grid));
            let named = match meaning {
                Meaning::FocusPoint => focus_point,
                _ => aspect,
            };
            named.unwrap_or_else(|| NONE.to_owned())
        })
    };
    let on_choose = Callback::new(move |id: String| {
        setting_up.change(|setup| {
            let values = &mut setup.mapping.values;
            values.retain(|said| said.meaning != meaning || said.value != heading);
            values.push(Value {
                meaning,
                value: heading.clone(),
                id: if id == NONE { String::new() } else { id },
            });
        });
    });
    let id = format!("bring-question-{}-{column}", meaning as usize);
    view! { <Picker id label choices chosen on_choose/> }
}
