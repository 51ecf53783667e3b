//! An update: the next version of the app, which waits until the person agrees. `boot.js` finds it;
//! the word between the two is an event and an attribute.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::ServiceWorkerRegistration;

use super::page::{Subscription, window};

/// Whether one waits.
pub fn waiting() -> bool {
    window()
        .document()
        .and_then(|document| document.document_element())
        .and_then(|root| root.get_attribute("data-update"))
        .is_some_and(|state| state == "waiting")
}

/// Calls when one begins to wait, until what it returns is dropped.
pub fn listen(callback: impl Fn() + 'static) -> Subscription {
    Subscription::new(window().as_ref(), "temadag:update", move |_| callback())
}

/// The person agrees: the waiting version takes over, and the page loads again by itself.
pub fn activate() {
    let navigator = window().navigator();
    if !Reflect::get(&navigator, &"serviceWorker".into()).is_ok_and(|value| value.is_object()) {
        return;
    }
    let registration = navigator.service_worker().get_registration();
    spawn_local(async move {
        let Ok(registration) = JsFuture::from(registration).await else {
            return;
        };
        let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else {
            return;
        };
        if let Some(worker) = registration.waiting() {
            let message = Object::new();
            let _ = Reflect::set(&message, &"type".into(), &"activate".into());
            let _ = worker.post_message(&message);
        }
    });
}
