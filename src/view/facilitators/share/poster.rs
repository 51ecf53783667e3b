//! The poster: title, QR code and what to do, for the tables and the projector. What is seen on the
//! page is what is printed.

use leptos::html::Section;
use leptos::prelude::*;

use super::qr::Qr;
use super::text::ShareTexts;
use crate::state::PlanState;
use crate::view::language::texts;
use crate::view::part::Icon;

/// The participants' link as a QR code for the projector and for print.
#[component]
pub fn Poster(
    /// The participants' link.
    link: String,
) -> impl IntoView {
    let plan = expect_context::<PlanState>();
    let texts = texts();
    let words = ShareTexts::of(texts.language);
    let title = plan.title();
    let date = move || {
        let date = plan.plan.with(|plan| plan.date.clone())?;
        Some(texts.date(&date))
    };
    let print = |_| {
        let _ = window().print();
    };
    let place = NodeRef::<Section>::new();
    let project = move |_| {
        if let Some(place) = place.get_untracked() {
            let _ = place.request_fullscreen();
        }
    };
    view! {
        <section class="poster" aria-label=words.poster node_ref=place>
            <p class="poster-title">{title}</p>
            <p class="poster-date" prop:textContent=date></p>
            <Qr link=link.clone() label=words.qr/>
            <p class="poster-scan">{words.poster_scan}</p>
            <p class="poster-how">{words.poster_address}</p>
            <p class="poster-link">
                {words.poster_code}
                <span class="poster-address">{link}</span>
            </p>
        </section>
        // A phone may not show one part of a page alone.
        {document().fullscreen_enabled().then(|| view! {
            <div class="poster-print">
                <button
                    type="button"
                    class="button button-primary"
                    aria-describedby="poster-screen-help"
                    on:click=project
                >
                    <Icon name="fullscreen"/>
                    <span>{words.screen}</span>
                </button>
                <p class="hint" id="poster-screen-help">{words.screen_help}</p>
            </div>
        })}
        <div class="poster-print">
            <button type="button" class="button button-secondary" on:click=print>
                <Icon name="print"/>
                <span>{words.print}</span>
            </button>
            <p class="hint">{words.print_help}</p>
        </div>
    }
}
