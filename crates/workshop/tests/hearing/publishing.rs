//! What parties read: the text that is heard, and what became of their answers.

use crate::*;

fn publish_all(notice: &mut Document, writes: Vec<Write>) -> usize {
    let count = writes.len();
    for batch in batches(writes) {
        run(notice, &[NoticeCommand(batch).into()]);
    }
    count
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
