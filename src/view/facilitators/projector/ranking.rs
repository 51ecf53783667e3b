//! Rankings on the big screen: the themes, and what has most votes. What is hidden or withdrawn is in neither, and counts in
//! neither.

use leptos::prelude::*;
use workshop::synthesis::State;
use workshop::visible;

use super::latest::find;
use super::text::ProjectorTexts;
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::part::each;

/// So many themes are readable from the back of the room.
const THEMES: usize = 10;
/// So many of what has most votes.
const VOTED: usize = 6;

/// A line of a ranking.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// A theme's title, or what somebody wrote.
    words: String,
    /// What it is ranked by, for the length of its bar.
    weight: usize,
    /// The same in words.
    said: String,
}

/// The themes in use in their order, with how much stands in each.
pub fn themes(gathering: Gathering, words: &ProjectorTexts) -> Vec<Place> {
    gathering.found.with(|_| ());
    gathering.synthesis.edition.track();
    let themes = gathering.synthesis.themes.get();
    let place = |theme: &workshop::Theme| {
        let origins = gathering.synthesis.with(|all| {
            let mut origins = all.origins_of_theme(&theme.id);
            origins.retain(|id| all.state(id) != State::Hidden && !all.is_gone(id));
            origins
        });
        let tables = gathering.tables_of(&origins);
        Place {
            words: visible::in_line(&theme.title),
            weight: origins.len(),
            said: (words.written)(origins.len(), tables.len()),
        }
    };
    themes.iter().take(THEMES).map(place).collect()
}

/// What has most votes, of what may be shown.
pub fn voted(gathering: Gathering, words: &ProjectorTexts) -> Vec<Place> {
    gathering.synthesis.edition.track();
    let most = gathering.synthesis.with(|all| all.most_voted(usize::MAX));
    let places = most.into_iter().filter_map(|(id, support)| {
        let is_sentence = gathering.synthesis.with(|all| {
            let is_hidden = all.state(&id) == State::Hidden;
            all.sentence(&id).is_some() && !is_hidden
        });
        let text = match is_sentence {
            true => gathering.text_of(&id)?,
            false => find(gathering, &id)?.text,
        };
        Some(Place {
            words: visible::in_line(&text),
            weight: support.points as usize,
            said: (words.votes)(support.points as usize),
        })
    });
    places.take(VOTED).collect()
}

/// A ranking: words, and a bar as long as its share of the greatest.
#[component]
pub fn Ranking(
    /// What it is a ranking of.
    name: &'static str,
    places: Memo<Vec<Place>>,
) -> impl IntoView {
    let rows = move || {
        let places = places.get();
        let most = places.iter().map(|place| place.weight).max();
        let most = most.unwrap_or_default().max(1);
        let rows = places.into_iter().enumerate();
        rows.map(move |(at, place)| (at, place.weight * 100 / most, place))
            .collect::<Vec<_>>()
    };
    view! {
        <div class="projector-ranking">
            <h2 class="projector-ranking-name">{name}</h2>
            <ol class="projector-places" tabindex="0" aria-label=name>
                {each(
                    rows,
                    |row| row.clone(),
                    |(_, share, place)| view! {
                        <li class="projector-place">
                            <p class="projector-place-words" dir="auto">{place.words}</p>
                            <p class="projector-place-said">{place.said}</p>
                            <div class="projector-bar" style:--share=format!("{share}%")></div>
                        </li>
                    }
                    .into_any(),
                )}
            </ol>
        </div>
    }
}
