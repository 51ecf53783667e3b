//! Joining: from a link to a seat at a table.

mod form;
mod receipt;
mod waiting;

use leptos::prelude::*;

use super::language::in_language;
use super::part::{Heading, Page};

pub use form::{FIRST_FIELD, JoinForm};
pub use receipt::ReceiptEntry;
pub use waiting::Waiting;

/// A link that is not whole.
#[component]
pub fn BadLink() -> impl IntoView {
    in_language(|texts| {
        view! {
            <Page class="sheet-narrow">
                <Heading text=texts.join.bad_link/>
                <p>{texts.join.bad_link_text}</p>
                <p><a class="button button-secondary" href="/">{texts.common.to_front}</a></p>
            </Page>
        }
    })
}
