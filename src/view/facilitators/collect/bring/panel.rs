//! The panel: the button that takes in files, where they can be dropped, how far it is, and what became of each.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bringing::{Bringing, Stage};
use super::dialog::BringDialog;
use super::file::File;
use super::let_in::LetIn;
use super::text::BringTexts;
use crate::device::pick;
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon, Notice, each};

/// The id of the button.
pub const IMPORT: &str = "import-button";

/// The button that takes in files, and what became of each.
#[component]
pub fn Import() -> impl IntoView {
    let bringing = expect_context::<Bringing>();
    let words = BringTexts::of(texts().language);
    let said = RwSignal::new(String::new());
    let is_over = RwSignal::new(false);
    let is_busy = Memo::new(move |_| bringing.is_busy());
    let choose = move |_| {
        if is_busy.get_untracked() {
            return;
        }
        said.set(String::new());
        spawn_local(async move { bringing.choose(pick::files().await) });
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        said.set(String::new());
        bringing.choose(pick::dropped(&event));
    };
    let is_told =
        Memo::new(move |_| bringing.stage.get() == Stage::Done && !bringing.is_open.get());
    // Put away while they were being read, they still have to be looked at.
    let is_put_away = Memo::new(move |_| {
        is_busy.get() || (bringing.stage.get() == Stage::Preview && !bringing.is_open.get())
    });
    view! {
        <section
            class="panel import"
            class:is-over=is_over
            aria-labelledby=IMPORT
            on:dragover=move |event: DragEvent| {
                event.prevent_default();
                is_over.set(!is_busy.get_untracked());
            }
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
        >
            <button
                type="button"
                class="button button-secondary"
                id=IMPORT
                aria-describedby="import-help"
                aria-disabled=move || is_busy.get().then_some("true")
                on:click=choose
            >
                <Icon name="upload"/>
                <span>{move || if is_over.get() { words.drop_here } else { words.import }}</span>
            </button>
            <p class="hint" id="import-help">{words.import_help}</p>
            <Show when=move || is_put_away.get()>
                <div class="import-busy">
                    <Progress/>
                    <button
                        type="button"
                        class="button button-secondary"
                        on:click=move |_| bringing.is_open.set(true)
                    >
                        {words.show}
                    </button>
                </div>
            </Show>
            {each(
                move || if is_told.get() { bringing.files.get() } else { Vec::new() },
                |file| file.id,
                |file| view! { <Told file/> }.into_any(),
            )}
            <Announcement text=said/>
            <BringDialog/>
            <LetIn said/>
        </section>
    }
}

/// What became of a file.
#[component]
fn Told(file: File) -> impl IntoView {
    let texts = texts();
    move || {
        let (tone, words) = file.told(texts)?;
        let heading = file.name.to_string();
        Some(view! {
            <Notice tone urgent=true heading>
                <p>{words}</p>
            </Notice>
        })
    }
}

/// How far it is.
#[component]
pub fn Progress() -> impl IntoView {
    let bringing = expect_context::<Bringing>();
    let words = BringTexts::of(texts().language);
    let share = move || match (bringing.lines.get(), bringing.stage.get()) {
        (Some((done, all)), Stage::Taking(file, files)) => {
            let within = done as f64 / all.max(1) as f64;
            (file as f64 - 1.0 + within) / files.max(1) as f64
        }
        (_, Stage::Taking(file, files)) => (file as f64 - 1.0) / files.max(1) as f64,
        (_, Stage::Reading(file, files)) => file.saturating_sub(1) as f64 / files.max(1) as f64,
        _ => 1.0,
    };
    let in_words = move || {
        let files = match bringing.stage.get() {
            Stage::Preview => words.preview_help.to_owned(),
            Stage::Reading(done, all) => (words.reading)(done, all),
            Stage::Taking(done, all) => (words.taking)(done, all),
            _ => String::new(),
        };
        let lines = bringing.lines.get();
        match lines {
            Some((done, all)) => format!("{files} {}", (words.writing)(done, all)),
            None => files,
        }
    };
    view! {
        <div class="bring-progress">
            <progress class="bring-bar" max="1" aria-label=words.heading prop:value=share></progress>
            <p class="bring-progress-words">{in_words}</p>
        </div>
    }
}
