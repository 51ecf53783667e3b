//! The chart: themes by how much they would change and how well they can be done, placed by hand: dragged, moved by
//! arrows, or written as numbers.

use std::time::Duration;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;
use protocol::ItemId;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use workshop::SynthesisCommand;

use super::text::OverviewTexts;
use crate::device::timer::Timeout;
use crate::state::SynthesisState;
use crate::view::facilitators::collect::treatment::Treatment;
use crate::view::language::texts;
use crate::view::part::{Icon, each, focus};

/// So far an arrow moves a theme, of one.
const STEP: f64 = 0.05;

/// So long a hand rests between two moves.
const REST: Duration = Duration::from_millis(300);

/// Impact and feasibility, each from 0 to 1.
type Rating = (f64, f64);

/// “Effekt og gennemførlighed”, to be worked on.
#[component]
pub fn Chart() -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let treatment = expect_context::<Treatment>();
    let texts = texts();
    let words = OverviewTexts::of(texts.language);
    let area = NodeRef::<Div>::new();
    let placed = Memo::new(move |_| {
        let themes = synthesis.themes.get();
        let placed = themes
            .iter()
            .filter(|theme| theme.impact.zip(theme.feasibility).is_some());
        placed.map(|theme| theme.id).collect::<Vec<_>>()
    });
    let others = Memo::new(move |_| {
        let themes = synthesis.themes.get();
        let others = themes
            .iter()
            .filter(|theme| theme.impact.zip(theme.feasibility).is_none());
        others
            .map(|theme| (theme.id, theme.title.clone()))
            .collect::<Vec<_>>()
    });
    let any = Memo::new(move |_| synthesis.themes.with(|themes| !themes.is_empty()));
    view! {
        <Show when=move || any.get()>
            <section class="panel chart" aria-labelledby="chart-heading">
                <h3 class="panel-heading" id="chart-heading">{words.place}</h3>
                <p class="hint" id="chart-help">{words.place_help}</p>
                <Show when=move || others.with(|others| !others.is_empty())>
                    <div class="chart-tray" role="group" aria-label=words.not_placed>
                        {each(move || others.get(), |one| one.clone(), move |(id, title)| view! {
                            <button
                                type="button"
                                class="button button-secondary button-small"
                                on:click=move |_| {
                                    rate(synthesis, treatment, words, id, |_| Some((0.5, 0.5)), || ());
                                    focus_on_handle(id, FRAMES);
                                }
                            >
                                <Icon name="plus"/>
                                <span>{(words.put_in_chart)(&title)}</span>
                            </button>
                        }.into_any())}
                    </div>
                </Show>
                <div class="chart-frame">
                    <p class="chart-y" aria-hidden="true">{words.impact}</p>
                    <div class="chart-area" node_ref=area role="group" aria-label=words.placed aria-describedby="chart-help">
                        <span class="chart-line-x" aria-hidden="true"></span>
                        <span class="chart-line-y" aria-hidden="true"></span>
                        {each(move || placed.get(), |id| *id, move |id| view! { <Handle id area/> }.into_any())}
                    </div>
                    <p class="chart-x" aria-hidden="true">{words.feasibility}</p>
                </div>
                <Show when=move || placed.with(|placed| !placed.is_empty())>
                    <div class="counts-scroll">
                    <table class="counts-table chart-table">
                        <caption class="sr-only">{words.placed}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{words.theme}</th>
                                <th scope="col">{words.impact_percent}</th>
                                <th scope="col">{words.feasibility_percent}</th>
                                <th scope="col"><span class="sr-only">{words.take_out}</span></th>
                            </tr>
                        </thead>
                        <tbody>
                            {each(move || placed.get(), |id| *id, |id| view! { <Numbers id/> }.into_any())}
                        </tbody>
                    </table>
                    </div>
                </Show>
                <button
                    type="button"
                    class="button button-secondary button-small"
                    on:click=move |_| treatment.undo()
                >
                    <Icon name="reply"/>
                    <span>{texts.common.undo}</span>
                </button>
                <p class="toolbar-said" aria-live="polite">{move || treatment.said.get()}</p>
            </section>
        </Show>
    }
}

/// So many frames a theme may take until it is on the disk and in the chart.
const FRAMES: u32 = 60;

/// Puts the focus on a theme as soon as it is in the chart.
fn focus_on_handle(id: ItemId, frames: u32) {
    let handle = document().get_element_by_id(&handle_id(&id));
    match handle.and_then(|handle| handle.dyn_into::<HtmlElement>().ok()) {
        Some(handle) => {
            let _ = handle.focus();
        }
        None if frames > 0 => request_animation_frame(move || focus_on_handle(id, frames - 1)),
        None => {}
    }
}

fn handle_id(theme: &ItemId) -> String {
    format!("chart-{theme}")
}

fn rating(synthesis: SynthesisState, id: ItemId) -> Option<Rating> {
    synthesis.of(id, |all| {
        let theme = all.themes().get(&id)?;
        theme.impact.zip(theme.feasibility)
    })
}

fn title(synthesis: SynthesisState, id: ItemId) -> String {
    synthesis.of(id, |all| {
        let theme = all.themes().get(&id);
        theme.map(|theme| theme.title.clone()).unwrap_or_default()
    })
}

/// Says where a theme stands from where it stands when all that was done before is on the disk; nowhere, it goes back
/// beside the chart. `on_same` is done where that is nothing new.
fn rate(
    synthesis: SynthesisState,
    treatment: Treatment,
    words: &'static OverviewTexts,
    id: ItemId,
    change: impl FnOnce(Option<Rating>) -> Option<Rating> + 'static,
    on_same: impl FnOnce() + 'static,
) {
    treatment.change_theme_by(move || {
        let before = untrack(|| rating(synthesis, id));
        let to = change(before);
        if before == to {
            on_same();
            return None;
        }
        let command = |rating: Option<Rating>| SynthesisCommand::RateTheme {
            id,
            impact: rating.map(|(impact, _)| impact),
            feasibility: rating.map(|(_, feasibility)| feasibility),
        };
        let title = untrack(|| title(synthesis, id));
        let said = match to {
            Some(rating) => said(words, &title, rating),
            None => (words.taken_out)(&title),
        };
        Some((vec![command(to)], vec![command(before)], said))
    });
}

fn said(words: &OverviewTexts, title: &str, (impact, feasibility): Rating) -> String {
    (words.stands)(title, percent(impact), percent(feasibility))
}

fn percent(share: f64) -> usize {
    (share * 100.0).round() as usize
}

/// A theme in the chart.
#[component]
fn Handle(id: ItemId, area: NodeRef<Div>) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let treatment = expect_context::<Treatment>();
    let words = OverviewTexts::of(texts().language);
    // Where it is while it is dragged.
    let held = RwSignal::new(None::<Rating>);
    let is_dragged = RwSignal::new(false);
    let here = Memo::new(move |_| held.get().or_else(|| rating(synthesis, id)));
    let at = move |event: &PointerEvent| {
        let frame = area.get_untracked()?.get_bounding_client_rect();
        let across = (f64::from(event.client_x()) - frame.left()) / frame.width();
        let down = (f64::from(event.client_y()) - frame.top()) / frame.height();
        Some(((1.0 - down).clamp(0.0, 1.0), across.clamp(0.0, 1.0)))
    };
    let take = move |event: PointerEvent| {
        if let Some(handle) = event
            .current_target()
            .and_then(|target| target.dyn_into::<HtmlElement>().ok())
        {
            let _ = handle.set_pointer_capture(event.pointer_id());
            is_dragged.set(true);
            held.set(untrack(|| rating(synthesis, id)));
        }
    };
    let drag = move |event: PointerEvent| {
        if is_dragged.get_untracked()
            && let Some(to) = at(&event)
        {
            held.set(Some(to));
        }
    };
    let put = move |to| {
        let let_go = move || {
            let _ = held.try_set(None);
        };
        rate(synthesis, treatment, words, id, move |_| Some(to), let_go);
    };
    let drop = move |_: PointerEvent| {
        if let Some(to) = held.get_untracked() {
            is_dragged.set(false);
            put(to);
        }
    };
    // Arrows that come fast are one step: written when the hand rests.
    let rest = StoredValue::new_local(None::<Timeout>);
    // It stays where the hand left it until the disk says where it is.
    Effect::new(move |before: Option<Option<Rating>>| {
        let stored = rating(synthesis, id);
        let is_resting = !is_dragged.get_untracked() && rest.with_value(Option::is_none);
        if before.is_some_and(|before| before != stored) && is_resting {
            held.set(None);
        }
        stored
    });
    let press = move |event: KeyboardEvent| {
        let Some((impact, feasibility)) = untrack(|| here.get()) else {
            return;
        };
        let step = if event.shift_key() { STEP / 5.0 } else { STEP };
        let to = match event.key().as_str() {
            "ArrowUp" => (impact + step, feasibility),
            "ArrowDown" => (impact - step, feasibility),
            "ArrowRight" => (impact, feasibility + step),
            "ArrowLeft" => (impact, feasibility - step),
            _ => return,
        };
        event.prevent_default();
        // Steps of a hundredth: what a person wrote as a number they find again.
        let whole = |share: f64| (share.clamp(0.0, 1.0) * 100.0).round() / 100.0;
        let to = (whole(to.0), whole(to.1));
        held.set(Some(to));
        let rested = Timeout::new(REST, move || {
            let _ = rest.try_set_value(None);
            put(to);
        });
        let _ = rest.try_set_value(Some(rested));
    };
    // Who goes on before it rested has moved it all the same.
    let settle = move || {
        let waits = rest.try_update_value(Option::take).flatten().is_some();
        if waits && let Some(Some(to)) = held.try_get_untracked() {
            put(to);
        }
    };
    on_cleanup(settle);
    let style =
        move |read: fn(Rating) -> f64| move || format!("{}%", here.get().map_or(0.0, read) * 100.0);
    view! {
        <button
            type="button"
            class="chart-handle"
            class:is-held=move || held.get().is_some()
            id=handle_id(&id)
            style:left=style(|(_, feasibility)| feasibility)
            style:bottom=style(|(impact, _)| impact)
            aria-label=move || here.get().map(|here| said(words, &title(synthesis, id), here))
            on:pointerdown=take
            on:pointermove=drag
            on:pointerup=drop
            on:pointercancel=move |_| {
                is_dragged.set(false);
                held.set(None);
            }
            on:keydown=press
            on:blur=move |_| settle()
        >
            <span class="chart-dot" aria-hidden="true"></span>
            <span class="chart-label">{move || title(synthesis, id)}</span>
        </button>
    }
}

/// The same in numbers.
#[component]
fn Numbers(id: ItemId) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let treatment = expect_context::<Treatment>();
    let words = OverviewTexts::of(texts().language);
    let field = move |label: fn(&OverviewTexts) -> fn(&str) -> String, is_impact: bool| {
        // What is being typed is not overwritten by what comes meanwhile.
        let typed = RwSignal::new(None::<String>);
        let value = move || {
            typed.get().unwrap_or_else(|| {
                let (impact, feasibility) = rating(synthesis, id).unwrap_or_default();
                percent(if is_impact { impact } else { feasibility }).to_string()
            })
        };
        let change = move |event| {
            let written: f64 = event_target_value(&event).parse().unwrap_or(f64::NAN);
            typed.set(None);
            if written.is_finite() {
                let share = (written / 100.0).clamp(0.0, 1.0);
                let change = move |before: Option<Rating>| {
                    let (impact, feasibility) = before?;
                    Some(match is_impact {
                        true => (share, feasibility),
                        false => (impact, share),
                    })
                };
                rate(synthesis, treatment, words, id, change, || ());
            }
        };
        view! {
            <input
                class="form-input chart-number"
                type="number"
                min="0"
                max="100"
                aria-label=move || label(words)(&title(synthesis, id))
                prop:value=value
                on:input=move |event| typed.set(Some(event_target_value(&event)))
                on:change=change
                on:blur=move |_| typed.set(None)
            />
        }
    };
    view! {
        <tr>
            <th scope="row">{move || title(synthesis, id)}</th>
            <td>{field(|words| words.impact_of, true)}</td>
            <td>{field(|words| words.feasibility_of, false)}</td>
            <td>
                <button
                    type="button"
                    class="tool"
                    aria-label=move || (words.take_out_of_chart)(&title(synthesis, id))
                    on:click=move |_| {
                        rate(synthesis, treatment, words, id, |_| None, || ());
                        focus::put_on(crate::view::part::heading::PAGE_HEADING);
                    }
                >
                    <Icon name="close"/>
                </button>
            </td>
        </tr>
    }
}
