//! Words: a text taken apart, each word folded so that it is found however it is written.

/// A text's words. Their folded forms stand in one string with a space between, so that a name of several words is a
/// piece of it.
#[derive(Debug, Default)]
pub(crate) struct Words {
    folded: String,
    /// In order.
    words: Vec<Word>,
}

/// Where a word stands, in the text and folded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// In the text, its first byte.
    pub(crate) start: usize,
    /// In the text, the byte after it.
    pub(crate) end: usize,
    from: usize,
    to: usize,
}

impl Words {
    /// The words of a text: letters and figures that stand together. A hyphen parts them.
    pub(crate) fn of(text: &str) -> Self {
        let mut all = Self::default();
        let mut begun: Option<(usize, usize)> = None;
        for (at, letter) in text.char_indices() {
            if is_part(letter) {
                begun.get_or_insert((at, all.folded.len()));
                fold(letter, &mut all.folded, begun.map_or(0, |(_, from)| from));
            } else if let Some((start, from)) = begun.take() {
                all.end(start, at, from);
            }
        }
        if let Some((start, from)) = begun {
            all.end(start, text.len(), from);
        }
        all
    }

    /// Where they stand.
    pub(crate) fn all(&self) -> &[Word] {
        &self.words
    }

    /// Some of them in a row, folded, with a space between. There must be so many, and at least one.
    pub(crate) fn folded(&self, first: usize, count: usize) -> &str {
        &self.folded[self.words[first].from..self.words[first + count - 1].to]
    }

    fn end(&mut self, start: usize, end: usize, from: usize) {
        self.words.push(Word {
            start,
            end,
            from,
            to: self.folded.len(),
        });
        self.folded.push(' ');
    }
}

/// Whether a letter is a part of a word; accents that stand by themselves are.
pub(crate) fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}')
}

/// Puts a letter to a word that begins at a byte: small, without accents, aa as å, and the neighbours' letters as ours.
fn fold(letter: char, to: &mut String, from: usize) {
    for small in letter.to_lowercase() {
        let same = match small {
            'á' | 'à' | 'â' | 'ã' => 'a',
            'ç' => 'c',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ñ' => 'n',
            'ó' | 'ò' | 'ô' | 'õ' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ä' => 'æ',
            'ö' => 'ø',
            same => same,
        };
        // A device may send å as a with a ring after it.
        let is_ring = same == '\u{30a}' || same == 'a';
        if is_ring && to[from..].ends_with('a') {
            to.pop();
            to.push('å');
        } else if !matches!(same, '\u{300}'..='\u{36f}') {
            to.push(same);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let words = Words::of(text);
        let all = (0..words.all().len()).map(|at| words.folded(at, 1).to_owned());
        all.collect()
    }

    #[test]
    fn a_word_is_the_same_however_it_is_written() {
        assert_eq!(folded("Åse AASE A\u{30a}se åse"), ["åse"; 4]);
        assert_eq!(
            folded("René Jürgensen Öster"),
            ["rene", "jurgensen", "øster"]
        );
        assert_eq!(folded("Anne-Marie, 2b"), ["anne", "marie", "2b"]);
        assert_eq!(folded("a a"), ["a", "a"]);
        assert_eq!(folded(" –!"), Vec::<String>::new());
    }

    #[test]
    fn words_in_a_row_are_one_piece() {
        let words = Words::of("Her er Anna  Holm.");
        assert_eq!(words.folded(2, 2), "anna holm");
        let word = words.all()[3];
        assert_eq!((word.start, word.end), (13, 17));
    }
}
