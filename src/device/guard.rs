//! The guard of the browser: a step is called through JavaScript, so that a trap comes back as an
//! exception and the program lives on.
//!
//! Nothing unwinds in WebAssembly: what the step had allocated is lost, and what it had half changed
//! stays half changed. That is why steps work on clones.

use std::cell::Cell;

use js_sys::{Array, Function};
use sync::{Guard, Trapped};
use wasm_bindgen::closure::ScopedClosure;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Whether a step runs behind the guard just now: then a panic concerns nobody but its caller.
pub fn is_guarded() -> bool {
    DEPTH.get() > 0
}

/// The browser's guard.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserGuard;

impl Guard for BrowserGuard {
    fn run(&self, step: &mut dyn FnMut()) -> Result<(), Trapped> {
        let depth = DEPTH.get();
        DEPTH.set(depth + 1);
        let outcome = {
            let mut step = || step();
            let closure = ScopedClosure::<dyn FnMut()>::borrow_mut_aborting(&mut step);
            let function: &Function = closure.as_js_value().unchecked_ref();
            function.apply(&JsValue::UNDEFINED, &Array::new())
        };
        // Set, not counted down: a step that trapped inside another never counted down itself.
        DEPTH.set(depth);
        outcome.map(drop).map_err(|_| Trapped)
    }
}
