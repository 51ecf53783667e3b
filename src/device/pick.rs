//! Picking: a file that the person chooses.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{ArrayBuffer, Uint8Array};
use protocol::limits;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

use super::page::{Subscription, window};

/// Lets the person choose a file; `None` when they choose none. To be called from a click, or the
/// browser shows no chooser. Of a file that is larger than any file may be, one byte more than the
/// limit is read: enough to be refused for its size.
pub async fn file() -> Option<(String, Vec<u8>)> {
    let document = window().document()?;
    let input: HtmlInputElement = document.create_element("input").ok()?.unchecked_into();
    input.set_type("file");
    input.set_hidden(true);
    // Some browsers open a chooser only for what is in the page.
    document.body()?.append_child(&input).ok()?;
    let (decided, decision) = oneshot::channel();
    let decided = Rc::new(Cell::new(Some(decided)));
    let listen = |name| {
        let decided = decided.clone();
        Subscription::new(input.as_ref(), name, move |_| {
            if let Some(decided) = decided.take() {
                let _ = decided.send(());
            }
        })
    };
    let subscriptions = [listen("change"), listen("cancel")];
    input.click();
    let _ = decision.await;
    drop(subscriptions);
    input.remove();
    read(&input.files()?.get(0)?).await
}

async fn read(file: &File) -> Option<(String, Vec<u8>)> {
    let part = file
        .slice_with_i32_and_f64(0, (limits::FILE + 1) as f64)
        .ok()?;
    let buffer: ArrayBuffer = JsFuture::from(part.array_buffer())
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    Some((file.name(), Uint8Array::new(&buffer).to_vec()))
}
