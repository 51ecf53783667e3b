//! The timetable: what people type for a time, what its rows mean and what is odd about them, and the sources' own rows,
//! written by commands and compared with the sources. [A34, A35]

mod common;

use common::{item, lane, run};
use proptest::prelude::*;
use protocol::ItemId;
use workshop::template::Language;
use workshop::timetable::{
    Axis, FreeDay, Oddity, Part, Point, RowStep, Style, Timetable, TimetableTemplate, Timing, When,
};
use workshop::{
    BODY, Day, Document, DocumentKind, ROW_NOTE, ROW_ORDER, ROWS, STEP, TimetableCommand, WHAT,
    WHEN, Write, Written,
};

/// `001_cd6f9d0d598bf623.txt`, “Tidsplan”.
const SOURCE_001: &str = "\
BFA ledergruppe – drøftelse og kvalificering	05.01.16
SA Ledergruppe – drøftelse og kvalificering	12.01.15
Behandling FL SK	11.01.16
Behandling FL FB	13.01.16
1. behandling FSU	22.01.16
1. Behandling SK	02.02.16
Høringsperiode FMU og AMU (muligvis ekstraordinære møder)	03.02.16 – 24.02.16
FL SK	03.03.16
FL FB	09.03.16
2. Behandling SK	15.03.16
2. Behandling FSU	18.03.16
Byråd (til godkendelse)	04.04.16
Udviklingsproces FB og Skoleforvaltningen Der fremsendes løbende beslutningsoplæg til FSU og Skoleforvaltningen	2016-2020";

/// `004_e170028f73842047.txt`, “Tidsplan for det videre arbejde”, and the sentence below it.
const SOURCE_004: &str = "\
4. december 2017	Budgetforligspartiernes tiltrædelse af kommissorium og procesnotat
29. januar 2018 kl. 18.30	Temadag vedrørende den fælles strategi på det specialiserede område
Februar	Formulering af udkast til strategi på baggrund af inputs fra interessenterne
Marts - april	Politisk behandling herunder høring
April – juni	Forslag til udmøntning af strategien i en inddragende proces med alle interessenter
Andet halvår 2018	Forvaltningerne sikrer, at de relevante forslag omsættes til prøvehandlinger og delprojekter";
const SENTENCE_004: &str = "I forbindelse med budgetseminar for Byrådet 2018 orienteres om status for realiseringen af strategien samt de økonomiske resultater.";

/// `003_0002a949c6342c9a.txt`, page 16 of Randers' strategy, as the page was read by a machine: first the times and texts
/// of the upper part mixed, then the times of the lower part, then its texts.
const SOURCE_003: &str = "Tidsplan for perioden april 2016 maj 2017 April 2016 Orientering til medarbejderne på møder i afdelingerne 8/ Drøftelse i Sektor-MED 26/ Orientering til Børn og Skoleudvalget Maj-juni 2016 Ultimo juni 2016 September 2016 December 2016 Marts 2017 Maj 2017 Arbejde med fastsættelse af mål i afdelingerne Indsendelse og godkendelse af mål Opfølgning på mål Opfølgning på mål Opfølgning på mål Justering af Udviklingsstrategien";

fn begun(template: TimetableTemplate) -> Document {
    let mut document = Document::new(DocumentKind::Timetable, lane(1));
    let mut next = 0;
    let writes = template.begin(template.title(Language::Danish), || {
        next += 1;
        item(next)
    });
    run(&mut document, &[TimetableCommand(writes).into()]);
    document
}

fn rows(rows: &[(&str, &str)]) -> Document {
    let mut document = Document::new(DocumentKind::Timetable, lane(1));
    let writes = (1..).zip(rows).map(|(number, (what, when))| {
        let values: [(&str, Written); 3] = [
            (WHAT, (*what).into()),
            (WHEN, (*when).into()),
            (ROW_ORDER, f64::from(number).into()),
        ];
        Write::add(ROWS, item(number), values)
    });
    run(&mut document, &[TimetableCommand(writes.collect()).into()]);
    document
}

/// What is odd, each with the number of its row.
fn odd(document: &Document) -> Vec<(u8, Oddity)> {
    let table = Timetable::of(document);
    let numbers: Vec<ItemId> = table.rows.iter().map(|row| row.row.id).collect();
    let found = table.findings().into_iter();
    let numbered = found.map(|finding| {
        let place = numbers.iter().position(|id| *id == finding.row);
        (place.expect("its row stands") as u8 + 1, finding.oddity)
    });
    numbered.collect()
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// With the dashes of a source written in one way: it has three.
fn plain(text: &str) -> String {
    text.replace(" – ", "-")
        .replace(" - ", "-")
        .replace('–', "-")
}

/// What a timetable says, each row its words and its time as it is printed.
fn printed(document: &Document) -> Vec<(String, String)> {
    let table = Timetable::of(document);
    let style = table.style();
    let rows = table.rows.iter();
    rows.map(|row| {
        let when = row.timing.print(style, Language::Danish);
        (row.row.what.clone(), when)
    })
    .collect()
}

/// [A34]
#[test]
fn the_rows_of_001_are_the_source_to_the_letter_and_its_two_out_of_order_are_said() {
    let document = begun(TimetableTemplate::Treatment);
    let printed = printed(&document);
    let source = SOURCE_001
        .lines()
        .map(|line| line.split_once('\t').unwrap());
    assert_eq!(printed.len(), 13);
    for ((what, when), (expected, time)) in printed.iter().zip(source) {
        assert_eq!(what, expected);
        assert_eq!(plain(when), plain(time), "{what}");
    }
    assert_eq!(
        printed[6].1, "03.02.16 – 24.02.16",
        "with the source's own dash"
    );
    assert_eq!(
        odd(&document),
        [
            (2, Oddity::OutOfOrder(item(1))),
            (13, Oddity::OutOfOrder(item(12))),
        ]
    );
    let table = Timetable::of(&document);
    let steps: Vec<RowStep> = table.rows.iter().map(|row| row.step).collect();
    assert_eq!(
        steps[4..7],
        [RowStep::First, RowStep::First, RowStep::Hearing]
    );
    assert_eq!(steps[9..11], [RowStep::Second, RowStep::Second]);
}

/// [A34]
#[test]
fn the_rows_of_004_are_the_source_to_the_letter_and_follow_its_years() {
    let document = begun(TimetableTemplate::ThemeDay);
    let printed = printed(&document);
    let source = SOURCE_004
        .lines()
        .map(|line| line.split_once('\t').unwrap());
    assert_eq!(printed.len(), 7);
    for ((what, when), (time, expected)) in printed.iter().zip(source) {
        assert_eq!(what, expected);
        assert_eq!(plain(when), plain(time), "{what}");
    }
    assert_eq!(printed[6], (SENTENCE_004.to_owned(), String::new()));
    assert_eq!(odd(&document), []);
    // “Februar” is that behind 29 January 2018.
    let table = Timetable::of(&document);
    let spans: Vec<String> = table
        .rows
        .iter()
        .filter_map(|row| row.timing.span())
        .map(|span| {
            format!(
                "{}–{}",
                span.first.short(Language::Danish),
                span.last.short(Language::Danish)
            )
        })
        .collect();
    assert_eq!(
        spans,
        [
            "4.12.2017–4.12.2017",
            "29.1.2018–29.1.2018",
            "1.2.2018–28.2.2018",
            "1.3.2018–30.4.2018",
            "1.4.2018–30.6.2018",
            "1.7.2018–31.12.2018",
        ]
    );
    let assumed = table.rows[2].timing.assumed();
    assert_eq!(
        assumed.map(|when| when.print(Style::Words, Language::Danish)),
        Some("Februar 2018".to_owned())
    );
}

/// [A34]
#[test]
fn the_rows_of_003_are_the_words_of_the_source() {
    let document = begun(TimetableTemplate::ActionPlans);
    let printed = printed(&document);
    assert_eq!(printed.len(), 10);
    let mut source = plain(&SOURCE_003.replace("april 2016 maj 2017", "april 2016 – maj 2017"));
    let mut take = |words: &str, what: &str| {
        let place = source.to_lowercase().find(&words.to_lowercase());
        let place = place.unwrap_or_else(|| panic!("{what}: {words} in {source}"));
        source.replace_range(place..place + words.len(), "");
    };
    for (what, when) in &printed {
        take(what, what);
        take(&plain(when), what);
    }
    assert_eq!(source.trim(), "", "every word of it is in a row");
    assert_eq!(
        odd(&document),
        [
            (3, Oddity::Unreadable("8/".to_owned())),
            (4, Oddity::Unreadable("26/".to_owned())),
        ],
        "the months that the source has lost"
    );
}

/// [A34]
#[test]
fn what_people_type_is_read_and_written_down_in_one_way() {
    let typed = [
        ("03.02.16 – 24.02.16", "2016-02-03/2016-02-24"),
        ("3.2.2016-24.2.2016", "2016-02-03/2016-02-24"),
        ("3.-24. februar 2016", "2016-02-03/2016-02-24"),
        ("3 - 24 feb. 2016", "2016-02-03/2016-02-24"),
        (
            "fra 3. februar til 24. februar 2016",
            "2016-02-03/2016-02-24",
        ),
        ("28. december - 4. januar 2016", "2015-12-28/2016-01-04"),
        ("4. december 2017", "2017-12-04"),
        ("den 4. DECEMBER 2017", "2017-12-04"),
        ("4/12 2017", "2017-12-04"),
        ("4/12-2017", "2017-12-04"),
        ("4-12-2017", "2017-12-04"),
        ("4.12.17", "2017-12-04"),
        ("2017-12-04", "2017-12-04"),
        ("4 December 2017", "2017-12-04"),
        ("4th of December 2017", "2017-12-04"),
        ("29. januar 2018 kl. 18.30", "2018-01-29T18:30"),
        (
            "29. januar 2018 kl. 18.30-21.30",
            "2018-01-29T18:30/2018-01-29T21:30",
        ),
        ("29/1 2018 kl 18", "2018-01-29T18:00"),
        ("29 January 2018, 18:30", "2018-01-29T18:30"),
        ("2018-01-29T18:30", "2018-01-29T18:30"),
        ("4. december", "XXXX-12-04"),
        ("4/12", "XXXX-12-04"),
        ("Februar", "XXXX-02"),
        ("februar 2018", "2018-02"),
        ("2018-02", "2018-02"),
        ("Marts - april", "XXXX-03/XXXX-04"),
        ("April – juni 2018", "2018-04/2018-06"),
        ("Maj-juni 2016", "2016-05/2016-06"),
        ("december 2017 - januar", "2017-12/2018-01"),
        ("november - januar 2018", "2017-11/2018-01"),
        ("Andet halvår 2018", "2018-41"),
        ("2. halvår 2018", "2018-41"),
        ("første halvår", "XXXX-40"),
        ("second half of 2018", "2018-41"),
        ("3. kvartal 2018", "2018-35"),
        ("Q3 2018", "2018-35"),
        ("i efteråret 2016", "2016-23"),
        ("Ultimo juni 2016", "2016-06-ultimo"),
        ("2016-2020", "2016/2020"),
        ("2016 – 2020", "2016/2020"),
        ("2018", "2018"),
    ];
    for (text, word) in typed {
        let when = When::typed(text);
        assert_eq!(when.map(When::word).as_deref(), Some(word), "{text}");
        assert_eq!(When::of_word(word), when, "{text}");
    }
}

/// [A34]
#[test]
fn what_is_no_time_is_not_read_as_one() {
    let unread = [
        "",
        "8/",
        "26/",
        "snart",
        "efter sommerferien",
        "31. februar 2018",
        "29.2.2018",
        "32/1 2018",
        "12.13.2016",
        "kl. 18.30",
        "1. januar 1816",
        "3. halvår 2018",
        "5. kvartal 2018",
        "29. januar 2018 kl. 25.00",
        "4. december 2017 (aflyst)",
        "2016-2020-2024",
        "i 2016 og 2017",
        "123456789",
        "maj maj",
        "-",
        "2016 -",
        "- 2016",
        "3.-24.",
        "0/0 2016",
    ];
    for text in unread {
        assert_eq!(When::typed(text), None, "{text}");
    }
    for word in [
        "2018-1-29",
        "2018-42",
        "2018-02-30",
        "XXXX",
        "2018-01-29T24:00",
        "2018/",
        "2018-06-summo",
    ] {
        assert_eq!(When::of_word(word), None, "{word}");
    }
}

/// [A35]
#[test]
fn what_is_odd_is_said_of_the_row_that_it_is_about() {
    let document = rows(&[
        ("Høring", "2016-02-01/2016-03-27"),
        ("1. behandling", "2016-02-02"),
        ("2. behandling", "2016-03-15"),
        ("Møde", "2016-04-02"),
        ("Møde", "2024-04-26"),
        ("Møde", "2023-05-05"),
        ("Omvendt", "2024-06-06/2024-06-04"),
        ("En gang", "når vi er klar"),
        ("Uden tid", ""),
    ]);
    assert_eq!(
        odd(&document),
        [
            (1, Oddity::HearingBeforeFirst(item(2))),
            (1, Oddity::HearingAfterSecond(item(3))),
            (1, Oddity::Free(day("2016-03-27"), FreeDay::Easter)),
            (4, Oddity::Free(day("2016-04-02"), FreeDay::Saturday)),
            (6, Oddity::OutOfOrder(item(5))),
            (6, Oddity::Free(day("2023-05-05"), FreeDay::PrayerDay)),
            (7, Oddity::Backwards),
            (8, Oddity::Unreadable("når vi er klar".to_owned())),
        ]
    );
    // What kind of step a row is can be said against its words.
    let mut document = document;
    let other = Write::set(ROWS, item(1), STEP, RowStep::Other.word());
    run(&mut document, &[TimetableCommand(vec![other]).into()]);
    let of_first = odd(&document);
    let of_first: Vec<_> = of_first.iter().filter(|(row, _)| *row == 1).collect();
    assert_eq!(of_first.len(), 1, "the holiday is left: {of_first:?}");
}

/// [A35]
#[test]
fn a_year_follows_from_the_row_above_and_from_nothing_else() {
    let document = rows(&[
        ("Først", "februar"),
        ("Så", "4. december 2017"),
        ("Derefter", "29. januar"),
        ("Hele vinteren", "november – februar"),
    ]);
    assert_eq!(odd(&document), [(1, Oddity::WithoutYear)]);
    let table = Timetable::of(&document);
    assert!(matches!(table.rows[0].timing, Timing::WithoutYear(_)));
    assert_eq!(
        table.rows[2].timing.span().unwrap().first,
        day("2018-01-29")
    );
    let winter = table.rows[3].timing.span().unwrap();
    assert_eq!(
        (winter.first, winter.last),
        (day("2018-11-01"), day("2019-02-28"))
    );
    assert_eq!(
        table.rows[3].timing.print(Style::Short, Language::Danish),
        "November – februar"
    );
}

/// [A34]
#[test]
fn a_row_is_written_read_and_taken_out() {
    let mut document = begun(TimetableTemplate::Empty);
    assert_eq!(Timetable::of(&document).title, "Tidsplan");
    let add = Write::add(ROWS, item(1), [(ROW_ORDER, 1.0.into())]);
    let edits = [
        Write::edit(ROWS, item(1), WHAT, "", "Budgetseminar"),
        Write::edit(ROWS, item(1), ROW_NOTE, "", "Lokalet er bestilt."),
        Write::set(ROWS, item(1), BODY, "Byråd"),
    ];
    run(&mut document, &[TimetableCommand(vec![add]).into()]);
    run(&mut document, &[TimetableCommand(edits.into()).into()]);
    let table = Timetable::of(&document);
    let row = &table.row(&item(1)).expect("it stands").row;
    assert_eq!(
        (row.what.as_str(), row.note.as_str()),
        ("Budgetseminar", "Lokalet er bestilt.")
    );
    assert_eq!(row.bodies, ["Byråd"]);
    let out = Write::set(ROWS, item(1), "removed", true);
    run(&mut document, &[TimetableCommand(vec![out]).into()]);
    let table = Timetable::of(&document);
    assert!(table.rows.is_empty());
    assert_eq!(table.out.len(), 1);
    assert_eq!(table.next_order(), 1.0);
}

/// [A35]
#[test]
fn the_axis_holds_every_beginning_and_no_years_long_row_makes_a_line_of_the_rest() {
    let table = Timetable::of(&begun(TimetableTemplate::Treatment));
    let axis = Axis::of(&table.rows, Language::Danish).expect("rows have times");
    assert_eq!(
        (axis.span.first, axis.span.last),
        (day("2015-01-01"), day("2016-04-30"))
    );
    assert!(
        axis.place(day("2020-12-31"), true) > 1.0,
        "it goes on beyond"
    );
    for row in &table.rows {
        let place = axis.place(row.timing.span().unwrap().first, false);
        assert!((0.0..=1.0).contains(&place), "{row:?}");
    }
    let marks: Vec<&str> = axis.marks.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(marks, ["jan 2015", "apr", "jul", "okt", "jan 2016", "apr"]);
    let years = Timetable::of(&rows(&[("Strategi", "2016-2020"), ("Ny", "2021-2024")]));
    let axis = Axis::of(&years.rows, Language::Danish).expect("rows have times");
    assert_eq!(
        (axis.span.first, axis.span.last),
        (day("2016-01-01"), day("2024-12-31"))
    );
    assert_eq!(Axis::of(&[], Language::Danish), None);
}

fn part() -> impl Strategy<Value = Part> {
    let time = (1..=12_u8, 1..=28_u8, 0..24_u8, 0..60_u8);
    prop_oneof![
        Just(Part::Year),
        (1..=2_u8).prop_map(Part::Half),
        (1..=4_u8).prop_map(Part::Quarter),
        (1..=4_u8).prop_map(Part::Season),
        (1..=12_u8).prop_map(Part::Month),
        (1..=12_u8, 1..=3_u8).prop_map(|(month, third)| Part::Third(month, third)),
        (1..=12_u8, 1..=28_u8).prop_map(|(month, day)| Part::Day(month, day)),
        time.prop_map(|(month, day, hour, minute)| Part::Time(month, day, hour, minute)),
    ]
}

fn point() -> impl Strategy<Value = Point> {
    (2000..=2199_u16, part()).prop_map(|(year, part)| Point {
        year: Some(year),
        part,
    })
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        point().prop_map(When::At),
        (point(), 0..3_u16, part()).prop_map(|(first, years, part)| {
            let year = first.year.map(|year| (year + years).min(2199));
            When::FromTo(first, Point { year, part })
        }),
    ]
}

proptest! {
    /// [A34]
    #[test]
    fn what_is_printed_can_be_typed_and_is_the_same(when in when()) {
        prop_assert_eq!(When::of_word(&when.word()), Some(when));
        for language in [Language::Danish, Language::English] {
            for style in Style::ALL {
                // English figures have the month behind the day as Danish ones do; nobody writes it the other way here.
                let printed = when.print(style, language);
                let read = When::typed(&printed);
                let meant = when.span();
                prop_assert_eq!(read.and_then(|read| read.span()), meant, "{:?}: {}", when, printed);
            }
        }
    }

    /// [A34]
    #[test]
    fn whatever_is_typed_is_read_without_harm(text in "[0-9a-zæøå .,:/–-]{0,90}|.{0,40}") {
        if let Some(when) = When::typed(&text) {
            prop_assert_eq!(When::of_word(&when.word()), Some(when));
            let printed = when.print(Style::Words, Language::Danish);
            prop_assert!(!printed.is_empty());
        }
    }
}
