//! “Del”: whether all is ready, the links, the QR code, what can be printed, the recovery file, and what this device is to
//! forget. On paper it is a poster.

mod forget;
mod kit;
mod link_field;
mod poster;
pub mod qr;
mod ready;
mod recovery;
mod text;

use leptos::prelude::*;

use super::page::Page;
use super::rehearsal::{self, RehearsalTexts};
use crate::device::storage;
use crate::state::Workshop;
use crate::view::language::texts;
use crate::view::part::{Notice, Tone};
use forget::Forget;
use kit::{Kit, Printed};
pub use link_field::LinkField;
use poster::Poster;
use ready::Ready;
use recovery::RecoveryFile;
use text::ShareTexts;

/// “Del”.
pub const PAGE: Page = Page {
    word: "del",
    name: |language| ShareTexts::of(language).page,
    heading: Some(|language| ShareTexts::of(language).heading),
    content: || match rehearsal::is_one() {
        true => view! { <NoLinks/> }.into_any(),
        false => view! { <Sections/> }.into_any(),
    },
};

#[component]
fn Sections() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = ShareTexts::of(texts().language);
    let links = workshop.device().links();
    let printed = RwSignal::new(None);
    view! {
        <Reach/>
        <Printed printed link=links.participant.clone()/>
        <div class="share">
            <div class="poster-place">
                <Poster link=links.participant.clone()/>
                <Kit printed/>
            </div>
            <div class="share-links">
                <Ready/>
                <section class="panel" aria-labelledby="share-participants">
                    <h3 class="panel-heading" id="share-participants">{words.participants}</h3>
                    <p>{words.participants_help}</p>
                    <LinkField id="participant-link" label=words.participant_link link=links.participant/>
                </section>
                {links.facilitator.map(|link| view! {
                    <section class="panel" aria-labelledby="share-facilitators">
                        <h3 class="panel-heading" id="share-facilitators">{words.facilitators}</h3>
                        <p>{words.facilitators_help}</p>
                        <Notice tone=Tone::Warning>
                            <p>{words.facilitator_warning}</p>
                        </Notice>
                        <LinkField id="facilitator-link" label=words.facilitator_link link/>
                    </section>
                })}
                <RecoveryFile/>
                <Forget/>
            </div>
        </div>
    }
}

/// In a rehearsal.
#[component]
fn NoLinks() -> impl IntoView {
    let words = RehearsalTexts::of(texts().language);
    view! { <Notice tone=Tone::Info><p>{words.no_links}</p></Notice> }
}

/// A word where the address that people would get does not do.
#[component]
fn Reach() -> impl IntoView {
    let words = ShareTexts::of(texts().language);
    let host = window().location().hostname().unwrap_or_default();
    let here_only = ["localhost", "127.0.0.1", "[::1]"].contains(&host.as_str());
    let word = if here_only {
        Some(words.loopback)
    } else if storage::secure_context() {
        None
    } else {
        Some(words.insecure)
    };
    word.map(|word| {
        view! {
            <div class="reach">
                <Notice tone=Tone::Info><p>{word}</p></Notice>
            </div>
        }
    })
}
