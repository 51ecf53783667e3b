//! Authors: who changed which entries between two points in a document's history, and when.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use automerge::legacy::{Key, ObjectId, OpId, OpType};
use automerge::{Automerge, ChangeHash, ObjId, ROOT, ReadDoc, ScalarValue};
use protocol::LaneId;

use super::Document;
use crate::loaded;
use crate::schema::{CHANGED, Declaration, Holds};

/// Who changed something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Author {
    /// When last, in milliseconds since 1970 by the clock of who did it; none where nobody said.
    pub at: Option<i64>,
    /// The lane that did it, which is proved.
    pub by: LaneId,
}

/// The authors of each entry of a map, by its key, the latest first; of a value at the root by the value's.
pub type Authors = BTreeMap<String, Vec<Author>>;

impl Document {
    /// Who changed the entries of a map at the root by what is in the history of one of two points and not in that of the
    /// other. None where the document sleeps. What a point names that is not here is passed over.
    pub fn authors(&self, root: &str, one: &[ChangeHash], other: &[ChangeHash]) -> Option<Authors> {
        let automerge = self.automerge()?;
        let since_one = automerge.get_changes(one);
        let since_other = automerge.get_changes(other);
        let hashes = |changes: &[automerge::Change]| {
            let hashes = changes.iter().map(automerge::Change::hash);
            hashes.collect::<BTreeSet<_>>()
        };
        let (in_one, in_other) = (hashes(&since_one), hashes(&since_other));
        // What came after both is in neither.
        let only = since_one
            .iter()
            .filter(|change| !in_other.contains(&change.hash()));
        let only = only.chain(
            since_other
                .iter()
                .filter(|change| !in_one.contains(&change.hash())),
        );
        let places = places(automerge, self.kind().declaration(), root);
        let mut found: BTreeMap<String, BTreeMap<LaneId, Option<i64>>> = BTreeMap::new();
        for change in only {
            let change = change.decode();
            let Ok(by) = change.actor_id.to_bytes().try_into().map(LaneId) else {
                continue;
            };
            for operation in &change.operations {
                let place = match (&operation.obj, &operation.key) {
                    (ObjectId::Id(id), _) => places.get(id).map(String::as_str),
                    (ObjectId::Root, Key::Map(key)) => Some(key.as_str()),
                    (ObjectId::Root, Key::Seq(_)) => None,
                };
                let Some(place) = place else { continue };
                let at = match (&operation.key, &operation.action) {
                    (Key::Map(key), OpType::Put(value)) if key == CHANGED => time(value),
                    _ => None,
                };
                let authors = found.entry(place.to_owned()).or_default();
                let known = authors.entry(by).or_default();
                *known = (*known).max(at);
            }
        }
        let sorted = found.into_iter().map(|(key, authors)| {
            let authors = authors.into_iter().map(|(by, at)| Author { at, by });
            let mut authors: Vec<Author> = authors.collect();
            authors.sort_unstable_by(|one, next| next.cmp(one));
            (key, authors)
        });
        Some(sorted.collect())
    }
}

/// What each object of a document belongs to: an entry of a map at the root, or a value there.
fn places(doc: &Automerge, declaration: &'static Declaration, root: &str) -> HashMap<OpId, String> {
    let mut places = HashMap::new();
    let mut put = |object: ObjId, place: &str| {
        if let ObjId::Id(counter, actor, _) = object {
            places.insert(OpId(counter, actor), place.to_owned());
        }
    };
    for value in declaration.roots {
        if let (Holds::Value(_), Some(text)) =
            (&value.holds, loaded::text_object(doc, &ROOT, value.key))
        {
            put(text, value.key);
        }
    }
    let Some(map) = loaded::map(doc, &ROOT, root) else {
        return places;
    };
    let fields = declaration.root(root).map(|root| root.fields());
    for key in doc.keys(&map) {
        // Each that stands there: another may have made it at the same time.
        for (_, entry) in doc.get_all(&map, &*key).unwrap_or_default() {
            for field in fields.into_iter().flatten() {
                if let Some(text) = loaded::text_object(doc, &entry, field.key) {
                    put(text, &key);
                }
            }
            put(entry, &key);
        }
    }
    places
}

fn time(value: &ScalarValue) -> Option<i64> {
    match value {
        ScalarValue::Timestamp(at) | ScalarValue::Int(at) => Some(*at),
        _ => None,
    }
}
