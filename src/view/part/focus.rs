//! The focus, put where the person has to go on.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The id of the button that opens the participant's menu.
pub const MENU_BUTTON: &str = "menu-button";

/// Puts it on the element with this id, if it is there.
pub fn put_on(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Whether it is nowhere: what had it is no longer in the page.
pub fn is_lost() -> bool {
    let body = document().body().map(web_sys::Element::from);
    let active = document().active_element();
    active.is_none() || active == body
}

/// Whatever has it now has it again, if it only takes another place in the page: what the browser
/// moves loses it, and what is typed goes nowhere.
pub fn hold() {
    if is_lost() {
        return;
    }
    let active = document().active_element();
    if let Some(active) = active.and_then(|active| active.dyn_into::<HtmlElement>().ok()) {
        queue_microtask(move || {
            if is_lost() && active.is_connected() {
                let _ = active.focus();
            }
        });
    }
}
