//! “Del”: the links, the QR code and the recovery file.

use leptos::prelude::*;

/// See the module.
#[component]
pub fn SharePage() -> impl IntoView {}
