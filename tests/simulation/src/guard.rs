//! The native guard: `catch_unwind`, with a panic hook that stays silent about guarded panics.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use sync::{Guard, Trapped};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static RUNS: Cell<u64> = const { Cell::new(0) };
}

static HOOK: Once = Once::new();

/// Catches panics.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeGuard;

impl NativeGuard {
    /// How many steps were run in this thread.
    pub fn runs() -> u64 {
        RUNS.get()
    }
}

impl Guard for NativeGuard {
    fn run(&self, step: &mut dyn FnMut()) -> Result<(), Trapped> {
        RUNS.set(RUNS.get() + 1);
        HOOK.call_once(|| {
            let usual = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                if !GUARDED.get() {
                    usual(panic);
                }
            }));
        });
        let before = GUARDED.replace(true);
        let outcome = catch_unwind(AssertUnwindSafe(step));
        GUARDED.set(before);
        outcome.map_err(|_| Trapped)
    }
}
