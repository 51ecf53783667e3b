//! The status: the truth about saving, in sight wherever the screen is high enough for it.

use leptos::prelude::*;
use sync::Status;

use crate::state::{Alert, Troubles, Workshop};
use crate::text::Texts;
use crate::view::language::tracked_texts;
use crate::view::part::Icon;

/// The only element of the page with the role `status`.
#[component]
pub fn StatusLine() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let texts = tracked_texts();
    // A disk that is not even read any more is the session's to hear of last.
    let status = Memo::new(move |_| {
        let fails = |troubles: &Troubles| troubles.alerts().contains(&Alert::DiskFails);
        match workshop.troubles.with(fails) {
            true => Status::Unsaved,
            false => workshop.status.get(),
        }
    });
    let (word, name) = (
        move || words(status.get(), texts()),
        move || match status.get() {
            Status::Reading => "reading",
            Status::Saving => "saving",
            Status::Transferred => "transferred",
            Status::Saved => "saved",
            Status::Offline => "offline",
            Status::Unsaved => "unsaved",
            Status::Waiting => "waiting",
        },
    );
    // The icon stands outside, so that what changes, and is said, is the words alone.
    view! {
        <div class="saving" data-state=name>
            {move || view! { <Icon name=icon(status.get())/> }}
            <p class="saving-words" role="status">{word}</p>
        </div>
    }
}

fn words(status: Status, texts: &Texts) -> &'static str {
    match status {
        Status::Reading => texts.workshop.reading,
        Status::Saving => texts.workshop.saving,
        Status::Transferred => texts.workshop.transferred,
        Status::Saved => texts.workshop.saved,
        Status::Offline => texts.workshop.offline,
        Status::Unsaved => texts.workshop.disk_fails,
        Status::Waiting => texts.workshop.waiting,
    }
}

fn icon(status: Status) -> &'static str {
    match status {
        Status::Transferred => "check",
        Status::Reading | Status::Saving | Status::Saved | Status::Unsaved => "sync",
        Status::Offline => "download-done",
        Status::Waiting => "hourglass",
    }
}
