//! Vectors: bytes that every program that writes these documents must write.
//!
//! `WRITE_VECTORS=1 cargo test -p temadag-workshop --test vectors` writes them anew. A first change
//! that differs from the one in a released vector splits every workshop in two; so does a command
//! that makes other bytes, though less badly.

mod common;

use std::path::PathBuf;

use common::{add, add_joint, edit, item, lane, person, run, whole};
use data_encoding::HEXLOWER;
use serde_json::{Value, json};
use workshop::action_keys::{ACTIONS, DEPARTMENT, TITLE};
use workshop::actions::{Actions, begin};
use workshop::first_change::{first_change, first_hash};
use workshop::template::{Language, Template, build};
use workshop::{
    ANSWERS, ATTACHMENTS, Act, ActionsCommand, Activity, AnswersCommand, BODY, BallotCommand,
    CASE_BODY, CASE_NUMBER, CASE_OF, CASE_TEXT, CASE_TITLE, CASES, CLAUSES, CasesCommand, Command,
    Day, Document, DocumentKind, Exhibit, HEARINGS, HearingCommand, Hiding, Imported, JointCommand,
    NewPart, NewPiece, NewSource, NewStatement, NoticeCommand, OutcomeCommand, PIECE, POINTS,
    PartForm, PartText, Picture, PicturesCommand, Place, Placement, PlanCommand, PlanField,
    PlanItem, PublishedSentence, PublishedTheme, ROWS, SECTIONS, SENDER, SheetCommand,
    StrategyCommand, SynthesisCommand, TREATMENTS, ThemeText, TimetableCommand, WHAT, WHEN, Write,
    answer_fields, hearing_fields, privacy_version,
};

/// Compares what is made now with what is written down.
fn check(name: &str, made: Value) {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "vectors", name]
        .iter()
        .collect();
    if std::env::var_os("WRITE_VECTORS").is_some() {
        std::fs::write(&path, format!("{made:#}\n")).expect("the vectors are written");
    }
    let written = std::fs::read_to_string(&path).expect("the vectors are there");
    let written: Value = serde_json::from_str(&written).expect("the vectors are JSON");
    assert!(
        written == made,
        "{name} differs from what is made now:\n{made:#}"
    );
}

/// [A1]
#[test]
fn first_changes() {
    let made: serde_json::Map<_, _> = DocumentKind::ALL
        .iter()
        .map(|&kind| {
            let document = Document::new(kind, lane(1));
            let value = json!({
                "change": HEXLOWER.encode(&first_change(kind)),
                "hash": first_hash(kind).to_string(),
                "saved": HEXLOWER.encode(&document.save()),
                "reads": whole(&document),
            });
            (kind.name().to_owned(), value)
        })
        .collect();
    check("first-changes.json", Value::Object(made));
}

fn pictures() -> Vec<Command> {
    let picture = Picture {
        jpeg: "/9j/4AAQSkZJRg==".into(),
        width: 1600,
        height: 900,
    };
    vec![PicturesCommand(vec![picture.add(item(1))]).into()]
}

fn strategy() -> Vec<Command> {
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

fn timetable() -> Vec<Command> {
    let writes = [
        Write::add(
            ROWS,
            item(1),
            [
                (WHAT, "Høringsperiode".into()),
                (WHEN, "2016-02-03/2016-02-24".into()),
                ("order", 1.0.into()),
            ],
        ),
        Write::edit(ROWS, item(1), WHAT, "Høringsperiode", "Høring"),
        Write::set(ROWS, item(1), BODY, "Byråd"),
        Write::set_or_clear(ROWS, item(1), BODY, None::<&str>),
        Write::set(ROWS, item(1), "removed", true),
    ];
    let commands = writes.map(|write| TimetableCommand(vec![write]).into());
    commands.into()
}

fn hearing() -> Vec<Command> {
    let subject = workshop::hearing::subject(person(1), &item(1));
    let writes = [
        vec![Write::add(
            HEARINGS,
            item(0xa1),
            [
                (hearing_fields::VERSION, item(0xb1).into()),
                (hearing_fields::FROM, "2016-02-03".into()),
                (hearing_fields::TO, "2016-02-24".into()),
            ],
        )],
        vec![
            Write::add(POINTS, item(2), [(hearing_fields::ANSWER, subject.into())]),
            Write::set(POINTS, item(2), hearing_fields::DISPOSITION, "partlyMet"),
            Write::edit(
                POINTS,
                item(2),
                hearing_fields::REMARK,
                "",
                "Fristen er sat.",
            ),
        ],
    ];
    writes.map(|writes| HearingCommand(writes).into()).into()
}

fn answers() -> Vec<Command> {
    let writes = [
        Write::Set {
            place: Place::at_root(SENDER),
            value: Some("Handicaprådet".into()),
        },
        Write::add(
            ANSWERS,
            item(1),
            [
                (answer_fields::HEARING, item(0xa1).into()),
                (answer_fields::TEXT, "Skriv en frist.".into()),
                (answer_fields::CREATED, 1_454_500_000_000_i64.into()),
            ],
        ),
    ];
    let commands = writes.map(|write| AnswersCommand(vec![write]).into());
    commands.into()
}

/// What is published has ids that follow from what it is.
fn notice() -> Vec<Command> {
    let mut strategy = Document::new(DocumentKind::Strategy, lane(1));
    run(&mut strategy, &self::strategy()[..1]);
    let version = workshop::Version {
        id: item(0xb1),
        name: "sendt i høring".into(),
        heads: strategy.heads(),
        removed: false,
        saved: None,
        saved_by: None,
    };
    let text = workshop::strategy::Strategy::of(&strategy);
    let empty = Document::new(DocumentKind::Notice, lane(1));
    let writes = workshop::hearing::publish::version(&empty, &version, &text, 1_454_000_000_000);
    vec![NoticeCommand(writes).into()]
}

fn cases() -> Vec<Command> {
    let of = |of| (CASE_OF, item(of).into());
    let writes = [
        Write::add(CASES, item(1), [(CASE_TITLE, "Strategi".into())]),
        Write::set(CASES, item(1), CASE_NUMBER, "2017-064387"),
        Write::add(
            CLAUSES,
            item(2),
            [of(1), (CASE_TEXT, "den sendes i høring".into())],
        ),
        Write::add(SECTIONS, item(3), [of(1), (PIECE, "timetable".into())]),
        Write::add(
            ATTACHMENTS,
            item(4),
            [of(1), (CASE_TITLE, "Bilag 1".into())],
        ),
        Write::add(
            TREATMENTS,
            item(5),
            [of(1), (CASE_BODY, "Skoleudvalget".into())],
        ),
        Write::edit(TREATMENTS, item(5), CASE_TEXT, "", "Godkendt"),
    ];
    let commands = writes.map(|write| CasesCommand(vec![write]).into());
    commands.into()
}

fn actions() -> Vec<Command> {
    let document = Document::new(DocumentKind::Actions, lane(1));
    let nothing = Actions::of(&document);
    let mut next = 0x10;
    let mut fresh = || {
        next += 1;
        item(next)
    };
    let day = Day::new(2016, 1, 22).expect("a day");
    let mut first = begin::action(&nothing, item(1), "Konferencer", day, &mut fresh);
    first.push(begin::way(item(2), item(1), "Tværgående møder"));
    let commands = [
        first,
        begin::choice(&nothing, item(1), 2016, day, &mut fresh),
        vec![
            Write::edit(ACTIONS, item(1), TITLE, "Konferencer", "Konference"),
            Write::set(ACTIONS, item(1), DEPARTMENT, "PPR"),
        ],
        vec![begin::plan(&nothing, item(3), "PPR")],
        begin::goal(
            &nothing,
            item(4),
            item(3),
            "Medbestemmelse",
            day,
            &mut fresh,
        ),
        vec![begin::indicator(&nothing, item(5), item(4), "Ventetid")],
        vec![begin::measurement(item(6), item(5), day, 12.5)],
        begin::take_out(ACTIONS, &[item(1)]),
    ];
    let commands = commands.map(|writes| ActionsCommand(writes).into());
    commands.into()
}

fn synthesis() -> Vec<Command> {
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

fn outcome() -> Command {
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

fn exhibit() -> Command {
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

fn tell_hidden() -> Command {
    let subject = item(0x5b);
    let reason = Some("personal".to_owned());
    let inputs = vec![Hiding { subject, reason }];
    OutcomeCommand::TellHidden { inputs }.into()
}

#[test]
fn commands() {
    let mut next = 0;
    let content = build(Template::Empty, Language::Danish, &mut || {
        next += 1;
        item(next)
    });
    let imported = SheetCommand::AddContribution {
        id: item(2),
        focus_point: item(0xf0),
        aspect: item(0xa0),
        text: "Fra papir".into(),
        created: 1_517_250_600_002,
        imported: Some(Imported {
            source: "papir".into(),
            table: Some("Bord 7".into()),
            original: None,
            ..Imported::default()
        }),
    }
    .into();
    let made: Vec<Value> = [
        (
            DocumentKind::Plan,
            vec![
                PlanCommand::CreatePlan { content }.into(),
                PlanCommand::EditTitle {
                    before: "Tom temadag".into(),
                    after: "Temadag på Ærø 🎉".into(),
                }
                .into(),
                PlanCommand::SetDate {
                    date: Some("2018-01-29".into()),
                }
                .into(),
                PlanCommand::AddFocusPoint {
                    id: item(0xf1),
                    title: "Tidlige indsatser".into(),
                    order: 2.0,
                }
                .into(),
                PlanCommand::AddAspect {
                    id: item(0xa1),
                    title: "Potentiale".into(),
                    order: 1.5,
                }
                .into(),
                PlanCommand::AddTable {
                    id: item(0xb1),
                    number: 11,
                    name: Some("Ved døren".into()),
                }
                .into(),
                PlanCommand::Rename {
                    item: PlanItem::FocusPoint { id: item(1) },
                    before: "Fokuspunkt 1".into(),
                    after: "Sammenhængende indsatser".into(),
                }
                .into(),
                PlanCommand::SetOrder {
                    item: PlanItem::Aspect { id: item(2) },
                    order: 3.0,
                }
                .into(),
                PlanCommand::SetRemoved {
                    item: PlanItem::Stakeholder {
                        word: "organisation".into(),
                    },
                    removed: true,
                }
                .into(),
                PlanCommand::SetField {
                    field: PlanField::Question {
                        item: PlanItem::Aspect { id: item(2) },
                    },
                    value: Some("Hvad kan blive bedre?".into()),
                }
                .into(),
                PlanCommand::SetPoints { points: 3 }.into(),
                PlanCommand::AddPhase {
                    id: item(0xc1),
                    title: "Prioritering".into(),
                    order: 1.0,
                    start: "20:55".into(),
                    end: "21:15".into(),
                    activity: Activity::Vote,
                }
                .into(),
                PlanCommand::SetField {
                    field: PlanField::End { phase: item(0xc1) },
                    value: Some("21:20".into()),
                }
                .into(),
                PlanCommand::AddStakeholder {
                    word: "volunteer".into(),
                    title: "Frivillig".into(),
                    order: 6.0,
                }
                .into(),
            ],
        ),
        (
            DocumentKind::Sheet,
            vec![
                SheetCommand::SetProfile {
                    name: Some("Åse".into()),
                    stakeholder: Some("relative".into()),
                    privacy: Some(privacy_version("Skriv ingen navne.")),
                }
                .into(),
                add(1, "Færre skift 👩‍👧"),
                imported,
                edit(1, "Færre skift 👩‍👧", "Langt færre skift 👩‍👧"),
                SheetCommand::SetWithdrawn {
                    id: item(1),
                    withdrawn: true,
                    person: person(1),
                }
                .into(),
                SheetCommand::AddComment {
                    id: item(3),
                    subject: item(0x5a),
                    text: "Også om aftenen".into(),
                    created: 1_517_250_600_003,
                }
                .into(),
                SheetCommand::WithdrawComment {
                    id: item(3),
                    withdrawn: true,
                }
                .into(),
                SheetCommand::SetImportant {
                    subject: item(0x5a),
                    important: true,
                }
                .into(),
            ],
        ),
        (
            DocumentKind::JointSheet,
            vec![
                JointCommand::TakeSeat {
                    person: person(1),
                    name: None,
                    stakeholder: Some("citizen".into()),
                }
                .into(),
                add_joint(1, "Fælles ord", person(1)),
                JointCommand::SetWithdrawn {
                    id: item(1),
                    withdrawn: true,
                    person: person(1),
                }
                .into(),
                JointCommand::SetDone {
                    person: person(1),
                    phase: Some(item(0xc1)),
                }
                .into(),
                JointCommand::LeaveSeat { person: person(1) }.into(),
            ],
        ),
        (
            DocumentKind::Ballot,
            vec![
                BallotCommand::Give {
                    subject: item(1),
                    points: 3,
                }
                .into(),
                BallotCommand::TakeBack { subject: item(1) }.into(),
            ],
        ),
        (DocumentKind::Synthesis, synthesis()),
        (DocumentKind::Strategy, strategy()),
        (DocumentKind::Timetable, timetable()),
        (DocumentKind::Hearing, hearing()),
        (DocumentKind::Answers, answers()),
        (DocumentKind::Notice, notice()),
        (DocumentKind::Pictures, pictures()),
        (DocumentKind::Cases, cases()),
        (DocumentKind::Actions, actions()),
        (
            DocumentKind::Outcome,
            vec![outcome(), exhibit(), tell_hidden()],
        ),
    ]
    .into_iter()
    .map(|(kind, commands)| {
        let mut document = Document::new(kind, lane(1));
        let steps: Vec<Value> = commands
            .iter()
            .map(|command| {
                let changes = run(&mut document, std::slice::from_ref(command));
                json!({
                    "command": command,
                    "kept": HEXLOWER.encode(&command.to_bytes()),
                    "change": HEXLOWER.encode(&changes.concat()),
                })
            })
            .collect();
        json!({
            "document": kind.name(),
            "lane": lane(1).to_string(),
            "steps": steps,
            "reads": whole(&document),
        })
    })
    .collect();
    check("commands.json", Value::Array(made));
}
