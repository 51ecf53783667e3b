//! The detail: what is known of the input in focus, and what can be decided about it.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::synthesis::{Disposition, State, part_of};
use workshop::{Act, Question, SynthesisCommand, visible};

use super::gathering::Gathering;
use super::lineage::Went;
use super::list::ListPlace;
use super::moderation::approval::Approval;
use super::moderation::caution::Caution;
use super::row::{By, cell_of, icon};
use super::text::CollectTexts;
use super::treatment::Treatment;
use crate::state::SynthesisState;
use crate::view::facilitators::parts::saved_area::{Edited, SavedArea};
use crate::view::language::texts;
use crate::view::part::{Icon, each};

/// What is known of what is in focus.
#[component]
pub fn Detail() -> impl IntoView {
    let treatment = expect_context::<Treatment>();
    let gathering = expect_context::<Gathering>();
    let words = CollectTexts::of(texts().language);
    let current = Memo::new(move |_| {
        let id = treatment.current.get()?;
        gathering.rows.track();
        let exists = gathering.synthesis.of(id, |all| all.exists(&id));
        exists.then_some(id)
    });
    view! {
        <section class="detail panel" aria-labelledby="detail-heading">
            <h3 class="panel-heading" id="detail-heading">{words.in_focus}</h3>
            {move || match current.get() {
                None => view! { <p class="hint">{words.nothing_in_focus}</p> }.into_any(),
                Some(id) => view! { <Known id/> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Known(id: ItemId) -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let synthesis = expect_context::<SynthesisState>();
    let words = CollectTexts::of(texts().language);
    let is_sentence = synthesis.with(|all| all.sentence(&id).is_some());
    let entry = gathering.entry(&id);
    let text = move || {
        gathering.found.track();
        synthesis.changes(id).track();
        gathering.text_of(&id).unwrap_or_default()
    };
    let cell = entry.as_ref().map(|entry| cell_of(entry, words));
    let of_piece = synthesis.with(|all| all.piece(&id).map(|piece| piece.of));
    let support = Memo::new(move |_| {
        synthesis.of(id, |all| {
            let support = all.support(&id);
            (support.points, support.persons.len())
        })
    });
    view! {
        {match is_sentence {
            true => view! { <SentenceField id/> }.into_any(),
            false => view! { <p class="passage detail-text" dir="auto">{text}</p> }.into_any(),
        }}
        {cell.map(|cell| view! { <p class="detail-cell">{cell}</p> })}
        {entry.map(|entry| view! { <By entry/> })}
        <Show when=move || support.get().0 != 0>
            <p class="hint">{move || { let (points, persons) = support.get(); (words.support)(points, persons) }}</p>
        </Show>
        <Caution id/>
        <Standing id/>
        {is_sentence.then(|| view! { <Sources id/> })}
        {of_piece.map(|of| view! {
            <div class="detail-part">
                <h4>{words.piece_from}</h4>
                <Quote id=of/>
            </div>
        })}
        <InThemes id/>
        <Went id/>
    }
}

/// What became of it, and the way back. Different answers are a choice between them.
#[component]
fn Standing(id: ItemId) -> impl IntoView {
    let decide = decide();
    let synthesis = expect_context::<SynthesisState>();
    let gathering = expect_context::<Gathering>();
    let words = CollectTexts::of(texts().language);
    let became = Memo::new(move |_| {
        synthesis.of(id, |all| {
            let answers = all.answers(&id);
            let acts = |question| {
                let answers = answers.map_or(&[][..], |answers| answers.to(question));
                let mut acts: Vec<Act> = answers.iter().map(|one| one.act.clone()).collect();
                acts.sort_unstable();
                acts.dedup();
                acts
            };
            let hidden = answers.and_then(|answers| answers.hidden().map(str::to_owned));
            (
                all.state(&id),
                all.disposition(&id),
                acts(Question::Disposition),
                hidden,
            )
        })
    });
    let named = move |act: &Act| match act {
        Act::Merge(into) => {
            let text = gathering.text_of(into).unwrap_or_default();
            (words.choice_merged)(&visible::shortened(&text))
        }
        Act::Split(_) => words.choice_split.to_owned(),
        Act::LeaveOut(reason) => (words.choice_left_out)(&words.reason(reason)),
        _ => words.choice_untouched.to_owned(),
    };
    let back = move |name: &'static str, act: Act| {
        view! {
            <button
                type="button"
                class="button button-secondary button-small"
                on:click=move |_| decide(id, act.clone())
            >
                <Icon name="reply"/>
                <span>{name}</span>
            </button>
        }
    };
    move || {
        let (state, disposition, acts, hidden) = became.get();
        let hidden = hidden.map(|reason| {
            view! {
                <div class="detail-part">
                    <p class="detail-state">
                        <Icon name=icon(State::Hidden)/>
                        {(words.hidden_because)(&words.reason(&reason))}
                    </p>
                    <Approval id/>
                    {back(words.show_again, Act::Show)}
                </div>
            }
        });
        let disposition = match disposition {
            Disposition::Untouched => None,
            Disposition::Disputed => Some(
                view! {
                    <div class="detail-part detail-dispute" role="group" aria-label=words.disputed>
                        <p class="detail-state"><Icon name=icon(State::Disputed)/>{words.disputed_help}</p>
                        <ul class="choices">
                            {acts.into_iter().map(|act| {
                                let name = named(&act);
                                view! {
                                    <li>
                                        <button
                                            type="button"
                                            class="button button-secondary button-small"
                                            on:click=move |_| decide(id, act.clone())
                                        >
                                            <span>{name}</span>
                                        </button>
                                    </li>
                                }
                            }).collect_view()}
                        </ul>
                    </div>
                }
                .into_any(),
            ),
            Disposition::Merged(into) => Some(
                view! {
                    <div class="detail-part">
                        <p class="detail-state"><Icon name=icon(State::Merged)/>{words.merged_into}</p>
                        <Quote id=into/>
                        {(state == State::Disputed).then(|| view! { <p class="hint">{words.circle}</p> })}
                        {back(words.unmerge, Act::Restore)}
                    </div>
                }
                .into_any(),
            ),
            Disposition::Split(_) => Some(
                view! {
                    <div class="detail-part">
                        <p class="detail-state"><Icon name=icon(State::Split)/>{words.is_split}</p>
                        {back(words.unsplit, Act::Restore)}
                    </div>
                }
                .into_any(),
            ),
            Disposition::LeftOut(reason) => Some(
                view! {
                    <div class="detail-part">
                        <p class="detail-state">
                            <Icon name=icon(State::LeftOut)/>
                            {(words.left_out_because)(&words.reason(&reason))}
                        </p>
                        {back(words.take_in_again, Act::Restore)}
                    </div>
                }
                .into_any(),
            ),
        };
        view! { {hidden} {disposition} }
    }
}

/// Decides about something. The button goes with what it took back, so the focus goes back to the list.
fn decide() -> impl Fn(ItemId, Act) + Copy + Send + Sync + 'static {
    let treatment = expect_context::<Treatment>();
    let place = expect_context::<ListPlace>();
    move |id, act| {
        treatment.decide(id, act);
        place.come_back();
    }
}

/// Something else, by its words; pressed, it has the focus.
#[component]
pub fn Quote(id: ItemId) -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let synthesis = expect_context::<SynthesisState>();
    let treatment = expect_context::<Treatment>();
    let place = expect_context::<ListPlace>();
    let text = move || {
        synthesis.changes(id).track();
        gathering.found.track();
        gathering.text_of(&id).unwrap_or_default()
    };
    view! {
        <button
            type="button"
            class="quote"
            on:click=move |_| {
                if !place.go_to(&id) {
                    treatment.current.set(Some(id));
                }
            }
        >
            <span class="quote-text" dir="auto">{text}</span>
        </button>
    }
}

/// What was merged into a sentence, each as it was written.
#[component]
fn Sources(id: ItemId) -> impl IntoView {
    let decide = decide();
    let gathering = expect_context::<Gathering>();
    let synthesis = expect_context::<SynthesisState>();
    let words = CollectTexts::of(texts().language);
    let sources = Memo::new(move |_| synthesis.of(id, |all| all.sources(&id)));
    view! {
        <div class="detail-part">
            <h4>{move || (words.merged_from)(sources.with(Vec::len))}</h4>
            <ul class="sources">
                {each(move || sources.get(), |id| *id, move |id| {
                    let by = gathering.entry(&id).map(|entry| view! { <By entry/> });
                    view! {
                        <li>
                            <Quote id/>
                            {by}
                            <button
                                type="button"
                                class="button button-secondary button-small"
                                on:click=move |_| decide(id, Act::Restore)
                            >
                                <span>{words.unmerge}</span>
                            </button>
                        </li>
                    }
                    .into_any()
                })}
            </ul>
        </div>
    }
}

/// The themes that it is in, each with the way out.
#[component]
fn InThemes(id: ItemId) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let treatment = expect_context::<Treatment>();
    let words = CollectTexts::of(texts().language);
    let themes = Memo::new(move |_| {
        synthesis.themes.track();
        synthesis.of(id, |all| {
            let titled = all.themes_of(&id).into_iter().filter_map(|theme| {
                let title = all.themes().get(&theme)?.title.clone();
                Some((theme, title))
            });
            titled.collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || themes.with(|themes| !themes.is_empty())>
            <div class="detail-part">
                <h4>{words.in_themes}</h4>
                <ul class="in-themes">
                    {each(move || themes.get(), |theme| theme.clone(), move |(theme, title)| {
                        let out = (words.take_out_of)(&title);
                        view! {
                            <li>
                                <span>{title}</span>
                                <button
                                    type="button"
                                    class="tool"
                                    aria-label=out.clone()
                                    title=out
                                    on:click=move |_| treatment.take_out(id, theme)
                                >
                                    <Icon name="close"/>
                                </button>
                            </li>
                        }
                        .into_any()
                    })}
                </ul>
            </div>
        </Show>
    }
}

/// The text of a sentence.
#[component]
fn SentenceField(id: ItemId) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let treatment = expect_context::<Treatment>();
    let place = expect_context::<ListPlace>();
    let words = CollectTexts::of(texts().language);
    let text = Signal::derive(move || {
        synthesis.of(id, |all| {
            let sentence = all.sentence(&id);
            sentence.map(|one| one.text.clone()).unwrap_or_default()
        })
    });
    let save = move |(before, after, caret): Edited| {
        let edit = |before: String, after: String, caret| SynthesisCommand::EditSentence {
            id,
            before,
            after,
            caret,
        };
        let back = edit(after.clone(), before.clone(), None);
        treatment.edit(part_of(&id), edit(before, after, caret), back);
    };
    let wanted = move |()| {
        let is_wanted = treatment.editing.get() == Some(id);
        if is_wanted {
            treatment.editing.set(None);
        }
        is_wanted
    };
    view! {
        <SavedArea
            id=format!("sentence-{id}")
            label=words.merged_text.to_owned()
            value=text
            on_save=Callback::new(save)
            empty=words.sentence_empty
            on_done=Callback::new(move |()| place.come_back())
            wanted=Callback::new(wanted)
            rows=4
        />
    }
}
