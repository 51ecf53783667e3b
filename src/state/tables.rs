//! Tables by number: which are in use, where some between them are not.

/// “1–40, 51–60”, where the numbers are not simply all from 1 on. `numbers` rise.
pub fn gaps(numbers: &[u32]) -> Option<String> {
    if numbers.iter().zip(1..).all(|(number, at)| *number == at) {
        return None;
    }
    Some(runs(numbers))
}

/// “1–40, 51–60”. `numbers` rise.
pub fn runs(numbers: &[u32]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let named = runs.map(|run| match run {
        [first, .., last] => format!("{first}–{last}"),
        _ => run.first().map(u32::to_string).unwrap_or_default(),
    });
    named.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn gaps_are_named_where_there_are_some() {
        assert_eq!(gaps(&[]), None);
        assert_eq!(gaps(&[1, 2, 3]), None);
        assert_eq!(gaps(&[1, 2, 3, 7, 9, 10]).as_deref(), Some("1–3, 7, 9–10"));
        assert_eq!(gaps(&[2]).as_deref(), Some("2"));
    }
}
