//! A panic outside the guard ends the program; what is left to do is to say so plainly and to offer
//! a fresh start.

use std::cell::Cell;

use js_sys::WebAssembly;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, ErrorEvent};

use super::guard;
use super::page::window;

thread_local! {
    static SHOWN: Cell<bool> = const { Cell::new(false) };
}

struct Words {
    language: &'static str,
    title: &'static str,
    what: &'static str,
    again: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        language: "da",
        title: "Siden gik i stå",
        what: "Det, du har skrevet, er gemt.",
        again: "Hent siden igen",
    },
    Words {
        language: "en",
        title: "The page stopped working",
        what: "What you have written is saved.",
        again: "Load the page again",
    },
];

/// From now on a panic, or any other trap, shows the page; one behind the guard shows nothing.
pub fn install() {
    std::panic::set_hook(Box::new(|information| {
        if guard::is_guarded() {
            return;
        }
        // The place and not the message: a message may quote what somebody wrote.
        let place = information
            .location()
            .map(|place| format!("{}:{}", place.file(), place.line()))
            .unwrap_or_default();
        web_sys::console::error_2(&"Temadag stopped at".into(), &place.into());
        show();
    }));
    // Not every trap is a panic: memory may run out.
    let trapped = Closure::<dyn Fn(ErrorEvent)>::new(|event: ErrorEvent| {
        if event.error().is_instance_of::<WebAssembly::RuntimeError>() {
            show();
        }
    });
    let _ = window().add_event_listener_with_callback("error", trapped.as_ref().unchecked_ref());
    trapped.forget();
}

/// Whether the program has ended: what is still called is to keep out of the others' way.
pub fn is_shown() -> bool {
    SHOWN.get()
}

fn show() {
    if SHOWN.replace(true) {
        return;
    }
    let Some(document) = window().document() else {
        return;
    };
    // If even that fails there is nobody left to tell.
    let _ = write_page(&document);
}

fn write_page(document: &Document) -> Result<(), JsValue> {
    let Some(body) = document.body() else {
        return Ok(());
    };
    let page = element(document, "main", "")?;
    page.set_class_name("container page-container");
    page.set_attribute("role", "alert")?;
    for words in WORDS {
        let part = element(document, "section", "")?;
        part.set_attribute("lang", words.language)?;
        let again = element(document, "button", words.again)?;
        again.set_class_name("button button-primary");
        again.set_attribute("type", "button")?;
        let reload = Closure::<dyn Fn()>::new(|| {
            let _ = window().location().reload();
        });
        again.add_event_listener_with_callback("click", reload.as_ref().unchecked_ref())?;
        reload.forget();
        part.append_child(&*element(document, "h1", words.title)?)?;
        part.append_child(&*element(document, "p", words.what)?)?;
        part.append_child(&again)?;
        page.append_child(&part)?;
    }
    body.set_text_content(None);
    body.append_child(&page)?;
    Ok(())
}

fn element(document: &Document, name: &str, text: &str) -> Result<Element, JsValue> {
    let element = document.create_element(name)?;
    element.set_text_content(Some(text));
    Ok(element)
}
