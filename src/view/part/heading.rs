//! A heading that a page begins with: it gives the document its title, and takes the focus when the
//! person has come to the page from another, so that a screen reader says where they are.

use leptos::html::ElementType;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::focus;

/// Its id; a page has one.
pub const PAGE_HEADING: &str = "page-heading";

/// Where the focus was last put, so that it is moved once for each page.
#[derive(Clone, Copy)]
pub struct Journey(StoredValue<Option<String>>);

impl Journey {
    /// Puts it into the context of everything.
    pub fn provide() {
        provide_context(Self(StoredValue::new(None)));
    }

    /// Notes where the person is; whether they came there from another page. The page that the
    /// program starts with keeps the browser's own focus.
    fn arrive(self, path: String) -> bool {
        let before = self
            .0
            .try_update_value(|last| last.replace(path.clone()))
            .flatten();
        // Where one page took another's place at one address, the focus went with what was there.
        before.is_some_and(|before| before != path || focus::is_lost())
    }
}

/// How high a heading stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// The page's only one.
    #[default]
    First,
    /// Below the workshop's title.
    Second,
}

/// A page's `h1`, which takes the focus when the page is another than the one before.
#[component]
pub fn Heading(
    /// The words.
    #[prop(into)]
    text: Signal<String>,
    /// What the document is called, where that is more than the words.
    #[prop(into, optional)]
    document_title: Option<Signal<String>>,
    /// How high it stands.
    #[prop(optional)]
    level: Level,
) -> impl IntoView {
    let title = document_title.unwrap_or(text);
    Effect::new(move || document().set_title(&in_app(&title.get())));
    match level {
        Level::First => {
            let place = arriving();
            view! { <h1 class="page-heading" id=PAGE_HEADING tabindex="-1" node_ref=place>{text}</h1> }.into_any()
        }
        Level::Second => {
            let place = arriving();
            view! { <h2 class="page-heading" id=PAGE_HEADING tabindex="-1" node_ref=place>{text}</h2> }.into_any()
        }
    }
}

fn in_app(title: &str) -> String {
    if title.is_empty() || title == "Temadag" {
        "Temadag".to_owned()
    } else {
        format!("{title} – Temadag")
    }
}

/// A reference to an element that takes the focus when it appears on a page just come to.
fn arriving<E>() -> NodeRef<E>
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + AsRef<web_sys::Element> + 'static,
{
    let place = NodeRef::<E>::new();
    let journey = expect_context::<Journey>();
    let path = use_location().pathname;
    Effect::new(move || {
        let Some(element) = place.get() else {
            return;
        };
        let element: &web_sys::Element = element.as_ref();
        if journey.arrive(path.get_untracked())
            && let Some(element) = element.dyn_ref::<HtmlElement>()
        {
            let _ = element.focus();
        }
    });
    place
}
