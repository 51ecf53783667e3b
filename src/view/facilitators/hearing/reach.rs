//! The parties' link, with its code.

use leptos::prelude::*;

use super::text::HearingTexts;
use crate::state::Workshop;
use crate::view::facilitators::share::{LinkField, qr::Qr};
use crate::view::language::texts;
use crate::view::part::{Notice, Tone};

/// See the module.
#[component]
pub fn Reach() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = HearingTexts::of(texts().language);
    let link = workshop.device().links().party;
    link.map(|link| {
        view! {
            <section class="panel hearing-reach" aria-labelledby="reach-heading">
                <h3 class="panel-heading" id="reach-heading">{words.link}</h3>
                <p>{words.link_help}</p>
                <div class="hearing-reach-both">
                    <Qr link=link.clone() label=words.qr/>
                    <div>
                        <LinkField id="party-link" label=words.party_link link/>
                        <Notice tone=Tone::Info><p>{words.link_warning}</p></Notice>
                    </div>
                </div>
            </section>
        }
    })
}
