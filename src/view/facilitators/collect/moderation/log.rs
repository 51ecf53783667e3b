//! The log: who treated what when, the last first; by who, by what and by words, and as a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::html::Details;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{ItemId, PersonId};
use workshop::collection::fold;
use workshop::{Act, Statement, order, visible};

use super::approval::person_of;
use super::text::ModerationTexts;
use crate::device::download;
use crate::device::office::{Job, Office};
use crate::state::{SynthesisState, Workshop};
use crate::text::{Language, Texts, date};
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::facilitators::collect::text::CollectTexts;
use crate::view::language::texts;
use crate::view::part::{Icon, each, moment};

/// So many lines are shown at first, and more each time.
const LINES: usize = 50;

/// What is done, as one looks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Themes,
    Merges,
    Splits,
    LeavesOut,
    Hides,
    Compares,
}

impl Deed {
    const ALL: [Self; 6] = [
        Self::Themes,
        Self::Merges,
        Self::Splits,
        Self::LeavesOut,
        Self::Hides,
        Self::Compares,
    ];

    fn of(act: &Act) -> Option<Self> {
        Some(match act {
            Act::PutIn(_) | Act::TakeOut(_) => Self::Themes,
            Act::Merge(_) => Self::Merges,
            Act::Split(_) => Self::Splits,
            Act::LeaveOut(_) => Self::LeavesOut,
            Act::Hide(_)
            | Act::Show
            | Act::Harmless(_)
            | Act::Doubtful
            | Act::Approve(_)
            | Act::Unapprove(_)
            | Act::AskTwo
            | Act::AskOne => Self::Hides,
            Act::Same(_) | Act::Different(_) | Act::Undecided(_) => Self::Compares,
            Act::Restore | Act::Admit | Act::Await => return None,
        })
    }

    fn words(self, words: &ModerationTexts) -> &'static str {
        match self {
            Self::Themes => words.deed_themes,
            Self::Merges => words.deed_merges,
            Self::Splits => words.deed_splits,
            Self::LeavesOut => words.deed_leaves_out,
            Self::Hides => words.deed_hides,
            Self::Compares => words.deed_compares,
        }
    }
}

/// A line of the log.
#[derive(Clone, PartialEq)]
struct Line {
    id: ItemId,
    at: Option<i64>,
    by: Option<PersonId>,
    subject: ItemId,
    act: Act,
    /// What was done, and to what, in words; and the same for a search.
    said: String,
    about: String,
    folded: String,
}

/// The log, made when it is opened.
#[component]
pub fn Log() -> impl IntoView {
    let words = ModerationTexts::of(texts().language);
    let place = NodeRef::<Details>::new();
    let is_open = RwSignal::new(false);
    view! {
        <details
            class="log"
            node_ref=place
            on:toggle=move |_| is_open.set(place.get_untracked().is_some_and(|place| place.open()))
        >
            <summary class="mine-summary log-summary">{words.log}</summary>
            <Show when=move || is_open.get()>
                <Opened/>
            </Show>
        </details>
    }
}

#[component]
fn Opened() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let synthesis = expect_context::<SynthesisState>();
    let gathering = expect_context::<Gathering>();
    let texts = texts();
    let words = ModerationTexts::of(texts.language);
    let by = RwSignal::new(String::new());
    let deed = RwSignal::new(None::<Deed>);
    let text = RwSignal::new(String::new());
    let shown = RwSignal::new(LINES);
    let office = StoredValue::new_local(Office::default());
    let all = Memo::new(move |_| {
        synthesis.edition.track();
        let mut lines = synthesis.with(|all| lines(workshop, all.statements()));
        for line in &mut lines {
            line.said = in_words(line, gathering, synthesis, texts);
            line.about = words_of(&line.subject, gathering, synthesis, words);
            line.folded = fold(&format!("{}\n{}", line.said, line.about));
        }
        Arc::new(lines)
    });
    let people = Memo::new(move |_| {
        let people = all.with(|all| people(workshop, all, words));
        Arc::new(people)
    });
    let found = Memo::new(move |_| {
        let (by, deed, needle) = (by.get(), deed.get(), fold(&text.get()));
        let people = people.get();
        let fits = |line: &&Line| {
            (by.is_empty() || name(line, &people) == by)
                && (deed.is_none() || Deed::of(&line.act) == deed)
                && (needle.is_empty() || line.folded.contains(&needle))
        };
        all.with(|all| Arc::new(all.iter().filter(fits).cloned().collect::<Vec<Line>>()))
    });
    let save = move |_| {
        let head = [words.when, words.who, words.what, words.about].map(str::to_owned);
        let rows = found.with_untracked(|found| {
            let people = people.get_untracked();
            let row = |line: &Line| {
                vec![
                    line.at.map(|at| when(at, texts)).unwrap_or_default(),
                    name(line, &people),
                    line.said.clone(),
                    line.about.clone(),
                ]
            };
            found.iter().map(row).collect::<Vec<_>>()
        });
        let rows = std::iter::once(head.to_vec()).chain(rows).collect();
        let language = match texts.language {
            Language::Danish => exports::Language::Danish,
            Language::English => exports::Language::English,
        };
        let job = Job::Rows { rows, language };
        spawn_local(async move {
            let Some(office) = office.try_get_value() else {
                return;
            };
            match office.write(&job).await {
                Ok(bytes) => download::save(words.log_file, "text/csv;charset=utf-8", &bytes),
                Err(_) => workshop.tell_other(),
            }
        });
    };
    let is_empty = Memo::new(move |_| found.with(|found| found.is_empty()));
    let few =
        move || found.with(|found| found.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    view! {
        <div class="log-fields">
            <div class="filters-field">
                <label class="form-label" for="log-by">{words.who}</label>
                <select class="form-select" id="log-by" on:change=move |event| by.set(event_target_value(&event))>
                    <option value="">{words.everybody}</option>
                    {each(
                        move || people.with(|people| people.values().cloned().collect()),
                        |name: &String| name.clone(),
                        |name| view! { <option value=name.clone()>{name.clone()}</option> }.into_any(),
                    )}
                </select>
            </div>
            <div class="filters-field">
                <label class="form-label" for="log-deed">{words.what}</label>
                <select
                    class="form-select"
                    id="log-deed"
                    on:change=move |event| {
                        let value = event_target_value(&event);
                        deed.set(Deed::ALL.into_iter().find(|deed| format!("{deed:?}") == value));
                    }
                >
                    <option value="">{words.everything}</option>
                    {Deed::ALL.map(|deed| view! {
                        <option value=format!("{deed:?}")>{deed.words(words)}</option>
                    }).into_iter().collect_view()}
                </select>
            </div>
            <div class="filters-field">
                <label class="form-label" for="log-text">{words.search}</label>
                <input
                    class="form-input"
                    id="log-text"
                    type="search"
                    autocomplete="off"
                    on:input=move |event| text.set(event_target_value(&event))
                />
            </div>
            <button type="button" class="button button-secondary" on:click=save>
                <Icon name="download"/>
                <span>{words.save_log}</span>
            </button>
        </div>
        <p class="hint" aria-live="polite">{move || (words.lines)(found.with(|found| found.len()))}</p>
        <div class="counts-scroll" tabindex="0" role="group" aria-label=words.log>
            <table class="log-table">
                <thead>
                    <tr>
                        <th scope="col">{words.when}</th>
                        <th scope="col">{words.who}</th>
                        <th scope="col">{words.what}</th>
                        <th scope="col">{words.about}</th>
                    </tr>
                </thead>
                <tbody>
                    {each(few, |line: &Line| (line.id, line.about.clone()), move |line| {
                        let people = people.get_untracked();
                        view! {
                            <tr>
                                <td>{line.at.map(|at| when(at, texts))}</td>
                                <td>{name(&line, &people)}</td>
                                <td>{line.said}</td>
                                <td dir="auto">{line.about}</td>
                            </tr>
                        }
                        .into_any()
                    })}
                </tbody>
            </table>
        </div>
        <Show when=move || is_empty.get()>
            <p class="hint">{words.no_lines}</p>
        </Show>
        <Show when=move || { found.with(|found| found.len()) > shown.get() }>
            <button
                type="button"
                class="button button-secondary button-small"
                on:click=move |_| shown.update(|shown| *shown += LINES)
            >
                {words.more_lines}
            </button>
        </Show>
    }
}

/// The last first.
fn lines<'a>(workshop: Workshop, statements: impl Iterator<Item = &'a Statement>) -> Vec<Line> {
    let mut lines: Vec<Line> = statements
        .map(|one| Line {
            id: one.id,
            at: one.at,
            by: one.by.and_then(|lane| person_of(workshop, lane)),
            subject: one.subject,
            act: one.act.clone(),
            said: String::new(),
            about: String::new(),
            folded: String::new(),
        })
        .collect();
    order::sort_by(&mut lines, |one, other| {
        other.at.cmp(&one.at).then(one.id.cmp(&other.id))
    });
    lines
}

/// Facilitators have no names in a workshop: oneself is “Dig”, the others are told apart by the beginning of their
/// keys.
fn people(
    workshop: Workshop,
    lines: &[Line],
    words: &ModerationTexts,
) -> BTreeMap<Option<PersonId>, String> {
    let mut people = BTreeMap::new();
    for line in lines {
        people.entry(line.by).or_insert_with(|| match line.by {
            Some(person) if person == workshop.person => words.you.to_owned(),
            Some(person) => (words.facilitator)(&person.to_string()[..4]),
            None => words.nobody.to_owned(),
        });
    }
    people
}

fn name(line: &Line, people: &BTreeMap<Option<PersonId>, String>) -> String {
    people.get(&line.by).cloned().unwrap_or_default()
}

/// What was done, in words.
fn in_words(
    line: &Line,
    gathering: Gathering,
    synthesis: SynthesisState,
    texts: &'static Texts,
) -> String {
    let words = ModerationTexts::of(texts.language);
    let collected = CollectTexts::of(texts.language);
    let text = |id: &ItemId| words_of(id, gathering, synthesis, words);
    let theme = |id: &ItemId| {
        synthesis.with(|all| {
            let theme = all.themes().get(id);
            theme
                .map(|theme| visible::in_line(&theme.title))
                .unwrap_or_default()
        })
    };
    match &line.act {
        Act::Merge(into) => (words.did_merge)(&text(into)),
        Act::Split(_) => words.did_split.to_owned(),
        Act::LeaveOut(reason) => (words.did_leave_out)(&collected.reason(reason)),
        Act::Restore => words.did_restore.to_owned(),
        Act::Hide(reason) => (words.did_hide)(&collected.reason(reason)),
        Act::Show => words.did_show.to_owned(),
        Act::PutIn(id) => (words.did_put_in)(&theme(id)),
        Act::TakeOut(id) => (words.did_take_out)(&theme(id)),
        Act::Same(other) => (words.did_same)(&text(other)),
        Act::Different(other) => (words.did_different)(&text(other)),
        Act::Undecided(other) => (words.did_undecide)(&text(other)),
        Act::Harmless(_) => words.did_harmless.to_owned(),
        Act::Doubtful => words.did_doubt.to_owned(),
        Act::Approve(_) => words.did_approve.to_owned(),
        Act::Unapprove(_) => words.did_unapprove.to_owned(),
        Act::AskTwo => words.two_now.to_owned(),
        Act::AskOne => words.one_now.to_owned(),
        Act::Admit => words.did_admit.to_owned(),
        Act::Await => words.did_await.to_owned(),
    }
}

/// The beginning of what something says. The words of what is hidden, and of what comes from it, are not in the log: it
/// leaves the room as a file.
fn words_of(
    id: &ItemId,
    gathering: Gathering,
    synthesis: SynthesisState,
    words: &ModerationTexts,
) -> String {
    if synthesis.with(|all| all.is_kept_back(id) || all.builds_on_unseen(id)) {
        return words.is_hidden.to_owned();
    }
    visible::shortened(&gathering.text_of(id).unwrap_or_default())
}

fn when(at: i64, texts: &Texts) -> String {
    let (hour, minute) = moment::time_of(at);
    let time = date::time(hour, minute, texts.language);
    match moment::day_of(at) {
        Some(day) => format!("{} {time}", day.short(texts.language)),
        None => time,
    }
}
