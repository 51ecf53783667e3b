//! Names: those that participants gave, found in what others write of them.

use std::collections::HashMap;

use crate::common;
use crate::words::{self, Words};
use crate::{Finding, Kind};

/// A name of more words than this is a sentence.
const LONGEST: usize = 8;

/// The names that participants gave, made ready to be found in many texts.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Names of several words, folded, with a space between.
    whole: HashMap<String, Whole>,
    /// The words that names begin with or are found by, folded.
    words: HashMap<String, Known>,
}

/// How a name of several words is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whole {
    /// However it is written.
    Anyhow,
    /// With a capital: a given name of two words.
    Capital,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// So many words has the longest name that begins with it; none where no name does.
    longest: usize,
    alone: Option<Alone>,
}

/// Where a word by itself is a name, if it has a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Alone {
    /// Not where a sentence begins, for it is a word too.
    Inside,
    Anywhere,
}

impl Names {
    /// Makes names ready, each as its participant wrote it: “Anna Sørensen”, “Bo”.
    pub fn new<N: AsRef<str>>(names: impl IntoIterator<Item = N>) -> Self {
        let mut all = Self::default();
        for name in names {
            all.add(name.as_ref());
        }
        all
    }

    /// Whether there is nothing to be found.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn add(&mut self, name: &str) {
        let words = Words::of(name);
        let count = words.all().len();
        let says_something = |at: usize| !common::is_never(words.folded(at, 1));
        // »Mor til to« is what somebody is, not what she is called; a title is no given name.
        let Some(first) = (0..count).find(|at| says_something(*at)) else {
            return;
        };
        // Anne-Marie is one given name, and Anne is somebody else.
        let mut given = 1;
        while first + given < count && gap(name, &words, first + given - 1) == "-" {
            given += 1;
        }
        match given {
            1 => {
                let word = words.folded(first, 1);
                let is_both = common::is_both(word);
                self.add_alone(
                    word,
                    if is_both {
                        Alone::Inside
                    } else {
                        Alone::Anywhere
                    },
                );
            }
            2..=LONGEST => self.add_whole(words.folded(first, given), given, Whole::Capital),
            _ => {}
        }
        for at in first + given..count {
            let word = words.folded(at, 1);
            if says_something(at) && !common::is_surname_too(word) {
                self.add_alone(word, Alone::Anywhere);
            }
        }
        let rest = count - first;
        if (2..=LONGEST).contains(&rest) && rest > given {
            self.add_whole(words.folded(first, rest), rest, Whole::Anyhow);
        }
        // Who gave a middle name is written of without it.
        if rest > given + 1 && given < LONGEST && says_something(count - 1) {
            let short = format!(
                "{} {}",
                words.folded(first, given),
                words.folded(count - 1, 1)
            );
            self.add_whole(&short, given + 1, Whole::Anyhow);
        }
    }

    fn add_alone(&mut self, word: &str, alone: Alone) {
        let known = self.words.entry(word.to_owned()).or_default();
        known.alone = known.alone.max(Some(alone));
    }

    fn add_whole(&mut self, name: &str, count: usize, way: Whole) {
        let first = name.split(' ').next().unwrap_or(name);
        let known = self.words.entry(first.to_owned()).or_default();
        known.longest = known.longest.max(count);
        let whole = self.whole.entry(name.to_owned()).or_insert(way);
        if way == Whole::Anyhow {
            *whole = way;
        }
    }

    /// All names in a text.
    pub(crate) fn find(&self, text: &str) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.is_empty() {
            return found;
        }
        let words = Words::of(text);
        let mut at = 0;
        while at < words.all().len() {
            let Some(count) = self.count(text, &words, at) else {
                at += 1;
                continue;
            };
            let mut end = words.all()[at + count - 1].end;
            end += apostrophe(&text[end..], words.folded(at + count - 1, 1));
            found.push(Finding {
                kind: Kind::Name,
                start: words.all()[at].start,
                end,
            });
            at += count;
            // The s of »Anna's« is a word of its own.
            while words.all().get(at).is_some_and(|word| word.start < end) {
                at += 1;
            }
        }
        found
    }

    /// How many words the name has that begins with a word.
    fn count(&self, text: &str, words: &Words, at: usize) -> Option<usize> {
        let word = words.folded(at, 1);
        let written = &text[words.all()[at].start..words.all()[at].end];
        let has_capital = written.starts_with(char::is_uppercase);
        if let Some(known) = self.words.get(word) {
            let whole = (2..=known.longest).rev().find(|count| {
                let way = self.whole(text, words, at, *count);
                way.is_some_and(|way| way == Whole::Anyhow || has_capital)
            });
            if whole.is_some() {
                return whole;
            }
        }
        if !has_capital {
            return None;
        }
        let of = |word: &str| self.words.get(word).and_then(|known| known.alone);
        // Lars is not the genitive of Lar.
        let alone = of(word).or_else(|| word.strip_suffix('s').and_then(of))?;
        let is_name = match alone {
            Alone::Anywhere => !(is_shouted(written) && word.chars().count() <= 3),
            Alone::Inside => {
                let word = words.all()[at];
                let is_joined =
                    text[..word.start].ends_with('-') || text[word.end..].starts_with('-');
                !is_shouted(written) && !is_joined && !begins_sentence(text, word.start)
            }
        };
        is_name.then_some(1)
    }

    /// How a name of so many words is found, if it is there.
    fn whole(&self, text: &str, words: &Words, at: usize, count: usize) -> Option<Whole> {
        if at + count > words.all().len()
            || !(at..at + count - 1).all(|at| joins(gap(text, words, at), words.folded(at, 1)))
        {
            return None;
        }
        let name = words.folded(at, count);
        let own = self.whole.get(name);
        let way = own.or_else(|| name.strip_suffix('s').and_then(|name| self.whole.get(name)));
        way.copied()
    }
}

/// What stands between a word and the next.
fn gap<'t>(text: &'t str, words: &Words, at: usize) -> &'t str {
    &text[words.all()[at].end..words.all()[at + 1].start]
}

/// Whether words with this between them may be one name. After a full stop only an initial goes on.
fn joins(gap: &str, before: &str) -> bool {
    let is_initial = before.chars().count() == 1;
    gap.len() <= 4
        && gap.chars().all(|sign| match sign {
            '.' => is_initial,
            '-' | '\'' | '’' => true,
            sign => sign.is_whitespace(),
        })
}

/// Of how many bytes the apostrophe of a genitive is: 's, or ' after what ends in an s.
fn apostrophe(after: &str, word: &str) -> usize {
    let Some(sign) = after
        .chars()
        .next()
        .filter(|sign| matches!(sign, '\'' | '’'))
    else {
        return 0;
    };
    let rest = &after[sign.len_utf8()..];
    let goes_on = |rest: &str| rest.starts_with(words::is_part);
    match rest.strip_prefix(['s', 'S']) {
        Some(rest) if !goes_on(rest) => sign.len_utf8() + 1,
        None if word.ends_with(['s', 'x', 'z']) && !goes_on(rest) => sign.len_utf8(),
        _ => 0,
    }
}

/// Whether a word is in capitals: an abbreviation, or a text in which capitals say nothing.
fn is_shouted(written: &str) -> bool {
    written.chars().count() > 1 && !written.chars().any(char::is_lowercase)
}

/// Whether a sentence begins at a byte: with the text, a line, after a full stop, inside quotation marks.
fn begins_sentence(text: &str, start: usize) -> bool {
    let mut is_close = true;
    for (at, sign) in text[..start].char_indices().rev() {
        match sign {
            '\n' | '\r' | '!' | '?' | ':' | ';' | '…' => return true,
            '.' => return !common::is_abbreviation(word_before(text, at)),
            ')' => return word_before(text, at).chars().count() <= 1,
            '"' | '»' | '«' | '“' | '”' | '„' | '\'' | '’' if is_close => return true,
            ',' => return false,
            sign if sign.is_alphanumeric() => return false,
            _ => is_close &= !sign.is_whitespace(),
        }
    }
    true
}

/// The letters that end at a byte.
fn word_before(text: &str, end: usize) -> &str {
    let before = &text[..end];
    let far = before.char_indices().rev().take(8).last();
    let near = &before[far.map_or(end, |(at, _)| at)..];
    &near[near.trim_end_matches(char::is_alphanumeric).len()..]
}
