//! Values: what stands in a table and not in the plan is asked once each.

use intake::{Meaning, Value};
use leptos::prelude::*;
use workshop::collection::compare_danish;

use super::Asked;
use super::columns::SettingUp;
use super::picker::{Choice, Picker};
use crate::view::facilitators::collect::bring::text::BringTexts;
use crate::view::language::texts;
use crate::view::part::each;

/// So many are asked at once: where there are more, the column means something else.
const MOST: usize = 40;
/// Stands for no answer yet, and for “nothing”.
const OPEN: &str = "?";
const NONE: &str = "-";

/// The values that are not in the plan.
#[component]
pub fn Values() -> impl IntoView {
    let setting_up = expect_context::<SettingUp>();
    let words = BringTexts::of(texts().language);
    let asked = setting_up.table.asked.clone();
    let all = Memo::new(move |_| {
        let mut all = asked.get();
        all.sort_by(|one, other| {
            let place = |asked: &Asked| asked.meaning as usize;
            place(one)
                .cmp(&place(other))
                .then_with(|| compare_danish(&one.value, &other.value))
        });
        all
    });
    let any = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let more = move || {
        let more = all.with(Vec::len).saturating_sub(MOST);
        (more > 0).then(|| view! { <p class="hint">{(words.more_values)(more)}</p> })
    };
    view! {
        <Show when=move || any.get()>
            <section class="bring-part" aria-labelledby="bring-values">
                <h3 class="bring-part-heading" id="bring-values">{words.values}</h3>
                <p class="hint">{words.values_help}</p>
                <ul class="bring-values">
                    {each(
                        move || all.with(|all| all.iter().take(MOST).cloned().collect()),
                        |asked| (asked.meaning as usize, asked.value.clone()),
                        |asked| view! { <OneValue asked/> }.into_any(),
                    )}
                </ul>
                {more}
            </section>
        </Show>
    }
}

#[component]
fn OneValue(asked: Asked) -> impl IntoView {
    let setting_up = expect_context::<SettingUp>();
    let words = BringTexts::of(texts().language);
    let Asked {
        meaning,
        value,
        count,
    } = asked;
    let mut choices: Vec<Choice> = vec![(OPEN.to_owned(), words.choose.to_owned())];
    choices.extend(setting_up.choices(meaning));
    choices.push((NONE.to_owned(), words.none.to_owned()));
    let label = (words.value_means)(&value, words.meaning(meaning));
    let id = format!("bring-value-{}-{}", meaning as usize, intake::fold(&value));
    let chosen = {
        let (setup, value) = (setting_up.table.setup.clone(), value.clone());
        Signal::derive(move || {
            setup.with(|setup| {
                let values = &setup.mapping.values;
                let said = values
                    .iter()
                    .find(|said| said.meaning == meaning && said.value == value);
                match said.map(|said| said.id.as_str()) {
                    None => OPEN.to_owned(),
                    Some("") => NONE.to_owned(),
                    Some(id) => id.to_owned(),
                }
            })
        })
    };
    let on_choose = Callback::new(move |id: String| {
        setting_up.change(|setup| {
            let values = &mut setup.mapping.values;
            values.retain(|said| said.meaning != meaning || said.value != value);
            if id != OPEN {
                values.push(Value {
                    meaning,
                    value: value.clone(),
                    id: if id == NONE { String::new() } else { id },
                });
            }
        });
    });
    view! {
        <li class="bring-value">
            <Picker id label choices chosen on_choose/>
            <span class="hint">{(words.in_rows)(count)}</span>
        </li>
    }
}

impl SettingUp {
    /// What of the plan a value can stand for.
    pub fn choices(&self, meaning: Meaning) -> Vec<Choice> {
        let grid = self.grid();
        let parts = match meaning {
            Meaning::FocusPoint => grid.focus_points,
            Meaning::Aspect => grid.aspects,
            Meaning::Stakeholder => grid.stakeholders,
            _ => return self.tables(),
        };
        let parts = parts.into_iter();
        parts.map(|part| (part.id, part.title)).collect()
    }
}
