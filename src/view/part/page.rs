//! The page outside of a workshop: brand, main part.

use leptos::prelude::*;

/// The id of a page's main part.
pub const MAIN: &str = "main-content";

/// The brand, which leads to the front page.
#[component]
pub fn Brand() -> impl IntoView {
    view! {
        <a class="brand" href="/">
            <span class="brand-mark" aria-hidden="true"></span>
            <span class="brand-name">"Temadag"</span>
        </a>
    }
}

/// A page with the brand above it.
#[component]
pub fn Page(
    /// What is on it.
    children: Children,
    /// How wide it is: the class of `style/page.css`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <header class="masthead">
            <div class="masthead-inner">
                <Brand/>
            </div>
        </header>
        <main id=MAIN class=format!("sheet {class}") tabindex="-1">
            {children()}
        </main>
    }
}
