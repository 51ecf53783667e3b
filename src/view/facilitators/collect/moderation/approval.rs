//! Approval: whether a second facilitator says that hiding an input is right.

use std::collections::HashSet;

use leptos::prelude::*;
use protocol::{ItemId, LaneId, PersonId};
use workshop::Act;
use workshop::synthesis::Synthesis;

use super::text::ModerationTexts;
use crate::state::{SynthesisState, Workshop};
use crate::view::facilitators::collect::list::ListPlace;
use crate::view::facilitators::collect::treatment::Treatment;
use crate::view::language::texts;
use crate::view::part::Icon;

/// Whose lane it is, which is proved.
pub fn person_of(workshop: Workshop, lane: LaneId) -> Option<PersonId> {
    let device = workshop.device();
    device.read(|session| session.identity_of(lane).map(|identity| identity.person))
}

/// What is hidden and waits for a second facilitator, where facilitators want one.
pub fn awaiting(workshop: Workshop, synthesis: &Synthesis) -> HashSet<ItemId> {
    if !synthesis.asks_two() {
        return HashSet::new();
    }
    let hidden = synthesis.hidden();
    let waits = |id: &ItemId| synthesis.awaits_approval(id, |lane| person_of(workshop, lane));
    hidden.filter(waits).collect()
}

/// What is to be said of one that is hidden.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// One facilitator is enough, or it is not hidden.
    NotAsked,
    /// Another has said that it is right.
    Approved,
    /// Its hider waits for another.
    Waits,
    /// This person can say so, of this statement.
    CanApprove(ItemId),
}

/// Beside the list, of what is hidden.
#[component]
pub fn Approval(id: ItemId) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let synthesis = expect_context::<SynthesisState>();
    let treatment = expect_context::<Treatment>();
    let place = expect_context::<ListPlace>();
    let words = ModerationTexts::of(texts().language);
    let standing = Memo::new(move |_| {
        synthesis.edition.track();
        synthesis.of(id, |all| {
            let hiding = all.answers(&id).and_then(|answers| answers.hiding());
            let Some(hiding) = hiding.filter(|_| all.asks_two()) else {
                return Standing::NotAsked;
            };
            if !all.awaits_approval(&id, |lane| person_of(workshop, lane)) {
                return Standing::Approved;
            }
            let hider = hiding.by.and_then(|lane| person_of(workshop, lane));
            match hider == Some(workshop.person) {
                true => Standing::Waits,
                false => Standing::CanApprove(hiding.id),
            }
        })
    });
    move || {
        match standing.get() {
        Standing::NotAsked => ().into_any(),
        Standing::Approved => {
            view! { <p class="hint"><Icon name="check"/>{words.approved}</p> }.into_any()
        }
        Standing::Waits => {
            view! { <p class="hint"><Icon name="hourglass"/>{words.waits}</p> }.into_any()
        }
        Standing::CanApprove(statement) => view! {
            <p class="hint"><Icon name="hourglass"/>{words.can_approve}</p>
            <button
                type="button"
                class="button button-secondary button-small"
                on:click=move |_| {
                    treatment.decide_aloud(id, Act::Approve(statement), words.has_approved.to_owned());
                    place.come_back();
                }
            >
                <Icon name="check"/>
                <span>{words.approve}</span>
            </button>
        }
        .into_any(),
    }
    }
}
