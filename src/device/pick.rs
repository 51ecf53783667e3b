//! Picking: files that the person chooses.
//!
//! Choosing and reading are two things: who chooses nothing has changed their mind, and a file that cannot be read, since
//! it changed meanwhile or its stick was pulled out, is to be told.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{ArrayBuffer, Uint8Array};
use protocol::limits;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
#[cfg(feature = "facilitators")]
use web_sys::DragEvent;
use web_sys::{File, FileList, HtmlInputElement};

use super::page::{Subscription, window};

/// A file that was chosen.
#[derive(Clone)]
pub struct Picked(File);

impl Picked {
    /// What it is called.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// What is in it, if it can be read. Of a file that is larger than any file may be, one byte more than the limit is
    /// read: enough to be refused for its size.
    pub async fn read(&self) -> Option<Vec<u8>> {
        let part = self.0.slice_with_i32_and_f64(0, (limits::FILE + 1) as f64);
        let buffer = JsFuture::from(part.ok()?.array_buffer()).await.ok()?;
        let buffer: ArrayBuffer = buffer.dyn_into().ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}

/// Lets the person choose a file; `None` when they choose none. To be called from a click, or the browser shows no
/// chooser.
pub async fn file() -> Option<Picked> {
    choose(false).await.pop()
}

/// Lets the person choose as many as they like.
pub async fn files() -> Vec<Picked> {
    choose(true).await
}

/// The files that the person dropped somewhere; of what else can be dropped there is nothing.
#[cfg(feature = "facilitators")]
pub fn dropped(event: &DragEvent) -> Vec<Picked> {
    let files = event.data_transfer().and_then(|carried| carried.files());
    files.map(all).unwrap_or_default()
}

fn all(files: FileList) -> Vec<Picked> {
    let files = (0..files.length()).filter_map(|index| files.get(index));
    files.map(Picked).collect()
}

async fn choose(multiple: bool) -> Vec<Picked> {
    let Some(input) = chooser(multiple) else {
        return Vec::new();
    };
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
    input.files().map(all).unwrap_or_default()
}

fn chooser(multiple: bool) -> Option<HtmlInputElement> {
    let document = window().document()?;
    let input: HtmlInputElement = document.create_element("input").ok()?.unchecked_into();
    input.set_type("file");
    input.set_multiple(multiple);
    input.set_hidden(true);
    // Some browsers open a chooser only for what is in the page.
    document.body()?.append_child(&input).ok()?;
    Some(input)
}
