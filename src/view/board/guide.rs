//! Guiding questions: what facilitators ask of a focus point and of an aspect, in plain words for who wants those.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::Plan;

use crate::state::PlanState;
use crate::view::reading::{PLAIN, Reading};

/// The question that guides who writes to a focus point; empty without one.
pub fn of_focus_point(id: ItemId) -> Memo<String> {
    as_wanted(move |plan, plain| {
        let one = plan.focus_point(&id)?;
        pick(one.question.as_ref(), one.plain.as_ref(), plain)
    })
}

/// The question that guides who writes into a cell of this aspect; empty without one.
pub fn of_aspect(id: ItemId) -> Memo<String> {
    as_wanted(move |plan, plain| {
        let one = plan.aspect(&id)?;
        pick(one.question.as_ref(), one.plain.as_ref(), plain)
    })
}

fn as_wanted(read: impl Fn(&Plan, bool) -> Option<String> + Send + Sync + 'static) -> Memo<String> {
    let (plan, reading) = (
        expect_context::<PlanState>().plan,
        expect_context::<Reading>(),
    );
    Memo::new(move |_| {
        let plain = reading.has(PLAIN);
        plan.with(|plan| read(plan, plain)).unwrap_or_default()
    })
}

/// In plain words where they are wanted and there are any.
fn pick(question: Option<&String>, plain: Option<&String>, wants_plain: bool) -> Option<String> {
    plain.filter(|_| wants_plain).or(question).cloned()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn plain_words_stand_where_they_are_wanted_and_there_are_any() {
        let (question, plain) = (
            "Hvilke forudsætninger?".to_owned(),
            "Hvad skal vi bruge?".to_owned(),
        );
        let pick = |plain, wants| pick(Some(&question), plain, wants);
        assert_eq!(pick(Some(&plain), true), Some(plain.clone()));
        assert_eq!(pick(Some(&plain), false), Some(question.clone()));
        assert_eq!(pick(None, true), Some(question.clone()));
    }
}
