//! “Foreslå grupper”: input in no theme that shares rare words, offered as the beginning of a theme. What is there is never
//! touched.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::synthesis::State;
use workshop::{NAME_LIMIT, visible};

use super::text::ThemesTexts;
use crate::device::work::{Looking, Said};
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::facilitators::collect::row::By;
use crate::view::facilitators::collect::text::CollectTexts;
use crate::view::facilitators::collect::treatment::Treatment;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, each, focus};

/// A group that is offered.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Offered {
    words: Vec<String>,
    inputs: Vec<ItemId>,
}

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Idle,
    Looking,
    Failed,
    Done,
}

/// The button, and what it offers.
#[component]
pub fn Suggestions() -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let words = ThemesTexts::of(texts().language);
    let progress = RwSignal::new(Progress::Idle);
    let offered = RwSignal::new(Vec::<Offered>::new());
    let looking = StoredValue::new_local(Rc::<RefCell<Option<Looking>>>::default());
    let look = move |_| {
        let subjects = without_theme(gathering);
        let texts: Vec<String> = subjects
            .iter()
            .map(|id| gathering.text_of(id).unwrap_or_default())
            .collect();
        progress.set(Progress::Looking);
        let said = move |said: Said| {
            let now = match said {
                Said::Grouped(groups) => {
                    let groups = groups.into_iter().map(|group| {
                        let inputs = group.texts.iter().filter_map(|place| subjects.get(*place));
                        Offered {
                            words: group.words,
                            inputs: inputs.copied().collect(),
                        }
                    });
                    let _ = offered.try_set(groups.collect());
                    Progress::Done
                }
                Said::Progress(..) => return,
                Said::Failed | Said::Done(_) => Progress::Failed,
            };
            let _ = progress.try_set(now);
            let _ = looking.try_update_value(|looking| looking.take());
        };
        let started = Looking::group(&texts, said);
        if started.is_none() {
            progress.set(Progress::Failed);
        }
        looking.update_value(|looking| {
            looking.replace(started);
        });
    };
    let is_empty = Memo::new(move |_| offered.with(Vec::is_empty));
    view! {
        <div class="suggest">
            <button
                type="button"
                class="button button-secondary"
                aria-disabled=move || (progress.get() == Progress::Looking).then_some("true")
                on:click=look
            >
                <Icon name="groups"/>
                <span>{words.suggest}</span>
            </button>
            <p class="hint" aria-live="polite">
                {move || match progress.get() {
                    Progress::Idle => "",
                    Progress::Looking => words.looking,
                    Progress::Failed => words.cannot_suggest,
                    Progress::Done if is_empty.get() => words.no_suggestions,
                    Progress::Done => words.suggest_help,
                }}
            </p>
        </div>
        <Show when=move || !is_empty.get()>
            <section class="suggestions" aria-label=words.suggestions>
                {each(move || offered.get(), |group: &Offered| group.clone(), move |group| view! {
                    <Group group offered/>
                }.into_any())}
            </section>
        </Show>
    }
}

/// What is in no theme and was not put aside.
fn without_theme(gathering: Gathering) -> Vec<ItemId> {
    let mut subjects = Vec::new();
    gathering.found_all(|entry| subjects.push(entry.subject));
    gathering.synthesis.with(|all| {
        subjects.extend(all.sentences().map(|sentence| sentence.id));
        subjects.retain(|id| all.state(id) == State::Untreated && all.themes_of(id).is_empty());
    });
    subjects
}

#[component]
fn Group(group: Offered, offered: RwSignal<Vec<Offered>>) -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let treatment = expect_context::<Treatment>();
    let language = texts().language;
    let words = ThemesTexts::of(language);
    let collected = CollectTexts::of(language);
    let ticked: BTreeSet<ItemId> = group.inputs.iter().copied().collect();
    let ticked = RwSignal::new(ticked);
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new(None::<&'static str>);
    let all = group.inputs.len();
    let shared = (words.shared_words)(&group.words.join(", "));
    let first = group
        .words
        .first()
        .map(|word| capital(word))
        .unwrap_or_default();
    let title_id = id_of_title(&group);
    let error_id = format!("{title_id}-error");
    let go = {
        let group = group.clone();
        move || {
            let next = offered.try_update(|offered| {
                let place = offered.iter().position(|one| *one == group);
                offered.retain(|one| *one != group);
                let place = place
                    .unwrap_or_default()
                    .min(offered.len().saturating_sub(1));
                offered.get(place).map(id_of_title)
            });
            // On to the next, so that one hand goes through all of them.
            match next.flatten() {
                Some(next) => focus::put_on(&next),
                None => focus::put_on(PAGE_HEADING),
            }
        }
    };
    let refuse = {
        let go = go.clone();
        move |_| go()
    };
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        let title = field.get_untracked().map(|field| field.value());
        let title = visible::trim(&title.unwrap_or_default()).to_owned();
        if title.is_empty() || title.chars().count() > NAME_LIMIT {
            problem.set(Some(words.title_missing_new));
            return;
        }
        let chosen: Vec<ItemId> = ticked.get_untracked().into_iter().collect();
        if chosen.is_empty() {
            problem.set(Some(words.tick_one));
            return;
        }
        treatment.put_these_in_new(&chosen, title);
        go();
    };
    let inputs = group.inputs.into_iter().map(|id| {
        let text = gathering.text_of(&id).unwrap_or_default();
        let by = gathering.entry(&id).map(|entry| view! { <By entry/> });
        let is_ticked = Memo::new(move |_| ticked.with(|ticked| ticked.contains(&id)));
        view! {
            <li>
                <label class="suggest-one">
                    <input
                        type="checkbox"
                        prop:checked=is_ticked
                        on:change=move |_| ticked.update(|ticked| {
                            if !ticked.remove(&id) {
                                ticked.insert(id);
                            }
                        })
                    />
                    <span dir="auto">{text}</span>
                </label>
                {by}
            </li>
        }
    });
    let inputs = inputs.collect_view();
    view! {
        <section class="panel suggestion" aria-label=shared.clone()>
            <h3 class="panel-heading">{shared.clone()}</h3>
            <ul class="suggest-list" role="list" aria-label=collected.rows>{inputs}</ul>
            <p class="hint">{move || (words.of_group)(ticked.with(BTreeSet::len), all)}</p>
            <form class="new-theme" on:submit=make>
                <label class="form-label" for=title_id.clone()>{words.theme_title}</label>
                <div class="new-theme-row">
                    <input
                        class="form-input"
                        id=title_id
                        type="text"
                        autocomplete="off"
                        value=first
                        aria-describedby=error_id.clone()
                        node_ref=field
                        on:input=move |_| problem.set(None)
                    />
                    <button type="submit" class="button button-secondary button-small">
                        {words.make_theme}
                    </button>
                    <button type="button" class="button button-secondary button-small" on:click=refuse>
                        {words.not_this}
                    </button>
                </div>
                <span class="form-error-message" id=error_id aria-live="polite" prop:textContent=problem></span>
            </form>
        </section>
    }
}

/// The id of the field for its title. No input is in two groups.
fn id_of_title(group: &Offered) -> String {
    let first = group.inputs.first().map(ItemId::to_string);
    format!("suggest-{}", first.unwrap_or_default())
}

/// A word as a title begins.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
