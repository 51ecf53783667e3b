//! Forgetting: a facilitator's way to delete the workshop from a borrowed device.

use leptos::prelude::*;

use super::text::ShareTexts;
use crate::view::language::texts;
use crate::view::part::Icon;
use crate::view::workshop::DeleteDialog;

/// The id of the button.
const BUTTON: &str = "share-delete";

/// Makes a borrowed device forget the facilitators' link and what it holds.
#[component]
pub fn Forget() -> impl IntoView {
    let texts = texts();
    let words = ShareTexts::of(texts.language);
    let asked = RwSignal::new(false);
    view! {
        <section class="panel" aria-labelledby="share-device">
            <h3 class="panel-heading" id="share-device">{words.device}</h3>
            <p id="share-device-help">{words.device_help}</p>
            <button
                type="button"
                class="button button-secondary"
                id=BUTTON
                aria-describedby="share-device-help"
                on:click=move |_| asked.set(true)
            >
                <Icon name="delete"/>
                <span>{texts.workshop.delete}</span>
            </button>
            <DeleteDialog asked opener=BUTTON also=words.device_way_back/>
        </section>
    }
}
