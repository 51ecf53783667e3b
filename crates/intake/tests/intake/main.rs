//! Tables as other tools write them, read and made into lines.

mod csv;
mod hostile;
mod lines;
mod tools;
mod xlsx;

use intake::{Grid, Part, Sheet};

/// The plan of the occasion.
fn grid() -> Grid {
    let parts = |letter: &str, titles: &[&str]| {
        let titles = titles.iter().enumerate();
        let part = |(at, title): (usize, &&str)| Part {
            id: format!("{letter}{}", at + 1),
            title: (*title).to_owned(),
        };
        titles.map(part).collect()
    };
    Grid {
        focus_points: parts(
            "f",
            &[
                "Fra rettigheds- til udviklingstænkning",
                "Tidlige indsatser",
                "Sammenhængende indsatser",
                "Styrket målsætning og -opfølgning",
            ],
        ),
        aspects: parts(
            "a",
            &[
                "Potentiale",
                "Væsentlige aktiviteter",
                "Forudsætninger",
                "Opmærksomhedspunkter",
            ],
        ),
        stakeholders: parts(
            "s",
            &[
                "Borger",
                "Pårørende",
                "Medarbejder",
                "Politiker",
                "Organisation",
            ],
        ),
        tables: 60,
    }
}

/// The one sheet of a file.
fn sheet(bytes: impl AsRef<[u8]>) -> Sheet {
    let mut sheets = intake::read("svar.csv", bytes.as_ref()).expect("a table");
    assert_eq!(sheets.len(), 1);
    sheets.remove(0)
}
