//! How long it takes: `cargo run --release -p temadag-intake --example intake_speed` prints it; `cargo xtask measure` runs it.

#![allow(clippy::print_stdout, reason = "the times are what it is run for")]

use std::time::{Duration, Instant};

use intake::{Defaults, Grid, Part, guess, line_id, lines, read};
use rust_xlsxwriter::Workbook;

const ROWS: usize = 10_000;

/// The places of the rows below.
fn grid() -> Grid {
    let parts = |titles: &[&str]| {
        let part = |title: &&str| Part {
            id: (*title).to_lowercase(),
            title: (*title).to_owned(),
        };
        titles.iter().map(part).collect()
    };
    Grid {
        focus_points: parts(&["Tidlige indsatser", "Sammenhængende indsatser"]),
        aspects: parts(&["Potentiale", "Forudsætninger"]),
        stakeholders: parts(&["Borger", "Pårørende", "Medarbejder"]),
        tables: 60,
    }
}

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

fn main() {
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
        let taken = begin.elapsed();
        println!("{what}: read in {read:?}, lines with it in {taken:?}");
        assert!(taken < Duration::from_secs(2), "{what}: {taken:?}");
    }
}
