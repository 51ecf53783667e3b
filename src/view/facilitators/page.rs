//! A page: where a facilitator finds it in a workshop, what it is called, and what is on it.

use leptos::prelude::*;

use crate::text::Language;

/// One of the pages.
#[derive(Clone, Copy)]
pub struct Page {
    /// What its address ends with: `/w/…/saml`. A page that belongs to another has both words: `saml/temaer`.
    pub word: &'static str,
    /// What it is called, in the navigation and above it.
    pub name: fn(Language) -> &'static str,
    /// What stands above it where that is more than the name.
    pub heading: Option<fn(Language) -> &'static str>,
    /// What is on it, in the language that the page is being built in.
    pub content: fn() -> AnyView,
}

impl Page {
    /// What stands above it.
    pub fn heading(self, language: Language) -> &'static str {
        self.heading.unwrap_or(self.name)(language)
    }
}
