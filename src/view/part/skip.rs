//! The skip link: past everything that is on every page, to what is on this one.

use leptos::prelude::*;

use super::{MAIN, focus};
use crate::view::language::tracked_texts;

/// The first thing that the tab key finds.
#[component]
pub fn SkipLink() -> impl IntoView {
    let texts = tracked_texts();
    let skip = |event: leptos::ev::MouseEvent| {
        // The router would take the fragment for an address.
        event.prevent_default();
        focus::put_on(MAIN);
    };
    view! {
        <a class="skipnav" href=format!("#{MAIN}") on:click=skip>
            {move || texts().common.skip_to_content}
        </a>
    }
}
