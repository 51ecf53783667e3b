//! How long it takes: `cargo test --release -p temadag-intake speed -- --ignored --nocapture` prints it.

#![allow(clippy::print_stdout, reason = "the figures are what it prints")]

use std::time::Instant;

use intake::{Defaults, guess, line_id, lines, read};
use rust_xlsxwriter::Workbook;

use super::grid;

const ROWS: usize = 10_000;

fn cells(row: usize) -> [String; 5] {
    [
        format!("Bord {}", row % 60 + 1),
        ["Borger", "Pårørende", "Medarbejder"][row % 3].to_owned(),
        ["Tidlige indsatser", "Sammenhængende indsatser"][row % 2].to_owned(),
        ["Potentiale", "Forudsætninger"][row / 2 % 2].to_owned(),
        format!(
            "Der skal være mere tid til samarbejdet mellem skole og hjem, og det er forslag nummer {row}"
        ),
    ]
}

#[test]
#[ignore = "a measure, for release"]
fn ten_thousand_rows() {
    let headings = ["Bord", "Rolle", "Fokuspunkt", "Aspekt", "Input"];
    let mut text = headings.join(";");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in headings.iter().enumerate() {
        sheet.write(0, column as u16, *heading).expect("a cell");
    }
    for row in 0..ROWS {
        let cells = cells(row);
        text += &format!("\n{}", cells.join(";"));
        for (column, cell) in cells.iter().enumerate() {
            sheet
                .write(row as u32 + 1, column as u16, cell)
                .expect("a cell");
        }
    }
    let workbook = workbook.save_to_buffer().expect("a workbook");
    for (what, bytes) in [("CSV", text.as_bytes()), ("XLSX", &workbook)] {
        let begin = Instant::now();
        let sheets = read("svar", bytes).expect("a table");
        let read = begin.elapsed();
        let mapping = guess(&sheets[0], &grid());
        let out = lines(&sheets[0], &mapping, &grid(), &Defaults::default());
        let ids = out.lines.iter().map(line_id).count();
        assert_eq!(ids, ROWS);
        println!(
            "{what}: read in {read:?}, lines with it in {:?}",
            begin.elapsed()
        );
    }
}
