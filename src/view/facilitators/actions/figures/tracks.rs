//! Figure 2: the main points of the strategy against the tracks that are chosen in a year.

use leptos::prelude::*;
use overview::figure::{Heads, Item, Pair, pairs};
use workshop::actions::Tracks;
use workshop::visible;

use super::text::FigureTexts;
use super::{captions, room};
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::names;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::facilitators::parts::Drawing;
use crate::view::language::texts;

/// So many letters of what a track is stand in the drawing; all of it is in the table.
const LETTERS: usize = 320;

/// See the module.
#[component]
pub fn TracksFigure() -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let (words, named) = (FigureTexts::of(language), ActionTexts::of(language));
    let chosen = acting.read(|all| all.chosen_years().into_iter().collect::<Vec<_>>());
    let asked = RwSignal::new(None::<u16>);
    // The one that was asked for; else this year, or the last one that something is chosen for.
    let this = acting.today().year();
    let year = Memo::new(move |_| {
        chosen.with(|years| {
            let asked = asked.get().filter(|year| years.contains(year));
            let this = || years.contains(&this).then_some(this);
            asked.or_else(this).or_else(|| years.last().copied())
        })
    });
    let tracks = Memo::new(move |_| {
        let points = acting.main_points.get();
        let year = year.get()?;
        Some(acting.all.with(|all| all.tracks(&points, year)))
    });
    let room = room();
    let figure = Memo::new(move |_| {
        let room = room.get();
        tracks.with(|tracks| {
            let tracks = tracks.as_ref()?;
            let year = tracks.year.to_string();
            let (help, right) = ((words.figure_2_help)(&year), (words.tracks_of)(&year));
            let heads = Heads {
                left: words.main_points,
                right: &right,
                nothing: words.no_tracks,
            };
            let captions = captions(words.figure_2, &help);
            pairs(&drawn(tracks, named), heads, room, &captions)
        })
    });
    let years = move || {
        chosen.get().into_iter().map(|one| {
            view! {
                <option value=one.to_string() selected=move || year.get() == Some(one)>{one.to_string()}</option>
            }
        })
        .collect_view()
    };
    view! {
        <Show
            when=move || tracks.with(Option::is_some)
            fallback=move || view! {
                <section class="collect-nothing">
                    <h3>{words.nothing}</h3>
                    <p>{words.nothing_help}</p>
                </section>
            }
        >
            <section class="panel" aria-labelledby="figure-2">
                <div class="figure-head">
                    <h3 class="sr-only" id="figure-2">{words.figure_2}</h3>
                    <div class="figure-year">
                        <label class="form-label" for="figure-2-year">{words.year}</label>
                        <select
                            class="form-select"
                            id="figure-2-year"
                            on:change=move |event| asked.set(event_target_value(&event).parse().ok())
                        >
                            {years}
                        </select>
                    </div>
                </div>
                <Drawing title=words.figure_2.to_owned() word="figur-2" figure>
                    {move || tracks.get().map(|tracks| view! { <AsTable tracks/> })}
                </Drawing>
            </section>
        </Show>
    }
}

/// As the figure is drawn.
fn drawn(tracks: &Tracks, words: &ActionTexts) -> Vec<Pair> {
    let rows = tracks.rows.iter();
    let rows = rows.map(|row| Pair {
        label: row.main_point.as_ref().map_or_else(
            || words.no_main_point.to_owned(),
            |point| names::main_point(point, words),
        ),
        items: row
            .actions
            .iter()
            .map(|action| Item {
                title: names::titled(&action.title, words),
                text: beginning(&action.text),
            })
            .collect(),
    });
    rows.collect()
}

fn beginning(text: &str) -> String {
    let line = visible::in_line(text);
    match line.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[component]
fn AsTable(tracks: Tracks) -> impl IntoView {
    let language = texts().language;
    let (words, named) = (FigureTexts::of(language), ActionTexts::of(language));
    let rows = tracks.rows.into_iter().map(|row| {
        let name = row.main_point.as_ref().map_or_else(
            || named.no_main_point.to_owned(),
            |point| names::main_point(point, named),
        );
        let actions = row.actions.iter().map(|action| {
            let text = action.text.clone();
            view! {
                <li>
                    <strong dir="auto">{names::titled(&action.title, named)}</strong>
                    {(!visible::is_blank(&text)).then(|| view! { <p class="action-text" dir="auto">{text}</p> })}
                </li>
            }
        });
        let actions = actions.collect_view();
        let is_empty = row.actions.is_empty();
        view! {
            <tr>
                <th scope="row" dir="auto">{name}</th>
                <td>
                    {match is_empty {
                        true => view! { <span class="hint">{words.no_tracks}</span> }.into_any(),
                        false => view! { <ul class="figure-list">{actions}</ul> }.into_any(),
                    }}
                </td>
            </tr>
        }
    });
    view! {
        <div class="counts-scroll" tabindex="0" role="group" aria-label=words.figure_2>
            <table class="figure-table">
                <caption class="sr-only">{words.figure_2}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.main_points}</th>
                        <th scope="col">{(words.tracks_of)(&tracks.year.to_string())}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
