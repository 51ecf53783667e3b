//! The page: what the browser says about the window that the program runs in.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, Location, PageTransitionEvent, VisibilityState, Window};

/// The window. The program runs in nothing else.
pub fn window() -> Window {
    web_sys::window().expect("the program runs in a window")
}

/// The page's origin, as in `https://temadag.example.dk`: the relay's, too.
pub fn origin() -> String {
    location().origin().unwrap_or_default()
}

/// The address.
pub fn location() -> Location {
    window().location()
}

/// Whether the device says that it has a network. That it has none is true; that it has one may not
/// be.
pub fn online() -> bool {
    window().navigator().on_line()
}

/// Whether this address is the facilitators', and their program could be had neither from here nor from the network.
/// `boot.js` says so.
pub fn facilitators_program_missing() -> bool {
    window()
        .document()
        .and_then(|document| document.document_element())
        .is_some_and(|root| root.has_attribute("data-facilitators-missing"))
}

/// Whether the page was fetched because a file is to be opened: `/?fil`.
pub fn was_fetched_for_a_file() -> bool {
    location().search().is_ok_and(|search| search == "?fil")
}

/// Whether the page can be seen.
pub fn visible() -> bool {
    window()
        .document()
        .is_none_or(|document| document.visibility_state() == VisibilityState::Visible)
}

/// Leaves a mark in the browser's own timeline, for whoever measures.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        let _ = performance.mark(name);
    }
}

/// A listener to an event, gone when dropped.
#[derive(Debug)]
pub struct Subscription {
    target: EventTarget,
    name: &'static str,
    callback: Closure<dyn Fn(Event)>,
}

impl Subscription {
    /// Listens.
    pub fn new(
        target: &EventTarget,
        name: &'static str,
        callback: impl Fn(Event) + 'static,
    ) -> Self {
        let callback = Closure::<dyn Fn(Event)>::new(callback);
        let _ = target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            name,
            callback,
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let _ = self
            .target
            .remove_event_listener_with_callback(self.name, self.callback.as_ref().unchecked_ref());
    }
}

/// What can happen to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageEvent {
    /// The device says that it has a network again.
    Online,
    /// It says that it has none.
    Offline,
    /// The page can be seen again.
    Shown,
    /// The page is hidden or closed; perhaps the last moment.
    Leaving,
}

/// Tells of all of them until dropped.
pub fn follow(callback: impl Fn(PageEvent) + Clone + 'static) -> Vec<Subscription> {
    let window = window();
    let target: &EventTarget = window.as_ref();
    let mut subscriptions = Vec::new();
    for (name, event) in [
        ("online", PageEvent::Online),
        ("offline", PageEvent::Offline),
        ("pagehide", PageEvent::Leaving),
    ] {
        let callback = callback.clone();
        subscriptions.push(Subscription::new(target, name, move |_| callback(event)));
    }
    // A page that comes back from the browser's cache has lost its socket, its locks and perhaps its
    // disk: it starts again.
    subscriptions.push(Subscription::new(target, "pageshow", |event| {
        let event: Option<PageTransitionEvent> = event.dyn_into().ok();
        if event.is_some_and(|event| event.persisted()) {
            let _ = location().reload();
        }
    }));
    if let Some(document) = window.document() {
        subscriptions.push(Subscription::new(
            document.as_ref(),
            "visibilitychange",
            move |_| {
                callback(if visible() {
                    PageEvent::Shown
                } else {
                    PageEvent::Leaving
                });
            },
        ));
    }
    subscriptions
}
