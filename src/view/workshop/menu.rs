//! The participant's menu.

use leptos::prelude::*;

/// See the module.
#[component]
pub fn Menu() -> impl IntoView {}
