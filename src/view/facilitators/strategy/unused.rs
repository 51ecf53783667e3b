//! What is not used: themes and contributions that no part builds on; each is used, or set aside with a reason, and the sum
//! fits.

use std::collections::BTreeSet;

use leptos::html::Select;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::strategy::Usage;
use workshop::{StrategyCommand, visible};

use super::Used;
use super::line::path;
use super::sources::use_in;
use super::text::StrategyTexts;
use crate::state::StrategyState;
use crate::view::facilitators::collect::gathering::{Gathering, Gatherings};
use crate::view::facilitators::collect::sources::named;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::{Icon, each, focus};

/// The id of the heading.
const HEADING: &str = "strategy-unused-heading";
/// So many contributions are listed at once.
const MOST: usize = 50;

/// See the module.
#[component]
pub fn Unused() -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let gathering = Gatherings::get();
    let Used(used) = expect_context();
    let words = StrategyTexts::of(texts().language);
    let themes = Memo::new(move |_| used.with(|used| open_themes(gathering, used)));
    let inputs = Memo::new(move |_| {
        let themes = themes.get();
        used.with(|used| open_inputs(gathering, used, &themes))
    });
    let more = Memo::new(move |_| inputs.with(|inputs| inputs.len().saturating_sub(MOST)));
    let shown = move || inputs.with(|inputs| inputs.iter().take(MOST).copied().collect::<Vec<_>>());
    let aside = Memo::new(move |_| {
        strategy.all.with(|all| {
            let aside = all.aside.iter();
            aside
                .map(|one| (one.id, one.source, one.reason.clone()))
                .collect::<Vec<_>>()
        })
    });
    let is_empty = move || themes.with(Vec::is_empty) && inputs.with(Vec::is_empty);
    view! {
        <section class="panel strategy-unused" aria-labelledby=HEADING>
            <h3 class="panel-heading" id=HEADING tabindex="-1">{words.unused}</h3>
            <p class="hint" hidden=move || !is_empty()>{words.all_used}</p>
            <Show when=move || themes.with(|themes| !themes.is_empty())>
                <h4 class="strategy-unused-part">{words.unused_themes}</h4>
                <ul class="strategy-open" aria-label=words.unused_themes>
                    {each(move || themes.get(), |id| *id, |id| view! { <Open id/> }.into_any())}
                </ul>
            </Show>
            <Show when=move || inputs.with(|inputs| !inputs.is_empty())>
                <h4 class="strategy-unused-part">{words.unused_inputs}</h4>
                <ul class="strategy-open" aria-label=words.unused_inputs>
                    {each(shown, |id| *id, |id| view! { <Open id/> }.into_any())}
                </ul>
                <p class="hint" hidden=move || more.get() == 0>{move || (words.more)(more.get())}</p>
            </Show>
            <Show when=move || aside.with(|aside| !aside.is_empty())>
                <h4 class="strategy-unused-part">{words.aside}</h4>
                <ul class="strategy-open" aria-label=words.aside>
                    {each(move || aside.get(), |one| one.clone(), |(id, source, reason)| view! {
                        <Aside id source reason/>
                    }.into_any())}
                </ul>
            </Show>
        </section>
    }
}

/// Themes in which something stands, that no part names and nobody has set aside.
fn open_themes(gathering: Gathering, used: &Usage) -> Vec<ItemId> {
    let open: BTreeSet<ItemId> = used.open.iter().copied().collect();
    let themes = gathering.synthesis.themes.get();
    let is_open = |id: &ItemId| {
        let origins = gathering.synthesis.with(|all| all.origins_of_theme(id));
        !used.named.contains_key(id) && !origins.is_disjoint(&open)
    };
    themes
        .iter()
        .map(|theme| theme.id)
        .filter(is_open)
        .collect()
}

/// Contributions that are open and in none of these themes.
fn open_inputs(gathering: Gathering, used: &Usage, themes: &[ItemId]) -> Vec<ItemId> {
    let mut in_themes = BTreeSet::new();
    gathering.synthesis.with(|all| {
        for theme in themes {
            in_themes.extend(all.origins_of_theme(theme));
        }
    });
    let open = used.open.iter().copied();
    open.filter(|id| !in_themes.contains(id)).collect()
}

/// Something that is to be used or set aside.
#[component]
fn Open(id: ItemId) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let writing = expect_context::<Writing>();
    let gathering = Gatherings::get();
    let words = StrategyTexts::of(texts().language);
    let name = Memo::new(move |_| named(gathering, &id));
    let (part, reason) = (NodeRef::<Select>::new(), NodeRef::<Select>::new());
    let parts = Memo::new(move |_| {
        strategy.all.with(|all| {
            let takes = |line: &&workshop::strategy::Line| {
                use workshop::PartForm::{List, Signature};
                !matches!(line.part.form, List | Signature)
            };
            let lines = all.lines.iter().filter(takes);
            let named = lines.map(|line| {
                let mut name = path(all, line, words);
                if !line.part.text.is_empty() && line.part.form == workshop::PartForm::Point {
                    name = format!("{name}: {}", visible::shortened(&line.part.text));
                }
                (line.part.id, name)
            });
            named.collect::<Vec<_>>()
        })
    });
    // The choices are many; they are made when somebody is about to choose.
    let is_choosing = RwSignal::new(false);
    let put = move |_| {
        let chosen = part
            .get_untracked()
            .and_then(|part| ItemId::from_hex(&part.value()));
        if let Some(chosen) = chosen {
            use_in(writing, chosen, id, words);
            // The button goes with what was treated.
            focus::put_on(HEADING);
        }
    };
    let set_aside = move |_| {
        let Some(reason) = reason.get_untracked().map(|reason| reason.value()) else {
            return;
        };
        let aside = writing.fresh();
        let say = StrategyCommand::SetAside {
            id: aside,
            source: id,
            reason,
        };
        let back = StrategyCommand::SetAsideRemoved {
            id: aside,
            removed: true,
        };
        writing.change(vec![say], vec![back], words.has_set_aside.to_owned());
        focus::put_on(HEADING);
    };
    let reasons = [
        words.reason_other_case,
        words.reason_done,
        words.reason_not_now,
        words.reason_not_ours,
    ];
    let (part_id, reason_id) = (format!("use-in-{id}"), format!("aside-{id}"));
    view! {
        <li class="strategy-open-one">
            <p dir="auto">{move || name.get()}</p>
            <Show
                when=move || is_choosing.get()
                fallback=move || view! {
                    <button
                        type="button"
                        class="button button-secondary button-small"
                        aria-label=move || format!("{} / {}: {}", words.use_in, words.set_aside, name.get())
                        on:click=move |_| is_choosing.set(true)
                    >
                        {format!("{} / {}", words.use_in, words.set_aside)}
                    </button>
                }
            >
                <div class="strategy-add">
                    <div>
                        <label class="form-label" for=part_id.clone()>{words.use_in}</label>
                        <select class="form-select" id=part_id.clone() node_ref=part>
                            {each(move || parts.get(), |one| one.clone(), |(id, name)| view! {
                                <option value=id.to_string()>{name}</option>
                            }.into_any())}
                        </select>
                    </div>
                    <button type="button" class="button button-secondary" on:click=put>{words.use_in}</button>
                    <div>
                        <label class="form-label" for=reason_id.clone()>{words.why}</label>
                        <select class="form-select" id=reason_id.clone() node_ref=reason>
                            {reasons.map(|reason| view! { <option value=reason>{reason}</option> })}
                        </select>
                    </div>
                    <button type="button" class="button button-secondary" on:click=set_aside>
                        {words.set_aside}
                    </button>
                </div>
            </Show>
        </li>
    }
}

/// Something that was set aside, with its reason.
#[component]
fn Aside(id: ItemId, source: ItemId, reason: String) -> impl IntoView {
    let writing = expect_context::<Writing>();
    let gathering = Gatherings::get();
    let words = StrategyTexts::of(texts().language);
    let name = Memo::new(move |_| named(gathering, &source));
    let back = move |_| {
        let set = |removed| StrategyCommand::SetAsideRemoved { id, removed };
        writing.change(
            vec![set(true)],
            vec![set(false)],
            words.is_brought_back.to_owned(),
        );
    };
    view! {
        <li class="strategy-open-one">
            <p dir="auto">{move || name.get()}</p>
            <p class="hint">{visible::in_line(&reason)}</p>
            <button type="button" class="button button-secondary button-small" on:click=back>
                <Icon name="reply"/>
                <span>{words.bring_back}</span>
            </button>
        </li>
    }
}
