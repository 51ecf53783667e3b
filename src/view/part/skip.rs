//! The skip link: past everything that is on every page, to what is on this one.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::view::language::tracked_texts;

/// The first thing that the tab key finds.
#[component]
pub fn SkipLink() -> impl IntoView {
    let texts = tracked_texts();
    let skip = |event: leptos::ev::MouseEvent| {
        // The router would take the fragment for an address.
        event.prevent_default();
        let main = document().get_element_by_id("main-content");
        if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
            let _ = main.focus();
        }
    };
    view! {
        <a class="skipnav" href="#main-content" on:click=skip>
            {move || texts().common.skip_to_content}
        </a>
    }
}
