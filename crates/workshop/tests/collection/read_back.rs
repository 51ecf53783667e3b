//! What is exported can be imported again: the CSV, read by what reads other tools' tables.

use intake::{Defaults, Grid, Line, Part, guess, lines, read};
use proptest::prelude::*;
use workshop::Profile;
use workshop::collection::{Author, Collection, Filter, Origin, Wording, csv};
use workshop::template::Language;
use workshop::visible;

use crate::room::{Room, contribution, person};

fn grid(room: &Room) -> Grid {
    let part = |id: String, title: &str| Part {
        id,
        title: title.to_owned(),
    };
    let plan = &room.plan;
    Grid {
        focus_points: (plan.focus_points.iter())
            .map(|its| part(its.id.to_string(), &its.title))
            .collect(),
        aspects: (plan.aspects.iter())
            .map(|its| part(its.id.to_string(), &its.title))
            .collect(),
        stakeholders: (plan.stakeholders.iter())
            .map(|its| part(its.word.clone(), &its.title))
            .collect(),
        tables: 60,
    }
}

/// A contribution as it comes back.
fn there_and_back(language: Language, name: &str, text: &str) -> Vec<Line> {
    let room = Room::new();
    let mut collection = Collection::new(&room.plan);
    let author = Author {
        person: Some(person(4)),
        profile: Profile {
            name: Some(name.to_owned()),
            stakeholder: Some("relative".to_owned()),
        },
    };
    let origin = Origin {
        table: 7,
        owner: Some(person(4)),
    };
    let item = contribution(9, room.cell(1, 0), 1_517_247_005_250, text);
    collection.put(origin, author, item);
    let wording = Wording {
        language,
        minutes_east: &|_| 60,
    };
    let file = csv(&collection.filtered(&Filter::default()), &wording);
    let sheets = read("temadag.csv", file.as_bytes()).expect("a table");
    let grid = grid(&room);
    let mapping = guess(&sheets[0], &grid);
    let out = lines(&sheets[0], &mapping, &grid, &Defaults::default());
    assert!(out.unmatched.is_empty(), "{:?}", out.unmatched);
    out.lines
}

#[test]
fn every_column_comes_back_in_both_languages() {
    let room = Room::new();
    let (focus_point, aspect) = room.cell(1, 0);
    for language in [Language::Danish, Language::English] {
        let found = there_and_back(language, "Åse; \"Pip\"", "Hjælp;\n=nu, \"tak\"");
        let line = Line {
            row: 2,
            times: 1,
            text: "Hjælp;\n=nu, \"tak\"".into(),
            focus_point: Some(focus_point.to_string()),
            aspect: Some(aspect.to_string()),
            table: Some(7),
            stakeholder: Some("relative".into()),
            name: Some("Åse; \"Pip\"".into()),
        };
        assert_eq!(found, [line], "{language:?}");
    }
}

proptest! {
    // An apostrophe before a sign may be somebody's own, which nothing in the file tells.
    #[test]
    fn what_people_wrote_comes_back(text in "[a-zæøå0-9 =+@;,|\t\n\"<>&/._#\u{a0}\u{200b}-]{0,60}") {
        let found = there_and_back(Language::Danish, "Åse", &text);
        let wrote = visible::trim(&visible::confined(&text)).to_owned();
        if wrote.is_empty() {
            prop_assert!(found.is_empty());
        } else {
            prop_assert_eq!(&found[0].text, &wrote);
        }
    }
}
