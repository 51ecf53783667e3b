//! Writes the tests' report as files of every form into a folder, for other programs to open:
//! `cargo run -p temadag-exports --example report -- FOLDER`. With `--large N` it writes a report of N inputs and says
//! how long each form took.

#![allow(clippy::print_stdout, reason = "a program for a terminal")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::path::Path;
use std::time::Instant;
use std::{env, error, fs};

use exports::{CsvForm, Language, Report, csv, excel, json, markdown, polis, word};

fn main() -> Result<(), Box<dyn error::Error>> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().ok_or("which folder?")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    if arguments.next().as_deref() == Some("--large") {
        let count = arguments.next().ok_or("how many?")?.parse()?;
        return write(folder, "large", &common::large(count));
    }
    let report = common::report();
    write(folder, "rapport", &report)?;
    write(folder, "svaer", &common::awkward())?;
    let names = Report {
        with_names: true,
        filter: Some("Input fra bord 1–6".to_owned()),
        ..report.clone()
    };
    write(folder, "navne", &names)?;
    let english = Report {
        language: Language::English,
        ..report
    };
    write(folder, "report", &english)
}

fn write(folder: &Path, name: &str, report: &Report) -> Result<(), Box<dyn error::Error>> {
    let put = |ending: &str, bytes: Vec<u8>, since: Instant| {
        println!(
            "{name}.{ending}: {} bytes in {:?}",
            bytes.len(),
            since.elapsed()
        );
        fs::write(folder.join(format!("{name}.{ending}")), bytes)
    };
    let now = Instant::now;
    let since = now();
    put("docx", word(report)?, since)?;
    let since = now();
    put("xlsx", excel(report)?, since)?;
    let since = now();
    put("excel.csv", csv(report, CsvForm::DanishExcel).into(), since)?;
    let since = now();
    put("csv", csv(report, CsvForm::Plain).into(), since)?;
    let since = now();
    put("md", markdown(report).into(), since)?;
    let since = now();
    put("json", json(report)?.into(), since)?;
    let since = now();
    put("comments.csv", polis(report).into(), since)?;
    Ok(())
}
