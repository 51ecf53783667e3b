//! The browser program: the only place that knows Leptos and web-sys.

use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <div class="container page-container">
            <main id="main-content">
                <h1>"Temadag"</h1>
            </main>
        </div>
    }
}
