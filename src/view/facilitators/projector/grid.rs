//! The grid on the big screen: how much stands in each cell, darker where it is more, with the number in it.

use leptos::prelude::*;
use overview::{Fact, Labels};

use super::text::ProjectorTexts;
use crate::view::facilitators::overview::Counted;
use crate::view::language::texts;

/// See the module.
#[component]
pub fn Grid(facts: Memo<Counted>) -> impl IntoView {
    let texts = texts();
    let words = ProjectorTexts::of(texts.language);
    let table = move || {
        facts.with(|counted| {
            let labels = &counted.labels;
            let counts = count(&counted.facts, labels);
            let most = counts.iter().flatten().copied().max().unwrap_or(0).max(1);
            let heads = labels.aspects.clone().into_iter();
            let rows = labels.focus_points.clone().into_iter().zip(counts);
            let rows = rows.map(|(title, counts)| {
                let cells = counts.into_iter().map(|count| {
                    let share = count * 100 / most;
                    view! {
                        <td
                            class="projector-cell"
                            class:is-dark={share > 65}
                            style:--share=format!("{share}%")
                        >
                            {texts.number(count)}
                        </td>
                    }
                });
                view! { <tr><th scope="row">{title}</th>{cells.collect_view()}</tr> }
            });
            view! {
                <table class="projector-grid">
                    <caption class="sr-only">{words.grid}</caption>
                    <thead>
                        <tr>
                            <td></td>
                            {heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            }
        })
    };
    view! { <div class="projector-grid-place">{table}</div> }
}

/// How many inputs stand in each cell of the plan.
fn count(facts: &[Fact], labels: &Labels) -> Vec<Vec<usize>> {
    let mut counts = vec![vec![0; labels.aspects.len()]; labels.focus_points.len()];
    for (row, column) in facts.iter().filter_map(|fact| fact.cell) {
        if let Some(count) = counts.get_mut(row).and_then(|row| row.get_mut(column)) {
            *count += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn what_stands_in_no_cell_is_in_none() {
        let labels = Labels {
            focus_points: vec!["A".into()],
            aspects: vec!["B".into(), "C".into()],
            ..Labels::default()
        };
        let fact = |cell| Fact {
            cell,
            ..Fact::default()
        };
        let facts = [
            fact(Some((0, 1))),
            fact(Some((0, 1))),
            fact(None),
            fact(Some((4, 0))),
        ];
        assert_eq!(count(&facts, &labels), [[0, 2]]);
    }
}
