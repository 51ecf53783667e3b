//! The hearing: answers, points, dispositions, what is published of it, and the white paper.

#[path = "../common/mod.rs"]
mod common;

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

/// [H1]
#[test]
fn an_answer_is_one_point_until_words_are_cut_out_of_it_and_then_these_are() {
    let council = answers(1, &[TOO_LONG]);
    let owner = council.0;
    let id = subject(owner, &item(1));
    let untouched = treated(&hearing(&[]), given(&council));
    assert_eq!(untouched[0].points.len(), 1);
    assert_eq!(untouched[0].points[0].words, TOO_LONG);
    assert!(!untouched[0].is_treated());

    let disposed = vec![
        whole(owner, 1),
        Write::set(POINTS, id, DISPOSITION, Disposition::Met.word()),
    ];
    let all = treated(&hearing(std::slice::from_ref(&disposed)), given(&council));
    assert_eq!(all[0].points[0].disposition, Some(Disposition::Met));
    assert!(all[0].is_treated());

    let cut = vec![
        point(owner, 1, 21, "Ventetiden er for lang."),
        point(owner, 1, 22, "Skriv en frist på otte uger."),
        Write::set(POINTS, item(21), DISPOSITION, Disposition::Noted.word()),
    ];
    let all = treated(&hearing(&[disposed.clone(), cut.clone()]), given(&council));
    let points = &all[0].points;
    assert_eq!(points.len(), 2, "the whole is no point beside them");
    assert!(!all[0].is_treated(), "one of the two has no disposition");
    assert_eq!(
        Sum::of(&all),
        Sum {
            treated: 0,
            all: 1,
            aside: 0
        }
    );

    // Joined again, the whole has what it had.
    let joined = vec![
        Write::set(POINTS, item(21), REMOVED, true),
        Write::set(POINTS, item(22), REMOVED, true),
    ];
    let all = treated(&hearing(&[disposed, cut, joined]), given(&council));
    assert_eq!(all[0].points[0].disposition, Some(Disposition::Met));
    assert_eq!(
        Sum::of(&all),
        Sum {
            treated: 1,
            all: 1,
            aside: 0
        }
    );
}

/// [H1] Nothing that was said is without a point.
#[test]
fn what_is_left_of_an_answer_that_was_cut_is_a_point_too() {
    let council = answers(1, &[TOO_LONG]);
    let id = subject(council.0, &item(1));
    let decided = vec![
        Write::add(POINTS, item(41), [(ANSWER, id.into())]),
        Write::set(POINTS, item(41), DISPOSITION, Disposition::Met.word()),
        Write::set(POINTS, item(41), SEEN, seen(TOO_LONG)),
        point(council.0, 1, 21, "Ventetiden er for lang."),
    ];
    let all = treated(&hearing(std::slice::from_ref(&decided)), given(&council));
    let words: Vec<_> = all[0]
        .points
        .iter()
        .map(|point| (&*point.words, point.is_rest))
        .collect();
    let rest = "Skriv en frist på otte uger.";
    assert_eq!(words, [("Ventetiden er for lang.", false), (rest, true)]);
    // What it was decided about is no longer all of it.
    assert!(all[0].points[1].is_stale);
    let confirmed = vec![
        Write::set(POINTS, item(41), SEEN, seen(rest)),
        Write::set(POINTS, item(21), DISPOSITION, Disposition::Noted.word()),
    ];
    let all = treated(&hearing(&[decided, confirmed]), given(&council));
    assert!(all[0].is_treated());
}

/// [H1]
#[test]
fn what_was_decided_about_other_words_is_not_treated() {
    let mut council = answers(1, &[TOO_LONG]);
    let id = subject(council.0, &item(1));
    let decided = vec![
        Write::add(POINTS, item(41), [(ANSWER, id.into())]),
        Write::set(POINTS, item(41), DISPOSITION, Disposition::Met.word()),
        Write::set(POINTS, item(41), SEEN, seen(TOO_LONG)),
    ];
    let hearings = hearing(&[decided]);
    assert!(treated(&hearings, given(&council))[0].is_treated());
    let edit = Write::edit(ANSWERS, item(1), TEXT, TOO_LONG, "Vi er imod.");
    run(&mut council.1, &[AnswersCommand(vec![edit]).into()]);
    assert!(!treated(&hearings, given(&council))[0].is_treated());
}

/// [H1]
#[test]
fn what_was_set_aside_is_counted_by_itself_and_stands_in_no_white_paper() {
    let council = answers(1, &["Køb billige sko"]);
    let id = subject(council.0, &item(1));
    let aside = vec![
        Write::add(POINTS, item(41), [(ANSWER, id.into())]),
        Write::set(POINTS, item(41), ASIDE, "Reklame"),
    ];
    let all = treated(&hearing(&[aside]), given(&council));
    assert_eq!(all[0].aside.as_deref(), Some("Reklame"));
    assert_eq!(
        Sum::of(&all),
        Sum {
            treated: 0,
            all: 0,
            aside: 1
        }
    );
    assert!(white_paper(&all, &[], By::Sender, |_| None).is_empty());
}

/// [H2] One hearing's publishing takes nothing back of another's, nor of answers that are not on this device yet.
#[test]
fn what_was_published_of_others_stays() {
    let (council, school) = (answers(1, &["Ja"]), answers(2, &["Nej"]));
    let decided = |owner: PersonId, number: u8| {
        let id = subject(owner, &item(1));
        vec![
            Write::add(POINTS, item(number), [(ANSWER, id.into())]),
            Write::set(POINTS, item(number), DISPOSITION, Disposition::Met.word()),
        ]
    };
    let hearings = hearing(&[decided(council.0, 41), decided(school.0, 42)]);
    let mut notice = Document::new(DocumentKind::Notice, lane(7));
    let first = treated(&hearings, given(&council));
    let writes = publish::outcomes(&notice, &item(0xa1), &first);
    publish_all(&mut notice, writes);
    // Another hearing, and a device that has not got the first answer.
    let second = treated(&hearings, given(&school));
    for held in [item(0xa2), item(0xa1)] {
        let writes = publish::outcomes(&notice, &held, &second);
        publish_all(&mut notice, writes);
        let published = NoticedOutcome::all(&notice);
        assert!(published.iter().any(|one| one.id == item(41)), "taken back");
    }
}

/// [H1]
#[test]
fn the_one_that_is_decided_leads_those_that_say_the_same() {
    let three = [
        answers(1, &["Ja"]),
        answers(2, &["ja"]),
        answers(3, &["JA"]),
    ];
    let second = subject(three[1].0, &item(1));
    let decided = vec![
        Write::add(POINTS, item(42), [(ANSWER, second.into())]),
        Write::set(POINTS, item(42), DISPOSITION, Disposition::Met.word()),
    ];
    let all: Vec<Given> = three.iter().flat_map(given).collect();
    let alike = identical(&treated(
        &hearing(std::slice::from_ref(&decided)),
        all.clone(),
    ));
    assert_eq!(alike.len(), 1);
    assert_eq!(alike[0].leader, item(42));
    assert_eq!(alike[0].open.len(), 2);
    // One has the disposition; the leader's is then disputed, and so is the one that follows it.
    let third = subject(three[2].0, &item(1));
    let joined = vec![
        Write::add(POINTS, item(43), [(ANSWER, third.into())]),
        Write::set(POINTS, item(43), SAME_AS, item(42)),
        Write::add(POINTS, item(44), [(ANSWER, second.into())]),
        Write::set(POINTS, item(44), DISPOSITION, Disposition::NotMet.word()),
    ];
    let all = treated(&hearing(&[decided, joined]), all);
    let is_treated: Vec<bool> = all.iter().map(Treated::is_treated).collect();
    assert_eq!(is_treated, [false, false, false]);
}

/// [H1]
#[test]
fn what_was_cut_says_so_when_the_answer_was_changed_since() {
    let mut council = answers(1, &[TOO_LONG]);
    let cut = vec![point(council.0, 1, 21, "Skriv en frist på otte uger.")];
    let hearings = hearing(&[cut]);
    assert!(!treated(&hearings, given(&council))[0].points[0].is_torn);
    let edit = Write::edit(ANSWERS, item(1), TEXT, TOO_LONG, "Ventetiden er for lang.");
    run(&mut council.1, &[AnswersCommand(vec![edit]).into()]);
    assert!(treated(&hearings, given(&council))[0].points[0].is_torn);
}

/// [H1]
#[test]
fn two_who_treat_an_answer_at_the_same_time_meet_in_a_choice() {
    let council = answers(1, &[TOO_LONG]);
    let id = subject(council.0, &item(1));
    let made = |number: u8, disposition: Disposition| {
        vec![
            Write::add(POINTS, item(number), [(ANSWER, id.into())]),
            Write::set(POINTS, item(number), DISPOSITION, disposition.word()),
        ]
    };
    let agreed = hearing(&[made(41, Disposition::Met), made(42, Disposition::Met)]);
    assert!(treated(&agreed, given(&council))[0].is_treated());
    let apart = [made(41, Disposition::Met), made(42, Disposition::NotMet)];
    let all = treated(&hearing(&apart), given(&council));
    assert!(all[0].points[0].is_disputed);
    assert!(!all[0].is_treated());
    let [first, second] = apart;
    let chosen = vec![Write::set(POINTS, item(41), REMOVED, true)];
    let all = treated(&hearing(&[first, second, chosen]), given(&council));
    assert_eq!(all[0].points[0].disposition, Some(Disposition::NotMet));
    assert!(all[0].is_treated());
}

/// [H1]
#[test]
fn what_is_the_same_has_one_disposition_and_a_circle_has_none_of_another() {
    let (one, two) = (
        answers(1, &[TOO_LONG]),
        answers(
            2,
            &[" ventetiden ER for lang.  Skriv en frist på otte uger."],
        ),
    );
    let all = [given(&one), given(&two)].concat();
    let points = treated(&hearing(&[]), all.clone());
    let ids: Vec<_> = points.iter().map(|one| one.points[0].said.id).collect();
    let alike = &identical(&points)[0];
    assert_eq!((alike.leader, alike.open.len()), (ids[0], 1));
    let first = vec![
        whole(one.0, 1),
        whole(two.0, 1),
        Write::set(POINTS, ids[0], DISPOSITION, Disposition::PartlyMet.word()),
        Write::edit(POINTS, ids[0], REMARK, "", "Fristen er sat til ti uger."),
        Write::set(POINTS, ids[1], SAME_AS, ids[0]),
    ];
    let treated_so = treated(&hearing(std::slice::from_ref(&first)), all.clone());
    assert_eq!(
        treated_so[1].points[0].disposition,
        Some(Disposition::PartlyMet)
    );
    assert_eq!(
        treated_so[1].points[0].remark,
        "Fristen er sat til ti uger."
    );
    assert_eq!(
        Sum::of(&treated_so),
        Sum {
            treated: 2,
            all: 2,
            aside: 0
        }
    );
    // Somebody else said it the other way round at the same time.
    let circle = vec![Write::set(POINTS, ids[0], SAME_AS, ids[1])];
    let treated_so = treated(&hearing(&[first, circle]), all);
    assert_eq!(
        treated_so[0].points[0].disposition,
        Some(Disposition::PartlyMet)
    );
    assert_eq!(treated_so[1].points[0].disposition, None);
}

/// Another party gives its answer the id of somebody else's. [H1]
#[test]
fn an_answer_under_anothers_id_is_another_answer() {
    let (council, stranger) = (answers(1, &["Ja"]), answers(2, &["Nej"]));
    let hearings = hearing(&[vec![
        whole(council.0, 1),
        Write::set(
            POINTS,
            subject(council.0, &item(1)),
            DISPOSITION,
            Disposition::Met.word(),
        ),
    ]]);
    let all = treated(&hearings, [given(&council), given(&stranger)].concat());
    let dispositions: Vec<_> = all.iter().map(|one| one.points[0].disposition).collect();
    assert_eq!(dispositions, [Some(Disposition::Met), None]);
}

/// [H1]
#[test]
fn what_was_withdrawn_does_not_count() {
    let mut council = answers(1, &["Ja", "Nej"]);
    let withdraw = Write::set(ANSWERS, item(2), WITHDRAWN, true);
    run(&mut council.1, &[AnswersCommand(vec![withdraw]).into()]);
    let all = treated(&hearing(&[]), given(&council));
    assert_eq!(
        Sum::of(&all),
        Sum {
            treated: 0,
            all: 1,
            aside: 0
        }
    );
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

fn publish_all(notice: &mut Document, writes: Vec<Write>) -> usize {
    let count = writes.len();
    for batch in batches(writes) {
        run(notice, &[NoticeCommand(batch).into()]);
    }
    count
}

/// [H2]
#[test]
fn a_version_is_published_as_it_was_and_publishing_it_again_writes_nothing() {
    let (mut document, version) = strategy();
    let edit = StrategyCommand::EditPart {
        id: item(2),
        text: PartText::Text,
        before: "Ventetiden er kort.".into(),
        after: "Ventetiden er højst otte uger.".into(),
        caret: None,
    };
    run(&mut document, &[edit.into()]);
    let then = Strategy::of(&document.at(&version.heads).expect("it is here"));
    let mut notice = Document::new(DocumentKind::Notice, lane(7));
    let writes = publish::version(&notice, &version, &then, 1_000);
    assert_eq!(publish_all(&mut notice, writes), 3);
    let published = NoticedVersion::all(&notice);
    assert_eq!(published[0].title, "Udviklingsstrategi");
    assert_eq!(published[0].published, 1_000);
    let lines = NoticedLine::all(&notice);
    let said: Vec<_> = lines
        .iter()
        .map(|line| (&*line.number, &*line.text))
        .collect();
    assert_eq!(said, [("1", ""), ("1", "Ventetiden er kort.")]);
    let again = publish::version(&notice, &version, &then, 2_000);
    assert_eq!(again, Vec::new(), "it says so already");
}

/// [H2]
#[test]
fn what_became_of_answers_is_published_without_who_gave_them_or_what_they_said() {
    let council = answers(1, &["Skriv en frist på otte uger."]);
    let id = subject(council.0, &item(1));
    let writes = vec![
        whole(council.0, 1),
        Write::set(POINTS, id, DISPOSITION, Disposition::Met.word()),
        Write::edit(POINTS, id, REMARK, "", "Fristen er skrevet ind."),
        Write::set(POINTS, id, TAG, "intern: haster"),
        Write::add(
            CHANGES,
            item(31),
            [(POINT, id.into()), (PART, item(2).into())],
        ),
    ];
    let all = treated(&hearing(&[writes]), given(&council));
    let mut notice = Document::new(DocumentKind::Notice, lane(7));
    let writes = publish::outcomes(&notice, &item(0xa1), &all);
    publish_all(&mut notice, writes);
    let outcomes = NoticedOutcome::all(&notice);
    assert_eq!(outcomes[0].answer, id);
    assert_eq!(outcomes[0].remark, "Fristen er skrevet ind.");
    assert_eq!(outcomes[0].parts, [item(2)]);
    let said = serde_json::to_string(&common::whole(&notice)).expect("it is JSON");
    for secret in [
        "otte uger",
        "haster",
        &council.0.to_string(),
        &item(1).to_string(),
    ] {
        assert!(!said.contains(secret), "{secret} has left");
    }
    assert_eq!(publish::outcomes(&notice, &item(0xa1), &all), Vec::new());
    // Taken back, it is taken back there too.
    let writes = publish::outcomes(
        &notice,
        &item(0xa1),
        &treated(&hearing(&[]), given(&council)),
    );
    publish_all(&mut notice, writes);
    assert_eq!(NoticedOutcome::all(&notice), Vec::new());
}

/// [H2]
#[test]
fn a_hearing_without_days_is_not_published_and_one_with_days_says_them() {
    let begun = vec![
        Write::add(HEARINGS, item(0xa1), [(VERSION, item(0xb1).into())]),
        Write::edit(HEARINGS, item(0xa1), TITLE, "", "Høring af udkastet"),
        Write::edit(HEARINGS, item(0xa1), LEAD, "", "Hvad mangler?"),
        Write::set(HEARINGS, item(0xa1), FROM, "2016-02-03"),
    ];
    let with_end = vec![Write::set(HEARINGS, item(0xa1), TO, "2016-02-24")];
    let mut notice = Document::new(DocumentKind::Notice, lane(7));
    let open = hearing(std::slice::from_ref(&begun));
    assert_eq!(
        publish::hearing(&notice, &open.hearings[0], false),
        Vec::new()
    );
    let whole = hearing(&[begun, with_end]);
    let writes = publish::hearing(&notice, &whole.hearings[0], false);
    publish_all(&mut notice, writes);
    let said = &NoticedHearing::all(&notice)[0];
    assert_eq!((&*said.from, &*said.to), ("2016-02-03", "2016-02-24"));
    assert!(!said.is_closed);
    let writes = publish::hearing(&notice, &whole.hearings[0], true);
    assert_eq!(
        publish_all(&mut notice, writes),
        1,
        "only what is different"
    );
    assert!(NoticedHearing::all(&notice)[0].is_closed);
}

/// [H3]
#[test]
fn the_white_paper_says_what_changed_as_the_comparison_of_the_versions_does() {
    let (mut document, version) = strategy();
    let heard = Strategy::of(&document.at(&version.heads).expect("it is here"));
    let edit = StrategyCommand::EditPart {
        id: item(2),
        text: PartText::Text,
        before: "Ventetiden er kort.".into(),
        after: "Ventetiden er højst otte uger.".into(),
        caret: None,
    };
    run(&mut document, &[edit.into()]);
    let now = Strategy::of(&document);
    let compared = differences(&heard, &now);
    let mut council = answers(1, &[TOO_LONG]);
    let name = Write::Set {
        place: workshop::Place::at_root(SENDER),
        value: Some("Handicaprådet".into()),
    };
    run(&mut council.1, &[AnswersCommand(vec![name]).into()]);
    let writes = vec![
        point(council.0, 1, 21, "Ventetiden er for lang."),
        point(council.0, 1, 22, "Skriv en frist på otte uger."),
        Write::set(POINTS, item(22), DISPOSITION, Disposition::Met.word()),
        Write::add(
            CHANGES,
            item(31),
            [(POINT, item(22).into()), (PART, item(2).into())],
        ),
        Write::add(
            CHANGES,
            item(32),
            [(POINT, item(22).into()), (PART, item(1).into())],
        ),
    ];
    let all = treated(&hearing(&[writes]), given(&council));
    let place = |id: &protocol::ItemId| now.lines.iter().position(|line| line.part.id == *id);
    let by_sender = white_paper(&all, &compared, By::Sender, place);
    assert_eq!(by_sender.len(), 1);
    assert_eq!(
        by_sender[0].0,
        Under::Sender(council.0, "Handicaprådet".into())
    );
    let rows = &by_sender[0].1;
    assert_eq!(rows.len(), 2);
    let (changed, difference) = &rows[1].changes[0];
    assert_eq!(*changed, item(2));
    assert_eq!(difference.expect("it differs").text, compared[0].text);
    assert_eq!(rows[1].changes[1].1, None, "the heading says what it said");
    let by_part = white_paper(&all, &compared, By::Part, place);
    assert_eq!(by_part[0].0, Under::Part(Some(item(2))));
    // Nothing is dropped, by whichever they are put together.
    let ids = |groups: &[(Under, Vec<workshop::hearing::white_paper::Row<'_>>)]| {
        let rows = groups.iter().flat_map(|(_, rows)| rows);
        rows.map(|row| row.point).collect::<BTreeSet<_>>()
    };
    let points: BTreeSet<_> = all
        .iter()
        .flat_map(|one: &Treated| &one.points)
        .map(|point| point.said.id)
        .collect();
    assert_eq!(ids(&by_sender), points);
    assert_eq!(ids(&by_part), points);
}
