//! Words: what people write comes through the session letter by letter and goes out as text, whatever
//! it looks like.

use protocol::{ItemId, WorkshopId};
use simulation::ledger::Deed;
use sync::DocumentId;
use workshop::collection::{Author, Collection, Filter, Origin, Wording, csv, json, markdown};
use workshop::template::Language;
use workshop::{Profile, SheetCommand};

use crate::evening::Evening;

const WORDS: [&str; 14] = [
    "<script>alert(1)</script>",
    "</blockquote><img src=x onerror=alert(1)>",
    "=HYPERLINK(\"https://evil.example\";\"Klik\")",
    "+1+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "[link](javascript:alert(1))",
    "# Overskrift\n\n| a |\n| - |",
    "\u{202e}baglæns",
    "\"};alert(1)//\u{2028}",
    "æøå 👩‍👧 \u{0}",
    "{\"__proto__\":{\"x\":1}}",
];

#[test]
fn hostile_words_are_words_in_every_export() {
    let mut evening = Evening::new(1);
    let world = &mut evening.world;
    let own = world.document_of(evening.anna, false).expect("Anna sits");
    for (number, text) in (1u8..).zip(WORDS) {
        let (focus_point, aspect) = world.grid[usize::from(number) % world.grid.len()];
        let command = SheetCommand::AddContribution {
            id: ItemId([number; 16]),
            focus_point,
            aspect,
            text: text.to_owned(),
            created: i64::from(number),
            imported: None,
        }
        .into();
        world.write(evening.anna, own, command, Deed::Other);
        let name = SheetCommand::SetProfile {
            name: Some(text.to_owned()),
            stakeholder: Some(text.to_owned()),
        }
        .into();
        world.write(evening.anna, own, name, Deed::Other);
    }
    world.pass(5_000);
    let session = world.session(evening.facilitator).expect("is open");
    let plan = session.document(&DocumentId::PLAN).expect("is here").plan();
    let sheet = session.document(&own).expect("came");
    let there = sheet.contributions();
    for text in WORDS {
        assert!(there.iter().any(|one| one.text == text), "{text:?}");
    }
    let mut collection = Collection::new(&plan);
    for (contribution, name) in there.into_iter().zip(WORDS.iter().cycle()) {
        let author = Author {
            person: own.owner,
            profile: Profile {
                name: Some((*name).to_owned()),
                stakeholder: Some((*name).to_owned()),
            },
        };
        let origin = Origin {
            table: 1,
            owner: own.owner,
        };
        collection.put(origin, author, contribution);
    }
    let entries = collection.filtered(&Filter::default());
    let wording = Wording {
        language: Language::Danish,
        minutes_east: &|_| 60,
    };
    let table = csv(&entries, &wording);
    for cell in table.split("\";\"").chain(table.split("\r\n\"")) {
        let seen = cell.trim_start_matches(['"', ' ', '\u{feff}']);
        assert!(
            !seen.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{cell:?}"
        );
    }
    let text = markdown(&plan, &entries, &wording);
    for tag in ["<script", "<img", "</blockquote", "[link]("] {
        assert!(!text.contains(tag), "{tag} in\n{text}");
    }
    assert!(!text.lines().any(|line| line.starts_with("> # ")), "{text}");
    let read: serde_json::Value =
        serde_json::from_str(&json(&WorkshopId([3; 16]), &plan, &entries)).expect("is JSON");
    let texts: Vec<&str> = read["contributions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["text"].as_str().expect("text"))
        .collect();
    for text in WORDS {
        assert!(texts.contains(&text), "{text:?}");
    }
    evening.nobody_noticed();
}
