//! Defaults: what holds where a table says nothing.

use intake::{Defaults, Grid, Meaning};
use leptos::prelude::*;
use protocol::WorkshopId;

use super::columns::SettingUp;
use super::picker::{Choice, Picker};
use crate::view::facilitators::collect::bring::text::BringTexts;
use crate::view::language::texts;

const NONE: &str = "-";

/// What can be given to lines that say nothing of it.
const GIVEN: [Meaning; 4] = [
    Meaning::FocusPoint,
    Meaning::Aspect,
    Meaning::Table,
    Meaning::Stakeholder,
];

/// What holds for the lines that say nothing.
#[component]
pub fn ForTheRest() -> impl IntoView {
    let words = BringTexts::of(texts().language);
    let fields = GIVEN.map(|meaning| view! { <Given meaning/> });
    view! {
        <section class="bring-part" aria-labelledby="bring-defaults">
            <h3 class="bring-part-heading" id="bring-defaults">{words.defaults}</h3>
            <p class="hint">{words.defaults_help}</p>
            <div class="bring-defaults">{fields.into_iter().collect_view()}</div>
        </section>
    }
}

#[component]
fn Given(meaning: Meaning) -> impl IntoView {
    let setting_up = expect_context::<SettingUp>();
    let words = BringTexts::of(texts().language);
    let mut choices: Vec<Choice> = vec![(NONE.to_owned(), words.none.to_owned())];
    choices.extend(setting_up.choices(meaning));
    let chosen = {
        let setup = setting_up.table.setup.clone();
        Signal::derive(move || {
            let given = setup.with(|setup| given(&setup.defaults, meaning));
            given.unwrap_or_else(|| NONE.to_owned())
        })
    };
    let on_choose = Callback::new(move |id: String| {
        let id = (id != NONE).then_some(id);
        setting_up.change(|setup| give(&mut setup.defaults, meaning, id));
    });
    let id = format!("bring-default-{}", meaning as usize);
    let label = words.meaning(meaning).to_owned();
    view! { <Picker id label choices chosen on_choose/> }
}

fn given(defaults: &Defaults, meaning: Meaning) -> Option<String> {
    match meaning {
        Meaning::FocusPoint => defaults.focus_point.clone(),
        Meaning::Aspect => defaults.aspect.clone(),
        Meaning::Stakeholder => defaults.stakeholder.clone(),
        _ => defaults.table.map(|number| number.to_string()),
    }
}

fn give(defaults: &mut Defaults, meaning: Meaning, id: Option<String>) {
    match meaning {
        Meaning::FocusPoint => defaults.focus_point = id,
        Meaning::Aspect => defaults.aspect = id,
        Meaning::Stakeholder => defaults.stakeholder = id,
        _ => defaults.table = id.and_then(|number| number.parse().ok()),
    }
}

impl SettingUp {
    /// The tables that can be chosen.
    pub fn tables(&self) -> Vec<Choice> {
        let texts = texts();
        let numbers = self.bringing.plan.with_untracked(|plan| {
            let tables = plan.tables.iter().filter(|table| !table.removed);
            let mut numbers: Vec<u32> = tables.map(|table| table.number).collect();
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        });
        let named = |number: u32| (number.to_string(), (texts.common.table)(number));
        numbers.into_iter().map(named).collect()
    }

    /// What the plan has.
    pub fn grid(&self) -> Grid {
        self.bringing.grid()
    }

    /// The workshop.
    pub fn workshop(&self) -> WorkshopId {
        self.bringing.workshop.id
    }
}
