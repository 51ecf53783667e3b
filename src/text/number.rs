//! Numbers as people write them: 1.234 in Danish, 1,234 in English.

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

/// A number with what is behind its point: “1.234,5”, “1,234.5”.
pub fn decimal(number: f64, language: Language) -> String {
    // No more behind the point than anybody wrote: sums of parts of ten end in dust.
    let rounded = format!("{:.6}", number.abs());
    let (before, behind) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let behind = behind.trim_end_matches('0');
    let before = match before.parse() {
        Ok(number) => whole(number, language),
        // Beyond what anybody counts.
        Err(_) => before.to_owned(),
    };
    let is_zero = before == "0" && behind.is_empty();
    let sign = if number < 0.0 && !is_zero { "-" } else { "" };
    match behind {
        "" => format!("{sign}{before}"),
        _ => format!("{sign}{before}{}{behind}", point(language)),
    }
}

/// The number that a person means: with or without its thousands set apart, and a point that is none of these is one.
pub fn read(text: &str, language: Language) -> Option<f64> {
    let text = workshop::visible::trim(text).replace(['\u{a0}', ' '], "");
    let text = text.replace('−', "-");
    let plain: String = match text.contains(point(language)) {
        true => text
            .replace(thousands(language), "")
            .replace(point(language), "."),
        false if is_grouped(&text, thousands(language)) => text.replace(thousands(language), ""),
        false => text.replace(thousands(language), "."),
    };
    let is_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '.');
    let number = plain
        .chars()
        .all(is_number)
        .then(|| plain.parse::<f64>().ok())?;
    number.filter(|number| number.is_finite())
}

/// Whether thousands are set apart by this, and all of them.
fn is_grouped(text: &str, by: char) -> bool {
    let mut groups = text.split(by);
    let first = groups.next().unwrap_or_default().trim_start_matches('-');
    let mut rest = groups.peekable();
    let begins = (1..=3).contains(&first.len()) && first != "0";
    begins && rest.peek().is_some() && rest.all(|group| group.len() == 3)
}

fn point(language: Language) -> char {
    match language {
        Language::Danish => ',',
        Language::English => '.',
    }
}

/// A number with its noun: “1 input”, “2 borde”.
fn counted(number: usize, one: &str, many: &str, language: Language) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", whole(number as u64, language))
}

/// What a Danish text says numbers with.
pub mod danish {
    use super::Language::Danish;

    /// A whole number, its thousands set apart.
    pub fn whole(number: usize) -> String {
        super::whole(number as u64, Danish)
    }

    /// A number with its noun: “1 input”, “2 borde”.
    pub fn counted(number: usize, one: &str, many: &str) -> String {
        super::counted(number, one, many, Danish)
    }
}

/// What an English text says numbers with.
pub mod english {
    use super::Language::English;

    /// A whole number, its thousands set apart.
    pub fn whole(number: usize) -> String {
        super::whole(number as u64, English)
    }

    /// A number with its noun: “1 input”, “2 tables”.
    pub fn counted(number: usize, one: &str, many: &str) -> String {
        super::counted(number, one, many, English)
    }
}

fn thousands(language: Language) -> char {
    match language {
        Language::Danish => '.',
        Language::English => ',',
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_number_is_written_as_people_write_it_and_read_as_they_mean_it() {
        use Language::{Danish, English};
        for (number, danish, english) in [
            (0.0, "0", "0"),
            (-0.0, "0", "0"),
            (12.5, "12,5", "12.5"),
            (-1234.25, "-1.234,25", "-1,234.25"),
            (1_234_567.0, "1.234.567", "1,234,567"),
            (0.1 + 0.2, "0,3", "0.3"),
        ] {
            assert_eq!(decimal(number, Danish), danish);
            assert_eq!(decimal(number, English), english);
            let near = |read: Option<f64>| (read.unwrap() - number).abs() < 1e-9;
            assert!(near(read(danish, Danish)) && near(read(english, English)));
        }
        // A point that sets no thousands apart is one.
        assert_eq!(read("12.5", Danish), Some(12.5));
        assert_eq!(read("1.234", Danish), Some(1234.0));
        assert_eq!(read("0.125", Danish), Some(0.125));
        assert_eq!(read(" 1 234,5 ", Danish), Some(1234.5));
        assert_eq!(read("−3", Danish), Some(-3.0));
        for no_number in ["", "tolv", "1,2,3", "-", "1e5", "inf"] {
            assert_eq!(read(no_number, Danish), None, "{no_number}");
        }
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(whole(0, Language::Danish), "0");
        assert_eq!(whole(999, Language::Danish), "999");
        assert_eq!(whole(1_234, Language::Danish), "1.234");
        assert_eq!(whole(1_234_567, Language::Danish), "1.234.567");
        assert_eq!(whole(10_000, Language::English), "10,000");
    }
}
