//! A party's answers about the whole text or about one part of it: those that are there, each in a field that saves itself,
//! and a field for a new one.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::answer_fields::{CREATED, HEARING, PART, TEXT, WITHDRAWN};
use workshop::{ANSWERS, AnswersCommand, TEXT_LIMIT, Write, Written};

use super::frame::Current;
use super::outcome::Outcome;
use super::words::PartyTexts;
use crate::state::{Answers, Workshop};
use crate::view::facilitators::parts::Writing;
use crate::view::facilitators::parts::saved_area::{Edited, SavedArea};
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, Keeping, each, focus};

/// See the module.
#[component]
pub fn AnswersAbout(
    /// Which part; without it, the whole.
    part: Option<ItemId>,
    /// What it is called.
    name: String,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let answers = expect_context::<Answers>();
    let writing = expect_context::<Writing>();
    let Current(current) = expect_context();
    let words = PartyTexts::of(texts().language);
    let ids = Memo::new(move |_| {
        let hearing = current.with(|hearing| hearing.as_ref().map(|one| one.id));
        answers.all.with(|all| {
            let here = all.iter().filter(|one| {
                let answer = &one.answer;
                one.owner == workshop.person && answer.hearing == hearing && answer.part == part
            });
            here.map(|one| one.answer.id).collect::<Vec<ItemId>>()
        })
    });
    let is_open = RwSignal::new(false);
    let key = part.map_or_else(|| "whole".to_owned(), |part| part.to_string());
    // Whose it is, and of which hearing: nobody finds another's half sentence in their field.
    let hearing = current.with_untracked(|one| one.as_ref().map(|one| one.id.to_string()));
    let hearing = hearing.unwrap_or_default();
    let id = format!("new-answer-{}-{hearing}-{key}", workshop.person);
    // What was typed and not saved shows again by itself.
    Keeping::of(&id).find(move |_, _| {
        let _ = is_open.try_set(true);
    });
    let button = format!("answer-{key}");
    let add = {
        let button = button.clone();
        Callback::new(move |(_, after, _): Edited| {
            let Some(hearing) = current.with_untracked(|one| one.as_ref().map(|one| one.id)) else {
                return;
            };
            let mut values: Vec<(String, Written)> = vec![
                (HEARING.to_owned(), hearing.into()),
                (TEXT.to_owned(), after.into()),
                (CREATED.to_owned(), workshop.device().relay_time().into()),
            ];
            values.extend(part.map(|part| (PART.to_owned(), part.into())));
            let add = Write::Add {
                root: ANSWERS.to_owned(),
                id: writing.fresh(),
                values,
            };
            writing.put(AnswersCommand, vec![add], words.added.to_owned());
            is_open.set(false);
            // Unless the person went on to something else, the field took the focus with it.
            let button = button.clone();
            request_animation_frame(move || {
                if focus::is_lost() {
                    focus::put_on(&button);
                }
            });
        })
    };
    let label = (words.answer_about)(&name);
    let open_label = match part {
        None => words.answer_whole.to_owned(),
        Some(_) => (words.answer_part)(&name),
    };
    let shown = match part {
        None => words.answer_whole,
        Some(_) => words.answer_here,
    };
    view! {
        <div class="answers-about">
            {each(move || ids.get(), |id| *id, {
                let name = name.clone();
                move |id| view! { <Own id name=name.clone()/> }.into_any()
            })}
            <button
                type="button"
                class="button button-secondary button-small"
                id=button
                aria-label=open_label
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                <Icon name="plus"/>
                <span>{shown}</span>
            </button>
            <Show when=move || is_open.get()>
                <div class="answer-new">
                    <SavedArea
                        id=id.clone()
                        label=label.clone()
                        value=String::new()
                        rows=4
                        limit=TEXT_LIMIT
                        wanted=Callback::new(|()| true)
                        on_save=add
                        on_done=Callback::new(move |()| is_open.set(false))
                    />
                    <button type="button" class="button button-primary button-small">{words.save}</button>
                </div>
            </Show>
        </div>
    }
}

/// An answer of the party's own.
#[component]
fn Own(id: ItemId, name: String) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let answers = expect_context::<Answers>();
    let writing = expect_context::<Writing>();
    let words = PartyTexts::of(texts().language);
    let text = Signal::derive(move || {
        answers.all.with(|all| {
            let mut own = all.iter().filter(|one| one.owner == workshop.person);
            let found = own.find(|one| one.answer.id == id);
            found.map(|one| one.answer.text.clone()).unwrap_or_default()
        })
    });
    let withdraw = move |_| {
        let set = Write::set(ANSWERS, id, WITHDRAWN, true);
        writing.put(AnswersCommand, vec![set], words.withdrawn.to_owned());
        focus::put_on(PAGE_HEADING);
    };
    view! {
        <div class="answer-own">
            <SavedArea
                id=format!("answer-text-{id}")
                label=(words.own_answer_about)(&name)
                value=text
                rows=3
                limit=TEXT_LIMIT
                empty=words.not_empty
                on_save=Callback::new(move |(before, after, caret): Edited| {
                    let edit = Write::Edit {
                        place: workshop::Place::of(ANSWERS, id, TEXT),
                        before,
                        after,
                        caret,
                    };
                    writing.put(AnswersCommand, vec![edit], words.saved.to_owned());
                })
            />
            <Outcome answer=id/>
            <button
                type="button"
                class="button button-secondary button-small"
                aria-label=(words.withdraw_answer)(&name)
                on:click=withdraw
            >
                <Icon name="delete"/>
                <span>{words.withdraw}</span>
            </button>
        </div>
    }
}
