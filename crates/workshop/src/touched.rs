//! Touched: which parts of a document changed since the last look.
//!
//! A view holds a signal for each contribution. After any change it asks what was touched, reads
//! just that again and sets those signals; so a remote edit costs one change on the page and not a
//! new list.

use std::collections::BTreeSet;

use automerge::{Patch, PatchAction, Prop};
use protocol::{ItemId, PersonId};

/// What changed. Ids that are here may name what is new, what was edited or what is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Contributions.
    pub contributions: BTreeSet<ItemId>,
    /// The profile of the sheet's person.
    pub profile: bool,
    /// People at the table.
    pub seats: BTreeSet<PersonId>,
    /// The plan's title.
    pub title: bool,
    /// The plan's date.
    pub date: bool,
    /// Rows of the grid.
    pub focus_points: BTreeSet<ItemId>,
    /// Columns of the grid.
    pub aspects: BTreeSet<ItemId>,
    /// Tables.
    pub tables: BTreeSet<ItemId>,
    /// Stakeholders, by word.
    pub stakeholders: BTreeSet<String>,
    /// Something that this program has no name for, or a part as a whole: read everything again.
    pub rest: bool,
}

impl Touched {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what another look found.
    pub fn merge(&mut self, other: Self) {
        self.contributions.extend(other.contributions);
        self.profile |= other.profile;
        self.seats.extend(other.seats);
        self.title |= other.title;
        self.date |= other.date;
        self.focus_points.extend(other.focus_points);
        self.aspects.extend(other.aspects);
        self.tables.extend(other.tables);
        self.stakeholders.extend(other.stakeholders);
        self.rest |= other.rest;
    }

    /// Whether anything of the plan changed.
    pub fn plan(&self) -> bool {
        self.title
            || self.date
            || self.rest
            || !(self.focus_points.is_empty()
                && self.aspects.is_empty()
                && self.tables.is_empty()
                && self.stakeholders.is_empty())
    }

    pub(crate) fn note(&mut self, patches: &[Patch]) {
        for patch in patches {
            // The path leads to the object that changed; where that is the root or a map at the root,
            // the key that changed is the patch's own.
            let mut steps = patch.path.iter().map(|(_, step)| step);
            let own = own_key(&patch.action);
            let part = steps.next().and_then(key_of).or(own);
            let entry = if patch.path.is_empty() {
                None
            } else {
                steps.next().and_then(key_of).or(own)
            };
            self.note_one(part, entry);
        }
    }

    fn note_one(&mut self, part: Option<&str>, entry: Option<&str>) {
        let item = entry.and_then(ItemId::from_hex);
        let known = match part {
            Some("contributions") => item.map(|id| self.contributions.insert(id)).is_some(),
            Some("focusPoints") => item.map(|id| self.focus_points.insert(id)).is_some(),
            Some("aspects") => item.map(|id| self.aspects.insert(id)).is_some(),
            Some("tables") => item.map(|id| self.tables.insert(id)).is_some(),
            Some("stakeholders") => entry
                .map(|word| self.stakeholders.insert(word.to_owned()))
                .is_some(),
            Some("seats") => {
                let person = entry.and_then(PersonId::from_hex);
                person.map(|person| self.seats.insert(person)).is_some()
            }
            Some("profile") => {
                self.profile = true;
                true
            }
            Some("title") => {
                self.title = true;
                true
            }
            Some("date") => {
                self.date = true;
                true
            }
            _ => false,
        };
        self.rest |= !known;
    }
}

fn key_of(step: &Prop) -> Option<&str> {
    match step {
        Prop::Map(key) => Some(key),
        Prop::Seq(_) => None,
    }
}

fn own_key(action: &PatchAction) -> Option<&str> {
    match action {
        PatchAction::PutMap { key, .. } | PatchAction::DeleteMap { key } => Some(key),
        PatchAction::Increment { prop, .. } | PatchAction::Conflict { prop } => key_of(prop),
        _ => None,
    }
}
