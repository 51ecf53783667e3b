//! Permanence: what stands in a document stays.
//!
//! Our commands never delete an entry of a map and never put another in its place; things are
//! marked as withdrawn, removed or left. So a change that does either is no command of ours, and is
//! refused: nobody makes another's contribution vanish from a joint sheet. The deletion names what it
//! deletes and cannot come before it, so every device refuses the same changes in whatever order
//! they arrive.

use automerge::{Automerge, ChangeHash, Patch, PatchAction, ReadDoc, Value};

/// The key of an entry, at the root or in a map at the root, that patches take away or replace.
/// `before` is where the document stood before them.
pub(crate) fn first_removed(
    doc: &Automerge,
    before: &[ChangeHash],
    patches: &[Patch],
) -> Option<String> {
    patches
        .iter()
        .filter(|patch| patch.path.len() <= 1)
        .find_map(|patch| match &patch.action {
            PatchAction::DeleteMap { key } => Some(key.clone()),
            // Two lanes that issue one command at once make the entry twice; then there is a conflict,
            // and nothing was replaced.
            PatchAction::PutMap {
                key,
                conflict: false,
                ..
            } => {
                let held = doc.get_at(&patch.obj, key.as_str(), before).ok().flatten();
                matches!(held, Some((Value::Object(_), _))).then(|| key.clone())
            }
            _ => None,
        })
}
