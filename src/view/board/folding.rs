//! Folding: a cell's field is one line until it is used, so that a focus point is seen at a glance.
//!
//! It unfolds when the focus comes, and stays so as long as something stands in it. Left empty it folds, but not when it
//! is left: what stands below it would move under a finger that is on its way there. It folds once the person has arrived
//! in another field, which keeps its place on the screen, or when its focus point is out of sight.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

/// The class of a composer that is unfolded, see `style/composer.css`.
const UNFOLDED: &str = "is-unfolded";
/// Those that were left empty.
const LEFT_EMPTY: &str =
    ".composer.is-unfolded:not(:focus-within):has(> .composer-field:placeholder-shown)";

/// Unfolds the composer of a field.
pub fn unfold(field: &HtmlTextAreaElement) {
    if let Some(composer) = field.parent_element() {
        let _ = composer.class_list().add_1(UNFOLDED);
    }
}

/// Folds the others that were left empty. What the person has arrived in stays where it is; where the page cannot scroll
/// so far, the others stay unfolded.
pub fn fold_others(field: &HtmlTextAreaElement) {
    let others = left_empty();
    if others.is_empty() {
        return;
    }
    let top = || field.get_bounding_client_rect().top();
    let before = top();
    let stay = || {
        let moved = top() - before;
        if moved.abs() >= 1.0 {
            window().scroll_by_with_x_and_y(0.0, moved);
        }
    };
    set(&others, false);
    stay();
    if (top() - before).abs() >= 1.0 {
        set(&others, true);
        stay();
    }
}

/// Folds those that nobody sees, for their focus point is not the one that shows.
pub fn fold_unseen() {
    let mut unseen = left_empty();
    unseen.retain(|composer| composer.get_bounding_client_rect().height() == 0.0);
    set(&unseen, false);
}

fn left_empty() -> Vec<Element> {
    let Ok(found) = document().query_selector_all(LEFT_EMPTY) else {
        return Vec::new();
    };
    let all = (0..found.length()).filter_map(|at| found.get(at));
    all.filter_map(|node| node.dyn_into().ok()).collect()
}

fn set(composers: &[Element], unfolded: bool) {
    for composer in composers {
        let _ = composer.class_list().toggle_with_force(UNFOLDED, unfolded);
    }
}
