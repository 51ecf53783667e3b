//! The board: where a participant writes.

use leptos::prelude::*;

/// See the module.
#[component]
pub fn BoardPage() -> impl IntoView {}
