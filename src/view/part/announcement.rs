//! An announcement: what has just happened, shown and said without moving the focus. Not a `status`:
//! that role is kept for the truth about saving, and in “Saml” for the sum.

use leptos::prelude::*;

/// A place for announcements; it must be in the page before something is put there.
#[component]
pub fn Announcement(
    /// What to say; empty for nothing.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! { <p class="announcement" aria-live="polite">{text}</p> }
}
