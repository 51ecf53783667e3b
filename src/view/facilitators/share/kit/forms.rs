//! Paper forms: a sheet for each focus point, with lines to write on below each aspect.

use leptos::prelude::*;

use super::text::KitTexts;
use crate::state::PlanState;
use crate::view::language::texts;

/// How high the part of a sheet is that is written on, in centimetres; a heading with its question; a line.
const SHEET: f64 = 22.0;
const HEADING: f64 = 1.4;
const LINE: f64 = 0.9;

/// A sheet for each focus point in use.
#[component]
pub(super) fn Forms() -> impl IntoView {
    let plan = expect_context::<PlanState>();
    let words = KitTexts::of(texts().language);
    let title = plan.title().get_untracked();
    let aspects = plan.aspects().get_untracked();
    let stakeholders = plan.stakeholders().get_untracked();
    let lines = lines_each(aspects.len());
    let form = |row: workshop::FocusPoint| {
        let ticks = stakeholders.iter().map(|one| {
            view! { <span class="form-tick"><span class="form-box"></span>{one.title.clone()}</span> }
        });
        let cells = aspects.iter().map(|aspect| {
            view! {
                <section class="form-cell">
                    <h3>{aspect.title.clone()}</h3>
                    <p>{aspect.question.clone()}</p>
                    {(0..lines).map(|_| view! { <div class="form-line"></div> }).collect_view()}
                </section>
            }
        });
        view! {
            <article class="kit-page form-sheet">
                <p class="form-title">{title.clone()}</p>
                <h2>{row.title.clone()}</h2>
                <p>{row.question.clone()}</p>
                <div class="form-whence">
                    <span class="form-table">{words.form_table} <span class="form-blank"></span></span>
                    <span>{words.form_who}</span>
                    {ticks.collect_view()}
                </div>
                {cells.collect_view()}
                <p class="form-foot">{words.form_foot}</p>
            </article>
        }
    };
    let rows = plan.focus_points().get_untracked();
    rows.into_iter().map(form).collect_view()
}

/// How many lines each aspect has, so that all of them fit on one sheet; two at least, then it takes two sheets.
fn lines_each(aspects: usize) -> usize {
    let room = SHEET / aspects.max(1) as f64 - HEADING;
    ((room / LINE) as usize).clamp(2, 12)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn lines_fill_a_sheet() {
        assert_eq!(lines_each(0), 12);
        assert_eq!(lines_each(2), 10);
        assert_eq!(lines_each(4), 4);
        assert_eq!(lines_each(30), 2);
    }
}
