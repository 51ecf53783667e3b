use intake::{Kind, Note, ReadError, bounds, read};

use super::sheet;

#[test]
fn every_delimiter_in_every_encoding_gives_the_same_table() {
    let wanted = sheet("Bord;Navn;Input\n7;Åse;Mere ro, “nu”\n8;Øjvind;Tid\n");
    assert_eq!(wanted.headings, ["Bord", "Navn", "Input"]);
    assert_eq!(wanted.rows[0], ["7", "Åse", "Mere ro, “nu”"]);
    assert_eq!(wanted.name, "svar");
    for delimiter in [",", ";", "\t", "|"] {
        for ends in ["\n", "\r\n", "\r"] {
            let lines = [
                ["Bord", "Navn", "Input"],
                ["7", "Åse", "\"Mere ro, “nu”\""],
                ["8", "Øjvind", "Tid"],
            ];
            let text = lines.map(|line| line.join(delimiter)).join(ends);
            let units = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
                text.encode_utf16().flat_map(bytes).collect()
            };
            let windows: Vec<u8> = text
                .chars()
                .map(|letter| match letter {
                    '“' => 0x93,
                    '”' => 0x94,
                    _ => u8::try_from(u32::from(letter)).expect("a letter of Windows"),
                })
                .collect();
            for (encoding, bytes) in [
                ("utf-8", text.as_bytes().to_vec()),
                (
                    "utf-8 with a mark",
                    [b"\xef\xbb\xbf", text.as_bytes()].concat(),
                ),
                (
                    "utf-16 le",
                    [b"\xff\xfe".to_vec(), units(u16::to_le_bytes)].concat(),
                ),
                (
                    "utf-16 be",
                    [b"\xfe\xff".to_vec(), units(u16::to_be_bytes)].concat(),
                ),
                ("windows-1252", windows),
            ] {
                let mut found = sheet(bytes);
                let is_western = found.notes == [Note::WesternLetters];
                assert_eq!(is_western, encoding == "windows-1252", "{:?}", found.notes);
                found.notes.clear();
                assert_eq!(found, wanted, "{encoding}, {delimiter:?}, {ends:?}");
            }
        }
    }
}

#[test]
fn what_excel_saves_in_denmark_is_read() {
    // Windows-1252, semicolons, decimal commas, quotation marks only where they must be.
    let bytes =
        b"Bord;Input;Tal\r\n7;\"Ro; orden\r\nog \"\"tid\"\"\";1,5\r\n;;\r\n8;P\xe5r\xf8rende;2\r\n";
    let sheet = sheet(bytes);
    assert_eq!(sheet.rows[0], ["7", "Ro; orden\nog \"tid\"", "1,5"]);
    assert_eq!(sheet.rows[1], ["8", "Pårørende", "2"]);
    // The empty row is left out and counted, as in the spreadsheet.
    assert_eq!(sheet.numbers, [2, 4]);
    assert_eq!(super::sheet("sep=|\r\na;b|c\r\nd|e").rows, [["d", "e"]]);
}

#[test]
fn rows_have_the_numbers_that_a_spreadsheet_gives_them() {
    let sheet = sheet("Svar\n\nBord;Input\n\n\n7;\"a\nb\n\nc\"\n8;d\n\n;\n9;e");
    assert_eq!(sheet.heading_row, Some(3));
    assert_eq!(sheet.numbers, [6, 7, 10]);
    assert_eq!(sheet.notes, [Note::RowsAbove { count: 1 }]);
}

#[test]
fn ragged_rows_keep_what_they_have_and_are_said() {
    let sheet = sheet("Bord;Input\n7\n8;Ro;mere;\n9;Tid;\n");
    assert_eq!(sheet.headings, ["Bord", "Input", ""]);
    assert_eq!(
        sheet.rows,
        [vec!["7"], vec!["8", "Ro", "mere"], vec!["9", "Tid"]]
    );
    assert_eq!(sheet.notes, [Note::Ragged { count: 1, row: 3 }]);
    assert_eq!(sheet.cell(0, 1), "");
    assert_eq!(sheet.cell(9, 9), "");
}

#[test]
fn a_list_without_headings_loses_no_row() {
    let text = "Der skal være flere pædagoger i børnehaverne nu\nRo, orden\nTid, penge\n";
    let found = sheet(text);
    assert_eq!(found.rows.len(), 3);
    assert_eq!(found.notes, [Note::NoHeadings]);
    // A person may say so where it is not seen.
    let found = sheet("Ro\nTid\n").without_headings();
    assert_eq!(found.rows, [["Ro"], ["Tid"]]);
    assert_eq!(found.numbers, [1, 2]);
    assert_eq!(
        (found.heading_row, found.headings),
        (None, vec![String::new()])
    );
}

#[test]
fn an_open_quotation_mark_is_said() {
    let found = sheet("Bord;Input\n7;Ro\n8;\"Tid\n9;Orden\n");
    assert_eq!(found.notes, [Note::QuoteOpen { row: 3 }]);
    assert_eq!(found.rows[1], ["8", "Tid\n9;Orden"]);
    assert!(sheet("Bord;Input\n7;12\" skærm\n").notes.is_empty());
}

#[test]
fn what_is_beyond_the_bounds_is_said() {
    let mut text = String::from("Bord;Input\n");
    for row in 0..bounds::ROWS + 5 {
        text += &format!("{};Linje {row}\n", row % 60 + 1);
    }
    let found = sheet(&text);
    assert_eq!(
        found.rows.len(),
        bounds::ROWS - 1,
        "the headings are a row too"
    );
    assert_eq!(found.notes, [Note::RowsBeyond { count: 6 }]);

    let wide = vec!["ord"; bounds::COLUMNS + 3].join(";");
    let found = sheet(format!("{wide}\n{wide}\n"));
    assert_eq!(found.rows[0].len(), bounds::COLUMNS);
    assert_eq!(found.notes, [Note::ColumnsBeyond { count: 3 }]);

    let long = "å".repeat(bounds::CELL + 1);
    let found = sheet(format!("Bord;Input\n7;{long}\n"));
    assert_eq!(found.rows[0][1].chars().count(), bounds::CELL);
    assert_eq!(found.notes, [Note::CellsCut { count: 1, row: 2 }]);

    let large = vec![b'a'; bounds::FILE + 1];
    let most = bounds::FILE as u64;
    assert_eq!(read("a.csv", &large), Err(ReadError::TooLarge { most }));
}

#[test]
fn what_is_no_table_is_told_by_its_bytes() {
    let compound = |name: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.extend([0; 64]);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let not = |kind| ReadError::NotATable { kind };
    for (bytes, error) in [
        (vec![], ReadError::Empty),
        (b" \r\n;;\n".to_vec(), ReadError::Empty),
        (b"\xef\xbb\xbf".to_vec(), ReadError::Empty),
        (b"%PDF-1.7 \xff".to_vec(), not(Kind::Pdf)),
        (b"\x89PNG\r\n\x1a\n\0".to_vec(), not(Kind::Picture)),
        (b"<html><table><tr><td>7".to_vec(), not(Kind::Markup)),
        (
            b" <?xml version=\"1.0\"?><Workbook>".to_vec(),
            not(Kind::Markup),
        ),
        (b"{\"a\": 1}\n".to_vec(), not(Kind::Json)),
        (b"\x1f\x8b\x08".to_vec(), not(Kind::Archive)),
        (b"\x7fELF\x02\0\0".to_vec(), not(Kind::Other)),
        (compound("Workbook"), not(Kind::OldExcel)),
        (compound("WordDocument"), not(Kind::Word)),
        (compound("EncryptedPackage"), ReadError::Encrypted),
        (b"PK\x03\x04".to_vec(), ReadError::Damaged),
    ] {
        assert_eq!(read("svar.xlsx", &bytes), Err(error), "{bytes:?}");
    }
}

#[test]
fn what_goes_between_page_and_worker_is_json() {
    let found = sheet("Titel\n\nBord;Input\n7;Ro;\n8;Tid;nu\n");
    let json = serde_json::to_string(&found).expect("JSON");
    assert!(json.contains("\"headingRow\":3"), "{json}");
    assert!(
        json.contains("{\"note\":\"rowsAbove\",\"count\":1}"),
        "{json}"
    );
    assert_eq!(
        serde_json::from_str::<intake::Sheet>(&json).expect("a sheet"),
        found
    );
    for error in [
        ReadError::Encrypted,
        ReadError::TooLarge { most: 7 },
        ReadError::NotATable {
            kind: Kind::OldExcel,
        },
    ] {
        let json = serde_json::to_string(&error).expect("JSON");
        assert_eq!(
            serde_json::from_str::<ReadError>(&json).expect("an error"),
            error
        );
    }
}
