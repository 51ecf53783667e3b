//! How a [`When`] is written for people: in words as “29. januar 2018 kl. 18.30” and “Marts – april”, or with its days in
//! figures as “29.1.2018” and “03.02.16 – 24.02.16”. What is printed can be typed again and is the same.

use super::when::{Part, Point, THIRDS, When};
use crate::month_name;
use crate::template::Language;

/// How a timetable writes its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// “29. januar 2018”.
    #[default]
    Words,
    /// “29.1.2018”.
    Short,
    /// “29.01.18”, as in older cases.
    Figures,
}

impl Style {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Words, Self::Short, Self::Figures];

    /// The word for it in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Short => "short",
            Self::Figures => "figures",
        }
    }

    /// The one that a word stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.word() == word)
    }
}

impl When {
    /// For people, beginning with a capital letter, as a cell of a table does.
    pub fn print(self, style: Style, language: Language) -> String {
        let text = self.in_text(style, language);
        let mut letters = text.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    }

    /// The same in a sentence.
    pub fn in_text(self, style: Style, language: Language) -> String {
        let printer = Printer { style, language };
        match self {
            Self::At(point) => printer.point(point),
            Self::FromTo(first, last) => printer.range(first, last),
        }
    }
}

#[derive(Clone, Copy)]
struct Printer {
    style: Style,
    language: Language,
}

impl Printer {
    fn is_danish(self) -> bool {
        self.language == Language::Danish
    }

    fn range(self, first: Point, last: Point) -> String {
        if let (Part::Time(month, day, ..), Part::Time(other_month, other, hour, minute)) =
            (first.part, last.part)
            && (first.year, month, day) == (last.year, other_month, other)
        {
            let separator = if self.is_danish() { '.' } else { ':' };
            return format!("{}–{hour}{separator}{minute:02}", self.point(first));
        }
        // A year that both have stands once, at the end; and so does a month.
        // Backwards it would be read as the year before.
        let is_backwards = first.span().zip(last.span());
        let is_backwards = is_backwards.is_some_and(|(from, to)| to.last < from.first);
        let is_same_year = first.year == last.year && !is_backwards;
        let is_in_words = self.style == Style::Words;
        let from = match (first.part, last.part) {
            (Part::Year | Part::Time(..), _) | (_, Part::Time(..)) => self.point(first),
            (Part::Day(month, day), Part::Day(other, _)) if is_in_words && is_same_year => {
                match (month == other, self.is_danish()) {
                    (true, true) => return format!("{day}.–{}", self.point(last)),
                    (true, false) => return format!("{day}–{}", self.point(last)),
                    (false, _) => self.point(unsaid(first)),
                }
            }
            (Part::Day(..), _) => self.point(first),
            _ if is_same_year && last.part != Part::Year => self.point(unsaid(first)),
            _ => self.point(first),
        };
        let to = self.point(last);
        // Figures need no room around the dash; the oldest form has it all the same.
        let is_tight = match (first.part, last.part) {
            (Part::Year, Part::Year) => true,
            (Part::Day(..), Part::Day(..)) => self.style == Style::Short && is_said(first, last),
            _ => false,
        };
        match is_tight {
            true => format!("{from}–{to}"),
            false => format!("{from} – {to}"),
        }
    }

    fn point(self, point: Point) -> String {
        let with_year = |text: String| match point.year {
            Some(year) => format!("{text} {year}"),
            None => text,
        };
        let month = |month| month_name(month, self.language);
        let one_of = |danish: &[&str], english: &[&str], at: u8| {
            let names = if self.is_danish() { danish } else { english };
            let name = names.get(usize::from(at.saturating_sub(1)));
            name.copied().unwrap_or_default().to_owned()
        };
        match point.part {
            Part::Year => point.year.map(|year| year.to_string()).unwrap_or_default(),
            Part::Half(half) => with_year(one_of(
                &["første halvår", "andet halvår"],
                &["first half of", "second half of"],
                half,
            )),
            Part::Quarter(quarter) => with_year(match self.is_danish() {
                true => format!("{quarter}. kvartal"),
                false => format!("Q{quarter}"),
            }),
            Part::Season(season) => with_year(one_of(
                &["foråret", "sommeren", "efteråret", "vinteren"],
                &["spring", "summer", "autumn", "winter"],
                season,
            )),
            Part::Month(of) => with_year(month(of).to_owned()),
            Part::Third(of, third) => {
                let third = one_of(&THIRDS, &["early", "mid", "late"], third);
                with_year(format!("{third} {}", month(of)))
            }
            Part::Day(month, day) => self.day(point.year, month, day),
            Part::Time(month, day, hour, minute) => {
                let day = self.day(point.year, month, day);
                match self.is_danish() {
                    true => format!("{day} kl. {hour}.{minute:02}"),
                    false => format!("{day}, {hour}:{minute:02}"),
                }
            }
        }
    }

    fn day(self, year: Option<u16>, month: u8, day: u8) -> String {
        let name = month_name(month, self.language);
        match (self.style, year, self.is_danish()) {
            (Style::Words, Some(year), true) => format!("{day}. {name} {year}"),
            (Style::Words, Some(year), false) => format!("{day} {name} {year}"),
            // Without a year figures look like anything.
            (_, None, true) => format!("{day}. {name}"),
            (_, None, false) => format!("{day} {name}"),
            (Style::Figures, Some(year @ 2000..=2099), _) => {
                format!("{day:02}.{month:02}.{:02}", year - 2000)
            }
            (Style::Figures, Some(year), _) => format!("{day:02}.{month:02}.{year}"),
            (Style::Short, Some(year), true) => format!("{day}.{month}.{year}"),
            (Style::Short, Some(year), false) => format!("{day}/{month}/{year}"),
        }
    }
}

fn is_said(first: Point, last: Point) -> bool {
    first.year.is_some() && last.year.is_some()
}

fn unsaid(point: Point) -> Point {
    Point {
        year: None,
        ..point
    }
}
