//! Changes: what follows when something else is said of a subject, as far as it reaches and no further.

use std::collections::BTreeSet;

use protocol::ItemId;

use super::{Answers, Disposition, MOST_STEPS, State, Synthesis};

impl Synthesis {
    /// Something is said of a subject now.
    pub(super) fn answer(&mut self, id: &ItemId, answers: Answers) {
        let subject = self.subjects.entry(*id).or_default();
        let before = std::mem::replace(&mut subject.answers, answers);
        let now = &subject.answers;
        if before == *now {
            return;
        }
        self.changed.insert(*id);
        let is_admitted = now.is_admitted();
        let was_admitted = before.is_admitted();
        match now.hidden().is_some() {
            true => self.hidden.insert(*id),
            false => self.hidden.remove(id),
        };
        let (was, is) = (before.disposition(), now.disposition());
        let (left, joined): (Vec<ItemId>, Vec<ItemId>) = {
            let (before, now) = (themes_in(&before), themes_in(now));
            let left = before.difference(&now).copied().collect();
            (left, now.difference(&before).copied().collect())
        };
        for theme in left {
            if let Some(members) = self.members.get_mut(&theme) {
                members.remove(id);
            }
            self.theme_changed(&theme);
        }
        for theme in joined {
            self.members.entry(theme).or_default().insert(*id);
            self.theme_changed(&theme);
        }
        if was != is {
            if let Disposition::Merged(sentence) = was {
                if let Some(sources) = self.sources.get_mut(&sentence) {
                    sources.remove(id);
                }
                self.sentence_changed(&sentence);
            }
            if let Disposition::Merged(sentence) = is {
                self.sources.entry(sentence).or_default().insert(*id);
                self.sentence_changed(&sentence);
            }
            for cut in [was, is] {
                if let Disposition::Split(cut) = cut {
                    for piece in self.cuts.get(&cut).cloned().unwrap_or_default() {
                        self.changed.insert(piece);
                        self.themes_changed(&piece);
                    }
                }
            }
        }
        if was_admitted != is_admitted {
            self.franchise_of(id, is_admitted);
        }
        self.settle(id);
    }

    /// Works out anew in which state a subject is.
    pub(super) fn settle(&mut self, id: &ItemId) {
        let now = self.work_out(id);
        let subject = self.subjects.entry(*id).or_default();
        let before = std::mem::replace(&mut subject.state, now);
        if before == now {
            return;
        }
        self.changed.insert(*id);
        if subject.is_contribution {
            self.tally.take(before);
            self.tally.add(now);
        }
        self.themes_changed(id);
    }

    /// [A20]
    pub(super) fn work_out(&self, id: &ItemId) -> State {
        let Some(subject) = self.subjects.get(id) else {
            return State::Untreated;
        };
        let answers = &subject.answers;
        if answers.hidden().is_some() {
            return State::Hidden;
        }
        match answers.disposition() {
            Disposition::Disputed => return State::Disputed,
            Disposition::Merged(_) if self.is_in_circle(id) => return State::Disputed,
            Disposition::Merged(sentence) if self.sentences.contains_key(&sentence) => {
                return State::Merged;
            }
            Disposition::Split(cut) => {
                let pieces = self.cuts.get(&cut).into_iter().flatten();
                let mut pieces = pieces.filter_map(|piece| self.pieces.get(piece));
                if pieces.any(|piece| piece.of == *id) {
                    return State::Split;
                }
            }
            Disposition::LeftOut(_) => return State::LeftOut,
            Disposition::Merged(_) | Disposition::Untouched => {}
        }
        let mut themes = answers.themes();
        match themes.any(|theme| self.themes.live(&theme).is_some()) {
            true => State::InTheme,
            false => State::Untreated,
        }
    }

    /// Is it merged into something that is merged into it, near or far?
    pub(super) fn is_in_circle(&self, id: &ItemId) -> bool {
        let mut at = *id;
        for _ in 0..MOST_STEPS {
            match self.merged_into(&at) {
                Some(next) if next == *id => return true,
                Some(next) => at = next,
                None => return false,
            }
        }
        false
    }

    pub(super) fn sentence_changed(&mut self, sentence: &ItemId) {
        self.changed.insert(*sentence);
        // Whether it is there has changed, or that it closes a circle.
        self.settle(sentence);
        self.themes_changed(sentence);
        let mut at = *sentence;
        for _ in 0..MOST_STEPS {
            let Some(next) = self.merged_into(&at) else {
                break;
            };
            if next == *sentence {
                break;
            }
            self.changed.insert(next);
            self.settle(&next);
            self.themes_changed(&next);
            at = next;
        }
    }

    /// Something changed, and so what it is merged into, near and far, and the themes that these are in.
    pub(super) fn changes_above(&mut self, id: &ItemId) {
        let mut at = Some(*id);
        for _ in 0..MOST_STEPS {
            let Some(id) = at else { break };
            self.changed.insert(id);
            self.themes_changed(&id);
            at = self.merged_into(&id);
        }
        let pieces: Vec<_> = self.pieces_of(id).iter().map(|piece| piece.id).collect();
        for piece in pieces {
            self.changed.insert(piece);
            self.themes_changed(&piece);
        }
    }

    pub(super) fn themes_changed(&mut self, id: &ItemId) {
        for theme in self.themes_of(id) {
            self.changed.insert(theme);
        }
    }

    pub(super) fn theme_changed(&mut self, theme: &ItemId) {
        self.changed.insert(*theme);
        self.changed.extend(self.themes.live(theme));
    }
}

fn themes_in(answers: &Answers) -> BTreeSet<ItemId> {
    let mut found = BTreeSet::new();
    found.extend(answers.themes());
    found
}
