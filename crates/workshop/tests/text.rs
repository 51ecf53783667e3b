//! Splices: whatever two texts are, the splice between them leads from one to the other, and an
//! edit carried over another's loses no letter of either.

mod common;

use common::random;
use proptest::prelude::*;
use workshop::text::{Splice, apply, apply_all, difference, length, splice_between, transform};

fn splice(index: usize, delete: usize, insert: &str) -> Splice {
    Splice {
        index,
        delete,
        insert: insert.to_owned(),
    }
}

/// [A5]
#[test]
fn a_splice_is_counted_in_utf16_units() {
    assert_eq!(
        splice_between("på 🎉 bord", "på 🎉 et bord", None),
        splice(6, 0, "et ")
    );
    assert_eq!(splice_between("👩‍👧 mor", "👩‍👧 far", None), splice(6, 2, "fa"));
}

#[test]
fn a_surrogate_pair_is_never_split() {
    // 🎉 and 🎊 share their first unit, 🎉 and 𝆉 their second.
    assert_eq!(splice_between("a🎉b", "a🎊b", None), splice(1, 2, "🎊"));
    assert_eq!(apply("a🎉b", &splice(2, 0, "x")), None);
    assert_eq!(apply("a🎉b", &splice(1, 1, "")), None);
    assert_eq!(apply("ab", &splice(2, 1, "")), None);
    assert_eq!(apply("ab", &splice(usize::MAX, 2, "")), None);
}

#[test]
fn the_caret_tells_which_of_equal_letters_was_typed() {
    // An “a” typed at the beginning, in the middle, at the end of “aaa”.
    for caret in 1..=4 {
        assert_eq!(
            splice_between("aaa", "aaaa", Some(caret)),
            splice(caret - 1, 0, "a")
        );
    }
    // One erased: the caret stands where it was.
    for caret in 0..=2 {
        assert_eq!(
            splice_between("aaa", "aa", Some(caret)),
            splice(caret, 1, "")
        );
    }
    // “ab” typed again before or after itself.
    assert_eq!(splice_between("ab", "abab", Some(2)), splice(0, 0, "ab"));
    assert_eq!(splice_between("ab", "abab", Some(3)), splice(1, 0, "ba"));
    assert_eq!(splice_between("ab", "abab", Some(4)), splice(2, 0, "ab"));
    // Nobody says where: whole words, and the last of places as good as each other.
    assert_eq!(
        splice_between("(a) b", "(c)(a) b", None),
        splice(0, 0, "(c)")
    );
    assert_eq!(splice_between("ja", "ja ja", None), splice(2, 0, " ja"));
    assert_eq!(splice_between("ja ja", "ja", None), splice(2, 3, ""));
    // A caret that cannot be right is not believed further than the texts allow.
    assert_eq!(splice_between("ab", "aXb", Some(99)), splice(1, 0, "X"));
    assert_eq!(splice_between("ab", "aXb", Some(0)), splice(1, 0, "X"));
}

#[test]
fn a_difference_finds_what_stays_in_between() {
    assert_eq!(
        difference("indsats i skolen", "en indsats i skolerne"),
        vec![splice(0, 0, "en "), splice(15, 0, "r"), splice(16, 0, "e")]
    );
    assert_eq!(difference("", "ny"), vec![splice(0, 0, "ny")]);
    assert_eq!(difference("gammel", ""), vec![splice(0, 6, "")]);
    assert_eq!(difference("ens", "ens"), vec![]);
}

#[test]
fn texts_with_nothing_in_common_are_one_difference() {
    let before = "a".repeat(5_000);
    let after = "b".repeat(5_000);
    assert_eq!(difference(&before, &after), vec![splice(0, 5_000, &after)]);
}

#[test]
fn an_edit_goes_around_what_others_wrote_in_the_midst_of_it() {
    // I replace “tidlige”; meanwhile somebody wrote “meget ” inside what I take away.
    let over = difference("de tidlige ord", "de tidmegetlige ord");
    let carried = transform(&splice(3, 7, "sene"), &over);
    assert_eq!(
        apply_all("de tidmegetlige ord", &carried).as_deref(),
        Some("de senemeget ord")
    );
}

#[test]
fn what_others_took_away_is_not_taken_twice() {
    let over = difference("et to tre", "et tre");
    let carried = transform(&splice(3, 6, "fire"), &over);
    assert_eq!(apply_all("et tre", &carried).as_deref(), Some("et fire"));
}

/// Texts of few letters, so that equal stretches are common, with emoji among them.
fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec!['a', 'b', 'å', ' ', '🎉', '🎊', '𝆉']),
        0..24,
    )
    .prop_map(|letters| letters.into_iter().collect())
}

/// The letters of one text that are found in order in another.
fn holds(text: &str, part: &str) -> bool {
    let mut letters = text.chars();
    part.chars()
        .all(|letter| letters.any(|other| other == letter))
}

proptest! {
    #![proptest_config(random())]

    #[test]
    fn the_splice_between_leads_from_one_to_the_other(
        before in texts(),
        after in texts(),
        caret in prop::option::of(0usize..30),
    ) {
        let splice = splice_between(&before, &after, caret);
        prop_assert_eq!(apply(&before, &splice), Some(after.clone()));
        // It is the smallest: a caret moves it but never makes it longer.
        let plain = splice_between(&before, &after, None);
        prop_assert_eq!(splice.delete, plain.delete);
        prop_assert_eq!(splice.insert_length(), plain.insert_length());
        prop_assert_eq!(splice.is_empty(), before == after);
    }

    #[test]
    fn the_difference_leads_from_one_to_the_other(before in texts(), after in texts()) {
        let splices = difference(&before, &after);
        prop_assert_eq!(apply_all(&before, &splices), Some(after.clone()));
        for pair in splices.windows(2) {
            prop_assert!(pair[0].index + pair[0].delete < pair[1].index, "apart and in order: {:?}", splices);
        }
        let written: usize = splices.iter().map(Splice::insert_length).sum();
        prop_assert!(written <= length(&after));
    }

    #[test]
    fn an_edit_carried_over_another_keeps_what_both_wrote(
        before in texts(),
        mine in texts(),
        theirs in texts(),
    ) {
        let edit = splice_between(&before, &mine, None);
        let over = difference(&before, &theirs);
        let carried = transform(&edit, &over);
        let result = apply_all(&theirs, &carried);
        prop_assert!(result.is_some(), "{:?} does not fit {:?}", carried, theirs);
        let result = result.unwrap_or_default();
        prop_assert!(holds(&result, &edit.insert), "mine {:?} in {:?}", edit.insert, result);
        for other in &over {
            prop_assert!(holds(&result, &other.insert), "theirs {:?} in {:?}", other.insert, result);
        }
        // What neither took away is there as well.
        let kept = length(&result) - edit.insert_length();
        let taken: usize = carried.iter().map(|splice| splice.delete).sum();
        prop_assert_eq!(kept, length(&theirs) - taken);
        prop_assert!(taken <= edit.delete);
    }

    #[test]
    fn over_nothing_an_edit_stays_as_it_is(before in texts(), after in texts()) {
        let edit = splice_between(&before, &after, None);
        prop_assert_eq!(transform(&edit, &[]), if edit.is_empty() { vec![] } else { vec![edit] });
    }
}

#[test]
fn what_others_took_away_is_told_by_whole_words_where_letters_allow_either() {
    // The last word is gone, or the end of the one before it and its beginning.
    let now = "Ønske «2»";
    let over = difference("Ønske «2»«52»", now);
    assert_eq!(apply_all("Ønske «2»«52»", &over).as_deref(), Some(now));
    let splice = splice_between("Ønske «2»«52»", "Ønske «2»«58»«52»", Some(13));
    assert_eq!(
        apply_all(now, &transform(&splice, &over)).as_deref(),
        Some("Ønske «2»«58»")
    );
}
