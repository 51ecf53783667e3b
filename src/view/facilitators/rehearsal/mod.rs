//! A rehearsal, as a facilitator sees it.
//!
//! - [`begin`]: “Prøv aftenen”, where an evening is prepared.
//! - [`band`]: what is said on every page of a rehearsal, and its end.
//! - [`guide`]: on “Styring”, what there is to try, and what has been.

mod band;
mod begin;
mod guide;
mod text;

use leptos::prelude::*;

pub use band::{Band, RehearsalStatus};
pub use begin::Begin;
pub use guide::Guide;
pub use text::RehearsalTexts;

use crate::state::Workshop;

/// Whether the open workshop is a rehearsal.
pub fn is_one() -> bool {
    let workshop = expect_context::<Workshop>();
    workshop.device().rehearsal_of().is_some()
}
