//! How wide letters are, roughly: nobody measures text where pictures are made.
//!
//! The wider of IBM Plex Sans and Arial, so that a label fits whichever a reader has.

/// How much wider semi-bold letters are, at most.
const BOLD: f64 = 1.1;

/// From the space to the tilde, in thousandths of the size.
#[rustfmt::skip]
const ASCII: [u16; 95] = [
    278, 284, 419, 713, 598, 927, 694, 242, 335, 335, 450, 600, 278, 399, 278, 383,
    600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 292, 292, 600, 600, 600, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 400, 510, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 317, 383, 317, 600, 565,
    600, 556, 580, 503, 580, 556, 324, 556, 568, 250, 250, 527, 272, 873, 568, 560,
    580, 580, 367, 500, 351, 568, 500, 768, 507, 500, 500, 343, 314, 343, 600,
];

/// The width of a text of a size, in the unit of the size.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: u32 = text.chars().map(|letter| u32::from(of(letter))).sum();
    let regular = f64::from(thousandths) / 1000.0 * size;
    if bold { regular * BOLD } else { regular }
}

fn of(letter: char) -> u16 {
    match letter {
        ' '..='~' => ASCII[letter as usize - ' ' as usize],
        '\u{a0}' => 278,
        'æ' => 889,
        'ø' => 611,
        'à'..='ÿ' => 580,
        'Æ' => 1000,
        'À'..='Þ' => 778,
        '–' | '«' | '»' => 600,
        '‘' | '’' | '·' => 278,
        '“' | '”' => 475,
        // Latin, Greek and Cyrillic beyond; what is left is as wide as it is high, or a picture.
        '\u{a1}'..='\u{52f}' => 800,
        _ => 1200,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_follow_the_letters() {
        assert_eq!(width("", 10.0, false), 0.0);
        assert_eq!(width("æ", 10.0, false), 8.89);
        assert!(width("iii", 10.0, false) < width("www", 10.0, false));
        assert!(width("a", 10.0, false) < width("a", 10.0, true));
    }
}
