//! An icon of the sprite in the page; always beside words or inside what has a name.

use leptos::prelude::*;

/// An icon. Its name stands in `style/icons.txt`.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon-svg" aria-hidden="true" focusable="false">
            <use_ href=format!("#{name}")/>
        </svg>
    }
}
