//! “Offentliggør”: what everybody will read, shown before it is published; and when it was published last.

use std::collections::BTreeSet;

use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::ItemId;
use sync::DocumentId;
use workshop::publishing::{Changes, Publication};
use workshop::synthesis::{State, Tally};

use super::text::ThemesTexts;
use crate::state::{OutcomeState, Workshop};
use crate::text::{Texts, date};
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::facilitators::collect::text::CollectTexts;
use crate::view::facilitators::collect::to_read::ToRead;
use crate::view::language::texts;
use crate::view::part::{Icon, each, moment};

/// The button, the dialog, and what is said of it.
#[component]
pub fn Publish() -> impl IntoView {
    let outcome = expect_context::<OutcomeState>();
    let texts = texts();
    let words = ThemesTexts::of(texts.language);
    let asked = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    let at = move || {
        let at = outcome.at.get()?;
        Some((words.published_at)(&when(at, texts)))
    };
    let gathering = expect_context::<Gathering>();
    let since = Memo::new(move |_| {
        outcome.at.get()?;
        outcome.edition.track();
        Some(changed_since(gathering, outcome))
    });
    view! {
        <div class="publish">
            <button type="button" class="button button-primary" on:click=move |_| asked.set(true)>
                <Icon name="upload"/>
                <span>{words.publish}</span>
            </button>
            <p class="themes-published">{at}</p>
            <p class="themes-published" class:is-urgent=move || since.get() == Some(Since::Unseen)>
                {move || match since.get() {
                    Some(Since::Changed) => words.changed_since,
                    Some(Since::Unseen) => words.unseen_since,
                    Some(Since::Same) | None => "",
                }}
            </p>
            <p class="themes-published" aria-live="polite">{said}</p>
        </div>
        <PublishDialog asked said/>
    }
}

/// What has happened to what is published, since.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Since {
    /// Nothing.
    Same,
    /// It would be otherwise now.
    Changed,
    /// Something is read by everybody that was hidden or withdrawn since.
    Unseen,
}

/// Compares what is published with what the same themes say now.
fn changed_since(gathering: Gathering, outcome: OutcomeState) -> Since {
    let synthesis = gathering.synthesis;
    synthesis.edition.track();
    synthesis.themes.track();
    let before = published(outcome);
    let chosen = before.themes.iter().map(|theme| theme.id).collect();
    synthesis.with(|all| {
        let mut placed = before.placements.keys();
        let mut sentences = before.sentences.keys();
        let is_unseen = placed.any(|id| all.state(id) == State::Hidden)
            || sentences.any(|id| all.builds_on_unseen(id));
        let table_of = |id: &ItemId| gathering.entry(id).map(|entry| entry.origin.table);
        let now = Publication::of(all, &chosen, table_of);
        match (is_unseen, now.since(&before).is_empty()) {
            (true, false) => Since::Unseen,
            (_, false) => Since::Changed,
            (_, true) => Since::Same,
        }
    })
}

/// “29. januar 2018 kl. 22.10”.
fn when(at: i64, texts: &Texts) -> String {
    let (hour, minute) = moment::time_of(at);
    let time = date::time(hour, minute, texts.language);
    match moment::day_of(at) {
        Some(day) => format!("{} {time}", day.short(texts.language)),
        None => time,
    }
}

#[component]
fn PublishDialog(asked: RwSignal<bool>, said: RwSignal<String>) -> impl IntoView {
    let words = ThemesTexts::of(texts().language);
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        if asked.get() && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !asked.get() && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="dialog dialog-wide"
            aria-labelledby="publish-heading"
            node_ref=dialog
            on:close=move |_| asked.set(false)
        >
            <h2 class="dialog-heading" id="publish-heading">{words.publish_heading}</h2>
            {move || asked.get().then(|| view! { <Preview asked said/> })}
        </dialog>
    }
}

/// What is published, and what the person chose to publish.
#[derive(Clone, PartialEq)]
struct Wanted {
    publication: Publication,
    before: Publication,
    changes: Changes,
}

#[component]
fn Preview(asked: RwSignal<bool>, said: RwSignal<String>) -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let outcome = expect_context::<OutcomeState>();
    let workshop = expect_context::<Workshop>();
    let synthesis = gathering.synthesis;
    let texts = texts();
    let words = ThemesTexts::of(texts.language);
    // At first everything; later what is published. What is new somebody ticks who has read it.
    let before = published(outcome);
    let was_ever = outcome.at.get_untracked().is_some();
    let all = synthesis.themes.get_untracked();
    let is_chosen = |id: &ItemId| !was_ever || before.themes.iter().any(|theme| theme.id == *id);
    let chosen: BTreeSet<ItemId> = all.iter().map(|theme| theme.id).filter(is_chosen).collect();
    let chosen = RwSignal::new(chosen);
    let wanted = Memo::new(move |_| {
        outcome.edition.track();
        synthesis.edition.track();
        synthesis.themes.track();
        let publication = chosen.with(|chosen| {
            let table_of = |id: &ItemId| gathering.entry(id).map(|entry| entry.origin.table);
            synthesis.with(|all| Publication::of(all, chosen, table_of))
        });
        let before = published(outcome);
        let changes = publication.since(&before);
        Wanted {
            publication,
            before,
            changes,
        }
    });
    let progress = RwSignal::new(None::<(usize, usize)>);
    let untreated = Memo::new(move |_| {
        let tally: Tally = synthesis.tally.get();
        tally.all() - tally.treated()
    });
    let was_published = !before.themes.is_empty();
    let summary = move || {
        wanted.with(|wanted| match wanted.changes.is_empty() {
            true => words.nothing_to_publish.to_owned(),
            false if wanted.publication.themes.is_empty() => words.withdraws_all.to_owned(),
            false => (words.to_publish)(
                wanted.changes.themes.len(),
                wanted.changes.sentences.len(),
                wanted.changes.placements.len(),
            ),
        })
    };
    let publish = move |_| {
        let Wanted {
            publication,
            changes,
            ..
        } = wanted.get_untracked();
        if changes.is_empty() || progress.get_untracked().is_some() {
            asked.set(false);
            return;
        }
        let commands = changes.commands(workshop.device().now());
        let all = commands.len();
        progress.set(Some((0, all)));
        spawn_local(async move {
            for (done, command) in (1..).zip(commands) {
                if let Err(failure) = workshop.write(DocumentId::OUTCOME, command.into()).await {
                    workshop.tell(&failure);
                    let _ = progress.try_set(None);
                    let _ = asked.try_set(false);
                    return;
                }
                let _ = progress.try_set(Some((done, all)));
            }
            let _ = said.try_set((words.has_published)(publication.themes.len()));
            let _ = asked.try_set(false);
        });
    };
    let themes = move || {
        synthesis
            .themes
            .get()
            .iter()
            .map(|theme| theme.id)
            .collect()
    };
    let is_empty = Memo::new(move |_| synthesis.themes.with(|themes| themes.is_empty()));
    let doubtful = Memo::new(move |_| {
        wanted.with(|wanted| {
            let all = wanted.publication.doubtful.iter();
            let texts = all.filter_map(|id| wanted.publication.sentences.get(id));
            texts
                .map(|one| (one.id, one.text.clone()))
                .collect::<Vec<_>>()
        })
    });
    // What is published was written by facilitators, and nobody else looks through it.
    let named = Memo::new(move |_| {
        gathering.warnings.names_edition.track();
        wanted.with(|wanted| {
            let themes = wanted.publication.themes.iter();
            let themes =
                themes.map(|theme| (theme.id, format!("{}\n{}", theme.title, theme.summary)));
            let sentences = wanted.publication.sentences.values();
            let sentences = sentences.map(|one| (one.id, one.text.clone()));
            let texts = themes.chain(sentences);
            let named = texts.filter(|(_, text)| gathering.warnings.is_named_in(text));
            named.collect::<Vec<_>>()
        })
    });
    view! {
        <p class="hint">{words.publish_help}</p>
        <Show when=move || is_empty.get()>
            <p>{words.publish_none}</p>
        </Show>
        <ul class="publish-list" role="list" aria-label=words.publish_list>
            {each(themes, |id: &ItemId| *id, move |id| view! { <Theme id chosen wanted/> }.into_any())}
        </ul>
        <ToRead why=words.doubtful texts=doubtful/>
        <ToRead why=words.names_somebody texts=named/>
        <Show when=move || untreated.get() != 0>
            <p class="hint">{move || (words.untreated)(untreated.get())}</p>
        </Show>
        <p aria-live="polite">
            {move || match progress.get() {
                Some((done, all)) => (words.publishing)(done, all),
                None => summary(),
            }}
        </p>
        <div class="actions">
            <button type="button" class="button button-secondary" on:click=move |_| asked.set(false)>
                {texts.common.cancel}
            </button>
            <Show when=move || was_published || !is_empty.get()>
                <button type="button" class="button button-primary" on:click=publish>
                    {words.publish}
                </button>
            </Show>
        </div>
    }
}

fn published(outcome: OutcomeState) -> Publication {
    outcome
        .read(|says| Some(Publication::read(says)))
        .unwrap_or_default()
}

/// A theme as it will be read, with a tick, and what is new about it.
#[component]
fn Theme(id: ItemId, chosen: RwSignal<BTreeSet<ItemId>>, wanted: Memo<Wanted>) -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let synthesis = gathering.synthesis;
    let language = texts().language;
    let words = ThemesTexts::of(language);
    let collected = CollectTexts::of(language);
    let is_chosen = Memo::new(move |_| chosen.with(|chosen| chosen.contains(&id)));
    let title_id = format!("publish-{id}");
    let theme = Memo::new(move |_| {
        synthesis.of(id, |all| {
            let theme = all.themes().get(&id)?;
            Some((theme.title.clone(), theme.summary.clone()))
        })
    });
    let said = move |wanted: &Publication| wanted.themes.iter().find(|one| one.id == id).cloned();
    let mark = Memo::new(move |_| {
        wanted.with(|wanted| {
            let members = synthesis.with(|all| all.members(&id));
            let mut changed = wanted.changes.sentences.iter();
            let says_otherwise = changed.any(|sentence| members.contains(&sentence.id));
            let (before, now) = (said(&wanted.before), said(&wanted.publication));
            match (before, now) {
                (None, Some(_)) => Some(words.is_new),
                (Some(_), None) => Some(words.goes),
                (Some(before), Some(now)) if before != now || says_otherwise => {
                    Some(words.is_changed)
                }
                (None, None) => Some(words.not_published),
                _ => None,
            }
        })
    });
    let weight = Memo::new(move |_| wanted.with(|wanted| said(&wanted.publication)));
    let sentences = Memo::new(move |_| {
        wanted.with(|wanted| {
            let members = synthesis.with(|all| all.members(&id));
            let held = wanted.publication.sentences.values();
            let held = held.filter(|one| members.contains(&one.id));
            held.map(|one| (one.id, one.text.clone()))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <li class="publish-theme">
            <input
                type="checkbox"
                aria-labelledby=title_id.clone()
                prop:checked=is_chosen
                on:change=move |_| chosen.update(|chosen| {
                    if !chosen.remove(&id) {
                        chosen.insert(id);
                    }
                })
            />
            <div>
                <p>
                    <span class="publish-title" id=title_id.clone()>
                        {move || theme.get().map(|(title, _)| title)}
                    </span>
                    <Show when=move || mark.get().is_some()>
                        <span class="publish-mark">{move || mark.get()}</span>
                    </Show>
                </p>
                <p class="passage" dir="auto">
                    {move || theme.get().map(|(_, summary)| summary).filter(|summary| !summary.is_empty())}
                </p>
                <Show when=move || theme.with(|theme| theme.as_ref().is_some_and(|(_, summary)| summary.is_empty()))>
                    <p class="hint">{words.no_summary}</p>
                </Show>
                <p class="hint">
                    {move || weight.get().map(|theme| {
                        (collected.weight)(theme.inputs as usize, theme.tables as usize)
                    })}
                </p>
                <Show when=move || sentences.with(|all| !all.is_empty())>
                    <details>
                        <summary>{move || (words.sentences)(sentences.with(Vec::len))}</summary>
                        <ul>
                            {each(move || sentences.get(), |one| one.clone(), |(_, text)| view! {
                                <li dir="auto">{text}</li>
                            }.into_any())}
                        </ul>
                    </details>
                </Show>
            </div>
        </li>
    }
}
