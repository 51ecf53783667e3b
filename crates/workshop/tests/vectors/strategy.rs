//! Commands to the strategy and its figures.

use crate::*;

pub fn strategy() -> Vec<Command> {
    let part = |id: u8, form, under: Option<u8>, title: &str| {
        NewPart::new(item(id), form, under.map(item), f64::from(id)).titled(title)
    };
    [
        StrategyCommand::Begin {
            title: "Udviklingsstrategi".into(),
            period: Some("2016–2020".into()),
            year: Some(2016),
            parts: vec![
                part(1, PartForm::Chapter, None, "Forord"),
                part(
                    2,
                    PartForm::MainPoint,
                    None,
                    "Tilfør kompetencer tidligt i livet",
                ),
            ],
        },
        StrategyCommand::AddParts {
            parts: vec![
                part(
                    3,
                    PartForm::List,
                    Some(2),
                    "Hvad gør vi allerede på dette område?",
                ),
                part(4, PartForm::Point, Some(3), ""),
                part(5, PartForm::Signature, Some(1), "Åse Ørsted"),
            ],
        },
        StrategyCommand::EditPart {
            id: item(4),
            text: PartText::Text,
            before: String::new(),
            after: "Åben rådgivning 🎉".into(),
            caret: Some(18),
        },
        StrategyCommand::EditPart {
            id: item(1),
            text: PartText::Title,
            before: "Forord".into(),
            after: "Kært barn".into(),
            caret: None,
        },
        StrategyCommand::MovePart {
            id: item(4),
            under: None,
            order: 2.5,
        },
        StrategyCommand::SetPartRemoved {
            id: item(5),
            removed: true,
        },
        StrategyCommand::EditTitle {
            before: "Udviklingsstrategi".into(),
            after: "Strategi".into(),
        },
        StrategyCommand::SetPeriod { period: None },
        StrategyCommand::SetYear { year: Some(2017) },
        StrategyCommand::AddSources {
            sources: vec![NewSource {
                id: item(0x81),
                of: item(4),
                source: item(0x70),
            }],
        },
        StrategyCommand::SetSourceRemoved {
            ids: vec![item(0x81)],
            removed: true,
        },
        StrategyCommand::SetAside {
            id: item(0x88),
            source: item(0x71),
            reason: "Hører til en anden sag".into(),
        },
        StrategyCommand::SetAsideRemoved {
            id: item(0x88),
            removed: true,
        },
        StrategyCommand::SaveVersion {
            id: item(0xe1),
            name: "1. behandling".into(),
            heads: vec!["5d".repeat(32)],
        },
        StrategyCommand::SetVersionRemoved {
            id: item(0xe1),
            removed: true,
        },
        StrategyCommand::EditPart {
            id: item(4),
            text: PartText::Plain,
            before: String::new(),
            after: "Kom ind og få råd".into(),
            caret: None,
        },
        StrategyCommand::EditPart {
            id: item(4),
            text: PartText::Note,
            before: String::new(),
            after: "Gennemskrives efter 1. behandlingen".into(),
            caret: None,
        },
        StrategyCommand::EditNote {
            before: String::new(),
            after: "Bilag 1".into(),
        },
        StrategyCommand::AddParts {
            parts: vec![
                part(6, PartForm::Vision, None, "Social kapital"),
                part(7, PartForm::Crossing, None, "Visionerne krydset"),
                part(8, PartForm::Cell, Some(7), "").crossing(item(6), item(6)),
            ],
        },
        StrategyCommand::SetCrossing {
            id: item(7),
            down: Some(item(1)),
            across: None,
        },
        StrategyCommand::SetPicture {
            id: item(6),
            picture: Some(item(0xb1)),
        },
    ]
    .into_iter()
    .map(Command::from)
    .collect()
}

pub fn pictures() -> Vec<Command> {
    let picture = Picture {
        jpeg: "/9j/4AAQSkZJRg==".into(),
        width: 1600,
        height: 900,
    };
    vec![PicturesCommand(vec![picture.add(item(1))]).into()]
}
