//! A collection: everything that was written at all tables, in one order, to be counted and searched.
//!
//! It is kept beside the documents and told what they say: one contribution at a time while people
//! write, so that a keystroke at table 7 costs one entry and not ten thousand. What was withdrawn is
//! not in it, nor what nobody sees anything of. The order is that of the grid and the room (focus point, aspect, table, time, id) and
//! the same on every device.

mod alphabet;
mod filter;
mod matrix;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use protocol::{ItemId, PersonId};
use sha2::{Digest, Sha256};

pub use alphabet::compare as compare_danish;
pub use filter::{Filter, Needle, fold};
pub use matrix::{Line, Matrix};

use crate::{Contribution, Plan, Profile, visible};

/// The sheet that a contribution stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The number of its table.
    pub table: u16,
    /// Whose sheet it is; nobody's if it is the table's joint sheet.
    pub owner: Option<PersonId>,
}

/// Who wrote a contribution, as far as they say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// Which person: the sheet's, or who created it in a joint sheet.
    pub person: Option<PersonId>,
    /// Who the person says to be.
    pub profile: Profile,
}

impl Author {
    /// Who wrote a contribution that stands in a person's document. Of what was brought in from elsewhere its source
    /// says who, as far as it does; whoever brought it in did not write it. [F7]
    pub fn of(person: Option<PersonId>, profile: Profile, contribution: &Contribution) -> Self {
        let profile = match &contribution.imported {
            Some(imported) => Profile {
                name: imported.name.clone(),
                stakeholder: imported.stakeholder.clone(),
            },
            None => profile,
        };
        Self { person, profile }
    }
}

/// A part of the grid, or what stands in no part that the plan knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// This one.
    Known(ItemId),
    /// None that is in the plan.
    Unknown,
}

/// A contribution with all that one wants to know beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The sheet it stands in.
    pub origin: Origin,
    /// Who wrote it.
    pub author: Author,
    /// What it says.
    pub contribution: Contribution,
    /// By what statements and votes name it.
    pub subject: ItemId,
    /// The title of its focus point; none if the plan does not know it.
    pub focus_point: Option<Arc<str>>,
    /// The title of its aspect; none if the plan does not know it.
    pub aspect: Option<Arc<str>>,
    /// What the stakeholder is called: the plan's title for the word, or the word.
    pub stakeholder: Option<Arc<str>>,
    /// What a search looks in.
    folded: String,
}

/// Where an entry stands in the order. The origin is last: ids are random, but anyone may write one.
type Place = (usize, usize, u16, i64, ItemId, Origin);

/// Every contribution that counts, in order.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    grid: Grid,
    entries: BTreeMap<Place, Arc<Entry>>,
    places: HashMap<Origin, HashMap<ItemId, Place>>,
    subjects: HashMap<ItemId, Place>,
}

/// What a collection needs of the plan, by id.
#[derive(Clone, Debug, Default, PartialEq)]
struct Grid {
    focus_points: Titles<ItemId>,
    aspects: Titles<ItemId>,
    stakeholders: Titles<String>,
}

type Titles<Id> = Vec<(Id, Arc<str>)>;

impl Origin {
    /// Whether it is a table's joint sheet.
    pub fn is_joint(&self) -> bool {
        self.owner.is_none()
    }

    /// By what statements and votes name a contribution that stands here. Anyone may write another's id into
    /// a sheet of their own, so it is not the contribution's id alone. [A18]
    pub fn subject(&self, contribution: &ItemId) -> ItemId {
        let owner = self.owner.map_or([0; 32], |owner| owner.0);
        let hash = Sha256::new()
            .chain_update(b"temadag subject 1")
            .chain_update(self.table.to_be_bytes())
            .chain_update(owner)
            .chain_update(contribution.0)
            .finalize();
        let mut subject = [0; 16];
        subject.copy_from_slice(&hash[..16]);
        ItemId(subject)
    }
}

impl Entry {
    /// The focus point as a part of the grid.
    pub fn row(&self) -> Part {
        part(self.focus_point.is_some(), self.contribution.focus_point)
    }

    /// The aspect as a part of the grid.
    pub fn column(&self) -> Part {
        part(self.aspect.is_some(), self.contribution.aspect)
    }

    /// The name that the person gave, if any.
    pub fn name(&self) -> Option<&str> {
        self.author
            .profile
            .name
            .as_deref()
            .map(visible::trim)
            .filter(|name| !name.is_empty())
    }
}

impl Collection {
    /// An empty collection for a plan.
    pub fn new(plan: &Plan) -> Self {
        Self {
            grid: Grid::of(plan),
            ..Self::default()
        }
    }

    /// Follows a change of the plan. Returns whether anything here looks different now.
    pub fn set_plan(&mut self, plan: &Plan) -> bool {
        let grid = Grid::of(plan);
        if grid == self.grid {
            return false;
        }
        self.grid = grid;
        self.places.clear();
        self.subjects.clear();
        for (_, entry) in std::mem::take(&mut self.entries) {
            self.insert(
                entry.origin,
                entry.author.clone(),
                entry.contribution.clone(),
            );
        }
        true
    }

    /// Takes in a contribution as it is now; one that is withdrawn, or says nothing, goes out. Returns whether anything
    /// here is different now.
    pub fn put(&mut self, origin: Origin, author: Author, contribution: Contribution) -> bool {
        if contribution.withdrawn || visible::is_blank(&contribution.text) {
            return self.remove(&origin, &contribution.id);
        }
        if let Some(known) = self.get(&origin, &contribution.id)
            && known.author == author
            && known.contribution == contribution
        {
            return false;
        }
        self.remove(&origin, &contribution.id);
        self.insert(origin, author, contribution);
        true
    }

    /// Takes a contribution out. Returns whether it was here.
    pub fn remove(&mut self, origin: &Origin, id: &ItemId) -> bool {
        let place = self
            .places
            .get_mut(origin)
            .and_then(|sheet| sheet.remove(id));
        let entry = place.and_then(|place| self.entries.remove(&place));
        if let Some(entry) = &entry {
            self.subjects.remove(&entry.subject);
        }
        entry.is_some()
    }

    /// Takes in a whole sheet or joint sheet as it is now. Returns whether anything here is different
    /// now.
    pub fn put_sheet(
        &mut self,
        origin: Origin,
        contributions: impl IntoIterator<Item = (Author, Contribution)>,
    ) -> bool {
        let mut there = BTreeSet::new();
        let mut changed = false;
        for (author, contribution) in contributions {
            there.insert(contribution.id);
            changed |= self.put(origin, author, contribution);
        }
        let sheet = self.places.get(&origin).into_iter().flat_map(HashMap::keys);
        let gone: Vec<_> = sheet.filter(|id| !there.contains(id)).copied().collect();
        for id in gone {
            changed |= self.remove(&origin, &id);
        }
        changed
    }

    /// One contribution.
    pub fn get(&self, origin: &Origin, id: &ItemId) -> Option<&Arc<Entry>> {
        self.entries.get(self.places.get(origin)?.get(id)?)
    }

    /// The contributions of a sheet, by id.
    pub fn sheet(&self, origin: &Origin) -> BTreeSet<ItemId> {
        let mut ids = BTreeSet::new();
        ids.extend(self.places.get(origin).into_iter().flat_map(HashMap::keys));
        ids
    }

    /// The contribution that statements and votes name so.
    pub fn subject(&self, subject: &ItemId) -> Option<&Arc<Entry>> {
        self.entries.get(self.subjects.get(subject)?)
    }

    /// All, in order.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.values()
    }

    /// The tables where something stands, also those that were taken out of the plan.
    pub fn tables(&self) -> BTreeSet<u16> {
        let sheets = self.places.iter();
        let written = sheets.filter(|(_, contributions)| !contributions.is_empty());
        let mut tables = BTreeSet::new();
        tables.extend(written.map(|(origin, _)| origin.table));
        tables
    }

    /// Those that a filter lets through, in order.
    pub fn filtered(&self, filter: &Filter) -> Vec<Arc<Entry>> {
        let needle = filter.needle();
        self.entries()
            .filter(|entry| filter.admits(entry, &needle))
            .cloned()
            .collect()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn insert(&mut self, origin: Origin, author: Author, contribution: Contribution) {
        let (row, focus_point) = find(&self.grid.focus_points, &contribution.focus_point);
        let (column, aspect) = find(&self.grid.aspects, &contribution.aspect);
        let stakeholder = author
            .profile
            .stakeholder
            .as_ref()
            .filter(|word| !visible::is_blank(word))
            .map(|word| {
                find(&self.grid.stakeholders, word)
                    .1
                    .unwrap_or_else(|| Arc::from(word.as_str()))
            });
        let place = (
            row,
            column,
            origin.table,
            contribution.created,
            contribution.id,
            origin,
        );
        let mut folded = fold(&contribution.text);
        for beside in [author.profile.name.as_deref(), stakeholder.as_deref()] {
            // A word never reaches from one field into the next.
            folded.push('\n');
            folded.push_str(&fold(beside.unwrap_or_default()));
        }
        self.places
            .entry(origin)
            .or_default()
            .insert(contribution.id, place);
        let subject = origin.subject(&contribution.id);
        self.subjects.insert(subject, place);
        self.entries.insert(
            place,
            Arc::new(Entry {
                origin,
                author,
                contribution,
                subject,
                focus_point,
                aspect,
                stakeholder,
                folded,
            }),
        );
    }
}

impl Grid {
    fn of(plan: &Plan) -> Self {
        let title = |title: &str| Arc::from(title);
        Self {
            focus_points: plan
                .focus_points
                .iter()
                .map(|point| (point.id, title(&point.title)))
                .collect(),
            aspects: plan
                .aspects
                .iter()
                .map(|aspect| (aspect.id, title(&aspect.title)))
                .collect(),
            stakeholders: plan
                .stakeholders
                .iter()
                .map(|stakeholder| (stakeholder.word.clone(), title(&stakeholder.title)))
                .collect(),
        }
    }
}

fn part(known: bool, id: ItemId) -> Part {
    if known {
        Part::Known(id)
    } else {
        Part::Unknown
    }
}

/// The place and the title; the unknown come last.
fn find<Id: PartialEq>(titles: &Titles<Id>, id: &Id) -> (usize, Option<Arc<str>>) {
    match titles.iter().position(|(known, _)| known == id) {
        Some(place) => (place, Some(titles[place].1.clone())),
        None => (usize::MAX, None),
    }
}
