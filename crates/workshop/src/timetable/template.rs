//! Templates: what a timetable can begin as, with the rows of the sources to the letter, mistakes included: that they are
//! pointed out is what the checks are for.

use protocol::ItemId;

use super::Style;
use crate::template::Language;
use crate::{
    BODY, DATES, Place, ROLE, ROW_NOTE, ROW_ORDER, ROWS, TIMETABLE_TITLE, WHAT, WHEN, Write,
};

/// What a timetable can begin as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimetableTemplate {
    /// The thirteen rows of Aalborg's case on the strategy for 2016 to 2020.
    Treatment,
    /// The seven of Aalborg's case on the theme day of 29 January 2018.
    ThemeDay,
    /// The ten of Randers' strategy: the period, and what is done in it.
    ActionPlans,
    /// Nothing but its title.
    Empty,
}

/// A row of a template.
struct Line {
    what: &'static str,
    when: &'static str,
    body: &'static str,
    role: &'static str,
    note: &'static str,
}

const fn line(
    what: &'static str,
    when: &'static str,
    body: &'static str,
    role: &'static str,
) -> Line {
    Line {
        what,
        when,
        body,
        role,
        note: "",
    }
}

const COMMITTEE: &str = "udvalg";
const COUNCIL: &str = "Byråd";
const STAFF: &str = "MED";

const TREATMENT: [Line; 13] = [
    line(
        "BFA ledergruppe – drøftelse og kvalificering",
        "2016-01-05",
        "BFA ledergruppe",
        "",
    ),
    // The source has this year.
    line(
        "SA Ledergruppe – drøftelse og kvalificering",
        "2015-01-12",
        "SA Ledergruppe",
        "",
    ),
    line("Behandling FL SK", "2016-01-11", "FL SK", ""),
    line("Behandling FL FB", "2016-01-13", "FL FB", ""),
    line("1. behandling FSU", "2016-01-22", "FSU", COMMITTEE),
    line("1. Behandling SK", "2016-02-02", "SK", COMMITTEE),
    line(
        "Høringsperiode FMU og AMU (muligvis ekstraordinære møder)",
        "2016-02-03/2016-02-24",
        "FMU og AMU",
        STAFF,
    ),
    line("FL SK", "2016-03-03", "FL SK", ""),
    line("FL FB", "2016-03-09", "FL FB", ""),
    line("2. Behandling SK", "2016-03-15", "SK", COMMITTEE),
    line("2. Behandling FSU", "2016-03-18", "FSU", COMMITTEE),
    line("Byråd (til godkendelse)", "2016-04-04", "Byråd", COUNCIL),
    line(
        "Udviklingsproces FB og Skoleforvaltningen Der fremsendes løbende beslutningsoplæg til FSU og Skoleforvaltningen",
        "2016/2020",
        "FB og Skoleforvaltningen",
        "",
    ),
];

const THEME_DAY: [Line; 7] = [
    line(
        "Budgetforligspartiernes tiltrædelse af kommissorium og procesnotat",
        "2017-12-04",
        "Budgetforligspartierne",
        "",
    ),
    line(
        "Temadag vedrørende den fælles strategi på det specialiserede område",
        "2018-01-29T18:30",
        "",
        "",
    ),
    line(
        "Formulering af udkast til strategi på baggrund af inputs fra interessenterne",
        "XXXX-02",
        "",
        "",
    ),
    line(
        "Politisk behandling herunder høring",
        "XXXX-03/XXXX-04",
        "",
        COMMITTEE,
    ),
    line(
        "Forslag til udmøntning af strategien i en inddragende proces med alle interessenter",
        "XXXX-04/XXXX-06",
        "",
        "",
    ),
    line(
        "Forvaltningerne sikrer, at de relevante forslag omsættes til prøvehandlinger og delprojekter",
        "2018-41",
        "Forvaltningerne",
        "",
    ),
    // A sentence below the source's table; it says no day.
    line(
        "I forbindelse med budgetseminar for Byrådet 2018 orienteres om status for realiseringen af strategien samt de økonomiske resultater.",
        "",
        "Byrådet",
        COUNCIL,
    ),
];

/// In the source two days have lost their months.
const LOST: &str = "Måneden mangler i kilden.";

const ACTION_PLANS: [Line; 10] = [
    line(
        "Tidsplan for perioden",
        "2016-04/2017-05",
        "Børn og Familie",
        "",
    ),
    line(
        "Orientering til medarbejderne på møder i afdelingerne",
        "2016-04",
        "afdelingerne",
        "",
    ),
    Line {
        what: "Drøftelse i Sektor-MED",
        when: "8/",
        body: "Sektor-MED",
        role: STAFF,
        note: LOST,
    },
    Line {
        what: "Orientering til Børn og Skoleudvalget",
        when: "26/",
        body: "Børn og Skoleudvalget",
        role: COMMITTEE,
        note: LOST,
    },
    line(
        "Arbejde med fastsættelse af mål i afdelingerne",
        "2016-05/2016-06",
        "afdelingerne",
        "",
    ),
    line(
        "Indsendelse og godkendelse af mål",
        "2016-06-ultimo",
        "",
        "",
    ),
    line("Opfølgning på mål", "2016-09", "", ""),
    line("Opfølgning på mål", "2016-12", "", ""),
    line("Opfølgning på mål", "2017-03", "", ""),
    line("Justering af Udviklingsstrategien", "2017-05", "", ""),
];

impl TimetableTemplate {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Treatment,
        Self::ThemeDay,
        Self::ActionPlans,
        Self::Empty,
    ];

    /// What the timetable is called at first.
    pub fn title(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::ThemeDay, _) => "Tidsplan for det videre arbejde",
            (Self::Empty, Language::English) => "Timetable",
            _ => "Tidsplan",
        }
    }

    /// How its dates are written, as in the source.
    pub fn style(self) -> Style {
        match self {
            Self::Treatment => Style::Figures,
            _ => Style::Words,
        }
    }

    fn lines(self) -> &'static [Line] {
        match self {
            Self::Treatment => &TREATMENT,
            Self::ThemeDay => &THEME_DAY,
            Self::ActionPlans => &ACTION_PLANS,
            Self::Empty => &[],
        }
    }

    /// What begins a timetable so, under a title.
    pub fn begin(self, title: &str, mut fresh: impl FnMut() -> ItemId) -> Vec<Write> {
        let mut writes = vec![
            Write::Edit {
                place: Place::at_root(TIMETABLE_TITLE),
                before: String::new(),
                after: title.to_owned(),
                caret: None,
            },
            Write::Set {
                place: Place::at_root(DATES),
                value: Some(self.style().word().into()),
            },
        ];
        for (order, line) in (1_u32..).zip(self.lines()) {
            let values = [
                (WHAT, line.what),
                (WHEN, line.when),
                (BODY, line.body),
                (ROLE, line.role),
                (ROW_NOTE, line.note),
            ];
            let values = values.into_iter().filter(|(_, value)| !value.is_empty());
            let values = values.map(|(field, value)| (field.to_owned(), value.into()));
            let order = std::iter::once((ROW_ORDER.to_owned(), f64::from(order).into()));
            writes.push(Write::Add {
                root: ROWS.to_owned(),
                id: fresh(),
                values: values.chain(order).collect(),
            });
        }
        writes
    }
}
