//! The strategy as its readers get it: numbered, footnotes behind it, links that can be pressed, those who sign two and two.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use workshop::PartForm;
use workshop::strategy::lix::{Difficulty, Lix};
use workshop::strategy::rendered::{Block, Inline, Referred, Rendered, Table};

use super::picture::Shows;
use super::text::StrategyTexts;
use crate::view::language::texts;
use crate::view::part::{each, focus};

/// See the module.
#[component]
pub fn Reader(
    /// What is read.
    #[prop(into)]
    text: Signal<Arc<Rendered>>,
) -> impl IntoView {
    let words = StrategyTexts::of(texts().language);
    let title = move || text.with(|text| text.title.clone());
    let period = move || text.with(|text| text.period.clone());
    let blocks = move || text.with(|text| text.blocks.clone());
    view! {
        <article class="strategy-reader">
            <header class="strategy-reader-head">
                <h3 class="strategy-reader-title" dir="auto">{title}</h3>
                <p class="strategy-reader-period">{period}</p>
            </header>
            {each(blocks, |block| block.clone(), move |block| shown(&block, words))}
            <Footnotes text/>
        </article>
    }
}

/// What stands behind the text.
#[component]
pub fn Footnotes(
    /// What is read.
    #[prop(into)]
    text: Signal<Arc<Rendered>>,
) -> impl IntoView {
    let words = StrategyTexts::of(texts().language);
    let footnotes = Memo::new(move |_| {
        text.with(|text| {
            let numbered = (1_usize..).zip(text.footnotes.iter().cloned());
            numbered.collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || footnotes.with(|footnotes| !footnotes.is_empty())>
            <section class="strategy-footnotes" aria-label=words.footnotes>
                <h4>{words.footnotes}</h4>
                <ol>
                    {each(move || footnotes.get(), |one| one.clone(), move |(number, said)| view! {
                        <li id=format!("fodnote-{number}") tabindex="-1">
                            {inlines(&said, words)} " "
                            <a
                                href=format!("#henvisning-{number}")
                                aria-label=(words.back_to_text)(number)
                                on:click=move |event| jump(&event, &format!("henvisning-{number}"))
                            >
                                "↑"
                            </a>
                        </li>
                    }.into_any())}
                </ol>
            </section>
        </Show>
    }
}

/// A figure of readability, in words.
pub fn lix_in_words(lix: Lix, words: &StrategyTexts) -> String {
    let (Some(figure), Some(difficulty)) = (lix.figure(), lix.difficulty()) else {
        return words.lix_nothing.to_owned();
    };
    let difficulty = match difficulty {
        Difficulty::VeryEasy => words.lix_very_easy,
        Difficulty::Easy => words.lix_easy,
        Difficulty::Medium => words.lix_medium,
        Difficulty::Hard => words.lix_hard,
        Difficulty::VeryHard => words.lix_very_hard,
    };
    (words.lix)(figure, difficulty)
}

/// The focus goes there, and the address stays: a fragment of ours is something else.
fn jump(event: &MouseEvent, id: &str) {
    event.prevent_default();
    focus::put_on(id);
}

/// A part of the text.
pub fn shown(block: &Block, words: &'static StrategyTexts) -> AnyView {
    let id = format!("laes-{}", block.id);
    let depth = block.depth.min(4).to_string();
    let title = inlines(&block.title, words);
    let has_title = !block.title.is_empty();
    let paragraphs = block.paragraphs.iter();
    let paragraphs = paragraphs.map(|said| view! { <p dir="auto">{inlines(said, words)}</p> });
    match block.form {
        PartForm::MainPoint => {
            let heading = (words.main_point_named)(&block.number, "");
            view! {
                <section class="strategy-block" data-depth=depth>
                    <h4 id=id tabindex="-1" dir="auto">{heading} {title}</h4>
                    {paragraphs.collect_view()}
                </section>
            }
            .into_any()
        }
        PartForm::Point => {
            let number = format!("{}.", block.number);
            view! {
                <div class="strategy-block strategy-block-point" data-depth=depth id=id tabindex="-1">
                    <span class="strategy-block-number">{number}</span>
                    <div>
                        {has_title.then(|| view! { <p dir="auto"><strong>{title}</strong></p> })}
                        {paragraphs.collect_view()}
                    </div>
                </div>
            }
            .into_any()
        }
        PartForm::Signature => view! {
            <div class="strategy-block strategy-block-signature" id=id tabindex="-1">
                <p dir="auto">{title}</p>
                {paragraphs.collect_view()}
            </div>
        }
        .into_any(),
        PartForm::Figure => {
            // What it shows is read out in its place; without a picture the words stand there.
            let said = match block.picture {
                Some(picture) => {
                    let alternative = block.paragraphs.iter().map(|said| in_words(said));
                    let alternative: Vec<String> = alternative.collect();
                    view! { <Shows picture alternative=alternative.join(" ")/> }.into_any()
                }
                None => paragraphs.collect_view().into_any(),
            };
            view! {
                <figure class="strategy-block strategy-block-figure" id=id tabindex="-1">
                    <figcaption dir="auto">{title}</figcaption>
                    {said}
                </figure>
            }
            .into_any()
        }
        PartForm::Crossing => view! {
            <section class="strategy-block" data-depth=depth>
                <h5 id=id tabindex="-1" dir="auto">{title}</h5>
                {paragraphs.collect_view()}
                {block.table.as_ref().map(|table| crossed(block, table, words))}
            </section>
        }
        .into_any(),
        PartForm::Chapter | PartForm::Vision | PartForm::List | PartForm::Cell => {
            let heading = match (has_title, block.depth) {
                (false, _) => ().into_any(),
                (true, 0) => view! { <h4 id=id tabindex="-1" dir="auto">{title}</h4> }.into_any(),
                (true, _) => view! { <h5 id=id tabindex="-1" dir="auto">{title}</h5> }.into_any(),
            };
            view! {
                <section class="strategy-block" data-depth=depth>
                    {heading}
                    {paragraphs.collect_view()}
                </section>
            }
            .into_any()
        }
    }
}

fn crossed(block: &Block, table: &Table, words: &'static StrategyTexts) -> AnyView {
    let name = in_words(&block.title);
    let columns = table.columns.iter();
    let columns = columns.map(|name| view! { <th scope="col" dir="auto">{name.clone()}</th> });
    let rows = table.rows.iter().map(|(name, cells)| {
        let cells = cells.iter().map(|said| {
            let said = said.iter();
            let said = said.map(|said| view! { <p dir="auto">{inlines(said, words)}</p> });
            view! { <td>{said.collect_view()}</td> }
        });
        view! { <tr><th scope="row" dir="auto">{name.clone()}</th>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="strategy-crossing" role="region" tabindex="0" aria-label=name.clone()>
            <table aria-label=name.clone()>
                <thead><tr><td></td>{columns.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The words of a line alone.
pub fn in_words(said: &[Inline]) -> String {
    let words = said.iter().map(|one| match one {
        Inline::Words(words) | Inline::Link { words, .. } => words.as_str(),
        _ => "",
    });
    words.collect()
}

/// A line of it.
pub fn inlines(said: &[Inline], words: &'static StrategyTexts) -> AnyView {
    let said = said.iter().map(|one| match one {
        Inline::Words(words) => words.clone().into_any(),
        // Nobody on the other side learns whence one came.
        Inline::Link { words, address } => view! {
            <a href=address.clone() target="_blank" rel="noopener noreferrer">{words.clone()}</a>
        }
        .into_any(),
        Inline::Footnote(number) => {
            let number = *number;
            view! {
                <sup>
                    <a
                        href=format!("#fodnote-{number}")
                        id=format!("henvisning-{number}")
                        aria-label=(words.footnote_numbered)(number)
                        on:click=move |event| jump(&event, &format!("fodnote-{number}"))
                    >
                        {number}
                    </a>
                </sup>
            }
            .into_any()
        }
        Inline::Reference(part) => {
            let id = format!("laes-{}", part.id);
            let name = referred(part, words);
            view! {
                <a href=format!("#{id}") on:click=move |event| jump(&event, &id)>{name}</a>
            }
            .into_any()
        }
        Inline::Missing(what) => {
            view! { <mark class="strategy-hole-mark">{(words.missing_here)(what)}</mark> }
                .into_any()
        }
    });
    said.collect_view().into_any()
}

/// A part in a sentence: its number and its heading.
pub fn referred(part: &Referred, words: &StrategyTexts) -> String {
    match part.form {
        PartForm::MainPoint => (words.referred_main_point)(&part.number, &part.title),
        PartForm::Point => match &part.main_point {
            Some(main_point) => (words.referred_point_in)(&part.number, main_point),
            None => (words.referred_point)(&part.number),
        },
        _ if part.title.is_empty() => words.untitled.to_owned(),
        _ => format!("»{}«", part.title),
    }
}
