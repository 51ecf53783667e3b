//! The strategy as a Word document: the text as its readers get it.

use exports::{Block as Piece, Paper, Span};
use workshop::PartForm;
use workshop::strategy::rendered::{Block, Inline, Rendered};

use super::reader::{in_words, referred};
use super::text::StrategyTexts;
use crate::device::clock;
use crate::text::Language;
use crate::view::facilitators::parts::paper_button;
use crate::view::part::moment;

/// See the module.
pub fn paper(text: &Rendered, kind: &str, language: Language) -> Paper {
    let words = StrategyTexts::of(language);
    let mut blocks = Vec::new();
    let mut signed: Vec<(String, String)> = Vec::new();
    // Where the last point stood: one that is not below or beside it begins a list anew.
    let mut in_list = false;
    let mut top = 0;
    for block in &text.blocks {
        if block.form != PartForm::Signature && !signed.is_empty() {
            blocks.push(Piece::Signatures {
                signed: std::mem::take(&mut signed),
            });
        }
        if block.form != PartForm::Point {
            in_list = false;
        }
        match block.form {
            PartForm::Signature => {
                let office = block.paragraphs.iter().map(|said| in_words(said));
                let office: Vec<String> = office.collect();
                signed.push((in_words(&block.title), office.join(", ")));
            }
            PartForm::Point => {
                if !in_list {
                    top = block.depth;
                }
                let depth = u8::try_from(block.depth.saturating_sub(top)).unwrap_or(2);
                let mut said = spans(&block.title, text, words);
                for paragraph in &block.paragraphs {
                    if !said.is_empty() {
                        said.push(Span::Words("\n".to_owned()));
                    }
                    said.extend(spans(paragraph, text, words));
                }
                blocks.push(Piece::Point {
                    begins: !in_list,
                    depth,
                    spans: said,
                });
                in_list = true;
            }
            _ => part(&mut blocks, block, text, words),
        }
    }
    if !signed.is_empty() {
        blocks.push(Piece::Signatures { signed });
    }
    Paper {
        language: paper_button::language(language),
        kind: kind.to_owned(),
        title: text.title.clone(),
        subtitle: text.period.clone(),
        made: moment::iso_of(clock::now().wall),
        contents: true,
        blocks,
    }
}

fn part(blocks: &mut Vec<Piece>, block: &Block, text: &Rendered, words: &StrategyTexts) {
    let title = in_words(&block.title);
    let heading = match block.form {
        PartForm::MainPoint => (words.main_point_named)(&block.number, &title),
        _ => title.clone(),
    };
    let level = match (block.form, block.depth) {
        (PartForm::MainPoint, _) | (_, 0) => 1,
        (PartForm::List, _) => 2,
        (_, 1) => 2,
        _ => 3,
    };
    if !heading.is_empty() {
        blocks.push(Piece::Heading {
            level,
            text: heading,
        });
    }
    for paragraph in &block.paragraphs {
        let spans = spans(paragraph, text, words);
        blocks.push(Piece::Text { spans });
    }
    if let Some(table) = &block.table {
        let count = u32::try_from(table.columns.len() + 1).unwrap_or(1).max(1);
        let columns = [String::new()]
            .into_iter()
            .chain(table.columns.iter().cloned());
        let rows = table.rows.iter().map(|(name, cells)| {
            let said = cells.iter().map(|cell| {
                let lines = cell.iter().map(|line| in_words(line));
                lines.collect::<Vec<_>>().join("\n")
            });
            [name.clone()].into_iter().chain(said).collect()
        });
        blocks.push(Piece::Table {
            caption: title,
            columns: columns.map(|name| (name, 100 / count)).collect(),
            rows: rows.collect(),
        });
    }
}

fn spans(said: &[Inline], text: &Rendered, words: &StrategyTexts) -> Vec<Span> {
    let mut spans = Vec::new();
    for one in said {
        match one {
            Inline::Words(words) => spans.push(Span::Words(words.clone())),
            Inline::Link { words, address } => {
                if words != address {
                    spans.push(Span::Words(format!("{words} ")));
                }
                spans.push(Span::Link(address.clone()));
            }
            Inline::Footnote(number) => {
                let note = number
                    .checked_sub(1)
                    .and_then(|place| text.footnotes.get(place));
                spans.push(Span::Note(
                    note.map(|note| in_words(note)).unwrap_or_default(),
                ));
            }
            Inline::Reference(part) => spans.push(Span::Words(referred(part, words))),
            Inline::Missing(what) => spans.push(Span::Strong((words.missing_here)(what))),
        }
    }
    spans
}
