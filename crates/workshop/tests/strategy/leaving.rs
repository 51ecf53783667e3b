//! Leaving: what the strategy's readers get, and what they do not.

use workshop::strategy::compare::{Stands, differences, way_to};
use workshop::strategy::leaflet::{Leaflet, readability};
use workshop::strategy::references::References;
use workshop::strategy::rendered::{Inline, Rendered};
use workshop::strategy::{
    HoleKind, Strategy as Text, doubles, holes, public, ready_to_publish, tokens,
};
use workshop::{Document, NewPart, PartForm, PartText, StrategyCommand};

use crate::common::{exchange, item, lane};
use crate::{begun, does, source, strategy};

fn edit(id: u8, text: PartText, before: &str, after: &str) -> StrategyCommand {
    StrategyCommand::EditPart {
        id: item(id),
        text,
        before: before.into(),
        after: after.into(),
        caret: None,
    }
}

/// No letter of a note is in what leaves, however it is rendered, and notes are counted and taken back as everything is. [A52]
#[test]
fn notes_to_each_other_never_leave() {
    let secret = "Gennemskrives af Åse efter 1. behandlingen";
    let mut document = begun(1);
    does(
        &mut document,
        [
            edit(3, PartText::Text, "", "Jo tidligere, desto bedre."),
            edit(3, PartText::Plain, "", "Hjælp i god tid."),
            edit(3, PartText::Note, "", secret),
            StrategyCommand::EditNote {
                before: String::new(),
                after: secret.into(),
            },
            StrategyCommand::AddSources {
                sources: vec![source(0x81, 3, item(0x70))],
            },
        ],
    );
    let text = Text::of(&document);
    assert_eq!(text.line(&item(3)).expect("it stands").part.note, secret);
    assert_eq!(text.front.note, secret);
    let public = public(&text);
    let rendered = Rendered::of(&public);
    let leaflet = Leaflet::of(&public);
    for left in [
        format!("{public:?}"),
        format!("{rendered:?}"),
        format!("{leaflet:?}"),
    ] {
        assert!(left.contains("desto bedre") || left.contains("god tid"));
        for word in ["Gennemskrives", "Åse", "1. behandlingen"] {
            assert!(!left.contains(word), "{left}");
        }
        // Nor what it builds on.
        assert!(!left.contains("70707070"), "{left}");
    }
    // Two who write one note have both their words.
    let mut other = document.clone();
    other.set_lane(lane(2));
    does(
        &mut document,
        [edit(3, PartText::Note, secret, &format!("{secret}!"))],
    );
    does(
        &mut other,
        [edit(3, PartText::Note, secret, &format!("Nu: {secret}"))],
    );
    exchange(&mut document, &mut other);
    let note = &Text::of(&other)
        .line(&item(3))
        .expect("it stands")
        .part
        .note
        .clone();
    assert_eq!(note, &format!("Nu: {secret}!"));
    does(&mut other, [edit(3, PartText::Note, note, "")]);
    assert_eq!(
        Text::of(&other)
            .line(&item(3))
            .expect("it stands")
            .part
            .note,
        ""
    );
}

/// A hole is letters in the text: two who write beside it leave it whole. [A50]
#[test]
fn a_hole_survives_two_who_write_around_it() {
    let mut one = begun(1);
    let hole = tokens::missing("hvem udbyder?");
    let before = format!("Boligsocialt arbejde {hole}.");
    does(&mut one, [edit(3, PartText::Text, "", &before)]);
    let mut other = one.clone();
    other.set_lane(lane(2));
    let earlier = format!("Det boligsociale arbejde {hole}.");
    let later = format!("Boligsocialt arbejde {hole}. Det er vigtigt.");
    does(&mut one, [edit(3, PartText::Text, &before, &earlier)]);
    does(&mut other, [edit(3, PartText::Text, &before, &later)]);
    exchange(&mut one, &mut other);
    let text = Text::of(&one);
    let found = holes(&text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, HoleKind::Marked);
    assert_eq!(found[0].words, hole);
    assert!(ready_to_publish(&text).is_err());
    // Two who fill it at the same time have both their words, and it is filled.
    let said = text.line(&item(3)).expect("it stands").part.text.clone();
    does(
        &mut one,
        [edit(
            3,
            PartText::Text,
            &said,
            &said.replace(&hole, "(udbydes)"),
        )],
    );
    does(
        &mut other,
        [edit(
            3,
            PartText::Text,
            &said,
            &said.replace(&hole, "i marts"),
        )],
    );
    exchange(&mut one, &mut other);
    assert_eq!(ready_to_publish(&Text::of(&other)), Ok(()));
}

/// A footnote in a hole's company, and a hole in a footnote: it says where it stands. [A50]
#[test]
fn holes_in_footnotes_headings_and_plain_words_say_where_they_are() {
    let mut document = begun(1);
    let text =
        "Åh 🎉 [Fodnote: Heckman,  [Mangler: årstal] ] og [Se #00000000: væk] [Fodnote: uden ende";
    does(
        &mut document,
        [
            edit(1, PartText::Title, "Forord", "Forord [Mangler]"),
            edit(3, PartText::Text, "", text),
            edit(3, PartText::Plain, "", "xxx"),
        ],
    );
    let all = Text::of(&document);
    let found: Vec<_> = holes(&all)
        .into_iter()
        .map(|hole| {
            let part = &all
                .line(&hole.part.expect("in a part"))
                .expect("it stands")
                .part;
            let units: Vec<u16> = hole.text.of(part).encode_utf16().collect();
            let there = String::from_utf16(&units[hole.at.clone()]).expect("whole letters");
            assert_eq!(there, hole.words);
            (hole.text, hole.kind, there)
        })
        .collect();
    let hole = |text, kind, words: &str| (text, kind, words.to_owned());
    assert_eq!(
        found,
        [
            hole(PartText::Title, HoleKind::Marked, "[Mangler]"),
            hole(PartText::Text, HoleKind::Marked, "[Mangler: årstal]"),
            hole(PartText::Text, HoleKind::Reference, "[Se #00000000: væk]"),
            hole(PartText::Text, HoleKind::Unclosed, "[Fodnote: uden ende"),
            hole(PartText::Plain, HoleKind::Doubtful, "xxx"),
        ]
    );
}

/// A reference is printed as the part is numbered and called by then; gone, it is a hole. [A51]
#[test]
fn a_reference_follows_its_part_and_is_a_hole_when_that_is_gone() {
    let mut document = begun(1);
    let main_points = |document: &Document| {
        let lines = Text::of(document).lines;
        let main_points = lines.into_iter();
        let main_points = main_points.filter(|line| line.part.form == PartForm::MainPoint);
        main_points.map(|line| line.part.id).collect::<Vec<_>>()
    };
    let [first, second, ..] = main_points(&document)[..] else {
        panic!("four main points");
    };
    let references = References::of(Text::of(&document).lines.iter().map(|line| line.part.id));
    let written = references.write(&second, "hovedpointe [2]\n");
    // Ids of the test differ in every digit, so the last eight are enough.
    assert_eq!(
        written,
        format!("[Se #{}: hovedpointe 2]", &second.to_string()[24..])
    );
    does(
        &mut document,
        [StrategyCommand::EditPart {
            id: first,
            text: PartText::Text,
            before: String::new(),
            after: format!("Se også {written}."),
            caret: None,
        }],
    );
    let referred = |document: &Document| {
        let rendered = Rendered::of(&public(&Text::of(document)));
        let block = rendered.blocks.into_iter().find(|block| block.id == first);
        block.expect("it stands").paragraphs.remove(0).remove(1)
    };
    let Inline::Reference(part) = referred(&document) else {
        panic!("a reference");
    };
    assert_eq!(
        (part.number.as_str(), part.title.as_str()),
        ("2", "Styrke det tværprofessionelle samarbejde")
    );
    // Moved to the front it is the first; taken out it is a hole.
    let shift = StrategyCommand::MovePart {
        id: second,
        under: None,
        order: -1.0,
    };
    does(&mut document, [shift]);
    let Inline::Reference(part) = referred(&document) else {
        panic!("a reference");
    };
    assert_eq!(part.number, "1");
    assert_eq!(ready_to_publish(&Text::of(&document)), Ok(()));
    let set = |removed| StrategyCommand::SetPartRemoved {
        id: second,
        removed,
    };
    does(&mut document, [set(true)]);
    assert_eq!(referred(&document), Inline::Missing("hovedpointe 2".into()));
    let found = holes(&Text::of(&document));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, HoleKind::Reference);
    does(&mut document, [set(false)]);
    assert_eq!(ready_to_publish(&Text::of(&document)), Ok(()));
}

/// The leaflet has the parts that somebody put into few and plain words, under what leads to them. [A53]
#[test]
fn the_leaflet_is_the_plain_words_and_what_leads_to_them() {
    let mut document = begun(1);
    let hard = "Udviklingsstrategiens tværprofessionelle samarbejdsinitiativer implementeres.";
    does(
        &mut document,
        [
            edit(3, PartText::Text, "", hard),
            StrategyCommand::AddParts {
                parts: vec![
                    NewPart::new(item(0x41), PartForm::Point, Some(item(4)), 0.0).saying(hard),
                    NewPart::new(item(0x42), PartForm::Point, Some(item(4)), 1.0).saying(hard),
                ],
            },
            edit(0x42, PartText::Plain, "", "Vi hjælper hinanden."),
            edit(2, PartText::Plain, "", "Sådan gør vi."),
        ],
    );
    let public = public(&Text::of(&document));
    let leaflet = Leaflet::of(&public);
    let parts = leaflet.text.parts.iter();
    let parts: Vec<_> = parts.map(|part| (part.id, part.text.as_str())).collect();
    assert_eq!(
        parts,
        [
            (item(2), "Sådan gør vi."),
            (item(3), ""),
            (item(4), ""),
            (item(0x42), "Vi hjælper hinanden."),
        ]
    );
    // The foreword, four main points, and the other point.
    assert_eq!(leaflet.without, 6);
    assert_eq!(leaflet.text.period, "2016–2020");
    // Counted by hand, headings and all: 20 words, of which 7 are long, in 6 sentences.
    let lix = readability(&leaflet.text);
    assert_eq!((lix.words, lix.long_words, lix.sentences), (20, 7, 6));
    assert_eq!(lix.figure(), Some(38));
}

/// What is put into plain words differs between versions and is gone back to as the text is; notes stay as they are. [A32]
#[test]
fn plain_words_are_compared_and_gone_back_to_and_notes_are_not() {
    let mut document = begun(1);
    does(&mut document, [edit(3, PartText::Plain, "", "Kort")]);
    let heads = document.heads();
    does(
        &mut document,
        [
            edit(3, PartText::Plain, "Kort", "Kort sagt"),
            edit(3, PartText::Note, "", "Kun os"),
        ],
    );
    let then = Text::of(&document.at(&heads).expect("it is there"));
    let now = Text::of(&document);
    let found = differences(&then, &now);
    assert_eq!(found.len(), 1);
    let added = found[0]
        .plain
        .iter()
        .filter(|run| run.stands == Stands::After);
    assert_eq!(
        added.map(|run| run.words.trim()).collect::<Vec<_>>(),
        ["sagt"]
    );
    does(&mut document, way_to(&now, &then).there);
    let part = Text::of(&document)
        .line(&item(3))
        .expect("it stands")
        .part
        .clone();
    assert_eq!(
        (part.plain.as_str(), part.note.as_str()),
        ("Kort", "Kun os")
    );
}

/// Two who begin it apart have both their texts; of what both have and neither wrote into, one goes at a word. [A54]
#[test]
fn two_who_begin_apart_lose_nothing_and_what_is_double_and_empty_can_go() {
    let mut one = begun(1);
    let mut other = strategy(2);
    let mut next = 0x60;
    let begin =
        workshop::strategy::StrategyTemplate::MainPoints.begin("Strategi".into(), 2019, || {
            next += 1;
            item(next)
        });
    does(&mut other, [begin]);
    does(&mut one, [edit(3, PartText::Text, "", "Den enes ord")]);
    // The same main point of the other.
    does(
        &mut other,
        [edit(0x63, PartText::Text, "", "Den andens ord")],
    );
    does(
        &mut other,
        [edit(0x62, PartText::Text, "", "Den andens indledning")],
    );
    exchange(&mut one, &mut other);
    let text = Text::of(&one);
    assert_eq!(text, Text::of(&other));
    for title in ["Udviklingsstrategi", "Strategi"] {
        assert!(text.front.title.contains(title), "{}", text.front.title);
    }
    let mut years = text.front.years.clone();
    years.sort_unstable();
    assert_eq!(years, [2016, 2019]);
    let lines = text.lines.iter();
    let said: Vec<_> = lines.filter(|line| !line.part.text.is_empty()).collect();
    assert_eq!(said.len(), 3);
    let goes = doubles(&text);
    assert!(!goes.is_empty());
    let take = goes.iter().map(|id| StrategyCommand::SetPartRemoved {
        id: *id,
        removed: true,
    });
    does(&mut one, take);
    let text = Text::of(&one);
    assert_eq!(doubles(&text), []);
    let words = text.lines.iter().filter(|line| !line.part.text.is_empty());
    let mut words: Vec<_> = words.map(|line| line.part.text.as_str()).collect();
    words.sort_unstable();
    assert_eq!(
        words,
        ["Den andens indledning", "Den andens ord", "Den enes ord"]
    );
    // One foreword and one introduction; the main point in which both wrote stands twice, the others once.
    let count = |form| {
        text.lines
            .iter()
            .filter(|line| line.part.form == form)
            .count()
    };
    assert_eq!(
        (count(PartForm::Chapter), count(PartForm::MainPoint)),
        (2, 5)
    );
}

/// Who changed what between two versions, and when, is in the changes in between. [A55]
#[test]
fn who_changed_what_between_two_versions_is_told_by_their_changes() {
    use workshop::Author;
    let mut one = begun(1);
    let begun = one.heads();
    let mut other = one.clone();
    other.set_lane(lane(2));
    let at = |document: &mut Document, command: StrategyCommand, at: i64| {
        let made = document.execute_at(&command.into(), Some(at));
        assert_eq!(made.expect("it is done").len(), 1);
    };
    at(&mut one, edit(3, PartText::Text, "", "Den ene."), 10);
    at(&mut other, edit(3, PartText::Text, "", "Den anden."), 20);
    at(
        &mut other,
        edit(2, PartText::Text, "", "Kun den anden."),
        30,
    );
    exchange(&mut one, &mut other);
    let met = one.heads();
    at(&mut one, edit(1, PartText::Text, "", "Bagefter."), 40);
    at(&mut one, StrategyCommand::SetPeriod { period: None }, 50);
    let author = |at, number| Author {
        at,
        by: lane(number),
    };
    let authors = |from: &[workshop::ChangeHash], to: &[workshop::ChangeHash]| {
        one.authors(workshop::PARTS, from, to).expect("it is awake")
    };
    let between = authors(&begun, &met);
    assert_eq!(between, authors(&met, &begun));
    assert_eq!(
        between[&item(3).to_string()],
        [author(Some(20), 2), author(Some(10), 1)]
    );
    assert_eq!(between[&item(2).to_string()], [author(Some(30), 2)]);
    assert_eq!(between.len(), 2);
    let after = authors(&met, &one.heads());
    assert_eq!(after[&item(1).to_string()], [author(Some(40), 1)]);
    assert_eq!(after["period"], [author(None, 1)]);
    assert_eq!(after.len(), 2);
}

/// A figure names its picture, which is another document's; the largest fits a record, and what is none is not read. [A57]
#[test]
fn a_figure_shows_a_picture_that_is_kept_beside_the_text() {
    use workshop::{DocumentKind, PICTURE_LIMIT, Picture, PicturesCommand};
    // What a record takes, by the table of limits.
    const CONTENT: usize = 130_044;
    let picture = |jpeg: String| Picture {
        jpeg,
        width: 1600,
        height: 900,
    };
    let mut pictures = Document::new(DocumentKind::Pictures, lane(1));
    let largest = picture("Ab+/".repeat(PICTURE_LIMIT / 4));
    let add = |picture: &Picture, id| PicturesCommand(vec![picture.add(item(id))]).into();
    let made = pictures
        .execute_at(&add(&largest, 1), Some(1))
        .expect("it is done");
    assert!(made.iter().map(|change| change.bytes.len()).sum::<usize>() < CONTENT);
    assert_eq!(Picture::find(&pictures, &item(1)), Some(largest));
    assert!(
        pictures
            .execute(&add(&picture("A".repeat(PICTURE_LIMIT + 1)), 2))
            .is_err()
    );
    let script = picture("\" onerror=alert(1)".into());
    pictures.execute(&add(&script, 3)).expect("it is written");
    assert_eq!(Picture::find(&pictures, &item(3)), None);

    let mut document = begun(1);
    let figure = NewPart::new(item(0x51), PartForm::Figure, Some(item(3)), 9.0);
    let show = |picture| StrategyCommand::SetPicture {
        id: item(0x51),
        picture,
    };
    does(
        &mut document,
        [
            StrategyCommand::AddParts {
                parts: vec![
                    figure
                        .titled("Indsatstrappen")
                        .saying("En trappe med fem trin."),
                ],
            },
            show(Some(item(1))),
        ],
    );
    let heads = document.heads();
    let shown = |text: &Text| {
        let rendered = Rendered::of(&public(text));
        let block = rendered
            .blocks
            .into_iter()
            .find(|block| block.id == item(0x51));
        block.expect("it stands").picture
    };
    assert_eq!(shown(&Text::of(&document)), Some(item(1)));
    does(&mut document, [show(None)]);
    assert_eq!(shown(&Text::of(&document)), None);
    // It differs between versions, and is gone back to.
    let then = Text::of(&document.at(&heads).expect("it is there"));
    let now = Text::of(&document);
    assert_eq!(differences(&then, &now).len(), 1);
    does(&mut document, way_to(&now, &then).there);
    assert_eq!(shown(&Text::of(&document)), Some(item(1)));
}
