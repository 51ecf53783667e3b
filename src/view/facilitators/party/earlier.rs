//! What a party answered in other hearings than the one that is open, and what became of it.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::noticed::Noticed;
use workshop::{date_in_words, visible};

use super::frame::Current;
use super::outcome::Outcome;
use super::words::PartyTexts;
use crate::state::{Answers, Derived, Workshop};
use crate::view::language::texts;
use crate::view::part::{Passage, each};

/// See the module. Nothing where there is none.
#[component]
pub fn Earlier() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let answers = expect_context::<Answers>();
    let notice = expect_context::<Derived<Noticed>>();
    let Current(current) = expect_context();
    let language = texts().language;
    let words = PartyTexts::of(language);
    let others = Memo::new(move |_| {
        let open = current.with(|hearing| hearing.as_ref().map(|one| one.id));
        answers.all.with(|all| {
            let own = all.iter().filter(|one| one.owner == workshop.person);
            let others = own.filter(|one| one.answer.hearing != open);
            others
                .map(|one| (one.answer.id, one.answer.hearing, one.answer.text.clone()))
                .collect::<Vec<_>>()
        })
    });
    let of_hearing = move |hearing: Option<ItemId>| {
        notice.all.with_untracked(|all| {
            let found = all.hearings.iter().find(|one| Some(one.id) == hearing)?;
            let until = date_in_words(&found.to, language);
            Some(format!("{} · {until}", visible::in_line(&found.title)))
        })
    };
    view! {
        <Show when=move || others.with(|all| !all.is_empty())>
            <section class="panel" aria-labelledby="earlier-heading">
                <h2 class="panel-heading" id="earlier-heading">{words.earlier}</h2>
                <ul class="strategy-open" aria-label=words.earlier>
                    {each(move || others.get(), |one| one.clone(), move |(id, hearing, text)| view! {
                        <li class="strategy-open-one">
                            <p class="hint">{of_hearing(hearing)}</p>
                            <Passage text=move || text.clone()/>
                            <Outcome answer=id/>
                        </li>
                    }
                    .into_any())}
                </ul>
            </section>
        </Show>
    }
}
