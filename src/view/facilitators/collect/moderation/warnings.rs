//! The warnings: which input looks as if it named somebody, by its words and by the names in the profiles.
//!
//! A text is searched once for each time that it changes. When all of them are to be searched, because the page was
//! opened or a name came, it is done in slices, so that nobody waits for it.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use personal::{Finding, Names, find};
use protocol::ItemId;
use sync::DocumentId;
use workshop::collection::Entry;
use workshop::synthesis::{State, Synthesis, fingerprint};

/// So many texts are searched in one go.
const SLICE: usize = 200;

/// The search and what it has found. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Warnings {
    /// Rises when something else is found.
    pub edition: ReadSignal<u64>,
    /// Rises when the names have changed.
    pub names_edition: ReadSignal<u64>,
    /// Whether texts are still to be searched.
    pub is_searching: ReadSignal<bool>,
    set_edition: WriteSignal<u64>,
    set_names_edition: WriteSignal<u64>,
    set_is_searching: WriteSignal<bool>,
    held: StoredValue<Held, LocalStorage>,
}

#[derive(Default)]
struct Held {
    /// The names that people gave, by where they stand.
    given: HashMap<DocumentId, Vec<String>>,
    names: Option<Arc<Names>>,
    /// Every text that is here, as it was when it was searched or will be.
    texts: HashMap<ItemId, Arc<Entry>>,
    found: HashMap<ItemId, Found>,
    open: VecDeque<Arc<Entry>>,
    is_searching: bool,
}

/// What looks as if it named somebody in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where and what.
    pub findings: Vec<Finding>,
    /// Stands for the words, so that who says that they are harmless says it of these.
    pub fingerprint: String,
}

impl Warnings {
    /// Nothing has been searched yet.
    pub fn new() -> Self {
        let (edition, set_edition) = signal(0);
        let (names_edition, set_names_edition) = signal(0);
        let (is_searching, set_is_searching) = signal(false);
        Self {
            edition,
            names_edition,
            is_searching,
            set_edition,
            set_names_edition,
            set_is_searching,
            held: StoredValue::new_local(Held::default()),
        }
    }

    /// The people of a sheet or at a table call themselves so now.
    pub fn people_are(self, document: DocumentId, names: Vec<String>) {
        let differs = self.held.try_update_value(|held| {
            let before = held.given.insert(document, names.clone());
            let differs = before.unwrap_or_default() != names;
            if differs {
                held.names = None;
            }
            differs
        });
        if differs == Some(true) {
            self.set_names_edition.update(|edition| *edition += 1);
        }
    }

    /// These texts are here now: what is new among them is searched, and all of it when the names have changed.
    pub fn follow<'a>(self, entries: impl Iterator<Item = &'a Arc<Entry>>) {
        let begins = self.held.try_update_value(|held| {
            let search_all = held.names.is_none();
            if search_all {
                let given: BTreeSet<&String> = held.given.values().flatten().collect();
                held.names = Some(Arc::new(Names::new(given)));
                held.open.clear();
            }
            let mut here = HashSet::new();
            for entry in entries {
                here.insert(entry.subject);
                let known = held.texts.get(&entry.subject);
                let is_same = known.is_some_and(|known| Arc::ptr_eq(known, entry));
                if search_all || !is_same {
                    held.texts.insert(entry.subject, entry.clone());
                    held.open.push_back(entry.clone());
                }
            }
            held.texts.retain(|id, _| here.contains(id));
            held.found.retain(|id, _| here.contains(id));
            let begins = !held.open.is_empty() && !held.is_searching;
            held.is_searching |= begins;
            begins
        });
        if begins == Some(true) {
            let _ = self.set_is_searching.try_set(true);
            self.search();
        }
    }

    /// What was found in something.
    pub fn of(self, id: &ItemId) -> Option<Found> {
        self.held.with_value(|held| held.found.get(id).cloned())
    }

    /// What somebody still has to look at: it was found, is not hidden, and nobody has said that it is harmless.
    pub fn open(self, synthesis: &Synthesis) -> HashSet<ItemId> {
        self.held.with_value(|held| {
            let found = held.found.iter();
            let open = found.filter(|(id, found)| is_open(id, found, synthesis));
            open.map(|(id, _)| *id).collect()
        })
    }

    /// Whether a text looks as if it named somebody.
    pub fn is_named_in(self, text: &str) -> bool {
        let names = self.held.with_value(|held| held.names.clone());
        !find(text, &names.unwrap_or_default()).is_empty()
    }

    fn search(self) {
        let went = self.held.try_update_value(|held| {
            let names = held.names.clone().unwrap_or_default();
            let mut differs = false;
            for _ in 0..SLICE {
                let Some(entry) = held.open.pop_front() else {
                    break;
                };
                differs |= held.search_one(&entry, &names);
            }
            held.is_searching = !held.open.is_empty();
            (differs, held.is_searching)
        });
        // The page may have gone.
        let Some((differs, goes_on)) = went else {
            return;
        };
        if differs {
            let _ = self.set_edition.try_update(|edition| *edition += 1);
        }
        if !goes_on {
            let _ = self.set_is_searching.try_set(false);
        }
        if goes_on {
            set_timeout(move || self.search(), Duration::ZERO);
        }
    }
}

impl Held {
    fn search_one(&mut self, entry: &Arc<Entry>, names: &Names) -> bool {
        let text = &entry.contribution.text;
        let findings = find(text, names);
        let before = self.found.get(&entry.subject);
        if findings.is_empty() {
            return before.is_some() && self.found.remove(&entry.subject).is_some();
        }
        let found = Found {
            findings,
            fingerprint: fingerprint(text),
        };
        let differs = before != Some(&found);
        self.found.insert(entry.subject, found);
        differs
    }
}

/// Whether something that was found is still to be looked at.
pub fn is_open(id: &ItemId, found: &Found, synthesis: &Synthesis) -> bool {
    let answers = synthesis.answers(id);
    synthesis.state(id) != State::Hidden
        && !answers.is_some_and(|answers| answers.is_harmless(&found.fingerprint))
}
