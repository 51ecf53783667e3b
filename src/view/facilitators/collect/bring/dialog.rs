//! The dialog: what is in the files, which of them are taken in, and what became of them.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::bringing::{Bringing, Stage};
use super::listed::Listed;
use super::panel::Progress;
use super::table::columns::Columns;
use super::text::BringTexts;
use crate::view::language::texts;
use crate::view::part::{each, focus};

/// The id of the dialog's heading, where the focus goes when what is below changes.
pub const HEADING: &str = "bring-heading";

/// The dialog, which is in the page all the time.
#[component]
pub fn BringDialog() -> impl IntoView {
    let bringing = expect_context::<Bringing>();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        let is_open = bringing.is_open.get();
        if is_open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !is_open && dialog.open() {
            dialog.close();
        }
    });
    // What had the focus may go with what is below the heading.
    Effect::new(move |before: Option<(Option<usize>, bool)>| {
        let now = (
            bringing.columns_of.get(),
            matches!(bringing.stage.get(), Stage::Done | Stage::Taking(..)),
        );
        if bringing.is_open.get_untracked() && before.is_some_and(|before| before != now) {
            request_animation_frame(|| focus::put_on(HEADING));
        }
        now
    });
    view! {
        <dialog
            class="dialog bring"
            aria-labelledby=HEADING
            node_ref=dialog
            on:close=move |_| bringing.close()
        >
            <Show when=move || bringing.is_open.get()>
                <Content/>
            </Show>
        </dialog>
    }
}

#[component]
fn Content() -> impl IntoView {
    let bringing = expect_context::<Bringing>();
    let shown = Memo::new(move |_| bringing.columns_of.get());
    let table = move || {
        let id = shown.get()?;
        let files = bringing.files.get();
        files.into_iter().find(|file| file.id == id)
    };
    move || match table() {
        Some(file) => view! { <Columns file/> }.into_any(),
        None => view! { <Files/> }.into_any(),
    }
}

/// The files, and what can be done with them.
#[component]
fn Files() -> impl IntoView {
    let bringing = expect_context::<Bringing>();
    let words = BringTexts::of(texts().language);
    let help = move || match bringing.stage.get() {
        Stage::Preview => words.preview_help,
        Stage::Done => words.done,
        _ => "",
    };
    let is_busy = Memo::new(move |_| bringing.is_busy());
    view! {
        <h2 class="dialog-heading" id=HEADING tabindex="-1">{words.heading}</h2>
        <p class="bring-help" aria-live="polite">{help}</p>
        <Show when=move || is_busy.get()>
            <Progress/>
        </Show>
        <ul class="bring-files" aria-label=words.files>
            {each(
                move || bringing.files.get(),
                |file| file.id,
                |file| view! { <Listed file/> }.into_any(),
            )}
        </ul>
        <Actions/>
    }
}

#[component]
fn Actions() -> impl IntoView {
    let bringing = expect_context::<Bringing>();
    let texts = texts();
    let words = BringTexts::of(texts.language);
    let why_not = Memo::new(move |_| {
        let can_any = bringing
            .files
            .with(|files| files.iter().any(super::file::File::can_be_taken));
        match () {
            () if !can_any => Some(words.nothing_new),
            () if bringing.ticked().is_empty() => Some(words.nothing_ticked),
            () if bringing.lacks_something() => Some(words.not_ready),
            () => None,
        }
    });
    let close = move |_| bringing.close();
    move || {
        match bringing.stage.get() {
        Stage::Preview => view! {
            <div class="actions bring-actions">
                <button
                    type="button"
                    class="button button-primary"
                    aria-disabled=move || why_not.get().is_some().then_some("true")
                    aria-describedby="bring-why-not"
                    on:click=move |_| bringing.take_in_ticked()
                >
                    {words.take}
                </button>
                <button type="button" class="button button-secondary" on:click=close>
                    {texts.common.close}
                </button>
                <p class="hint" id="bring-why-not">{move || why_not.get().unwrap_or_default()}</p>
            </div>
        }
        .into_any(),
        Stage::Reading(..) => view! {
            <div class="actions bring-actions">
                <button type="button" class="button button-secondary" on:click=close>
                    {words.meanwhile}
                </button>
            </div>
        }
        .into_any(),
        Stage::Taking(..) => view! {
            <div class="actions bring-actions">
                <button
                    type="button"
                    class="button button-secondary"
                    aria-disabled=move || bringing.is_stopping.get().then_some("true")
                    on:click=move |_| bringing.is_stopping.set(true)
                >
                    {move || if bringing.is_stopping.get() { words.is_stopping } else { words.stop }}
                </button>
                <button type="button" class="button button-secondary" on:click=close>
                    {words.meanwhile}
                </button>
            </div>
        }
        .into_any(),
        Stage::Idle | Stage::Done => view! {
            <div class="actions bring-actions">
                <button type="button" class="button button-primary" on:click=close>
                    {texts.common.close}
                </button>
            </div>
        }
        .into_any(),
    }
    }
}
