//! Commands to what facilitators make of what came in, and to what everybody reads of it.

use crate::*;

pub fn synthesis() -> Vec<Command> {
    let say = |id: u8, act| NewStatement {
        id: item(id),
        subject: item(1),
        act,
        replaces: Vec::new(),
    };
    [
        SynthesisCommand::AddTheme {
            id: item(0x70),
            title: "Hjælp i tide".into(),
            order: 1.0,
        },
        SynthesisCommand::EditTheme {
            id: item(0x70),
            text: ThemeText::Summary,
            before: String::new(),
            after: "Før det bliver en sag".into(),
            caret: Some(21),
        },
        SynthesisCommand::MoveTheme {
            id: item(0x70),
            order: 2.5,
        },
        SynthesisCommand::RateTheme {
            id: item(0x70),
            impact: Some(0.75),
            feasibility: None,
        },
        SynthesisCommand::JoinTheme {
            id: item(0x70),
            into: Some(item(0x71)),
        },
        SynthesisCommand::SetThemeRemoved {
            id: item(0x70),
            removed: true,
        },
        SynthesisCommand::AddSentence {
            id: item(0x50),
            text: "Kortere ventetid".into(),
        },
        SynthesisCommand::EditSentence {
            id: item(0x50),
            before: "Kortere ventetid".into(),
            after: "Meget kortere ventetid".into(),
            caret: None,
        },
        SynthesisCommand::AddPieces {
            of: item(1),
            cut: item(0x40),
            pieces: vec![NewPiece {
                id: item(0x41),
                words: "ventetid".into(),
            }],
        },
        SynthesisCommand::State {
            statements: vec![
                say(0x10, Act::Merge(item(0x50))),
                say(0x11, Act::Split(item(0x40))),
                say(0x12, Act::Hide("personal".into())),
                say(0x13, Act::Show),
                say(0x14, Act::PutIn(item(0x70))),
                say(0x15, Act::TakeOut(item(0x70))),
                say(0x16, Act::Same(item(2))),
                say(0x17, Act::Different(item(2))),
                say(0x18, Act::Undecided(item(2))),
                NewStatement {
                    replaces: vec![item(0x10), item(0x11)],
                    ..say(0x19, Act::LeaveOut("duplicate".into()))
                },
                say(0x1a, Act::Restore),
                say(0x1b, Act::Harmless("d0c5a0b1e2f30405".into())),
                say(0x1c, Act::Doubtful),
                say(0x1d, Act::Approve(item(0x12))),
                say(0x1e, Act::Unapprove(item(0x12))),
                say(0x1f, Act::AskTwo),
                say(0x20, Act::AskOne),
            ],
        },
    ]
    .map(Command::from)
    .into()
}

pub fn outcome() -> Command {
    OutcomeCommand::Publish {
        at: 1_517_260_000_000,
        themes: vec![PublishedTheme {
            id: item(0x70),
            title: "Hjælp i tide".into(),
            summary: "Før det bliver en sag".into(),
            order: 0.0,
            inputs: 12,
            tables: 5,
            removed: false,
        }],
        sentences: vec![PublishedSentence {
            id: item(0x50),
            text: "Kortere ventetid".into(),
            inputs: 2,
            removed: false,
        }],
        placements: vec![Placement {
            subject: item(1),
            themes: vec![item(0x70), item(0x71)],
            sentences: vec![item(0x50)],
        }],
    }
    .into()
}

pub fn exhibit() -> Command {
    let input = Exhibit {
        subject: item(0x5a),
        focus_point: item(0xf0),
        aspect: item(0xa0),
        table: 7,
        text: "Færre skift".into(),
        removed: false,
    };
    OutcomeCommand::Exhibit {
        inputs: vec![input],
    }
    .into()
}

pub fn tell_hidden() -> Command {
    let subject = item(0x5b);
    let reason = Some("personal".to_owned());
    let inputs = vec![Hiding { subject, reason }];
    OutcomeCommand::TellHidden { inputs }.into()
}
