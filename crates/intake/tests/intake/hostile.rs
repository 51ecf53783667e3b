//! Bytes from anywhere: whatever they are, there is an answer, and what it holds is within bounds.

use intake::{Defaults, Sheet, bounds, guess, line_id, lines, read, signature};
use proptest::prelude::*;

use super::grid;
use super::xlsx::{form, workbook};

/// Everything that a page does with a file.
fn all(bytes: &[u8]) {
    for sheet in read("fil", bytes).unwrap_or_default() {
        within_bounds(&sheet);
        signature(&sheet.headings);
        let mapping = guess(&sheet, &grid());
        assert_eq!(mapping.columns.len(), sheet.headings.len());
        let out = lines(&sheet, &mapping, &grid(), &Defaults::default());
        let _ = out.lines.iter().map(line_id).count();
        let bare = sheet.without_headings();
        within_bounds(&bare);
    }
}

fn within_bounds(sheet: &Sheet) {
    assert_eq!(sheet.rows.len(), sheet.numbers.len());
    assert!(sheet.rows.len() <= bounds::ROWS);
    assert!(sheet.headings.len() <= bounds::COLUMNS);
    assert!(sheet.numbers.is_sorted());
    for row in &sheet.rows {
        assert!(row.len() <= sheet.headings.len());
        assert!(row.last().is_some_and(|cell| !cell.is_empty()));
        assert!(row.iter().all(|cell| cell.chars().count() <= bounds::CELL));
    }
}

#[test]
fn a_file_of_nothing_but_signs_is_read_in_no_time() {
    // As much as tests have patience for; the bound on files is fifty times that.
    let size = bounds::FILE / 50;
    for sign in [
        ";",
        "\n",
        ";\n",
        "a;\n",
        "\"",
        "\"\"",
        "\"\n",
        "<",
        "a,b\n",
        "\t ",
        "'=",
        "Bord;Input\n",
    ] {
        all(sign.repeat(size / sign.len()).as_bytes());
    }
}

const CSV: &str = "sep=;\r\nSvar\r\n\r\n\"Bord\";Input;title/da;moderated\r\n7;\"Ro; <p>&amp;\"\"tid\"\"\r\nnu\";x;-1\r\n";

const SHEET: &str = "<worksheet><dimension ref=\"A1:C9\"/><sheetData>\
    <row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>\
    <row r=\"2\"><c r=\"A2\" s=\"1\"><v>43129.75</v></c><c t=\"inlineStr\"><is><r><t>R&#230;v</t></r></is></c></row>\
    </sheetData></worksheet>";
const STRINGS: &str =
    "<sst uniqueCount=\"2\"><si><t>Bord</t></si><si><r><t>In_x0070_ut</t></r></si></sst>";

/// Puts other bytes at places, and takes some out.
fn mutated(bytes: &[u8], changes: &[(u16, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (place, byte, what) in changes {
        if bytes.is_empty() {
            break;
        }
        let place = usize::from(*place) % bytes.len();
        match what % 4 {
            0 => bytes[place] = *byte,
            1 => bytes.insert(place, *byte),
            2 => drop(bytes.remove(place)),
            _ => bytes.truncate(place),
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(u16, u8, u8)>> {
    // Cutting off is one in four of each; few changes leave something to read.
    prop::collection::vec((any::<u16>(), any::<u8>(), 0_u8..40), 1..6).prop_map(|all| {
        all.into_iter()
            .map(|(at, byte, what)| (at, byte, if what == 39 { 3 } else { what % 3 }))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        all(&bytes);
        for begin in [&b"PK\x03\x04"[..], b"\xff\xfe", b"\xef\xbb\xbf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"] {
            all(&[begin, &bytes].concat());
        }
    }

    #[test]
    fn random_text(text in "[a-zæøå0-9 ;,|\t\"\n\r'<>&/=._#-]{0,400}") {
        all(text.as_bytes());
        all(format!("title/da;body/da;state\n{text}").as_bytes());
        all(format!("Fokuspunkt;Bord;Input;Skrevet;Id\n{text}").as_bytes());
    }

    #[test]
    fn mutated_csv(changes in changes()) {
        all(&mutated(CSV.as_bytes(), &changes));
    }

    #[test]
    fn mutated_workbook(changes in changes()) {
        all(&mutated(&form(), &changes));
    }

    #[test]
    fn mutated_xml(sheet in changes(), strings in changes()) {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let sheet = text(mutated(SHEET.as_bytes(), &sheet));
        let strings = text(mutated(STRINGS.as_bytes(), &strings));
        all(&workbook(&sheet, &strings));
        all(&workbook(&sheet, STRINGS));
        all(&workbook(SHEET, &strings));
    }
}
