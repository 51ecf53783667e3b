//! The exports, read by programs that are not ours: what people wrote comes back, and nothing that
//! they wrote does anything.

use std::sync::Arc;

use crate::room::{Room, contribution, person};
use proptest::prelude::*;
use protocol::WorkshopId;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use workshop::collection::{
    Author, Collection, Entry, Filter, Origin, Wording, csv, json, markdown,
};
use workshop::template::Language;
use workshop::{Contribution, Imported, Profile, visible};

/// Copenhagen in January.
const WORDING: Wording<'static> = Wording {
    language: Language::Danish,
    minutes_east: &|_| 60,
};

fn author(name: &str) -> Author {
    Author {
        person: Some(person(4)),
        profile: Profile {
            name: Some(name.to_owned()),
            stakeholder: Some("relative".to_owned()),
        },
    }
}

fn one(room: &Room, name: &str, source: &str, text: &str) -> Vec<Arc<Entry>> {
    let mut collection = Collection::new(&room.plan);
    let item = Contribution {
        imported: Some(Imported {
            source: source.to_owned(),
            table: None,
            original: None,
        }),
        ..contribution(9, room.cell(1, 0), 1_517_247_005_250, text)
    };
    collection.put(
        Origin {
            table: 7,
            owner: Some(person(4)),
        },
        author(name),
        item,
    );
    collection.filtered(&Filter::default())
}

fn records(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    ::csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .map(|record| {
            record
                .expect("a record")
                .iter()
                .map(str::to_owned)
                .collect()
        })
        .collect()
}

#[test]
fn csv_is_what_danish_excel_opens() {
    let room = Room::new();
    let text = csv(&one(&room, "Åse \"Pip\"", "", "Hjælp;\nnu"), &WORDING);
    assert!(text.starts_with("\u{feff}\"Fokuspunkt\";\"Aspekt\";\"Bord\";"));
    assert!(text.ends_with("\"\r\n"));
    assert_eq!(
        records(&text)[1],
        [
            "Tidlige indsatser",
            "Potentiale",
            "7",
            "Pårørende",
            "Åse \"Pip\"",
            "nej",
            "Hjælp;\nnu",
            "2018-01-29 18:30",
            "",
            "09090909090909090909090909090909",
        ]
    );
}

#[test]
fn what_does_something_to_a_line_or_a_program_is_in_no_export() {
    let room = Room::new();
    let wrote = "f\0ør\u{1b}[31m \u{202e}bagl\u{2067}æns \u{7}og e\u{301}n";
    let entries = one(&room, "Å\u{202e}se\0", "\u{2066}post\u{1b}", wrote);
    let line = records(&csv(&entries, &WORDING)).remove(1);
    assert_eq!(line[4], "Åse");
    assert_eq!(line[6], "før[31m baglæns og e\u{301}n");
    assert_eq!(line[8], "post");
    assert_eq!(
        records(&csv(&one(&room, "", "", "\0=1"), &WORDING)).remove(1)[6],
        "'=1"
    );
    let text = markdown(&room.plan, &entries, &WORDING);
    assert!(text.contains("Åse") && text.contains("baglæns"));
    let does_something = |letter: char| {
        letter.is_control() && letter != '\n'
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!text.contains(does_something), "{text:?}");
    let tall = format!("a{}", "\u{300}".repeat(200));
    let text = markdown(&room.plan, &one(&room, &tall, "", &tall), &WORDING);
    assert_eq!(text.matches('\u{300}').count(), 16);
}

#[test]
fn csv_disarms_formulas() {
    let room = Room::new();
    for formula in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\rx",
        "  =1",
        "\u{a0}=1",
        "\u{feff}=1",
        "\u{200b}+1",
        "＝1",
        "-",
        "\tx",
    ] {
        let line = records(&csv(&one(&room, formula, formula, formula), &WORDING)).remove(1);
        for column in [4, 6, 8] {
            assert_eq!(line[column], format!("'{formula}"), "{formula:?}");
        }
    }
    // A field for whoever takes another sign for the separator, and for nobody else.
    for (text, disarmed) in [
        ("hej,=HYPERLINK(A1),x", "hej,'=HYPERLINK(A1),x"),
        ("hej;=1", "hej;'=1"),
        ("hej|+1", "hej|'+1"),
        ("hej\t@x", "hej\t'@x"),
        ("hej\n- og\r\n- nej", "hej\n'- og\r\n'- nej"),
        ("hej, \u{200b}\"=1", "hej, \u{200b}\"'=1"),
        ("hej,＝1", "hej,'＝1"),
        ("\t=1", "'\t'=1"),
        ("\n=1", "'\n'=1"),
        (",-", ",'-"),
    ] {
        let line = records(&csv(&one(&room, text, text, text), &WORDING)).remove(1);
        for column in [4, 6, 8] {
            assert_eq!(line[column], disarmed, "{text:?}");
        }
    }
    for plain in [
        "1+1",
        "a=b",
        "–1",
        "'=1",
        "\nx",
        "å-ø",
        "a, b-c; d",
        "1,5-2",
        ", x =1",
    ] {
        let line = records(&csv(&one(&room, plain, plain, plain), &WORDING)).remove(1);
        assert_eq!(line[6], plain);
    }
    for blank in ["", " "] {
        let line = records(&csv(&one(&room, blank, blank, "x"), &WORDING)).remove(1);
        assert_eq!((line[4].as_str(), line[8].as_str()), (blank, blank));
    }
}

#[test]
fn markdown_has_headings_bylines_and_quotations() {
    let room = Room::new();
    let mut collection = Collection::new(&room.plan);
    let own = Origin {
        table: 7,
        owner: Some(person(4)),
    };
    let joint = Origin {
        table: 12,
        owner: None,
    };
    collection.put(
        own,
        author("Åse"),
        contribution(1, room.cell(1, 0), 1, "Linje 1\nlinje 2\n\n- punkt"),
    );
    collection.put(
        joint,
        Author::default(),
        contribution(2, room.cell(1, 0), 2, "<b>Sammen</b>"),
    );
    collection.put(
        own,
        author(""),
        contribution(3, room.cell(1, 2), 3, "1. februar"),
    );
    let text = markdown(
        &room.plan,
        &collection.filtered(&Filter::default()),
        &WORDING,
    );
    assert_eq!(
        text,
        "\
# Temadag på det specialiserede område

Input: 3 · 29. januar 2018

## Tidlige indsatser

### Potentiale

**Bord 7 · Pårørende · Åse**

> Linje 1\\
> linje 2
>
> \\- punkt

**Bord 12 · Fælles**

> &lt;b&gt;Sammen&lt;/b&gt;

### Forudsætninger

**Bord 7 · Pårørende**

> 1\\. februar
"
    );
    let empty = markdown(
        &room.plan,
        &[],
        &Wording {
            language: Language::English,
            ..WORDING
        },
    );
    assert!(
        empty.ends_with("Input: 0 · 29 January 2018\n\nNo input.\n"),
        "{empty}"
    );
}

#[test]
fn json_names_its_schema_and_whoever_wrote() {
    let room = Room::new();
    let entries = one(&room, "Åse", "papir", "Æbler \"og\" \u{1f600}");
    let text = json(&WorkshopId([3; 16]), &room.plan, &entries);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["schema"], "temadag.collection");
    assert_eq!(value["version"], 1);
    assert_eq!(value["workshop"], "03".repeat(16));
    assert_eq!(value["focusPoints"].as_array().unwrap().len(), 4);
    assert_eq!(
        value["contributions"][0],
        serde_json::json!({
            "id": "09".repeat(16),
            "focusPoint": room.plan.focus_points[1].id.to_string(),
            "aspect": room.plan.aspects[0].id.to_string(),
            "table": 7,
            "joint": false,
            "text": "Æbler \"og\" \u{1f600}",
            "created": "2018-01-29T17:30:05.250Z",
            "author": {
                "person": "04".repeat(32),
                "lane": null,
                "name": "Åse",
                "stakeholder": "relative",
            },
            "imported": { "source": "papir" },
        })
    );
}

/// Text such as people and attackers write: letters, and plenty of what means something somewhere.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zæøå ]{0,6}",
        4 => r#"[=+\-@;,"'\t\r\n \\`*_{}\[\]()#.!<>|~&$:%^0-9]{1,4}"#,
        1 => any::<char>().prop_map(String::from),
        1 => prop::sample::select(vec![
            "```", "---", "\n===", "\n    kode", "<script>", "<!--", "</blockquote>", "[a]: b", "\n\n# x", "1) ",
            "| a |\n| - |", "&lt;", "\u{2028}", "\u{85}", "\u{200b}=", "\u{feff}", "$$", "- [ ] x", "\n> ",
        ]).prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Such text of which something can be seen: else it is not there.
fn input() -> impl Strategy<Value = String> {
    hostile().prop_map(|text| match visible::is_blank(&text) {
        true => text + "x",
        false => text,
    })
}

/// What a spreadsheet calculates begins so, once it has passed over what cannot be seen.
fn is_formula(field: &str) -> bool {
    field.starts_with(['\t', '\r'])
        || field
            .trim_start_matches(|c: char| {
                c.is_whitespace() || c.is_control() || c == '\u{200b}' || c == '\u{feff}'
            })
            .starts_with(['=', '+', '-', '@'])
}

/// Every extension there is, but for the one that makes typographic what is typed.
const OPTIONS: Options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);

proptest! {
    #[test]
    fn no_cell_of_a_csv_is_a_formula_and_text_comes_back(
        name in hostile(), source in hostile(), text in input(),
    ) {
        let room = Room::new();
        let text_of_csv = csv(&one(&room, &name, &source, &text), &WORDING);
        let lines = records(&text_of_csv);
        prop_assert_eq!(lines.len(), 2);
        for field in lines.iter().flatten() {
            prop_assert!(!is_formula(field), "{:?}", field);
        }
        for (column, written) in [(4, &name), (6, &text), (8, &source)] {
            let read = &lines[1][column];
            let written = visible::confined(written);
            let without = |text: &str| text.replace('\'', "");
            prop_assert_eq!(without(read), without(&written));
            prop_assert!(read.len() >= written.len());
        }
        // Nor is it where another sign is taken for the separator.
        for delimiter in [b',', b'\t', b'|'] {
            let mut guessed = ::csv::ReaderBuilder::new();
            let guessed = guessed.delimiter(delimiter).flexible(true).has_headers(false);
            for record in guessed.from_reader(text_of_csv.as_bytes()).records() {
                for field in record.expect("a record").iter() {
                    prop_assert!(!is_formula(field.trim_start_matches(['\t', '\r'])), "{:?}", field);
                }
            }
        }
    }

    #[test]
    fn nothing_written_is_markup_in_markdown(
        title in hostile(), name in hostile(), source in hostile(), text in input(), other in input(),
    ) {
        let mut room = Room::new();
        room.plan.focus_points[1].title = title;
        let mut entries = one(&room, &name, &source, &text);
        entries.extend(one(&room, &source, &name, &other));
        let written = markdown(&room.plan, &entries, &WORDING);
        let mut seen = Vec::new();
        let mut depth = 0;
        let mut quoted = vec![String::new()];
        for event in Parser::new_ext(&written, OPTIONS) {
            match event {
                Event::Start(Tag::Heading { level, .. }) => seen.push(level),
                Event::Start(Tag::BlockQuote(kind)) => {
                    prop_assert_eq!(kind, None);
                    prop_assert_eq!(depth, 0);
                    depth += 1;
                }
                Event::End(TagEnd::BlockQuote(_)) => {
                    depth -= 1;
                    quoted.push(String::new());
                }
                Event::Text(text) if depth > 0 => quoted.last_mut().unwrap().push_str(&text),
                Event::Start(Tag::Paragraph | Tag::Strong)
                | Event::End(_) | Event::Text(_) | Event::SoftBreak | Event::HardBreak => {}
                other => prop_assert!(false, "{:?} in\n{}", other, written),
            }
        }
        prop_assert_eq!(seen, [HeadingLevel::H1, HeadingLevel::H2, HeadingLevel::H3]);
        let letters = |text: &str| -> String {
            visible::confined(text).chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
        };
        prop_assert_eq!(quoted.len(), 3);
        prop_assert_eq!(letters(&quoted[0]), letters(&text));
        prop_assert_eq!(letters(&quoted[1]), letters(&other));
    }
}
