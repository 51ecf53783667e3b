//! “Hvidbog”: who answered what, the remark, what became of it and what it changed, by party or by part of the text, with or
//! without names. It prints.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use protocol::ItemId;
use workshop::hearing::Disposition;
use workshop::hearing::white_paper::{By, Row, Under, white_paper};
use workshop::strategy::compare::{Difference, differences};
use workshop::visible;

use super::held::{Answered, Held};
use super::paper;
use super::text::HearingTexts;
use crate::text::Language;
use crate::view::facilitators::parts::PaperButton;
use crate::view::facilitators::strategy::{StrategyTexts, marked};
use crate::view::language::texts;
use crate::view::part::{Icon, Notice, Tone};

/// See the module.
#[component]
pub fn WhitePaper() -> impl IntoView {
    let held = expect_context::<Held>();
    let language = texts().language;
    let words = HearingTexts::of(language);
    let by = RwSignal::new(By::Sender);
    let named = RwSignal::new(true);
    let sum = move || {
        let sum = held.sum();
        (words.sum)(sum.treated, sum.all)
    };
    let choice = move |which: By, name: &'static str| {
        view! {
            <label class="export-choice">
                <input
                    type="radio"
                    name="white-paper-by"
                    prop:checked=move || by.get() == which
                    on:change=move |_| by.set(which)
                />
                <span>{name}</span>
            </label>
        }
    };
    // The text as it was sent changes only with the hearing, and with what comes to this device of its history.
    let heard = Memo::new(move |_| {
        held.hearing.track();
        held.strategy.all.with(|all| all.versions.len());
        held.heard_text().map(Arc::new)
    });
    let compared = Memo::new(move |_| {
        let now = held.strategy.all.get();
        heard.with(|heard| heard.as_ref().map(|heard| differences(heard, &now)))
    });
    let is_here = Memo::new(move |_| compared.with(Option::is_some));
    let groups = move || {
        let answered = held.answered.get();
        compared.with(|compared| {
            let groups = headed(
                held,
                &answered,
                compared.as_ref(),
                by.get(),
                named.get(),
                language,
            );
            let shown = groups.into_iter().map(|(heading, rows)| {
                let rows = rows.iter().map(|row| {
                    one(
                        row,
                        held,
                        by.get_untracked(),
                        named.get_untracked(),
                        compared.is_some(),
                    )
                });
                view! {
                    <section class="white-paper-group">
                        <h3 class="white-paper-heading" dir="auto">{heading}</h3>
                        {rows.collect_view()}
                    </section>
                }
            });
            shown.collect_view()
        })
    };
    let make = Callback::new(move |()| {
        let answered = held.answered.get_untracked();
        compared.with_untracked(|compared| {
            let Some(differences) = compared else {
                return Err(words.not_compared.to_owned());
            };
            let (by, named) = (by.get_untracked(), named.get_untracked());
            let groups =
                untrack(|| headed(held, &answered, Some(differences), by, named, language));
            Ok(untrack(|| paper::paper(held, &groups, by, named, language)))
        })
    });
    view! {
        <section class="panel white-paper-how" aria-labelledby="white-paper-how-heading">
            <h3 class="panel-heading" id="white-paper-how-heading">{words.how}</h3>
            <p role="status">{sum}</p>
            <fieldset class="strategy-choices">
                <legend class="form-label">{words.by}</legend>
                {choice(By::Sender, words.by_party)}
                {choice(By::Part, words.by_part)}
            </fieldset>
            <label class="export-choice">
                <input
                    type="checkbox"
                    prop:checked=move || named.get()
                    on:change=move |event| named.set(event_target_checked(&event))
                />
                <span>{words.with_names}</span>
            </label>
            <div class="actions">
                <button type="button" class="button button-secondary" on:click=move |_| { let _ = window().print(); }>
                    <Icon name="print"/>
                    <span>{words.print}</span>
                </button>
                <PaperButton file="hvidbog".to_owned() make/>
            </div>
        </section>
        <Show when=move || !is_here.get()>
            <Notice tone=Tone::Warning><p>{words.not_compared}</p></Notice>
        </Show>
        <article class="white-paper" aria-label=words.white_paper>{groups}</article>
    }
}

/// The rows under their headings, as people read these.
fn headed<'a>(
    held: Held,
    answered: &'a Answered,
    compared: Option<&'a Vec<Difference>>,
    by: By,
    named: bool,
    language: Language,
) -> Vec<(String, Vec<Row<'a>>)> {
    let words = HearingTexts::of(language);
    let places: BTreeMap<ItemId, usize> = held
        .heard
        .with(|heard| heard.iter().map(|(id, _)| *id).zip(0..).collect());
    let differences = compared.map_or(&[][..], Vec::as_slice);
    let groups = white_paper(&answered.all, differences, by, |id| places.get(id).copied());
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let groups = groups
        .into_iter()
        .enumerate()
        .map(|(place, (under, rows))| {
            let heading = match under {
                Under::Sender(..) if !named => (words.party_number)(place + 1),
                Under::Sender(_, name) => {
                    let name = match visible::is_blank(&name) {
                        true => words.nameless.to_owned(),
                        false => visible::in_line(&name),
                    };
                    // Two who call themselves the same are two.
                    let times = seen.entry(name.clone()).or_default();
                    *times += 1;
                    match *times {
                        1 => name,
                        times => (words.same_name)(&name, times),
                    }
                }
                Under::Part(part) => held.name_of_part(part, StrategyTexts::of(language), words),
            };
            (heading, rows)
        });
    groups.collect()
}

/// What becomes of a row, with whom it was sent on to.
pub fn decided(row: &Row<'_>, language: Language) -> String {
    let words = HearingTexts::of(language);
    let name = row
        .disposition
        .map_or(words.no_disposition, |one| one.name(language));
    match row.disposition {
        Some(Disposition::SentOn) => format!("{name} {}", visible::in_line(row.sent_to)),
        _ => name.to_owned(),
    }
}

fn one(row: &Row<'_>, held: Held, by: By, named: bool, is_here: bool) -> AnyView {
    let language = texts().language;
    let words = HearingTexts::of(language);
    let strategy = StrategyTexts::of(language);
    let place = match by {
        By::Sender => Some(held.name_of_part(row.part, strategy, words)),
        By::Part => named.then(|| visible::in_line(row.sender)),
    };
    let disposition = decided(row, language);
    let changes = row.changes.iter().map(|(part, difference)| {
        let name = held.name_of_part(Some(*part), strategy, words);
        let said = match difference {
            Some(one) => {
                let runs = one.title.iter().chain(&one.text);
                runs.map(|run| marked(run, strategy))
                    .collect_view()
                    .into_any()
            }
            None if is_here => view! { <span class="hint">{words.unchanged}</span> }.into_any(),
            None => ().into_any(),
        };
        view! { <li><p class="hint">{name}</p><p dir="auto">{said}</p></li> }
    });
    let changes: Vec<_> = changes.collect();
    view! {
        <dl class="white-paper-row">
            {place.map(|place| view! { <dt>{if by == By::Sender { words.about } else { words.party }}</dt> <dd dir="auto">{place}</dd> })}
            <dt>{if row.is_rest { words.rest } else { words.answer }}</dt>
            <dd class="white-paper-words" dir="auto">{row.words.to_owned()}</dd>
            <dt>{words.remark}</dt>
            <dd class="white-paper-words" dir="auto">{row.remark.to_owned()}</dd>
            <dt>{words.disposition}</dt>
            <dd><strong>{disposition}</strong></dd>
            {(!changes.is_empty()).then(|| view! { <dt>{words.changes}</dt> <dd><ul class="white-paper-changes">{changes}</ul></dd> })}
        </dl>
    }
    .into_any()
}
