//! Versions: points in the history that are read, compared and gone back to.

use workshop::strategy::Strategy as Text;
use workshop::strategy::compare::{Became, Stands, differences, way_to};
use workshop::{Document, PartForm, PartText, StrategyCommand};

use crate::common::{exchange, item};
use crate::{begun, does, part, strategy};

/// A version is a point in the history: another who has the history reads the same there, and whatever comes after stays. [A32]
#[test]
fn a_version_can_be_read_compared_and_gone_back_to() {
    let mut document = begun(1);
    let edit = |before: &str, after: &str| StrategyCommand::EditPart {
        id: item(3),
        text: PartText::Text,
        before: before.into(),
        after: after.into(),
        caret: None,
    };
    let add = |id: u8, under: u8| StrategyCommand::AddParts {
        parts: vec![part(id, PartForm::Point, Some(under), 0.0)],
    };
    does(
        &mut document,
        [edit("", "Hjælp til børn i tide."), add(0x41, 4)],
    );
    let heads = document.heads();
    let save = StrategyCommand::SaveVersion {
        id: item(0xe1),
        name: "1. behandling".into(),
        heads: heads.iter().map(ToString::to_string).collect(),
    };
    does(&mut document, [save]);
    let set = |id: u8, removed| StrategyCommand::SetPartRemoved {
        id: item(id),
        removed,
    };
    does(
        &mut document,
        [
            edit(
                "Hjælp til børn i tide.",
                "Hjælp til børn og unge i god tid.",
            ),
            set(0x41, true),
            add(0x42, 4),
            StrategyCommand::MovePart {
                id: item(2),
                under: None,
                order: -1.0,
            },
        ],
    );
    let mut other = strategy(2);
    exchange(&mut document, &mut other);
    for document in [&document, &other] {
        let now = Text::of(document);
        let [version] = &now.versions[..] else {
            panic!("one version");
        };
        assert_eq!(
            (version.name.as_str(), &version.heads),
            ("1. behandling", &heads)
        );
        let then = Text::of(&document.at(&version.heads).expect("it is in the history"));
        let differences = differences(&then, &now);
        let became: Vec<_> = differences
            .iter()
            .map(|one| (one.line.part.id, one.became))
            .collect();
        assert_eq!(
            became,
            [
                (item(2), Became::Moved),
                (item(3), Became::Rewritten),
                (item(0x41), Became::Gone),
                (item(0x42), Became::New),
            ]
        );
        let changed: Vec<_> = differences[1]
            .text
            .iter()
            .map(|run| (run.stands, run.words.as_str()))
            .collect();
        assert_eq!(
            changed,
            [
                (Stands::Both, "Hjælp til børn "),
                (Stands::After, "og unge "),
                (Stands::Both, "i "),
                (Stands::Before, "tide."),
                (Stands::After, "god tid."),
            ]
        );
    }
    // Of a history that is not all here nothing is read.
    assert!(strategy(3).at(&heads).is_none());
    assert!(document.at(&[]).is_none());

    let reads = |text: &Text| -> Vec<_> {
        let lines = text.lines.iter();
        lines
            .map(|line| {
                (
                    line.part.id,
                    line.part.title.clone(),
                    line.part.text.clone(),
                )
            })
            .collect()
    };
    let (now, then) = (
        Text::of(&document),
        Text::of(&document.at(&heads).expect("it is there")),
    );
    let way = way_to(&now, &then);
    does(&mut document, way.there);
    assert_eq!(reads(&Text::of(&document)), reads(&then));
    assert_eq!(differences(&then, &Text::of(&document)), []);
    // And back again: what came after is not lost.
    does(&mut document, way.back);
    assert_eq!(reads(&Text::of(&document)), reads(&now));
}

/// What was changed before it was taken out comes back changed; what is under something goes with it and comes with it. [A32]
#[test]
fn the_way_to_a_version_is_taken_back_step_by_step() {
    let mut document = begun(1);
    let heads = document.heads();
    let edit = StrategyCommand::EditPart {
        id: item(3),
        text: PartText::Text,
        before: String::new(),
        after: "Skrevet, og så taget ud".into(),
        caret: None,
    };
    let set = |id: u8, removed| StrategyCommand::SetPartRemoved {
        id: item(id),
        removed,
    };
    let point = StrategyCommand::AddParts {
        parts: vec![
            part(0x41, PartForm::MainPoint, None, 9.0),
            part(0x42, PartForm::List, Some(0x41), 0.0),
        ],
    };
    let front = [
        StrategyCommand::SetYear { year: Some(2020) },
        StrategyCommand::SetPeriod { period: None },
        edit,
        set(3, true),
        point,
    ];
    does(&mut document, front);
    let reads = |document: &Document| {
        let text = Text::of(document);
        (text.front.clone(), text.lines.clone(), text.out.clone())
    };
    let before = reads(&document);
    let (now, then) = (
        Text::of(&document),
        Text::of(&document.at(&heads).expect("it is there")),
    );
    let way = way_to(&now, &then);
    does(&mut document, way.there);
    assert_eq!(differences(&then, &Text::of(&document)), []);
    assert_eq!(Text::of(&document).front, then.front);
    does(&mut document, way.back);
    let after = reads(&document);
    assert_eq!(after.0.years, before.0.years);
    let plain = |lines: &[workshop::strategy::Line]| -> Vec<_> {
        let parts = lines.iter().map(|line| &line.part);
        parts
            .map(|part| (part.id, part.text.clone(), part.order))
            .collect()
    };
    assert_eq!(plain(&after.1), plain(&before.1));
    // In the list of what is out it says what it said, and can be put back.
    assert_eq!(after.2[&item(3)].text, "Skrevet, og så taget ud");
    does(&mut document, [set(3, false)]);
    assert_eq!(
        Text::of(&document)
            .line(&item(3))
            .expect("it stands")
            .part
            .text,
        "Skrevet, og så taget ud"
    );
}
