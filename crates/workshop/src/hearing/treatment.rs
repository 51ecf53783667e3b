//! Treatment: the answers of a hearing with their points, what became of each, and the sum, which always fits.
//!
//! An answer that nobody cut is one point, as a whole. Where words were cut out of it, these are its points, and the whole
//! is none.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{ItemId, PersonId};
use sha2::{Digest, Sha256};

use super::{Disposition, Hearings};
use crate::collection::fold;
use crate::{Answer, HearingPoint};

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
    /// Of a whole answer that several facilitators began to treat at the same time: what the others made of it.
    pub twins: Vec<HearingPoint>,
}

impl Point {
    /// Whether facilitators who treated it at the same time made different things of it.
    pub fn is_disputed(&self) -> bool {
        let made = |one: &HearingPoint| (one.dispositions.last().cloned(), one.remark.clone());
        let own = made(&self.said);
        self.said.dispositions.len() > 1 || self.twins.iter().any(|twin| made(twin) != own)
    }
}

/// An answer with its points.
#[derive(Clone, Debug, PartialEq)]
pub struct Treated {
    /// The answer.
    pub given: Given,
    /// Its points; at least one.
    pub points: Vec<Point>,
}

impl Treated {
    /// Whether every point of it has a disposition, and one.
    pub fn is_treated(&self) -> bool {
        let mut points = self.points.iter();
        points.all(|point| point.disposition.is_some() && !point.is_disputed())
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
}

impl Sum {
    /// Of these.
    pub fn of(all: &[Treated]) -> Self {
        Self {
            treated: all.iter().filter(|one| one.is_treated()).count(),
            all: all.len(),
        }
    }
}

/// The answers of a hearing with their points, in the order in which they are given. What came late is not among them until
/// it is let in.
pub fn treated(hearings: &Hearings, given: Vec<Given>) -> Vec<Treated> {
    let by_id: BTreeMap<ItemId, &HearingPoint> =
        hearings.points.iter().map(|one| (one.id, one)).collect();
    let mut of_answer: BTreeMap<ItemId, Vec<&HearingPoint>> = BTreeMap::new();
    for point in &hearings.points {
        of_answer.entry(point.answer).or_default().push(point);
    }
    let mut parts: BTreeMap<ItemId, Vec<ItemId>> = BTreeMap::new();
    for change in &hearings.changes {
        let parts = parts.entry(change.point).or_default();
        if !parts.contains(&change.part) {
            parts.push(change.part);
        }
    }
    let with = |said: HearingPoint, text: &str| {
        let holds = holding(&said, &by_id);
        let disposition = holds.dispositions.last();
        Point {
            disposition: disposition.and_then(|word| Disposition::of(word)),
            sent_to: holds.sent_to.last().cloned().unwrap_or_default(),
            remark: holds.remark.clone(),
            parts: parts.get(&said.id).cloned().unwrap_or_default(),
            is_torn: !said.words.is_empty() && !text.contains(&said.words),
            twins: Vec::new(),
            said,
        }
    };
    let all = given.into_iter().map(|given| {
        let text = &given.answer.text;
        let found = of_answer.get(&subject(given.owner, &given.answer.id));
        let found = found.map_or(&[][..], Vec::as_slice);
        let cut = found.iter().filter(|point| !point.words.is_empty());
        let mut points: Vec<Point> = cut.map(|point| with((*point).clone(), text)).collect();
        if points.is_empty() {
            let mut wholes = found.iter().map(|point| (*point).clone());
            let first = wholes.next().unwrap_or_else(|| untouched(&given));
            let mut point = with(first, text);
            point.twins = wholes.collect();
            points.push(point);
        }
        Treated { given, points }
    });
    all.collect()
}

/// The point whose disposition holds for a point: itself, or the one that it is the same as, near or far. Of points that
/// are the same as each other in a circle each stands for itself.
fn holding<'a>(
    point: &'a HearingPoint,
    all: &BTreeMap<ItemId, &'a HearingPoint>,
) -> &'a HearingPoint {
    let mut seen = BTreeSet::from([point.id]);
    let mut at = point;
    while let Some(next) = at.same_as.and_then(|id| all.get(&id).copied()) {
        if !seen.insert(next.id) {
            return point;
        }
        at = next;
    }
    at
}

/// The point of a whole answer that nobody has touched.
fn untouched(given: &Given) -> HearingPoint {
    let subject = subject(given.owner, &given.answer.id);
    HearingPoint {
        id: subject,
        hearing: given.answer.hearing,
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

/// What a point says: the words that were cut, or the whole answer.
pub fn words_of<'a>(treated: &'a Treated, point: &'a Point) -> &'a str {
    match point.said.words.is_empty() {
        true => &treated.given.answer.text,
        false => &point.said.words,
    }
}

/// Of the points that say the same, letter case and blanks aside, each group of more than one; the groups and what is in them
/// in the order of the answers.
pub fn identical(all: &[Treated]) -> Vec<Vec<ItemId>> {
    let mut groups: BTreeMap<String, Vec<ItemId>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for treated in all {
        for point in &treated.points {
            let letters = fold(words_of(treated, point));
            let said: Vec<&str> = letters.split_whitespace().collect();
            let said = said.join(" ");
            let group = groups.entry(said.clone()).or_default();
            if group.is_empty() {
                order.push(said);
            }
            group.push(point.said.id);
        }
    }
    let groups = order.iter().filter_map(|said| groups.remove(said));
    groups.filter(|group| group.len() > 1).collect()
}
