//! A lock between the tabs of a device, held until dropped. Browsers offer it in secure contexts only.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

use super::page::window;

#[wasm_bindgen]
extern "C" {
    type LockManager;
    #[wasm_bindgen(method)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &Closure<dyn FnMut(JsValue) -> Promise>,
    ) -> Promise;
    #[wasm_bindgen(method)]
    fn query(this: &LockManager) -> Promise;
}

/// How to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// In the queue.
    Waiting,
    /// At once, from whoever holds it.
    Stealing,
}

/// What became of the asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockEvent {
    /// The lock is held.
    Granted,
    /// Another tab has taken it.
    Lost,
}

/// A lock, held or waited for, until it is dropped.
pub struct Lock {
    state: Rc<State>,
    controller: AbortController,
    _granted: Closure<dyn FnMut(JsValue) -> Promise>,
}

#[derive(Default)]
struct State {
    dropped: Cell<bool>,
    held: Cell<bool>,
    release: RefCell<Option<Function>>,
}

impl Lock {
    /// Asks for a lock; `None` where the browser has none. `tell` is called at most twice.
    pub fn request(
        name: &str,
        asking: Asking,
        tell: impl Fn(LockEvent) + Clone + 'static,
    ) -> Option<Self> {
        let manager = manager()?;
        let state = Rc::new(State::default());
        let controller = AbortController::new().ok()?;
        let options = Object::new();
        match asking {
            Asking::Stealing => Reflect::set(&options, &"steal".into(), &true.into()),
            // The two cannot be combined.
            Asking::Waiting => Reflect::set(&options, &"signal".into(), &controller.signal()),
        }
        .ok()?;
        let granted = Closure::<dyn FnMut(JsValue) -> Promise>::new({
            let (state, tell) = (state.clone(), tell.clone());
            move |_| {
                if state.dropped.get() {
                    return Promise::resolve(&JsValue::UNDEFINED);
                }
                let kept = Promise::new(&mut |resolve, _| {
                    *state.release.borrow_mut() = Some(resolve);
                });
                state.held.set(true);
                tell(LockEvent::Granted);
                kept
            }
        });
        let ended = manager.request(name, &options, &granted);
        spawn_local({
            let state = state.clone();
            async move {
                // It ends by being released, aborted or stolen.
                let _ = JsFuture::from(ended).await;
                if state.held.replace(false) && !state.dropped.get() {
                    tell(LockEvent::Lost);
                }
            }
        });
        Some(Self {
            state,
            controller,
            _granted: granted,
        })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.state.dropped.set(true);
        if let Some(release) = self.state.release.borrow_mut().take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        } else {
            self.controller.abort();
        }
    }
}

/// The names of all locks that tabs of this browser hold now; none where it has no locks.
pub async fn held() -> Vec<String> {
    let Some(manager) = manager() else {
        return Vec::new();
    };
    let state = JsFuture::from(manager.query()).await.unwrap_or_default();
    let held = Reflect::get(&state, &"held".into()).unwrap_or_default();
    if !Array::is_array(&held) {
        return Vec::new();
    }
    Array::from(&held)
        .iter()
        .filter_map(|lock| Reflect::get(&lock, &"name".into()).ok()?.as_string())
        .collect()
}

fn manager() -> Option<LockManager> {
    let manager = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    manager
        .is_object()
        .then(|| wasm_bindgen::JsCast::unchecked_into(manager))
}
