//! Publishing: what parties read of the hearing, and what of it is different by now.

use leptos::prelude::*;
use sync::DocumentId;
use workshop::hearing::publish;
use workshop::{NoticeCommand, Write};

use super::held::Held;
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

/// The writes that bring what parties read of the hearing to say what it says now.
pub fn hearing_writes(workshop: Workshop, held: Held, is_closed: bool) -> Vec<Write> {
    let Some(id) = held.id() else {
        return Vec::new();
    };
    let hearings = held.hearings.fresh();
    let writes = workshop.device().read(|session| {
        let says = session.document(&DocumentId::NOTICE)?;
        Some(publish::hearing(says, hearings.hearing(&id)?, is_closed))
    });
    writes.unwrap_or_default()
}

/// “Offentliggør”: what became of the answers goes to who gave them.
#[component]
pub fn Publish() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let held = expect_context::<Held>();
    let writing = expect_context::<Writing>();
    let words = HearingTexts::of(texts().language);
    let outcomes = move |treated: &[workshop::hearing::Treated]| {
        let writes = workshop.device().read(|session| {
            let says = session.document(&DocumentId::NOTICE)?;
            Some(publish::outcomes(says, treated))
        });
        writes.unwrap_or_default()
    };
    let waiting = Memo::new(move |_| {
        held.notice.all.track();
        held.treated.with(|all| outcomes(all).len())
    });
    let publish = move |_| {
        writing.put_all(move || {
            let writes = outcomes(&held.fresh());
            match writes.is_empty() {
                true => {
                    writing.said.set(words.nothing_new.to_owned());
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
                {move || if waiting.get() == 0 { words.nothing_new } else { words.something_new }}
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
