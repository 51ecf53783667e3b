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
/// So long after a name came all is searched for it: while an evening is opened, one comes with every sheet.
const NAMES: Duration = Duration::from_secs(1);

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
    /// The same to search by, once somebody has asked for it.
    names: Option<Arc<Names>>,
    /// Whether the names have changed since all texts were searched.
    is_stale: bool,
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
                held.is_stale = true;
            }
            differs
        });
        if differs == Some(true) {
            self.set_names_edition.update(|edition| *edition += 1);
            self.begin();
        }
    }

    /// These entries are here as they are now, and those are no longer.
    pub fn follow(self, here: Vec<Arc<Entry>>, gone: &[ItemId]) {
        let differs = self.held.try_update_value(|held| {
            let mut differs = false;
            for id in gone {
                held.texts.remove(id);
                differs |= held.found.remove(id).is_some();
            }
            for entry in here {
                let known = held.texts.insert(entry.subject, entry.clone());
                let text = &entry.contribution.text;
                if known.is_none_or(|known| known.contribution.text != *text) {
                    held.open.push_back(entry);
                }
            }
            differs
        });
        if differs == Some(true) {
            let _ = self.set_edition.try_update(|edition| *edition += 1);
        }
        self.begin();
    }

    /// Searches what is to be searched, unless that is being done: at once, or where names have just changed a little later.
    fn begin(self) {
        let wait = self.held.try_update_value(|held| {
            let is_idle = !held.is_searching;
            held.is_searching |= held.is_behind();
            (is_idle && held.is_searching).then(|| held.wait())
        });
        match wait.flatten() {
            Some(Duration::ZERO) => self.search(),
            Some(wait) => set_timeout(move || self.search(), wait),
            None => {}
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
        let names = self.held.try_update_value(Held::names);
        !find(text, &names.unwrap_or_default()).is_empty()
    }

    fn search(self) {
        let went = self.held.try_update_value(|held| {
            let differs = held.search_some();
            held.is_searching = held.is_behind();
            (differs, held.is_searching.then(|| held.wait()))
        });
        // The page may have gone.
        let Some((differs, wait)) = went else {
            return;
        };
        if differs {
            let _ = self.set_edition.try_update(|edition| *edition += 1);
        }
        // A person is told of what takes longer than a slice.
        if self.is_searching.try_get_untracked() == Some(wait.is_none()) {
            let _ = self.set_is_searching.try_set(wait.is_some());
        }
        if let Some(wait) = wait {
            set_timeout(move || self.search(), wait);
        }
    }
}

impl Held {
    /// Whether something is still to be searched.
    fn is_behind(&self) -> bool {
        !self.open.is_empty() || (self.is_stale && !self.texts.is_empty())
    }

    fn names(&mut self) -> Arc<Names> {
        let given = &self.given;
        let names = self.names.get_or_insert_with(|| {
            let given: BTreeSet<&String> = given.values().flatten().collect();
            Arc::new(Names::new(given))
        });
        names.clone()
    }

    /// How long to wait before the next go: where names have just changed, until the others have come that came with them.
    fn wait(&self) -> Duration {
        match self.is_stale {
            true => NAMES,
            false => Duration::ZERO,
        }
    }

    /// Searches a slice of what is to be searched; everything is, where the names have changed. Returns whether something
    /// else is found now.
    fn search_some(&mut self) -> bool {
        let names = self.names();
        if std::mem::take(&mut self.is_stale) {
            self.open = self.texts.values().cloned().collect();
        }
        let mut differs = false;
        for _ in 0..SLICE {
            let Some(entry) = self.open.pop_front() else {
                break;
            };
            // It may have gone meanwhile, or read otherwise.
            let now = self.texts.get(&entry.subject).cloned();
            differs |= now.is_some_and(|now| self.search_one(&now, &names));
        }
        differs
    }

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
