//! The hearing: answers, points, dispositions, what is published of it, and the white paper.

#[path = "../common/mod.rs"]
mod common;
mod publishing;
mod treatment;
mod white_paper;

use std::collections::BTreeSet;

use common::{item, lane, person, run};
use protocol::PersonId;
use workshop::answer_fields::{CREATED, HEARING, PART as ABOUT, TEXT, WITHDRAWN};
use workshop::hearing::white_paper::{By, Under, white_paper};
use workshop::hearing::{
    Disposition, Given, Hearings, Sum, Treated, identical, publish, seen, subject, treated,
};
use workshop::hearing_fields::{
    ANSWER, ASIDE, DISPOSITION, FROM, LEAD, ORDER, PART, POINT, REMARK, REMOVED, SAME_AS, SEEN,
    TAG, TITLE, TO, VERSION, WORDS,
};
use workshop::strategy::Strategy;
use workshop::strategy::compare::differences;
use workshop::{
    ANSWERS, Answer, AnswersCommand, CHANGES, Document, DocumentKind, HEARINGS, HearingCommand,
    NewPart, NoticeCommand, NoticedHearing, NoticedLine, NoticedOutcome, NoticedVersion, POINTS,
    PartForm, PartText, SENDER, StrategyCommand, Version, Write, batches, sender,
};

const TOO_LONG: &str = "Ventetiden er for lang. Skriv en frist på otte uger.";

/// The answers of one person, under ids from 1.
fn answers(number: u8, texts: &[&str]) -> (PersonId, Document) {
    let mut document = Document::new(DocumentKind::Answers, lane(number));
    for (id, text) in (1..).zip(texts) {
        let add = Write::add(
            ANSWERS,
            item(id),
            [
                (HEARING, item(0xa1).into()),
                (ABOUT, item(2).into()),
                (TEXT, (*text).into()),
                (CREATED, i64::from(id).into()),
            ],
        );
        run(&mut document, &[AnswersCommand(vec![add]).into()]);
    }
    (person(number), document)
}

fn given((owner, document): &(PersonId, Document)) -> Vec<Given> {
    let all = Answer::all(document).into_iter();
    all.map(|answer| Given {
        owner: *owner,
        sender: sender(document),
        answer,
    })
    .collect()
}

fn point(owner: PersonId, answer: u8, id: u8, words: &str) -> Write {
    let answer = subject(owner, &item(answer));
    Write::add(
        POINTS,
        item(id),
        [
            (ANSWER, answer.into()),
            (WORDS, words.into()),
            (ORDER, f64::from(id).into()),
        ],
    )
}

fn hearing(writes: &[Vec<Write>]) -> Hearings {
    let mut document = Document::new(DocumentKind::Hearing, lane(9));
    for writes in writes {
        run(&mut document, &[HearingCommand(writes.clone()).into()]);
    }
    Hearings::of(&document)
}

/// The point of a whole answer, as the first facilitator who treats it makes it.
fn whole(owner: PersonId, answer: u8) -> Write {
    let id = subject(owner, &item(answer));
    Write::add(POINTS, id, [(ANSWER, id.into())])
}

/// A strategy with a main point and a point, and a version of it that was heard.
fn strategy() -> (Document, Version) {
    let mut document = Document::new(DocumentKind::Strategy, lane(8));
    let part = |id, form, under: Option<u8>, title: &str, text: &str| NewPart {
        id: item(id),
        form,
        under: under.map(item),
        title: title.into(),
        text: text.into(),
        order: f64::from(id),
        down: None,
        across: None,
    };
    let begin = StrategyCommand::Begin {
        title: "Udviklingsstrategi".into(),
        period: Some("2016–2020".into()),
        year: Some(2016),
        parts: vec![
            part(1, PartForm::MainPoint, None, "Tidlig indsats", ""),
            part(2, PartForm::Point, Some(1), "", "Ventetiden er kort."),
        ],
    };
    run(&mut document, &[begin.into()]);
    let save = StrategyCommand::SaveVersion {
        id: item(0xb1),
        name: "sendt i høring".into(),
        heads: document.heads().iter().map(ToString::to_string).collect(),
    };
    run(&mut document, &[save.into()]);
    let version = Strategy::of(&document).versions[0].clone();
    (document, version)
}
