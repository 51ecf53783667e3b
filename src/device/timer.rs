//! A timeout that is cleared when dropped, and a breath between two pieces of work.

use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::{Either, LocalBoxFuture, select};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::MessageChannel;

use super::page::window;

/// Calls once, later, unless it is dropped before.
#[derive(Debug)]
pub struct Timeout {
    handle: Option<i32>,
    _callback: Closure<dyn FnMut()>,
}

impl Timeout {
    /// Calls `callback` after `delay`. Browsers count in milliseconds and up to 24 days.
    pub fn new(delay: Duration, callback: impl FnOnce() + 'static) -> Self {
        let callback = Closure::once(callback);
        let milliseconds = i32::try_from(delay.as_millis()).unwrap_or(i32::MAX);
        let handle = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                callback.as_ref().unchecked_ref(),
                milliseconds,
            )
            .ok();
        Self {
            handle,
            _callback: callback,
        }
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        if let Some(handle) = self.handle {
            window().clear_timeout_with_handle(handle);
        }
    }
}

/// Waits.
pub async fn pause(delay: Duration) {
    let (done, passed) = oneshot::channel();
    let _timeout = Timeout::new(delay, move || {
        let _ = done.send(());
    });
    let _ = passed.await;
}

/// Waits for something, but no longer than this; whether it came.
pub async fn within(patience: Duration, something: LocalBoxFuture<'_, ()>) -> bool {
    let pause = Box::pin(pause(patience));
    matches!(select(something, pause).await, Either::Left(_))
}

/// Lets the browser paint and take input before going on. A message and not a timeout, since nested
/// timeouts wait at least four milliseconds each.
pub async fn breathe() {
    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let (done, breathed) = oneshot::channel();
    let callback = Closure::once(move || {
        let _ = done.send(());
    });
    channel
        .port1()
        .set_onmessage(Some(callback.as_ref().unchecked_ref()));
    if channel.port2().post_message(&true.into()).is_ok() {
        let _ = breathed.await;
    }
    channel.port1().close();
}
