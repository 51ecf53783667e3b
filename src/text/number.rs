//! Numbers as people write them: 1.234,5 in Danish, 1,234.5 in English.

use super::Language;

/// A whole number, its thousands set apart.
pub fn whole(number: u64, language: Language) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(thousands(language));
        }
        out.push(digit);
    }
    out
}

/// A number with one decimal, which is left out when it is 0.
pub fn tenths(number: f64, language: Language) -> String {
    let all = (number.abs() * 10.0).round() as u64;
    let sign = if number < 0.0 && all > 0 { "-" } else { "" };
    let whole = whole(all / 10, language);
    match all % 10 {
        0 => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}{}{rest}", decimal(language)),
    }
}

fn thousands(language: Language) -> char {
    match language {
        Language::Danish => '.',
        Language::English => ',',
    }
}

fn decimal(language: Language) -> char {
    match language {
        Language::Danish => ',',
        Language::English => '.',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(whole(0, Language::Danish), "0");
        assert_eq!(whole(999, Language::Danish), "999");
        assert_eq!(whole(1_234, Language::Danish), "1.234");
        assert_eq!(whole(1_234_567, Language::Danish), "1.234.567");
        assert_eq!(whole(10_000, Language::English), "10,000");
    }

    #[test]
    fn decimals_have_the_languages_mark() {
        assert_eq!(tenths(1_234.5, Language::Danish), "1.234,5");
        assert_eq!(tenths(1_234.5, Language::English), "1,234.5");
        assert_eq!(tenths(2.0, Language::Danish), "2");
        assert_eq!(tenths(-0.04, Language::Danish), "0");
        assert_eq!(tenths(-0.26, Language::Danish), "-0,3");
    }
}
