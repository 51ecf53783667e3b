//! A facilitator of the tests: their documents, and what these come to.

use std::collections::BTreeSet;

use crate::common::{exchange, item, lane};
use protocol::{ItemId, SYNTHESIS_PARTS};
use workshop::synthesis::{Before, State, Synthesis, part_of};
use workshop::{
    Act, Document, DocumentKind, NewPiece, Piece, Sentence, Statement, SynthesisCommand, Theme,
};

/// A facilitator with their documents and what these come to.
pub struct Facilitator {
    pub parts: Vec<Document>,
    pub synthesis: Synthesis,
    pub contributions: BTreeSet<ItemId>,
    number: u8,
    made: u32,
    undo: Vec<Vec<Before>>,
}

impl Facilitator {
    pub fn new(number: u8, contributions: &[ItemId]) -> Self {
        let part = |_| Document::new(DocumentKind::Synthesis, lane(number));
        let mut synthesis = Synthesis::default();
        for id in contributions {
            synthesis.add_contribution(*id);
        }
        Self {
            parts: (0..=SYNTHESIS_PARTS).map(part).collect(),
            synthesis,
            contributions: contributions.iter().copied().collect(),
            number,
            made: 0,
            undo: Vec::new(),
        }
    }

    pub fn fresh(&mut self) -> ItemId {
        self.made += 1;
        fresh(self.number, self.made)
    }

    pub fn write(&mut self, part: u16, command: SynthesisCommand) {
        let document = &mut self.parts[usize::from(part)];
        let done = document.execute_at(&command.into(), Some(1_517_250_600_000));
        done.expect("the command is carried out");
        self.look(part);
    }

    /// Takes in what a part says now, as a page does: only what was touched.
    pub fn look(&mut self, part: u16) {
        let document = &mut self.parts[usize::from(part)];
        let touched = document.touched();
        assert!(!touched.rest, "everything has a name");
        let synthesis = &mut self.synthesis;
        for id in touched.items(workshop::SENTENCES) {
            let found = Sentence::find(document, &id).expect("a sentence");
            synthesis.put_sentence(part, found);
        }
        for id in touched.items(workshop::PIECES) {
            synthesis.put_piece(part, Piece::find(document, &id).expect("a piece"));
        }
        for id in touched.items(workshop::STATEMENTS) {
            let found = Statement::find(document, &id).expect("a statement");
            synthesis.put_statement(part, found);
        }
        if touched.has(workshop::THEMES) {
            synthesis.put_themes(Theme::all(document));
        }
    }

    pub fn say(&mut self, wishes: Vec<(ItemId, Act)>) {
        let (number, mut made) = (self.number, self.made);
        let mut next = || {
            made += 1;
            fresh(number, made)
        };
        let saying = self.synthesis.say(wishes, &mut next);
        self.made = made;
        for (part, command) in saying.commands() {
            self.write(part, command);
        }
        if !saying.is_empty() {
            self.undo.push(saying.before);
        }
    }

    pub fn undo(&mut self) {
        let Some(before) = self.undo.pop() else {
            return;
        };
        let (number, mut made) = (self.number, self.made);
        let mut next = || {
            made += 1;
            fresh(number, made)
        };
        let (saying, _) = self.synthesis.take_back(&before, &mut next);
        self.made = made;
        for step in &mut self.undo {
            for one in step {
                one.follow(&before, &saying.before);
            }
        }
        for (part, command) in saying.commands() {
            self.write(part, command);
        }
    }

    pub fn merge(&mut self, sources: &[ItemId]) -> ItemId {
        let id = self.fresh();
        let text = "Flettet".to_owned();
        self.write(part_of(&id), SynthesisCommand::AddSentence { id, text });
        let wishes = sources.iter().map(|one| (*one, Act::Merge(id)));
        self.say(wishes.collect());
        id
    }

    pub fn split(&mut self, of: ItemId) -> Vec<ItemId> {
        let (cut, one, two) = (self.fresh(), self.fresh(), self.fresh());
        let piece = |id| NewPiece {
            id,
            words: "et ord".to_owned(),
        };
        let pieces = vec![piece(one), piece(two)];
        let add = SynthesisCommand::AddPieces { of, cut, pieces };
        self.write(part_of(&of), add);
        self.say(vec![(of, Act::Split(cut))]);
        vec![one, two]
    }

    pub fn theme(&mut self, title: &str) -> ItemId {
        let (id, order) = (self.fresh(), self.synthesis.themes().next_order());
        let title = title.to_owned();
        self.write(0, SynthesisCommand::AddTheme { id, title, order });
        id
    }

    pub fn meet(&mut self, other: &mut Self) {
        for part in 0..=SYNTHESIS_PARTS {
            let at = usize::from(part);
            exchange(&mut self.parts[at], &mut other.parts[at]);
            self.look(part);
            other.look(part);
        }
    }

    /// What the documents come to for somebody who reads them from the beginning.
    pub fn read_anew(&self) -> Synthesis {
        let mut synthesis = Synthesis::default();
        for (part, document) in (0..).zip(&self.parts) {
            let (sentences, pieces) = (Sentence::all(document), Piece::all(document));
            synthesis.put_part(part, Statement::all(document), sentences, pieces);
        }
        synthesis.put_themes(Theme::all(&self.parts[0]));
        for id in &self.contributions {
            synthesis.add_contribution(*id);
        }
        synthesis
    }

    /// Everything that a page shows of it.
    pub fn account(&self, synthesis: &Synthesis) -> Vec<String> {
        let mut lines = Vec::new();
        let mut subjects: BTreeSet<ItemId> = self.contributions.clone();
        for document in &self.parts {
            subjects.extend(Sentence::all(document).iter().map(|one| one.id));
            subjects.extend(Piece::all(document).iter().map(|one| one.id));
        }
        for id in &subjects {
            lines.push(format!(
                "{id} {:?} {:?} exists {} in {:?} from {:?} of {:?}",
                synthesis.state(id),
                synthesis.disposition(id),
                synthesis.exists(id),
                synthesis.themes_of(id),
                synthesis.sources(id),
                synthesis.origins(id),
            ));
        }
        for theme in synthesis.themes().in_use() {
            lines.push(format!("{} {:?}", theme.id, synthesis.members(&theme.id)));
        }
        lines
    }

    /// In is what is accounted for.
    pub fn adds_up(&self) {
        let tally = self.synthesis.tally();
        assert_eq!(tally.all(), self.contributions.len());
        for state in State::ALL {
            let found = self.contributions.iter();
            let found = found.filter(|id| self.synthesis.state(id) == state);
            assert_eq!(found.count(), tally.of(state), "{state:?}");
        }
        // Whatever is merged is found again in a sentence that is there, or waits for a decision.
        for id in &self.contributions {
            if self.synthesis.state(id) != State::Merged {
                continue;
            }
            let mut at = *id;
            let mut seen = BTreeSet::new();
            while let Some(next) = self.synthesis.merged_into(&at).filter(|_| seen.insert(at)) {
                assert!(self.synthesis.sentence(&next).is_some());
                at = next;
            }
            let end = self.synthesis.state(&at);
            assert!(end != State::Merged, "{at} is {end:?}");
            assert!(self.synthesis.origins(&at).contains(id));
        }
    }
}

fn fresh(number: u8, made: u32) -> ItemId {
    let mut id = [number; 16];
    id[8..12].copy_from_slice(&made.to_be_bytes());
    // Parts go by the last byte.
    id[15] = (made % 7) as u8;
    ItemId(id)
}

pub fn contributions(count: u8) -> Vec<ItemId> {
    (1..=count).map(item).collect()
}
