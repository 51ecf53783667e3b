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
    fn thousands_are_set_apart() {
        assert_eq!(whole(0, Language::Danish), "0");
        assert_eq!(whole(999, Language::Danish), "999");
        assert_eq!(whole(1_234, Language::Danish), "1.234");
        assert_eq!(whole(1_234_567, Language::Danish), "1.234.567");
        assert_eq!(whole(10_000, Language::English), "10,000");
    }
}
