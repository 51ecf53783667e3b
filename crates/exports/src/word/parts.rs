//! Parts: what a document consists of beside its text, and how it is packed.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::flow::Flow;
use super::styles::{styles, tag};
use super::xml::{DECLARATION, NAMESPACES, escaped, run_text};
use crate::Error;
use crate::moment::Moment;
use crate::report::Language;
use crate::text::cut;
use crate::words::Words;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What a document says of itself.
pub(super) struct Front<'a> {
    pub(super) title: &'a str,
    /// When it was made, as in “2018-01-29T18:45”.
    pub(super) made: &'a str,
    pub(super) words: &'static Words,
}

/// Packs a document. `document` is the part with the text; what it points at is taken from the flow.
pub(super) fn pack(front: &Front<'_>, flow: &Flow<'_>, document: &str) -> Result<Vec<u8>, Error> {
    let language = front.words.language;
    let parts: [(&str, String); 11] = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relationships()),
        ("docProps/core.xml", core(front)),
        ("docProps/app.xml", app()),
        (
            "word/_rels/document.xml.rels",
            relationships(flow.pictures.len()),
        ),
        ("word/document.xml", document.to_owned()),
        ("word/styles.xml", styles(language)),
        ("word/settings.xml", settings(language)),
        ("word/numbering.xml", numbering(flow.lists)),
        ("word/footnotes.xml", footnotes(&flow.notes)),
        ("word/footer1.xml", footer(front)),
    ];
    // The same report gives the same bytes: every part is of the first day that a zip can name.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let packed = options.compression_method(CompressionMethod::Deflated);
    let stored = options.compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, packed)?;
        zip.write_all(content.as_bytes())?;
    }
    for (index, png) in flow.pictures.iter().enumerate() {
        zip.start_file(format!("word/media/figure{}.png", index + 1), stored)?;
        zip.write_all(png)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types() -> String {
    let mut out = format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>"
    );
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("numbering", "numbering"),
        ("footnotes", "footnotes"),
        ("footer1", "footer"),
    ] {
        out +=
            &format!("<Override PartName=\"/word/{part}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>");
    }
    out + "</Types>"
}

fn package_relationships() -> String {
    format!(
        "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{OFFICE}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
}

fn relationships(pictures: usize) -> String {
    let mut out = format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (id, kind, target) in [
        ("rIdStyles", "styles", "styles"),
        ("rIdSettings", "settings", "settings"),
        ("rIdNumbering", "numbering", "numbering"),
        ("rIdFootnotes", "footnotes", "footnotes"),
        ("rIdFooter", "footer", "footer1"),
    ] {
        out += &format!(
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}.xml\"/>"
        );
    }
    for id in 1..=pictures {
        out += &format!(
            "<Relationship Id=\"rIdFigure{id}\" Type=\"{OFFICE}/image\" Target=\"media/figure{id}.png\"/>"
        );
    }
    out + "</Relationships>"
}

fn core(front: &Front<'_>) -> String {
    let mut out = format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:creator>Temadag</dc:creator><dc:language>{}</dc:language>",
        escaped(front.title),
        tag(front.words.language)
    );
    if let Some(made) = Moment::read(front.made) {
        for name in ["created", "modified"] {
            // The form wants a zone, and the report has none: its own clock stands for Greenwich's.
            out += &format!(
                "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{}Z</dcterms:{name}>",
                made.iso()
            );
        }
    }
    out + "</cp:coreProperties>"
}

fn app() -> String {
    format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Temadag</Application></Properties>"
    )
}

fn settings(language: Language) -> String {
    let tag = tag(language);
    let (decimal, list) = match language {
        Language::Danish => (",", ";"),
        Language::English => (".", ","),
    };
    format!(
        "{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"567\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{tag}\"/><w:decimalSymbol w:val=\"{decimal}\"/><w:listSeparator w:val=\"{list}\"/></w:settings>"
    )
}

/// Bullets, and as many numbered lists as there are, each from 1.
fn numbering(lists: usize) -> String {
    let level = |depth: usize, kind: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{depth}\"><w:start w:val=\"1\"/>\
             <w:numFmt w:val=\"{kind}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>\
             <w:pPr><w:ind w:left=\"{}\" w:hanging=\"{}\"/></w:pPr></w:lvl>",
            454 + 567 * depth,
            454 + 113 * depth
        )
    };
    let levels: String = ["%1.", "%1.%2.", "%1.%2.%3."]
        .iter()
        .enumerate()
        .map(|(depth, text)| level(depth, "decimal", text))
        .collect();
    let mut out = format!(
        "{DECLARATION}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"multilevel\"/>{levels}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level(0, "bullet", "•")
    );
    for list in 1..=lists {
        out += &format!(
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
             <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            list + 1
        );
    }
    out + "</w:numbering>"
}

fn footnotes(notes: &[String]) -> String {
    let mut out = format!(
        "{DECLARATION}<w:footnotes {NAMESPACES}>\
         <w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>\
         <w:r><w:separator/></w:r></w:p></w:footnote>\
         <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>\
         <w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
    );
    for (index, note) in notes.iter().enumerate() {
        out += &format!(
            "<w:footnote w:id=\"{}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>\
             <w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r><w:r>\
             <w:t xml:space=\"preserve\"> </w:t>",
            index + 1
        );
        run_text(&mut out, note);
        out.push_str("</w:r></w:p></w:footnote>");
    }
    out + "</w:footnotes>"
}

/// The title to the left, “Side 3 af 12” to the right.
fn footer(front: &Front<'_>) -> String {
    let words = front.words;
    let mut out = format!(
        "{DECLARATION}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r>"
    );
    run_text(&mut out, &cut(front.title, 80, " …"));
    out += &format!(
        "<w:tab/><w:t xml:space=\"preserve\">{} </w:t></w:r>{}<w:r><w:t xml:space=\"preserve\"> {} </w:t></w:r>{}</w:p></w:ftr>",
        words.page,
        field("PAGE"),
        words.of,
        field("NUMPAGES")
    );
    out
}

/// A field that Word fills in whenever it lays out the page.
fn field(instruction: &str) -> String {
    format!("<w:fldSimple w:instr=\" {instruction} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
}
