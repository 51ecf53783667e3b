//! “Saml”: the facilitators' overview of everything that came in.

use leptos::prelude::*;

/// See the module.
#[component]
pub fn CollectPage() -> impl IntoView {}
