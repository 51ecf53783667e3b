//! Promises: what people were told is on the disk is there in the end, once.

use std::collections::BTreeSet;

use protocol::Stream;
use sync::{DocumentId, Session, SetAside, Status};
use workshop::{Comment, Part, Placement, Source, Statement, is_important};

use crate::checks::{Lateness, reference};
use crate::device::TabId;
use crate::foreign;
use crate::ledger::{Deed, Entry};
use crate::world::World;

/// The tokens in a text.
pub fn tokens(text: &str) -> Vec<String> {
    text.split('«')
        .skip(1)
        .filter_map(|part| part.split_once('»'))
        .map(|(number, _)| format!("«{number}»"))
        .collect()
}

/// Records of a stream that were torn on a device together with the commands that made them: only
/// what was in these may be missing.
fn torn_for_good(world: &World, device: usize, stream: Stream) -> usize {
    let prefix = sync::store::documents_of(stream);
    let keys: BTreeSet<&str> = world.devices[device]
        .set_aside
        .iter()
        .filter_map(|set_aside| match set_aside {
            SetAside::Record { key, .. } => Some(key.as_str()),
            _ => None,
        })
        .filter(|key| key.starts_with(&prefix))
        .collect();
    let pairs = keys
        .iter()
        .filter(|key| keys.contains(format!("{key}/command").as_str()))
        .count();
    let orders = world.devices[device]
        .set_aside
        .iter()
        .filter(
            |set_aside| matches!(set_aside, SetAside::Row { key } if key.starts_with("reissue/")),
        )
        .count();
    pairs + orders
}

pub fn are_kept(world: &mut World, lateness: Lateness) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut excused = 0;
    let Some(reference) = reference(world) else {
        return complaints;
    };
    let imported: BTreeSet<_> = world
        .ledger
        .imports
        .iter()
        .filter(|(_, report)| report.new > 0)
        .map(|(request, _)| *request)
        .collect();
    for (request, entry) in &world.ledger.entries {
        let Some(document) = entry.document else {
            continue;
        };
        if !(entry.done || imported.contains(request))
            || world.excluded.contains(&entry.person)
            || world.spoilt.contains(&document)
        {
            continue;
        }
        let mut viewers = vec![reference];
        if lateness == Lateness::Waits {
            // Its writer sees it all along, and reads that it waits.
            viewers.extend(world.open_tabs().into_iter().filter(|tab| {
                world.person_of(*tab).id == entry.person
                    && world.status(*tab) == Some(Status::Waiting)
            }));
        }
        // What builds on another's late writing is not seen before that is let in: the second look,
        // when everything is, must find it.
        let waits_for_others = document.owner.is_none() && viewers.len() > 1;
        let kept = waits_for_others
            || viewers
                .iter()
                .any(|viewer| is_there(world, *viewer, &document, &entry.deed));
        if kept {
            continue;
        }
        if went_with_its_maker(world, reference, &document, &entry.deed) {
            continue;
        }
        if lateness == Lateness::Waits
            && (waits_behind_another(world, entry) || waits_for_who_left(world, reference, entry))
        {
            continue;
        }
        if torn_for_good(world, entry.tab.device, document.stream) > 0 {
            excused += 1;
            continue;
        }
        complaints.push(format!(
            "{request:?} of {:?} was answered and is not there: {:?} in {document}",
            entry.tab, entry.deed
        ));
    }
    world.ledger.excused = world.ledger.excused.max(excused);
    complaints
}

/// What somebody did to another's contribution that waits to be let in, and has to be said again because
/// both were built on what an exclusion took away: it cannot be written before the contribution is there.
/// Its writer's device keeps it, and reads "Gemt".
pub fn waits_behind_another(world: &World, entry: &Entry) -> bool {
    let (Deed::Edited { id, .. } | Deed::Withdrew { id }) = &entry.deed else {
        return false;
    };
    let session = reference(world).and_then(|tab| world.session(tab));
    let (Some(session), Some(document)) = (session, entry.document) else {
        return false;
    };
    let held = session.document(&document);
    entry.done
        && document.owner.is_none()
        && session.waiting().records > 0
        && !world.excluded.is_empty()
        && held.is_none_or(|held| held.contribution(id).is_none())
}

/// What somebody wrote beyond a close who is not here to see it: the facilitators are told that it waits.
fn waits_for_who_left(world: &World, reference: TabId, entry: &Entry) -> bool {
    let mut open = world.open_tabs().into_iter();
    let table = entry.document.and_then(|document| document.table());
    let waits = |session: &Session| {
        let mut waiting = session.waiting_from().into_iter();
        waiting.any(|from| from.person == entry.person && from.table == table)
    };
    open.all(|tab| world.person_of(tab).id != entry.person)
        && world.session(reference).is_some_and(waits)
}

/// What somebody did to a contribution of a person whose exclusion took it away.
fn went_with_its_maker(world: &World, viewer: TabId, document: &DocumentId, deed: &Deed) -> bool {
    let (Deed::Edited { id, .. } | Deed::Withdrew { id }) = deed else {
        return false;
    };
    let mut added = world.ledger.entries.values();
    let maker =
        added.find(|entry| matches!(&entry.deed, Deed::Added { id: made, .. } if made == id));
    let held = world
        .session(viewer)
        .and_then(|session| session.document(document));
    maker.is_some_and(|maker| world.excluded.contains(&maker.person))
        && held.is_some_and(|held| held.contribution(id).is_none())
}

fn is_there(world: &World, viewer: TabId, document: &DocumentId, deed: &Deed) -> bool {
    let Some(held) = world
        .session(viewer)
        .and_then(|session| session.document(document))
    else {
        return matches!(deed, Deed::Other);
    };
    match deed {
        Deed::Added { id, token } | Deed::Edited { id, token } => held
            .contribution(id)
            .is_some_and(|contribution| contribution.text.matches(token.as_str()).count() == 1),
        Deed::Set { register, .. } => !register.stands(held).is_empty(),
        Deed::Commented { id, token } => {
            Comment::find(held, id).is_some_and(|comment| comment.text.contains(token.as_str()))
        }
        Deed::Drafted { id, token } => {
            Part::find(held, id).is_some_and(|part| part.text.matches(token.as_str()).count() == 1)
        }
        Deed::Sourced { id } => Source::all(held).iter().any(|source| source.id == *id),
        Deed::Marked { subject } => is_important(held, subject),
        Deed::Phased { id } => held.plan().programme.iter().any(|phase| phase.id == *id),
        Deed::Peopled { word } => held.plan().stakeholder_title(word).is_some(),
        Deed::Said { id } => Statement::find(held, id).is_some(),
        Deed::Published { subject } => Placement::find(held, subject).is_some(),
        Deed::Withdrew { id } => held
            .contribution(id)
            .is_some_and(|contribution| contribution.withdrawn),
        Deed::Imported { original, token } => {
            let Some(session) = world.session(viewer) else {
                return false;
            };
            let found = session
                .documents()
                .flat_map(|(_, document)| document.contributions())
                .filter(|contribution| {
                    contribution
                        .imported
                        .as_ref()
                        .is_some_and(|imported| imported.original == Some(*original))
                        && contribution.text.contains(token.as_str())
                })
                .count();
            found == 1
        }
        // Said again, it is said anew.
        Deed::Named { .. } | Deed::Other => true,
    }
}

pub fn nothing_is_made_twice(world: &World) -> Vec<String> {
    let mut complaints = Vec::new();
    let Some(session) = reference(world).and_then(|tab| world.session(tab)) else {
        return complaints;
    };
    for (id, document) in session.documents() {
        if id.table().is_none() || world.spoilt.contains(id) {
            continue;
        }
        for (key, times) in foreign::makings(&document.export()) {
            if times != 1 {
                complaints.push(format!("{id}: {key} was made {times} times"));
            }
        }
    }
    complaints
}
