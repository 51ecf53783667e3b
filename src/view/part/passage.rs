//! A passage: what somebody wrote. Of a long one the beginning shows until the rest is asked for, so
//! that ten thousand characters do not push everybody else's words off the screen.

use leptos::prelude::*;

use crate::view::language::texts;

/// More characters than this, or more lines than the next, are long.
const CHARACTERS: usize = 700;
const LINES: usize = 12;

/// See the module. The text is one node of the page: an edit changes that and nothing else.
#[component]
pub fn Passage(
    /// What it says.
    text: impl Fn() -> String + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let words = &texts().common;
    let open = RwSignal::new(false);
    let long = {
        let text = text.clone();
        Memo::new(move |_| is_long(&text()))
    };
    let folded = Memo::new(move |_| long.get() && !open.get());
    view! {
        <p class="passage" class:is-folded=folded dir="auto">{text}</p>
        <Show when=move || long.get()>
            <button
                type="button"
                class="passage-more"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || if open.get() { words.show_less } else { words.show_whole }}
            </button>
        </Show>
    }
}

fn is_long(text: &str) -> bool {
    // In bytes first: most texts are short, and counting letters of a long one is not free.
    text.len() > CHARACTERS && text.chars().nth(CHARACTERS).is_some()
        || text.lines().nth(LINES).is_some()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn many_letters_or_many_lines_are_long() {
        assert!(!is_long(""));
        assert!(!is_long(&"å".repeat(700)));
        assert!(is_long(&"å".repeat(701)));
        assert!(!is_long(&"a\n".repeat(12)));
        assert!(is_long(&"a\n".repeat(13)));
    }
}
