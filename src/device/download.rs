//! A download: bytes handed to the person as a file.

use std::time::Duration;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::page::window;
use super::timer::Timeout;

/// How long the browser may take to fetch the bytes after the click.
const KEPT: Duration = Duration::from_secs(60);

/// Saves bytes under a name.
pub fn save(name: &str, mime: &str, bytes: &[u8]) {
    // It fails only where the page has no body, and then there was no button either.
    let _ = click(name, mime, bytes);
}

fn click(name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    if let Some(document) = window().document() {
        let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.set_hidden(true);
        if let Some(body) = document.body() {
            body.append_child(&anchor)?;
        }
        anchor.click();
        anchor.remove();
    }
    let revoke = Timeout::new(KEPT, move || {
        let _ = Url::revoke_object_url(&address);
    });
    // The page may be left before: then the browser revokes it itself.
    std::mem::forget(revoke);
    Ok(())
}
