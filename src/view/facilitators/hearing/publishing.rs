//! Publishing: what parties read of the hearing, and what of it is different by now.

use leptos::prelude::*;
use protocol::ItemId;
use sync::{DocumentId, Status};
use workshop::content::{Nothing, Says};
use workshop::hearing::publish;
use workshop::{NoticeCommand, Write};

use super::held::{Answered, Held};
use super::text::HearingTexts;
use crate::state::Workshop;
use crate::view::facilitators::parts::{Sheaf, Writing};
use crate::view::language::texts;
use crate::view::part::Icon;

/// Writes into the notice.
pub fn into_notice(writes: Vec<Write>) -> Sheaf {
    Sheaf {
        document: DocumentId::NOTICE,
        command: |writes| NoticeCommand(writes).into(),
        writes,
    }
}

/// Publishes this now, whatever page is shown by then; it is not a step that can be taken back.
pub fn publish_now(workshop: Workshop, writes: Vec<Write>) {
    for batch in workshop::batches(writes) {
        workshop.issue(DocumentId::NOTICE, NoticeCommand(batch).into());
    }
}

/// The writes that bring what parties read of the hearing to say what it says now.
pub fn hearing_writes(workshop: Workshop, held: Held, is_closed: bool) -> Vec<Write> {
    let Some(id) = held.id() else {
        return Vec::new();
    };
    let hearings = held.hearings.fresh();
    let hearing = hearings.hearing(&id);
    let writes = hearing
        .map(|hearing| with_notice(workshop, |says| publish::hearing(says, hearing, is_closed)));
    writes.unwrap_or_default()
}

/// Reads what is published, which may be nothing.
pub fn with_notice<T>(workshop: Workshop, read: impl FnOnce(&dyn Says) -> T) -> T {
    workshop.device().read(|session| {
        let says = session.document(&DocumentId::NOTICE);
        read(says.map_or(&Nothing as &dyn Says, |says| says as &dyn Says))
    })
}

/// “Offentliggør”: what became of the answers goes to who gave them.
#[component]
pub fn Publish() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let held = expect_context::<Held>();
    let writing = expect_context::<Writing>();
    let words = HearingTexts::of(texts().language);
    // Until everything that is on the disk has been read, much would seem to be gone.
    let is_reading = Memo::new(move |_| matches!(workshop.status.get(), Status::Reading));
    let outcomes = move |answered: &Answered| {
        let publish =
            |id: ItemId| with_notice(workshop, |says| publish::outcomes(says, &id, &answered.all));
        held.id().map(publish).unwrap_or_default()
    };
    let waiting = Memo::new(move |_| {
        held.notice.all.track();
        held.answered.with(|answered| outcomes(answered).len())
    });
    let is_decided = Memo::new(move |_| held.sum().treated > 0);
    let nothing_to_publish = move || match is_decided.get() {
        true => words.nothing_new,
        false => words.nothing_decided,
    };
    let publish = move |_| {
        if is_reading.get_untracked() {
            writing.said.set(words.wait.to_owned());
            return;
        }
        writing.put_all(move || {
            let writes = outcomes(&held.fresh());
            match writes.is_empty() {
                true => {
                    writing.said.set(untrack(nothing_to_publish).to_owned());
                    None
                }
                false => Some((vec![into_notice(writes)], words.published.to_owned())),
            }
        });
    };
    view! {
        <section class="panel" aria-labelledby="hearing-publish-heading">
            <h3 class="panel-heading" id="hearing-publish-heading">{words.publish_heading}</h3>
            <p>{words.publish_help}</p>
            <p class="hint" aria-live="polite">
                {move || if waiting.get() == 0 { nothing_to_publish() } else { words.something_new }}
            </p>
            <div class="actions">
                <button type="button" class="button button-primary" on:click=publish>
                    <Icon name="check"/>
                    <span>{words.publish}</span>
                </button>
            </div>
        </section>
    }
}
