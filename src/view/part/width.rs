//! Width: whether the screen is so narrow that one focus point shows at a time.

use leptos::prelude::*;

use crate::device::page::Subscription;

/// The same width stands in `style/board.css`.
const NARROW: &str = "(max-width: 47.99em)";

/// Whether the screen is narrow, now and from now on.
pub fn narrow() -> ReadSignal<bool> {
    let list = window().match_media(NARROW).ok().flatten();
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
