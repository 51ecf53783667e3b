//! Figures: runs of digits, read as a whole or not at all.
//!
//! Case numbers, accounts and cards hold pieces that look like a telephone number. A run with spaces in it therefore
//! counts only when each of its pieces is something: a number that names a person, a date, a year, a small count. Ten
//! figures with a dash are a CPR number wherever they stand by themselves.

use crate::{Finding, Kind, around, cpr, date, telephone};

/// Digits that stand together, and how they are joined to those before them in the run.
struct Group {
    start: usize,
    end: usize,
    join: Join,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    /// The first of the run.
    Begins,
    Space,
    Dash,
    Dot,
    Other,
}

/// What a piece of a run is.
struct Piece {
    kind: Option<Kind>,
    shape: Shape,
    /// The group after its last.
    end: usize,
}

/// How a piece is written, as far as it says what may stand beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// 010203-1234
    Dashed,
    /// 010203 1234
    SixAndFour,
    /// 22 34 56 78
    Pairs,
    /// 2234 5678
    Fours,
    /// Eight or ten figures in one piece.
    Solid,
    One,
    TwoOrThree,
    Year,
    /// A date, a time, a range.
    Other,
}

/// All that figures say of persons in a text.
pub(crate) fn find(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    for (start, end) in digits(text) {
        let join = groups
            .last()
            .and_then(|before| join(text, before, start, end));
        if join.is_none() {
            found.extend(
                Run {
                    text,
                    groups: &groups,
                }
                .read(),
            );
            groups.clear();
        }
        groups.push(Group {
            start,
            end,
            join: join.unwrap_or(Join::Begins),
        });
    }
    found.extend(
        Run {
            text,
            groups: &groups,
        }
        .read(),
    );
    found
}

/// Where digits stand together.
fn digits(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(u8::is_ascii_digit)?;
        let rest = &bytes[start..];
        let length = rest.iter().position(|byte| !byte.is_ascii_digit());
        at = start + length.unwrap_or(rest.len());
        Some((start, at))
    })
}

/// How digits are joined to those before them; nothing where a new run begins.
fn join(text: &str, before: &Group, start: usize, end: usize) -> Option<Join> {
    let between = &text[before.end..start];
    let (left, right) = (before.end - before.start, end - start);
    let is_space = |sign: char| matches!(sign, ' ' | '\t' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    let is_dash = |sign: char| matches!(sign, '-' | '\u{2010}'..='\u{2014}' | '\u{2212}');
    // The longest is a dash with spaces, three bytes each.
    if between.len() > 12 {
        return None;
    }
    let bare = between.trim_matches(is_space);
    let mut signs = bare.chars();
    match (signs.next(), signs.next()) {
        (None, _) if between.chars().count() <= 2 => Some(Join::Space),
        (Some(sign), None) if is_dash(sign) => {
            let is_cpr = left == 6 && right == 4;
            (bare.len() == between.len() || is_cpr).then_some(Join::Dash)
        }
        (Some('.'), None) if bare.len() == between.len() => Some(Join::Dot),
        (Some(sign @ (':' | '/' | ',')), None) if bare.len() == between.len() => {
            let year = text[before.start..before.end]
                .parse()
                .is_ok_and(date::is_year);
            // 2017/064387 is one thing, 22345678/23456789 are two.
            let are_two = sign != ':' && matches!(left, 4 | 8 | 10) && right >= 6 && !year;
            (!are_two).then_some(Join::Other)
        }
        _ => None,
    }
}

/// A run of figures.
#[derive(Clone, Copy)]
struct Run<'a> {
    text: &'a str,
    groups: &'a [Group],
}

impl<'a> Run<'a> {
    fn read(self) -> Vec<Finding> {
        let (Some(first), Some(last)) = (self.groups.first(), self.groups.last()) else {
            return Vec::new();
        };
        let mut is_whole = !around::is_touched(self.text, first.start, last.end);
        let mut found = Vec::new();
        let (mut at, mut before) = (0, None);
        while at < self.groups.len() {
            let Some(piece) = self.piece(at) else {
                is_whole = false;
                before = None;
                at = self.boundary(at);
                continue;
            };
            is_whole &= before.is_none_or(|before| can_stand_together(before, piece.shape));
            before = Some(piece.shape);
            if let Some(kind) = piece.kind {
                let finding = Finding {
                    kind,
                    start: self.start(kind, at),
                    end: self.groups[piece.end - 1].end,
                };
                found.push((finding, piece.shape));
            }
            at = piece.end;
        }
        // Who puts the dash there means a CPR number; the rest is judged by what stands around it.
        let stands = |(one, shape): &(Finding, Shape)| {
            *shape == Shape::Dashed
                || is_whole && !around::is_something_else(self.text, one.start, one.end)
        };
        let standing = found.into_iter().filter(stands);
        standing.map(|(one, _)| one).collect()
    }

    /// The piece that begins with a group.
    fn piece(self, at: usize) -> Option<Piece> {
        let of = |kind, shape, end| Some(Piece { kind, shape, end });
        let figures = self.figures(at);
        let (is_abroad, is_last) = (self.has_plus(at), self.is_boundary(at + 1));
        if let Some((shape, end)) = self.after_country(at) {
            return of(Some(Kind::Telephone), shape, end);
        }
        if is_abroad {
            return None;
        }
        if is_last && cpr::is_cpr(figures) {
            return of(Some(Kind::Cpr), Shape::Solid, at + 1);
        }
        if figures.len() == 6 && self.is_boundary(at + 2) && at + 1 < self.groups.len() {
            let both = format!("{figures}{}", self.figures(at + 1));
            match self.groups[at + 1].join {
                Join::Dash if cpr::is_cpr(&both) => {
                    return of(Some(Kind::Cpr), Shape::Dashed, at + 2);
                }
                Join::Space if cpr::is_cpr(&both) => {
                    return of(Some(Kind::Cpr), Shape::SixAndFour, at + 2);
                }
                _ => {}
            }
        }
        if let Some((shape, end)) = self.telephone(at) {
            return of(Some(Kind::Telephone), shape, end);
        }
        if self.is_date(at) {
            return of(None, Shape::Other, at + 3);
        }
        if !is_last {
            return of(None, Shape::Other, self.boundary(at));
        }
        let shape = match figures.len() {
            1 => Shape::One,
            2 | 3 => Shape::TwoOrThree,
            4 if figures.parse().is_ok_and(date::is_year) => Shape::Year,
            8 if date::is_solid(figures) => Shape::Other,
            _ => return None,
        };
        of(None, shape, at + 1)
    }

    /// A telephone number that begins with a group.
    fn telephone(self, at: usize) -> Option<(Shape, usize)> {
        let group = |place: usize| {
            self.groups
                .get(at + place)
                .map(|_| self.figures(at + place))
        };
        let join = |place: usize| self.groups.get(at + place).map(|group| group.join);
        if self.is_boundary(at + 1) && telephone::is_solid(self.figures(at)) {
            // 29012018 is a date, unless it says that it is none.
            let is_date = date::is_solid(self.figures(at))
                && !around::is_labelled(self.text, self.groups[at].start);
            return (!is_date).then_some((Shape::Solid, at + 1));
        }
        if let (Some(one), Some(other), Some(way)) = (group(0), group(1), join(1))
            && matches!(way, Join::Space | Join::Dash)
            && self.is_boundary(at + 2)
            && telephone::are_fours([one, other], way == Join::Dash)
        {
            return Some((Shape::Fours, at + 2));
        }
        let groups = [group(0)?, group(1)?, group(2)?, group(3)?];
        let way = join(1)?;
        let is_even = join(2) == Some(way) && join(3) == Some(way) && way != Join::Other;
        (is_even && self.is_boundary(at + 4) && telephone::are_pairs(groups))
            .then_some((Shape::Pairs, at + 4))
    }

    /// A telephone number with the country's before it: +45 or 0045, or 45 where a whole number follows.
    fn after_country(self, at: usize) -> Option<(Shape, usize)> {
        let figures = self.figures(at);
        if figures == "45" || figures == "0045" {
            let is_sure = self.has_plus(at) || figures == "0045";
            let is_apart = self.is_boundary(at + 1);
            return (is_sure || is_apart)
                .then(|| self.groups.get(at + 1).and_then(|_| self.telephone(at + 1)))
                .flatten();
        }
        let after = match self.has_plus(at) {
            true => figures.strip_prefix("45"),
            false => figures.strip_prefix("0045"),
        }?;
        (self.is_boundary(at + 1) && telephone::is_solid(after)).then_some((Shape::Solid, at + 1))
    }

    /// Whether three groups are a day, a month and a year.
    fn is_date(self, at: usize) -> bool {
        let Some([day, month, year]) = self.groups.get(at..at + 3) else {
            return false;
        };
        let number = |group: &Group| self.text[group.start..group.end].parse().unwrap_or(0);
        month.join == year.join
            && self.is_boundary(at + 3)
            && date::is_year(number(year))
            && date::is_real(number(day), number(month), number(year))
    }

    /// Where a finding begins: the plus belongs to it, and (+45) before it.
    fn start(self, kind: Kind, at: usize) -> usize {
        let start = self.groups[at].start;
        let before = &self.text[..start];
        if kind != Kind::Telephone {
            return start;
        }
        if self.has_plus(at) {
            return start - 1;
        }
        let bare = before.trim_end_matches([' ', '\u{a0}']);
        let country = ["(+45)", "(0045)", "(45)"];
        let own = country.into_iter().find(|country| bare.ends_with(country));
        own.map_or(start, |own| bare.len() - own.len())
    }

    fn has_plus(self, at: usize) -> bool {
        at == 0 && self.text[..self.groups[at].start].ends_with('+')
    }

    fn figures(self, at: usize) -> &'a str {
        &self.text[self.groups[at].start..self.groups[at].end]
    }

    /// Whether a group begins a new piece, as far as spaces say.
    fn is_boundary(self, at: usize) -> bool {
        let join = self.groups.get(at).map(|group| group.join);
        join.is_none_or(|join| join == Join::Space)
    }

    /// The next group after one that begins a new piece.
    fn boundary(self, at: usize) -> usize {
        let mut next = at + 1;
        while !self.is_boundary(next) {
            next += 1;
        }
        next
    }
}

/// Whether two pieces with a space between are two things and not parts of a longer one.
fn can_stand_together(before: Shape, after: Shape) -> bool {
    use Shape::{Fours, One, Pairs, SixAndFour, TwoOrThree, Year};
    !matches!(
        (before, after),
        (Pairs, One | TwoOrThree)
            | (TwoOrThree, Pairs)
            | (Fours, Fours | Year | One | TwoOrThree)
            | (Year, Fours)
            | (SixAndFour, Fours | Pairs | One | TwoOrThree | Year)
            | (Fours | Pairs | TwoOrThree | Year, SixAndFour)
    )
}
