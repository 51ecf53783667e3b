//! LIX: how hard a Danish text is to read, by Björnsson's figure of 1968: the words of a sentence on average, and of a hundred
//! words those of more than six letters.

use super::tokens::{Token, pieces};

/// What the figure is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lix {
    /// How many words there are.
    pub words: usize,
    /// How many of them have more than six letters.
    pub long_words: usize,
    /// How many sentences there are. A heading and a point are one, whether or not they end with a full stop.
    pub sentences: usize,
}

/// What a figure means, on the usual scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difficulty {
    /// Up to 24.
    VeryEasy,
    /// 25 to 34.
    Easy,
    /// 35 to 44.
    Medium,
    /// 45 to 54.
    Hard,
    /// 55 and more.
    VeryHard,
}

/// A word of more letters than this is long.
const LONG: usize = 6;

impl Lix {
    /// Counts a text in. It ends a sentence.
    pub fn add(&mut self, text: &str) {
        for line in text.lines() {
            let mut reading = Reading::default();
            for piece in pieces(line) {
                match piece.token {
                    Token::Words(words) | Token::Link { words, .. } if !words.contains("://") => {
                        reading.read(words, self);
                    }
                    // A footnote is read by itself.
                    Token::Footnote(words) => self.add(words),
                    _ => {}
                }
            }
            reading.end_word(self);
            reading.end_sentence(self);
        }
    }

    /// The figure, rounded. None where there is nothing to read.
    pub fn figure(self) -> Option<usize> {
        if self.words == 0 {
            return None;
        }
        let (words, long) = (self.words as f64, self.long_words as f64);
        let figure = words / self.sentences.max(1) as f64 + 100.0 * long / words;
        Some(figure.round() as usize)
    }

    /// What the figure means.
    pub fn difficulty(self) -> Option<Difficulty> {
        Some(match self.figure()? {
            ..25 => Difficulty::VeryEasy,
            25..35 => Difficulty::Easy,
            35..45 => Difficulty::Medium,
            45..55 => Difficulty::Hard,
            _ => Difficulty::VeryHard,
        })
    }
}

/// Where one is in a line.
#[derive(Default)]
struct Reading {
    /// How many letters the word has so far.
    letters: usize,
    /// How many words the sentence has so far.
    words: usize,
}

impl Reading {
    fn read(&mut self, text: &str, lix: &mut Lix) {
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            if letter.is_alphanumeric() {
                self.letters += 1;
                continue;
            }
            let next = letters.peek().copied();
            let goes_on = self.letters > 0 && next.is_some_and(char::is_alphanumeric);
            // A hyphen and an apostrophe stand in a word; a full stop in “1.234”, “9.klasse” and “bl.a.”, and a colon or a
            // slash in a time, end none.
            if goes_on && matches!(letter, '-' | '‑' | '\'' | '’' | '.' | ':' | ',') {
                continue;
            }
            let had_letters = self.letters;
            self.end_word(lix);
            let ends = match letter {
                '!' | '?' | ':' => true,
                // “1. behandling”, “bl.a. jordemødre”, “kl. 18.30”: what goes on without a capital has not ended.
                '.' => {
                    let rest = letters.clone();
                    let mut rest = rest.skip_while(|next| !next.is_alphanumeric());
                    had_letters > 0 && rest.next().is_none_or(char::is_uppercase)
                }
                _ => false,
            };
            if ends {
                self.end_sentence(lix);
            }
        }
    }

    fn end_word(&mut self, lix: &mut Lix) {
        if self.letters > 0 {
            lix.words += 1;
            lix.long_words += usize::from(self.letters > LONG);
            self.words += 1;
            self.letters = 0;
        }
    }

    fn end_sentence(&mut self, lix: &mut Lix) {
        if self.words > 0 {
            lix.sentences += 1;
            self.words = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Lix {
        let mut lix = Lix::default();
        lix.add(text);
        lix
    }

    /// Counted by hand.
    #[test]
    fn words_long_words_and_sentences_are_counted_as_a_person_counts_them() {
        let counted = |words, long_words, sentences| Lix {
            words,
            long_words,
            sentences,
        };
        // Long: “allerede”, “initiativer”, “fortsætte”, “ambitiøse”.
        assert_eq!(
            of(
                "Vi er allerede godt i gang med mange initiativer. Vi skal fortsætte med at være ambitiøse!"
            ),
            counted(16, 4, 2)
        );
        // 16/2 + 400/16 = 33.
        assert_eq!(counted(16, 4, 2).figure(), Some(33));
        // Six letters are not long, seven are.
        assert_eq!(of("Børnene leger. Børnen leger."), counted(4, 1, 2));
        // A number with an ending, an abbreviation and a heading without a full stop.
        assert_eq!(
            of("Efter 1. behandling holdes bl.a. møder kl. 18.30 i byrådet."),
            counted(10, 2, 1)
        );
        assert_eq!(of("Forord\nVi vil."), counted(3, 0, 2));
        assert_eq!(of("0-5 års området: PLC-møder"), counted(4, 2, 2));
        assert_eq!(of("…, – ()"), counted(0, 0, 0));
    }

    #[test]
    fn marks_are_not_read_and_a_footnote_is_a_sentence_of_its_own() {
        assert_eq!(
            of("Det er [Mangler: hvor meget, hvor længe?] sent.[Fodnote: Heckman, økonom.] XXXXX"),
            Lix {
                words: 5,
                long_words: 1,
                sentences: 2
            }
        );
        assert_eq!(of("Læs https://aalborg.dk/strategi nu").words, 2);
        assert_eq!(of("Læs [strategien her](https://aalborg.dk) nu").words, 4);
    }

    #[test]
    fn the_scale_is_the_usual_one() {
        let of = |figure: usize| {
            let lix = Lix {
                words: figure,
                long_words: 0,
                sentences: 1,
            };
            assert_eq!(lix.figure(), Some(figure));
            lix.difficulty().expect("there are words")
        };
        let expected = [
            (24, Difficulty::VeryEasy),
            (25, Difficulty::Easy),
            (34, Difficulty::Easy),
            (35, Difficulty::Medium),
            (44, Difficulty::Medium),
            (45, Difficulty::Hard),
            (54, Difficulty::Hard),
            (55, Difficulty::VeryHard),
        ];
        for (figure, difficulty) in expected {
            assert_eq!(of(figure), difficulty, "{figure}");
        }
        assert_eq!(Lix::default().figure(), None);
    }
}
