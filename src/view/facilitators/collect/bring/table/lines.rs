//! The lines to come, as they will be.

use std::sync::Arc;

use intake::Line;
use leptos::prelude::*;
use workshop::{TEXT_LIMIT, visible};

use super::columns::SettingUp;
use super::counted::{Counted, Standing};
use crate::view::facilitators::collect::bring::text::BringTexts;
use crate::view::facilitators::collect::text::CollectTexts;
use crate::view::language::texts;
use crate::view::part::{Icon, Passage};

/// So many lines are shown.
const SHOWN: usize = 10;
/// So many rows are named.
const NAMED: usize = 8;

/// What a table becomes: how many lines, the first of them, and what is passed over.
#[component]
pub fn Becomes() -> impl IntoView {
    let setting_up = expect_context::<SettingUp>();
    let words = BringTexts::of(texts().language);
    let table = setting_up.table.clone();
    let sum = {
        let table = table.clone();
        Memo::new(move |_| table.in_words(words))
    };
    let lack = {
        let table = table.clone();
        Memo::new(move |_| table.lack(words))
    };
    let counted = table.counted.clone();
    let shown = move || {
        let counted = counted.get()?;
        Some(view! { <Shown counted/> })
    };
    view! {
        <section class="bring-part" aria-labelledby="bring-becomes">
            <h3 class="bring-part-heading" id="bring-becomes">{words.becomes}</h3>
            <p class="bring-sum" aria-live="polite">{sum}</p>
            {move || lack.get().map(|lack| view! {
                <p class="bring-told bring-warning"><Icon name="warning"/><span>{lack}</span></p>
            })}
            {shown}
        </section>
    }
}

#[component]
fn Shown(counted: Arc<Counted>) -> impl IntoView {
    let words = BringTexts::of(texts().language);
    let setting_up = expect_context::<SettingUp>();
    let titles = Titles::of(&setting_up);
    let first = counted.lines.iter().take(SHOWN);
    let first = first.map(|(_, line, standing)| {
        view! { <OneLine line=line.clone() standing=*standing titles=titles.clone()/> }
    });
    let first = first.collect_view();
    let count = counted.lines.len().min(SHOWN);
    let lines = match count {
        0 => view! { <p>{words.no_lines}</p> }.into_any(),
        count => {
            let label = (words.first_lines)(count);
            view! { <ol class="bring-lines" aria-label=label>{first}</ol> }.into_any()
        }
    };
    view! {
        {lines}
        <Skipped counted/>
    }
}

/// What the ids of a line are called.
#[derive(Clone)]
struct Titles {
    grid: Arc<intake::Grid>,
    default_table: Option<u16>,
}

impl Titles {
    fn of(setting_up: &SettingUp) -> Self {
        let setup = setting_up.table.setup.get_untracked();
        Self {
            grid: Arc::new(setting_up.grid()),
            default_table: setup.defaults.table,
        }
    }

    fn title(parts: &[intake::Part], id: Option<&String>) -> Option<String> {
        let part = parts.iter().find(|part| Some(&part.id) == id)?;
        Some(part.title.clone())
    }
}

#[component]
fn OneLine(line: Line, standing: Standing, titles: Titles) -> impl IntoView {
    let texts = texts();
    let words = BringTexts::of(texts.language);
    let collected = CollectTexts::of(texts.language);
    let grid = &titles.grid;
    let focus_point = Titles::title(&grid.focus_points, line.focus_point.as_ref());
    let aspect = Titles::title(&grid.aspects, line.aspect.as_ref());
    let place = format!(
        "{} · {}",
        focus_point.unwrap_or_else(|| collected.unknown_focus_point.to_owned()),
        aspect.unwrap_or_else(|| collected.unknown_aspect.to_owned())
    );
    let table = line.table.or(titles.default_table);
    let stakeholder = Titles::title(&grid.stakeholders, line.stakeholder.as_ref());
    let by = [
        table.map(|number| (texts.common.table)(number.into())),
        line.name.as_deref().map(visible::in_line),
        stakeholder,
    ];
    let by = by.into_iter().flatten();
    let by = by.map(|part| view! { <li>{part}</li> }).collect_view();
    let (mark, icon) = match standing {
        Standing::New => (words.is_new, "plus"),
        Standing::Known => (words.is_known, "check"),
        Standing::TooLong | Standing::Blank => (words.is_too_long, "warning"),
    };
    let text = line.text;
    view! {
        <li class="bring-line">
            <p class="bring-line-place">{place}</p>
            <Passage text=move || text.clone()/>
            <ul class="found-by">
                {by}
                <li class="mark"><Icon name=icon/>{mark}</li>
            </ul>
        </li>
    }
}

/// Why what is passed over is, and what else is to be known of the rows.
#[component]
fn Skipped(counted: Arc<Counted>) -> impl IntoView {
    let words = BringTexts::of(texts().language);
    let reasons = counted.reasons();
    let (long, noted) = (counted.too_long(), counted.noted_rows());
    let said = [
        (reasons.empty > 0).then(|| (words.skipped_empty)(reasons.empty)),
        (reasons.moderated > 0).then(|| (words.skipped_moderated)(reasons.moderated)),
        (reasons.repeated > 0).then(|| (words.skipped_repeated)(reasons.repeated)),
        (!long.is_empty()).then(|| (words.skipped_long)(&listed(&long), TEXT_LIMIT)),
    ];
    let said = said.into_iter().flatten();
    let said: Vec<_> = said.map(|said| view! { <li>{said}</li> }).collect();
    let skipped = (!said.is_empty()).then(|| {
        view! {
            <h4 class="bring-skipped-heading">{words.skipped}</h4>
            <ul class="bring-skipped">{said}</ul>
        }
    });
    let noted = (!noted.is_empty()).then(|| {
        let said = (words.noted)(noted.len(), &listed(&noted));
        view! { <p class="bring-told bring-info"><Icon name="info"/><span>{said}</span></p> }
    });
    view! { {skipped} {noted} }
}

/// The numbers of rows, as many as one reads.
fn listed(rows: &[usize]) -> String {
    let first = rows.iter().take(NAMED).map(ToString::to_string);
    let mut listed = first.collect::<Vec<_>>().join(", ");
    if rows.len() > NAMED {
        listed.push_str(" …");
    }
    listed
}
