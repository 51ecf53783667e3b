//! Visions: Randers' shape, a mission, five and five visions, and both crossed.

use workshop::strategy::crossing::Crossing;
use workshop::strategy::rendered::{Inline, Rendered};
use workshop::strategy::{Strategy as Text, StrategyTemplate, public, ready_to_publish};
use workshop::{Document, NewPart, PartForm, PartText, StrategyCommand};

use crate::common::{exchange, item, lane};
use crate::{does, strategy};

/// The headings of the source, in its order.
const HEADINGS: [&str; 19] = [
    "Indledning",
    "En samlet strategi som vejen frem",
    "Proces",
    "Missionen for Børn og Familie",
    "De 5 borgerrettede visioner",
    "En tidlig og forebyggende indsats",
    "Kvalitet i opgaveløsningen",
    "Tværgående samarbejde",
    "Nytænkning af indsatsen",
    "Medbestemmelse",
    "De 5 organisationsrettede visioner",
    "De 5 tværgående organisationsrettede visioner",
    "Helhed og sammenhæng",
    "Professionel ledelse",
    "Social kapital",
    "Dokumenteret effekt",
    "Økonomisk balance i et udviklingsperspektiv",
    "Målopfølgning",
    "Handleplaner",
];

fn begun() -> Document {
    let mut document = strategy(1);
    let mut next = 0;
    let begin =
        StrategyTemplate::Visions.begin("Udviklingsstrategi Børn og Familie".into(), 2016, || {
            next += 1;
            item(next)
        });
    does(&mut document, [begin]);
    document
}

fn crossing(text: &Text) -> (protocol::ItemId, Crossing) {
    let mut lines = text.lines.iter();
    let line = lines.find(|line| line.part.form == PartForm::Crossing);
    let id = line.expect("a crossing").part.id;
    (id, Crossing::find(text, id).expect("it stands"))
}

/// [A56]
#[test]
fn it_begins_as_the_strategy_of_randers_to_the_letter() {
    let text = Text::of(&begun());
    let titles: Vec<_> = text
        .lines
        .iter()
        .map(|line| line.part.title.as_str())
        .collect();
    assert_eq!(titles, HEADINGS);
    assert_eq!(text.front.periods, ["2016–2019"]);
    let visions = text
        .lines
        .iter()
        .filter(|line| line.part.form == PartForm::Vision);
    // Each with one sentence.
    for line in visions.clone() {
        let said = &line.part.text;
        assert!(
            said.ends_with('.') && said.matches(". ").count() == 0,
            "{said}"
        );
    }
    assert_eq!(visions.count(), 10);
    let mission = &text.lines[3].part.text;
    assert!(
        mission.starts_with("I samspil med borgerne skaber vi"),
        "{mission}"
    );
    let (_, crossing) = crossing(&text);
    let called = |ids: &[protocol::ItemId]| {
        let titles = ids
            .iter()
            .filter_map(|id| Some(text.line(id)?.part.title.clone()));
        titles.collect::<Vec<_>>()
    };
    assert_eq!(called(&crossing.columns), HEADINGS[5..10]);
    assert_eq!(called(&crossing.rows), HEADINGS[12..17]);
    assert_eq!(ready_to_publish(&text), Ok(()));
}

/// What stands in a field of the table is a Text; two who begin one field at the same time both stand in it, and what loses its
/// row stands beside the table. [A56]
#[test]
fn fields_of_the_table_are_texts_and_none_is_lost() {
    let mut one = begun();
    let mut other = one.clone();
    other.set_lane(lane(2));
    let (id, table) = crossing(&Text::of(&one));
    let (row, column) = (table.rows[2], table.columns[4]);
    let cell = |number: u8, words: &str| StrategyCommand::AddParts {
        parts: vec![
            NewPart::new(item(number), PartForm::Cell, Some(id), 0.0)
                .crossing(row, column)
                .saying(words),
        ],
    };
    does(&mut one, [cell(0x71, "Tillid til familien")]);
    does(&mut other, [cell(0x72, "Retfærdighed")]);
    exchange(&mut one, &mut other);
    let edit = StrategyCommand::EditPart {
        id: item(0x71),
        text: PartText::Text,
        before: "Tillid til familien".into(),
        after: "Tillid til barnet og familien".into(),
        caret: None,
    };
    does(&mut other, [edit]);
    exchange(&mut one, &mut other);
    let text = Text::of(&one);
    let (_, table) = crossing(&text);
    assert_eq!(table.cells(&row, &column), [item(0x71), item(0x72)]);
    let rendered = Rendered::of(&public(&text));
    // Cells are in their table and nowhere else.
    assert!(
        rendered
            .blocks
            .iter()
            .all(|block| block.form != PartForm::Cell)
    );
    let table = rendered
        .blocks
        .iter()
        .find_map(|block| block.table.as_ref());
    let (name, cells) = &table.expect("a table").rows[2];
    assert_eq!(name, "Social kapital");
    let words: Vec<_> = cells[4].iter().flatten().collect();
    assert_eq!(
        words,
        [
            &Inline::Words("Tillid til barnet og familien".into()),
            &Inline::Words("Retfærdighed".into()),
        ]
    );
    does(
        &mut one,
        [StrategyCommand::SetPartRemoved {
            id: row,
            removed: true,
        }],
    );
    let (_, table) = crossing(&Text::of(&one));
    assert_eq!(table.rows.len(), 4);
    assert_eq!(table.beside, [item(0x71), item(0x72)]);
}
