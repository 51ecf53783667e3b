//! What we can say of accessibility; the municipality that holds the day writes its own statement.

use leptos::prelude::*;

use super::{Heading, Page};
use crate::view::language::in_language;

/// The accessibility statement.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    in_language(|texts| {
        view! {
            <Page class="sheet-narrow">
                <Heading text=texts.common.accessibility/>
                <p>{texts.common.accessibility_aim}</p>
                <p>{texts.common.accessibility_help}</p>
                <p><a class="button button-secondary" href="/">{texts.common.to_front}</a></p>
            </Page>
        }
    })
}
