//! Remarks that are used again: chosen at a point, and kept in a list that says where each is used.

use leptos::ev::SubmitEvent;
use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use protocol::ItemId;
use workshop::hearing::Point;
use workshop::hearing_fields::{REMARK, REMARK_TEXT, REMOVED, STANDARD, TITLE};
use workshop::{HearingCommand, POINTS, REMARKS, StandardRemark, Write, visible};

use super::held::Held;
use super::point::At;
use super::text::HearingTexts;
use crate::view::facilitators::parts::Writing;
use crate::view::facilitators::parts::saved_area::{Edited, SavedArea};
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, each, focus};

fn all_remarks(held: Held) -> Memo<Vec<StandardRemark>> {
    Memo::new(move |_| held.hearings.all.with(|all| all.remarks.clone()))
}

/// The choice of one at a point: its words take the place of what stands there.
#[component]
pub fn UseRemark(at: At, found: Memo<Option<Point>>) -> impl IntoView {
    let held = expect_context::<Held>();
    let words = HearingTexts::of(texts().language);
    let remarks = all_remarks(held);
    let used = Memo::new(move |_| {
        let used = found.with(|one| one.as_ref().and_then(|one| one.said.standard));
        used.map(|id| id.to_string()).unwrap_or_default()
    });
    let choose = move |event| {
        let id = ItemId::from_hex(&event_target_value(&event));
        let remark =
            remarks.with_untracked(|all| all.iter().find(|one| Some(one.id) == id).cloned());
        at.change(words.saved.to_owned(), move |point, now| match remark {
            Some(remark) => vec![
                Write::set(POINTS, point, STANDARD, remark.id),
                Write::edit(POINTS, point, REMARK, &now.said.remark, &remark.text),
            ],
            None => vec![Write::set_or_clear(POINTS, point, STANDARD, None::<String>)],
        });
    };
    let id = at.key("standard");
    view! {
        <Show when=move || remarks.with(|all| !all.is_empty())>
            <div class="hearing-standard">
                <label class="form-label" for=id.clone()>{words.use_remark}</label>
                <select class="form-select" id=id.clone() prop:value=move || used.get() on:change=choose>
                    <option value="">{words.no_remark}</option>
                    {each(move || remarks.get(), |one| (one.id, one.title.clone()), move |one| {
                        let value = one.id.to_string();
                        let is_used = { let value = value.clone(); move || used.with(|used| *used == value) };
                        view! { <option value=value selected=is_used>{visible::in_line(&one.title)}</option> }.into_any()
                    })}
                </select>
            </div>
        </Show>
    }
}

/// The list of them.
#[component]
pub fn Remarks() -> impl IntoView {
    let held = expect_context::<Held>();
    let writing = expect_context::<Writing>();
    let words = HearingTexts::of(texts().language);
    let remarks = all_remarks(held);
    let (title, text) = (NodeRef::<Input>::new(), NodeRef::<Textarea>::new());
    let problem = RwSignal::new("");
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let (Some(title), Some(text)) = (title.get_untracked(), text.get_untracked()) else {
            return;
        };
        let (name, said) = (visible::in_line(&title.value()), text.value());
        let is_blank = name.is_empty() || visible::is_blank(&said);
        problem.set(if is_blank { words.remark_missing } else { "" });
        if is_blank {
            return;
        }
        title.set_value("");
        text.set_value("");
        let add = Write::add(
            REMARKS,
            writing.fresh(),
            [(TITLE, name.into()), (REMARK_TEXT, said.into())],
        );
        writing.put(HearingCommand, vec![add], words.remark_added.to_owned());
    };
    view! {
        <section class="panel" aria-labelledby="remarks-heading">
            <h3 class="panel-heading" id="remarks-heading">{words.remarks}</h3>
            <p class="hint">{words.remarks_help}</p>
            <ul class="strategy-open" aria-label=words.remarks>
                {each(move || remarks.get(), |one| (one.id, one.title.clone()), move |one| {
                    view! { <Remark one/> }.into_any()
                })}
            </ul>
            <form on:submit=add>
                <label class="form-label" for="remark-title">{words.remark_title}</label>
                <input class="form-input" id="remark-title" autocomplete="off" maxlength="300" node_ref=title/>
                <label class="form-label" for="remark-text">{words.remark_text}</label>
                <textarea class="form-input" id="remark-text" rows="3" maxlength="10000" aria-describedby="remark-error" node_ref=text></textarea>
                <span class="form-error-message" id="remark-error" aria-live="polite">{problem}</span>
                <div class="actions">
                    <button type="submit" class="button button-secondary">
                        <Icon name="plus"/>
                        <span>{words.new_remark}</span>
                    </button>
                </div>
            </form>
        </section>
    }
}

/// One of them. Points that use it keep their words when it is changed.
#[component]
fn Remark(one: StandardRemark) -> impl IntoView {
    let held = expect_context::<Held>();
    let writing = expect_context::<Writing>();
    let words = HearingTexts::of(texts().language);
    let id = one.id;
    let text = Signal::derive(move || {
        held.hearings.all.with(|all| {
            let found = all.remarks.iter().find(|one| one.id == id);
            found.map(|one| one.text.clone()).unwrap_or_default()
        })
    });
    let uses = move || (words.uses)(held.hearings.all.with(|all| all.uses_of(&id)));
    let title = visible::in_line(&one.title);
    let (take_label, text_label) = ((words.take_remark)(&title), (words.remark_text_of)(&title));
    let take = move |_| {
        let set = Write::set(REMARKS, id, REMOVED, true);
        writing.put(HearingCommand, vec![set], words.remark_gone.to_owned());
        focus::put_on(PAGE_HEADING);
    };
    view! {
        <li class="hearing-remark">
            <p><strong dir="auto">{title}</strong> " " <span class="hint">{uses}</span></p>
            <SavedArea
                id=format!("remark-{id}")
                label=text_label
                value=text
                limit=workshop::TEXT_LIMIT
                on_save=Callback::new(move |(before, after, _): Edited| {
                    let edit = Write::edit(REMARKS, id, REMARK_TEXT, &before, &after);
                    writing.put(HearingCommand, vec![edit], words.saved.to_owned());
                })
            />
            <button type="button" class="tool" aria-label=take_label on:click=take><Icon name="delete"/></button>
        </li>
    }
}
