//! An input as the board shows it: what it says, whose it is, and what one may do with it.

use leptos::html::Button;
use leptos::prelude::*;
use leptos::task::spawn_local;
use workshop::{Command, Contribution, Profile, Seat};

use super::Board;
use super::comments::Said;
use super::composer::Writing;
use super::editor::Editor;
use crate::state::{Key, People};
use crate::text::{Texts, date};
use crate::view::language::texts;
use crate::view::part::{Icon, Passage, moment};
use crate::view::vote::Votes;

/// One input in a cell, with what its writer can do to it.
#[component]
pub fn Input(
    /// Which.
    key: Key,
    /// What was withdrawn last in the cell.
    withdrawn: RwSignal<Option<Key>>,
    /// What is on its way back from there; it takes the focus.
    restored: StoredValue<Option<Key>>,
    /// What has just happened in the cell.
    said: RwSignal<String>,
    /// The cell's new input.
    writing: Writing,
) -> impl IntoView {
    let board = expect_context::<Board>();
    let workshop = board.workshop;
    let Some(item) = board.contributions.item(key) else {
        return ().into_any();
    };
    let texts = texts();
    let words = &texts.board;
    let first = item.get_untracked();
    let joint = key.document.owner.is_none();
    let subject = key.subject();
    // Neither changes after an input has been added.
    let mine = workshop.is_mine(&key, &first);
    let may_edit = mine || joint;

    let editing = RwSignal::new(false);
    let is_back = restored.get_value() == Some(key);
    if is_back {
        restored.set_value(None);
    }
    // Where the focus goes when the editor closes, and when the input comes back.
    let back = StoredValue::new(is_back);
    let edit_button = NodeRef::<Button>::new();
    Effect::new(move || {
        if let Some(button) = edit_button.get()
            && back.get_value()
        {
            back.set_value(false);
            let _ = button.focus();
        }
    });
    if may_edit {
        // An edit that was under way when the page went is taken up again.
        let drafts = board.drafts();
        let item = item.clone();
        Effect::new(move || {
            board.found.track();
            match drafts.edit(&key) {
                Some(draft) if item.with_untracked(|item| item.text == draft.after) => {
                    drafts.drop_edit(&key);
                }
                Some(_) => editing.set(true),
                None => {}
            }
        });
    }
    let done = Callback::new(move |()| {
        back.set_value(true);
        editing.set(false);
    });
    let withdraw = Callback::new(move |()| {
        let document = key.document;
        let device = workshop.device();
        let person = workshop.person;
        let command = Command::set_withdrawn(document.is_joint(), key.item, true, person);
        spawn_local(async move {
            match device.write(document, command).await {
                Ok(()) => {
                    let _ = said.try_set(String::new());
                    let _ = withdrawn.try_set(Some(key));
                }
                Err(failure) => workshop.tell(&failure),
            }
        });
    });
    let body = {
        let item = item.clone();
        move || {
            let item = item.clone();
            if editing.get() {
                let go_on = (!mine).then_some(writing);
                view! { <Editor key item done go_on withdraw=mine.then_some(withdraw)/> }.into_any()
            } else {
                let text = move || item.with(|item| item.text.clone());
                view! { <Passage text/> }.into_any()
            }
        }
    };
    view! {
        <article
            class="input"
            class:input-mine=mine
            class:input-joint=joint
            class:is-editing=editing
        >
            {body}
            {subject.map(|subject| view! { <Votes subject/> })}
            <footer class="input-foot">
                <p class="input-by">
                    <span class="input-who">{who(board, key, &first, mine, texts)}</span>
                    {joint.then(|| view! {
                        <span class="mark"><Icon name="groups"/>{words.joint_badge}</span>
                    })}
                    {first.imported.as_ref().map(|_| view! {
                        <span class="mark"><Icon name="download"/>{words.imported_badge}</span>
                    })}
                    <span class="input-when">{when(workshop.device().now(), first.created, texts)}</span>
                </p>
                <div class="input-tools">
                    <Show when=move || board.aloud.can.get()>
                        <button
                            type="button"
                            class="function-link input-tool"
                            on:click={
                                let item = item.clone();
                                move |_| item.with_untracked(|item| board.aloud.toggle(key, &item.text))
                            }
                        >
                            {move || match board.aloud.what.get() == Some(key) {
                                true => words.stop_reading,
                                false => words.read_aloud,
                            }}
                        </button>
                    </Show>
                    <Show when=move || may_edit && !editing.get()>
                        <button
                            type="button"
                            class="function-link input-tool"
                            node_ref=edit_button
                            on:click=move |_| editing.set(true)
                        >
                            {words.edit}
                        </button>
                    </Show>
                    {mine.then(|| view! {
                        <button
                            type="button"
                            class="function-link input-tool"
                            on:click=move |_| withdraw.run(())
                        >
                            {words.withdraw}
                        </button>
                    })}
                </div>
            </footer>
            {subject.map(|subject| view! { <Said subject/> })}
        </article>
    }
    .into_any()
}

/// Who wrote it: “Dig”, or as they say to be.
fn who(
    board: Board,
    key: Key,
    item: &Contribution,
    mine: bool,
    texts: &'static Texts,
) -> impl Fn() -> String + Send + 'static {
    let creator = item.creator;
    let people = expect_context::<People>();
    let sheet = key.document.owner.map(|_| people.profile(key.document));
    let seats = key.document.table().map(|table| people.seats(table));
    move || {
        if mine {
            return texts.board.you.to_owned();
        }
        let profile = match (&sheet, &seats) {
            (Some(profile), _) => profile.get(),
            (None, Some(seats)) => seats.with(|seats| Seat::profile_of(seats, creator)),
            (None, None) => Profile::default(),
        };
        board
            .plan
            .said_to_be(&profile)
            .unwrap_or_else(|| texts.board.somebody.to_owned())
    }
}

/// “kl. 18.42”, on another day with the day.
pub fn when(now: i64, created: i64, texts: &Texts) -> String {
    let (hour, minute) = moment::time_of(created);
    let time = date::time(hour, minute, texts.language);
    match moment::day_of(created) {
        Some(day) if Some(day) != moment::day_of(now) => {
            format!("{} {time}", day.short(texts.language))
        }
        _ => time,
    }
}
