//! Across: how many goals each afdeling has in each focus area.

use leptos::prelude::*;
use workshop::visible;

use super::text::GoalTexts;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;

/// The focus areas, and for each plan its afdeling and how many goals it has in each.
type Counted = (Vec<String>, Vec<(String, Vec<usize>)>);

/// See the module. Nothing until there is more than one plan with goals.
#[component]
pub fn Across() -> impl IntoView {
    let acting = Acting::get();
    let texts = texts();
    let words = GoalTexts::of(texts.language);
    let shared = ActionTexts::of(texts.language);
    let counted = acting.read(move |all| -> Counted {
        let areas = all.areas();
        let rows = all.plans.iter().map(|plan| {
            let counts = areas.iter().map(|area| {
                let plain = |name: &str| visible::in_line(name).to_lowercase();
                let goals = all.goals_of(plan.id);
                goals
                    .filter(|goal| plain(goal.area()) == plain(area))
                    .count()
            });
            let name = visible::in_line(plan.department());
            let name = if name.is_empty() {
                shared.no_department.to_owned()
            } else {
                name
            };
            (name, counts.collect())
        });
        let rows = rows.collect();
        (areas, rows)
    });
    let is_shown =
        Memo::new(move |_| counted.with(|(areas, rows)| !areas.is_empty() && rows.len() > 1));
    let table = move || {
        let (areas, rows) = counted.get();
        let heads = rows
            .iter()
            .map(|(name, _)| view! { <th scope="col">{name.clone()}</th> });
        let heads = heads.collect_view();
        let body = areas.into_iter().enumerate().map(|(place, area)| {
            let counts = rows.iter().filter_map(|(_, counts)| counts.get(place));
            let cells = counts.map(|count| view! { <td>{texts.number(*count)}</td> });
            view! { <tr><th scope="row">{area}</th>{cells.collect_view()}</tr> }
        });
        view! {
            <div class="counts-scroll" tabindex="0" role="group" aria-label=words.across>
                <table class="figure-table">
                    <caption class="sr-only">{words.across}</caption>
                    <thead><tr><th scope="col">{words.area}</th>{heads}</tr></thead>
                    <tbody>{body.collect_view()}</tbody>
                </table>
            </div>
        }
    };
    view! {
        <Show when=move || is_shown.get()>
            <details class="action-more">
                <summary>{words.across}</summary>
                {table}
            </details>
        </Show>
    }
}
