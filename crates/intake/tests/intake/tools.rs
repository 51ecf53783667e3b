use intake::{Defaults, Grid, Mapping, Meaning, Noted, Sheet, State, Why, guess, lines};

use super::{grid, sheet};

/// The meanings of the columns, a letter each.
fn guessed(sheet: &Sheet, grid: &Grid) -> String {
    let letter = |meaning: &Meaning| match meaning {
        Meaning::Text => 'T',
        Meaning::Title => 'H',
        Meaning::FocusPoint => 'F',
        Meaning::Aspect => 'A',
        Meaning::Table => 'B',
        Meaning::Stakeholder => 'S',
        Meaning::Name => 'N',
        Meaning::Nothing => '-',
    };
    let Mapping { columns, values } = guess(sheet, grid);
    assert!(values.is_empty());
    columns.iter().map(letter).collect()
}

#[test]
fn columns_are_guessed_by_heading_and_by_content() {
    let sentence = "Vi skal have mere tid til børnene og de pårørende";
    for (what, text, wanted) in [
        ("danish", "Bordnummer;Rolle;Navn;Fokuspunkt;Aspekt;Svar\n1;a;b;c;d;e\n".to_owned(), "BSNFAT"),
        ("english", "Table no.,Role,Name,Focus point,Aspect,Comment\n1,a,b,c,d,e\n".to_owned(), "BSNFAT"),
        (
            "by content",
            format!("Gruppe;Hvem;Emne;Del;Hvad\n7;Borger;tidlige indsatser;potentiale;{sentence}\n7;paaroerende;Tidlige Indsatser.;Forudsætninger;Ro\n"),
            "BSFAT",
        ),
        (
            "one question a column",
            "Id;Fuldførelsestidspunkt;Bord;Hvad er potentiale ved tidlige indsatser?;Forudsætninger?\n1;2018-01-29;7;Ro;Tid\n2;2018-01-29;8;Tid;Ro\n".to_owned(),
            "--BTT",
        ),
        (
            "numbers that are no tables",
            format!("Svarnummer;Hvor enig er du?;Andet\n1;5;{sentence}\n2;5;{sentence} nu\n3;4;Nej\n"),
            "--T",
        ),
        ("two that mean the same", "Bord;Table;Input\n1;2;Ro\n".to_owned(), "B-T"),
        ("one column", format!("Ord\n{sentence}\n"), "T"),
        ("nothing written", "Alder;Antal\n7;8\n".to_owned(), "--"),
    ] {
        assert_eq!(guessed(&sheet(&text), &grid()), wanted, "{what}");
    }
    let none = guess(&Sheet::default(), &Grid::default());
    assert_eq!(none, Mapping::default());
}

#[test]
fn proposals_of_decidim_are_one_text_each_in_one_language() {
    let text = "id,category/name/da,title/da,title/en,body/da,body/en,state,votes,author/name\n\
        1,Tidlige indsatser,Mere ro,More calm,\"<p>I alle <b>klasser</b></p><p>&amp; hjem</p>\",In all,accepted,3,Åse\n\
        2,Tidlige indsatser,Tid,Time,Tid,Time,withdrawn,0,Bo\n\
        3,Sammenhængende indsatser,Fælles mål,,,,rejected,1,\n\
        4,,,,,,,,\n";
    let sheet = sheet(text);
    assert_eq!(guessed(&sheet, &grid()), "-FH-T---N");
    let mapping = guess(&sheet, &grid());
    let out = lines(&sheet, &mapping, &grid(), &Defaults::default());
    let texts: Vec<_> = out.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(
        texts,
        ["Mere ro\nI alle klasser\n& hjem", "Tid", "Fælles mål"]
    );
    assert_eq!(out.lines[2].focus_point.as_deref(), Some("f3"));
    assert_eq!(out.lines[0].name.as_deref(), Some("Åse"));
    let noted = |row, state| Noted { row, state };
    assert_eq!(
        out.noted,
        [noted(3, State::Withdrawn), noted(4, State::Rejected)]
    );
    assert_eq!(out.passed_over[0].why, Why::Empty);
}

#[test]
fn statements_of_polis_come_without_what_was_turned_down() {
    let text = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n\
        1517247005250,Mon Jan 29 2018,0,1,7,2,1,\"Mere ro, mere tid\"\n\
        1517247005251,Mon Jan 29 2018,1,2,0,9,-1,Købekøbekøb\n\
        1517247005252,Mon Jan 29 2018,2,1,3,3,0,Fælles mål\n";
    let sheet = sheet(text);
    assert_eq!(guessed(&sheet, &grid()), "-------T");
    let out = lines(
        &sheet,
        &guess(&sheet, &grid()),
        &grid(),
        &Defaults::default(),
    );
    let texts: Vec<_> = out.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(texts, ["Mere ro, mere tid", "Fælles mål"]);
    assert_eq!(out.passed_over.len(), 1);
    assert_eq!(
        (out.passed_over[0].row, out.passed_over[0].why),
        (3, Why::Moderated)
    );
}

#[test]
fn our_own_export_is_read_back_as_it_was() {
    for (headings, joint) in [
        (
            "Fokuspunkt;Aspekt;Bord;Interessent;Navn;Fælles;Input;Skrevet;Importeret;Id",
            "nej",
        ),
        (
            "Focus point;Aspect;Table;Stakeholder;Name;Shared;Input;Written;Imported;Id",
            "no",
        ),
    ] {
        let row = [
            "Tidlige indsatser",
            "Potentiale",
            "7",
            "Pårørende",
            "'-Åse",
            joint,
            "'=ro;'-støj, \"\"nu\"\"\nog tid",
            "2018-01-29 18:30",
            "",
            "0123456789abcdef",
        ];
        let row = row.map(|cell| format!("\"{cell}\"")).join(";");
        let headings = headings
            .split(';')
            .map(|cell| format!("\"{cell}\""))
            .collect::<Vec<_>>()
            .join(";");
        let sheet = sheet(format!("\u{feff}{headings}\r\n{row}\r\n"));
        assert_eq!(guessed(&sheet, &grid()), "FABSN-T---");
        let out = lines(
            &sheet,
            &guess(&sheet, &grid()),
            &grid(),
            &Defaults::default(),
        );
        let line = &out.lines[0];
        assert_eq!(line.text, "=ro;-støj, \"nu\"\nog tid");
        assert_eq!(line.name.as_deref(), Some("-Åse"));
        assert_eq!(line.focus_point.as_deref(), Some("f2"));
        assert_eq!(line.aspect.as_deref(), Some("a1"));
        assert_eq!(line.stakeholder.as_deref(), Some("s2"));
        assert_eq!(line.table, Some(7));
        assert!(out.unmatched.is_empty());
    }
}
