//! A field: a text area that belongs to the person who types in it.
//!
//! Nothing sets its value but the person, but for splices that bring what others wrote; the browser
//! keeps caret and selection where they are among the letters.

use std::cell::Cell;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::HtmlTextAreaElement;
use workshop::text::{Splice, length};

/// Brings splices, counted in the field's text and rising, into the field.
pub fn patch(field: &HtmlTextAreaElement, splices: &[Splice]) {
    for splice in splices.iter().rev() {
        let (start, end) = (splice.index as u32, (splice.index + splice.delete) as u32);
        // Without a mode it is “preserve”. It fails only where the end lies before the start.
        let _ = field.set_range_text_with_start_and_end(&splice.insert, start, end);
    }
    if !splices.is_empty() {
        grow(field);
    }
}

/// Where the caret stands, in UTF-16 units.
pub fn caret(field: &HtmlTextAreaElement) -> usize {
    let end = field.selection_end().ok().flatten();
    end.map_or_else(|| length(&field.value()), |end| end as usize)
}

/// Puts the focus into the field and the caret at the end.
pub fn enter(field: &HtmlTextAreaElement) {
    let _ = field.focus();
    let end = length(&field.value()) as u32;
    let _ = field.set_selection_range(end, end);
}

/// More letters than this, in UTF-16 units, are far too many for an input. The field no longer follows them in height: with
/// 200,000 in it that costs a browser a quarter of a second at every key.
const LONG: u32 = 20_000;

/// Makes the field as high as its text.
pub fn grow(field: &HtmlTextAreaElement) {
    thread_local! {
        static BY_ITSELF: Cell<Option<bool>> = const { Cell::new(None) };
    }
    let style = field.style();
    let by_itself = BY_ITSELF.get().unwrap_or_else(|| {
        let can = Reflect::has(style.as_ref(), &JsValue::from_str("fieldSizing")).unwrap_or(false);
        BY_ITSELF.set(Some(can));
        can
    });
    let is_long = field.text_length() > LONG;
    if by_itself && is_long {
        let _ = style.set_property("field-sizing", "fixed");
        let _ = style.set_property("block-size", "60vh");
    } else if by_itself {
        let _ = style.remove_property("field-sizing");
        let _ = style.remove_property("block-size");
    } else if !is_long {
        let _ = style.set_property("block-size", "auto");
        // The height of the text, and the two edges of the border.
        let _ = style.set_property("block-size", &format!("{}px", field.scroll_height() + 2));
    }
}

/// Turns the field the way that its first letter is written. `dir="auto"` does that by itself, but looks through all of a
/// text at every key.
pub fn turn(field: &HtmlTextAreaElement, text: &str) {
    let first = text.chars().find(|letter| letter.is_alphabetic());
    let direction = match first {
        Some('\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') => "rtl",
        _ => "ltr",
    };
    if field.dir() != direction {
        field.set_dir(direction);
    }
}
