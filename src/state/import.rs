//! What became of a file, in words.

use sync::{ImportReport, Unreadable};

use crate::text::Texts;

/// What to tell the person who handed it in.
pub fn words(report: &ImportReport, facilitator: bool, texts: &Texts) -> String {
    let words = &texts.common;
    if let Some(unreadable) = report.unreadable {
        return why(unreadable, texts).to_owned();
    }
    let mut said = vec![if report.new == 0 {
        words.file_nothing_new.to_owned()
    } else {
        (words.file_new)(report.new)
    }];
    if report.known > 0 && report.new > 0 {
        said.push((words.file_known)(report.known));
    }
    if report.waiting > 0 {
        said.push(if facilitator {
            (words.file_waiting_facilitator)(report.waiting)
        } else {
            words.file_waiting_participant.to_owned()
        });
    }
    if report.refused > 0 {
        said.push((words.file_refused)(report.refused));
    }
    said.join(" ")
}

/// Why a file could not be read.
pub fn why(unreadable: Unreadable, texts: &Texts) -> &'static str {
    let words = &texts.common;
    match unreadable {
        Unreadable::OtherKind => words.file_other_kind,
        Unreadable::Damaged => words.file_damaged,
        Unreadable::TooLarge => words.file_too_large,
        Unreadable::OtherWorkshop => words.file_other_workshop,
        Unreadable::Unrelated => words.file_unrelated,
        Unreadable::NotAllowed => words.file_not_allowed,
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::text::{DANISH, ENGLISH};

    #[test]
    fn a_file_taken_in_twice_says_that_there_is_nothing_new() {
        let report = ImportReport {
            known: 12,
            ..ImportReport::default()
        };
        assert_eq!(
            words(&report, true, &DANISH),
            "Filen er læst. Alt i den var her i forvejen."
        );
    }

    #[test]
    fn each_part_of_the_report_is_said() {
        let report = ImportReport {
            new: 1,
            known: 2,
            waiting: 1,
            refused: 3,
            unreadable: None,
        };
        assert_eq!(
            words(&report, true, &ENGLISH),
            "The file has been read: 1 new change. 2 were already here. 1 is waiting for you to let \
             it in under “Run”. 3 could not be included."
        );
    }

    #[test]
    fn an_unreadable_file_says_why() {
        let report = ImportReport {
            unreadable: Some(Unreadable::Damaged),
            ..ImportReport::default()
        };
        assert_eq!(words(&report, false, &DANISH), DANISH.common.file_damaged);
    }
}
