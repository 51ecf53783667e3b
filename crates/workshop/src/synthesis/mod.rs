//! The synthesis as a whole: what all its parts say together, kept beside the documents and told what
//! changed in them.
//!
//! It answers what a page asks ten thousand times: in which state a contribution is, what belongs to a
//! theme, what a sentence was made of and who supports it. A statement costs what it is about; nothing
//! here looks at everything because something came.
//!
//! - [`answers`]: of the statements about one subject, which stand.
//! - [`state`]: the one state that each contribution is in, and how many are in which.
//! - [`electorate`]: whose ballots count.
//! - [`saying`]: how what a facilitator wants becomes statements, and how it is taken back.
//! - [`moderation`]: whether what is hidden is approved, and what was looked at and found harmless.
//! - [`seams`]: where a text that says more than one thing can be cut.
//! - [`themes`]: which themes there are, and which stand for others.
//! - [`votes`]: who gave points to what.

pub mod answers;
mod changes;
pub mod electorate;
pub mod moderation;
pub mod saying;
pub mod seams;
pub mod state;
pub mod themes;
pub mod votes;

use std::collections::{BTreeSet, HashMap, HashSet};

use protocol::{ItemId, PersonId, Stream};

pub use answers::{Answer, Answers, Disposition};
pub use electorate::voter;
pub use moderation::{EVERYTHING, fingerprint};
pub use saying::{Before, Saying};
pub use state::{State, Tally};
pub use themes::Themes;
pub use votes::{Support, Votes};

use crate::{Piece, Sentence, Statement, Theme, Vote};

/// What all parts of the synthesis say, about the contributions that are here.
#[derive(Clone, Debug, Default)]
pub struct Synthesis {
    subjects: HashMap<ItemId, Subject>,
    /// The subjects that something is said of, by part.
    parts: HashMap<u16, HashSet<ItemId>>,
    sentences: HashMap<ItemId, Sentence>,
    pieces: HashMap<ItemId, Piece>,
    /// The pieces of each cut.
    cuts: HashMap<ItemId, BTreeSet<ItemId>>,
    /// What is merged into each sentence.
    sources: HashMap<ItemId, BTreeSet<ItemId>>,
    /// What was put into each theme, by the theme's own id.
    members: HashMap<ItemId, BTreeSet<ItemId>>,
    themes: Themes,
    votes: Votes,
    /// What is hidden.
    hidden: BTreeSet<ItemId>,
    /// What is known to be here no longer.
    gone: HashSet<ItemId>,
    tally: Tally,
    changed: BTreeSet<ItemId>,
}

/// Something that statements are about.
#[derive(Clone, Debug, Default)]
struct Subject {
    /// Whether it is a contribution that is here.
    is_contribution: bool,
    answers: Answers,
    state: State,
}

/// The part of the synthesis that holds what is said of a subject.
pub fn part_of(subject: &ItemId) -> u16 {
    match Stream::synthesis_of(subject) {
        Stream::Synthesis(part) => part,
        _ => 0,
    }
}

impl Synthesis {
    // What documents say.

    /// A contribution is here.
    pub fn add_contribution(&mut self, id: ItemId) {
        self.gone.remove(&id);
        let subject = self.subjects.entry(id).or_default();
        if !subject.is_contribution {
            subject.is_contribution = true;
            self.tally.add(subject.state);
            self.settle(&id);
            self.changes_above(&id);
        }
    }

    /// A contribution is not here any more: it was withdrawn, or went with its document.
    pub fn remove_contribution(&mut self, id: &ItemId) {
        if self.gone.insert(*id) {
            self.changed.insert(*id);
        }
        if let Some(subject) = self.subjects.get_mut(id)
            && subject.is_contribution
        {
            subject.is_contribution = false;
            self.tally.take(subject.state);
            let id = *id;
            self.changes_above(&id);
        }
    }

    /// A part says this; all that it said before and is not among it is gone.
    pub fn put_part(
        &mut self,
        part: u16,
        statements: Vec<Statement>,
        sentences: Vec<Sentence>,
        pieces: Vec<Piece>,
    ) {
        for id in self.parts.remove(&part).unwrap_or_default() {
            self.answer(&id, Answers::default());
        }
        let mut about: HashMap<ItemId, Vec<Statement>> = HashMap::new();
        for statement in statements {
            about.entry(statement.subject).or_default().push(statement);
        }
        let mut gone: Vec<ItemId> = self.sentences.keys().copied().collect();
        gone.retain(|id| part_of(id) == part);
        for id in &gone {
            self.sentences.remove(id);
        }
        let mut cut: Vec<Piece> = self.pieces.values().cloned().collect();
        cut.retain(|piece| part_of(&piece.of) == part);
        for piece in &cut {
            self.remove_piece(piece);
        }
        for sentence in sentences {
            self.put_sentence(part, sentence);
        }
        for id in gone {
            if !self.sentences.contains_key(&id) {
                for source in self.sources.get(&id).cloned().unwrap_or_default() {
                    self.settle(&source);
                }
            }
        }
        for piece in pieces {
            self.put_piece(part, piece);
        }
        for (id, statements) in about {
            if part_of(&id) == part {
                self.parts.entry(part).or_default().insert(id);
                self.answer(&id, Answers::of(statements));
            }
        }
    }

    /// A part says this too. A statement in another part than its subject's says nothing.
    pub fn put_statement(&mut self, part: u16, statement: Statement) {
        let id = statement.subject;
        if part_of(&id) != part {
            return;
        }
        self.parts.entry(part).or_default().insert(id);
        let known = self.subjects.entry(id).or_default();
        let mut answers = known.answers.clone();
        if answers.put(statement) {
            self.answer(&id, answers);
        }
    }

    /// A part has this sentence, as it is now.
    pub fn put_sentence(&mut self, part: u16, sentence: Sentence) {
        let id = sentence.id;
        if part_of(&id) != part || self.sentences.get(&id) == Some(&sentence) {
            return;
        }
        let is_new = self.sentences.insert(id, sentence).is_none();
        self.changed.insert(id);
        if is_new {
            // What was merged into it before it came.
            for source in self.sources.get(&id).cloned().unwrap_or_default() {
                self.settle(&source);
            }
            self.settle(&id);
        }
    }

    /// A part has this piece.
    pub fn put_piece(&mut self, part: u16, piece: Piece) {
        if part_of(&piece.of) != part {
            return;
        }
        let (of, cut, id) = (piece.of, piece.cut, piece.id);
        self.cuts.entry(cut).or_default().insert(id);
        self.pieces.insert(id, piece);
        self.settle(&of);
        self.settle(&id);
    }

    fn remove_piece(&mut self, piece: &Piece) {
        self.pieces.remove(&piece.id);
        if let Some(pieces) = self.cuts.get_mut(&piece.cut) {
            pieces.remove(&piece.id);
        }
        self.settle(&piece.of);
    }

    /// The themes are these.
    pub fn put_themes(&mut self, themes: Vec<Theme>) {
        for (theme, moved) in self.themes.put(themes) {
            self.changed.insert(theme);
            if moved != [None, None] {
                self.changed.extend(moved.into_iter().flatten());
                for member in self.members.get(&theme).cloned().unwrap_or_default() {
                    self.changed.insert(member);
                    self.settle(&member);
                }
            }
        }
    }

    /// A theme reads so now.
    pub fn put_theme(&mut self, theme: Theme) {
        let mut all: Vec<_> = self.themes.all().cloned().collect();
        all.retain(|one| one.id != theme.id);
        all.push(theme);
        self.put_themes(all);
    }

    /// A person's ballot says this.
    pub fn put_ballot(&mut self, person: PersonId, votes: Vec<Vote>) {
        for subject in self.votes.put(person, votes) {
            self.changes_above(&subject);
        }
        // Where nothing of it counts, that somebody waits is to be seen.
        if !self.votes.counts(&person) {
            self.changed.insert(voter(&person));
        }
    }

    /// What changed since this was asked last: subjects, sentences, pieces and themes by their ids.
    pub fn take_changed(&mut self) -> BTreeSet<ItemId> {
        std::mem::take(&mut self.changed)
    }

    // What it all comes to.

    /// In which state something is.
    pub fn state(&self, id: &ItemId) -> State {
        self.subjects
            .get(id)
            .map(|subject| subject.state)
            .unwrap_or_default()
    }

    /// How many contributions are in which state.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// What was said of something, and stands.
    pub fn answers(&self, id: &ItemId) -> Option<&Answers> {
        Some(&self.subjects.get(id)?.answers)
    }

    /// The themes.
    pub fn themes(&self) -> &Themes {
        &self.themes
    }

    /// The themes that something is in, as they stand for each other, in their order.
    pub fn themes_of(&self, id: &ItemId) -> Vec<ItemId> {
        let answers = self.answers(id);
        let put_in = answers.into_iter().flat_map(Answers::themes);
        let mut found = BTreeSet::new();
        found.extend(put_in.filter_map(|theme| self.themes.live(&theme)));
        let mut themes: Vec<_> = found.into_iter().collect();
        self.themes.sort(&mut themes);
        themes
    }

    /// What is in a theme, and in those that it stands for: what a person treats (a contribution that is
    /// untreated or only in themes, a sentence, a piece), by id.
    pub fn members(&self, theme: &ItemId) -> BTreeSet<ItemId> {
        let mut found = BTreeSet::new();
        for one in self.themes.stands_for(theme) {
            let put_in = self.members.get(&one).into_iter().flatten();
            found.extend(put_in.filter(|id| self.is_live(id)));
        }
        found
    }

    /// Whether something is still to be found where it was put: it was not merged, cut, left out, hidden
    /// or withdrawn.
    fn is_live(&self, id: &ItemId) -> bool {
        self.exists(id)
            && matches!(
                self.state(id),
                State::InTheme | State::Untreated | State::Disputed
            )
    }

    /// Whether it is a contribution that is here, a sentence that something is merged into, or a piece of a
    /// cut that stands.
    pub fn exists(&self, id: &ItemId) -> bool {
        if let Some(piece) = self.pieces.get(id) {
            let is_cut = self.disposition(&piece.of) == Disposition::Split(piece.cut);
            // Only contributions are cut: a piece of a piece would be a circle that somebody made.
            let of = self.subjects.get(&piece.of);
            return is_cut && of.is_some_and(|subject| subject.is_contribution);
        }
        if self.sentences.contains_key(id) {
            return self.sources.get(id).is_some_and(|all| !all.is_empty());
        }
        self.subjects
            .get(id)
            .is_some_and(|subject| subject.is_contribution)
    }

    /// Whether a contribution was withdrawn, or is gone in another way. Of what has not come yet nobody knows.
    pub fn is_gone(&self, id: &ItemId) -> bool {
        self.gone.contains(id)
    }

    /// What is known to be here no longer.
    pub fn gone(&self) -> impl Iterator<Item = ItemId> {
        self.gone.iter().copied()
    }

    /// A sentence.
    pub fn sentence(&self, id: &ItemId) -> Option<&Sentence> {
        self.sentences.get(id)
    }

    /// All sentences that something is merged into, in no order.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        let all = self.sentences.values();
        all.filter(|sentence| self.exists(&sentence.id))
    }

    /// A piece.
    pub fn piece(&self, id: &ItemId) -> Option<&Piece> {
        self.pieces.get(id)
    }

    /// The pieces that something is cut into now, in their order.
    pub fn pieces_of(&self, id: &ItemId) -> Vec<&Piece> {
        let Disposition::Split(cut) = self.disposition(id) else {
            return Vec::new();
        };
        let pieces = self.cuts.get(&cut).into_iter().flatten();
        let mut found: Vec<_> = pieces.filter_map(|id| self.pieces.get(id)).collect();
        found.retain(|piece| piece.of == *id);
        crate::order::by_place(&mut found, |one| (one.order, one.id));
        found
    }

    /// What is merged into a sentence, by id. What was withdrawn since is not in it.
    pub fn sources(&self, sentence: &ItemId) -> Vec<ItemId> {
        let sources = self.sources.get(sentence).into_iter().flatten();
        sources.filter(|id| self.exists(id)).copied().collect()
    }

    /// The sentence that something is merged into.
    pub fn merged_into(&self, id: &ItemId) -> Option<ItemId> {
        match self.disposition(id) {
            Disposition::Merged(sentence) => Some(sentence),
            _ => None,
        }
    }

    /// What became of something, as far as everybody agrees.
    pub fn disposition(&self, id: &ItemId) -> Disposition {
        let subject = self.subjects.get(id);
        subject.map_or(Disposition::Untouched, |subject| {
            subject.answers.disposition()
        })
    }

    /// The contributions that something comes from in the end, each once: itself, the one that it is a
    /// piece of, or all that were merged into it, near and far.
    pub fn origins(&self, id: &ItemId) -> BTreeSet<ItemId> {
        let mut found = self.lineage(id);
        found.retain(|id| {
            let subject = self.subjects.get(id);
            subject.is_some_and(|subject| subject.is_contribution)
        });
        found
    }

    /// The contributions that stand in a theme, each once, whatever they were merged into or cut into.
    pub fn origins_of_theme(&self, theme: &ItemId) -> BTreeSet<ItemId> {
        let mut found = BTreeSet::new();
        for member in self.members(theme) {
            found.extend(self.origins(&member));
        }
        found
    }

    /// Where something stands now: itself, or the sentence that it was merged into in the end; the pieces that it
    /// was cut into, each likewise. Nothing where it is left out, hidden or withdrawn.
    pub fn arrivals(&self, id: &ItemId) -> BTreeSet<ItemId> {
        let (mut found, mut seen) = (BTreeSet::new(), BTreeSet::new());
        let mut open = vec![*id];
        while let Some(id) = open.pop() {
            if !seen.insert(id) || !self.exists(&id) {
                continue;
            }
            match self.state(&id) {
                State::LeftOut | State::Hidden => {}
                State::Merged => open.extend(self.merged_into(&id)),
                State::Split => open.extend(self.pieces_of(&id).iter().map(|piece| piece.id)),
                State::Untreated | State::Disputed | State::InTheme => {
                    found.insert(id);
                }
            }
        }
        found
    }

    /// Who supports something: who gave points to it or to what it comes from. [A22]
    pub fn support(&self, id: &ItemId) -> Support {
        self.votes.support(&self.lineage(id))
    }

    /// Who supports a theme: who gave points to anything that is in it or that this comes from, whatever it was cut into
    /// or merged into since. [A22]
    pub fn support_of_theme(&self, theme: &ItemId) -> Support {
        let mut lineage = BTreeSet::new();
        for member in self.members(theme) {
            lineage.extend(self.lineage(&member));
        }
        self.votes.support(&lineage)
    }

    /// Whether a sentence was made of something that is hidden, or that is not here any more, near or far: its
    /// words may be that one's.
    pub fn builds_on_unseen(&self, sentence: &ItemId) -> bool {
        !self.unseen_sources(sentence).is_empty()
    }

    /// What a sentence was made of that is hidden or not here any more, near and far.
    pub fn unseen_sources(&self, sentence: &ItemId) -> BTreeSet<ItemId> {
        let (mut found, mut seen) = (BTreeSet::new(), BTreeSet::new());
        let mut open: Vec<ItemId> = self
            .sources
            .get(sentence)
            .into_iter()
            .flatten()
            .copied()
            .collect();
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            if self.state(&id) == State::Hidden || !self.exists(&id) {
                found.insert(id);
            }
            open.extend(self.sources.get(&id).into_iter().flatten());
            open.extend(self.pieces.get(&id).map(|piece| piece.of));
        }
        found
    }

    /// Whether nothing of it is to be seen outside: it is hidden, or something that it comes from is.
    pub fn is_kept_back(&self, id: &ItemId) -> bool {
        let is_hidden = |id: &ItemId| self.state(id) == State::Hidden;
        is_hidden(id) || self.lineage(id).iter().any(is_hidden)
    }

    /// Something, and all that it comes from, near and far.
    fn lineage(&self, id: &ItemId) -> BTreeSet<ItemId> {
        let mut found = BTreeSet::new();
        let mut open = vec![*id];
        while let Some(id) = open.pop() {
            if !found.insert(id) {
                continue;
            }
            if let Some(piece) = self.pieces.get(&id) {
                open.push(piece.of);
            } else if self.sentences.contains_key(&id) {
                open.extend(self.sources(&id));
            }
        }
        found
    }
}

/// So far merges and joined themes are followed: nobody makes longer chains by hand.
const MOST_STEPS: usize = 64;
