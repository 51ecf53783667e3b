//! The queue: which pair is asked about next.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::ItemId;
use workshop::Act;
use workshop::synthesis::{State, Synthesis};

use super::text::AlikeTexts;
use crate::device::timer;
use crate::device::work::{Alike, Looking, Said, Turned};
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::facilitators::collect::treatment::Treatment;
use crate::view::language::LanguageChoice;

/// How far the search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nobody has asked, or it was stopped.
    Idle,
    /// It is about to begin.
    Beginning,
    /// So many texts of all are looked through.
    Looking(usize, usize),
    /// The browser cannot do it.
    Failed,
    /// The queue is there.
    Done,
}

/// A pair that a person is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The first.
    pub one: ItemId,
    /// The second.
    pub other: ItemId,
    /// Whether it is among the sure ones.
    pub is_sure: bool,
    /// The words that they share, the rarest first.
    pub shared: Vec<String>,
    /// What turns the one against the other.
    pub differs: Vec<Turned>,
    /// The group that it belongs to, counted from 1, and how many there are.
    pub group: (usize, usize),
}

/// The queue. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Queue {
    /// How far the search is.
    pub progress: RwSignal<Progress>,
    /// The pair that is asked about.
    pub current: Memo<Option<Asked>>,
    /// How many pairs there are still to ask about.
    pub left: Memo<usize>,
    /// The two that were said to be the same last.
    pub last_same: RwSignal<Option<(ItemId, ItemId)>>,
    /// The pair that was decided last, and in which edition of the synthesis.
    decided: RwSignal<(u64, Option<(ItemId, ItemId)>)>,
    found: RwSignal<Vec<Asked>>,
    looking: StoredValue<Rc<RefCell<Option<Looking>>>, LocalStorage>,
    gathering: Gathering,
    treatment: Treatment,
    language: LanguageChoice,
}

impl Queue {
    /// Puts it into the context of the page, and begins to look.
    pub fn provide(gathering: Gathering) -> Self {
        let found = RwSignal::new(Vec::<Asked>::new());
        let synthesis = gathering.synthesis;
        let decided = RwSignal::new((0, None::<(ItemId, ItemId)>));
        let open = Memo::new(move |_| {
            let edition = synthesis.edition.get();
            // What was decided just now is not asked about while it is on its way.
            let (since, pair) = decided.get();
            let skipped = pair.filter(|_| since == edition);
            found.with(|found| {
                synthesis.with(|all| {
                    let open = found.iter().filter_map(|asked| open_pair(all, asked));
                    let open = open.filter(|asked| Some((asked.one, asked.other)) != skipped);
                    open.collect::<Vec<_>>()
                })
            })
        });
        let queue = Self {
            progress: RwSignal::new(Progress::Idle),
            current: Memo::new(move |_| open.with(|open| open.first().cloned())),
            left: Memo::new(move |_| open.with(Vec::len)),
            last_same: RwSignal::new(None),
            decided,
            found,
            looking: StoredValue::new_local(Rc::default()),
            gathering,
            treatment: expect_context(),
            language: expect_context(),
        };
        provide_context(queue);
        on_cleanup(move || {
            let _ = queue.looking.try_update_value(|looking| looking.take());
        });
        queue.look();
        queue
    }

    /// Lets a worker look for pairs, once the page has said that it does.
    pub fn look(self) {
        self.progress.set(Progress::Beginning);
        spawn_local(async move {
            timer::breathe().await;
            // Somebody may have left, or stopped it.
            if self.progress.try_get_untracked() == Some(Progress::Beginning) {
                self.begin();
            }
        });
    }

    fn begin(self) {
        let (subjects, texts) = self.texts();
        let decided = self.decided_among(&subjects);
        self.progress.set(Progress::Looking(0, texts.len()));
        let said = move |said: Said| match said {
            Said::Progress(done, all) => {
                let _ = self.progress.try_set(Progress::Looking(done, all));
            }
            Said::Failed | Said::Grouped(_) => {
                let _ = self.progress.try_set(Progress::Failed);
            }
            Said::Done(pairs) => {
                let _ = self.found.try_set(grouped(&subjects, pairs));
                let _ = self.progress.try_set(Progress::Done);
                let _ = self.looking.try_update_value(|looking| looking.take());
            }
        };
        let started = Looking::start(&texts, &decided, said);
        if started.is_none() {
            self.progress.set(Progress::Failed);
        }
        self.looking.update_value(|looking| {
            looking.replace(started);
        });
    }

    /// Stops the search.
    pub fn stop(self) {
        self.looking.update_value(|looking| {
            looking.take();
        });
        self.progress.set(Progress::Idle);
    }

    /// Says whether the two are the same. They are not asked about again.
    pub fn decide(self, is_same: bool) {
        if let Some(Asked { one, other, .. }) = self.current.get_untracked() {
            let words = AlikeTexts::of(untrack(|| self.language.get()));
            let (act, said) = match is_same {
                true => (Act::Same(other), words.is_same),
                false => (Act::Different(other), words.is_different),
            };
            self.skip(one, other);
            self.last_same.set(is_same.then_some((one, other)));
            self.treatment.decide_aloud(one, act, said.to_owned());
        }
    }

    /// Merges the two, and so says that they are the same.
    pub fn merge(self) {
        if let Some(Asked { one, other, .. }) = self.current.get_untracked() {
            self.skip(one, other);
            self.last_same.set(None);
            self.treatment.merge_these(vec![one, other]);
        }
    }

    /// Merges the two that were said to be the same last.
    pub fn merge_last(self) {
        if let Some((one, other)) = self.last_same.get_untracked() {
            self.last_same.set(None);
            self.treatment.merge_these(vec![one, other]);
        }
    }

    fn skip(self, one: ItemId, other: ItemId) {
        let edition = self.gathering.synthesis.edition.get_untracked();
        self.decided.set((edition, Some((one, other))));
    }

    /// The pairs among these about which somebody has said something, by their places.
    fn decided_among(self, subjects: &[ItemId]) -> Vec<(usize, usize)> {
        let mut places = HashMap::new();
        for (place, id) in subjects.iter().enumerate() {
            places.insert(*id, place);
        }
        self.gathering.synthesis.with(|all| {
            let mut decided = Vec::new();
            for (place, id) in subjects.iter().enumerate() {
                let compared = all.answers(id).into_iter().flat_map(|one| one.compared());
                let others = compared.filter_map(|other| places.get(&other).copied());
                decided.extend(others.map(|other| (place.min(other), place.max(other))));
            }
            decided
        })
    }

    /// What can resemble something, all that is here and was not put aside, and what it says.
    fn texts(self) -> (Vec<ItemId>, Vec<String>) {
        let (mut subjects, mut texts) = (Vec::new(), Vec::new());
        self.gathering.synthesis.with(|all| {
            let mut add = |id: ItemId, text: &str| {
                if matches!(all.state(&id), State::Untreated | State::InTheme) {
                    subjects.push(id);
                    texts.push(text.to_owned());
                }
            };
            self.gathering
                .found_all(|entry| add(entry.subject, &entry.contribution.text));
            for sentence in all.sentences() {
                add(sentence.id, &sentence.text);
            }
        });
        (subjects, texts)
    }
}

/// A pair that is still to be asked about: nobody has said, and both are there. What was merged meanwhile is asked about
/// as the sentence that it became.
fn open_pair(all: &Synthesis, asked: &Asked) -> Option<Asked> {
    let said = |one: &ItemId, other: &ItemId| {
        let answers = all.answers(one);
        answers.is_some_and(|answers| answers.is_same(other).is_some())
    };
    let (one, other) = (live(all, asked.one)?, live(all, asked.other)?);
    let is_said = said(&asked.one, &asked.other)
        || said(&asked.other, &asked.one)
        || said(&one, &other)
        || said(&other, &one);
    (one != other && !is_said).then(|| Asked {
        one,
        other,
        ..asked.clone()
    })
}

/// What something has become, if it was not put aside.
fn live(all: &Synthesis, mut id: ItemId) -> Option<ItemId> {
    for _ in 0..8 {
        match all.state(&id) {
            State::Untreated | State::InTheme if all.exists(&id) => return Some(id),
            State::Merged => id = all.merged_into(&id)?,
            _ => return None,
        }
    }
    None
}

/// Pairs that have an input in common are asked about one after the other; the group with the surest pair first.
fn grouped(subjects: &[ItemId], pairs: Vec<Alike>) -> Vec<Asked> {
    let mut root: HashMap<usize, usize> = HashMap::new();
    fn find(root: &mut HashMap<usize, usize>, at: usize) -> usize {
        let next = *root.entry(at).or_insert(at);
        if next == at {
            return at;
        }
        let top = find(root, next);
        root.insert(at, top);
        top
    }
    // What only may be alike ties nobody together, or all would be one group.
    for pair in pairs.iter().filter(|pair| pair.is_sure) {
        let (one, other) = (find(&mut root, pair.one), find(&mut root, pair.other));
        root.insert(one.max(other), one.min(other));
    }
    let mut groups: Vec<(usize, Vec<Alike>)> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    let mut seen = HashSet::new();
    for pair in pairs {
        if !seen.insert((pair.one, pair.other)) {
            continue;
        }
        let group = match pair.is_sure {
            true => find(&mut root, pair.one),
            // A group of its own.
            false => usize::MAX - groups.len(),
        };
        let place = *places.entry(group).or_insert_with(|| {
            groups.push((group, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(pair);
    }
    let count = groups.len();
    let mut asked = Vec::new();
    for (place, (_, pairs)) in groups.into_iter().enumerate() {
        for pair in pairs {
            let (Some(one), Some(other)) = (subjects.get(pair.one), subjects.get(pair.other))
            else {
                continue;
            };
            asked.push(Asked {
                one: *one,
                other: *other,
                is_sure: pair.is_sure,
                shared: pair.shared,
                differs: pair.differs,
                group: (place + 1, count),
            });
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn alike(one: usize, other: usize, is_sure: bool) -> Alike {
        Alike {
            one,
            other,
            likeness: 0.7,
            is_sure,
            shared: Vec::new(),
            differs: Vec::new(),
        }
    }

    #[test]
    fn what_has_an_input_in_common_is_asked_about_together() {
        let subjects: Vec<_> = (0..6).map(|number| ItemId([number; 16])).collect();
        let pairs = vec![
            alike(0, 1, true),
            alike(2, 3, true),
            alike(1, 4, true),
            alike(0, 5, false),
        ];
        let asked = grouped(&subjects, pairs);
        let order: Vec<_> = asked
            .iter()
            .map(|one| (one.one.0[0], one.other.0[0], one.group.0))
            .collect();
        assert_eq!(order, [(0, 1, 1), (1, 4, 1), (2, 3, 2), (0, 5, 3)]);
    }
}
