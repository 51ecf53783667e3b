//! Vectors: bytes that every program that writes these documents must write.
//!
//! `WRITE_VECTORS=1 cargo test -p temadag-workshop --test vectors` writes them anew. A first change
//! that differs from the one in a released vector splits every workshop in two; so does a command
//! that makes other bytes, though less badly.

mod collected;
#[path = "../common/mod.rs"]
mod common;
mod strategy;
mod written;

use std::path::PathBuf;

use collected::*;
use common::{add, add_joint, edit, item, lane, person, run, whole};
use data_encoding::HEXLOWER;
use serde_json::{Value, json};
use strategy::*;
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
use written::*;

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

/// What is published has ids that follow from what it is.
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
