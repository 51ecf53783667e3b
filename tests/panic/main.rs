//! A panic, in a program of its own: the hook can be set only before anything has panicked.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test says what it expects")]

use js_sys::Function;
use sync::Trapped;
use sync::guard::guarded;
use temadag::device::guard::BrowserGuard;
use temadag::device::panic;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// What a panic says, and nobody is to read.
const SECRET: &str = "what somebody wrote";

#[wasm_bindgen_test]
fn a_panic_outside_the_guard_shows_a_page_and_one_inside_shows_none() {
    panic::install();
    let document = web_sys::window().unwrap().document().unwrap();
    let body = document.body().unwrap();
    // The runner writes into the page: it is put aside meanwhile.
    let aside = document.create_element("div").unwrap();
    while let Some(child) = body.first_child() {
        aside.append_child(&child).unwrap();
    }

    let inside = guarded(&BrowserGuard, || -> u32 { panic!("{SECRET}") });
    let shown_inside = body.text_content().unwrap_or_default();

    let outside = Closure::once_into_js(|| -> u32 { panic!("{SECRET}") });
    let outside: Function = outside.unchecked_into();
    let trapped = outside.call0(&JsValue::UNDEFINED).is_err();
    let shown = body.text_content().unwrap_or_default();
    let button = document.query_selector("[role=alert] button").unwrap();

    body.set_text_content(None);
    while let Some(child) = aside.first_child() {
        body.append_child(&child).unwrap();
    }
    assert_eq!(inside, Err(Trapped));
    assert_eq!(shown_inside, "");
    assert!(trapped);
    assert!(shown.contains("Siden gik i stå"));
    assert!(shown.contains("Det, du har skrevet, er gemt."));
    assert!(!shown.contains(SECRET));
    assert!(button.is_some());
}
