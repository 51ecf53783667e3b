//! The timetable as a whole: its rows with the days that they mean, and what is odd about these.
//!
//! - [`when`]: a point of the calendar, or from one to another, as documents write it.
//! - [`typed`]: what people type for one. [`print`]: how it is written for them.
//! - [`free_days`]: weekends and Danish holidays.
//! - [`findings`]: what is pointed out, and never refused.
//! - [`axis`]: from when to when a picture of it goes.
//! - [`template`]: what it can begin as.

mod axis;
mod findings;
mod free_days;
mod print;
mod template;
mod typed;
mod when;

use protocol::ItemId;

pub use axis::Axis;
pub use findings::{Finding, Oddity};
pub use free_days::FreeDay;
pub use print::Style;
pub use template::TimetableTemplate;
pub use when::{Part, Point, Span, When};

use crate::content::Says;
use crate::template::Language;
use crate::{DATES, TIMETABLE_TITLE, TimetableRow};

/// What kind of step a row is, as far as something follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowStep {
    /// A body treats it for the first time.
    First,
    /// Parties are heard.
    Hearing,
    /// A body treats it for the second time.
    Second,
    /// None of these, whatever its words look like.
    Other,
}

impl RowStep {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::First, Self::Hearing, Self::Second, Self::Other];

    /// The word for it in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::First => "firstTreatment",
            Self::Hearing => "hearing",
            Self::Second => "secondTreatment",
            Self::Other => "other",
        }
    }

    /// The one that a word stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }

    /// What the words of a row look like.
    fn of_title(title: &str) -> Self {
        let title = title.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|words| title.contains(words));
        match () {
            () if has(&["høring", "hearing"]) => Self::Hearing,
            () if has(&[
                "1. behandling",
                "førstebehandling",
                "første behandling",
                "first treatment",
            ]) =>
            {
                Self::First
            }
            () if has(&[
                "2. behandling",
                "andenbehandling",
                "anden behandling",
                "second treatment",
            ]) =>
            {
                Self::Second
            }
            () => Self::Other,
        }
    }
}

/// What a row says of when it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Timing {
    /// Nothing.
    Unsaid,
    /// What cannot be read.
    Unreadable(String),
    /// A time without its year, and no row above has one.
    WithoutYear(When),
    /// A time.
    Of {
        /// As it was said.
        said: When,
        /// The same with its years; one that was not said follows from the row above.
        meant: When,
        /// The first and the last day of it.
        span: Span,
    },
}

impl Timing {
    /// What a field of a document says, behind a row that begins on a day.
    fn of(word: Option<&str>, after: Option<crate::Day>) -> Self {
        let word = match word.map(crate::visible::trim) {
            None | Some("") => return Self::Unsaid,
            Some(word) => word,
        };
        let Some(said) = When::of_word(word).or_else(|| When::typed(word)) else {
            return Self::Unreadable(word.to_owned());
        };
        let meant = match said.has_years() {
            true => Some(said),
            false => said.with_years(after),
        };
        match meant.and_then(|meant| Some((meant, meant.span()?))) {
            Some((meant, span)) => Self::Of { said, meant, span },
            None => Self::WithoutYear(said),
        }
    }

    /// As people read it; what cannot be read as it was typed.
    pub fn print(&self, style: Style, language: Language) -> String {
        match self {
            Self::Unsaid => String::new(),
            Self::Unreadable(typed) => typed.clone(),
            Self::WithoutYear(said) | Self::Of { said, .. } => said.print(style, language),
        }
    }

    /// The first and the last day, where they are known.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Of { span, .. } => Some(*span),
            _ => None,
        }
    }

    /// The time with the year that follows from the row above, where the row itself says none.
    pub fn assumed(&self) -> Option<When> {
        match self {
            Self::Of { said, meant, .. } => (said != meant).then_some(*meant),
            _ => None,
        }
    }
}

/// A row with its step and its days.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the document says.
    pub row: TimetableRow,
    /// The step that it is, chosen or by its words.
    pub step: RowStep,
    /// When it is.
    pub timing: Timing,
}

/// What a timetable's document says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timetable {
    /// What it is called.
    pub title: String,
    /// How its dates are written; several where several were chosen at the same time, of which the last shows meanwhile.
    pub styles: Vec<Style>,
    /// The rows that stand, in order.
    pub rows: Vec<Row>,
    /// The rows that were taken out.
    pub out: Vec<TimetableRow>,
}

impl Timetable {
    /// Reads all of it.
    pub fn of(says: &dyn Says) -> Self {
        let root = says.root();
        let styles = root.all(DATES);
        let styles = styles.filter_map(|said| Style::of_word(said.value.string()?));
        let (out, stand): (Vec<_>, Vec<_>) = TimetableRow::all(says)
            .into_iter()
            .partition(|row| row.removed);
        Self {
            title: root.string(TIMETABLE_TITLE).unwrap_or_default().to_owned(),
            styles: styles.collect(),
            rows: dated(stand),
            out,
        }
    }

    /// Whether nobody has begun it.
    pub fn is_empty(&self) -> bool {
        self.title.is_empty() && self.rows.is_empty()
    }

    /// How its dates are written.
    pub fn style(&self) -> Style {
        self.styles.last().copied().unwrap_or_default()
    }

    /// A row that stands.
    pub fn row(&self, id: &ItemId) -> Option<&Row> {
        self.rows.iter().find(|row| row.row.id == *id)
    }

    /// The place behind all rows.
    pub fn next_order(&self) -> f64 {
        let orders = self.rows.iter().map(|row| row.row.order);
        orders.fold(0.0, f64::max).floor() + 1.0
    }

    /// What is odd about it, in the order of its rows.
    pub fn findings(&self) -> Vec<Finding> {
        findings::findings(&self.rows)
    }
}

/// Each row with its days: a year that it does not say follows from the row above.
fn dated(rows: Vec<TimetableRow>) -> Vec<Row> {
    let mut above = None;
    let dated = rows.into_iter().map(|row| {
        let timing = Timing::of(row.whens.last().map(String::as_str), above);
        above = timing.span().map(|span| span.first).or(above);
        let chosen = row.steps.last().and_then(|word| RowStep::of_word(word));
        Row {
            step: chosen.unwrap_or_else(|| RowStep::of_title(&row.what)),
            row,
            timing,
        }
    });
    dated.collect()
}
