//! Templates: what plans, the calendar, the cycle and the stairs can begin as. The labels are the sources', to the letter.

use protocol::ItemId;

use super::calendar::ULTIMO;
use super::cycle;
use super::next;
use crate::action_keys::*;
use crate::actions::Actions;
use crate::{CalendarTask, CycleColumn, Day, Write};

/// The ways of carrying out that the strategy for 2016 to 2020 names.
pub const WAYS_OF_CARRYING_OUT: [&str; 5] = [
    "Kompetenceudvikling på tværs",
    "Revision af samarbejdsaftaler",
    "Tværgående møder",
    "Konferencer",
    "Iværksætte nye tiltag",
];

/// The afdelinger of Randers' strategy.
pub const DEPARTMENTS: [&str; 4] = ["PPR", "Udføreområdet", "Myndighed", "Krisecenteret"];

/// The focus areas of Randers' strategy: five for citizens, five for the organisation.
pub const AREAS: [&str; 10] = [
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
];

/// The points of figure 1.
pub(super) const CYCLE: [(CycleColumn, &str); 6] = [
    (CycleColumn::Strategy, "Bilag 1"),
    (
        CycleColumn::Process,
        "Input til spor og omsætning i 2017, 2018 og 2019 indenfor de 4 hovedpointer",
    ),
    (CycleColumn::CarryingOut, "Mål- og procesfokusering"),
    (
        CycleColumn::Evaluation,
        "Årlig opfølgning på relevante målstyringsaftaler",
    ),
    (CycleColumn::Evaluation, "Midtvejsstatus 2018"),
    (
        CycleColumn::Evaluation,
        "Afsluttende evaluering på den 4-årige udviklingsproces",
    ),
];

/// Steps of the stairs, the lowest first, by what the strategies say of it: from the measure nearest to a childhood in an
/// ordinary family to the one furthest from it.
const STAIRS: [&str; 5] = [
    "Almenområdet",
    "Tidlig forebyggende indsats (§ 11)",
    "Støtte i familien og netværket",
    "Anbringelse i slægt, netværk eller plejefamilie",
    "Døgninstitution – kort, målrettet og intensivt",
];

/// A plan for each of the four afdelinger, behind those that there are.
pub fn plans(actions: &Actions, period: &str, mut fresh: impl FnMut() -> ItemId) -> Vec<Write> {
    let first = next(actions.plans.iter().map(|plan| plan.order));
    let numbered = DEPARTMENTS.into_iter().zip(0_u32..);
    let plans = numbered.map(|(department, place)| {
        Write::add(
            PLANS,
            fresh(),
            [
                (DEPARTMENT, department.into()),
                (PERIOD_OF, period.into()),
                (ORDER, (first + f64::from(place)).into()),
            ],
        )
    });
    plans.collect()
}

/// The calendar of a year, from the setting of goals in May to the adjusting of the strategy in the next May, behind the steps
/// that there are.
pub fn calendar(actions: &Actions, year: u16, mut fresh: impl FnMut() -> ItemId) -> Vec<Write> {
    let whole = |year, from, to| Some((Day::new(year, from, 1)?, Day::last_of(year, to)));
    let following = "Opfølgning på mål";
    let steps = [
        (
            "Arbejde med fastsættelse af mål i afdelingerne",
            CalendarTask::Set,
            whole(year, 5, 6),
        ),
        (
            "Indsendelse og godkendelse af mål",
            CalendarTask::HandIn,
            Day::new(year, 6, ULTIMO).map(|first| (first, Day::last_of(year, 6))),
        ),
        (following, CalendarTask::FollowUp, whole(year, 9, 9)),
        (following, CalendarTask::FollowUp, whole(year, 12, 12)),
        (following, CalendarTask::FollowUp, whole(year + 1, 3, 3)),
        (
            "Justering af Udviklingsstrategien",
            CalendarTask::Other,
            whole(year + 1, 5, 5),
        ),
    ];
    let first = next(actions.calendar.iter().map(|step| step.order));
    let numbered = steps.into_iter().zip(0_u32..);
    let steps = numbered.filter_map(|((title, task, days), place)| {
        let (from, to) = days?;
        Some(Write::add(
            CALENDAR,
            fresh(),
            [
                (TITLE, title.into()),
                (TASK, task.word().into()),
                (FROM, from.to_string().into()),
                (TO, to.to_string().into()),
                (ORDER, (first + f64::from(place)).into()),
            ],
        ))
    });
    steps.collect()
}

/// The points of figure 1 as one's own.
pub fn cycle() -> Vec<Write> {
    let points = cycle::source().map(|point| {
        Write::add(
            BULLETS,
            point.id,
            [
                (COLUMN, point.column.word().into()),
                (TITLE, point.text.into()),
                (ORDER, point.order.into()),
            ],
        )
    });
    points.collect()
}

/// Steps of the stairs.
pub fn stairs(mut fresh: impl FnMut() -> ItemId) -> Vec<Write> {
    let steps = STAIRS.into_iter().zip(0_u32..).map(|(title, place)| {
        let order = f64::from(place);
        Write::add(
            STEPS,
            fresh(),
            [(TITLE, title.into()), (ORDER, order.into())],
        )
    });
    steps.collect()
}
