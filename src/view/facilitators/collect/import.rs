//! The import: files from devices that never came online, and documents that another program changed.

use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::recovery::Recovery;
use sync::{Decision, ImportReport};

use super::gathering::Gathering;
use super::text::CollectTexts;
use crate::device::SharedDevice;
use crate::device::pick::{self, Picked};
use crate::state::import;
use crate::text::Texts;
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon, Notice, Tone};

/// The button that takes in files, and what became of each.
#[component]
pub fn Import() -> impl IntoView {
    let workshop = expect_context::<Gathering>().workshop;
    let texts = texts();
    let words = CollectTexts::of(texts.language);
    let busy = RwSignal::new(false);
    let reports = RwSignal::new(Vec::<Told>::new());
    let waiting = RwSignal::new(0usize);
    let said = RwSignal::new(String::new());
    let choose = move |_| {
        if busy.get_untracked() {
            return;
        }
        let device = workshop.device();
        spawn_local(async move {
            let files = pick::files().await;
            // Who chooses none has changed their mind.
            if files.is_empty() {
                return;
            }
            let _ = busy.try_set(true);
            let _ = said.try_set(String::new());
            let _ = reports.try_set(Vec::new());
            let mut late = 0;
            for file in files {
                let (name, outcome) = (file.name(), take_in(&device, &file).await);
                if let Outcome::Report(report) = &outcome {
                    late += report.waiting;
                }
                let told = Told { name, outcome };
                let _ = reports.try_update(|reports| reports.push(told));
            }
            let _ = busy.try_set(false);
            // Asked once, whichever of them it was in.
            let _ = waiting.try_set(late);
        });
    };
    let told = move || {
        let notice = |told: &Told| {
            let words = told.words(texts);
            view! {
                <Notice tone=told.tone() urgent=true heading=told.name.clone()>
                    <p>{words}</p>
                </Notice>
            }
        };
        reports.with(|reports| reports.iter().map(notice).collect_view())
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
            <p
                class="announcement"
                aria-live="polite"
                prop:textContent=move || busy.get().then_some(words.importing)
            ></p>
            {told}
            <Announcement text=said/>
            <LetIn waiting reports said/>
        </section>
    }
}

/// What became of a file.
enum Outcome {
    Report(ImportReport),
    /// It could not be read from the disk that it lies on.
    NotRead,
    /// It is a recovery file, which belongs elsewhere.
    Recovery,
}

/// What became of which file.
struct Told {
    name: String,
    outcome: Outcome,
}

async fn take_in(device: &SharedDevice, file: &Picked) -> Outcome {
    match file.read().await {
        None => Outcome::NotRead,
        Some(bytes) if Recovery::is_one(&bytes) => Outcome::Recovery,
        Some(bytes) => Outcome::Report(device.import(&file.name(), bytes).await),
    }
}

impl Told {
    fn tone(&self) -> Tone {
        match &self.outcome {
            Outcome::NotRead => Tone::Error,
            Outcome::Recovery => Tone::Warning,
            Outcome::Report(report) if report.unreadable.is_some() => Tone::Error,
            Outcome::Report(report) if report.refused > 0 || report.waiting > 0 => Tone::Warning,
            Outcome::Report(_) => Tone::Success,
        }
    }

    fn words(&self, texts: &Texts) -> String {
        match &self.outcome {
            Outcome::NotRead => texts.common.file_not_read.to_owned(),
            Outcome::Recovery => texts.common.file_recovery.to_owned(),
            Outcome::Report(report) => import::words(report, true, texts),
        }
    }
}

/// Asks once whether what came after the close is to be let in.
#[component]
fn LetIn(
    /// How much of the files waits.
    waiting: RwSignal<usize>,
    /// What was told of the files.
    reports: RwSignal<Vec<Told>>,
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
                    let _ = reports.try_update(|reports| {
                        for told in reports {
                            if let Outcome::Report(report) = &mut told.outcome {
                                report.waiting = 0;
                            }
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
