//! A report as an evening gives it: thirty inputs from six tables, three of them untreated, one hidden.

#![allow(dead_code, reason = "each test file uses its part")]

pub mod docx;
pub mod png;
pub mod sound;
mod strain;

#[allow(unused_imports, reason = "each test file uses its part")]
pub use strain::{AWKWARD, awkward, large};

use exports::{
    Cell, Figure, Grid, Input, Language, Member, Named, Report, Sentence, State, Sum, Theme,
};

/// Number, focus point, aspect, table (0: none), stakeholder, name, text, what became of it.
type Row = (
    u32,
    usize,
    usize,
    u16,
    usize,
    &'static str,
    &'static str,
    Became,
);

enum Became {
    /// In the theme of this index.
    Theme(usize),
    /// In the sentence of this index.
    Sentence(usize),
    /// In pieces, in these themes.
    Pieces(&'static [usize]),
    LeftOut(&'static str),
    Untreated,
}
use Became::{LeftOut, Pieces, Untreated};

#[rustfmt::skip]
const INPUTS: &[Row] = &[
    (1, 0, 0, 1, 0, "Karen Holm", "Tal med mig og ikke om mig. Jeg ved godt selv, hvad jeg gerne vil kunne.", Became::Sentence(0)),
    (2, 0, 0, 1, 1, "Jens Østergaard", "Spørg vores søn, hvad han drømmer om, før I skriver en handleplan.", Became::Sentence(0)),
    (3, 0, 1, 2, 2, "Mette Lund", "Vi skal turde sætte mål for udvikling sammen med borgeren – også når udviklingen er at holde fast i det, man kan.", Became::Theme(0)),
    (4, 0, 2, 2, 3, "Poul Bach", "Kurser i at motivere, og tid til at bruge dem. Det kræver både penge og en ledelse, der bakker op.", Pieces(&[0, 3])),
    (5, 0, 3, 3, 1, "Åse Thomsen", "Pas på, at “udvikling” ikke bliver et andet ord for besparelser.", Became::Sentence(4)),
    (6, 0, 3, 4, 4, "Lev (Aalborg)", "Rettigheder er ikke det modsatte af udvikling. Man skal kende sine rettigheder for at turde udvikle sig.", Became::Theme(0)),
    (7, 0, 1, 5, 2, "Signe Krog", "Forløb, hvor borgere underviser borgere.", Became::Theme(0)),
    (8, 1, 0, 1, 2, "Lone Friis", "Sundhedsplejersken ser det først. Brug hende.", Became::Sentence(1)),
    (9, 1, 0, 2, 1, "Henrik Dahl", "Vi sagde det allerede i vuggestuen, men der gik tre år, før nogen gjorde noget.", Became::Sentence(1)),
    (10, 1, 1, 3, 2, "Bente Skov", "PPR skal være til stede i dagtilbuddet en fast dag om ugen, ikke kun på papir.", Became::Sentence(1)),
    (11, 1, 1, 3, 2, "Bente Skov", "Forældrekurser straks efter en diagnose:\n- hvad betyder det\n- hvem kan hjælpe\n- hvad har vi ret til", Became::Theme(1)),
    (12, 1, 2, 4, 3, "Ane Kjær", "At der er penge nu til det, der først sparer noget om ti år.", Became::Theme(3)),
    (13, 1, 2, 5, 2, "Ole Bro", "Normeringer, så der er tid til at se det enkelte barn.", Became::Sentence(4)),
    (14, 1, 3, 6, 1, "Dorthe Winther", "Man skal ikke vente på en diagnose for at få hjælp.", Became::Theme(1)),
    (15, 1, 3, 6, 0, "", "Kaffen var kold.", LeftOut("Handler ikke om strategien")),
    (16, 2, 0, 1, 1, "Jens Østergaard", "Én fast kontaktperson, der følger familien hele vejen fra barn til voksen.", Became::Sentence(2)),
    (17, 2, 0, 2, 0, "Ida Nør", "Jeg har haft elleve sagsbehandlere. Giv mig én.", Became::Sentence(2)),
    (18, 2, 1, 3, 1, "Åse Thomsen", "Et fælles møde med skole, læge, kommune og os selv to gange om året.", Became::Theme(2)),
    (19, 2, 1, 4, 2, "Grethe Ebbesen", "Overgangen fra 17 til 18 år skal planlægges, fra barnet er 15.", Became::Theme(2)),
    (20, 2, 2, 5, 4, "Headspace", "Afdelingerne skal kunne dele oplysninger, når familien siger ja.", Became::Theme(2)),
    (21, 2, 2, 6, 2, "Tage Juhl", "Én plan for hele familien i stedet for fem. Og et it-system, der kan rumme den.", Pieces(&[2, 3])),
    (22, 2, 3, 6, 3, "Ane Kjær", "Det må ikke ende med flere møder og mindre hjælp.", Became::Theme(2)),
    (23, 2, 3, 1, 2, "Lone Friis", "=SUM(alle gode kræfter) – undskyld, men vi mangler et regneark, der virker!", LeftOut("En spøg; pointen om it står i nr. 21")),
    (24, 2, 0, 4, 1, "", "Samme kontaktperson i hele forløbet, også når vi flytter.", Became::Sentence(2)),
    (25, 3, 0, 2, 3, "Poul Bach", "Vis os hvert år, om det virker – også når det ikke gør.", Became::Sentence(3)),
    (26, 3, 1, 3, 2, "Mette Lund", "Få mål, som borgeren selv har formuleret, og som vi følger op på hver tredje måned.", Became::Sentence(3)),
    (27, 3, 2, 5, 2, "Ole Bro", "Vi skal måle det, der betyder noget for borgeren, og ikke det, der er let at måle.", Untreated),
    (28, 3, 3, 4, 1, "Dorthe Winther", "Opfølgning må ikke blive til kontrol.", Untreated),
    (29, 3, 3, 6, 4, "Ældre Sagen", "Husk dem, der ikke selv kan sige til.", Untreated),
];

fn id(kind: &str, index: usize) -> String {
    format!("{kind}{index:04x}")
}

fn named(kind: &str, titles: &[&str]) -> Vec<Named> {
    let named = titles.iter().enumerate().map(|(index, title)| Named {
        id: id(kind, index),
        title: (*title).to_owned(),
    });
    named.collect()
}

/// The themes of a row, with those of its sentence.
fn themes_of(became: &Became) -> Vec<String> {
    let themes: &[usize] = match became {
        Became::Theme(theme) => &[*theme],
        Became::Sentence(sentence) => SENTENCES[*sentence].1,
        Pieces(themes) => themes,
        LeftOut(_) | Untreated => &[],
    };
    themes.iter().map(|theme| id("7e", *theme)).collect()
}

const SENTENCES: &[(&str, &[usize])] = &[
    (
        "Planen begynder med, hvad borgeren selv vil kunne, og skrives sammen med borgeren.",
        &[0],
    ),
    (
        "De, der ser barnet hver dag, skal kunne hente hjælp straks, uden at familien skal vente.",
        &[1],
    ),
    (
        "Hver familie har én fast kontaktperson, også når barnet bliver voksent, og når familien flytter.",
        &[2],
    ),
    (
        "Der er få mål, sat af borgeren selv. De følges op hvert kvartal, og resultatet lægges frem hvert år.",
        &[0, 3],
    ),
    (
        "Udvikling må ikke blive et ord for besparelser: der skal være hænder til den.",
        &[3],
    ),
];

fn member(number: u32) -> Member {
    Member::Input {
        id: id("1a", number as usize),
    }
}

fn sentence(index: usize) -> Member {
    Member::Sentence {
        id: id("5e", index),
    }
}

fn piece(number: u32, words: &str) -> Member {
    Member::Piece {
        input: id("1a", number as usize),
        words: words.to_owned(),
    }
}

fn theme(index: usize, title: &str, summary: &str, members: Vec<Member>) -> Theme {
    Theme {
        id: id("7e", index),
        title: title.to_owned(),
        summary: summary.to_owned(),
        members,
        ..Theme::default()
    }
}

fn themes() -> Vec<Theme> {
    vec![
        Theme {
            inputs: 8,
            tables: 5,
            stakeholders: vec![id("b0", 1), id("b0", 0), id("b0", 2)],
            supporters: Some(61),
            points: Some(48),
            impact: Some(4.25),
            feasibility: Some(3.5),
            ..theme(
                0,
                "Borgeren sætter retningen",
                "Deltagerne vil gå fra, hvad man har ret til, til hvad man gerne vil kunne. Planen skal begynde hos borgeren selv.\n\nDer er uenighed om ordet »udvikling«: nogle hører besparelser i det.",
                vec![
                    sentence(0),
                    member(3),
                    member(6),
                    member(7),
                    piece(4, "Kurser i at motivere, og tid til at bruge dem."),
                    sentence(3),
                ],
            )
        },
        Theme {
            inputs: 5,
            tables: 4,
            stakeholders: vec![id("b0", 1), id("b0", 2)],
            supporters: Some(54),
            points: Some(72),
            impact: Some(4.75),
            feasibility: Some(3.125),
            ..theme(
                1,
                "Hjælp i tide",
                "Det bliver set tidligt, men hjælpen kommer sent.",
                vec![sentence(1), member(11), member(14)],
            )
        },
        Theme {
            inputs: 8,
            tables: 6,
            stakeholders: vec![
                id("b0", 0),
                id("b0", 1),
                id("b0", 2),
                id("b0", 3),
                id("b0", 4),
            ],
            supporters: Some(88),
            points: Some(1240),
            impact: Some(4.5),
            feasibility: None,
            ..theme(
                2,
                "Én indgang for hele familien",
                "Familierne vil have én at ringe til, og én plan.",
                vec![
                    sentence(2),
                    member(18),
                    member(19),
                    member(20),
                    piece(21, "Én plan for hele familien i stedet for fem."),
                    member(22),
                ],
            )
        },
        Theme {
            inputs: 7,
            tables: 4,
            stakeholders: vec![id("b0", 2), id("b0", 3)],
            supporters: Some(23),
            points: Some(19),
            impact: Some(3.0),
            feasibility: Some(2.0),
            ..theme(
                3,
                "Tid, penge og overblik",
                "",
                vec![
                    member(12),
                    sentence(4),
                    sentence(3),
                    piece(4, "Det kræver både penge og en ledelse, der bakker op."),
                    piece(21, "Og et it-system, der kan rumme den."),
                ],
            )
        },
    ]
}

fn figures() -> Vec<Figure> {
    let row = |label: &str, cells: Vec<Cell>| {
        let mut row = vec![Cell::Text(label.to_owned())];
        row.extend(cells);
        row
    };
    let grid = Grid {
        headers: ["Fokuspunkt", "Input", "Andel i procent"]
            .map(str::to_owned)
            .to_vec(),
        rows: vec![
            row(
                "Fra rettigheds- til udviklingstænkning",
                vec![Cell::Number(7.0), Cell::Number(24.1)],
            ),
            row(
                "Tidlige indsatser",
                vec![Cell::Number(8.0), Cell::Number(27.6)],
            ),
            row(
                "Sammenhængende indsatser",
                vec![Cell::Number(9.0), Cell::Number(31.0)],
            ),
            row(
                "Styrket målsætning og -opfølgning",
                vec![Cell::Number(5.0), Cell::Number(17.2)],
            ),
        ],
    };
    let groups = Grid {
        headers: ["Interessent", "Stemmer"].map(str::to_owned).to_vec(),
        rows: vec![
            row("Borger", vec![Cell::Withheld]),
            row("Pårørende", vec![Cell::Number(1240.0)]),
            row("Medarbejder", vec![Cell::Number(310.5)]),
        ],
    };
    vec![
        Figure {
            title: "Input pr. fokuspunkt".to_owned(),
            alternative: "Fire søjler. Flest input er der til »Sammenhængende indsatser«, 9, og færrest til »Styrket målsætning og -opfølgning«, 5.".to_owned(),
            png: png::bars(&[105, 120, 135, 75]),
            width: 480,
            height: 240,
            table: Some(grid),
        },
        Figure {
            title: "Stemmer pr. interessent: hvem/hvor mange?".to_owned(),
            alternative: "Pårørende har stemt mest.".to_owned(),
            png: Vec::new(),
            width: 0,
            height: 0,
            table: Some(groups),
        },
    ]
}

fn input(row: &Row) -> Input {
    let (number, focus_point, aspect, table, stakeholder, name, text, became) = row;
    let minute = 45 + number;
    Input {
        id: id("1a", *number as usize),
        number: *number,
        text: (*text).to_owned(),
        focus_point: Some(id("f0", *focus_point)),
        aspect: Some(id("a5", *aspect)),
        table: Some(*table),
        table_name: (*table == 3).then(|| "Limfjorden".to_owned()),
        is_joint: *number == 19,
        stakeholder: Some(id("b0", *stakeholder)),
        name: Some((*name).to_owned()).filter(|name| !name.is_empty()),
        written: Some(format!(
            "2018-01-29T{}:{:02}",
            18 + minute / 60,
            minute % 60
        )),
        state: match became {
            Became::Theme(_) => State::InTheme,
            Became::Sentence(_) => State::Merged,
            Pieces(_) => State::Split,
            LeftOut(_) => State::LeftOut,
            Untreated => State::Untreated,
        },
        reason: match became {
            LeftOut(reason) => Some((*reason).to_owned()),
            _ => None,
        },
        themes: themes_of(became),
        sentence: match became {
            Became::Sentence(sentence) => Some(id("5e", *sentence)),
            _ => None,
        },
        supporters: Some(number % 7),
        points: Some(number % 4),
    }
}

fn sentences() -> Vec<Sentence> {
    let sentences = SENTENCES.iter().enumerate().map(|(index, (text, themes))| {
        let sources = INPUTS
            .iter()
            .filter(|row| matches!(row.7, Became::Sentence(sentence) if sentence == index));
        Sentence {
            id: id("5e", index),
            text: (*text).to_owned(),
            sources: sources.map(|row| id("1a", row.0 as usize)).collect(),
            themes: themes.iter().map(|theme| id("7e", *theme)).collect(),
            supporters: Some(12),
            points: Some(7),
        }
    });
    sentences.collect()
}

/// The report of the evening in Nordkraft.
pub fn report() -> Report {
    let inputs: Vec<Input> = INPUTS.iter().map(input).collect();
    let of = |state: State| inputs.iter().filter(|input| input.state == state).count() as u32;
    let sum = Sum {
        all: inputs.len() as u32 + 1,
        in_theme: of(State::InTheme),
        merged: of(State::Merged),
        split: of(State::Split),
        left_out: of(State::LeftOut),
        hidden: 1,
        untreated: of(State::Untreated),
    };
    Report {
        title: "Temadag om det specialiserede område".to_owned(),
        date: Some("2018-01-29".to_owned()),
        place: Some("Nordkraft, Aalborg".to_owned()),
        language: Language::Danish,
        made: "2018-01-30T10:15".to_owned(),
        filter: None,
        with_names: false,
        focus_points: named(
            "f0",
            &[
                "Fra rettigheds- til udviklingstænkning",
                "Tidlige indsatser",
                "Sammenhængende indsatser",
                "Styrket målsætning og -opfølgning",
            ],
        ),
        aspects: named(
            "a5",
            &[
                "Potentiale",
                "Væsentlige aktiviteter",
                "Forudsætninger",
                "Opmærksomhedspunkter",
            ],
        ),
        stakeholders: named(
            "b0",
            &[
                "Borger",
                "Pårørende",
                "Medarbejder",
                "Politiker",
                "Organisation",
            ],
        ),
        sum,
        inputs,
        sentences: sentences(),
        themes: themes(),
        figures: figures(),
    }
}
