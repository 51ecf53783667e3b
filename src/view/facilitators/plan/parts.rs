//! The list of a series' parts: those in use, a field for a new one, and those that were taken out.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::DocumentId;
use workshop::{NAME_LIMIT, PlanCommand, PlanItem, visible};

use super::phase::AddPhase;
use super::row::Row;
use super::series::{self, Crossing, Part, Series};
use super::sum::Sum;
use super::text::PlanTexts;
use crate::state::failure::Mishap;
use crate::state::{Contributions, PlanState, Workshop, arrangement};
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon, Keeping, each};

/// A series as a list that is edited.
#[component]
pub fn Parts(series: Series) -> impl IntoView {
    let words = PlanTexts::of(texts().language);
    let plan = expect_context::<PlanState>().plan;
    let of = move |removed: bool| {
        Memo::new(move |_| {
            let mut parts = plan.with(|plan| series.parts(plan));
            parts.retain(|part| part.removed == removed);
            parts
        })
    };
    let (parts, gone) = (of(false), of(true));
    let said = RwSignal::new(String::new());
    let crossing = Crossing::new();
    let items = Memo::new(move |_| {
        parts.with(|all| all.iter().map(|part| part.item.clone()).collect::<Vec<_>>())
    });
    view! {
        <section class="panel" aria-labelledby=format!("{}-heading", series.word())>
            <h3 class="panel-heading" id=format!("{}-heading", series.word())>{series.heading(words)}</h3>
            <p class="hint">{series.help(words)}</p>
            {(series == Series::Programme).then(|| view! { <Sum/> })}
            <ol class="parts">
                {each(
                    move || items.get(),
                    series::key,
                    move |item| view! { <Row series item parts said crossing/> }.into_any(),
                )}
            </ol>
            <Announcement text=said/>
            {match series {
                Series::Programme => view! { <AddPhase parts/> }.into_any(),
                _ => view! { <Add series parts/> }.into_any(),
            }}
            <Gone series gone crossing/>
        </section>
    }
}

/// What was taken out, with the way back. It stays there: who notices on the next day what is
/// missing must not have to write it anew, for the input stands in the old one.
#[component]
fn Gone(series: Series, gone: Memo<Vec<Part>>, crossing: Crossing) -> impl IntoView {
    let words = PlanTexts::of(texts().language);
    let any = Memo::new(move |_| gone.with(|gone| !gone.is_empty()));
    let id = format!("{}-gone", series.word());
    view! {
        <Show when=move || any.get()>
            <div class="parts-gone">
                <h4 class="parts-gone-heading" id=id.clone()>{words.gone}</h4>
                <ul class="parts-gone-list" aria-labelledby=id.clone()>
                    {each(
                        move || gone.get(),
                        |part| (series::key(&part.item), part.title.clone()),
                        move |part| view! { <GonePart series part crossing/> }.into_any(),
                    )}
                </ul>
            </div>
        </Show>
    }
}

/// One that was taken out.
#[component]
fn GonePart(series: Series, part: Part, crossing: Crossing) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = PlanTexts::of(texts().language);
    let key = series::key(&part.item);
    let Part { item, title, .. } = part;
    let fate = fate(series, &item);
    let (button, what) = (format!("put-back-{key}"), format!("gone-{key}"));
    crossing.end(&key, &button);
    let put_back = move |_| {
        let command = PlanCommand::SetRemoved {
            item: item.clone(),
            removed: false,
        }
        .into();
        // The row takes the focus when it is back, for then this button goes.
        crossing.begin(key.clone());
        spawn_local(async move {
            if let Err(failure) = workshop.write(DocumentId::PLAN, command).await {
                crossing.fail();
                workshop.tell(&failure);
            }
        });
    };
    let name = (words.put_back)(&title);
    view! {
        <li class="part-gone">
            <p id=what.clone()>
                <strong>{title}</strong>
                " "
                <span class="hint">{fate}</span>
            </p>
            <button
                type="button"
                class="button button-secondary"
                id=button
                aria-label=name
                aria-describedby=what
                on:click=put_back
            >
                <Icon name="reply"/>
                <span>{words.put_back_short}</span>
            </button>
        </li>
    }
}

/// What became of what people put into a part that was taken out.
fn fate(series: Series, item: &PlanItem) -> Signal<String> {
    let words = PlanTexts::of(texts().language);
    match series {
        Series::Programme => Signal::stored(words.gone_phase.to_owned()),
        Series::Stakeholders => Signal::stored(words.gone_stakeholder.to_owned()),
        Series::FocusPoints | Series::Aspects => {
            let contributions = expect_context::<Contributions>();
            let edition = contributions.edition();
            let item = item.clone();
            let count = Memo::new(move |_| {
                edition.track();
                contributions.shelf(|shelf| {
                    let inside = shelf.shown().filter(|(_, one)| series::holds(&item, one));
                    inside.count()
                })
            });
            Signal::derive(move || (words.gone_input)(count.get()))
        }
    }
}

/// A new one at the end.
#[component]
fn Add(series: Series, parts: Memo<Vec<Part>>) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let texts = texts();
    let words = PlanTexts::of(texts.language);
    let title = RwSignal::new(String::new());
    let id = format!("new-{}", series.word());
    let problem = RwSignal::new(None::<String>);
    let keeping = Keeping::of(&id);
    keeping.find(move |_, typed| {
        let _ = title.try_set(typed);
    });
    let error = format!("{id}-error");
    let label = series.new_label(words);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let new = visible::trim(&title.get_untracked()).to_owned();
        let too_long = Mishap::of_name(&new, NAME_LIMIT);
        problem.set(too_long.map(|mishap| mishap.words(texts)));
        if new.is_empty() || too_long.is_some() {
            return;
        }
        let orders =
            parts.with_untracked(|all| all.iter().map(|part| part.order).collect::<Vec<_>>());
        let command = series.add(
            workshop.device().new_item(),
            new,
            arrangement::last(&orders),
        );
        workshop.issue(DocumentId::PLAN, command);
        title.set(String::new());
        keeping.drop();
    };
    view! {
        <form class="form-group" on:submit=add>
            <label class="form-label" for=id.clone()>{label}</label>
            <span class="form-error-message" id=error.clone() aria-live="polite" prop:textContent=problem></span>
            <div class="inline-field">
                <input
                    class="form-input"
                    id=id
                    autocomplete="off"
                    aria-describedby=error
                    prop:value=title
                    on:input=move |event| {
                        let typed = event_target_value(&event);
                        keeping.keep("", &typed);
                        title.set(typed);
                    }
                />
                <button type="submit" class="button button-secondary">
                    <Icon name="plus"/>
                    <span>{words.add}</span>
                </button>
            </div>
        </form>
    }
}
