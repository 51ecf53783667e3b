//! The search: pairs among many texts, without comparing all with all.
//!
//! Each text is its stems, each stem as heavy as it is rare, and the trigrams of long ones, so that compounds
//! with a part in common are near each other. An inverted index gives for each text those that share something
//! rare with it; what is in every tenth text proposes nobody.

use std::collections::HashMap;

use crate::differ::differences;
use crate::pair::{NEAR, Pair};
use crate::stem::Stems;
use crate::words::words;

/// A trigram weighs so much of the stem that it is in, all trigrams of the stem together.
const TRIGRAMS: f32 = 0.45;
/// Stems of so many letters have trigrams.
const LONG: usize = 7;
/// Of a text of which so much is in another, one is a part of the other.
const PART: f32 = 0.85;
/// What is left of a likeness that rests on one word.
const ONE_WORD: f32 = 0.75;
/// So many words are named as the reason.
const REASONS: usize = 4;

/// Texts, made ready to be compared.
#[derive(Default)]
pub struct Texts {
    /// For each text its features and their weights, in the order of the features.
    features: Vec<Vec<(u32, f32)>>,
    /// The square sum of the weights of each.
    sums: Vec<f32>,
    /// For each feature the texts that have it.
    index: Vec<Vec<u32>>,
    texts: Vec<String>,
    /// For each text its stems and the word as it was written.
    written: Vec<Vec<(u32, String)>>,
}

/// A search that is under way.
pub struct Search<'a> {
    texts: &'a Texts,
    next: usize,
    found: Vec<Pair>,
    scores: Vec<f32>,
}

impl Texts {
    /// Makes texts ready.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let stems = Stems::default();
        let mut ready = Self::default();
        let mut names: HashMap<String, u32> = HashMap::new();
        let mut counts: Vec<Vec<(u32, f32)>> = Vec::new();
        for text in texts {
            let mut own: HashMap<u32, f32> = HashMap::new();
            let mut written = Vec::new();
            let mut name = |feature: String, index: &mut Vec<Vec<u32>>| {
                let next = names.len() as u32;
                let id = *names.entry(feature).or_insert(next);
                if id == next {
                    index.push(Vec::new());
                }
                id
            };
            for word in words(text) {
                if word.says_nothing() {
                    continue;
                }
                let stem = stems.of(&word.small);
                let id = name(stem.clone(), &mut ready.index);
                if own.insert(id, 1.0).is_none() {
                    written.push((id, word.small.clone()));
                }
                if let Some(head) = stems.head(&stem) {
                    let id = name(head.to_owned(), &mut ready.index);
                    own.entry(id).or_insert(0.5);
                }
                let letters: Vec<char> = stem.chars().collect();
                if letters.len() >= LONG {
                    let trigrams = letters.windows(3);
                    let weight = (TRIGRAMS / trigrams.len() as f32).sqrt();
                    for trigram in trigrams {
                        let feature: String = std::iter::once('#')
                            .chain(trigram.iter().copied())
                            .collect();
                        let id = name(feature, &mut ready.index);
                        let before = own.entry(id).or_insert(0.0);
                        *before = before.max(weight);
                    }
                }
            }
            let number = ready.texts.len() as u32;
            for id in own.keys() {
                ready.index[*id as usize].push(number);
            }
            ready.texts.push(text.to_owned());
            ready.written.push(written);
            counts.push(own.into_iter().collect());
        }
        let all = ready.texts.len() as f32;
        for mut own in counts {
            for (id, weight) in &mut own {
                let has = ready.index[*id as usize].len() as f32;
                *weight *= rarity(all, has);
            }
            own.sort_unstable_by_key(|(id, _)| *id);
            ready
                .sums
                .push(own.iter().map(|(_, weight)| weight * weight).sum());
            ready.features.push(own);
        }
        ready
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// How alike two of them are, from 0 to 1.
    pub fn likeness(&self, one: usize, other: usize) -> f32 {
        let shared = self.shared_weight(one, other);
        self.weigh(one, other, shared)
    }

    /// Begins to look for pairs.
    pub fn search(&self) -> Search<'_> {
        Search {
            texts: self,
            next: 0,
            found: Vec::new(),
            scores: vec![0.0; self.len()],
        }
    }

    /// Two of them as a pair, with the reason.
    pub fn pair(&self, one: usize, other: usize) -> Pair {
        let (one, other) = (one.min(other), one.max(other));
        Pair {
            one,
            other,
            likeness: self.likeness(one, other),
            shared: self.reasons(one, other),
            differs: differences(&self.texts[one], &self.texts[other]),
        }
    }

    /// The texts that have a feature.
    pub(crate) fn holders(&self, feature: u32) -> &[u32] {
        &self.index[feature as usize]
    }

    /// How much a feature tells of a text.
    pub(crate) fn rarity_of(&self, feature: u32) -> f32 {
        rarity(self.len() as f32, self.holders(feature).len() as f32)
    }

    /// The stems of a text, and the words as they were written.
    pub(crate) fn written_in(&self, text: usize) -> impl Iterator<Item = (u32, &str)> {
        self.written[text]
            .iter()
            .map(|(id, word)| (*id, word.as_str()))
    }

    /// The stems of a text.
    pub(crate) fn stems_of(&self, text: usize) -> impl Iterator<Item = u32> {
        self.written_in(text).map(|(id, _)| id)
    }

    fn shared_weight(&self, one: usize, other: usize) -> f32 {
        let (mut ours, mut theirs) = (
            self.features[one].iter().peekable(),
            self.features[other].iter().peekable(),
        );
        let mut shared = 0.0;
        while let (Some((a, weight)), Some((b, same))) = (ours.peek(), theirs.peek()) {
            if a < b {
                ours.next();
            } else if b < a {
                theirs.next();
            } else {
                shared += weight * same;
                ours.next();
                theirs.next();
            }
        }
        shared
    }

    /// Cosine; a little more where nearly all of the shorter is in the longer, and less where a single word is
    /// all that they share.
    fn weigh(&self, one: usize, other: usize, shared: f32) -> f32 {
        let (a, b) = (self.sums[one], self.sums[other]);
        if a <= 0.0 || b <= 0.0 {
            return 0.0;
        }
        let cosine = shared / (a * b).sqrt();
        let theirs = &self.written[other];
        let words = self.written[one].iter();
        let common = words.filter(|(id, _)| theirs.iter().any(|(same, _)| same == id));
        let (ours, theirs) = (self.written[one].len(), theirs.len());
        let likeness = match common.count() {
            0 | 1 if ours.max(theirs) > 1 => cosine * ONE_WORD,
            _ if shared / a.min(b) >= PART => 0.5 * (cosine + shared / a.min(b)),
            _ => cosine,
        };
        likeness.min(1.0)
    }

    fn reasons(&self, one: usize, other: usize) -> Vec<String> {
        let theirs = &self.written[other];
        let shared = self.written[one]
            .iter()
            .filter(|(id, _)| theirs.iter().any(|(same, _)| same == id));
        let mut shared: Vec<_> = shared
            .map(|(id, word)| (self.index[*id as usize].len(), word.clone()))
            .collect();
        shared.sort();
        shared
            .into_iter()
            .take(REASONS)
            .map(|(_, word)| word)
            .collect()
    }
}

impl Search<'_> {
    /// Looks through so many more texts. Returns whether some are left.
    pub fn step(&mut self, count: usize) -> bool {
        let texts = self.texts;
        let all = texts.len();
        // What more texts have than this proposes nobody.
        let common = (all / 10).clamp(30, 400);
        let until = (self.next + count).min(all);
        let mut touched = Vec::new();
        for one in self.next..until {
            for (id, weight) in &texts.features[one] {
                let holders = &texts.index[*id as usize];
                if holders.len() > common {
                    continue;
                }
                for other in holders
                    .iter()
                    .map(|other| *other as usize)
                    .filter(|other| *other > one)
                {
                    if self.scores[other] == 0.0 {
                        touched.push(other);
                    }
                    self.scores[other] += weight * weight;
                }
            }
            for other in touched.drain(..) {
                let proposed = std::mem::take(&mut self.scores[other]);
                // What they share of what is common can add to it; a third of what is needed is asked for first.
                if proposed / (texts.sums[one] * texts.sums[other]).sqrt() < NEAR / 3.0 {
                    continue;
                }
                if texts.likeness(one, other) >= NEAR {
                    self.found.push(texts.pair(one, other));
                }
            }
        }
        self.next = until;
        until < all
    }

    /// How many texts have been looked through.
    pub fn done(&self) -> usize {
        self.next
    }

    /// The pairs, the surest first, and last those in which something turns the meaning.
    pub fn finish(mut self) -> Vec<Pair> {
        let rank = |pair: &Pair| match (pair.is_sure(), pair.differs.is_empty()) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        };
        self.found.sort_by(|one, other| {
            rank(one)
                .cmp(&rank(other))
                .then(other.likeness.total_cmp(&one.likeness))
                .then((one.one, one.other).cmp(&(other.one, other.other)))
        });
        self.found
    }
}

/// How much a feature tells of a text, when so many of all have it.
fn rarity(all: f32, has: f32) -> f32 {
    // Among few texts hardly anything is common.
    let all = all.max(200.0);
    (1.0 + (all - has + 0.5) / (has + 0.5)).ln() / (1.0 + all).ln()
}
