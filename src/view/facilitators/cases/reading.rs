//! A case as a body reads it: in the order of an agenda, with what is drawn from the data; and on paper nothing else.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::cases::{Block, Case, outline};
use workshop::visible;

use super::case_of;
use super::pieces::Piece;
use super::text::CasesTexts;
use crate::view::language::texts;
use crate::view::part::Icon;

/// See the module.
#[component]
pub fn Reading(id: ItemId) -> impl IntoView {
    let texts = texts();
    let words = CasesTexts::of(texts.language);
    let case = case_of(id);
    let chosen = RwSignal::new(None::<ItemId>);
    let bodies = Memo::new(move |_| {
        case.with(|case| {
            let treatments = case.as_ref().map(|case| case.treatments.as_slice());
            let named = treatments.unwrap_or_default().iter().map(|one| {
                let body = visible::in_line(one.bodies.last().map_or("", String::as_str));
                let body = match body.is_empty() {
                    true => words.no_body.to_owned(),
                    false => body,
                };
                (one.id, body)
            });
            named.collect::<Vec<_>>()
        })
    });
    let current = Memo::new(move |_| {
        bodies.with(|bodies| {
            let chosen = chosen
                .get()
                .filter(|id| bodies.iter().any(|(one, _)| one == id));
            chosen.or_else(|| bodies.first().map(|(id, _)| *id))
        })
    });
    let blocks = Memo::new(move |_| {
        case.with(|case| {
            let case: &Case = case.as_ref()?;
            let treatment = case
                .treatments
                .iter()
                .find(|one| Some(one.id) == current.get());
            Some(outline(case, treatment, texts.language))
        })
        .unwrap_or_default()
    });
    view! {
        <section class="panel cases-reading" aria-label=words.reading>
            <div class="cases-reading-tools">
                <h3 class="panel-heading">{words.reading}</h3>
                <Show when=move || bodies.with(|bodies| bodies.len() > 1)>
                    <label class="form-label" for="case-reading-body">{words.read_by}</label>
                    <select
                        class="form-select"
                        id="case-reading-body"
                        on:change=move |event| chosen.set(ItemId::from_hex(&event_target_value(&event)))
                    >
                        {move || {
                            let options = bodies.get().into_iter().map(|(id, name)| {
                                let is_it = move || current.get() == Some(id);
                                view! { <option value=id.to_string() selected=is_it>{name}</option> }
                            });
                            options.collect_view()
                        }}
                    </select>
                </Show>
                <button
                    type="button"
                    class="button button-secondary button-small"
                    on:click=move |_| {
                        let _ = window().print();
                    }
                >
                    <Icon name="print"/>
                    <span>{words.print}</span>
                </button>
            </div>
            <article class="cases-paper" aria-label=words.reading>
                {move || {
                    let blocks = blocks.get();
                    gathered(blocks).into_iter().map(shown).collect_view()
                }}
            </article>
        </section>
    }
}

/// Blocks, or the points of one list.
enum Run {
    One(Block),
    Clauses(Vec<String>),
    Items(Vec<String>),
    Attachments(Vec<String>),
}

/// Points beside each other are one list.
fn gathered(blocks: Vec<Block>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for block in blocks {
        match (runs.last_mut(), block) {
            (Some(Run::Clauses(all)), Block::Clause(text))
            | (Some(Run::Items(all)), Block::Item(text))
            | (Some(Run::Attachments(all)), Block::Attachment(text)) => all.push(text),
            (_, Block::Clause(text)) => runs.push(Run::Clauses(vec![text])),
            (_, Block::Item(text)) => runs.push(Run::Items(vec![text])),
            (_, Block::Attachment(text)) => runs.push(Run::Attachments(vec![text])),
            (_, block) => runs.push(Run::One(block)),
        }
    }
    runs
}

fn shown(run: Run) -> AnyView {
    let list = |class: &'static str, all: Vec<String>| {
        let items = all
            .into_iter()
            .map(|text| view! { <li dir="auto">{text}</li> });
        view! { <ul class=class>{items.collect_view()}</ul> }.into_any()
    };
    match run {
        Run::Clauses(all) => list("cases-clauses", all),
        Run::Items(all) => list("cases-items", all),
        Run::Attachments(all) => list("cases-attachments", all),
        Run::One(block) => match block {
            Block::Point(text) => view! { <p class="cases-point">{text}</p> }.into_any(),
            Block::Title(text) => {
                view! { <h4 class="cases-title" dir="auto">{text}</h4> }.into_any()
            }
            Block::Number(text) => view! { <p class="cases-number">{text}</p> }.into_any(),
            Block::DecisionHeading(text)
            | Block::Description(text)
            | Block::AttachmentsHeading(text) => {
                view! { <h5 class="cases-label">{text}</h5> }.into_any()
            }
            Block::Decision(body, text) => {
                let body = body.map(|body| view! { <strong dir="auto">{body}": "</strong> });
                view! { <p class="cases-decision" dir="auto">{body}{text}</p> }.into_any()
            }
            Block::Heading(text) => {
                view! { <h6 class="cases-heading" dir="auto">{text}</h6> }.into_any()
            }
            Block::Subheading(text) => {
                view! { <p class="cases-subheading" dir="auto"><strong>{text}</strong></p> }
                    .into_any()
            }
            Block::Piece(of) => view! { <Piece of/> }.into_any(),
            Block::Opening(text)
            | Block::Closing(text)
            | Block::Paragraph(text)
            | Block::Clause(text)
            | Block::Item(text)
            | Block::Attachment(text) => view! { <p dir="auto">{text}</p> }.into_any(),
        },
    }
}
