//! The whole of Aalborg's strategy for 2016–2020: written through commands, and read again. What could not be written would be
//! a fault of the model. Of each paragraph and point stand the first words; where a text has marks of its own, these too.

use workshop::strategy::rendered::{Inline, Rendered};
use workshop::strategy::{HoleKind, Strategy as Text, holes, public, ready_to_publish};
use workshop::{Document, NewPart, PartForm, PartText, StrategyCommand};

use crate::common::item;
use crate::{does, strategy};

/// The outline of the source, one part a line: how it begins says what it is.
const SOURCE: &str = include_str!("aalborg-2016.txt");

/// A line of it.
fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = SOURCE.lines().filter(|line| !line.is_empty());
    lines.map(|line| line.split_once(' ').expect("a mark and words"))
}

/// Writes all of it, in the order of the source, as somebody would at the page: each part is added and then written into.
fn written() -> Document {
    let mut document = strategy(1);
    let begin = StrategyCommand::Begin {
        title: "Udviklingsstrategi for børn, unge og familier med særlige behov".into(),
        period: Some("2016–2020".into()),
        year: Some(2016),
        parts: Vec::new(),
    };
    does(&mut document, [begin]);
    let mut next = 0;
    // The parts that what follows is under: a chapter or main point, its list, the point.
    let (mut top, mut list, mut point) = (None, None, None);
    let mut last = None;
    for (mark, words) in lines() {
        let (form, under, title) = match mark {
            "note" => {
                let edit = StrategyCommand::EditNote {
                    before: String::new(),
                    after: words.into(),
                };
                does(&mut document, [edit]);
                continue;
            }
            "text" => {
                // Another paragraph of the part before.
                let id = last.expect("a part before");
                let before = Text::of(&document)
                    .line(&id)
                    .expect("it stands")
                    .part
                    .text
                    .clone();
                let after = match before.is_empty() {
                    true => words.to_owned(),
                    false => format!("{before}\n\n{words}"),
                };
                let edit = StrategyCommand::EditPart {
                    id,
                    text: PartText::Text,
                    before,
                    after,
                    caret: None,
                };
                does(&mut document, [edit]);
                continue;
            }
            "#" => (PartForm::Chapter, None, true),
            "##" => (PartForm::MainPoint, None, true),
            // Prose behind a figure: a part without a heading.
            "passage" => (PartForm::Chapter, top, false),
            "figure" => (PartForm::Figure, top, true),
            "list" => (PartForm::List, top, true),
            "signed" => (PartForm::Signature, top, true),
            "-" => (PartForm::Point, point, false),
            number if number.ends_with('.') => (PartForm::Point, list, false),
            other => panic!("{other}"),
        };
        next += 1;
        let id = item(next);
        last = Some(id);
        match form {
            PartForm::Chapter | PartForm::MainPoint if under.is_none() => top = last,
            PartForm::List => list = last,
            PartForm::Point if mark != "-" => point = last,
            _ => {}
        }
        let order = Text::of(&document).next_order(under);
        let part = NewPart::new(id, form, under, order);
        does(
            &mut document,
            [StrategyCommand::AddParts { parts: vec![part] }],
        );
        let edit = |text, after: &str| StrategyCommand::EditPart {
            id,
            text,
            before: String::new(),
            after: after.into(),
            caret: None,
        };
        let edits = match (form, words.split_once(", ")) {
            (PartForm::Signature, Some((name, office))) => {
                vec![edit(PartText::Title, name), edit(PartText::Text, office)]
            }
            _ if title => vec![edit(PartText::Title, words)],
            _ => vec![edit(PartText::Text, words)],
        };
        does(&mut document, edits);
    }
    document
}

fn words(inlines: &[Inline]) -> String {
    let words = inlines.iter().map(|one| match one {
        Inline::Words(words) | Inline::Link { words, .. } => words.clone(),
        Inline::Missing(words) => format!("<{words}>"),
        Inline::Footnote(number) => format!("^{number}"),
        Inline::Reference(part) => format!("→{}", part.title),
    });
    words.collect()
}

/// [A31, A51]
#[test]
fn the_strategy_of_2016_can_be_written_whole_and_reads_as_its_source() {
    let document = written();
    let text = Text::of(&document);
    let rendered = Rendered::of(&public(&text));
    // As it is read, in the form of the source.
    let mut read = vec![format!("note {}", text.front.note)];
    for block in &rendered.blocks {
        let title = words(&block.title);
        let paragraphs: Vec<_> = block.paragraphs.iter().map(|one| words(one)).collect();
        let number = &block.number;
        let (head, rest) = match block.form {
            PartForm::Chapter if block.depth == 1 => {
                (format!("passage {}", paragraphs[0]), &paragraphs[1..])
            }
            PartForm::Chapter => (format!("# {title}"), &paragraphs[..]),
            PartForm::MainPoint => (format!("## {title}"), &paragraphs[..]),
            PartForm::Figure => (format!("figure {title}"), &paragraphs[..]),
            PartForm::List => (format!("list {title}"), &paragraphs[..]),
            PartForm::Signature => (format!("signed {title}, {}", paragraphs[0]), &[][..]),
            PartForm::Point if block.depth == 3 => {
                (format!("- {}", paragraphs[0]), &paragraphs[1..])
            }
            PartForm::Point => (format!("{number}. {}", paragraphs[0]), &paragraphs[1..]),
            other => panic!("{other:?}"),
        };
        read.push(head);
        read.extend(rest.iter().map(|paragraph| format!("text {paragraph}")));
    }
    let expected: Vec<String> = lines()
        .map(|(mark, words)| format!("{mark} {words}"))
        .map(|line| {
            line.replace("{år}", "2016")
                .replace("XXXXX", "<XXXXX>")
                .replace("xxx (udbydes)", "<xxx (udbydes)>")
                .replace("[Dagtilbud for fremtiden](#)", "<Dagtilbud for fremtiden>")
                .replace("[her](#)", "<her>")
        })
        .map(|line| match line.split_once("[Fodnote: ") {
            Some((before, _)) => format!("{before}^1"),
            None => line,
        })
        .collect();
    assert_eq!(read, expected);
    assert_eq!(rendered.footnotes.len(), 1);
    assert!(words(&rendered.footnotes[0]).starts_with("James J. Heckman amerikansk økonom"));
    let main_points = rendered.blocks.iter();
    let main_points = main_points.filter(|block| block.form == PartForm::MainPoint);
    let numbers: Vec<_> = main_points.map(|block| block.number.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "3", "4"]);
    let sub_points = rendered.blocks.iter().filter(|block| block.depth == 3);
    let sub_points: Vec<_> = sub_points.map(|block| block.number.as_str()).collect();
    assert_eq!(
        sub_points,
        ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7"]
    );
    // Four who sign, two and two.
    let signed = rendered
        .blocks
        .iter()
        .filter(|block| block.form == PartForm::Signature);
    let signed: Vec<_> = signed.map(|block| words(&block.title)).collect();
    assert_eq!(
        signed,
        [
            "Mai-Britt Iversen",
            "Arne Lund Kristensen",
            "Tina French-Nielsen",
            "Martin Østergaard Christensen"
        ]
    );
}

/// The source has holes: it is not ready to be published before they are filled. [A50]
#[test]
fn what_the_source_leaves_open_is_found_and_keeps_it_in_the_house() {
    let mut document = written();
    let text = Text::of(&document);
    let found = holes(&text);
    let said: Vec<_> = found
        .iter()
        .map(|hole| (hole.kind, hole.words.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            (HoleKind::Doubtful, "XXXXX"),
            (HoleKind::Link, "[Dagtilbud for fremtiden](#)"),
            (HoleKind::Link, "[her](#)"),
            (HoleKind::Doubtful, "xxx (udbydes)"),
            (HoleKind::Undescribed, "\"Indsatstrappen\""),
        ]
    );
    assert_eq!(ready_to_publish(&text), Err(found.clone()));
    for hole in found {
        let id = hole.part.expect("in a part");
        let now = Text::of(&document);
        let part = &now.line(&id).expect("it stands").part;
        let before = hole.text.of(part).to_owned();
        // The hole says where it is, as a browser's text field counts.
        let units: Vec<u16> = before.encode_utf16().collect();
        let there = String::from_utf16(&units[hole.at.clone()]).expect("whole letters");
        let filled = match hole.kind {
            HoleKind::Undescribed => "En trappe fra almenområdet til døgnophold.".to_owned(),
            _ => {
                assert_eq!(there, hole.words);
                before.replace(&there, "udbydes i marts")
            }
        };
        let edit = StrategyCommand::EditPart {
            id,
            text: hole.text,
            before,
            after: filled,
            caret: None,
        };
        does(&mut document, [edit]);
    }
    assert_eq!(ready_to_publish(&Text::of(&document)), Ok(()));
}
