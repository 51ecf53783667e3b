//! Comments: what others, and oneself, say of an input, and who finds it important.
//!
//! Each says it on a sheet of their own, so nobody's words change. The comments show when they are asked for.

use leptos::ev::{Event, KeyboardEvent, SubmitEvent};
use leptos::html::{Button, Input as Checkbox, Textarea};
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::ItemId;
use sync::DocumentId;
use web_sys::HtmlTextAreaElement;
use workshop::{Comment, SheetCommand, visible};

use super::caution::{Caution, CautionNote};
use super::cell::{Taken, Undo};
use super::contribution::when;
use super::drafts::CommentDraft;
use super::{Board, field};
use crate::state::failure::Mishap;
use crate::state::{Comments, Key, People};
use crate::view::language::texts;
use crate::view::part::{Announcement, Passage, each};

/// Below an input: the mark, and the comments.
#[component]
pub fn Said(
    /// By what the input is named.
    subject: ItemId,
) -> impl IntoView {
    let board = expect_context::<Board>();
    let said = expect_context::<Comments>().of(subject);
    let words = &texts().board;
    let comments = {
        let said = said.clone();
        Memo::new(move |_| said.with(|said| said.comments.clone()))
    };
    let important = Memo::new(move |_| said.with(|said| said.important.clone()));
    // What was being written when the page went is shown again.
    let drafts = board.drafts();
    let open = RwSignal::new(false);
    Effect::new(move || {
        board.found.track();
        if drafts.comment(&subject).is_some() {
            open.set(true);
        }
    });
    let panel = format!("comments-{subject}");
    let controls = panel.clone();
    view! {
        <div class="said">
            <div class="said-tools">
                <Important subject important/>
                <button
                    type="button"
                    class="function-link input-tool"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls=move || open.get().then(|| controls.clone())
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {move || (words.comments)(comments.with(Vec::len))}
                </button>
            </div>
            <Show when=move || open.get()>
                <Panel id=panel.clone() subject comments/>
            </Show>
        </div>
    }
}

/// A mark of one's own, and how many at the table have made it.
#[component]
fn Important(subject: ItemId, important: Memo<Vec<DocumentId>>) -> impl IntoView {
    let board = expect_context::<Board>();
    let words = &texts().board;
    let own = DocumentId::sheet(board.table, board.workshop.person);
    let is_marked = Memo::new(move |_| important.with(|all| all.contains(&own)));
    let place = NodeRef::<Checkbox>::new();
    let mark = move |event: Event| {
        let important = event_target_checked(&event);
        let command = SheetCommand::SetImportant { subject, important }.into();
        let workshop = board.workshop;
        spawn_local(async move {
            let Err(failure) = workshop.write(own, command).await else {
                return;
            };
            workshop.tell(&failure);
            if let Some(checkbox) = place.try_get_untracked().flatten() {
                checkbox.set_checked(!important);
            }
        });
    };
    let id = format!("important-{subject}");
    let count_id = format!("{id}-count");
    let count = move || {
        let count = important.with(Vec::len);
        (count > 0).then(|| (words.important_to)(count))
    };
    view! {
        <div class="form-group-checkbox said-important">
            <input
                type="checkbox"
                class="form-checkbox"
                id=id.clone()
                aria-describedby=count_id.clone()
                node_ref=place
                prop:checked=is_marked
                on:change=mark
            />
            <label class="form-label" for=id>{words.important}</label>
            <span class="said-count" id=count_id prop:textContent=count></span>
        </div>
    }
}

/// The comments, and where one writes another.
#[component]
fn Panel(id: String, subject: ItemId, comments: Memo<Vec<(DocumentId, Comment)>>) -> impl IntoView {
    let words = &texts().board;
    let is_empty = Memo::new(move |_| comments.with(Vec::is_empty));
    let said = RwSignal::new(String::new());
    let withdrawn = RwSignal::new(None::<Key>);
    let restored = StoredValue::new(None::<Key>);
    let taken = Taken {
        withdrawn: words.comment_withdrawn,
        back: words.comment_back,
        put_back: |key, _| {
            let id = key.item;
            let withdrawn = false;
            SheetCommand::WithdrawComment { id, withdrawn }.into()
        },
    };
    view! {
        <div class="comments" id=id>
            <Show when=move || is_empty.get()>
                <p class="hint">{words.no_comments}</p>
            </Show>
            <ul class="comments-list" role="list" aria-label=words.comments_list>
                {each(
                    move || comments.get(),
                    |(document, comment)| (*document, comment.id),
                    move |(document, comment)| view! { <One document comment withdrawn restored said/> }.into_any(),
                )}
            </ul>
            <Announcement text=said/>
            <Undo withdrawn restored said taken/>
            <Writing subject comments said/>
        </div>
    }
}

#[component]
fn One(
    document: DocumentId,
    comment: Comment,
    withdrawn: RwSignal<Option<Key>>,
    restored: StoredValue<Option<Key>>,
    said: RwSignal<String>,
) -> impl IntoView {
    let board = expect_context::<Board>();
    let workshop = board.workshop;
    let texts = texts();
    let words = &texts.board;
    let key = Key {
        document,
        item: comment.id,
    };
    let mine = document.owner == Some(workshop.person);
    let profile = expect_context::<People>().profile(document);
    let who = move || match mine {
        true => words.you.to_owned(),
        false => board
            .plan
            .said_to_be(&profile.get())
            .unwrap_or_else(|| words.somebody.to_owned()),
    };
    let withdraw = move |_| {
        let id = comment.id;
        let command = SheetCommand::WithdrawComment {
            id,
            withdrawn: true,
        };
        spawn_local(async move {
            match workshop.write(document, command.into()).await {
                Ok(()) => {
                    let _ = said.try_set(String::new());
                    let _ = withdrawn.try_set(Some(key));
                }
                Err(failure) => workshop.tell(&failure),
            }
        });
    };
    let place = NodeRef::<Button>::new();
    let is_back = StoredValue::new(restored.get_value() == Some(key));
    Effect::new(move || {
        if let Some(button) = place.get()
            && is_back.get_value()
        {
            is_back.set_value(false);
            restored.set_value(None);
            let _ = button.focus();
        }
    });
    let at = when(workshop.device().now(), comment.created, texts);
    let text = comment.text;
    view! {
        <li class="comment">
            <Passage text=move || text.clone()/>
            <div class="comment-foot">
                <p class="input-by">
                    <span class="input-who">{who}</span>
                    <span class="input-when">{at}</span>
                </p>
                {mine.then(|| view! {
                    <button
                        type="button"
                        class="function-link input-tool"
                        node_ref=place
                        on:click=withdraw
                    >
                        {words.withdraw}
                    </button>
                })}
            </div>
        </li>
    }
}

/// The field for a new comment. It is emptied once that is on the disk, and not before.
#[component]
fn Writing(
    subject: ItemId,
    comments: Memo<Vec<(DocumentId, Comment)>>,
    said: RwSignal<String>,
) -> impl IntoView {
    let board = expect_context::<Board>();
    let texts = texts();
    let words = &texts.board;
    let workshop = board.workshop;
    let drafts = StoredValue::new_local(board.drafts());
    let place = NodeRef::<Textarea>::new();
    let problem = RwSignal::new(String::new());
    let caution = Caution::default();
    let busy = StoredValue::new(false);
    let new_id = move || workshop.device().new_contribution();
    let id = StoredValue::new(new_id());
    place.on_load(move |field: HtmlTextAreaElement| {
        let Some(draft) = drafts.with_value(|drafts| drafts.comment(&subject)) else {
            return;
        };
        // The page may have gone when the comment was on the disk and the draft not dropped yet.
        if comments.with_untracked(|all| all.iter().any(|(_, one)| one.id == draft.id)) {
            return drafts.with_value(|drafts| drafts.drop_comment(&subject));
        }
        id.set_value(draft.id);
        field.set_value(&draft.text);
        caution.look(&draft.text);
        field::grow(&field);
    });
    let keep = move |text: &str| {
        drafts.with_value(|drafts| match text {
            "" => drafts.drop_comment(&subject),
            text => drafts.keep_comment(
                &subject,
                CommentDraft {
                    id: id.get_value(),
                    text: text.to_owned(),
                },
            ),
        });
    };
    let note = move |_| {
        if let Some(field) = place.get_untracked() {
            field::grow(&field);
            keep(&field.value());
            caution.look(&field.value());
            problem.set(String::new());
            said.set(String::new());
        }
    };
    let add = move || {
        let Some(field) = place.get_untracked().filter(|_| !busy.get_value()) else {
            return;
        };
        let written = field.value();
        let text = visible::trim(&written).to_owned();
        if text.is_empty() {
            problem.set(words.write_first.to_owned());
            let _ = field.focus();
            return;
        }
        let device = workshop.device();
        let command = SheetCommand::AddComment {
            id: id.get_value(),
            subject,
            text,
            created: device.relay_time(),
        };
        let sheet = DocumentId::sheet(board.table, workshop.person);
        let kept = board.drafts();
        busy.set_value(true);
        spawn_local(async move {
            let result = device.write(sheet, command.into()).await;
            if busy.is_disposed() {
                if result.is_ok() {
                    kept.drop_comment(&subject);
                }
                return;
            }
            busy.set_value(false);
            match result {
                Ok(()) => {
                    // What was typed while the disk was busy is the beginning of the next one.
                    let now = field.value();
                    let rest = now.strip_prefix(&written).unwrap_or(&now).trim_start();
                    field.set_value(rest);
                    field::grow(&field);
                    id.set_value(new_id());
                    keep(rest);
                    caution.look(rest);
                    problem.set(String::new());
                    said.set(words.comment_added.to_owned());
                }
                Err(failure) => problem.set(Mishap::from(&failure).words(texts)),
            }
        });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        add();
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            add();
        }
    };
    let (field_id, problem_id) = (format!("comment-{subject}"), format!("problem-{subject}"));
    view! {
        <form class="comment-form" autocomplete="off" on:submit=submit novalidate>
            <label class="composer-label" for=field_id.clone()>{words.comment}</label>
            <textarea
                node_ref=place
                class="composer-field"
                id=field_id
                rows="1"
                placeholder=words.placeholder
                aria-describedby=problem_id.clone()
                on:input=note
                on:keydown=press
            ></textarea>
            <p class="composer-problem" id=problem_id aria-live="polite" prop:textContent=problem></p>
            <CautionNote caution/>
            <button type="submit" class="button button-secondary">{words.add_comment}</button>
        </form>
    }
}
