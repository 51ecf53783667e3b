//! The strategy as a whole: its text in order and numbered, what each part builds on, and what of all that came in is not
//! used yet.
//!
//! - [`compare`]: what differs between two versions, word by word, and the way back to one.
//! - [`crossing`]: two sets of visions, crossed.
//! - [`doubles`]: what two who began it apart have twice.
//! - [`holes`]: what is still missing.
//! - [`leaflet`], [`lix`]: the same text in few and plain words, and how hard a text is to read.
//! - [`outline`]: the parts as a text, with their numbers.
//! - [`public`], [`rendered`]: the text as it may leave, and as its readers get it.
//! - [`references`]: which part a reference names.
//! - [`template`]: what it can begin as.
//! - [`tokens`]: what stands in a text beside words: holes, footnotes, references, links.
//! - [`usage`]: of the contributions that are here, which are used, which were set aside, and which are neither.

#[cfg(feature = "facilitators")]
pub mod compare;
pub mod crossing;
#[cfg(feature = "facilitators")]
pub mod doubles;
#[cfg(feature = "facilitators")]
pub mod holes;
pub mod leaflet;
pub mod lix;
pub mod outline;
pub mod public;
pub mod references;
pub mod rendered;
pub mod template;
pub mod tokens;
pub mod usage;
mod visions;

use std::collections::BTreeMap;

use protocol::ItemId;

#[cfg(feature = "facilitators")]
pub use doubles::doubles;
#[cfg(feature = "facilitators")]
pub use holes::{Hole, HoleKind, holes, ready_to_publish};
pub use outline::{Line, outline};
pub use public::{Public, PublicPart, public};
pub use template::{StrategyTemplate, main_point, with_year};
pub use usage::{Usage, behind};

use crate::content::Says;
use crate::{Front, Part, SetAside, Source, Version};

/// What each part builds on, each once, and by which entries of the document.
pub type Sources = BTreeMap<ItemId, BTreeMap<ItemId, Vec<ItemId>>>;

/// What a strategy's document says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strategy {
    /// Title, period and year.
    pub front: Front,
    /// The text, in order. Parts that were taken out, and what is under them, are not in it.
    pub lines: Vec<Line>,
    /// The parts that are not in the text: they were taken out, or something above them was.
    pub out: BTreeMap<ItemId, Part>,
    /// What each part that stands builds on.
    pub sources: Sources,
    /// What was set aside, with the reasons.
    pub aside: Vec<SetAside>,
    /// The versions that are in the list.
    pub versions: Vec<Version>,
    /// Where each part is among the lines.
    places: BTreeMap<ItemId, usize>,
    /// Where the parts are that are under each part, and of the whole.
    below: BTreeMap<Option<ItemId>, Vec<usize>>,
}

impl Strategy {
    /// Reads all of it.
    pub fn of(says: &dyn Says) -> Self {
        let parts = Part::all(says);
        let lines = outline(parts.clone());
        let ids = lines.iter().map(|line| line.part.id);
        let places: BTreeMap<ItemId, usize> = ids.zip(0..).collect();
        let mut below: BTreeMap<Option<ItemId>, Vec<usize>> = BTreeMap::new();
        for (place, line) in lines.iter().enumerate() {
            let under = line.part.under.filter(|id| places.contains_key(id));
            below.entry(under).or_default().push(place);
        }
        let out = parts.into_iter().map(|part| (part.id, part));
        let out = out.filter(|(id, _)| !places.contains_key(id)).collect();
        let mut sources = Sources::new();
        for source in Source::all(says) {
            if !source.removed && places.contains_key(&source.of) {
                let of = sources.entry(source.of).or_default();
                of.entry(source.source).or_default().push(source.id);
            }
        }
        let mut aside = SetAside::all(says);
        aside.retain(|one| !one.removed);
        let mut versions = Version::all(says);
        versions.retain(|version| !version.removed);
        Self {
            versions,
            front: Front::of(says),
            lines,
            out,
            sources,
            aside,
            places,
            below,
        }
    }

    /// Whether nobody has begun it.
    pub fn is_empty(&self) -> bool {
        self.front.title.is_empty() && self.lines.is_empty()
    }

    /// A part that stands.
    pub fn line(&self, id: &ItemId) -> Option<&Line> {
        self.lines.get(*self.places.get(id)?)
    }

    /// The parts beside each other under a part, in their order; under none those of the whole.
    pub fn beside(&self, under: Option<ItemId>) -> impl Iterator<Item = &Part> {
        let places = self.below.get(&under).into_iter().flatten();
        places.filter_map(|place| Some(&self.lines.get(*place)?.part))
    }

    /// The place behind all that is under a part.
    pub fn next_order(&self, under: Option<ItemId>) -> f64 {
        let last = self.beside(under).map(|part| part.order);
        last.fold(-1.0, f64::max).floor() + 1.0
    }
}
