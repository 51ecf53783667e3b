//! Pictures are well-formed and allowed everywhere, whatever their labels hold.

use overview::figure::{
    Axis, Bar, Captions, Figure, Heads, Item, Listed, Moment, Pair, Point, Room, Spark, bars,
    columns, heat, pairs, quadrant, spark, stairs, timeline,
};
use overview::{Count, Table};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

fn captions(title: &str) -> Captions<'_> {
    Captions {
        title,
        description: title,
        number: |number| format!("{number}").replace('.', ","),
        withheld: "<5",
        note: title,
    }
}

/// What a picture says, each text once; reads it to the end.
fn said(figure: &Figure) -> Vec<String> {
    let svg = &figure.svg;
    for wrong in [
        "style", "<script", "href", "url(", "class=", "id=", "NaN", "inf",
    ] {
        // In tags only: a label may say anything.
        let mut tags = svg
            .split('<')
            .map(|part| part.split('>').next().unwrap_or(""));
        assert!(
            !tags.any(|tag| format!("<{tag}").contains(wrong)),
            "{wrong} in {svg}"
        );
    }
    let may_stand = |letter: char| {
        letter == '\n' || !letter.is_control() && letter < '\u{fffe}' || letter > '\u{ffff}'
    };
    assert!(svg.chars().all(may_stand));
    let start = format!(
        r#"viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img""#,
        figure.width, figure.height
    );
    assert!(svg.contains(&start), "{svg}");

    let mut reader = Reader::from_str(svg);
    let mut texts = vec![];
    let mut inside = vec![];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                for attribute in tag.attributes() {
                    attribute.unwrap();
                }
                inside.push(tag.name().as_ref().to_owned());
                texts.push(String::new());
            }
            Event::End(_) => {
                inside.pop().unwrap();
            }
            Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    attribute.unwrap();
                }
            }
            Event::Text(text) => texts.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(entity) => {
                let named = match &*entity {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "#39" => '\'',
                    other => panic!("&{other};"),
                };
                texts.last_mut().unwrap().push(named);
            }
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert!(inside.is_empty());
    // What follows an element is the end of its line.
    texts
        .iter()
        .map(|text| text.trim_end_matches('\n').to_owned())
        .collect()
}

fn table(rows: &[String], columns: &[String], counts: &[Count]) -> Table {
    let mut counts = counts.iter().copied().cycle();
    let mut line = |length: usize| counts.by_ref().take(length).collect::<Vec<_>>();
    Table {
        cells: rows.iter().map(|_| line(columns.len())).collect(),
        row_totals: Some(line(rows.len())),
        column_totals: Some(line(columns.len())),
        total: Some(line(1)[0]),
        total_label: rows[0].clone(),
        rows: rows.to_vec(),
        columns: columns.to_vec(),
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(any::<char>(), 0..40)
            .prop_map(|letters| letters.into_iter().collect()),
        "[<&\"'>\u{0}-\u{1f}\u{80}-\u{9f}\u{202e}\u{fffe} ;:]{0,20}",
        "[a-zæøå👩‍👧‍👦🇩🇰 -]{300}",
        "[A-ZÆØÅ]{300}",
        "(<style>|style=\"\"|</text>|]]>|<!--|&amp;|&#0;){1,6}",
    ]
}

fn count() -> impl Strategy<Value = Count> {
    prop_oneof![
        Just(Count::Withheld),
        (0..2000usize).prop_map(Count::Number)
    ]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), -1.0..6.0, Just(0.0), Just(f64::MAX)]
}

proptest! {
    #[test]
    fn a_heat_map_is_whole_and_says_every_count(
        title in text(),
        rows in prop::collection::vec(text(), 1..5),
        columns in prop::collection::vec(text(), 1..5),
        counts in prop::collection::vec(count(), 1..30),
    ) {
        let table = table(&rows, &columns, &counts);
        let said = said(&heat(&table, &captions(&title)).unwrap());
        for count in table.cells.iter().flatten() {
            let count = match count {
                Count::Number(number) => number.to_string(),
                Count::Withheld => "<5".to_owned(),
            };
            prop_assert!(said.contains(&count), "{count} in {said:?}");
        }
    }

    #[test]
    fn bars_are_whole(
        title in text(),
        labels in prop::collection::vec((text(), prop::collection::vec((0..5usize, number()), 0..4)), 1..5),
        series in prop::collection::vec(text(), 1..5),
    ) {
        let given: Vec<_> = labels.into_iter().map(|(label, values)| Bar { label, values }).collect();
        let names: Vec<_> = series.iter().map(String::as_str).collect();
        said(&bars(&given, &names, &captions(&title)).unwrap());
    }

    #[test]
    fn a_quadrant_is_whole(
        title in text(),
        points in prop::collection::vec((text(), number(), number()), 1..30),
        name in text(),
    ) {
        let given: Vec<_> = points.into_iter().map(|(label, x, y)| Point { label, x, y }).collect();
        let axis = Axis { title: &name, from: 1.0, to: 5.0 };
        let finite = given.iter().any(|point| point.x.is_finite() && point.y.is_finite());
        let figure = quadrant(&given, axis, axis, &captions(&title));
        prop_assert_eq!(figure.is_some(), finite);
        if let Some(figure) = figure {
            said(&figure);
        }
    }
}

proptest! {
    #[test]
    fn a_timeline_is_whole_and_fits_its_room(
        title in text(),
        moments in prop::collection::vec((text(), text(), prop::option::of((number(), number())), any::<bool>()), 1..9),
        marks in prop::collection::vec((number(), text()), 0..9),
    ) {
        let given: Vec<_> = moments
            .into_iter()
            .map(|(label, when, place, is_day)| Moment { label, when, place, is_day })
            .collect();
        let drawn = given.iter().any(|one| one.place.is_some_and(|(from, to)| from.is_finite() && to.is_finite()));
        for (room, width) in [(Room::Wide, 960), (Room::Narrow, 340)] {
            let figure = timeline(&given, &marks, room, &captions(&title));
            prop_assert_eq!(figure.is_some(), drawn);
            if let Some(figure) = figure {
                said(&figure);
                prop_assert_eq!(figure.width, width);
            }
        }
    }
}

fn moment(label: &str, place: Option<(f64, f64)>, is_day: bool) -> Moment {
    Moment {
        label: label.to_owned(),
        when: format!("når {label}"),
        place,
        is_day,
    }
}

#[test]
fn a_day_is_a_diamond_what_lasts_a_bar_and_what_goes_on_has_an_arrow() {
    let given = [
        moment("Temadag", Some((0.25, 0.25)), true),
        moment("Høring", Some((0.5, 0.75)), false),
        moment("Udvikling", Some((0.5, 5.0)), false),
        moment("En gang", None, false),
    ];
    let marks = [(0.0, "jan".to_owned()), (0.5, "feb".to_owned())];
    let figure = timeline(&given, &marks, Room::Wide, &captions("Tidsplan")).unwrap();
    assert_eq!(
        figure.svg.matches("<polygon").count(),
        2,
        "a diamond and an arrow"
    );
    // The ground is the third.
    assert_eq!(figure.svg.matches("<rect").count(), 3);
    let said = said(&figure);
    for text in [
        "Temadag",
        "når Temadag",
        "En gang",
        "når En gang",
        "jan",
        "feb",
    ] {
        assert!(said.iter().any(|one| one == text), "{text} in {said:?}");
    }
}

#[test]
fn a_label_is_drawn_as_it_is_written() {
    let rows = ["Børn & unge <3".to_owned()];
    let columns = ["Pårørende".to_owned()];
    let table = table(&rows, &columns, &[Count::Number(7)]);
    let figure = heat(&table, &captions("Hvem \"siger\" hvad")).unwrap();
    let said = said(&figure);
    for text in ["Børn & unge <3", "Pårørende", "Hvem \"siger\" hvad", "7"] {
        assert!(said.iter().any(|one| one == text), "{text} in {said:?}");
    }
    assert!(
        figure
            .svg
            .contains("<title>Hvem &quot;siger&quot; hvad</title>")
    );
}

#[test]
fn cells_of_a_focus_point_stand_below_its_name() {
    let rows = ["A: x", "A: y", "B: x", "C"].map(str::to_owned);
    let table = table(&rows, &["k".to_owned()], &[Count::Number(1)]);
    let said = said(&heat(&table, &captions("")).unwrap());
    let labels: Vec<_> = said
        .iter()
        .filter(|text| !matches!(text.trim(), "" | "1" | "k"))
        .collect();
    // The label of totals is the first row's; it comes above and below.
    assert_eq!(labels, ["A: x", "A", "x", "y", "B: x", "C", "A: x"]);
}

#[test]
fn values_are_written_with_the_names_of_their_series() {
    let given = [Bar {
        label: "Tid".to_owned(),
        values: vec![(0, 12.5), (1, 3.0), (2, 8.0), (0, f64::NAN)],
    }];
    let said_of = |series: &[&str]| said(&bars(&given, series, &captions("")).unwrap());
    let two = said_of(&["stemmer", "borde"]);
    for text in ["Tid", "12,5", "stemmer", "3", "borde"] {
        assert!(two.iter().any(|one| one == text), "{text} in {two:?}");
    }
    assert!(!two.contains(&"8".to_owned()));
    assert!(!said_of(&["stemmer"]).contains(&"stemmer".to_owned()));
}

#[test]
fn points_that_meet_have_numbers_and_a_key() {
    let axis = |title| Axis {
        title,
        from: 1.0,
        to: 5.0,
    };
    let point = |label: &str, x, y| Point {
        label: label.to_owned(),
        x,
        y,
    };
    let draw = |points: &[Point]| {
        said(&quadrant(points, axis("Vej"), axis("Effekt"), &captions("")).unwrap())
    };
    let apart = draw(&[point("Tid", 2.0, 2.0), point("Ro", 4.0, 4.0)]);
    let together = draw(&[point("Tid", 2.0, 2.0), point("Ro", 2.0, 2.0)]);
    for text in ["Tid", "Ro", "↑ Effekt", "Vej →"] {
        assert!(apart.iter().any(|one| one == text), "{text} in {apart:?}");
        assert!(
            together.iter().any(|one| one == text),
            "{text} in {together:?}"
        );
    }
    let twos = |said: &[String]| said.iter().filter(|text| *text == "2").count();
    assert_eq!((twos(&apart), twos(&together)), (0, 2));
}

#[test]
fn nothing_is_drawn_of_nothing() {
    let captions = captions("title");
    let mut empty = table(&["a".to_owned()], &["b".to_owned()], &[Count::Withheld]);
    empty.columns.clear();
    assert_eq!(heat(&empty, &captions), None);
    assert_eq!(bars(&[], &["stemmer"], &captions), None);
    let axis = |from, to| Axis {
        title: "x",
        from,
        to,
    };
    let point = [Point {
        label: "a".to_owned(),
        x: 1.0,
        y: 2.0,
    }];
    assert_eq!(
        quadrant(&[], axis(1.0, 5.0), axis(1.0, 5.0), &captions),
        None
    );
    assert_eq!(
        quadrant(&point, axis(5.0, 5.0), axis(1.0, 5.0), &captions),
        None
    );
}

#[test]
fn the_parts_of_a_whole_are_said_in_their_order_however_wide() {
    let list = |title: &str, points: &[&str]| Listed {
        title: title.into(),
        points: points.iter().map(|point| (*point).into()).collect(),
    };
    let all = [
        list("Strategi", &["Bilag 1"]),
        list(
            "Evaluering",
            &["Midtvejsstatus 2018", "Afsluttende evaluering"],
        ),
    ];
    for room in [Room::Wide, Room::Narrow] {
        let figure = columns(&all, room, &captions("Figur 1")).unwrap();
        let texts = said(&figure);
        let parts = ["Strategi", "Bilag 1", "Evaluering", "Midtvejsstatus 2018"];
        let places = parts.map(|part| texts.iter().position(|text| text == part).unwrap());
        assert!(places.is_sorted(), "{places:?}");
        let figure = stairs(&all, room, &captions("Indsatstrappen")).unwrap();
        let texts = said(&figure);
        assert!(texts.contains(&"· Bilag 1".to_owned()), "{texts:?}");
    }
    assert_eq!(columns(&[], Room::Wide, &captions("")), None);
    assert_eq!(stairs(&[], Room::Narrow, &captions("")), None);
}

#[test]
fn headings_stand_with_what_is_done_for_them_and_nothing_is_said_where_it_is_nothing() {
    let item = |title: &str| Item {
        title: title.into(),
        text: "Kort sagt".into(),
    };
    let all = [
        Pair {
            label: "Hovedpointe 1".into(),
            items: vec![item("Spor A"), item("Spor B")],
        },
        Pair {
            label: "Hovedpointe 2".into(),
            items: vec![],
        },
    ];
    let heads = Heads {
        left: "Hovedpointer",
        right: "Spor 2016",
        nothing: "Ingen spor",
    };
    let wide = pairs(&all, heads, Room::Wide, &captions("Figur 2")).unwrap();
    let narrow = pairs(&all, heads, Room::Narrow, &captions("Figur 2")).unwrap();
    assert!(narrow.width < wide.width && narrow.height > wide.height);
    for figure in [wide, narrow] {
        let texts = said(&figure);
        for part in [
            "Figur 2",
            "Hovedpointe 1",
            "Spor A",
            "Spor B",
            "Hovedpointe 2",
            "Ingen spor",
        ] {
            assert!(texts.iter().any(|text| text == part), "{part} in {texts:?}");
        }
    }
    assert_eq!(pairs(&[], heads, Room::Wide, &captions("")), None);
}

#[test]
fn a_spark_says_the_last_value_and_what_is_expected() {
    let drawn = Spark {
        measured: vec![(1.0, 40.0), (2.0, 25.5)],
        baseline: Some(50.0),
        expected: Some((Some(3.0), 20.0)),
        expected_label: "Forventet".into(),
    };
    let texts = said(&spark(&drawn, &captions("Ventetid")).unwrap());
    for part in ["Ventetid", "25,5", "Forventet 20"] {
        assert!(texts.iter().any(|text| text == part), "{part} in {texts:?}");
    }
    assert_eq!(spark(&Spark::default(), &captions("")), None);
}

proptest! {
    #[test]
    fn whatever_is_listed_is_well_formed(
        lists in prop::collection::vec((any::<String>(), prop::collection::vec(any::<String>(), 0..4)), 0..9),
        measured in prop::collection::vec((any::<f64>(), any::<f64>()), 0..6),
        expected in proptest::option::of((proptest::option::of(any::<f64>()), any::<f64>())),
        baseline in proptest::option::of(any::<f64>()),
        label in any::<String>(),
    ) {
        let listed: Vec<_> = lists.iter().cloned().map(|(title, points)| Listed { title, points }).collect();
        let items = |points: &[String]| points.iter().map(|text| Item { title: text.clone(), text: text.clone() }).collect();
        let paired: Vec<_> = lists.iter().map(|(label, points)| Pair { label: label.clone(), items: items(points) }).collect();
        let heads = Heads { left: &label, right: &label, nothing: &label };
        for room in [Room::Wide, Room::Narrow] {
            let drawn = [
                columns(&listed, room, &captions(&label)),
                stairs(&listed, room, &captions(&label)),
                pairs(&paired, heads, room, &captions(&label)),
            ];
            for figure in drawn.into_iter().flatten() {
                said(&figure);
            }
        }
        let drawn = Spark { measured, baseline, expected, expected_label: label.clone() };
        if let Some(figure) = spark(&drawn, &captions(&label)) {
            said(&figure);
        }
    }
}
