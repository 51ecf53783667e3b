//! The gathering: the collection of everything, kept in step with the device, and what of it is shown.
//!
//! Notices change single entries of the collection at once; what is derived from all of them is
//! derived once for each frame, however many notices came in it. It is made when the first of the pages is
//! opened that show it, and stays for the others.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use leptos::prelude::*;
use protocol::{ItemId, PersonId};
use sync::{DocumentId, Notice};
use workshop::collection::{Author, Collection, Entry, Filter, Matrix, Origin, Part};
use workshop::{CONTRIBUTIONS, Contribution, Document, PROFILE, Plan, Profile, SEATS, Seat};

use super::bring::Bringing;
use super::last_filter;
use super::look::{Attention, Look};
use super::moderation::approval;
use super::moderation::warnings::Warnings;
use super::rows::Rows;
use super::treatment::Treatment;
use crate::state::{Contributions, Holder, Key, Pace, PlanState, SynthesisState, Workshop, hold};

/// The place for the gathering of the workshop whose pages are open.
#[derive(Clone)]
pub struct Gatherings {
    owner: Owner,
    made: StoredValue<Option<Gathering>, LocalStorage>,
}

impl Gatherings {
    /// An empty place, to be put around the pages.
    pub fn provide() {
        provide_context(Self {
            owner: Owner::current().unwrap_or_default(),
            made: StoredValue::new_local(None),
        });
    }

    /// The gathering, which is made for whoever asks first.
    pub fn get() -> Gathering {
        let place = expect_context::<Self>();
        if let Some(made) = place.made.get_value() {
            return made;
        }
        let workshop = expect_context::<Workshop>();
        let gathering = place.owner.with(|| {
            hold::<SynthesisState>(workshop);
            let gathering = hold::<Gathering>(workshop);
            hold::<Treatment>(workshop);
            hold::<Bringing>(workshop);
            gathering
        });
        place.made.set_value(Some(gathering));
        gathering
    }
}

/// The collection of everything, the filter, and what it finds.
#[derive(Clone, Copy)]
pub struct Gathering {
    /// The workshop.
    pub workshop: Workshop,
    /// Its plan.
    pub plan: ReadSignal<Plan>,
    /// What a person wants to see.
    pub look: ReadSignal<Look>,
    /// The contributions that they see.
    pub found: Memo<Found>,
    /// These, and what became of them.
    pub rows: Memo<Rows>,
    /// The tables where something stands, in or out of the plan.
    pub tables: Memo<Vec<u16>>,
    /// What facilitators have made of it.
    pub synthesis: SynthesisState,
    /// What looks as if it named somebody.
    pub warnings: Warnings,
    /// What of that nobody has looked at.
    pub warned: Memo<Arc<HashSet<ItemId>>>,
    /// What is hidden and waits for another facilitator.
    pub awaiting: Memo<Arc<HashSet<ItemId>>>,
    set_look: WriteSignal<Look>,
    fresh: RwSignal<u64>,
    edition: RwSignal<u64>,
    pace: Pace,
    collection: StoredValue<Collection, LocalStorage>,
    contributions: Contributions,
}

/// What a filter finds.
#[derive(Clone, Debug)]
pub struct Found {
    /// The entries, in order.
    pub entries: Arc<Vec<Arc<Entry>>>,
    /// How many of the filter's table and words there are in each cell.
    pub matrix: Arc<Matrix>,
    /// How many entries there are in all.
    pub all: usize,
    /// What was found in the whole grid, by which filter and when.
    broad: Arc<Vec<Arc<Entry>>>,
    filter: Filter,
    edition: u64,
}

impl PartialEq for Found {
    /// Each finding is a new one; comparing ten thousand entries costs more than it saves.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.entries, &other.entries) && Arc::ptr_eq(&self.matrix, &other.matrix)
    }
}

impl Holder for Gathering {
    fn new(workshop: Workshop) -> Self {
        let (look, set_look) = signal(last_filter::read(workshop.id));
        let synthesis = expect_context::<SynthesisState>();
        let edition = RwSignal::new(0);
        let plan = expect_context::<PlanState>().plan;
        let collection = plan.with_untracked(Collection::new);
        let collection = StoredValue::new_local(collection);
        let found = Memo::new(move |before: Option<&Found>| {
            let edition = edition.get();
            plan.with(|plan| {
                let changed = collection.try_update_value(|all| all.set_plan(plan));
                let before =
                    before.filter(|found| found.edition == edition && changed == Some(false));
                look.with(|look| {
                    collection.with_value(|all| Found::of(all, edition, &look.filter, plan, before))
                })
            })
        });
        let warnings = Warnings::new();
        let warned = Memo::new(move |_| {
            warnings.edition.track();
            synthesis.edition.track();
            Arc::new(synthesis.with(|all| warnings.open(all)))
        });
        let awaiting = Memo::new(move |_| {
            synthesis.edition.track();
            Arc::new(synthesis.with(|all| approval::awaiting(workshop, all)))
        });
        let fresh = RwSignal::new(0);
        let rows = Memo::new(move |before: Option<&Rows>| {
            synthesis.edition.track();
            let fresh = fresh.get();
            let noticed = match look.with(|look| look.attention) {
                Some(Attention::Warned) => warned.get(),
                Some(Attention::Awaiting) => awaiting.get(),
                None => Arc::default(),
            };
            found.with(|found| {
                look.with(|look| {
                    synthesis.with(|synthesis| {
                        Rows::of(&found.entries, look, fresh, synthesis, &noticed, before)
                    })
                })
            })
        });
        let tables = Memo::new(move |_| {
            edition.track();
            collection.with_value(|all| all.tables().into_iter().collect())
        });
        let gathering = Self {
            workshop,
            plan,
            look,
            found,
            rows,
            tables,
            synthesis,
            warnings,
            warned,
            awaiting,
            set_look,
            fresh,
            edition,
            pace: Pace::idle(),
            collection,
            contributions: expect_context(),
        };
        gathering.gather();
        gathering
    }

    fn take_in(self, notice: &Notice) {
        let read = match notice {
            Notice::Replaced { document } => self.gather_document(document),
            Notice::Touched { document, touched } => {
                if touched.rest || touched.has(PROFILE) || touched.has(SEATS) {
                    self.gather_document(document)
                } else {
                    let mut items = BTreeSet::new();
                    items.extend(touched.items(CONTRIBUTIONS));
                    self.gather_items(document, &items)
                }
            }
            _ => None,
        };
        // What facilitators or voters say changes nothing of what is here.
        if read.is_none() {
            return;
        }
        self.pace.derive(move || {
            let _ = self.edition.try_update(|edition| *edition += 1);
        });
    }
}

impl Gathering {
    /// Changes what is looked for; the list begins at its beginning.
    pub fn look_for(self, change: impl FnOnce(&mut Look)) {
        self.set_look.update(change);
        self.look
            .with_untracked(|look| last_filter::keep(self.workshop.id, look));
    }

    /// The same of the filter alone.
    pub fn refine(self, change: impl FnOnce(&mut Filter)) {
        self.look_for(|look| change(&mut look.filter));
    }

    /// Shows a part of the grid, or everything again if it is what shows already.
    pub fn choose(self, row: Option<Part>, column: Option<Part>) {
        self.refine(|filter| {
            let same = filter.focus_point == row && filter.aspect == column;
            (filter.focus_point, filter.aspect) = if same { (None, None) } else { (row, column) };
        });
    }

    /// Lets go of what the list keeps only because it was there.
    pub fn refresh(self) {
        self.fresh.update(|times| *times += 1);
    }

    /// A contribution, by what statements name it.
    pub fn entry(self, subject: &ItemId) -> Option<Arc<Entry>> {
        self.collection
            .with_value(|collection| collection.subject(subject).cloned())
    }

    /// The tables where contributions were written.
    pub fn tables_of(self, subjects: &BTreeSet<ItemId>) -> BTreeSet<u16> {
        let entries = subjects.iter().filter_map(|id| self.entry(id));
        let mut tables = BTreeSet::new();
        tables.extend(entries.map(|entry| entry.origin.table));
        tables
    }

    /// Every contribution, in order.
    pub fn found_all(self, mut each: impl FnMut(&Entry)) {
        self.collection
            .with_value(|collection| collection.entries().for_each(|entry| each(entry)));
    }

    /// What something says: a contribution, a sentence or a piece.
    pub fn text_of(self, subject: &ItemId) -> Option<String> {
        if let Some(entry) = self.entry(subject) {
            return Some(entry.contribution.text.clone());
        }
        self.synthesis.with(|synthesis| {
            let sentence = synthesis.sentence(subject).map(|one| one.text.clone());
            sentence.or_else(|| Some(synthesis.piece(subject)?.words.clone()))
        })
    }

    /// Reads everything.
    fn gather(self) {
        let documents: Vec<DocumentId> = self
            .workshop
            .device()
            .read(|session| session.documents().map(|(id, _)| *id).collect());
        for document in documents {
            self.gather_document(&document);
        }
    }

    /// Tells the synthesis and the warnings which of these are here.
    fn account_for(self, origin: &Origin, items: &BTreeSet<ItemId>) {
        let (mut here, mut gone) = (Vec::new(), Vec::new());
        self.collection.with_value(|collection| {
            for item in items {
                match collection.get(origin, item) {
                    Some(entry) => here.push(entry.clone()),
                    None => gone.push(origin.subject(item)),
                }
            }
        });
        let subjects = here.iter().map(|entry| entry.subject);
        self.synthesis
            .contributions_are(subjects, gone.iter().copied());
        self.warnings.follow(here, &gone);
    }

    /// Reads a sheet again, if it is one.
    fn gather_document(self, id: &DocumentId) -> Option<()> {
        let items = self.contributions.shelf(|shelf| shelf.of_document(id));
        // Not collected, which would bring a sort of its own along.
        let mut read = BTreeSet::new();
        read.extend(items.iter().map(|key| key.item));
        let read = self.read(id, &read)?;
        let mut names = read.people.names();
        // Whoever brought lines in says whose they are.
        let imported = read
            .contributions
            .iter()
            .filter_map(|(_, one)| one.as_ref()?.imported.as_ref());
        names.extend(imported.filter_map(|imported| imported.name.clone()));
        self.warnings.people_are(*id, names);
        let origin = read.origin;
        let sheet = || self.collection.with_value(|all| all.sheet(&origin));
        let mut items = sheet();
        self.collection.update_value(|collection| {
            let all = read.contributions.into_iter().filter_map(|(_, one)| one);
            let authored = all.map(|one| (read.people.author(&one), one));
            collection.put_sheet(read.origin, authored);
        });
        items.extend(sheet());
        self.account_for(&origin, &items);
        Some(())
    }

    /// Reads some of a sheet again, if it is one and there are some.
    fn gather_items(self, id: &DocumentId, items: &BTreeSet<ItemId>) -> Option<()> {
        if items.is_empty() {
            return None;
        }
        let read = self.read(id, items)?;
        let origin = read.origin;
        self.collection.update_value(|collection| {
            for (item, now) in read.contributions {
                match now {
                    Some(one) => collection.put(read.origin, read.people.author(&one), one),
                    None => collection.remove(&read.origin, &item),
                };
            }
        });
        self.account_for(&origin, items);
        Some(())
    }

    /// Reads contributions from the shelf: their holder listens before this does, so what a notice
    /// names has been decoded and put there.
    fn read(self, id: &DocumentId, items: &BTreeSet<ItemId>) -> Option<Sheet> {
        let origin = Origin {
            table: id.table()?,
            owner: id.owner,
        };
        let people = self.workshop.device().read(|session| {
            let document = session.document(id)?;
            Some(People::of(id, document))
        });
        let contributions = self.contributions.shelf(|shelf| {
            let read = |item: &ItemId| {
                let key = Key {
                    document: *id,
                    item: *item,
                };
                (*item, shelf.get(&key).cloned())
            };
            items.iter().map(read).collect()
        });
        Some(Sheet {
            origin,
            people: people?,
            contributions,
        })
    }
}

/// What was read of a sheet.
struct Sheet {
    origin: Origin,
    people: People,
    contributions: Vec<(ItemId, Option<Contribution>)>,
}

impl Found {
    /// `before` is what was found last, if nothing has changed since but the filter.
    fn of(
        collection: &Collection,
        edition: u64,
        filter: &Filter,
        plan: &Plan,
        before: Option<&Self>,
    ) -> Self {
        let whole = filter.whole_grid();
        let broad = match before {
            Some(before) if before.filter == whole => before.broad.clone(),
            // Who types on finds no more than before.
            Some(before) if whole.narrows(&before.filter) => {
                Arc::new(admitted(&before.broad, &whole))
            }
            _ => Arc::new(collection.filtered(&whole)),
        };
        let matrix = Matrix::count(plan, broad.iter().map(AsRef::as_ref));
        let entries = if *filter == whole {
            broad.clone()
        } else {
            Arc::new(admitted(&broad, filter))
        };
        Self {
            entries,
            matrix: Arc::new(matrix),
            all: collection.len(),
            broad,
            filter: whole,
            edition,
        }
    }
}

fn admitted(entries: &[Arc<Entry>], filter: &Filter) -> Vec<Arc<Entry>> {
    let needle = filter.needle();
    let fits = entries.iter().filter(|entry| filter.admits(entry, &needle));
    fits.cloned().collect()
}

/// Who can have written in a sheet.
enum People {
    /// Its person.
    One(PersonId, Profile),
    /// Whoever sits at the table.
    Table(Vec<Seat>),
}

impl People {
    fn of(id: &DocumentId, document: &Document) -> Self {
        match id.owner {
            Some(owner) => Self::One(owner, document.profile()),
            None => Self::Table(document.seats()),
        }
    }

    /// The names that they gave.
    fn names(&self) -> Vec<String> {
        match self {
            Self::One(_, profile) => profile.name.iter().cloned().collect(),
            Self::Table(seats) => {
                let profiles = seats.iter().map(|seat| &seat.profile);
                profiles
                    .filter_map(|profile| profile.name.clone())
                    .collect()
            }
        }
    }

    fn author(&self, contribution: &Contribution) -> Author {
        match self {
            Self::One(person, profile) => Author::of(Some(*person), profile.clone(), contribution),
            Self::Table(seats) => {
                let creator = contribution.creator;
                Author::of(creator, Seat::profile_of(seats, creator), contribution)
            }
        }
    }
}

/// The key of an entry's signal.
pub fn key_of(entry: &Entry) -> Key {
    let table = entry.origin.table;
    let document = match entry.origin.owner {
        Some(owner) => DocumentId::sheet(table, owner),
        None => DocumentId::joint(table),
    };
    Key {
        document,
        item: entry.contribution.id,
    }
}
