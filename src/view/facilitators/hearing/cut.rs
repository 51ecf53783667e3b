//! Cutting: words that are marked in an answer become a point of their own.

use leptos::html::Textarea;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::hearing_fields::{ANSWER, HEARING, ORDER, WORDS};
use workshop::{HearingCommand, POINTS, Write, visible};

use super::held::Held;
use super::text::HearingTexts;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::Icon;

/// What an answer says, in a field in which words can be marked and nothing be changed.
#[component]
pub fn Cut(
    /// The answer.
    id: ItemId,
    /// What it says.
    text: Signal<String>,
) -> impl IntoView {
    let held = expect_context::<Held>();
    let writing = expect_context::<Writing>();
    let words = HearingTexts::of(texts().language);
    let field = NodeRef::<Textarea>::new();
    let cut = move |_| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        let place = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or(0) as usize;
        let (start, end) = (place(field.selection_start()), place(field.selection_end()));
        let units: Vec<u16> = field.value().encode_utf16().collect();
        let marked = units.get(start..end).map(String::from_utf16_lossy);
        let marked = visible::trim(&marked.unwrap_or_default()).to_owned();
        if marked.is_empty() {
            writing.said.set(words.mark_first.to_owned());
            let _ = field.focus();
            return;
        }
        writing.put_by(HearingCommand, move || {
            let all = held.fresh();
            let points = all.get(&id).into_iter().flat_map(|one| &one.points);
            let last = points.map(|point| point.said.order).fold(-1.0, f64::max);
            let add = Write::add(
                POINTS,
                writing.fresh(),
                [
                    (HEARING, held.id()?.into()),
                    (ANSWER, id.into()),
                    (WORDS, marked.into()),
                    (ORDER, (last.floor() + 1.0).into()),
                ],
            );
            Some((vec![add], words.was_cut.to_owned()))
        });
    };
    let rows = move || {
        text.with(|text| (text.len() / 90 + text.lines().count()).clamp(2, 14))
            .to_string()
    };
    let field_id = format!("answer-words-{id}");
    view! {
        <div class="hearing-cut">
            <label class="form-label" for=field_id.clone()>{words.answer}</label>
            <textarea
                class="form-input"
                id=field_id.clone()
                readonly
                dir="auto"
                rows=rows
                aria-describedby=format!("{field_id}-help")
                node_ref=field
                prop:value=move || text.get()
            ></textarea>
            <span class="hint" id=format!("{field_id}-help")>{words.cut_help}</span>
            <div class="actions">
                <button type="button" class="button button-secondary button-small" on:click=cut>
                    <Icon name="copy"/>
                    <span>{words.cut}</span>
                </button>
            </div>
        </div>
    }
}
