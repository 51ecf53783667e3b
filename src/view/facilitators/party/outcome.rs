//! What became of an answer, once that is published.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::hearing::{Disposition, subject};
use workshop::noticed::Noticed;
use workshop::{NoticedLine, NoticedOutcome, PartForm, visible};

use super::words::PartyTexts;
use crate::state::{Derived, Workshop};
use crate::text::Language;
use crate::view::facilitators::strategy::{StrategyTexts, named};
use crate::view::language::texts;
use crate::view::part::each;

/// See the module.
#[component]
pub fn Outcome(
    /// Which answer of this person.
    answer: ItemId,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let notice = expect_context::<Derived<Noticed>>();
    let language = texts().language;
    let words = PartyTexts::of(language);
    let subject = subject(workshop.person, &answer);
    let outcomes = Memo::new(move |_| {
        notice.all.with(|all| {
            let of_it = all.outcomes.iter().filter(|one| one.answer == subject);
            of_it.cloned().collect::<Vec<NoticedOutcome>>()
        })
    });
    let parts = move |outcome: &NoticedOutcome| {
        let strategy = StrategyTexts::of(language);
        notice.all.with_untracked(|all| {
            let find = |part: &ItemId| all.lines.iter().find(|line| line.part == *part);
            let name = |line: &NoticedLine| {
                named(
                    PartForm::of(&line.form),
                    &line.number,
                    &line.title,
                    strategy,
                )
            };
            let names = outcome.parts.iter().filter_map(find).map(name);
            names.collect::<Vec<_>>().join(", ")
        })
    };
    view! {
        <Show when=move || outcomes.with(|all| !all.is_empty())>
            <div class="answer-outcome" role="group" aria-label=words.outcome>
                <p class="answer-outcome-heading">{words.outcome}</p>
                {each(move || outcomes.get(), |one| (one.id, one.disposition.clone(), one.remark.clone()), move |one| {
                    let changed = parts(&one);
                    view! {
                        <p>
                            <strong>{disposition(&one.disposition, &one.sent_to, language)}</strong>
                            {(!visible::is_blank(&one.remark)).then(|| view! { <br/> <span dir="auto">{one.remark.clone()}</span> })}
                            {(!changed.is_empty()).then(|| view! { <br/> <span class="hint">{(words.changed)(&changed)}</span> })}
                        </p>
                    }
                    .into_any()
                })}
            </div>
        </Show>
    }
}

/// A disposition as people read it, with whom it was sent on to.
pub fn disposition(word: &str, sent_to: &str, language: Language) -> String {
    let known = Disposition::of(word);
    let name = known.map_or_else(|| word.to_owned(), |one| one.name(language).to_owned());
    match known {
        Some(Disposition::SentOn) => format!("{name} {}", visible::in_line(sent_to)),
        _ => name,
    }
}
