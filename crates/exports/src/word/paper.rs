//! A paper as a Word document.

use super::document;
use super::flow::{Column, Content, Flow, List};
use super::front;
use super::parts::{self, Front};
use super::xml::{escaped, run_text};
use crate::Error;
use crate::moment::Moment;
use crate::paper::{Block, Paper, Span};
use crate::text::line;
use crate::words::Words;

/// The paper as DOCX. The same paper gives the same bytes.
///
/// # Errors
///
/// When the parts cannot be packed, which nothing in a paper brings about.
pub fn paper(paper: &Paper) -> Result<Vec<u8>, Error> {
    let words = Words::of(paper.language);
    let mut flow = Flow::default();
    let mut figures = 0;
    for block in &paper.blocks {
        write(&mut flow, block, words, &mut figures);
    }
    let mut first = Flow::default();
    if !paper.kind.is_empty() {
        first.paragraph("Eyebrow", &line(&paper.kind));
    }
    first.paragraph("Title", &line(&paper.title));
    if !paper.subtitle.is_empty() {
        first.paragraph("Subtitle", &line(&paper.subtitle));
    }
    if let Some(made) = Moment::read(&paper.made) {
        first.paragraph("Facts", &made.day_in_words(paper.language));
    }
    if paper.contents {
        front::contents(&mut first.xml, words.contents, &flow.headings);
    }
    let text = document(&first.xml, &flow.xml);
    let front = Front {
        title: &line(&paper.title),
        made: &paper.made,
        words,
    };
    parts::pack(&front, &flow, &text)
}

fn write<'a>(flow: &mut Flow<'a>, block: &'a Block, words: &'static Words, figures: &mut usize) {
    match block {
        Block::Heading { level, text } => {
            flow.heading((*level).clamp(1, 3), &line(text), None);
        }
        Block::Text { spans } => {
            for paragraph in paragraphs(spans) {
                flow.begin("Normal");
                flow.spans(&paragraph);
                flow.end();
            }
        }
        Block::Aside { text } => flow.paragraphs("Facts", text),
        Block::Point {
            begins,
            depth,
            spans,
        } => {
            if *begins || flow.lists == 0 {
                flow.new_list();
            }
            flow.begin_item(List::Numbers(flow.lists), (*depth).min(2));
            flow.spans(spans);
            flow.end();
        }
        Block::Bullet { spans } => {
            flow.begin_item(List::Bullets, 0);
            flow.spans(spans);
            flow.end();
        }
        Block::Table {
            caption,
            columns,
            rows,
        } => {
            let columns: Vec<Column> = columns
                .iter()
                .map(|(title, share)| Column::text(&line(title), *share))
                .collect();
            let rows = rows.iter().map(|row| {
                let cells = row.iter().map(|cell| Content::from(cell.clone()));
                cells.collect()
            });
            if !caption.is_empty() {
                flow.paragraph("Caption", &line(caption));
            }
            flow.table(&line(caption), &columns, rows);
        }
        Block::Signatures { signed } => flow.signatures(signed),
        Block::Picture {
            caption,
            alternative,
            png,
        } => {
            *figures += 1;
            flow.caption(words.figure, *figures, &line(caption));
            flow.picture(png, (0, 0), &line(caption), alternative);
        }
    }
}

/// Spans of several paragraphs, parted by blank lines.
fn paragraphs(spans: &[Span]) -> Vec<Vec<Span>> {
    let mut all: Vec<Vec<Span>> = vec![Vec::new()];
    for span in spans {
        let make: fn(String) -> Span = match span {
            Span::Words(_) => Span::Words,
            Span::Strong(_) => Span::Strong,
            Span::Gone(_) => Span::Gone,
            Span::New(_) => Span::New,
            Span::Note(_) | Span::Link(_) => {
                if let Some(open) = all.last_mut() {
                    open.push(span.clone());
                }
                continue;
            }
        };
        let text = crate::text::clean(words_of(span));
        for (place, piece) in text.split("\n\n").enumerate() {
            if place > 0 {
                all.push(Vec::new());
            }
            let piece = piece.trim_matches('\n');
            if let Some(open) = all.last_mut().filter(|_| !piece.is_empty()) {
                open.push(make(piece.to_owned()));
            }
        }
    }
    all.retain(|paragraph| {
        paragraph
            .iter()
            .any(|span| !words_of(span).trim().is_empty())
    });
    all
}

fn words_of(span: &Span) -> &str {
    match span {
        Span::Words(text)
        | Span::Strong(text)
        | Span::Note(text)
        | Span::Link(text)
        | Span::Gone(text)
        | Span::New(text) => text,
    }
}

impl Flow<'_> {
    /// Spans within a paragraph.
    fn spans(&mut self, spans: &[Span]) {
        for span in spans {
            match span {
                Span::Words(text) => self.run(text),
                Span::Strong(text) => self.run_as("<w:b/><w:bCs/>", text),
                // Not as Word's own revisions: these would wait for somebody to accept them.
                Span::Gone(text) => self.run_as("<w:strike/><w:color w:val=\"8A1C14\"/>", text),
                Span::New(text) => {
                    self.run_as("<w:color w:val=\"1B5630\"/><w:u w:val=\"single\"/>", text);
                }
                Span::Note(text) => self.note(text.clone()),
                Span::Link(address) => self.link(address),
            }
        }
    }

    fn run_as(&mut self, properties: &str, text: &str) {
        self.xml += &format!("<w:r><w:rPr>{properties}</w:rPr>");
        run_text(&mut self.xml, text);
        self.xml.push_str("</w:r>");
    }

    /// An address, as a field: it needs no part of the package that names it.
    fn link(&mut self, address: &str) {
        let plain = address.replace(['"', '\\', '\n'], "");
        self.xml += &format!(
            "<w:fldSimple w:instr=\" HYPERLINK &quot;{}&quot; \"><w:r><w:rPr><w:color w:val=\"1F3A5F\"/><w:u w:val=\"single\"/></w:rPr>",
            escaped(&plain)
        );
        run_text(&mut self.xml, address);
        self.xml.push_str("</w:r></w:fldSimple>");
    }

    /// Who signs, two beside each other, in a table without lines.
    fn signatures(&mut self, signed: &[(String, String)]) {
        let width = super::flow::TEXT_WIDTH / 2;
        self.xml += &format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
             <w:tblGrid><w:gridCol w:w=\"{width}\"/><w:gridCol w:w=\"{width}\"/></w:tblGrid>",
            2 * width
        );
        for two in signed.chunks(2) {
            self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for place in 0..2 {
                self.xml +=
                    &format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
                self.begin("Normal");
                if let Some((name, title)) = two.get(place) {
                    self.run_as("<w:b/><w:bCs/>", &line(name));
                    self.run(&format!("\n{}", line(title)));
                }
                self.end();
                self.xml.push_str("</w:tc>");
            }
            self.xml.push_str("</w:tr>");
        }
        self.xml
            .push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>");
    }
}
