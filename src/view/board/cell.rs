//! A cell of the grid on the board: what the table has written into it, and where to write more.

use leptos::html::Button;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{ItemId, PersonId};
use workshop::Command;

use super::composer::{self, Composer, Writing};
use super::contribution::Input;
use super::{Board, guide};
use crate::state::{Cell, Key};
use crate::view::language::texts;
use crate::view::part::{Announcement, each};

/// A cell of the grid: its input, and where more is written.
#[component]
pub fn CellRegion(
    /// Which.
    cell: Cell,
) -> impl IntoView {
    let board = expect_context::<Board>();
    let words = &texts().board;
    let aspect = board.aspect_title(cell.aspect);
    let focus_point = board.focus_point_title(cell.focus_point);
    let name = move || (words.cell)(&focus_point.get(), &aspect.get());
    let keys = board.keys(cell);
    let counts = board.counts(keys);
    let question = guide::of_aspect(cell.aspect);
    let question_id = composer::part_id(&cell, composer::QUESTION);
    let counted = move || match counts.get() {
        (0, _) => words.empty.to_owned(),
        (all, own) => (words.counts)(all, own),
    };
    let said = RwSignal::new(String::new());
    let writing = Writing::new(cell, said);
    let withdrawn = RwSignal::new(None::<Key>);
    let restored = StoredValue::new(None::<Key>);
    let taken = Taken {
        withdrawn: words.withdrawn,
        back: words.back,
        put_back: |key, person| {
            Command::set_withdrawn(key.document.is_joint(), key.item, false, person)
        },
    };
    view! {
        <section class="cell" aria-label=name>
            <h3 class="cell-heading">{aspect}</h3>
            <p class="cell-question" id=question_id dir="auto" prop:textContent=question></p>
            <Composer writing/>
            <Announcement text=said/>
            <Undo withdrawn restored said taken/>
            <p class="cell-count">{counted}</p>
            <div class="cell-inputs">
                {each(
                    move || keys.get(),
                    |key| *key,
                    move |key| view! { <Input key withdrawn restored said writing/> }.into_any(),
                )}
            </div>
        </section>
    }
}

/// How what was withdrawn is spoken of, and how it comes back.
#[derive(Clone, Copy)]
pub struct Taken {
    /// What is said when it has gone.
    pub withdrawn: &'static str,
    /// What is said when it is back.
    pub back: &'static str,
    /// Puts it back for this person.
    pub put_back: fn(&Key, PersonId) -> Command,
}

/// What was withdrawn last, and how to get it back.
#[component]
pub fn Undo(
    /// What that is.
    withdrawn: RwSignal<Option<Key>>,
    /// What is on its way back; it takes the focus.
    restored: StoredValue<Option<Key>>,
    /// What has just happened.
    said: RwSignal<String>,
    /// How it is spoken of.
    taken: Taken,
) -> impl IntoView {
    let workshop = expect_context::<Board>().workshop;
    let texts = texts();
    let place = NodeRef::<Button>::new();
    // The button that was pressed is gone; the focus must not be lost with it. Not by `on_load`, which
    // says nothing of what is withdrawn while the button stands, and panics when there is one again.
    Effect::new(move || {
        if withdrawn.with(Option::is_some)
            && let Some(button) = place.get()
        {
            let _ = button.focus();
        }
    });
    let busy = StoredValue::new(false);
    let undo = move |_| {
        let Some(key) = withdrawn.get_untracked().filter(|_| !busy.get_value()) else {
            return;
        };
        let command = (taken.put_back)(&key, workshop.person);
        // It takes the focus when it is back, for then this button goes.
        restored.set_value(Some(key));
        busy.set_value(true);
        spawn_local(async move {
            let result = workshop.write(key.document, command).await;
            let _ = busy.try_set_value(false);
            match result {
                Ok(()) => {
                    let _ = withdrawn.try_set(None);
                    let _ = said.try_set(taken.back.to_owned());
                }
                Err(failure) => {
                    let _ = restored.try_set_value(None);
                    workshop.tell(&failure);
                }
            }
        });
    };
    let any = Memo::new(move |_| withdrawn.with(Option::is_some));
    view! {
        <div class="undo" aria-live="polite">
            <Show when=move || any.get()>
                <p>{taken.withdrawn}</p>
                <button
                    type="button"
                    class="button button-tertiary"
                    node_ref=place
                    on:click=undo
                >
                    {texts.common.undo}
                </button>
            </Show>
        </div>
    }
}

/// The cells of a focus point, in the order of the aspects.
#[component]
pub fn Cells(
    /// The focus point.
    focus_point: ItemId,
) -> impl IntoView {
    let board = expect_context::<Board>();
    view! {
        <div class="cells">
            {each(
                move || board.aspects.get(),
                |aspect| *aspect,
                move |aspect| view! { <CellRegion cell=Cell { focus_point, aspect }/> }.into_any(),
            )}
        </div>
    }
}
