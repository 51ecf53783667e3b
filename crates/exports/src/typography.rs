//! Typography: numbers and lists as people write them in the report's language.

use crate::report::Language;

/// A count with its thousands apart: “1.234”, “1,234”.
pub(crate) fn count(number: u32, language: Language) -> String {
    grouped(&number.to_string(), language)
}

/// A number with as many decimals as it has, two at most: “1.234,5”, “1,234.5”; “–” where it is not finite.
pub(crate) fn number(number: f64, language: Language) -> String {
    number_to(number, decimals(number), language)
}

/// How many decimals a number has of the two that are shown.
pub(crate) fn decimals(number: f64) -> usize {
    let hundredths = rounded(number);
    // Beyond this a double has no figures for decimals.
    let has_any = hundredths.abs() < 1e15 && hundredths % 100.0 != 0.0;
    if !has_any {
        0
    } else if hundredths % 10.0 == 0.0 {
        1
    } else {
        2
    }
}

/// In hundredths, half away from nothing, as people round; formatting would go to the even figure.
fn rounded(number: f64) -> f64 {
    (number * 100.0).round()
}

/// A number with so many decimals, so that those in a column stand under each other.
pub(crate) fn number_to(number: f64, decimals: usize, language: Language) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    // All its figures would fill the line.
    if number.abs() >= 1e15 {
        return format!("{number:e}");
    }
    let text = format!("{:.decimals$}", rounded(number) / 100.0);
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|byte| matches!(byte, b'0' | b'.')) => ("", rest),
        // The true minus sign.
        Some(rest) => ("−", rest),
        None => ("", text.as_str()),
    };
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let mut out = format!("{sign}{}", grouped(whole, language));
    if !decimals.is_empty() {
        out.push(match language {
            Language::Danish => ',',
            Language::English => '.',
        });
        out.push_str(decimals);
    }
    out
}

fn grouped(figures: &str, language: Language) -> String {
    let separator = match language {
        Language::Danish => '.',
        Language::English => ',',
    };
    let mut out = String::with_capacity(figures.len() + figures.len() / 3);
    for (place, figure) in figures.chars().enumerate() {
        if place > 0 && (figures.len() - place).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(figure);
    }
    out
}

/// Numbers as a list, sorted, each once, with three or more in a row as a range: “3–5, 17 og 40”.
pub(crate) fn numbers(mut numbers: Vec<u32>, language: Language) -> String {
    numbers.sort_unstable();
    numbers.dedup();
    let mut parts: Vec<String> = Vec::new();
    let mut rest = numbers.as_slice();
    while let Some(&first) = rest.first() {
        let run = rest
            .iter()
            .zip(first..=u32::MAX)
            .take_while(|(number, expected)| **number == *expected)
            .count();
        if run > 2 {
            parts.push(format!("{first}–{}", rest[run - 1]));
            rest = &rest[run..];
        } else {
            parts.push(first.to_string());
            rest = &rest[1..];
        }
    }
    list(&parts, language)
}

/// “a, b og c”, “a, b and c”.
pub(crate) fn list(parts: &[String], language: Language) -> String {
    let and = match language {
        Language::Danish => " og ",
        Language::English => " and ",
    };
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Danish, English};

    #[test]
    fn numbers_have_the_signs_of_their_language() {
        assert_eq!(number(1234.5, Danish), "1.234,5");
        assert_eq!(number(1234.5, English), "1,234.5");
        assert_eq!(number(3.125, Danish), "3,13");
        assert_eq!(number(-0.001, Danish), "0");
        assert_eq!(number(-1_000_000.0, Danish), "−1.000.000");
        assert_eq!(number(f64::NAN, Danish), "–");
        assert_eq!(number_to(3.0, 2, Danish), "3,00");
        assert_eq!(number(0.07, Danish), "0,07");
        assert_eq!(number(1e300, Danish), "1e300");
        assert_eq!(count(10_000, Danish), "10.000");
        assert_eq!(count(999, Danish), "999");
    }

    #[test]
    fn numbers_in_a_row_are_a_range() {
        assert_eq!(numbers(vec![40, 3, 17, 3], Danish), "3, 17 og 40");
        assert_eq!(numbers(vec![1, 2, 4, 5, 6, 9], Danish), "1, 2, 4–6 og 9");
        assert_eq!(
            numbers(vec![u32::MAX, u32::MAX - 1, u32::MAX - 2], English),
            "4294967293–4294967295"
        );
        assert_eq!(numbers(vec![], Danish), "");
    }
}
