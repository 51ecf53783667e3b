//! “Nyt høringssvar”: what came on paper or by e-mail is entered by a facilitator, marked so.

use leptos::ev::SubmitEvent;
use leptos::html::{Input, Select, Textarea};
use leptos::prelude::*;
use protocol::ItemId;
use sync::DocumentId;
use workshop::answer_fields::{BY, CHANNEL, CREATED, HEARING, PART, TEXT};
use workshop::{ANSWERS, AnswersCommand, Channel, TEXT_LIMIT, Write, Written, visible};

use super::held::Held;
use super::text::HearingTexts;
use crate::state::Workshop;
use crate::state::failure::Mishap;
use crate::view::facilitators::parts::{Sheaf, Writing};
use crate::view::facilitators::strategy::StrategyTexts;
use crate::view::language::texts;
use crate::view::part::{Icon, Keeping, each};

/// See the module.
#[component]
pub fn Enter() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let held = expect_context::<Held>();
    let writing = expect_context::<Writing>();
    let texts = texts();
    let words = HearingTexts::of(texts.language);
    let strategy = StrategyTexts::of(texts.language);
    let parts = Memo::new(move |_| held.parts(strategy, words));
    // A letter of two pages is not lost with the page.
    let keeping = Keeping::of("enter-text");
    let (who, text) = (NodeRef::<Input>::new(), NodeRef::<Textarea>::new());
    let (channel, part) = (NodeRef::<Select>::new(), NodeRef::<Select>::new());
    let problem = RwSignal::new(String::new());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let (Some(who), Some(text)) = (who.get_untracked(), text.get_untracked()) else {
            return;
        };
        let (by, said) = (visible::in_line(&who.value()), text.value());
        let mishap = Mishap::of_name(&said, TEXT_LIMIT);
        problem.set(match mishap {
            _ if by.is_empty() || visible::is_blank(&said) => words.enter_missing.to_owned(),
            Some(mishap) => mishap.words(texts),
            None => String::new(),
        });
        if problem.with_untracked(|problem| !problem.is_empty()) {
            return;
        }
        let chosen = |field: NodeRef<Select>| {
            let value = field.get_untracked().map(|field| field.value());
            value.unwrap_or_default()
        };
        let (way, part) = (chosen(channel), ItemId::from_hex(&chosen(part)));
        let Some(hearing) = held.id() else { return };
        who.set_value("");
        text.set_value("");
        keeping.drop();
        let _ = who.focus();
        let mut values: Vec<(String, Written)> = vec![
            (HEARING.to_owned(), hearing.into()),
            (TEXT.to_owned(), said.into()),
            (CREATED.to_owned(), workshop.device().relay_time().into()),
            (BY.to_owned(), by.as_str().into()),
            (CHANNEL.to_owned(), way.into()),
        ];
        values.extend(part.map(|part| (PART.to_owned(), part.into())));
        let add = Write::Add {
            root: ANSWERS.to_owned(),
            id: writing.fresh(),
            values,
        };
        writing.put_all(move || {
            let sheaf = Sheaf {
                document: DocumentId::answers(workshop.person),
                command: |writes| AnswersCommand(writes).into(),
                writes: vec![add],
            };
            Some((vec![sheaf], (words.entered)(&by)))
        });
    };
    keeping.find(move |by, said| {
        if let (Some(who), Some(text)) = (who.get_untracked(), text.get_untracked())
            && text.value().is_empty()
        {
            who.set_value(&by);
            text.set_value(&said);
        }
    });
    let keep = move |_| {
        if let (Some(who), Some(text)) = (who.get_untracked(), text.get_untracked()) {
            keeping.keep(&who.value(), &text.value());
        }
    };
    view! {
        <form class="panel" on:submit=add aria-labelledby="enter-heading">
            <h3 class="panel-heading" id="enter-heading">{words.enter}</h3>
            <p class="hint">{words.enter_help}</p>
            <div class="hearing-fields">
                <div>
                    <label class="form-label" for="enter-who">{words.enter_who}</label>
                    <input class="form-input" id="enter-who" autocomplete="off" maxlength="300" node_ref=who/>
                </div>
                <div>
                    <label class="form-label" for="enter-channel">{words.enter_channel}</label>
                    <select class="form-select" id="enter-channel" node_ref=channel>
                        <option value=Channel::Mail.word()>{words.mail}</option>
                        <option value=Channel::Paper.word()>{words.paper}</option>
                    </select>
                </div>
                <div>
                    <label class="form-label" for="enter-part">{words.enter_part}</label>
                    <select class="form-select" id="enter-part" node_ref=part>
                        <option value="">{words.the_whole}</option>
                        {each(move || parts.get(), |one| one.clone(), |(id, name)| view! {
                            <option value=id.to_string()>{name}</option>
                        }
                        .into_any())}
                    </select>
                </div>
            </div>
            <label class="form-label" for="enter-text">{words.answer}</label>
            <textarea class="form-input" id="enter-text" rows="5" aria-describedby="enter-error" node_ref=text on:input=keep></textarea>
            <span class="form-error-message" id="enter-error" aria-live="polite">{problem}</span>
            <div class="actions">
                <button type="submit" class="button button-primary">
                    <Icon name="plus"/>
                    <span>{words.new_answer}</span>
                </button>
            </div>
        </form>
    }
}
