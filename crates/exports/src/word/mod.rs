//! Word: the report as a document that a municipality hands to its politicians.
//!
//! We write the parts of the package ourselves: headings, lists, tables and notes are what Word calls so, so that a
//! screen reader finds its way and a person can go on working in the document.
//!
//! - `xml` writes texts into markup, `flow` the paragraphs and tables, `picture` the figures.
//! - `chapters` says what the report holds, and in which order; `front` is its first page with the contents.
//! - `paper` writes any other text that was put together elsewhere.
//! - `styles` is how it looks, `parts` what else is in the package.
//!
//! The contents are written with their entries, which lead to their headings; on which page these stand only a program
//! that lays out pages can say, so the numbers are fields that Word fills in when the contents are updated.

mod chapters;
mod flow;
mod front;
mod paper;
mod parts;
mod picture;
mod styles;
mod xml;

use crate::Error;
use crate::follow::Follow;
use crate::report::Report;
use xml::{DECLARATION, NAMESPACES};

pub use paper::paper;

/// The report as DOCX. The same report gives the same bytes.
///
/// # Errors
///
/// When the parts cannot be packed, which nothing in a report brings about.
pub fn word(report: &Report) -> Result<Vec<u8>, Error> {
    let follow = Follow::new(report);
    let mut flow = flow::Flow::default();
    chapters::write(&mut flow, &follow);
    let front = front::front(&follow, &flow.headings);
    let front_page = parts::Front {
        title: &follow.title(),
        made: &report.made,
        words: follow.words,
    };
    parts::pack(&front_page, &flow, &document(&front, &flow.xml))
}

/// The part with the text: the first page, and what comes after it.
fn document(front: &str, text: &str) -> String {
    format!(
        "{DECLARATION}<w:document {NAMESPACES} \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{front}{text}\
         <w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>\
         <w:titlePg/></w:sectPr></w:body></w:document>"
    )
}
