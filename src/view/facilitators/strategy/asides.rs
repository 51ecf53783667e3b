//! What stands beside the text of a part: the same in few and plain words, and a note to the other facilitators.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::strategy::Line;
use workshop::{NOTE_LIMIT, PartText, TEXT_LIMIT};

use super::going::{Going, field_id};
use super::insert::Insert;
use super::text::StrategyTexts;
use crate::state::StrategyState;
use crate::view::facilitators::parts::saved_area::{Edited, SavedArea};
use crate::view::language::texts;
use crate::view::part::focus;

/// See the module: the buttons that open each, and each where it is open or something stands in it.
#[component]
pub fn Asides(
    id: ItemId,
    #[prop(into)] name: Signal<String>,
    /// Called with what was edited.
    on_edit: Callback<(PartText, Edited)>,
) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let going = expect_context::<Going>();
    let words = StrategyTexts::of(texts().language);
    let line = strategy.line(id);
    let text = |read: fn(&Line) -> &String| {
        let line = line.clone();
        let text = Memo::new(move |_| {
            line.with(|line| {
                line.as_ref()
                    .map_or_else(String::new, |line| read(line).clone())
            })
        });
        Signal::<String>::from(text)
    };
    let plain = text(|line| &line.part.plain);
    let note = text(|line| &line.part.note);
    let open = [(PartText::Plain, plain), (PartText::Note, note)].map(|(which, text)| {
        let is_open = RwSignal::new(false);
        Effect::new(move || {
            if going.of(id) == Some(which) {
                is_open.set(true);
            }
        });
        let shows = Memo::new(move |_| is_open.get() || text.with(|text| !text.is_empty()));
        (which, text, is_open, shows)
    });
    let toggle = move |(which, _, is_open, shows): (
        PartText,
        Signal<String>,
        RwSignal<bool>,
        Memo<bool>,
    )| {
        let word = match which {
            PartText::Plain => words.plain,
            _ => words.note,
        };
        view! {
            <button
                type="button"
                class="strategy-insert"
                hidden=move || shows.get()
                aria-label=move || format!("{word}: {}", name.get())
                on:click=move |_| {
                    is_open.set(true);
                    request_animation_frame(move || focus::put_on(&field_id(Some(id), which)));
                }
            >
                {word}
            </button>
        }
    };
    let field =
        move |(which, text, _, shows): (PartText, Signal<String>, RwSignal<bool>, Memo<bool>)| {
            let (label, class, limit) = match which {
                PartText::Plain => (words.plain, "strategy-plain", TEXT_LIMIT),
                _ => (words.note_label, "strategy-note", NOTE_LIMIT),
            };
            view! {
                <Show when=move || shows.get()>
                    <div class=class>
                        <SavedArea
                            id=field_id(Some(id), which)
                            label=label.to_owned()
                            value=text
                            rows=2
                            limit=limit
                            on_save=Callback::new(move |edited| on_edit.run((which, edited)))
                        />
                    </div>
                </Show>
            }
        };
    view! {
        <div class="strategy-bar">
            <Insert id name/>
            {open.map(toggle)}
        </div>
        {open.map(field)}
    }
}
