//! Headings: the row that they stand in.

use crate::known::meaning;

/// The headings are among so many rows, or there are none.
const LOOKED_AT: usize = 20;
/// A name for a column is not longer than so many characters, if it is a name and not a question.
const NAME: usize = 40;

/// The place of the row with the headings: the first in which most columns have text. Above it may stand a title.
pub(crate) fn find(rows: &[(usize, Vec<String>)]) -> Option<usize> {
    let first = || rows.iter().map(|(_, row)| row).take(LOOKED_AT).enumerate();
    let known = |row: &[String]| row.iter().filter(|cell| meaning(cell).is_some()).count();
    // What is known is trusted even where few columns are named.
    if let Some((place, _)) = first().find(|(_, row)| known(row) >= 2) {
        return Some(place);
    }
    let width = first().map(|(_, row)| filled(row)).max()?;
    let (place, row) = first().find(|(_, row)| {
        let texts = row.iter().filter(|cell| is_text(cell)).count();
        2 * texts > width
    })?;
    // A list of sentences has no heading; a column's name is short, and a question ends as one.
    let is_sentence = |cell: &String| cell.chars().count() > NAME && !cell.ends_with(['?', ':']);
    let is_list = width == 1 && known(row) == 0 && row.iter().any(is_sentence);
    (!is_list).then_some(place)
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|cell| !cell.is_empty()).count()
}

/// Whether a cell holds words, and not just a number or a date.
fn is_text(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic)
        && cell.parse::<f64>().is_err()
        && !cell.starts_with(|letter: char| letter.is_ascii_digit() && cell.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rows: &[&[&str]]) -> Option<usize> {
        let rows = rows.iter().enumerate();
        let owned = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        find(
            &rows
                .map(|(at, row)| (at + 1, owned(row)))
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn the_row_with_the_headings_is_found() {
        type Rows = [&'static [&'static str]];
        let cases: [(&str, &Rows, Option<usize>); 8] = [
            ("the first", &[&["Bord", "Input"], &["7", "Ro"]], Some(0)),
            (
                "under a title",
                &[
                    &["Svar fra temadagen"],
                    &["Udtrukket", "2018-01-30"],
                    &["Spor", "Ja", "Hvad tænker du?"],
                    &["1", "2", "Ro"],
                ],
                Some(2),
            ),
            (
                "few columns named",
                &[
                    &["Bord", "Input"],
                    &["7", "Ro", "grøn", "blå", "gul", "rød"],
                ],
                Some(0),
            ),
            (
                "a form's questions",
                &[
                    &["", "Hvad er det vigtigste?", "Hvad skal vi lade være med?"],
                    &["1", "Ro", "Støj"],
                ],
                Some(0),
            ),
            ("numbers only", &[&["1", "2"], &["3", "4"]], None),
            ("one column", &[&["Input"], &["Ro"]], Some(0)),
            (
                "a list without",
                &[
                    &["Der skal være flere pædagoger i børnehaverne nu"],
                    &["Ro og orden"],
                ],
                None,
            ),
            (
                "one question",
                &[
                    &["Hvad er det vigtigste for dig i din hverdag lige nu?"],
                    &["Ro"],
                ],
                Some(0),
            ),
        ];
        for (what, rows, place) in cases {
            assert_eq!(found(rows), place, "{what}");
        }
        assert_eq!(found(&[]), None);
    }
}
