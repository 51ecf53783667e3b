//! The minority: what only one stakeholder said, however little it is. Volume must not make it disappear.

use leptos::prelude::*;
use overview::minority;
use protocol::ItemId;

use super::facts::Facts;
use super::text::OverviewTexts;
use crate::route::Route;
use crate::state::Workshop;
use crate::view::facilitators::themes;
use crate::view::language::texts;
use crate::view::part::each;

/// A stakeholder, and the themes that only they spoke of. How many of them did is not said: it would point at persons.
type Group = (String, Vec<(ItemId, String)>);

/// “Mindretal”.
#[component]
pub fn Minorities(facts: Memo<Facts>) -> impl IntoView {
    let workshop = expect_context::<Workshop>().id;
    let words = OverviewTexts::of(texts().language);
    let groups = Memo::new(move |_| facts.with(groups));
    let is_empty = Memo::new(move |_| groups.with(Vec::is_empty));
    let route = Route::Page(workshop, themes::PAGE.word).to_string();
    view! {
        <section class="panel minority" aria-labelledby="minority-heading">
            <h3 class="panel-heading" id="minority-heading">{words.minority}</h3>
            <p class="hint">{words.minority_help}</p>
            <Show when=move || is_empty.get()>
                <p>{words.no_minority}</p>
            </Show>
            {each(move || groups.get(), |group: &Group| group.clone(), move |(stakeholder, found)| {
                let route = route.clone();
                let lines = found.into_iter().map(|(_, title)| {
                    view! {
                        <li>
                            <a href=route.clone()>{title}</a>
                        </li>
                    }
                });
                view! {
                    <div class="minority-group">
                        <h4>{stakeholder}</h4>
                        <ul>{lines.collect_view()}</ul>
                    </div>
                }
                .into_any()
            })}
        </section>
    }
}

fn groups(facts: &Facts) -> Vec<Group> {
    let mut groups: Vec<(Option<usize>, Group)> = Vec::new();
    for one in minority(&facts.facts, &facts.labels) {
        let (Some(id), Some(title)) = (
            facts.themes.get(one.theme),
            facts.labels.themes.get(one.theme),
        ) else {
            continue;
        };
        if groups
            .last()
            .is_none_or(|(stakeholder, _)| *stakeholder != one.stakeholder)
        {
            let name = match one.stakeholder {
                Some(place) => facts.labels.stakeholders.get(place),
                None => Some(&facts.labels.no_stakeholder),
            };
            let name = name.cloned().unwrap_or_default();
            groups.push((one.stakeholder, (name, Vec::new())));
        }
        if let Some((_, (_, found))) = groups.last_mut() {
            found.push((*id, title.clone()));
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}
