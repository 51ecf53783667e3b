//! Colours: those of `style/tokens.css`, and steps between them.
//!
//! What is text has at least 4.5:1 on what it stands on. Amber is never text.

pub const CARD: &str = "#ffffff";
pub const PAPER_DEEP: &str = "#f1ebdf";
pub const LINE: &str = "#ddd5c5";
pub const LINE_STRONG: &str = "#857d6d";
pub const INK: &str = "#1d2426";
pub const INK_SOFT: &str = "#55605f";
pub const ON_DARK: &str = "#ffffff";
pub const PETROL: &str = "#0b4f6c";
pub const PETROL_SOFT: &str = "#e3eef2";
pub const AMBER: &str = "#f2b134";
const AMBER_INK: &str = "#6b4700";

/// The ground of a count and the text on it, from few to many. Between the third and the fourth lie the tones on which
/// neither ink nor white can be read.
pub const STEPS: [(&str, &str); 5] = [
    (PETROL_SOFT, INK),
    ("#c2d9e2", INK),
    ("#9cc0ce", INK),
    ("#2f7390", ON_DARK),
    (PETROL, ON_DARK),
];

/// Fill and outline of each series of bars, apart in print without colours too; they begin again after the last.
pub const SERIES: [(&str, &str); 4] = [
    (PETROL, PETROL),
    (AMBER, AMBER_INK),
    (CARD, PETROL),
    (LINE_STRONG, LINE_STRONG),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let part = u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
            let part = f64::from(part) / 255.0;
            match part <= 0.04045 {
                true => part / 12.92,
                false => ((part + 0.055) / 1.055).powf(2.4),
            }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn all_text_can_be_read() {
        let grounds = [CARD, PAPER_DEEP, PETROL_SOFT];
        let plain = grounds.map(|ground| [(ground, INK), (ground, INK_SOFT)]);
        let pairs = plain.into_iter().flatten().chain(STEPS);
        for (ground, text) in pairs.chain([(PETROL, ON_DARK)]) {
            let contrast = contrast(ground, text);
            assert!(contrast >= 4.5, "{text} on {ground}: {contrast}");
        }
    }

    #[test]
    fn every_bar_stands_out_from_its_ground() {
        for (fill, outline) in SERIES {
            let contrast = contrast(fill, CARD).max(contrast(outline, CARD));
            assert!(contrast >= 3.0, "{fill}, {outline}: {contrast}");
        }
    }
}
