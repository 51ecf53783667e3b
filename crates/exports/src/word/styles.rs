//! Styles: how a document looks, and in which language a program that reads it aloud or checks its spelling takes it.

use super::xml::{DECLARATION, NAMESPACES};
use crate::report::Language;

/// The language as Word names it.
pub(super) fn tag(language: Language) -> &'static str {
    match language {
        Language::Danish => "da-DK",
        Language::English => "en-GB",
    }
}

/// Dark enough on white for the smallest text, 10:1.
const INK: &str = "1F3A5F";
/// For what stands beside the text, 6:1.
const GREY: &str = "595959";

/// A paragraph style: id, name, what follows it, whether it is offered in Word's gallery, `pPr`, `rPr`.
type Style<'a> = (&'a str, &'a str, &'a str, bool, &'a str, &'a str);

/// The styles of a document in this language.
pub(super) fn styles(language: Language) -> String {
    let tag = tag(language);
    let mut out = format!(
        "{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Calibri\"/>\
         <w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>\
         <w:lang w:val=\"{tag}\" w:eastAsia=\"{tag}\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"271\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">\
         <w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
         <w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/>\
         <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>"
    );
    let heading = |size: u32| {
        format!(
            "<w:b/><w:bCs/><w:color w:val=\"{INK}\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"
        )
    };
    let grey = |size: u32| {
        format!("<w:color w:val=\"{GREY}\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>")
    };
    let (large, middle, small) = (heading(34), heading(26), heading(22));
    let title = heading(56);
    let (beside, footer) = (grey(20), grey(18));
    let eyebrow = format!(
        "<w:b/><w:bCs/><w:caps/><w:color w:val=\"{GREY}\"/><w:spacing w:val=\"40\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"
    );
    let subtitle = format!("<w:color w:val=\"{INK}\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>");
    let caption = format!(
        "<w:b/><w:bCs/><w:color w:val=\"{INK}\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"
    );
    let title_block = format!(
        "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"10\" w:color=\"{INK}\"/></w:pBdr>\
         <w:spacing w:before=\"0\" w:after=\"240\" w:line=\"240\" w:lineRule=\"auto\"/>"
    );
    let small_text = "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>";
    let all: &[Style<'_>] = &[
        (
            "Heading1",
            "heading 1",
            "Normal",
            true,
            "<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:spacing w:before=\"0\" w:after=\"200\"/><w:outlineLvl w:val=\"0\"/>",
            &large,
        ),
        (
            "Heading2",
            "heading 2",
            "Normal",
            true,
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"360\" w:after=\"100\"/><w:outlineLvl w:val=\"1\"/>",
            &middle,
        ),
        (
            "Heading3",
            "heading 3",
            "Normal",
            true,
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>",
            &small,
        ),
        ("Title", "Title", "Subtitle", true, &title_block, &title),
        (
            "Subtitle",
            "Subtitle",
            "Normal",
            true,
            "<w:spacing w:after=\"200\"/>",
            &subtitle,
        ),
        (
            "Eyebrow",
            "Report Eyebrow",
            "Title",
            false,
            "<w:keepNext/><w:spacing w:before=\"1200\" w:after=\"60\"/>",
            &eyebrow,
        ),
        (
            "Facts",
            "Report Facts",
            "Normal",
            false,
            "<w:keepNext/><w:spacing w:after=\"100\"/>",
            &beside,
        ),
        (
            "Summary",
            "Report Summary",
            "Normal",
            false,
            "<w:keepNext/><w:spacing w:after=\"120\"/>",
            "",
        ),
        (
            "TOCHeading",
            "TOC Heading",
            "Normal",
            false,
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"600\" w:after=\"120\"/>",
            &middle,
        ),
        (
            "TOC1",
            "toc 1",
            "Normal",
            false,
            "<w:tabs><w:tab w:val=\"right\" w:pos=\"9070\"/></w:tabs><w:spacing w:before=\"120\" w:after=\"40\"/>",
            "<w:b/><w:bCs/>",
        ),
        (
            "TOC2",
            "toc 2",
            "Normal",
            false,
            "<w:tabs><w:tab w:val=\"right\" w:pos=\"9070\"/></w:tabs><w:spacing w:after=\"40\"/><w:ind w:left=\"284\"/>",
            "",
        ),
        (
            "ListBullet",
            "List Bullet",
            "ListBullet",
            true,
            "<w:spacing w:after=\"80\"/>",
            "",
        ),
        (
            "ListNumber",
            "List Number",
            "ListNumber",
            true,
            "<w:spacing w:after=\"100\"/>",
            "",
        ),
        (
            "Caption",
            "caption",
            "Normal",
            true,
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"300\" w:after=\"100\"/>",
            &caption,
        ),
        (
            "Picture",
            "Report Picture",
            "Normal",
            false,
            "<w:keepNext/><w:spacing w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/>",
            "",
        ),
        (
            "TableText",
            "Report Table Text",
            "TableText",
            false,
            "<w:spacing w:before=\"30\" w:after=\"30\" w:line=\"245\" w:lineRule=\"auto\"/>",
            small_text,
        ),
        (
            "TableHeading",
            "Report Table Heading",
            "TableText",
            false,
            "<w:keepNext/><w:spacing w:before=\"40\" w:after=\"40\" w:line=\"245\" w:lineRule=\"auto\"/>",
            "<w:b/><w:bCs/><w:color w:val=\"1F3A5F\"/><w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>",
        ),
        (
            "AfterTable",
            "Report After Table",
            "Normal",
            false,
            "<w:spacing w:after=\"0\" w:line=\"200\" w:lineRule=\"exact\"/>",
            "<w:sz w:val=\"12\"/><w:szCs w:val=\"12\"/>",
        ),
        (
            "FootnoteText",
            "footnote text",
            "FootnoteText",
            false,
            "<w:spacing w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>",
            "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
        ),
        (
            "Footer",
            "footer",
            "Footer",
            false,
            "<w:tabs><w:tab w:val=\"right\" w:pos=\"9070\"/></w:tabs><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
            &footer,
        ),
    ];
    for (id, name, next, is_offered, paragraph, run) in all {
        out += &format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:next w:val=\"{next}\"/>"
        );
        if *is_offered {
            out.push_str("<w:qFormat/>");
        }
        out += &format!("<w:pPr>{paragraph}</w:pPr>");
        if !run.is_empty() {
            out += &format!("<w:rPr>{run}</w:rPr>");
        }
        out.push_str("</w:style>");
    }
    out.push_str(OTHERS);
    out.push_str("</w:styles>");
    out
}

/// Styles of signs, and that of tables: lines between the rows, none beside them.
const OTHERS: &str = "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/>\
    <w:basedOn w:val=\"DefaultParagraphFont\"/><w:uiPriority w:val=\"99\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>\
    <w:style w:type=\"table\" w:styleId=\"ReportTable\"><w:name w:val=\"Report Table\"/><w:basedOn w:val=\"TableNormal\"/>\
    <w:tblPr><w:tblBorders>\
    <w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"1F3A5F\"/>\
    <w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"1F3A5F\"/>\
    <w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"BFC8D2\"/></w:tblBorders>\
    <w:tblCellMar><w:top w:w=\"20\" w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/>\
    <w:bottom w:w=\"20\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>";
