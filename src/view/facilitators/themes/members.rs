//! The members of a theme: the input in it, to be read, moved to another theme or taken out.

use std::collections::BTreeSet;

use leptos::ev::DragEvent;
use leptos::prelude::*;
use protocol::ItemId;

use super::text::ThemesTexts;
use super::theme::region_id;
use super::{Dragged, Moving};
use crate::state::SynthesisState;
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::facilitators::collect::lineage::Whence;
use crate::view::facilitators::collect::row::By;
use crate::view::facilitators::collect::text::CollectTexts;
use crate::view::facilitators::collect::theme_field::{Offer, ThemeField};
use crate::view::facilitators::collect::treatment::Treatment;
use crate::view::language::texts;
use crate::view::part::{Icon, Passage, each, focus};

/// So many are shown at first.
const FIRST: usize = 6;

/// What is in a theme.
#[component]
pub fn Members(theme: ItemId) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let gathering = expect_context::<Gathering>();
    let treatment = expect_context::<Treatment>();
    let language = texts().language;
    let words = ThemesTexts::of(language);
    let collected = CollectTexts::of(language);
    let shows_all = RwSignal::new(false);
    let Moving(moving) = expect_context();
    let moves = Memo::new(move |_| moving.get() == Some(theme));
    let members = Memo::new(move |_| {
        let members = synthesis.of(theme, |all| all.members(&theme));
        in_order(gathering, synthesis, members)
    });
    let shown = Memo::new(move |_| {
        let mut shown = members.get();
        if !shows_all.get() {
            shown.truncate(FIRST);
        }
        shown
    });
    let ticked = Memo::new(move |_| {
        treatment
            .ticked
            .with(|ticked| members.with(|all| all.iter().filter(|id| ticked.contains(id)).count()))
    });
    let chosen = move || {
        let ticked = treatment.ticked.get_untracked();
        members.with_untracked(|all| {
            let here = all.iter().filter(|id| ticked.contains(id));
            here.copied().collect::<Vec<_>>()
        })
    };
    let choose = move |offer: Offer| match offer {
        Offer::Known(to, _) => treatment.move_to(&chosen(), Some(theme), to),
        Offer::New(title) => treatment.move_to_new(&chosen(), theme, title),
    };
    view! {
        <div class="theme-members">
            <Show when=move || ticked.get() != 0>
                <div class="toolbar-buttons">
                    <span class="toolbar-count">{move || (collected.ticked)(ticked.get())}</span>
                    <button
                        type="button"
                        class="button button-secondary button-small"
                        on:click=move |_| moving.set(Some(theme))
                    >
                        {words.move_to}
                    </button>
                    <button
                        type="button"
                        class="button button-secondary button-small"
                        on:click=move |_| treatment.take_all_out(&chosen(), theme)
                    >
                        {words.take_out}
                    </button>
                </div>
            </Show>
            <Show when=move || moves.get() && ticked.get() != 0>
                <ThemeField
                    on_choose=Callback::new(choose)
                    on_close=Callback::new(move |()| {
                        moving.set(None);
                        focus::put_on(&region_id(&theme));
                    })
                />
            </Show>
            <ul class="members" role="list" aria-label=words.members>
                {each(move || shown.get(), |id| *id, move |id| view! { <Member id theme/> }.into_any())}
            </ul>
            <Show when=move || members.with(Vec::is_empty)>
                <p class="hint">{words.no_members}</p>
            </Show>
            <Show when=move || { members.with(Vec::len) > FIRST }>
                <button
                    type="button"
                    class="button button-secondary button-small"
                    aria-expanded=move || if shows_all.get() { "true" } else { "false" }
                    on:click=move |_| shows_all.update(|all| *all = !*all)
                >
                    {move || match shows_all.get() {
                        true => words.show_fewer.to_owned(),
                        false => (words.show_all)(members.with(Vec::len)),
                    }}
                </button>
            </Show>
        </div>
    }
}

/// Sentences first, for they stand for many; then the rest in the order of the grid and the room.
fn in_order(
    gathering: Gathering,
    synthesis: SynthesisState,
    members: BTreeSet<ItemId>,
) -> Vec<ItemId> {
    let mut placed: Vec<_> = members
        .into_iter()
        .map(|id| {
            let weight = synthesis.with(|all| match all.sentence(&id) {
                Some(_) => all.origins(&id).len(),
                None => 0,
            });
            let entry = gathering.entry(&id).map(|entry| {
                (
                    entry.origin.table,
                    entry.contribution.created,
                    entry.contribution.id,
                )
            });
            (std::cmp::Reverse(weight), entry, id)
        })
        .collect();
    workshop::order::sort_by(&mut placed, Ord::cmp);
    placed.into_iter().map(|(_, _, id)| id).collect()
}

#[component]
fn Member(id: ItemId, theme: ItemId) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let gathering = expect_context::<Gathering>();
    let treatment = expect_context::<Treatment>();
    let dragged = expect_context::<Dragged>();
    let language = texts().language;
    let words = ThemesTexts::of(language);
    let collected = CollectTexts::of(language);
    let text = move || {
        gathering.found.track();
        synthesis.changes(id).track();
        gathering.text_of(&id).unwrap_or_default()
    };
    let is_sentence = synthesis.with(|all| all.sentence(&id).is_some());
    let by = gathering.entry(&id).map(|entry| view! { <By entry/> });
    let merged = is_sentence.then(|| view! { <Whence id/> });
    let is_ticked = Memo::new(move |_| treatment.ticked.with(|ticked| ticked.contains(&id)));
    let text_id = format!("member-{theme}-{id}");
    view! {
        <li>
            <article
                class="found-input"
                class:is-sentence=is_sentence
                class:is-ticked=is_ticked
                aria-labelledby=text_id.clone()
                draggable="true"
                on:dragstart=move |_: DragEvent| dragged.0.set_value(Some((id, theme)))
                on:dragend=move |_: DragEvent| dragged.0.set_value(None)
            >
                <label class="found-tick">
                    <input
                        type="checkbox"
                        aria-label=collected.tick
                        aria-describedby=text_id.clone()
                        prop:checked=is_ticked
                        on:change=move |_| treatment.tick(id)
                    />
                </label>
                <div class="found-body member-body">
                    <div>
                        <div id=text_id.clone()><Passage text/></div>
                        {merged}
                        {by}
                    </div>
                    <button
                        type="button"
                        class="tool"
                        aria-label=words.take_out
                        title=words.take_out
                        on:click=move |_| {
                            treatment.take_out(id, theme);
                            // The button goes with the row.
                            focus::put_on(&region_id(&theme));
                        }
                    >
                        <Icon name="close"/>
                    </button>
                </div>
            </article>
        </li>
    }
}
