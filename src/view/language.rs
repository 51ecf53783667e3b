//! The language that the person reads in: chosen in the footer, kept on the device.
//!
//! A page is built in one language: [`in_language`] builds it anew when the choice changes, so what
//! is inside reads plain texts. State that must outlive that stands outside of it.

use leptos::prelude::*;

use crate::device::settings;
use crate::text::{self, Language, Texts};

const KEY: &str = "temadag.language";

/// The choice, in the context of everything.
#[derive(Clone, Copy)]
pub struct LanguageChoice(RwSignal<Language>);

impl LanguageChoice {
    /// The last choice on this device, or Danish; told to the document at once and on every change.
    pub fn provide() -> Self {
        let kept = settings::read::<Language>(KEY).unwrap_or_default();
        let choice = Self(RwSignal::new(kept));
        provide_context(choice);
        Effect::new(move || {
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("lang", choice.0.get().code());
            }
        });
        choice
    }

    /// The language, tracked.
    pub fn get(self) -> Language {
        self.0.get()
    }

    /// The other one.
    pub fn switch(self) {
        let other = match self.0.get_untracked() {
            Language::Danish => Language::English,
            Language::English => Language::Danish,
        };
        settings::keep(KEY, other);
        self.0.set(other);
    }
}

/// The texts in the language that the page is being built in.
pub fn texts() -> &'static Texts {
    text::of(expect_context::<LanguageChoice>().0.get_untracked())
}

/// The texts, tracked, for what stands outside of [`in_language`].
pub fn tracked_texts() -> impl Fn() -> &'static Texts + Copy + Send + Sync {
    let choice = expect_context::<LanguageChoice>();
    move || text::of(choice.get())
}

/// Builds a view, and builds it anew when the language changes.
pub fn in_language<V: IntoView + 'static>(
    build: impl Fn(&'static Texts) -> V + Send + 'static,
) -> AnyView {
    anew(Box::new(move |texts| build(texts).into_any()))
}

fn anew(build: Box<dyn Fn(&'static Texts) -> AnyView + Send>) -> AnyView {
    let choice = expect_context::<LanguageChoice>();
    (move || build(text::of(choice.get()))).into_any()
}
