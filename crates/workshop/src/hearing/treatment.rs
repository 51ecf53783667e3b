//! Treatment: the answers of a hearing with their points, what became of each, and the sum, which always fits.
//!
//! An answer that nobody cut is one point, as a whole. Where words were cut out of it, these are its points, and what is left
//! of it is one more, so that nothing that was said is without a row.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{ItemId, PersonId};
use sha2::{Digest, Sha256};

use super::{Disposition, Hearings};
use crate::collection::fold;
use crate::hexadecimal::fingerprint;
use crate::{Answer, HearingPoint, visible};

/// An answer, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// Whose document it is in.
    pub owner: PersonId,
    /// The name that binds it: the party's own, or of who gave it where it was entered.
    pub sender: String,
    /// What it says.
    pub answer: Answer,
}

/// An answer, or words cut out of one, with what holds of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// What the document says of it.
    pub said: HearingPoint,
    /// What the party says: the words that were cut, what is left of the answer, or all of it.
    pub words: String,
    /// Whether it is what is left of an answer that was cut.
    pub is_rest: bool,
    /// What becomes of it: its own, or of the point that it is the same as.
    pub disposition: Option<Disposition>,
    /// To whom it was sent on.
    pub sent_to: String,
    /// The administration's remark.
    pub remark: String,
    /// The parts of the text that it changed.
    pub parts: Vec<ItemId>,
    /// Whether the words that were cut no longer stand in the answer.
    pub is_torn: bool,
    /// Whether the party says something else than when it was decided what becomes of it.
    pub is_stale: bool,
    /// Whether it is the same as another that stands.
    pub is_same: bool,
    /// Whether facilitators who treated it, or the one that it is the same as, at the same time made different things of it.
    pub is_disputed: bool,
    /// Of an answer that several facilitators began to treat at the same time: what the others made of it.
    pub twins: Vec<HearingPoint>,
}

impl Point {
    /// Whether it is decided what becomes of it.
    pub fn is_treated(&self) -> bool {
        self.disposition.is_some() && !self.is_disputed && !self.is_stale
    }
}

/// An answer with its points.
#[derive(Clone, Debug, PartialEq)]
pub struct Treated {
    /// What it is called in points, see [`subject`].
    pub subject: ItemId,
    /// The answer.
    pub given: Given,
    /// Its points; at least one.
    pub points: Vec<Point>,
    /// Why it was set aside, if it was.
    pub aside: Option<String>,
}

impl Treated {
    /// Whether it is decided what becomes of every point of it.
    pub fn is_treated(&self) -> bool {
        self.points.iter().all(Point::is_treated)
    }

    /// Whether words were cut out of it.
    pub fn is_cut(&self) -> bool {
        self.points.iter().any(|point| !point.said.words.is_empty())
    }
}

/// How many answers there are, and how many of them are treated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many are treated.
    pub treated: usize,
    /// How many there are.
    pub all: usize,
    /// How many were set aside; they are not among the others.
    pub aside: usize,
}

impl Sum {
    /// Of these.
    pub fn of(all: &[Treated]) -> Self {
        let here = all.iter().filter(|one| one.aside.is_none());
        let counted = here.clone().count();
        Self {
            treated: here.filter(|one| one.is_treated()).count(),
            all: counted,
            aside: all.len() - counted,
        }
    }
}

/// The answers of a hearing with their points, the first begun first. What came late is not among them until it is let in.
pub fn treated(hearings: &Hearings, given: Vec<Given>) -> Vec<Treated> {
    let mut all = Points::of(hearings);
    let mut found: Vec<Treated> = given
        .into_iter()
        .map(|given| all.of_answer(given))
        .collect();
    crate::order::sort_by(&mut found, |one: &Treated, other| {
        let begun = |one: &Treated| one.given.answer.created;
        begun(one)
            .cmp(&begun(other))
            .then(one.subject.cmp(&other.subject))
    });
    // A point that is the same as one that is to be chosen is to be chosen with it.
    let disputed: BTreeSet<ItemId> = found
        .iter()
        .flat_map(|one| &one.points)
        .filter(|point| point.is_disputed)
        .map(|point| point.said.id)
        .collect();
    for point in found.iter_mut().flat_map(|one| &mut one.points) {
        let root = all.root(&point.said).id;
        point.is_disputed |= disputed.contains(&root);
    }
    found
}

/// What the hearing's document says of points.
struct Points<'a> {
    by_id: BTreeMap<ItemId, &'a HearingPoint>,
    of_answer: BTreeMap<ItemId, Vec<&'a HearingPoint>>,
    parts: BTreeMap<ItemId, Vec<ItemId>>,
}

impl<'a> Points<'a> {
    fn of(hearings: &'a Hearings) -> Self {
        let mut all = Self {
            by_id: hearings.points.iter().map(|one| (one.id, one)).collect(),
            of_answer: BTreeMap::new(),
            parts: BTreeMap::new(),
        };
        for point in &hearings.points {
            all.of_answer.entry(point.answer).or_default().push(point);
        }
        for change in &hearings.changes {
            let parts = all.parts.entry(change.point).or_default();
            if !parts.contains(&change.part) {
                parts.push(change.part);
            }
        }
        all
    }

    fn of_answer(&mut self, given: Given) -> Treated {
        let subject = subject(given.owner, &given.answer.id);
        let text = &given.answer.text;
        let found = self.of_answer.get(&subject).cloned().unwrap_or_default();
        let (cuts, wholes): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|point| !point.words.is_empty());
        let mut points: Vec<Point> = Vec::new();
        let mut left = text.clone();
        for cut in &cuts {
            let is_torn = !text.contains(&cut.words);
            left = left.replacen(&cut.words, " ", 1);
            points.push(Point {
                is_torn,
                ..self.point((*cut).clone(), cut.words.clone())
            });
        }
        let left = visible::trim(&left);
        // Full stops and blanks that were between what was cut out say nothing.
        let is_left = left.chars().any(char::is_alphanumeric);
        if cuts.is_empty() || is_left {
            let words = match cuts.is_empty() {
                true => text.clone(),
                false => left.to_owned(),
            };
            let point = self.whole(&subject, given.answer.hearing, &wholes, words);
            points.push(Point {
                is_rest: !cuts.is_empty(),
                ..point
            });
        }
        let mut reasons = wholes.iter().filter_map(|point| point.aside.clone());
        Treated {
            subject,
            points,
            aside: reasons.next_back(),
            given,
        }
    }

    /// The point of a whole answer, or of what is left of it. Several were begun at the same time: they are one.
    fn whole(
        &self,
        subject: &ItemId,
        hearing: Option<ItemId>,
        wholes: &[&'a HearingPoint],
        words: String,
    ) -> Point {
        let decided = |point: &&&HearingPoint| {
            let has_remark = !visible::is_blank(&point.remark);
            !point.dispositions.is_empty() || point.same_as.is_some() || has_remark
        };
        let first = wholes.iter().find(decided).or(wholes.first());
        let Some(first) = first else {
            return self.point(untouched(*subject, hearing), words);
        };
        let made = |point: &HearingPoint| {
            (
                point.dispositions.last().cloned(),
                point.sent_to.last().cloned(),
                point.remark.clone(),
                point.same_as,
            )
        };
        let mut said = (**first).clone();
        let others = wholes.iter().filter(|point| point.id != said.id);
        let others: Vec<HearingPoint> = others.map(|point| (**point).clone()).collect();
        let is_apart = others
            .iter()
            .any(|other| decided(&&other) && made(other) != made(&said));
        // What one of them says and the other does not holds for both.
        for other in &others {
            if said.tags.is_empty() {
                said.tags.clone_from(&other.tags);
            }
            if said.responsible.is_empty() {
                said.responsible.clone_from(&other.responsible);
            }
        }
        let mut point = self.point(said, words);
        for other in &others {
            let parts = self.parts.get(&other.id).into_iter().flatten();
            for part in parts {
                if !point.parts.contains(part) {
                    point.parts.push(*part);
                }
            }
        }
        point.is_disputed |= is_apart;
        point.twins = others;
        point
    }

    fn point(&self, said: HearingPoint, words: String) -> Point {
        let root = self.root(&said);
        let disposition = root.dispositions.last();
        let seen = said.seen.as_deref();
        Point {
            disposition: disposition.and_then(|word| Disposition::of(word)),
            sent_to: root.sent_to.last().cloned().unwrap_or_default(),
            remark: root.remark.clone(),
            parts: self.parts.get(&said.id).cloned().unwrap_or_default(),
            is_torn: false,
            is_rest: false,
            is_stale: seen.is_some_and(|seen| seen != fingerprint(&words)),
            is_same: root.id != said.id,
            is_disputed: said.dispositions.len() > 1,
            twins: Vec::new(),
            words,
            said,
        }
    }

    /// The point whose disposition holds for a point: itself, or the one that it is the same as, near or far. Of points that
    /// are the same as each other in a circle each stands for itself.
    fn root<'b>(&'b self, point: &'b HearingPoint) -> &'b HearingPoint {
        let mut seen = BTreeSet::from([point.id]);
        let mut at = point;
        while let Some(next) = at.same_as.and_then(|id| self.by_id.get(&id).copied()) {
            if !seen.insert(next.id) {
                return point;
            }
            at = next;
        }
        at
    }
}

/// The point of a whole answer that nobody has touched.
fn untouched(subject: ItemId, hearing: Option<ItemId>) -> HearingPoint {
    HearingPoint {
        id: subject,
        hearing,
        answer: subject,
        words: String::new(),
        order: 0.0,
        tags: Vec::new(),
        responsible: Vec::new(),
        dispositions: Vec::new(),
        sent_to: Vec::new(),
        remark: String::new(),
        standard: None,
        same_as: None,
        seen: None,
        aside: None,
    }
}

/// What an answer is called in points and in what is published: another party could give an answer the id of somebody
/// else's, so it is not the id alone.
pub fn subject(owner: PersonId, answer: &ItemId) -> ItemId {
    let hash = Sha256::new()
        .chain_update(b"temadag answer 1")
        .chain_update(owner.0)
        .chain_update(answer.0)
        .finalize();
    let mut subject = [0; 16];
    subject.copy_from_slice(&hash[..16]);
    ItemId(subject)
}

/// What a point keeps of words, so that it can tell when they are others.
pub fn seen(words: &str) -> String {
    fingerprint(words)
}

/// Points that say the same, letter case and blanks aside, and the one whose disposition the others are to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identical {
    /// The one that is decided, or the first where none is.
    pub leader: ItemId,
    /// Those that have no disposition of their own, each with its answer.
    pub open: Vec<(ItemId, ItemId)>,
}

/// Of the points that say the same each group in which some are not decided; the groups in the order of the answers.
pub fn identical(all: &[Treated]) -> Vec<Identical> {
    let mut groups: BTreeMap<String, Vec<&Point>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    let counted = all.iter().filter(|one| one.aside.is_none());
    for point in counted.flat_map(|one| &one.points) {
        let letters = fold(&point.words);
        let said: Vec<&str> = letters.split_whitespace().collect();
        let said = said.join(" ");
        let group = groups.entry(said.clone()).or_default();
        if group.is_empty() {
            order.push(said);
        }
        group.push(point);
    }
    let found = order.iter().filter_map(|said| {
        let group = groups.get(said).filter(|group| group.len() > 1)?;
        let leads = |point: &&&Point| !point.is_same && point.disposition.is_some();
        let leader = group
            .iter()
            .find(leads)
            .or_else(|| group.iter().find(|point| !point.is_same));
        let leader = leader.or(group.first())?.said.id;
        let open = group.iter().filter(|point| {
            point.said.id != leader && !point.is_same && point.disposition.is_none()
        });
        let open: Vec<_> = open
            .map(|point| (point.said.id, point.said.answer))
            .collect();
        (!open.is_empty()).then_some(Identical { leader, open })
    });
    found.collect()
}
