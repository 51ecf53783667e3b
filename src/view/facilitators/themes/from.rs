//! Whom a theme comes from: how many input of which stakeholders, and from which tables.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use protocol::ItemId;
use workshop::collection::compare_danish;
use workshop::{order, visible};

use super::text::ThemesTexts;
use crate::state::SynthesisState;
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::language::texts;

/// “Fra Pårørende 3 · Medarbejder 2 · bord 7, 12”.
#[component]
pub fn From(id: ItemId) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let gathering = expect_context::<Gathering>();
    let words = ThemesTexts::of(texts().language);
    let said = Memo::new(move |_| {
        let origins = synthesis.of(id, |all| all.origins_of_theme(&id));
        let mut by: BTreeMap<String, usize> = BTreeMap::new();
        let mut tables = BTreeSet::new();
        for entry in origins.iter().filter_map(|id| gathering.entry(id)) {
            let stakeholder = entry.stakeholder.as_deref().map(visible::in_line);
            let stakeholder = stakeholder.unwrap_or_else(|| words.unknown_stakeholder.to_owned());
            *by.entry(stakeholder).or_default() += 1;
            tables.insert(entry.origin.table);
        }
        let mut by: Vec<(String, usize)> = by.into_iter().collect();
        order::sort_by(&mut by, |one, other| {
            other
                .1
                .cmp(&one.1)
                .then_with(|| compare_danish(&one.0, &other.0))
        });
        let mut parts: Vec<String> = by
            .into_iter()
            .map(|(stakeholder, count)| format!("{stakeholder} {count}"))
            .collect();
        if !tables.is_empty() {
            let tables: Vec<String> = tables.iter().map(u16::to_string).collect();
            parts.push((words.at_tables)(&tables.join(", ")));
        }
        parts
    });
    view! {
        <Show when=move || said.with(|parts| !parts.is_empty())>
            <p class="theme-from hint">
                {words.from} " " {move || said.with(|parts| parts.join(" · "))}
            </p>
        </Show>
    }
}
