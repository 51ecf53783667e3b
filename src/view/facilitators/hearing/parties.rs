//! The parties: who is asked, and who of them has answered.

use std::collections::{BTreeMap, BTreeSet};

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::collection::fold;
use workshop::hearing_fields::{HEARING, ORDER, PARTY_NAME, REMOVED};
use workshop::{HearingCommand, PARTIES, Write, visible};

use super::held::Held;
use super::text::HearingTexts;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, SavedField, each, focus};

/// Who Danish municipalities ask.
const SUGGESTED: [&str; 6] = [
    "FMU",
    "AMU",
    "MED",
    "Handicaprådet",
    "Ældrerådet",
    "Borgere",
];

/// See the module.
#[component]
pub fn Parties() -> impl IntoView {
    let held = expect_context::<Held>();
    let writing = expect_context::<Writing>();
    let words = HearingTexts::of(texts().language);
    let parties = Memo::new(move |_| {
        let id = held.hearing.with(|one| one.as_ref().map(|one| one.id));
        held.hearings.all.with(|all| {
            let parties = id.iter().flat_map(|id| all.parties_of(id));
            parties
                .map(|one| (one.id, one.name.clone(), one.order))
                .collect::<Vec<_>>()
        })
    });
    // By the names that stand at the answers.
    let answered = Memo::new(move |_| {
        let mut answered: BTreeMap<String, (String, usize)> = BTreeMap::new();
        held.answered.with(|all| {
            for one in all.all.iter().filter(|one| one.aside.is_none()) {
                let name = visible::in_line(&one.given.sender);
                answered.entry(fold(&name)).or_insert((name, 0)).1 += 1;
            }
        });
        answered
    });
    let others = Memo::new(move |_| {
        let asked: BTreeSet<String> = parties.with(|all| {
            all.iter()
                .map(|(_, name, _)| fold(&visible::in_line(name)))
                .collect()
        });
        answered.with(|all| {
            let others = all.iter().filter(|(name, _)| !asked.contains(*name));
            others
                .map(|(_, (name, count))| (name.clone(), *count))
                .collect::<Vec<_>>()
        })
    });
    let silent = move || {
        parties.with(|all| {
            let silent = all.iter().filter(|(_, name, _)| {
                answered.with(|answered| !answered.contains_key(&fold(&visible::in_line(name))))
            });
            (words.asked)(all.len(), silent.count())
        })
    };
    let field = NodeRef::<Input>::new();
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else {
            return;
        };
        let name = visible::in_line(&field.value());
        if name.is_empty() {
            return;
        }
        field.set_value("");
        let _ = field.focus();
        writing.put_by(HearingCommand, move || {
            let last = parties.get_untracked().last().map(|(_, _, order)| *order);
            let add = Write::add(
                PARTIES,
                writing.fresh(),
                [
                    (HEARING, held.id()?.into()),
                    (PARTY_NAME, name.as_str().into()),
                    (ORDER, (last.unwrap_or(-1.0).floor() + 1.0).into()),
                ],
            );
            Some((vec![add], (words.party_added)(&name)))
        });
    };
    view! {
        <section class="panel" aria-labelledby="parties-heading">
            <h3 class="panel-heading" id="parties-heading">{words.parties}</h3>
            <p class="hint">{words.parties_help}</p>
            <Show when=move || parties.with(|all| !all.is_empty())>
                <p>{silent}</p>
            </Show>
            <ul class="hearing-parties" aria-label=words.parties>
                {each(move || parties.get(), |(id, ..)| *id, move |(id, ..)| {
                    view! { <Party id parties answered/> }.into_any()
                })}
            </ul>
            <form class="strategy-add" on:submit=add>
                <div>
                    <label class="form-label" for="new-party">{words.party_name}</label>
                    <input
                        class="form-input"
                        id="new-party"
                        list="new-party-names"
                        autocomplete="off"
                        maxlength="300"
                        node_ref=field
                    />
                    <datalist id="new-party-names">
                        {SUGGESTED.map(|name| view! { <option value=name></option> })}
                    </datalist>
                </div>
                <button type="submit" class="button button-secondary">
                    <Icon name="plus"/>
                    <span>{words.new_party}</span>
                </button>
            </form>
            <Show when=move || others.with(|all| !all.is_empty())>
                <p class="form-label">{words.others}</p>
                <ul class="hearing-others" aria-label=words.others>
                    {each(move || others.get(), |one| one.clone(), move |(name, count)| {
                        let name = if name.is_empty() { words.nameless.to_owned() } else { name };
                        view! { <li dir="auto">{format!("{name} ({count})")}</li> }.into_any()
                    })}
                </ul>
            </Show>
        </section>
    }
}

/// Somebody who is asked.
#[component]
fn Party(
    id: ItemId,
    parties: Memo<Vec<(ItemId, String, f64)>>,
    answered: Memo<BTreeMap<String, (String, usize)>>,
) -> impl IntoView {
    let writing = expect_context::<Writing>();
    let words = HearingTexts::of(texts().language);
    let name = Signal::derive(move || {
        parties.with(|all| {
            let found = all.iter().find(|(one, ..)| *one == id);
            found.map(|(_, name, _)| name.clone()).unwrap_or_default()
        })
    });
    let count = Memo::new(move |_| {
        let name = fold(&visible::in_line(&name.get()));
        answered.with(|all| all.get(&name).map_or(0, |(_, count)| *count))
    });
    let take_out = move |_| {
        let set = Write::set(PARTIES, id, REMOVED, true);
        let said = (words.party_gone)(&visible::in_line(&name.get_untracked()));
        writing.put(HearingCommand, vec![set], said);
        focus::put_on(PAGE_HEADING);
    };
    view! {
        <li class="hearing-party" data-answered=move || (count.get() != 0).to_string()>
            <SavedField
                id=format!("party-{id}")
                label=Signal::derive(move || words.party_name.to_owned())
                value=name
                empty=words.party_missing
                on_save=Callback::new(move |(before, after): (String, String)| {
                    let edit = Write::edit(PARTIES, id, PARTY_NAME, &before, &after);
                    writing.put(HearingCommand, vec![edit], words.saved.to_owned());
                })
            />
            <span>{move || (words.has_answered)(count.get())}</span>
            <button
                type="button"
                class="tool"
                aria-label=move || (words.take_party)(&visible::in_line(&name.get()))
                on:click=take_out
            >
                <Icon name="delete"/>
            </button>
        </li>
    }
}
