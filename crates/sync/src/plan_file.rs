//! A plan file: the plan of another workshop, saved as an Automerge document, from which a new workshop begins.

use protocol::LaneId;
use workshop::foreign::{Limits, vet_document};
use workshop::{Document, DocumentKind, Plan};

use crate::guard::guarded;
use crate::{Guard, Unreadable};

/// The plan that a file holds. Foreign bytes meet Automerge behind the guard; nothing of them is kept but what they say.
pub fn plan_in(bytes: &[u8], guard: &dyn Guard) -> Result<Plan, Unreadable> {
    if !bytes.starts_with(&crate::session::AUTOMERGE_MAGIC) {
        return Err(Unreadable::OtherKind);
    }
    vet_document(bytes, &Limits::default())?;
    let read = || {
        // It is only read, so nobody writes as this lane.
        let document = Document::open(bytes, LaneId([0; 32])).ok()?;
        (document.kind() == DocumentKind::Plan).then(|| document.plan())
    };
    let plan = guarded(guard, read).map_err(|_| Unreadable::Damaged)?;
    plan.filter(|plan| *plan != Plan::default())
        .ok_or(Unreadable::Unrelated)
}
