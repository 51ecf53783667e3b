//! A guide: the question that leads people in a row or column, and the same in plain words.

use leptos::prelude::*;
use workshop::{PlanCommand, PlanField, PlanItem, QUESTION_LIMIT};

use super::dispute::Disputed;
use super::series::{self, set};
use super::text::PlanTexts;
use crate::state::{PlanState, Workshop};
use crate::view::facilitators::parts::saved_area::{Edited, SavedArea};
use crate::view::language::texts;

/// The question of a row or column and its plain wording, folded away.
#[component]
pub(super) fn Guide(item: PlanItem, title: Memo<String>) -> impl IntoView {
    let words = PlanTexts::of(texts().language);
    let plan = expect_context::<PlanState>().plan;
    let said = |item: &PlanItem, plain: bool| {
        let item = item.clone();
        Memo::new(move |_| {
            plan.with(|plan| said(plan, &item, plain))
                .unwrap_or_default()
        })
    };
    let (question, plain) = (said(&item, false), said(&item, true));
    let key = series::key(&item);
    let (question_id, plain_id) = (format!("question-{key}"), format!("plain-{key}"));
    let question_field = PlanField::Question { item: item.clone() };
    let plain_field = PlanField::Plain { item };
    let summary = move || match question.with(String::is_empty) {
        true => words.question_none.to_owned(),
        false => question.get(),
    };
    view! {
        <details class="part-guide quiet-details">
            <summary>
                <span class="part-guide-name">{words.question}</span>
                " "
                <span class="part-guide-said" prop:textContent=summary></span>
            </summary>
            <div class="part-guide-fields">
                <SavedArea
                    id=question_id.clone()
                    label=Signal::derive(move || (words.question_of)(&title.get()))
                    value=question
                    limit=QUESTION_LIMIT
                    on_save=saving(question_field.clone())
                />
                <SavedArea
                    id=plain_id.clone()
                    label=Signal::derive(move || (words.plain_of)(&title.get()))
                    value=plain
                    limit=QUESTION_LIMIT
                    on_save=saving(plain_field.clone())
                />
                <p class="hint">{words.plain_help}</p>
            </div>
        </details>
        <Disputed field=question_field name=Signal::derive(move || (words.question_of)(&title.get()))/>
        <Disputed field=plain_field name=Signal::derive(move || (words.plain_of)(&title.get()))/>
    }
}

/// What a row or column asks.
fn said(plan: &workshop::Plan, item: &PlanItem, plain: bool) -> Option<String> {
    let (question, plain_words) = match item {
        PlanItem::FocusPoint { id } => {
            let row = plan.focus_point(id)?;
            (&row.question, &row.plain)
        }
        PlanItem::Aspect { id } => {
            let column = plan.aspect(id)?;
            (&column.question, &column.plain)
        }
        _ => return None,
    };
    if plain { plain_words } else { question }.clone()
}

/// Saves what is left in an area as the whole of a field.
pub(super) fn saving(field: PlanField) -> Callback<Edited> {
    let workshop = expect_context::<Workshop>();
    Callback::new(move |(_, after, _): Edited| {
        let (field, value) = (field.clone(), Some(after));
        set(workshop, PlanCommand::SetField { field, value });
    })
}
