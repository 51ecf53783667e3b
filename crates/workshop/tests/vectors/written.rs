//! Commands of the kinds that are written by [`Write`]s alone.

use crate::*;

pub fn timetable() -> Vec<Command> {
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

pub fn hearing() -> Vec<Command> {
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

pub fn answers() -> Vec<Command> {
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

pub fn notice() -> Vec<Command> {
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

pub fn cases() -> Vec<Command> {
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

pub fn actions() -> Vec<Command> {
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
