//! Focus points and aspects: two lists that are edited alike.

use leptos::ev::SubmitEvent;
use leptos::html::Button;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::ItemId;
use sync::DocumentId;
use workshop::{Command, NAME_LIMIT, PlanItem};

use super::row::Row;
use crate::state::{Workshop, arrangement};
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon, each};

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    FocusPoints,
    Aspects,
}

/// A row or column of the grid, as the list shows it.
#[derive(Clone, PartialEq)]
pub(super) struct Part {
    pub(super) id: ItemId,
    pub(super) title: String,
    pub(super) order: f64,
}

impl Axis {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::FocusPoints => "focus-points",
            Self::Aspects => "aspects",
        }
    }

    pub(super) fn item(self, id: ItemId) -> PlanItem {
        match self {
            Self::FocusPoints => PlanItem::FocusPoint { id },
            Self::Aspects => PlanItem::Aspect { id },
        }
    }

    fn add(self, id: ItemId, title: String, order: f64) -> Command {
        match self {
            Self::FocusPoints => Command::AddFocusPoint { id, title, order },
            Self::Aspects => Command::AddAspect { id, title, order },
        }
    }

    fn parts(self, workshop: Workshop) -> Memo<Vec<Part>> {
        match self {
            Self::FocusPoints => {
                let rows = workshop.focus_points();
                Memo::new(move |_| {
                    let part = |row: workshop::FocusPoint| Part {
                        id: row.id,
                        title: row.title,
                        order: row.order,
                    };
                    rows.get().into_iter().map(part).collect()
                })
            }
            Self::Aspects => {
                let columns = workshop.aspects();
                Memo::new(move |_| {
                    let part = |column: workshop::Aspect| Part {
                        id: column.id,
                        title: column.title,
                        order: column.order,
                    };
                    columns.get().into_iter().map(part).collect()
                })
            }
        }
    }
}

/// The rows.
#[component]
pub fn FocusPoints() -> impl IntoView {
    let words = &texts().facilitators().plan;
    view! { <Parts axis=Axis::FocusPoints heading=words.focus_points help=words.focus_points_help/> }
}

/// The columns.
#[component]
pub fn Aspects() -> impl IntoView {
    let words = &texts().facilitators().plan;
    view! { <Parts axis=Axis::Aspects heading=words.aspects help=words.aspects_help/> }
}

#[component]
fn Parts(axis: Axis, heading: &'static str, help: &'static str) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let parts = axis.parts(workshop);
    let said = RwSignal::new(String::new());
    let removed = RwSignal::new(None::<Part>);
    let restored = StoredValue::new(None::<ItemId>);
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
                    move |id| view! { <Row axis id parts said removed restored/> }.into_any(),
                )}
            </ol>
            <Announcement text=said/>
            <Removed axis removed restored said/>
            <Add axis parts/>
        </section>
    }
}

/// What was just taken out, and the way back.
#[component]
fn Removed(
    axis: Axis,
    removed: RwSignal<Option<Part>>,
    restored: StoredValue<Option<ItemId>>,
    said: RwSignal<String>,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let texts = texts();
    let button = NodeRef::<Button>::new();
    // The button that was pressed is gone with its row; the focus must not be lost. Not by `on_load`,
    // which says nothing of what is removed while the button stands, and panics when there is one again.
    Effect::new(move || {
        if removed.with(Option::is_some)
            && let Some(button) = button.get()
        {
            let _ = button.focus();
        }
    });
    let busy = StoredValue::new(false);
    let put_back = move |id: ItemId| {
        if busy.get_value() {
            return;
        }
        let command = Command::SetRemoved {
            item: axis.item(id),
            removed: false,
        };
        // The row takes the focus when it is back, for then this button goes.
        restored.set_value(Some(id));
        busy.set_value(true);
        spawn_local(async move {
            let result = workshop.write(DocumentId::PLAN, command).await;
            let _ = busy.try_set_value(false);
            match result {
                Ok(()) => {
                    let _ = removed.try_set(None);
                    let _ = said.try_set(String::new());
                }
                Err(failure) => {
                    let _ = restored.try_set_value(None);
                    workshop.tell(&failure);
                }
            }
        });
    };
    view! {
        <div class="undo" aria-live="polite">
            {move || removed.get().map(|part| view! {
                <p>{(texts.facilitators().plan.removed)(&part.title)}</p>
                <button
                    type="button"
                    class="button button-secondary"
                    node_ref=button
                    on:click=move |_| put_back(part.id)
                >
                    <Icon name="reply"/>
                    <span>{texts.common.undo}</span>
                </button>
            })}
        </div>
    }
}

/// A new one at the end.
#[component]
fn Add(axis: Axis, parts: Memo<Vec<Part>>) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = &texts().facilitators().plan;
    let title = RwSignal::new(String::new());
    let id = format!("new-{}", axis.word());
    let label = match axis {
        Axis::FocusPoints => words.new_focus_point,
        Axis::Aspects => words.new_aspect,
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let new = title.get_untracked().trim().to_owned();
        if new.is_empty() {
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
    };
    view! {
        <form class="form-group" on:submit=add>
            <label class="form-label" for=id.clone()>{label}</label>
            <div class="inline-field">
                <input
                    class="form-input"
                    id=id
                    autocomplete="off"
                    maxlength=NAME_LIMIT.to_string()
                    prop:value=title
                    on:input=move |event| title.set(event_target_value(&event))
                />
                <button type="submit" class="button button-secondary">
                    <Icon name="plus"/>
                    <span>{words.add}</span>
                </button>
            </div>
        </form>
    }
}
