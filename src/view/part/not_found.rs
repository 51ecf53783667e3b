//! The page for an address that is none.

use leptos::prelude::*;

use super::{Heading, Page};
use crate::view::language::in_language;

/// For an address that is no page's.
#[component]
pub fn NotFound() -> impl IntoView {
    in_language(|texts| {
        view! {
            <Page class="sheet-narrow">
                <Heading text=texts.common.not_found/>
                <p>{texts.common.not_found_text}</p>
                <p><a class="button button-secondary" href="/">{texts.common.to_front}</a></p>
            </Page>
        }
    })
}
