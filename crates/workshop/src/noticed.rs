//! What is published to parties and members, as they read it.

use protocol::ItemId;

use crate::content::Says;
use crate::strategy::{Public, PublicPart};
use crate::{NoticedHearing, NoticedLine, NoticedOutcome, NoticedVersion, PartForm};

/// What the notice says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noticed {
    /// The versions of the strategy, the last published first.
    pub versions: Vec<NoticedVersion>,
    /// The lines of all their texts.
    pub lines: Vec<NoticedLine>,
    /// The hearings.
    pub hearings: Vec<NoticedHearing>,
    /// What became of answers.
    pub outcomes: Vec<NoticedOutcome>,
}

impl Noticed {
    /// Reads all of it.
    pub fn of(says: &dyn Says) -> Self {
        Self {
            versions: NoticedVersion::all(says),
            lines: NoticedLine::all(says),
            hearings: NoticedHearing::all(says),
            outcomes: NoticedOutcome::all(says),
        }
    }

    /// A version.
    pub fn version(&self, id: &ItemId) -> Option<&NoticedVersion> {
        self.versions.iter().find(|one| one.id == *id)
    }

    /// The text of a version, line by line.
    pub fn text(&self, version: &ItemId) -> impl Iterator<Item = &NoticedLine> {
        let lines = self.lines.iter();
        lines.filter(move |line| line.version == *version)
    }

    /// A version as its readers get it. Pictures are not published: what they show is read in their place.
    pub fn public(&self, version: &ItemId) -> Public {
        let front = self.version(version);
        let parts = self.text(version).map(|line| PublicPart {
            id: line.part,
            form: PartForm::of(&line.form),
            under: line.under,
            depth: line.depth,
            number: line.number.clone(),
            title: line.title.clone(),
            text: line.text.clone(),
            plain: line.plain.clone(),
            down: line.down,
            across: line.across,
            picture: None,
        });
        Public {
            title: front.map(|one| one.title.clone()).unwrap_or_default(),
            period: front.map(|one| one.period.clone()).unwrap_or_default(),
            parts: parts.collect(),
        }
    }

    /// The hearing that parties are asked in now: of those that are published the one that ends last.
    pub fn current_hearing(&self) -> Option<&NoticedHearing> {
        self.hearings
            .iter()
            .max_by(|one, other| one.to.cmp(&other.to).then(one.id.cmp(&other.id)))
    }
}
