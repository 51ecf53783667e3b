//! Focus points and aspects: two lists that are edited alike.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::DocumentId;
use workshop::{NAME_LIMIT, PlanCommand, visible};

use super::axis::{Axis, Crossing, Part};
use super::row::Row;
use super::text::PlanTexts;
use crate::state::failure::Mishap;
use crate::state::{Contributions, PlanState, Workshop, arrangement};
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon, Keeping, each};

/// The rows.
#[component]
pub fn FocusPoints() -> impl IntoView {
    let words = PlanTexts::of(texts().language);
    view! { <Parts axis=Axis::FocusPoints heading=words.focus_points help=words.focus_points_help/> }
}

/// The columns.
#[component]
pub fn Aspects() -> impl IntoView {
    let words = PlanTexts::of(texts().language);
    view! { <Parts axis=Axis::Aspects heading=words.aspects help=words.aspects_help/> }
}

#[component]
fn Parts(axis: Axis, heading: &'static str, help: &'static str) -> impl IntoView {
    let plan = expect_context::<PlanState>().plan;
    let of = move |removed: bool| {
        Memo::new(move |_| {
            let mut parts = plan.with(|plan| axis.parts(plan));
            parts.retain(|part| part.removed == removed);
            parts
        })
    };
    let (parts, gone) = (of(false), of(true));
    let said = RwSignal::new(String::new());
    let crossing = Crossing::new();
    let ids =
        Memo::new(move |_| parts.with(|all| all.iter().map(|part| part.id).collect::<Vec<_>>()));
    view! {
        <section class="panel" aria-labelledby=format!("{}-heading", axis.word())>
            <h3 class="panel-heading" id=format!("{}-heading", axis.word())>{heading}</h3>
            <p class="hint">{help}</p>
            <ol class="parts">
                {each(
                    move || ids.get(),
                    |id| *id,
                    move |id| view! { <Row axis id parts said crossing/> }.into_any(),
                )}
            </ol>
            <Announcement text=said/>
            <Add axis parts/>
            <Gone axis gone crossing/>
        </section>
    }
}

/// What was taken out, with the way back. It stays there: who notices on the next day what is
/// missing must not have to write it anew, for the input stands in the old one.
#[component]
fn Gone(axis: Axis, gone: Memo<Vec<Part>>, crossing: Crossing) -> impl IntoView {
    let words = PlanTexts::of(texts().language);
    let any = Memo::new(move |_| gone.with(|gone| !gone.is_empty()));
    let id = format!("{}-gone", axis.word());
    view! {
        <Show when=move || any.get()>
            <div class="parts-gone">
                <h4 class="parts-gone-heading" id=id.clone()>{words.gone}</h4>
                <ul class="parts-gone-list" aria-labelledby=id.clone()>
                    {each(
                        move || gone.get(),
                        |part| (part.id, part.title.clone()),
                        move |part| view! { <GonePart axis part crossing/> }.into_any(),
                    )}
                </ul>
            </div>
        </Show>
    }
}

/// One that was taken out.
#[component]
fn GonePart(axis: Axis, part: Part, crossing: Crossing) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = PlanTexts::of(texts().language);
    let Part { id, title, .. } = part;
    let contributions = expect_context::<Contributions>();
    let edition = contributions.edition();
    let count = Memo::new(move |_| {
        edition.track();
        contributions.shelf(|shelf| {
            let inside = shelf.shown().filter(|(_, one)| axis.holds(id, one));
            inside.count()
        })
    });
    let (button, what) = (format!("put-back-{id}"), format!("gone-{id}"));
    crossing.end(id, &button);
    let put_back = move |_| {
        let command = PlanCommand::SetRemoved {
            item: axis.item(id),
            removed: false,
        }
        .into();
        // The row takes the focus when it is back, for then this button goes.
        crossing.begin(id);
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
                <span class="hint">{move || (words.gone_input)(count.get())}</span>
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

/// A new one at the end.
#[component]
fn Add(axis: Axis, parts: Memo<Vec<Part>>) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let texts = texts();
    let words = PlanTexts::of(texts.language);
    let title = RwSignal::new(String::new());
    let id = format!("new-{}", axis.word());
    let problem = RwSignal::new(None::<String>);
    let keeping = Keeping::of(&id);
    keeping.find(move |_, typed| {
        let _ = title.try_set(typed);
    });
    let error = format!("{id}-error");
    let label = match axis {
        Axis::FocusPoints => words.new_focus_point,
        Axis::Aspects => words.new_aspect,
    };
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
        let command = axis.add(
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
