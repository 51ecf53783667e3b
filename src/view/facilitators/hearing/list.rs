//! The answers, one line each, and the one that is open.

use leptos::html::{Input, Select};
use leptos::prelude::*;
use protocol::ItemId;
use workshop::collection::fold;
use workshop::hearing::Treated;
use workshop::{hearing, visible};

use super::alike::Alike;
use super::answer::AnswerView;
use super::held::Held;
use super::text::HearingTexts;
use crate::view::facilitators::strategy::{StrategyTexts, path};
use crate::view::language::texts;
use crate::view::part::each;

/// Which answers are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    /// All.
    #[default]
    All,
    /// Those that are not treated.
    Open,
    /// Those that are.
    Treated,
}

/// The answer that is open. A copy is a handle.
#[derive(Clone, Copy)]
pub struct OpenAnswer(pub RwSignal<Option<ItemId>>);

/// See the module.
#[component]
pub fn List() -> impl IntoView {
    let held = expect_context::<Held>();
    let words = HearingTexts::of(texts().language);
    provide_context(OpenAnswer(RwSignal::new(None)));
    let shown = RwSignal::new(Shown::All);
    let needle = RwSignal::new(String::new());
    let ids = Memo::new(move |_| {
        let needle = needle.with(|needle| fold(visible::trim(needle)));
        let shown = shown.get();
        held.treated.with(|all| {
            let found = all.iter().filter(|one| {
                let fits = match shown {
                    Shown::All => true,
                    Shown::Open => !one.is_treated(),
                    Shown::Treated => one.is_treated(),
                };
                fits && (needle.is_empty() || says(one, &needle))
            });
            found.map(subject_of).collect::<Vec<ItemId>>()
        })
    });
    let sum = move || {
        let sum = held.sum();
        (words.sum)(sum.treated, sum.all)
    };
    let is_any = Memo::new(move |_| held.treated.with(|all| !all.is_empty()));
    let (field, choice) = (NodeRef::<Input>::new(), NodeRef::<Select>::new());
    view! {
        <p class="sum-said" role="status">{sum}</p>
        <Show when=move || is_any.get() fallback=move || view! { <p class="empty">{words.no_answers}</p> }>
            <Alike/>
            <div class="hearing-look">
                <div>
                    <label class="form-label" for="hearing-search">{words.search}</label>
                    <input
                        class="form-input"
                        id="hearing-search"
                        type="search"
                        autocomplete="off"
                        node_ref=field
                        on:input=move |event| needle.set(event_target_value(&event))
                    />
                </div>
                <div>
                    <label class="form-label" for="hearing-shown">{words.shown}</label>
                    <select
                        class="form-select"
                        id="hearing-shown"
                        node_ref=choice
                        on:change=move |event| shown.set(match &*event_target_value(&event) {
                            "open" => Shown::Open,
                            "treated" => Shown::Treated,
                            _ => Shown::All,
                        })
                    >
                        <option value="all">{words.shown_all}</option>
                        <option value="open">{words.shown_open}</option>
                        <option value="treated">{words.shown_treated}</option>
                    </select>
                </div>
            </div>
            <ul class="hearing-answers" aria-label=words.answers>
                {each(move || ids.get(), |id| *id, |id| view! { <Row id/> }.into_any())}
            </ul>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="empty">{words.none_found}</p>
            </Show>
        </Show>
    }
}

/// What an answer is called in points.
pub fn subject_of(one: &Treated) -> ItemId {
    hearing::subject(one.given.owner, &one.given.answer.id)
}

fn says(one: &Treated, needle: &str) -> bool {
    let points = one.points.iter().map(|point| &point.said);
    let words = points.flat_map(|said| said.tags.iter().chain(&said.responsible));
    let texts = [&one.given.sender, &one.given.answer.text];
    let mut all = texts.into_iter().chain(words);
    all.any(|text| fold(text).contains(needle))
}

/// An answer's line; pressed, it opens.
#[component]
fn Row(id: ItemId) -> impl IntoView {
    let held = expect_context::<Held>();
    let OpenAnswer(open) = expect_context();
    let language = texts().language;
    let words = HearingTexts::of(language);
    let found = Memo::new(move |_| {
        held.treated
            .with(|all| all.iter().find(|one| subject_of(one) == id).cloned())
    });
    let about = Memo::new(move |_| {
        let part = found.with(|one| one.as_ref().and_then(|one| one.given.answer.part));
        name_of_part(held, part, StrategyTexts::of(language), words)
    });
    let who = move || {
        let name = found.with(|one| one.as_ref().map(|one| visible::in_line(&one.given.sender)));
        name.filter(|name| !name.is_empty())
            .unwrap_or_else(|| words.nameless.to_owned())
    };
    let state = move || {
        found.with(|one| match one {
            Some(one) if one.is_treated() => words.treated,
            _ => words.untreated,
        })
    };
    let beginning = move || {
        found.with(|one| {
            let text = one
                .as_ref()
                .map(|one| visible::in_line(&one.given.answer.text));
            text.unwrap_or_default()
        })
    };
    let is_open = Memo::new(move |_| open.get() == Some(id));
    view! {
        <li class="hearing-answer" data-treated=move || found.with(|one| one.as_ref().is_some_and(Treated::is_treated)).to_string()>
            <button
                type="button"
                class="hearing-row"
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = (*open != Some(id)).then_some(id))
            >
                <strong class="hearing-row-who" dir="auto">{who}</strong>
                <span class="hearing-row-state">{state}</span>
                <span class="hearing-row-about">{move || about.get()}</span>
                <span class="hearing-row-text" dir="auto">{beginning}</span>
            </button>
            <Show when=move || is_open.get()>
                <AnswerView id/>
            </Show>
        </li>
    }
}

/// What a part of the strategy is called, with where it stands.
pub fn name_of_part(
    held: Held,
    part: Option<ItemId>,
    strategy: &StrategyTexts,
    words: &HearingTexts,
) -> String {
    let Some(part) = part else {
        return words.the_whole.to_owned();
    };
    held.strategy.all.with(|all| match all.line(&part) {
        Some(line) => path(all, line, strategy),
        None => words.part_gone.to_owned(),
    })
}
