//! The import: files from devices that never came online, and documents that another program changed.

use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::{Decision, ImportReport};

use super::gathering::Gathering;
use super::text::CollectTexts;
use crate::device::pick;
use crate::state::import;
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon, Notice, Tone};

/// See the module.
#[component]
pub fn Import() -> impl IntoView {
    let workshop = expect_context::<Gathering>().workshop;
    let texts = texts();
    let words = CollectTexts::of(texts.language);
    let busy = RwSignal::new(false);
    let report = RwSignal::new(None::<(String, ImportReport)>);
    let waiting = RwSignal::new(0usize);
    let said = RwSignal::new(String::new());
    let choose = move |_| {
        if busy.get_untracked() {
            return;
        }
        let device = workshop.device();
        spawn_local(async move {
            let Some((name, bytes)) = pick::file().await else {
                return;
            };
            let _ = busy.try_set(true);
            let _ = said.try_set(String::new());
            let _ = report.try_set(None);
            let result = device.import(&name, bytes).await;
            let _ = busy.try_set(false);
            let _ = waiting.try_set(result.waiting);
            let _ = report.try_set(Some((name, result)));
        });
    };
    let outcome = move || {
        report.with(|report| {
            let (name, report) = report.as_ref()?;
            let tone = tone(report);
            let told = import::words(report, true, texts);
            Some(view! {
                <Notice tone urgent=true heading=name.clone()>
                    <p>{told}</p>
                </Notice>
            })
        })
    };
    view! {
        <section class="panel import" aria-labelledby="import-button">
            <button
                type="button"
                class="button button-secondary"
                id="import-button"
                aria-describedby="import-help"
                aria-disabled=move || busy.get().then_some("true")
                on:click=choose
            >
                <Icon name="upload"/>
                <span>{words.import}</span>
            </button>
            <p class="hint" id="import-help">{words.import_help}</p>
            <p class="announcement" aria-live="polite">
                {move || busy.get().then_some(words.importing)}
            </p>
            {outcome}
            <Announcement text=said/>
            <LetIn waiting report said/>
        </section>
    }
}

fn tone(report: &ImportReport) -> Tone {
    if report.unreadable.is_some() {
        Tone::Error
    } else if report.refused > 0 || report.waiting > 0 {
        Tone::Warning
    } else {
        Tone::Success
    }
}

/// Asks once whether what came after the close is to be let in.
#[component]
fn LetIn(
    /// How much of the file waits.
    waiting: RwSignal<usize>,
    /// What was told of the file.
    report: RwSignal<Option<(String, ImportReport)>>,
    said: RwSignal<String>,
) -> impl IntoView {
    let workshop = expect_context::<Gathering>().workshop;
    let words = CollectTexts::of(texts().language);
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else {
            return;
        };
        if waiting.get() > 0 && !dialog.open() {
            let _ = dialog.show_modal();
        } else if waiting.get() == 0 && dialog.open() {
            dialog.close();
        }
    });
    let admit = move |_| {
        waiting.set(0);
        let device = workshop.device();
        spawn_local(async move {
            match device.decide(Decision::AdmitWaiting).await {
                Ok(()) => {
                    // Nothing of it waits any more.
                    let _ = report.try_update(|report| {
                        if let Some((_, report)) = report {
                            report.waiting = 0;
                        }
                    });
                    let _ = said.try_set(words.let_in_done.to_owned());
                }
                Err(failure) => workshop.tell(&failure),
            }
        });
    };
    view! {
        <dialog
            class="dialog"
            aria-labelledby="let-in-heading"
            node_ref=dialog
            on:close=move |_| waiting.set(0)
        >
            <h2 class="dialog-heading" id="let-in-heading">{words.let_in}</h2>
            <p>{move || (words.let_in_text)(waiting.get())}</p>
            <div class="actions">
                <button type="button" class="button button-primary" on:click=admit>
                    {words.let_in_yes}
                </button>
                <button
                    type="button"
                    class="button button-secondary"
                    on:click=move |_| waiting.set(0)
                >
                    {words.let_in_no}
                </button>
            </div>
        </dialog>
    }
}
