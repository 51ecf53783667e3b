//! A paper as a Word document, read back by another's reader.

mod common;

use common::docx::Docx;
use exports::{Block, Language, Paper, Span, paper_word};

fn words(text: &str) -> Vec<Span> {
    vec![Span::Words(text.to_owned())]
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level,
        text: text.to_owned(),
    }
}

fn point(begins: bool, depth: u8, text: &str) -> Block {
    Block::Point {
        begins,
        depth,
        spans: words(text),
    }
}

fn paper(blocks: Vec<Block>) -> Paper {
    Paper {
        language: Language::Danish,
        kind: "Udkast".to_owned(),
        title: "Udviklingsstrategi <for> børn & unge".to_owned(),
        subtitle: "2016–2020".to_owned(),
        made: "2016-01-22T10:15".to_owned(),
        contents: true,
        blocks,
    }
}

fn written(blocks: Vec<Block>) -> Docx {
    Docx::read(&paper_word(&paper(blocks)).expect("it is packed"))
}

#[test]
fn the_first_page_says_what_it_is_and_names_every_chapter() {
    let docx = written(vec![
        heading(1, "Forord"),
        heading(2, "Hvad gør vi?"),
        heading(3, "Ikke i indholdet"),
    ]);
    assert_eq!(docx.in_style("Eyebrow"), ["Udkast"]);
    assert_eq!(
        docx.in_style("Title"),
        ["Udviklingsstrategi <for> børn & unge"]
    );
    assert_eq!(docx.in_style("Subtitle"), ["2016–2020"]);
    assert_eq!(docx.in_style("Facts"), ["22. januar 2016"]);
    assert_eq!(docx.in_style("TOC1"), ["Forord\t"]);
    assert_eq!(docx.in_style("TOC2"), ["Hvad gør vi?\t"]);
    assert_eq!(docx.in_style("Heading3"), ["Ikke i indholdet"]);
}

#[test]
fn points_are_numbered_by_word_and_each_list_begins_anew() {
    let docx = written(vec![
        point(true, 0, "Et"),
        point(false, 0, "To"),
        point(false, 1, "To et"),
        point(true, 0, "Ny liste"),
    ]);
    let document = docx.document();
    let of = |name: &str| -> Vec<String> {
        let all = document.all(name);
        all.iter()
            .map(|one| one.attributes["w:val"].clone())
            .collect()
    };
    assert_eq!(of("w:ilvl"), ["0", "0", "1", "0"]);
    let lists = of("w:numId");
    assert_eq!(lists[0], lists[2]);
    assert_ne!(lists[0], lists[3]);
    let numbering = docx.part("word/numbering.xml");
    let levels: Vec<_> = numbering
        .all("w:lvlText")
        .iter()
        .map(|one| one.attributes["w:val"].clone())
        .collect();
    assert!(levels.contains(&"%1.%2.".to_owned()), "{levels:?}");
}

#[test]
fn a_text_keeps_its_paragraphs_notes_links_and_what_came_and_went() {
    let docx = written(vec![Block::Text {
        spans: vec![
            Span::Words("Ventetiden er ".to_owned()),
            Span::Gone("kort".to_owned()),
            Span::New("højst ti uger".to_owned()),
            Span::Note("Lov om social service.".to_owned()),
            Span::Words(".\n\nSe ".to_owned()),
            Span::Link("https://aalborg.dk/?a=1&b=\"2\"".to_owned()),
        ],
    }]);
    assert_eq!(
        docx.in_style("Normal"),
        [
            "Ventetiden er korthøjst ti uger.",
            "Se https://aalborg.dk/?a=1&b=\"2\""
        ]
    );
    assert_eq!(docx.document().all("w:strike").len(), 1);
    let notes = docx.part("word/footnotes.xml");
    assert!(notes.words().contains("Lov om social service."));
    let document = docx.document();
    let link = document.all("w:fldSimple");
    assert!(link[0].attributes["w:instr"].contains("HYPERLINK \"https://aalborg.dk/?a=1&b=2\""));
}

#[test]
fn who_signs_stands_two_and_two_and_a_picture_says_what_it_shows() {
    let png = common::png::bars(&[3, 1, 2]);
    let docx = written(vec![
        Block::Signatures {
            signed: vec![
                ("Mai-Britt Iversen".to_owned(), "Rådmand".to_owned()),
                ("Tina French Nielsen".to_owned(), "Rådmand".to_owned()),
                ("Tredje".to_owned(), "Titel".to_owned()),
            ],
        },
        Block::Picture {
            caption: "Figur 2".to_owned(),
            alternative: "Hovedpointer mod spor".to_owned(),
            png,
        },
        Block::Table {
            caption: "Tidsplan".to_owned(),
            columns: vec![("Hvad".to_owned(), 70), ("Hvornår".to_owned(), 30)],
            rows: vec![vec!["Byråd".to_owned(), "04.04.16".to_owned()]],
        },
    ]);
    let document = docx.document();
    let rows = document.all("w:tbl")[0].all("w:tr").len();
    assert_eq!(rows, 2);
    assert_eq!(
        document.all("wp:docPr")[0].attributes["descr"],
        "Hovedpointer mod spor"
    );
    assert_eq!(docx.in_style("TableText"), ["Byråd", "04.04.16"]);
}

/// Whatever stands in it, the file is whole, and the same paper gives the same bytes.
#[test]
fn awkward_words_are_words() {
    let awkward = "</w:t><w:evil/>\u{0}\u{ffff}&amp; \"»”\n\n\n\t";
    let blocks = vec![
        heading(9, awkward),
        Block::Text {
            spans: Span::of(awkward),
        },
        Block::Aside {
            text: awkward.to_owned(),
        },
        point(false, 9, awkward),
        Block::Bullet {
            spans: words(awkward),
        },
        Block::Signatures {
            signed: vec![(awkward.to_owned(), awkward.to_owned())],
        },
        Block::Table {
            caption: awkward.to_owned(),
            columns: vec![(awkward.to_owned(), 100)],
            rows: vec![vec![awkward.to_owned(), awkward.to_owned()], Vec::new()],
        },
        Block::Picture {
            caption: awkward.to_owned(),
            alternative: awkward.to_owned(),
            png: vec![1, 2, 3],
        },
    ];
    let docx = written(blocks.clone());
    assert!(docx.document().all("w:evil").is_empty());
    let twice = [
        paper_word(&paper(blocks.clone())),
        paper_word(&paper(blocks)),
    ];
    let [one, other] = twice.map(|bytes| bytes.expect("it is packed"));
    assert_eq!(one, other);
}
