//! Dialects: tables whose tool is known by their headings, and what is particular about each.

use std::borrow::Cow;

use crate::fold::fold;
use crate::tidy::is_blank;

/// Whose table it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// What this program exports as CSV.
    Own,
    /// The statements that Polis exports.
    Polis,
    /// Proposals as Decidim exports them: what is in several languages has a column for each, as “title/da”.
    Decidim,
    /// Nobody's that is known.
    Other,
}

impl Dialect {
    pub fn of(headings: &[String]) -> Self {
        let has = |name: &str| headings.iter().any(|its| fold(its) == name);
        let all = |names: &[&str]| names.iter().all(|name| has(name));
        if all(&["commentid", "commentbody"]) {
            return Self::Polis;
        }
        if headings.iter().any(|its| translated(its).is_some()) {
            return Self::Decidim;
        }
        let is_own = all(&["fokuspunkt", "bord", "input", "skrevet", "id"])
            || all(&["focuspoint", "table", "input", "written", "id"]);
        if is_own { Self::Own } else { Self::Other }
    }

    /// A cell as it was before the tool wrote it down.
    pub fn restored<'c>(self, cell: &'c str) -> Cow<'c, str> {
        match self {
            Self::Own => armed(cell),
            Self::Decidim => crate::markup::plain(cell),
            _ => Cow::Borrowed(cell),
        }
    }
}

/// The field and language of a heading like “title/da”, of the two fields that make a proposal's text.
pub(crate) fn translated(heading: &str) -> Option<(&str, &str)> {
    let (field, language) = heading.split_once('/')?;
    let is_language = (2..=8).contains(&language.len())
        && language
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    (matches!(field, "title" | "body") && is_language).then_some((field, language))
}

/// A cell of our own export without the apostrophes that it put before what a spreadsheet would calculate. Somebody's
/// own apostrophe in such a place goes with them; nothing tells the two apart.
fn armed(cell: &str) -> Cow<'_, str> {
    if !cell.contains('\'') {
        return Cow::Borrowed(cell);
    }
    let mut kept = String::with_capacity(cell.len());
    // Where a field begins, also for a program that takes another sign for the separator.
    let mut begins = true;
    for (at, letter) in cell.char_indices() {
        let rest = &cell[at + letter.len_utf8()..];
        let was_put = if at == 0 {
            is_disarmed(rest)
        } else {
            begins && rest.starts_with(is_sign)
        };
        if letter == '\'' && was_put {
            begins = false;
            continue;
        }
        begins = matches!(letter, ',' | ';' | '|' | '\t' | '\n' | '\r')
            || begins && (letter == '"' || is_blank(letter));
        kept.push(letter);
    }
    Cow::Owned(kept)
}

/// Whether an apostrophe at the front has something behind it that made the export put it there: a sign, perhaps
/// behind what nobody sees and an apostrophe of its own, or what ends a line or a field.
fn is_disarmed(rest: &str) -> bool {
    let seen = rest.trim_start_matches(is_blank);
    let seen = seen
        .strip_prefix('\'')
        .filter(|_| seen.len() < rest.len())
        .unwrap_or(seen);
    rest.starts_with(['\t', '\n', '\r']) || seen.starts_with(is_sign)
}

/// A sign that a formula begins with, perhaps in its wide form.
fn is_sign(letter: char) -> bool {
    "=+-@＝＋－＠−﹢﹣﹦﹫".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_is_known_by_its_headings() {
        for (headings, dialect) in [
            (
                &["comment-id", "moderated", "comment-body"][..],
                Dialect::Polis,
            ),
            (&["id", "title/da", "body/da"], Dialect::Decidim),
            (&["title/machine_translations/da", "body"], Dialect::Other),
            (
                &["Fokuspunkt", "Bord", "Input", "Skrevet", "Id"],
                Dialect::Own,
            ),
            (&["Bord", "Input"], Dialect::Other),
            (&[], Dialect::Other),
        ] {
            let headings: Vec<_> = headings.iter().map(|its| (*its).to_owned()).collect();
            assert_eq!(Dialect::of(&headings), dialect, "{headings:?}");
        }
    }

    #[test]
    fn apostrophes_that_the_export_put_there_go() {
        for (written, meant) in [
            ("'=1+1", "=1+1"),
            ("' -ro", " -ro"),
            ("ro, '-støj;'+tid\n'@alle", "ro, -støj;+tid\n@alle"),
            ("Lars' hund, det' fint", "Lars' hund, det' fint"),
            ("'citat'", "'citat'"),
            ("''=1", "''=1"),
            ("'\t'=1", "\t=1"),
            ("'\n'=1", "\n=1"),
            ("hej, \u{200b}\"'=1", "hej, \u{200b}\"=1"),
            ("\"'=1", "\"=1"),
        ] {
            assert_eq!(Dialect::Own.restored(written), meant);
            assert_eq!(Dialect::Other.restored(written), written);
        }
    }
}
