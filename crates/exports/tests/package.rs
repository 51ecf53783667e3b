//! The document as a package: what Word, a screen reader and a search ask of it beside its words.

mod common;

use common::{docx::Docx, sound};
use exports::{Figure, Language, Report, word};

fn written(report: &Report) -> Docx {
    Docx::read(&word(report).unwrap())
}

#[test]
fn every_document_is_sound() {
    sound::check(&written(&Report::default()));
    sound::check(&written(&common::report()));
    sound::check(&written(&Report {
        with_names: true,
        language: Language::English,
        filter: Some(String::new()),
        ..common::report()
    }));
    sound::check(&written(&common::large(300)));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = common::report();
    assert_eq!(word(&report).unwrap(), word(&report).unwrap());
}

#[test]
fn the_properties_say_what_it_is_and_when_it_was_made() {
    let docx = written(&common::report());
    let core = docx.part("docProps/core.xml");
    let said = |name: &str| core.child(name).map(|one| one.children[0].text.clone());
    assert_eq!(
        said("dc:title").unwrap(),
        "Temadag om det specialiserede område"
    );
    assert_eq!(said("dc:language").unwrap(), "da-DK");
    assert_eq!(said("dcterms:created").unwrap(), "2018-01-30T10:15:00Z");
    assert_eq!(said("dcterms:modified"), said("dcterms:created"));
    let docx = written(&Report {
        made: "i går".to_owned(),
        ..common::report()
    });
    assert!(
        docx.part("docProps/core.xml")
            .child("dcterms:created")
            .is_none()
    );
    assert!(docx.in_style("Facts")[0].contains("i går"));
}

#[test]
fn it_is_read_aloud_in_its_language() {
    for (language, tag) in [(Language::Danish, "da-DK"), (Language::English, "en-GB")] {
        let docx = written(&Report {
            language,
            ..common::report()
        });
        let styles = docx.part("word/styles.xml");
        let defaults = styles.child("w:docDefaults").unwrap();
        assert_eq!(defaults.all("w:lang")[0].attribute("w:val"), tag);
    }
}

#[test]
fn pages_say_which_of_how_many_they_are() {
    let docx = written(&common::report());
    let footer = docx.part("word/footer1.xml");
    assert_eq!(
        footer.words(),
        "Temadag om det specialiserede område\tSide 1 af 1"
    );
    let fields: Vec<&str> = footer
        .all("w:fldSimple")
        .iter()
        .map(|field| field.attribute("w:instr").trim())
        .collect();
    assert_eq!(fields, ["PAGE", "NUMPAGES"]);
}

#[test]
fn every_list_begins_at_one() {
    let docx = written(&common::report());
    let document = docx.document();
    let mut lists: Vec<String> = document
        .all("w:numId")
        .iter()
        .map(|one| one.attribute("w:val").to_owned())
        .collect();
    lists.dedup();
    assert_eq!(
        lists,
        ["1", "2", "3", "4", "5"],
        "bullets, and a list for each theme"
    );
    let numbering = docx.part("word/numbering.xml");
    assert_eq!(numbering.all("w:startOverride").len(), 4);
}

#[test]
fn notes_have_the_signs_that_part_them_from_the_text() {
    let docx = written(&Report::default());
    let notes = docx.part("word/footnotes.xml");
    assert_eq!(notes.all("w:separator").len(), 1);
    assert_eq!(notes.all("w:continuationSeparator").len(), 1);
    assert_eq!(docx.part("word/settings.xml").all("w:footnote").len(), 2);
}

#[test]
fn pictures_are_those_of_the_report_and_each_has_its_own_id() {
    let mut report = common::report();
    let first = report.figures[0].clone();
    report.figures.push(Figure {
        title: String::new(),
        alternative: "\"<&>\"\nto linjer".to_owned(),
        png: common::png::bars(&[10, 20]),
        width: 0,
        height: 0,
        table: None,
    });
    let docx = written(&report);
    sound::check(&docx);
    assert_eq!(docx.parts["word/media/figure1.png"], first.png);
    let document = docx.document();
    let pictures = document.all("wp:docPr");
    assert_eq!(pictures.len(), 2);
    assert_eq!(pictures[1].attribute("descr"), "\"<&>\" to linjer");
    assert_eq!(
        document.all("wp:extent")[0].attribute("cx"),
        (480 * 9525).to_string()
    );
    assert_eq!(docx.in_style("Caption")[2], "Figur 3");
}
