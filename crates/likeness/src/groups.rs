//! Groups: texts that share rare words, offered as a beginning of themes. They are looser than pairs: who shares one
//! rare word with others is offered beside them, and a person says whether they belong together.

use std::collections::HashMap;

use crate::Texts;

/// A group has at least so many texts.
const FEWEST: usize = 3;
/// So many groups are offered.
const MOST: usize = 12;
/// A word that more than one in so many texts has, says too little of what they are about.
const SHARE: usize = 12;
/// A shorter word seldom says what a text is about.
const SHORTEST: usize = 5;
/// So many words are named for what a group has in common.
const NAMED: usize = 3;

/// Texts that share rare words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The words that they share, as they were written: first the one that all have.
    pub words: Vec<String>,
    /// The texts, by their places.
    pub texts: Vec<usize>,
}

impl Texts {
    /// Groups, those first that hold most for how rare their word is. No text is in two of them.
    pub fn groups(&self) -> Vec<Group> {
        let most = (self.len() / SHARE).max(FEWEST);
        let forms = self.forms();
        let mut left: Vec<u32> = forms
            .keys()
            .copied()
            .filter(|id| (FEWEST..=most).contains(&self.holders(*id).len()))
            .collect();
        left.sort_unstable();
        let mut is_taken = vec![false; self.len()];
        let mut groups = Vec::new();
        while groups.len() < MOST {
            let free = |id: &u32| {
                let holders = self.holders(*id).iter();
                holders.filter(|text| !is_taken[**text as usize]).count()
            };
            left.retain(|id| free(id) >= FEWEST);
            let weight = |id: &u32| (free(id) as f32).sqrt() * self.rarity_of(*id);
            let best = left
                .iter()
                .copied()
                .max_by(|one, other| weight(one).total_cmp(&weight(other)).then(other.cmp(one)));
            let Some(best) = best else {
                break;
            };
            let holders = self.holders(best).iter().map(|text| *text as usize);
            let texts: Vec<usize> = holders.filter(|text| !is_taken[*text]).collect();
            for text in &texts {
                is_taken[*text] = true;
            }
            groups.push(Group {
                words: self.named(best, &texts, &forms, most),
                texts,
            });
        }
        groups
    }

    /// The word that ties them together, and others that at least half of them have.
    fn named(
        &self,
        tie: u32,
        texts: &[usize],
        forms: &HashMap<u32, String>,
        most: usize,
    ) -> Vec<String> {
        let mut counts: HashMap<u32, usize> = HashMap::new();
        for id in texts.iter().flat_map(|text| self.stems_of(*text)) {
            *counts.entry(id).or_default() += 1;
        }
        let is_told = |(id, count): &(u32, usize)| {
            *id != tie && 2 * count >= texts.len() && self.holders(*id).len() <= most
        };
        let mut others: Vec<(u32, usize)> = counts.into_iter().filter(is_told).collect();
        others.sort_unstable_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
        let all = std::iter::once(tie).chain(others.into_iter().map(|(id, _)| id));
        let words = all.filter_map(|id| forms.get(&id).cloned());
        words.take(NAMED).collect()
    }

    /// The form in which each stem is written most often; of forms that are as frequent the shortest.
    fn forms(&self) -> HashMap<u32, String> {
        let mut counts: HashMap<u32, HashMap<&str, usize>> = HashMap::new();
        for text in 0..self.len() {
            for (id, word) in self.written_in(text) {
                *counts.entry(id).or_default().entry(word).or_default() += 1;
            }
        }
        let best = counts.into_iter().filter_map(|(id, forms)| {
            let rank = |(word, count): &(&str, usize)| {
                (
                    *count,
                    std::cmp::Reverse(word.len()),
                    std::cmp::Reverse((*word).to_owned()),
                )
            };
            let (word, _) = forms.into_iter().max_by_key(rank)?;
            // A number ties nobody together.
            let is_word = word.chars().all(char::is_alphabetic) || word.contains('-');
            let is_long = word.chars().count() >= SHORTEST;
            (is_word && is_long).then(|| (id, word.to_owned()))
        });
        best.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 12] = [
        "Kortere ventetid på afgørelser",
        "Ventetiden er for lang",
        "Ingen skal vente så længe: ventetid nu",
        "Flere pædagoger i børnehaven",
        "Pædagogerne skal være uddannet",
        "En pædagog mere på stuen",
        "Parkeringspladser",
        "Bedre kaffe",
        "Mere lys i salen",
        "Korte møder",
        "God mad",
        "2018 2018 2018",
    ];

    #[test]
    fn those_that_share_a_rare_word_are_a_group() {
        let groups = Texts::new(TEXTS).groups();
        assert_eq!(groups.len(), 2, "{groups:?}");
        let of = |word: &str| {
            let group = groups.iter().find(|group| group.words[0] == word);
            group
                .unwrap_or_else(|| panic!("{word} in {groups:?}"))
                .texts
                .clone()
        };
        assert_eq!(of("ventetid"), [0, 1, 2]);
        assert_eq!(of("pædagog"), [3, 4, 5]);
    }

    #[test]
    fn no_text_is_in_two_and_the_order_is_the_same_every_time() {
        let texts: Vec<String> = (0..200)
            .map(|number| format!("{} og {}", TEXTS[number % 6], TEXTS[number % 5]))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let groups = Texts::new(texts.iter().copied()).groups();
        let mut seen = vec![false; texts.len()];
        for text in groups.iter().flat_map(|group| &group.texts) {
            assert!(!std::mem::replace(&mut seen[*text], true));
        }
        for _ in 0..3 {
            assert_eq!(Texts::new(texts.iter().copied()).groups(), groups);
        }
        assert!(Texts::new([]).groups().is_empty());
    }
}
