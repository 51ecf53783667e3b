//! The device's own tests, in a real browser: a real disk, real storage, real traps.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it expects"
)]

mod archive;
mod device;
mod disk;
mod draft;
mod guard;
mod lane;
mod memory;
mod rehearsal;
mod shared_tablet;
mod tabs;
mod vectors;

use protocol::WorkshopId;
use rand_core::Rng;
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// A workshop that no other test has, nor an earlier run.
fn some_workshop() -> WorkshopId {
    let mut id = [0; 16];
    temadag::device::entropy::entropy().fill_bytes(&mut id);
    WorkshopId(id)
}
