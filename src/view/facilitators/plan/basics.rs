//! Title, date and place.

use leptos::prelude::*;
use sync::DocumentId;
use workshop::{PlanCommand, PlanField};

use super::dispute::Disputed;
use super::series::set;
use super::text::PlanTexts;
use crate::state::{PlanState, Workshop};
use crate::view::language::texts;
use crate::view::part::SavedField;

/// What the workshop is called, when and where it is.
#[component]
pub fn Basics() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let texts = texts();
    let words = PlanTexts::of(texts.language);
    let plan = expect_context::<PlanState>();
    let title = plan.title();
    let date = Memo::new(move |_| plan.plan.with(|plan| plan.date.clone()));
    let place = Memo::new(move |_| {
        plan.plan
            .with(|plan| plan.place.clone())
            .unwrap_or_default()
    });
    let save_place = Callback::new(move |(_, after): (String, String)| {
        let (field, value) = (PlanField::Place, Some(after));
        set(workshop, PlanCommand::SetField { field, value });
    });
    let save_title = Callback::new(move |(before, after): (String, String)| {
        workshop.issue(
            DocumentId::PLAN,
            PlanCommand::EditTitle { before, after }.into(),
        );
    });
    let save_date = Callback::new(move |(_, after): (String, String)| {
        let date = (!after.is_empty()).then_some(after);
        workshop.issue(DocumentId::PLAN, PlanCommand::SetDate { date }.into());
    });
    view! {
        <section class="panel" aria-labelledby="basics-heading">
            <h3 class="panel-heading" id="basics-heading">{words.basics}</h3>
            <div class="form-group">
                <label class="form-label" for="plan-title">{words.title}</label>
                <SavedField
                    id="plan-title".to_owned()
                    value=title
                    empty=words.name_missing
                    on_save=save_title
                />
            </div>
            <div class="form-group">
                <label class="form-label" for="plan-date">{words.date}</label>
                <SavedField
                    id="plan-date".to_owned()
                    kind="date"
                    unreadable=words.date_wrong
                    between=("2000-01-01", "2199-12-31")
                    value=Signal::derive(move || date.get().unwrap_or_default())
                    on_save=save_date
                />
                <p class="hint">
                    {move || match date.get() {
                        Some(date) => texts.date(&date),
                        None => words.date_none.to_owned(),
                    }}
                </p>
            </div>
            <Disputed
                field=PlanField::Date
                name=Signal::stored(words.date.to_owned())
                show=|date, texts| texts.date(date)
            />
            <div class="form-group">
                <label class="form-label" for="plan-place">{words.place}</label>
                <SavedField id="plan-place".to_owned() value=place on_save=save_place/>
            </div>
            <Disputed field=PlanField::Place name=Signal::stored(words.place.to_owned())/>
        </section>
    }
}
