//! The alphabet: how Danish names are sorted. Æ, ø and å come last, in this order, and aa counts as å.

use std::cmp::Ordering;

/// Compares two names as a Danish register would: letters first without regard to case, then whatever
/// still differs, so that no two different names are equal.
pub fn compare(one: &str, other: &str) -> Ordering {
    key(one).cmp(&key(other)).then_with(|| one.cmp(other))
}

/// One number for each letter: signs before figures before letters, as their code points are; the
/// last three above them all.
fn key(name: &str) -> Vec<u32> {
    const LAST: u32 = 0x11_0000;
    let mut key = Vec::new();
    let mut letters = name.trim().chars().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        let weight = match letter {
            'a' if letters.peek() == Some(&'a') => {
                letters.next();
                LAST + 2
            }
            'a' if letters.peek() == Some(&'\u{30a}') => {
                letters.next();
                LAST + 2
            }
            'æ' | 'ä' => LAST,
            'ø' | 'ö' => LAST + 1,
            'å' => LAST + 2,
            'á' | 'à' | 'â' | 'ã' => 'a' as u32,
            'ç' | 'č' | 'ć' => 'c' as u32,
            'ð' | 'đ' => 'd' as u32,
            'é' | 'è' | 'ê' | 'ë' => 'e' as u32,
            'í' | 'ì' | 'î' | 'ï' => 'i' as u32,
            'ł' => 'l' as u32,
            'ñ' => 'n' as u32,
            'ó' | 'ò' | 'ô' | 'õ' => 'o' as u32,
            'š' | 'ś' => 's' as u32,
            'ú' | 'ù' | 'û' => 'u' as u32,
            // A German ü is a Danish y.
            'ü' | 'ý' => 'y' as u32,
            'ž' | 'ź' | 'ż' => 'z' as u32,
            other => other as u32,
        };
        key.push(weight);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_last_letters_come_last_and_aa_is_one_of_them() {
        let mut names = vec![
            "Åse", "Øjvind", "Aage", "Ægir", "Zenia", "anna", "Bo", "Østen", "Ahmed", "Aabenraa",
        ];
        names.sort_by(|one, other| compare(one, other));
        assert_eq!(
            names,
            [
                "Ahmed", "anna", "Bo", "Zenia", "Ægir", "Øjvind", "Østen", "Aabenraa", "Aage",
                "Åse"
            ]
        );
    }

    #[test]
    fn different_names_are_never_equal() {
        assert_eq!(compare("Åse", "Åse"), Ordering::Equal);
        assert_ne!(compare("Åse", "Aase"), Ordering::Equal);
        assert_ne!(compare("bo", "Bo"), Ordering::Equal);
    }
}
