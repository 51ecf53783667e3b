use std::io::{Cursor, Write};

use calamine::{Data, Reader, Xlsx};
use intake::{Kind, Note, ReadError, Sheet, bounds, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A packed file of these parts.
pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(content).expect("its content");
    }
    writer.finish().expect("a file").into_inner()
}

/// A workbook of one sheet with this XML in it, and these shared strings.
pub fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relationship = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>")
    };
    let relationships = |all: String| format!("<Relationships>{all}</Relationships>");
    let root = relationships(relationship("r1", "officeDocument", "/xl/workbook.xml"));
    let own = relationships(
        relationship("r1", "worksheet", "worksheets/sheet1.xml")
            + &relationship("r2", "sharedStrings", "sharedStrings.xml"),
    );
    let index = "<workbook><sheets><sheet name=\"Ark &amp; 1\" r:id=\"r1\"/></sheets></workbook>";
    packed(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", index.as_bytes()),
        ("xl/_rels/workbook.xml.rels", own.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn one(bytes: &[u8]) -> Sheet {
    let mut sheets = read("svar.xlsx", bytes).expect("a workbook");
    assert_eq!(sheets.len(), 1);
    sheets.remove(0)
}

/// A form's answers, as a writer that is not ours writes them.
pub fn form() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Svar").expect("a name");
    sheet.write(0, 0, "Temadag, alle svar").expect("a cell");
    for (column, heading) in [
        "Id",
        "Starttidspunkt",
        "Bord",
        "Hvad er potentialet?",
        "Sum",
    ]
    .into_iter()
    .enumerate()
    {
        sheet.write(2, column as u16, heading).expect("a cell");
    }
    let day = Format::new().set_num_format("dd-mm-yyyy hh:mm");
    for row in 3..6_u32 {
        sheet.write(row, 0, row).expect("a cell");
        let moment = ExcelDateTime::from_ymd(2018, 1, 29).expect("a day");
        let moment = moment.and_hms(18, 30, 0).expect("an hour");
        sheet
            .write_with_format(row, 1, &moment, &day)
            .expect("a cell");
        sheet.write(row, 2, 7.0).expect("a cell");
        sheet
            .write(row, 3, format!(" Mere ro\nog <tid> & \"plads\" {row} "))
            .expect("a cell");
        let sum = Formula::new("=0.1+0.2").set_result("0.30000000000000004");
        sheet.write(row, 4, sum).expect("a cell");
    }
    let empty = workbook.add_worksheet();
    empty.set_name("Tom").expect("a name");
    let hidden = workbook.add_worksheet();
    hidden.set_name("Skjult").expect("a name").set_hidden(true);
    hidden.write(0, 0, "Input").expect("a cell");
    hidden.write(1, 0, true).expect("a cell");
    workbook.save_to_buffer().expect("a workbook")
}

#[test]
fn a_workbook_is_read_as_people_see_it() {
    let sheets = read("x", &form()).expect("a workbook");
    let names: Vec<_> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Svar", "Skjult"]);
    let svar = &sheets[0];
    assert_eq!(svar.heading_row, Some(3));
    assert_eq!(svar.headings[1], "Starttidspunkt");
    assert_eq!(svar.numbers, [4, 5, 6]);
    assert_eq!(
        svar.rows[0],
        [
            "3",
            "2018-01-29 18:30",
            "7",
            "Mere ro\nog <tid> & \"plads\" 3",
            "0.3"
        ]
    );
    assert_eq!(svar.notes, [Note::RowsAbove { count: 1 }]);
    assert_eq!(sheets[1].rows, [["1"]]);
    assert_eq!(sheets[1].notes, [Note::Hidden]);
}

#[test]
fn a_reader_that_is_not_ours_sees_the_same_texts() {
    let bytes = form();
    let mut theirs: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).expect("a workbook");
    let range = theirs.worksheet_range("Svar").expect("a sheet");
    let ours = &read("x", &bytes).expect("a workbook")[0];
    for (row, number) in ours.rows.iter().zip(&ours.numbers) {
        for (column, cell) in row.iter().enumerate() {
            match range.get_value((*number as u32 - 1, column as u32)) {
                Some(Data::String(text)) => assert_eq!(text.trim(), cell),
                Some(Data::Float(its)) => {
                    assert!((its - cell.parse::<f64>().expect("a number")).abs() < 1e-12);
                }
                Some(Data::DateTime(_)) => assert_eq!(cell, "2018-01-29 18:30"),
                other => panic!("{other:?} is {cell}"),
            }
        }
    }
}

#[test]
fn what_other_writers_leave_out_or_do_otherwise_is_read() {
    let strings = "<sst><si><r><t>Bo</t></r><r><t>rd</t></r><rPh><t>x</t></rPh></si><si><t>In_x0070_ut</t></si></sst>";
    let sheet = "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<x:worksheet xmlns:x=\"y\"><sheetData>\
        <row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><t>Note</t></is></c></row>\
        <row r=\"9\"><c r=\"B9\" t=\"str\"><f>A1&amp;\"x\"</f><v>Ro &#230;g</v></c><c t=\"e\"><v>#REF!</v></c></row>\
        <row r=\"5\"><c r=\"A5\"><v>7.0</v></c><c r=\"B5\" t=\"b\"><v>0</v></c><c r=\"C5\" t=\"d\"><v>2018-01-29T18:30:00</v></c></row>\
        </sheetData></x:worksheet>";
    let found = one(&workbook(sheet, strings));
    assert_eq!(found.name, "Ark & 1");
    assert_eq!(found.headings, ["Bord", "Input", "Note"]);
    assert_eq!(
        found.rows,
        [vec!["7", "0", "2018-01-29 18:30:00"], vec!["", "Ro æg"]]
    );
    assert_eq!(found.numbers, [5, 9]);
    assert_eq!(found.notes, [Note::Errors { count: 1 }]);
}

#[test]
fn a_far_corner_and_a_great_number_allocate_nothing() {
    let corner = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Input</t></is></c></row>\
        <row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"XFD1048576\"><v>1</v></c></row>\
        </sheetData></worksheet>";
    let found = one(&workbook(
        corner,
        "<sst uniqueCount=\"18446744073709551615\"/>",
    ));
    assert_eq!(found.rows, [["1"]]);
    assert_eq!(found.numbers, [1_048_576]);
    assert_eq!(
        found.notes,
        [Note::ColumnsBeyond {
            count: 16_384 - bounds::COLUMNS
        }]
    );
}

#[test]
fn what_inflates_beyond_the_bound_is_refused() {
    let row = "<row><c t=\"inlineStr\"><is><t>bombe</t></is></c></row>";
    let count = bounds::INFLATED as usize / row.len() + 1;
    let sheet = format!(
        "<worksheet><sheetData>{}</sheetData></worksheet>",
        row.repeat(count)
    );
    let mut bytes = workbook(&sheet, "<sst/>");
    assert!(bytes.len() < 2_000_000);
    let too_large = ReadError::TooLarge {
        most: bounds::INFLATED,
    };
    assert_eq!(read("x", &bytes), Err(too_large.clone()));
    // It says that it is small. Its size stands in the directory at the end and before its content.
    let size = (sheet.len() as u32).to_le_bytes();
    let places: Vec<_> = (0..bytes.len() - 4)
        .filter(|at| bytes[*at..at + 4] == size)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    assert!(matches!(
        read("x", &bytes),
        Err(ReadError::TooLarge { .. } | ReadError::Damaged)
    ));
}

#[test]
fn one_long_text_in_every_cell_is_refused() {
    let long = "a".repeat(bounds::CELL);
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(bounds::COLUMNS);
    let sheet = format!(
        "<worksheet><sheetData>{}</sheetData></worksheet>",
        format!("<row>{cells}</row>").repeat(100)
    );
    let bytes = workbook(&sheet, &format!("<sst><si><t>{long}</t></si></sst>"));
    let most = bounds::TEXT as u64;
    assert_eq!(read("x", &bytes), Err(ReadError::TooLarge { most }));
}

#[test]
fn other_packed_files_are_told_apart() {
    let document = |target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"{target}\"/></Relationships>"
        )
    };
    for (part, root, kind) in [
        (
            "xl/workbook.bin",
            document("xl/workbook.bin"),
            Kind::BinaryExcel,
        ),
        (
            "word/document.xml",
            document("word/document.xml"),
            Kind::Word,
        ),
        (
            "ppt/presentation.xml",
            document("ppt/presentation.xml"),
            Kind::Presentation,
        ),
        ("billede.png", String::from("<a/>"), Kind::Archive),
    ] {
        let bytes = packed(&[("_rels/.rels", root.as_bytes()), (part, b"<a/>")]);
        assert_eq!(
            read("x", &bytes),
            Err(ReadError::NotATable { kind }),
            "{part}"
        );
    }
    let open = packed(&[("content.xml", b"<a/>"), ("META-INF/manifest.xml", b"<a/>")]);
    let kind = Kind::OpenDocument;
    assert_eq!(read("x", &open), Err(ReadError::NotATable { kind }));
}

#[test]
fn parts_with_a_password_are_encrypted() {
    let mut bytes = form();
    for (sign, flags) in [(&b"PK\x03\x04"[..], 6), (b"PK\x01\x02", 8)] {
        let is_it = |at: &usize| bytes[*at..].starts_with(sign);
        let places: Vec<_> = (0..bytes.len()).filter(is_it).collect();
        places.into_iter().for_each(|at| bytes[at + flags] |= 1);
    }
    assert_eq!(read("x", &bytes), Err(ReadError::Encrypted));
}

#[test]
fn half_a_sheet_is_damaged_and_an_empty_one_is_empty() {
    for (sheet, error) in [
        (
            "<worksheet><sheetData><row><c><v>1</v></c></row>",
            ReadError::Damaged,
        ),
        (
            "<worksheet><sheetData><row><c t=\"s\"><v>5</v></c></row></sheetData>",
            ReadError::Damaged,
        ),
        ("<worksheet><sheetData/></worksheet>", ReadError::Empty),
        (
            "<worksheet><sheetData><row><c><v></v></c><c/></row></sheetData></worksheet>",
            ReadError::Empty,
        ),
    ] {
        assert_eq!(read("x", &workbook(sheet, "<sst/>")), Err(error), "{sheet}");
    }
    let bytes = form();
    assert_eq!(
        read("x", &bytes[..bytes.len() / 2]),
        Err(ReadError::Damaged)
    );
}
