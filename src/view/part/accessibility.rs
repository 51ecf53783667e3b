//! What we can say of accessibility; the municipality that holds the day writes its own statement.

use leptos::prelude::*;

use super::{Heading, Page};
use crate::view::language::in_language;

/// See the module.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    in_language(|texts| {
        let said = texts.common.accessibility_text;
        view! {
            <Page class="sheet-narrow">
                <Heading text=texts.common.accessibility/>
                {said.iter().map(|text| view! { <p>{*text}</p> }).collect_view()}
                <p><a class="button button-secondary" href="/">{texts.common.to_front}</a></p>
            </Page>
        }
    })
}
