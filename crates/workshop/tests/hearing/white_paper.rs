//! The white paper.

use crate::*;

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
