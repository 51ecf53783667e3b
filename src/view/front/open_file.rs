//! “Åbn fil”: a recovery file makes this device a facilitator; a file of records goes into its
//! workshop.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use protocol::Role;
use protocol::file::RecordFile;
use protocol::recovery::Recovery;

use super::{OPEN_FILE, OpenFileButton};
use crate::device::{self, known, page, pick};
use crate::route::Route;
use crate::state::import;
use crate::text::Texts;
use crate::view::arrival::{Arrival, Arrivals};
use crate::view::language::texts;
use crate::view::part::{Notice, Tone, focus};

/// Where the file is on its way, or how it ended.
#[derive(Clone, PartialEq)]
enum Progress {
    Idle,
    Busy,
    Done(String),
    Failed(String),
}

/// The button, and what became of the file.
#[component]
pub fn OpenFile() -> impl IntoView {
    let texts = texts();
    let arrivals = expect_context::<Arrivals>();
    let navigate = use_navigate();
    // This program was fetched because the button was pressed, and a browser chooses files only for who presses.
    let fetched = page::was_fetched_for_a_file();
    if fetched {
        request_animation_frame(|| focus::put_on(OPEN_FILE));
    }
    let progress = RwSignal::new(Progress::Idle);
    let open = Callback::new(move |()| {
        let navigate = navigate.clone();
        spawn_local(async move {
            let Some((name, bytes)) = pick::file().await else {
                return;
            };
            progress.set(Progress::Busy);
            if Recovery::is_one(&bytes) {
                match device::open_recovery(&bytes).await {
                    Ok(device) => {
                        let to = Route::Plan(device.workshop()).to_string();
                        arrivals.leave(Arrival::Device(device));
                        navigate(&to, NavigateOptions::default());
                    }
                    Err(_) => progress.set(Progress::Failed(texts.join.failed_text.to_owned())),
                }
                return;
            }
            let outcome = match take_in(&name, bytes, texts).await {
                Ok(words) => Progress::Done(words),
                Err(words) => Progress::Failed(words),
            };
            progress.set(outcome);
        });
    });
    view! {
        <div class="open-file">
            <OpenFileButton busy=Signal::derive(move || progress.get() == Progress::Busy) on_press=open/>
            <div aria-live="polite">
                {move || match progress.get() {
                    Progress::Idle if fetched => {
                        view! { <Notice tone=Tone::Info><p>{texts.front.file_again}</p></Notice> }.into_any()
                    }
                    Progress::Idle => ().into_any(),
                    Progress::Busy => view! { <p>{texts.front.file_busy}</p> }.into_any(),
                    Progress::Done(words) => {
                        view! { <Notice tone=Tone::Success><p>{words}</p></Notice> }.into_any()
                    }
                    Progress::Failed(words) => {
                        view! { <Notice tone=Tone::Error><p>{words}</p></Notice> }.into_any()
                    }
                }}
            </div>
        </div>
    }
}

/// Puts a file of records into the workshop that it names. The words are for the person either way.
async fn take_in(name: &str, bytes: Vec<u8>, texts: &'static Texts) -> Result<String, String> {
    let Ok(file) = RecordFile::from_bytes(&bytes) else {
        return Err(texts.front.file_unknown.to_owned());
    };
    let Some(known) = known::find(file.workshop) else {
        return Err(texts.front.file_no_workshop.to_owned());
    };
    let device = device::open(known.id)
        .await
        .map_err(|_| texts.join.failed_text.to_owned())?;
    let report = device.import(name, bytes).await;
    let words = import::words(&report, known.role == Role::Facilitator, texts);
    match report.unreadable {
        None => Ok(words),
        Some(_) => Err(words),
    }
}
