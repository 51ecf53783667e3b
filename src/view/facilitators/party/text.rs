//! The text that is heard, as it was published, with the party's answers at each part.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::noticed::Noticed;
use workshop::{NoticedLine, PartForm, visible};

use super::answers::AnswersAbout;
use super::frame::Current;
use super::words::PartyTexts;
use crate::state::Derived;
use crate::view::facilitators::strategy::{StrategyTexts, named};
use crate::view::language::texts;
use crate::view::part::{Passage, each};

/// See the module.
#[component]
pub fn HeardText() -> impl IntoView {
    let notice = expect_context::<Derived<Noticed>>();
    let Current(current) = expect_context();
    let words = PartyTexts::of(texts().language);
    let lines = Memo::new(move |_| {
        let version = current.with(|hearing| hearing.as_ref().map(|one| one.version));
        notice.all.with(|all| {
            let lines = version.iter().flat_map(|version| all.text(version));
            lines.cloned().collect::<Vec<NoticedLine>>()
        })
    });
    let period = move || {
        let version = current.with(|hearing| hearing.as_ref().map(|one| one.version))?;
        notice.all.with(|all| {
            let version = all.version(&version)?;
            Some(format!(
                "{} · {}",
                visible::in_line(&version.name),
                visible::in_line(&version.period)
            ))
        })
    };
    view! {
        <section class="heard-whole" aria-labelledby="heard-whole-heading">
            <h2 id="heard-whole-heading">{words.whole}</h2>
            <AnswersAbout part=None name=words.the_whole.to_owned()/>
        </section>
        <article class="heard-text" aria-labelledby="heard-text-heading">
            <h2 id="heard-text-heading">{words.text}</h2>
            <p class="hint">{period}</p>
            {each(move || lines.get(), |line| (line.part, line.title.clone(), line.text.clone()), |line| {
                view! { <Line line/> }.into_any()
            })}
        </article>
    }
}

/// A part of the text. Signatures are read and not answered.
#[component]
fn Line(line: NoticedLine) -> impl IntoView {
    let language = texts().language;
    let strategy = StrategyTexts::of(language);
    let form = PartForm::of(&line.form);
    let name = named(form, &line.number, &line.title, strategy);
    let text = line.text.clone();
    let is_said = !visible::is_blank(&text);
    let part: ItemId = line.part;
    let is_heading = !matches!(form, PartForm::Point | PartForm::Signature);
    let heading = is_heading.then(|| view! { <h3 class="heard-heading">{name.clone()}</h3> });
    let number = (form == PartForm::Point)
        .then(|| view! { <span class="heard-number">{line.number.clone()}</span> });
    let signature = (form == PartForm::Signature)
        .then(|| view! { <p class="heard-signature"><strong dir="auto">{line.title.clone()}</strong></p> });
    view! {
        <div
            class="heard-line"
            role="group"
            aria-label=name.clone()
            data-form=form.word()
            data-depth=line.depth.min(4)
        >
            {heading}
            {signature}
            <div class="heard-said">
                {number}
                {is_said.then(|| view! { <Passage text=move || text.clone()/> })}
            </div>
            {(form != PartForm::Signature).then(|| view! { <AnswersAbout part=Some(part) name=name.clone()/> })}
        </div>
    }
}
