//! Caution: that an input looks as if it named somebody, in its row and beside the list.

use leptos::prelude::*;
use personal::Kind;
use protocol::ItemId;
use workshop::Act;

use super::text::ModerationTexts;
use super::warnings::{Found, is_open};
use crate::state::SynthesisState;
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::facilitators::collect::list::ListPlace;
use crate::view::facilitators::collect::treatment::Treatment;
use crate::view::language::texts;
use crate::view::part::Icon;

fn open_warning(id: ItemId) -> Memo<Option<Found>> {
    let gathering = expect_context::<Gathering>();
    let synthesis = expect_context::<SynthesisState>();
    Memo::new(move |_| {
        gathering.warnings.edition.track();
        let found = gathering.warnings.of(&id)?;
        synthesis
            .of(id, |all| is_open(&id, &found, all))
            .then_some(found)
    })
}

/// In a row: what it looks like, in few words.
#[component]
pub fn Mark(id: ItemId) -> impl IntoView {
    let words = ModerationTexts::of(texts().language);
    let found = open_warning(id);
    let said = move || {
        found.get().map(|found| {
            let mut kinds: Vec<Kind> = Vec::new();
            for finding in &found.findings {
                if !kinds.contains(&finding.kind) {
                    kinds.push(finding.kind);
                }
            }
            let kinds = kinds.into_iter().map(|kind| words.kind(kind));
            (words.looks_like)(&kinds.collect::<Vec<_>>().join(", "))
        })
    };
    view! {
        <Show when=move || found.with(Option::is_some)>
            <p class="mark mark-warning"><Icon name="warning"/>{said}</p>
        </Show>
    }
}

/// Beside the list: what was found, word for word, and what can be said of it.
#[component]
pub fn Caution(id: ItemId) -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let treatment = expect_context::<Treatment>();
    let place = expect_context::<ListPlace>();
    let words = ModerationTexts::of(texts().language);
    let found = open_warning(id);
    let decide = move |act: Act, said: &'static str| {
        treatment.decide_aloud(id, act, said.to_owned());
        // The buttons go.
        place.come_back();
    };
    let lines = move || {
        let text = gathering.text_of(&id).unwrap_or_default();
        let findings = found.get().map(|found| found.findings).unwrap_or_default();
        let lines = findings.into_iter().filter_map(|finding| {
            let snippet = text.get(finding.start..finding.end)?.to_owned();
            Some(view! {
                <li>{words.kind(finding.kind)} ": " <strong dir="auto">{snippet}</strong></li>
            })
        });
        lines.collect_view()
    };
    view! {
        <Show when=move || found.with(Option::is_some)>
            <div class="detail-part detail-caution" role="group" aria-label=words.caution>
                <p class="detail-state"><Icon name="warning"/>{words.caution}</p>
                <ul class="caution-lines">{lines}</ul>
                <div class="toolbar-buttons">
                    <button
                        type="button"
                        class="button button-secondary button-small"
                        on:click=move |_| decide(Act::Hide("personal".to_owned()), words.hidden_personal)
                    >
                        <Icon name="lock"/>
                        <span>{words.hide_personal}</span>
                    </button>
                    <button
                        type="button"
                        class="button button-secondary button-small"
                        on:click=move |_| {
                            if let Some(found) = found.get_untracked() {
                                decide(Act::Harmless(found.fingerprint), words.said_harmless);
                            }
                        }
                    >
                        <Icon name="check"/>
                        <span>{words.harmless}</span>
                    </button>
                </div>
            </div>
        </Show>
    }
}
