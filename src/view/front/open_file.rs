//! “Åbn fil”: chooses a file, and says what came of it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use protocol::Role;
use sync::Unreadable;

use super::{OPEN_FILE, OpenFileButton};
use crate::device::{self, OpenFileError, OpenedFile, page, pick};
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
            let Some(file) = pick::file().await else {
                return;
            };
            progress.set(Progress::Busy);
            let name = file.name();
            let Some(bytes) = file.read().await else {
                return progress.set(Progress::Failed(texts.common.file_not_read.to_owned()));
            };
            match device::open_file(&name, bytes).await {
                Ok(OpenedFile::Recovered(device)) => {
                    let to = Route::home(device.workshop(), Role::Facilitator).to_string();
                    arrivals.leave(Arrival::Device(device));
                    navigate(&to, NavigateOptions::default());
                }
                Ok(OpenedFile::TakenIn { report, role }) => {
                    let words = import::words(&report, role == Role::Facilitator, texts);
                    progress.set(match report.unreadable {
                        None => Progress::Done(words),
                        Some(_) => Progress::Failed(words),
                    });
                }
                Err(error) => progress.set(Progress::Failed(why(&error, texts).to_owned())),
            }
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

/// Why the file was not opened, what is safe, and what to do.
fn why(error: &OpenFileError, texts: &Texts) -> &'static str {
    match error {
        OpenFileError::Unreadable(Unreadable::OtherKind) => texts.front.file_unknown,
        OpenFileError::Unreadable(unreadable) => import::why(*unreadable, texts),
        OpenFileError::RecoveryDamaged => texts.front.recovery_damaged,
        OpenFileError::UnknownWorkshop => texts.front.file_no_workshop,
        OpenFileError::Closed(_) => texts.join.failed_text,
    }
}
