//! Caution: who writes what looks like a CPR number or a telephone's is told at once, here and nowhere else. It can be
//! added all the same.

use leptos::prelude::*;
use personal::Kind;
use workshop::visible;

use crate::view::language::texts;

/// What in the text under the fingers looks so, and how it stands there. A copy is a handle.
#[derive(Clone, Copy, Default)]
pub struct Caution(RwSignal<Option<(Kind, String)>>);

impl Caution {
    /// Looks through the text as it reads now.
    pub fn look(self, text: &str) {
        let found = personal::numbers(text).into_iter().next();
        let found = found.map(|one| {
            let words = text.get(one.start..one.end).unwrap_or_default();
            (one.kind, visible::in_line(words))
        });
        // What is being edited may have gone with its page.
        if self.0.try_with_untracked(|before| *before != found) == Some(true) {
            self.0.set(found);
        }
    }
}

/// Below a field: what it holds.
#[component]
pub fn CautionNote(
    /// What was found.
    caution: Caution,
) -> impl IntoView {
    let words = &texts().board;
    let says = move || {
        caution.0.with(|found| {
            let (kind, number) = found.as_ref()?;
            Some(match kind {
                Kind::Cpr => (words.looks_like_cpr)(number),
                _ => (words.looks_like_telephone)(number),
            })
        })
    };
    view! { <p class="caution" aria-live="polite" prop:textContent=says></p> }
}
