//! Deeds: who changed what when, as far as a document's entries say it.

use protocol::LaneId;

use crate::DocumentKind;
use crate::content::Says;
use crate::schema::{CHANGED, Holds};

/// The last change of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// When, in milliseconds since 1970 by the clock of who did it.
    pub at: i64,
    /// The lane that did it, which is proved.
    pub by: Option<LaneId>,
    /// The key of the map that the entry stands in.
    pub root: &'static str,
    /// The entry's key.
    pub key: String,
}

/// The last changes of a document's entries, the newest first. Where nobody said when, there is none.
pub fn deeds(kind: DocumentKind, says: &dyn Says) -> Vec<Deed> {
    let mut deeds = Vec::new();
    for root in kind.declaration().roots {
        let Holds::Entries(_, fields) = root.holds else {
            continue;
        };
        if !fields.iter().any(|field| field.key == CHANGED) {
            continue;
        }
        deeds.extend(says.entries(root.key).iter().filter_map(|entry| {
            Some(Deed {
                at: entry.whole(CHANGED)?,
                by: entry.writer(CHANGED),
                root: root.key,
                key: entry.key.clone(),
            })
        }));
    }
    crate::order::sort_by(&mut deeds, |one, other| {
        (other.at, &one.key).cmp(&(one.at, &other.key))
    });
    deeds
}
