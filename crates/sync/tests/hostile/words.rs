//! Words: what people write comes through the session letter by letter, whatever it looks like.

use protocol::ItemId;
use simulation::ledger::Deed;
use workshop::SheetCommand;

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
fn hostile_words_come_through_letter_by_letter() {
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
            privacy: None,
        }
        .into();
        world.write(evening.anna, own, name, Deed::Other);
    }
    world.pass(5_000);
    let session = world.session(evening.facilitator).expect("is open");
    let sheet = session.document(&own).expect("came");
    let there = sheet.contributions();
    for text in WORDS {
        assert!(there.iter().any(|one| one.text == text), "{text:?}");
    }
    evening.nobody_noticed();
}
