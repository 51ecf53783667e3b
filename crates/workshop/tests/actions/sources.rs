//! The sources: what Aalborg and Randers wrote, written into the document by commands and read again, with their labels and in
//! their order.

use workshop::action_keys::{ACTIONS, EFFORTS, FOLLOWING, FORM, GOALS, MAIN_POINT, TEXT, TITLE};
use workshop::actions::tracks::main_points;
use workshop::actions::{Actions, begin, period_in_words, template};
use workshop::strategy::{Strategy, StrategyTemplate};
use workshop::template::Language;
use workshop::{ActionForm, CalendarTask, CycleColumn, Document, DocumentKind, Write};

use crate::common::{item, lane, run};
use crate::{day, document, does, ids};

/// “Spor 2016”, with the main point that each carries out, what it is, and how its description begins.
const TRACKS: [(&str, usize, ActionForm, &str); 9] = [
    (
        "Inddragelse af almenområdet (dagtilbud og skoler) som følge af omsætning af indsatsstrappen",
        0,
        ActionForm::Task,
        "I forbindelse med omsætningen af indsatsstrappen i Aalborg Kommunes kontekst",
    ),
    (
        "Inklusionsstrategi i skolerne",
        0,
        ActionForm::Effort,
        "Formålet med inklusionsstrategien er at sætte en klar og tydelig retning",
    ),
    (
        "Socialrådgivere i dagtilbud og skole",
        0,
        ActionForm::Project,
        "Formålet med projektet er at styrke det tidligt forebyggende arbejde",
    ),
    (
        "Dialog og fælles sprog i fokus for at sikre de bedste muligheder for det tværfaglige samarbejde",
        1,
        ActionForm::Task,
        "I 2016 skal der arbejdes videre med at sikre tværfaglige og tværorienteret dialog",
    ),
    (
        "Helhedsorienteret indsats, der skal mindske betydningen af social baggrund",
        1,
        ActionForm::Effort,
        "Der er igangsat en indsats på 9 skoler",
    ),
    (
        "Indsatstrappen - fokus både ifht myndighed og udfører herunder videreudvikling af tilbudsviften særligt ift. alternative døgntilbud og § 11 indsats",
        2,
        ActionForm::Task,
        "Der skal i 2016 være fokus på at omsætte tænkningen",
    ),
    (
        "Ekstra rådgiverressourcer",
        2,
        ActionForm::Effort,
        "Tilførsel af rådgiverressourcer til at understøtte udviklingsstrategien",
    ),
    (
        "Læringsmålsstyrede aktiviteter og evalueringskultur",
        3,
        ActionForm::Effort,
        "Synlige mål, evaluering og feedback har stor betydning",
    ),
    (
        "Udsatte børns skolegang",
        3,
        ActionForm::Task,
        "Skoleudvalget og Familie- og Socialudvalget har besluttet 10 anbefalinger",
    ),
];

/// [A41]
#[test]
fn the_nine_tracks_of_2016_stand_in_figure_2_by_main_point() {
    let mut text = Document::new(DocumentKind::Strategy, lane(1));
    let begin = StrategyTemplate::MainPoints.begin("Udviklingsstrategi".into(), 2016, ids(1));
    run(&mut text, &[begin.into()]);
    let points = main_points(&Strategy::of(&text));
    let titles: Vec<_> = points.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Tilfør kompetencer tidligt i livet",
            "Styrke det tværprofessionelle samarbejde",
            "Nytænk de specialiserede indsatser og styrk sagsbehandlingen",
            "Hav ambitioner for alle børn og unges læring",
        ]
    );

    let mut document = document(1);
    let mut fresh = ids(20);
    let decided = day(2016, 4, 4);
    for ((title, point, form, text), id) in TRACKS.into_iter().zip(1..) {
        let all = Actions::of(&document);
        let mut writes = begin::action(&all, item(id), title, decided, &mut fresh);
        writes.push(Write::edit(ACTIONS, item(id), TEXT, "", text));
        writes.push(Write::set(ACTIONS, item(id), FORM, form.word()));
        writes.push(Write::set(ACTIONS, item(id), MAIN_POINT, points[point].id));
        does(&mut document, writes);
        let all = Actions::of(&document);
        does(
            &mut document,
            begin::choice(&all, item(id), 2016, decided, &mut fresh),
        );
    }
    let all = Actions::of(&document);
    let figure = all.tracks(&points, 2016);
    let rows: Vec<_> = figure.rows.iter().map(|row| row.actions.len()).collect();
    assert_eq!(rows, [3, 2, 2, 2]);
    let actions = figure.rows.iter().flat_map(|row| &row.actions);
    let read: Vec<_> = actions
        .map(|one| (one.title.as_str(), one.form(), one.text.as_str()))
        .collect();
    let written: Vec<_> = TRACKS
        .iter()
        .map(|(title, _, form, text)| (*title, *form, *text))
        .collect();
    assert_eq!(read, written);
    // “Tilsvarende figur 2 vil blive udarbejdet ifht proces 2017 – 2020.”
    let next = all.tracks(&points, 2017);
    assert_eq!(next.rows.len(), 4);
    assert!(next.rows.iter().all(|row| row.actions.is_empty()));
}

#[test]
fn figure_1_has_the_points_of_the_source_until_somebody_writes_their_own() {
    let mut document = document(1);
    let nothing = Actions::of(&document);
    let said = |all: &Actions| {
        let columns = all.cycle().columns;
        columns.map(|points| points.into_iter().map(|one| one.text).collect::<Vec<_>>())
    };
    let source = [
        vec!["Bilag 1"],
        vec!["Input til spor og omsætning i 2017, 2018 og 2019 indenfor de 4 hovedpointer"],
        vec!["Mål- og procesfokusering"],
        vec![
            "Årlig opfølgning på relevante målstyringsaftaler",
            "Midtvejsstatus 2018",
            "Afsluttende evaluering på den 4-årige udviklingsproces",
        ],
    ];
    assert_eq!(said(&nothing), source);
    assert!(nothing.cycle().is_from_the_source);
    // Whoever writes begins with them; two who do so apart have them once.
    let mut other = self::document(2);
    does(&mut document, template::cycle());
    does(&mut other, template::cycle());
    crate::exchange(&mut document, &mut other);
    let all = Actions::of(&document);
    assert_eq!(said(&all), source);
    assert!(!all.cycle().is_from_the_source);
    let own = begin::cycle_point(&all, item(1), CycleColumn::Strategy, "Pjecen");
    does(&mut document, vec![own]);
    let all = Actions::of(&document);
    assert_eq!(said(&all)[0], ["Bilag 1", "Pjecen"]);
}

#[test]
fn the_ways_of_carrying_out_are_the_five_of_the_source_and_ones_own() {
    let mut document = document(1);
    crate::propose(&mut document, 1, "Spor", day(2016, 1, 1));
    let mut fresh = ids(20);
    let ways = template::WAYS_OF_CARRYING_OUT
        .into_iter()
        .chain(["Et rejsehold"]);
    let writes = ways.map(|way| begin::way(fresh(), item(1), way));
    does(&mut document, writes.collect());
    let all = Actions::of(&document);
    let read: Vec<_> = all.ways[&item(1)].keys().map(String::as_str).collect();
    assert_eq!(read.len(), 6);
    for way in [
        "Kompetenceudvikling på tværs",
        "Revision af samarbejdsaftaler",
        "Tværgående møder",
        "Konferencer",
        "Iværksætte nye tiltag",
        "Et rejsehold",
    ] {
        assert!(read.contains(&way), "{way}");
    }
}

#[test]
fn the_handleplan_of_randers_is_written_with_its_calendar() {
    let mut document = document(1);
    let nothing = Actions::of(&document);
    let mut fresh = ids(1);
    does(
        &mut document,
        template::plans(&nothing, "2016–2018", &mut fresh),
    );
    does(
        &mut document,
        template::calendar(&nothing, 2016, &mut fresh),
    );
    let all = Actions::of(&document);
    let departments: Vec<_> = all.plans.iter().map(|plan| plan.department()).collect();
    assert_eq!(
        departments,
        ["PPR", "Udføreområdet", "Myndighed", "Krisecenteret"]
    );
    assert_eq!(
        template::AREAS,
        [
            "En tidlig og forebyggende indsats",
            "Kvalitet i opgaveløsningen",
            "Tværgående samarbejde",
            "Nytænkning af indsatsen",
            "Medbestemmelse",
            "Helhed og sammenhæng",
            "Professionel ledelse",
            "Social kapital",
            "Dokumenteret effekt",
            "Økonomisk balance i et udviklingsperspektiv",
        ]
    );

    // In each afdeling a goal in each focus area.
    let plans: Vec<_> = all.plans.iter().map(|plan| plan.id).collect();
    for plan in plans {
        for area in template::AREAS {
            let all = Actions::of(&document);
            let id = fresh();
            let mut writes = begin::goal(&all, id, plan, area, day(2016, 5, 15), &mut fresh);
            let edit = |field, text: &str| Write::edit(GOALS, id, field, "", text);
            writes.push(edit(
                TITLE,
                "Vi er insisterende i det tværfaglige samarbejde.",
            ));
            writes.push(edit(EFFORTS, "Fælles sprog og fælles begrebsapparat"));
            writes.push(edit(FOLLOWING, "Ledelsesinformation hver måned"));
            writes.push(begin::indicator(
                &all,
                fresh(),
                id,
                "Underretninger, der er vurderet i tide",
            ));
            does(&mut document, writes);
        }
    }
    let all = Actions::of(&document);
    assert_eq!((all.goals.len(), all.indicators.len()), (40, 40));
    for plan in &all.plans {
        let areas: Vec<_> = all.goals_of(plan.id).map(|goal| goal.area()).collect();
        assert_eq!(areas, template::AREAS);
    }
    assert_eq!(all.areas(), template::AREAS);

    // “Tidsplan for perioden april 2016 maj 2017”, from where the goals begin.
    let steps = all.calendar.iter().map(|step| {
        let (from, to) = step.days().expect("it has days");
        let when = period_in_words(from, to, Language::Danish);
        (when, step.title.as_str(), step.task())
    });
    let steps: Vec<_> = steps.collect();
    let expected = [
        (
            "maj–juni 2016",
            "Arbejde med fastsættelse af mål i afdelingerne",
            CalendarTask::Set,
        ),
        (
            "ultimo juni 2016",
            "Indsendelse og godkendelse af mål",
            CalendarTask::HandIn,
        ),
        (
            "september 2016",
            "Opfølgning på mål",
            CalendarTask::FollowUp,
        ),
        ("december 2016", "Opfølgning på mål", CalendarTask::FollowUp),
        ("marts 2017", "Opfølgning på mål", CalendarTask::FollowUp),
        (
            "maj 2017",
            "Justering af Udviklingsstrategien",
            CalendarTask::Other,
        ),
    ];
    let expected: Vec<_> = expected
        .map(|(when, title, task)| (when.to_owned(), title, task))
        .into();
    assert_eq!(steps, expected);
}
