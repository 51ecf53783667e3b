//! Whether a document is one that Word opens without a word: the order of elements that the schema of Open XML wants,
//! ids that stand once, and nothing that points nowhere.

use std::collections::{BTreeSet, HashSet};

use super::docx::{Docx, Element};

/// Elements with an order, and the children that we may write in them, in the schema's order.
const ORDER: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:caps",
            "w:color",
            "w:spacing",
            "w:sz",
            "w:szCs",
            "w:u",
            "w:vertAlign",
            "w:lang",
        ],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:shd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
            "w:tblCaption",
            "w:tblDescription",
        ],
    ),
    (
        "w:tcPr",
        &[
            "w:tcW",
            "w:gridSpan",
            "w:vMerge",
            "w:tcBorders",
            "w:shd",
            "w:noWrap",
            "w:tcMar",
            "w:vAlign",
        ],
    ),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:tc", &["w:tcPr", "w:p"]),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:footnotePr",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:cols",
            "w:titlePg",
        ],
    ),
    (
        "w:settings",
        &[
            "w:zoom",
            "w:defaultTabStop",
            "w:characterSpacingControl",
            "w:footnotePr",
            "w:endnotePr",
            "w:compat",
            "w:themeFontLang",
            "w:decimalSymbol",
            "w:listSeparator",
        ],
    ),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
    ),
    ("w:styles", &["w:docDefaults", "w:style"]),
    ("w:numbering", &["w:abstractNum", "w:num"]),
    ("w:abstractNum", &["w:multiLevelType", "w:lvl"]),
    (
        "w:lvl",
        &["w:start", "w:numFmt", "w:lvlText", "w:lvlJc", "w:pPr"],
    ),
    (
        "w:tblBorders",
        &[
            "w:top",
            "w:left",
            "w:bottom",
            "w:right",
            "w:insideH",
            "w:insideV",
        ],
    ),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:sdt", &["w:sdtPr", "w:sdtContent"]),
    (
        "wp:inline",
        &[
            "wp:extent",
            "wp:effectExtent",
            "wp:docPr",
            "wp:cNvGraphicFramePr",
            "a:graphic",
        ],
    ),
    ("pic:pic", &["pic:nvPicPr", "pic:blipFill", "pic:spPr"]),
];

/// Fails where Word would say that it found something unreadable.
pub fn check(docx: &Docx) {
    let names: Vec<&String> = docx
        .parts
        .keys()
        .filter(|name| name.ends_with(".xml"))
        .collect();
    for name in names {
        docx.part(name).walk(&mut |element| in_order(name, element));
    }
    every_part_is_declared(docx);
    relationships_resolve(docx);
    let document = docx.document();
    once(&document, "w:bookmarkStart", "w:id");
    once(&document, "w:bookmarkStart", "w:name");
    once(&document, "wp:docPr", "id");
    everything_leads_somewhere(docx, &document);
    fields_end(&document);
    // Word wants a paragraph at the end of a cell, and one between two tables.
    for cell in document.all("w:tc") {
        assert_eq!(cell.children.last().unwrap().name, "w:p");
    }
    let body = document.child("w:body").unwrap();
    for pair in body.children.windows(2) {
        assert!(pair[0].name != "w:tbl" || pair[1].name == "w:p");
    }
    for table in document.all("w:tbl") {
        let columns = table.all("w:gridCol").len();
        let rows = table.all("w:tr");
        assert!(
            rows[0].all("w:tblHeader").len() == 1,
            "the first row is repeated"
        );
        assert!(rows.iter().all(|row| row.all("w:tc").len() == columns));
    }
}

fn in_order(part: &str, element: &Element) {
    let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == element.name) else {
        return;
    };
    let mut last = 0;
    for child in &element.children {
        let place = order.iter().position(|name| *name == child.name);
        let place = place.unwrap_or_else(|| panic!("{} in {} of {part}", child.name, element.name));
        assert!(
            place >= last,
            "{} comes too late in {} of {part}",
            child.name,
            element.name
        );
        last = place;
    }
}

fn once(document: &Element, element: &str, attribute: &str) {
    let mut seen = HashSet::new();
    for found in document.all(element) {
        let value = found.attribute(attribute);
        assert!(
            !value.is_empty() && seen.insert(value),
            "{element} {attribute}={value:?}"
        );
    }
}

fn every_part_is_declared(docx: &Docx) {
    let types = docx.part("[Content_Types].xml");
    let defaults: HashSet<&str> = types
        .all("Default")
        .iter()
        .map(|kind| kind.attribute("Extension"))
        .collect();
    let mut declared = HashSet::new();
    for kind in types.all("Override") {
        let name = kind.attribute("PartName").strip_prefix('/').unwrap();
        assert!(docx.parts.contains_key(name), "{name}");
        declared.insert(name);
    }
    for name in docx.parts.keys().filter(|name| !name.starts_with('[')) {
        let extension = name.rsplit_once('.').unwrap().1;
        // That a part is XML says nothing of what it is.
        let is_declared = extension != "xml" || declared.contains(name.as_str());
        assert!(defaults.contains(extension) && is_declared, "{name}");
    }
}

fn relationships_resolve(docx: &Docx) {
    for (of, folder) in [
        ("_rels/.rels", ""),
        ("word/_rels/document.xml.rels", "word/"),
    ] {
        let relationships = docx.part(of);
        once(&relationships, "Relationship", "Id");
        for relationship in relationships.all("Relationship") {
            let target = format!("{folder}{}", relationship.attribute("Target"));
            assert!(docx.parts.contains_key(&target), "{target}");
        }
    }
    let relationships = docx.part("word/_rels/document.xml.rels");
    let known: HashSet<&str> = relationships
        .all("Relationship")
        .iter()
        .map(|one| one.attribute("Id"))
        .collect();
    docx.document().walk(&mut |element| {
        for (name, value) in &element.attributes {
            assert!(
                !name.starts_with("r:") || known.contains(value.as_str()),
                "{name}={value}"
            );
        }
    });
}

fn everything_leads_somewhere(docx: &Docx, document: &Element) {
    let bookmarks: HashSet<&str> = document
        .all("w:bookmarkStart")
        .iter()
        .map(|one| one.attribute("w:name"))
        .collect();
    for link in document.all("w:hyperlink") {
        assert!(bookmarks.contains(link.attribute("w:anchor")));
    }
    for field in document.all("w:instrText") {
        let words: Vec<&str> = field.children[0].text.split_whitespace().collect();
        assert!(
            words[0] != "PAGEREF" || bookmarks.contains(words[1]),
            "{words:?}"
        );
    }
    let referred: Vec<i64> = document
        .all("w:footnoteReference")
        .iter()
        .map(|one| one.attribute("w:id").parse().unwrap())
        .collect();
    let known: Vec<i64> = docx.notes().into_keys().collect();
    assert_eq!(
        referred, known,
        "every note is referred to once, and in order"
    );
    let styles = docx.part("word/styles.xml");
    let styles: BTreeSet<&str> = styles
        .all("w:style")
        .iter()
        .map(|one| one.attribute("w:styleId"))
        .collect();
    let lists = docx.part("word/numbering.xml");
    let lists: HashSet<&str> = lists
        .all("w:num")
        .iter()
        .map(|one| one.attribute("w:numId"))
        .collect();
    for part in [
        "word/document.xml",
        "word/footnotes.xml",
        "word/footer1.xml",
        "word/styles.xml",
    ] {
        docx.part(part).walk(&mut |element| {
            let value = element.attribute("w:val");
            match element.name.as_str() {
                "w:pStyle" | "w:rStyle" | "w:tblStyle" | "w:basedOn" | "w:next" => {
                    assert!(styles.contains(value), "{value} in {part}");
                }
                "w:numId" => assert!(lists.contains(value), "{value}"),
                _ => {}
            }
        });
    }
}

fn fields_end(document: &Element) {
    let mut open = 0;
    for sign in document.all("w:fldChar") {
        match sign.attribute("w:fldCharType") {
            "begin" => open += 1,
            "end" => open -= 1,
            _ => assert!(open > 0),
        }
        assert!(open >= 0);
    }
    assert_eq!(open, 0);
}
