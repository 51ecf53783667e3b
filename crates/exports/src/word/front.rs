//! Front: the first page, with what the report is of and what is in it.

use super::flow::{Flow, Heading};
use super::xml::run_text;
use crate::follow::Follow;
use crate::moment::Moment;
use crate::text::line;

/// The deepest level that the contents name.
const DEEPEST: u8 = 2;

/// The first page, before the chapters with these headings.
pub(super) fn front(follow: &Follow<'_>, headings: &[Heading]) -> String {
    let report = follow.report;
    let words = follow.words;
    let day = |text: &str| {
        Moment::read(text).map_or_else(|| line(text), |moment| moment.in_words(words.language))
    };
    let mut flow = Flow::default();
    flow.paragraph("Eyebrow", words.report_from);
    flow.paragraph("Title", &follow.title());
    let when_and_where: Vec<String> = [
        report.date.as_deref().map(day),
        report.place.as_deref().map(line),
    ]
    .into_iter()
    .flatten()
    .filter(|part| !part.is_empty())
    .collect();
    if !when_and_where.is_empty() {
        flow.paragraph("Subtitle", &when_and_where.join(" · "));
    }
    if let Some(filter) = &report.filter {
        let filter = format!("{}: {}", words.shows_a_part, line(filter));
        flow.paragraph("Facts", &filter);
    }
    let made = day(&report.made);
    let mut facts = Vec::new();
    if !made.is_empty() {
        facts.push(format!("{} {made}.", words.made));
    }
    if report.with_names {
        facts.push(words.names_are_there.to_owned());
    }
    if !facts.is_empty() {
        flow.paragraph("Facts", &facts.join(" "));
    }
    contents(&mut flow.xml, words.contents, headings);
    flow.xml
}

/// The contents as Word writes them: a field that it can update, with its entries as they are now.
pub(super) fn contents(out: &mut String, title: &str, headings: &[Heading]) {
    let shown: Vec<&Heading> = headings
        .iter()
        .filter(|heading| heading.level <= DEEPEST)
        .collect();
    let Some(last) = shown.len().checked_sub(1) else {
        return;
    };
    out.push_str(
        "<w:sdt><w:sdtPr><w:id w:val=\"1\"/><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
         <w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>\
         <w:p><w:pPr><w:pStyle w:val=\"TOCHeading\"/></w:pPr><w:r>",
    );
    run_text(out, title);
    out.push_str("</w:r></w:p>");
    for (index, heading) in shown.into_iter().enumerate() {
        *out += &format!(
            "<w:p><w:pPr><w:pStyle w:val=\"TOC{}\"/></w:pPr>",
            heading.level
        );
        if index == 0 {
            begin(out, &format!("TOC \\o \"1-{DEEPEST}\" \\h \\z \\u"));
        }
        *out += &format!(
            "<w:hyperlink w:anchor=\"{}\" w:history=\"1\"><w:r>",
            heading.bookmark
        );
        run_text(out, &heading.text);
        out.push_str("</w:r><w:r><w:tab/></w:r>");
        begin(out, &format!("PAGEREF {} \\h", heading.bookmark));
        out.push_str(END);
        out.push_str("</w:hyperlink>");
        if index == last {
            out.push_str(END);
        }
        out.push_str("</w:p>");
    }
    out.push_str("</w:sdtContent></w:sdt>");
}

/// A field up to where its result begins.
fn begin(out: &mut String, instruction: &str) {
    out.push_str(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> ",
    );
    out.push_str(&super::xml::escaped(instruction));
    out.push_str(" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
}

const END: &str = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
