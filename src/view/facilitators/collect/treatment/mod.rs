//! Treatment: what a facilitator does with input, how much of it at once, and how it is undone.
//!
//! Every step becomes statements, is on the disk before it shows, and can be taken back. What is ticked, what
//! has the focus of the work and what can be undone stays while the pages of "Saml" are changed.

mod writing;

use std::collections::{BTreeSet, VecDeque};

use leptos::prelude::*;
use protocol::ItemId;
use workshop::synthesis::{Before, Saying, part_of};
use workshop::{Act, NewPiece, SynthesisCommand};

use super::gathering::Gathering;
use crate::state::{Holder, SynthesisState, Workshop};
use crate::view::language::LanguageChoice;

/// What a person is being asked before something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Which theme.
    Theme,
    /// Why it is left out.
    WhyLeaveOut,
    /// Why it is hidden.
    WhyHide,
}

/// What is ticked, in focus and being done. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Treatment {
    /// What is ticked.
    pub ticked: RwSignal<BTreeSet<ItemId>>,
    /// What has the focus of the work.
    pub current: RwSignal<Option<ItemId>>,
    /// What is being asked.
    pub asking: RwSignal<Option<Asking>>,
    /// The input that is about to be cut.
    pub splitting: RwSignal<Option<ItemId>>,
    /// The sentence whose text is to have the focus.
    pub editing: RwSignal<Option<ItemId>>,
    /// What was done last, in words.
    pub said: RwSignal<String>,
    /// Of how many commands how many are on the disk, while there are several.
    pub progress: RwSignal<Option<(usize, usize)>>,
    /// The theme that something was put into last.
    pub last_theme: RwSignal<Option<ItemId>>,
    steps: RwSignal<Vec<Step>>,
    /// Something is on its way to the disk; what is asked for meanwhile waits for it, for it goes by what stands.
    is_writing: RwSignal<bool>,
    waiting: StoredValue<VecDeque<Box<dyn FnOnce()>>, LocalStorage>,
    gathering: Gathering,
    synthesis: SynthesisState,
    workshop: Workshop,
    language: LanguageChoice,
}

/// A step that can be undone.
#[derive(Clone, Debug, Default)]
struct Step {
    before: Vec<Before>,
    /// The theme that was made for it.
    theme: Option<ItemId>,
    /// What else takes it back, by part.
    back: Vec<(u16, SynthesisCommand)>,
}

impl Holder for Treatment {
    fn new(workshop: Workshop) -> Self {
        Self {
            ticked: RwSignal::default(),
            current: RwSignal::new(None),
            asking: RwSignal::new(None),
            splitting: RwSignal::new(None),
            editing: RwSignal::new(None),
            said: RwSignal::default(),
            progress: RwSignal::new(None),
            last_theme: RwSignal::new(None),
            steps: RwSignal::default(),
            is_writing: RwSignal::new(false),
            waiting: StoredValue::new_local(VecDeque::new()),
            gathering: expect_context(),
            synthesis: expect_context(),
            workshop,
            language: expect_context(),
        }
    }

    fn take_in(self, _: &sync::Notice) {}
}

impl Treatment {
    /// What is to be treated: what is ticked, in the order of the list, or else what is in focus.
    pub fn targets(self) -> Vec<ItemId> {
        let ticked = self.ticked.get_untracked();
        let exists = |id: &ItemId| self.synthesis.with(|all| all.exists(id));
        if ticked.is_empty() {
            let current = self.current.get_untracked();
            return current.into_iter().filter(exists).collect();
        }
        let mut targets = Vec::new();
        self.gathering.rows.with_untracked(|rows| {
            let subjects = rows.iter().map(super::rows::Row::subject);
            targets.extend(subjects.filter(|id| ticked.contains(id)));
        });
        // What is ticked and no longer looked for.
        let others = ticked.iter().filter(|id| !targets.contains(id));
        let others: Vec<_> = others.copied().collect();
        targets.extend(others);
        targets.retain(exists);
        targets
    }

    /// Ticks something, or takes the tick away.
    pub fn tick(self, id: ItemId) {
        self.ticked.update(|ticked| {
            if !ticked.remove(&id) {
                ticked.insert(id);
            }
        });
    }

    /// Nothing is on its way to the disk.
    pub fn is_at_rest(self) -> bool {
        !self.is_writing.get()
    }

    /// Takes all ticks away.
    pub fn untick(self) {
        self.ticked.update(BTreeSet::clear);
    }

    /// Asks what has to be known first, if there is something to treat.
    pub fn ask(self, asking: Asking) {
        if self.targets().is_empty() {
            self.say_aloud(self.words().tick_first.to_owned());
        } else {
            self.asking.set(Some(asking));
        }
    }

    // What is done.

    /// Puts what is to be treated into a theme.
    pub fn put_in(self, theme: ItemId) {
        let targets = self.targets();
        let title = self.title_of(&theme);
        let words = (self.words().put_in)(targets.len(), &title);
        self.last_theme.set(Some(theme));
        self.say_of(targets, |_| Act::PutIn(theme), words);
    }

    /// Puts it into a theme that is made for it.
    pub fn put_in_new(self, title: String) {
        self.put_these_in_new(&self.targets(), title);
    }

    /// Makes a theme with nothing in it.
    pub fn make_theme(self, title: String) {
        let id = self.fresh();
        let order = self.synthesis.with(|all| all.themes().next_order());
        let words = (self.words().theme_made)(&title);
        let make = SynthesisCommand::AddTheme { id, title, order };
        self.carry_out(vec![(0, make)], Vec::new(), Some(id), words);
    }

    /// Takes something out of a theme.
    pub fn take_out(self, id: ItemId, theme: ItemId) {
        let words = (self.words().taken_out_of)(&self.title_of(&theme));
        let wishes = self.taken_out(&id, &theme);
        self.carry_out(Vec::new(), wishes, None, words);
    }

    /// Takes things out of a theme.
    pub fn take_all_out(self, ids: &[ItemId], theme: ItemId) {
        let words = (self.words().taken_out_of)(&self.title_of(&theme));
        let wishes = ids.iter().flat_map(|id| self.taken_out(id, &theme));
        self.carry_out(Vec::new(), wishes.collect(), None, words);
    }

    /// It is in the theme by all that stand for it.
    fn taken_out(self, id: &ItemId, theme: &ItemId) -> Vec<(ItemId, Act)> {
        self.synthesis.with(|all| {
            let stand = all.themes().stands_for(theme).into_iter();
            let put_in = stand.filter(|theme| {
                let answers = all.answers(id);
                answers.is_some_and(|answers| answers.themes().any(|one| one == *theme))
            });
            put_in.map(|theme| (*id, Act::TakeOut(theme))).collect()
        })
    }

    /// Leaves what is to be treated out.
    pub fn leave_out(self, reason: &str) {
        let targets = self.targets();
        let words = (self.words().left_out)(targets.len());
        self.say_of(targets, |_| Act::LeaveOut(reason.to_owned()), words);
    }

    /// Hides it.
    pub fn hide(self, reason: &str) {
        let targets = self.targets();
        let words = (self.words().hidden)(targets.len());
        self.say_of(targets, |_| Act::Hide(reason.to_owned()), words);
    }

    /// Decides between different answers, or anew, about one thing.
    pub fn decide(self, id: ItemId, act: Act) {
        let words = self.words().decided.to_owned();
        self.say_of(vec![id], |_| act.clone(), words);
    }

    /// The same, with words of its own for what was done.
    pub fn decide_aloud(self, id: ItemId, act: Act, words: String) {
        self.say_of(vec![id], |_| act.clone(), words);
    }

    /// Merges what is ticked into one sentence: the one that is ticked, or a new one that begins as the fullest.
    pub fn merge(self) {
        let targets = self.ticked.with_untracked(|ticked| match ticked.len() {
            0 | 1 => Vec::new(),
            _ => self.targets(),
        });
        if targets.is_empty() {
            self.say_aloud(self.words().tick_two.to_owned());
            return;
        }
        let sentence = self.merge_these(targets);
        self.current.set(Some(sentence));
        self.editing.set(Some(sentence));
    }

    /// Merges these into one sentence, and says which that is: one of them that is not merged itself, or a new one.
    pub fn merge_these(self, targets: Vec<ItemId>) -> ItemId {
        let is_sentence = |id: &&ItemId| {
            self.synthesis
                .with(|all| all.sentence(id).is_some() && all.merged_into(id).is_none())
        };
        let known = targets.iter().find(is_sentence).copied();
        let sentence = known.unwrap_or_else(|| self.fresh());
        self.after(move || {
            let mut first = Vec::new();
            if known.is_none() {
                let texts = targets.iter().filter_map(|id| self.gathering.text_of(id));
                let fullest = texts.max_by_key(|text| text.chars().count());
                let add = SynthesisCommand::AddSentence {
                    id: sentence,
                    text: fullest.unwrap_or_default(),
                };
                first.push((part_of(&sentence), add));
            }
            let mut wishes = Vec::new();
            let mut themes = BTreeSet::new();
            for target in targets.iter().filter(|id| **id != sentence) {
                wishes.push((*target, Act::Merge(sentence)));
                themes.extend(self.synthesis.with(|all| all.themes_of(target)));
            }
            // It stands where they stood.
            let put_in = themes
                .into_iter()
                .map(|theme| (sentence, Act::PutIn(theme)));
            wishes.extend(put_in);
            // Who merges two contributions has said that they are the same, and is not asked again.
            if let [one, other] = targets[..] {
                wishes.push((one, Act::Same(other)));
            }
            let words = (self.words().merged)(targets.len());
            self.carry_out_now(first, wishes, None, words);
        });
        sentence
    }

    /// Asks where the input in focus is to be cut.
    pub fn ask_where_to_split(self) {
        let targets = self.targets();
        let is_contribution = |id: &ItemId| self.gathering.entry(id).is_some();
        match targets[..] {
            [one] if is_contribution(&one) => self.splitting.set(Some(one)),
            _ => self.say_aloud(self.words().split_one.to_owned()),
        }
    }

    /// Cuts an input into pieces of these words.
    pub fn split(self, of: ItemId, pieces: Vec<String>) {
        let cut = self.fresh();
        let words = (self.words().has_split)(pieces.len());
        let pieces = pieces.into_iter().map(|words| NewPiece {
            id: self.fresh(),
            words,
        });
        let pieces: Vec<_> = pieces.collect();
        let mut wishes = vec![(of, Act::Split(cut))];
        // Each goes on where the whole of it stood.
        for theme in self.synthesis.with(|all| all.themes_of(&of)) {
            wishes.extend(pieces.iter().map(|piece| (piece.id, Act::PutIn(theme))));
        }
        let add = SynthesisCommand::AddPieces { of, cut, pieces };
        self.carry_out(vec![(part_of(&of), add)], wishes, None, words);
    }

    /// Puts things into another theme instead of the one that they are in.
    pub fn move_to(self, ids: &[ItemId], from: Option<ItemId>, to: ItemId) {
        if from == Some(to) {
            return;
        }
        let words = (self.words().put_in)(ids.len(), &self.title_of(&to));
        self.last_theme.set(Some(to));
        let mut wishes: Vec<_> = ids.iter().map(|id| (*id, Act::PutIn(to))).collect();
        if let Some(from) = from {
            let taken = ids.iter().flat_map(|id| self.taken_out(id, &from));
            wishes.extend(taken);
        }
        self.carry_out(Vec::new(), wishes, None, words);
    }

    /// Puts things into a theme that is made for them.
    pub fn put_these_in_new(self, ids: &[ItemId], title: String) {
        let id = self.fresh();
        let order = self.synthesis.with(|all| all.themes().next_order());
        let words = (self.words().put_in)(ids.len(), &title);
        let make = SynthesisCommand::AddTheme { id, title, order };
        self.last_theme.set(Some(id));
        let wishes = ids.iter().map(|one| (*one, Act::PutIn(id)));
        self.carry_out(vec![(0, make)], wishes.collect(), Some(id), words);
    }

    /// Moves things into a theme that is made for them.
    pub fn move_to_new(self, ids: &[ItemId], from: ItemId, title: String) {
        let id = self.fresh();
        let order = self.synthesis.with(|all| all.themes().next_order());
        let words = (self.words().put_in)(ids.len(), &title);
        let make = SynthesisCommand::AddTheme { id, title, order };
        let mut wishes: Vec<_> = ids.iter().map(|one| (*one, Act::PutIn(id))).collect();
        let taken = ids.iter().flat_map(|one| self.taken_out(one, &from));
        wishes.extend(taken);
        self.carry_out(vec![(0, make)], wishes, Some(id), words);
    }

    /// Does something to themes themselves, and notes what takes it back.
    pub fn change_theme(
        self,
        commands: Vec<SynthesisCommand>,
        back: Vec<SynthesisCommand>,
        words: String,
    ) {
        self.change_theme_by(move || Some((commands, back, words)));
    }

    /// The same, worked out when all that was done before is on the disk: the commands, what takes them back, and what is
    /// said.
    pub fn change_theme_by(
        self,
        change: impl FnOnce() -> Option<(Vec<SynthesisCommand>, Vec<SynthesisCommand>, String)>
        + 'static,
    ) {
        let in_part = |commands: Vec<SynthesisCommand>| {
            let commands = commands.into_iter();
            commands.map(|command| (0, command)).collect::<Vec<_>>()
        };
        self.after(move || {
            let Some((commands, back, words)) = change() else {
                return;
            };
            let step = Step {
                back: in_part(back),
                ..Step::default()
            };
            self.write(in_part(commands), Saying::default(), words, Some(step));
        });
    }

    /// Saves an edit of a text, and notes what takes it back.
    pub fn edit(self, part: u16, command: SynthesisCommand, back: SynthesisCommand) {
        self.after(move || {
            let step = Step {
                back: vec![(part, back)],
                ..Step::default()
            };
            let words = self.words().edited.to_owned();
            self.write(vec![(part, command)], Saying::default(), words, Some(step));
        });
    }

    /// Undoes the last step that is not undone.
    pub fn undo(self) {
        self.after(move || self.undo_now());
    }

    fn undo_now(self) {
        let Some(step) = self.steps.try_update(Vec::pop).flatten() else {
            self.say_aloud(self.words().nothing_to_undo.to_owned());
            return;
        };
        let mut fresh = || self.fresh();
        let (saying, stays) = self
            .synthesis
            .with(|all| all.take_back(&step.before, &mut fresh));
        // What stood before it stands again, and earlier steps are about that.
        self.steps.update(|steps| {
            for earlier in steps.iter_mut().flat_map(|earlier| &mut earlier.before) {
                earlier.follow(&step.before, &saying.before);
            }
        });
        let mut first = step.back;
        // Whoever put something into it meanwhile keeps it.
        if let Some(id) = step.theme {
            let ours: BTreeSet<ItemId> = step.before.iter().map(|was| was.subject).collect();
            let members = self.synthesis.with(|all| all.members(&id));
            if members.is_subset(&ours) {
                let removed = true;
                first.push((0, SynthesisCommand::SetThemeRemoved { id, removed }));
            }
        }
        let words = match stays {
            0 => self.words().undone.to_owned(),
            stays => (self.words().undone_but)(stays),
        };
        self.write(first, saying, words, None);
    }
}
