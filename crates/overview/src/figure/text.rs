//! Labels: what XML cannot hold is left out, and what is too long is wrapped and then shortened.

use super::letters;

/// How many lines a label may have.
pub const LINES: usize = 3;

/// Letters that no label in three lines can show; what is behind them is not looked at.
const LONGEST: usize = 600;

/// A label without what cannot be drawn: control characters, what XML forbids, and what turns the direction of the
/// text that follows. White space of any kind is one space.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_whitespace() {
            if !cleaned.is_empty() && !cleaned.ends_with(' ') {
                cleaned.push(' ');
            }
        } else if can_stand(letter) {
            cleaned.push(letter);
        }
    }
    cleaned.truncate(cleaned.trim_end().len());
    cleaned
}

fn can_stand(letter: char) -> bool {
    let turns = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_letter = !matches!(letter, '\u{ad}' | '\u{fffe}' | '\u{ffff}');
    !letter.is_control() && !turns && is_letter
}

/// A cleaned text as XML writes it, between tags and in attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A size and a weight.
#[derive(Clone, Copy, Debug)]
pub struct Font {
    pub size: f64,
    pub bold: bool,
}

impl Font {
    pub const fn regular(size: f64) -> Self {
        Self { size, bold: false }
    }

    pub const fn bold(size: f64) -> Self {
        Self { size, bold: true }
    }

    pub fn width(self, text: &str) -> f64 {
        letters::width(text, self.size, self.bold)
    }

    /// From one line to the next.
    pub fn leading(self) -> f64 {
        (self.size * 1.25).ceil()
    }

    /// The widest of the words, which a line should hold.
    pub fn widest_word(self, text: &str) -> f64 {
        let words = text.split_whitespace();
        words.map(|word| self.width(word)).fold(0.0, f64::max)
    }

    /// The widest of some lines.
    pub fn widest(self, lines: &[String]) -> f64 {
        let widths = lines.iter().map(|line| self.width(line));
        widths.fold(0.0, f64::max)
    }

    /// A label in lines that are no wider, at most [`LINES`], the last with "…" if something is left out.
    pub fn wrap(self, text: &str, width: f64) -> Vec<String> {
        self.wrap_into(text, width, LINES)
    }

    /// A text in as many lines as it takes.
    pub fn wrap_whole(self, text: &str, width: f64) -> Vec<String> {
        self.wrap_into(text, width, usize::MAX)
    }

    /// A label in one line.
    pub fn shorten(self, text: &str, width: f64) -> String {
        self.wrap_into(text, width, 1).pop().unwrap_or_default()
    }

    fn wrap_into(self, text: &str, width: f64, most: usize) -> Vec<String> {
        let text = clean(text);
        let is_cut = text.chars().nth(LONGEST).is_some();
        let text: String = text.chars().take(LONGEST).collect();
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(" ") + self.width(word) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => self.break_word(word, width, &mut lines),
            }
        }
        if lines.len() <= most && !is_cut {
            return lines;
        }
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            self.cut(last, width);
        }
        lines
    }

    /// Puts a word on lines of its own, as many as it takes.
    fn break_word(self, word: &str, width: f64, lines: &mut Vec<String>) {
        if self.width(word) <= width {
            lines.push(word.to_owned());
            return;
        }
        let mut line = String::new();
        for letter in word.chars() {
            let with = self.width(&line) + self.width(letter.encode_utf8(&mut [0; 4]));
            if with + self.width("-") > width && !line.is_empty() {
                line.push('-');
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
        lines.push(line);
    }

    /// Says at the end of a line that something is left out.
    fn cut(self, line: &mut String, width: f64) {
        while !line.is_empty() && self.width(line) + self.width("…") > width {
            line.pop();
        }
        line.truncate(line.trim_end_matches([' ', '-', ',']).len());
        line.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font::regular(10.0);

    #[test]
    fn what_cannot_be_drawn_is_left_out() {
        assert_eq!(clean(" a\u{0}\u{1b}\t\n b\u{202e}\u{ffff}c\u{85} "), "a bc");
        assert_eq!(escape("<&\"'>"), "&lt;&amp;&quot;&#39;&gt;");
    }

    #[test]
    fn a_label_is_wrapped_and_then_shortened() {
        assert_eq!(FONT.wrap("", 100.0), Vec::<String>::new());
        assert_eq!(FONT.wrap("Tidlige indsatser", 100.0), ["Tidlige indsatser"]);
        assert_eq!(
            FONT.wrap("Tidlige indsatser", 50.0),
            ["Tidlige", "indsatser"]
        );
        let lines = FONT.wrap("en to tre fire fem seks syv otte", 37.0);
        assert_eq!(lines, ["en to", "tre fire", "fem…"]);
        let lines = FONT.wrap("Opmærksomhedspunkter", 65.0);
        assert_eq!(lines, ["Opmærksom-", "hedspunkter"]);
        assert_eq!(FONT.shorten("Tidlige indsatser", 60.0), "Tidlige…");
    }

    #[test]
    fn every_line_fits() {
        let long = "Ærø-færgens åbningstider ".repeat(40) + &"w".repeat(900);
        for width in [20.0, 55.0, 144.0, 400.0] {
            let lines = FONT.wrap(&long, width);
            assert_eq!(lines.len(), LINES);
            assert!(lines[2].ends_with('…'));
            assert!(FONT.widest(&lines) <= width, "{lines:?}");
        }
    }
}
