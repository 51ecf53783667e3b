//! What the plan says to everybody: the text about privacy, and how many points each person has to give.

use leptos::prelude::*;
use workshop::{MOST_POINTS, NOTE_LIMIT, PlanCommand, PlanField};

use super::dispute::Disputed;
use super::guide::saving;
use super::series::set;
use super::text::PlanTexts;
use crate::state::{PlanState, Workshop};
use crate::view::facilitators::parts::saved_area::SavedArea;
use crate::view::language::texts;
use crate::view::part::SavedField;

/// What people are told of privacy before they take part.
#[component]
pub(super) fn Privacy() -> impl IntoView {
    let words = PlanTexts::of(texts().language);
    let plan = expect_context::<PlanState>().plan;
    let privacy = Memo::new(move |_| plan.with(|plan| plan.privacy.clone()).unwrap_or_default());
    let name = Signal::stored(words.privacy_text.to_owned());
    view! {
        <section class="panel" aria-labelledby="privacy-heading">
            <h3 class="panel-heading" id="privacy-heading">{words.privacy}</h3>
            <p class="hint">{words.privacy_help}</p>
            <SavedArea
                id="plan-privacy".to_owned()
                label=name
                value=privacy
                rows=6
                limit=NOTE_LIMIT
                on_save=saving(PlanField::Privacy)
            />
            <Disputed field=PlanField::Privacy name/>
        </section>
    }
}

/// How many points each person has to give.
#[component]
pub(super) fn Points() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = PlanTexts::of(texts().language);
    let plan = expect_context::<PlanState>().plan;
    let points = Memo::new(move |_| plan.with(|plan| plan.points));
    let save = Callback::new(move |(_, after): (String, String)| {
        let points = after.parse().unwrap_or_default();
        set(workshop, PlanCommand::SetPoints { points });
    });
    view! {
        <section class="panel" aria-labelledby="points-heading">
            <h3 class="panel-heading" id="points-heading">{words.voting}</h3>
            <div class="form-group">
                <label class="form-label" for="plan-points">{words.points}</label>
                <span class="form-hint">{words.points_help}</span>
                <div class="table-count">
                    <SavedField
                        id="plan-points".to_owned()
                        value=Signal::derive(move || points.get().to_string())
                        read=|typed| {
                            let points = typed.parse::<u32>().ok()?;
                            (1..=MOST_POINTS).contains(&points).then(|| points.to_string())
                        }
                        empty=words.name_missing
                        unreadable=words.points_wrong
                        inputmode="numeric"
                        on_save=save
                    />
                </div>
            </div>
            <Disputed field=PlanField::Points name=Signal::stored(words.points.to_owned())/>
        </section>
    }
}
