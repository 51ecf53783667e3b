//! Going: from a list to a place in a text of a part, which is selected there.

use std::ops::Range;

use leptos::prelude::*;
use protocol::ItemId;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use workshop::PartText;

/// The place that is asked for. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Going(RwSignal<Option<Place>>);

/// A place in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Of which part; none is the whole.
    pub part: Option<ItemId>,
    /// In which text.
    pub text: PartText,
    /// Where, in UTF-16 units.
    pub at: Range<usize>,
}

/// The id of the field that a text of a part is edited in.
pub fn field_id(part: Option<ItemId>, text: PartText) -> String {
    let Some(part) = part else {
        return "strategy-title".to_owned();
    };
    let word = match text {
        PartText::Title => "title",
        PartText::Text => "text",
        PartText::Plain => "plain",
        PartText::Note => "note",
    };
    format!("part-{word}-{part}")
}

impl Going {
    /// Puts it into the context of the page.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }

    /// Goes to a place. Whoever shows that text opens its field first.
    pub fn go(self, place: Place) {
        self.0.set(Some(place.clone()));
        request_animation_frame(move || {
            self.0.set(None);
            select(&field_id(place.part, place.text), &place.at);
        });
    }

    /// The text of a part that somebody goes to.
    pub fn of(self, part: ItemId) -> Option<PartText> {
        self.0.with(|place| {
            let place = place.as_ref().filter(|place| place.part == Some(part))?;
            Some(place.text)
        })
    }
}

/// Puts the focus into a field and selects something in it.
pub fn select(field: &str, at: &Range<usize>) {
    let Some(field) = document().get_element_by_id(field) else {
        return;
    };
    let place = |place: usize| u32::try_from(place).unwrap_or_default();
    let (start, end) = (place(at.start), place(at.end));
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        let _ = field.focus();
        let _ = field.set_selection_range(start, end);
    } else if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
        let _ = field.focus();
        let _ = field.set_selection_range(start, end);
    }
}

/// The text field with this id.
pub fn area(field: &str) -> Option<HtmlTextAreaElement> {
    let field = document().get_element_by_id(field)?;
    field.dyn_into().ok()
}
