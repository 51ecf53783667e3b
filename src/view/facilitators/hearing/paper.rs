//! The white paper as a Word document: the same rows in the same order.

use exports::{Block, Paper, Span};
use leptos::prelude::*;
use workshop::hearing::white_paper::{By, Row};
use workshop::strategy::compare::Stands;
use workshop::visible;

use super::held::Held;
use super::text::HearingTexts;
use super::white_paper::decided;
use crate::device::clock;
use crate::text::Language;
use crate::view::facilitators::parts::paper_button;
use crate::view::facilitators::strategy::StrategyTexts;
use crate::view::part::moment;

/// See the module.
pub fn paper(
    held: Held,
    groups: &[(String, Vec<Row<'_>>)],
    by: By,
    named: bool,
    language: Language,
) -> Paper {
    let words = HearingTexts::of(language);
    let sum = held.sum();
    let mut blocks = vec![Block::Text {
        spans: Span::of(&(words.sum)(sum.treated, sum.all)),
    }];
    for (heading, rows) in groups {
        blocks.push(Block::Heading {
            level: 1,
            text: heading.clone(),
        });
        for row in rows {
            one(&mut blocks, row, held, by, named, language);
        }
    }
    let (title, period) = held.hearing.with(|hearing| {
        let title = hearing.as_ref().map(|one| visible::in_line(&one.title));
        let days = hearing
            .as_ref()
            .and_then(|one| one.first_day().zip(one.last_day()));
        let period =
            days.map(|(first, last)| format!("{} – {}", first.long(language), last.long(language)));
        (title.unwrap_or_default(), period.unwrap_or_default())
    });
    Paper {
        language: paper_button::language(language),
        kind: words.white_paper.to_owned(),
        title: if title.is_empty() {
            words.page.to_owned()
        } else {
            title
        },
        subtitle: period,
        made: moment::iso_of(clock::now().wall),
        contents: true,
        blocks,
    }
}

fn one(
    blocks: &mut Vec<Block>,
    row: &Row<'_>,
    held: Held,
    by: By,
    named: bool,
    language: Language,
) {
    let words = HearingTexts::of(language);
    let strategy = StrategyTexts::of(language);
    let place = match by {
        By::Sender => Some(format!(
            "{}: {}",
            words.about,
            held.name_of_part(row.part, strategy, words)
        )),
        By::Part => named.then(|| format!("{}: {}", words.party, visible::in_line(row.sender))),
    };
    if let Some(place) = place {
        blocks.push(Block::Heading {
            level: 3,
            text: place,
        });
    }
    let labelled = |label: &str, text: &str| {
        let mut spans = vec![Span::Strong(format!("{label}: "))];
        spans.extend(Span::of(text));
        Block::Text { spans }
    };
    let said = if row.is_rest {
        words.rest
    } else {
        words.answer
    };
    blocks.push(labelled(said, row.words));
    if !visible::is_blank(row.remark) {
        blocks.push(labelled(words.remark, row.remark));
    }
    blocks.push(labelled(words.disposition, &decided(row, language)));
    for (part, difference) in &row.changes {
        let name = held.name_of_part(Some(*part), strategy, words);
        let mut spans = vec![Span::Strong(format!("{} – {name}: ", words.changes))];
        match difference {
            None => spans.push(Span::Words(words.unchanged.to_owned())),
            Some(difference) => {
                let runs = difference.title.iter().chain(&difference.text);
                spans.extend(runs.map(|run| match run.stands {
                    Stands::Both => Span::Words(run.words.clone()),
                    Stands::Before => Span::Gone(run.words.clone()),
                    Stands::After => Span::New(run.words.clone()),
                }));
            }
        }
        blocks.push(Block::Text { spans });
    }
}
