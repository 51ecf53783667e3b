//! The answers, one line each, and the one that is open.

use leptos::html::{Input, Select};
use leptos::prelude::*;
use protocol::ItemId;
use workshop::Day;
use workshop::collection::fold;
use workshop::hearing::Treated;
use workshop::visible;

use super::alike::Alike;
use super::answer::AnswerView;
use super::held::Held;
use super::text::HearingTexts;
use crate::view::facilitators::strategy::StrategyTexts;
use crate::view::language::texts;
use crate::view::part::{each, moment};

/// Which answers are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    /// All that were not set aside.
    #[default]
    All,
    /// Those that are not treated.
    Open,
    /// Those that are.
    Treated,
    /// Those that were set aside.
    Aside,
}

impl Shown {
    fn has(self, one: &Treated) -> bool {
        let is_aside = one.aside.is_some();
        match self {
            Self::All => !is_aside,
            Self::Open => !is_aside && !one.is_treated(),
            Self::Treated => !is_aside && one.is_treated(),
            Self::Aside => is_aside,
        }
    }
}

/// The answer that is open. A copy is a handle.
#[derive(Clone, Copy)]
pub struct OpenAnswer(pub RwSignal<Option<ItemId>>);

/// See the module.
#[component]
pub fn List() -> impl IntoView {
    let held = expect_context::<Held>();
    let words = HearingTexts::of(texts().language);
    let open = RwSignal::new(None);
    provide_context(OpenAnswer(open));
    let shown = RwSignal::new(Shown::All);
    let needle = RwSignal::new(String::new());
    let ids = Memo::new(move |_| {
        let needle = needle.with(|needle| fold(visible::trim(needle)));
        let (shown, open) = (shown.get(), open.get());
        held.answered.with(|answered| {
            let found = answered.all.iter().filter(|one| {
                let fits = shown.has(one) && (needle.is_empty() || says(one, &needle));
                // What somebody is at work on stays until they are done with it.
                fits || open == Some(one.subject)
            });
            found.map(|one| one.subject).collect::<Vec<ItemId>>()
        })
    });
    let sum = move || {
        let sum = held.sum();
        (words.sum)(sum.treated, sum.all)
    };
    let aside = Memo::new(move |_| held.sum().aside);
    let is_any = Memo::new(move |_| held.answered.with(|answered| !answered.all.is_empty()));
    let (field, choice) = (NodeRef::<Input>::new(), NodeRef::<Select>::new());
    view! {
        <p class="sum-said" role="status">{sum}</p>
        <Show when=move || aside.get() != 0>
            <p class="hint">{move || (words.aside_sum)(aside.get())}</p>
        </Show>
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
                            "aside" => Shown::Aside,
                            _ => Shown::All,
                        })
                    >
                        <option value="all">{words.shown_all}</option>
                        <option value="open">{words.shown_open}</option>
                        <option value="treated">{words.shown_treated}</option>
                        <option value="aside">{words.shown_aside}</option>
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
    let found = Memo::new(move |_| held.answered.with(|answered| answered.get(&id).cloned()));
    let about = Memo::new(move |_| {
        let part = found.with(|one| one.as_ref().and_then(|one| one.given.answer.part));
        held.name_of_part(part, StrategyTexts::of(language), words)
    });
    let who = move || {
        let name = found.with(|one| one.as_ref().map(|one| visible::in_line(&one.given.sender)));
        name.filter(|name| !name.is_empty())
            .unwrap_or_else(|| words.nameless.to_owned())
    };
    // By the day after the last one it is late, whoever wrote it and wherever.
    let is_late = Memo::new(move |_| {
        let last = held
            .hearing
            .with(|one| one.as_ref().and_then(|one| one.last_day()));
        let written: Option<Day> = found.with(|one| {
            let answer = &one.as_ref()?.given.answer;
            let is_own = answer.channel.is_none();
            let changed = answer.changed.unwrap_or(answer.created);
            is_own.then(|| moment::day_of(changed)).flatten()
        });
        last.zip(written)
            .is_some_and(|(last, written)| written > last)
    });
    let state = move || {
        let state = found.with(|one| match one {
            Some(one) if one.aside.is_some() => words.set_aside,
            Some(one) if one.is_treated() => words.treated,
            _ => words.untreated,
        });
        match is_late.get() {
            true => format!("{state} · {}", words.after_end),
            false => state.to_owned(),
        }
    };
    let beginning = move || {
        found.with(|one| {
            let text = one
                .as_ref()
                .map(|one| visible::shortened(&one.given.answer.text));
            text.unwrap_or_default()
        })
    };
    let is_treated = move || found.with(|one| one.as_ref().is_some_and(Treated::is_treated));
    let is_open = Memo::new(move |_| open.get() == Some(id));
    view! {
        <li class="hearing-answer" data-treated=move || is_treated().to_string()>
            <button
                type="button"
                class="hearing-row"
                id=row_id(&id)
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

/// The id of an answer's line in the page.
pub fn row_id(answer: &ItemId) -> String {
    format!("answer-row-{answer}")
}
