//! The footer: privacy, accessibility, the other language.

use leptos::prelude::*;

use crate::route::Route;
use crate::text::Language;
use crate::view::language::{LanguageChoice, tracked_texts};

/// Below every page.
#[component]
pub fn Footer() -> impl IntoView {
    let texts = tracked_texts();
    let choice = expect_context::<LanguageChoice>();
    let switch = move |event: leptos::ev::MouseEvent| {
        // A link, since it leads to the same page in another language; but nothing is loaded.
        event.prevent_default();
        choice.switch();
    };
    let other = move || match choice.get() {
        Language::Danish => "en",
        Language::English => "da",
    };
    view! {
        <footer class="foot">
            <div class="foot-inner">
                <p class="foot-privacy">{move || texts().common.privacy}</p>
                <ul class="foot-links">
                    <li>
                        <a href=Route::Accessibility.to_string()>
                            {move || texts().common.accessibility}
                        </a>
                    </li>
                    <li>
                        <a href="#" lang=other hreflang=other on:click=switch>
                            {move || texts().common.other_language}
                        </a>
                    </li>
                </ul>
            </div>
        </footer>
    }
}
