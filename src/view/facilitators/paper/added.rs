//! What was added from paper since the page was opened, each with the way back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::ItemId;
use sync::DocumentId;
use workshop::Command;

use super::Typing;
use super::text::PaperTexts;
use crate::text::Texts;
use crate::view::language::texts;
use crate::view::part::{Icon, Passage, each};

/// So many are in the page; all of them are in “Saml”.
const SHOWN: usize = 20;

/// An input that was added.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Added {
    pub(super) id: ItemId,
    sheet: DocumentId,
    text: StoredValue<String>,
    place: StoredValue<String>,
    is_withdrawn: RwSignal<bool>,
}

impl Added {
    pub(super) fn new(id: ItemId, sheet: DocumentId, text: String, place: String) -> Self {
        Self {
            id,
            sheet,
            text: StoredValue::new(text),
            place: StoredValue::new(place),
            is_withdrawn: RwSignal::new(false),
        }
    }
}

impl Typing {
    /// “Bord 7 · Tidlige indsatser · Potentiale · Pårørende”.
    pub(super) fn place_in_words(self, texts: &Texts) -> String {
        let table = self
            .table
            .get_untracked()
            .trim()
            .parse()
            .unwrap_or_default();
        let mut parts = vec![(texts.common.table)(table)];
        self.plan.plan.with_untracked(|plan| {
            let row = self.focus_point.get_untracked();
            let column = self.aspect.get_untracked();
            let row = row
                .and_then(|id| plan.focus_point(&id))
                .map(|row| &row.title);
            let column = column.and_then(|id| plan.aspect(&id)).map(|one| &one.title);
            parts.extend([row, column].into_iter().flatten().cloned());
            let stakeholder = self.stakeholder.get_untracked();
            parts.extend(plan.stakeholder_title(&stakeholder).map(str::to_owned));
        });
        parts.join(" · ")
    }
}

/// The newest of them.
#[component]
pub(super) fn AddedList() -> impl IntoView {
    let typing = expect_context::<Typing>();
    let words = PaperTexts::of(texts().language);
    let count = Memo::new(move |_| {
        typing
            .added
            .with(|all| all.iter().filter(|one| !one.is_withdrawn.get()).count())
    });
    let newest = move || {
        typing
            .added
            .with(|all| all.iter().take(SHOWN).copied().collect::<Vec<_>>())
    };
    view! {
        <section class="panel" aria-labelledby="paper-added">
            <h3 class="panel-heading" id="paper-added">{words.added}</h3>
            <p aria-live="polite" prop:textContent=move || (words.count)(count.get())></p>
            <ol class="paper-added" aria-labelledby="paper-added">
                {each(newest, |one| one.id, move |one| view! { <Row one/> }.into_any())}
            </ol>
        </section>
    }
}

#[component]
fn Row(one: Added) -> impl IntoView {
    let workshop = expect_context::<Typing>().workshop;
    let texts = texts();
    let words = PaperTexts::of(texts.language);
    let text = one.text.get_value();
    let toggle = move |_| {
        let withdrawn = !one.is_withdrawn.get_untracked();
        spawn_local(async move {
            let command = Command::set_withdrawn(false, one.id, withdrawn, workshop.person);
            match workshop.write(one.sheet, command).await {
                Ok(()) => {
                    let _ = one.is_withdrawn.try_set(withdrawn);
                }
                Err(failure) => workshop.tell(&failure),
            }
        });
    };
    let name = {
        let text = text.clone();
        move || match one.is_withdrawn.get() {
            true => (words.put_back)(&text),
            false => (words.undo)(&text),
        }
    };
    view! {
        <li class="paper-line" class:is-withdrawn=move || one.is_withdrawn.get()>
            <div class="paper-words">
                <p class="hint">{one.place.get_value()}</p>
                <Passage text=move || text.clone()/>
                <p class="paper-gone" prop:textContent=move || {
                    one.is_withdrawn.get().then_some(words.withdrawn)
                }></p>
            </div>
            <button type="button" class="button button-secondary" aria-label=name on:click=toggle>
                <Icon name="reply"/>
                <span>{move || match one.is_withdrawn.get() {
                    true => words.put_back_short,
                    false => texts.common.undo,
                }}</span>
            </button>
        </li>
    }
}
