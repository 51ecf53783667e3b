//! The Markdown, read by another's reader: its headings are ours, and what people wrote is text.

mod common;

use exports::{Input, Language, Named, Report, Theme, markdown};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The headings with their level, and the words of everything, a line each.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut headings, mut lines) = (Vec::new(), vec![String::new()]);
    let mut heading = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some(level),
            Event::End(TagEnd::Heading(_)) => {
                let level = heading
                    .take()
                    .map_or(0, |level: HeadingLevel| level as usize);
                headings.push(format!("{level} {}", lines.last().unwrap()));
                lines.push(String::new());
            }
            Event::Text(words) => lines.last_mut().unwrap().push_str(&words),
            Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => {
                lines.push(String::new());
            }
            Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::Rule => {
                panic!("{event:?}")
            }
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. } | Tag::Link { .. }) => {
                panic!("{event:?}")
            }
            _ => {}
        }
    }
    lines.retain(|line| !line.is_empty());
    (headings, lines)
}

#[test]
fn it_has_the_headings_of_the_document() {
    let (headings, lines) = read(&markdown(&common::report()));
    assert_eq!(
        headings[..10],
        [
            "1 Temadag om det specialiserede område",
            "2 Hvad der er behandlet",
            "2 Temaer",
            "3 Borgeren sætter retningen",
            "3 Hjælp i tide",
            "3 Én indgang for hele familien",
            "3 Tid, penge og overblik",
            "2 Figurer",
            "3 Figur 1: Input pr. fokuspunkt",
            "3 Figur 2: Stemmer pr. interessent: hvem/hvor mange?",
        ]
    );
    assert_eq!(
        headings[10..14],
        [
            "2 Bilag: Alle input",
            "3 Fra rettigheds- til udviklingstænkning",
            "4 Potentiale",
            "4 Væsentlige aktiviteter"
        ]
    );
    assert_eq!(headings.last().unwrap(), "2 Bilag: Udeladte input");
    for expected in [
        "27 af 30 input er behandlet.",
        "Skjult: 1",
        "Fra input nr. 16, 17 og 24; bord 1, 2 og 4; borger, pårørende",
        "- hvem kan hjælpe",
        "Nr. 19 · Bord 4, fælles · Medarbejder · Tema: Én indgang for hele familien",
        "1.240,0",
        "•",
        "Nr. 15: Handler ikke om strategien",
    ] {
        assert!(
            lines.iter().any(|line| line == expected),
            "{expected} in {lines:#?}"
        );
    }
}

#[test]
fn names_are_there_only_when_they_may_be() {
    assert!(!markdown(&common::report()).contains("Åse"));
    let named = Report {
        with_names: true,
        language: Language::English,
        ..common::report()
    };
    assert!(markdown(&named).contains("Åse Thomsen"));
}

#[test]
fn nothing_that_people_wrote_is_markup() {
    let hostile = [
        "# nej",
        "- nej",
        "+ nej",
        "1. nej",
        "1) nej",
        "> nej",
        "| a | b |",
        "---",
        "===",
        "***",
        "    kode",
        "\tkode",
        "`kode`",
        "```",
        "~~~",
        "<b>nej</b>",
        "<!--",
        "[a](b)",
        "![a](b)",
        "[a]: b",
        "&amp;",
        "*a*",
        "_a_",
        "a\\",
        "\\",
        "a  ",
        "$x$",
        "http://example.dk",
        ":::",
        "%%",
        "^a^",
        "- [ ] nej",
        "|",
        "12.",
        "=1",
    ];
    for words in hostile {
        for text in [
            words.to_owned(),
            format!("før\n{words}\nefter"),
            format!("før\n\n{words}"),
        ] {
            let report = Report {
                title: words.to_owned(),
                place: Some(words.to_owned()),
                filter: Some(words.to_owned()),
                focus_points: vec![Named {
                    id: "f".to_owned(),
                    title: words.to_owned(),
                }],
                inputs: vec![Input {
                    number: 7,
                    text: text.clone(),
                    focus_point: Some("f".to_owned()),
                    table_name: Some(words.to_owned()),
                    reason: Some(words.to_owned()),
                    ..Input::default()
                }],
                themes: vec![Theme {
                    title: words.to_owned(),
                    summary: text.clone(),
                    ..Theme::default()
                }],
                ..Report::default()
            };
            let written = markdown(&report);
            let (headings, lines) = read(&written);
            let title = words.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(
                headings,
                [
                    format!("1 {title}"),
                    "2 Hvad der er behandlet".to_owned(),
                    "2 Temaer".to_owned(),
                    format!("3 {title}"),
                    "2 Bilag: Input i udvalget".to_owned(),
                    format!("3 {title}"),
                    "4 Uden aspekt i planen".to_owned(),
                ],
                "{written}"
            );
            for line in text.lines().filter(|line| !line.is_empty()) {
                let found = lines.iter().filter(|own| *own == line.trim()).count();
                assert!(found >= 2, "{line:?} stands {found} times in {written}");
            }
        }
    }
}
