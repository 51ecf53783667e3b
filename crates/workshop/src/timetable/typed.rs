//! What people type for a [`When`]: “03.02.16 – 24.02.16”, “4. december 2017”, “29/1 2018 kl. 18.30-21.30”, “Marts - april”,
//! “2. halvår 2018”, “ultimo juni 2016”, “2016-2020”, in Danish or English.
//!
//! It is read from left to right without going back further than one point: a text is cut into numbers, words and marks, a
//! point takes what it can, and then there is nothing left, or a dash and another point.

use super::when::{Part, Point, When};
use crate::month_name;
use crate::template::Language;

/// No one writes more for a date; what is behind is not looked at.
const LONGEST: usize = 80;

impl When {
    /// Reads what somebody typed, as far as it can be read.
    pub fn typed(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let tokens = tokens(text)?;
        let mut reader = Reader { rest: &tokens };
        let when = reader.when()?;
        let (first, last) = when.ends();
        (reader.rest.is_empty() && first.is_there() && last.is_there()).then_some(when)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// A number, and how many digits it was written with.
    Number(u16, usize),
    /// Letters, small.
    Word(String),
    Dot,
    Slash,
    Colon,
    Comma,
    Dash,
}

/// Words that say nothing: “den 4. december”, “second half of 2018”, “i april”.
const SILENT: [&str; 7] = ["den", "d", "i", "of", "the", "in", "år"];

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut run = String::from(letter);
        let mut take = |of: fn(&char) -> bool| {
            while let Some(next) = letters.next_if(of) {
                run.push(next);
            }
        };
        match letter {
            '0'..='9' => {
                take(char::is_ascii_digit);
                if run.len() > 4 {
                    return None;
                }
                tokens.push(Token::Number(run.parse().ok()?, run.len()));
            }
            _ if letter.is_alphabetic() => {
                take(|letter| letter.is_alphabetic());
                let word = run.to_lowercase();
                // An ordinal's ending is no word of its own: “4th December”.
                let is_ending = matches!(word.as_str(), "st" | "nd" | "rd" | "th");
                match word.as_str() {
                    "til" | "to" => tokens.push(Token::Dash),
                    "fra" | "from" => {}
                    word if SILENT.contains(&word) || is_ending => {}
                    _ => tokens.push(Token::Word(word)),
                }
            }
            '.' => tokens.push(Token::Dot),
            '/' => tokens.push(Token::Slash),
            ':' => tokens.push(Token::Colon),
            ',' => tokens.push(Token::Comma),
            '-' | '‐' | '‑' | '–' | '—' => tokens.push(Token::Dash),
            _ if letter.is_whitespace() => {}
            _ => return None,
        }
    }
    Some(tokens)
}

/// What of a time a person said so far; what is missing is taken from the other end.
#[derive(Clone, Copy)]
enum Said {
    /// A point.
    Point(Point),
    /// The day of a month that stands behind: “3.” of “3.-24. februar 2016”.
    DayOnly(u8),
}

struct Reader<'a> {
    rest: &'a [Token],
}

impl Reader<'_> {
    fn next_if(&mut self, token: &Token) -> bool {
        match self.rest.split_first() {
            Some((first, rest)) if first == token => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    fn number(&mut self) -> Option<(u16, usize)> {
        match self.rest.split_first() {
            Some((Token::Number(number, digits), rest)) => {
                self.rest = rest;
                Some((*number, *digits))
            }
            _ => None,
        }
    }

    fn word<T>(&mut self, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        match self.rest.split_first() {
            Some((Token::Word(word), rest)) => {
                let read = read(word)?;
                self.rest = rest;
                Some(read)
            }
            _ => None,
        }
    }

    fn when(&mut self) -> Option<When> {
        let first = self.said()?;
        if !self.next_if(&Token::Dash) {
            return match first {
                Said::Point(point) => Some(When::At(point)),
                Said::DayOnly(_) => None,
            };
        }
        // From one time of a day to another.
        if let Said::Point(point) = first
            && let Part::Time(month, day, ..) = point.part
        {
            let before = self.rest;
            if let Some((hour, minute)) = self.time()
                && self.rest.is_empty()
            {
                let part = Part::Time(month, day, hour, minute);
                return Some(When::FromTo(point, Point { part, ..point }));
            }
            self.rest = before;
        }
        let Said::Point(last) = self.said()? else {
            return None;
        };
        let first = match (first, last.part) {
            (Said::DayOnly(day), Part::Day(month, _)) => Point {
                part: Part::Day(month, day),
                ..last
            },
            (Said::DayOnly(_), _) => return None,
            (Said::Point(point), _) => point,
        };
        // What was said at one end holds at the other: “April – juni 2018”, “December 2017 – januar”.
        let both = When::FromTo(first, last);
        Some(both.with_years(None).unwrap_or(both))
    }

    fn said(&mut self) -> Option<Said> {
        if let Some(part) = self.named_part() {
            let year = self.year();
            return Some(Said::Point(Point { year, part }));
        }
        let (number, digits) = self.number()?;
        if digits == 4 {
            return self.of_year(number).map(Said::Point);
        }
        let number = u8::try_from(number).ok()?;
        let is_ordinal = self.next_if(&Token::Dot);
        if let Some(part) = self.word(|word| numbered(word, number)) {
            let year = self.year();
            return Some(Said::Point(Point { year, part }));
        }
        if let Some(month) = self.word(month) {
            self.next_if(&Token::Dot);
            let year = self.year();
            return Some(Said::Point(self.timed(year, month, number)));
        }
        // “3.2.2016”, “3/2 2016”, “3/2-2016”, and “3.-24. februar”.
        let is_slashed = !is_ordinal && self.next_if(&Token::Slash);
        if !is_ordinal && !is_slashed {
            return match self.rest.first() {
                Some(Token::Dash) => self.dashed(number),
                _ => None,
            };
        }
        let Some((month, _)) = self.number() else {
            return (is_ordinal && self.rest.first() == Some(&Token::Dash))
                .then_some(Said::DayOnly(number));
        };
        let month = u8::try_from(month).ok()?;
        let year = match self.rest {
            [Token::Dot | Token::Slash, Token::Number(..), ..] => {
                self.rest = &self.rest[1..];
                Some(self.short_year()?)
            }
            [Token::Dash, Token::Number(_, 4)] if is_slashed => {
                self.rest = &self.rest[1..];
                Some(self.short_year()?)
            }
            _ => {
                self.next_if(&Token::Dot);
                self.year()
            }
        };
        Some(Said::Point(self.timed(year, month, number)))
    }

    /// “3-2-2016”; else a day of the month that stands behind.
    fn dashed(&mut self, day: u8) -> Option<Said> {
        match self.rest {
            [
                Token::Dash,
                Token::Number(month, 1 | 2),
                Token::Dash,
                Token::Number(year, 4),
                rest @ ..,
            ] => {
                let (month, year) = (u8::try_from(*month).ok()?, *year);
                self.rest = rest;
                Some(Said::Point(self.timed(Some(year), month, day)))
            }
            _ => Some(Said::DayOnly(day)),
        }
    }

    /// “2016”, “2016-02”, “2016-02-03”, “2016-02-03T18:30”.
    fn of_year(&mut self, year: u16) -> Option<Point> {
        let rest = match self.rest {
            // “2016 – 20. januar 2017” goes on to a day, “2016-02” does not.
            [
                Token::Dash,
                Token::Number(_, 2),
                Token::Dot | Token::Slash | Token::Word(_) | Token::Number(..),
                ..,
            ] => None,
            [Token::Dash, Token::Number(month, 2), rest @ ..] => Some((*month, rest)),
            _ => None,
        };
        let Some((month, rest)) = rest else {
            return Some(Point {
                year: Some(year),
                part: Part::Year,
            });
        };
        let month = u8::try_from(month).ok()?;
        self.rest = rest;
        if let [Token::Dash, Token::Number(day, 2), rest @ ..] = rest {
            let day = u8::try_from(*day).ok()?;
            self.rest = rest;
            self.word(|word| (word == "t").then_some(()));
            return Some(self.timed(Some(year), month, day));
        }
        Some(Point {
            year: Some(year),
            part: Part::Month(month),
        })
    }

    /// A part of the year that begins with a word: “februar”, “ultimo juni”, “andet halvår”, “q1”, “efteråret”.
    fn named_part(&mut self) -> Option<Part> {
        if let Some(third) = self.word(third) {
            return self.word(month).map(|month| Part::Third(month, third));
        }
        if let Some(ordinal) = self.word(ordinal) {
            return self.word(|word| numbered(word, ordinal));
        }
        if let [Token::Word(word), Token::Number(quarter, 1), rest @ ..] = self.rest
            && word == "q"
        {
            self.rest = rest;
            return Some(Part::Quarter(*quarter as u8));
        }
        if let Some(month) = self.word(month) {
            self.next_if(&Token::Dot);
            // “January 29, 2018”.
            return Some(Part::Month(month));
        }
        self.word(season).map(Part::Season)
    }

    /// The year behind a part of it.
    fn year(&mut self) -> Option<u16> {
        match self.rest {
            [Token::Number(year, 4), rest @ ..] => {
                self.rest = rest;
                Some(*year)
            }
            [Token::Comma, Token::Number(year, 4), rest @ ..] => {
                self.rest = rest;
                Some(*year)
            }
            _ => None,
        }
    }

    /// A year in two digits or four.
    fn short_year(&mut self) -> Option<u16> {
        match self.number()? {
            (year, 4) => Some(year),
            (year, 2) => Some(2000 + year),
            _ => None,
        }
    }

    /// A day, and the time of it where one stands behind.
    fn timed(&mut self, year: Option<u16>, month: u8, day: u8) -> Point {
        let before = self.rest;
        self.next_if(&Token::Comma);
        let part = match self.time() {
            Some((hour, minute)) => Part::Time(month, day, hour, minute),
            None => {
                self.rest = before;
                Part::Day(month, day)
            }
        };
        Point { year, part }
    }

    /// “kl. 18.30”, “kl 18”, “18:30”.
    fn time(&mut self) -> Option<(u8, u8)> {
        let is_clock = self.word(|word| matches!(word, "kl" | "klokken" | "at").then_some(()));
        self.next_if(&Token::Dot);
        let (hour, _) = self.number()?;
        let minute = match self.rest {
            [
                Token::Dot | Token::Colon,
                Token::Number(minute, 2),
                rest @ ..,
            ] => {
                self.rest = rest;
                Some(*minute)
            }
            _ => None,
        };
        // A number alone is an hour only where somebody says so.
        if minute.is_none() && is_clock.is_none() {
            return None;
        }
        Some((
            u8::try_from(hour).ok()?,
            u8::try_from(minute.unwrap_or(0)).ok()?,
        ))
    }
}

/// A month by its name, or by the first three letters or more of it.
fn month(word: &str) -> Option<u8> {
    let is_it = |month: &u8| {
        [Language::Danish, Language::English]
            .into_iter()
            .any(|language| {
                let name = month_name(*month, language).to_lowercase();
                word == name || word.chars().count() >= 3 && name.starts_with(word)
            })
    };
    (1..=12).find(is_it)
}

fn third(word: &str) -> Option<u8> {
    match word {
        "primo" | "start" | "starten" | "early" => Some(1),
        "medio" | "midt" | "mid" => Some(2),
        "ultimo" | "slut" | "slutningen" | "late" => Some(3),
        _ => None,
    }
}

fn ordinal(word: &str) -> Option<u8> {
    match word {
        "første" | "first" => Some(1),
        "andet" | "anden" | "second" => Some(2),
        "tredje" | "third" => Some(3),
        "fjerde" | "fourth" => Some(4),
        _ => None,
    }
}

/// A half or a quarter by its number: “2. halvår”.
fn numbered(word: &str, number: u8) -> Option<Part> {
    match word {
        "halvår" | "half" => Some(Part::Half(number)),
        "kvartal" | "quarter" => Some(Part::Quarter(number)),
        _ => None,
    }
}

fn season(word: &str) -> Option<u8> {
    match word {
        "forår" | "foråret" | "spring" => Some(1),
        "sommer" | "sommeren" | "summer" => Some(2),
        "efterår" | "efteråret" | "autumn" => Some(3),
        "vinter" | "vinteren" | "winter" => Some(4),
        _ => None,
    }
}
