//! A dispute: two facilitators set the same thing at the same time, each without having seen the other's. Both stand where
//! the field is, and one of them chooses. What was not chosen stays in sight until the page is left.

use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::DocumentId;
use workshop::{Command, Dispute, PlanCommand, PlanField};

use super::text::PlanTexts;
use crate::route::Route;
use crate::state::{PlanState, Workshop};
use crate::text::Texts;
use crate::view::language::texts;
use crate::view::part::{Icon, Notice, Tone, each, focus};

/// How a value is shown to a person.
pub(super) type Show = fn(&str, &Texts) -> String;

/// What is to be chosen between.
#[derive(Clone, PartialEq)]
struct Choice {
    values: Vec<String>,
    /// What the person has chosen, if the choice is made.
    made: Option<String>,
}

/// The versions of a field, where there are several.
#[component]
pub(super) fn Disputed(
    /// Of which field.
    field: PlanField,
    /// What the field is called.
    #[prop(into)]
    name: Signal<String>,
    /// How a version is shown; as it is, if nothing is said.
    #[prop(optional)]
    show: Option<Show>,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let plan = expect_context::<PlanState>().plan;
    let texts = texts();
    let words = PlanTexts::of(texts.language);
    let heading = format!("dispute-{}", name_of(&field));
    let field = StoredValue::new(field);
    let open = Memo::new(move |_| {
        let found = |dispute: &&Dispute| field.with_value(|field| dispute.field == *field);
        plan.with(|plan| {
            plan.disputes
                .iter()
                .find(found)
                .map(|one| one.values.clone())
        })
    });
    let made = RwSignal::new(None::<Choice>);
    let choice = Memo::new(move |_| match open.get() {
        Some(values) => Some(Choice { values, made: None }),
        None => made.get(),
    });
    let focused = heading.clone();
    let choose = Callback::new(move |value: String| {
        let Some(Choice { values, .. }) = choice.get_untracked() else {
            return;
        };
        let focused = focused.clone();
        spawn_local(async move {
            let command = command(field.get_value(), &value);
            match workshop.write(DocumentId::PLAN, command).await {
                Ok(()) => {
                    let _ = made.try_set(Some(Choice {
                        values,
                        made: Some(value),
                    }));
                    // The button that was pressed goes.
                    focus::put_on(&focused);
                }
                Err(failure) => workshop.tell(&failure),
            }
        });
    });
    let said =
        move || match choice.with(|choice| choice.as_ref().is_some_and(|one| one.made.is_some())) {
            true => words.dispute_made.to_owned(),
            false => (words.dispute)(&name.get()),
        };
    let shown = move |value: &str| match (value, show) {
        ("", _) => words.dispute_nothing.to_owned(),
        (value, Some(show)) => show(value, texts),
        (value, None) => value.to_owned(),
    };
    let rows = move || {
        let Some(Choice { values, made }) = choice.get() else {
            return Vec::new();
        };
        let row = |value: String| {
            let is_made = made.as_ref() == Some(&value);
            (value, is_made)
        };
        values.into_iter().map(row).collect()
    };
    let any = Memo::new(move |_| choice.with(Option::is_some));
    view! {
        <Show when=move || any.get()>
            <div class="dispute">
                <p class="dispute-heading" id=heading.clone() tabindex="-1">
                    <Icon name="warning"/>
                    <span prop:textContent=said></span>
                </p>
                <ul class="dispute-list">
                    {each(rows, |row| row.clone(), move |(value, is_made)| {
                        let words_of_it = shown(&value);
                        let name = (words.dispute_choose_this)(&words_of_it);
                        view! {
                            <li class="dispute-version">
                                <span class="dispute-value" dir="auto">{words_of_it}</span>
                                {if is_made {
                                    view! {
                                        <span class="dispute-holds">
                                            <Icon name="check"/>
                                            <span>{words.dispute_holds}</span>
                                        </span>
                                    }.into_any()
                                } else {
                                    view! {
                                        <button
                                            type="button"
                                            class="button button-secondary"
                                            aria-label=name
                                            on:click=move |_| choose.run(value.clone())
                                        >
                                            {words.dispute_choose}
                                        </button>
                                    }.into_any()
                                }}
                            </li>
                        }.into_any()
                    })}
                </ul>
            </div>
        </Show>
    }
}

/// The command that settles it.
fn command(field: PlanField, value: &str) -> Command {
    match field {
        PlanField::Points => {
            let points = value.parse().unwrap_or_default();
            PlanCommand::SetPoints { points }
        }
        field => {
            let value = (!value.is_empty()).then(|| value.to_owned());
            PlanCommand::SetField { field, value }
        }
    }
    .into()
}

/// What names a field in the page.
fn name_of(field: &PlanField) -> String {
    use super::series::key;
    match field {
        PlanField::Date => "date".to_owned(),
        PlanField::Place => "place".to_owned(),
        PlanField::Privacy => "privacy".to_owned(),
        PlanField::Points => "points".to_owned(),
        PlanField::Question { item } => format!("question-{}", key(item)),
        PlanField::Plain { item } => format!("plain-{}", key(item)),
        PlanField::Start { phase } => format!("start-{phase}"),
        PlanField::End { phase } => format!("end-{phase}"),
        PlanField::Activity { phase } => format!("activity-{phase}"),
    }
}

/// On which of the two pages the field stands.
fn is_in_programme(field: &PlanField) -> bool {
    matches!(
        field,
        PlanField::Start { .. } | PlanField::End { .. } | PlanField::Activity { .. }
    )
}

/// How many disputes there are, above the page that has some of them.
#[component]
pub(super) fn Disputes(
    /// Whether the page is the programme.
    in_programme: bool,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let plan = expect_context::<PlanState>().plan;
    let words = PlanTexts::of(texts().language);
    let count = move |programme: bool| {
        Memo::new(move |_| {
            plan.with(|plan| {
                let those = plan.disputes.iter();
                let those = those.filter(|one| is_in_programme(&one.field) == programme);
                those.count()
            })
        })
    };
    let (here, there) = (count(in_programme), count(!in_programme));
    let other = match in_programme {
        true => super::PAGE,
        false => super::programme::PAGE,
    };
    let address = StoredValue::new(Route::Page(workshop.id, other.word).to_string());
    view! {
        <div aria-live="polite">
            <Show when=move || { here.get() > 0 || there.get() > 0 }>
                <div class="disputes">
                    <Notice tone=Tone::Warning>
                        <p prop:textContent=move || {
                            (here.get() > 0).then(|| (words.disputes)(here.get()))
                        }></p>
                        {move || (there.get() > 0).then(|| view! {
                                <p>
                                    <a href=address.get_value()>
                                        {match in_programme {
                                            true => (words.disputes_in_plan)(there.get()),
                                            false => (words.disputes_in_programme)(there.get()),
                                        }}
                                    </a>
                                </p>
                            })}
                    </Notice>
                </div>
            </Show>
        </div>
    }
}
