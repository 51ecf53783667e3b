//! Width: whether the screen is so narrow that a page is laid out otherwise.

use leptos::prelude::*;

use crate::device::page::Subscription;

/// So narrow that one focus point shows at a time. The same width stands in `style/board.css`.
pub const ONE_FOCUS_POINT: &str = "(max-width: 47.99em)";
/// So narrow that the parts of the workbench follow each other. The same width stands in `style/workbench.css`.
pub const ONE_PART: &str = "(max-width: 991.98px)";

/// Whether the screen is as a media query says, now and from now on.
pub fn is(query: &'static str) -> ReadSignal<bool> {
    let list = window().match_media(query).ok().flatten();
    let (narrow, set_narrow) = signal(list.as_ref().is_some_and(|list| list.matches()));
    if let Some(list) = list {
        let asked = list.clone();
        let change = Subscription::new(list.as_ref(), "change", move |_| {
            let _ = set_narrow.try_set(asked.matches());
        });
        let change = StoredValue::new_local(change);
        on_cleanup(move || change.dispose());
    }
    narrow
}
