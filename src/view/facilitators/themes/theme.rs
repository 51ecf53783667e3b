//! A theme: its name, what its input says, what is in it, and what can be done with it.

use leptos::ev::DragEvent;
use leptos::html::Select;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::{SynthesisCommand, Theme, ThemeText};

use super::Dragged;
use super::from::From;
use super::members::Members;
use super::text::ThemesTexts;
use crate::state::{SynthesisState, arrangement};
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::facilitators::collect::text::CollectTexts;
use crate::view::facilitators::collect::themes_pane::weight;
use crate::view::facilitators::collect::treatment::Treatment;
use crate::view::facilitators::parts::saved_area::{Edited, SavedArea};
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, SavedField, each, focus};

/// A theme, a region by its name.
#[component]
pub fn ThemeView(id: ItemId, themes: Memo<Vec<ItemId>>) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let gathering = expect_context::<Gathering>();
    let treatment = expect_context::<Treatment>();
    let dragged = expect_context::<Dragged>();
    let language = texts().language;
    let words = ThemesTexts::of(language);
    let collected = CollectTexts::of(language);
    let text = move |read: fn(&Theme) -> &String| {
        Signal::derive(move || {
            synthesis.of(id, |all| {
                let theme = all.themes().get(&id);
                theme.map(|theme| read(theme).clone()).unwrap_or_default()
            })
        })
    };
    let title = text(|theme| &theme.title);
    let weight = Memo::new(move |_| {
        synthesis.changes(id).track();
        weight(gathering, synthesis, &id)
    });
    let edit = move |text, (before, after, caret): Edited| {
        let edit = |before: String, after: String, caret| SynthesisCommand::EditTheme {
            id,
            text,
            before,
            after,
            caret,
        };
        let back = edit(after.clone(), before.clone(), None);
        treatment.edit(0, edit(before, after, caret), back);
    };
    let place = Memo::new(move |_| themes.with(|all| all.iter().position(|one| *one == id)));
    let shift = move |by: isize| {
        let Some(from) = place.get_untracked() else {
            return;
        };
        let Some(to) = from.checked_add_signed(by) else {
            return;
        };
        let orders = synthesis
            .themes
            .with_untracked(|all| all.iter().map(|one| one.order).collect::<Vec<_>>());
        let Some(order) = arrangement::moved(&orders, from, to) else {
            return;
        };
        let back = orders.get(from).copied().unwrap_or(order);
        treatment.change_theme(
            vec![SynthesisCommand::MoveTheme { id, order }],
            vec![SynthesisCommand::MoveTheme { id, order: back }],
            (words.moved)(&title.get_untracked(), to + 1),
        );
    };
    let is_over = RwSignal::new(false);
    let drop = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        if let Some((input, from)) = dragged.0.try_update_value(Option::take).flatten() {
            treatment.move_to(&[input], Some(from), id);
        }
    };
    view! {
        <section
            class="theme panel"
            class:is-over=is_over
            id=region_id(&id)
            tabindex="-1"
            aria-label=move || title.get()
            on:dragover=move |event: DragEvent| {
                if dragged.0.with_value(Option::is_some) {
                    event.prevent_default();
                    is_over.set(true);
                }
            }
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
        >
            <div class="theme-head">
                <h3 class="theme-title">{move || title.get()}</h3>
                <p class="theme-weight">
                    {move || { let (inputs, tables) = weight.get(); (collected.weight)(inputs, tables) }}
                </p>
                <div class="theme-tools">
                    <button
                        type="button"
                        class="tool"
                        aria-label=move || (words.move_up)(&title.get())
                        disabled=move || place.get() == Some(0)
                        on:click=move |_| shift(-1)
                    >
                        <Icon name="arrow-upward"/>
                    </button>
                    <button
                        type="button"
                        class="tool"
                        aria-label=move || (words.move_down)(&title.get())
                        disabled=move || place.get().map(|place| place + 1) == Some(themes.with(Vec::len))
                        on:click=move |_| shift(1)
                    >
                        <Icon name="arrow-downward"/>
                    </button>
                    <button
                        type="button"
                        class="tool"
                        aria-label=move || (words.remove)(&title.get())
                        on:click=move |_| {
                            treatment.change_theme(
                                vec![SynthesisCommand::SetThemeRemoved { id, removed: true }],
                                vec![SynthesisCommand::SetThemeRemoved { id, removed: false }],
                                (words.removed)(&title.get_untracked()),
                            );
                            // The button goes with the theme.
                            focus::put_on(PAGE_HEADING);
                        }
                    >
                        <Icon name="delete"/>
                    </button>
                </div>
            </div>
            <From id/>
            <div class="theme-parts">
                <div class="theme-words">
                    <label class="form-label" for=format!("title-{id}")>{words.title}</label>
                    <SavedField
                        id=format!("title-{id}")
                        value=title
                        empty=words.title_missing
                        on_save=Callback::new(move |(before, after)| {
                            edit(ThemeText::Title, (before, after, None));
                        })
                    />
                    <SavedArea
                        id=format!("summary-{id}")
                        label=words.summary.to_owned()
                        value=text(|theme| &theme.summary)
                        rows=4
                        on_save=Callback::new(move |edited| edit(ThemeText::Summary, edited))
                    />
                    <SavedArea
                        id=format!("note-{id}")
                        label=words.note.to_owned()
                        value=text(|theme| &theme.note)
                        on_save=Callback::new(move |edited| edit(ThemeText::Note, edited))
                    />
                    <Join id themes title/>
                </div>
                <Members theme=id/>
            </div>
        </section>
    }
}

/// The id of a theme's region.
pub fn region_id(theme: &ItemId) -> String {
    format!("theme-{theme}")
}

/// Makes the theme one with another, and says which have become one with it.
#[component]
fn Join(id: ItemId, themes: Memo<Vec<ItemId>>, title: Signal<String>) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let treatment = expect_context::<Treatment>();
    let words = ThemesTexts::of(texts().language);
    let field = NodeRef::<Select>::new();
    let title_of = move |id: ItemId| {
        synthesis
            .with(|all| all.themes().get(&id).map(|theme| theme.title.clone()))
            .unwrap_or_default()
    };
    let others = Memo::new(move |_| {
        synthesis.themes.track();
        let mut others = themes.get();
        others.retain(|one| *one != id);
        let others = others.into_iter().map(|one| (one, title_of(one)));
        others.collect::<Vec<_>>()
    });
    let joined = Memo::new(move |_| {
        synthesis.themes.track();
        synthesis.changes(id).track();
        let mut stand = synthesis.with(|all| all.themes().stands_for(&id));
        stand.retain(|one| *one != id);
        let stand = stand.into_iter().map(|one| (one, title_of(one)));
        stand.collect::<Vec<_>>()
    });
    let join = move |_| {
        let into = field
            .get_untracked()
            .and_then(|field| ItemId::from_hex(&field.value()));
        if let Some(into) = into {
            let point = |id, into| SynthesisCommand::JoinTheme { id, into };
            // Where somebody made the other one with this at the same time, neither stands for the other.
            let was = synthesis.with(|all| {
                let theme = all.themes().get(&into);
                theme.is_some_and(|theme| theme.into.contains(&id))
            });
            let mut commands = vec![point(id, Some(into))];
            if was {
                commands.insert(0, point(into, None));
            }
            treatment.change_theme(
                commands,
                vec![point(id, None)],
                (words.joined)(&title.get_untracked(), &title_of(into)),
            );
        }
    };
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <div class="theme-join">
                <label class="form-label" for=format!("join-{id}")>{words.join_with}</label>
                <div class="new-theme-row">
                    <select class="form-select" id=format!("join-{id}") node_ref=field>
                        {each(move || others.get(), |one| one.clone(), |(id, title)| view! {
                            <option value=id.to_string()>{title}</option>
                        }.into_any())}
                    </select>
                    <button type="button" class="button button-secondary button-small" on:click=join>
                        {words.join}
                    </button>
                </div>
            </div>
        </Show>
        <ul class="joined">
            {each(move || joined.get(), |one| one.clone(), move |(other, name)| {
                let words_of = (words.is_joined)(&name);
                view! {
                    <li>
                        <span>{words_of}</span>
                        <button
                            type="button"
                            class="button button-secondary button-small"
                            on:click=move |_| treatment.change_theme(
                                vec![SynthesisCommand::JoinTheme { id: other, into: None }],
                                vec![SynthesisCommand::JoinTheme { id: other, into: Some(id) }],
                                (words.parted)(&name),
                            )
                        >
                            {words.part}
                        </button>
                    </li>
                }
                .into_any()
            })}
        </ul>
    }
}
