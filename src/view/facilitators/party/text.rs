//! The text that is heard, as it was published, with the party's answers at each part.

use std::sync::Arc;

use leptos::prelude::*;
use workshop::noticed::Noticed;
use workshop::strategy::rendered::{Block, Rendered};
use workshop::{PartForm, visible};

use super::answers::AnswersAbout;
use super::frame::Current;
use super::words::PartyTexts;
use crate::state::Derived;
use crate::view::facilitators::strategy::{Footnotes, StrategyTexts, in_words, named, shown};
use crate::view::language::texts;
use crate::view::part::each;

/// See the module.
#[component]
pub fn HeardText() -> impl IntoView {
    let notice = expect_context::<Derived<Noticed>>();
    let Current(current) = expect_context();
    let words = PartyTexts::of(texts().language);
    let version =
        Memo::new(move |_| current.with(|hearing| hearing.as_ref().map(|one| one.version)));
    let text = Memo::new(move |_| {
        let version = version.get();
        notice.all.with(|all| {
            let public = version.map(|version| all.public(&version));
            Arc::new(
                public
                    .map(|public| Rendered::of(&public))
                    .unwrap_or_default(),
            )
        })
    });
    let about = move || {
        let version = version.get()?;
        notice.all.with(|all| {
            let version = all.version(&version)?;
            let parts = [&version.name, &version.period].map(|part| visible::in_line(part));
            Some(parts.join(" · "))
        })
    };
    view! {
        <section class="heard-whole" aria-labelledby="heard-whole-heading">
            <h2 id="heard-whole-heading">{words.whole}</h2>
            <AnswersAbout part=None name=words.the_whole.to_owned()/>
        </section>
        <article class="heard-text strategy-reader" aria-labelledby="heard-text-heading">
            <h2 id="heard-text-heading">{words.text}</h2>
            <h3 class="heard-about">{about}</h3>
            {each(move || text.with(|text| text.blocks.clone()), |block| block.clone(), |block| {
                view! { <Part block/> }.into_any()
            })}
            <Footnotes text/>
        </article>
    }
}

/// A part of the text. Signatures are read and not answered.
#[component]
fn Part(block: Block) -> impl IntoView {
    let strategy = StrategyTexts::of(texts().language);
    let name = named(block.form, &block.number, &in_words(&block.title), strategy);
    let answers = (block.form != PartForm::Signature)
        .then(|| view! { <AnswersAbout part=Some(block.id) name=name.clone()/> });
    view! {
        <div class="heard-line" role="group" aria-label=name data-depth=block.depth.min(4)>
            {shown(&block, strategy)}
            {answers}
        </div>
    }
}
