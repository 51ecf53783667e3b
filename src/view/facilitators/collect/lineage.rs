//! The lineage: from a merged text back to who said it, and from an input to where it went.

use leptos::html::Details;
use leptos::prelude::*;
use protocol::ItemId;

use super::detail::Quote;
use super::gathering::Gathering;
use super::row::By;
use super::text::CollectTexts;
use crate::state::{OutcomeState, SynthesisState};
use crate::view::language::texts;
use crate::view::part::{Icon, each};

/// What a merged text comes from, each word for word with who said it. It is made when it is opened.
#[component]
pub fn Whence(id: ItemId) -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let synthesis = expect_context::<SynthesisState>();
    let words = CollectTexts::of(texts().language);
    let place = NodeRef::<Details>::new();
    let is_open = RwSignal::new(false);
    let origins = Memo::new(move |_| {
        let origins = synthesis.of(id, |all| all.origins(&id));
        origins.into_iter().collect::<Vec<_>>()
    });
    view! {
        <details
            class="whence"
            node_ref=place
            on:toggle=move |_| is_open.set(place.get_untracked().is_some_and(|place| place.open()))
        >
            <summary class="whence-summary">
                <Icon name="groups"/>
                {move || (words.merged_from)(origins.with(Vec::len))}
            </summary>
            <Show when=move || is_open.get()>
                <ul class="sources" role="list" aria-label=words.comes_from>
                    {each(move || origins.get(), |id| *id, move |id| {
                        let entry = gathering.entry(&id);
                        let text = entry.as_ref().map(|entry| entry.contribution.text.clone());
                        let by = entry.map(|entry| view! { <By entry/> });
                        view! {
                            <li>
                                <p class="passage" dir="auto">{text}</p>
                                {by}
                            </li>
                        }
                        .into_any()
                    })}
                </ul>
            </Show>
        </details>
    }
}

/// One place that an input went to: what stands there, where that is something else, and its themes.
type Place = (Option<ItemId>, Vec<String>);

/// Where an input went that was merged or cut: the texts in which it stands now, with their themes; and whether
/// participants can read it.
#[component]
pub fn Went(id: ItemId) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let outcome = expect_context::<OutcomeState>();
    let words = CollectTexts::of(texts().language);
    let places = Memo::new(move |_| {
        synthesis.themes.track();
        synthesis.edition.track();
        synthesis.of(id, |all| {
            let ends = all.arrivals(&id).into_iter().filter(|end| *end != id);
            let places = ends.map(|end| {
                let themes = all.themes_of(&end);
                let titles = themes.iter().filter_map(|theme| all.themes().get(theme));
                let titles = titles.map(|theme| theme.title.clone()).collect();
                (Some(end), titles)
            });
            places.collect::<Vec<Place>>()
        })
    });
    let placement = outcome.placement(id);
    let is_published = Memo::new(move |_| {
        placement.with(|placement| placement.as_ref().is_some_and(|one| !one.is_nowhere()))
    });
    view! {
        <Show when=move || places.with(|places| !places.is_empty())>
            <div class="detail-part">
                <h4>{words.went}</h4>
                <ul class="sources">
                    {each(move || places.get(), |place| place.clone(), move |(end, titles)| {
                        let titles = match titles.is_empty() {
                            true => words.went_nowhere.to_owned(),
                            false => titles.join(" · "),
                        };
                        view! {
                            <li>
                                {end.map(|id| view! { <Quote id/> })}
                                <p class="went-themes">{titles}</p>
                            </li>
                        }
                        .into_any()
                    })}
                </ul>
            </div>
        </Show>
        <Show when=move || is_published.get()>
            <p class="hint"><Icon name="check"/>{words.is_published}</p>
        </Show>
    }
}
