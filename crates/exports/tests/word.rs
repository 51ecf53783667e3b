//! What the document says, line by line.

mod common;

use common::docx::Docx;
use exports::{Language, Report, Sum, word};

fn written(report: &Report) -> Docx {
    Docx::read(&word(report).unwrap())
}

#[test]
fn the_first_page_says_what_it_is_of_and_what_is_in_it() {
    let docx = written(&common::report());
    assert_eq!(
        docx.in_style("Title"),
        ["Temadag om det specialiserede område"]
    );
    assert_eq!(
        docx.in_style("Subtitle"),
        ["29. januar 2018 · Nordkraft, Aalborg"]
    );
    assert_eq!(
        docx.in_style("Facts")[0],
        "Rapporten er lavet 30. januar 2018 kl. 10.15."
    );
    assert_eq!(
        docx.in_style("TOC1"),
        [
            "Hvad der er behandlet\t",
            "Temaer\t",
            "Figurer\t",
            "Bilag: Alle input\t",
            "Bilag: Udeladte input\t"
        ]
    );
    let contents: Vec<String> = docx
        .paragraphs()
        .into_iter()
        .filter(|(style, _)| style.starts_with("TOC") && style != "TOCHeading")
        .map(|(_, words)| words.trim_end().to_owned())
        .collect();
    let headings: Vec<String> = docx
        .paragraphs()
        .into_iter()
        .filter(|(style, _)| style == "Heading1" || style == "Heading2")
        .map(|(_, words)| words)
        .collect();
    assert_eq!(
        contents, headings,
        "the contents name every heading of the two levels"
    );
}

#[test]
fn the_sum_adds_up_before_the_reader() {
    let docx = written(&common::report());
    let paragraphs = docx.in_style("Normal");
    assert_eq!(paragraphs[0], "27 af 30 input er behandlet.");
    let document = docx.document();
    let table = document.all("w:tbl")[0];
    let rows: Vec<String> = table
        .all("w:tr")
        .into_iter()
        .map(|row| {
            let cells = row.all("w:tc").into_iter().map(|cell| cell.words());
            cells.collect::<Vec<_>>().join("|")
        })
        .collect();
    assert_eq!(
        rows,
        [
            "Hvad|Antal",
            "I et tema|10",
            "Flettet|12",
            "Delt|2",
            "Udeladt|2",
            "Skjult|1",
            "Ubehandlet|3",
            "I alt|30"
        ]
    );
}

#[test]
fn every_sentence_of_a_theme_says_where_it_comes_from() {
    let docx = written(&common::report());
    let notes = docx.notes();
    let document = docx.document();
    let items: Vec<String> = document
        .all("w:p")
        .into_iter()
        .filter_map(|paragraph| {
            let reference = paragraph.all("w:footnoteReference").pop()?;
            let id: i64 = reference.attribute("w:id").parse().unwrap();
            Some(format!("{} [{}]", paragraph.words(), notes[&id]))
        })
        .collect();
    assert_eq!(items.len(), 20);
    assert_eq!(
        items[..5],
        [
            "Planen begynder med, hvad borgeren selv vil kunne, og skrives sammen med borgeren. \
             [Fra input nr. 1 og 2; bord 1; borger, pårørende]",
            "Vi skal turde sætte mål for udvikling sammen med borgeren – også når udviklingen er at holde fast i det, \
             man kan. [Fra input nr. 3; bord 2; medarbejder]",
            "Rettigheder er ikke det modsatte af udvikling. Man skal kende sine rettigheder for at turde udvikle sig. \
             [Fra input nr. 6; bord 4; organisation]",
            "Forløb, hvor borgere underviser borgere. [Fra input nr. 7; bord 5; medarbejder]",
            "Kurser i at motivere, og tid til at bruge dem. [Fra en del af input nr. 4; bord 2; politiker]",
        ]
    );
    assert_eq!(
        items[9],
        "Hver familie har én fast kontaktperson, også når barnet bliver voksent, og når familien flytter. \
         [Fra input nr. 16, 17 og 24; bord 1, 2 og 4; borger, pårørende]"
    );
    assert!(items[7].starts_with("Forældrekurser straks efter en diagnose:\n- hvad betyder det\n"));
}

#[test]
fn a_theme_has_its_title_its_facts_and_its_summary_in_order() {
    let docx = written(&common::report());
    let paragraphs = docx.paragraphs();
    let place = paragraphs
        .iter()
        .position(|(style, words)| style == "Heading2" && words == "Borgeren sætter retningen")
        .unwrap();
    let expected = [
        (
            "Facts",
            "8 input fra 5 borde · borger, pårørende og medarbejder · 61 støtter · 48 point · effekt\u{a0}4,25 · gennemførlighed\u{a0}3,5",
        ),
        (
            "Summary",
            "Deltagerne vil gå fra, hvad man har ret til, til hvad man gerne vil kunne. Planen skal begynde hos borgeren selv.",
        ),
        (
            "Summary",
            "Der er uenighed om ordet »udvikling«: nogle hører besparelser i det.",
        ),
    ];
    for ((style, words), (own_style, own_words)) in expected.iter().zip(&paragraphs[place + 1..]) {
        assert_eq!((*style, *words), (own_style.as_str(), own_words.as_str()));
    }
}

#[test]
fn the_annex_holds_every_input_and_what_became_of_it() {
    let report = common::report();
    let docx = written(&report);
    let document = docx.document();
    let rows: Vec<Vec<String>> = document
        .all("w:tr")
        .into_iter()
        .map(|row| {
            row.all("w:tc")
                .into_iter()
                .map(|cell| cell.words())
                .collect()
        })
        .collect();
    for input in &report.inputs {
        let row = rows
            .iter()
            .find(|row: &&Vec<String>| row.len() == 5 && row[0] == input.number.to_string())
            .unwrap();
        assert_eq!(row[1], input.text);
    }
    let row = |number: &str| {
        rows.iter()
            .find(|row| row.len() == 5 && row[0] == number)
            .unwrap()
            .clone()
    };
    assert_eq!(
        row("10")[2..],
        [
            "3 (Limfjorden)",
            "Medarbejder",
            "Flettet. Tema: Hjælp i tide"
        ]
    );
    assert_eq!(
        row("19")[2..],
        [
            "4, fælles",
            "Medarbejder",
            "Tema: Én indgang for hele familien"
        ]
    );
    assert_eq!(row("15")[4], "Udeladt: Handler ikke om strategien");
    assert_eq!(row("28")[4], "Ubehandlet");
    assert_eq!(
        row("21")[4],
        "Delt. Temaer: Én indgang for hele familien; Tid, penge og overblik"
    );
    let left_out = rows
        .iter()
        .find(|row| row.len() == 3 && row[0] == "15")
        .unwrap();
    assert_eq!(
        left_out[1..],
        ["Kaffen var kold.", "Handler ikke om strategien"]
    );
}

#[test]
fn figures_have_their_words_and_their_tables() {
    let docx = written(&common::report());
    assert_eq!(
        docx.in_style("Caption"),
        [
            "Figur 1: Input pr. fokuspunkt",
            "Figur 2: Stemmer pr. interessent: hvem/hvor mange?"
        ]
    );
    let document = docx.document();
    let pictures = document.all("wp:docPr");
    assert_eq!(pictures.len(), 1);
    assert!(
        pictures[0]
            .attribute("descr")
            .starts_with("Fire søjler. Flest input er der til »Sammen")
    );
    assert!(
        docx.in_style("Normal")
            .contains(&"Pårørende har stemt mest.".to_owned())
    );
    let cells: Vec<String> = document
        .all("w:tc")
        .into_iter()
        .map(|cell| cell.words())
        .collect();
    let from = cells.iter().position(|cell| cell == "Stemmer").unwrap();
    assert_eq!(
        cells[from..=from + 6],
        [
            "Stemmer",
            "Borger",
            "•",
            "Pårørende",
            "1.240,0",
            "Medarbejder",
            "310,5"
        ]
    );
}

#[test]
fn names_are_there_only_when_they_may_be() {
    let report = common::report();
    let all = |docx: &Docx| {
        let parts = docx.parts.values();
        parts
            .map(|part| String::from_utf8_lossy(part).into_owned())
            .collect::<String>()
    };
    assert!(!all(&written(&report)).contains("Åse Thomsen"));
    let docx = written(&Report {
        with_names: true,
        ..report
    });
    assert!(
        docx.in_style("TableText")
            .contains(&"Åse Thomsen".to_owned())
    );
    assert!(
        docx.notes()
            .values()
            .any(|note| note.ends_with("; Poul Bach, Mette Lund")
                || note.ends_with("; Mette Lund, Poul Bach"))
    );
    assert!(docx.in_style("Facts")[0].ends_with("Rapporten indeholder navne."));
}

#[test]
fn the_english_report_is_english_throughout() {
    let docx = written(&Report {
        language: Language::English,
        ..common::report()
    });
    assert_eq!(
        docx.in_style("Subtitle"),
        ["29 January 2018 · Nordkraft, Aalborg"]
    );
    assert_eq!(docx.in_style("Normal")[0], "27 of 30 inputs treated.");
    assert_eq!(
        docx.notes()[&10],
        "From input no. 16, 17 and 24; tables 1, 2 and 4; borger, pårørende"
    );
    let words: String = docx
        .paragraphs()
        .into_iter()
        .map(|(_, words)| words + "\n")
        .collect();
    for danish in [
        "Bilag",
        "Indhold",
        "Udeladt",
        "Flettet",
        "Ubehandlet",
        "Gennemførlighed",
        "Hvad der",
    ] {
        assert!(!words.contains(danish), "{danish}");
    }
}

#[test]
fn a_selection_says_that_it_is_one_and_what_it_does_not_show() {
    let mut report = common::report();
    report.filter = Some("Bord 1".to_owned());
    report.inputs.retain(|input| input.table == Some(1));
    let docx = written(&report);
    assert_eq!(
        docx.in_style("Facts")[0],
        "Rapporten viser et udvalg: Bord 1"
    );
    assert_eq!(
        docx.notes()[&10],
        "Fra input nr. 16 og 2 input, der ikke er vist i rapporten; bord 1; pårørende"
    );
    assert_eq!(
        docx.notes()[&2],
        "Kommer fra input, der ikke er vist i rapporten."
    );
    assert!(
        docx.in_style("ListNumber")
            .contains(&"Teksten er ikke med i rapporten.".to_owned())
    );
}

#[test]
fn an_empty_report_is_a_document_too() {
    let docx = written(&Report::default());
    assert_eq!(docx.in_style("Title"), ["Temadag"]);
    assert!(
        docx.in_style("Normal")
            .contains(&"Der er ingen temaer endnu.".to_owned())
    );
    let docx = written(&Report {
        sum: Sum {
            all: 1,
            untreated: 7,
            ..Sum::default()
        },
        ..Report::default()
    });
    assert_eq!(docx.in_style("Normal")[0], "0 af 1 input er behandlet.");
}
