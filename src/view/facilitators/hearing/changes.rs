//! The parts of the text that a point changed.

use leptos::html::Select;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::hearing::Point;
use workshop::hearing_fields::{PART, POINT, REMOVED, VERSION};
use workshop::{CHANGES, Write};

use super::held::Held;
use super::point::At;
use super::text::HearingTexts;
use crate::view::facilitators::strategy::StrategyTexts;
use crate::view::language::texts;
use crate::view::part::{Icon, each, focus};

/// See the module.
#[component]
pub fn Changes(at: At, found: Memo<Option<Point>>) -> impl IntoView {
    let held = expect_context::<Held>();
    let language = texts().language;
    let words = HearingTexts::of(language);
    let strategy = StrategyTexts::of(language);
    let parts = Memo::new(move |_| {
        found.with(|one| {
            one.as_ref()
                .map(|one| one.parts.clone())
                .unwrap_or_default()
        })
    });
    let point = Memo::new(move |_| found.with(|one| one.as_ref().map(|one| one.said.id)));
    let is_open = RwSignal::new(false);
    let field = NodeRef::<Select>::new();
    let choices = Memo::new(move |_| {
        if !is_open.get() {
            return Vec::new();
        }
        held.parts(strategy, words)
    });
    let add = move |_| {
        let chosen = field.get_untracked().map(|field| field.value());
        let Some(part) = chosen.as_deref().and_then(ItemId::from_hex) else {
            return;
        };
        let change = at.fresh();
        at.change(words.change_added.to_owned(), move |id, _| {
            let version = held
                .hearing
                .with_untracked(|one| one.as_ref().and_then(|one| one.version));
            let version = version.map_or_else(|| "".into(), Into::into);
            let fields = [(POINT, id.into()), (PART, part.into()), (VERSION, version)];
            vec![Write::add(CHANGES, change, fields)]
        });
        is_open.set(false);
        focus::put_on(&at.key("changes"));
    };
    let field_id = move || {
        format!(
            "change-{}",
            point.get().map(|id| id.to_string()).unwrap_or_default()
        )
    };
    view! {
        <div class="hearing-changes">
            <Show when=move || parts.with(|parts| !parts.is_empty())>
                <p class="form-label">{words.changes}</p>
                <ul class="hearing-parts" aria-label=words.changes>
                    {each(move || parts.get(), |part| *part, move |part| {
                        let name = Memo::new(move |_| held.name_of_part(Some(part), strategy, words));
                        let take = move |_| {
                            at.change(words.change_gone.to_owned(), move |_, now| {
                                let twins = now.twins.iter().map(|twin| twin.id);
                                let points: Vec<ItemId> = twins.chain([now.said.id]).collect();
                                let changes = held.hearings.fresh().changes;
                                let of_it = changes.into_iter().filter(|one| points.contains(&one.point) && one.part == part);
                                of_it.map(|one| Write::set(CHANGES, one.id, REMOVED, true)).collect()
                            });
                            focus::put_on(&at.key("changes"));
                        };
                        view! {
                            <li>
                                <span>{move || name.get()}</span>
                                <button
                                    type="button"
                                    class="tool"
                                    aria-label=move || (words.take_change)(&name.get())
                                    on:click=take
                                >
                                    <Icon name="close"/>
                                </button>
                            </li>
                        }
                        .into_any()
                    })}
                </ul>
            </Show>
            <button
                type="button"
                class="button button-secondary button-small"
                id=at.key("changes")
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                <Icon name="plus"/>
                <span>{words.add_change}</span>
            </button>
            <Show when=move || is_open.get()>
                <div class="strategy-add">
                    <div>
                        <label class="form-label" for=field_id>{words.which_part}</label>
                        <select class="form-select" id=field_id node_ref=field>
                            {each(move || choices.get(), |one| one.clone(), |(id, name)| view! {
                                <option value=id.to_string()>{name}</option>
                            }
                            .into_any())}
                        </select>
                    </div>
                    <button type="button" class="button button-secondary" on:click=add>{words.add}</button>
                </div>
            </Show>
        </div>
    }
}
