//! Whatever a text holds, what is found stands in it, in order and apart.

use personal::{Finding, Names, find};
use proptest::prelude::*;

/// Pieces of what is looked for, and of what stands in its way.
const PIECES: &[&str] = &[
    "010203",
    "1234",
    "0102031234",
    "23",
    "45",
    "2345",
    "23456789",
    "+",
    "0045",
    "(+45)",
    "2018",
    "29",
    "01",
    "-",
    "–",
    " ",
    "\u{a0}",
    ".",
    "..",
    ",",
    "/",
    ":",
    "\n",
    "@",
    "a@b.dk",
    "søren",
    "example",
    ".dk",
    "Anna",
    "anna",
    "Sørensen",
    "s",
    "'",
    "’s",
    "Bo",
    "Lund",
    "»",
    "A\u{30a}",
    "\u{30a}",
    "Aa",
    "tlf",
    "kr",
    "_",
    "😀",
    "İ",
    "ß",
    "K.",
    "://",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..40);
    prop_oneof![pieces.prop_map(|pieces| pieces.concat()), any::<String>()]
}

fn stands(text: &str, found: &[Finding]) {
    for one in found {
        assert!(one.start < one.end);
        assert!(text.get(one.start..one.end).is_some(), "{one:?}");
    }
    for pair in found.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{pair:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn findings_stand_in_the_text_in_order_and_apart(
        text in text(),
        names in prop::collection::vec(text(), 0..4),
    ) {
        stands(&text, &find(&text, &Names::new(&names)));
        stands(&text, &find(&text, &Names::new(["Anna Sørensen", "Bo Lund", "Aase", "Anna K. Bo"])));
    }

    #[test]
    fn a_name_is_found_in_itself(name in "[A-ZÆØ][a-zæøå]{3,9} [A-ZÆØ][a-zæøå]{3,9}sen") {
        let names = Names::new([&name]);
        let text = format!("vi kender {} godt", name.to_lowercase());
        let found = find(&text, &names);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&text[found[0].start..found[0].end], name.to_lowercase());
    }
}
