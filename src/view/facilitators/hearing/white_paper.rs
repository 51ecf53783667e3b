//! “Hvidbog”: who answered what, the remark, what became of it and what it changed, by party or by part of the text, with or
//! without names. It prints.

use std::collections::BTreeMap;

use leptos::prelude::*;
use protocol::ItemId;
use workshop::hearing::white_paper::{By, Row, Under, white_paper};
use workshop::strategy::compare::differences;
use workshop::visible;

use super::held::Held;
use super::list::name_of_part;
use super::text::HearingTexts;
use crate::view::facilitators::strategy::{StrategyTexts, marked};
use crate::view::language::texts;
use crate::view::part::Icon;

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
    let groups = move || {
        let all = held.treated.get();
        // Compared with the text as it is now.
        let now = held.strategy.all.get();
        held.notice.all.track();
        let heard = held.heard_text();
        let compared = heard
            .map(|heard| differences(&heard, &now))
            .unwrap_or_default();
        let places: BTreeMap<ItemId, usize> =
            now.lines.iter().map(|line| line.part.id).zip(0..).collect();
        let groups = white_paper(&all, &compared, by.get(), |id| places.get(id).copied());
        let named = named.get();
        let groups = groups
            .into_iter()
            .enumerate()
            .map(|(place, (under, rows))| {
                let heading = match under {
                    Under::Sender(_) if !named => (words.party_number)(place + 1),
                    Under::Sender(name) if visible::is_blank(&name) => words.nameless.to_owned(),
                    Under::Sender(name) => visible::in_line(&name),
                    Under::Part(part) => {
                        name_of_part(held, part, StrategyTexts::of(language), words)
                    }
                };
                let rows = rows
                    .iter()
                    .map(|row| one(row, held, by.get_untracked(), named));
                view! {
                    <section class="white-paper-group">
                        <h3 class="white-paper-heading" dir="auto">{heading}</h3>
                        {rows.collect_view()}
                    </section>
                }
            });
        groups.collect_view()
    };
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
            </div>
        </section>
        <article class="white-paper" aria-label=words.white_paper>{groups}</article>
    }
}

fn one(row: &Row<'_>, held: Held, by: By, named: bool) -> AnyView {
    let language = texts().language;
    let words = HearingTexts::of(language);
    let strategy = StrategyTexts::of(language);
    let place = match by {
        By::Sender => Some(name_of_part(held, row.part, strategy, words)),
        By::Part => named.then(|| visible::in_line(row.sender)),
    };
    let disposition = row
        .disposition
        .map_or(words.no_disposition, |one| one.name(language));
    let sent_to = visible::in_line(row.sent_to);
    let is_sent = row.disposition == Some(workshop::hearing::Disposition::SentOn);
    let disposition = match is_sent {
        true => format!("{disposition} {sent_to}"),
        false => disposition.to_owned(),
    };
    let changes = row.changes.iter().map(|(part, difference)| {
        let name = name_of_part(held, Some(*part), strategy, words);
        let said = match difference {
            Some(one) => {
                let runs = one.title.iter().chain(&one.text);
                runs.map(|run| marked(run, strategy))
                    .collect_view()
                    .into_any()
            }
            None => view! { <span class="hint">{words.unchanged}</span> }.into_any(),
        };
        view! { <li><p class="hint">{name}</p><p dir="auto">{said}</p></li> }
    });
    let changes: Vec<_> = changes.collect();
    view! {
        <dl class="white-paper-row">
            {place.map(|place| view! { <dt>{if by == By::Sender { words.about } else { words.party }}</dt> <dd dir="auto">{place}</dd> })}
            <dt>{words.answer}</dt>
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
