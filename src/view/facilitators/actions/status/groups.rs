//! The figures of a day: how many tracks are in which state, by main point and by afdeling, with the indicators; each track with
//! the way back to what it builds on.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::actions::{ActionState, Counts, Group, Progress, State, Status};

use super::Chosen;
use super::text::StatusTexts;
use crate::text::Texts;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::goals::indicator::reached;
use crate::view::facilitators::actions::goals::spark::SparkView;
use crate::view::facilitators::actions::names;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::facilitators::collect::sources::SourcesToRead;
use crate::view::language::texts;

/// See the module.
#[component]
pub fn Groups() -> impl IntoView {
    let acting = Acting::get();
    let Chosen { day, .. } = expect_context();
    let language = texts().language;
    let words = StatusTexts::of(language);
    let status = Memo::new(move |_| {
        let (points, day) = (acting.main_points.get(), day.get());
        Some(acting.all.with(|all| all.status(&points, day)))
    });
    let part = move |read: fn(&Status) -> &Vec<Group>| {
        Memo::new(move |_| {
            status.with(|status| status.as_ref().map(read).cloned().unwrap_or_default())
        })
    };
    let (points, departments) = (
        part(|one| &one.by_main_point),
        part(|one| &one.by_department),
    );
    let summary = Memo::new(move |_| {
        status.with(|status| {
            status
                .as_ref()
                .map(|one| (one.counts.clone(), one.later))
                .unwrap_or_default()
        })
    });
    view! {
        <section class="panel" aria-labelledby="status-in-all">
            <h3 class="panel-heading" id="status-in-all">{move || (words.status_on)(&day.get().long(language))}</h3>
            {move || {
                let (counts, later) = summary.get();
                view! { <InAll counts later/> }
            }}
        </section>
        <Part title=words.by_main_point groups=points/>
        <Part title=words.by_department groups=departments/>
    }
}

/// How many there are in each state.
#[component]
fn InAll(counts: Counts, later: usize) -> impl IntoView {
    let texts = texts();
    let (words, shared) = (
        StatusTexts::of(texts.language),
        ActionTexts::of(texts.language),
    );
    let rows = ActionState::ALL.iter().map(|state| {
        view! {
            <tr>
                <th scope="row">{names::state(*state, shared)}</th>
                <td>{texts.number(counts.in_state(*state))}</td>
            </tr>
        }
    });
    view! {
        <table class="figure-table status-table">
            <caption class="sr-only">{words.in_all}</caption>
            <thead><tr><th scope="col">{words.state}</th><th scope="col">{words.count}</th></tr></thead>
            <tbody>
                {rows.collect_view()}
                <tr><th scope="row">{words.in_all}</th><td>{texts.number(counts.all())}</td></tr>
            </tbody>
        </table>
        {(later != 0).then(|| view! { <p class="hint">{(words.later)(later)}</p> })}
    }
}

/// The groups of one kind. Nothing, where there are none.
#[component]
fn Part(title: &'static str, groups: Memo<Vec<Group>>) -> impl IntoView {
    let texts = texts();
    view! {
        <Show when=move || groups.with(|groups| !groups.is_empty())>
            <section class="panel" aria-label=title>
                <h3 class="panel-heading">{title}</h3>
                {move || groups.get().into_iter().map(|group| one(group, texts)).collect_view()}
            </section>
        </Show>
    }
}

/// What stands of a group's counts in a line: those that there are.
fn counted(counts: &Counts, texts: &'static Texts) -> String {
    let shared = ActionTexts::of(texts.language);
    let states = ActionState::ALL.iter();
    let states = states.map(|state| (counts.in_state(*state), names::state(*state, shared)));
    let said = states.filter(|(count, _)| *count != 0);
    let said: Vec<_> = said
        .map(|(count, name)| format!("{name}: {}", texts.number(count)))
        .collect();
    said.join(" · ")
}

fn one(group: Group, texts: &'static Texts) -> AnyView {
    let (words, shared) = (
        StatusTexts::of(texts.language),
        ActionTexts::of(texts.language),
    );
    let name = names::group(&group.name, shared);
    let label = name.clone();
    let counts = counted(&group.counts, texts);
    let is_empty = group.actions.is_empty();
    let lines = group.actions.into_iter().map(|(action, state)| {
        let title = names::titled(&action.title, shared);
        view! { <Track id=action.id title state/> }
    });
    let lines = lines.collect_view();
    let indicators = group.indicators.into_iter();
    let indicators = indicators
        .map(|(id, progress)| view! { <Stands id progress/> })
        .collect_view();
    view! {
        <div class="status-group" role="group" aria-label=label>
            <h4 class="action-part-name" dir="auto">{name}</h4>
            <p class="hint">{if is_empty { words.no_tracks.to_owned() } else { counts }}</p>
            <ul class="action-history">{lines}</ul>
            {indicators}
        </div>
    }
    .into_any()
}

/// A track in its state, and what it builds on behind a summary.
#[component]
fn Track(id: ItemId, title: String, state: ActionState) -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let (words, shared) = (StatusTexts::of(language), ActionTexts::of(language));
    let is_open = RwSignal::new(false);
    let sources = acting.read(move |all| {
        let of = all.sources.get(&id);
        of.map(|of| of.keys().copied().collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let label = (words.follow_back_named)(&title);
    view! {
        <li class="status-track">
            <div class="action-change">
                <span dir="auto">{title}</span>
                <span class="action-state" data-state=state.word()>{names::state(state, shared)}</span>
            </div>
            <button
                type="button"
                class="passage-more"
                aria-label=label
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {words.follow_back}
            </button>
            <Show when=move || is_open.get()>
                <SourcesToRead sources nothing=words.no_sources/>
            </Show>
        </li>
    }
}

/// How an indicator stands, and a small picture of how it came there.
#[component]
fn Stands(id: ItemId, progress: Progress) -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let shared = ActionTexts::of(language);
    let named = acting.all.with_untracked(|all| {
        let one = all.indicator(&id)?;
        Some((
            names::titled(&one.title, shared),
            one.units.last().cloned().unwrap_or_default(),
        ))
    });
    let (name, unit) = named.unwrap_or_default();
    let (label, shown) = (name.clone(), name.clone());
    view! {
        <div class="indicator" role="group" aria-label=label>
            <p class="indicator-reached"><span dir="auto">{shown}</span> ": " {reached(&progress, language)}</p>
            <SparkView name unit progress/>
        </div>
    }
}
