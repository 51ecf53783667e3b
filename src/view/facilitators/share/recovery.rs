//! The recovery file: saved, read back, and only then is the owner's secret forgotten here.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::text::ShareTexts;
use crate::device::{download, pick};
use crate::state::Workshop;
use crate::view::language::texts;
use crate::view::part::{Icon, Notice, Tone, focus};

/// The id of the heading.
const HEADING: &str = "share-recovery";

/// How far the person is.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    /// The secret is on this device.
    Here,
    /// A file was saved; whether it is whole, nobody knows yet.
    Saved,
    /// What was read back was not it.
    Wrong,
    /// What was to be read back could not be read.
    Unread,
    /// Read back: the secret is in the file only.
    Safe,
    /// The secret was never here, or is no more.
    Gone,
}

/// Saves the recovery file, and has it read back.
#[component]
pub fn RecoveryFile() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let texts = texts();
    let words = ShareTexts::of(texts.language);
    let here = workshop.device().recovery_file().is_some();
    let step = RwSignal::new(if here { Step::Here } else { Step::Gone });
    let held = Memo::new(move |_| !matches!(step.get(), Step::Safe | Step::Gone));
    let save = move |_| {
        if let Some(bytes) = workshop.device().recovery_file() {
            let id = workshop.id.to_string();
            let name = format!("temadag-gendannelse-{}.temadag", &id[..8]);
            download::save(&name, "application/octet-stream", &bytes);
            step.set(Step::Saved);
        }
    };
    let read_back = move |_| {
        let device = workshop.device();
        spawn_local(async move {
            let Some(file) = pick::file().await else {
                return;
            };
            let next = match file.read().await {
                None => Step::Unread,
                Some(bytes) => match device.recovery_read_back(&bytes).await {
                    Ok(()) => Step::Safe,
                    Err(_) => Step::Wrong,
                },
            };
            if next == Step::Safe {
                // The button goes, for there is nothing more to do.
                focus::put_on(HEADING);
            }
            let _ = step.try_set(next);
        });
    };
    view! {
        <section class="panel" aria-labelledby=HEADING>
            <h3 class="panel-heading" id=HEADING tabindex="-1">{words.recovery}</h3>
            <p id="recovery-help">{words.recovery_help}</p>
            <Show when=move || held.get()>
                <p><strong>{words.recovery_secret}</strong></p>
                <button
                    type="button"
                    class="button button-secondary"
                    aria-describedby="recovery-help"
                    on:click=save
                >
                    <Icon name="download"/>
                    <span>{words.recovery_save}</span>
                </button>
            </Show>
            <div class="recovery-step" aria-live="polite">
                {move || match step.get() {
                    Step::Here => ().into_any(),
                    Step::Saved => view! {
                        <Notice tone=Tone::Info>
                            <p>{words.recovery_saved}</p>
                            <p>{words.recovery_read_back_help}</p>
                        </Notice>
                    }.into_any(),
                    Step::Wrong => view! {
                        <Notice tone=Tone::Error><p>{words.recovery_wrong}</p></Notice>
                    }.into_any(),
                    Step::Unread => view! {
                        <Notice tone=Tone::Error><p>{texts.common.file_not_read}</p></Notice>
                    }.into_any(),
                    Step::Safe => view! {
                        <Notice tone=Tone::Success><p>{words.recovery_safe}</p></Notice>
                    }.into_any(),
                    Step::Gone => view! { <p class="hint">{words.recovery_gone}</p> }.into_any(),
                }}
            </div>
            <Show when=move || matches!(step.get(), Step::Saved | Step::Wrong | Step::Unread)>
                <button type="button" class="button button-primary" on:click=read_back>
                    <Icon name="upload"/>
                    <span>{words.recovery_read_back}</span>
                </button>
            </Show>
        </section>
    }
}
